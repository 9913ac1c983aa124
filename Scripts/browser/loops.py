"""Somebody's way through the site in one window, told step by step."""

import time

from selenium.common.exceptions import WebDriverException

import browser
import mailbag
import samling_site


class Loop:
    def __init__(self, site, window, report, who, script):
        self.site = site
        self.window = window
        self.report = report
        self.who = f"{who}, {'with' if script else 'without'} scripts"
        self.script = script
        self.mail = mailbag.Mailbag(site, report)

    def go(self, path):
        self.window.open(self.site.address + path)
        return self

    def later(self, now):
        """Nobody looks at a page while the service isn't there."""
        self.window.open("about:blank")
        self.site.later(now)
        self.mail.rest()

    def press(self, words, within="main"):
        self.window.press(words, within)
        return self

    def fill(self, **fields):
        """By the fields' ids."""
        for field, text in fields.items():
            self.window.fill(f"#{field.replace('_', '-')}", text)
        return self

    def expect(self, so, words):
        self.report.expect(so, f"{self.who}: {words} ({self.window.path})")
        return so

    def shows(self, *words):
        """What is read on the page; that of folded parts isn't."""
        for text in words:
            if not self.expect(text in self.window.text, f"“{text}” isn't shown"):
                print(f"    instead: {self.window.one('main').text[:600]!r}")
        return self

    def hides(self, *words):
        for text in words:
            self.expect(text not in self.window.text, f"“{text}” is shown")
        return self

    def row(self, selector, words):
        """The text of the one row that has these words; empty where there is none."""
        return next((text for text in self.window.texts(selector) if words in text), "")


def run(who, program, report, way, size=browser.DESKTOP):
    """The way twice: with scripts, and without."""
    for script in [True, False]:
        began = time.monotonic()
        with samling_site.Site(program) as site, browser.Browser(size=size, script=script) as window:
            loop = Loop(site, window, report, who, script)
            try:
                way(loop)
            except (AssertionError, WebDriverException) as fault:
                report.wrong(f"{loop.who}: {fault}")
            for complaint in window.complaints():
                # A form that is refused is answered so, and that is asked for.
                if "status of 422" not in complaint:
                    report.wrong(f"{loop.who}: {complaint}")
            print(f"{loop.who}: {time.monotonic() - began:.0f} s", flush=True)
