/* Before anything is painted: the theme and the language that the address or the system asks for. */
{
  const asked = new URLSearchParams(location.search.toLowerCase());
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = asked.get("theme")?.trim();
  const root = document.documentElement;
  root.dataset.theme = theme === "dark" || theme === "light" ? theme : dark ? "dark" : "light";
  root.lang = /^\s*en(?![a-z])/.test(asked.get("lang")) ? "en" : "fr";
}
