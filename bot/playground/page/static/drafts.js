/** What was begun and not sent: it outlives a reload, not the scene that it was written in. */

import { keep, kept } from "./kept.js";

const KEPT = "maillon-drafts";

/**
 * @param {() => string} scene the name of the present one, none until it is known
 */
export function mountDrafts(scene) {
  let name = "";
  let drafts = new Map();

  function present() {
    if (name !== scene()) {
      name = scene();
      drafts = new Map(read(name));
    }
    return drafts;
  }

  function set(place, draft) {
    // Before the scene is known, what is kept of it is not read yet: nothing may be written over it.
    if (!scene()) return;
    if (draft.length) present().set(place, draft);
    else present().delete(place);
    keep(KEPT, JSON.stringify({ name, drafts: [...drafts] }));
  }

  return { get: (place) => present().get(place), set };
}

function read(name) {
  const last = JSON.parse(kept(KEPT) ?? "null");
  return last?.name === name ? last.drafts : [];
}
