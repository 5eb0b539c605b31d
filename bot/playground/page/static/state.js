/** What the page is set to, as its address tells it. */

import { folded } from "./folding.js";

/** @typedef {"slack" | "telegram"} Platform */
export const PLATFORMS = /** @type {const} */ (["slack", "telegram"]);
export const LANGUAGES = /** @type {const} */ (["fr", "en"]);
const THEMES = ["dark", "light"];
const NAMES = ["as", ...PLATFORMS, "lang", "theme", "tour"];

/**
 * @typedef {object} State
 * @property {"fr" | "en"} language
 * @property {"dark" | "light" | ""} theme chosen by hand; empty follows the system
 * @property {Record<Platform, string>} players keys
 * @property {boolean | null} tour null: as it was left
 * @property {Record<"lang" | "theme" | "name", string>} unknown as typed, what was asked for and is not there; else empty
 */

/** @param {string} search @returns {State} */
export function readAddress(search) {
  const asked = new Map([...new URLSearchParams(search)].map(([name, value]) => [name.toLowerCase(), value]));
  const everywhere = asked.get("as") ?? "";
  const tour = asked.get("tour") ?? null;
  const lang = asked.get("lang") ?? "";
  const theme = asked.get("theme") ?? "";
  // « fr-CA » and « en_US » are French and English.
  const known = { lang: among(LANGUAGES, lang.split(/[-_]/u)[0]), theme: among(THEMES, theme) };
  const others = [...new Set(new URLSearchParams(search).keys())].filter((name) => name && !among(NAMES, name));
  return {
    language: known.lang || "fr",
    theme: known.theme,
    unknown: { lang: known.lang ? "" : lang, theme: known.theme ? "" : theme, name: others.join(", ") },
    players: {
      slack: asked.get("slack") ?? everywhere,
      telegram: asked.get("telegram") ?? everywhere,
    },
    tour: tour === null ? null : tour !== "0",
  };
}

/** The one that is meant, in capitals too; empty for none. */
function among(values, typed) {
  return values.find((value) => value === typed.toLowerCase()) ?? "";
}

/** Keep the address in step, so that it can be copied. @param {State} state */
export function writeAddress(state) {
  const { slack, telegram } = state.players;
  const told = new URLSearchParams(slack === telegram ? { as: slack } : { slack, telegram });
  if (state.language !== "fr") told.set("lang", state.language);
  if (state.theme) told.set("theme", state.theme);
  if (state.tour) told.set("tour", "1");
  history.replaceState(null, "", `?${told}`);
}

/** Nobody plays someone who is not on the scene, as after a reset. @param {string} key @param {{key: string, name: string}[]} players */
export function played(key, players) {
  const isKey = ({ key: one }) => folded(one) === folded(key);
  return (players.find(isKey) ?? players.find((player) => isCalled(player, key)) ?? players[0]).key;
}

/** Whether this is the key of somebody, or what they are called on the page. @param {{key: string, name: string}} player */
export function isCalled({ key, name }, typed) {
  return [key, name, name.split(" ")[0]].some((one) => folded(one) === folded(typed.trim()));
}
