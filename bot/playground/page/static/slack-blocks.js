// Block Kit, as it was sent. What is not known here is said aloud, never left out.

import { cannotRender, el } from "./dom.js";
import { element, elements, GROUPED } from "./slack-elements.js";
import { picture } from "./slack-pictures.js";
import { richText } from "./slack-rich.js";
import { textObject } from "./slack-text.js";
import { table } from "./slack-table.js";

const BLOCKS = {
  section,
  header: (block, { reader }) => el("h3", { class: "sl-header" }, textObject(block.text, reader)),
  context,
  divider: () => el("hr", { class: "sl-divider" }),
  actions: elements,
  input,
  image,
  rich_text: (block, { reader }) => richText(block, reader),
  table: (block, { reader }) => table(block, reader),
  alert: (block, { reader }) =>
    el("div", { class: `sl-alert sl-alert-${block.level ?? "default"}`, role: "note" }, textObject(block.text, reader)),
};

/**
 * Show blocks.
 *
 * @param {object[]} blocks
 * @param {import("./slack-surface.js").Surface} surface what they stand on
 */
export function blocks(blocks, surface) {
  return blocks.map((block) => el("div", { class: "sl-block", data: { block: block.block_id ?? "" } }, shown(block, surface)));
}

function shown(block, surface) {
  const show = Object.hasOwn(BLOCKS, block.type) && BLOCKS[block.type];
  return show ? show(block, surface) : cannotRender(block.type);
}

function section(block, surface) {
  const words = block.text && el("div", { class: "sl-text" }, textObject(block.text, surface.reader));
  const fields = block.fields && el("div", { class: "sl-fields" }, block.fields.map((each) => el("div", { class: "sl-field" }, textObject(each, surface.reader))));
  const beside = block.accessory && el("div", { class: "sl-accessory" }, element(block.accessory, block, surface));
  return el("div", { class: "sl-section" }, el("div", { class: "sl-section-words" }, words, fields), beside);
}

function context(block, surface) {
  const parts = block.elements.map((each) =>
    each.type === "image"
      ? picture(each, surface, "sl-context-image")
      : el("span", null, textObject(each, surface.reader)));
  return el("div", { class: "sl-context" }, parts);
}

function image(block, surface) {
  const title = block.title && el("figcaption", { class: "sl-figure-title" }, textObject(block.title, surface.reader));
  return el("figure", { class: "sl-figure" }, title, picture(block, surface, "sl-image"));
}

/** A label, a field, a hint, and room for what is wrong with it. */
function input(block, surface) {
  const id = surface.id();
  const isGroup = GROUPED.includes(block.element.type);
  const optional = block.optional && el("span", { class: "sl-optional" }, ` ${surface.word("optional")}`);
  const label = el(isGroup ? "div" : "label", { id: `${id}-label`, class: "sl-label", for: isGroup ? false : id }, textObject(block.label, surface.reader), optional);
  const tied = { id, labelledBy: `${id}-label`, acts: block.dispatch_action === true };
  const made = element(block.element, block, surface, tied);
  const wrong = el("p", { id: `${id}-wrong`, class: "sl-wrong", hidden: true });
  const hint = block.hint && el("p", { id: `${id}-hint`, class: "sl-hint" }, textObject(block.hint, surface.reader));
  describe(made, id, block);
  return el("div", { class: "sl-input-block" }, label, made, wrong, hint);
}

function describe(made, id, block) {
  const target = made.id === id ? made : made.querySelector(`#${CSS.escape(id)}`);
  if (!target) return;
  target.setAttribute("aria-describedby", block.hint ? `${id}-wrong ${id}-hint` : `${id}-wrong`);
  if (!block.optional && !GROUPED.includes(block.element.type)) target.setAttribute("aria-required", "true");
}

/** Say what is wrong with an input block; with no words, that nothing is. */
export function blame(host, words) {
  const wrong = host.querySelector(".sl-wrong");
  if (!wrong) return;
  wrong.hidden = !words;
  wrong.textContent = words;
  const target = document.getElementById(wrong.id.replace(/-wrong$/u, ""));
  if (words) target?.setAttribute("aria-invalid", "true");
  else target?.removeAttribute("aria-invalid");
}
