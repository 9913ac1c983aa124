"""The coordinator's whole loop: from the desk and the plan, through call, agenda and meeting, to minutes that are
approved and promises that are closed. Told by what is shown, and by the letters that come."""

import after_meeting
import browser
import coordinator_places as places
import loops
import meeting_day
import samling_site

def sign_in(loop):
    loop.window.sign_in(loop.site, samling_site.COORDINATOR)
    loop.shows("Skriv referatet frå møtet fredag 18. august", "I dag", "Seinare")
    is_scripted = "js" in (loop.window.one("html").get_attribute("class") or "")
    loop.expect(is_scripted == loop.script, "scripts run as they should")


def plan(loop):
    loop.mail.look()
    loop.go(places.FORUM).press("Planlegg møte")
    loop.window.set("#from", "2024-08-01")
    loop.window.set("#until", "2024-12-31")
    loop.press("Lag framlegg")
    proposed = loop.window.one("input[name='date.0']").get_attribute("value")
    loop.expect(proposed.startswith("2024-"), f"proposes a date: {proposed}")
    loop.window.set("input[name='date.0']", "2024-08-15")
    count = len(loop.window.all("input[name^='take.']")) - 1
    loop.window.click(loop.window.one("#take-1"))
    loop.press("Sjå over planen")
    loop.shows("torsdag 15. august 2024", "Utelatne", "Ingen brev blir sende av dette")
    for box in loop.window.all("input[name=allow]"):
        loop.window.click(box)
    loop.press(f"Legg inn {count - 1} møte" if count > 2 else "Legg inn møtet")
    loop.shows("Ingen brev er sende")
    loop.go(f"{places.FORUM}/m/2024-08-15").shows("torsdag 15. august 2024")
    loop.mail.expect_none()


def look_up_roles(loop):
    loop.go(places.FORUM).press("Roller")
    loop.shows("Marit Lunde", "ledig")
    loop.window.set("#on", "2021-12-31")
    loop.press("Vis").shows("Ingen har roller i forumet denne dagen")


def call(loop):
    """Looked over first: who gets it is who then has it."""
    loop.mail.look()
    loop.go(places.CALLED).press("Sjå over innkallinga")
    shown = loop.window.texts("main .rows summary .muted")
    loop.expect(sorted(shown) == sorted(places.MEMBERS), f"those who will be called: {shown}")
    loop.mail.expect_none()
    loop.window.click(loop.window.one("main form button[type=submit]"))
    places.wait_until_sent(loop)
    loop.mail.expect("Innkalling: Sjustjerna fredag 15. desember", places.MEMBERS)
    loop.go(f"{places.CALLED}/send/invite").shows("Det er ingen nye brev å sende")


def see_answers(loop):
    """A member answers while the coordinator looks at the meeting."""
    letter = loop.site.letter(samling_site.MEMBER, "Innkalling: Sjustjerna fredag 15. desember")
    loop.go(places.CALLED)
    if not loop.window.one("#call").get_attribute("open"):
        loop.window.click(loop.window.one("#call summary"))
    loop.expect("ikkje svart" in loop.row("table.answers tr", "Kari Nes"), "Kari hasn't answered yet")
    with browser.Browser(size=browser.PHONE, script=loop.script) as member:
        member.open(loop.site.address + loop.site.link(letter, "Svar på nett:"))
        member.fill("#comment-answer", "Kjem med ferja")
        member.press("Eg kjem")
    if not loop.script:
        loop.press("Last inn på nytt")
    # With scripts nothing is pressed, and the page isn't loaded again.
    loop.window.wait(lambda: "Kjem med ferja" in loop.row("table.answers tr", "Kari Nes"), "the member's answer")
    loop.expect("✓" in loop.row("table.answers tr", "Kari Nes"), "Kari comes")


def way(loop):
    for step in [sign_in, plan, look_up_roles, call, see_answers, *meeting_day.STEPS, *after_meeting.STEPS]:
        step(loop)


def run(program, report):
    loops.run("the coordinator", program, report, way)
