/** Where something arrived while the clock moved; one click leads there. */

import { el, fill } from "./dom.js";
import { wayBack } from "./focus.js";
import { iconButton } from "./icons.js";

/**
 * @typedef {{platform: "slack" | "telegram", in: string | number, who: string | null, name: string, count: number}} Arrival
 *
 * @param {HTMLElement} root a polite live region
 * @param {any} shell
 */
export function mountArrivals(root, shell) {
  const { word } = shell;
  /** @type {Arrival[] | null} null: nothing to tell of */
  let arrived = null;
  let look = "";
  const back = wayBack(root);

  function show() {
    const now = JSON.stringify([shell.language(), arrived]);
    if (now === look) return;
    look = now;
    if (!arrived) return fill(root);
    if (!arrived.length) return fill(root, el("p", null, word("arrived_none")), closing());
    const list = el("ul", { class: "arrivals-list" }, arrived.map((each) => el("li", null, leading(each))));
    return fill(root, el("p", null, word("arrived")), list, closing());
  }

  function leading(each) {
    const label = word("arrived_there", { who: reader(each), platform: word(each.platform), count: each.count });
    return el("button", { type: "button", class: "button", onclick: () => shell.open(each) }, label);
  }

  /** Julie, or Julie B.; #annonces; the name of a group. */
  function reader({ who, platform, name }) {
    const player = shell.scene().players.find(({ key }) => key === who);
    if (player) return player.short;
    return platform === "slack" ? `#${name}` : name;
  }

  function closing() {
    return iconButton("close", word("dismiss"), () => {
      take(null);
      back();
    });
  }

  /** @param {Arrival[] | null} fresh */
  function take(fresh) {
    arrived = fresh;
    show();
  }

  return { show, take };
}
