"""Checks every dialled or texted number of content/contacts against the public numbering tables, which know nothing of us.

    pip install phonenumbers
    python check_numbers.py CONTENT_DIR

The tables prove form (this can be dialled here, this is an emergency number), never ownership: a wrong but valid number passes.
E1 to E5 are the five ways in which published crisis numbers were found to be wrong. Reads no clock: whether a number is
due for a new look is for `foothold-content check --as-of` to say.
"""
import csv
import datetime
import pathlib
import re
import sys

import phonenumbers
from phonenumbers import shortnumberinfo
from phonenumbers.shortdata import _AVAILABLE_REGION_CODES as ALL_REGIONS

COLUMNS = (
    "line,name::en,role,audience::en,levels,languages,always_open,hours::en,cost::en,sends_help,sends_help::en,channel,dial,number_type,"
    "display,menu,body,about::en,works_without_data,sources,assured_date,next_review,open::en"
).split(",")
LINE_COLUMNS = COLUMNS[:10]

# Which kind of number a channel may hold. A code that only takes texts must never reach a dialler (E2).
NUMBER_TYPES = {
    "call": {"short_code", "national", "international"},
    "text": {"short_code", "text_code", "national", "international"},
    "tty": {"short_code", "national", "international"},
    "relay": {"short_code", "national", "international"},
    "videophone": {"national", "international"},
    "whatsapp": {"international"},
}

# Numbers the tables cannot know, each with the reason it is right all the same.
KNOWN_TO_BE_RIGHT = {
    ("GB", "18001111"): "Relay UK: the prefix 18001 in front of 111",
}

# Six-digit 13 numbers stand in Australia's national plan, not among its short numbers, and any of them is valid there. So only
# those that we mean are taken as short numbers.
SHORT_IN_NATIONAL_PLAN = {
    ("AU", "131114"): "Lifeline",
    ("AU", "131126"): "Poisons Information",
    ("AU", "139276"): "13YARN",
}

# E5: the words to send, per number. Lists on the web mix them up (HOME, HELLO, START, NAMI, NEDA were all seen for one code),
# so a change here must be as deliberate as a change of the number. An empty word means any message, and numbers that are not
# listed take any message.
KEYWORDS = {
    ("US", "741741"): ({"HOME", "AYUDA"}, "Crisis Text Line's own words, English and Spanish"),
    ("US", "678678"): ({"START"}, "The Trevor Project, as its 2025 announcements print it"),
    ("US", "88788"): ({"START"}, "the hotline's word; the federal victims' office prints the same"),
    ("US", "20121"): ({"VOICE"}, "Boys Town, its own release"),
    ("US", "62640"): ({"NAMI"}, "NAMI's guide; its pages also print HELPLINE"),
    ("CA", "686868"): ({"CONNECT", "TEXTO"}, "Kids Help Phone, English and French"),
    ("GB", "85258"): ({"SHOUT"}, "Shout's own word"),
    ("IE", "50808"): ({"HELLO"}, "sources differ between HELLO and TALK; the row says so"),
    ("NZ", "4357"): ({"HELP"}, "the number spells the word; any message works"),
}
OLD_NAMES = {
    "national suicide prevention lifeline": "renamed the 988 Suicide & Crisis Lifeline in July 2022",
    "behavioral health treatment services locator": "replaced by FindTreatment.gov in 2019",
    "talk suicide canada": "replaced by 9-8-8 in November 2023",
    "crisis services canada": "replaced by 9-8-8 in November 2023",
}
OLD_NUMBERS = {
    "18334564566": "replaced by 9-8-8 in Canada",
    "45645": "replaced by 9-8-8 in Canada",
    "18339435746": "the maternal hotline's first number, ended in 2024",
}

# E4: keys to press after the call is answered. The only one that a person is told to press is 1 for veterans; the key for
# LGBTQ+ callers was taken away in July 2025 while pages still name it.
MENU = {"veteran": "1"}
SPANISH = {"us-988": "2"}  # said in words beside the number, not pressed for the caller
KEY_IN_WORDS = re.compile(r"\b(?:press(?:ing)?|option|key)\s+(?:the\s+)?(?:number\s+)?[\"'“]?(\d|zero|one|two|three|four|five|six|seven|eight|nine)\b", re.I)


class Report:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, holds, where, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{where}: {what}")


def digits(text):
    return re.sub(r"\D", "", text)


def most_common_emergency_number():
    counts = {n: sum(shortnumberinfo.is_emergency_number(n, r) for r in ALL_REGIONS) for n in ("112", "911", "999", "000", "111")}
    return max(counts, key=counts.get)


