/** The clock of the scene, and the ways to move it on. */

import { Refused } from "./api.js";
import { el, fill } from "./dom.js";
import { isHeld, keepFocus } from "./focus.js";
import { icon } from "./icons.js";
import { dayAfter, fullDay, local, time } from "./times.js";

const HOUR = 3_600_000;

/** @param {HTMLElement} root @param {any} shell */
export function mountClock(root, shell) {
  const now = el("div", { class: "clock-now" });
  const moves = el("div", { class: "clock-moves" });
  const input = el("input", { type: "datetime-local", id: "clock-to", class: "field", "aria-describedby": "clock-said", oninput: () => tell() });
  const said = el("p", { id: "clock-said", class: "clock-said", role: "status" });
  const told = el("p", { id: "clock-told", class: "visually-hidden", role: "status" });
  const form = el("form", { class: "clock-date", hidden: true, novalidate: true, onsubmit: (event) => leave(event) });
  root.append(now, told, moves, form);
  /** @type {string | null} where the last move led */
  let there = null;
  const buttons = [
    button("clock_hour", () => shell.mine(() => move({ by: "hour" }))),
    button("clock_day", () => shell.mine(() => move({ by: "day" }))),
    button("clock_monday", () => shell.mine(() => move({ next: "monday" }))),
    button("clock_date", () => askDate(form.hidden), "calendar"),
  ];
  const other = buttons.at(-1).node;
  moves.append(...buttons.map((each) => each.node));
  other.setAttribute("aria-controls", "clock-date");
  form.id = "clock-date";

  function openDate(open) {
    form.hidden = !open;
    other.setAttribute("aria-expanded", String(open));
    if (!open) return;
    input.min = local(shell.scene().now, shell.scene().zone);
    const { now, zone } = shell.scene();
    input.value = local(new Date(Date.parse(now) + HOUR).toISOString(), zone);
    tell();
  }

  function askDate(open) {
    openDate(open);
    if (open) input.focus();
  }

  /** The field writes a date in the manner of the browser: said in words, it has one meaning. */
  function tell() {
    said.classList.remove("is-wrong");
    said.textContent = input.value && written(`${input.value}Z`, "UTC", shell.language(), fullDay);
  }

  function object(why) {
    said.classList.add("is-wrong");
    said.textContent = why;
    if (isHeld(root)) input.focus();
  }

  async function leave(event) {
    event.preventDefault();
    const { now, zone } = shell.scene();
    const to = input.value;
    if (to <= local(now, zone)) return object(shell.word("clock_later", { when: written(now, zone, shell.language(), fullDay) }));
    openDate(false);
    other.focus();
    return shell.mine(() => move({ to }, (path, how) => shell.ask(path, how).catch((trouble) => refused(trouble, to))));
  }

  /** What was filled in stays, with why the time does not go there; so does who is elsewhere by then. */
  function refused(trouble, to) {
    if (!(trouble instanceof Refused)) throw trouble;
    openDate(true);
    input.value = to;
    object(shell.refusal(trouble));
    return null;
  }

  async function move(how, post = shell.post) {
    const moved = await keepFocus(root, async () => {
      moving(true);
      try {
        return await post("/api/clock", how);
      } finally {
        moving(false);
      }
    });
    if (!moved) return;
    there = moved.now;
    tellMove();
    shell.arrived(moved.arrived);
    await shell.refresh();
  }

  function tellMove() {
    if (!there) return;
    const { began, zone } = shell.scene();
    const dated = (...when) => dayAfter(began, ...when);
    told.textContent = shell.word("clock_moved", { when: written(there, zone, shell.language(), dated) });
  }

  function moving(busy) {
    root.classList.toggle("is-moving", busy);
    root.setAttribute("aria-busy", String(busy));
    for (const { node } of buttons) node.disabled = busy;
    if (busy) now.querySelector(".clock-time")?.replaceChildren(shell.word("clock_moving"));
    else showNow(now, shell);
  }

  closeOutside(root, form, () => openDate(false), other);
  return {
    show() {
      for (const each of buttons) each.name(shell.word);
      other.setAttribute("aria-expanded", String(!form.hidden));
      showNow(now, shell);
      const go = el("button", { class: "button button-main" }, shell.word("clock_go"));
      if (form.lang !== shell.language()) {
        form.lang = shell.language();
        fill(form, el("label", { for: "clock-to" }, shell.word("clock_to")), el("div", { class: "clock-date-row" }, input, go), said);
        tell();
        tellMove();
      }
    },
  };
}

function written(instant, zone, language, dated) {
  return `${dated(instant, zone, language)}, ${time(instant, zone, language)}`;
}

function showNow(root, shell) {
  const { began, now, zone, players } = shell.scene();
  if (!players.length) return;
  const language = shell.language();
  fill(
    root,
    icon("clock"),
    el(
      "time",
      { datetime: now },
      el(
        "div",
        { class: "clock-day" },
        el("span", { class: "clock-day-long" }, dayAfter(began, now, zone, language)),
        el("span", { class: "clock-day-short" }, dayAfter(began, now, zone, language, { short: true })),
      ),
      el("div", { class: "clock-time" }, time(now, zone, language)),
    ),
  );
}

function button(key, onclick, drawing = "") {
  const node = el("button", { type: "button", class: "button", onclick });
  return {
    node,
    name(word) {
      fill(node, drawing && icon(drawing), el("span", { class: drawing ? "clock-date-name" : "" }, word(key)));
      node.title = word(`${key}_long`);
    },
  };
}

function closeOutside(root, panel, close, opener) {
  document.addEventListener("pointerdown", (event) => {
    if (!panel.hidden && !root.contains(event.target)) close();
  });
  root.addEventListener("focusout", ({ relatedTarget }) => {
    if (!panel.hidden && relatedTarget && !root.contains(relatedTarget)) close();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    close();
    opener.focus();
  });
}
