/** On a narrow screen, one window at a time. */

import { el } from "./dom.js";
import { PLATFORMS } from "./state.js";

/** @param {HTMLElement} root @param {Record<string, HTMLElement>} panels */
export function mountTabs(root, panels) {
  const show = (shown) => {
    for (const [platform, panel] of Object.entries(panels)) {
      panel.classList.toggle("is-shown", platform === shown);
      tabs[platform].setAttribute("aria-pressed", String(platform === shown));
    }
  };
  const tabs = Object.fromEntries(PLATFORMS.map((platform) => [platform, tab(platform, () => show(platform))]));
  root.append(...Object.values(tabs));
  show("slack");
  return {
    show,
    name(words) {
      for (const platform of PLATFORMS) tabs[platform].textContent = words[platform];
    },
  };
}

function tab(platform, onclick) {
  return el("button", { type: "button", class: "tab", onclick, "aria-controls": `${platform}-panel` });
}
