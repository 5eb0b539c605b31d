/** What this tab keeps through a reload. Storage may be forbidden: it then begins anew each time. */

/** @param {string} name @returns {string | null} */
export function kept(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} value */
export function keep(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // As said above.
  }
}
