// The elements of Block Kit that people act on, each by its type.

import { cannotRender, el } from "./dom.js";
import { button, overflow } from "./slack-press.js";
import { select } from "./slack-select.js";
import { plainWords } from "./slack-text.js";
import { choices, moment, picked, typed } from "./slack-typed.js";
import { picture } from "./slack-pictures.js";

const SELECTS = ["static", "external", "users", "channels", "conversations"];

const ELEMENTS = {
  button,
  overflow,
  ...Object.fromEntries(SELECTS.flatMap((kind) => [[`${kind}_select`, select], [`multi_${kind}_select`, select]])),
  radio_buttons: choices,
  checkboxes: choices,
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  datepicker: picked,
  timepicker: picked,
  datetimepicker: moment,
  image: (element, surface) => picture(element, surface, "sl-accessory-image"),
};

/** Types of input that a label cannot be tied to by `for`. */
export const GROUPED = ["radio_buttons", "checkboxes"];

/** Show an element of a block; `given` completes what the element is tied to. */
export function element(what, block, surface, given = {}) {
  const show = Object.hasOwn(ELEMENTS, what.type) && ELEMENTS[what.type];
  if (!show) return cannotRender(what.type);
  return show(what, surface, field(what, block, surface, given));
}

function field(what, block, surface, { acts = true, ...given }) {
  return {
    id: surface.id(),
    label: given.id ? null : plainWords(what.placeholder) || surface.word("choose"),
    element: what,
    block,
    acts,
    clearable: !acts && block.optional,
    get: () => surface.get(block, what),
    set(value, told) {
      surface.set(block, what, value);
      if (acts && told) surface.act(told, this, value);
    },
    ...given,
  };
}

/** The elements of a block, side by side. */
export function elements(block, surface) {
  return el("div", { class: "sl-actions" }, block.elements.map((each) => element(each, block, surface)));
}
