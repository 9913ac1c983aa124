"""How large the books may become: Scripts/bench scale [PROGRAM].

A million letters and a hundred thousand action items in one network; a register of 19 networks, 356 municipalities and
2,000 forums; a thousand due jobs among 1,000, 100,000 and 1,000,000. What people ask for — commands and pages — is timed
beside the same in the demo's small books, and so is the memory it takes. Medians of several rounds; the aims stand in the
table, and what misses them is said at the end.

    LETTERS, ITEMS, ROUNDS    other numbers than 1,000,000, 100,000 and 5
    PARTS                     some of "books region jobs idle"
"""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

here = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(here), str(here.parent / "browser")]
import books  # noqa: E402
import samling_site  # noqa: E402
from bench_web import sign_in  # noqa: E402

LETTERS, ITEMS, ROUNDS = (
    int(os.environ.get(name, default)) for name, default in [("LETTERS", 1_000_000), ("ITEMS", 100_000), ("ROUNDS", 5)])
PARTS = os.environ.get("PARTS", "books region jobs idle").split()
MOST_MS, MOST_MB, MOST_RATIO = 100, 200, 1.2
NOW_MS = 1_693_292_400_000  # samling_site.START

missed = []


class Large(samling_site.Site):
    """Books that are there already, served."""

    def __init__(self, program, data, now=samling_site.START):
        super().__init__(program, now=now, folder=pathlib.Path(data).parent)
        self.data = pathlib.Path(data)

    def environment(self):
        # A program that doesn't lie in the checkout finds what it needs all the same.
        return {**super().environment(), "SAMLING_RESOURCES_FOLDER": str(here.parent.parent)}

    def run(self, *arguments):
        """Milliseconds from start to exit, and the most memory that was resident, in MB."""
        begun = time.perf_counter()
        process = subprocess.Popen(
            [self.program, *arguments, "--data", str(self.data), "--now", self.now], stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, env=self.environment())
        said = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"samling {' '.join(arguments)}: {said}")
        return (time.perf_counter() - begun) * 1_000, usage.ru_maxrss / 1_024

    def page(self, path, cookie):
        """Milliseconds until the page is there. Each is asked for by an address of its own, so that none is kept."""
        mark = f"{'&' if '?' in path else '?'}again={time.monotonic_ns()}"
        request = urllib.request.Request(self.address + path + mark, headers={"Cookie": cookie})
        begun = time.perf_counter()
        with urllib.request.urlopen(request, timeout=600) as reply:
            reply.read()
        return (time.perf_counter() - begun) * 1_000

    def resident(self, most=False):
        status = pathlib.Path(f"/proc/{self.service.pid}/status").read_text()
        return int(re.search(rf"{'VmHWM' if most else 'VmRSS'}:\s+(\d+)", status).group(1)) / 1_024

    def processor_seconds(self):
        fields = pathlib.Path(f"/proc/{self.service.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def table(title):
    print(f"\n{title}\n{'':44}{'median':>10}{'worst':>10}{'small':>10}{'memory':>9}", flush=True)


def row(name, times, megabytes=None, small=None, most=MOST_MS):
    median = statistics.median(times)
    late = most is not None and median > most
    fat = megabytes is not None and megabytes > MOST_MB
    mark = " <" if late or fat else ""
    if mark:
        missed.append(f"{name}: {median:.0f} ms" + (f", {megabytes:.0f} MB" if megabytes else ""))
    memory = f"{megabytes:>6.0f} MB" if megabytes else f"{'':9}"
    beside = f"{small:>8.1f}ms" if small else f"{'':10}"
    print(f"{name:44}{median:>8.1f}ms{max(times):>8.1f}ms{beside}{memory}{mark}", flush=True)
    return median


def measure_commands(site, commands, small=None):
    """Each is run once before, so that the files are in memory. `small` holds what the same took in small books."""
    found = {}
    for arguments in commands:
        site.run(*arguments)
        runs = [site.run(*arguments) for _ in range(ROUNDS)]
        name = "samling " + " ".join(arguments)
        found[name] = statistics.median(time for time, _ in runs)
        if small is not None:
            row(name, [time for time, _ in runs], max(memory for _, memory in runs), small.get(name))
    return found


def measure_pages(site, address, paths, small=None):
    cookie = sign_in(site, address)
    found = {}
    for path in paths:
        site.page(path, cookie)
        times = [site.page(path, cookie) for _ in range(ROUNDS * 2)]
        found[path] = statistics.median(times)
        if small is not None:
            row(path, times, None, small.get(path))
    if small is not None:
        row("the service, at most", [0.0], site.resident(most=True), most=None)
    return found


def a_letter(site):
    with books.opened(site.data) as file:
        return file.execute("SELECT id FROM outbox ORDER BY number LIMIT 1").fetchone()[0]


def books_commands(letter):
    return [
        ("mail",), ("mail", "--state", "failed"), ("mail", "--state", "held"), ("actions",),
        ("actions", "--state", "overdue"), ("actions", "--state", "all"), ("actions", "--forum", "sjustjerna"), ("desk",),
        ("forums",), ("meetings",),
        ("search", "tema17"), ("search", "fagsamling"), ("inbox",),
        ("run-due",),
    ]


def books_pages(letter):
    network = f"/n/{samling_site.NETWORK}"
    return [
        network, f"{network}/actions", f"{network}/actions?state=overdue", f"{network}/actions?page=20",
        f"{network}/actions?state=all", f"{network}/actions?state=all&page=1000",
        f"{network}/actions?state=all&sort=owner&page=500",
        f"{network}/mail", f"{network}/mail?state=failed", f"{network}/mail?state=queued&page=1000",
        f"{network}/mail/{letter}", f"{network}/f/sjustjerna", f"{network}/f/sjustjerna/m/2023-09-29",
        f"{network}/search?q=tema17", f"{network}/search?q=tiltak", f"{network}/inbox", f"{network}/wheel",
        f"{network}/f/sjustjerna/plan", f"{network}/mine", "/metrics",
    ]


def measure_books(program, folder):
    """A million letters and a hundred thousand items in the demo's one network."""
    small = Large(program, folder / "small" / "data")
    samling_site.shutil.copytree(samling_site.demo(program, small.environment()), small.data)
    small.run("run-due")
    letter = a_letter(small)
    few = measure_commands(small, books_commands(letter))
    with small:
        few_pages = measure_pages(small, samling_site.COORDINATOR, existing(small, books_pages(letter)))
    large = Large(program, folder / "large" / "data")
    shutil.copytree(small.data, large.data)
    begun = time.monotonic()
    books.fill(large.data, LETTERS, ITEMS, NOW_MS)
    print(f"{LETTERS:,} letters and {ITEMS:,} items: {books.size_megabytes(large.data):,.0f} MB, made in "
          f"{time.monotonic() - begun:.0f} s", flush=True)
    print(f"the index of search, and letters about what came back: {large.run('run-due')[0] / 1_000:.1f} s", flush=True)
    table("commands")
    measure_commands(large, books_commands(letter), few)
    table("pages")
    with large:
        measure_pages(large, samling_site.COORDINATOR, existing(large, books_pages(letter)), few_pages)
    return large


def existing(site, paths):
    """Those that there are: a page that isn't there would be measured too well."""
    cookie = sign_in(site, samling_site.COORDINATOR)
    there = []
    for path in paths:
        try:
            site.page(path, cookie)
            there.append(path)
        except urllib.error.HTTPError as error:
            print(f"{path}: {error.code}")
    return there


def measure_region(program, folder):
    site = Large(program, folder / "region" / "data")
    site.data.mkdir(parents=True)
    begun = time.monotonic()
    books.region(site.command, site.data, site.data.parent)
    print(f"\n{books.NETWORKS} networks, {books.MUNICIPALITIES} municipalities, {books.FORUMS:,} forums: "
          f"{books.size_megabytes(site.data):.0f} MB, made in {time.monotonic() - begun:.0f} s", flush=True)
    print(f"the first tick, which calls people to meetings: {site.run('run-due')[0] / 1_000:.1f} s", flush=True)
    table("a register of a whole country")
    measure_commands(site, [
        ("forums", "--network", "n03"), ("desk", "n03p0@example.no"), ("meetings", "f3"), ("roster", "f3"),
        ("run-due",)], {})
    with site:
        measure_pages(site, "n03p0@example.no", ["/", "/n/n03", "/n/n03/f/f3", "/n/n03/actions", "/n/n03/mine", "/n/n03/forums",
                                               "/metrics"], {})
        rest(site, "nothing to do in 19 networks")


def measure_jobs(program, folder):
    """A thousand due among more and more."""
    table("a tick with 1,000 jobs due, and one with none")
    ticks = {}
    for count in [1_000, 100_000, 1_000_000]:
        site = Large(program, folder / f"jobs-{count}" / "data")
        shutil.copytree(samling_site.demo(program, site.environment()), site.data)
        site.run("run-due")
        times, idle = [], []
        for _ in range(3):
            books.add_jobs(site.data, count, 1_000, NOW_MS)
            times.append(site.run("run-due")[0])
            idle += [site.run("run-due")[0] for _ in range(3)]
        ticks[count] = row(f"1,000 due among {count:,}", times, most=None)
        row(f"none due among {count:,}", idle)
    ratio = ticks[1_000_000] / ticks[1_000]
    print(f"among 1,000,000 / among 1,000: {ratio:.2f} (aim {MOST_RATIO})")
    if ratio > MOST_RATIO:
        missed.append(f"a tick over 1,000,000 jobs: {ratio:.2f} × one over 1,000")


def rest(site, name, seconds=60):
    """What a service takes that has nothing to do."""
    time.sleep(15)
    (memory, size, work) = (site.resident(), books.size_megabytes(site.data), site.processor_seconds())
    time.sleep(seconds)
    share = (site.processor_seconds() - work) / seconds * 100
    growth = site.resident() - memory
    print(f"{name}, {seconds} s: {share:.1f} % of a processor, {site.resident():.0f} MB resident ({growth:+.1f}), "
          f"books {books.size_megabytes(site.data) - size:+.2f} MB", flush=True)
    if share > 5:
        missed.append(f"{name}: {share:.1f} % of a processor")
    if site.resident() > MOST_MB or growth > 5:
        missed.append(f"{name}: {site.resident():.0f} MB ({growth:+.1f})")


def main(program):
    with tempfile.TemporaryDirectory(prefix="samling-scale-") as name:
        folder = pathlib.Path(name)
        large = None
        if "books" in PARTS:
            large = measure_books(program, folder)
        if "idle" in PARTS and large:
            with large:
                rest(large, "nothing to do with a million letters")
        if "region" in PARTS:
            measure_region(program, folder)
        if "jobs" in PARTS:
            measure_jobs(program, folder)
    print(f"\naims: commands and pages {MOST_MS} ms, memory {MOST_MB} MB; missed: {len(missed)}")
    for one in missed:
        print(f"  {one}")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
