/* Reads a page aloud with a voice of the reader's own machine, in the version for older readers. */
"use strict";

const LONGEST = 120; // Signs that are said at once: some voices break off longer texts.
const CALM = .9;
const BLOCKS = [
  ".document-head > :is(h1, .band, .facts, .stands)", "#document-text > :is(p, h2, h3, h4, h5, h6)", "#document-text tr",
  ".results-head h2", ".hits :is(h3, .facts, .stands, .newer, .snippets p)",
].join();
const aloud = document.querySelector(".read-aloud");
const speech = window.speechSynthesis;

if (aloud && speech) {
  const button = aloud.querySelector("button");
  let pieces = null; // [block, text], once they are asked for
  let at = 0;
  let saying = null;

  // Only voices of the machine itself: others would send what is read to whoever offers them.
  const voice = () => {
    const own = speech.getVoices().filter(one => one.localService && /^(zh|cmn)\b/i.test(one.lang));
    return own.find(one => /^(zh|cmn)[-_](Hans[-_])?CN/i.test(one.lang)) ?? own[0];
  };
  const said = block => {
    const copy = block.cloneNode(true);
    for (const extra of copy.querySelectorAll(".clause-tool, [hidden], rt")) extra.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  // A text by its sentences, as many together as may be said at once; a longer sentence by its parts.
  const cut = text => {
    const found = [];
    for (const sentence of text.match(/[^。！？；]+[。！？；”’）]*|[。！？；]+/g) ?? []) {
      const parts = sentence.length <= LONGEST ? [sentence] : sentence.match(/[^，、：]{1,110}[，、：]?/g);
      for (const part of parts) {
        if (found.length && found.at(-1).length + part.length <= LONGEST) found[found.length - 1] += part;
        else found.push(part);
      }
    }
    return found;
  };
  const read = () => [...document.querySelectorAll(BLOCKS)]
    .filter(block => block.checkVisibility() && !block.closest(".visually-hidden"))
    .flatMap(block => cut(said(block)).map(text => [block, text]));
  const point = block => {
    document.querySelector(".spoken")?.classList.remove("spoken");
    block?.classList.add("spoken");
  };
  const stop = () => {
    saying = null;
    speech.cancel();
    point(null);
    button.textContent = at ? aloud.dataset.goOn : aloud.dataset.start;
  };
  const say = () => {
    if (at >= pieces.length) {
      at = 0;
      stop();
      return;
    }
    const [block, text] = pieces[at];
    const one = saying = new SpeechSynthesisUtterance(text);
    one.voice = voice();
    one.lang = one.voice.lang;
    one.rate = CALM;
    // What was cancelled ends too, and leads no further.
    one.onend = () => { if (saying === one) { at += 1; say(); } };
    one.onerror = () => { if (saying === one) stop(); };
    point(block);
    speech.speak(one);
  };
  button.addEventListener("click", () => {
    if (saying) {
      stop();
      return;
    }
    pieces ??= read();
    speech.cancel(); // What another page has left over.
    button.textContent = aloud.dataset.stop;
    say();
  });
  addEventListener("pagehide", () => { if (saying) stop(); });
  const show = () => { aloud.hidden = !voice(); };
  speech.addEventListener?.("voiceschanged", show);
  show();
}
