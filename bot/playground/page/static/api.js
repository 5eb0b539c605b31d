/** Speaking with the playground. */

/** A refusal, in words that can be shown. */
export class Refused extends Error {
  /** @param {string} sentence @param {number} status 0 when nobody answered */
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }

  /** Whether the bot is only starting again: a change will tell when it is back. */
  get passes() {
    return this.status === 503;
  }
}

/** By address, the answers that were asked for ahead of who wants them. */
const ahead = new Map();

/**
 * Read something.
 *
 * @param {string} path
 * @param {Record<string, string | number | null | undefined>} [parameters] empty ones are left out
 */
export function get(path, parameters = {}) {
  const url = address(path, parameters);
  const answered = ahead.get(url) ?? read(url);
  ahead.delete(url);
  return answered;
}

/** Read something for whoever gets it next; that it failed is then told to them. */
export function getAhead(path, parameters = {}) {
  const url = address(path, parameters);
  const answered = read(url);
  answered.catch(() => null);
  ahead.set(url, answered);
  return answered;
}

function read(url) {
  return answer(url, { headers: spoken(pageLanguage()) });
}

/** Do something; a refusal comes in `language`, that of the page unless given. */
export function post(path, body = {}, parameters = {}, language = pageLanguage()) {
  return answer(address(path, parameters), {
    method: "POST",
    headers: { ...spoken(language), "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/**
 * Hear of every change, while the page is in sight: a browser has few connections for one
 * address, and tabs that nobody looks at would take them all.
 *
 * @param {(revision: number) => void} changed
 * @param {(connected: boolean) => void} connection
 */
export function changes(changed, connection) {
  let source = null;
  const follow = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else source ??= listen(changed, connection);
  };
  document.addEventListener("visibilitychange", follow);
  follow();
}

function listen(changed, connection) {
  const source = new EventSource("/api/changes");
  source.addEventListener("change", (event) => changed(Number(event.data)));
  source.addEventListener("open", () => connection(true));
  source.addEventListener("error", () => connection(false));
  return source;
}

function pageLanguage() {
  return document.documentElement.lang;
}

function spoken(language) {
  return { Accept: "application/json", "Accept-Language": language };
}

function address(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length ? `${path}?${query}` : path;
}

async function answer(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch {
    throw new Refused("", 0);
  }
  const content = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(content.error ?? `${response.status}`, response.status);
  return content;
}
