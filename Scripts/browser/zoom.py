"""Enlarged: 400 % of the page in a window of 1280, which leaves 320 pixels, and 200 % of the text alone. Nothing is
lost, nothing lies over anything else, and what has to be done can be done."""

import time

from selenium.common.exceptions import WebDriverException

import browser
import loops
import samling_site

FORUM = f"/n/{samling_site.NETWORK}/f/{samling_site.NETWORK}"
MEETING = f"{FORUM}/m/2023-09-29"
PAGES = [
    f"/n/{samling_site.NETWORK}", FORUM, f"{FORUM}/plan?from=2024-08-01&until=2024-12-31", f"{FORUM}/roster", MEETING,
    f"{MEETING}/agenda", f"{MEETING}/agenda/new", f"{MEETING}/send/agenda", f"{FORUM}/m/2023-08-18/chair",
    f"{FORUM}/m/2023-08-18/minutes", f"/n/{samling_site.NETWORK}/actions",
    f"/n/{samling_site.NETWORK}/actions/{samling_site.NETWORK}/2", f"/n/{samling_site.NETWORK}/search?q=plan",
    f"/n/{samling_site.NETWORK}/register", f"/n/{samling_site.NETWORK}/wheel",
]
# What is cut off, reaches out of the window, or lies over another thing that is pressed or filled in.
FAULTS = """
const faults = [], width = document.documentElement.clientWidth;
const shown = it => {
  const box = it.getBoundingClientRect();
  return box.width > 1 && box.height > 1 && it.checkVisibility({visibilityProperty: true})
    && !it.closest('.unseen, .skip, .wide, svg');
};
const name = it => `${it.tagName.toLowerCase()} “${(it.innerText || it.value || it.id || '').trim().slice(0, 40)}”`;
for (const it of document.querySelectorAll('body *')) {
  if (!shown(it)) continue;
  const box = it.getBoundingClientRect();
  if (box.right > width + 1 || box.left < -1) faults.push(`${name(it)} reaches out of the window`);
  const isCut = ['hidden', 'clip'].includes(getComputedStyle(it).overflowX) && it.scrollWidth > it.clientWidth + 1;
  if (isCut && !['INPUT', 'SELECT'].includes(it.tagName)) faults.push(`${name(it)} is cut off`);
}
const kinds = 'a.button, button, input:not([type=hidden]), select, textarea';
const things = [...document.querySelectorAll(kinds)].filter(shown);
const boxes = things.map(it => it.getBoundingClientRect());
for (let i = 0; i < things.length; i++) for (let j = i + 1; j < things.length; j++) {
  const [a, b] = [boxes[i], boxes[j]], isSticky = things[i].closest('.sticky') || things[j].closest('.sticky');
  const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (x > 1 && y > 1 && !isSticky) faults.push(`${name(things[i])} and ${name(things[j])} lie over each other`);
}
return faults.slice(0, 5);
"""


def enlarged(window):
    window.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": False})


def with_large_text(window):
    window.resize((1280, 1024))
    window.driver.execute_script("document.documentElement.style.fontSize = '34px'")


def check(loop, path):
    loop.go(path)
    for how, enlarge in [("400 %", enlarged), ("text 200 %", with_large_text)]:
        enlarge(loop.window)
        loop.expect(loop.window.overflow() <= 0, f"{how}: {loop.window.overflow()} px too wide")
        faults = loop.window.driver.execute_script(FAULTS)
        loop.expect(not faults, f"{how}: {'; '.join(faults)}")


def answer(loop):
    letter = loop.site.letter(samling_site.MEMBER, "Innkalling: Sjustjerna fredag 29. september")
    path = loop.site.link(letter, "Svar på nett:")
    check(loop, path)
    enlarged(loop.window)
    loop.go(path).fill(comment_answer="Kjem etter lunsj").press("Eg kan ikkje").shows("Takk, du kjem ikkje")
    loop.fill(deputy="hilde.strand@example.no").press("Kall inn vara").shows("Hilde Strand")


def close_own_item(loop):
    letter = loop.site.letter(samling_site.MEMBER, "Over fristen: 1 oppfølgingspunkt")
    path = loop.site.link(letter, "Oppfølgingspunkta dine:")
    check(loop, path)
    enlarged(loop.window)
    loop.go(path).press("Utført").press("Ja, det er utført").shows("er utført")


def edit_agenda(loop):
    enlarged(loop.window)
    loop.go(f"{MEETING}/agenda/new").fill(title="Rekruttering", minutes="20").press("Lagre").shows("Rekruttering")
    loop.window.press("", within="ol.agenda > li:nth-child(5) form")
    loop.shows("Tidene er rekna om")


def run(program, report):
    began = time.monotonic()
    with samling_site.Site(program) as site, browser.Browser() as window:
        loop = loops.Loop(site, window, report, "enlarged", True)
        try:
            check(loop, "/sign-in")
            answer(loop)
            close_own_item(loop)
            enlarged(window)
            window.sign_in(site, samling_site.COORDINATOR)
            for path in PAGES:
                check(loop, path)
            edit_agenda(loop)
        except (AssertionError, WebDriverException) as fault:
            report.wrong(f"{loop.who}: {fault}")
    print(f"{loop.who}: {time.monotonic() - began:.0f} s", flush=True)
