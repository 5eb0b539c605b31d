// Texts on the Slack window: trees of markup and text objects, as elements.

import { cannotRender, el, link } from "./dom.js";
import { emoji } from "./slack-emoji.js";
import { written } from "./slack-dates.js";
import { parse } from "./slack-mrkdwn.js";

const BROADCASTS = ["here", "channel", "everyone"];

const NODES = {
  text: (node) => node.text,
  emoji: (node) => el("span", { role: "img", "aria-label": node.name, class: "sl-emoji" }, node.text),
  bold: (node, reader) => el("strong", null, nodes(node.children, reader)),
  italic: (node, reader) => el("em", null, nodes(node.children, reader)),
  strike: (node, reader) => el("s", null, nodes(node.children, reader)),
  code: (node, reader) => el("code", { class: "sl-code" }, nodes(node.children, reader)),
  pre: (node, reader) => el("pre", { class: "sl-pre" }, nodes(node.children, reader)),
  quote: (node, reader) => el("blockquote", { class: "sl-quote" }, nodes(node.children, reader)),
  link: (node, reader) => link(node.url, nodes(node.children, reader)),
  user: (node, reader) => mention("@", reader.people[node.id] ?? node.label, node.id, node.id === reader.me),
  channel: (node, reader) => mention("#", reader.channels[node.id] ?? node.label, node.id),
  usergroup: (node) => mention("", node.label, node.id),
  broadcast: (node) => broadcast(node),
  date: (node, reader) => date(node, reader),
};

/** Show a tree of markup. */
export function nodes(tree, reader) {
  return tree.map((node) => NODES[node.type](node, reader));
}

/** Show a mrkdwn text. */
export function mrkdwn(text, reader, options) {
  return nodes(parse(text, options), reader);
}

/** Show a text object: only mrkdwn is read, a plain text is what it is. */
export function textObject(object, reader) {
  if (object?.type === "mrkdwn") return mrkdwn(object.text, reader, { verbatim: object.verbatim === true });
  if (object?.type === "plain_text") return [object.emoji ? withEmoji(object.text) : object.text];
  return [cannotRender(object?.type ?? "text")];
}

/** A text object as plain words: for labels that take no elements. */
export function plainWords(object) {
  return object?.text ?? "";
}

function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/gu, (whole, name) => emoji(name) ?? whole);
}

/** Show a mention of somebody, or of a conversation. */
export function mention(sign, name, id, isMe = false) {
  return el("span", { class: isMe ? "sl-mention sl-mention-me" : "sl-mention" }, `${sign}${name || id}`);
}

function broadcast({ range, label }) {
  if (!BROADCASTS.includes(range)) return label || `<!${range}>`;
  return el("span", { class: "sl-mention sl-mention-me" }, `@${range}`);
}

/** Show an instant in the reader's zone, the fallback when it cannot be. */
export function date({ timestamp, format, url, fallback }, reader) {
  const shown = written(timestamp, format, reader) ?? fallback ?? "";
  const instant = new Date(timestamp * 1000);
  const machine = Number.isNaN(instant.getTime()) ? false : instant.toISOString();
  const time = el("time", { datetime: machine, title: fallback || false }, shown);
  return url ? link(url, time) : time;
}
