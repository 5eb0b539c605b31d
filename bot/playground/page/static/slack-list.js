// A column of messages that is kept in step, and stays where its reader is.

import { el, keep } from "./dom.js";
import { icon } from "./icons.js";
import { followNewest } from "./newest.js";
import { roving } from "./roving.js";
import { focusable } from "./slack-dialogs.js";
import { item, laidOut } from "./slack-messages.js";
import { say } from "./slack-words.js";
import { dayKey } from "./times.js";

const NEAR = 60;
const CHOOSES = /"(?:multi_)?(?:users|channels|conversations)_select"/u;

/** @param {{page: object, empty?: string}} given `empty`: the words for a column without messages */
export function mountList({ page, empty }) {
  const rows = el("div", { class: "sl-rows" });
  const nothing = el("p", { class: "sl-nothing", hidden: true });
  const scroll = el("div", { class: "sl-scroll", role: "log", tabindex: "0" }, nothing, rows);
  const below = el("button", { type: "button", class: "sl-below", hidden: true, onclick: () => toRead() });
  const box = el("div", { class: "sl-list" }, scroll, below);
  const stops = roving(rows, ".sl-tools button");
  let shown = "";
  let last = "";
  const newest = followNewest(scroll, NEAR, () => {
    below.hidden = true;
  });
  // Pictures that arrive late push the end away.
  scroll.addEventListener("load", () => {
    if (below.hidden) toEnd();
  }, true);

  const toEnd = (smooth = false) => {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    newest.toNewest(smooth && !isCalm ? "smooth" : "instant");
  };

  /** The button goes with what it leads to. */
  const toRead = () => {
    toEnd(true);
    scroll.focus({ preventScroll: true });
  };

  /** `where` tells one column from another: a new one is shown from its end. */
  function show(messages, where, label, place) {
    const isNew = where !== shown;
    const wasAtEnd = isNew || !newest.isAway();
    const latest = messages.at(-1);
    const isNews = !isNew && latest && latest.ts > last;
    const focused = scroll.contains(document.activeElement) && document.activeElement.closest("[data-key]")?.dataset.key;
    shown = where;
    last = latest?.ts ?? "";
    scroll.setAttribute("aria-label", label);
    nothing.hidden = messages.length > 0 || !empty || place.waits;
    nothing.textContent = empty ? say(page.language(), empty) : "";
    below.replaceChildren(icon("chevron"), say(page.language(), "newMessages"));
    const { language, zone, me, names, now } = place.reader;
    const today = dayKey(now, zone);
    // What somebody chose in a message is shown there already: it makes no other message of it.
    const look = ({ message, ...laid }) => {
      const said = message && { ...message, state: null };
      return [laid, said, where, language, zone, me, namesIn(said, names), today];
    };
    keep(rows, laidOut(messages, zone), keyOf, (what) => item(what, place), look);
    stops();
    if (focused) restore(focused);
    const isMine = latest?.author.id === me;
    if (wasAtEnd || (isNews && isMine)) toEnd();
    else if (isNews) below.hidden = false;
  }

  /** A message that was changed under somebody's hands keeps them. */
  function restore(name) {
    if (document.activeElement !== document.body) return;
    const node = nodeOf(name);
    if (node) (focusable(node)[0] ?? node).focus({ preventScroll: true });
    else scroll.focus({ preventScroll: true });
  }

  function nodeOf(name) {
    return [...rows.children].find((each) => each.dataset.key === name);
  }

  /** Back to what opens the thread of a message, which has become another since. */
  function leaveThread(ts) {
    (nodeOf(ts)?.querySelector(".sl-replies, .sl-tools button") ?? scroll).focus();
  }

  return { box, show, leaveThread, toNewest: () => newest.toNewest() };
}

/** Of the names of people and of channels, those that a message shows: all where one chooses among them. */
function namesIn(message, names) {
  const written = JSON.stringify(message) ?? "";
  if (CHOOSES.test(written)) return names;
  return names.map((known) => Object.entries(known).filter(([id]) => written.includes(id)));
}

function keyOf({ message, day }) {
  return message ? message.ts : `day ${day}`;
}
