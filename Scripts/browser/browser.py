"""Chromium, as Debian packages it, driven by Selenium; and what every page must be."""

import importlib.util
import pathlib
import time
import urllib.parse

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

import samling_site

PHONE = (390, 844)
DESKTOP = (1280, 900)
NARROW = (320, 640)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# Marks the page that something is pressed on, and says whether the press leads to another.
LEADS_AWAY = """
const it = arguments[0], form = it.form;
it.scrollIntoView({block: 'center'});
document.documentElement.dataset.pressed = '';
if (it.tagName === 'A')
  return !it.target && !it.hasAttribute('download') && it.href.split('#')[0] !== location.href.split('#')[0];
return Boolean(form) && it.type === 'submit' && !it.formTarget && !form.target
  && (form.noValidate || it.formNoValidate || form.checkValidity());
"""


class Browser:
    def __init__(self, size=DESKTOP, script=True, dark=False, language="nn"):
        options = Options()
        for flag in [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", f"--lang={language}",
            "--force-prefers-reduced-motion",
        ]:
            options.add_argument(flag)
        if dark:
            options.add_argument("--force-dark-mode")
        preferences = {"intl.accept_languages": language}
        if not script:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", preferences)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.set_page_load_timeout(60)
        self.driver.set_script_timeout(60)
        self.resize(size)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def resize(self, size):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 600})

    def colours(self, scheme):
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def open(self, address):
        self.driver.get(address)

    @property
    def path(self):
        return urllib.parse.urlparse(self.driver.current_url).path

    def address_here(self):
        """The path and what is asked of it."""
        here = urllib.parse.urlparse(self.driver.current_url)
        return here.path + (f"?{here.query}" if here.query else "")

    @property
    def text(self):
        """What the page says, all at one moment."""
        return self.driver.execute_script("return document.body.innerText")

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def texts(self, selector):
        """What each of them says, all at one moment: a part may be exchanged for a newer one."""
        return self.driver.execute_script(
            "return [...document.querySelectorAll(arguments[0])].map(it => it.innerText)", selector)

    def one(self, selector):
        found = self.all(selector)
        if not found:
            raise AssertionError(f"{self.driver.current_url} has no {selector}\n{self.text[:800]}")
        return found[0]

    def fill(self, selector, text):
        field = self.one(selector)
        field.clear()
        field.send_keys(text)

    def press(self, words, within="main"):
        """Presses the button, or follows the link, that has these words."""
        element = self.driver.execute_script(
            "return [...document.querySelectorAll(arguments[0])].find("
            "it => it.checkVisibility() && it.innerText.toLowerCase().includes(arguments[1]))",
            f"{within} button, {within} a", words.lower())
        if element:
            return self.click(element)
        raise AssertionError(f"{self.driver.current_url} has nothing to press that says “{words}”\n{self.text[:800]}")

    def click(self, element):
        """And waits for the page that it leads to: the driver doesn't always."""
        leads_away = self.driver.execute_script(LEADS_AWAY, element)
        element.click()
        if leads_away:
            self.wait(self.has_arrived, "the next page")

    def has_arrived(self):
        return self.driver.execute_script(
            "return !('pressed' in document.documentElement.dataset) && document.readyState === 'complete'")

    def guarded(self, by_policy):
        """Whether pages are held to their content security policy."""
        self.driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": not by_policy})

    def forget(self):
        """As though nobody had been here."""
        self.driver.delete_all_cookies()

    def set(self, selector, value):
        """A date or a time. What such a field takes by keys follows the machine's language."""
        self.driver.execute_script("arguments[0].value = arguments[1]", self.one(selector), value)

    def choose(self, selector, words):
        Select(self.one(selector)).select_by_visible_text(words)

    def wait(self, until, words, seconds=20):
        """Until it is so. A page that is exchanged while it is looked at is looked at again; between two pages there is
        none to ask."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if until():
                    return True
            except WebDriverException:
                pass
            time.sleep(0.1)
        raise AssertionError(f"{self.driver.current_url}: {words} never came\n{self.text[:1500]}")

    def sign_in(self, site, address):
        """With the code that is sent by mail."""
        before = len(site.letters(address))
        self.open(f"{site.address}/sign-in")
        self.fill("input[name=address]", address)
        self.click(self.one("main form button"))
        self.fill("input[name=code]", site.code(address, after=before))
        self.click(self.one("main form button"))

    def addresses(self):
        """Where the page's own links lead, within the site."""
        root = urllib.parse.urlparse(self.driver.current_url)
        found = set()
        for link in self.all("a[href]"):
            target = urllib.parse.urlparse(urllib.parse.urljoin(self.driver.current_url, link.get_attribute("href")))
            if target.netloc == root.netloc and target.scheme == root.scheme:
                found.add(target.path + (f"?{target.query}" if target.query else ""))
        return found

    def complaints(self):
        """What the browser itself has complained about: scripts that failed, what the policy forbids."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def faults(self, only=None):
        """What axe finds wrong by WCAG 2.1 AA, one line each; by some of its rules alone where they are named.
        A letter in a frame is a page of its own, and is looked at there."""
        if not self.driver.execute_script("return Boolean(window.axe)"):
            self.driver.execute_script(axe())
        result = self.driver.execute_async_script(
            "const done = arguments[1];"
            "axe.run(document, {runOnly: arguments[0], resultTypes: ['violations'], iframes: false})"
            ".then(done, error => done({violations: [{id: String(error), nodes: []}]}));",
            {"type": "rule", "values": only} if only else {"type": "tag", "values": TAGS})
        return [
            f"{violation['id']}: {node['html'][:160]}"
            for violation in result["violations"] for node in violation["nodes"] or [{"html": ""}]
        ]

    def overflow(self):
        """How many pixels the page is wider than the window."""
        return self.driver.execute_script(
            "const root = document.scrollingElement; return root.scrollWidth - root.clientWidth;")


def axe():
    global _axe
    if _axe is None:
        for package in ["axe_playwright_python", "axe_core_python"]:
            spec = importlib.util.find_spec(package)
            if spec and spec.submodule_search_locations:
                file = pathlib.Path(spec.submodule_search_locations[0]) / "axe.min.js"
                if file.exists():
                    _axe = file.read_text()
                    return _axe
        raise SystemExit("axe-core isn't installed: see Scripts/check-website")
    return _axe


_axe = None
