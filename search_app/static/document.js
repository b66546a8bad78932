/* A document: from hit to hit by buttons and keys, where in the outline one is, copying, printing. */
"use strict";

const hits = [...document.querySelectorAll("mark[id^='hit-']")];
const nav = document.querySelector(".steps");

if (nav && hits.length) {
  const status = nav.querySelector("[role=status]");
  const keys = nav.querySelector(".keys");
  const at = () => hits.findIndex(hit => `#${hit.id}` === location.hash);
  const show = () => {
    const n = at() + 1;
    status.textContent = n ? status.dataset.position.replace("{n}", n).replace("{m}", hits.length) : "";
  };
  // Without a hit in the address, the next one is the first below what is read now.
  const step = by => {
    let to = at() + by;
    if (at() < 0) {
      const below = hits.findIndex(hit => hit.getBoundingClientRect().top > nav.getBoundingClientRect().bottom);
      to = by > 0 ? below : (below < 0 ? hits.length : below) - 1;
      if (to < 0) to = by > 0 ? 0 : hits.length - 1;
    }
    // Replaced, not added: the way back leads to the results and not through all hits.
    location.replace(`#${hits[(to + hits.length) % hits.length].id}`);
    show();
  };
  for (const button of nav.querySelectorAll("[data-step]")) {
    button.hidden = false;
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
  for (const link of nav.querySelectorAll("a")) link.hidden = true;
  keys.hidden = false;
  keys.addEventListener("click", () => keys.setAttribute("aria-pressed", keys.ariaPressed !== "true"));
  document.addEventListener("keydown", event => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const by = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (by && keys.ariaPressed === "true") step(by);
  });
  addEventListener("hashchange", show);
  show();
}

const outline = document.querySelector(".outline ol");
const sections = outline
  ? [...outline.querySelectorAll("a")].map(link => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))])
  : [];
if (sections.length) {
  let current = null;
  const mark = () => {
    let found = null;
    for (const [link, place] of sections) {
      if (place && place.getBoundingClientRect().top < 140) found = link;
    }
    if (found === current) return;
    current?.removeAttribute("aria-current");
    found?.setAttribute("aria-current", "location");
    current = found;
    // Only the outline scrolls, and only where it has a scroll bar of its own.
    const box = outline.closest(".outline");
    if (found && box.scrollHeight > box.clientHeight) box.scrollTop = found.offsetTop - box.clientHeight / 3;
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  // Not before the page is laid out: asked earlier, a long text is laid out twice.
  requestAnimationFrame(mark);
}

for (const button of document.querySelectorAll("[data-copied]")) {
  const text = button.previousElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    getSelection().selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      return; // Not allowed, or no HTTPS: the text is selected and can be copied by hand.
    }
    button.textContent = button.dataset.copied;
  });
}

const printing = document.querySelector(".print");
if (printing) {
  printing.hidden = false;
  printing.addEventListener("click", () => print());
}
