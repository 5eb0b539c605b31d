// What is pressed: buttons, links that look like buttons, and menus of more actions.

import { cannotRender, el } from "./dom.js";
import { safeAddress } from "./slack-mrkdwn.js";
import * as popup from "./slack-popup.js";
import { plainWords, textObject } from "./slack-text.js";

const STYLES = { primary: " sl-button-primary", danger: " sl-button-danger" };

/** A button; with an address, a link which the app hears of too. */
export function button(element, surface, field) {
  const look = {
    class: `sl-button${STYLES[element.style] ?? ""}`,
    "aria-label": element.accessibility_label ?? false,
    onclick: (event) => surface.act(event.currentTarget, field),
  };
  const label = textObject(element.text, surface.reader);
  if (element.url === undefined) return el("button", { type: "button", ...look }, label);
  const href = safeAddress(element.url);
  if (!href) return cannotRender(element.type);
  return el("a", { ...look, href, target: "_blank", rel: "noopener noreferrer" }, label);
}

/** A button with three dots, and what it opens. */
export function overflow(element, surface, field) {
  const id = surface.id();
  const opener = el(
    "button",
    {
      type: "button", class: "sl-button sl-overflow", "aria-haspopup": "menu", "aria-expanded": "false",
      "aria-controls": id, "aria-label": surface.word("more"), onclick: () => toggle(),
    },
    "⋯",
  );
  const entries = element.options.map((option) => entry(option, surface, (chosen) => {
    shut();
    surface.act(opener, field, chosen);
  }));
  const menu = el("div", { id, class: "sl-menu", role: "menu", popover: "manual", onkeydown: (event) => keyed(event) }, entries);
  const shut = () => {
    popup.close(menu);
    opener.setAttribute("aria-expanded", "false");
  };
  const toggle = () => {
    if (menu.matches(":popover-open")) return shut();
    popup.open(menu, opener);
    opener.setAttribute("aria-expanded", "true");
    return entries[0]?.focus();
  };
  const keyed = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      entries.at((entries.indexOf(document.activeElement) + step) % entries.length).focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.stopPropagation();
      shut();
      if (event.key === "Escape") opener.focus();
    }
  };
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget !== opener && !menu.contains(relatedTarget)) shut();
  });
  popup.follow(menu, opener, shut);
  return el("span", { class: "sl-overflow-box" }, opener, menu);
}

function entry(option, surface, chosen) {
  const href = option.url && safeAddress(option.url);
  const look = { role: "menuitem", tabindex: "-1", class: "sl-menu-item", onclick: () => chosen(option) };
  const label = [
    el("span", null, textObject(option.text, surface.reader)),
    option.description && el("span", { class: "sl-option-more" }, plainWords(option.description)),
  ];
  if (href) return el("a", { ...look, href, target: "_blank", rel: "noopener noreferrer" }, label);
  return el("button", { type: "button", ...look }, label);
}
