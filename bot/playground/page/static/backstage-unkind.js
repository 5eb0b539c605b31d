/** The means to be unkind, each on a card of its own. */

import { Refused } from "./api.js";
import { el, fill } from "./dom.js";
import { keepFocus } from "./focus.js";

/** The text of a file, null when it is not UTF-8: nothing of it may be guessed. */
async function read(file) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

/** @param {any} shell */
export function unkindPane(shell) {
  const { word } = shell;
  const root = el("div", { class: "unkind" });
  const planned = el("ul", { class: "planned" });
  let faults = [];
  let look = "";
  /** What the last import printed, codes of members among it: it stays when the cards are made anew. */
  let imported = null;

  async function act(verb, body, told) {
    const done = await shell.post(`/api/backstage/${verb}`, body);
    if (!done) return null;
    if (told) shell.toast(told);
    await shell.refresh();
    return done;
  }

  function cards() {
    return [restart(), limit(), breaking(), mending(), blocking(), importing(), adding(), resetting()];
  }

  function restart() {
    return card("restart", "restart_about", button("restart", () => act("restart", {}, word("restarted"))));
  }

  function limit() {
    const platform = platforms();
    const seconds = number(30, 3600);
    const told = () => word("limit_done", { platform: name(platform), seconds: seconds.value });
    const go = () => act("limit", { platform: platform.value, seconds: Number(seconds.value) }, told());
    return form("limit_title", "limit_about", go, labelled("platform", platform), labelled("limit_seconds", seconds), submit("limit"));
  }

  function breaking() {
    const platform = platforms();
    const times = number(3, 100);
    const told = () => word("break_done", { platform: name(platform), n: times.valueAsNumber });
    const go = () => act("break", { platform: platform.value, times: Number(times.value) }, told());
    return form("break_title", "break_about", go, labelled("platform", platform), labelled("break_times", times), submit("break"));
  }

  function mending() {
    return card("mend", "mend_about", planned, button("mend", () => act("mend", {}, word("mended"))));
  }

  function blocking() {
    const people = el("select", { class: "field" }, shell.scene().players.map((each) => el("option", { value: each.key }, each.name)));
    const send = (verb, told) => async () => {
      const done = await shell.post(`/api/telegram/${verb}`, {}, { as: people.value });
      if (!done) return;
      shell.toast(word(told, { name: name(people) }));
      await shell.refresh();
    };
    const both = el("div", { class: "unkind-pair" }, button("block", send("block", "blocked")), button("unblock", send("unblock", "unblocked")));
    return card("block_title", "block_about", labelled("person", people), both);
  }

  function importing() {
    const kinds = ["enterprises", "members", "institutions"];
    const kind = el("select", { class: "field" }, kinds.map((each) => el("option", { value: each }, word(each))));
    // A browser writes beside its own field, in its own language, that no file is chosen.
    const picked = el("span", { class: "field field-file", "aria-hidden": "true" }, word("import_choose"));
    const file = el("input", { type: "file", class: "visually-hidden", accept: ".csv,text/csv", onchange: () => pick() });
    const pick = () => {
      picked.textContent = file.files[0]?.name ?? word("import_choose");
    };
    const result = el("div", { role: "status" }, imported && printed("import_done", imported.name, imported.report));
    const trouble = el("div", { role: "alert" });
    const go = async () => {
      const [chosen] = file.files;
      imported = null;
      fill(result);
      fill(trouble);
      if (!chosen) return tell(trouble, el("p", { class: "unkind-sure" }, word("import_none")));
      const content = await read(chosen);
      if (content === null) return tell(trouble, el("p", { class: "unkind-sure" }, word("import_encoding")));
      const scene = shell.scene().name;
      try {
        const { report } = await shell.ask("/api/backstage/import", { kind: kind.value, content, name: chosen.name });
        if (shell.scene().name !== scene) return shell.refresh();
        imported = { name: chosen.name, report };
        tell(result, ...printed("import_done", chosen.name, report));
        return shell.refresh();
      } catch (refused) {
        if (!(refused instanceof Refused)) throw refused;
        return tell(trouble, ...printed("import_refused", chosen.name, shell.refusal(refused)));
      }
    };
    return form("import_title", "import_about", go, labelled("import_kind", kind), labelled("import_file", file, picked), submit("import"), trouble, result);
  }

  function printed(key, file, text) {
    return [el("p", null, word(key, { file })), el("pre", { class: "json report", tabIndex: 0, "aria-label": word("import_title") }, text)];
  }

  function adding() {
    const who = el("input", { type: "text", class: "field", required: true, maxlength: 80, autocomplete: "off" });
    const language = el("select", { class: "field" }, ["fr", "en"].map((each) => el("option", { value: each }, word(each))));
    const go = async () => {
      const added = who.value;
      if (await act("person", { name: added, language: language.value }, word("person_added", { name: added }))) who.value = "";
    };
    return form("add_person_title", "add_person_about", go, labelled("name", who), labelled("their_language", language), submit("add_person"));
  }

  function resetting() {
    const place = el("div", { class: "unkind-pair" });
    const ask = () => fill(place, button("reset", sure, "button"));
    const sure = () => {
      const no = button("reset_no", () => back(), "button");
      fill(place, el("p", { class: "unkind-sure" }, word("reset_sure")), button("reset_yes", go, "button button-bad"), no);
      no.focus();
    };
    const back = () => {
      ask();
      place.firstElementChild.focus();
    };
    const go = async () => {
      back();
      await shell.mine(() => act("reset", {}, word("reset_done")));
    };
    ask();
    return card("reset", "reset_about", place);
  }

  function form(title, about, go, ...content) {
    const onsubmit = (event) => {
      event.preventDefault();
      go();
    };
    return el("form", { class: "unkind-card", onsubmit }, heading(title, about), content);
  }

  function card(title, about, ...content) {
    return el("div", { class: "unkind-card" }, heading(title, about), content);
  }

  function heading(title, about) {
    return [el("h3", null, word(title)), el("p", null, word(about))];
  }

  function labelled(key, ...control) {
    return el("label", { class: "unkind-field" }, el("span", null, word(key)), control);
  }

  function button(key, onclick, look = "button") {
    return el("button", { type: "button", class: look, onclick }, word(key));
  }

  function submit(key) {
    return el("button", { class: "button" }, word(key));
  }

  return {
    root,
    /** Made anew only for another language or other people: what is filled in stays. */
    show() {
      const now = JSON.stringify([shell.language(), shell.scene().players.map(({ key, name }) => [key, name])]);
      if (now !== look) keepFocus(root, () => fill(root, cards()));
      look = now;
      const waiting = faults.map((each) => el("li", null, each));
      fill(planned, waiting.length ? waiting : el("li", null, word("planned_none")));
    },
    take(fresh) {
      faults = fresh;
    },
    /** Another scene knows no code of the former one. */
    clear() {
      imported = null;
      look = "";
    },
  };
}

function platforms() {
  return el("select", { class: "field" }, el("option", { value: "slack" }, "Slack"), el("option", { value: "telegram" }, "Telegram"));
}

/** What is said below the fold is brought above it. */
function tell(place, ...content) {
  fill(place, ...content);
  place.scrollIntoView({ block: "nearest" });
}

function number(value, max) {
  return el("input", { type: "number", class: "field", min: 1, max, required: true, value });
}

function name(select) {
  return select.selectedOptions[0].textContent;
}
