/** Every row that was written in the database: when, at whose request, and what it holds. */

import { byDay } from "./backstage-days.js";
import { el, fill, opening } from "./dom.js";
import { icon } from "./icons.js";
import { number, time } from "./times.js";

const SHOWN = 300;
const LOOKS = { added: "chip chip-good", changed: "chip chip-warm", removed: "chip chip-bad" };

/** @param {any} shell */
export function rowsPane(shell) {
  const { word } = shell;
  let rows = [];
  let start = {};
  const chosen = el("select", { class: "field", onchange: () => show() });
  const chosenName = el("span");
  const head = el("div", { class: "calls-head" }, el("label", { class: "check" }, chosenName, chosen));
  const list = el("ol", { class: "calls" });
  const empty = el("p", { class: "backstage-empty" });
  const before = el("div", { class: "rows-start" });
  const root = el("div", null, head, empty, list, before);
  let look = "";

  /** The tables that were written in, and where the demo began; both made anew only when other. */
  function showTables() {
    const counts = new Map();
    for (const { table } of rows) counts.set(table, (counts.get(table) ?? 0) + 1);
    const names = [...counts.keys()].sort();
    const now = JSON.stringify([shell.language(), [...counts], start]);
    if (now === look) return;
    look = now;
    const { value } = chosen;
    chosenName.textContent = word("rows_table");
    const option = (name) => el("option", { value: name }, `${name} (${counts.get(name)})`);
    fill(chosen, el("option", { value: "" }, word("rows_all", { n: rows.length })), names.map(option));
    chosen.value = counts.has(value) ? value : "";
    const total = Object.values(start).reduce((sum, each) => sum + each, 0);
    const summary = el("summary", { class: "rows-start-line" }, word("rows_start", { n: total, count: number(total, shell.language()) }), icon("chevron"));
    fill(before, total > 0 && opening(summary, () => counted(start, word)));
  }

  function show() {
    showTables();
    empty.hidden = rows.length > 0;
    empty.textContent = word("rows_none");
    const found = rows.filter((row) => !chosen.value || row.table === chosen.value);
    byDay(list, found.slice(-SHOWN).reverse(), (row) => shownRow(row, shell), shell);
  }

  return {
    root,
    show,
    last: () => rows.at(-1)?.n ?? 0,
    clear() {
      rows = [];
    },
    take(fresh) {
      const last = rows.at(-1)?.n ?? 0;
      rows = [...rows, ...fresh.rows.filter((row) => row.n > last)];
      start = fresh.start;
    },
  };
}

function counted(start, word) {
  const line = ([name, count]) => el("tr", null, el("th", { scope: "row" }, name), el("td", null, count));
  return rowTable([word("rows_table"), word("rows_count")], Object.entries(start).map(line));
}

function shownRow(row, shell) {
  const { zone } = shell.scene();
  const summary = el(
    "summary",
    { class: "call-line row-line" },
    el("span", { class: "call-time" }, time(row.at, zone, shell.language())),
    el("span", { class: "row-who" }, asker(row, shell.word)),
    el("span", { class: "row-what" }, el("code", null, row.table), ` ${row.id}`),
    el("span", { class: "row-brief" }, brief(row, shell.word)),
    el("span", { class: LOOKS[row.change] }, shell.word(row.change)),
    icon("chevron"),
  );
  return el("li", null, opening(summary, () => inside(row, shell.word)));
}

/** At whose demand, and for whom; what nobody asked for, the bot does by itself. */
function asker({ who, to }, word) {
  const by = who ?? word("by_itself");
  return to && to !== who ? word("rows_for", { who: by, to }) : by;
}

/** What a person would call the row; the keys that tie rows together stay in the table. */
const TIES = /^(id|at)$|_(id|at|by)$/;

function brief({ before, after }, word) {
  const said = (value) => (value === null ? word("nothing") : written(value));
  if (before && after) {
    return Object.keys(after).map((name) => `${name} ${said(before[name])} → ${said(after[name])}`).join(" · ");
  }
  const told = Object.entries(after ?? before).filter(([name, value]) => value !== null && !TIES.test(name));
  return told.map(([name, value]) => `${name} ${written(value)}`).join(" · ");
}

function inside({ before, after }, word) {
  const sides = [before, after].filter(Boolean);
  const heads = sides.length > 1 ? [word("before"), word("after")] : [word("rows_value")];
  const line = (name) =>
    el("tr", null, el("th", { scope: "row" }, name), sides.map((side) => el("td", null, shownValue(side[name], word))));
  return rowTable([word("rows_column"), ...heads], Object.keys(sides[0]).map(line));
}

function rowTable(heads, lines) {
  const head = heads.map((text) => el("th", { scope: "col" }, text));
  return el("table", { class: "row-table" }, el("thead", null, el("tr", null, head)), el("tbody", null, lines));
}

function shownValue(value, word) {
  return value === null ? el("i", { class: "row-nothing" }, word("nothing")) : written(value);
}

function written(value) {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
