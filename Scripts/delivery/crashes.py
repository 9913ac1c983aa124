"""A process that is killed, or whose disk or database fails, at every step of its work, against one left in peace.

    Scripts/check-crashes PROGRAM [--engine sqlite|postgres|both] [--every N] [--only WORDS]

Each errand is done once undisturbed, under strace, which counts the system calls by which something gets to the disk, to
the database or out of the house. Then it is done again and again on a copy of the same books, and dies (SIGKILL) at the
first such call, at the second, and so on; the errand is given again, and the end must be the same: the same books, every
letter once. The same with a disk that is full, cannot be written, or fails, and with a connection that is lost: nothing
is lost when it is well again. --every N takes every Nth step only; SAMLING_TEST_POSTGRES names a PostgreSQL. Ends with
"crashes: N right, M wrong".
"""
import argparse
import collections
import os
import re
import sys
import tempfile

import errands
from books import Books, PostgresBooks, root


def drill(errand, books, every):
    """How many were right, and what was wrong, in words."""
    books.call("register", "apply", str(root / "Config" / "sjustjerna.yaml"))
    books.call("plan", "sjustjerna", "--until", "2023-12-31", "--accept")
    errand.prepare(books)
    books.keep()
    put_back(errand, books)
    errand.run(books, trace=["-e", f"trace={books.calls}"])
    steps = count_steps(books)
    # Given again, it changes nothing.
    errand.end(books)
    wanted = books.contents()
    right, wrong = 0, []
    for fault, calls in books.faults.items():
        # Most can happen to a process that is killed.
        stride = every if "SIGKILL" in fault else every * 3
        for call, step in [(call, step) for call in calls.split(",") for step in range(1, steps[call] + 1, stride)]:
            put_back(errand, books)
            trace = ["-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={step}"]
            errand.run(books, trace=trace, check=False)
            errand.end(books)
            found = books.contents()
            if found == wanted:
                right += 1
            else:
                wrong.append(f"{errand.name}: {fault} at {call} {step}: {difference(wanted, found)}")
    kind = "PostgreSQL" if isinstance(books, PostgresBooks) else "SQLite"
    print(f"{kind}, {errand.name}: of {dict(steps)}, {right} right, {len(wrong)} wrong", flush=True)
    return right, wrong


def put_back(errand, books):
    books.restore()
    for file, kept in errand.files().items():
        file.write_bytes(kept)


def count_steps(books):
    steps = collections.Counter()
    for line in (books.folder / "trace").read_text(errors="replace").splitlines():
        found = re.match(r"\d+\s+(\w+)\(", line)
        if found and found[1] in books.calls.split(","):
            steps[found[1]] += 1
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
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("--engine", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", default="", help="errands whose name has these words in it")
    options = parser.parse_args()
    url = os.environ.get("SAMLING_TEST_POSTGRES")
    if options.engine != "sqlite" and not url:
        print("crashes: SAMLING_TEST_POSTGRES names no server: SQLite alone", file=sys.stderr)
    runs = [("sqlite", errand) for errand in errands.everywhere + errands.in_a_file if options.engine != "postgres"]
    if options.engine != "sqlite" and url:
        runs += [("postgres", errand) for errand in errands.everywhere + errands.on_several_machines]
    right, wrong = 0, []
    for engine, errand in runs:
        if options.only not in errand.name:
            continue
        with tempfile.TemporaryDirectory(prefix="samling-crashes-") as folder:
            books = Books(options.program, folder) if engine == "sqlite" else PostgresBooks(
                options.program, folder, url)
            try:
                good, bad = drill(errand(), books, options.every)
            finally:
                books.close()
        right += good
        wrong += bad
    for fault in wrong[:20]:
        print(f"  wrong: {fault}")
    print(f"crashes: {right} right, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
