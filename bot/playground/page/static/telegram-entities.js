/** Text and the entities that mark parts of it; offsets count UTF-16 units, as strings here do. */

import { cannotRender, el, link } from "./dom.js";

/** Of entities over the same text, the first one is outermost. */
const OUTERMOST = ["blockquote", "expandable_blockquote", "pre", "code", "text_link"];

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/**
 * @typedef {object} Entity
 * @property {string} type
 * @property {number} offset
 * @property {number} length
 * @property {string} [url]
 * @property {string} [language]
 *
 * @typedef {object} Doing what touching an entity does
 * @property {(command: string) => void} send
 * @property {(url: string) => ((event: Event) => void) | null} follow
 * @property {(key: string, values?: object) => string} word
 */

/**
 * Show a text; entities may lie within one another, or overlap.
 *
 * @param {string} text @param {Entity[]} entities @param {Doing} doing
 * @returns {(Node | string)[]}
 */
export function marked(text, entities, doing) {
  const spans = entities.map((entity) => ({ entity, from: entity.offset, to: entity.offset + entity.length }));
  return between(text, 0, text.length, spans, doing);
}

function between(text, from, to, spans, doing) {
  const nodes = [];
  let rest = within(spans, from, to);
  let at = from;
  while (rest.length) {
    const [first, ...others] = rest;
    nodes.push(text.slice(at, first.from));
    const inner = between(text, first.from, first.to, others, doing);
    nodes.push(wrapped(first.entity, inner, text.slice(first.from, first.to), doing));
    at = first.to;
    // A block ends its own line.
    if (BLOCKS.has(first.entity.type) && text[at] === "\n") at += 1;
    rest = within(others, at, to);
  }
  nodes.push(text.slice(at, to));
  return nodes.filter((node) => node !== "");
}

/** The parts of spans that lie in a range, outer ones before inner ones. */
function within(spans, from, to) {
  return spans
    .map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from < span.to)
    .sort((one, other) => one.from - other.from || other.to - one.to || rank(one) - rank(other));
}

function rank({ entity }) {
  const found = OUTERMOST.indexOf(entity.type);
  return found < 0 ? OUTERMOST.length : found;
}

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const TINTED = new Set(["mention", "text_mention", "hashtag", "cashtag", "phone_number"]);

function wrapped(entity, inner, text, doing) {
  const { type } = entity;
  if (type in PLAIN) return el(PLAIN[type], null, inner);
  if (TINTED.has(type)) return el("span", { class: "tg-tinted" }, inner);
  switch (type) {
    case "pre":
      return pre(entity, inner, doing);
    case "blockquote":
    case "expandable_blockquote":
      return el("blockquote", { class: "tg-quote" }, inner);
    case "spoiler":
      return spoiler(inner, doing);
    case "bot_command":
      return el("button", { type: "button", class: "tg-command", onclick: () => doing.send(text) }, inner);
    case "text_link":
      return opening(entity.url, inner, doing);
    case "url":
      return opening(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`, inner, doing);
    case "email":
      return link(`mailto:${text}`, inner);
    default:
      return el("span", null, cannotRender(type), " ", inner);
  }
}

function pre(entity, inner, doing) {
  const { language } = entity;
  const named = language && el("span", { class: "tg-language", title: doing.word("code", { language }) }, language);
  return el("pre", { class: "tg-pre", tabIndex: 0 }, named, el("code", null, inner));
}

function spoiler(inner, doing) {
  const hidden = el("span", { "aria-hidden": "true" }, inner);
  const props = { role: "button", tabIndex: 0, "aria-label": doing.word("hidden") };
  const node = el("span", { class: "tg-spoiler is-hidden", ...props }, hidden);
  const reveal = () => {
    node.classList.remove("is-hidden");
    hidden.removeAttribute("aria-hidden");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  node.addEventListener("click", reveal, { once: true });
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") reveal();
  });
  return node;
}

function opening(url, inner, doing) {
  const node = link(url, inner);
  const follow = doing.follow(url);
  if (follow) node.addEventListener("click", follow);
  return node;
}
