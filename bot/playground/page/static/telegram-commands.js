/** The list of the bot's commands: all of them from the menu, fitting ones while typing. */

import { el, fill } from "./dom.js";

/**
 * @param {HTMLElement} root a listbox
 * @param {(command: string) => void} choose
 */
export function mountCommands(root, choose) {
  let shown = [];
  let at = -1;

  function highlight(index) {
    at = index;
    [...root.children].forEach((node, each) => node.setAttribute("aria-selected", String(each === at)));
    root.children[at]?.scrollIntoView({ block: "nearest" });
  }

  return {
    /** @param {{command: string, description: string}[]} commands */
    open(commands) {
      shown = commands;
      root.hidden = shown.length === 0;
      fill(root, shown.map((each, index) => option(each, index, choose)));
      highlight(-1);
    },
    close() {
      this.open([]);
    },
    isOpen: () => !root.hidden,
    point: highlight,
    at: () => at,
    count: () => shown.length,
    active: () => (at < 0 ? null : root.children[at].id),
    highlighted: () => shown[at]?.command ?? null,
    first: () => shown[0]?.command ?? null,
  };
}

/** The commands that what is typed may become: the one typed whole, then the others. */
export function fitting(menu, typed) {
  const begun = /^\/(\w*)$/.exec(typed)?.[1].toLowerCase();
  if (begun === undefined) return [];
  const isWhole = ({ command }) => command === begun;
  return menu.filter(({ command }) => command.startsWith(begun)).sort((one, other) => isWhole(other) - isWhole(one));
}

function option({ command, description }, index, choose) {
  const props = { class: "tg-option", id: `tg-command-${index}`, role: "option", "aria-selected": "false" };
  return el(
    "div",
    { ...props, onclick: () => choose(command) },
    el("span", { class: "tg-option-command" }, `/${command}`),
    el("span", { class: "tg-option-description" }, description),
  );
}
