"""What has been checked, and what was wrong."""

import sys


class Report:
    def __init__(self):
        self.checks = 0
        self.faults = []

    def right(self):
        self.checks += 1

    def wrong(self, text):
        self.checks += 1
        self.faults.append(text)
        print(f"wrong: {text}", flush=True)

    def expect(self, so, text):
        if so:
            self.right()
        else:
            self.wrong(text)

    def note(self, who, pages):
        print(f"{who}: {len(pages)} kinds of page", flush=True)
        for page in pages:
            print(f"    {page}")

    def end(self):
        print(f"{self.checks} checks in the browser, {len(self.faults)} wrong")
        sys.exit(1 if self.faults else 0)
