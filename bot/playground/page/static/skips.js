/** Links at the top for who has no mouse: straight to where one writes, or behind. */

import { el } from "./dom.js";
import { PLATFORMS } from "./state.js";

const WRITABLE = "textarea:not([disabled]), button:not([disabled])";

/** @param {HTMLElement} root @param {any} shell */
export function mountSkips(root, shell) {
  const write = (platform) => {
    shell.openWindow(platform);
    focusField(platform);
  };
  const links = [
    link("windows", "skip", () => document.getElementById("windows").focus()),
    ...PLATFORMS.map((platform) => link(platform, `skip_${platform}`, () => write(platform))),
    link("backstage", "skip_backstage", () => shell.openBackstage()),
  ];
  root.append(...links);
}

/** Go where one writes; instead of the field, there may be a form to fill in or a button to start with. */
export function focusField(platform) {
  const field = document.getElementById(`${platform}-input`);
  field.focus();
  if (document.activeElement !== field) firstIn(document.getElementById(platform))?.focus();
}

/** Go where one goes on, in a part of the page or, past what is gone with it, in the window that is shown. */
export function focusPart(part, shell) {
  if (part === "backstage") shell.openBackstage();
  else focusField(PLATFORMS.find((platform) => part === `${platform}-panel`) ?? shell.window());
}

function link(place, word, go) {
  const onclick = (event) => {
    event.preventDefault();
    go();
  };
  return el("a", { class: "skip", href: `#${place}`, data: { word }, onclick });
}

/** The field or the button at the end: what stands before it is the list of conversations. */
function firstIn(window) {
  const dialog = window.querySelector("[role=dialog]");
  const found = [...(dialog ?? window).querySelectorAll(WRITABLE)].filter((node) => node.checkVisibility());
  return dialog ? found[0] : found.at(-1);
}
