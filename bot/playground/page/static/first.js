/** The first looks, asked for while the rest of the page is on its way. */

import { getAhead } from "./api.js";
import { PLATFORMS, played, readAddress } from "./state.js";

const { players } = await getAhead("/api/scene").catch(() => ({ players: [] }));
if (players.length) {
  const asked = readAddress(location.search).players;
  for (const platform of PLATFORMS) getAhead(`/api/${platform}`, { as: played(asked[platform], players) });
}
