/** Every call that the bot made, and what the judges say of it. */

import { byDay } from "./backstage-days.js";
import { el, fill, opening } from "./dom.js";
import { icon } from "./icons.js";
import { time } from "./times.js";

const SHOWN = 300;
/** How the bot waits for what people do on Telegram, over and over. */
const WAITING = "getUpdates";
const BRIEF = 160;
const PLATFORMS = { slack: "Slack", telegram: "Telegram" };

/** @param {any} shell */
export function callsPane(shell) {
  let calls = [];
  let judges = {};
  const box = el("input", { type: "checkbox", onchange: () => show() });
  const boxName = el("span");
  const waiting = el("input", { type: "checkbox", onchange: () => show() });
  const waitingName = el("span");
  const named = el("p", { class: "calls-judges" });
  const list = el("ol", { class: "calls" });
  const empty = el("p", { class: "backstage-empty" });
  const head = el(
    "div",
    { class: "calls-head" },
    named,
    el("label", { class: "check" }, waiting, waitingName),
    el("label", { class: "check" }, box, boxName),
  );
  const root = el("div", null, head, empty, list);

  function judged(platform, names) {
    return shell.word("list", { name: PLATFORMS[platform] ?? platform, items: names.join(", ") });
  }

  function show() {
    const { word } = shell;
    waitingName.textContent = word("waiting_too");
    boxName.textContent = word("only_faults");
    const sets = Object.entries(judges).map(([platform, names]) => el("span", null, judged(platform, names)));
    fill(named, el("strong", null, word("judges")), sets.map((each) => [" ", each]));
    const heard = calls.filter((call) => waiting.checked || call.method !== WAITING || isFaulty(call));
    const found = (box.checked ? calls.filter(isFaulty) : heard).slice(-SHOWN).reverse();
    empty.hidden = found.length > 0;
    empty.textContent = box.checked && calls.length ? word("no_faults", { n: calls.length }) : word("calls_none");
    byDay(list, found, (call) => shownCall(call, shell), shell);
  }

  return {
    root,
    show,
    last: () => calls.at(-1)?.n ?? 0,
    clear() {
      calls = [];
    },
    take(fresh) {
      const known = new Set(calls.map((call) => call.n));
      calls = [...calls, ...fresh.calls.filter((call) => !known.has(call.n))];
      judges = fresh.judges;
    },
  };
}

function isFaulty(call) {
  return call.verdicts.length > 0 || Boolean(call.error);
}

function shownCall(call, shell) {
  const { word } = shell;
  const at = call.at && time(call.at, shell.scene().zone, shell.language());
  const summary = el(
    "summary",
    { class: "call-line" },
    el("span", { class: "call-time" }, at),
    el("span", { class: `call-platform call-${call.platform}` }, PLATFORMS[call.platform] ?? call.platform),
    el("code", { class: "call-method" }, call.method),
    el("span", { class: "call-to" }, call.to),
    el("span", { class: "call-brief" }, brief(call.arguments)),
    el("span", { class: "call-verdict" }, verdict(call, word)),
    icon("chevron"),
  );
  return el("li", null, opening(summary, () => inside(call, word)));
}

/** The words that people get to read, where there are any. */
function brief(sent) {
  const said = [sent.text, sent.caption, sent.description, sent.title].find((each) => typeof each === "string" && each);
  return (said ?? "").slice(0, BRIEF);
}

function verdict(call, word) {
  const items = [...new Set(call.verdicts.map((each) => each.judge))].join(", ");
  const judged = items
    ? el("span", { class: "chip chip-bad" }, word("list", { name: word("faulty"), items }))
    : el("span", { class: "chip chip-good" }, icon("check"), word("ok"));
  return [judged, call.error && el("span", { class: "chip chip-warm" }, word("failed", { error: call.status === 0 ? word("dropped") : call.error }))];
}

function inside(call, word) {
  const faults = call.verdicts.map(({ judge, path, fault }) =>
    el("li", null, el("strong", null, judge), " ", path && el("code", null, path), " ", fault),
  );
  const sent = JSON.stringify(opened(call.arguments), null, 2);
  return el(
    "div",
    { class: "call-inside" },
    faults.length > 0 && el("ul", { class: "call-faults" }, faults),
    el("pre", { class: "json", tabIndex: 0, "aria-label": word("arguments") }, sent),
  );
}

/** JSON within JSON reads better when it is opened. */
function opened(value) {
  if (typeof value === "string" && /^[[{]/.test(value)) {
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map(opened);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, opened(each)]));
  }
  return value;
}
