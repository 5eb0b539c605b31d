// Dates in Slack's own formats, and the days that separate messages.

import { say } from "./slack-words.js";
import { dayKey } from "./times.js";

const LOCALES = { fr: "fr-CA", en: "en-CA" };
const LONG = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const WITHOUT_DAY = { day: "numeric", month: "long", year: "numeric" };
const SHORT = { day: "numeric", month: "short", year: "numeric" };
const DAY = 86_400_000;

// docs.slack.dev, "Formatting message text", date formatting.
const TOKENS = {
  date_num: (at) => dayKey(at.instant, at.zone),
  date_slash: (at) => dayKey(at.instant, at.zone).replaceAll("-", "/"),
  date: (at) => formatted(at, withoutYear(at, WITHOUT_DAY)),
  date_pretty: (at) => near(at) ?? formatted(at, withoutYear(at, WITHOUT_DAY)),
  date_short: (at) => formatted(at, SHORT),
  date_short_pretty: (at) => near(at) ?? formatted(at, SHORT),
  date_long: (at) => formatted(at, LONG),
  date_long_full: (at) => formatted(at, WITHOUT_DAY),
  date_long_pretty: (at) => near(at) ?? formatted(at, LONG),
  day_divider_pretty: (at) => near(at) ?? formatted(at, withoutYear(at, LONG)),
  time: (at) => formatted(at, { hour: "numeric", minute: "2-digit" }),
  time_secs: (at) => formatted(at, { hour: "numeric", minute: "2-digit", second: "2-digit" }),
};

/**
 * Write an instant by Slack's pattern, « {date_short} {time} »; null when a token is not known.
 *
 * @param {number} timestamp in seconds
 * @param {{now: number, zone: string, language: string}} reader
 */
export function written(timestamp, pattern, reader) {
  const at = { ...reader, instant: timestamp * 1000 };
  if (!Number.isFinite(at.instant) || Math.abs(at.instant) > 8.64e15) return null;
  const names = [...pattern.matchAll(/\{(\w+)\}/gu)].map((found) => found[1]);
  if (names.some((name) => !Object.hasOwn(TOKENS, name))) return null;
  return pattern.replace(/\{(\w+)\}/gu, (_, name) => TOKENS[name](at));
}

/** The day of an instant as a separator says it: today, yesterday, else its date. */
export function separator(instant, reader) {
  const at = { ...reader, instant };
  const days = distance(at);
  if (days === 0) return say(at.language, "today");
  if (days === -1) return say(at.language, "yesterday");
  return capitalized(formatted(at, withoutYear(at, LONG)));
}

/** The instant, in seconds, of a wall time « 2026-11-18T10:00 » in a zone. */
export function fromWall(wall, zone) {
  const asUtc = Date.parse(`${wall}Z`);
  const first = asUtc - offset(asUtc, zone);
  return (asUtc - offset(first, zone)) / 1000;
}

/** The wall time of an instant given in seconds, as a field takes it. */
export function toWall(timestamp, zone) {
  const instant = timestamp * 1000;
  return new Date(instant + offset(instant, zone)).toISOString().slice(0, 16);
}

function offset(instant, zone) {
  const parts = {
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    second: "2-digit", hourCycle: "h23", timeZone: zone,
  };
  const shown = new Intl.DateTimeFormat("en-CA", parts).formatToParts(new Date(instant));
  const of = Object.fromEntries(shown.map(({ type, value }) => [type, value]));
  const wall = `${of.year}-${of.month}-${of.day}T${of.hour}:${of.minute}:${of.second}Z`;
  return Date.parse(wall) - Math.floor(instant / 1000) * 1000;
}

function formatted({ instant, zone, language }, parts) {
  return new Intl.DateTimeFormat(LOCALES[language], { ...parts, timeZone: zone }).format(instant);
}

function withoutYear(at, parts) {
  const isThisYear = dayKey(at.instant, at.zone).slice(0, 4) === dayKey(at.now, at.zone).slice(0, 4);
  return isThisYear ? { ...parts, year: undefined } : parts;
}

function near(at) {
  const names = { "-1": "yesterdayLow", 0: "todayLow", 1: "tomorrowLow" };
  const name = names[distance(at)];
  return name && say(at.language, name);
}

function distance({ instant, now, zone }) {
  return (Date.parse(dayKey(instant, zone)) - Date.parse(dayKey(now, zone))) / DAY;
}

function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
