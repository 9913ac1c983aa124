"""Takes a picture of every kind of page, in Nynorsk and English, on a phone and a desktop. See Scripts/screenshots."""

import pathlib
import re
import sys
import urllib.error
import urllib.request

import browser
import pages
import samling_site

SIZES = {"phone": browser.PHONE, "desktop": browser.DESKTOP}
HOME = f"/n/{samling_site.NETWORK}"
FORUM = f"{HOME}/f/sjustjerna"
NEXT = f"{FORUM}/m/2023-09-29"
PUBLIC = f"/p/{samling_site.NETWORK}/sjustjerna"


def picture(window, folder, name):
    """The page that is open, as it is: nothing is asked for once more."""
    for size, pixels in SIZES.items():
        window.resize(pixels)
        height = window.driver.execute_script("return document.documentElement.scrollHeight")
        window.resize((pixels[0], min(height, 6_000)))
        window.driver.save_screenshot(str(folder / f"{name}-{size}.png"))
    window.resize(browser.DESKTOP)


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
        window.open(site.address + path)
        picture(window, folder, name)
        waiting += sorted(window.addresses())
    return len(done)


def speak(window, site, language):
    window.open(f"{site.address}/")
    for button in window.all(f"button[name=language][value={language}]"):
        window.click(button)
        break


def is_good(site, path):
    """Whether the link still holds: one that was used up or has run out is a page of its own."""
    try:
        with urllib.request.urlopen(site.address + path, timeout=30) as reply:
            return reply.status == 200
    except urllib.error.HTTPError:
        return False


def fresh_links(site, address):
    return [path for path in dict.fromkeys(site.links(address)) if is_good(site, path)]


def open_to_all(site):
    """Sjustjerna is set to public, as an administrator would."""
    file = site.folder / "public.yaml"
    register = site.command("register", "export")
    file.write_text(register.replace("caseNumbers: false", "caseNumbers: false\n    public: true", 1))
    site.command("register", "apply", str(file))


def plan_with_proposals(window, site, folder, language):
    window.open(f"{site.address}{FORUM}/plan?until=2024-12-31")
    picture(window, folder, "scene-plan-with-proposals")


def search_result(window, site, folder, language):
    window.open(f"{site.address}{HOME}/search?q=alderspsykiatri")
    picture(window, folder, "scene-search-result")


def conflict(window, site, folder, language):
    """Two have the same line open; the second sees what the first has written."""
    window.open(f"{site.address}{NEXT}/agenda")
    line = window.one(".line-tools a").get_attribute("href")
    window.open(line)
    with browser.Browser(language=language) as other:
        other.sign_in(site, samling_site.COORDINATOR)
        other.open(line)
        other.fill("textarea[name=text]", "Skrive av den eine.")
        other.click(other.one("main form button[type=submit]"))
    window.fill("textarea[name=text]", "Skrive av den andre.")
    window.click(window.one("main form button[type=submit]"))
    picture(window, folder, "scene-conflict")


def running_meeting(window, site, folder, language):
    site.later("2023-09-29T08:58:00+02:00")
    window.sign_in(site, samling_site.COORDINATOR)
    window.open(f"{site.address}{NEXT}/chair")
    window.click(window.one("button[name=verb][value=begin]"))
    window.click(window.one("button[name=verb][value=next]"))
    picture(window, folder, "scene-running-meeting")


SCENES = [plan_with_proposals, search_result, conflict, running_meeting]


def main(program, folder, only):
    folder = pathlib.Path(folder)
    for language in ["nn", "en"]:
        with samling_site.Site(program) as site:
            for who, address in [
                ("stranger", None), ("member", samling_site.MEMBER), ("public", None),
                ("coordinator", samling_site.COORDINATOR),
            ]:
                if only and who not in only:
                    continue
                place = folder / language / who
                place.mkdir(parents=True, exist_ok=True)
                # Each comes with a browser of their own: a member who follows a link has signed in nowhere.
                with browser.Browser(language=language) as window:
                    if who == "coordinator":
                        window.sign_in(site, address)
                        start = [HOME]
                    elif who == "member":
                        start = fresh_links(site, address)
                    elif who == "public":
                        open_to_all(site)
                        start = [PUBLIC]
                    else:
                        start = ["/", "/sign-in", "/accessibility"]
                    speak(window, site, language)
                    count = pictures(window, site, place, start, 80)
                    for scene in SCENES if who == "coordinator" else []:
                        scene(window, site, place, language)
                        count += 1
                print(f"{language} {who}: {count} pages in {place}", flush=True)


main(sys.argv[1], sys.argv[2], sys.argv[3:])
