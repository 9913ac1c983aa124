"""Goes through every page that can be reached, as a stranger, a member and a coordinator, and holds each to what all
pages must be: WCAG 2.1 AA by axe in light and in dark, no sideways scrolling at 320 pixels (which is 400 % of 1280),
one main heading, a language, no script that fails."""

import re

import browser
import samling_site

# Pages of the same kind are looked at once: what differs in their addresses is a number, a date or a name.
KINDS = [
    (r"/m/\d{4}-\d\d-\d\d", "/m/DATE"), (r"/actions/[\w-]+/\d+", "/actions/FORUM/N"), (r"/f/[\w-]+", "/f/FORUM"),
    (r"/people/[\w-]+", "/people/PERSON"), (r"\?.*", "?"), (r"/\d+\b", "/N"), (r"/l/\w+", "/l/TOKEN"),
    (r"/versions/[\w-]+", "/versions/V"),
]
FILES = re.compile(r"\.(pdf|zip|ics|csv|atom|json|yaml|yml|md|xml)(\?|$)|/sign-out|/attachments/|/raw|/events")


def kind(path):
    for pattern, name in KINDS:
        path = re.sub(pattern, name, path)
    return path


def check_page(window, report, where):
    window.resize(browser.DESKTOP)
    for scheme in ["light", "dark"]:
        window.colours(scheme)
        for fault in window.faults():
            report.wrong(f"{where} ({scheme}): {fault}")
    window.resize(browser.NARROW)
    if (extra := window.overflow()) > 0:
        report.wrong(f"{where}: {extra} px wider than a window of 320")
    window.resize(browser.DESKTOP)
    if len(window.all("h1")) != 1:
        report.wrong(f"{where}: {len(window.all('h1'))} main headings")
    if not window.one("html").get_attribute("lang"):
        report.wrong(f"{where}: no language")
    for complaint in window.complaints():
        report.wrong(f"{where}: {complaint}")
    report.right()


def crawl(window, site, report, start, limit=80):
    """From the page on, each kind once; how many were looked at."""
    waiting, seen = list(start), set()
    while waiting and len(seen) < limit:
        path = waiting.pop(0)
        # Links in letters look alike, and lead to pages of many kinds.
        if (kind(path) in seen and path not in start) or FILES.search(path):
            continue
        seen.add(kind(path))
        window.open(site.address + path)
        if "Sida finst ikkje" in window.text or "Noko gjekk gale" in window.text:
            report.wrong(f"{path} is linked to, and isn't there")
        check_page(window, report, path)
        waiting += sorted(window.addresses())
    return sorted(seen)


def run(program, report):
    with samling_site.Site(program) as site, browser.Browser() as window:
        seen = crawl(window, site, report, ["/", "/sign-in", "/accessibility", "/nowhere"])
        report.note("a stranger", seen)
        window.sign_in(site, samling_site.COORDINATOR)
        seen = crawl(window, site, report, [f"/n/{samling_site.NETWORK}"], limit=120)
        report.note("the coordinator", seen)
    with samling_site.Site(program) as site, browser.Browser() as window:
        window.sign_in(site, samling_site.MEMBER)
        report.note("a member", crawl(window, site, report, [f"/n/{samling_site.NETWORK}"]))
        links = site.links(samling_site.MEMBER)
        if not links:
            report.wrong(f"no letter to {samling_site.MEMBER} has a link")
        report.note("links in letters", crawl(window, site, report, [link[len(site.address):] for link in links[:12]]))
