#!/usr/bin/env python3
"""Reads calendar objects with a parser that is not ours and says what is wrong with them.

    Scripts/check-calendars.py FILE.ics | FILE.eml | MAILDIR ...

Each file gives one line; a mail without a calendar part is passed over. Where several messages to one person
are about the same event, their order is checked too. Ends with 1 when anything is wrong, 64 without arguments.
Needs the package icalendar, version 4 or later.
"""

import datetime
import email
import email.policy
import pathlib
import re
import sys
import zoneinfo

import icalendar

UTC = datetime.timezone.utc
EXCHANGE_PREFIX = "040000008200E00074C5B7101A82E008"
MESSAGE_METHODS = ("REQUEST", "CANCEL", "DECLINECOUNTER")


class Faults(list):
    def unless(self, condition, fault):
        if not condition:
            self.append(fault)
        return bool(condition)


def check_octets(data, faults):
    """RFC 5545 §3.1, as strictly as the strictest calendar program. Gives the unfolded lines."""
    faults.unless(data.endswith(b"\r\n"), "does not end in CRLF")
    physical = data.split(b"\r\n")
    for number, line in enumerate(physical, 1):
        faults.unless(len(line) <= 75, f"line {number} has {len(line)} octets")
        faults.unless(not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line), f"line {number} has a control character")
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            faults.append(f"line {number} is not UTF-8, or is folded within a character")
    faults.unless(b"" not in physical[:-1], "has an empty line")
    return data.decode("utf-8", "replace").replace("\r\n ", "").split("\r\n")[:-1]


def check_names(lines, faults):
    for line in lines:
        if not line.startswith(("ORGANIZER", "ATTENDEE")):
            continue
        name = re.search(r';CN=("[^"]*"|[^;:]*)', line)
        if name:
            faults.unless(name[1].startswith('"'), "a CN without quotation marks")
            faults.unless(not re.search(r"[\^\\]", name[1]), "a CN with ^ or \\")


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def mail_address(value, what, faults):
    """The address of an ORGANIZER or ATTENDEE: a bare mailto link."""
    match = re.fullmatch(r"mailto:([A-Za-z0-9!$%'*+._~-]+@[A-Za-z0-9.-]+)", str(value))
    faults.unless(match, f"{what} is not mailto: and one plain address")
    return match[1].lower() if match else ""


def check_zone(zone, faults):
    """At most one STANDARD and one DAYLIGHT with a yearly rule: more is read wrongly."""
    identifier = str(zone.get("TZID", ""))
    standard, daylight = zone.walk("STANDARD"), zone.walk("DAYLIGHT")
    faults.unless(not identifier.startswith("/"), "TZID with a vendor's prefix")
    faults.unless(len(standard) == 1 and len(daylight) <= 1, "VTIMEZONE not of one STANDARD and one DAYLIGHT")
    for part in standard + daylight:
        faults.unless("RDATE" not in part, "VTIMEZONE with RDATE")
        faults.unless(part.get("DTSTART") and part["DTSTART"].dt.year == 1970, "VTIMEZONE not counted from 1970")
        rule = part.get("RRULE")
        if daylight and faults.unless(rule, f"{part.name} without RRULE"):
            faults.unless(rule.get("FREQ") == ["YEARLY"] and len(rule.get("BYMONTH", [])) == 1, "RRULE not yearly")
            days = [str(day) for day in rule.get("BYDAY", [])]
            faults.unless(len(days) == 1 and re.fullmatch(r"-?[1-4][A-Z]{2}", days[0]), "RRULE without one BYDAY")
            faults.unless(set(rule) == {"FREQ", "BYMONTH", "BYDAY"}, "RRULE with more than month and day")
    return identifier


