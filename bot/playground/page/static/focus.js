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

/** Do something; whoever loses the focus over it has it again, on what stands there in the end. */
export async function keepFocus(root, work) {
  const places = () => [...root.querySelectorAll("button, input, select")];
  const at = places().indexOf(document.activeElement);
  const done = await work();
  if (document.activeElement === document.body) places()[at]?.focus();
  return done;
}
