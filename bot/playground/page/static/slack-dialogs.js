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
 * The question that stands before what is done, in the words of the app.
 *
 * @param {HTMLElement} layer where it stands
 * @param {HTMLElement[]} below what cannot be reached meanwhile
 */
export function mountQuestion(layer, below) {
  let answered = (_) => null;

  /** Gives whether it is to be done. */
  function ask(words, surface) {
    const before = document.activeElement;
    const asleep = below.filter((each) => !each.inert);
    return new Promise((resolve) => {
      answered = (answer) => {
        for (const each of asleep) each.inert = false;
        layer.replaceChildren();
        before?.focus();
        resolve(answer);
      };
      const box = boxed(words, surface, (answer) => answered(answer));
      for (const each of asleep) each.inert = true;
      layer.replaceChildren(el("div", { class: "sl-scrim" }, box));
      keepInside(box, leave);
      box.querySelector("button").focus();
    });
  }

  /** Do nothing of what was asked. */
  function leave() {
    if (layer.hasChildNodes()) answered(false);
  }

  return { ask, leave };
}

function boxed({ title, text, confirm, deny, style }, surface, answer) {
  const id = surface.id();
  const look = style === "danger" ? "sl-button sl-button-danger" : "sl-button sl-button-primary";
  const button = (label, isWanted, look) => el("button", { type: "button", class: look, onclick: () => answer(isWanted) }, plainWords(label));
  return el(
    "div",
    { class: "sl-confirm", role: "alertdialog", "aria-modal": "true", "aria-labelledby": id, "aria-describedby": `${id}-text` },
    el("h2", { id, class: "sl-modal-title" }, plainWords(title)),
    el("div", { id: `${id}-text`, class: "sl-confirm-text" }, surface.text(text)),
    el("div", { class: "sl-modal-foot" }, button(deny, false, "sl-button"), button(confirm, true, look)),
  );
}
