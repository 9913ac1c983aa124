"""Takes a picture of every kind of page, in Nynorsk and English, on a phone and a desktop. See Scripts/screenshots."""

import pathlib
import re
import sys

import browser
import crawl
import samling_site

SIZES = {"phone": browser.PHONE, "desktop": browser.DESKTOP}


def pictures(window, site, folder, start, limit):
    waiting, seen, done = list(start), set(), []
    while waiting and len(seen) < limit:
        path = waiting.pop(0)
        if (crawl.kind(path) in seen and path not in start) or crawl.FILES.search(path):
            continue
        seen.add(crawl.kind(path))
        name = re.sub(r"[^A-Za-z0-9]+", "-", crawl.kind(path)).strip("-").lower() or "front"
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
    return len(seen)


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
                    start = [link[len(site.address):] for link in site.links(address)[:12]]
                print(f"{language} {who}: {pictures(window, site, place, start, 80)} pages in {place}", flush=True)


main(sys.argv[1], sys.argv[2], sys.argv[3:])
