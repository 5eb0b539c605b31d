// Pictures and files. Only what the page itself serves is loaded.

import { el } from "./dom.js";
import { icon } from "./icons.js";

/** A picture by its address or its file; one that is not here, or from elsewhere, is told. */
export function picture(element, surface, look) {
  const url = element.image_url ?? ofFile(element.slack_file, surface.reader.files);
  if (url === null) return missing(element, surface.word("missing_file"));
  if (!isOurs(url)) return missing(element, surface.word("elsewhere"), url);
  return el("img", { class: look, src: url, alt: element.alt_text ?? "", loading: "lazy" });
}

function ofFile(wanted, files = []) {
  const found = files.find(({ id }) => id === wanted?.id);
  return found?.url ?? null;
}

function isOurs(url) {
  return URL.canParse(url, location.href) && new URL(url, location.href).origin === location.origin;
}

function missing(element, why, url = false) {
  const words = `${element.alt_text ?? ""} (${why})`.trim();
  return el("span", { class: "sl-image-missing", role: "img", "aria-label": words, title: url }, words);
}

const SHOWN = /\.(?:png|jpe?g)$/iu;

/** What the app sent up: shown when it is a picture, else to be brought down. */
export function fileCard(file, surface) {
  const name = file.title || file.name;
  if (SHOWN.test(file.name)) {
    return el("figure", { class: "sl-figure" }, el("figcaption", { class: "sl-figure-title" }, name), el("img", { class: "sl-image", src: file.url, alt: name, loading: "lazy" }));
  }
  return el(
    "a",
    { class: "sl-file", href: file.url, download: file.name, "aria-label": surface.word("download", { name }) },
    el("span", { class: "sl-file-icon" }, icon("document")),
    el("span", { class: "sl-file-words" }, el("span", { class: "sl-file-name" }, name), el("span", { class: "sl-file-kind" }, kind(file, surface))),
  );
}

function kind({ name }, surface) {
  const ending = /\.([a-z0-9]{1,5})$/iu.exec(name)?.[1];
  return ending ? ending.toUpperCase() : surface.word("file");
}
