"""What is interrupted: each errand is prepared, done by one command, and ended by others, which are never interrupted."""
import re

from books import now, root

minutes_text = (root / "Tests/MeetingsTests/Minutes/Fixtures/minutes-sjustjerna-2023-06-09.md").read_bytes()
# When the leases of those that died before have run out.
later = "2023-06-12T09:05:00+02:00"
much_later = "2023-06-12T09:10:00+02:00"


class Errand:
    def prepare(self, books):
        pass

    def files(self):
        """What the command changes, but for the books, with its first contents."""
        return {}

    def run(self, books, **more):
        return books.call(*self.command(books), **more)

    def end(self, books):
        self.run(books)
        books.call("run-due")


class Round(Errand):
    name = "a round of invitations"

    def command(self, books):
        return ["invite", "sjustjerna", "--send"]


class Leaving(Errand):
    name = "letters that leave"

    def prepare(self, books):
        books.call("invite", "sjustjerna", "--send")

    def command(self, books):
        return ["run-due"]

    def end(self, books):
        # What couldn't leave is tried again after a while.
        for time in (later, much_later):
            books.call("run-due", at=time)


class HandOver(Errand):
    """A node has died in the middle of its letters; another takes over, dies as well, and a third one ends it. Where
    letters lie is the same folder for all, as a mail server would be."""

    name = "a hand-over between nodes"

    def prepare(self, books):
        books.call("invite", "sjustjerna", "--send")
        # As the fourth letter comes into the folder.
        books.call("run-due", check=False, trace=["-e", "trace=rename", "-e", "inject=rename:signal=SIGKILL:when=4"])
        if not 0 < len(books.mails()) < len(books.query("SELECT id FROM outbox")):
            raise SystemExit("crashes: the first node did not die in the middle of its letters")
        for node in ("second", "third"):
            (books.folder / node).mkdir()
            (books.folder / node / "mail").symlink_to(books.folder / "data" / "mail")
            (books.folder / node / "mac.key").symlink_to(books.folder / "data" / "mac.key")

    def command(self, books):
        return ["run-due"]

    def run(self, books, **more):
        return books.call("run-due", data="second", at=later, **more)

    def end(self, books):
        # A job that failed comes again after some minutes, and with it the letters it writes.
        for time in (much_later, "2023-06-12T09:30:00+02:00"):
            books.call("run-due", data="third", at=time)


class Minutes(Errand):
    name = "taking in minutes"

    def prepare(self, books):
        self.path = books.folder / "referat.md"

    def files(self):
        return {self.path: minutes_text}

    def command(self, books):
        return ["minutes", "import", str(self.path)]


class Reply(Errand):
    name = "a reply"

    def prepare(self, books):
        books.call("invite", "sjustjerna", "--send")
        books.call("run-due")
        call = books.mails()[0]
        subject = re.sub(r"\s+", " ", call["Subject"])
        self.path = books.folder / "svar.eml"
        self.text = (
            f"From: {call['To']}\r\nTo: {call['Reply-To'] or call['From']}\r\nSubject: Re: {subject}\r\n"
            f"Message-ID: <reply-1@example.com>\r\nIn-Reply-To: {call['Message-ID']}\r\n"
            "Date: Mon, 12 Jun 2023 09:00:00 +0200\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nJa\r\n")

    def files(self):
        return {self.path: self.text.encode()}

    def command(self, books):
        return ["inbox", "process", str(self.path)]


class Migration(Errand):
    name = "the steps of the schema"

    def prepare(self, books):
        books.forget()

    def command(self, books):
        return ["forums"]


class OlderMigration(Migration):
    """Books that a program of another time has kept."""

    name = "the steps of the schema, of older books"

    def prepare(self, books):
        books.forget()
        books.load((root / "Tests/RecordsTests/Fixtures/EarlierSchemas/step-07.sql").read_text())


everywhere = [Round, Leaving, Minutes, Reply, Migration]
in_a_file = [OlderMigration]
on_several_machines = [HandOver]
