"""A website to try: the bundled network as the demo leaves it on 29 August 2023, served on loopback."""

import contextlib
import email
import email.policy
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

NETWORK = "sjustjerna"
COORDINATOR = "oddvar@example.no"
LEADER = "leif.berge@example.no"
MEMBER = "kari.nes@example.no"
START = "2023-08-29T09:00:00+02:00"


class Site:
    """`with Site(PROGRAM) as site:` prepares the data, serves it, and takes it down again."""

    patience = 60  # seconds

    def __init__(self, program, now=START, folder=None, extra=()):
        self.program = str(pathlib.Path(program).resolve())
        self.now = now
        self.holder = None if folder else tempfile.TemporaryDirectory(prefix="samling-site-")
        self.folder = pathlib.Path(folder or self.holder.name)
        self.port = port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.extra = list(extra)
        self.service = None
        self.read = {}

    def __enter__(self):
        data = self.folder / "data"
        if not data.exists():
            shutil.copytree(demo(self.program, self.environment()), data)
        self.data = data
        self.log = open(self.folder / "serve.log", "ab")
        self.serve()
        return self

    def __exit__(self, *_):
        self.stop()
        self.log.close()
        if self.holder:
            self.holder.cleanup()

    def serve(self):
        self.service = subprocess.Popen(
            [self.program, "serve", "--data", str(self.data), "--now", self.now, *self.extra],
            stdout=self.log, stderr=self.log, env=self.environment())
        self.wait_until_ready()

    def stop(self):
        self.service.send_signal(signal.SIGTERM)
        try:
            self.service.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.service.kill()
            self.service.wait()

    def later(self, now):
        """The same books on another day, or at another hour."""
        self.stop()
        self.now = now
        self.serve()

    def environment(self):
        return {
            **os.environ, "SAMLING_HTTP_PORT": str(self.port), "SAMLING_HTTP_BASEURL": self.address,
            "SAMLING_LOG_LEVEL": "warning",
        }

    def wait_until_ready(self):
        for _ in range(self.patience * 10):
            try:
                with urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as reply:
                    if reply.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                pass
            if self.service.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit("the site isn't ready:\n" + (self.folder / "serve.log").read_text()[-2000:])

    def command(self, *arguments):
        """Runs the program on the same data, and gives what it printed."""
        done = subprocess.run(
            [self.program, *arguments, "--data", str(self.data), "--now", self.now], capture_output=True, text=True,
            env=self.environment())
        if done.returncode:
            raise SystemExit(f"samling {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def books(self):
        """All that stands in the store, but what the service does by itself: what is due, letters on their way, and
        what their links were made from, which is forgotten when they have left."""
        with contextlib.closing(sqlite3.connect(f"file:{self.data}/samling.sqlite?mode=ro", uri=True)) as store:
            tables = [name for (name,) in store.execute("select name from sqlite_master where type = 'table'")]
            passing = ("jobs", "outbox", "letter_bytes", "letters_in_hand", "attempts")
            return {name: rows(store, name) for name in tables if name not in passing}

    def letters(self, to=None):
        """The letters that have gone out, oldest first."""
        files = sorted((self.data / "mail" / "new").iterdir(), key=lambda file: file.stat().st_mtime_ns)
        for file in files:
            if file.name not in self.read:
                self.read[file.name] = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        letters = [self.read[file.name] for file in files]
        return [letter for letter in letters if to is None or to in str(letter["To"])]

    def letter(self, to, subject):
        """The latest to the address with these words in its subject, once it has come."""
        for _ in range(self.patience * 5):
            found = [letter for letter in self.letters(to) if subject in str(letter["Subject"])]
            if found:
                return found[-1]
            time.sleep(0.2)
        raise AssertionError(f"no “{subject}” came to {to}")

    def link(self, letter, words):
        """The path of the link that stands after these words in the letter's text."""
        text = letter.get_body(("plain",)).get_content()
        found = re.search(re.escape(words) + r"\s+" + re.escape(self.address) + r"(/l/\w+)", text)
        if not found:
            raise AssertionError(f"“{letter['Subject']}” has no link after “{words}”:\n{text[:2000]}")
        return found.group(1)

    def code(self, to, after=0):
        """The newest code among the letters to the address, its first `after` letters left out. The day's other letters
        may come after it."""
        for _ in range(self.patience * 5):
            for letter in reversed(self.letters(to)[after:]):
                text = letter.get_body(("plain",)).get_content()
                code = re.search(r"(?m)^\W*(\d{4} \d{4})\W*$", text)
                if code:
                    return code.group(1)
            time.sleep(0.2)
        raise SystemExit(f"no code came to {to}")

    def links(self, to):
        """The paths of the links in the latest letter of each kind to the address."""
        latest = {str(letter["Subject"]).split()[0]: letter for letter in self.letters(to)}
        texts = [letter.get_body(("plain",)).get_content() for letter in latest.values()]
        return [path for text in texts for path in re.findall(re.escape(self.address) + r"(/l/\w+)", text)]


def rows(store, table):
    columns = [column[1] for column in store.execute(f"pragma table_info({table})")]
    wanted = ", ".join(f'"{column}"' for column in columns if column != "chance")
    return store.execute(f"select {wanted} from {table}").fetchall()


_kept = {}


def port():
    """One port for as long as this runs: the links of the demo's letters lead to it."""
    if "port" not in _kept:
        _kept["port"] = free_port()
    return _kept["port"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def demo(program, environment):
    """The demo's data, made once and copied."""
    if program not in _kept:
        holder = tempfile.TemporaryDirectory(prefix="samling-demo-")
        folder = pathlib.Path(holder.name) / "data"
        subprocess.run(
            [program, "demo", "--keep", str(folder)], check=True, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env=environment)
        _kept[program] = (holder, folder)
    return _kept[program][1]
