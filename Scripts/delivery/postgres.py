"""A PostgreSQL, as its own program asks it."""
import subprocess


def ask(url, question):
    """The rows, as texts."""
    said = subprocess.run(
        ["psql", "-AtqX", "-F", "\t", "-c", question, url], capture_output=True, text=True, check=True)
    return [tuple(line.split("\t")) for line in said.stdout.splitlines()]


def tell(url, command):
    subprocess.run(["psql", "-qX", "-c", command, url], check=True, stderr=subprocess.DEVNULL)


def database(url, name):
    """The address of another database on the same server."""
    address, _, options = url.partition("?")
    return f"{address.rsplit('/', 1)[0]}/{name}" + (f"?{options}" if options else "")


def make_database(url, name):
    """A new one, with nothing in it; its address."""
    tell(url, f"CREATE DATABASE {name}")
    return database(url, name)
