/** The buttons at the end of the top bar: tour, backstage, language, theme. */

import { el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { LANGUAGES } from "./state.js";

const NAMES = { fr: "Français", en: "English" };

/**
 * @param {HTMLElement} root
 * @param {{tour(): void, backstage(): void, language(code: string): void, theme(): void}} acts
 */
export function mountTools(root, acts) {
  const tour = opener("tour", acts.tour);
  const backstage = opener("backstage", acts.backstage);
  const theme = el("button", { type: "button", class: "icon-button", onclick: acts.theme });
  const languages = LANGUAGES.map((code) => languageButton(code, acts.language));
  const group = el("div", { class: "switch", role: "group" }, languages);
  root.append(tour, backstage, group, theme);
  return {
    show({ words, language, dark, tourOpen, backstageOpen }) {
      name(tour, "compass", words.tour, words.tour_open, tourOpen);
      name(backstage, "gears", words.backstage, words.backstage_open, backstageOpen);
      group.setAttribute("aria-label", words.language);
      for (const button of languages) button.setAttribute("aria-pressed", String(button.lang === language));
      theme.setAttribute("aria-label", dark ? words.theme_light : words.theme_dark);
      theme.title = dark ? words.theme_light : words.theme_dark;
      fill(theme, icon(dark ? "sun" : "moon"));
    },
  };
}

function opener(part, onclick) {
  const props = { type: "button", class: "tool", id: `${part}-button`, "aria-controls": part };
  return el("button", { ...props, onclick });
}

function name(button, drawing, text, long, open) {
  fill(button, icon(drawing), el("span", { class: "tool-name" }, text));
  button.title = long;
  button.setAttribute("aria-expanded", String(open));
}

function languageButton(code, choose) {
  const onclick = () => choose(code);
  const name = el("span", { class: "visually-hidden" }, NAMES[code]);
  const short = el("span", { "aria-hidden": "true" }, code.toUpperCase());
  return el("button", { type: "button", class: "switch-option", lang: code, onclick }, name, short);
}
