"""Subscribes to a served network's feeds with real programs, moves and cancels meetings, and looks at what becomes of it."""

import datetime
import email.utils
import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree

import icalendar
import samling_site

ATOM = "{http://www.w3.org/2005/Atom}"
PERSON = "kari.nes@example.no"
VDIRSYNCER = """
[general]
status_path = "{folder}/status"
[pair feed]
a = "local"
b = "remote"
collections = null
conflict_resolution = "b wins"
[storage local]
type = "filesystem"
path = "{folder}/calendar"
fileext = ".ics"
[storage remote]
type = "http"
url = "{address}"
"""
KHAL = """
[calendars]
[[feed]]
path = {folder}/calendar
readonly = True
[locale]
local_timezone = Europe/Oslo
default_timezone = Europe/Oslo
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


class Checks:
    def __init__(self):
        self.right = self.wrong = 0

    def __call__(self, is_right, what):
        if is_right:
            self.right += 1
        else:
            self.wrong += 1
            print(f"wrong: {what}", file=sys.stderr)


def get(address, **headers):
    """Status, headers and body, whatever the status."""
    request = urllib.request.Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=20) as reply:
            return reply.status, reply.headers, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def events(body):
    """By UID, as Python's icalendar reads them."""
    return {str(event["UID"]): event for event in icalendar.Calendar.from_ical(body).walk("VEVENT")}


def facts(event):
    return (str(event["DTSTART"].dt), str(event["DTEND"].dt), str(event["SUMMARY"]), str(event["STATUS"]))


def read(address):
    """The feed as it is now, by UID, and what each entry says."""
    there = events(get(address)[2])
    return there, sorted(map(facts, there.values()))


