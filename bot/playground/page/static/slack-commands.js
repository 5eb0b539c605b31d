// The slash commands that fit what was typed, and how the one typed is used.

import { el, fill } from "./dom.js";
import { folded } from "./folding.js";
import { isTyped, led } from "./list-keys.js";

const MOST = 50;

/** Give the commands that fit a line: the one typed whole, those that begin so, then those that hold the word. */
export function fitting(commands, line) {
  const [, typed] = /^\/(\S*)$/u.exec(line) ?? [];
  if (typed === undefined) return [];
  const wanted = folded(typed);
  const isWhole = (each) => folded(each.command) === `/${wanted}`;
  const begins = (each) => folded(each.command).startsWith(`/${wanted}`);
  const holds = (each) => folded(`${each.command} ${each.description ?? ""}`).includes(wanted);
  const first = commands.filter(begins).sort((one, other) => isWhole(other) - isWhole(one));
  return [...first, ...commands.filter((each) => !begins(each) && holds(each))].slice(0, MOST);
}

/** A list over a field, walked with the arrows from either; `keyed` tells whether it took the key. */
export function mountCommands({ field, word, commands, changed }) {
  const id = `${field.id}-commands`;
  const title = el("p", { class: "sl-commands-title", "aria-hidden": "true" });
  const rows = el("div", { id, class: "sl-commands-rows", role: "listbox", tabindex: "0", onkeydown: (event) => keyed(event) });
  const status = el("p", { class: "visually-hidden", role: "status" });
  const list = el("div", { class: "sl-commands", hidden: true }, title, rows);
  const usage = el("p", { class: "sl-usage", hidden: true });
  const box = el("div", { class: "sl-commands-box" }, list, status);
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  for (const each of [field, rows]) each.addEventListener("focusout", left);
  let found = [];
  let active = 0;
  let isPointed = false;

  function show() {
    found = fitting(commands(), field.value);
    isPointed = false;
    if (found.length) {
      list.hidden = false;
      title.textContent = word("commands");
      rows.setAttribute("aria-label", word("commands"));
      fill(rows, found.map(row));
      status.textContent = word("commandsFound", { n: found.length });
      point(0);
    } else shut();
    tell();
  }

  function row({ command, description, usage_hint: how }, index) {
    return el(
      "div",
      { id: `${id}-${index}`, class: "sl-command", role: "option", "aria-selected": "false", onclick: () => complete(index) },
      el("span", { class: "sl-command-line" }, el("span", { class: "sl-command-name" }, command), how && el("span", { class: "sl-command-how" }, ` ${how}`)),
      description && el("span", { class: "sl-command-about" }, description),
    );
  }

  function point(index) {
    rows.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    rows.children[index].setAttribute("aria-selected", "true");
    rows.children[index].scrollIntoView({ block: "nearest" });
    for (const each of [field, rows]) each.setAttribute("aria-activedescendant", `${id}-${index}`);
  }

  /** How the command that stands there is used, while its words are typed. */
  function tell() {
    const [, name] = /^(\/\S+)\s/u.exec(field.value) ?? [];
    const command = name && commands().find((each) => each.command === name);
    usage.hidden = !command;
    if (!command) return;
    const how = command.usage_hint ? `${name} ${command.usage_hint}` : name;
    fill(usage, el("strong", null, how), command.description && ` ${command.description}`);
  }

  function complete(index) {
    field.value = `${found[index].command} `;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
    changed();
  }

  function keyed(event) {
    if (list.hidden) return false;
    const next = led(event, { list: rows, at: active, count: found.length });
    if (next !== undefined) {
      isPointed = true;
      point(next);
    } else if (event.key === "Escape") shut();
    else if (event.key === "Tab" && !event.shiftKey) complete(active);
    else if (event.key === "Enter" && !event.shiftKey && (event.target === rows || isMeant())) complete(active);
    else return givenBack(event);
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** What is typed in the list is written in the field. */
  function givenBack(event) {
    if (event.target === rows && isTyped(event)) field.focus();
    return false;
  }

  /** Whether Enter completes what was typed: not to a command that only tells of it, unless pointed at. */
  function isMeant() {
    const [typed, { command }] = [field.value.trim(), found[active]];
    return command !== typed && (isPointed || folded(command).startsWith(folded(typed)));
  }

  function left({ relatedTarget }) {
    if (relatedTarget !== field && relatedTarget !== rows) shut();
  }

  /** Who was in the list is in the field again. */
  function shut() {
    if (document.activeElement === rows) field.focus();
    list.hidden = true;
    status.textContent = "";
    for (const each of [field, rows]) each.removeAttribute("aria-activedescendant");
  }

  return { box, usage, show, shut, keyed };
}
