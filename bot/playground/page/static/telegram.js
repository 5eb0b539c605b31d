/** The Telegram window: a phone with the chats of one person. */

import { el } from "./dom.js";
import { chatFace, reading, showChats } from "./telegram-chats.js";
import { mountComposer } from "./telegram-composer.js";
import { mountFrame } from "./telegram-frame.js";
import { showMessages } from "./telegram-messages.js";
import { mountNotices } from "./telegram-notices.js";
import { words } from "./telegram-words.js";
import { say } from "./words.js";

const HOSTS = new Set(["t.me", "telegram.me"]);
const draftOf = (place) => `telegram ${place}`;

/** @param {HTMLElement} root @param {import("./windows.js").Page} page */
export function mount(root, page) {
  const word = (key, values) => say(words[page.language()], key, values);
  const read = reading();
  /** By place: the message chosen to reply to, and the question not to be replied to. */
  const chosen = new Map();
  const dismissed = new Map();
  const waiting = new Map();
  /** The chat that each player has open; null shows the list. */
  const open = new Map();
  let data = null;
  let shownFor = "";

  const composer = mountComposer({ word, send: write, unreply, writing, note });
  const frame = mountFrame(root, composer.root, {
    word,
    back: () => enter(null),
    start: () => act("start"),
    block: () => act("block"),
    unblock: () => act("unblock"),
    focusField: () => composer.focus(),
  });
  const notices = mountNotices(root, word);
  const doing = {
    word,
    people: page.people,
    press,
    followButton,
    reply,
    send: (command) => write(command, null),
    follow: (url) => (isOurs(url) ? (event) => begin(event, url) : null),
  };

  async function act(verb, body = {}) {
    const done = await page.post(`/api/telegram/${verb}`, body);
    await page.refresh();
    return done !== null;
  }

  async function write(text, replyTo, typed = "") {
    const writer = shownFor;
    const left = await act("say", { chat: data.chat, text, ...(replyTo ? { reply_to: replyTo } : {}) });
    if (left) chosen.delete(writer);
    else if (typed) giveBack(writer, typed);
  }

  /** What did not leave stays where it was typed, unless something else is there by then. */
  function giveBack(place, text) {
    if (!root.isConnected || page.drafts.get(draftOf(place))) return;
    page.drafts.set(draftOf(place), text);
    if (place === shownFor) composer.put(text);
  }

  /** The answer may be a link to the bot, which opens even if one plays somebody else by then. */
  async function press(message, row, column) {
    const [player, seen] = [page.player(), data];
    waiting.set(message.id, { row, column });
    show();
    const answer = await page.post("/api/telegram/press", { chat: seen.chat, message: message.id, row, column });
    if (isOurs(answer?.url)) toBot(player, seen);
    await page.refresh();
    if (!data?.busy.includes(message.id)) waiting.delete(message.id);
    show();
  }

  /** A link to the bot itself presses Start; another one opens, and the phone notes it. */
  async function followButton(message, row, column, event) {
    const { url } = message.keyboard[row][column];
    const place = { chat: data.chat, message: message.id, row, column };
    if (isOurs(url)) {
      event.preventDefault();
      toBot();
    }
    await act("follow", place);
  }

  async function begin(event, url) {
    event.preventDefault();
    toBot();
    await act("start", { payload: new URL(url).searchParams.get("start") ?? "" });
  }

  /** Whether a link leads to the bot. */
  function isOurs(url) {
    if (!data || !URL.canParse(url)) return false;
    const { hostname, pathname } = new URL(url);
    return HOSTS.has(hostname) && pathname.slice(1) === data.bot.username;
  }

  /** Such a link opens the bot's own chat, wherever it is followed. */
  function toBot(player = page.player(), { chats } = data) {
    open.set(player, chats.find(({ type }) => type === "private").id);
  }

  /** What is put into the field from outside must be seen. */
  function writing() {
    if (open.get(page.player()) === null) enter(data.chat);
  }

  function note(draft) {
    page.drafts.set(draftOf(shownFor), draft);
  }

  function reply(message) {
    chosen.set(shownFor, message);
    show();
    composer.focus();
  }

  function unreply() {
    chosen.delete(shownFor);
    dismissed.set(shownFor, forced()?.id);
    show();
  }

  function enter(chat) {
    open.set(page.player(), chat);
    show();
    return page.refresh();
  }

  /** What to reply to: what was chosen, else the last question that waits for a reply. */
  function replying() {
    const asked = forced();
    return chosen.get(shownFor) ?? (asked?.id === dismissed.get(shownFor) ? null : asked);
  }

  function forced() {
    const mine = data.messages.findLastIndex((message) => message.out);
    const found = data.messages.findLastIndex((message) => message.force_reply);
    return found > mine ? data.messages[found] : null;
  }

  function isOpen(chat) {
    const chosen = open.get(page.player());
    return chat === data.chat && (chosen === undefined || chosen === chat);
  }

  function chats() {
    const player = page.player();
    return data.chats.map((chat) => {
      if (isOpen(chat.id)) read.see(player, chat);
      const name = chat.type === "private" ? data.bot.name : chat.title;
      return { ...chat, name, unread: read.isUnread(player, chat) };
    });
  }

  function show() {
    if (data) frame.handOn(showAll);
  }

  function showAll() {
    const listed = chats();
    const chat = listed.find((each) => each.id === data.chat);
    const inList = !chat || !isOpen(chat.id);
    const setting = { zone: page.zone(), language: page.language(), now: page.now(), word };
    moveDraft(`${page.player()}/${data.chat}`);
    const unread = listed.some((each) => each.unread);
    frame.show({ inList, chat, face: chat && chatFace(chat), data, unread, ...setting });
    showChats(frame.list, listed, { ...setting, open: enter });
    const pressed = (message) => waiting.get(message.id) ?? null;
    frame.follow(shownFor, () =>
      showMessages(frame.messages, data.messages, { ...setting, group: chat?.type !== "private", pressed }, doing),
    );
    const original = replying();
    composer.show({ menu: data.menu, reply: original, placeholder: original?.placeholder ?? "" });
    notices.show(page.player(), data.toast);
  }

  /** Two may have given Telegram the same name. */
  function named(message) {
    const { id, name } = message.sender;
    return { ...message, sender: { ...message.sender, called: page.people()[id] ?? name } };
  }

  /** Each person keeps what was being written in each chat. */
  function moveDraft(place) {
    if (place === shownFor) return;
    shownFor = place;
    composer.put(page.drafts.get(draftOf(place)) ?? "");
  }

  return {
    go: enter,
    toNewest: () => frame.toNewest(),
    clear: () => null,
    isOurs,
    begin,
    async refresh() {
      const player = page.player();
      const asked = open.get(player);
      const fresh = await page.get("/api/telegram", { in: asked });
      // Whoever went elsewhere meanwhile has not seen it; the look that they asked for comes next.
      if (!fresh || player !== page.player() || asked !== open.get(player)) return;
      data = { ...fresh, messages: fresh.messages.map(named) };
      for (const id of waiting.keys()) if (!data.busy.includes(id)) waiting.delete(id);
      show();
    },
  };
}
