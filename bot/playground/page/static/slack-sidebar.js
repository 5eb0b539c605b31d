// The side: the workspace, its channels, and the app.

import { el, keep } from "./dom.js";
import { keepItem } from "./focus.js";
import { mark } from "./icons.js";
import { say } from "./slack-words.js";

const SECTIONS = [
  ["channels", ["channel", "group"]],
  ["groups", ["mpim"]],
  ["apps", ["im"]],
];

/** @param {{page: object, chosen: (id: string) => void}} given */
export function mountSidebar({ page, chosen }) {
  const name = el("p", { class: "sl-team" });
  const sections = el("div", { class: "sl-sections" });
  const box = el("nav", { id: "slack-conversations", class: "sl-sidebar" }, name, sections);
  const word = (key, values) => say(page.language(), key, values);

  function show({ team, conversations, channel, unread }) {
    name.textContent = team.name;
    box.setAttribute("aria-label", word("conversations"));
    const filled = SECTIONS.map(([title, kinds]) => ({
      title,
      label: word(title),
      rows: conversations
        .filter(({ kind }) => kinds.includes(kind))
        .map((each) => ({ ...each, isCurrent: each.id === channel, isUnread: unread.has(each.id) })),
    })).filter(({ rows }) => rows.length);
    keepItem(sections, () => fillIn(filled));
  }

  function fillIn(filled) {
    keep(sections, filled, ({ title }) => title, section, ({ title, label }) => [title, label]);
    filled.forEach(({ rows }, index) => {
      keep(sections.children[index].lastElementChild, rows, ({ id }) => id, row, (each) => [each, word("unread"), each.latest && 0]);
    });
  }

  function section({ title, label }) {
    const id = `slack-section-${title}`;
    return el("div", { class: "sl-section-list" }, el("h2", { id, class: "sl-section-title" }, label), el("ul", { "aria-labelledby": id }));
  }

  function row({ id, name: shown, kind, isCurrent, isUnread }) {
    const sign = kind === "im" ? el("span", { class: "sl-face sl-face-app sl-face-small" }, mark()) : el("span", { class: "sl-sign", "aria-hidden": "true" }, kind === "group" ? "🔒" : "#");
    return el(
      "li",
      null,
      el(
        "button",
        { type: "button", class: isUnread ? "sl-place sl-place-unread" : "sl-place", "aria-current": isCurrent ? "true" : false, onclick: () => chosen(id) },
        sign,
        el("span", { class: "sl-place-name" }, shown),
        isUnread && el("span", { class: "visually-hidden" }, ` (${word("unread")})`),
      ),
    );
  }

  return { box, show };
}
