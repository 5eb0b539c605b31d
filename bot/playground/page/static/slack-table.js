// The table block.

import { cannotRender, el } from "./dom.js";
import { richText } from "./slack-rich.js";
import { say } from "./slack-words.js";

const ALIGNED = { left: "", center: "sl-centre", right: "sl-right" };

/** Show a table: its first row heads the columns, as on Slack. */
export function table({ rows, column_settings: columns = [] }, reader) {
  const cells = (row, tag) =>
    row.map((cell, index) => el(tag, { class: ALIGNED[columns[index]?.align] || false, scope: tag === "th" ? "col" : false }, content(cell, reader)));
  const [head = [], ...rest] = rows;
  return el(
    "div",
    { class: "sl-table-box", role: "region", tabindex: "0", "aria-label": say(reader.language, "table") },
    el("table", { class: "sl-table" }, el("thead", null, el("tr", null, cells(head, "th"))), el("tbody", null, rest.map((row) => el("tr", null, cells(row, "td"))))),
  );
}

function content(cell, reader) {
  if (cell.type === "raw_text" || cell.type === "raw_number") return cell.text;
  return cell.type === "rich_text" ? richText(cell, reader) : cannotRender(cell.type);
}
