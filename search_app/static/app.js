/* What scripts improve; every page works without them. */
"use strict";

// Where there is room beside the text, filters and outline are open (the style sheet shows them so,
// but not in browsers without ::details-content).
const wide = matchMedia("(min-width: 60rem)");
const unfold = () => {
  if (!wide.matches) return;
  for (const folded of document.querySelectorAll(".filters > details, .outline > details")) folded.open = true;
};
wide.addEventListener("change", unfold);
unfold();

// Fields without a value stay out of the address.
document.getElementById("search")?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) {
    if (value === "" || (name === "scope" && value === "all")) formData.delete(name);
  }
});
