/** What the page is set to, as its address tells it. */

import { folded } from "./folding.js";

/** @typedef {"slack" | "telegram"} Platform */
export const PLATFORMS = /** @type {const} */ (["slack", "telegram"]);
export const LANGUAGES = /** @type {const} */ (["fr", "en"]);
const THEMES = ["dark", "light"];
const NAMES = ["as", ...PLATFORMS, "lang", "theme", "tour"];
/** What mail and search engines add to a link, for the sake of others. */
const TRACKER = /^(utm_\w+|mc_[ce]id|_\w+|\w*clid)$/u;

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
  const asked = new Map([...new URLSearchParams(search)].map(([name, value]) => [name.trim().toLowerCase(), value.trim()]));
  const everywhere = asked.get("as") ?? "";
  const tour = asked.get("tour") ?? null;
  const lang = asked.get("lang") ?? "";
  const theme = asked.get("theme") ?? "";
  // « fr-CA » and « en_US » are French and English.
  const known = { lang: among(LANGUAGES, lang.split(/[-_]/u)[0]), theme: among(THEMES, theme) };
  const others = [...asked.keys()].filter((name) => name && !NAMES.includes(name) && !TRACKER.test(name));
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

/** Nobody plays someone who is not on the scene, as after a reset. @param {string} key @param {{key: string, name: string, full: string, short: string}[]} players */
export function played(key, players) {
  return (called(key, players)[0] ?? players[0]).key;
}

/**
 * Who is meant: by their key, else by what they are called on the page, else by their first or last name.
 *
 * @template {{key: string, name: string, full: string, short: string}} Player
 * @param {string} typed @param {Player[]} players @returns {Player[]}
 */
export function called(typed, players) {
  const isSo = (one) => folded(one) === folded(typed);
  const ways = [({ key }) => [key], ({ name, full, short }) => [name, full, short], ({ name }) => name.split(/\s+/u)];
  return ways.map((way) => players.filter((player) => way(player).some(isSo))).find((found) => found.length) ?? [];
}
