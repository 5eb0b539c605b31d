/** Making and changing elements. Texts only ever become text nodes. */

import { say, words } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const PROPERTIES = new Set([
  "checked", "disabled", "hidden", "indeterminate", "multiple", "open", "readOnly", "required",
  "selected", "tabIndex", "value",
]);
const SCHEMES = new Set(["http:", "https:", "mailto:", "tg:"]);

/**
 * Make an element.
 *
 * Properties: `class`; `data` (an object of data-… attributes); `on…` (a listener, `onclick`);
 * form properties (`value`, `checked`, `disabled`…); all else is an attribute, left out when it
 * is false, null or undefined. Children: nodes, texts, numbers, lists of them; null and false
 * are left out.
 *
 * @param {string} tag
 * @param {Record<string, any> | null} [props]
 * @param {...any} children
 * @returns {HTMLElement}
 */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) set(node, name, value);
  add(node, children);
  return node;
}

/** Replace all that is in an element. */
export function fill(node, ...children) {
  node.replaceChildren();
  add(node, children);
  return node;
}

/**
 * A link to http, https, mailto or tg; to anything else the text alone.
 *
 * @param {string} url
 * @param {...any} children
 */
export function link(url, ...children) {
  if (!isSafe(url)) return el("span", null, ...children);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** Whether an address may be opened from this page. */
export function isSafe(url) {
  return URL.canParse(url) && SCHEMES.has(new URL(url).protocol);
}

/** What is shown in place of something that this page does not know how to show. */
export function cannotRender(type) {
  const { lang } = document.documentElement;
  return el("span", { class: "cannot-render", role: "alert", lang }, say(words[lang], "cannot_render", { what: type }));
}

/**
 * Show a list in an element, touching only what has changed since the last time, so that focus,
 * open menus and what a screen reader has read stay.
 *
 * @template T
 * @param {HTMLElement} parent holds nothing but these items
 * @param {T[]} items
 * @param {(item: T) => string | number} key unique in the list
 * @param {(item: T) => HTMLElement} make
 * @param {(item: T) => any} [seen] what the look depends on; the whole item unless given
 */
export function keep(parent, items, key, make, seen = (item) => item) {
  const before = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const name = String(key(item));
    const look = JSON.stringify(seen(item));
    const old = before.get(name);
    if (old && looks.get(old) === look) return old;
    const node = make(item);
    node.dataset.key = name;
    looks.set(node, look);
    return node;
  });
  arrange(parent, nodes);
}

/** @type {WeakMap<Element, string>} */
const looks = new WeakMap();

function arrange(parent, nodes) {
  const kept = new Set(nodes);
  for (const node of [...parent.children]) if (!kept.has(node)) node.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}

/**
 * What can be opened; its inside is made when it first is.
 *
 * @param {HTMLElement} summary
 * @param {() => HTMLElement} inside
 */
export function opening(summary, inside) {
  const details = el("details", null, summary);
  details.addEventListener("toggle", () => details.append(inside()), { once: true });
  return details;
}

/** Make an element of a drawing. */
export function drawn(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function set(node, name, value) {
  if (name === "style" || name === "innerHTML") throw new TypeError(`no ${name} here`);
  if (name === "data") Object.assign(node.dataset, value);
  else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (PROPERTIES.has(name)) node[name] = value;
  else if (value === true) node.setAttribute(name, "");
  else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
}

function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      node.append(child instanceof Node ? child : String(child));
    }
  }
}
