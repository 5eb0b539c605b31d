/** The drawer below the windows: calls, rows, and the means to be unkind. */

import { callsPane } from "./backstage-calls.js";
import { rowsPane } from "./backstage-rows.js";
import { unkindPane } from "./backstage-unkind.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";

const NAMES = ["calls", "rows", "unkind"];

/** @param {HTMLElement} root @param {any} shell */
export function mountBackstage(root, shell) {
  let shown = "calls";
  let scene = "";
  const panes = { calls: callsPane(shell), rows: rowsPane(shell), unkind: unkindPane(shell) };
  const tabs = Object.fromEntries(NAMES.map((name) => [name, tab(name, () => choose(name))]));
  const list = el("div", { class: "backstage-tabs", role: "tablist", onkeydown: walk }, Object.values(tabs));
  const about = el("p", { class: "backstage-about" });
  const close = el("button", { type: "button", class: "icon-button", onclick: () => toggle() }, icon("close"));
  const bodies = NAMES.map((name) => body(name, panes[name].root));
  root.append(el("div", { class: "backstage-head" }, list, about, close), ...bodies);
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") toggle();
  });

  function choose(name) {
    shown = name;
    show();
  }

  function walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    choose(NAMES[(NAMES.indexOf(shown) + step + NAMES.length) % NAMES.length]);
    tabs[shown].focus();
  }

  function toggle() {
    root.hidden = !root.hidden;
    shell.changed();
    if (root.hidden) document.getElementById("backstage-button").focus();
    else {
      tabs[shown].focus();
      refresh();
    }
  }

  async function refresh() {
    if (root.hidden) return;
    const known = { scene, after: panes.calls.last(), written: panes.rows.last() };
    const fresh = await shell.get("/api/backstage", known);
    if (!fresh) return;
    if (fresh.scene !== scene) clear();
    scene = fresh.scene;
    panes.calls.take(fresh);
    panes.rows.take(fresh);
    panes.unkind.take(fresh.faults);
    panes[shown].show();
  }

  /** Closed too: a scene that was put back to how it began has no past. */
  function clear() {
    scene = "";
    for (const name of NAMES) panes[name].clear();
  }

  function show() {
    const { word } = shell;
    list.setAttribute("aria-label", word("backstage"));
    close.setAttribute("aria-label", word("close"));
    close.title = word("close");
    about.textContent = word(`${shown}_about`);
    for (const [index, name] of NAMES.entries()) {
      tabs[name].textContent = word(name);
      tabs[name].setAttribute("aria-selected", String(name === shown));
      tabs[name].tabIndex = name === shown ? 0 : -1;
      bodies[index].hidden = name !== shown;
    }
    if (!root.hidden) panes[shown].show();
  }

  return { show, refresh, clear, toggle, isOpen: () => !root.hidden };
}

function tab(name, onclick) {
  const props = { type: "button", class: "backstage-tab", role: "tab", id: `backstage-tab-${name}` };
  return el("button", { ...props, "aria-controls": `backstage-${name}`, onclick });
}

function body(name, content) {
  const props = { class: "backstage-body", role: "tabpanel", id: `backstage-${name}`, tabIndex: 0 };
  return el("div", { ...props, "aria-labelledby": `backstage-tab-${name}` }, content);
}
