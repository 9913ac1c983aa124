"""What people are told while the disk fails or the books are locked, and what becomes of the letters meanwhile.

    Scripts/check-trouble PROGRAM

A service sends letters to a slow server while its disk is full, then fails, and then another program locks the books.
Each time /readyz says which it is, so does the log, and so does a command, in words and with its exit status; when it is
over the service is ready again by itself, and at the end every letter has been accepted once. Where no process may be
traced, nothing can fail. Root, with a loop device, sees it on a real disk too, which is full, and then can only be read
until somebody repairs it. Ends with "trouble: N right, M wrong".
"""
import collections
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from disk import LoopDisk
from drill import judge
from installation import Installation
from sink import FaultySink

letters = 400
temporary, unavailable = 75, 69


class Trouble:
    def __init__(self, program, folder):
        self.sink = FaultySink(1, 0, 0, 0)
        self.sink.pace = 0.2
        self.books = Installation(program, folder, [self.sink.listen()], letters)
        self.right = 0
        self.wrong = []

    @contextmanager
    def serving(self):
        self.books.settings["SAMLING_LOG_LEVEL"] = "warning"
        self.service = self.books.start()
        try:
            self.expect("it is ready", lambda: self.ready() == (200, "ready"))
            yield
        finally:
            self.service.terminate()
            self.service.wait()

    def run(self):
        with self.serving():
            for error, words, logged, said in [
                ("ENOSPC", "the disk is full", "disk is full", "disken er full"),
                ("EIO", "the disk fails", "disk I/O error", "disken svikta"),
            ]:
                self.live_through(self.failing(error), words, logged)
                self.tell_in_words(self.traced(error), said, temporary if error == "ENOSPC" else unavailable)
            self.live_through(self.locked(), "the store is busy for too long", "database is locked")
            with self.locked():
                self.tell_in_words([], "databasen var oppteken for lenge", temporary)
            self.sink.pace = 0
            self.expect("every letter has left", lambda: set(self.books.states().values()) == {"sent"}, 120)
        self.note("judged", judge(self.books, self.sink.accepted, letters))

    def live_through(self, fault, words, logged):
        before, known = sum(self.sink.accepted.values()), self.log().count(logged)
        with fault:
            self.expect(f"/readyz says: {words}", lambda: self.ready() == (503, words))
            self.expect(f"the log knows of it: {words}", lambda: self.log().count(logged) > known)
        self.expect(f"it is ready again after: {words}", lambda: self.ready() == (200, "ready"))
        self.expect(f"letters leave again after: {words}", lambda: sum(self.sink.accepted.values()) > before + 4)

    @contextmanager
    def failing(self, error):
        """Every write of the running service fails."""
        tracer = subprocess.Popen(
            [*self.traced(error), "-p", str(self.service.pid)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            tracer.send_signal(signal.SIGINT)
            tracer.wait()

    def traced(self, error):
        return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64", "-e", f"inject=pwrite64:error={error}"]

    @contextmanager
    def locked(self):
        books = sqlite3.connect(self.books.folder / "books" / "samling.sqlite", timeout=30, isolation_level=None)
        books.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            books.execute("ROLLBACK")
            books.close()

    def tell_in_words(self, before, words, status):
        run = subprocess.run(
            [*before, self.books.program, "mail", "hold", "--all", "--data", str(self.books.folder / "books")],
            env={**os.environ, **self.books.settings}, capture_output=True, text=True)
        is_told = run.returncode == status and words in run.stderr
        self.note(f"a command says: {words}", [] if is_told else [f"{run.returncode} {run.stderr}"])

    def ready(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.books.sites[0]}/readyz", timeout=30) as answer:
                return answer.status, answer.read().decode().strip()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode().strip()
        except OSError:
            return 0, ""

    def log(self):
        return self.books.log().read_text()

    def expect(self, what, holds, seconds=60):
        limit = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > limit:
                states = dict(collections.Counter(self.books.states().values()))
                return self.note(what, [f"not within {seconds} s: {self.ready()} {states} {self.log()[-600:]}"])
            time.sleep(0.2)
        self.note(what, [])

    def note(self, what, faults):
        self.right += not faults
        self.wrong += [f"{what}: {fault}" for fault in faults[:5]]


class DiskTrouble(Trouble):
    """On a disk of its own."""

    def __init__(self, program, disk):
        self.disk = disk
        super().__init__(program, disk.path)

    unwritable = ("the disk fails", "the store is read-only")

    def run(self):
        with self.serving():
            with self.full():
                self.expect("/readyz says that the disk is full", lambda: self.ready() == (503, "the disk is full"))
                self.tell_in_words([], "disken er full", temporary)
            self.expect("it is ready again when there is room", lambda: self.ready() == (200, "ready"))
            self.disk.fail()
            self.expect("/readyz says that nothing can be written", lambda: self.ready()[0] == 503)
            self.note(f"in words: {self.ready()[1]}", [] if self.ready()[1] in self.unwritable else [self.ready()[1]])
            self.tell_in_words([], "kan berre lesast", unavailable)
        self.disk.repair()
        self.sink.pace = 0
        with self.serving():
            self.expect("nothing waits", lambda: set(self.books.states().values()) <= {"sent", "unknown"}, 120)
        self.note("judged", judge(self.books, self.sink.accepted, letters))

    @contextmanager
    def full(self):
        self.disk.fill()
        try:
            yield
        finally:
            self.disk.empty()


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="samling-trouble-") as folder:
        troubles = [Trouble(program, folder)]
        troubles[0].run()
    if LoopDisk.exists():
        with LoopDisk() as disk:
            troubles.append(DiskTrouble(program, disk))
            troubles[1].run()
    else:
        print("trouble: no disk of its own can be mounted here", file=sys.stderr)
    right, wrong = sum(trouble.right for trouble in troubles), [fault for each in troubles for fault in each.wrong]
    for fault in wrong:
        print(f"  wrong: {fault}")
    print(f"trouble: {right} right, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
