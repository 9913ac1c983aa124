#!/usr/bin/env python3
"""Checks the servers that the tests use: two pairs for mail and two for PostgreSQL, started by Scripts/servers in
folders of their own.

    Scripts/check-servers.py

Says what is wrong with them, and how much was checked. Ends with 1 when anything is wrong, 69 where they can't run.
"""

import base64
import email
import email.policy
import imaplib
import os
import pathlib
import shutil
import smtplib
import socket
import ssl
import stat
import subprocess
import sys
import tempfile
import time

SERVERS = pathlib.Path(__file__).resolve().parent / "servers"
PSQL = "/usr/lib/postgresql/15/bin/psql"
PATIENCE_SECONDS = 20
# What belongs to the packages' own services.
PACKAGE_FOLDERS = ("/etc/postfix", "/etc/dovecot", "/var/spool/postfix", "/var/lib/postfix", "/var/lib/dovecot",
                   "/run/dovecot", "/var/mail", "/var/log/mail.log", "/etc/postgresql", "/var/lib/postgresql",
                   "/run/postgresql", "/var/log/postgresql")


class Checks:
    def __init__(self):
        self.count, self.faults = 0, []

    def that(self, condition, what):
        self.count += 1
        if not condition:
            self.faults.append(what)

    def refuses(self, action, what, *kinds):
        """The action fails, and in one of the ways it should."""
        try:
            action()
        except kinds:
            self.that(True, what)
        except Exception as error:
            self.that(False, f"{what}: {error!r}")
        else:
            self.that(False, what)


