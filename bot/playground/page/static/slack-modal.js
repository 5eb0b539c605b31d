// The modal on top: a form that keeps what was typed, whatever is refreshed behind it.

import { el, fill } from "./dom.js";
import { isHeld } from "./focus.js";
import { icon, mark } from "./icons.js";
import { blame, blocks } from "./slack-blocks.js";
import { focusable, keepInside } from "./slack-dialogs.js";
import { Trouble } from "./slack-hands.js";
import { nameOf, Surface } from "./slack-surface.js";
import { plainWords } from "./slack-text.js";
import { toWire, trouble } from "./slack-values.js";

/** What somebody's open forms were filled with, by form. */
function begunBy(me, drafts) {
  const place = `slack-modals ${me}`;
  const all = () => new Map(drafts.get(place));
  return {
    of: (view) => new Map(all().get(view)),
    keep: (view, draft) => drafts.set(place, [...all().set(view, [...draft])]),
    forgetBut(open) {
      const left = [...all()].filter(([view]) => open.includes(view));
      if (left.length < all().size) drafts.set(place, left);
    },
  };
}

/**
 * @param {HTMLElement} layer
 * @param {HTMLElement} below what cannot be reached while a modal is open
 * @param {object} desk the hands, the confirmations and the refreshing of the window
 */
export function mountModal(layer, below, desk) {
  let shown = null;
  let look = "";

  function show(modal, reader) {
    const begun = begunBy(reader.me, desk.drafts);
    begun.forgetBut(modal?.stack ?? []);
    const next = JSON.stringify(modal && [modal.id, modal.stack, modal.view, reader.language]);
    if (next === look) return;
    look = next;
    if (modal) open(modal, reader, begun);
    else if (shown) shut();
  }

  function open(modal, reader, begun) {
    const isSame = shown?.modal.id === modal.id;
    const place = isSame && layer.contains(document.activeElement) && document.activeElement.closest("[data-block]")?.dataset.block;
    const opener = shown?.opener ?? document.activeElement;
    shown = new Modal(modal, reader, begun, desk);
    shown.opener = opener;
    const isHere = isHeld(layer.parentElement);
    below.inert = true;
    fill(layer, el("div", { class: "sl-scrim" }, shown.box));
    if (isHere) shown.focus(place);
  }

  function shut() {
    const { opener } = shown;
    const isHere = isHeld(layer.parentElement);
    shown = null;
    below.inert = false;
    layer.replaceChildren();
    if (!isHere) return;
    const isThere = opener?.isConnected && below.contains(opener);
    (isThere ? opener : below.querySelector("#slack-input"))?.focus();
  }

  /** Close all of them. */
  const leave = () => shown?.close(true);

  return { show, leave };
}

class Modal {
  constructor(modal, reader, begun, desk) {
    const draft = begun.of(modal.id);
    Object.assign(this, { modal, begun, draft, desk });
    const own = { ...desk, filled: (block) => this.filled(block) };
    this.surface = new Surface({ where: { view: modal.id }, reader, state: modal.state, draft, desk: own });
    this.box = this.build();
    keepInside(this.box, () => this.close());
  }

  build() {
    const { view, stack } = this.modal;
    const title = this.surface.id();
    this.body = el("div", { class: "sl-modal-body" }, blocks(view.blocks, this.surface));
    this.banner = el("p", { class: "sl-failure", role: "alert", hidden: true });
    const form = el("form", { class: "sl-form", novalidate: true, onsubmit: (event) => this.sent(event) }, this.body, this.banner, this.foot());
    const look = `sl-modal sl-depth-${Math.min(stack.length, 3)}`;
    return el("div", { class: look, role: "dialog", "aria-modal": "true", "aria-labelledby": title }, this.head(title), form);
  }

