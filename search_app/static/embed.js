/*
 * <policy-search>: suggestions and first results for a plain search form, on any site.
 *
 *   <script src="https://…/embed.js" defer></script>
 *   <policy-search>
 *     <form action="https://…/search" accept-charset="utf-8" role="search">
 *       <label>政策搜索 <input type="search" name="q"></label> <button>搜索</button>
 *     </form>
 *   </policy-search>
 *
 * The form is the host's own and works without this script, and whenever the server is slow or
 * away. The script adds a list (the ARIA 1.2 combobox pattern). Attributes, for forms that have no
 * fields for it: `scope`, `topics` and `source` (sent with the form; several with commas between),
 * `target`, `placeholder`; and `shortcut`, a key that leads to the field. They may change at any
 * time. Events: `policy-search-ask`, `-results` and `-open`. Looks: the custom properties in
 * embed.css. No cookie, no storage, no eval, no inline style.
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
  /** Targets that stay in a frame, where our pages are refused. */
  const FRAMED = /^(_self|_parent)?$/i;
  /** Where keys are for what stands there, and no shortcut. */
  const TYPED = "input, textarea, select, [role=textbox], [role=searchbox], [role=combobox]";
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

  /**
   * An element that opens below the field. Its place stands in a sheet of its own: an attribute
   * `style` would be in the markup that frameworks copy, and a strict policy refuses that.
   */
  function ownPopup(role) {
    const element = ownElement(role);
    const place = new CSSStyleSheet();
    place.replaceSync(":host {}");
    element.shadowRoot.adoptedStyleSheets = [sheet, place];
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

  /** Text with what was typed in bold. */
  function marked(parts) {
    return parts.map(({ text, match }) => match ? wrapped("b", text) : text);
  }

  /** A title, below it the facts and a line of the text; `href` "" is the whole result. */
  function optionOf({ parts, facts, href, excerpt }) {
    const option = ownElement("option", ...marked(parts));
    if (facts) option.append(wrapped("small", facts));
    if (excerpt?.length) option.append(ownElement("none", ...marked(excerpt)));
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

  /** Whether a form leads to us; a host may send its own elsewhere. */
  function isOurs(form) {
    return actionOf(form).startsWith(BASE.href);
  }

  /** Set an attribute, or take it away (null). */
  function setAttribute(element, name, value) {
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }

  class PolicySearch extends HTMLElement {
    static observedAttributes = ["scope", "topics", "source", "target", "placeholder", "shortcut"];

    #input = null;
    #form = null;
    #owner = null;
    #ears = null;
    #list = ownPopup("listbox");
    #status = ownPopup("status");
    #observer = new MutationObserver(() => this.#adopt());
    #original = {};
    #options = [];
    #active = -1;
    #wanted = -1;
    #composing = false;
    #away = false;
    #pause = 0;
    #timers = [];
    #sequence = 0;
    #request = null;
    #asked = "";
    #text = "";
    #watch = null;

    connectedCallback() {
      this.#observer.observe(this, { childList: true, subtree: true });
      document.addEventListener("keydown", this.#jump);
      this.#adopt();
    }

    disconnectedCallback() {
      this.#observer.disconnect();
      document.removeEventListener("keydown", this.#jump);
      this.#stop();
    }

    /** Frameworks set attributes again and again: the list goes only where the question changes. */
    attributeChangedCallback() {
      if (!this.#input) return;
      const before = this.#question().href;
      this.#applyAttributes();
      if (this.#question().href !== before) this.#stop();
    }

    // The form: there at once, parsed or inserted later, or replaced by a script of the host.

    #adopt() {
      // A copy of a box, or one that a framework makes from its markup, has another's lists in it.
      for (const one of this.querySelectorAll(`${NAME}-listbox, ${NAME}-status`)) {
        if (one !== this.#list && one !== this.#status) one.remove();
      }
      const input = this.querySelector("input[name=q]:not([type=hidden])");
      if (!input) return;
      if (input !== this.#input || input.form !== this.#owner) this.#setUp(input);
      if (this.#list.parentNode === this && this.#status.parentNode === this) return;
      this.append(this.#list, this.#status);
      for (const one of [this.#list, this.#status]) if (LAYERED && isOpen(one)) one.showPopover();
    }

    #setUp(input) {
      this.#stop();
      this.#input = input;
      this.#form = this.#formOf(input);
      this.#owner = input.form;
      this.#original = {
        target: this.#form.getAttribute("target"),
        placeholder: input.getAttribute("placeholder"),
        "aria-keyshortcuts": input.getAttribute("aria-keyshortcuts"),
      };
      this.#applyAttributes();
      // A page in another encoding, such as GBK, would send the text in that.
      if (isOurs(this.#form)) this.#form.setAttribute("accept-charset", "utf-8");
      this.#list.setAttribute("aria-label", WORDS.list);
      for (const [name, value] of Object.entries({
        role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
        "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": this.#list.id,
      })) input.setAttribute(name, value);
      input.removeAttribute("aria-activedescendant");
      // The type is the host's matter: its styles and what Escape does depend on it.
      if (!input.hasAttribute("enterkeyhint")) input.setAttribute("enterkeyhint", "search");

      this.#ears?.abort();
      this.#ears = new AbortController();
      const { signal } = this.#ears;
      const on = (target, type, heard) => target.addEventListener(type, heard, { signal });
      on(input, "compositionstart", () => this.#startComposing());
      on(input, "compositionend", () => this.#endComposing());
      on(input, "input", (event) => this.#typed(event));
      on(input, "keydown", (event) => this.#pressed(event));
      on(input, "focus", () => { this.#away = false; });
      on(input, "blur", () => this.#leave());
      on(this.#form, "submit", () => this.#stop());
      // Keeps the focus, and with it the list, where it is while an option is being chosen.
      this.#list.onmousedown = (event) => event.preventDefault();
      this.#list.onclick = this.#list.onauxclick = (event) => {
        if (event.button < 2) this.#open(event.target.closest("[role=option]"), event);
      };
    }

    /** The form that leads to the results, never another one of the host's around the box. */
    #formOf(input) {
      const { form } = input;
      if (form && (this.contains(form) || input.hasAttribute("form") || isOurs(form))) return form;
      // A parser leaves out a form within a form; a script may put one there.
      const own = document.createElement("form");
      own.action = new URL("search", BASE);
      own.setAttribute("role", "search");
      own.append(...this.childNodes);
      this.append(own);
      return own;
    }

    #applyAttributes() {
      const form = this.#form;
      const target = isOurs(form) ? this.#target() : this.getAttribute("target");
      for (const [element, name, value] of [
        [form, "target", target],
        [this.#input, "placeholder", this.getAttribute("placeholder")],
        [this.#input, "aria-keyshortcuts", this.getAttribute("shortcut")],
      ]) setAttribute(element, name, value ?? this.#original[name]);
      // Marked, so that a copy of the box does not take them for the host's.
      for (const field of form.querySelectorAll(`[data-${NAME}]`)) field.remove();
      form.append(...[["scope", "scope"], ["topics", "topic"], ["source", "source"]]
        .filter(([, name]) => !form.querySelector(`[name=${name}]`))
        .flatMap(([attribute, name]) => (this.getAttribute(attribute) ?? "").split(/[,\uff0c]/)
          .filter((value) => value.trim())
          .map((value) => {
            const field = document.createElement("input");
            field.dataset.policySearch = "";
            return Object.assign(field, { type: "hidden", name, value: value.trim() });
          })));
    }

    /** The window that our pages open in. */
    #target() {
      const target = this.getAttribute("target") ?? this.#original.target;
      const meant = target ?? document.querySelector("base[target]")?.target ?? "";
      return self !== top && FRAMED.test(meant) ? "_top" : target;
    }

    /** Tell the host; what becomes of it is the host's matter, we keep and send nothing. */
    #tell(name, detail) {
      this.dispatchEvent(
        new CustomEvent(`${NAME}-${name}`, { bubbles: true, composed: true, detail }));
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
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#ask(), PAUSE);
    }

    /** Do something while a question is on its way; its answer ends that, and no later keystroke. */
    #after(milliseconds, action) {
      this.#timers.push(setTimeout(action, milliseconds));
    }

    #clearTimers() {
      this.#timers.splice(0).forEach(clearTimeout);
    }

    // Asking: only the newest question may show its answer.

    /** The address that answers what the form says now. */
    #question() {
      // Our own pages have other modes than the script's place.
      const url = new URL("embed/v1", isOurs(this.#form) ? actionOf(this.#form) : BASE);
      for (const [name, value] of new FormData(this.#form)) {
        if (typeof value === "string" && value.trim()) url.searchParams.append(name, value.trim());
      }
      return url;
    }

    async #ask() {
      const url = this.#question();
      if (url.href === this.#asked) return;
      this.#forget();
      const text = url.searchParams.get("q");
      if (!text) {
        this.#close();
        return;
      }
      this.#asked = url.href;
      this.#text = text;
      const sequence = this.#sequence;
      const request = this.#request = new AbortController();
      this.#after(SLOW, () => this.#say(WORDS.slow));
      this.#after(TOO_LATE, () => request.abort());
      this.#tell("ask", { text });
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
      clearTimeout(this.#pause);
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
      const wanted = this.#wanted, text = this.#text;
      this.#clearTimers();
      // The line that leads to all results stands at the end of the list, whatever its group.
      const [whole] = groups.flatMap(({ options }) => options).filter(({ href }) => !href);
      const shown = groups
        .map(({ name, options }) => ({ name, options: options.filter(({ href }) => href) }))
        .filter(({ options }) => options.length).slice(0, MOST).map(groupOf);
      if (whole) shown.push(optionOf(whole));
      if (!shown.length) {
        this.#say(said);
        this.#tell("results", { text, shown: 0, none: true });
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
      this.#tell("results", { text, shown: this.#options.length - (whole ? 1 : 0), none: false });
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
      for (const type of ["resize", "scroll"]) {
        visualViewport?.addEventListener(type, again, { signal });
      }
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

      const { style } = popup.shadowRoot.adoptedStyleSheets[1].cssRules[0];
      const set = (name, pixels) => style.setProperty(`--_${name}`, `${pixels}px`, "important");
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

    /** The host's shortcut, in the words of aria-keyshortcuts: "/", "Control+K". */
    #jump = (event) => {
      const names = (this.getAttribute("shortcut") ?? "").toLowerCase().split("+");
      const key = names.pop();
      const [from] = event.composedPath();
      if (!key || event.key?.toLowerCase() !== key || event.defaultPrevented
        || event.isComposing || event.keyCode === 229
        || from.isContentEditable || from.matches?.(TYPED)) return;
      // A sign such as "?" needs Shift on some keyboards.
      const modifiers = ["Control", "Alt", "Meta", ...names.length ? ["Shift"] : []];
      if (modifiers.some((one) => event.getModifierState(one) !== names.includes(one.toLowerCase()))) {
        return;
      }
      this.#input?.focus();
      if (!this.#input?.matches(":focus")) return; // hidden, or behind a dialog
      event.preventDefault();
      this.#input.select();
    };

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
      } else if (event.key?.startsWith("Arrow")) { // filling in by a browser has no key
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
      const { href } = option.dataset, text = this.#text;
      const place = this.#options.indexOf(option) + 1;
      if (!href) {
        this.#tell("open", { text, href: actionOf(this.#form), place });
        this.#stop();
        this.#form.requestSubmit();
        return;
      }
      const link = document.createElement("a");
      link.href = new URL(href, BASE);
      // A page may trust this script by its hash, and not whatever answers it.
      if (link.origin !== BASE.origin) return;
      link.target = event.ctrlKey || event.metaKey || event.button === 1
        ? "_blank" : this.#target() ?? "";
      link.rel = "noopener";
      this.#tell("open", { text, href: link.href, place });
      this.#stop();
      link.click();
    }
  }

  customElements.define(NAME, PolicySearch);
})();
