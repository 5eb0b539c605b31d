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
  const { width, height } = list.getBoundingClientRect();
  const below = innerHeight - around.bottom - GAP;
  const isOver = height > below && around.top > below;
  list.style.top = `${isOver ? Math.max(GAP, around.top - height - GAP) : around.bottom + GAP}px`;
  list.style.left = `${Math.max(GAP, Math.min(around.left, innerWidth - width - GAP))}px`;
}

/** Close a list when what it belongs to moves away. */
export function closeOnMove(list, shut) {
  const moved = (event) => {
    if (!list.isConnected) stop();
    else if (list.matches(":popover-open") && !list.contains(event.target)) shut();
  };
  const stop = () => {
    removeEventListener("scroll", moved, true);
    removeEventListener("resize", moved);
  };
  addEventListener("scroll", moved, { capture: true, passive: true });
  addEventListener("resize", moved);
}
