"""Runs the checks in the browser. See Scripts/check-website."""

import sys

import crawl
import report

CHECKS = {"crawl": crawl.run}


def main():
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(CHECKS):
        print(__doc__, f"Checks: {' '.join(CHECKS)}", file=sys.stderr)
        sys.exit(64)
    account = report.Report()
    for name in sys.argv[2:] or CHECKS:
        print(f"-- {name}", flush=True)
        CHECKS[name](sys.argv[1], account)
    account.end()


main()