def check_time(event, name, zones, faults):
    """A time with a zone that the object defines as the world knows it."""
    value = event.get(name)
    if not faults.unless(value is not None and isinstance(value.dt, datetime.datetime), f"{name} missing or no time"):
        return None
    identifier = value.params.get("TZID")
    if identifier is None:
        faults.unless(value.dt.tzinfo is not None and value.dt.utcoffset() == datetime.timedelta(0), f"{name} floating")
        return value.dt
    if faults.unless(identifier in zones, f"{name} in a zone without VTIMEZONE"):
        check_offset(value.dt.replace(tzinfo=None), identifier, zones[identifier], faults)
    return value.dt


def check_offset(local, identifier, zone, faults):
    """Our rule against the world's, except in the hours that a clock change skips or repeats."""
    try:
        world = local.replace(tzinfo=zoneinfo.ZoneInfo(identifier))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        faults.append("a TZID that the world does not know")
        return
    if world.utcoffset() == world.replace(fold=1).utcoffset():
        same = defined_offset(local, zone) == world.utcoffset()
        faults.unless(same, "VTIMEZONE gives another offset than the zone has")


def defined_offset(local, zone):
    try:
        defined = zone.to_tz(lookup_tzid=False)
    except TypeError:  # Before version 6, which never looks the name up, and gives a zone that must be asked otherwise.
        return zone.to_tz().localize(local).utcoffset()
    return local.replace(tzinfo=defined).utcoffset()


def check_event(event, method, zones, faults):
    for name in ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "DURATION"):
        faults.unless(name not in event, f"{name} in an event")
    for name in event:
        faults.unless(not name.startswith("X-"), f"{name} is superfluous")
    faults.unless(not event.errors, f"unreadable: {event.errors}")
    faults.unless(not event.subcomponents, "a component in an event")
    uid = str(event.get("UID", ""))
    faults.unless(re.fullmatch(r"[!-~]{1,255}", uid) and not uid.startswith(EXCHANGE_PREFIX), "UID")
    for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED"):
        if name in event or name == "DTSTAMP":
            value = event.get(name)
            faults.unless(value is not None and value.dt.tzinfo is not None and not value.dt.utcoffset()
                          and "TZID" not in value.params, f"{name} missing or not in UTC")
    faults.unless(isinstance(event.get("SEQUENCE"), int) and event["SEQUENCE"] >= 0, "SEQUENCE")
    start, end = (check_time(event, name, zones, faults) for name in ("DTSTART", "DTEND"))
    faults.unless(start and end and start.astimezone(UTC) < end.astimezone(UTC), "DTEND not after DTSTART")
    faults.unless(str(event.get("SUMMARY", "")).strip(), "SUMMARY missing")
    faults.unless(len(str(event.get("DESCRIPTION", "")).encode()) < 8192, "DESCRIPTION over 8 KB")
    status = event.get("STATUS")
    allowed = {"REQUEST": ("CONFIRMED", "TENTATIVE"), "CANCEL": (None, "CANCELLED")}
    faults.unless(status in allowed.get(method, (None, "CONFIRMED", "TENTATIVE", "CANCELLED")), f"STATUS:{status}")
    check_people(event, method, faults)


def check_people(event, method, faults):
    organizers, attendees = as_list(event.get("ORGANIZER")), as_list(event.get("ATTENDEE"))
    if method not in MESSAGE_METHODS:
        faults.unless(not attendees, "ATTENDEE in a feed")
        return
    faults.unless(len(organizers) == 1, f"{len(organizers)} ORGANIZER")
    faults.unless(len(attendees) == 1, f"{len(attendees)} ATTENDEE")
    organizing = [mail_address(value, "ORGANIZER", faults) for value in organizers]
    for value in attendees:
        faults.unless(mail_address(value, "ATTENDEE", faults) not in organizing, "the organizer is called too")
        parameters = {name: str(word).upper() for name, word in value.params.items()}
        for name in ("CUTYPE", "ROLE"):
            faults.unless(name in parameters, f"ATTENDEE without {name}")
        if method == "REQUEST":
            faults.unless("PARTSTAT" in parameters, "ATTENDEE without PARTSTAT")
            asked = parameters.get("PARTSTAT") != "NEEDS-ACTION" or parameters.get("RSVP") == "TRUE"
            faults.unless(asked, "no answer asked for")
        if method == "CANCEL":
            faults.unless("RSVP" not in parameters, "RSVP in a CANCEL")


