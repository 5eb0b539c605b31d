/** The list of chats. */

import { el, keep } from "./dom.js";
import { keepItem } from "./focus.js";
import { icon } from "./icons.js";
import { botFace } from "./people.js";
import { dayKey, shortDay, time } from "./times.js";

/** What one has read: by player and chat, the time of the newest message seen. */
export function reading() {
  const read = new Map();
  const name = (player, chat) => `${player}/${chat}`;
  return {
    see(player, { id, latest }) {
      read.set(name(player, id), latest);
    },
    /** What came before one looked for the first time counts as read. */
    isUnread(player, chat) {
      if (!read.has(name(player, chat.id))) this.see(player, chat);
      return Boolean(chat.latest) && chat.latest !== read.get(name(player, chat.id));
    },
  };
}

/**
 * @param {HTMLElement} root
 * @param {any[]} chats each with `name` and `unread`
 * @param {{now: string, zone: string, language: "fr" | "en", word: any, open(id: number): void}} setting
 */
export function showChats(root, chats, setting) {
  const seen = (chat) => [chat, setting.language, dayKey(setting.now, setting.zone)];
  keepItem(root, () => keep(root, chats, (chat) => chat.id, (chat) => row(chat, setting), seen));
}

/** The face of a chat: the mark of the bot, or a drawing of people. */
export function chatFace(chat) {
  if (chat.type === "private") return botFace();
  return el("span", { class: "avatar tint-2", "aria-hidden": "true" }, icon("group"));
}

export function unreadMark(word) {
  return el("span", { class: "tg-unread" }, el("span", { class: "visually-hidden" }, word("unread")));
}

function row(chat, { now, zone, language, word, open }) {
  const kind = chat.type === "private" ? word("bot") : word("group");
  const today = chat.latest && dayKey(chat.latest, zone) === dayKey(now, zone);
  const when = chat.latest && (today ? time : shortDay)(chat.latest, zone, language);
  return el(
    "li",
    null,
    el(
      "button",
      { type: "button", class: "tg-chat", onclick: () => open(chat.id) },
      chatFace(chat),
      el(
        "span",
        { class: "tg-chat-words" },
        el("span", { class: "tg-chat-name" }, chat.name),
        el("span", { class: "tg-chat-kind" }, kind),
      ),
      el(
        "span",
        { class: "tg-chat-side" },
        when && el("span", { class: "tg-chat-time" }, when),
        chat.unread && unreadMark(word),
      ),
    ),
  );
}
