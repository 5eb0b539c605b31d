// Selects, of one or of several, which hold their options or ask the app for them as one types.

import { el, fill } from "./dom.js";
import { matching, nameOf, optionsOf } from "./slack-options.js";
import * as popup from "./slack-popup.js";
import { plainWords } from "./slack-text.js";
import { isMany, toWire } from "./slack-values.js";

const PAUSE = 180;
/** Slack asks for three characters unless told otherwise. */
const QUERY = 3;

/**
 * A field that one types in to choose from a list.
 *
 * @param {object} element the select
 * @param {object} surface
 * @param {object} field `get()`, `set(value)`; the block and the element; its id and what describes it
 */
export function select(element, surface, field) {
  return new Select(element, surface, field).box;
}

class Select {
  constructor(element, surface, field) {
    Object.assign(this, { element, surface, field, shown: [], active: -1, asked: 0, timer: 0 });
    this.many = isMany(element);
    this.list = el("ul", { id: surface.id(), role: "listbox", "aria-label": surface.word("options"), "aria-multiselectable": this.many ? "true" : false });
    this.said = el("p", { class: "sl-no-option" });
    this.panel = el("div", { class: "sl-options", popover: "manual" }, this.list, this.said);
    this.input = this.makeInput();
    this.chips = el("span", { class: "sl-chips" });
    this.clear = el("button", { type: "button", class: "sl-clear", "aria-label": surface.word("clear"), onclick: () => this.choose(null) }, "×");
    this.status = el("span", { class: "visually-hidden", role: "status" });
    this.box = el("span", { class: "sl-select" }, this.chips, this.input, this.clear, this.panel, this.status);
    this.box.addEventListener("focusout", (event) => this.left(event));
    // A press in the list must not take the focus away from the field.
    this.panel.addEventListener("pointerdown", (event) => event.preventDefault());
    popup.follow(this.panel, this.box, () => this.shut());
    this.show();
  }

  makeInput() {
    const { surface, field, element } = this;
    return el("input", {
      id: field.id, class: "sl-select-input", type: "text", role: "combobox", autocomplete: "off",
      "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list",
      "aria-haspopup": "listbox", "aria-label": field.label ?? false,
      placeholder: plainWords(element.placeholder) || surface.word("choose"),
      onclick: () => this.pressed(), oninput: () => this.open(this.input.value), onkeydown: (event) => this.keyed(event),
    });
  }

  get chosen() {
    const value = this.field.get();
    return (this.many ? value : [value]).filter(Boolean);
  }

  show() {
    const { surface } = this;
    const name = (option) => nameOf(option, surface.reader);
    const chip = (option) => el("span", { class: "sl-chip" }, name(option), el("button", { type: "button", "aria-label": surface.word("remove", { name: name(option) }), onclick: () => this.toggle(option) }, "×"));
    fill(this.chips, this.many ? this.chosen.map(chip) : null);
    this.input.value = this.many || !this.chosen.length ? "" : name(this.chosen[0]);
    this.clear.hidden = this.many || !this.chosen.length || !this.field.clearable;
  }

  pressed() {
    this.input.select();
    this.open();
  }

  open(typed = "") {
    this.search(typed);
    popup.open(this.panel, this.box);
    this.expand();
  }

  shut() {
    clearTimeout(this.timer);
    this.asked += 1;
    popup.close(this.panel);
    this.expand();
    this.input.removeAttribute("aria-activedescendant");
    this.show();
  }

  get isOpen() {
    return this.panel.matches(":popover-open");
  }

  /** What is said where there is nothing to choose is no list. */
  expand() {
    this.input.setAttribute("aria-expanded", String(this.isOpen && this.shown.length > 0));
  }

  left({ relatedTarget }) {
    if (!this.box.contains(relatedTarget)) this.shut();
  }

  search(typed) {
    const options = optionsOf(this.element, this.surface.reader);
    if (options) this.offer(matching(options, typed));
    else this.ask(typed.trim());
  }

  ask(typed) {
    const least = this.element.min_query_length ?? QUERY;
    clearTimeout(this.timer);
    const turn = (this.asked += 1);
    if (typed.length < least) return this.tell(this.surface.word("typeMore", { n: least }));
    this.tell(this.surface.word("searching"));
    this.timer = setTimeout(async () => {
      const [options, trouble] = await this.surface.suggest(this.field, typed);
      if (turn !== this.asked) return;
      if (trouble) this.tell(trouble);
      else this.offer(options);
    }, PAUSE);
  }

  tell(words) {
    this.offer([], words);
  }

  offer(groups, words = this.surface.word("noOption")) {
    this.shown = groups.flatMap((group) => group.options ?? [group]);
    this.active = -1;
    const serial = { at: 0 };
    fill(this.list, groups.map((group) => this.group(group, serial)));
    this.list.hidden = !this.shown.length;
    fill(this.said, !this.shown.length && words);
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = this.shown.length ? this.surface.word("optionsFound", { n: this.shown.length }) : words;
    if (this.shown.length && !this.many) this.point(Math.max(0, this.shown.findIndex((option) => this.has(option))));
    if (!this.isOpen) return;
    popup.place(this.panel, this.box);
    this.expand();
  }

  group(group, serial) {
    if (!group.options) return this.option(group, serial);
    const id = `${this.list.id}-g${serial.at}`;
    const heading = el("span", { id, class: "sl-group-label" }, plainWords(group.label));
    const options = group.options.map((option) => this.option(option, serial));
    return el("li", { role: "presentation" }, heading, el("ul", { role: "group", "aria-labelledby": id }, options));
  }

  option(option, serial) {
    const index = serial.at++;
    const more = option.description && el("span", { class: "sl-option-more" }, plainWords(option.description));
    return el(
      "li",
      { id: `${this.list.id}-${index}`, role: "option", "aria-selected": String(this.has(option)), class: "sl-option", onclick: () => this.take(index) },
      nameOf(option, this.surface.reader),
      more,
    );
  }

  has(option) {
    return this.chosen.some((each) => toWire(each) === toWire(option));
  }

  point(index) {
    this.list.querySelector(".sl-option-active")?.classList.remove("sl-option-active");
    this.active = index;
    const option = document.getElementById(`${this.list.id}-${index}`);
    option?.classList.add("sl-option-active");
    option?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
  }

  take(index) {
    const option = this.shown[index];
    if (this.many) this.toggle(option);
    else this.choose(option);
  }

  toggle(option) {
    const most = this.element.max_selected_items ?? Infinity;
    if (!this.has(option) && this.chosen.length >= most) return this.tell(this.surface.word("atMost", { n: most }));
    const others = this.chosen.filter((each) => toWire(each) !== toWire(option));
    return this.choose(this.has(option) ? others : [...others, option]);
  }

  choose(value) {
    this.field.set(value, this.box);
    this.shut();
    this.input.focus();
  }

  keyed(event) {
    const { key } = event;
    const { isOpen } = this;
    if (key === "ArrowDown" || key === "ArrowUp") this.step(event, isOpen, key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && isOpen && this.active >= 0) this.done(event, () => this.take(this.active));
    else if (key === "Enter") event.preventDefault();
    else if (key === "Escape" && isOpen) this.done(event, () => this.shut());
    else if (key === "Backspace" && this.many && !this.input.value && this.chosen.length) this.toggle(this.chosen.at(-1));
  }

  step(event, isOpen, by) {
    this.done(event, () => {
      if (!isOpen) this.open();
      else if (this.shown.length) this.point((this.active + by + this.shown.length) % this.shown.length);
    });
  }

  done(event, action) {
    event.preventDefault();
    event.stopPropagation();
    action();
  }
}
