"""The coordinator's loop, from the agenda to the end of the meeting."""

import coordinator_places as places
import samling_site

PRESENTER = "hilde.strand@example.no"


def draft_agenda(loop):
    """Lines are added, moved by their buttons, and edited; the times follow."""
    loop.go(f"{places.NEXT}/agenda").shows("Dette er eit utkast", "Kommunepresentasjon: Vanylven")
    loop.press("Ny linje")
    loop.fill(title="Rekruttering", presenter="Hilde Strand", text="Felles plan for **rekruttering**.")
    loop.window.fill("#minutes", "20")
    loop.window.choose("#kind", "vedtak")
    loop.press("Lagre").shows("Lagt til", "Rekruttering")
    loop.press("Ny linje").fill(title="Bustader for tilsette", minutes="10").press("Lagre").shows("Bustader")
    before = headings(loop)
    loop.window.click(loop.window.one("button[aria-label='Flytt opp: Rekruttering']"))
    loop.shows("Tidene er rekna om")
    after = headings(loop)
    loop.expect(after.index("Rekruttering") == before.index("Rekruttering") - 1, f"one place up: {after}")
    loop.expect(times_follow(loop), f"each line begins where the one before ends: {times(loop)}")
    loop.window.click(loop.window.one("#" + line(loop, "Rekruttering") + " .line-tools a"))
    loop.window.fill("#minutes", "15")
    loop.press("Lagre").shows("Endringa er lagra")
    loop.expect("15 min" in loop.row("ol.agenda > li", "Rekruttering"), "takes 15 minutes now")
    loop.expect(times_follow(loop), f"the times follow: {times(loop)}")
    loop.press("Sjå historia").shows("Oddvar")


def headings(loop):
    return loop.window.texts("ol.agenda h2")


def line(loop, heading):
    """The id of the line with the heading."""
    lines = loop.window.all("ol.agenda > li")
    return next(item.get_attribute("id") for item in lines if heading in item.text)


def times(loop):
    return [span.replace("kl. ", "").split("–") for span in loop.window.texts("ol.agenda .time")]


def times_follow(loop):
    shown = times(loop)
    return len(shown) > 5 and all(one[1] <= other[0] for one, other in zip(shown, shown[1:]))


def send_agenda(loop):
    loop.mail.look()
    loop.go(f"{places.NEXT}/agenda").press("Sjå over og send")
    shown = set(loop.window.texts("main .rows summary .muted"))
    loop.expect(shown == {*places.MEMBERS, PRESENTER}, f"those who get the agenda: {sorted(shown)}")
    loop.window.click(loop.window.one("main form button[type=submit]"))
    places.wait_until_sent(loop)
    loop.mail.expect("Sakliste: Sjustjerna fredag 29. september", places.MEMBERS)
    loop.mail.expect("Innkalling", [PRESENTER])


def lead(loop):
    """The meeting itself: one case after the other, one put off, who is here."""
    loop.later("2023-09-29T08:58:00+02:00")
    loop.go(places.NEXT).shows("Du får ein kode på e-post")
    loop.window.sign_in(loop.site, samling_site.COORDINATOR)
    loop.mail.look()
    loop.go(places.NEXT).press("Møteleiing").shows("Møtet er ikkje sett enno")
    loop.press("Set møtet")
    loop.expect("Opning" in now(loop), "begins with the opening")
    loop.press("Neste sak")
    loop.expect("Godkjenning" in now(loop), "and goes on")
    if loop.script:
        first = loop.window.one("[data-left]").text
        loop.window.wait(lambda: loop.window.one("[data-left]").text != first, "the clock's next second")
    loop.window.click(loop.window.one("button[name=mark][value='here kari']"))
    pressed = loop.window.one("button[name=mark][value$=' kari']").get_attribute("aria-pressed")
    loop.expect(pressed == "true", "Kari is here")
    take_up(loop, "Kommunepresentasjon: Sande")
    loop.hides("Utset saka")
    take_up(loop, "Bustader for tilsette")
    loop.press("Utset saka")
    loop.expect("10. november" in loop.row("ol.takes li", "Bustader for tilsette"), "put off to the next meeting")
    take_up(loop, "Rekruttering")
    loop.press("Avslutt møtet").shows("Møtet er avslutta")
    loop.mail.expect_none()


def now(loop):
    return loop.window.one(".now-title").text


def take_up(loop, heading):
    row = next(row for row in loop.window.all("ol.takes li") if heading in row.text)
    loop.window.click(row.find_element("css selector", "button"))
    loop.expect(heading in now(loop), f"{heading} is up")


STEPS = [draft_agenda, send_agenda, lead]
