/** Where the focus goes when what has it goes away. */

/**
 * Where one was before one came into a part of the page.
 *
 * @param {HTMLElement} root
 * @returns {() => void} leads back there
 */
export function wayBack(root) {
  let from = null;
  root.addEventListener("focusin", ({ relatedTarget }) => {
    if (!root.contains(relatedTarget)) from = relatedTarget;
  });
  return () => from?.focus();
}

/** Whether the focus is in a part of the page, or nowhere: it can then be taken without being missed. */
export function isHeld(root) {
  return document.activeElement === document.body || root.contains(document.activeElement);
}

/** Whether what has the focus is gone, or hidden: the browser takes the focus from that a moment later. */
export function isLost() {
  return document.activeElement === document.body || !document.activeElement.checkVisibility();
}

/** Show a list anew; whoever is on one of its items, known by its key, is on it again. */
export function keepItem(root, show) {
  const key = root.contains(document.activeElement) && document.activeElement.closest("[data-key]")?.dataset.key;
  show();
  if (!key || !isLost()) return;
  const item = [...root.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
  item?.querySelector("button")?.focus();
}

/** Do something, at once or later; whoever loses the focus over it has it again, on what stands there in the end. */
export function keepFocus(root, work) {
  const places = () => [...root.querySelectorAll("button, input, select")];
  const at = places().indexOf(document.activeElement);
  const back = (done) => {
    if (document.activeElement === document.body) places()[at]?.focus();
    return done;
  };
  const done = work();
  return done instanceof Promise ? done.then(back) : back(done);
}
