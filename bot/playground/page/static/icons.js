/** The drawings of the page: strokes on a square of 24. */

import { drawn, el } from "./dom.js";

const PATHS = {
  back: ["M15 5l-7 7 7 7"],
  block: ["M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M6 6l12 12"],
  calendar: ["M4 6.5h16v13H4z", "M4 10.5h16", "M8.5 4v4", "M15.5 4v4"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  chevron: ["M6 9.5l6 6 6-6"],
  clock: ["M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M12 7.5V12l3 2"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  compass: ["M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M15.5 8.5l-2 5-5 2 2-5z"],
  document: ["M6.5 3.5h7l4 4v13h-11z", "M13.5 3.5v4h4"],
  external: ["M9 6H6v12h12v-3", "M12.5 5H19v6.5", "M19 5l-8 8"],
  gears: ["M5 7h14", "M5 12h14", "M5 17h14", "M9 5v4", "M15 10v4", "M8 15v4"],
  group: ["M9 11.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6z", "M3.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5", "M15.5 5.7a3 3 0 0 1 0 5.6", "M17 14.3c2 .7 3.5 2.4 3.5 4.7"],
  menu: ["M5 7.5h14", "M5 12h14", "M5 16.5h14"],
  moon: ["M19.5 14.2A8 8 0 1 1 9.8 4.5a6.5 6.5 0 0 0 9.7 9.7z"],
  reply: ["M10 7L4.5 12l5.5 5", "M5 12h8.5a6 6 0 0 1 6 6v.5"],
  send: ["M4.5 11.5L20 4l-5 16-3.5-6.5z", "M11.5 13.5L20 4"],
  warning: ["M12 4L3 19.5h18z", "M12 10v4.5", "M12 17v.2"],
  sun: ["M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4"],
};

/** A drawing that says nothing to a screen reader: the words beside it do. */
export function icon(name) {
  const strokes = PATHS[name].map((path) => drawn("path", { d: path }));
  const look = { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" };
  return drawn("svg", look, ...strokes);
}

/**
 * A button that is a drawing; its words are read aloud, and shown to who points at it.
 *
 * @param {string} name @param {string} label @param {(event: Event) => void} onclick
 * @param {Record<string, any>} [props] @param {...any} more
 */
export function iconButton(name, label, onclick, props = {}, ...more) {
  const look = props.class ? `icon-button ${props.class}` : "icon-button";
  const said = { type: "button", "aria-label": label, title: label, onclick };
  return el("button", { ...said, ...props, class: look }, icon(name), more);
}

/** The mark: two links of a chain. */
export function mark() {
  const look = { class: "mark", viewBox: "0 0 32 32", "aria-hidden": "true", focusable: "false" };
  return drawn(
    "svg",
    look,
    drawn("path", { class: "mark-first", d: "M14.5 21.5l-2 2a5.66 5.66 0 0 1-8-8l5-5a5.66 5.66 0 0 1 8 0" }),
    drawn("path", { class: "mark-second", d: "M17.5 10.5l2-2a5.66 5.66 0 0 1 8 8l-5 5a5.66 5.66 0 0 1-8 0" }),
  );
}
