"use strict";
// Checks the minutes as they are written, and leads from an error to its line. The buttons do the same without this.
(() => {
  const form = document.querySelector(".minutes-editor");
  if (!form) { return; }
  const area = form.querySelector("textarea");
  const summary = document.getElementById("check-summary");
  const list = document.getElementById("problems");
  const mark = form.querySelector("[data-unsaved-mark]");
  const begun = area.value;
  let timer = 0;
  let asked = 0;
  let leaving = false;

  const goTo = (line) => {
    const lines = area.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1] || "").length);
    area.scrollTop = Math.max(0, (line - 6) * (area.scrollHeight / lines.length));
    area.scrollIntoView({ block: "nearest" });
  };

  const item = (problem) => {
    const row = document.createElement("li");
    if (problem.isError) { row.className = "is-error"; }
    if (problem.line) {
      const link = document.createElement("a");
      link.href = "#text";
      link.dataset.line = problem.line;
      link.textContent = `${form.dataset.line} ${problem.line}`;
      row.append(link, ": ");
    }
    row.append(problem.message);
    if (problem.suggestion) { row.append(` – ${form.dataset.meant} «${problem.suggestion}»?`); }
    return row;
  };

  const check = async () => {
    const number = ++asked;
    const body = new URLSearchParams({ csrf: form.elements.csrf.value, text: area.value });
    try {
      const answer = await fetch(form.dataset.check, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!answer.ok || number !== asked) { return; }
      const report = await answer.json();
      summary.textContent = report.summary;
      summary.className = report.isSound ? "state done" : "state overdue";
      list.replaceChildren(...report.problems.map(item));
    } catch { /* Without a connection the text can still be written. */ }
  };

  area.addEventListener("input", () => {
    if (mark) { mark.textContent = area.value === begun ? "" : `· ${form.dataset.unsaved}`; }
    clearTimeout(timer);
    timer = setTimeout(check, 700);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-line]");
    if (!link) { return; }
    event.preventDefault();
    goTo(Number(link.dataset.line));
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", (event) => {
    leaving = !(event.submitter && event.submitter.formTarget === "_blank");
    // A preview opens beside; the form is still to be sent.
    if (!leaving) { setTimeout(() => { delete form.dataset.sent; }, 0); }
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && area.value !== begun) { event.preventDefault(); }
  });
})();
