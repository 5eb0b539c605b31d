/** Short messages that go away by themselves. */

import { el } from "./dom.js";
import { iconButton } from "./icons.js";

const READ = 7000;

/** @param {HTMLElement} root a polite live region @param {() => string} closing */
export function mountToasts(root, closing) {
  return (text, { bad = false } = {}) => {
    const gone = () => toast.remove();
    const close = iconButton("close", closing(), gone);
    const toast = el("div", { class: bad ? "toast toast-bad" : "toast" }, el("p", null, text), close);
    for (const same of [...root.children]) if (same.textContent === toast.textContent) same.remove();
    root.append(toast);
    setTimeout(gone, READ);
  };
}
