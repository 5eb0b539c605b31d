/** The first looks, asked for while the rest of the page is on its way. */

import { getAhead } from "./api.js";
import { PLATFORMS, played, readAddress } from "./state.js";

/** Nobody is on a scene that does not answer: who asks for it next is told why. */
getAhead("/api/scene").then(lookAhead, () => null);

function lookAhead({ players }) {
  const asked = readAddress(location.search).players;
  for (const platform of PLATFORMS) getAhead(`/api/${platform}`, { as: played(asked[platform], players) });
}
