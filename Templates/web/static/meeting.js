"use strict";
// Parts of a page that are sent again when they change; without this, a link loads the page anew.
for (const place of document.querySelectorAll("[data-live]")) {
  if (!window.EventSource) break;
  const source = new EventSource(place.dataset.live);
  source.addEventListener("part", (event) => {
    if (event.data === place.dataset.shown) return;
    place.dataset.shown = event.data;
    // What stands there already isn't put there again: a screen reader would read it once more.
    const part = document.createElement("template");
    part.innerHTML = event.data;
    if (part.innerHTML === place.innerHTML) return;
    place.replaceChildren(part.content);
    // Buttons name what the screen shows; another screen may have moved on.
    const now = place.querySelector("[data-present]");
    if (now) {
      for (const field of document.querySelectorAll("input[name=seen]")) field.value = now.dataset.present;
      for (const button of document.querySelectorAll("[data-for-case]")) button.hidden = !now.dataset.case;
      ticking.begin();
    }
  });
  window.addEventListener("pagehide", () => source.close());
}
// The clock of the present case, counted from when the server said it.
const ticking = {
  begin() { this.since = performance.now(); this.show(); },
  show() {
    const clock = document.querySelector("[data-left]");
    if (!clock || this.since === undefined) return;
    const left = Number(clock.dataset.left) - Math.floor((performance.now() - this.since) / 1000);
    const total = Number(clock.dataset.total);
    const size = Math.abs(left);
    clock.textContent = `${left < 0 ? "−" : ""}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
    const now = clock.closest(".now");
    now.classList.toggle("is-over", left < 0);
    now.classList.toggle("is-soon", left >= 0 && left <= 120);
    const bar = now.querySelector("progress");
    if (bar) bar.value = Math.min(Math.max(total - left, 0), total);
  },
};
if (document.querySelector("[data-left]")) {
  ticking.begin();
}
setInterval(() => ticking.show(), 1000);
// A line that was moved keeps the keyboard, and Alt with an arrow moves it on.
if (location.hash.startsWith("#line-")) {
  const line = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (line && line.matches("[data-movable]")) line.focus({ preventScroll: false });
}
document.addEventListener("keydown", (event) => {
  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const line = event.target.closest("[data-movable]");
  const button = line && line.querySelector(event.key === "ArrowUp" ? "button.up" : "button.down");
  if (button) { event.preventDefault(); button.click(); }
});
