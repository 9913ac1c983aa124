"""Takes a picture of every kind of page, in Nynorsk and English, on a phone and a desktop. See Scripts/screenshots."""

import pathlib
import re
import sys

import browser
import pages
import samling_site

SIZES = {"phone": browser.PHONE, "desktop": browser.DESKTOP}


def pictures(window, site, folder, start, limit):
    known = pages.Pages()
    waiting, seen, done = list(start), set(), []
    while waiting and len(done) < limit:
        path = waiting.pop(0)
        page = known.of(path)
        if not page or page.is_file or path in done or (page.pattern in seen and path not in start):
            continue
        seen.add(page.pattern)
        name = re.sub(r"[^A-Za-z0-9]+", "-", page.pattern).strip("-").lower() or "front"
        if "/l/" in path:
            name += f"-{len(done)}"
        done.append(path)
        for size, pixels in SIZES.items():
            window.resize(pixels)
            window.open(site.address + path)
            height = window.driver.execute_script("return document.documentElement.scrollHeight")
            window.resize((pixels[0], min(height, 6_000)))
            window.driver.save_screenshot(str(folder / f"{name}-{size}.png"))
        window.resize(browser.DESKTOP)
        waiting += sorted(window.addresses())
    return len(done)


def main(program, folder, only):
    folder = pathlib.Path(folder)
    for language in ["nn", "en"]:
        with samling_site.Site(program) as site, browser.Browser(language=language) as window:
            for who, address, start in [
                ("stranger", None, ["/", "/sign-in", "/accessibility"]),
                ("coordinator", samling_site.COORDINATOR, [f"/n/{samling_site.NETWORK}"]),
                ("member", samling_site.MEMBER, None),
            ]:
                if only and who not in only:
                    continue
                place = folder / language / who
                place.mkdir(parents=True, exist_ok=True)
                if address and start:
                    window.sign_in(site, address)
                window.open(f"{site.address}/")
                for button in window.all(f"button[name=language][value={language}]"):
                    button.click()
                    break
                if start is None:
                    start = site.links(address)
                print(f"{language} {who}: {pictures(window, site, place, start, 80)} pages in {place}", flush=True)


main(sys.argv[1], sys.argv[2], sys.argv[3:])
