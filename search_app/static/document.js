/* A document: from hit to hit by buttons and keys, where in the outline one is, copying, printing. */
"use strict";

// Of many hits the page itself names those alone that its list leads to.
const hits = [...document.querySelectorAll(".text mark:not(.goes-on)")];
const named = document.getElementById(location.hash.slice(1));
hits.forEach((hit, n) => { hit.id ||= `hit-${n + 1}`; });
if (!named && location.hash.startsWith("#hit-")) location.replace(location.hash);
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

// An article, a paragraph or an item of it is quoted from the text itself, by the names of anchors.
const body = document.querySelector(".text[data-form]");
const tool = document.getElementById("clause-tool")?.content.firstElementChild.cloneNode(true);
if (body && tool) {
  const NAME = /^(article-(\d+(?:-\d+)?)(?:\.\d+)?)(?:-p(\d+)(?:-i(\d+))?)?/;
  const numerals = body.dataset.numerals; // from nought to ten
  const han = n => n <= 10 ? numerals[n] : (n < 20 ? "" : numerals[Math.floor(n / 10)]) + numerals[10] + (n % 10 ? numerals[n % 10] : "");
  const itemNumber = new RegExp(`^(?:[（(]\\s*[${numerals}]{1,4}\\s*[）)]|[${numerals}]{1,3}、)\\s*`);
  const status = tool.querySelector("[role=status]");
  const history = tool.querySelector("a");
  const said = paragraph => {
    const copy = paragraph.cloneNode(true);
    for (const extra of copy.querySelectorAll(".clause-tool, .lead-in")) extra.remove();
    return copy.textContent.trim();
  };
  const clauseOf = paragraph => {
    const own = paragraph?.querySelector(":scope > span[id]")?.id || paragraph?.id || "";
    const [, article, number, clause, item] = own.match(NAME) || [];
    return clause ? { name: own, article, number, clause, item, lead: document.getElementById(article) } : null;
  };
  let now = null;
  const show = paragraph => {
    const clause = clauseOf(paragraph);
    if (!clause || paragraph === now?.paragraph) return;
    now = { ...clause, paragraph };
    const single = !document.getElementById(`${clause.article}-p2`);
    for (const button of tool.querySelectorAll("button")) {
      button.hidden = { article: false, paragraph: single || Boolean(clause.item), item: !clause.item }[button.dataset.of];
    }
    history.hidden = clause.article.includes(".");
    history.href = `${body.dataset.articles}/${clause.number}`;
    status.textContent = "";
    paragraph.append(tool);
  };
  // What follows a paragraph and belongs to its clause: names that begin with its own, and what only goes on.
  const quoted = level => {
    const from = level === "article" ? now.lead : now.paragraph;
    const name = level === "article" ? now.article : now.name;
    const lines = [said(from)];
    for (let next = from.nextElementSibling; next; next = next.nextElementSibling) {
      if (next.matches(".printed-page")) continue;
      if (!next.id.startsWith(`${name}-`) && !next.matches(".goes-on")) break;
      lines.push(said(next));
    }
    const single = !document.getElementById(`${now.article}-p2`);
    const label = now.lead.querySelector(".lead-in").textContent.replace(/\s/g, "")
      + (level === "article" || single ? "" : body.dataset.paragraph.replace("{n}", han(Number(now.clause))))
      + (level === "item" ? body.dataset.item.replace("{n}", han(Number(now.item))) : "");
    if (level === "item") lines[0] = lines[0].replace(itemNumber, "");
    const parts = {
      cited: body.dataset.cited, label, address: `${body.dataset.address}#${name}`,
      text: lines.join("\n").replaceAll("“", "‘").replaceAll("”", "’"),
    };
    return body.dataset.form.replace(/\{(\w+)\}/g, (_, key) => parts[key]);
  };
  for (const button of tool.querySelectorAll("button")) {
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(quoted(button.dataset.of));
        status.textContent = status.dataset.copied;
        button.classList.add("done");
        setTimeout(() => button.classList.remove("done"), 2000);
      } catch {
        location.href = history.href; // Not allowed, or no HTTPS: the forms stand on the article's page.
      }
    });
  }
  body.addEventListener("pointerover", event => show(event.target.closest("p")));
  body.addEventListener("focusin", event => show(event.target.closest("p")));
  const shown = () => show(document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("p"));
  addEventListener("hashchange", shown);
  shown();
}
