/* Filters: long lists are narrowed down while typing, and the arrows lead from bar to bar. */
"use strict";

// Letters of either width and case are the same, as in the search itself.
const plain = text => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

const narrow = (input, list, status) => {
  const wanted = plain(input.value);
  let found = 0;
  for (const item of list.children) {
    item.hidden = !plain(item.querySelector(".label").textContent).includes(wanted);
    if (!item.hidden) found += 1;
  }
  status.textContent = wanted ? found : "";
};

for (const folded of document.querySelectorAll("details[data-find]")) {
  const list = folded.querySelector(":scope > ul");
  let input = folded.querySelector("[name=name]");
  if (!input) {
    if (list.children.length < 10) continue;
    input = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off", spellcheck: false });
    const label = document.createElement("label");
    label.append(folded.dataset.find, " ", input);
    const box = Object.assign(document.createElement("div"), { className: "find" });
    box.append(label);
    list.before(box);
  }
  const status = Object.assign(document.createElement("span"), { className: "visually-hidden" });
  status.role = "status";
  list.before(status);
  // While a character is composed, what stands in the field is not what is meant.
  input.addEventListener("input", event => event.isComposing || narrow(input, list, status));
  input.addEventListener("compositionend", () => narrow(input, list, status));
}

for (const picture of document.querySelectorAll(".timeline svg")) {
  const bars = [...picture.querySelectorAll("a")];
  // One stop for Tab; the arrows do the rest.
  bars.forEach((bar, place) => bar.setAttribute("tabindex", place ? -1 : 0));
  picture.addEventListener("keydown", event => {
    const at = bars.indexOf(document.activeElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (at < 0 || to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = bars[Math.max(0, Math.min(to, bars.length - 1))];
    bars[at].setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus();
  });
}
