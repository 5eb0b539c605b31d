/** The guided tour: one step at a time, above the windows. */

import { el, fill } from "./dom.js";
import { icon, iconButton } from "./icons.js";
import { keep, kept } from "./kept.js";
import { COUNT, steps } from "./tour-steps.js";

const KEPT = "maillon-tour";
const NARROW = matchMedia("(max-width: 979.9px)");

/**
 * @param {HTMLElement} root
 * @param {any} shell
 * @param {boolean | null} asked by the address; null: as it was left
 */
export function mountTour(root, shell, asked) {
  let isUnfolded = false;
  let at = Math.min(Math.max(Number(kept(KEPT)) || 0, 0), COUNT - 1);
  root.hidden = !(asked ?? kept(KEPT) !== "closed");
  if (root.hidden) keep(KEPT, "closed");
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") toggle();
  });

  function go(to) {
    at = to;
    keep(KEPT, String(at));
    shell.changed();
    root.querySelector(".tour-next")?.focus();
  }

  function toggle() {
    if (root.contains(document.activeElement)) document.getElementById("tour-button").focus();
    root.hidden = !root.hidden;
    if (!root.hidden && kept(KEPT) === "closed") at = 0;
    keep(KEPT, root.hidden ? "closed" : String(at));
    shell.changed();
  }

  function fold(folded) {
    isUnfolded = !folded;
    shell.changed();
    root.querySelector("button.tour-count")?.focus();
  }

  function show() {
    const step = steps(shell.language(), shell.scene())[at];
    const isFolded = NARROW.matches && !isUnfolded;
    const look = JSON.stringify([step, shell.language(), root.hidden, NARROW.matches, isFolded, shell.window()]);
    if (root.dataset.look === look) return;
    root.dataset.look = look;
    if (root.hidden) return;
    root.classList.toggle("is-folded", isFolded);
    if (isFolded) fill(root, count(isFolded), brief(step), next());
    else fill(root, count(isFolded), wordsOf(step), acts(step), moves());
  }

  /** Which step it is; where there is little room, it folds the tour and unfolds it. */
  function count(isFolded) {
    const { word } = shell;
    const where = { step: at + 1, count: COUNT };
    const seen = (words) => el("span", { "aria-hidden": "true" }, words);
    const spoken = (key) => el("span", { class: "visually-hidden" }, word(key, where));
    if (!NARROW.matches) return el("p", { class: "tour-count" }, spoken("tour_step"), seen(`${at + 1} / ${COUNT}`));
    const props = { type: "button", class: "tour-count", "aria-expanded": String(!isFolded), title: word(isFolded ? "tour_unfold" : "tour_fold") };
    return el("button", { ...props, onclick: () => fold(!isFolded) }, spoken("tour_step_named"), seen(`${word("tour")} ${at + 1}/${COUNT}`), icon("chevron"));
  }

  /** Of a step, the line to type in the window that is shown; else its title. What is more is unfolded. */
  function brief({ title, be, line, slackLine = line, see }) {
    const heading = el("h2", { class: line ? "visually-hidden" : "tour-title" }, title);
    const type = line && typing(be, shell.window() === "slack" ? slackLine : line);
    const more = (!line || see) && el("button", { type: "button", class: "tour-more", onclick: () => fold(false) }, shell.word("tour_more"));
    return el("div", { class: "tour-words", "aria-live": "polite" }, heading, type, more);
  }

  function typing(be, line) {
    const onclick = () => typed(shell.window(), be, line);
    const verb = el("span", { class: "visually-hidden" }, `${shell.word("tour_type")} `);
    return el("button", { type: "button", class: "tour-type", onclick }, verb, line);
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

  /** What one then does is in the window: the tour makes room for it. */
  async function typed(platform, be, line) {
    await shell.become(platform, be);
    makeRoom();
    await shell.propose(platform, line);
  }

  function makeRoom() {
    isUnfolded = false;
    shell.changed();
  }

  function next() {
    const last = at === COUNT - 1;
    const onclick = () => (last ? toggle() : go(at + 1));
    const props = { type: "button", class: "button button-main tour-next", onclick };
    return el("button", props, shell.word(last ? "tour_end" : "tour_next"));
  }

  function moves() {
    const { word } = shell;
    return el(
      "div",
      { class: "tour-moves" },
      iconButton("back", word("tour_previous"), () => go(at - 1), { disabled: at === 0 }),
      next(),
      iconButton("close", word("tour_close"), toggle),
    );
  }

  function button(key, onclick) {
    return el("button", { type: "button", class: "button", onclick }, shell.word(key));
  }

  NARROW.addEventListener("change", show);
  return { show, toggle, makeRoom, isOpen: () => !root.hidden };
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
