"""Books as large as they may become: rows multiplied in the file itself, from what the program has written.

`fill` puts letters and action items into the books that the demo leaves; `region` makes a register of 19 networks,
356 municipalities and 2,000 forums; `add_jobs` fills the jobs' table.
"""
import contextlib
import sqlite3
import subprocess
import uuid
from pathlib import Path

MONTH = 30 * 86_400_000


@contextlib.contextmanager
def opened(data):
    """The books as a file, written fast: nobody else is at them."""
    books = sqlite3.connect(Path(data) / "samling.sqlite", isolation_level=None)
    books.row_factory = sqlite3.Row
    books.execute("PRAGMA synchronous = OFF")
    books.execute("BEGIN")
    yield books
    books.execute("COMMIT")
    books.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    books.execute("PRAGMA optimize")
    books.close()


def insert(books, table, rows):
    """Rows as dictionaries with the same keys; they may be made one by one."""
    rows = iter(rows)
    first = next(rows)
    columns = ", ".join(first)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(first))})"
    books.execute(statement, list(first.values()))
    books.executemany(statement, (list(row.values()) for row in rows))


def letter_state(number, now):
    """Of a hundred letters 49 are sent and 48 wait for a later day; of the rest, one each was refused, is held, or is
    one that nobody knows about. All of it is old, but for what waits and a few refusals."""
    kind = number % 100
    long_ago = now - (number % 40 + 3) * MONTH
    if kind < 49:
        return "sent", long_ago, long_ago + 5_000
    if kind < 97:
        return "ready", now - number % MONTH, None
    if kind == 97:
        recent = number < 3_000
        when = now - 3 * 86_400_000 if recent else long_ago
        return "bounced", when, when + 5_000
    return ("unknown", long_ago, long_ago + 5_000) if kind == 98 else ("held", long_ago, None)


