/** What the bot answers to a pressed button: a line that fades, or an alert to close. */

import { el } from "./dom.js";

const READ = 4500;

/** @param {HTMLElement} root @param {(key: string) => string} word */
export function mountNotices(root, word) {
  const line = el("div", { class: "tg-toast", role: "status" });
  root.append(line);
  let timer = 0;
  const shown = new Map();

  function fade(text) {
    clearTimeout(timer);
    line.textContent = text;
    timer = setTimeout(() => line.replaceChildren(), READ);
  }

  function warn(text) {
    const back = document.activeElement;
    const props = { class: "tg-alert", role: "alertdialog", "aria-labelledby": "telegram-alert" };
    const dialog = el("dialog", { ...props, onclose: () => gone() });
    const gone = () => {
      dialog.remove();
      back?.focus?.();
    };
    const ok = el("button", { class: "tg-alert-ok" }, word("ok"));
    dialog.append(el("p", { id: "telegram-alert" }, text), el("form", { method: "dialog" }, ok));
    root.append(dialog);
    dialog.showModal();
    // A modal stands before the whole page: its place is over the phone.
    const { left, top, width, height } = root.getBoundingClientRect();
    dialog.style.left = `${left + (width - dialog.offsetWidth) / 2}px`;
    dialog.style.top = `${top + (height - dialog.offsetHeight) / 2}px`;
  }

  return {
    /** Show each answer once; one from before this window opened is no news. */
    show(player, toast) {
      const first = !shown.has(player);
      const old = shown.get(player) === (toast?.id ?? null);
      shown.set(player, toast?.id ?? null);
      if (first || old || !toast?.text) return;
      (toast.alert ? warn : fade)(toast.text);
    },
  };
}
