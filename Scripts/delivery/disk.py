"""A disk of the drill's own: a file that is mounted, and can be full or fail as a disk does."""
import os
import subprocess
import tempfile
from pathlib import Path


class LoopDisk:
    """Small, with ext4 on it. Whoever isn't root, or has no loop devices, has none."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="samling-disk-")
        self.image, self.path = Path(self.folder.name) / "image", Path(self.folder.name) / "disk"
        self.path.mkdir()
        with self.image.open("wb") as image:
            image.truncate(200 << 20)
        call("mkfs.ext4", "-q", "-F", self.image)
        self.mount()
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", self.path], stderr=subprocess.DEVNULL)
        self.folder.cleanup()

    @staticmethod
    def exists():
        return os.getuid() == 0 and Path("/dev/loop-control").exists() and Path("/sys/fs/ext4").exists()

    def mount(self):
        call("mount", "-o", "loop,errors=remount-ro", self.image, self.path)

    def fill(self):
        """Up to the last byte."""
        with (self.path / "filler").open("wb", buffering=0) as filler:
            for size in (1 << 20, 4096, 1):
                try:
                    while True:
                        filler.write(b"x" * size)
                except OSError:
                    pass

    def empty(self):
        (self.path / "filler").unlink()

    def fail(self):
        """The system finds the file system damaged, and from then on it can only be read."""
        device = call("findmnt", "-n", "-o", "SOURCE", self.path).strip()
        Path(f"/sys/fs/ext4/{Path(device).name}/trigger_fs_error").write_text("drill")

    def repair(self):
        """As somebody does, when nothing uses it."""
        call("umount", self.path)
        subprocess.run(["e2fsck", "-fy", self.image], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.mount()


def call(*command):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout
