"""Runs the checks in the browser. See Scripts/check-website."""

import concurrent.futures
import re
import subprocess
import sys

import coordinator
import crawl
import keyboard
import member
import report
import zoom

# The longest first: they are run two at a time.
CHECKS = {
    "coordinator": coordinator.run, "crawl": crawl.run, "member": member.run, "keyboard": keyboard.run,
    "zoom": zoom.run,
}


def main():
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(CHECKS):
        print(__doc__, f"Checks: {' '.join(CHECKS)}", file=sys.stderr)
        sys.exit(64)
    account = report.Report()
    names = sys.argv[2:] or list(CHECKS)
    if len(names) == 1:
        CHECKS[names[0]](sys.argv[1], account)
    else:
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for name, said in zip(names, pool.map(alone, names)):
                add(account, name, said)
    account.end()


def alone(name):
    """The check in a process of its own: all that it says."""
    command = [sys.executable, __file__, sys.argv[1], name]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout


def add(account, name, said):
    """What was wrong is said again, and the pages that were looked at aren't."""
    shown = [line for line in said.splitlines() if not line.startswith("    /")]
    print(f"-- {name}", *shown, sep="\n", flush=True)
    counts = re.search(r"(\d+) right, (\d+) wrong$", said.strip())
    if not counts:
        account.wrong(f"{name} didn't come to its end")
        return
    account.count(int(counts[1]), int(counts[2]))


main()
