/* What scripts improve; every page works without them. */
"use strict";

// On a wide page the filters are always open (browsers without ::details-content need this).
const filters = document.querySelector(".filters > details");
const wide = matchMedia("(min-width: 56rem)");
const unfold = () => { if (filters && wide.matches) filters.open = true; };
wide.addEventListener("change", unfold);
unfold();

// Fields without a value stay out of the address.
document.getElementById("search")?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) {
    if (value === "" || (name === "scope" && value === "all")) formData.delete(name);
  }
});
