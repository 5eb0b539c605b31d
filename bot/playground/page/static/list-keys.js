/** The keys of a list of commands that has the focus, over the field where one writes. */

const PAGE = 5;
const TYPING = new Set(["Backspace", "Delete", "Dead"]);
const INTO = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (Math.max(at, 0) - 1 + count) % count,
};
const ALONG = {
  ...INTO,
  Home: () => 0,
  End: (_, count) => count - 1,
  PageDown: (at, count) => Math.min(at + PAGE, count - 1),
  PageUp: (at) => Math.max(at - PAGE, 0),
};

/**
 * Which of the list a key leads to, if to any; from the field, where other keys move within what is typed, the arrows alone do.
 *
 * @param {KeyboardEvent} event
 * @param {{list: HTMLElement, at: number, count: number}} now at: below zero when none is meant yet
 */
export function led({ key, target }, { list, at, count }) {
  return (target === list ? ALONG : INTO)[key]?.(at, count);
}

/** Whether a key writes something: pressed in the list, it is the field's. @param {KeyboardEvent} event */
export function isTyped(event) {
  if (event.key === "Enter") return event.shiftKey;
  if (pastes(event)) return true;
  const isHeld = event.ctrlKey || event.altKey || event.metaKey;
  if (isHeld && !event.getModifierState("AltGraph")) return false;
  return [...event.key].length === 1 || TYPING.has(event.key);
}

function pastes({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return false;
  return ctrlKey || metaKey ? key.toLowerCase() === "v" : shiftKey && key === "Insert";
}
