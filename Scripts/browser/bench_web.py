"""Measures the website, side by side in one run with nginx serving the same bytes. See `Scripts/bench web`.

200 meetings of 8 cases and 20 people, a feed of 500 meetings, 8 connections. wrk drives both, for a few seconds each, in
turn: what counts is the ratio, for machines are shared.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

import samling_site

SECONDS = 6
ROUNDS = 3
CONNECTIONS = 8
PEOPLE = 20
NOW = "2026-11-02T09:00:00+01:00"
NGINX = """
worker_processes 2; error_log {folder}/error.log; pid {folder}/nginx.pid; daemon off;
events {{ worker_connections 256; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; root {folder}/bytes; etag on; }}
}}
"""


def register():
    people = "\n".join(
        f"  - {{id: p{n}, name: Person {n}, email: p{n}@example.no, language: nn}}" for n in range(PEOPLE))
    seats = "\n".join(
        f"      - {{role: {'sekretariat' if n == 0 else 'leiar' if n == 1 else 'medlem'}, person: p{n}, "
        "from: 2022-01-01, rights: [speak, propose, vote]}" for n in range(PEOPLE))
    forums = "\n".join(
        f"""  - id: {name}
    name: Forum {name}
    rules: network
    caseNumbers: false
    cadence: {{everyWeeks: 1, weekday: {day}, start: "09:00", end: "14:30", mode: floating}}
    place: Volda
    invitations: {{mode: manual, horizon: 2}}
    appointments:
{seats}""" for name, day in [("alfa", "tuesday"), ("beta", "thursday")])
    return f"""network: {{id: nett, name: Nettet, language: nn, timezone: Europe/Oslo, county: "15",
  mailbox: m@nett.example.no}}