def read(path, report):
    """Rows with the line's own columns filled in from its first row. `row` counts as a spreadsheet does, the header being 1."""
    with open(path, encoding="utf-8", newline="") as f:
        table = csv.DictReader(f)
        report.check(table.fieldnames == COLUMNS, f"{path} row 1", f"the columns must be {','.join(COLUMNS)}")
        if table.fieldnames != COLUMNS:
            return []
        rows, line = [], None
        for n, row in enumerate(table, start=2):
            if None in row or None in row.values():
                report.check(False, f"{path} row {n}", "the row has more or fewer cells than the header")
                continue
            if row["line"]:
                line = row
            elif line is None:
                report.check(False, f"{path} row {n}", "the first row of a file must start a line")
                continue
            rows.append((f"{path} row {n} ({line['line']} {row['channel']} {row['dial']})", row | {c: line[c] for c in LINE_COLUMNS}))
        return rows


def check_number(region, row, where, report):
    """The number has the form that its type promises, in this region."""
    dial, kind = row["dial"], row["number_type"]
    report.check(kind in NUMBER_TYPES[row["channel"]], where, f"a {row['channel']} channel cannot hold a number of type '{kind}'")
    report.check(re.fullmatch(r"\+?[0-9]+", dial) is not None, where, "only digits, and + in front of an international number, can be dialled")
    report.check(digits(row["display"]) == digits(dial), where, f"'{row['display']}' does not show the number that is dialled")
    if not re.fullmatch(r"\+?[0-9]+", dial):
        return
    if (region, dial) in KNOWN_TO_BE_RIGHT:
        return
    if kind == "international":
        check_international(region, dial, where, report)
    elif kind == "national":
        check_national(region, dial, where, report)
    elif kind in ("short_code", "text_code"):
        check_short(region, row, where, report)


def check_international(region, dial, where, report):
    # E3: "+1988" or "+44116123" were seen in published sets; nobody can dial them.
    report.check(dial.startswith("+"), where, "E3 an international number starts with +")
    if not dial.startswith("+"):
        return
    try:
        number = phonenumbers.parse(dial, None)
    except phonenumbers.NumberParseException as wrong:
        report.check(False, where, f"not an international number: {wrong}")
        return
    national = str(number.national_number)
    report.check(len(national) > 6, where, "E3 a short number has no international form")
    report.check(phonenumbers.is_possible_number(number), where, "not a possible number")
    report.check(phonenumbers.is_valid_number(number), where, "not a valid number")
    report.check(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == dial, where, "not the one international spelling of this number")
    if region != "unknown":
        code = phonenumbers.country_code_for_region(region)
        report.check(number.country_code == code, where, f"a number of another country (+{number.country_code}, here +{code})")


