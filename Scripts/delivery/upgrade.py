"""A rolling upgrade, put to the test: nodes of an older program are replaced one after the other while letters leave.

    Scripts/check-upgrade OLDER NEWER [--nodes N] [--letters N] [--seed N]

The older program's nodes send letters that the older program has made. One after the other they are stopped and started
anew with the newer program, the first of which brings the schema up to date; then as many letters again are there, made
as the newer one makes them, while older nodes still run beside it. The mail server loses connections all the while. At
the end every letter was accepted once, or is one that nobody can know about; and there was a node that answered, with
its books in order, at every moment.

SAMLING_TEST_POSTGRES names the server. Ends with "upgrade: N right, M wrong".
"""
import argparse
import collections
import os
import sys
import tempfile
import threading
import time
import urllib.request

import postgres
from drill import judge
from installation import Installation, fresh_database
from sink import FaultySink


class Watch:
    """Asks the nodes again and again, each in turn, and notes when none of them is ready."""

    def __init__(self, books):
        self.books, self.gaps, self.asked, self.is_over = books, 0, 0, False
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        while not self.is_over:
            self.asked += 1
            if not any(ready(port) for port in list(self.books.sites.values())):
                self.gaps += 1
            time.sleep(0.1)

    def end(self):
        self.is_over = True
        self.thread.join()


def ready(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def await_ready(books, node):
    for _ in range(300):
        if ready(books.sites[node]):
            return
        time.sleep(0.1)
    raise SystemExit(f"upgrade: node {node} doesn't get ready: {books.log(node).read_text()[-1500:]}")


def await_sent(sink, count):
    limit = time.monotonic() + 120
    while sum(sink.accepted.values()) < count:
        if time.monotonic() > limit:
            raise SystemExit(f"upgrade: only {sum(sink.accepted.values())} letters of {count} have come")
        time.sleep(0.05)


def add_newer(url, letters):
    """As many letters as there were again, as the newer program writes them: their bytes stand apart."""
    columns = [name for name, in postgres.ask(
        url, "SELECT column_name FROM information_schema.columns WHERE table_name = 'outbox'")]
    other = {
        "number": f"number + {letters}", "id": "'a' || SUBSTR(id, 2)", "dedupe_key": "'drill:new:' || number",
        "recipient": "'n' || recipient", "message_id": "'a' || SUBSTR(message_id, 2)", "state": "'ready'", "body": "''",
        "token": "0", "attempts": "0", "owner": "NULL", "lease_until": "NULL", "done": "NULL", "dot_at": "NULL",
        "reply_code": "NULL", "reply_text": "NULL", "holder": "NULL", "becomes": "NULL",
        "in_hand": "0"}
    chosen = ", ".join(other.get(name, name) for name in columns)
    postgres.tell(url, f"""
        BEGIN;
        INSERT INTO outbox ({', '.join(columns)}) SELECT {chosen} FROM outbox WHERE dedupe_key LIKE 'drill:%';
        INSERT INTO letter_bytes (letter, bytes)
        SELECT newer.number, CONVERT_TO(
            REPLACE(
                CONVERT_FROM(COALESCE(apart.bytes, older.body), 'UTF8'), older.message_id, newer.message_id), 'UTF8')
        FROM outbox AS newer JOIN outbox AS older ON newer.number = older.number + {letters}
        LEFT JOIN letter_bytes AS apart ON apart.letter = older.number
        WHERE newer.dedupe_key LIKE 'drill:new:%';
        COMMIT""")


def run(options, url):
    """What is wrong, in words."""
    sink = FaultySink(options.seed)
    sink.pace = 0.02
    with tempfile.TemporaryDirectory(prefix="samling-upgrade-") as folder:
        ports = [sink.listen(node) for node in range(options.nodes)]
        books = Installation(options.older, folder, ports, options.letters, url)
        running = [books.start(node) for node in range(options.nodes)]
        watch = None
        try:
            for node in range(options.nodes):
                await_ready(books, node)
            watch = Watch(books)
            await_sent(sink, options.letters // 5)
            books.program = options.newer
            for node in range(options.nodes):
                running[node].terminate()
                running[node].wait(timeout=60)
                running[node] = books.start(node)
                await_ready(books, node)
                if node == 0:
                    add_newer(url, options.letters)
                sent = sum(sink.accepted.values())
                await_sent(sink, min(sent + options.letters // 5, options.letters))
                print(f"node {node} runs the newer program; {sum(sink.accepted.values())} letters have come", flush=True)
            limit = time.monotonic() + 300
            while time.monotonic() < limit:
                states = collections.Counter(books.states().values())
                if not states["ready"] + states["leased"] + states["dot"]:
                    break
                time.sleep(0.5)
        finally:
            if watch:
                watch.end()
            for process in running:
                process.terminate()
            for process in running:
                process.wait(timeout=60)
        states = books.states()
        faults = judge(books, sink.accepted, 2 * options.letters)
        if watch.gaps:
            faults.append(f"{watch.gaps} of {watch.asked} times no node was ready")
        print(f"{dict(collections.Counter(states.values()))}, faults {dict(sink.kinds)}, "
              f"asked {watch.asked} times whether a node was ready")
        if faults:
            for node in range(options.nodes):
                print(books.log(node).read_text()[-1500:])
        return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("older", type=os.path.abspath)
    parser.add_argument("newer", type=os.path.abspath)
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults = run(options, fresh_database(os.environ["SAMLING_TEST_POSTGRES"]))
    for fault in faults[:10]:
        print(f"  wrong: {fault}")
    print(f"upgrade: {2 * options.letters - min(len(faults), 2 * options.letters)} right, {len(faults)} wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
