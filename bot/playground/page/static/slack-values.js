// What stands in an element: read from the platform, checked, and written back. Pure.
//
// An option is `{text, value}`, several are a list; a text, a day and an hour are strings; a
// moment is a number of seconds; nothing is null.

const OPTION = ["static_select", "external_select", "radio_buttons"];
const OPTIONS = ["multi_static_select", "multi_external_select", "checkboxes"];
const PLAIN = {
  plain_text_input: "value",
  email_text_input: "value",
  url_text_input: "value",
  number_input: "value",
  datepicker: "date",
  timepicker: "time",
  datetimepicker: "date_time",
  users_select: "user",
  channels_select: "channel",
  conversations_select: "conversation",
  multi_users_select: "users",
  multi_channels_select: "channels",
  multi_conversations_select: "conversations",
};
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/** Whether an element holds several values. */
export function isMany(element) {
  return element.type === "checkboxes" || element.type.startsWith("multi_");
}

/** What an element holds before anybody touches it: by the platform's state, else as it was sent. */
export function initial(element, entry) {
  const [held, sent] = names(element);
  const value = entry ? entry[held] : element[sent];
  return value ?? (isMany(element) ? [] : null);
}

function names({ type }) {
  if (OPTION.includes(type)) return ["selected_option", "initial_option"];
  if (OPTIONS.includes(type)) return ["selected_options", "initial_options"];
  if (PLAIN[type] === "value") return ["value", "initial_value"];
  return [`selected_${PLAIN[type]}`, `initial_${PLAIN[type]}`];
}

/** Whether nothing stands there. */
function isEmpty(value) {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
}

/** A value as the platform takes it: an option by its value, nothing as null. */
export function toWire(value) {
  if (isEmpty(value)) return null;
  if (Array.isArray(value)) return value.map(toWire);
  return typeof value === "object" ? value.value : value;
}

/** What Slack's own client finds wrong with a value: the key of a sentence and its figures, or null. */
export function trouble(element, value, optional) {
  if (isEmpty(value)) return optional ? null : [isChosen(element) ? "requiredChoice" : "required", {}];
  const check = CHECKS[element.type];
  return check ? check(element, value) : null;
}

function isChosen({ type }) {
  return OPTION.includes(type) || OPTIONS.includes(type) || type.endsWith("_select");
}

const CHECKS = {
  plain_text_input: ({ min_length: least = 0, max_length: most = 3000 }, value) => {
    if (value.length < least) return ["tooShort", { n: least }];
    return value.length > most ? ["tooLong", { n: most }] : null;
  },
  email_text_input: (_, value) => (EMAIL.test(value) ? null : ["notEmail", {}]),
  url_text_input: (_, value) => (isUrl(value) ? null : ["notUrl", {}]),
  number_input: (element, value) => number(element, value),
  datetimepicker: (_, value) => (Number.isFinite(value) ? null : ["notMoment", {}]),
};

function isUrl(value) {
  return /^https?:\/\/\S+$/iu.test(value) && URL.canParse(value);
}

function number({ is_decimal_allowed: decimal, min_value: least, max_value: most }, value) {
  if (!/^-?\d+(\.\d+)?$/u.test(value)) return ["notNumber", {}];
  if (!decimal && value.includes(".")) return ["notWhole", {}];
  if (least !== undefined && Number(value) < Number(least)) return ["tooSmall", { n: least }];
  return most !== undefined && Number(value) > Number(most) ? ["tooBig", { n: most }] : null;
}
