// Where one writes: a line or several, with the commands that fit what was typed.

import { el, fill } from "./dom.js";
import { folded } from "./folding.js";
import { icon } from "./icons.js";
import { mountCommands } from "./slack-commands.js";
import { Trouble } from "./slack-hands.js";
import { say } from "./slack-words.js";

/**
 * @param {object} given
 * @param {string} given.id of the field
 * @param {object} given.page
 * @param {(text: string) => Promise<boolean>} given.send gives whether it arrived; rejects with a Trouble
 * @param {() => object[]} given.commands what can be typed after a slash; empty where any can be
 * @param {() => object[]} [given.shared] names of the app's that are typed otherwise
 * @param {boolean} [given.inThread] where commands cannot be typed
 */
export function mountComposer({ id, page, send, commands, shared = () => [], inThread = false }) {
  const word = (key, values) => say(page.language(), key, values);
  const { drafts } = page;
  let place = "";

  const field = el("textarea", {
    id, class: "sl-composer-field", rows: "1", autocomplete: "off", spellcheck: "true", enterkeyhint: "send",
    "aria-describedby": `${id}-hint`, "aria-autocomplete": inThread ? false : "list", "aria-controls": inThread ? false : `${id}-commands`,
    "aria-haspopup": inThread ? false : "listbox", oninput: () => changed(), onkeydown: (event) => keyed(event),
  });
  const list = mountCommands({ field, word, commands: () => (inThread ? [] : commands()), changed: () => grow() });
  const button = el("button", { type: "button", class: "sl-send", onclick: () => sent() }, icon("send"));
  const hint = el("p", { id: `${id}-hint`, class: "sl-composer-hint" });
  const wrong = el("div", { class: "sl-failure", role: "alert", hidden: true });
  const box = el("div", { class: "sl-composer" }, list.box, list.usage, wrong, el("div", { class: "sl-composer-box" }, field, button), hint);

  function changed() {
    drafts.set(`${id} ${place}`, field.value);
    blame("");
    grow();
    list.show();
  }

  function grow() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight + 2, 160)}px`;
    button.disabled = !field.value.trim();
  }

  function keyed(event) {
    if (event.isComposing || list.keyed(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    sent();
  }

  async function sent() {
    const text = field.value.trim();
    if (!text || box.getAttribute("aria-busy")) return;
    const objection = objected(text);
    if (objection) {
      blame(objection, meant(text));
      return;
    }
    const from = place;
    box.setAttribute("aria-busy", "true");
    hint.textContent = word("sending");
    list.shut();
    try {
      const hasArrived = await send(text);
      if (hasArrived && drafts.get(`${id} ${from}`)?.trim() === text) clear(from);
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) throw trouble;
      if (place === from) blame(trouble.message);
    } finally {
      box.removeAttribute("aria-busy");
      hint.textContent = word("inputHint");
    }
  }

  /** What Slack's own client answers to a line that it does not send. */
  function objected(text) {
    const [command] = /^\/\S*/u.exec(text) ?? [];
    if (!command) return "";
    if (inThread) return word("notInThreads", { command });
    const known = commands();
    if (!known.length || known.some((each) => each.command === command)) return "";
    return word(other(command)?.own ? "ownCommand" : "noSuchCommand", { command });
  }

  /** The line by which such a command reaches the app all the same, if it has one. */
  function meant(text) {
    const [command] = /^\/\S*/u.exec(text);
    const instead = !inThread && other(command)?.instead;
    return instead ? `${instead}${text.slice(command.length)}` : "";
  }

  function other(command) {
    return shared().find((each) => each.command === folded(command));
  }

  function propose(line) {
    field.value = line;
    changed();
    field.focus();
  }

  function clear(from) {
    drafts.set(`${id} ${from}`, "");
    if (place === from) {
      field.value = "";
      grow();
      list.show();
    }
  }

  function blame(words, line = "") {
    wrong.hidden = !words;
    const taken = el("button", { type: "button", class: "sl-instead", onclick: () => propose(line) }, line);
    fill(wrong, el("p", null, words), line && el("p", null, word("typeInstead"), " ", taken));
  }

  return {
    box,
    field,
    /** Show what was begun in a place, and what the field is called there. */
    show(where, label) {
      field.placeholder = label;
      field.setAttribute("aria-label", label);
      button.setAttribute("aria-label", word("send"));
      if (!box.getAttribute("aria-busy")) hint.textContent = word("inputHint");
      if (where === place) return;
      place = where;
      field.value = drafts.get(`${id} ${where}`) ?? "";
      blame("");
      list.shut();
      grow();
    },
  };
}
