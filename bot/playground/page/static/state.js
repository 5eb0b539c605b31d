/** What the page is set to, as its address tells it. */

/** @typedef {"slack" | "telegram"} Platform */
export const PLATFORMS = /** @type {const} */ (["slack", "telegram"]);
export const LANGUAGES = /** @type {const} */ (["fr", "en"]);
const THEMES = ["dark", "light"];

/**
 * @typedef {object} State
 * @property {"fr" | "en"} language
 * @property {"dark" | "light" | ""} theme chosen by hand; empty follows the system
 * @property {Record<Platform, string>} players keys
 * @property {boolean | null} tour null: as it was left
 * @property {Record<"lang" | "theme", string>} unknown what was asked for and is not there; else empty
 */

/** @param {string} search @returns {State} */
export function readAddress(search) {
  const asked = new URLSearchParams(search.toLowerCase());
  const everywhere = asked.get("as") ?? "";
  const tour = asked.get("tour");
  const lang = asked.get("lang") ?? "";
  const theme = asked.get("theme") ?? "";
  return {
    language: lang === "en" ? "en" : "fr",
    theme: THEMES.includes(theme) ? theme : "",
    unknown: { lang: LANGUAGES.includes(lang) ? "" : lang, theme: THEMES.includes(theme) ? "" : theme },
    players: {
      slack: asked.get("slack") ?? everywhere,
      telegram: asked.get("telegram") ?? everywhere,
    },
    tour: tour === null ? null : tour !== "0",
  };
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

/** Nobody plays someone who is not on the scene, as after a reset. @param {string} key @param {{key: string}[]} players */
export function played(key, players) {
  return (players.find(({ key: one }) => one.toLowerCase() === key.toLowerCase()) ?? players[0]).key;
}
