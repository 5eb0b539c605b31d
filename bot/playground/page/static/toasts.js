/** Short messages: what went well goes away by itself, what did not stays until it is read. */

import { el } from "./dom.js";
import { wayBack } from "./focus.js";
import { iconButton } from "./icons.js";

const READ = 7000;
const MOST = 3;

/** @param {HTMLElement} root a polite live region @param {() => string} closing */
export function mountToasts(root, closing) {
  const back = wayBack(root);

  /** Whoever is on it is led back to where one came from. */
  function remove(toast) {
    const isHere = toast.contains(document.activeElement);
    toast.remove();
    if (isHere) back();
    makeRoom();
  }

  /** What passes gives its place to what comes; of what went wrong, the newest, the others when there is room. */
  function makeRoom() {
    const wrong = [...root.querySelectorAll(".toast-bad")];
    wrong.forEach((toast, index) => {
      toast.hidden = index < wrong.length - MOST && !toast.contains(document.activeElement);
    });
    const [first, ...others] = root.querySelectorAll(".toast:not(.toast-bad, :focus-within)");
    if (others.length) remove(first);
  }

  /** It stays while one is on it. */
  function stay(toast) {
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
    makeRoom();
    if (!bad) stay(toast);
  };
}
