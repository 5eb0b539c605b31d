export function mountBackstage() {
  return { show() {}, refresh() {}, toggle() {}, isOpen: () => false };
}
