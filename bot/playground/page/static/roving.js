/** Many buttons of one kind, of which Tab stops at one alone; the arrows go to the others. */

const STEPS = { ArrowUp: -1, ArrowDown: 1 };

/**
 * @param {HTMLElement} root
 * @param {string} kind a selector
 * @returns {() => void} to be called when there are others: the stop is then the last of them
 */
export function roving(root, kind) {
  const all = () => [...root.querySelectorAll(kind)];
  const stopAt = (chosen) => {
    for (const each of all()) each.tabIndex = each === chosen ? 0 : -1;
  };
  root.addEventListener("focusin", ({ target }) => target.matches(kind) && stopAt(target));
  root.addEventListener("keydown", (event) => {
    const step = event.target.matches(kind) && STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const listed = all();
    listed[listed.indexOf(event.target) + step]?.focus();
  });
  return () => {
    const listed = all();
    stopAt(listed.find((each) => each === document.activeElement) ?? listed.at(-1));
  };
}
