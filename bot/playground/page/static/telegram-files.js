/** Photos and documents within messages. */

import { cannotRender, el } from "./dom.js";
import { icon } from "./icons.js";

/** @param {any} attachment @param {string} caption @param {(key: string, values?: object) => string} word */
export function attached(attachment, caption, word) {
  if (!attachment) return null;
  switch (attachment.kind) {
    case "photo":
      return photo(attachment, caption, word);
    case "document":
      return file(attachment, word);
    default:
      return cannotRender(attachment.kind);
  }
}

function photo({ url, width, height }, caption, word) {
  const size = { width: width || null, height: height || null };
  const picture = el("img", { class: "tg-photo", src: url, alt: caption || word("photo"), ...size });
  return el("a", { class: "tg-photo-link", href: url, target: "_blank", rel: "noopener" }, picture);
}

function file({ url, name, size }, word) {
  const label = word("download", { name });
  return el(
    "a",
    { class: "tg-document", href: url, download: name, "aria-label": label },
    el("span", { class: "tg-document-icon" }, icon("document")),
    el(
      "span",
      { class: "tg-document-words" },
      el("span", { class: "tg-document-name" }, name),
      el("span", { class: "tg-document-size" }, weight(size, word)),
    ),
  );
}

function weight(size, word) {
  if (size < 1000) return word("bytes", { size });
  if (size < 1_000_000) return word("kilobytes", { size: Math.round(size / 1000) });
  return word("megabytes", { size: Math.round(size / 100_000) / 10 });
}
