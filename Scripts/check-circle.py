#!/usr/bin/env python3
"""Drives the whole circle over real servers: the program calls, members answer as their calendar programs would, and
the answers show in `samling meetings --json`.

    Scripts/check-circle.py SAMLING STATE

SAMLING is the program, STATE the folder of servers that `Scripts/servers start` has brought up: their mailboxes should
be empty. Says what is wrong, and how much was checked. Ends with 1 when anything is wrong, 64 without arguments.
Needs the package icalendar, version 4 or later.
"""

import copy
import datetime
import email
import email.headerregistry
import email.message
import email.policy
import email.utils
import imaplib
import json
import os
import pathlib
import shlex
import smtplib
import ssl
import subprocess
import sys
import tempfile
import time

import icalendar

REGISTER = pathlib.Path(__file__).resolve().parent.parent / "Config" / "sjustjerna.yaml"
PATIENCE_SECONDS = 20
UTC = datetime.timezone.utc
# Who answers what, and as which program. The one who is called last has an address that is no more.
OUTLOOK, GMAIL, THUNDERBIRD, BOUNCING = "marit.lunde", "jon.bakke", "ingrid.sund", "turid.hagen"
STRANGER = "hilde.strand@example.no"


class Checks:
    def __init__(self):
        self.count, self.faults = 0, []

    def that(self, condition, what):
        self.count += 1
        if not condition:
            self.faults.append(what)
        return bool(condition)


class Servers:
    """The servers, as a member's mail program and the internet see them."""

    def __init__(self, state):
        lines = (state / "environment").read_text().splitlines()
        self.settings = dict(shlex.split(line)[0].split("=", 1) for line in lines)
        self.password = pathlib.Path(self["MAILBOX_PASSWORD_FILE"]).read_text().strip()
        self.trust = ssl.create_default_context(cafile=self["CA_FILE"])

    def __getitem__(self, name):
        return self.settings[name]

    def mail(self, user, folder="INBOX"):
        """All mail of a folder, as parsed and unread as before. None of a folder that isn't there."""
        with imaplib.IMAP4_SSL("localhost", int(self["IMAPS_PORT"]), ssl_context=self.trust) as server:
            server.login(user, self.password)
            if server.select(folder, readonly=True)[0] != "OK":
                return []
            numbers = server.search(None, "ALL")[1][0].split()
            mails = [server.fetch(number, "(BODY.PEEK[])")[1][0][1] for number in numbers]
        return [email.message_from_bytes(mail, policy=email.policy.default) for mail in mails]

    def wait_for_mail(self, user, is_wanted, count=1):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = [mail for mail in self.mail(user) if is_wanted(mail)]
            if len(found) >= count or time.monotonic() > deadline:
                return found
            time.sleep(0.1)

    def deliver(self, mail):
        """From the internet, to the address in To."""
        with smtplib.SMTP("localhost", int(self["SMTP_INBOUND_PORT"]), timeout=PATIENCE_SECONDS) as server:
            server.send_message(mail, from_addr=mail["From"].addresses[0].addr_spec,
                                to_addrs=[mail["To"].addresses[0].addr_spec])


