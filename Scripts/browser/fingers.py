"""The keyboard, and nothing else: real key events, and where they lead."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

# What the stop says, and whether it can be seen that the keyboard stands there.
STOP = """
const it = document.activeElement;
if (!it || it === document.body) return null;
const style = getComputedStyle(it), box = it.getBoundingClientRect();
const label = it.getAttribute('aria-label') || it.textContent || (it.labels && it.labels[0] && it.labels[0].textContent)
    || it.title || it.value || it.id || it.tagName;
return {
  name: label.replace(/\\s+/g, ' ').trim(), tag: it.tagName, id: it.id,
  // Within a frame it is the letter's own links that are marked, by the browser.
  isMarked: it.tagName === 'IFRAME' || style.boxShadow !== 'none'
    || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
  isInSight: box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
};
"""


class Fingers:
    def __init__(self, window, report):
        self.window = window
        self.report = report

    def press(self, *keys):
        ActionChains(self.window.driver).send_keys(*keys).perform()

    def press_with_alt(self, key):
        ActionChains(self.window.driver).key_down(Keys.ALT).send_keys(key).key_up(Keys.ALT).perform()

    def stop(self):
        return self.window.driver.execute_script(STOP)

    def tab(self):
        """To the next stop, where it can be seen that one is there; None at the page's end."""
        self.press(Keys.TAB)
        stop = self.stop()
        if stop:
            where = f"{self.window.path}: “{stop['name'][:60]}”"
            self.report.expect(stop["isMarked"], f"{where} isn't marked when the keyboard is there")
            self.report.expect(stop["isInSight"], f"{where} is out of sight when the keyboard is there")
        return stop

    def to(self, words, most=250):
        """By Tab to the stop that says so."""
        for _ in range(most):
            stop = self.tab()
            if stop and (words in stop["name"] or words == f"#{stop['id']}"):
                return stop
        raise AssertionError(f"{self.window.driver.current_url}: Tab never comes to “{words}”")

    def go_through(self, most=300):
        """All the page's stops from where one stands to its end, and out of it: no stop keeps the keyboard."""
        names = []
        while len(names) < most:
            stop = self.tab()
            if not stop:
                return names
            names.append(stop["name"])
        raise AssertionError(f"{self.window.driver.current_url}: the keyboard doesn't get out: {names[-5:]}")
