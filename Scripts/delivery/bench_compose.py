"""How fast letters and feeds are written, side by side in one run: Scripts/bench compose.

One invitation, whole: text, HTML, calendar object and the mail around them, to one of 1,000; and a feed of 500 meetings.
Ours are the benchmarks of Tests/Benchmarks; beside them Python's `icalendar` and `email` write the same calendar object,
texts of the same length, and a mail of the same parts. Those two have no template and no Markdown to read: the texts are
given. All on one CPU, in turn; medians of the rounds, and ratios. ROUNDS and CPU say how many and which; SWIFT_PACKAGE
has options for `swift package`.
"""
import json
import os
import statistics
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

rounds = int(os.environ.get("ROUNDS", "5"))
cpu = os.environ.get("CPU", "0")
benchmarks = Path(__file__).resolve().parents[2] / "Tests/Benchmarks"
ours = {
    "letter": "compose one invitation mail", "own": "compose one invitation mail, each with a seat of their own",
    "feed": "write a feed of 500 meetings",
}
letters, meetings = 1_000, 500

facts = "– Tid: fredag 18. august 2023, kl. 09.00–14.30 (Europe/Oslo)\n– Stad: Førde\n– Du er kalla inn som: medlem, {}\n"
words = "Kan du ikkje kome, så svar så tidleg du kan, så blir det tid til å kalle inn vara.\n"
plain = "Samarbeidsutval 1: fredag 18. august 2023\n" + "=" * 41 + "\n\n" + words * 9 + "\n" + facts
style = ("margin:0 0 16px;font-size:16px;line-height:1.5;color:#17222b;font-family:system-ui,-apple-system,'Segoe UI',"
         "Roboto,'Helvetica Neue',Arial,sans-serif")
page = ("<!DOCTYPE html>\n<html lang=\"nn\">\n<head><meta charset=\"utf-8\"><title>Innkalling</title></head>\n<body>\n"
        + f"<p style=\"{style}\">{words}</p>\n" * 16 + "<p>{}</p>\n</body>\n</html>\n")


def zone():
    """VTIMEZONE of the rule in force, as we write it; made once."""
    import icalendar
    whole = icalendar.Timezone()
    whole.add("tzid", "Europe/Oslo")
    for part, month, name, before, after in [
            (icalendar.TimezoneDaylight(), 3, "CEST", 1, 2), (icalendar.TimezoneStandard(), 10, "CET", 2, 1)]:
        part.add("dtstart", datetime(1970, month, 29 if month == 3 else 25, before + 1))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        whole.add_component(part)
    return whole


def calendar(zone, name=None):
    import icalendar
    whole = icalendar.Calendar()
    whole.add("prodid", "-//Samling//Samling 1.0//NN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    if name:
        whole.add("name", name)
        whole.add("x-wr-calname", name)
    else:
        whole.add("method", "REQUEST")
    whole.add_component(zone)
    return whole


def event(start, oslo):
    import icalendar
    event = icalendar.Event()
    event.add("uid", f"forum-1-{start:%Y-%m-%d}@example.no")
    event.add("dtstamp", datetime(2023, 6, 12, 6, tzinfo=timezone.utc))
    event.add("sequence", 0)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(hours=5, minutes=30))
    event.add("summary", "Samarbeidsutval 1")
    event.add("location", "Førde")
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add("class", "PUBLIC")
    return event


def person(name, address, **parameters):
    import icalendar
    person = icalendar.vCalAddress(f"mailto:{address}")
    for parameter, value in parameters.items():
        person.params[parameter] = icalendar.vText(value)
    person.params["cn"] = icalendar.vText(name)
    return person


