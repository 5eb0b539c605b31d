/** What the address asks for and the page does not give: else one would be somebody else without knowing. */

import { called, PLATFORMS } from "./state.js";

const LONGEST = 40;

/**
 * @param {import("./state.js").State} state
 * @param {Record<import("./state.js").Platform, string>} wanted whom the address names
 * @param {any} shell
 */
export function tellUnknown(state, wanted, { scene, word, toast }) {
  const { players } = scene();
  const tell = (key, value, name = "") => toast(word(key, { value: quoted(value), name }), { bad: key !== "unknown_name" });
  for (const platform of PLATFORMS) {
    const [value, { full } = {}] = [wanted[platform], players.find(({ key }) => key === state.players[platform])];
    const count = called(value, players).length;
    if (full && value && count !== 1) tell(count ? "several_players" : "unknown_player", value, full);
  }
  for (const [part, value] of Object.entries(state.unknown)) {
    if (value) tell(`unknown_${part}`, value);
  }
}

/** Enough of it to know it again. */
function quoted(typed) {
  const signs = [...typed];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join("")}…` : typed;
}
