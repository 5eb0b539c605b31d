/** Short messages: what went well goes away by itself, what did not stays until it is read. */

import { el } from "./dom.js";
import { wayBack } from "./focus.js";
import { iconButton } from "./icons.js";

const READ = 7000;

/** @param {HTMLElement} root a polite live region @param {() => string} closing */
export function mountToasts(root, closing) {
  return (text, { bad = false } = {}) => {
    const gone = () => toast.remove();
    const leave = () => {
      gone();
      back();
    };
    const close = iconButton("close", closing(), leave);
    const toast = el("div", { class: bad ? "toast toast-bad" : "toast" }, el("p", null, text), close);
    const back = wayBack(toast);
    for (const same of [...root.children]) if (same.textContent === toast.textContent) same.remove();
    root.append(toast);
    if (!bad) setTimeout(gone, READ);
  };
}
