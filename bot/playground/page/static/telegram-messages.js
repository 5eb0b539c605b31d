/** The messages of a chat, as bubbles under the days. */

import { cannotRender, el, keep } from "./dom.js";
import { icon, iconButton } from "./icons.js";
import { avatar, botFace } from "./people.js";
import { marked } from "./telegram-entities.js";
import { attached } from "./telegram-files.js";
import { keyboard } from "./telegram-keyboard.js";
import { day, dayKey, time } from "./times.js";

/**
 * Show a chat, older messages first.
 *
 * @param {HTMLElement} root
 * @param {any[]} messages
 * @param {object} setting
 * @param {boolean} setting.group
 * @param {string} setting.zone
 * @param {"fr" | "en"} setting.language
 * @param {(message: any) => {row: number, column: number} | null} setting.pressed
 * @param {any} doing what touching things does
 */
export function showMessages(root, messages, setting, doing) {
  const make = (item) => (item.day ? separator(item, setting) : bubble(item, setting, doing));
  const seen = (item) => [item, setting.language, item.message && setting.pressed(item.message)];
  keep(root, items(messages, setting), (item) => item.key, make, seen);
}

function items(messages, setting) {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const listed = [];
  let before = null;
  for (const message of messages) {
    const key = dayKey(message.date, setting.zone);
    const sameDay = before && dayKey(before.date, setting.zone) === key;
    if (!sameDay) listed.push({ key: `day-${key}`, day: message.date });
    const follows = sameDay && before.sender?.id === message.sender?.id && !isService(before);
    const original = message.reply_to ? (byId.get(message.reply_to) ?? {}) : null;
    listed.push({ key: `message-${message.id}`, message, follows: Boolean(follows), original: original && quotable(original) });
    before = message;
  }
  return listed;
}

function quotable({ id, text, sender, out }) {
  return { id, text, sender, out };
}

function isService(message) {
  return Object.keys(message.service ?? {}).length > 0;
}

function separator(item, setting) {
  return el("div", { class: "tg-day" }, el("span", null, day(item.day, setting.zone, setting.language)));
}

function bubble(item, setting, doing) {
  const { message } = item;
  if (isService(message)) return service(message, doing);
  const side = message.out ? "tg-out" : "tg-in";
  const named = setting.group && !message.out;
  const when = time(message.date, setting.zone, setting.language);
  const who = message.out ? doing.word("you") : message.sender.called;
  const content = el(
    "div",
    { class: "tg-bubble" },
    named && !item.follows && el("div", { class: "tg-sender" }, who),
    item.original && quoted(item.original, doing.word),
    attached(message.attachment, message.text, doing.word),
    message.text && el("div", { class: "tg-text", dir: "auto" }, marked(message.text, message.entities ?? [], doing)),
    stamp(message, when, doing.word),
  );
  return el(
    "article",
    { class: `tg-message ${side}${item.follows ? " tg-follows" : ""}`, "aria-label": doing.word("said", { name: who, time: when }) },
    named && el("div", { class: "tg-face" }, !item.follows && face(message.sender)),
    el("div", { class: "tg-column" }, content, buttons(message, setting, doing)),
    replyButton(message, doing),
  );
}

function face(sender) {
  return sender.bot ? botFace() : avatar(sender.name, sender.called);
}

function buttons(message, setting, doing) {
  return keyboard(message, setting.pressed(message), {
    word: doing.word,
    press: (row, column) => doing.press(message, row, column),
    follow: (row, column, event) => doing.followButton(message, row, column, event),
  });
}

function stamp(message, when, word) {
  return el("div", { class: "tg-stamp" }, message.edited && `${word("edited")} `, when, message.out && icon("check"));
}

export function quoted(original, word) {
  const name = original.out ? word("you") : (original.sender?.called ?? "");
  const text = original.id ? original.text : word("gone");
  return el(
    "div",
    { class: "tg-original" },
    name && el("div", { class: "tg-original-name" }, name),
    el("div", { class: "tg-original-text" }, text),
  );
}

function replyButton(message, doing) {
  const onclick = () => doing.reply(message);
  return iconButton("reply", doing.word("reply"), onclick, { class: "tg-reply-button" });
}

function service(message, doing) {
  const [[kind, told]] = Object.entries(message.service);
  const text = serviceText(kind, told, doing);
  return el("div", { class: "tg-service" }, el("span", null, text ?? cannotRender(kind)));
}

function serviceText(kind, told, { word, people }) {
  const name = (user) => people()[user.id] ?? [user.first_name, user.last_name].filter(Boolean).join(" ");
  switch (kind) {
    case "new_chat_members":
      return word("joined", { names: told.map(name).join(", ") });
    case "left_chat_member":
      return word("left", { name: name(told) });
    case "group_chat_created":
    case "supergroup_chat_created":
      return word("created");
    case "migrate_to_chat_id":
    case "migrate_from_chat_id":
      return word("upgraded");
    case "forum_topic_created":
      return word("topic", { name: told.name });
    case "pinned_message":
      return word("pinned");
    default:
      return null;
  }
}
