"""The letters that have come since one last looked: who got what, and how many times."""

import collections
import email.utils
import time


class Mailbag:
    def __init__(self, site, report):
        self.site = site
        self.report = report
        self.known = 0
        self.look()

    def look(self):
        """From now on, only what comes after."""
        self.known = len(self.site.letters())

    def rest(self):
        """Until what was due is done."""
        now = None
        for _ in range(self.site.patience):
            before, now = now, (self.site.books(), len(self.site.letters()))
            if now == before:
                break
            time.sleep(1)
        self.look()

    def count(self, subject):
        """By address: the new letters with these words in their subject."""
        letters = self.site.letters()[self.known:]
        return collections.Counter(
            email.utils.parseaddr(str(letter["To"]))[1] for letter in letters if subject in str(letter["Subject"]))

    def expect(self, subject, addresses):
        """Everyone has got it once, and nobody else at all."""
        wanted = collections.Counter(addresses)
        end = time.monotonic() + self.site.patience
        while time.monotonic() < end and sum(self.count(subject).values()) < len(addresses):
            time.sleep(0.1)
        # Whoever gets a second one gets it soon after the first.
        time.sleep(0.5)
        got = self.count(subject)
        self.report.expect(
            got == wanted,
            f"“{subject}”: lacking {sorted(wanted - got)}, too many {sorted(got - wanted)}")

    def expect_none(self):
        time.sleep(0.5)
        new = [str(letter["Subject"]) for letter in self.site.letters()[self.known:]]
        self.report.expect(not new, f"letters that nobody asked for: {new[:3]}")
