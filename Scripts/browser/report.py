"""What has been checked, and what was wrong."""

import sys


class Report:
    def __init__(self):
        self.rights = 0
        self.wrongs = 0

    def right(self):
        self.rights += 1

    def wrong(self, text):
        self.wrongs += 1
        print(f"wrong: {text}", flush=True)

    def expect(self, so, text):
        if so:
            self.right()
        else:
            self.wrong(text)

    def count(self, rights, wrongs):
        self.rights += rights
        self.wrongs += wrongs

    def note(self, who, pages):
        print(f"{who}: {len(pages)} kinds of page", flush=True)
        for page in pages:
            print(f"    {page}")

    def end(self):
        print(f"website: {self.rights} right, {self.wrongs} wrong")
        sys.exit(1 if self.wrongs or not self.rights else 0)
