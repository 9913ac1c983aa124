"""The member's whole loop on a phone: everything from the links in letters, without signing in. Looking changes
nothing, however it is done; a button that is pressed does."""

import re
import urllib.request

import browser
import loops
import samling_site

MEMBER = samling_site.MEMBER
MEETING = f"{samling_site.NETWORK}/2023-09-29"
INVITATION = "Innkalling: Sjustjerna fredag 29. september"
DEPUTY = "hilde.strand@example.no"


def look(loop, path):
    """Opened, loaded anew, left and come back to, fetched by a mail scanner: the books stay as they are."""
    before = loop.site.books()
    loop.go(path)
    loop.window.driver.refresh()
    loop.go("/accessibility")
    loop.window.driver.back()
    urllib.request.urlopen(loop.site.address + path, timeout=20).read()
    loop.go(path)
    after = loop.site.books()
    changed = [name for name in after if after[name] != before[name]]
    loop.expect(not changed, f"looking changes nothing, not {changed}")
    loop.expect(loop.window.overflow() <= 0, "nothing is wider than the phone")
    return loop


def answer(loop):
    letter = loop.site.letter(MEMBER, INVITATION)
    path = loop.site.link(letter, "Svar på nett:")
    look(loop, path).shows("fredag 29. september 2023", "Kjem du?", "Saklista kjem her når ho er send ut")
    loop.fill(comment_answer="Kjem etter lunsj").press("Eg kjem").shows("Takk, du kjem")
    look(loop, path)
    loop.expect(loop.window.one("button[aria-current=true]").text == "Eg kjem", "the answer stands")
    loop.expect(loop.window.one("#comment-answer").get_property("value") == "Kjem etter lunsj", "and what was said")


def see_gathering(loop):
    letter = loop.site.letter(MEMBER, INVITATION)
    look(loop, loop.site.link(letter, "Heile møtet på nett: saker, papir og svar:"))
    loop.shows("Kjem du?", "Eg kjem", "helseleiar, Hareid")


def name_deputy(loop):
    """Who can't come names another, who is called; one that nobody knows isn't."""
    loop.mail.look()
    loop.press("Eg kan ikkje").shows("Takk, du kjem ikkje", "Kven kjem i staden?")
    loop.fill(deputy="Nokon andre").press("Kall inn vara")
    loop.expect(loop.window.all("[role=alert]"), "a fault is told of")
    loop.expect(loop.window.one("#deputy").get_property("value") == "Nokon andre", "what was typed stands")
    loop.fill(deputy=DEPUTY).press("Kall inn vara").shows("Hilde Strand", "er kalla inn i staden for deg")
    loop.mail.expect("Innkalling: Sjustjerna fredag 29. september", [DEPUTY])


def contribute(loop):
    """Asked for in good time; what is sent in stands in the coordinator's draft."""
    loop.later("2023-09-08T09:05:00+02:00")
    letter = loop.site.letter(MEMBER, "Nytt sidan sist og fokusområde: svar innan 22. september")
    path = loop.site.link(letter, "Meld saker på nett:")
    look(loop, path).shows("Send inn til saklista")
    loop.fill(focus="Heimesjukepleie om natta", news="Ny plan for velferdsteknologi", case="Felles nattpatrulje")
    loop.press("Send inn").shows("Takk, det er teke med")
    draft = loop.site.command("agenda", "draft", MEETING)
    loop.expect("Ny plan for velferdsteknologi" in draft, "the news stand in the draft")
    loop.expect("Heimesjukepleie om natta" in draft, "and so does the focus")
    look(loop, path).shows("Ny plan for velferdsteknologi")


def my_items(loop):
    """Done, more time, not mine: each asks first, and tells what came of it."""
    letter = loop.site.letter(MEMBER, "Over fristen: 1 oppfølgingspunkt")
    path = loop.site.link(letter, "Oppfølgingspunkta dine:")
    look(loop, path).shows("#1", "#2", "dagar over")
    press_of(loop, "#2", "Utført")
    look(loop, loop.window.address_here()).shows("#2")
    loop.fill(result="Helseleiar: Kari. Kommuneoverlege: ledig").press("Ja, det er utført").shows("er utført")
    look(loop, path).hides("#2")
    press_of(loop, "#1", "Treng meir tid")
    loop.window.set("#until", "2024-02-01")
    loop.fill(reason="Ventar på kommunestyret").press("Be om meir tid").shows("Du har bede om meir tid til punkt 1")
    look(loop, path).shows("Koordinatoren svarar")
    press_of(loop, "#1", "Ikkje mi")
    loop.fill(reason="Kommunedirektøren").press("Sei frå").shows("Takk for at du sa frå om punkt 1")
    told = loop.site.command("desk")
    loop.expect("#1" in told, f"the coordinator is told of it: {told}")


def press_of(loop, number, words):
    row = next(row for row in loop.window.all("ul.items > li") if number in row.text)
    link = next(link for link in row.find_elements("css selector", "a") if words in link.text)
    loop.window.click(link)


def answer_by_old_link(loop):
    """A link for what is done already says so, and does nothing."""
    letter = loop.site.letter(MEMBER, "Over fristen: 1 oppfølgingspunkt")
    look(loop, loop.site.link(letter, "Utført:")).shows("er lukka")


def subscribe(loop):
    letter = loop.site.letter(MEMBER, "Over fristen: 1 oppfølgingspunkt")
    loop.go(loop.site.link(letter, "Oppfølgingspunkta dine:"))
    loop.press("Lag kalenderadresse").shows("Kalenderadressa er klar")
    address = loop.window.one("#address").get_property("value")
    with urllib.request.urlopen(re.sub("^webcal", "http", address), timeout=20) as reply:
        calendar = reply.read().decode()
    loop.expect("BEGIN:VCALENDAR" in calendar and "20230929T090000" in calendar, "the calendar has the meeting")
    loop.expect("Frist #1" in calendar, "and the deadline")


def way(loop):
    for step in [answer, see_gathering, name_deputy, contribute, my_items, answer_by_old_link, subscribe]:
        step(loop)


def run(program, report):
    loops.run("the member", program, report, way, browser.PHONE)
