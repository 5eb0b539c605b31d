/** Above a window: that its platform does not work, and what becomes of what one writes. */

import { el, fill } from "./dom.js";
import { icon } from "./icons.js";

/** @param {HTMLElement} root a polite live region @param {"slack" | "telegram"} platform @param {any} shell */
export function mountTrouble(root, platform, shell) {
  const { word } = shell;
  let look = "";

  async function mend() {
    const done = await shell.post("/api/backstage/mend");
    if (!done) return;
    shell.toast(word("mended"));
    await shell.refresh();
    document.getElementById(`${platform}-input`)?.focus();
  }

  function what() {
    const { failing = 0, limited = false } = shell.scene().troubles?.[platform] ?? {};
    if (failing) return word("trouble_broken", { platform: word(platform), n: failing });
    return limited ? word("trouble_limited", { platform: word(platform) }) : "";
  }

  return {
    show() {
      const told = what();
      const now = JSON.stringify([shell.language(), told]);
      if (now === look) return;
      look = now;
      root.parentElement.classList.toggle("is-troubled", Boolean(told));
      if (!told) return fill(root);
      const words = el("div", { class: "trouble-words" }, el("p", { class: "trouble-what" }, told), el("p", null, word(`trouble_${platform}`)));
      const button = el("button", { type: "button", class: "button", onclick: () => mend() }, word("mend"));
      return fill(root, icon("warning"), el("div", { class: "trouble-inside" }, words, button));
    },
  };
}
