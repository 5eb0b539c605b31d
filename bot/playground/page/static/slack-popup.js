// Lists that open over the rest: menus and the options of a select.

const GAP = 4;

/** Open a list under (or, for want of room, over) what it belongs to. */
export function open(list, anchor) {
  if (!list.matches(":popover-open")) list.showPopover();
  place(list, anchor);
}

/** Close a list. */
export function close(list) {
  if (list.isConnected && list.matches(":popover-open")) list.hidePopover();
}

/** Put a list where it belongs; again after its content has changed. */
export function place(list, anchor) {
  const around = anchor.getBoundingClientRect();
  list.style.minWidth = `${around.width}px`;
  // Measured in all the room there is: further to the left, it would grow again.
  list.style.left = `${GAP}px`;
  const { width, height } = list.getBoundingClientRect();
  const below = innerHeight - around.bottom - GAP;
  const isOver = height > below && around.top > below;
  list.style.top = `${isOver ? Math.max(GAP, around.top - height - GAP) : around.bottom + GAP}px`;
  list.style.left = `${Math.max(GAP, Math.min(around.left, innerWidth - width - GAP))}px`;
}

/** Let a list follow what it belongs to, and close when that is scrolled out of sight. */
export function follow(list, anchor, shut) {
  const moved = ({ target }) => {
    if (!list.isConnected) return stop();
    if (!list.matches(":popover-open") || list.contains(target)) return undefined;
    return isInSight(anchor, target) ? place(list, anchor) : shut();
  };
  const stop = () => {
    removeEventListener("scroll", moved, true);
    removeEventListener("resize", moved);
  };
  addEventListener("scroll", moved, { capture: true, passive: true });
  addEventListener("resize", moved);
}

function isInSight(anchor, scrolled) {
  const { top, bottom } = anchor.getBoundingClientRect();
  const frame = scrolled instanceof Element ? scrolled.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  return bottom > frame.top && top < frame.bottom;
}
