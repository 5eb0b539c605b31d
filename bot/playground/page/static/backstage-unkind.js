/** The means to be unkind, each on a card of its own. */

import { Refused } from "./api.js";
import { el, fill } from "./dom.js";
import { keepFocus } from "./focus.js";

/** The text of a file, or why there is none: nothing of it may be guessed. */
async function read(file) {
  try {
    return { content: new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()) };
  } catch (trouble) {
    // A browser reads no file that somebody wrote to since it was chosen.
    return { key: trouble instanceof DOMException ? "import_changed" : "import_encoding" };
  }
}

/** @param {any} shell */
export function unkindPane(shell) {
  const { word } = shell;
  const root = el("div", { class: "unkind" });
  const planned = el("ul", { class: "planned" });
  let faults = [];
  let look = "";
  let fields = blank();
  /** What became of the last import, codes of members among it: it stays when the cards are made anew. */
  let outcome = null;
  const result = el("div", { role: "status" });
  const trouble = el("div", { role: "alert" });

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
    const { limited: platform, seconds } = fields;
    const told = () => word("limit_done", { platform: name(platform), seconds: seconds.value });
    const go = () => act("limit", { platform: platform.value, seconds: Number(seconds.value) }, told());
    return form("limit_title", "limit_about", go, labelled("platform", platform), labelled("limit_seconds", seconds), submit("limit"));
  }

  function breaking() {
    const { broken: platform, times } = fields;
    const told = () => word("break_done", { platform: name(platform), n: times.valueAsNumber });
    const go = () => act("break", { platform: platform.value, times: Number(times.value) }, told());
    return form("break_title", "break_about", go, labelled("platform", platform), labelled("break_times", times), submit("break"));
  }

  function mending() {
    return card("mend", "mend_about", planned, button("mend", () => act("mend", {}, word("mended"))));
  }

  function blocking() {
    const { people } = fields;
    offer(people, shell.scene().players.map((each) => [each.key, each.full]));
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
    const { kind, file } = fields;
    offer(kind, ["enterprises", "members", "institutions"].map((each) => [each, word(each)]));
    // A browser writes beside its own field, in its own language, that no file is chosen.
    const picked = el("span", { class: "field field-file", "aria-hidden": "true" });
    const pick = () => {
      picked.textContent = file.files[0]?.name ?? word("import_choose");
    };
    file.onchange = pick;
    pick();
    const unpick = () => {
      file.value = "";
      pick();
    };
    const go = async () => {
      const [chosen] = file.files;
      tell(null);
      if (!chosen) return tell({ key: "import_none" });
      const { content, key } = await read(chosen);
      if (key === "import_changed") unpick();
      if (key) return tell({ key, file: chosen.name });
      return tell(await brought({ kind: kind.value, content, name: chosen.name }));
    };
    print();
    return form("import_title", "import_about", go, labelled("import_kind", kind), labelled("import_file", file, picked), submit("import"), trouble, result);
  }

  /** Import a file; what it brought into a scene that is over is over too, however late that is heard of. */
  async function brought(file) {
    try {
      const { report, scene } = await shell.ask("/api/backstage/import", file);
      await shell.refresh();
      if (scene !== shell.scene().name) return { key: "import_gone", file: file.name };
      return { isDone: true, key: "import_done", file: file.name, text: report };
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return { key: "import_refused", file: file.name, text: shell.refusal(refused) };
    }
  }

  /** What is said below the fold is brought above it. */
  function tell(told) {
    outcome = told && { ...told, scene: shell.scene().name };
    print();
    if (told) (told.isDone ? result : trouble).scrollIntoView({ block: "nearest" });
  }

  function print() {
    const { isDone, key, file, text } = outcome ?? {};
    const about = key && el("p", { class: text ? false : "unkind-sure" }, word(key, { file }));
    const report = text && el("pre", { class: "json report", tabIndex: 0, "aria-label": word("import_title") }, text);
    fill(result, isDone && [about, report]);
    fill(trouble, !isDone && [about, report]);
  }

  function adding() {
    const { who, language } = fields;
    offer(language, ["fr", "en"].map((each) => [each, word(each)]));
    const go = async () => {
      const typed = who.value;
      const added = await act("person", { name: typed, language: language.value });
      if (!added) return;
      who.value = "";
      const { full = typed } = shell.scene().players.find(({ key }) => key === added.key) ?? {};
      shell.toast(word("person_added", { name: full }));
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
    /** Made anew only for another language or other people. */
    show() {
      const now = JSON.stringify([shell.language(), shell.scene().players.map(({ key, full }) => [key, full])]);
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
      if (outcome?.scene !== shell.scene().name) outcome = null;
      fields = blank();
      look = "";
    },
  };
}

/** What is filled in stays when the cards around it are made anew. */
function blank() {
  return {
    limited: platforms(),
    seconds: number(30, 3600),
    broken: platforms(),
    times: number(3, 100),
    people: el("select", { class: "field" }),
    kind: el("select", { class: "field" }),
    file: el("input", { type: "file", class: "visually-hidden", accept: ".csv,text/csv" }),
    who: el("input", { type: "text", class: "field", required: true, maxlength: 80, autocomplete: "off" }),
    language: el("select", { class: "field" }),
  };
}

/** Offer other choices, or the same in other words; the one that was made stays while there is such a one. */
function offer(select, choices) {
  const { value } = select;
  fill(select, choices.map(([key, words]) => el("option", { value: key }, words)));
  if (choices.some(([key]) => key === value)) select.value = value;
}

function platforms() {
  const select = el("select", { class: "field" });
  offer(select, [["slack", "Slack"], ["telegram", "Telegram"]]);
  return select;
}

function number(value, max) {
  return el("input", { type: "number", class: "field", min: 1, max, required: true, value });
}

function name(select) {
  return select.selectedOptions[0].textContent;
}
