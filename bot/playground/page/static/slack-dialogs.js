// Windows over the window: focus stays in the one on top until it closes.

import { el } from "./dom.js";
import { plainWords } from "./slack-text.js";

const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), textarea, select, [tabindex='0']";

/** What can be reached with the keyboard inside a node. */
export function focusable(node) {
  return [...node.querySelectorAll(FOCUSABLE)].filter((each) => each.checkVisibility());
}

/** Make Tab go round inside a dialog, and Escape leave it. */
export function keepInside(dialog, escaped) {
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      escaped();
    } else if (event.key === "Tab") {
      round(event, focusable(dialog));
    }
  });
}

function round(event, places) {
  const edge = event.shiftKey ? places[0] : places.at(-1);
  if (document.activeElement !== edge && places.includes(document.activeElement)) return;
  event.preventDefault();
  (event.shiftKey ? places.at(-1) : places[0])?.focus();
}

/**
 * Ask before something is done, in the words of the app.
 *
 * @param {HTMLElement} layer where the question stands
 * @param {HTMLElement[]} below what cannot be reached meanwhile
 */
export function confirmed(layer, below, { title, text, confirm, deny, style }, surface) {
  const before = document.activeElement;
  const asleep = below.filter((each) => !each.inert);
  return new Promise((resolve) => {
    const done = (answer) => {
      for (const each of asleep) each.inert = false;
      layer.replaceChildren();
      before?.focus();
      resolve(answer);
    };
    const box = question();
    for (const each of asleep) each.inert = true;
    layer.replaceChildren(el("div", { class: "sl-scrim" }, box));
    keepInside(box, () => done(false));
    box.querySelector("button").focus();

    function question() {
      const id = surface.id();
      const look = style === "danger" ? "sl-button sl-button-danger" : "sl-button sl-button-primary";
      return el(
        "div",
        { class: "sl-confirm", role: "alertdialog", "aria-modal": "true", "aria-labelledby": id, "aria-describedby": `${id}-text` },
        el("h2", { id, class: "sl-modal-title" }, plainWords(title)),
        el("div", { id: `${id}-text`, class: "sl-confirm-text" }, surface.text(text)),
        el(
          "div",
          { class: "sl-modal-foot" },
          el("button", { type: "button", class: "sl-button", onclick: () => done(false) }, plainWords(deny)),
          el("button", { type: "button", class: look, onclick: () => done(true) }, plainWords(confirm)),
        ),
      );
    }
  });
}
