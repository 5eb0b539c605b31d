/** Keeps who reads the newest message at the newest, whatever happens to the room around it. */

/** @param {HTMLElement} scroller @param {number} near so many pixels from its end are at its end */
export function followNewest(scroller, near) {
  let isAway = false;
  let height = null;
  const toNewest = (behavior = "instant") => scroller.scrollTo({ top: scroller.scrollHeight, behavior });
  scroller.addEventListener("scroll", () => {
    // In the height that was scrolled: a smaller one since then has moved no reader.
    isAway = scroller.scrollHeight - scroller.scrollTop - (height ?? scroller.clientHeight) >= near;
  }, { passive: true });
  new ResizeObserver(() => {
    height = scroller.clientHeight;
    if (!isAway) toNewest();
  }).observe(scroller);
  return { isAway: () => isAway, toNewest };
}
