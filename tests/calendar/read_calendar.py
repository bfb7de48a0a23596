"""Reads a calendar file with icalendar, which shares nothing with ours, and prints its entries as JSON.

    tests/calendar/read_calendar.py FILE

Fails if the file is not one calendar, if a line is longer than RFC 5545 takes, or if anything in it is not understood.
"""

import json
import pathlib
import sys

from icalendar import Calendar

KNOWN = {"VERSION", "PRODID"}


def entry(event):
    alarms = event.walk("VALARM")
    return {
        "uid": str(event["UID"]),
        "summary": str(event["SUMMARY"]),
        "start": event["DTSTART"].dt.isoformat(),
        "floating": event["DTSTART"].dt.tzinfo is None,
        "stamp": event["DTSTAMP"].dt.isoformat(),
        "properties": sorted(event.keys()),
        "alarms": [[str(alarm["ACTION"]), str(alarm["DESCRIPTION"]), str(alarm["TRIGGER"].dt)] for alarm in alarms],
    }


def main(path):
    text = pathlib.Path(path).read_bytes()
    if not text.endswith(b"\r\n") or b"\n" in text.replace(b"\r\n", b""):
        sys.exit("A line does not end as it must.")
    if any(len(line) > 75 for line in text.split(b"\r\n")):
        sys.exit("A line is longer than 75 octets.")
    calendars = Calendar.from_ical(text, multiple=True)
    if len(calendars) != 1 or set(calendars[0].keys()) != KNOWN:
        sys.exit("It is not one calendar, or holds more than it must.")
    errors = [error for part in calendars[0].walk() for error in part.errors]
    if errors:
        sys.exit(f"It is not understood: {errors}")
    print(json.dumps([entry(event) for event in calendars[0].walk("VEVENT")]))


if __name__ == "__main__":
    main(*sys.argv[1:])