  head(title) {
    const { view, stack } = this.modal;
    const depth = stack.length;
    const back = depth > 1 && this.iconButton("back", "back", false);
    const level = depth > 1 && el("span", { class: "visually-hidden" }, ` ${this.surface.word("level", { n: depth })}`);
    return el(
      "div",
      { class: "sl-modal-head" },
      back,
      el("span", { class: "sl-face sl-face-app" }, mark()),
      el("h2", { id: title, class: "sl-modal-title" }, plainWords(view.title), level),
      this.iconButton("close", "close", true),
    );
  }

  iconButton(name, word, all) {
    return el("button", { type: "button", class: "sl-icon-button", "aria-label": this.surface.word(word), onclick: () => this.close(all) }, icon(name));
  }

  foot() {
    const { view } = this.modal;
    this.submit = view.submit && el("button", { type: "submit", class: "sl-button sl-button-primary" }, plainWords(view.submit));
    const close = plainWords(view.close) || this.surface.word(view.submit ? "cancel" : "close");
    return el("div", { class: "sl-modal-foot" }, el("button", { type: "button", class: "sl-button", onclick: () => this.close() }, close), this.submit);
  }

  focus(block) {
    const hosts = block ? [this.host(block), this.body] : [this.body];
    const [place] = hosts.filter(Boolean).flatMap(focusable);
    (place ?? focusable(this.box)[0])?.focus();
  }

  host(block) {
    return [...this.body.children].find((each) => each.dataset.block === block);
  }

  filled(block) {
    this.blame(block.block_id, "");
    this.begun.keep(this.modal.id, this.draft);
  }

  blame(block, words) {
    const host = this.host(block);
    if (host) blame(host, words);
  }

  get inputs() {
    return this.modal.view.blocks.filter((block) => block.type === "input");
  }

  async sent(event) {
    event.preventDefault();
    if (!this.submit || this.submit.getAttribute("aria-busy")) return;
    this.say("");
    const wrong = this.checked();
    if (this.showErrors(wrong)) return;
    await this.busy(this.submit, async () => {
      const { errors = {} } = await this.desk.hands.submit(this.modal.id, this.values());
      this.showErrors(errors);
    });
  }

  checked() {
    const found = this.inputs.map((block) => [block.block_id, trouble(block.element, this.surface.get(block, block.element), block.optional)]);
    return Object.fromEntries(found.filter(([, what]) => what).map(([id, [key, values]]) => [id, this.surface.word(key, values)]));
  }

  /** Say what is wrong under each field; gives whether anything is. */
  showErrors(errors) {
    const ids = Object.keys(errors);
    for (const { block_id: id } of this.inputs) this.blame(id, errors[id] ?? "");
    const elsewhere = ids.filter((id) => !this.inputs.some((block) => block.block_id === id));
    if (elsewhere.length) this.say(elsewhere.map((id) => errors[id]).join(" "));
    const first = this.inputs.find((block) => errors[block.block_id]);
    if (first) this.focus(first.block_id);
    return ids.length > 0;
  }

  /** What was filled in here, by action; by block where two elements have the same action. */
  values() {
    const found = this.modal.view.blocks.flatMap((block) => elementsOf(block).map((element) => [block, element]));
    const touched = found.filter(([block, element]) => this.draft.has(nameOf(block, element)));
    const isAlone = (action) => found.filter(([, element]) => element.action_id === action).length === 1;
    const key = ([block, element]) => (isAlone(element.action_id) ? element.action_id : block.block_id);
    return Object.fromEntries(touched.map((each) => [key(each), toWire(this.draft.get(nameOf(...each)))]));
  }

  async close(all = false) {
    await this.busy(this.box, () => this.desk.hands.close(this.modal.id, all));
  }

  async busy(node, work) {
    node.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Trouble)) throw problem;
      this.say(problem.message);
    }
    node.removeAttribute("aria-busy");
    await this.desk.refresh();
  }

  say(words) {
    this.banner.hidden = !words;
    this.banner.textContent = words;
  }
}

function elementsOf(block) {
  if (block.type === "input") return [block.element];
  if (block.type === "actions") return block.elements;
  return block.accessory ? [block.accessory] : [];
}
