// Fields that one types in, and the days and hours that a browser asks for itself.

import { el } from "./dom.js";
import { fromWall, toWall } from "./slack-dates.js";
import { plainWords } from "./slack-text.js";

const TYPES = { email_text_input: "email", url_text_input: "url", number_input: "text" };
const MODES = { number_input: "decimal", email_text_input: "email", url_text_input: "url" };

/** A field for a text, an address or a number. */
export function typed(element, surface, field) {
  const look = {
    ...common(field),
    class: "sl-input",
    value: field.get() ?? "",
    placeholder: plainWords(element.placeholder) || false,
    autocomplete: "off",
    oninput: (event) => heard(event, element, field),
    onkeydown: (event) => entered(event, element, field),
  };
  if (element.multiline) return el("textarea", { ...look, rows: "4", maxlength: element.max_length ?? false });
  return el("input", {
    ...look, type: TYPES[element.type] ?? "text", inputmode: MODES[element.type] ?? false,
    maxlength: element.max_length ?? false,
  });
}

function common(field) {
  return { id: field.id, "aria-label": field.label ?? false };
}

function triggers(element) {
  return element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
}

function heard({ target }, element, field) {
  const isTold = field.acts && triggers(element).includes("on_character_entered");
  field.set(target.value, isTold ? target : null);
}

function entered(event, element, field) {
  if (event.key !== "Enter" || !field.acts || !triggers(element).includes("on_enter_pressed")) return;
  if (element.multiline && event.shiftKey) return;
  event.preventDefault();
  field.set(event.target.value, event.target);
}

/** A day or an hour. */
export function picked(element, surface, field) {
  const type = { datepicker: "date", timepicker: "time" }[element.type];
  const onchange = ({ target }) => field.set(target.value || null, target);
  return el("input", { ...common(field), class: "sl-input sl-picker", type, value: field.get() ?? "", onchange });
}

/** A day and an hour, in the zone of whoever looks. */
export function moment(element, surface, field) {
  const { zone } = surface.reader;
  const held = field.get();
  const onchange = ({ target }) => field.set(target.value ? fromWall(target.value, zone) : null, target);
  return el("input", {
    ...common(field), class: "sl-input sl-picker", type: "datetime-local",
    value: held ? toWall(held, zone) : "", onchange,
  });
}

/** One of a few, or some of them, all in sight. */
export function choices(element, surface, field) {
  const many = element.type === "checkboxes";
  const name = surface.id();
  const has = (option) => [field.get()].flat().some((each) => each?.value === option.value);
  const box = el("div", {
    id: field.id, class: "sl-choices", role: many ? "group" : "radiogroup",
    "aria-label": field.label ?? false, "aria-labelledby": field.labelledBy ?? false,
  });
  const inputs = element.options.map((option, index) =>
    el("input", { id: `${name}-${index}`, type: many ? "checkbox" : "radio", name, checked: has(option), onchange: () => changed(option) }));
  const changed = (option) => {
    const marked = element.options.filter((_, index) => inputs[index].checked);
    field.set(many ? marked : option, box);
  };
  box.append(...element.options.map((option, index) =>
    el("label", { class: "sl-choice", for: `${name}-${index}` }, inputs[index], el("span", null, words(option, surface)))));
  return box;
}

function words(option, surface) {
  const more = option.description && el("span", { class: "sl-option-more" }, surface.text(option.description));
  return [el("span", null, surface.text(option.text)), more];
}
