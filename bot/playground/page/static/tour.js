export function mountTour() {
  return { show() {}, refresh() {}, toggle() {}, isOpen: () => false };
}
