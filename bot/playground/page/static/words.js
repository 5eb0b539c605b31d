/** The words of the page, French first. What is in {braces} is filled in by `say`; `n` chooses before or after a bar. */

import { en } from "./words-en.js";
import { fr } from "./words-fr.js";

export const words = { fr, en };

/**
 * Fill in a sentence.
 *
 * @param {Record<string, string>} words of one language, which says its own `locale`
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(words, key, values = {}) {
  if (words[key] === undefined) throw new RangeError(`no words for ${key}`);
  const [one, many = one] = words[key].split("|");
  const sentence = new Intl.PluralRules(words.locale).select(values.n ?? 1) === "one" ? one : many;
  return sentence.replace(/\{(\w+)\}/gu, (whole, name) => String(values[name] ?? whole));
}
