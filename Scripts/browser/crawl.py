"""Goes through every page there is, as a stranger, a member, the leader and a coordinator, and holds each to what all
pages must be: WCAG 2.1 AA by axe in light and in dark, no sideways scrolling at 320 pixels (which is 400 % of 1280),
one main heading, a language, no script that fails."""

import pathlib
import re

from selenium.common.exceptions import WebDriverException

import browser
import pages
import samling_site

MEETING = f"{samling_site.NETWORK}/2023-09-29"
APPROVED = f"{samling_site.NETWORK}/2023-06-09"
HELD = f"{samling_site.NETWORK}/2023-08-18"
PEOPLE = {
    "coordinator": samling_site.COORDINATOR, "leader": samling_site.LEADER, "member": samling_site.MEMBER,
}
MAIL = """From: Kari Nes <kari.nes@example.no>
To: mote@sjustjerna.example.no
Subject: Spørsmål om møtet
Message-ID: <sporsmal-1@example.no>
Date: Mon, 28 Aug 2023 12:00:00 +0200
Content-Type: text/plain; charset=utf-8

Hei! Kan vi ta opp rekrutteringa òg, og kva tid er det mat?
"""


def furnish(site):
    """What the demo doesn't have: a public forum, a mail that waits, an agenda with a history, minutes just sent."""
    register = pathlib.Path("Config/sjustjerna.yaml").read_text()
    file = site.folder / "register.yaml"
    file.write_text(register.replace("caseNumbers: false", "caseNumbers: false\n    public: true", 1))
    site.command("register", "apply", str(file))
    mail = site.folder / "mail.eml"
    mail.write_text(MAIL)
    site.command("inbox", "process", str(mail))
    site.command("case", "add", samling_site.NETWORK, "Rekruttering av helsefagarbeidarar")
    agenda = site.folder / "agenda.md"
    for title in ["Rettleiing av nye", "Rettleiing av nye og av dei som er der"]:
        text = site.command("agenda", "draft", MEETING)
        agenda.write_text(re.sub("## (Fokusområde|Rettleiing av nye)\n", f"## {title}\n", text))
        site.command("agenda", "save", MEETING, str(agenda))
    minutes = site.folder / "minutes.md"
    minutes.write_text(site.command("minutes", "new", HELD))
    site.command("minutes", "import", str(minutes))
    site.command("minutes", "send", HELD, "--send")
    site.letter(samling_site.MEMBER, "Referat: Sjustjerna 18. august")


def save_minutes(window, site):
    """So that they have a version."""
    window.open(f"{site.address}/n/{samling_site.NETWORK}/f/{samling_site.NETWORK}/m/2023-08-18/minutes")
    window.one("#text").send_keys("\nEin merknad.\n")
    window.press("Lagre")


def check_page(window, report, where):
    for fault in window.faults():
        report.wrong(f"{where}: {fault}")
    window.colours("dark")
    for fault in window.faults(only=["color-contrast"]):
        report.wrong(f"{where} (dark): {fault}")
    window.colours("light")
    window.resize(browser.NARROW)
    if (extra := window.overflow()) > 0:
        report.wrong(f"{where}: {extra} px wider than a window of 320")
    window.resize(browser.DESKTOP)
    if len(window.all("h1")) != 1:
        report.wrong(f"{where}: {len(window.all('h1'))} main headings")
    if not window.one("html").get_attribute("lang"):
        report.wrong(f"{where}: no language")
    for complaint in window.complaints():
        # A link that has run out says so on a page of its own.
        if "status of 410" not in complaint:
            report.wrong(f"{where}: {complaint}")
    report.right()


class Crawl:
    def __init__(self, site, report):
        self.site = site
        self.report = report
        self.pages = pages.Pages()
        self.seen = set()

    def walk(self, window, who, starts, limit=90):
        """From where one starts on, each kind once, and every start."""
        waiting = [(path, True) for path in starts]
        done, kinds = set(), set()
        while waiting and len(done) < limit:
            path, is_start = waiting.pop(0)
            page = self.pages.of(path)
            if page is None:
                self.report.wrong(f"{path} is linked to, and stands in no list")
            elif not page.is_file and path not in done and (is_start or page.pattern not in kinds):
                kinds.add(page.pattern)
                done.add(path)
                self.look(window, path)
                # The links of a letter that is only shown lead nowhere yet.
                if not is_letter(path):
                    waiting += [(link, False) for link in sorted(window.addresses())]
        self.seen |= kinds
        self.report.note(f"{who}, {len(done)} pages", sorted(kinds))

    def look(self, window, path):
        # A letter stands in a sandbox where no script runs: it is let out of it, to be looked at.
        window.guarded(not is_letter(path))
        window.open(self.site.address + path)
        if "Sida finst ikkje" in window.text or "Noko gjekk gale" in window.text:
            self.report.wrong(f"{path} is linked to, and isn't there")
        try:
            check_page(window, self.report, path)
        except WebDriverException as fault:
            self.report.wrong(f"{path} can't be looked at: {fault.msg}")


def is_letter(path):
    return path.split("?")[0].endswith("/letter")


def check_nowhere(window, site, report):
    """What isn't there is said on a page as good as any."""
    window.open(f"{site.address}/nowhere")
    report.expect("Sida finst ikkje" in window.text, "a page that isn't there says so")
    # The browser says that it was a 404, and nothing else.
    said = [complaint for complaint in window.complaints() if "404" not in complaint]
    report.expect(not said, f"/nowhere: {said}")
    check_page(window, report, "/nowhere")


def run(program, report):
    with samling_site.Site(program) as site, browser.Browser() as window:
        furnish(site)
        crawl = Crawl(site, report)
        check_nowhere(window, site, report)
        for who, address in PEOPLE.items():
            window.forget()
            window.sign_in(site, address)
            if who == "coordinator":
                save_minutes(window, site)
            crawl.walk(window, f"the {who}", crawl.pages.starts(who))
        window.forget()
        # Minutes are public once they are approved, and nobody can approve them twice.
        site.command("minutes", "approve", APPROVED)
        crawl.walk(window, "a stranger", crawl.pages.starts("stranger"))
        links = site.links(samling_site.MEMBER)
        report.expect(links, f"letters to {samling_site.MEMBER} have links")
        crawl.walk(window, "links in letters", links)
        for pattern in crawl.pages.missing(crawl.seen):
            report.wrong(f"nobody has looked at {pattern}")
