"""A website to try: the bundled network as the demo leaves it on 29 August 2023, served on loopback."""

import email
import email.policy
import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

NETWORK = "sjustjerna"
COORDINATOR = "oddvar@example.no"
LEADER = "leif.berge@example.no"
MEMBER = "kari.nes@example.no"
START = "2023-08-29T09:00:00+02:00"
PATIENCE_SECONDS = 60


class Site:
    """`with Site(PROGRAM) as site:` prepares the data, serves it, and takes it down again."""

    def __init__(self, program, now=START, folder=None, extra=()):
        self.program = str(pathlib.Path(program).resolve())
        self.now = now
        self.holder = None if folder else tempfile.TemporaryDirectory(prefix="samling-site-")
        self.folder = pathlib.Path(folder or self.holder.name)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.extra = list(extra)
        self.service = None

    def __enter__(self):
        data = self.folder / "data"
        if not data.exists():
            subprocess.run(
                [self.program, "demo", "--keep", str(data)], check=True, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, env=self.environment())
        self.data = data
        self.log = open(self.folder / "serve.log", "ab")
        self.service = subprocess.Popen(
            [self.program, "serve", "--data", str(data), "--now", self.now, *self.extra],
            stdout=self.log, stderr=self.log, env=self.environment())
        self.wait_until_ready()
        return self

    def __exit__(self, *_):
        self.service.send_signal(signal.SIGTERM)
        try:
            self.service.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.service.kill()
            self.service.wait()
        self.log.close()
        if self.holder:
            self.holder.cleanup()

    def environment(self):
        return {
            **os.environ, "SAMLING_HTTP_PORT": str(self.port), "SAMLING_HTTP_BASEURL": self.address,
            "SAMLING_LOG_LEVEL": "warning",
        }

    def wait_until_ready(self):
        for _ in range(PATIENCE_SECONDS * 10):
            try:
                with urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as reply:
                    if reply.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                pass
            if self.service.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit("the site isn't ready:\n" + (self.folder / "serve.log").read_text()[-2000:])

    def command(self, *arguments):
        """Runs the program on the same data, and gives what it printed."""
        done = subprocess.run(
            [self.program, *arguments, "--data", str(self.data), "--now", self.now], capture_output=True, text=True,
            env=self.environment())
        if done.returncode:
            raise SystemExit(f"samling {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def letters(self, to=None):
        """The letters that have gone out, oldest first."""
        found = []
        for file in sorted((self.data / "mail" / "new").iterdir(), key=lambda file: file.stat().st_mtime_ns):
            letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if to is None or to in str(letter["To"]):
                found.append(letter)
        return found

    def code(self, to, after=0):
        """The code that was sent to the address, once there are more than `after` letters to it."""
        for _ in range(PATIENCE_SECONDS * 5):
            letters = self.letters(to)
            if len(letters) > after:
                text = letters[-1].get_body(("plain",)).get_content()
                code = re.search(r"(?m)^\W*(\d{3}[ -]?\d{3}|\d{6,8}|[A-Z0-9]{4}-[A-Z0-9]{4})\W*$", text)
                if code:
                    return code.group(1)
            time.sleep(0.2)
        raise SystemExit(f"no code came to {to}")

    def links(self, to):
        """The signed links in the last letters to the address, newest letter first."""
        found = []
        for letter in reversed(self.letters(to)):
            body = letter.get_body(("plain",))
            found += re.findall(re.escape(self.address) + r"/l/\w+", body.get_content() if body else "")
        return found


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
