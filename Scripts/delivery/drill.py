"""The promise of delivery, put to the test: never lost, never twice (mail.md §4.7).

    Scripts/check-delivery PROGRAM [--engine sqlite|postgres|both] [--nodes N] [--letters N] [--seeds 1,2,3] [--pause]

Services of the built program send letters to a server that hangs up before, at and after the final dot, and are killed
at random all the while. At the end every letter that is marked sent was accepted, none was accepted twice, none is lost,
and what nobody can know is marked so. With PostgreSQL there are several nodes; SAMLING_TEST_POSTGRES names the server.
Ends with "delivery: N right, M wrong".
"""
import argparse
import asyncio
import collections
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

root = Path(__file__).resolve().parent.parent.parent


class FaultySink:
    """An SMTP server that counts Message-IDs, and loses its connections in three ways."""

    def __init__(self, seed, before=0.006, after=0.006, at_data=0.004):
        self.chance = random.Random(seed)
        self.faults = (before, after, at_data)
        self.accepted = collections.Counter()
        self.kinds = collections.Counter()
        self.loop = asyncio.new_event_loop()
        started = threading.Event()

        def run():
            asyncio.set_event_loop(self.loop)
            server = self.loop.run_until_complete(asyncio.start_server(self.talk, "127.0.0.1", 0, limit=1 << 22))
            self.port = server.sockets[0].getsockname()[1]
            started.set()
            self.loop.run_forever()

        threading.Thread(target=run, daemon=True).start()
        started.wait()

    async def talk(self, reader, writer):
        try:
            await self.serve(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def serve(self, reader, writer):
        before, after, at_data = self.faults
        writer.write(b"220 sink ESMTP\r\n")
        while True:
            line = (await reader.readuntil(b"\r\n")).strip()
            verb = line[:4].upper()
            if verb == b"EHLO":
                writer.write(b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 50000000\r\n")
            elif verb == b"QUIT":
                writer.write(b"221 bye\r\n")
                return
            elif verb == b"DATA":
                if self.chance.random() < at_data:
                    self.kinds["at-data"] += 1
                    return
                writer.write(b"354 go on\r\n")
                await writer.drain()
                body = await reader.readuntil(b"\r\n.\r\n")
                fault = self.chance.random()
                if fault < before:
                    self.kinds["before"] += 1
                    return
                self.accepted[message_id(body)] += 1
                if fault < before + after:
                    self.kinds["after"] += 1
                    return
                writer.write(b"250 2.0.0 Ok\r\n")
            else:
                writer.write(b"250 2.1.0 Ok\r\n")
            await writer.drain()


def message_id(body):
    for line in body.split(b"\r\n\r\n", 1)[0].split(b"\r\n"):
        if line.lower().startswith(b"message-id:"):
            return line.split(b":", 1)[1].strip().strip(b"<>").decode()
    return "?"


class Installation:
    """Books with so many letters to send, and the nodes that work on them."""

    def __init__(self, program, folder, sink, letters, url=None):
        self.program = program
        self.folder = Path(folder)
        self.url = url
        self.settings = {
            "SAMLING_MAIL_TRANSPORT": "smtp", "SAMLING_SMTP_HOST": "127.0.0.1", "SAMLING_SMTP_PORT": str(sink.port),
            "SAMLING_SMTP_SECURITY": "none", "SAMLING_SMTP_CONNECTIONS": "4",
            "SAMLING_RESOURCES_FOLDER": str(root), "SAMLING_LOG_LEVEL": "error",
        }
        self.make(letters)

    def call(self, *arguments, data="books", **more):
        run = subprocess.run(
            [self.program, *arguments, "--data", str(self.folder / data)], env={**os.environ, **self.settings, **more},
            capture_output=True, text=True)
        if run.returncode != 0:
            raise SystemExit(f"delivery: {' '.join(arguments)}: {run.stderr}")
        return run.stdout

    def make(self, letters):
        offline = {"SAMLING_MAIL_TRANSPORT": "folder", "SAMLING_NOW": "2023-06-12T09:00:00+02:00"}
        self.call("register", "apply", str(root / "Config" / "sjustjerna.yaml"), **offline)
        self.call("plan", "sjustjerna", "--until", "2023-12-31", "--accept", **offline)
        self.call("invite", "sjustjerna", "--send", **offline)
        books = sqlite3.connect(self.folder / "books" / "samling.sqlite", isolation_level=None)
        books.row_factory = sqlite3.Row
        sample = dict(books.execute("SELECT * FROM outbox WHERE kind = 'invitation' LIMIT 1").fetchone())
        books.execute("BEGIN")
        books.execute("UPDATE outbox SET state = 'cancelled'")
        for number in range(letters):
            row = dict(sample)
            name = str(uuid.UUID(int=number + (7 << 76)))
            message = f"{name}@example.no"
            row.update(
                number=1_000 + number, id=name, dedupe_key=f"drill:{number}", recipient=f"p{number}@example.no",
                message_id=message, meeting=None, person=None, expires=None, state="ready",
                body=sample["body"].replace(sample["message_id"].encode(), message.encode()))
            marks = ", ".join("?" * len(row))
            books.execute(f"INSERT INTO outbox ({', '.join(row)}) VALUES ({marks})", list(row.values()))
        books.execute("COMMIT")
        books.close()
        if self.url:
            print(self.call("database", "move", "--to", self.url).strip())
            self.settings["SAMLING_DATABASE_URL"] = self.url
            self.settings["SAMLING_MAIL_MACKEYFILE"] = str(self.folder / "books" / "mac.key")

    def start(self, node, port):
        data = "books" if not self.url else f"node{node}"
        return subprocess.Popen(
            [self.program, "serve", "--data", str(self.folder / data)],
            env={**os.environ, **self.settings, "SAMLING_HTTP_PORT": str(port)},
            stdout=subprocess.DEVNULL, stderr=(self.folder / f"log{node}").open("ab"))

    def span(self):
        """When the first fence was written and the last letter ended, in seconds, and how many were sent."""
        books = sqlite3.connect(self.folder / "books" / "samling.sqlite")
        found = books.execute(
            "SELECT MIN(dot_at), MAX(done), COUNT(*) FROM outbox WHERE state = 'sent' AND dedupe_key LIKE 'drill:%'")
        first, last, sent = found.fetchone()
        books.close()
        return (first or 0) / 1000, (last or 0) / 1000, sent

    def states(self):
        if self.url:
            query = "SELECT message_id, state FROM outbox WHERE dedupe_key LIKE 'drill:%'"
            said = subprocess.run(
                ["psql", "-At", "-F", " ", "-c", query, self.url], capture_output=True, text=True, check=True).stdout
            return dict(line.split(" ") for line in said.splitlines())
        books = sqlite3.connect(self.folder / "books" / "samling.sqlite", timeout=30)
        found = dict(books.execute("SELECT message_id, state FROM outbox WHERE dedupe_key LIKE 'drill:%'"))
        books.close()
        return found


def drill(program, engine, seed, letters, nodes, pause):
    """One run. Returns what is wrong, in words."""
    chance = random.Random(seed)
    sink = FaultySink(seed)
    with tempfile.TemporaryDirectory(prefix="samling-delivery-") as folder:
        url = fresh_database() if engine == "postgres" else None
        books = Installation(program, folder, sink, letters, url)
        running = [books.start(node, 21_000 + os.getpid() % 8_000 + node) for node in range(nodes)]
        kills = pauses = 0
        limit = time.monotonic() + 60 + letters / 10
        while time.monotonic() < limit:
            # They are left to do something before the next one dies.
            done, waited = sum(sink.accepted.values()), time.monotonic() + 15
            while sum(sink.accepted.values()) < done + 5 and time.monotonic() < waited:
                time.sleep(0.02)
            time.sleep(chance.uniform(0, 0.5))
            states = collections.Counter(books.states().values())
            if not states["ready"] + states["leased"] + states["dot"]:
                break
            # Towards the end they are left alone, so that there is one.
            if states["ready"] + states["leased"] < letters * 0.02:
                continue
            node = chance.randrange(nodes)
            if pause and chance.random() < 0.3:
                running[node].send_signal(signal.SIGSTOP)
                time.sleep(chance.uniform(0.2, 1))
                running[node].send_signal(signal.SIGCONT)
                pauses += 1
                continue
            running[node].kill()
            running[node].wait()
            kills += 1
            running[node] = books.start(node, 21_000 + os.getpid() % 8_000 + node)
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=60)
        states = books.states()
        faults = judge(states, sink.accepted)
        counted = collections.Counter(states.values())
        doubtful = [name for name, state in states.items() if state == "unknown"]
        really = sum(1 for name in doubtful if sink.accepted[name])
        print(
            f"{engine}, seed {seed}: {letters} letters, {nodes} nodes, {kills} kills, {pauses} pauses, "
            f"faults {dict(sink.kinds)}; {dict(counted)}; {really} of the unknown had arrived")
        if faults:
            for node in range(nodes):
                print((Path(folder) / f"log{node}").read_text()[-1500:])
        return faults


def judge(states, accepted):
    faults = []
    for name, state in states.items():
        times = accepted[name]
        if times > 1:
            faults.append(f"{name} was accepted {times} times")
        if state == "sent" and times == 0:
            faults.append(f"{name} is marked sent and was never accepted")
        if state not in ("sent", "unknown"):
            faults.append(f"{name} is {state}")
    stray = set(accepted) - set(states)
    if stray:
        faults.append(f"{len(stray)} letters that nobody knows")
    return faults


def fresh_database():
    url = os.environ["SAMLING_TEST_POSTGRES"]
    name = f"delivery_{uuid.uuid4().hex[:12]}"
    subprocess.run(["psql", "-qc", f"CREATE DATABASE {name}", url], check=True)
    head, _, _ = url.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--engine", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument("--letters", type=int, default=400)
    parser.add_argument("--seeds", default="1")
    parser.add_argument("--pause", action="store_true")
    options = parser.parse_args()
    engines = ["sqlite", "postgres"] if options.engine == "both" else [options.engine]
    if "postgres" in engines and "SAMLING_TEST_POSTGRES" not in os.environ:
        print("delivery: SAMLING_TEST_POSTGRES names no server: SQLite alone", file=sys.stderr)
        engines.remove("postgres")
    right = wrong = 0
    for engine in engines:
        for seed in map(int, options.seeds.split(",")):
            faults = drill(
                os.path.abspath(options.program), engine, seed, options.letters,
                options.nodes if engine == "postgres" else 1, options.pause)
            for fault in faults[:10]:
                print(f"  wrong: {fault}")
            wrong += len(faults)
            right += options.letters - min(len(faults), options.letters)
    print(f"delivery: {right} right, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
