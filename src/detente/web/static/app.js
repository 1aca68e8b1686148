"use strict";
// Keys and marks. Every page works without this file.

const typing = (target) => target.closest("input, textarea, select") !== null;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "z") {
    document.querySelector("form.undo button").click();
  } else if (event.key === "?") {
    const help = document.getElementById("keys");
    if (help) { help.tabIndex = -1; help.focus(); }
  } else {
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!wanted) return;
    event.preventDefault();
    if (wanted.matches("input, textarea, select")) wanted.focus(); else wanted.click();
  }
});

const light = (ids, on) => {
  for (const id of ids) {
    document.getElementById(id)?.classList.toggle("on", on);
    for (const mark of document.querySelectorAll(`.coded[data-items~="${CSS.escape(id)}"]`)) mark.classList.toggle("on", on);
  }
};

for (const mark of document.querySelectorAll(".coded")) {
  const ids = mark.dataset.items.split(" ");
  for (const [kind, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
    mark.addEventListener(kind, () => light(ids, on));
  }
}
