/** Keeps who reads the newest message at the newest, whatever happens to the room around it. */

/**
 * @param {HTMLElement} scroller
 * @param {number} near so many pixels from its end are at its end
 * @param {() => void} reached it is at its end, whether it was away or not
 */
export function followNewest(scroller, near, reached = () => {}) {
  let isAway = false;
  let height = 0;
  const isBelow = (seen) => scroller.scrollHeight - scroller.scrollTop - seen >= near;
  const toNewest = (behavior = "instant") => {
    isAway = false;
    height = scroller.clientHeight;
    scroller.scrollTo({ top: scroller.scrollHeight, behavior });
    reached();
  };
  scroller.addEventListener("scroll", () => {
    // Of the heights before and after, in the larger one: a change of the room has moved no reader.
    isAway = isBelow(Math.max(height, scroller.clientHeight));
    if (!isAway) reached();
  }, { passive: true });
  new ResizeObserver(() => {
    height = scroller.clientHeight;
    // Out of sight, one stays where one was.
    if (height && !(isAway && isBelow(height))) toNewest();
  }).observe(scroller);
  return { isAway: () => isAway, toNewest };
}
