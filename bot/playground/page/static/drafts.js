/** What was begun and not sent: it outlives a reload, not the scene that it was written in. */

import { keep, kept } from "./kept.js";

const KEPT = "maillon-drafts";

/**
 * @param {() => number} scene the number of the present one
 */
export function mountDrafts(scene) {
  let number = 0;
  let drafts = new Map();

  function present() {
    if (number !== scene()) {
      number = scene();
      drafts = new Map(read(number));
    }
    return drafts;
  }

  function set(place, draft) {
    if (draft.length) present().set(place, draft);
    else present().delete(place);
    keep(KEPT, JSON.stringify({ number, drafts: [...drafts] }));
  }

  return { get: (place) => present().get(place), set };
}

function read(number) {
  const last = JSON.parse(kept(KEPT) ?? "null");
  return last?.number === number ? last.drafts : [];
}
