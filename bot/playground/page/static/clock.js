export function mountClock() {
  return { show() {}, refresh() {}, toggle() {}, isOpen: () => false };
}
