// The options of a select: where they come from, what they are called, which fit what was typed.

import { folded } from "./folding.js";
import { plainWords } from "./slack-text.js";

/** The options, or groups of them, that the page has; null where the app is to be asked. */
export function optionsOf(element, { people, channels }) {
  if (element.type.endsWith("users_select")) return listed(people, "");
  if (element.type.endsWith("channels_select")) return listed(channels, "#");
  if (element.type.endsWith("conversations_select")) return [...listed(channels, "#"), ...listed(people, "")];
  if (element.type.endsWith("external_select")) return null;
  return element.option_groups ?? element.options ?? [];
}

/** The name of an option, or of the person or conversation whose id stands for it. */
export function nameOf(option, { people, channels }) {
  if (typeof option !== "string") return plainWords(option.text);
  return people[option] ?? (channels[option] ? `#${channels[option]}` : option);
}

/** Keep what fits, accents and capitals aside; groups that hold nothing go. */
export function matching(groups, typed) {
  const wanted = folded(typed);
  const fits = (option) => folded(plainWords(option.text)).includes(wanted);
  return groups
    .map((group) => (group.options ? { ...group, options: group.options.filter(fits) } : group))
    .filter((group) => (group.options ? group.options.length : fits(group)));
}

function listed(names, sign) {
  return Object.entries(names).map(([value, name]) => ({ text: { type: "plain_text", text: `${sign}${name}` }, value }));
}