def check_national(region, dial, where, report):
    report.check(not dial.startswith("+"), where, "E3 a national number has no +")
    report.check(region != "unknown", where, "without a region only international numbers can be dialled")
    if dial.startswith("+") or region == "unknown":
        return
    number = phonenumbers.parse(dial, region)
    report.check(phonenumbers.is_possible_number(number), where, f"not a possible number in {region}")
    report.check(phonenumbers.is_valid_number_for_region(number, region), where, f"not a valid number in {region}")
    # With its leading zero, where the country has one: without it the call goes nowhere.
    spelled = digits(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
    report.check(spelled == dial, where, f"inside {region} this is dialled {spelled}")


def check_short(region, row, where, report):
    dial, kind = row["dial"], row["number_type"]
    report.check(not dial.startswith("+"), where, "E3 a short number never has a +")
    report.check(3 <= len(digits(dial)) <= 6, where, "a short number has 3 to 6 digits")
    if dial.startswith("+"):
        return
    if region == "unknown":
        common = most_common_emergency_number()
        report.check(dial == common, where, f"without a region only {common} may be shown: more countries answer it than any other")
        return
    number = phonenumbers.parse(dial, region)
    known = shortnumberinfo.is_valid_short_number_for_region(number, region)
    if kind == "text_code":
        known = known or shortnumberinfo.is_sms_service_for_region(number, region)
        if region in ("US", "CA"):
            known = known and shortnumberinfo.is_sms_service_for_region(number, region)
    elif (region, dial) in SHORT_IN_NATIONAL_PLAN:
        known = phonenumbers.is_valid_number_for_region(number, region)
    report.check(known, where, f"not a {'text code' if kind == 'text_code' else 'short number'} of {region}")
    if kind == "short_code" and region in ("US", "CA"):
        report.check(len(dial) < 5, where, "E2 a code of five or six digits takes texts only: type text_code")


def check_emergency(region, row, where, report):
    if row["role"] != "emergency" or not row["number_type"] or row["channel"] == "relay" or region == "unknown":
        return  # a relay service connects to emergency services but is not one
    report.check(shortnumberinfo.is_emergency_number(row["dial"], region), where, f"not an emergency number of {region}")


def check_address(row, where, report):
    """Channels without a number."""
    report.check(row["number_type"] == "", where, "an address has no number type")
    if row["channel"] == "email":
        report.check(re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]+", row["dial"]) is not None, where, "not a mail address")
    else:
        report.check(re.fullmatch(r"https://[a-z0-9.-]+(/\S*)?", row["dial"]) is not None, where, "not an https address")


def date(text):
    try:
        return datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def check_defects(region, row, text_only, where, report):
    # E1 stale: a number without a date cannot be seen to grow old.
    seen, again = date(row["assured_date"]), date(row["next_review"])
    report.check(seen is not None, where, "E1 assured_date is missing or not a date")
    report.check(again is not None, where, "E1 next_review is missing or not a date")
    report.check(not (seen and again) or again > seen, where, "E1 next_review must be after assured_date")
    # E2 wrong channel: calling a text-only code reaches nobody.
    if row["channel"] != "text":
        report.check(digits(row["dial"]) not in text_only, where, "E2 this code only takes texts")
    # E4 dead menus.
    report.check(row["menu"] in ("", MENU.get(row["role"], "")), where, f"E4 no key may be named here: '{row['menu']}'")
    words = " ".join(v for c, v in row.items() if c.endswith("::en"))
    for key in KEY_IN_WORDS.findall(words):
        allowed = {MENU.get(row["role"]), SPANISH.get(row["line"])}
        report.check(key in allowed, where, f"E4 the words name the key '{key}'")
    # E5 drift of names and numbers.
    everything = " ".join(row.values()).lower()
    for name, reason in OLD_NAMES.items():
        report.check(name not in everything, where, f"E5 old name '{name}': {reason}")
    report.check(digits(row["dial"]) not in OLD_NUMBERS or not row["number_type"], where, f"E5 old number: {OLD_NUMBERS.get(digits(row['dial']))}")
    if row["channel"] != "text":
        report.check(row["body"] == "", where, "only a text has words to send")


def check_keywords(region, path, rows, report):
    """E5: the words to send, over all rows of a number."""
    sent = {}
    for _, row in rows:
        if row["channel"] == "text":
            sent.setdefault(row["dial"], set()).add(row["body"])
    for dial, words in sent.items():
        wanted, reason = KEYWORDS.get((region, dial), ({""}, "any message"))
        report.check(words == wanted, f"{path} ({dial})", f"E5 words to send {sorted(words)}, expected {sorted(wanted)}: {reason}")


def check_other_words(contacts, regions, report):
    """The tables beside the lines say words too (roles, which line comes first): E4 and E5 hold there as well."""
    lines = {f"{region.lower()}.csv" for region in regions}
    for path in sorted(contacts.glob("*.csv")):
        if path.name in lines:
            continue
        with open(path, encoding="utf-8", newline="") as f:
            for n, row in enumerate(csv.DictReader(f), start=2):
                words = " ".join(str(cell) for cell in row.values())
                for key in KEY_IN_WORDS.findall(words):
                    report.check(key == MENU.get(row.get("role")), f"{path} row {n}", f"E4 the words name the key '{key}'")
                for name, reason in OLD_NAMES.items():
                    report.check(name not in words.lower(), f"{path} row {n}", f"E5 old name '{name}': {reason}")


def main(args):
    if len(args) != 1:
        print(__doc__)
        return 2
    contacts, report = pathlib.Path(args[0]) / "contacts", Report()
    with open(contacts / "regions.csv", encoding="utf-8", newline="") as f:
        regions = [row["region"] for row in csv.DictReader(f)]
    report.check(len(regions) > 0, contacts / "regions.csv", "no region")
    for region in regions:
        path = contacts / f"{region.lower()}.csv"
        if not path.exists():
            report.check(False, path, "the region has no file")
            continue
        rows = read(path, report)
        report.check(any(r["role"] == "emergency" and r["channel"] == "call" for _, r in rows), path, "no emergency number to call")
        text_only = {r["dial"] for _, r in rows if r["number_type"] == "text_code"} | {d for g, d in KEYWORDS if g == region}
        for where, row in rows:
            if row["channel"] in NUMBER_TYPES and not row["dial"].startswith("https://"):
                check_number(region, row, where, report)
                check_emergency(region, row, where, report)
            elif row["channel"] in ("chat", "web", "email", "videophone", "whatsapp"):
                check_address(row, where, report)
            else:
                report.check(False, where, f"unknown channel '{row['channel']}'")
            check_defects(region, row, text_only, where, report)
        check_keywords(region, path, rows, report)
    check_other_words(contacts, regions, report)
    print(f"numbers: {report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