def check_feed(calendar, lines, faults):
    faults.unless(calendar.get("NAME") and calendar.get("NAME") == calendar.get("X-WR-CALNAME"), "NAME")
    interval = [line for line in lines if line.startswith("REFRESH-INTERVAL;VALUE=DURATION:P")]
    faults.unless(len(interval) == 1 and calendar.get("X-PUBLISHED-TTL"), "REFRESH-INTERVAL or X-PUBLISHED-TTL")


def check_object(data, faults):
    """One calendar object. Gives it as parsed, or None."""
    lines = check_octets(data, faults)
    check_names(lines, faults)
    faults.unless(not any(line.upper().startswith("X-LIC-") for line in lines), "libical's own marks")
    calendars = icalendar.Calendar.from_ical(data, multiple=True)
    if not faults.unless(len(calendars) == 1 and calendars[0].name == "VCALENDAR", "not one VCALENDAR"):
        return None
    calendar = calendars[0]
    method = calendar.get("METHOD")
    faults.unless(calendar.get("PRODID") and calendar.get("VERSION") == "2.0", "PRODID or VERSION")
    faults.unless(calendar.get("CALSCALE", "GREGORIAN") == "GREGORIAN", "CALSCALE")
    faults.unless(method in (None, "PUBLISH", *MESSAGE_METHODS), f"METHOD:{method}")
    kinds = [part.name for part in calendar.subcomponents]
    faults.unless(set(kinds) <= {"VTIMEZONE", "VEVENT"}, f"components {kinds}")
    zones = {check_zone(zone, faults): zone for zone in calendar.walk("VTIMEZONE")}
    faults.unless(len(zones) == kinds.count("VTIMEZONE"), "a zone twice")
    events = calendar.walk("VEVENT")
    for event in events:
        check_event(event, method, zones, faults)
    if method in MESSAGE_METHODS:
        faults.unless(len(events) == 1, f"{len(events)} events")
    else:
        check_feed(calendar, lines, faults)
    faults.unless(len({str(event.get("UID")) for event in events}) == len(events), "a UID twice")
    return calendar


