// What blocks stand on: a message, a modal or the Home. It holds what was filled in and acts on it.

import { el } from "./dom.js";
import { Trouble } from "./slack-hands.js";
import { textObject } from "./slack-text.js";
import { initial, toWire } from "./slack-values.js";
import { say } from "./slack-words.js";

let serial = 0;

export class Surface {
  /**
   * @param {object} given
   * @param {object} given.where the message or view, as the playground is told of it
   * @param {object} given.reader who reads: people, channels, files, language, zone, now
   * @param {object} [given.state] what the platform holds in the elements
   * @param {Map<string, any>} [given.draft] what was filled in here and is not sent yet
   * @param {object} given.desk the hands, the confirmations and the refreshing of the window
   */
  constructor({ where, reader, state = {}, draft = new Map(), desk }) {
    Object.assign(this, { where, reader, state, draft, desk });
  }

  word(key, values) {
    return say(this.reader.language, key, values);
  }

  text(object) {
    return textObject(object, this.reader);
  }

  id() {
    serial += 1;
    return `sl-${serial}`;
  }

  get(block, element) {
    const key = nameOf(block, element);
    if (this.draft.has(key)) return this.draft.get(key);
    return initial(element, this.state?.[block.block_id]?.[element.action_id]);
  }

  set(block, element, value) {
    this.draft.set(nameOf(block, element), value);
    this.desk.filled?.(block);
  }

  /** Ask the app for options; gives them, and what went wrong. */
  async suggest({ block, element }, typed) {
    try {
      const { options } = await this.desk.hands.suggest(this.where, idsOf(block, element), typed);
      return [options, ""];
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) throw trouble;
      return [[], trouble.message];
    }
  }

  /** Press, or tell of a choice: the node waits until it is done, and shows when it was not. */
  async act(node, { block, element }, value) {
    if (node.getAttribute("aria-busy") === "true") return;
    const isLink = element.url !== undefined;
    if (element.confirm && !isLink && !(await this.desk.confirm(element.confirm, this))) return;
    node.setAttribute("aria-busy", "true");
    unblamed(node);
    try {
      await this.told(block, element, value);
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) throw trouble;
      failed(node, trouble.message);
    } finally {
      node.removeAttribute("aria-busy");
    }
    await this.desk.refresh();
  }

  told(block, element, value) {
    const ids = idsOf(block, element);
    if (element.type === "button") return this.desk.hands.press(this.where, ids);
    return this.desk.hands.choose(this.where, ids, toWire(value));
  }
}

/** How a draft calls an element. */
export function nameOf(block, element) {
  return JSON.stringify([block.block_id, element.action_id]);
}

function idsOf(block, element) {
  return { block_id: block.block_id, action_id: element.action_id };
}

function unblamed(node) {
  for (const old of node.closest(".sl-block")?.querySelectorAll(".sl-failure") ?? []) old.remove();
}

function failed(node, words) {
  node.closest(".sl-block")?.append(el("p", { class: "sl-failure", role: "alert" }, words));
}
