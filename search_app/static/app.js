/* What scripts improve; every page works without them. */
"use strict";

// Where there is room beside the text, filters and outline are open (the style sheet shows them so,
// but not in browsers without ::details-content).
const wide = matchMedia("(min-width: 60rem)");
const unfold = () => {
  if (!wide.matches) return;
  for (const folded of document.querySelectorAll(".filters > details, .outline > details, .info, .sorts > details, .menu")) folded.open = true;
};
wide.addEventListener("change", unfold);
unfold();

// Who reads a document does not search yet: the box gets its suggestions when somebody turns to it.
const later = document.querySelector("policy-search[data-script]");
const suggest = () => {
  if (!later.dataset.script) return;
  const script = document.createElement("script");
  script.src = later.dataset.script;
  later.dataset.script = "";
  document.head.append(script);
};
for (const turn of ["pointerover", "focusin"]) later?.addEventListener(turn, suggest);

// Fields without a value stay out of the address.
document.getElementById("search")?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) {
    if (value === "" || (name === "scope" && value === "all")) formData.delete(name);
  }
});

// Copying: the text is there to be selected; the button is for those with scripts.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(text.value ?? text.textContent);
      button.textContent = button.dataset.copied;
    } catch {
      text.select?.();
    }
  });
}
