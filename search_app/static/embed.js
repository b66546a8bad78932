/*
 * <policy-search>: suggestions and first results for a plain search form, on any site.
 *
 *   <script src="https://…/embed.js" defer></script>
 *   <policy-search>
 *     <form action="https://…/search" accept-charset="utf-8" role="search">
 *       <label>政策搜索 <input name="q"></label> <button>搜索</button>
 *     </form>
 *   </policy-search>
 *
 * The form is the host's own and works without this script, and whenever the server is slow or
 * away. The script adds a list (the ARIA 1.2 combobox pattern). Attributes, for forms that have no
 * fields for it: `scope`, `topics` and `source` (sent with the form; several with commas between),
 * `target`, `placeholder`; they may change at any time. Looks: the custom properties in embed.css.
 * No cookie, no storage, no eval, no inline style.
 */
(() => {
  "use strict";

  const NAME = "policy-search";
  if (customElements.get(NAME)) return;

  /** The place of the service, with its path prefix: where embed.js or embed/<version>.js is. */
  const SCRIPT = /embed(\/[0-9a-f]{24})?\.js([?#].*)?$/;
  const { src } = document.currentScript // none while a module runs
    ?? [...document.scripts].find((one) => one.type === "module" && SCRIPT.test(one.src));
  const BASE = new URL(src.replace(SCRIPT, ""));
  /** Milliseconds without a keystroke before the server is asked. */
  const PAUSE = 150;
  /** After so many without an answer that is said, and after so many it is no longer waited for. */
  const SLOW = 800, TOO_LATE = 15_000;
  /** Pixels: a list of less than NARROW becomes WIDER, and one with less than LOW below it opens upwards. */
  const NARROW = 320, WIDER = 440, LOW = 200;
  /** Groups, and options in a group, that are shown at most, whatever comes. */
  const MOST = 20;
  /** search_app/wording holds the words, embed.css the rules; the server writes them here. */
  const WORDS = /* words */ {};
  const STYLE = /* style */ "";
  /** Whether there is a layer above everything, which no `overflow` or `z-index` of hosts reaches. */
  const LAYERED = "popover" in HTMLElement.prototype;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);

  let created = 0;

  /**
   * An element of ours in the host's document, out of reach of the host's styles.
   *
   * The list and its options stand there, because aria-controls and aria-activedescendant cannot
   * point into a shadow tree. Each has a shadow tree of its own for the rules.
   */
  function ownElement(role, ...content) {
    const element = document.createElement(`${NAME}-${role}`);
    do element.id = `${NAME}-${++created}`; while (document.getElementById(element.id));
    element.setAttribute("role", role);
    const root = element.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(document.createElement("slot"));
    element.append(...content);
    return element;
  }

  /** An element that opens below the field. */
  function ownPopup(role) {
    const element = ownElement(role);
    if (LAYERED) element.popover = "manual";
    return element;
  }

  function isOpen(popup) {
    return popup.hasAttribute("data-open");
  }

  function setOpen(popup, open) {
    if (isOpen(popup) === open) return;
    popup.toggleAttribute("data-open", open);
    if (LAYERED) open ? popup.showPopover() : popup.hidePopover();
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
  function groupOf({ name, options }) {
    const group = ownElement("group", ownElement("presentation", name),
      ...options.slice(0, MOST).map(optionOf));
    group.setAttribute("aria-label", name);
    group.firstChild.setAttribute("aria-hidden", "true");
    return group;
  }

  /** Where a form leads to; a field named "action" hides the form's own property. */
  function actionOf(form) {
    return new URL(form.getAttribute("action") ?? "", document.baseURI).href;
  }

  /** Set an attribute, or take it away (null). */
  function setAttribute(element, name, value) {
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }

  class PolicySearch extends HTMLElement {
    static observedAttributes = ["scope", "topics", "source", "target", "placeholder"];

    #input = null;
    #form = null;
    #list = ownPopup("listbox");
    #status = ownPopup("status");
    #observer = new MutationObserver(() => this.#adopt());
    #original = {};
    #fields = [];
    #options = [];
    #active = -1;
    #wanted = -1;
    #composing = false;
    #away = false;
    #timers = [];
    #sequence = 0;
    #request = null;
    #asked = "";
    #watch = null;

    connectedCallback() {
      this.#observer.observe(this, { childList: true, subtree: true });
      this.#adopt();
    }

    disconnectedCallback() {
      this.#observer.disconnect();
      this.#stop();
    }

    attributeChangedCallback() {
      if (!this.#input) return;
      this.#applyAttributes();
      this.#stop();
    }

    // The form: there at once, parsed or inserted later, or replaced by a script of the host.

    #adopt() {
      const input = this.querySelector("input[name=q]:not([type=hidden])");
      if (!input) return;
      if (input !== this.#input) this.#setUp(input);
      if (this.#list.parentNode !== this) this.append(this.#list, this.#status);
    }

    #setUp(input) {
      this.#stop();
      this.#input = input;
      this.#form = this.#formOf(input);
      this.#original = {
        target: this.#form.getAttribute("target"),
        placeholder: input.getAttribute("placeholder"),
      };
      this.#fields = [];
      this.#applyAttributes();
      // A page in another encoding, such as GBK, would send the text in that.
      if (actionOf(this.#form).startsWith(BASE.href)) this.#form.setAttribute("accept-charset", "utf-8");
      this.#list.setAttribute("aria-label", WORDS.list);
      for (const [name, value] of Object.entries({
        role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
        "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": this.#list.id,
      })) input.setAttribute(name, value);

      input.addEventListener("compositionstart", () => this.#startComposing());
      input.addEventListener("compositionend", () => this.#endComposing());
      input.addEventListener("input", (event) => this.#typed(event));
      input.addEventListener("keydown", (event) => this.#pressed(event));
      input.addEventListener("focus", () => { this.#away = false; });
      input.addEventListener("blur", () => this.#leave());
      this.#form.addEventListener("submit", () => this.#stop());
      // Keeps the focus, and with it the list, where it is while an option is being chosen.
      this.#list.onmousedown = (event) => event.preventDefault();
      this.#list.onclick = this.#list.onauxclick = (event) => {
        if (event.button < 2) this.#open(event.target.closest("[role=option]"), event);
      };
    }

    /** The form that leads to the results, never another one of the host's around the box. */
    #formOf(input) {
      const { form } = input;
      if (form && (this.contains(form) || input.hasAttribute("form")
        || actionOf(form).startsWith(BASE.href))) return form;
      // A parser leaves out a form within a form; a script may put one there.
      const own = document.createElement("form");
      own.action = new URL("search", BASE);
      own.setAttribute("role", "search");
      own.append(...this.childNodes);
      this.append(own);
      return own;
    }

    #applyAttributes() {
      setAttribute(this.#form, "target", this.getAttribute("target") ?? this.#original.target);
      setAttribute(this.#input, "placeholder",
        this.getAttribute("placeholder") ?? this.#original.placeholder);
      for (const field of this.#fields) field.remove();
      this.#fields = [["scope", "scope"], ["topics", "topic"], ["source", "source"]]
        .filter(([, name]) => !this.#form.querySelector(`[name=${name}]`))
        .flatMap(([attribute, name]) => (this.getAttribute(attribute) ?? "").split(/[,\uff0c]/)
          .filter((value) => value.trim())
          .map((value) => Object.assign(document.createElement("input"),
            { type: "hidden", name, value: value.trim() })));
      this.#form.append(...this.#fields);
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

    /** Some browsers end a composition only after the focus has gone. */
    #leave() {
      this.#away = true;
      this.#composing = false;
      this.#stop();
    }

    #askSoon() {
      if (this.#away) return;
      this.#clearTimers();
      this.#after(PAUSE, () => this.#ask());
    }

    #after(milliseconds, action) {
      this.#timers.push(setTimeout(action, milliseconds));
    }

    #clearTimers() {
      this.#timers.splice(0).forEach(clearTimeout);
    }

    // Asking: only the newest question may show its answer.

    async #ask() {
      // Our own pages have other modes than the script's place; a host may send its form elsewhere.
      const action = actionOf(this.#form);
      const url = new URL("embed/v1", action.startsWith(BASE.href) ? action : BASE);
      for (const [name, value] of new FormData(this.#form)) {
        if (typeof value === "string" && value.trim()) url.searchParams.append(name, value.trim());
      }
      if (url.href === this.#asked) return;
      this.#forget();
      if (!url.searchParams.get("q")) {
        this.#close();
        return;
      }
      this.#asked = url.href;
      const sequence = this.#sequence;
      const request = this.#request = new AbortController();
      this.#after(SLOW, () => this.#say(WORDS.slow));
      this.#after(TOO_LATE, () => request.abort());
      try {
        const answer = await fetch(url, { signal: request.signal, credentials: "omit" });
        if (!answer.ok) throw new Error(answer.statusText);
        const found = await answer.json();
        if (sequence === this.#sequence) this.#show(found);
      } catch {
        // Aborted for a newer one, no answer of ours, or none at all: the form works on.
        if (sequence === this.#sequence) this.#stop();
      }
    }

    /** Let go of the question that waits or is on its way. */
    #forget() {
      this.#clearTimers();
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
      const wanted = this.#wanted;
      this.#clearTimers();
      const shown = groups.slice(0, MOST).map(groupOf);
      if (!shown.length) {
        this.#say(said);
        return;
      }
      this.#close();
      this.#status.textContent = said;
      this.#list.append(...shown);
      this.#options = [...this.#list.querySelectorAll("[role=option]")];
      this.#openBelow(this.#list);
      this.#list.scrollTop = 0;
      this.#input.setAttribute("aria-expanded", "true");
      this.#activate(wanted);
    }

    /** Say why there is no list. */
    #say(text) {
      this.#close();
      this.#status.textContent = text;
      this.#openBelow(this.#status);
    }

    #close() {
      this.#activate(-1);
      this.#watch?.abort();
      setOpen(this.#list, false);
      setOpen(this.#status, false);
      this.#list.replaceChildren();
      this.#options = [];
      this.#status.textContent = "";
      this.#input?.setAttribute("aria-expanded", "false");
    }

    #openBelow(popup) {
      setOpen(popup, true);
      this.#place(popup);
      this.#watch = new AbortController();
      const { signal } = this.#watch;
      const again = ({ target }) => { if (target !== popup) this.#place(popup); };
      addEventListener("scroll", again, { capture: true, passive: true, signal });
      addEventListener("resize", again, { signal });
      visualViewport?.addEventListener("resize", again, { signal });
    }

    /**
     * Below the field and as wide as field and button, but within the window, and above the field
     * where there is more room.
     *
     * Measured where it stands, since what the host has around it (zoom, transforms, scrolled
     * boxes, writing from the right) decides what a length means.
     */
    #place(popup) {
      const field = this.#input.getBoundingClientRect();
      const row = [...new Set([this.#input, ...this.#form.querySelectorAll("button, input, select")])]
        .map((one) => one.getBoundingClientRect())
        .filter((one) => one.width && one.top < field.bottom && one.bottom > field.top);
      const fromRight = getComputedStyle(this.#input).direction === "rtl";
      const start = fromRight ? Math.min(...row.map((one) => one.left)) : field.left;
      const end = fromRight ? field.right : Math.max(...row.map((one) => one.right));
      const view = window.visualViewport ??
        { offsetLeft: 0, offsetTop: 0, width: innerWidth, height: innerHeight };

      const set = (name, pixels) => popup.style.setProperty(`--_${name}`, `${pixels}px`);
      set("left", 0);
      set("top", 0);
      const scale = Math.round(100 * popup.getBoundingClientRect().width / popup.offsetWidth) / 100;
      const room = end - start < NARROW * scale ? Math.min(WIDER * scale, view.width - 16) : end - start;
      const width = Math.min(room, view.width);
      const left = Math.max(view.offsetLeft,
        Math.min(fromRight ? end - width : start, view.offsetLeft + view.width - width));
      const above = field.top - view.offsetTop;
      const below = view.offsetTop + view.height - field.bottom;
      const upwards = below < LOW * scale && above > below;
      set("width", width / scale);
      set("height", Math.max((upwards ? above : below) - 8, LOW * scale / 2) / scale);
      const now = popup.getBoundingClientRect();
      set("left", (left - now.left) / scale);
      set("top", ((upwards ? field.top - now.height : field.bottom) - now.top) / scale);
    }

    /** Make the option at `index` the active one; -1 returns to the text. */
    #activate(index) {
      this.#options[this.#active]?.setAttribute("aria-selected", "false");
      this.#active = index;
      this.#wanted = -1;
      const option = this.#options[index];
      if (!option) {
        this.#input?.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.#input.setAttribute("aria-activedescendant", option.id);
    }

    // Keys.

    #pressed(event) {
      if (this.#composing || event.isComposing || event.keyCode === 229) {
        // This Enter confirms the input method's candidate; it must not send the form either.
        if (event.key === "Enter") event.preventDefault();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      const move = this.#moves(event)[(event.altKey ? "Alt+" : "") + event.key];
      if (move) {
        event.preventDefault();
        move();
      } else if (event.key.startsWith("Arrow")) {
        this.#activate(-1);
      }
    }

    /** What keys do as things are; all others are the text's. */
    #moves(event) {
      const open = () => this.#ask();
      const close = () => {
        // A dialog of the host's around the box stays open.
        event.stopPropagation();
        this.#stop();
      };
      if (isOpen(this.#status)) return { Escape: close };
      if (!isOpen(this.#list)) {
        return { ArrowDown: () => { this.#wanted = 0; open(); }, "Alt+ArrowDown": open };
      }
      const last = this.#options.length - 1;
      const moves = {
        ArrowDown: () => this.#activate(this.#active < last ? this.#active + 1 : -1),
        ArrowUp: () => this.#activate(this.#active < 0 ? last : this.#active - 1),
        "Alt+ArrowUp": close,
        Escape: close,
      };
      if (this.#active >= 0) {
        moves.Home = () => this.#activate(0);
        moves.End = () => this.#activate(last);
        moves.Enter = () => this.#open(this.#options[this.#active], event);
      }
      return moves;
    }

    /** Go to the document of an option, as a link would; or to all results, as the form does. */
    #open(option, event) {
      if (!option) return;
      const { href } = option.dataset;
      if (!href) {
        this.#stop();
        this.#form.requestSubmit();
        return;
      }
      const link = document.createElement("a");
      link.href = new URL(href, BASE);
      // A page may trust this script by its hash, and not whatever answers it.
      if (link.origin !== BASE.origin) return;
      link.target = event.ctrlKey || event.metaKey || event.button === 1
        ? "_blank" : this.#form.getAttribute("target") ?? "";
      link.rel = "noopener";
      this.#stop();
      link.click();
    }
  }

  customElements.define(NAME, PolicySearch);
})();
