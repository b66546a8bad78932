/* The rest of a long text, once its beginning stands; then the page is as one that came whole. */
"use strict";

{
  const script = document.currentScript;
  const notes = [...document.querySelectorAll(".text > .cut")];
  const missed = location.hash && !document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const complete = async () => {
    const answer = await fetch(script.dataset.rest);
    if (!answer.ok) throw new Error(answer.statusText);
    const rest = new DOMParser().parseFromString(await answer.text(), "text/html");
    notes.at(-1).after(...rest.body.childNodes);
    const whole = notes[0].querySelector("a").href;
    for (const note of notes) note.remove();
    for (const link of document.querySelectorAll(".document a[href*='whole=1']")) {
      if (link.hash && link.href === whole + link.hash) link.href = link.hash;
    }
    if (missed) location.replace(location.hash);
  };
  const stay = () => notes[0].classList.add("stays"); // Both lead to the whole text.
  const start = () => {
    const next = document.createElement("script");
    next.src = script.dataset.then;
    document.body.append(next);
  };
  addEventListener("load", () => complete().catch(stay).finally(start));
}
