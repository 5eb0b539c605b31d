/** The guided tour: one step at a time, above the windows. */

import { el, fill } from "./dom.js";
import { iconButton } from "./icons.js";
import { COUNT, steps } from "./tour-steps.js";

const KEPT = "maillon-tour";

/**
 * @param {HTMLElement} root
 * @param {any} shell
 * @param {boolean | null} asked by the address; null: as it was left
 */
export function mountTour(root, shell, asked) {
  let at = Math.min(Math.max(Number(kept()) || 0, 0), COUNT - 1);
  root.hidden = !(asked ?? kept() !== "closed");
  if (root.hidden) keep("closed");
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") toggle();
  });

  function go(to) {
    at = to;
    keep(String(at));
    shell.changed();
    root.querySelector(".tour-next")?.focus();
  }

  function toggle() {
    if (root.contains(document.activeElement)) document.getElementById("tour-button").focus();
    root.hidden = !root.hidden;
    if (!root.hidden && kept() === "closed") at = 0;
    keep(root.hidden ? "closed" : String(at));
    shell.changed();
  }

  function show() {
    const step = steps(shell.language(), shell.scene())[at];
    const look = JSON.stringify([step, shell.language(), root.hidden]);
    if (root.dataset.look === look) return;
    root.dataset.look = look;
    if (root.hidden) return;
    fill(root, count(), wordsOf(step), acts(step), moves());
  }

  function count() {
    const spoken = shell.word("tour_step", { step: at + 1, count: COUNT });
    const seen = el("span", { "aria-hidden": "true" }, `${at + 1} / ${COUNT}`);
    return el("p", { class: "tour-count" }, el("span", { class: "visually-hidden" }, spoken), seen);
  }

  function acts({ be, line, slackLine = line, see }) {
    const buttons = [];
    if (line) {
      buttons.push(button("tour_slack", () => typed("slack", be, slackLine)));
      buttons.push(button("tour_telegram", () => typed("telegram", be, line)));
    }
    if (see === "backstage") buttons.push(button("backstage_open", () => shell.openBackstage()));
    return el("div", { class: "tour-acts" }, buttons);
  }

  function typed(platform, be, line) {
    shell.become(platform, be).then(() => shell.propose(platform, line));
  }

  function moves() {
    const { word } = shell;
    const last = at === COUNT - 1;
    const onclick = () => (last ? toggle() : go(at + 1));
    const next = { type: "button", class: "button button-main tour-next", onclick };
    return el(
      "div",
      { class: "tour-moves" },
      iconButton("back", word("tour_previous"), () => go(at - 1), { disabled: at === 0 }),
      el("button", next, word(last ? "tour_end" : "tour_next")),
      iconButton("close", word("tour_close"), toggle),
    );
  }

  function button(key, onclick) {
    return el("button", { type: "button", class: "button", onclick }, shell.word(key));
  }

  return { show, toggle, isOpen: () => !root.hidden };
}

function wordsOf({ title, text }) {
  const parts = text.split("`").map((part, index) => (index % 2 ? el("code", { class: "tour-line" }, part) : part));
  return el(
    "div",
    { class: "tour-words", "aria-live": "polite" },
    el("h2", { class: "tour-title" }, title),
    el("p", { class: "tour-text" }, parts),
  );
}

/** Storage may be forbidden; the tour then begins anew each time. */
function kept() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    sessionStorage.setItem(KEPT, value);
  } catch {
    // As said above.
  }
}
