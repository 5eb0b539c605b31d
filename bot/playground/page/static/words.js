/** The words of the page, French first. What is in {braces} is filled in by `say`. */

import { en } from "./words-en.js";
import { fr } from "./words-fr.js";

export const words = { fr, en };

/**
 * Fill in a sentence.
 *
 * @param {Record<string, string>} words of one language
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(words, key, values = {}) {
  const sentence = words[key];
  if (sentence === undefined) throw new RangeError(`no words for ${key}`);
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
