"use strict";
// Keys and conveniences. Every page can be read, and every form sent, without this file.

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

for (const mark of document.querySelectorAll(".coded[data-items]")) {
  const ids = mark.dataset.items.split(" ");
  for (const [kind, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
    mark.addEventListener(kind, () => light(ids, on));
  }
}

for (const slider of document.querySelectorAll("input[type=range]")) {
  const shown = document.querySelector(`output[for="${CSS.escape(slider.id)}"]`);
  slider.addEventListener("input", () => { if (shown) shown.textContent = slider.value; });
}

for (const preference of document.querySelectorAll(".pref")) {
  preference.addEventListener("keydown", (event) => {
    const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!way || event.target !== preference) return;
    event.preventDefault();
    preference.querySelector(`[data-move="${way}"]`).click();
  });
}
document.querySelector(".pref:target")?.focus();

// A preference is dragged by its handle; where it is let go, a form asks the server to put it there.
const ordering = (list, form) => {
  const rows = () => [...list.children];
  const before = rows();
  let held = null;
  const settle = (keep) => {
    if (!held) return;
    const row = held, to = rows().indexOf(row), at = before.indexOf(row);
    held = null;
    row.classList.remove("held");
    if (!keep) { list.append(...before); return; }
    if (to === at) return;
    form.elements.index.value = at;
    form.elements.to.value = to;
    form.elements.next.value = `/model#${list.dataset.order}-${to}`;
    form.requestSubmit();
  };
  const follow = (event) => {
    if (!held) return;
    const edge = event.clientY < 40 ? -16 : event.clientY > innerHeight - 40 ? 16 : 0;
    if (edge) scrollBy(0, edge);
    const below = (each) => { const box = each.getBoundingClientRect(); return event.clientY < box.top + box.height / 2; };
    const next = rows().find((each) => each !== held && below(each)) ?? null;
    if (held.nextElementSibling !== next) list.insertBefore(held, next);
  };
  for (const row of before) {
    const handle = document.createElement("span");
    handle.className = "handle noprint";
    handle.textContent = "⠿";
    handle.ariaHidden = "true";
    handle.title = "Drag to another place";
    handle.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      if (handle.hasPointerCapture(event.pointerId)) handle.releasePointerCapture(event.pointerId);
      held = row;
      row.classList.add("held");
    });
    row.prepend(handle);
  }
  // Not on the handle: it leaves the page for a moment whenever its row is put elsewhere.
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", () => settle(true));
  document.addEventListener("pointercancel", () => settle(false));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") settle(false); });
};
for (const form of document.querySelectorAll("[data-place]")) {
  ordering(document.querySelector(`[data-order="${CSS.escape(form.dataset.place)}"]`), form);
  for (const hint of document.querySelectorAll(".scripted")) hint.hidden = false;
}

for (const target of document.querySelectorAll("[data-drop]")) {
  const files = target.querySelector("input[type=file]");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    target.addEventListener(kind, (event) => {
      event.preventDefault();
      target.classList.toggle("over", kind === "dragover");
    });
  }
  target.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    files.files = event.dataTransfer.files;
    target.requestSubmit();
  });
}

const refresh = document.querySelector("[data-refresh]");
if (refresh) setTimeout(() => location.reload(), Number(refresh.dataset.refresh));

// Words selected in an article go into the form that adds an item, with their place in code points.
const article = document.querySelector("[data-text]");
const adding = document.querySelector(".adding form");
const points = (words) => [...words].length;
if (article && adding) {
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!article.contains(range.commonAncestorContainer)) return;
    const before = document.createRange();
    before.setStart(article, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = points(before.toString());
    adding.elements.words.value = range.toString().trim();
    adding.elements.start.value = start;
    adding.elements.end.value = start + points(range.toString());
  });
  adding.elements.words.addEventListener("input", () => {
    adding.elements.start.value = adding.elements.end.value = "";
  });
  const choose = () => {
    for (const field of adding.querySelectorAll("[data-for]")) field.hidden = field.dataset.for !== adding.elements["item-kind"].value;
  };
  adding.elements["item-kind"].addEventListener("change", choose);
  choose();
  document.addEventListener("keydown", (event) => {
    if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    adding.closest("details").open = true;
    adding.elements["item-kind"].focus();
  });
}
