"""Prints the pages that the `papers` command wrote, with Chromium, and reads the paper.

    tests/paper/check_pages.py FOLDER [KEEP]

A page named `.one-page.html` must come out as one, on A4 and on US Letter; nothing may be cut off: every word of a page
must stand on paper; and a page may load nothing. KEEP is a folder for the printed files, to look at.
"""

import concurrent.futures
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from pypdf import PdfReader

SIZES = ("A4", "letter")


class Words(html.parser.HTMLParser):
    """The words that a page shows."""

    def __init__(self):
        super().__init__()
        self.hidden, self.words = False, []

    def handle_starttag(self, tag, attributes):
        self.hidden = tag in ("style", "title")

    def handle_endtag(self, tag):
        self.hidden = False

    def handle_data(self, data):
        if not self.hidden:
            self.words.append(data)


def plain(text):
    """Letters alone: where a line breaks, and whether there is a space then, is the printer's affair."""
    return re.sub(r"\s", "", text)


def printed(chromium, page, size, keep):
    """The pages of one file on one size of paper, as text."""
    sized = page.read_text(encoding="utf-8").replace("@page{", f"@page{{size:{size};", 1)
    with tempfile.TemporaryDirectory() as folder:
        source, paper = pathlib.Path(folder, "page.html"), pathlib.Path(folder, "page.pdf")
        source.write_text(sized, encoding="utf-8")
        command = [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={paper}",
            source.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        if keep:
            shutil.copy(paper, pathlib.Path(keep, f"{page.stem}.{size}.pdf"))
        return [sheet.extract_text() for sheet in PdfReader(paper).pages]


def problems(chromium, page, keep):
    text = page.read_text(encoding="utf-8")
    if "<script" in text or re.search(r"https?:|src=|href=|url\(", text):
        yield "it runs or loads something"
    words = Words()
    words.feed(text)
    for size in SIZES:
        sheets = printed(chromium, page, size, keep)
        if ".one-page." in page.name and len(sheets) != 1:
            yield f"it takes {len(sheets)} pages of {size}"
        on_paper = plain("".join(sheets))
        missing = [word for word in words.words if plain(word) not in on_paper]
        if missing:
            yield f"on {size} this is cut off: {missing[0][:60]!r}"


def main(folder, keep=None):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("Chromium is missing.")
    pages = sorted(pathlib.Path(folder).glob("*.html"))
    if not any(".one-page." in page.name for page in pages):
        sys.exit(f"There is no sheet of one page in {folder}.")
    failed = 0
    # Each page is printed by a Chromium of its own, which takes most of the time to start.
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda page: list(problems(chromium, page, keep)), pages)
        for page, problem in ((page, problem) for page, all_of in zip(pages, found) for problem in all_of):
            failed += 1
            print(f"{page.name}: {problem}", file=sys.stderr)
    print(f"paper: {len(pages)} pages printed on {' and '.join(SIZES)}, {failed} problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
