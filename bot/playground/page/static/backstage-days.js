/** What happened, newest first, with the day wherever it changes. */

import { el, keep } from "./dom.js";
import { day, dayKey } from "./times.js";

/**
 * @template {{n: number, at: string | null}} Deed
 * @param {HTMLElement} list
 * @param {Deed[]} deeds which stay as they are
 * @param {(deed: Deed) => HTMLElement} make
 * @param {any} shell
 */
export function byDay(list, deeds, make, shell) {
  const { zone } = shell.scene();
  const language = shell.language();
  let last = "";
  const items = deeds.flatMap((deed) => {
    const date = deed.at ? dayKey(deed.at, zone) : last;
    const isOther = date !== last;
    last = date;
    return isOther ? [{ ...deed, isHead: true }, deed] : [deed];
  });
  const key = ({ isHead, n }) => (isHead ? `day ${n}` : n);
  const head = ({ at }) => el("li", { class: "calls-day" }, day(at, zone, language));
  keep(list, items, key, (item) => (item.isHead ? head(item) : make(item)), (item) => [key(item), language]);
}