organisations: []
roles: [leiar/leder, sekretariat, medlem]
people:
{people}
forums:
{forums}
"""


def agenda(site, meeting):
    cases = "".join(
        f"\n## Sak om tiltak nummer {n}\n- Type: orientering\n- Tid: kl. {9 + n // 2:02}.{30 * (n % 2):02}–"
        f"{9 + (n + 1) // 2:02}.{30 * ((n + 1) % 2):02}\n- Innleiar: Person {n}\n\nKva saka gjeld, i to setningar.\n"
        for n in range(8))
    head = site.command("agenda", "draft", meeting).splitlines()[0]
    file = site.folder / "agenda.md"
    file.write_text(head + "\n" + cases)
    site.command("agenda", "save", meeting, str(file))


def prepare(site):
    file = site.folder / "register.yaml"
    file.write_text(register())
    site.command("register", "apply", str(file))
    import json
    site.command("plan", "alfa", "--until", "2031-06-30", "--accept")
    site.command("plan", "beta", "--until", "2038-12-31", "--accept")
    meetings = json.loads(site.command("meetings", "alfa", "--json"))[:200]
    for meeting in meetings:
        agenda(site, f"alfa/{meeting['date']}")
    site.command("invite", f"alfa/{meetings[0]['date']}", "--send")
    site.command("run-due")
    return meetings[0]["date"]


class Bench(samling_site.Site):
    def __enter__(self):
        self.data = self.folder / "data"
        self.data.mkdir()
        self.meeting = prepare(self)
        started = time.monotonic()
        self.log = open(self.folder / "serve.log", "ab")
        self.service = subprocess.Popen(
            [self.program, "serve", "--data", str(self.data), "--now", self.now], stdout=self.log, stderr=self.log,
            env=self.environment())
        self.wait_until_ready()
        self.ready_seconds = time.monotonic() - started
        return self

    def wait_until_ready(self):
        for _ in range(5_000):
            try:
                urllib.request.urlopen(f"{self.address}/readyz", timeout=1).close()
                return
            except OSError:
                time.sleep(0.002)
        raise SystemExit("the site isn't ready")

    def resident_megabytes(self):
        status = pathlib.Path(f"/proc/{self.service.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024


def sign_in(site, address):
    """The session's cookie."""
    import http.cookiejar
    import urllib.parse
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def post(path, **fields):
        with opener.open(f"{site.address}/sign-in") as page:
            text = page.read().decode()
        fields["csrf"] = re.search(r'name="csrf" value="([^"]+)"', text).group(1)
        return opener.open(f"{site.address}{path}", urllib.parse.urlencode(fields).encode())

    before = len(site.letters(address))
    text = post("/sign-in", address=address).read().decode()
    csrf = re.search(r'name="csrf" value="([^"]+)"', text).group(1)
    code = site.code(address, after=before)
    opener.open(
        f"{site.address}/sign-in/code", urllib.parse.urlencode({"csrf": csrf, "code": code, "address": address}).encode())
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def wrk(address, headers):
    """Requests a second, and the 99th percentile in milliseconds."""
    arguments = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency"]
    for header in headers:
        arguments += ["-H", header]
    text = subprocess.run(arguments + [address], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in text:
        raise SystemExit(f"{address}: {text}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    return rate, float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def get(address, headers=()):
    request = urllib.request.Request(address, headers=dict(header.split(": ", 1) for header in headers))
    with urllib.request.urlopen(request) as reply:
        return reply.read(), reply.headers.get("ETag")


def median(values):
    return sorted(values)[len(values) // 2]


def main(program):
    with tempfile.TemporaryDirectory(prefix="samling-nginx-") as folder, Bench(program, now=NOW) as site:
        cookie = f"Cookie: {sign_in(site, 'p0@example.no')}"
        page = f"/n/nett/f/alfa/m/{site.meeting}"
        feed = site.command("feed", "create", "beta", "--json")
        feed = "/" + re.search(r"https?://[^/\"]+/([^\"]+\.ics)", feed).group(1)
        bytes_folder = pathlib.Path(folder) / "bytes"
        bytes_folder.mkdir()
        # nginx's workers are another user's.
        pathlib.Path(folder).chmod(0o755)
        (bytes_folder / "page").write_bytes(get(site.address + page, [cookie])[0])
        body, tag = get(site.address + feed)
        (bytes_folder / "feed").write_bytes(body)
        port = samling_site.free_port()
        (pathlib.Path(folder) / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
        nginx = subprocess.Popen(["/usr/sbin/nginx", "-c", f"{folder}/nginx.conf", "-p", folder])
        try:
            time.sleep(0.5)
            ceiling = f"http://127.0.0.1:{port}"
            nginx_tag = get(f"{ceiling}/feed")[1]
            kinds = [
                ("meeting page", page, [cookie], "/page", []),
                ("feed, 500 meetings", feed, [], "/feed", []),
                ("feed, not modified", feed, [f"If-None-Match: {tag}"], "/feed", [f"If-None-Match: {nginx_tag}"]),
            ]
            meetings = body.count(b"BEGIN:VEVENT")
            print(f"feed: {meetings} meetings, {len(body) >> 10} kB; ready in {site.ready_seconds:.2f} s")
            print(f"{'':22}{'samling':>12}{'p99':>10}{'nginx':>12}{'p99':>10}{'ratio':>8}")
            for name, path, headers, other, others in kinds:
                ours, theirs = [], []
                for _ in range(ROUNDS):
                    ours.append(wrk(site.address + path, headers))
                    theirs.append(wrk(ceiling + other, others))
                rate, late = median([one[0] for one in ours]), median([one[1] for one in ours])
                top, top_late = median([one[0] for one in theirs]), median([one[1] for one in theirs])
                print(f"{name:22}{rate:>10.0f}/s{late:>8.2f}ms{top:>10.0f}/s{top_late:>8.2f}ms{rate / top:>8.2f}")
        finally:
            nginx.terminate()
            nginx.wait()
        print(f"resident after the load: {site.resident_megabytes():.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1])
