// The emoji codes that the page knows. Any other code is shown as it was typed.

const KNOWN = {
  white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", no_entry: "⛔",
  calendar: "📅", date: "📅", page_facing_up: "📄", tada: "🎉", bell: "🔔", no_bell: "🔕",
  wave: "👋", "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", clap: "👏", pray: "🙏",
  smile: "😄", slightly_smiling_face: "🙂", smiley: "😃", joy: "😂", thinking_face: "🤔",
  heart: "❤️", star: "⭐", sparkles: "✨", fire: "🔥", rocket: "🚀", eyes: "👀", bulb: "💡",
  question: "❓", exclamation: "❗", information_source: "ℹ️", hourglass: "⌛", clock9: "🕘",
  lock: "🔒", key: "🔑", link: "🔗", memo: "📝", pencil: "📝", pencil2: "✏️", mag: "🔍",
  chart_with_upwards_trend: "📈", bar_chart: "📊", moneybag: "💰", handshake: "🤝", email: "📧",
  phone: "☎️", office: "🏢", seedling: "🌱", large_green_circle: "🟢", red_circle: "🔴",
};

/** Give the character of an emoji code, without its colons; undefined when it is not known. */
export function emoji(name) {
  return Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
}
