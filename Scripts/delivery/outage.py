"""A PostgreSQL of the drill's own, with a standby, that fails: gone for a while, and then for good."""
import subprocess
import tempfile
import time
from pathlib import Path

servers = Path(__file__).resolve().parent.parent / "servers"


class Pair:
    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="samling-pair-")
        self.call("start", "--only", "postgres")
        self.url = (Path(self.folder.name) / "state" / "postgres-failover-url").read_text().strip()
        return self

    def __exit__(self, *_):
        self.call("stop")
        self.folder.cleanup()

    def call(self, *arguments):
        subprocess.run(
            [servers, *arguments, "--state", f"{self.folder.name}/state"], check=True, stdout=subprocess.DEVNULL)

    def fail(self, seconds):
        """As after a crash, and back; and once more, when its standby takes over."""
        self.call("down", "postgres")
        time.sleep(seconds)
        self.call("up", "postgres")
        time.sleep(5)
        self.call("down", "postgres")
        time.sleep(2)
        self.call("promote")
