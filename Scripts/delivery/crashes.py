"""A process that is killed, or whose disk fails, at every step of its work, against one that is left in peace.

    Scripts/check-crashes PROGRAM [--every N]

Each errand is done once undisturbed, under strace, which counts the system calls by which something gets to the disk or
out of the house. Then it is done again and again on a copy of the same books, and dies (SIGKILL) at the first such call,
at the second, and so on; the errand is given again, and the end must be the same: the same books, every letter once. The
same with a disk that is full, cannot be written, or fails: a clear error, and nothing lost when it is well again.
--every N takes every Nth step only. Ends with "crashes: N right, M wrong".
"""
import argparse
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parent.parent.parent
# What reaches the disk: the database's writes and syncs, the files of letters and their names.
calls = "pwrite64,fdatasync,fsync,write,rename,link,linkat,renameat2"
now = "2023-06-12T09:00:00+02:00"
fixtures = root / "Tests" / "MeetingsTests" / "Minutes" / "Fixtures"


class Books:
    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)

    def call(self, *arguments, trace=None, check=True):
        command = [self.program, *arguments, "--data", str(self.folder / "data"), "--now", now]
        if trace:
            command = ["strace", "-f", "-qq", "-o", str(self.folder / "trace"), *trace, *command]
        run = subprocess.run(
            command, capture_output=True, text=True, errors="replace",
            env={**os.environ, "SAMLING_RESOURCES_FOLDER": str(root), "LC_ALL": "C.UTF-8"})
        if check and run.returncode != 0:
            raise SystemExit(f"crashes: {' '.join(arguments)}: {run.returncode} {run.stderr}")
        return run

    def contents(self):
        """Everything that matters in the books, without names that chance gives, and the letters in the folder."""
        books = sqlite3.connect(self.folder / "data" / "samling.sqlite")
        said = {}
        for table, columns in [
            ("meetings", "forum, date, stage, sequence"),
            ("invitations", "person, sequence, withdrawn IS NULL, answer"),
            ("items", "forum, number, text, state, due"),
            ("minutes", "forum, date, digest, status, version"),
            ("outbox", "kind, recipient, subject, state"),
            ("inbox", "number, state, message_id"),
        ]:
            rows = books.execute(f"SELECT {columns} FROM {table} ORDER BY {columns}").fetchall()
            said[table] = [tuple(map(str, row)) for row in rows]
        said["whole"] = books.execute("PRAGMA integrity_check").fetchone()
        books.close()
        mails = sorted(
            (headers.get("To", ""), headers.get("Subject", ""))
            for headers in map(read_headers, (self.folder / "data" / "mail" / "new").glob("*.eml")))
        said["mails"] = mails
        return said


def read_headers(path):
    import email
    return email.message_from_bytes(path.read_bytes())


def errands(folder):
    minutes = Path(folder) / "referat.md"
    reply = Path(folder) / "svar.eml"
    return [
        ("a round of invitations", lambda books: None, [["invite", "sjustjerna", "--send"], ["run-due"]]),
        ("taking in minutes", lambda books: minutes_file(books, minutes), [
            ["minutes", "import", str(minutes)], ["run-due"]]),
        ("a reply", lambda books: reply_file(books, reply), [["inbox", "process", str(reply)], ["run-due"]]),
        ("the steps of the schema", forget_books, [["forums"]]),
    ]


def minutes_file(books, path):
    path.write_bytes((fixtures / "minutes-sjustjerna-2023-06-09.md").read_bytes())


def reply_file(books, path):
    books.call("invite", "sjustjerna", "--send")
    books.call("run-due")
    headers = read_headers(min((books.folder / "data" / "mail" / "new").glob("*.eml")))
    path.write_text(
        f"From: {headers['To']}\r\nTo: {headers['Reply-To'] or headers['From']}\r\nSubject: Re: {one_line(headers)}\r\n"
        f"Message-ID: <reply-1@example.com>\r\nIn-Reply-To: {headers['Message-ID']}\r\n"
        "Date: Mon, 12 Jun 2023 09:00:00 +0200\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nJa\r\n", newline="")


def one_line(headers):
    return re.sub(r"\s+", " ", headers["Subject"])


def forget_books(books):
    for file in (books.folder / "data").glob("samling.sqlite*"):
        file.unlink()


def prepare(program, folder):
    books = Books(program, folder)
    books.call("register", "apply", str(root / "Config" / "sjustjerna.yaml"))
    books.call("plan", "sjustjerna", "--until", "2023-12-31", "--accept")
    return books


def finish(books, commands):
    for command in commands:
        books.call(*command)


def drill(program, name, before, commands, every, faults):
    """Returns how many were right, and what was wrong."""
    with tempfile.TemporaryDirectory(prefix="samling-crashes-") as folder:
        books = prepare(program, folder)
        before(books)
        shutil.copytree(books.folder / "data", books.folder / "kept")
        files = {Path(word): Path(word).read_bytes() for word in commands[0] if word.startswith("/")}
        counted = books.call(*commands[0], trace=["-e", f"trace={calls}"])
        # Given again, it changes nothing.
        finish(books, commands)
        wanted = books.contents()
        steps = count_steps(books.folder / "trace")
        right, wrong = 0, []
        for call, most in steps.items():
            for step in range(1, most + 1, every):
                for fault in faults:
                    restore(books)
                    for file, kept in files.items():
                        file.write_bytes(kept)
                    books.call(
                        *commands[0], trace=["-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={step}"],
                        check=False)
                    finish(books, commands)
                    found = books.contents()
                    if found == wanted:
                        right += 1
                    else:
                        wrong.append(f"{name}: {fault} at {call} {step}: {difference(wanted, found)}")
        print(f"{name}: {sum(steps.values())} steps {steps}, {right} right, {len(wrong)} wrong")
        return right, wrong


def restore(books):
    shutil.rmtree(books.folder / "data")
    shutil.copytree(books.folder / "kept", books.folder / "data")


def count_steps(trace):
    steps = {}
    for line in trace.read_text(errors="replace").splitlines():
        found = re.match(r"\d+\s+(\w+)\(", line)
        if found and found[1] in calls.split(","):
            steps[found[1]] = steps.get(found[1], 0) + 1
    return steps


def difference(wanted, found):
    for key in wanted:
        if wanted[key] != found[key]:
            lost = [row for row in wanted[key] if row not in found[key]]
            more = [row for row in found[key] if row not in wanted[key]]
            return f"{key}: lacks {lost[:3]}, has {more[:3]}, {len(wanted[key])} and {len(found[key])}"
    return "?"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    right, wrong = 0, []
    with tempfile.TemporaryDirectory(prefix="samling-errands-") as folder:
        for name, before, commands in errands(folder):
            kinds = ["signal=SIGKILL", "error=ENOSPC", "error=EIO", "error=EROFS"]
            for fault in kinds:
                some = options.every if fault == kinds[0] else options.every * 3
                good, bad = drill(program, f"{name}, {fault}", before, commands, some, [fault])
                right += good
                wrong += bad
    for fault in wrong[:20]:
        print(f"  wrong: {fault}")
    print(f"crashes: {right} right, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
