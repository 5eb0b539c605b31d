/** What was written in the database: who did what, before and after. */

import { el, keep, opening } from "./dom.js";
import { icon } from "./icons.js";
import { shortDay, time } from "./times.js";

/** @param {any} shell */
export function rowsPane(shell) {
  let rows = [];
  const list = el("ol", { class: "calls" });
  const empty = el("p", { class: "backstage-empty" });
  const root = el("div", null, empty, list);

  function show() {
    empty.hidden = rows.length > 0;
    empty.textContent = shell.word("rows_none");
    const newest = [...rows].sort((one, other) => other.n - one.n);
    keep(list, newest, (row) => row.n, (row) => shownRow(row, shell), (row) => [row, shell.language()]);
  }

  return {
    root,
    show,
    take(fresh) {
      rows = fresh;
    },
  };
}

function shownRow(row, shell) {
  const { zone } = shell.scene();
  const language = shell.language();
  const at = `${shortDay(row.at, zone, language)}, ${time(row.at, zone, language)}`;
  const changes = changed(row.before, row.after);
  const summary = el(
    "summary",
    { class: "call-line row-line" },
    el("span", { class: "call-time" }, at),
    el("span", { class: "row-who" }, row.who ?? "Maillon"),
    el("span", { class: "row-what" }, el("code", null, row.action), " ", `${row.entity}${row.entity_id ? ` ${row.entity_id}` : ""}`),
    el("span", { class: "row-brief" }, changes.map(brief).filter(Boolean).join(" · ")),
    icon("chevron"),
  );
  return el("li", null, opening(summary, () => table(changes, shell.word)));
}

function changed(before, after) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .map((name) => ({ name, before: before?.[name] ?? null, after: after?.[name] ?? null }))
    .filter((each) => each.before !== null || each.after !== null);
}

/** What a person would call the change; the keys that tie rows together stay in the table. */
const TIES = /^id$|_(id|at|by)$/;

function brief({ name, before, after }) {
  if (after === null || TIES.test(name) || written(before) === written(after)) return "";
  return before === null
    ? `${name} ${written(after)}`
    : `${name} ${written(before)} → ${written(after)}`;
}

function table(changes, word) {
  const heads = ["", word("before"), word("after")].map((text) => (text ? el("th", { scope: "col" }, text) : el("td")));
  const lines = changes.map(({ name, before, after }) =>
    el(
      "tr",
      { class: written(before) === written(after) ? "" : "is-changed" },
      el("th", { scope: "row" }, name),
      el("td", null, shownValue(before, word)),
      el("td", null, shownValue(after, word)),
    ),
  );
  return el("table", { class: "row-table" }, el("thead", null, el("tr", null, heads)), el("tbody", null, lines));
}

function shownValue(value, word) {
  return value === null ? el("i", { class: "row-nothing" }, word("nothing")) : written(value);
}

function written(value) {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
