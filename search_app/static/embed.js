/*
 * <policy-search>: suggestions and first results for a plain search form, on any site.
 *
 *   <script src="https://…/embed.js" defer></script>
 *   <policy-search>
 *     <form action="https://…/search" role="search">
 *       <label>政策搜索 <input name="q"></label> <button>搜索</button>
 *     </form>
 *   </policy-search>
 *
 * The form is the host's own and works without this script, and whenever the server is slow or
 * away. The script adds a list (the ARIA 1.2 combobox pattern). Attributes, for forms that have no
 * fields for it: `scope`, `topics` and `source` (sent with the form; several with commas between),
 * `target`, `placeholder`. Looks: the custom properties in STYLE. No cookie, no storage, no eval,
 * no inline style.
 */
(() => {
  "use strict";

  const NAME = "policy-search";
  if (customElements.get(NAME)) return;

  /** The place of the service, with its path prefix: where embed.js or embed/<version>.js is. */
  const BASE = new URL(document.currentScript.src.replace(/embed(\/\w+)?\.js.*$/, ""));
  /** Milliseconds without a keystroke before the server is asked. */
  const PAUSE = 150;
  /** search_app/wording holds the words; the server writes them here. */
  const WORDS = /* words */ {};

  // The list and its options stand in the host's document, because aria-controls and
  // aria-activedescendant cannot point into a shadow tree. Each has a shadow tree of its own for
  // these rules: said to be !important there, they are stronger than any rule of the host. Sizes are the reader's
  // (medium), not the host's: many sites give `rem` a meaning of their own.
  const STYLE = `
    :host { all: initial !important; color-scheme: inherit !important;
      box-sizing: border-box !important; display: block !important;
      color: var(--policy-search-color, CanvasText) !important;
      font: medium/1.5 var(--policy-search-font, system-ui, sans-serif) !important; }
    :host([hidden]) { display: none !important; }
    :host([role="listbox"]) { position: absolute !important; z-index: 1000 !important;
      top: var(--_top) !important; left: var(--_left) !important;
      width: var(--_width) !important;
      max-height: min(24rem, 60vh) !important; overflow-y: auto !important;
      background: var(--policy-search-background, Canvas) !important;
      border: 1px solid var(--policy-search-border, GrayText) !important;
      border-radius: var(--policy-search-radius, 4px) !important;
      box-shadow: 0 4px 12px rgb(0 0 0 / .2) !important; }
    :host([role="option"]) { min-height: 44px !important; padding: 10px 12px !important;
      cursor: pointer !important; overflow-wrap: anywhere !important; }
    :host([role="option"]:hover), :host([aria-selected="true"]) {
      background: var(--policy-search-active, color-mix(in srgb, CanvasText 10%, Canvas))
        !important; }
    :host([aria-selected="true"]) { outline: 2px solid currentcolor !important;
      outline-offset: -2px !important; }
    :host([role="presentation"]) { padding: 8px 12px 2px !important;
      font-size: .875em !important; opacity: .8 !important; }
    :host([role="status"]) { position: absolute !important; width: 1px !important;
      height: 1px !important; overflow: hidden !important; clip-path: inset(50%) !important;
      white-space: nowrap !important; }
    ::slotted(b) { all: unset !important; font-weight: 700 !important; }
    ::slotted(small) { all: unset !important; display: block !important;
      font-size: .875em !important; }
  `;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);

  let created = 0;

  /** An element of ours in the host's document, out of reach of the host's styles. */
  function ownElement(role, ...content) {
    const element = document.createElement(`${NAME}-${role}`);
    element.id = `${NAME}-${++created}`;
    element.setAttribute("role", role);
    const root = element.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(document.createElement("slot"));
    element.append(...content);
    return element;
  }

  /** Text in an element of its own. */
  function wrapped(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  /** A title with what was typed in bold, and the facts below; `href` "" is the whole result. */
  function optionOf({ parts, facts, href }) {
    const option = ownElement("option",
      ...parts.map(({ text, match }) => match ? wrapped("b", text) : text));
    if (facts) option.append(wrapped("small", facts));
    option.dataset.href = href;
    option.setAttribute("aria-selected", "false");
    return option;
  }

  /** Options under a heading, which a screen reader takes as the group's name. */
  function groupOf(name, options) {
    const group = ownElement("group", ownElement("presentation", name), ...options);
    group.setAttribute("aria-label", name);
    group.firstChild.setAttribute("aria-hidden", "true");
    return group;
  }

  class PolicySearch extends HTMLElement {
    #input = null;
    #list = ownElement("listbox");
    #status = ownElement("status");
    #options = [];
    #active = -1;
    #composing = false;
    #timer = 0;
    #sequence = 0;
    #request = null;
    #asked = "";

    connectedCallback() {
      if (this.#input) return;
      this.#input = this.querySelector("form [name=q]");
      if (this.#input) this.#setUp();
      else if (document.readyState === "loading") {
        document.addEventListener("DOMContentLoaded", () => this.connectedCallback(), { once: true });
      }
    }

    disconnectedCallback() {
      this.#stop();
    }

    #setUp() {
      const { form } = this.#input;
      this.#applyAttributes(form);
      const { display, position } = getComputedStyle(this);
      if (display === "inline") this.style.display = "block";
      if (position === "static") this.style.position = "relative";
      this.#list.hidden = true;
      this.#list.setAttribute("aria-label", WORDS.list);
      this.append(this.#list, this.#status);
      for (const [name, value] of Object.entries({
        role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
        "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": this.#list.id,
      })) this.#input.setAttribute(name, value);

      this.#input.addEventListener("compositionstart", () => this.#startComposing());
      this.#input.addEventListener("compositionend", () => this.#endComposing());
      this.#input.addEventListener("input", (event) => this.#typed(event));
      this.#input.addEventListener("keydown", (event) => this.#pressed(event));
      this.#input.addEventListener("blur", () => { this.#composing = false; this.#stop(); });
      form.addEventListener("submit", () => this.#stop());
      // Keeps the focus, and with it the list, where it is while an option is being chosen.
      this.#list.addEventListener("mousedown", (event) => event.preventDefault());
      this.#list.addEventListener("click", (event) => this.#open(event.target.closest("[role=option]"), event));
    }

    #applyAttributes(form) {
      const target = this.getAttribute("target");
      if (target) form.target = target;
      const placeholder = this.getAttribute("placeholder");
      if (placeholder) this.#input.placeholder = placeholder;
      for (const [attribute, name] of [["scope", "scope"], ["topics", "topic"], ["source", "source"]]) {
        if (form.elements[name]) continue;
        for (const value of (this.getAttribute(attribute) ?? "").split(/[,\uff0c]/)) {
          if (!value.trim()) continue;
          const field = document.createElement("input");
          Object.assign(field, { type: "hidden", name, value: value.trim() });
          form.append(field);
        }
      }
    }

    // Typing: nothing is sent while an input method composes; what it ends with is sent once.

    #startComposing() {
      this.#composing = true;
      this.#stop();
    }

    #endComposing() {
      this.#composing = false;
      this.#askSoon();
    }

    #typed(event) {
      if (this.#composing || event.isComposing) return;
      this.#activate(-1);
      this.#askSoon();
    }

    #askSoon() {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(), PAUSE);
    }

    // Asking: only the newest question may show its answer.

    async #ask() {
      const { form } = this.#input;
      // Our own pages have other modes than the script's place; a host may send its form elsewhere.
      const url = new URL("embed/v1", form.action.startsWith(BASE.href) ? form.action : BASE);
      for (const [name, value] of new FormData(form)) {
        if (typeof value === "string" && value.trim()) url.searchParams.append(name, value.trim());
      }
      if (url.href === this.#asked) return;
      this.#forget();
      this.#asked = url.href;
      if (!url.searchParams.get("q")) {
        this.#close();
        return;
      }
      const sequence = this.#sequence;
      this.#request = new AbortController();
      try {
        const answer = await fetch(url, { signal: this.#request.signal, credentials: "omit" });
        if (!answer.ok) throw new Error(answer.statusText);
        const found = await answer.json();
        if (sequence === this.#sequence) this.#show(found);
      } catch {
        // Aborted for a newer one, or the server is away: the form works on without suggestions.
        if (sequence === this.#sequence) this.#close();
      }
    }

    /** Let go of the question that waits or is on its way. */
    #forget() {
      clearTimeout(this.#timer);
      this.#sequence += 1;
      this.#request?.abort();
      this.#asked = "";
    }

    #stop() {
      this.#forget();
      this.#close();
    }

    // The list.

    #show({ groups, said }) {
      this.#close();
      this.#status.textContent = said;
      if (!groups.length) return;
      this.#list.append(...groups.map(({ name, options }) => groupOf(name, options.map(optionOf))));
      this.#options = [...this.#list.querySelectorAll("[role=option]")];
      const box = this.getBoundingClientRect();
      const field = this.#input.getBoundingClientRect();
      const form = this.#input.form.getBoundingClientRect();
      this.#list.style.setProperty("--_top", `${field.bottom - box.top}px`);
      this.#list.style.setProperty("--_left", `${field.left - box.left}px`);
      this.#list.style.setProperty("--_width", `${form.right - field.left}px`);
      this.#list.hidden = false;
      this.#list.scrollTop = 0;
      this.#input.setAttribute("aria-expanded", "true");
    }

    #close() {
      this.#activate(-1);
      this.#list.hidden = true;
      this.#list.replaceChildren();
      this.#options = [];
      this.#status.textContent = "";
      this.#input?.setAttribute("aria-expanded", "false");
    }

    /** Make the option at `index` the active one; -1 returns to the text. */
    #activate(index) {
      this.#options[this.#active]?.setAttribute("aria-selected", "false");
      this.#active = index;
      const option = this.#options[index];
      if (!option) {
        this.#input?.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.#input.setAttribute("aria-activedescendant", option.id);
    }

    #pressed(event) {
      if (this.#composing || event.isComposing || event.keyCode === 229) {
        // This Enter confirms the input method's candidate; it must not send the form either.
        if (event.key === "Enter") event.preventDefault();
        return;
      }
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const options = this.#options;
      if (this.#list.hidden) {
        if (event.key === "ArrowDown") this.#ask();
        return;
      }
      const places = options.length + 1; // the options, and the text itself
      const moves = {
        ArrowDown: () => this.#activate((this.#active + 2) % places - 1),
        ArrowUp: () => this.#activate((this.#active + places) % places - 1),
        Escape: () => this.#stop(),
      };
      if (this.#active >= 0) {
        moves.Home = () => this.#activate(0);
        moves.End = () => this.#activate(options.length - 1);
        moves.Enter = () => this.#open(options[this.#active], event);
      }
      if (moves[event.key]) {
        event.preventDefault();
        moves[event.key]();
      } else if (event.key.startsWith("Arrow")) {
        this.#activate(-1);
      }
    }

    /** Go to the document of an option, as a link would; or to all results, as the form does. */
    #open(option, event) {
      if (!option) return;
      const { href } = option.dataset;
      const { form } = this.#input;
      if (!href) {
        this.#stop();
        form.requestSubmit();
        return;
      }
      const link = document.createElement("a");
      link.href = new URL(href, BASE);
      link.target = event.ctrlKey || event.metaKey ? "_blank" : form.target;
      link.rel = "noopener";
      this.#stop();
      link.click();
    }
  }

  customElements.define(NAME, PolicySearch);
})();
