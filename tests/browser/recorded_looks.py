"""What components look like, written down: the style of each element of the page /styleguide.

`make looks` writes the record anew. It has computed styles and no pixels: pictures differ with the
fonts of a machine, and say of a change only where it is, not what.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import CDPSession, Page, sync_playwright

from indexer.build import build
from indexer.settings import Settings
from tests.browser.chromium import launch_chromium
from tests.browser.conftest import PREFIX, SCHEMES, running
from tests.browser.notices import write_notices

RECORD = Path(__file__).with_name("styleguide.txt")
WIDTHS = (1280, 375)
VIEWS = tuple(f"{width} {scheme}" for width in WIDTHS for scheme in SCHEMES)
"""The first view is written down whole, of the others what differs."""
TOUCHED = {
    "a link": "#of-hits .hits h3 a",
    "a button": "#of-buttons button:not(.secondary)",
    "a secondary button": "#of-buttons button.secondary",
    "a field": "#of-buttons input[name=three]",
    "a filter in force": "#of-beside-hits .chip",
    "a value to choose": "#of-facets .choice:not(.selected)",
    "a page to turn to": "#of-pager li a",
    "a preset of dates": "#of-facets .presets a",
}
"""What is looked at under the mouse and under the keyboard, too."""
STATES = ("hover", "focus-visible")

Looks = dict[str, str]
"""The style of each element by its path; ` #2` and so on where one path has several styles."""

READ = r"""root => {
    const INHERITED = ["color", "fontFamily", "fontSize", "fontWeight", "lineHeight",
        "letterSpacing", "textAlign", "textIndent", "whiteSpace", "visibility", "cursor"];
    const OWN = ["display", "position", "float", "backgroundColor", "borderTop", "borderRight",
        "borderBottom", "borderLeft", "borderRadius", "boxShadow", "outline", "opacity",
        "padding", "margin", "gap", "minHeight", "maxWidth", "minWidth", "gridTemplateAreas",
        "justifyContent", "alignItems", "flexWrap", "order", "textDecoration",
        "textUnderlineOffset", "fill", "stroke", "transform", "filter", "overflow", "zIndex"];
    const plain = document.createElement("policy-plain");
    root.append(plain);
    const usual = { ...getComputedStyle(plain) };
    for (const name of OWN) usual[name] = getComputedStyle(plain)[name];
    const written = name => name.replace(/[A-Z]/g, one => `-${one.toLowerCase()}`);
    // Fonts by their first name, and lengths to a quarter of a pixel.
    const short = (name, value) => (name === "fontFamily" ? value.split(",")[0] : value)
        .replace(/-?\d+\.\d+(?=px)/g, one => Math.round(one * 4) / 4);
    const style = (one, part) => {
        const look = getComputedStyle(one, part);
        const above = getComputedStyle(part ? one : one.parentElement);
        const none = value => /^0px none| none \d+px$|^none$/.test(value);
        const sides = ["borderTop", "borderRight", "borderBottom", "borderLeft"];
        const alike = sides.every(name => look[name] === look.borderTop);
        const said = [
            ...INHERITED.filter(name => look[name] !== above[name]),
            ...OWN.filter(name => look[name] !== usual[name] && !(alike && sides.includes(name))
                && !(none(look[name]) && none(usual[name]))),
            ...(alike && !none(look.borderTop) ? ["border"] : []),
            ...(part ? ["content", "width", "height"] : []),
        ];
        return said.map(name => `${written(name)}: ${short(name, look[name])}`).join("; ");
    };
    const named = one => one.localName + [...one.classList].map(name => `.${name}`).join("")
        + ["aria-current", "aria-invalid", "open", "type", "hidden"]
            .filter(name => one.hasAttribute(name))
            .map(name => `[${name}${one.getAttribute(name) ? "=" + one.getAttribute(name) : ""}]`)
            .join("");
    // An element with the two around it tells enough.
    const path = (one, more = 3) => one === root || !more ? ""
        : `${path(one.parentElement, more - 1)} > ${named(one)}`;
    const found = {};
    for (const one of [...root.querySelectorAll("*")].filter(one => one !== plain)) {
        if (one.closest("template, .visually-hidden")) continue;
        for (const part of ["", "::before", "::after"]) {
            if (part && /^(none|normal)$/.test(getComputedStyle(one, part).content)) continue;
            const looks = style(one, part);
            if (!looks) continue;
            for (let number = 1; ; number++) {
                const name = path(one).slice(3) + part + (number > 1 ? ` #${number}` : "");
                if (!(name in found)) found[name] = looks;
                if (found[name] === looks) break;
            }
        }
    }
    plain.remove();
    return found;
}"""


def look_at(page: Page, address: str) -> Looks:
    """The looks of all components of the page at an address, as wide and as dark as it is set."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.mouse.move(0, 0)
    found: Looks = {}
    for specimen in page.locator("[data-specimen]").all():
        name = specimen.get_attribute("data-specimen")
        found |= {f"{name}: {path}": said for path, said in specimen.evaluate(READ).items()}
    wire = page.context.new_cdp_session(page)
    wire.send("DOM.enable")
    wire.send("CSS.enable")
    root = wire.send("DOM.getDocument")["root"]["nodeId"]
    for said, selector in TOUCHED.items():
        for state in STATES:
            found[f"{state}: {said}"] = _in_state(page, wire, root, selector, state)
    return found


def _in_state(page: Page, wire: CDPSession, root: int, selector: str, state: str) -> str:
    """What a state changes of the first element of a selector."""
    node = wire.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    element = page.locator(selector).first
    before = element.evaluate(OF_ONE)
    wire.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": [state]})
    after = element.evaluate(OF_ONE)
    wire.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": []})
    return "; ".join(f"{name}: {after[name]}" for name in after if after[name] != before[name])


OF_ONE = r"""one => Object.fromEntries(["color", "background-color", "border-color", "outline",
    "outline-offset", "filter", "text-decoration-line", "text-decoration-thickness"]
    .map(name => [name, getComputedStyle(one).getPropertyValue(name)]))"""


def written(views: dict[str, Looks]) -> str:
    """The record: the first view whole, then of each other view the lines that differ."""
    first = views[VIEWS[0]]
    lines: list[str] = []
    for name, looks in views.items():
        lines += ["", f"# {name}"] if lines else [f"# {name}"]
        known = {} if looks is first else first
        lines += [f"{path} {{ {said} }}" for path, said in looks.items() if known.get(path) != said]
        lines += [f"{path} is not there" for path in known if path not in looks]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the record anew."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        notices, index = Path(folder, "notices"), Path(folder, "index")
        notices.mkdir()
        write_notices(notices)
        settings = Settings(index_dir=index, url_prefix=PREFIX, styleguide="on", workers=1)
        build(notices, "notices", settings)
        browser = launch_chromium(playwright)
        with running(settings) as site:
            views = {}
            for width in WIDTHS:
                for scheme in SCHEMES:
                    page = browser.new_page(
                        viewport={"width": width, "height": 800}, color_scheme=scheme
                    )
                    views[f"{width} {scheme}"] = look_at(page, f"{site.url}/styleguide")
        browser.close()
    RECORD.write_text(written(views), encoding="utf-8")
    sys.stderr.write(f"{RECORD}\n")


if __name__ == "__main__":
    main()