def letter(number, zone, oslo):
    """As OutgoingMail composes it: mixed { alternative { plain, html, calendar }, invite.ics }, in base 64."""
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP
    seat, reply = f"Kommune {number}", f"mote+token{number}@fjordane.example.no"
    whole, call = calendar(zone), event(datetime(2023, 8, 18, 9, tzinfo=oslo), oslo)
    call.add("description", plain.format(seat))
    call.add("organizer", person("Fjordane helsenettverk", reply))
    call.add(
        "attendee", person(
            f"Åse Nordmann {number}", f"person{number}@example.no", cutype="INDIVIDUAL", role="REQ-PARTICIPANT",
            partstat="NEEDS-ACTION", rsvp="TRUE"))
    whole.add_component(call)
    written = whole.to_ical()
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address("Fjordane helsenettverk", "mote", "fjordane.example.no")
    mail["Reply-To"] = Address("Fjordane helsenettverk", addr_spec=reply)
    mail["To"] = Address(f"Åse Nordmann {number}", f"person{number}", "example.no")
    mail["Subject"] = "Innkalling: Samarbeidsutval 1 fredag 18. august 2023"
    mail["Date"] = datetime(2023, 6, 12, 8, tzinfo=timezone(timedelta(hours=2)))
    mail["Message-ID"] = f"<letter{number}@fjordane.example.no>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    mail.set_content(plain.format(seat), cte="base64")
    mail.add_alternative(page.format(seat), subtype="html", cte="base64")
    mail.add_alternative(written.decode(), subtype="calendar", params={"method": "REQUEST"}, cte="base64")
    mail.add_attachment(written, maintype="application", subtype="ics", filename="invite.ics")
    return mail.as_bytes()


def feed(zone, oslo):
    whole = calendar(zone, "Samarbeidsutval 1")
    for number in range(meetings):
        meeting = event(datetime(2023, 8, 18, 9, tzinfo=oslo) + timedelta(days=number * 7), oslo)
        meeting.add("last-modified", datetime(2023, 6, 12, 6, tzinfo=timezone.utc))
        whole.add_component(meeting)
    return whole.to_ical()


def measure_python(what):
    """In a process of its own: what one takes, in seconds, and how many bytes it has."""
    from zoneinfo import ZoneInfo
    rule, oslo = zone(), ZoneInfo("Europe/Oslo")
    make, count = (lambda number: feed(rule, oslo), 10) if what == "feed" else (
        lambda number: letter(number, rule, oslo), letters)
    size = len(make(0))
    every = []
    for number in range(count):
        start = time.perf_counter()
        make(number)
        every.append(time.perf_counter() - start)
    print(statistics.median(every), min(every), size)


def pinned(*command, **more):
    return subprocess.run(["taskset", "-c", cpu, *command], check=True, capture_output=True, text=True, **more).stdout


def python(what):
    median, best, size = pinned(sys.executable, __file__, what).split()
    return float(median), float(best), int(size)


def samling():
    """Seconds of one letter or feed, the median of the benchmark and its best."""
    filters = [argument for name in ours.values() for argument in ["--filter", name]]
    text = pinned(
        "swift", "package", "--disable-sandbox", *os.environ.get("SWIFT_PACKAGE", "").split(), "benchmark",
        "--no-progress", *filters, "--format", "jmh", "--path", "stdout", cwd=benchmarks)
    found = {entry["benchmark"]: entry for entry in json.loads(text[text.index("[{"):text.rindex("]") + 1])}
    for what, name in ours.items():
        entry = found["package.benchmark.SamlingBenchmarks." + name.replace(" ", "_")]
        percentiles = entry["secondaryMetrics"]["Time (wall clock)"]["scorePercentiles"]
        each = 1_000_000 * (1 if what == "feed" else letters)
        yield what, percentiles["50.0"] / each, percentiles["0.0"] / each


def main():
    found, sizes = {}, {}
    for _ in range(rounds):
        for what, *seconds in samling():
            found.setdefault(("samling", what), []).append(seconds)
        for what in ["letter", "feed"]:
            *seconds, sizes[what] = python(what)
            found.setdefault(("python", what), []).append(seconds)
    median = {key: statistics.median(middle for middle, _ in every) for key, every in found.items()}
    best = {key: min(least for _, least in every) for key, every in found.items()}
    print(f"on CPU {cpu}, medians of {rounds} rounds; the best beside them, for where the machine does other work too")
    for who, what in found:
        name = ours[what] if who == "samling" else f"icalendar and email, a {what} of {sizes[what]:,} bytes"
        print(f"{name:62s} " + "   ".join(
            f"{each[who, what] * 1_000:8.3f} ms {1 / each[who, what]:8,.0f}/s" for each in [median, best]))
    for what, other, aim in [("letter", "letter", 30), ("own", "letter", 30), ("feed", "feed", None)]:
        ratio, at_best = (each["python", other] / each["samling", what] for each in [median, best])
        print(f"{ours[what]}: {ratio:.0f} × Python, {at_best:.0f} × at best" + (f" (aim {aim})" if aim else ""))
    print(f"letters a second: {1 / median['samling', 'letter']:,.0f}, at best {1 / best['samling', 'letter']:,.0f} "
          "(aim 12,000)")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure_python(sys.argv[1])
    else:
        main()