def add_letters(books, count, now, body_bytes=2_048):
    sample = dict(books.execute("SELECT * FROM outbox WHERE kind = 'invitation' ORDER BY number LIMIT 1").fetchone())
    people = [row["id"] for row in books.execute("SELECT id FROM people ORDER BY id")]
    body = books.execute("SELECT bytes FROM letter_bytes WHERE letter = ?", [sample["number"]]).fetchone()["bytes"]
    body = (body * (body_bytes // len(body) + 1))[:body_bytes]

    def rows():
        for number in range(count):
            state, created, done = letter_state(number, now)
            name = str(uuid.UUID(int=(0x0170 << 112) + (7 << 76) + (8 << 60) + number * 7_919))
            person = people[number % len(people)]
            row = dict(sample)
            row.update(
                number=1_000_000 + number, id=name, dedupe_key=f"scale:{number}", kind="reminder", person=person,
                meeting=f"scale-{number // 100}", recipient=f"{person}.{number % 500}@example.no",
                message_id=f"{name}@example.no", subject=f"Påminning {number}", state=state,
                not_before=now + MONTH if state == "ready" else created, created=created, done=done, expires=None,
                token=1, attempts=0 if state in ("ready", "held") else 1, resends=1 if state == "unknown" else 0,
                reply_code=550 if state == "bounced" else None,
                reply_text="no such user" if state == "bounced" else None)
            yield row

    insert(books, "outbox", rows())
    insert(books, "letter_bytes", ({"letter": 1_000_000 + number, "bytes": body} for number in range(count)))


THEMES = 500


def add_items(books, count, now):
    """Of a hundred items 97 are done, over ten years, one is dropped, and of the rest half are over their deadline."""
    sample = dict(books.execute("SELECT * FROM items WHERE number = 2 ORDER BY forum LIMIT 1").fetchone())
    forums = [row["id"] for row in books.execute("SELECT id FROM forums ORDER BY id")]
    people = [row["id"] for row in books.execute("SELECT id FROM people ORDER BY id")]
    start = books.execute("SELECT MAX(number) FROM items").fetchone()[0] + 1

    def rows():
        for number in range(count):
            state = "done" if number % 100 < 97 else "dropped" if number % 100 == 97 else "open"
            due = "2023-08-2" + str(number % 9) if number % 200 < 100 else "2024-03-1" + str(number % 9)
            person = people[number % len(people)]
            closed = now - number % 3_650 * 86_400_000
            history = "" if state == "open" else (
                f'{{"at":{closed},"by":"Oddvar","field":"state","from":"open","to":"{state}"}}')
            row = dict(sample)
            if state != "open":
                row["closed"] = closed
            row.update(
                forum=forums[number % len(forums)], number=start + number, state=state, shares="[]",
                text=f"Følgje opp tiltak nummer {number} om tema{number % THEMES}",
                owners=f'[{{"confirmed":true,"kind":"person","person":"{person}","text":"{person}","vacant":false}}]',
                due=f'{{"alternatives":[],"approximate":false,"date":"{due}","form":"date","provisional":false,'
                    f'"text":"{due}","unresolved":false}}', history=f"[{history}]", disputed_by="[]")
            yield row

    insert(books, "items", rows())
    # What follows from the items is made anew when the books are next opened.
    books.execute("DELETE FROM search_state")
    books.execute("DELETE FROM item_standings_state")


def fill(data, letters, items, now):
    with opened(data) as books:
        if letters:
            add_letters(books, letters, now)
        if items:
            add_items(books, items, now)


def add_jobs(data, count, due, now):
    """So many jobs, of which some are due; the others are done, or for later. There is nothing left to do for them."""
    with opened(data) as books:
        network = books.execute("SELECT id FROM networks").fetchone()[0]
        books.execute("DELETE FROM jobs WHERE kind <> 'daily'")
        insert(books, "jobs", ({
            "network": network, "key": f"scale:{number}", "kind": "collect", "meeting": None,
            "due": now - 1_000 if number < due else now + MONTH, "attempts": 0, "done": None,
            "state": "waiting" if number < due or number % 2 else "done"} for number in range(count)))


NETWORKS, MUNICIPALITIES, FORUMS, SEATS = 19, 356, 2_000, 6


def register(network):
    """One of the networks, as a register's file. Its people hold seats in several forums each."""
    name = f"n{network:02}"
    places = [f"k{number}" for number in range(network, MUNICIPALITIES, NETWORKS)]
    forums = [f"f{number}" for number in range(network, FORUMS, NETWORKS)]
    people = [f"{name}p{number}" for number in range(len(places) * 5)]
    lines = [
        f"network: {{id: {name}, name: Nettverk {network}, language: nn, timezone: Europe/Oslo, county: \"15\",",
        f"  mailbox: m@{name}.example.no}}", "organisations:"]
    lines += [f"  - {{id: {place}, name: Kommune {place}, kind: municipality}}" for place in places]
    lines += ["roles: [leiar/leder, sekretariat, helseleiar/helseleder]", "people:"]
    lines += [f"  - {{id: {one}, name: Person {one}, email: {one}@example.no, language: nn}}" for one in people]
    lines.append("forums:")
    for place, forum in enumerate(forums):
        lines += [
            f"  - id: {forum}", f"    name: Forum {forum}", "    rules: network", "    caseNumbers: false",
            '    cadence: {everyWeeks: 6, weekday: friday, start: "09:00", end: "14:30", mode: floating, '
            "last: 2023-06-09}", "    place: Volda",
            f"    invitations: {{mode: {'automatic' if place % 2 else 'manual'}, horizon: 2}}", "    appointments:",
            f"      - {{role: sekretariat, person: {people[place % 3]}, from: 2022-01-01, rights: [speak]}}",
            f"      - {{role: leiar, person: {people[3 + place % 7]}, from: 2022-01-01, rights: [speak, vote]}}"]
        lines += [
            f"      - {{role: helseleiar, organisation: {places[(place + seat) % len(places)]}, "
            f"person: {people[(place * 7 + seat * 5) % len(people)]}, from: 2022-01-01, rights: [speak, vote]}}"
            for seat in range(SEATS - 2)]
    return name, forums, "\n".join(lines) + "\n"


def region(command, data, folder):
    """The whole register, and for each forum the meetings that one of them has planned, with its jobs."""
    for network in range(NETWORKS):
        name, forums, text = register(network)
        file = Path(folder) / f"{name}.yaml"
        file.write_text(text)
        command("register", "apply", str(file))
        command("plan", forums[0], "--until", "2024-06-30", "--accept")
        with opened(data) as books:
            copy_meetings(books, name, forums)


def copy_meetings(books, network, forums):
    meetings = [dict(row) for row in books.execute("SELECT * FROM meetings WHERE forum = ?", [forums[0]])]
    jobs = {meeting["id"]: [dict(row) for row in books.execute("SELECT * FROM jobs WHERE meeting = ?", [meeting["id"]])]
            for meeting in meetings}
    for forum in forums[1:]:
        for meeting in meetings:
            name = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{network}/{forum}/{meeting['id']}"))
            insert(books, "meetings", [{**meeting, "id": name, "forum": forum, "uid": f"{name}@example.no"}])
            for job in jobs[meeting["id"]]:
                key = job["key"].replace(meeting["id"], name)
                insert(books, "jobs", [{**job, "key": key, "meeting": name}])


def size_megabytes(data):
    return sum(file.stat().st_size for file in Path(data).glob("samling.sqlite*")) / 1e6