class Subscriber:
    """One who has the address in vdirsyncer and looks at it with khal."""

    def __init__(self, folder, address):
        self.folder = pathlib.Path(folder)
        (self.folder / "calendar").mkdir(parents=True)
        (self.folder / "vdirsyncer").write_text(VDIRSYNCER.format(folder=folder, address=address))
        (self.folder / "khal").write_text(KHAL.format(folder=folder))
        self.environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
        self.run("vdirsyncer", "-c", self.folder / "vdirsyncer", "discover")

    def run(self, *words):
        done = subprocess.run(
            list(map(str, words)), capture_output=True, text=True, env=self.environment, input="y\n" * 5, timeout=120)
        if done.returncode:
            raise SystemExit(f"{words}: {done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def sync(self):
        """What vdirsyncer says it did, a line for each entry."""
        said = self.run("vdirsyncer", "-c", self.folder / "vdirsyncer", "sync")
        return [line for line in said.splitlines() if "opying" in line or "eleting" in line or "pdating" in line]

    def entries(self):
        """What each entry says; vdirsyncer gives what it fetches over HTTP UIDs of its own."""
        files = (self.folder / "calendar").glob("*.ics")
        return sorted(facts(event) for file in files for event in events(file.read_bytes()).values())

    def listed(self, start, days):
        return self.run("khal", "-c", self.folder / "khal", "list", start, f"{days}d")


def check_wire(check, address):
    """The feed and what it is answered with; its bytes."""
    status, headers, body = get(address)
    check(status == 200 and headers["Content-Type"] == "text/calendar; charset=utf-8", f"{status} {headers}")
    tag, modified = headers["ETag"], headers["Last-Modified"]
    check(tag.startswith('"') and tag.endswith('"'), f"a strong tag, not {tag}")
    check(email.utils.parsedate_to_datetime(modified) is not None, f"Last-Modified {modified}")
    check(get(address)[2] == body, "asked twice, it is the same bytes")
    for headers in [{"If_None_Match": tag}, {"If_Modified_Since": modified}]:
        status, _, nothing = get(address, **headers)
        check(status == 304 and nothing == b"", f"{headers}: {status}")
    check(all(len(line) <= 75 for line in body.split(b"\r\n")), "no line over 75 octets (RFC 5545 §3.1)")
    for line in [b"REFRESH-INTERVAL;VALUE=DURATION:PT1H", b"X-PUBLISHED-TTL:PT1H", b"NAME:", b"X-WR-CALNAME:"]:
        check(b"\r\n" + line in body, f"{line} is there")
    check(b"ATTENDEE" not in body and b"ORGANIZER" not in body, "nobody is named as called")
    return body


def check_subscriber(check, site, folder, address, body):
    subscriber = Subscriber(folder, address)
    check(len(subscriber.sync()) > 0, "the first sync brings something")
    there = events(body)
    check(subscriber.entries() == read(address)[1], "vdirsyncer has what icalendar reads")
    check(subscriber.sync() == [], "the second sync brings nothing")
    meetings = json.loads(site.command("meetings", "sjustjerna", "--json"))
    coming = [one for one in meetings if one["date"] > site.now[:10] and one["stage"] != "cancelled"]
    first, second = coming[0], coming[1]
    for one in coming:
        check(one["uid"] in there, f"{one['date']} has the invitation's UID")
        check(int(there[one["uid"]]["SEQUENCE"]) == one["sequence"], f"{one['date']} has the invitation's revision")
    check("09:00-14:30 Sjustjerna" in subscriber.listed(first["date"], 1), "khal shows the meeting on its day")
    moved = (datetime.date.fromisoformat(first["date"]) - datetime.timedelta(days=1)).isoformat()
    site.command("move", f"sjustjerna/{first['date']}", "--to", moved, "--send")
    site.command("cancel", f"sjustjerna/{second['date']}", "--send")
    time.sleep(0.2)
    subscriber.sync()
    entries, said = read(address)
    check(set(entries) == set(there), "a move and a cancellation make no new entry and take none away")
    check(subscriber.entries() == said, "vdirsyncer has both")
    check(entries[first["uid"]]["DTSTART"].dt.date().isoformat() == moved, "the move has come")
    check(int(entries[first["uid"]]["SEQUENCE"]) == first["sequence"] + 1, "with a higher revision")
    check(entries[second["uid"]]["STATUS"] == "CANCELLED", "the cancelled one stands as cancelled")
    check("Sjustjerna" in subscriber.listed(moved, 1), "khal shows it on its new day")
    check(subscriber.sync() == [], "and then there is nothing more")


def check_person(check, site, folder):
    address = json.loads(site.command("feed", "create", "--person", PERSON, "--json"))["address"]
    body = check_wire(check, address)
    days = [event for event in events(body).values() if not isinstance(event["DTSTART"].dt, datetime.datetime)]
    check(all(event["TRANSP"] == "TRANSPARENT" for event in days), "a deadline makes nobody busy")
    subscriber = Subscriber(folder, address)
    subscriber.sync()
    check(subscriber.entries() == read(address)[1], "vdirsyncer has all of a person's")
    check(subscriber.sync() == [], "the second sync brings nothing")


def check_atom(check, site):
    address = json.loads(site.command("feed", "create", "--minutes", "sjustjerna", "--json"))["address"]
    status, headers, body = get(address)
    check(status == 200 and headers["Content-Type"].startswith("application/atom+xml"), f"Atom: {status}")
    feed = xml.etree.ElementTree.fromstring(body)
    check(feed.tag == f"{ATOM}feed", feed.tag)
    for element in ["id", "title", "updated", "author"]:
        check(feed.find(f"{ATOM}{element}") is not None, f"Atom's {element}")
    entries = feed.findall(f"{ATOM}entry")
    check(len(entries) > 0, "the demo's minutes stand there")
    check(len({entry.find(f"{ATOM}id").text for entry in entries}) == len(entries), "each with an id of its own")
    status, _, nothing = get(address, If_None_Match=headers["ETag"])
    check(status == 304 and nothing == b"", "Atom is not sent again")


def check_revoked(check, site):
    made = json.loads(site.command("feed", "create", "sjustjerna", "--json"))
    check(get(made["address"])[0] == 200, "a new address works")
    site.command("feed", "revoke", made["id"])
    time.sleep(1)
    check(get(made["address"])[0] == 410, "taken back, it is gone within a second")
    check(made["token"] not in site.command("feed", "list", "--json"), "nobody lists a token")


def main(program):
    check = Checks()
    with samling_site.Site(program) as site:
        address = json.loads(site.command("feed", "create", "sjustjerna", "--json"))["address"]
        body = check_wire(check, address)
        check_subscriber(check, site, site.folder / "forum", address, body)
        check_person(check, site, site.folder / "person")
        check_atom(check, site)
        check_revoked(check, site)
    print(f"feeds: {check.right} right, {check.wrong} wrong")
    sys.exit(1 if check.wrong or not check.right else 0)


main(sys.argv[1])