class Pair:
    """One Postfix and one Dovecot, or two PostgreSQL, and their settings as a shell reads them."""

    def __init__(self, state, part="mail", user=None):
        self.state = state
        self.part = part
        self.user = user
        self.settings = {}

    def run(self, verb, *options):
        # In a folder that nobody can write into, and with nothing in the environment.
        if verb == "start":
            options = ("--only", self.part, *options)
        command = [SERVERS, *verb.split(), "--state", self.state, *options]
        return subprocess.Popen(command, cwd="/proc", env={"PATH": os.environ["PATH"]}, text=True, user=self.user,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def call(self, verb, *options):
        process = self.run(verb, *options)
        output, errors = process.communicate(timeout=90)
        return process.returncode, output, errors

    def read_settings(self):
        command = ["bash", "-c", 'set -a; . "$1"; env -0', "bash", self.state / "environment"]
        output = subprocess.run(command, env={}, capture_output=True, text=True, check=True).stdout
        self.settings = dict(entry.split("=", 1) for entry in output.split("\0") if entry)

    def __getitem__(self, name):
        return self.settings[name]

    def port(self, name):
        return int(self.settings[name])

    @property
    def ports(self):
        return [int(value) for name, value in self.settings.items() if name.endswith("_PORT")]

    @property
    def password(self):
        return pathlib.Path(self["MAILBOX_PASSWORD_FILE"]).read_text().strip()

    @property
    def token(self):
        return pathlib.Path(self["BEARER_TOKEN_FILE"]).read_text().strip()

    def pid(self, server):
        return int(self.call("status")[1].split(f"{server}: running (")[1].split(")")[0])

    def sql(self, address, statement, timeout=PATIENCE_SECONDS):
        """What PostgreSQL answers at the address, line by line; none when it refuses, or doesn't in time."""
        command = [PSQL, "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", address,
                   f"--command={statement}"]
        try:
            answer = subprocess.run(command, env={}, capture_output=True, text=True, timeout=timeout)
        except subprocess.TimeoutExpired:
            return None
        return answer.stdout.split("\n")[:-1] if answer.returncode == 0 else None

    def trust(self, authority="CA_FILE"):
        return ssl.create_default_context(cafile=self[authority])

    def submission(self, user=None):
        server = smtplib.SMTP("localhost", self.port("SMTP_SUBMISSION_PORT"), timeout=PATIENCE_SECONDS)
        server.starttls(context=self.trust())
        if user:
            server.login(user, self.password)
        return server

    def inbound(self):
        return smtplib.SMTP("localhost", self.port("SMTP_INBOUND_PORT"), timeout=PATIENCE_SECONDS)

    def imaps(self, user=None, host="localhost", authority="CA_FILE"):
        server = imaplib.IMAP4_SSL(host, self.port("IMAPS_PORT"), ssl_context=self.trust(authority))
        if user:
            server.login(user, self.password)
        return server

    def imap(self, host="localhost"):
        return imaplib.IMAP4(host, self.port("IMAP_PORT"), timeout=PATIENCE_SECONDS)

    def mail(self, user, subject=""):
        """The user's mail whose subject begins so, as parsed."""
        with self.imaps(user) as server:
            server.select("INBOX", readonly=True)
            numbers = server.search(None, "ALL")[1][0].split()
            mails = [server.fetch(number, "(BODY.PEEK[])")[1][0][1] for number in numbers]
        parsed = [email.message_from_bytes(mail, policy=email.policy.default) for mail in mails]
        return [mail for mail in parsed if str(mail["Subject"]).startswith(subject)]

    def wait_for_mail(self, user, subject, count=1):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = self.mail(user, subject)
            if len(found) >= count or time.monotonic() > deadline:
                return found
            time.sleep(0.1)


def letter(subject, sender, recipient):
    mail = email.message.EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = subject, sender, recipient
    mail["Message-ID"] = email.utils.make_msgid(domain="outside.example.org")
    mail["Date"] = email.utils.localtime()
    mail.set_content("Hei på deg.\n")
    return mail


def check_settings(pair, checks):
    for name in ("CA_FILE", "UNTRUSTED_CA_FILE", "UNTRUSTED_CERTIFICATE_FILE", "UNTRUSTED_KEY_FILE", "POSTFIX_LOG",
                 "DOVECOT_LOG", "MAILBOX_PASSWORD_FILE", "BEARER_TOKEN_FILE"):
        checks.that(pathlib.Path(pair.settings.get(name, "/nowhere")).is_file(), f"no {name}")
    for name in ("MAILBOX_PASSWORD_FILE", "BEARER_TOKEN_FILE"):
        checks.that(stat.S_IMODE(os.stat(pair[name]).st_mode) == 0o600, f"{name} can be read by others")
    checks.that(pair["SAMLING_TEST_SERVERS"] == str(pair.state), "another state folder than asked for")
    checks.that(len(set(pair.ports)) == 5 and min(pair.ports) > 1024, f"ports {pair.ports}")
    members = pair["MEMBERS"].split(",")
    checks.that(len(members) >= 7 and all("@" in member for member in members), f"members {members}")
    checks.that(pair["MAILBOX"] not in members, "the mailbox is a member")


def check_submission(pair, checks):
    mailbox, member = pair["MAILBOX"], pair["MEMBERS"].split(",")[0]
    with pair.inbound() as server:
        server.ehlo()
        checks.that(not server.has_extn("auth") and not server.has_extn("starttls"), "inbound offers AUTH or STARTTLS")
    with smtplib.SMTP("localhost", pair.port("SMTP_SUBMISSION_PORT")) as server:
        server.ehlo()
        checks.that(server.has_extn("starttls") and not server.has_extn("auth"), "submission offers AUTH without TLS")
        secret = base64.b64encode(f"\0{mailbox}\0{pair.password}".encode()).decode()
        checks.that(server.docmd("AUTH", f"PLAIN {secret}")[0] == 530, "AUTH is taken without TLS")
        checks.that(server.docmd("MAIL", f"FROM:<{mailbox}>")[0] == 530, "mail is taken without TLS")
    with pair.submission() as server:
        server.ehlo()
        checks.that(server.mail(mailbox)[0] == 250 and server.rcpt(member)[0] >= 500, "no login is asked for")
        server.rset()
        checks.refuses(lambda: server.login(mailbox, "wrong"), "a wrong password is taken",
                       smtplib.SMTPAuthenticationError)
        server.ehlo()
        checks.that({"PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"} <= set(server.esmtp_features["auth"].split()),
                    "mechanisms of submission")
    with pair.submission() as server:
        server.ehlo()
        code, _ = server.auth("XOAUTH2", lambda _=None: f"user={mailbox}\1auth=Bearer {pair.token}\1\1")
        checks.that(code == 235, "a bearer token is not taken for submission")
    with smtplib.SMTP_SSL("localhost", pair.port("SMTPS_PORT"), context=pair.trust()) as server:
        checks.that(server.login(mailbox, pair.password)[0] == 235, "no login at smtps")
    stranger = pair.trust("UNTRUSTED_CA_FILE")
    checks.refuses(lambda: smtplib.SMTP_SSL("localhost", pair.port("SMTPS_PORT"), context=stranger),
                   "a CA that isn't ours vouches for smtps", ssl.SSLCertVerificationError)

    with pair.submission(mailbox) as server:
        mail = letter("Innkalling", mailbox, member)
        checks.that(server.send_message(mail) == {}, "submitted mail is refused")
        checks.that(server.mail(mailbox)[0] == 250 and server.rcpt("kari@outside.example.org")[0] >= 500,
                    "mail may leave the machine")
    found = pair.wait_for_mail(member, "Innkalling")
    checks.that(len(found) == 1 and found[0]["Message-ID"] == mail["Message-ID"], "submitted mail isn't delivered")


def check_inbound(pair, checks):
    """As a member's answer arrives from the internet."""
    mailbox, member = pair["MAILBOX"], pair["MEMBERS"].split(",")[0]
    tagged = mailbox.replace("@", "+Token.17@")
    with pair.inbound() as server:
        mail = letter("Svar med merke", member, tagged)
        checks.that(server.send_message(mail) == {}, "mail to a tagged address is refused")
        bare = f"Subject: Svar utan hovud\r\nFrom: {member}\r\n\r\nutført 41\r\n".encode()
        server.sendmail(member, [mailbox], bare)
    found = pair.wait_for_mail(mailbox, "Svar med merke")
    checks.that(len(found) == 1, "mail to a tagged address isn't delivered")
    for mail in found:
        for name in ("Delivered-To", "X-Original-To"):
            checks.that(mail[name] == tagged, f"{name} is {mail[name]}")
        checks.that(mail["Return-Path"] == f"<{member}>", f"Return-Path is {mail['Return-Path']}")
        checks.that(mail.get_content().splitlines() == ["Hei på deg."], "the text of a mail is changed")
    found = pair.wait_for_mail(mailbox, "Svar utan hovud")
    checks.that(len(found) == 1 and "Date" not in found[0] and "Message-ID" not in found[0],
                "headers are added to mail from outside")
    with pair.inbound() as server:
        server.ehlo()
        checks.that(server.mail("kari@outside.example.org")[0] == 250, "a sender from outside is refused")
        for recipient, code, status in (("kari@outside.example.org", 554, b"5.7.1"),
                                        ("nobody@" + mailbox.split("@")[1], 550, b"5.1.1"),
                                        ("nobody+x@example.no", 550, b"5.1.1")):
            answer = server.rcpt(recipient)
            checks.that(answer[0] == code and answer[1].startswith(status), f"RCPT {recipient}: {answer}")


def check_imap(pair, checks):
    mailbox = pair["MAILBOX"]
    refused = (imaplib.IMAP4.error,)
    with pair.imap(pair["IMAP_STRICT_HOST"]) as server:
        checks.that("LOGINDISABLED" in server.capabilities and "STARTTLS" in server.capabilities
                    and not [name for name in server.capabilities if name.startswith("AUTH=")],
                    f"offered before TLS: {server.capabilities}")
        checks.refuses(lambda: server.login(mailbox, pair.password), "a login without TLS", *refused)
        server.starttls(pair.trust())
        checks.that(server.login(mailbox, pair.password)[0] == "OK", "no login after STARTTLS by address")
    with pair.imap() as server:
        checks.refuses(lambda: server.login(mailbox, pair.password), "a login without TLS from this machine", *refused)
        bearer = f"user={mailbox}\1auth=Bearer {pair.token}\1\1".encode()
        checks.refuses(lambda: server.authenticate("XOAUTH2", lambda data: b"" if data else bearer),
                       "a bearer token without TLS from this machine", *refused)
        server.starttls(pair.trust())
        checks.refuses(lambda: server.login(mailbox, "wrong"), "a wrong password", *refused)
        checks.that(server.login(mailbox, pair.password)[0] == "OK", "no login after STARTTLS")
        offered = server.capability()[1][0].split()
        checks.that({b"UIDPLUS", b"MOVE", b"IDLE"} <= set(offered), f"offered after login: {offered}")
    for host in ("127.0.0.1", pair["IMAP_STRICT_HOST"]):
        checks.that(pair.imaps(mailbox, host=host).logout()[0] == "BYE", f"no TLS at {host}")
    checks.refuses(lambda: pair.imaps(authority="UNTRUSTED_CA_FILE"), "a CA that isn't ours vouches for imaps",
                   ssl.SSLCertVerificationError)
    for member in pair["MEMBERS"].split(","):
        checks.that(pair.imaps(member).logout()[0] == "BYE", f"no login for {member}")
    check_bearer(pair, checks)
    check_moving(pair, checks)
    check_idle(pair, checks)


def check_bearer(pair, checks):
    mailbox = pair["MAILBOX"]
    head, body, signature = pair.token.split(".")
    forms = {"XOAUTH2": f"user={mailbox}\1auth=Bearer %s\1\1", "OAUTHBEARER": f"n,a={mailbox},\1auth=Bearer %s\1\1"}
    for mechanism, form in forms.items():
        for token, is_good in ((pair.token, True), (".".join((head, body, signature[::-1])), False)):
            with pair.imaps() as server:
                # A refusal comes as a challenge with the reason, to be answered by nothing (RFC 7628 §3.2.3).
                answers = iter([(form % token).encode(), b"\1"])
                login = lambda: server.authenticate(mechanism, lambda _: next(answers))
                if is_good:
                    checks.that(login()[0] == "OK", f"{mechanism} isn't taken")
                else:
                    checks.refuses(login, f"{mechanism} with a forged token", imaplib.IMAP4.error)


def check_moving(pair, checks):
    with pair.imaps(pair["MAILBOX"]) as server:
        server.create("Handled")
        server.select("INBOX")
        server.uid("MOVE", server.uid("SEARCH", "SUBJECT", '"Svar utan hovud"')[1][0].decode(), "Handled")
        checks.that(server.select("Handled")[1] == [b"1"], "a mail isn't moved")


def check_idle(pair, checks):
    mailbox, member = pair["MAILBOX"], pair["MEMBERS"].split(",")[0]
    with pair.imaps(mailbox) as server:
        server.sock.settimeout(PATIENCE_SECONDS)
        server.select("INBOX")
        server.send(b"w IDLE\r\n")
        checks.that(server.readline().startswith(b"+"), "IDLE isn't begun")
        with pair.inbound() as outside:
            outside.send_message(letter("Svar medan nokon ventar", member, mailbox))
        checks.that(server.readline().strip().endswith(b"EXISTS"), "IDLE tells of no new mail")
        server.send(b"DONE\r\n")
        while not (line := server.readline()).startswith(b"w "):
            pass
        checks.that(line.startswith(b"w OK"), "IDLE doesn't end well")


def check_reports(pair, checks):
    """Mail that is taken and comes back: each kind with a report to the return address (RFC 3464)."""
    mailbox = pair["MAILBOX"]
    cases = [(pair["BOUNCING_ADDRESS"], "failed", "5.1.1"), ("kari@" + pair["GONE_DOMAIN"], "failed", "5.1.1"),
             (pair["FULL_ADDRESS"], "failed", "5.2.2"), (pair["DELAYED_ADDRESS"], "delayed", "4.2.2")]
    sent = {}
    with pair.submission(mailbox) as server:
        for number, (recipient, _, _) in enumerate(cases):
            mail = letter("Til nokon som er borte", mailbox, recipient)
            sender = mailbox.replace("@", f"+return{number}.abc@")
            refused = server.send_message(mail, from_addr=sender)
            checks.that(refused == {}, f"{recipient} isn't taken: {refused}")
            sent[sender] = mail
    pair.wait_for_mail(mailbox, "Undelivered Mail", 3)
    pair.wait_for_mail(mailbox, "Delayed Mail")
    reports = {mail["Delivered-To"]: mail for mail in pair.mail(mailbox) if mail["Return-Path"] == "<>"}
    checks.that(set(reports) == set(sent), f"reports to {sorted(reports)}")
    for (sender, mail), (recipient, action, status) in zip(sent.items(), cases):
        report = reports.get(sender)
        if report is None:
            continue
        checks.that(report.get_content_type() == "multipart/report"
                    and report["Content-Type"].params["report-type"] == "delivery-status", f"no report on {recipient}")
        fields = [part for part in report.walk() if part.get_content_type() == "message/delivery-status"]
        person = fields[0].get_payload()[1] if fields else {}
        checks.that(person.get("Action") == action and person.get("Status") == status
                    and person.get("Final-Recipient") == f"rfc822; {recipient}", f"report on {recipient}: {person}")
        checks.that(str(mail["Message-ID"]) in report.as_string(), f"the report on {recipient} doesn't say on what")


def package_files():
    """When the packages' folders, and what lies in them, were last changed."""
    found = {}
    for top in map(pathlib.Path, PACKAGE_FOLDERS):
        for path in [top, *top.rglob("*")] if top.exists() else []:
            found[path] = path.lstat().st_mtime_ns
    return found


def is_open(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        return False
    return True


def processes_in(folder):
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/cwd"):
        try:
            found += [path.parent.name] if os.readlink(path).startswith(f"{folder}/") else []
        except OSError:
            continue
    return found


def check_life(one, other, checks):
    """What starting and stopping do to each other, and leave."""
    one.call("start")
    pids = one.call("status")[1]
    checks.that(one.call("start")[0] == 0 and one.call("status")[1] == pids, "a second start isn't harmless")
    checks.that(one.mail(one["MAILBOX"]) != [], "a second start empties the mailbox")
    checks.that(not other.mail(other["MAILBOX"]), "mail of one pair is in the other")

    ports, run = one.ports, one["TEST_SERVERS_RUN"]
    checks.that(processes_in(run) != [], "no process works in the folder")
    checks.that(one.call("stop")[0] == 0, "stop fails")
    checks.that(not [port for port in ports if is_open(port)], "ports are open after stop")
    checks.that(processes_in(run) == [], "processes are left after stop")
    checks.that(one.call("status")[0] == 1, "status says that they run after stop")
    left = sorted(path.name for path in one.state.iterdir())
    checks.that(left == ["log", "servers.lock"], f"stop leaves {left}")
    checks.that(one.call("stop")[0] == 0, "a second stop fails")
    checks.that(other.call("status")[0] == 0 and is_open(other.port("IMAP_PORT")), "one stop stops the other pair")

    taken = other.port("IMAP_PORT")
    checks.that(one.call("start", "--port", f"imap={taken}")[0] == 69, "a port that is taken is taken once more")
    checks.that(one.call("status")[0] == 1, "something runs after a start that failed")
    code, output, _ = one.call("start", "--port", f"imap={ports[0]}")
    checks.that(code == 0 and output.strip() == str(one.state / "environment"), "no start after stop")
    one.read_settings()
    checks.that(one.port("IMAP_PORT") == ports[0], "a port that was given isn't used")
    checks.that(not one.mail(one["MAILBOX"]), "the mailbox isn't empty after a new start")

    # Whoever is killed is replaced, with its partner.
    os.kill(one.pid("postfix"), 9)
    checks.that(one.call("status")[0] == 1, "a server that was killed is said to run")
    checks.that(one.call("start")[0] == 0 and one.call("status")[0] == 0, "no start after a server was killed")
    one.read_settings()
    checks.that(not one.mail(one["MAILBOX"]), "no login after a server was killed")


def check_postgres(pair, checks):
    checks.that(pair.call("start")[0] == 0, "no start of PostgreSQL")
    pair.read_settings()
    primary, either = pair["SAMLING_TEST_POSTGRES"], pair["SAMLING_TEST_POSTGRES_FAILOVER"]
    standby = primary.replace(pair["POSTGRES_PORT"], pair["POSTGRES_STANDBY_PORT"])
    names = [line.split(":")[0] for line in pair.call("status")[1].splitlines()]
    checks.that(names == ["postgres", "standby"], f"started are {names}")
    for name, address in (("postgres-url", primary), ("postgres-failover-url", either)):
        file = pair.state / name
        checks.that(file.read_text() == f"{address}\n" and stat.S_IMODE(file.stat().st_mode) == 0o600, f"file {name}")
    for name in ("postgres", "standby"):
        data = os.stat(pathlib.Path(pair["TEST_SERVERS_RUN"]) / name / "data")
        checks.that(stat.S_IMODE(data.st_mode) == 0o700 and data.st_uid != 0, f"{name}'s data can be read by others")

    for name, value in (("fsync", "on"), ("synchronous_commit", "on"), ("synchronous_standby_names", "standby"),
                        ("server_encoding", "UTF8"), ("lc_collate", "C.UTF-8"), ("listen_addresses", "127.0.0.1")):
        checks.that(pair.sql(primary, f"SHOW {name}") == [value], f"{name} isn't {value}")
    tls = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    for address in (primary, standby):
        checked = f"{address}?sslmode=verify-full&sslrootcert="
        checks.that(pair.sql(checked + pair["CA_FILE"].replace(" ", "%20"), tls) == ["t"], "no TLS that is checked")
        stranger = checked + pair["UNTRUSTED_CA_FILE"].replace(" ", "%20")
        checks.that(pair.sql(stranger, tls) is None, "a CA that isn't ours vouches for PostgreSQL")
        checks.that(pair.sql(f"{address}?sslmode=disable", tls) == ["f"], "none without TLS")
        password = address.split(":")[2].split("@")[0]
        checks.that(pair.sql(address.replace(password, "wrong"), tls) is None, "a wrong password is taken")
    check_failures(pair, primary, standby, either, checks)


def check_failures(pair, primary, standby, either, checks):
    """What is lost, and what waits, when one of the two is gone."""
    def row(number, address=primary, timeout=PATIENCE_SECONDS):
        return pair.sql(address, f"INSERT INTO rows VALUES ({number}) RETURNING number", timeout) == [str(number)]

    def rows(address):
        return pair.sql(address, "SELECT string_agg(number::text, ' ' ORDER BY number) FROM rows")

    pair.sql(primary, "CREATE TABLE rows (number integer)")
    checks.that(row(1) and not row(2, standby), "the primary can't be written to, or the standby can")
    deadline = time.monotonic() + PATIENCE_SECONDS
    while rows(standby) != ["1"] and time.monotonic() < deadline:
        time.sleep(0.1)
    checks.that(rows(standby) == ["1"], "the standby doesn't have what the primary has")

    checks.that(pair.call("down standby")[0] == 0 and pair.call("status")[0] == 1, "the standby isn't down")
    checks.that(not row(3, timeout=1), "a commit doesn't wait for the standby")
    checks.that(pair.call("up standby")[0] == 0 and pair.call("status")[0] == 0, "the standby isn't up")
    checks.that(row(4), "no commit with the standby up again")
    os.kill(pair.pid("postgres"), 9)
    checks.that(pair.call("up postgres")[0] == 0 and row(5), "no commit with a primary that was killed up again")

    checks.that(pair.call("down postgres")[0] == 0 and pair.call("down postgres")[0] == 0, "the primary isn't down")
    checks.that(pair.sql(primary, "SELECT 1") is None and pair.sql(either, "SELECT 1") is None, "it is still there")
    checks.that(pair.call("promote")[0] == 0 and row(6, either), "the standby can't be written to")
    checks.that(rows(standby) in (["1 4 5 6"], ["1 3 4 5 6"]), f"the standby has {rows(standby)}")
    checks.that(pair.sql(standby, "SHOW synchronous_standby_names") == [""], "the standby waits for another")
    checks.that(pair.call("promote")[0] == 69, "it is promoted twice")

    # A primary whose standby is gone for good, with a commit that waits.
    checks.that(pair.call("up postgres")[0] == 0 and not row(7, timeout=1), "a primary of before goes on alone")
    ports, run, began = pair.ports, pair["TEST_SERVERS_RUN"], time.monotonic()
    checks.that(pair.call("stop")[0] == 0 and time.monotonic() - began < PATIENCE_SECONDS, "stop fails, or takes long")
    checks.that(not [port for port in ports if is_open(port)], "ports are open after stop")
    checks.that(processes_in(run) == [], "processes are left after stop")
    left = sorted(path.name for path in pair.state.iterdir())
    checks.that(left == ["log", "servers.lock"], f"stop leaves {left}")
    checks.that(pair.call("stop")[0] == 0 and pair.call("down standby")[0] == 1, "a second stop, or down after it")


def check_without_root(pair, checks):
    checks.that(pair.call("start", "--only", "mail,postgres")[0] == 69, "Postfix without root")
    checks.that(not pair.state.exists(), "a start that can't be makes a folder")
    checks.that(pair.call("start")[0] == 0, "no start of PostgreSQL without root")
    pair.read_settings()
    checks.that(pair.sql(pair["SAMLING_TEST_POSTGRES"], "CREATE DATABASE more") == [], "no database without root")
    checks.that(pair.call("status")[0] == 0, "status without root")
    checks.that(pair.call("relax")[0] == 0, "it doesn't make haste")
    checks.that(pair.sql(pair["SAMLING_TEST_POSTGRES"], "CREATE DATABASE alone") == [], "it waits for the standby")
    checks.that(pair.sql(pair["SAMLING_TEST_POSTGRES"], "SHOW fsync") == ["off"], "it waits for the disk")
    run = pair["TEST_SERVERS_RUN"]
    checks.that(pair.call("stop")[0] == 0 and processes_in(run) == [], "processes are left after stop without root")


def check_refusals(folder, checks):
    foreign = folder / "foreign"
    foreign.mkdir()
    (foreign / "file").touch()
    checks.that(Pair(foreign).call("start")[0] == 64, "a folder with something else in it is taken")
    checks.that(Pair(folder / "none").call("stop")[0] == 0, "stop of what never ran fails")
    checks.that(Pair(folder / "none").call("status")[0] == 1, "status of what never ran")
    checks.that(not (folder / "none").exists(), "stop or status make a folder")
    for options in (["--port", "imap=80"], ["--port", "pop=2000"], ["--elsewhere", "x"], ["--only", "x"], ["--state"]):
        checks.that(Pair(folder / "none").call("start", *options)[0] == 64, f"{options} is taken")
    for verb in ("up", "down dovecot", "promote standby", "stop --only mail"):
        checks.that(Pair(folder / "none").call(verb)[0] == 64, f"{verb} is taken")


def main(folder):
    checks = Checks()
    before = package_files()
    # The second in a folder that the servers' own users don't get into, and with a name that must be quoted.
    (folder / "private folder").mkdir(mode=0o700)
    pairs = [Pair(folder / "one"), Pair(folder / "private folder" / "two")]
    (folder / "nobody's").mkdir(mode=0o700)
    shutil.chown(folder / "nobody's", "nobody")
    databases = [Pair(folder / "private folder" / "three", "postgres"),
                 Pair(folder / "nobody's" / "four", "postgres", "nobody")]
    try:
        began = time.monotonic()
        for process in [pair.run("start") for pair in pairs]:
            _, errors = process.communicate(timeout=90)
            if process.returncode != 0:
                print(errors, file=sys.stderr, end="")
                return process.returncode
        checks.that(time.monotonic() - began < PATIENCE_SECONDS, "two starts take long")
        for pair in pairs:
            pair.read_settings()
            check_settings(pair, checks)
        checks.that(not set(pairs[0].ports) & set(pairs[1].ports), "two pairs share a port")
        for check in (check_submission, check_inbound, check_imap, check_reports):
            check(pairs[0], checks)
        check_life(*pairs, checks)
        check_refusals(folder, checks)
        check_postgres(databases[0], checks)
        check_without_root(databases[1], checks)
    finally:
        for pair in pairs + databases:
            pair.call("stop")
    checks.that(package_files() == before, "files of the packages' own services are changed")
    for fault in checks.faults:
        print(f"check-servers: {fault}", file=sys.stderr)
    print(f"{checks.count} checks")
    return 1 if checks.faults else 0


if __name__ == "__main__":
    temporary = pathlib.Path(tempfile.mkdtemp(prefix="check-servers."))
    temporary.chmod(0o755)
    try:
        sys.exit(main(temporary))
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
