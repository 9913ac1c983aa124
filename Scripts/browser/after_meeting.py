"""The coordinator's loop, from the minutes to promises that are closed; and meetings that are moved or cancelled."""

import coordinator_places as places
import samling_site

MINUTES = f"{places.NEXT}/minutes"
WRONG = """
### Vedtak

Nettverket lagar ein felles plan for bemanning.

### Røysting

samrøystes

### Oppfølging

- [ ] Lage oversyn over ledige stillingar
  - Ansvar: helseleiar, Haried
  - Frist: 15.10
"""


def write_minutes(loop):
    """An error is shown at its line, with what was meant; nothing is lost while it is put right."""
    loop.go(MINUTES).shows("Ikkje lagra enno")
    loop.expect("Kari Nes" in text(loop), "those who were there are filled in")
    cut = text(loop).rstrip().rsplit("### Oppfølging", 1)[0]
    loop.window.fill("#text", cut + WRONG)
    number = (cut + WRONG).split("\n").index("  - Ansvar: helseleiar, Haried") + 1
    if not loop.script:
        loop.press("Sjekk")
    loop.window.wait(lambda: "Haried" in loop.window.one("#problems").text, "the error")
    said = loop.window.one("#problems").text
    loop.expect(f"Linje {number}" in said and "Hareid" in said, f"line {number}, and what was meant: {said}")
    if loop.script:
        loop.window.click(loop.window.one(f"#problems a[data-line='{number}']"))
        loop.expect("Haried" in selected(loop), "the link leads to the line")
    loop.window.fill("#text", (cut + WRONG).replace("Haried", "Hareid"))
    loop.press("Lagre").shows("Lagra.")
    loop.expect("is-error" not in loop.window.one("#problems").get_attribute("innerHTML"), "no error is left")


def text(loop):
    return loop.window.one("#text").get_property("value")


def selected(loop):
    return loop.window.driver.execute_script(
        "const area = document.getElementById('text'); "
        "return area.value.slice(area.selectionStart, area.selectionEnd)")


def take_in(loop):
    loop.press("Sjå kva som blir lese inn").shows("Lage oversyn over ledige stillingar", "helseleiar, Hareid")
    loop.press("Les inn").shows("Referatet er lese inn")


def send_minutes(loop):
    loop.mail.look()
    loop.press("Sjå kven som får det")
    shown = loop.window.texts("table.lists tbody td:nth-of-type(1)")
    loop.expect(sorted(shown) == sorted(places.MEMBERS), f"those who get the minutes: {shown}")
    loop.press("Send til").shows("Referatet er på veg til alle")
    loop.mail.expect("Referat: Sjustjerna 29. september", places.MEMBERS)


def approve(loop):
    loop.go(MINUTES).press("Godkjenn").shows("Etterpå kan ho ikkje endrast")
    loop.press("Godkjenn").shows("Referatet er godkjent og låst", "av Oddvar")
    loop.expect(not loop.window.all("textarea"), "what is approved can't be written in")
    loop.shows("Nettverket lagar ein felles plan for bemanning")


def follow_up(loop):
    """Closed with a reason, that stands in its history."""
    loop.go(f"/n/{samling_site.NETWORK}/actions").press("Lage oversyn over ledige stillingar")
    loop.shows("helseleiar, Hareid", "15.10.2023")
    loop.window.click(loop.window.all("section.deeds summary")[-1])
    loop.fill(drop_reason="Plana blir laga av fylket")
    loop.press("Før som bortfalle").shows("bortfalle", "«Plana blir laga av fylket»")
    loop.go(f"/n/{samling_site.NETWORK}/actions").hides("Lage oversyn over ledige stillingar")


def search(loop):
    loop.window.fill("#q", "felles plan for bemanning")
    loop.window.click(loop.window.one("form.find button"))
    loop.expect("29. september" in loop.row("ol.findings li", "bemanning"), "the decision is found, with its date")


def move(loop):
    loop.mail.look()
    loop.go(places.MOVED).press("Flytt møtet")
    loop.window.set("#day", "2023-11-17")
    loop.press("Sjå over").shows("fredag 17. november 2023")
    loop.window.click(loop.window.one("main form button[type=submit]"))
    places.wait_until_sent(loop)
    loop.mail.expect("Flytta: Sjustjerna frå", places.MEMBERS)
    loop.go(f"{places.FORUM}/m/2023-11-17").shows("fredag 17. november 2023", "Først planlagt")


def cancel(loop):
    loop.mail.look()
    loop.go(places.CALLED).press("Avlys møtet")
    loop.fill(reason="Storm og stengde ferjer").press("Sjå over")
    loop.window.click(loop.window.one("main form button[type=submit]"))
    places.wait_until_sent(loop)
    loop.mail.expect("Avlyst: Sjustjerna", places.MEMBERS)
    loop.go(places.CALLED).shows("Møtet er avlyst", "Storm og stengde ferjer")


def sign_out(loop):
    loop.press("Logg ut", within="footer").shows("Er du medlem?")
    loop.go(places.NEXT).shows("Du får ein kode på e-post")


STEPS = [write_minutes, take_in, send_minutes, approve, follow_up, search, move, cancel, sign_out]
