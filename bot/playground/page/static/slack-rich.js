// rich_text: what Slack's own editor makes, and the apps that write as it does.

import { cannotRender, el, link } from "./dom.js";
import { safeAddress } from "./slack-mrkdwn.js";
import { emoji } from "./slack-emoji.js";
import { date, mention } from "./slack-text.js";

const PARTS = {
  rich_text_section: (part, reader) => el("div", { class: "sl-rich-section" }, inline(part, reader)),
  rich_text_quote: (part, reader) => el("blockquote", { class: "sl-quote" }, inline(part, reader)),
  rich_text_preformatted: (part, reader) => el("pre", { class: "sl-pre" }, inline(part, reader)),
  rich_text_list: (part, reader) => list(part, reader),
};

const ELEMENTS = {
  text: (element) => element.text,
  link: (element) => address(element),
  emoji: (element) => symbol(element),
  user: (element, reader) =>
    mention("@", reader.people[element.user_id], element.user_id, element.user_id === reader.me),
  channel: (element, reader) => mention("#", reader.channels[element.channel_id], element.channel_id),
  usergroup: (element) => mention("@", element.usergroup_id),
  team: (element) => mention("@", element.team_id),
  broadcast: (element) => mention("@", element.range, "", true),
  date: (element, reader) => date({ ...element, url: element.url && safeAddress(element.url) }, reader),
  color: (element) => el("code", { class: "sl-code" }, element.value),
};

/** Show a rich_text block. */
export function richText(block, reader) {
  const parts = block.elements.map((part) => {
    const show = Object.hasOwn(PARTS, part.type) && PARTS[part.type];
    return show ? show(part, reader) : cannotRender(part.type);
  });
  return el("div", { class: "sl-rich" }, parts);
}

function list(part, reader) {
  const items = part.elements.map((item) => el("li", null, inline(item, reader)));
  const indent = Math.min(8, part.indent ?? 0);
  const start = part.style === "ordered" && part.offset ? part.offset + 1 : false;
  return el(part.style === "ordered" ? "ol" : "ul", { class: `sl-list sl-indent-${indent}`, start }, items);
}

function inline(part, reader) {
  return part.elements.map((element) => {
    const show = Object.hasOwn(ELEMENTS, element.type) && ELEMENTS[element.type];
    return show ? styled(show(element, reader), element.style ?? {}) : cannotRender(element.type);
  });
}

function styled(content, style) {
  const tags = { code: "code", bold: "strong", italic: "em", strike: "s", underline: "u" };
  const wanted = Object.keys(tags).filter((name) => style[name]);
  return wanted.reduce(
    (inside, name) => el(tags[name], name === "code" ? { class: "sl-code" } : null, inside),
    content,
  );
}

function address({ url, text }) {
  const safe = safeAddress(url);
  return safe ? link(safe, text || url) : text ? `${text} (${url})` : url;
}

function symbol({ name, unicode }) {
  const character = unicode ? fromPoints(unicode) : emoji(name);
  if (!character) return `:${name}:`;
  return el("span", { role: "img", "aria-label": name, class: "sl-emoji" }, character);
}

function fromPoints(unicode) {
  const points = unicode.split("-").map((point) => Number.parseInt(point, 16));
  const areReal = points.every((point) => point >= 0 && point <= 0x10ffff);
  return areReal ? String.fromCodePoint(...points) : "";
}