def check_mail(data, faults):
    """A mail that carries a calendar object. Gives the object, or None where there is none."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    copies = [part for part in mail.walk() if part.get_content_type() == "application/ics"]
    if not parts and not copies:
        return None
    if not faults.unless(len(parts) == 1 and len(copies) == 1, "not one calendar part and one copy"):
        return None
    part, copy = parts[0], copies[0]
    kinds = [child.get_content_type() for child in mail.iter_parts()]
    faults.unless(mail.get_content_type() == "multipart/mixed" and kinds[:1] == ["multipart/alternative"]
                  and kinds[-1:] == ["application/ics"], f"structure {mail.get_content_type()} {kinds}")
    shown = [child.get_content_type() for child in next(mail.iter_parts()).iter_parts()]
    faults.unless(shown == ["text/plain", "text/html", "text/calendar"], f"alternatives {shown}")
    faults.unless("Content-Disposition" not in part, "the calendar part has a disposition")
    faults.unless(copy.get_content_disposition() == "attachment" and copy.get_filename() == "invite.ics"
                  and copy["Content-Type"].params.get("name") == "invite.ics", "the copy is not invite.ics, attached")
    for leaf in (part, copy):
        faults.unless(str(leaf["Content-Transfer-Encoding"]).lower() == "base64", "a calendar part not in base64")
    faults.unless((part.get_content_charset() or "").lower() == "utf-8", "the calendar part's charset")
    content = part.get_payload(decode=True)
    faults.unless(content == copy.get_payload(decode=True), "the copy is another object")
    calendar = check_object(content, faults)
    if calendar is not None:
        faults.unless(part["Content-Type"].params.get("method") == calendar.get("METHOD"), "method is not METHOD")
        faults.unless(calendar.get("METHOD") in MESSAGE_METHODS, "METHOD of no message")
        check_header(mail, calendar, faults)
    return calendar


def check_header(mail, calendar, faults):
    for name in ("Date", "Message-ID", "MIME-Version", "Subject"):
        faults.unless(len(mail.get_all(name, [])) == 1, f"{name} missing or repeated")
    faults.unless(mail.get("Auto-Submitted") == "auto-generated", "Auto-Submitted")
    faults.unless("Sender" not in mail and "Cc" not in mail and "Bcc" not in mail, "Sender, Cc or Bcc")
    sender, to, reply = (
        [address.addr_spec.lower() for header in mail.get_all(name, []) for address in header.addresses]
        for name in ("From", "To", "Reply-To"))
    if not faults.unless(len(sender) == 1 and len(to) == 1, "not one sender and one recipient"):
        return
    for event in calendar.walk("VEVENT"):
        organizer = str(event.get("ORGANIZER", "")).removeprefix("mailto:").lower()
        called = [str(value).removeprefix("mailto:").lower() for value in as_list(event.get("ATTENDEE"))]
        faults.unless(called == to, "ATTENDEE is not the recipient")
        faults.unless(organizer.split("@")[-1] == sender[0].split("@")[-1], "ORGANIZER of another domain than From")
        faults.unless(not reply or reply == [organizer], "Reply-To is not ORGANIZER")


def check_order(messages):
    """RFC 5546 §2.1.4 and §2.1.5, over all that one person got about one event."""
    for sent in messages.values():
        sent.sort(key=lambda entry: entry[1]["DTSTAMP"].dt)
        for (_, before, _), (method, after, faults) in zip(sent, sent[1:]):
            sequence, previous = after.get("SEQUENCE", 0), before.get("SEQUENCE", 0)
            faults.unless(before["DTSTAMP"].dt < after["DTSTAMP"].dt, "DTSTAMP as in an earlier message")
            faults.unless(previous <= sequence, f"SEQUENCE falls from {previous} to {sequence}")
            moved = any(before.decoded(name) != after.decoded(name) for name in ("DTSTART", "DTEND"))
            major = moved or method == "CANCEL"
            faults.unless(not major or previous < sequence, "SEQUENCE not raised")
            faults.unless(str(before.get("ORGANIZER")) == str(after.get("ORGANIZER")), "another ORGANIZER than before")


def files(arguments):
    for argument in map(pathlib.Path, arguments):
        if argument.is_dir():
            yield from sorted(path for folder in ("new", "cur") for path in (argument / folder).glob("*"))
        else:
            yield argument


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 64
    results, messages = [], {}
    for path in files(arguments):
        faults = Faults()
        calendar = None
        try:
            data = path.read_bytes()
            is_object = path.suffix == ".ics" or data[:15].upper() == b"BEGIN:VCALENDAR"
            calendar = check_object(data, faults) if is_object else check_mail(data, faults)
        except Exception as error:  # The parser's own errors are of many kinds, and each is a fault of the file.
            faults.append(f"unreadable: {error}")
        results.append((path, calendar, faults))
        if calendar is not None and calendar.get("METHOD") in MESSAGE_METHODS and not faults:
            event = calendar.walk("VEVENT")[0]
            key = (str(event["UID"]), str(event["ATTENDEE"]).lower())
            messages.setdefault(key, []).append((str(calendar["METHOD"]), event, faults))
    check_order(messages)
    for path, calendar, faults in results:
        kind = "no calendar" if calendar is None else str(calendar.get("METHOD", "feed")).lower()
        more = [f"and {len(faults) - 6} more"] if len(faults) > 6 else []
        print(f"{path}: " + ("; ".join(faults[:6] + more) if faults else f"ok, {kind}"))
    found = any(calendar is not None for _, calendar, _ in results)
    if not found:
        print("no calendar object found", file=sys.stderr)
    return 1 if not found or any(faults for _, _, faults in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
