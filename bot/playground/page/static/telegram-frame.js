/** The screen of the phone: what stands around the messages. */

import { el, fill } from "./dom.js";
import { isLost, keepFocus } from "./focus.js";
import { iconButton } from "./icons.js";
import { followNewest } from "./newest.js";
import { roving } from "./roving.js";
import { unreadMark } from "./telegram-chats.js";
import { time } from "./times.js";

const NEAR = 80;

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} composer
 * @param {{word: any, back(): void, start(): void, block(): void, unblock(): void, focusField(): void}} doing
 */
export function mountFrame(root, composer, doing) {
  const { word } = doing;
  const status = el("div", { class: "tg-status", "aria-hidden": "true" });
  const list = el("ul", { class: "tg-chats" });
  const listTitle = el("h2", { class: "tg-title" });
  const listHeader = el("div", { class: "tg-header tg-header-list" }, listTitle);
  const listScreen = el("div", { class: "tg-screen" }, listHeader, list);
  const header = el("div", { class: "tg-header" });
  const welcome = el("div", { class: "tg-welcome" });
  const messages = el("div", { class: "tg-messages", role: "log", "aria-live": "polite" });
  const scroller = el("div", { class: "tg-scroll", tabIndex: 0, role: "region" }, welcome, messages);
  const gate = el("div", { class: "tg-gate" });
  const chatScreen = el("div", { class: "tg-screen" }, header, scroller, composer, gate);
  root.append(el("div", { class: "tg" }, status, listScreen, chatScreen));
  const stops = roving(messages, ".tg-reply-button");
  let shownPlace = "";
  let shownChat = "";
  const newest = followNewest(scroller, NEAR);

  function showHeader({ chat, face, data, unread, language }) {
    const look = JSON.stringify([chat, data.blocked, data.started, unread, language]);
    if (header.dataset.look === look) return;
    header.dataset.look = look;
    const isBot = chat.type === "private";
    const back = iconButton("back", word("back"), doing.back, { class: "tg-back" }, unread && unreadMark(word));
    const names = el(
      "div",
      { class: "tg-names" },
      el("h2", { class: "tg-title" }, chat.name),
      el("p", { class: "tg-kind" }, isBot ? word("bot") : word("group")),
    );
    const blockable = isBot && data.started && !data.blocked;
    const block = blockable && iconButton("block", word("block"), doing.block);
    keepFocus(header, () => fill(header, back, face, names, block));
  }

  function showWelcome({ chat, data }) {
    const isBot = chat.type === "private";
    welcome.hidden = data.messages.length > 0;
    if (welcome.hidden) return;
    if (isBot && !data.started && data.description) {
      fill(welcome, el("h3", null, word("what")), el("p", null, data.description));
    } else fill(welcome, el("p", null, isBot ? word("empty_bot", { name: chat.name }) : word("empty_group")));
  }

  function showGate({ chat, data }) {
    const isBot = chat.type === "private";
    const shut = isBot && (data.blocked || !data.started);
    composer.hidden = shut;
    gate.hidden = !shut;
    const look = JSON.stringify([shut, data.blocked, word("start")]);
    if (!shut || gate.dataset.look === look) return;
    gate.dataset.look = look;
    const [onclick, name] = data.blocked ? [doing.unblock, "unblock"] : [doing.start, "start"];
    const button = el("button", { type: "button", class: "tg-gate-button", onclick }, word(name));
    fill(gate, data.blocked && el("p", null, word("blocked")), button);
  }

  /** A message that was changed under somebody's hands keeps them; one without buttons is written to. */
  function restore(key, label) {
    if (document.activeElement !== document.body) return;
    const message = [...messages.children].find((each) => each.dataset.key === key);
    const buttons = [...(message?.querySelectorAll(".tg-keyboard :is(button, a)") ?? [])];
    const next = buttons.find((each) => each.textContent === label) ?? buttons[0];
    if (next) next.focus({ preventScroll: true });
    else doing.focusField();
  }

  /** Where one goes on: to the chat that one left, in the field, or by what stands instead of it. */
  function goOn() {
    if (!listScreen.hidden) [...list.children].find((each) => each.dataset.key === shownChat)?.querySelector("button").focus();
    else if (gate.hidden) doing.focusField();
    else gate.querySelector("button").focus();
  }

  return {
    list,
    messages,
    toNewest: () => newest.toNewest(),
    /** Change what is shown; whoever uses the keyboard and stood on what is gone with it goes on. */
    handOn(change) {
      const { activeElement: focused } = document;
      const isByKeyboard = root.contains(focused) && focused.matches(":focus-visible");
      change();
      if (isByKeyboard && isLost()) goOn();
    },
    /** Show new messages; who reads the newest keeps reading the newest. */
    follow(place, change) {
      const last = messages.lastElementChild?.dataset.key;
      const { activeElement: focused } = document;
      const key = focused.closest(".tg-messages > *")?.dataset.key;
      change();
      stops();
      if (key) restore(key, focused.textContent);
      const latest = messages.lastElementChild;
      const isMine = latest?.dataset.key !== last && latest?.classList.contains("tg-out");
      if (place !== shownPlace || !newest.isAway() || isMine) newest.toNewest();
      shownPlace = place;
    },
    show(shown) {
      const { inList, zone, language } = shown;
      const hour = el("span", null, time(shown.now, zone, language));
      fill(status, hour, el("span", { class: "tg-island" }), el("span", { class: "tg-battery" }));
      listTitle.textContent = word("chats");
      listScreen.hidden = !inList;
      chatScreen.hidden = inList;
      if (inList) return;
      shownChat = String(shown.chat.id);
      messages.setAttribute("aria-label", word("messages"));
      scroller.setAttribute("aria-label", shown.chat.name);
      showHeader(shown);
      showWelcome(shown);
      showGate(shown);
    },
  };
}
