"""Which pages there are: `pages.txt`, read, and what kind an address is of."""

import pathlib
import re
import urllib.parse

LIST = pathlib.Path(__file__).with_name("pages.txt")


class Page:
    def __init__(self, line):
        self.pattern, self.who, *self.starts = line.split()
        expression = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(self.pattern))
        self.expression = re.compile(f"{expression}$")

    @property
    def is_file(self):
        return self.who == "file"


class Pages:
    def __init__(self):
        lines = LIST.read_text().splitlines()
        self.all = [Page(line) for line in lines if line and not line.startswith("#")]

    def of(self, path):
        """The page that the path is an address of; literal parts before those that may be anything."""
        bare = urllib.parse.urlparse(path).path
        fitting = [page for page in self.all if page.expression.match(bare)]
        return min(fitting, key=lambda page: page.pattern.count("{"), default=None)

    def starts(self, *who):
        return [start for page in self.all if page.who in who for start in page.starts]

    def missing(self, seen):
        """The pages that nobody has looked at."""
        return [page.pattern for page in self.all if not page.is_file and page.pattern not in seen]
