// A conversation: messages by day and author, with what stands under them.

import { cannotRender, el } from "./dom.js";
import { icon, mark } from "./icons.js";
import { avatar } from "./people.js";
import { blocks } from "./slack-blocks.js";
import { separator, toWall } from "./slack-dates.js";
import { fileCard } from "./slack-pictures.js";
import { Surface } from "./slack-surface.js";
import { mrkdwn } from "./slack-text.js";
import { dayKey, time } from "./times.js";

const TOGETHER = 5 * 60_000;

/** Lay out messages: a mark where a day begins, and whose author need not be said again. */
export function laidOut(messages, zone) {
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const day = dayKey(Date.parse(message.time), zone);
    const isNewDay = !before || dayKey(Date.parse(before.time), zone) !== day;
    const follows = !isNewDay && isTogether(before, message);
    return [...(isNewDay ? [{ day, time: message.time }] : []), { message, follows }];
  });
}

function isTogether(before, message) {
  const near = Date.parse(message.time) - Date.parse(before.time) < TOGETHER;
  return near && before.author.id === message.author.id && !before.ephemeral && !message.ephemeral;
}

/** The messages of the main column: those of threads stand in theirs, unless it has no beginning. */
export function outsideThreads(messages) {
  const known = new Set(messages.map(({ ts }) => ts));
  return messages.filter(({ ts, thread_ts: thread }) => !thread || thread === ts || !known.has(thread));
}

/** A thread: what began it, then the replies. */
export function ofThread(messages, ts) {
  return messages.filter((message) => message.ts === ts || message.thread_ts === ts);
}

/**
 * Show an item of what is laid out.
 *
 * @param {{channel: string, reader: object, desk: object, thread: ((ts: string) => void) | null}} place
 */
export function item(what, place) {
  return what.message ? message(what, place) : dayMark(what, place);
}

function dayMark(what, { reader }) {
  return el("div", { class: "sl-day" }, el("span", null, separator(Date.parse(what.time), reader)));
}

function message({ message: said, follows }, place) {
  const { reader, desk, channel, thread } = place;
  const where = { channel, ts: said.ts };
  const surface = new Surface({ where, reader: { ...reader, files: said.files }, state: said.state, desk });
  const clock = time(said.time, reader.zone, reader.language);
  const look = ["sl-message", follows && "sl-follows", said.ephemeral && "sl-private"].filter(Boolean).join(" ");
  return el(
    "article",
    { class: look, tabindex: "-1", "aria-label": `${reader.people[said.author.id]}, ${clock}` },
    said.ephemeral && el("p", { class: "sl-only-you" }, eye(), surface.word("onlyYou")),
    el("div", { class: "sl-gutter" }, follows ? aside(said, reader) : face(said.author, reader)),
    el(
      "div",
      { class: "sl-said" },
      !follows && heading(said, clock, surface),
      content(said, surface),
      said.edited && el("span", { class: "sl-edited" }, surface.word("edited")),
      thread && said.replies > 0 && replies(said, surface, thread),
    ),
    thread && !said.ephemeral && tools(said, surface, thread),
  );
}

/** The hour beside a message that has no heading: short, whatever the language. */
function aside({ time: at }, { zone }) {
  const [, hour] = toWall(Date.parse(at) / 1000, zone).split("T");
  return el("time", { class: "sl-time-aside", datetime: at }, hour);
}

function heading({ author, time: at }, clock, surface) {
  return el(
    "div",
    { class: "sl-who" },
    el("span", { class: "sl-author" }, surface.reader.people[author.id]),
    author.bot && el("span", { class: "sl-badge" }, el("span", { "aria-hidden": "true" }, surface.word("app")), el("span", { class: "visually-hidden" }, surface.word("appLong"))),
    el("time", { class: "sl-time", datetime: at }, clock),
  );
}

/** The square face of somebody, or of the app. */
function face(author, reader) {
  const isApp = author.id === reader.app;
  const inside = isApp ? mark() : avatar(author.name, reader.people[author.id]);
  return el("span", { class: isApp ? "sl-face sl-face-app" : "sl-face", "aria-hidden": "true" }, inside);
}

function content(said, surface) {
  const words = said.blocks?.length
    ? blocks(said.blocks, surface)
    : said.text && el("div", { class: "sl-text" }, mrkdwn(said.text, surface.reader));
  return [words, (said.attachments ?? []).map((each) => attachment(each, surface)), (said.files ?? []).map((each) => fileCard(each, surface))];
}

function attachment(given, surface) {
  const inside = given.blocks ? blocks(given.blocks, surface) : cannotRender("attachment");
  return el("div", { class: "sl-attachment" }, inside);
}

function replies(said, surface, thread) {
  const words = surface.word("replies", { n: said.replies });
  return el("button", { type: "button", class: "sl-replies", onclick: () => thread(said.ts) }, icon("reply"), words);
}

function tools(said, surface, thread) {
  const label = surface.word("replyInThread");
  const reply = el("button", { type: "button", class: "sl-icon-button", "aria-label": label, title: label, onclick: () => thread(said.ts) }, icon("reply"));
  return el("div", { class: "sl-tools" }, reply);
}

function eye() {
  return el("span", { class: "sl-eye", "aria-hidden": "true" });
}
