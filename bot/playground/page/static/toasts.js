/** Short messages: what went well goes away by itself, what did not stays until it is read. */

import { el } from "./dom.js";
import { wayBack } from "./focus.js";
import { iconButton } from "./icons.js";

const READ = 7000;
const MOST_BAD = 3;

/** @param {HTMLElement} root a polite live region @param {() => string} closing */
export function mountToasts(root, closing) {
  const back = wayBack(root);

  /** Whoever is on it is led back to where one came from. */
  function remove(toast) {
    const isHere = toast.contains(document.activeElement);
    toast.remove();
    if (isHere) back();
  }

  /** It stays while one is on it. */
  function passing(toast) {
    let timer;
    const later = () => {
      timer = setTimeout(() => remove(toast), READ);
    };
    toast.addEventListener("focusin", () => clearTimeout(timer));
    toast.addEventListener("focusout", later);
    later();
  }

  return (text, { bad = false } = {}) => {
    const close = iconButton("close", closing(), () => remove(toast));
    const toast = el("div", { class: bad ? "toast toast-bad" : "toast" }, el("p", null, text), close);
    for (const same of [...root.children]) if (same.textContent === toast.textContent) remove(same);
    root.append(toast);
    if (!bad) return passing(toast);
    const wrong = [...root.querySelectorAll(".toast-bad")];
    return wrong.slice(0, -MOST_BAD).forEach(remove);
  };
}
