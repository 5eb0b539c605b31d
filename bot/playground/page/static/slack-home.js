// The Home of the app, as it was published for whoever looks.

import { el, fill } from "./dom.js";
import { mark } from "./icons.js";
import { blocks } from "./slack-blocks.js";
import { Surface } from "./slack-surface.js";
import { say } from "./slack-words.js";

/** @param {{page: object, desk: object}} given */
export function mountHome({ page, desk }) {
  const box = el("div", { class: "sl-home", role: "tabpanel", id: "slack-home", "aria-labelledby": "slack-tab-home", tabindex: "0", hidden: true });
  let look = "";

  function show({ home, home_enabled: isOn }, reader) {
    const next = JSON.stringify([page.player(), page.language(), isOn, home]);
    if (next === look) return;
    look = next;
    fill(box, home ? published(home, reader) : nothing(isOn));
  }

  function published(home, reader) {
    const surface = new Surface({ where: { view: home.id }, reader, state: home.state, desk });
    return el("div", { class: "sl-home-page" }, blocks(home.view.blocks, surface));
  }

  function nothing(isOn) {
    return el("div", { class: "sl-home-empty" }, el("span", { class: "sl-face sl-face-app sl-face-large" }, mark()), el("p", null, say(page.language(), isOn ? "homeEmpty" : "homeOff")));
  }

  return { box, show };
}
