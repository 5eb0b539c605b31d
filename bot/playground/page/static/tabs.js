/** On a narrow screen, one window at a time. */

import { el } from "./dom.js";
import { PLATFORMS } from "./state.js";

/** @param {HTMLElement} root @param {Record<string, HTMLElement>} panels @param {() => void} changed */
export function mountTabs(root, panels, changed) {
  let current = "slack";
  const show = (shown) => {
    current = shown;
    for (const [platform, panel] of Object.entries(panels)) {
      panel.classList.toggle("is-shown", platform === shown);
      tabs[platform].setAttribute("aria-pressed", String(platform === shown));
    }
  };
  const choose = (platform) => {
    show(platform);
    changed();
  };
  const tabs = Object.fromEntries(PLATFORMS.map((platform) => [platform, tab(platform, () => choose(platform))]));
  root.append(...Object.values(tabs));
  show(current);
  return {
    show,
    shown: () => current,
    name(words) {
      for (const platform of PLATFORMS) tabs[platform].textContent = words[platform];
    },
  };
}

function tab(platform, onclick) {
  return el("button", { type: "button", class: "tab", onclick, "aria-controls": `${platform}-panel` });
}
