// The top of a conversation: its name, and the tabs of the app.

import { el, fill } from "./dom.js";
import { icon, mark } from "./icons.js";
import { say } from "./slack-words.js";

const TABS = [["home", "home", "slack-home"], ["messages", "messagesTab", "slack-messages"]];

/** @param {{page: object, menu: () => void, tab: (name: string) => void}} given */
export function mountHead({ page, menu, tab }) {
  const word = (key) => say(page.language(), key);
  const opener = el("button", { type: "button", class: "sl-icon-button sl-menu-opener", "aria-controls": "slack-conversations", onclick: menu }, icon("menu"));
  const sign = el("span", { class: "sl-head-sign", "aria-hidden": "true" });
  const name = el("h2", { class: "sl-head-name" });
  const about = el("p", { class: "sl-head-about" });
  const tabs = el("div", { class: "sl-tabs", role: "tablist", hidden: true, onkeydown: (event) => keyed(event) }, TABS.map(([key, , panel]) =>
    el("button", { type: "button", id: `slack-tab-${key}`, class: "sl-tab", role: "tab", "aria-controls": panel, onclick: () => tab(key) })));
  const box = el("div", { class: "sl-head" }, el("div", { class: "sl-head-line" }, opener, sign, el("div", { class: "sl-head-words" }, name, about)), tabs);

  function keyed(event) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const other = [...tabs.children].find((each) => each !== document.activeElement);
    other.focus();
    other.click();
  }

  function show({ name: shown, kind }, current, isMenuOpen) {
    const isApp = kind === "im";
    fill(sign, isApp ? el("span", { class: "sl-face sl-face-app" }, mark()) : "#");
    name.textContent = shown;
    about.textContent = word(isApp ? "directTopic" : "channelTopic");
    opener.setAttribute("aria-label", word(isMenuOpen ? "closeMenu" : "openMenu"));
    opener.setAttribute("aria-expanded", String(isMenuOpen));
    tabs.hidden = !isApp;
    tabs.setAttribute("aria-label", word("tabs"));
    TABS.forEach(([key, label], index) => {
      const isCurrent = key === current;
      tabs.children[index].textContent = word(label);
      tabs.children[index].setAttribute("aria-selected", String(isCurrent));
      tabs.children[index].tabIndex = isCurrent ? 0 : -1;
    });
  }

  return { box, opener, show };
}
