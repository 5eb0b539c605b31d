/** The buttons under a message. */

import { cannotRender, el, isSafe } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @param {any} message
 * @param {{row: number, column: number} | null} pressed the button that waits for its answer
 * @param {{press(row: number, column: number): void, follow(row: number, column: number, event: Event): void, word(key: string): string}} doing
 */
export function keyboard(message, pressed, doing) {
  if (!message.keyboard?.length) return null;
  return el("div", { class: "tg-keyboard" }, message.keyboard.map((buttons, row) => line(buttons, row, pressed, doing)));
}

function line(buttons, row, pressed, doing) {
  const shown = buttons.map((button, column) => {
    const waits = pressed?.row === row && pressed?.column === column;
    return shownButton(button, { row, column, waits }, doing);
  });
  return el("div", { class: "tg-keyboard-row" }, shown);
}

function shownButton(button, place, doing) {
  if (button.action === "callback_data") return pressing(button, place, doing);
  if (button.action === "url") return opening(button, place, doing);
  return el("span", { class: "tg-button" }, button.text, " ", cannotRender(button.action));
}

function pressing(button, { row, column, waits }, doing) {
  const onclick = () => waits || doing.press(row, column);
  // One that waits keeps the focus, which a disabled one would lose.
  const props = { type: "button", class: look(button, waits), "aria-disabled": waits ? "true" : false, onclick };
  const spinner = waits && el("span", { class: "tg-spinner", role: "img", "aria-label": doing.word("waiting") });
  return el("button", props, el("span", null, button.text), spinner);
}

function opening(button, { row, column }, doing) {
  const url = button.url ?? "";
  if (!isSafe(url)) return el("span", { class: "tg-button" }, button.text, " ", cannotRender("url"));
  const onclick = (event) => doing.follow(row, column, event);
  const props = { class: "tg-button", href: url, target: "_blank", rel: "noopener noreferrer", onclick };
  return el("a", props, el("span", null, button.text), icon("external"));
}

function look(button, waits) {
  const style = ["primary", "danger", "success"].includes(button.style) ? `tg-button-${button.style}` : "";
  return ["tg-button", style, waits ? "is-waiting" : ""].filter(Boolean).join(" ");
}
