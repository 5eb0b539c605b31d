/** Dates, times and numbers as people read them, in a zone and a language. */

const LOCALES = { fr: "fr-CA", en: "en-CA" };
const DAY = 86_400_000;
const made = new Map();

/** 10 h · 14 h 30 · 10:00 a.m. */
export function time(instant, zone, language) {
  const written = format({ hour: "numeric", minute: "2-digit" }, instant, zone, language);
  return written.replace(/(\sh)\s00$/, "$1").replace(/\s/g, "\u00a0");
}

/** mercredi 18 novembre · mardi 1er décembre · Wednesday, November 18 */
export function day(instant, zone, language) {
  return first(format({ weekday: "long", day: "numeric", month: "long" }, instant, zone, language), language);
}

/** mercredi 18 novembre 2026 · Wednesday, November 18, 2026 */
export function fullDay(instant, zone, language) {
  const parts = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  return first(format(parts, instant, zone, language), language);
}

/** The day of an instant, with its year when it is not that of another instant. */
export function dayAfter(earlier, instant, zone, language, { short = false } = {}) {
  const isSameYear = dayKey(instant, zone).slice(0, 4) === dayKey(earlier, zone).slice(0, 4);
  if (short) return shortDayOfWeek(instant, zone, language, isSameYear ? {} : { year: "numeric" });
  return (isSameYear ? day : fullDay)(instant, zone, language);
}

/** 18 novembre · 1er décembre · November 18 */
export function date(instant, zone, language) {
  return first(format({ day: "numeric", month: "long" }, instant, zone, language), language);
}

/** 18 nov. · Nov 18 */
export function shortDay(instant, zone, language) {
  return first(format({ day: "numeric", month: "short" }, instant, zone, language), language);
}

/** mer. 18 nov. · Wed, Nov 18 */
function shortDayOfWeek(instant, zone, language, year) {
  const parts = { weekday: "short", day: "numeric", month: "short", ...year };
  return first(format(parts, instant, zone, language), language);
}

/** 2026-11-18: the same for all instants of one day. */
export function dayKey(instant, zone) {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" };
  return format(parts, instant, zone, "en");
}

/** So many days after that of an instant in a zone, as an instant: noon, in UTC. */
export function noon(instant, zone, days = 0) {
  return new Date(Date.parse(`${dayKey(instant, zone)}T12:00Z`) + days * DAY).toISOString();
}

/** 2026-11-18T10:00, as a field for a date and a time takes it. */
export function local(instant, zone) {
  const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return `${dayKey(instant, zone)}T${format(parts, instant, zone, "en")}`;
}

/** French counts the first day of a month: 1er. */
function first(written, language) {
  return language === "fr" ? written.replace(/(^|\s)1(?=\s)/, "$11er") : written;
}

/** 2 088 · 2,088 */
export function number(value, language) {
  return value.toLocaleString(LOCALES[language]);
}

function format(parts, instant, zone, language) {
  const name = JSON.stringify([parts, zone, language]);
  if (!made.has(name)) {
    made.set(name, new Intl.DateTimeFormat(LOCALES[language], { ...parts, timeZone: zone }));
  }
  return made.get(name).format(new Date(instant));
}
