"""Reads every sheet to fill in with pyxform, the reader of Kobo, ODK and CommCare, which shares nothing with ours.

    tests/worksheets/check_xlsform.py content/worksheets

Fails if it refuses one, warns of one, or makes other questions, choices and conditions of it than stand in the file.
"""

import csv
import logging
import pathlib
import sys
import xml.etree.ElementTree as xml

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

XFORMS = "{http://www.w3.org/2002/xforms}"
ASKED = ("text", "date", "select_one")


def sheets(path):
    """The rows of each sheet, by the names of their columns."""
    found, header = {}, None
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            name, *cells = row
            if name:
                rows, header = found.setdefault(name, []), None
            elif header is None:
                header = cells
            else:
                rows.append(dict(zip(header, cells, strict=False)))
    return found


def problems(path):
    """What is wrong with one file."""
    try:
        result = convert(str(path), validate=False)
    except PyXFormError as refusal:
        return [f"pyxform refuses it: {refusal}"]
    wrong = [f"pyxform warns: {warning}" for warning in result.warnings]
    written = sheets(path)
    form = xml.fromstring(result.xform)
    body = form.find("{http://www.w3.org/1999/xhtml}body")
    asked = [row["name"] for row in written["survey"] if row["type"].split(" ")[0] in ASKED]
    shown = [row["name"] for row in written["survey"] if row["type"] == "note"]
    drawn = [
        control.get("ref").rsplit("/", 1)[1]
        for control in body.iter()
        if control.tag in (f"{XFORMS}input", f"{XFORMS}select1")
    ]
    if sorted(drawn) != sorted(asked + shown):
        wrong.append(f"it asks {sorted(set(drawn) ^ set(asked + shown))} in one reading only")
    lists = {row["list_name"] for row in written.get("choices", [])}
    read = {instance.get("id") for instance in form.iter(f"{XFORMS}instance")} - {None}
    if read != lists:
        wrong.append(f"its lists are {sorted(read)} and {sorted(lists)}")
    conditions = sum(1 for row in written["survey"] if row.get("relevant"))
    binds = list(form.iter(f"{XFORMS}bind"))
    if sum(1 for bind in binds if bind.get("relevant")) != conditions:
        wrong.append(f"not all of its {conditions} conditions are read")
    needed = sum(1 for row in written["survey"] if row.get("required"))
    if sum(1 for bind in binds if bind.get("required") == "true()") != needed:
        wrong.append(f"not all of its {needed} questions that must be answered are read")
    return wrong


def main(folder):
    logging.disable(logging.CRITICAL)
    files = sorted(pathlib.Path(folder).glob("*.csv"))
    if not files:
        sys.exit(f"There is no sheet in {folder}.")
    failed = 0
    for path in files:
        for problem in problems(path):
            failed += 1
            print(f"{path}: {problem}", file=sys.stderr)
    print(f"worksheets: {len(files)} read by pyxform, {failed} problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
