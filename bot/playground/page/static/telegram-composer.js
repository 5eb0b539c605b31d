/** Where one writes: the menu, the field, the bar of a reply. */

import { el, fill } from "./dom.js";
import { icon, iconButton } from "./icons.js";
import { isTyped, led } from "./list-keys.js";
import { fitting, mountCommands } from "./telegram-commands.js";
import { quoted } from "./telegram-messages.js";

/**
 * @param {object} doing
 * @param {(text: string, replyTo: number | null, typed: string) => void} doing.send what was typed stays, when it does not leave
 * @param {() => void} doing.unreply
 * @param {() => void} doing.writing something was typed, or put into the field
 * @param {(draft: string) => void} doing.note what the field holds now
 * @param {(key: string, values?: object) => string} doing.word
 */
export function mountComposer(doing) {
  let menu = [];
  let reply = null;
  const list = el("div", {
    class: "tg-commands",
    id: "telegram-commands",
    role: "listbox",
    tabindex: "0",
    hidden: true,
    // The field keeps the focus: a phone's keyboard stays open.
    onpointerdown: (event) => event.preventDefault(),
    onkeydown: pressed,
    onfocus: enter,
  });
  const status = el("p", { class: "visually-hidden", role: "status" });
  const commands = mountCommands(list, (command) => leave(`/${command}`));
  const bar = el("div", { class: "tg-replying", hidden: true });
  const menuButton = el("button", { type: "button", class: "tg-menu", onpointerdown: (event) => event.preventDefault(), onclick: toggleMenu, "aria-controls": list.id });
  const input = el("textarea", {
    id: "telegram-input",
    class: "tg-input",
    rows: 1,
    enterkeyhint: "send",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-haspopup": "listbox",
    oninput: typed,
    onkeydown: pressed,
  });
  for (const each of [input, list]) each.addEventListener("focusout", left);
  const send = el("button", { class: "tg-send" }, icon("send"));
  const form = el("form", { class: "tg-write", onsubmit: (event) => leaveTyped(event) }, menuButton, list, input, send);
  const root = el("div", { class: "tg-composer" }, status, bar, form);

  function typed(event) {
    if (event) doing.writing();
    doing.note(input.value);
    grow(input);
    send.classList.toggle("is-ready", input.value.trim() !== "");
    offer(fitting(menu, input.value));
  }

  function toggleMenu() {
    const open = commands.isOpen();
    input.focus();
    offer(open ? [] : menu);
  }

  /** Who was in the list is in the field again, once it closes. */
  function offer(found) {
    if (!found.length && document.activeElement === list) input.focus();
    commands.open(found);
    status.textContent = found.length ? doing.word("commands_found", { n: found.length }) : "";
    point();
  }

  /** Into the list, with the keyboard: one of them is meant at once. */
  function enter() {
    if (!commands.highlighted()) commands.point(0);
    point();
  }

  function point() {
    const active = commands.active();
    for (const each of [input, list]) {
      if (active) each.setAttribute("aria-activedescendant", active);
      else each.removeAttribute("aria-activedescendant");
    }
    menuButton.setAttribute("aria-expanded", String(commands.isOpen()));
  }

  function pressed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      const chosen = commands.isOpen() && commands.highlighted();
      if (chosen) leave(`/${chosen}`);
      else leaveTyped(event);
      event.preventDefault();
    } else if (event.key === "Escape") escape();
    else if (commands.isOpen()) choosing(event);
  }

  function choosing(event) {
    const next = led(event, { list, at: commands.at(), count: commands.count() });
    if (next !== undefined) commands.point(next);
    else if (event.key === "Tab" && !event.shiftKey && input.value.startsWith("/")) complete();
    else return givenBack(event);
    event.preventDefault();
    return point();
  }

  /** What is typed in the list is written in the field. */
  function givenBack(event) {
    if (event.target === list && isTyped(event)) input.focus();
  }

  function complete() {
    input.value = `/${commands.highlighted() ?? commands.first()} `;
    typed();
  }

  function escape() {
    if (commands.isOpen()) offer([]);
    else if (reply) doing.unreply();
  }

  function left({ relatedTarget }) {
    if (relatedTarget !== input && relatedTarget !== list) offer([]);
  }

  function leaveTyped(event) {
    event.preventDefault();
    if (input.value.trim()) leave(input.value);
  }

  function leave(text) {
    const before = input.value;
    put("");
    doing.send(text, reply?.id ?? null, before || text);
  }

  function put(text) {
    input.value = text;
    typed();
    offer([]);
  }

  return {
    root,
    put,
    focus: () => input.focus(),
    /** @param {{menu: any[], reply: any, placeholder: string}} shown */
    show(shown) {
      ({ menu, reply } = shown);
      const { word } = doing;
      list.setAttribute("aria-label", word("commands"));
      input.setAttribute("aria-label", word("message"));
      input.placeholder = shown.placeholder || word("message");
      send.setAttribute("aria-label", word("send"));
      fill(menuButton, icon("menu"), el("span", null, word("menu")));
      menuButton.hidden = menu.length === 0;
      menuButton.setAttribute("aria-expanded", String(commands.isOpen()));
      showReply(bar, reply, doing);
    },
  };
}

function showReply(bar, reply, { word, unreply }) {
  bar.hidden = !reply;
  if (!reply) return;
  fill(bar, icon("reply"), quoted(reply, word), iconButton("close", word("reply_close"), unreply));
}

function grow(input) {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 120)}px`;
}
