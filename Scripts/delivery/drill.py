"""The promise of delivery, put to the test: never lost, never twice (mail.md §4.7).

    Scripts/check-delivery PROGRAM [--engine sqlite|postgres|both] [--nodes N] [--letters N] [--seeds 1,2,3]
        [--kill-every SECONDS] [--pause] [--outage SECONDS]

Services of the built program send letters to a server that hangs up before, at and after the final dot, and are killed
at random all the while. At the end every letter that is marked sent was accepted, none was accepted twice, none is lost,
and what nobody can know is marked so. With PostgreSQL there are several nodes. The runs go side by side.

--pause    one is also stopped in the middle of a letter, for longer than the letter is its own, and goes on when others
           have sent it.
--outage   PostgreSQL is also gone for so long, comes back, and then for good, and its standby goes on in its place.

SAMLING_TEST_POSTGRES names the server; for an outage there are two of its own (Scripts/servers). Ends with
"delivery: N right, M wrong".
"""
import argparse
import collections
import concurrent.futures
import os
import random
import signal
import sys
import tempfile
import time

import outage
from installation import Installation, fresh_database
from sink import FaultySink

# Longer than `Dispatcher.leaseSeconds`.
longer_than_a_lease = 130


class Drill:
    """One run, from a seed."""

    def __init__(self, options, engine, seed):
        self.options, self.engine, self.seed = options, engine, seed
        self.chance = random.Random(seed)
        self.nodes = options.nodes if engine == "postgres" else 1
        self.sink = FaultySink(seed)
        self.done = collections.Counter()

    def run(self, url):
        """What is wrong, in words."""
        with tempfile.TemporaryDirectory(prefix="samling-delivery-") as folder:
            ports = [self.sink.listen(node) for node in range(self.nodes)]
            self.books = Installation(self.options.program, folder, ports, self.options.letters, url)
            self.running = [self.books.start(node) for node in range(self.nodes)]
            try:
                self.disturb()
            finally:
                for process in self.running:
                    process.terminate()
                    process.send_signal(signal.SIGCONT)
                for process in self.running:
                    process.wait(timeout=60)
            states = self.books.states()
            faults = judge(self.books, self.sink.accepted, self.options.letters)
            self.tell(states)
            if faults:
                for node in range(self.nodes):
                    print(self.books.log(node).read_text()[-1500:])
            return faults

    def disturb(self):
        letters = self.options.letters
        # A letter that fails twice comes back after six minutes, and one is paused for two.
        limit = time.monotonic() + 600 + letters / 10
        while time.monotonic() < limit:
            self.wait_for_some(5)
            time.sleep(self.chance.uniform(0, 2) * self.options.kill_every)
            states = self.look()
            left = states["ready"] + states["leased"] + states["dot"]
            if not left:
                return
            # Towards the end they are left alone, so that there is one.
            if left < letters * 0.02:
                continue
            node = self.chance.randrange(self.nodes)
            if self.options.pause and not self.done["pauses"] and left < letters * 0.9:
                self.pause(node)
            elif self.options.outage and not self.done["outages"] and left < letters * 0.8:
                self.options.pair.fail(self.options.outage)
                self.done["outages"] += 1
            else:
                self.kill(node)

    def wait_for_some(self, letters):
        """They are left to do something before the next one dies."""
        before, limit = sum(self.sink.accepted.values()), time.monotonic() + 15
        while sum(self.sink.accepted.values()) < before + letters and time.monotonic() < limit:
            time.sleep(0.02)

    def look(self):
        return collections.Counter(self.books.states().values())

    def kill(self, node):
        self.running[node].kill()
        self.running[node].wait()
        self.running[node] = self.books.start(node)
        self.done["kills"] += 1

    def pause(self, node):
        if not self.sink.hold(node, patience=20):
            self.sink.let_go()
            return
        self.stop(self.running[node])
        self.sink.let_go()
        until = time.monotonic() + longer_than_a_lease
        while time.monotonic() < until:
            # Where there is no other node, somebody calls the program.
            if self.nodes == 1:
                self.books.call("run-due")
            time.sleep(5)
        self.running[node].send_signal(signal.SIGCONT)
        self.done["pauses"] += 1

    def stop(self, process):
        """Not in the middle of a write, which would stop everybody else that writes into the same file."""
        process.send_signal(signal.SIGSTOP)
        while not self.books.can_be_written():
            process.send_signal(signal.SIGCONT)
            time.sleep(0.02)
            process.send_signal(signal.SIGSTOP)

    def tell(self, states):
        arrived = sum(1 for name, state in states.items() if state == "unknown" and self.sink.accepted[name])
        done = ", ".join(f"{count} {what}" for what, count in self.done.items())
        print(
            f"{self.engine}, seed {self.seed}: {self.options.letters} letters, {self.nodes} nodes, {done}, "
            f"faults {dict(self.sink.kinds)}; {dict(collections.Counter(states.values()))}; "
            f"{arrived} of the unknown had arrived", flush=True)


def judge(books, accepted, letters):
    """What is wrong, in words. Books that lie open on a Monday write letters of their own: to the coordinator."""
    states = books.states()
    faults = [] if len(states) == letters else [f"{len(states)} letters are left of {letters}"]
    for name, state in states.items():
        times = accepted[name]
        if times > 1:
            faults.append(f"{name} was accepted {times} times")
        if state == "sent" and times == 0:
            faults.append(f"{name} is marked sent and was never accepted")
        if state not in ("sent", "unknown"):
            faults.append(f"{name} is {state}")
    left = books.left_in_hand()
    if left:
        faults.append(f"{left} are still in somebody's hand")
    stray = set(accepted) - books.message_ids()
    if stray:
        faults.append(f"{len(stray)} letters that nobody knows")
    return faults


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("--engine", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument("--letters", type=int, default=400)
    parser.add_argument("--seeds", default="1")
    parser.add_argument("--kill-every", type=float, default=0.25)
    parser.add_argument("--pause", action="store_true")
    parser.add_argument("--outage", type=float, default=0)
    return parser.parse_args()


def main():
    options = read_options()
    engines = ["sqlite", "postgres"] if options.engine == "both" else [options.engine]
    if options.outage:
        engines = ["postgres"]
    elif "postgres" in engines and "SAMLING_TEST_POSTGRES" not in os.environ:
        print("delivery: SAMLING_TEST_POSTGRES names no server: SQLite alone", file=sys.stderr)
        engines.remove("postgres")
    runs = [(engine, seed) for seed in map(int, options.seeds.split(",")) for engine in engines]

    def run(engine, seed):
        drill = Drill(options, engine, seed)
        if options.outage:
            with outage.Pair() as options.pair:
                return drill.run(fresh_database(options.pair.url))
        return drill.run(fresh_database(os.environ["SAMLING_TEST_POSTGRES"]) if engine == "postgres" else None)

    right = wrong = 0
    with concurrent.futures.ThreadPoolExecutor(1 if options.outage else len(engines)) as pool:
        for faults in pool.map(lambda each: run(*each), runs):
            for fault in faults[:10]:
                print(f"  wrong: {fault}")
            wrong += len(faults)
            right += options.letters - min(len(faults), options.letters)
    print(f"delivery: {right} right, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
