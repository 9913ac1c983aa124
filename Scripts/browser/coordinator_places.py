"""Where the coordinator's loop goes, and whom it is about."""

import samling_site

FORUM = f"/n/{samling_site.NETWORK}/f/{samling_site.NETWORK}"
NEXT = f"{FORUM}/m/2023-09-29"
MOVED = f"{FORUM}/m/2023-11-10"
CALLED = f"{FORUM}/m/2023-12-15"
MEMBERS = [
    f"{name}@example.no"
    for name in [
        "leif.berge", "oddvar", "marit.lunde", "jon.bakke", "ingrid.sund", "per.moen", "kari.nes", "silje.dal",
        "arne.vik", "turid.hagen", "solveig.lie",
    ]
]


def wait_until_sent(loop):
    """By events where scripts run; else the page asks anew by itself."""
    loop.window.wait(lambda: "Alle er ute av huset" in loop.window.text, "the end of the sending", 60)
