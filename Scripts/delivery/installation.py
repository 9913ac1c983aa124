"""Books with so many letters to send, the nodes that work on them, and what has become of the letters."""
import os
import socket
import sqlite3
import subprocess
import uuid
from pathlib import Path

import postgres

root = Path(__file__).resolve().parent.parent.parent


class Installation:
    """On SQLite, or moved to the PostgreSQL at `url`. `ports` are those of the mail server, one for each node. Each letter
    has some `size` bytes, or as many as the program's own."""

    def __init__(self, program, folder, ports, letters, url=None, size=None):
        self.program = program
        self.folder = Path(folder)
        self.ports = ports
        self.url = url
        # Where each node's website is.
        self.sites = {}
        self.settings = {
            "SAMLING_MAIL_TRANSPORT": "smtp", "SAMLING_SMTP_HOST": "127.0.0.1", "SAMLING_SMTP_PORT": str(ports[0]),
            "SAMLING_SMTP_SECURITY": "none", "SAMLING_SMTP_CONNECTIONS": "4",
            "SAMLING_RESOURCES_FOLDER": str(root), "SAMLING_LOG_LEVEL": "error",
        }
        self.make(letters, size)

    def make(self, letters, size):
        """A round of invitations by the program itself, one of which is written out again for everybody."""
        offline = {"SAMLING_MAIL_TRANSPORT": "folder", "SAMLING_NOW": "2023-06-12T09:00:00+02:00"}
        self.call("register", "apply", str(root / "Config" / "sjustjerna.yaml"), **offline)
        self.call("plan", "sjustjerna", "--until", "2023-12-31", "--accept", **offline)
        self.call("invite", "sjustjerna", "--send", **offline)
        books = sqlite3.connect(self.folder / "books" / "samling.sqlite", isolation_level=None)
        books.row_factory = sqlite3.Row
        sample = dict(books.execute("SELECT * FROM outbox WHERE kind = 'invitation' LIMIT 1").fetchone())
        # Programs of before schema step 20 have the bytes in the row.
        body = None if sample["body"] else books.execute(
            "SELECT bytes FROM letter_bytes WHERE letter = ?", [sample["number"]]).fetchone()["bytes"]
        sample["body"], body = (bytes and shortened(bytes, size) for bytes in (sample["body"], body))
        marks = ", ".join("?" * len(sample))
        books.execute("BEGIN")
        books.execute("UPDATE outbox SET state = 'cancelled'")
        for number in range(letters):
            row = letter(number, sample)
            books.execute(f"INSERT INTO outbox ({', '.join(sample)}) VALUES ({marks})", list(row.values()))
            if body:
                books.execute(
                    "INSERT INTO letter_bytes (letter, bytes) VALUES (?, ?)",
                    [row["number"], body.replace(sample["message_id"].encode(), row["message_id"].encode())])
        books.execute("COMMIT")
        books.close()
        if self.url:
            print(self.call("database", "move", "--to", self.url).strip())
            self.settings["SAMLING_DATABASE_URL"] = self.url
            self.settings["SAMLING_MAIL_MACKEYFILE"] = str(self.folder / "books" / "mac.key")

    def call(self, *arguments, data="books", **more):
        run = subprocess.run(
            [self.program, *arguments, "--data", str(self.folder / data)], env={**os.environ, **self.settings, **more},
            capture_output=True, text=True)
        if run.returncode != 0:
            raise SystemExit(f"delivery: {' '.join(arguments)}: {run.stderr}")
        return run.stdout

    def start(self, node=0):
        """A node that works on the letters, until it is killed."""
        data = "books" if not self.url else f"node{node}"
        self.sites[node] = free_port()
        ports = {"SAMLING_SMTP_PORT": str(self.ports[node]), "SAMLING_HTTP_PORT": str(self.sites[node])}
        with self.log(node).open("ab") as log:
            return subprocess.Popen(
                [self.program, "serve", "--data", str(self.folder / data)],
                env={**os.environ, **self.settings, **ports}, stdout=subprocess.DEVNULL, stderr=log)

    def log(self, node=0):
        return self.folder / f"log{node}"

    def span(self):
        """When the first fence was written and the last letter ended, in seconds, and how many were sent."""
        first, last, sent = self.query(
            "SELECT MIN(dot_at), MAX(done), COUNT(*) FROM outbox WHERE state = 'sent' AND dedupe_key LIKE 'drill:%'")[0]
        return int(first or 0) / 1000, int(last or 0) / 1000, int(sent)

    def states(self):
        return dict(self.query("SELECT message_id, state FROM outbox WHERE dedupe_key LIKE 'drill:%'"))

    def left_in_hand(self):
        """Letters of the drill whose rows say that they are in hand, and those that are."""
        return int(self.query("""
            SELECT (SELECT COUNT(*) FROM outbox WHERE in_hand = 1 AND dedupe_key LIKE 'drill:%')
                + (SELECT COUNT(*) FROM letters_in_hand JOIN outbox ON outbox.id = letter
                    WHERE dedupe_key LIKE 'drill:%')""")[0][0])

    def message_ids(self):
        return {name for name, in self.query("SELECT message_id FROM outbox")}

    def can_be_written(self):
        if self.url:
            return True
        books = sqlite3.connect(self.folder / "books" / "samling.sqlite", timeout=1, isolation_level=None)
        try:
            books.execute("BEGIN IMMEDIATE")
            return True
        except sqlite3.OperationalError:
            return False
        finally:
            books.close()

    def query(self, question):
        if self.url:
            return postgres.ask(self.url, question)
        books = sqlite3.connect(self.folder / "books" / "samling.sqlite", timeout=30)
        try:
            return books.execute(question).fetchall()
        finally:
            books.close()


def shortened(letter, size):
    """So many bytes, about: every part in base 64 loses as large a share of its lines."""
    lines = letter.split(b"\r\n")
    full = [place for place, line in enumerate(lines) if len(line) == 76]
    surplus = max(0, len(letter) - (size or len(letter))) // 78
    lost = {full[count * len(full) // surplus] for count in range(surplus)}
    return b"\r\n".join(line for place, line in enumerate(lines) if place not in lost)


def letter(number, sample):
    name = str(uuid.UUID(int=number + (7 << 76)))
    message = f"{name}@example.no"
    return {
        **sample, "number": 1_000 + number, "id": name, "dedupe_key": f"drill:{number}",
        "recipient": f"p{number}@example.no", "message_id": message, "meeting": None, "person": None, "expires": None,
        "state": "ready", "body": sample["body"].replace(sample["message_id"].encode(), message.encode()),
    }


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def fresh_database(url):
    """One of its own on the server; its address."""
    return postgres.make_database(url, f"delivery_{uuid.uuid4().hex[:12]}")
