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
 * @property {Record<"lang" | "theme", string>} unknown as typed, what was asked for and is not there; else empty
 */

/** @param {string} search @returns {State} */
export function readAddress(search) {
  const asked = new Map([...new URLSearchParams(search)].map(([name, value]) => [name.toLowerCase(), value]));
  const everywhere = asked.get("as") ?? "";
  const tour = asked.get("tour") ?? null;
  const lang = asked.get("lang") ?? "";
  const theme = asked.get("theme") ?? "";
  const known = { lang: among(LANGUAGES, lang), theme: among(THEMES, theme) };
  return {
    language: known.lang || "fr",
    theme: known.theme,
    unknown: { lang: known.lang ? "" : lang, theme: known.theme ? "" : theme },
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

/** Nobody plays someone who is not on the scene, as after a reset. @param {string} key @param {{key: string}[]} players */
export function played(key, players) {
  return (players.find(({ key: one }) => one.toLowerCase() === key.toLowerCase()) ?? players[0]).key;
}
