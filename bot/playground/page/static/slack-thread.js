// A thread, beside the conversation or, for want of room, over it.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { mountComposer } from "./slack-composer.js";
import { mountList } from "./slack-list.js";
import { ofThread } from "./slack-messages.js";
import { say } from "./slack-words.js";

/** @param {{page: object, send: (text: string, ts: string) => Promise<boolean>, changed: () => void, left: (ts: string) => void}} given */
export function mountThread({ page, send, changed, left }) {
  let ts = null;
  let opener = null;
  const title = el("h2", { id: "slack-thread-title", class: "sl-thread-title" });
  const close = el("button", { type: "button", class: "sl-icon-button", onclick: () => shut() }, icon("close"));
  const list = mountList({ page });
  const composer = mountComposer({ id: "slack-thread-input", page, commands: () => [], inThread: true, send: (text) => send(text, ts) });
  const box = el("aside", { class: "sl-thread", hidden: true, "aria-labelledby": title.id }, el("div", { class: "sl-thread-head" }, title, close), list.box, composer.box);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    shut();
  });

  function open(wanted) {
    ts = wanted;
    opener = document.activeElement;
    changed();
    composer.field.focus();
  }

  function shut() {
    const read = ts;
    ts = null;
    box.hidden = true;
    changed();
    if (opener?.isConnected) opener.focus();
    else left(read);
  }

  function show(messages, place) {
    const found = ts ? ofThread(messages, ts) : [];
    box.hidden = !found.length;
    if (!found.length) return;
    title.textContent = say(page.language(), "thread");
    close.setAttribute("aria-label", say(page.language(), "closeThread"));
    const where = `${page.player()} ${place.channel} ${ts}`;
    list.show(found, where, say(page.language(), "thread"), { ...place, thread: null });
    composer.show(where, say(page.language(), "reply"));
  }

  return { box, open, show, forget: () => (ts = null), isOpen: () => ts !== null };
}