class Samling:
    """The program, with a data folder of its own, sending and reading through the servers."""

    def __init__(self, program, data, servers):
        self.program = program
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("SAMLING_")}
        self.environment = inherited | {"SAMLING_DATA": str(data), "SAMLING_MAIL_TRANSPORT": "smtp",
                                        "SAMLING_TIME_QUIET": "false"}
        for kind, port in (("SMTP", "SMTP_SUBMISSION_PORT"), ("IMAP", "IMAP_PORT")):
            settings = {"HOST": "localhost", "PORT": servers[port], "SECURITY": "starttls",
                        "USERNAME": servers["MAILBOX"], "PASSWORD_FILE": servers["MAILBOX_PASSWORD_FILE"],
                        "CA_FILE": servers["CA_FILE"]}
            self.environment |= {f"SAMLING_{kind}_{name}": value for name, value in settings.items()}

    def __call__(self, *arguments):
        command = [self.program, *arguments, "--json"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise RuntimeError(f"samling {' '.join(arguments)}: {done.returncode}\n{done.stderr}{done.stdout}")
        return json.loads(done.stdout)


class Invitation:
    """What a member got, and what a reply to it is made of."""

    def __init__(self, mail):
        self.mail = mail
        parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        self.calendar = icalendar.Calendar.from_ical(parts[0].get_payload(decode=True))
        self.event = self.calendar.walk("VEVENT")[0]
        self.zones = self.calendar.walk("VTIMEZONE")
        self.method = parts[0]["Content-Type"].params.get("method")
        self.reply_to = mail["Reply-To"].addresses[0].addr_spec
        self.member = mail["To"].addresses[0]

    def attendee(self, answer, **parameters):
        value = icalendar.vCalAddress(f"mailto:{self.member.addr_spec}")
        value.params |= {"PARTSTAT": answer} | parameters
        return value

    def reply(self, producer, attendee, stamp, names, **more):
        """A REPLY as RFC 5546 §3.2.3 has it: what the invitation says under `names`, and what a program adds."""
        calendar, event = icalendar.Calendar(), icalendar.Event()
        for name, value in (("PRODID", producer), ("VERSION", "2.0"), ("METHOD", "REPLY")):
            calendar.add(name, value)
        event.add("ATTENDEE", attendee)
        for name in ("UID", "SEQUENCE", *names):
            event[name] = self.event[name]
        event["DTSTAMP"] = icalendar.vDatetime(stamp)
        for name, value in more.items():
            event.add(name.replace("_", "-"), value)
        calendar.add_component(event)
        return calendar

    def answer(self, subject, text):
        """The mail that a reply travels in: to where the invitation said, from whom it was sent to."""
        mail = email.message.EmailMessage()
        mail["From"] = email.headerregistry.Address(self.member.display_name, addr_spec=self.member.addr_spec)
        mail["To"] = self.reply_to
        mail["Subject"] = subject
        mail["Date"] = email.utils.localtime()
        mail["Message-ID"] = email.utils.make_msgid(domain="client.example.no")
        mail.set_content(text, cte="base64")
        return mail


def add_calendar(mail, data, charset, encoding):
    """The object beside the text, as in iMIP (RFC 6047 §2.4)."""
    mail.add_alternative(data, maintype="text", subtype="calendar", cte=encoding, disposition=None)
    part = list(mail.iter_parts())[-1]
    del part["Content-Disposition"]
    part.replace_header("Content-Type", f'text/calendar; charset="{charset}"; method=REPLY')


def outlook(invitation, answer, stamp):
    """Exchange leaves ORGANIZER out, names zones as Windows does, and says what it likes in X-MICROSOFT-…."""
    zone = icalendar.Timezone()
    zone.add("TZID", "W. Europe Standard Time")
    for kind, start, month, before, after in (
            (icalendar.TimezoneStandard, "03:00:00", 10, 2, 1), (icalendar.TimezoneDaylight, "02:00:00", 3, 1, 2)):
        part = kind()
        part["DTSTART"] = icalendar.vDatetime(datetime.datetime.fromisoformat(f"1601-01-01T{start}"))
        part.add("TZOFFSETFROM", datetime.timedelta(hours=before))
        part.add("TZOFFSETTO", datetime.timedelta(hours=after))
        part.add("RRULE", {"FREQ": "YEARLY", "INTERVAL": 1, "BYDAY": "-1SU", "BYMONTH": month})
        zone.add_component(part)
    attendee = invitation.attendee(answer, CN=invitation.member.addr_spec)
    words, comment = {"ACCEPTED": ("Godteke", "Ser fram til det.\n"), "TENTATIVE": ("Førebels", "Eg ser an.\n"),
                      "DECLINED": ("Avslått", "Då er eg på kurs.\n")}[answer]
    calendar = invitation.reply(
        "Microsoft Exchange Server 2010", attendee, stamp, (), summary=f"{words}: {invitation.event['SUMMARY']}",
        comment=comment, priority=5, transp="OPAQUE", status="CONFIRMED",
        **{"class": "PUBLIC", "x_microsoft_cdo_appt_sequence": "0", "x_microsoft_cdo_busystatus": "BUSY"})
    event = calendar.walk("VEVENT")[0]
    for name in ("DTSTART", "DTEND"):
        value = icalendar.vDatetime(invitation.event[name].dt.replace(tzinfo=None))
        value.params["TZID"] = "W. Europe Standard Time"
        event[name] = value
    calendar.subcomponents.insert(0, zone)
    mail = invitation.answer(f"{words}: {invitation.mail['Subject']}", comment)
    mail["Thread-Topic"] = str(invitation.mail["Subject"])
    mail["In-Reply-To"] = invitation.mail["Message-ID"]
    mail["X-MS-Exchange-Calendar-Originator-Id"] = "0;0;0"
    add_calendar(mail, calendar.to_ical(), "utf-8", "base64")
    return mail


def gmail(invitation, answer, stamp):
    """Google answers in UTC, with the object twice, beside the text and as a file; and calls every answer automatic."""
    attendee = invitation.attendee(answer, CUTYPE="INDIVIDUAL", ROLE="REQ-PARTICIPANT",
                                   CN=invitation.member.display_name, **{"X-NUM-GUESTS": "0"})
    names = ("ORGANIZER", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP")
    calendar = invitation.reply("-//Google Inc//Google Calendar 70.9054//EN", attendee, stamp, names)
    event = calendar.walk("VEVENT")[0]
    for name in ("DTSTART", "DTEND"):
        event[name] = icalendar.vDatetime(invitation.event[name].dt.astimezone(UTC))
    event["CREATED"] = event["LAST-MODIFIED"] = event["DTSTAMP"]
    calendar.add("CALSCALE", "GREGORIAN")
    text = f"{invitation.member.display_name} has {answer.lower()} this invitation."
    mail = invitation.answer(f"{answer.capitalize()}: {invitation.event['SUMMARY']}", f"{text}\n")
    mail["Sender"] = "Google Calendar <calendar-notification@google.example>"
    mail["Reply-To"] = str(mail["From"])
    mail["Auto-Submitted"] = "auto-generated"
    mail.add_alternative(f"<p>{text}</p>\n", subtype="html", cte="quoted-printable")
    add_calendar(mail, calendar.to_ical(), "UTF-8", "quoted-printable")
    mail.add_attachment(calendar.to_ical(), maintype="application", subtype="ics", filename="invite.ics")
    return mail


def thunderbird(invitation, answer, stamp):
    """Thunderbird gives the zone back as it got it, and writes eight bits."""
    attendee = invitation.attendee(answer, CN=invitation.member.display_name, ROLE="REQ-PARTICIPANT")
    names = ("ORGANIZER", "SUMMARY", "DTSTART", "DTEND", "LOCATION")
    calendar = invitation.reply("-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN", attendee, stamp, names,
                                x_moz_received_sequence="0")
    for zone in reversed(invitation.zones):
        calendar.subcomponents.insert(0, zone)
    mail = invitation.answer(f"Invitasjonssvar: {invitation.mail['Subject']}", "Eg veit ikkje enno.\n")
    mail["User-Agent"] = "Mozilla Thunderbird"
    add_calendar(mail, calendar.to_ical(), "UTF-8", "8bit")
    mail.add_attachment(calendar.to_ical(), maintype="application", subtype="ics", filename="invite.ics")
    return mail


def away(invitation):
    """An automatic reply without an object: never an answer, whatever it says."""
    mail = invitation.answer(f"Automatisk svar: {invitation.mail['Subject']}", "Eg er på ferie.\n\nGodteke.\n")
    mail["Auto-Submitted"] = "auto-replied"
    mail["X-Auto-Response-Suppress"] = "All"
    return mail


def call(samling, servers, folder, checks):
    """Plans, and calls to the first meeting there is. Gives its name, its UID and who is called."""
    register = folder / "register.yaml"
    bouncing = f"{BOUNCING}@example.no"
    text = REGISTER.read_text(encoding="utf-8")
    checks.that(bouncing in text and STRANGER in text, "the register doesn't have those who are to answer")
    register.write_text(text.replace(bouncing, servers["BOUNCING_ADDRESS"]), encoding="utf-8")
    samling("register", "apply", str(register))
    until = datetime.date.today() + datetime.timedelta(days=300)
    samling("plan", "sjustjerna", "--until", until.isoformat(), "--accept")
    meeting = min(samling("meetings", "sjustjerna"), key=lambda meeting: meeting["date"])
    name = f"sjustjerna/{meeting['date']}"
    called = samling("invite", name, "--send")
    due = samling("run-due")
    checks.that(called["sent"] == len(called["recipients"]) and due["failed"] == 0 and due["sent"] >= called["sent"],
                f"called {called['sent']} of {len(called['recipients'])}, then {due}")
    return name, meeting["uid"], [recipient["email"] for recipient in called["recipients"]]


def read_invitation(servers, member, uid, checks):
    """As the member reads it in the INBOX."""
    def is_it(mail):
        return any(uid in part.get_content() for part in mail.walk() if part.get_content_type() == "text/calendar")

    found = servers.wait_for_mail(member, is_it)
    if not checks.that(len(found) == 1, f"{member} has {len(found)} invitations"):
        raise RuntimeError(f"no invitation to {member}")
    invitation = Invitation(found[0])
    checks.that(invitation.method == "REQUEST", f"the invitation's method is {invitation.method}")
    mailbox, domain = servers["MAILBOX"].split("@")
    checks.that(invitation.reply_to.startswith(f"{mailbox}+") and invitation.reply_to.endswith(f"@{domain}"),
                f"answers go to {invitation.reply_to}")
    checks.that(invitation.member.addr_spec == member, f"the invitation of {member} is to {invitation.member}")
    return invitation


class Mailroom:
    """Where mails arrive, the program passes by, and it shows what it made of them."""

    def __init__(self, samling, servers, meeting, called, checks):
        self.samling, self.servers, self.meeting = samling, servers, meeting
        self.called, self.checks = len(called), checks
        self.delivered = []

    def run(self, what, mails, accepted=0, declined=0, tentative=0):
        mailbox = self.servers["MAILBOX"]
        identifiers = {mail["Message-ID"] for mail in mails}
        for mail in mails:
            self.servers.deliver(mail)
        waiting = self.servers.wait_for_mail(mailbox, lambda mail: mail["Message-ID"] in identifiers, len(identifiers))
        self.checks.that(len(waiting) >= len(identifiers), f"{what}: {len(waiting)} mails of {len(mails)} arrive")
        self.delivered += mails
        self.samling("run-due")
        answers = self.answers()
        counts = {"accepted": accepted, "declined": declined, "tentative": tentative}
        wanted = counts | {"none": self.called - sum(counts.values())}
        self.checks.that(answers == wanted, f"{what}: {answers}, should be {wanted}")
        left = {mail["Message-ID"] for mail in self.servers.mail(mailbox)} & identifiers
        self.checks.that(not left, f"{what}: {len(left)} mails are left in the INBOX")

    def answers(self):
        forum, date = self.meeting.split("/")
        found = [meeting for meeting in self.samling("meetings", forum) if meeting["date"] == date]
        return found[0]["answers"]


def moment(invitation, seconds):
    """So long after the invitation was written; waits till it is, for nobody answers in the future."""
    instant = invitation.event["DTSTAMP"].dt + datetime.timedelta(seconds=seconds)
    time.sleep(max(0, (instant - datetime.datetime.now(UTC)).total_seconds()))
    return instant


def check_answers(mailroom, invitations, checks):
    by_outlook, by_gmail, by_thunderbird = (invitations[name] for name in (OUTLOOK, GMAIL, THUNDERBIRD))
    run = mailroom.run
    run("nothing has come", [])
    run("an automatic reply", [away(by_outlook)])
    run("Outlook accepts, without ORGANIZER", [outlook(by_outlook, "ACCEPTED", moment(by_outlook, 1))], accepted=1)
    run("Gmail declines", [gmail(by_gmail, "DECLINED", moment(by_gmail, 1))], accepted=1, declined=1)
    doubt = thunderbird(by_thunderbird, "TENTATIVE", moment(by_thunderbird, 1))
    run("Thunderbird doubts", [doubt], accepted=1, declined=1, tentative=1)
    run("the same mail again", [doubt], accepted=1, declined=1, tentative=1)
    delayed = gmail(by_gmail, "DECLINED", moment(by_gmail, 3))
    run("a change of mind", [gmail(by_gmail, "ACCEPTED", moment(by_gmail, 4))], accepted=2, tentative=1)
    run("an older answer that comes late", [delayed], accepted=2, tentative=1)
    both = [outlook(by_outlook, "DECLINED", moment(by_outlook, 5)),
            thunderbird(by_thunderbird, "ACCEPTED", moment(by_thunderbird, 5))]
    run("two answers at once", both, accepted=2, declined=1)

    # Whom the invitation was forwarded to, say, and who answers to the address that everybody knows.
    by_stranger = copy.copy(by_thunderbird)
    by_stranger.member = email.headerregistry.Address("Hilde Strand", addr_spec=STRANGER)
    by_stranger.reply_to = mailroom.servers["MAILBOX"]
    strange = outlook(by_stranger, "ACCEPTED", moment(by_stranger, 6))
    run("a stranger's answer", [strange], accepted=2, declined=1)
    run("nothing more", [], accepted=2, declined=1)

    handled, quarantined = (
        {mail["Message-ID"] for mail in mailroom.servers.mail(mailroom.servers["MAILBOX"], folder)}
        for folder in ("Handled", "Quarantine"))
    known = {mail["Message-ID"] for mail in mailroom.delivered} - {strange["Message-ID"]}
    checks.that(known <= handled, f"{len(known - handled)} mails of {len(known)} aren't in Handled")
    checks.that(quarantined == {strange["Message-ID"]}, f"{len(quarantined)} mails are in Quarantine")


def check_bounce(samling, servers, checks):
    """The invitation that came back: it is no longer said to be sent."""
    address = servers["BOUNCING_ADDRESS"]
    letters = [letter for letter in samling("mail") if letter["to"] == address and letter["kind"] == "invitation"]
    checks.that(letters and all(letter["state"] == "failed" for letter in letters),
                f"letters to {address}: {[(letter['state'], letter.get('detail')) for letter in letters]}")
    left = [mail for mail in servers.mail(servers["MAILBOX"]) if mail.get_content_type() == "multipart/report"]
    checks.that(not left, f"{len(left)} reports of Postfix's are left in the INBOX")


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    checks = Checks()
    servers = Servers(pathlib.Path(arguments[1]))
    with tempfile.TemporaryDirectory(prefix="check-circle.") as folder:
        folder = pathlib.Path(folder)
        samling = Samling(os.path.abspath(arguments[0]), folder / "data", servers)
        try:
            meeting, uid, called = call(samling, servers, folder, checks)
            members = {name: f"{name}@example.no" for name in (OUTLOOK, GMAIL, THUNDERBIRD)}
            checks.that(set(members.values()) <= set(called), f"called are {called}")
            invitations = {name: read_invitation(servers, member, uid, checks) for name, member in members.items()}
            check_answers(Mailroom(samling, servers, meeting, called, checks), invitations, checks)
            check_bounce(samling, servers, checks)
        except (RuntimeError, OSError, ValueError, imaplib.IMAP4.error, smtplib.SMTPException) as error:
            checks.that(False, f"{type(error).__name__}: {error}")
    for fault in checks.faults:
        print(f"check-circle: {fault}", file=sys.stderr)
    print(f"{checks.count} checks")
    return 1 if checks.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
