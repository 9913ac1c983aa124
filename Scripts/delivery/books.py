"""Books that errands are run on, which can be put back to how they were: in SQLite, or in PostgreSQL."""
import email
import os
import shutil
import sqlite3
import subprocess
import uuid
from pathlib import Path

import postgres

root = Path(__file__).resolve().parent.parent.parent
now = "2023-06-12T09:00:00+02:00"
# What matters, without the names that chance gives.
tables = {
    "meetings": "forum, date, stage, sequence",
    "invitations": "person, sequence, withdrawn IS NULL, answer",
    "items": "forum, number, text, state, due",
    "minutes": "forum, date, digest, status, version",
    "outbox": "kind, recipient, subject, state",
    "inbox": "number, state, message_id",
}


class Books:
    """In SQLite, which lies in the data folder with everything else."""

    # What reaches the disk: the database's writes and syncs, the files of letters and their names.
    calls = "pwrite64,fdatasync,fsync,write,rename,link,linkat,renameat2"
    # What happens, and at which of the calls.
    faults = {"signal=SIGKILL": calls, "error=ENOSPC": calls, "error=EIO": calls, "error=EROFS": calls}

    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)
        self.settings = {}

    def call(self, *arguments, trace=None, check=True, data="data", at=now):
        command = [self.program, *arguments, "--data", str(self.folder / data), "--now", at]
        if trace:
            command = ["strace", "-f", "-qq", "-o", str(self.folder / "trace"), *trace, *command]
        run = subprocess.run(
            command, capture_output=True, text=True, errors="replace",
            env={**os.environ, "SAMLING_RESOURCES_FOLDER": str(root), "LC_ALL": "C.UTF-8", **self.settings})
        if check and run.returncode != 0:
            raise SystemExit(f"crashes: {' '.join(arguments)}: {run.returncode} {run.stderr}")
        return run

    def keep(self):
        shutil.copytree(self.folder / "data", self.folder / "kept")

    def restore(self):
        shutil.rmtree(self.folder / "data")
        shutil.copytree(self.folder / "kept", self.folder / "data")

    def forget(self):
        for file in (self.folder / "data").glob("samling.sqlite*"):
            file.unlink()

    def load(self, dump):
        books = sqlite3.connect(self.folder / "data" / "samling.sqlite")
        books.executescript("PRAGMA journal_mode = WAL;" + dump)
        books.close()

    def close(self):
        pass

    def mails(self):
        return [
            email.message_from_bytes(path.read_bytes())
            for path in sorted((self.folder / "data" / "mail" / "new").glob("*.eml"))]

    def contents(self):
        """Everything that matters in the books, and the letters in the folder."""
        said = {
            table: sorted(self.query(f"SELECT {columns} FROM {table}")) for table, columns in tables.items()}
        said["whole"] = self.integrity()
        said["mails"] = sorted((mail.get("To", ""), mail.get("Subject", "")) for mail in self.mails())
        return said

    def integrity(self):
        return self.query("PRAGMA integrity_check")

    def query(self, question):
        books = sqlite3.connect(self.folder / "data" / "samling.sqlite")
        try:
            return [tuple(map(str, row)) for row in books.execute(question)]
        finally:
            books.close()


class PostgresBooks(Books):
    """In a database of its own on the server, copied by the server."""

    calls = "sendto,recvfrom,fsync,write,rename,link,linkat,renameat2"
    # The connection is lost where an answer should come: the server has done what it was asked, or not.
    faults = {"signal=SIGKILL": calls.replace("recvfrom,", ""), "error=ECONNRESET": "recvfrom"}

    def __init__(self, program, folder, url):
        super().__init__(program, folder)
        self.server = url
        self.name = f"crashes_{uuid.uuid4().hex[:12]}"
        self.url = postgres.make_database(url, self.name)
        self.settings = {"SAMLING_DATABASE_URL": self.url}

    def keep(self):
        super().keep()
        self.tell(f"DROP DATABASE IF EXISTS {self.name}_kept")
        self.tell(f"CREATE DATABASE {self.name}_kept TEMPLATE {self.name}")

    def restore(self):
        super().restore()
        self.tell(f"DROP DATABASE {self.name} WITH (FORCE)")
        self.tell(f"CREATE DATABASE {self.name} TEMPLATE {self.name}_kept")

    def forget(self):
        self.tell(f"DROP DATABASE {self.name} WITH (FORCE)")
        self.tell(f"CREATE DATABASE {self.name}")

    def close(self):
        for name in (self.name, f"{self.name}_kept"):
            self.tell(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def integrity(self):
        return []

    def tell(self, command):
        postgres.tell(self.server, command)

    def query(self, question):
        return postgres.ask(self.url, question)
