"""How fast letters leave, side by side in one run: Scripts/bench mail, which calls this with the program and the floor.

5,000 unique invitations of 6,000 bytes to Postfix's smtp-sink on loopback: Samling with every commit on the disk, on 1
and 8 connections, at no delay and at 20 ms of round trip (a delaying proxy), against Postfix's own smtp-source, Python's
smtplib, and the floor: Samling's own connections with no database behind them. All send letters of the same size, since a
longer one takes the sink longer. Medians of the rounds, and ratios. Client and sink share one CPU, as in mail.md §4.2:
across CPUs each answer takes longer to come than to be made. Eight connections also run free on all CPUs.
"""
import asyncio
import os
import smtplib
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from installation import Installation, fresh_database  # noqa: E402

letters_there = 5_000
# Of all who are compared.
letter_size = 6_000


class Sink:
    """smtp-sink, on a port of its own."""

    def __init__(self, cpu=None):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = ["smtp-sink", "-c", f"127.0.0.1:{self.port}", "1000"]
        if cpu is not None:
            command = ["taskset", "-c", str(cpu), *command]
        if os.getuid() == 0:
            command[-3:-3] = ["-u", "nobody"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("bench: smtp-sink doesn't answer")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Delay:
    """A proxy that keeps every byte for so long, each way."""

    def __init__(self, port, seconds):
        self.target, self.seconds = port, seconds
        started = threading.Event()

        def run():
            loop = asyncio.new_event_loop()
            asyncio.set_event_loop(loop)
            server = loop.run_until_complete(asyncio.start_server(self.connect, "127.0.0.1", 0))
            self.port = server.sockets[0].getsockname()[1]
            started.set()
            loop.run_forever()

        threading.Thread(target=run, daemon=True).start()
        started.wait()

    async def connect(self, reader, writer):
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(self.carry(reader, back), self.carry(there, writer))

    async def carry(self, reader, writer):
        loop = asyncio.get_running_loop()
        queue = asyncio.Queue()

        async def write():
            while True:
                due, data = await queue.get()
                await asyncio.sleep(max(0, due - loop.time()))
                if not data:
                    writer.close()
                    return
                writer.write(data)

        writing = asyncio.ensure_future(write())
        try:
            while data := await reader.read(65_536):
                queue.put_nowait((loop.time() + self.seconds, data))
        except ConnectionError:
            pass
        queue.put_nowait((loop.time() + self.seconds, b""))
        await writing


def floor(program, port, connections, letters, pinned):
    command = [program, str(port), str(connections), str(letters)]
    if pinned:
        command = ["taskset", "-c", "0", *command]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def samling(program, port, connections, letters, pinned, url=None):
    """Letters a second, from the first fence to the last end."""
    with tempfile.TemporaryDirectory(prefix="samling-bench-") as folder:
        books = Installation(program, folder, [port], letters, url, letter_size)
        books.settings["SAMLING_SMTP_CONNECTIONS"] = str(connections)
        command = [program, "run-due", "--data", str(Path(folder) / "books")]
        if pinned:
            command = ["taskset", "-c", "0", *command]
        subprocess.run(command, env={**os.environ, **books.settings}, check=True, stdout=subprocess.DEVNULL)
        first, last, sent = books.span()
        if sent != letters:
            raise SystemExit(f"bench: {sent} of {letters} were sent")
        return letters / max(last - first, 0.001)


def smtp_source(port, sessions, letters, pinned):
    command = ["smtp-source", "-d", "-s", str(sessions), "-m", str(letters), "-l", str(letter_size),
               "-f", "a@example.no", "-t", "b@example.no", f"127.0.0.1:{port}"]
    if pinned:
        command = ["taskset", "-c", "0", *command]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return letters / (time.perf_counter() - start)


def python(port, letters):
    message = "Subject: x\r\nMessage-ID: <%d@example.no>\r\n\r\n" + ("y" * 74 + "\r\n") * (letter_size // 76)
    line = smtplib.SMTP("127.0.0.1", port)
    start = time.perf_counter()
    for number in range(letters):
        line.sendmail("a@example.no", ["b@example.no"], message % number)
    seconds = time.perf_counter() - start
    line.quit()
    return letters / seconds


def measure(name, rounds, act):
    found = [act() for _ in range(rounds)]
    print(f"{name:58s} {statistics.median(found):9.0f}/s   ({min(found):.0f} to {max(found):.0f})", flush=True)
    return statistics.median(found)


def compare(connections, where, sink, pinned, rounds, program, floor_program):
    """smtp-source, the floor and Samling on so many connections."""
    # The process's start counts in smtp-source's time, and must not weigh.
    many = letters_there * min(connections, 4)
    name = f"{connections} connection{'s' if connections > 1 else ''}, {where}"
    return (
        measure(f"smtp-source, {name}", rounds, lambda: smtp_source(sink.port, connections, many, pinned)),
        measure(
            f"the floor, no database, {name}", rounds,
            lambda: floor(floor_program, sink.port, connections, letters_there, pinned)),
        measure(
            f"Samling, SQLite, {name}", rounds,
            lambda: samling(program, sink.port, connections, letters_there, pinned)))


def main():
    program, floor_program = (os.path.abspath(path) for path in sys.argv[1:3])
    rounds = int(os.environ.get("ROUNDS", "3"))
    near = Sink(cpu=0)
    one = compare(1, "one CPU", near, True, rounds, program, floor_program)
    measure("smtplib, 1 connection", rounds, lambda: python(near.port, letters_there))
    eight = compare(8, "one CPU", near, True, rounds, program, floor_program)
    near.stop()
    wide = Sink()
    free = compare(8, "all CPUs", wide, False, rounds, program, floor_program)
    if url := os.environ.get("SAMLING_TEST_POSTGRES"):
        measure(
            "Samling, PostgreSQL, 8 connections", rounds,
            lambda: samling(program, wide.port, 8, letters_there, False, fresh_database(url)))
    far = Delay(wide.port, 0.010)
    slow = measure(
        "Samling, SQLite, 8 connections, 20 ms", 1, lambda: samling(program, far.port, 8, 1_000, False))
    slow_python = measure("smtplib, 1 connection, 20 ms", 1, lambda: python(far.port, 60))
    wide.stop()
    for name, (source, bare, ours) in {
            "one connection (aim of the floor: 1.5)": one, "eight, one CPU (aim of ours: 0.5)": eight,
            "eight, all CPUs (aim of ours: 0.5)": free}.items():
        print(f"{name}: ours is {ours / source:.2f} of smtp-source, and {ours / bare:.2f} of the floor, which is "
              f"{bare / source:.2f} of smtp-source")
    print(f"at 20 ms: {slow:.0f}/s on eight connections (aim 180), smtplib {slow_python:.0f}/s on one")


if __name__ == "__main__":
    main()
