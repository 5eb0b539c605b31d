/** The people whom one can be, and their faces. */

import { el, keep } from "./dom.js";
import { mark } from "./icons.js";
import { say } from "./words.js";

const TINTS = 7;

/**
 * A round face with initials, in the colour of what somebody is called, which nobody else is.
 *
 * @param {string} name
 * @param {string} called
 */
export function avatar(name, called) {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "");
  const tint = [...called].reduce((sum, each) => (sum * 31 + each.codePointAt(0)) % 9973, 7) % TINTS;
  return el("span", { class: `avatar tint-${tint}`, "aria-hidden": "true" }, initials.join(""));
}

/** The face of Maillon itself. */
export function botFace() {
  return el("span", { class: "avatar avatar-bot", "aria-hidden": "true" }, mark());
}

/**
 * A row of people, one of whom is chosen.
 *
 * @param {HTMLElement} root
 * @param {string} group the name of the choice
 * @param {(key: string) => void} chosen
 */
export function mountPlayers(root, group, chosen) {
  const row = el("div", { class: "players-row", role: "radiogroup" });
  const about = el("p", { class: "players-about" });
  root.append(row, about);
  return {
    show(players, current, words, label) {
      row.setAttribute("aria-label", label);
      const make = (player) => tile(player, group, words, () => chosen(player.key));
      keep(row, players, (player) => player.key, make, (player) => [player, words.manager]);
      for (const input of row.querySelectorAll("input")) input.checked = input.value === current;
      const one = players.find((player) => player.key === current);
      about.textContent = one ? described(one, words) : "";
    },
  };
}

/** gestionnaire · Traiteur Fleur de Chaudron · français */
function described(player, words) {
  const parts = [role(player, words), player.organization, words[player.language]];
  return parts.filter(Boolean).join(" · ");
}

function role(player, words) {
  return player.role ? say(words, player.role) : words.newcomer;
}

function tile(player, group, words, chosen) {
  return el(
    "label",
    { class: player.role ? "player" : "player player-new", title: described(player, words) },
    el("input", { type: "radio", name: group, value: player.key, onchange: chosen }),
    el(
      "span",
      { class: "player-face" },
      avatar(player.name, player.full),
      el("abbr", { class: "player-language", title: words[player.language] }, player.language),
    ),
    el(
      "span",
      { class: "player-words" },
      el("span", { class: "player-name" }, el("span", { class: "player-full" }, player.full), el("span", { class: "player-short" }, player.short)),
      el("span", { class: "player-role" }, role(player, words)),
    ),
  );
}
