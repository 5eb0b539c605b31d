// Slack's own markup, read into a tree. Pure: no document, no words, no time.
// Source: docs.slack.dev, "Formatting message text".

import { emoji } from "./slack-emoji.js";

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const STYLES = { "*": "bold", _: "italic", "~": "strike" };
const WORD = /[\p{L}\p{N}]/u;
const SPACE = /\s/u;
const QUOTED = /^(?:&gt;|>) ?/u;
const QUOTED_TO_THE_END = /^(?:&gt;|>){3}/u;
const ADDRESS = /^https?:\/\/(?:(?!&[lg]t;)[^\s<>|"])+/iu;
const TRAILING = /[.,;:!?)\]'’»]+$/u;
const SAFE = new Set(["http:", "https:", "mailto:"]);

/** Decode the three entities that Slack knows, and nothing else. */
function decoded(text) {
  return text.replace(/&(?:amp|lt|gt);/gu, (entity) => ENTITIES[entity]);
}

/** Give an address as a browser may follow it, null when it may not. */
export function safeAddress(url) {
  try {
    const parsed = new URL(url);
    return SAFE.has(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

/** Read a mrkdwn text; `verbatim` keeps bare addresses from becoming links. */
export function parse(text, { verbatim = false } = {}) {
  const nodes = [];
  const pieces = text.split("```");
  // An opening mark that nothing closes is text.
  const closed = pieces.length % 2 === 1 ? pieces.length : pieces.length - 1;
  for (let index = 0; index < closed; index += 1) {
    if (index % 2 === 1) nodes.push(preformatted(pieces[index]));
    else nodes.push(...paragraphs(beside(pieces, index, closed), verbatim));
  }
  return joined(nodes);
}

/** The words beside preformatted ones, without the line breaks that part them. */
function beside(pieces, index, closed) {
  const isLast = index === closed - 1;
  const words = isLast ? pieces.slice(index).join("```") : pieces[index].replace(/\n$/u, "");
  return index ? words.replace(/^\n/u, "") : words;
}

function preformatted(text) {
  return { type: "pre", children: joined(inline(text.replace(/^\n|\n$/gu, ""), LITERAL)) };
}

const LITERAL = { literal: true, verbatim: true };

function paragraphs(text, verbatim) {
  return text ? parts(text.split("\n")).flatMap((part) => run(part, verbatim)) : [];
}

/** Lines that are quoted together, and lines that are not. */
function parts(lines) {
  const found = [];
  for (const [index, line] of lines.entries()) {
    if (QUOTED_TO_THE_END.test(line)) {
      const first = line.replace(QUOTED_TO_THE_END, "").trimStart();
      return [...found, { isQuote: true, lines: [first, ...lines.slice(index + 1)] }];
    }
    const isQuote = QUOTED.test(line);
    const shown = line.replace(QUOTED, "");
    if (found.at(-1)?.isQuote === isQuote) found.at(-1).lines.push(shown);
    else found.push({ isQuote, lines: [shown] });
  }
  return found;
}

function run({ isQuote, lines }, verbatim) {
  const children = inline(lines.join("\n"), { verbatim });
  return isQuote ? [{ type: "quote", children: joined(children) }] : children;
}

function inline(text, mode) {
  const nodes = [];
  let index = 0;
  while (index < text.length) {
    const [node, length] = at(text, index, mode);
    nodes.push(node);
    index += length;
  }
  return nodes;
}

function at(text, index, mode) {
  const found = readers(text[index], mode).map((read) => read(text, index, mode)).find(Boolean);
  return found ?? [{ type: "text", text: text[index] }, 1];
}

function readers(character, { literal, verbatim }) {
  if (character === "<") return [reference];
  if (character === "&") return [entity];
  if (literal) return [];
  if (character === "`") return [code];
  if (character in STYLES) return [styled];
  if (character === ":") return [shortcode];
  if (!verbatim && (character === "h" || character === "H")) return [address];
  return [];
}

function entity(text, index) {
  const [found] = /^&(?:amp|lt|gt);/u.exec(text.slice(index, index + 5)) ?? [];
  return found && [{ type: "text", text: ENTITIES[found] }, found.length];
}

function code(text, index) {
  const end = text.indexOf("`", index + 1);
  const inside = end < 0 ? "" : text.slice(index + 1, end);
  if (!inside || inside.includes("\n")) return null;
  return [{ type: "code", children: joined(inline(inside, LITERAL)) }, end - index + 1];
}

function styled(text, index, mode) {
  const mark = text[index];
  if (!opens(text, index, mark)) return null;
  const end = closing(text, index, mark);
  if (end < 0) return null;
  const children = joined(inline(text.slice(index + 1, end), mode));
  return [{ type: STYLES[mark], children }, end - index + 1];
}

function opens(text, index, mark) {
  const before = text[index - 1] ?? " ";
  const after = text[index + 1] ?? " ";
  return !WORD.test(before) && before !== mark && !SPACE.test(after) && after !== mark;
}

function closing(text, index, mark) {
  for (let end = index + 2; end < text.length && text[end] !== "\n"; end += 1) {
    const after = text[end + 1] ?? " ";
    const isMark = text[end] === mark && !SPACE.test(text[end - 1]);
    if (isMark && !WORD.test(after) && after !== mark) return end;
  }
  return -1;
}

function shortcode(text, index) {
  const found = /^:([a-z0-9_+-]+):/u.exec(text.slice(index, index + 60));
  const character = found && emoji(found[1]);
  return character ? [{ type: "emoji", name: found[1], text: character }, found[0].length] : null;
}

function address(text, index) {
  if (WORD.test(text[index - 1] ?? " ")) return null;
  const [found] = ADDRESS.exec(text.slice(index)) ?? [""];
  const kept = found.replace(TRAILING, "");
  const url = safeAddress(decoded(kept));
  return url && kept.length > 8 ? [link(url, decoded(kept)), kept.length] : null;
}

function link(url, label) {
  return { type: "link", url, children: [{ type: "text", text: label }] };
}

function reference(text, index) {
  const found = /^<([^<>\n]+)>/u.exec(text.slice(index));
  return found && [target(found[1], found[0]), found[0].length];
}

function target(inside, whole) {
  const bar = inside.indexOf("|");
  const aim = decoded(bar < 0 ? inside : inside.slice(0, bar));
  const label = bar < 0 ? "" : decoded(inside.slice(bar + 1));
  if (aim.startsWith("@")) return { type: "user", id: aim.slice(1), label };
  if (aim.startsWith("#")) return { type: "channel", id: aim.slice(1), label };
  if (aim.startsWith("!")) return special(aim.slice(1), label);
  const url = safeAddress(aim);
  return url ? link(url, label || aim.replace(/^mailto:/u, "")) : { type: "text", text: decoded(whole) };
}

function special(name, label) {
  const [, timestamp, format, url] = /^date\^(-?\d+)\^([^^]*)(?:\^(.*))?$/su.exec(name) ?? [];
  if (timestamp) {
    const address = url ? safeAddress(url) : null;
    return { type: "date", timestamp: Number(timestamp), format, url: address, fallback: label };
  }
  const team = /^subteam\^(.+)$/u.exec(name);
  if (team) return { type: "usergroup", id: team[1], label };
  return { type: "broadcast", range: name, label };
}

function joined(nodes) {
  const kept = [];
  for (const node of nodes) {
    const last = kept.at(-1);
    if (node.type === "text" && last?.type === "text") last.text += node.text;
    else kept.push(node);
  }
  return kept;
}
