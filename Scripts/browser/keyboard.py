"""Everything with the keyboard alone: in, about, and out again, with a mark to be seen wherever one stands."""

import time

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.keys import Keys

import browser
import fingers
import loops
import samling_site

FORUM = f"/n/{samling_site.NETWORK}/f/{samling_site.NETWORK}"
MEETING = f"{FORUM}/m/2023-09-29"
# Where most has to be done, and what could keep the keyboard: fields of text, folded parts, frames, parts that move.
PAGES = [
    f"/n/{samling_site.NETWORK}", f"{FORUM}/plan?from=2024-08-01&until=2024-12-31", MEETING, f"{MEETING}/agenda/new",
    f"{MEETING}/minutes", f"{MEETING}/send/agenda", f"{FORUM}/m/2023-08-18/chair",
    f"/n/{samling_site.NETWORK}/actions", f"/n/{samling_site.NETWORK}/wheel",
]


def skip(loop, keys):
    """The first stop leads past what stands on every page."""
    loop.go("/sign-in")
    loop.expect(keys.tab()["name"] == "Hopp til innhaldet", "the first stop is the skip link")
    keys.press(Keys.ENTER)
    loop.expect(keys.stop()["id"] == "main", "it leads to the content")
    loop.expect(keys.tab()["id"] == "address", "the next stop is the content's first")


def sign_in(loop, keys):
    before = len(loop.site.letters(samling_site.COORDINATOR))
    keys.press(samling_site.COORDINATOR, Keys.ENTER)
    keys.to("#code")
    keys.press(loop.site.code(samling_site.COORDINATOR, after=before), Keys.ENTER)
    loop.window.wait(lambda: loop.window.path == f"/n/{samling_site.NETWORK}", "the desk")


def go_about(loop, keys):
    for path in PAGES:
        loop.go(path)
        names = keys.go_through()
        loop.expect(names and names[-1] == "Tilgjenge", f"comes to the page's end, not to {names[-1:]}")


def reorder(loop, keys):
    """By its button; then the line keeps the keyboard, and Alt with an arrow moves it on."""
    loop.go(f"{MEETING}/agenda")
    first = loop.window.texts("ol.agenda h2")
    keys.to(f"Flytt ned: {first[5]}")
    keys.press(Keys.SPACE)
    loop.window.wait(lambda: "Tidene er rekna om" in loop.window.text, "the move")
    loop.expect(place(loop, first[5]) == 6, "one place down")
    loop.window.wait(lambda: first[5] in keys.stop()["name"], "the keyboard on the line that was moved")
    keys.press_with_alt(Keys.ARROW_UP)
    loop.window.wait(lambda: place(loop, first[5]) == 5, "one place up")


def place(loop, heading):
    return loop.window.texts("ol.agenda h2").index(heading)


def note_answer(loop, keys):
    """A choice by arrows."""
    loop.go(MEETING)
    keys.to("#answer-person")
    keys.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    keys.to("Kjem")
    keys.press(Keys.SPACE, Keys.ARROW_DOWN)
    keys.to("Før svaret")
    keys.press(Keys.ENTER)
    loop.window.wait(lambda: "Svaret er ført" in loop.window.text, "the answer")
    loop.expect("kjem ikkje" in loop.row("table.answers tr", "Marit Lunde"), "the third on the list doesn't come")


def close_item(loop, keys):
    loop.go(f"/n/{samling_site.NETWORK}/actions")
    keys.to("Samordne tilbod")
    keys.press(Keys.ENTER)
    keys.to("Bortfalle")
    keys.press(Keys.ENTER)
    keys.to("#drop-reason")
    keys.press("Ferien er over")
    keys.to("Før som bortfalle")
    keys.press(Keys.ENTER)
    loop.window.wait(lambda: "«Ferien er over»" in loop.window.text, "the reason in the history")


def answer_by_link(loop, keys):
    """A member, who isn't signed in."""
    loop.window.forget()
    letter = loop.site.letter(samling_site.MEMBER, "Innkalling: Sjustjerna fredag 29. september")
    loop.go(loop.site.link(letter, "Svar på nett:"))
    keys.to("#comment-answer")
    keys.press("Kjem åleine")
    keys.to("Eg kjem")
    keys.press(Keys.SPACE)
    loop.window.wait(lambda: "Takk, du kjem" in loop.window.text, "the thanks")


def close_own_item(loop, keys):
    letter = loop.site.letter(samling_site.MEMBER, "Over fristen: 1 oppfølgingspunkt")
    loop.go(loop.site.link(letter, "Oppfølgingspunkta dine:"))
    keys.to("Utført: #2")
    keys.press(Keys.ENTER)
    keys.to("Ja, det er utført")
    keys.press(Keys.ENTER)
    loop.window.wait(lambda: "er utført" in loop.window.text, "what came of it")


def run(program, report):
    began = time.monotonic()
    with samling_site.Site(program) as site, browser.Browser() as window:
        loop = loops.Loop(site, window, report, "by keyboard", True)
        keys = fingers.Fingers(window, report)
        steps = [skip, sign_in, go_about, reorder, note_answer, close_item, answer_by_link, close_own_item]
        try:
            for step in steps:
                step(loop, keys)
        except (AssertionError, WebDriverException) as fault:
            report.wrong(f"{loop.who}: {fault}")
    print(f"{loop.who}: {time.monotonic() - began:.0f} s", flush=True)
