/** The Slack window: what one person sees of a workspace, and does in it. */

import { el } from "./dom.js";
import { mountComposer } from "./slack-composer.js";
import { mountQuestion } from "./slack-dialogs.js";
import { hands as handsOf } from "./slack-hands.js";
import { mountHead } from "./slack-head.js";
import { mountHome } from "./slack-home.js";
import { mountList } from "./slack-list.js";
import { outsideThreads } from "./slack-messages.js";
import { mountModal } from "./slack-modal.js";
import { rememberSeen } from "./slack-seen.js";
import { mountSidebar } from "./slack-sidebar.js";
import { mountThread } from "./slack-thread.js";
import { say } from "./slack-words.js";

/**
 * @param {HTMLElement} root
 * @param {import("./windows.js").Page} page
 */
export function mount(root, page) {
  return new SlackWindow(root, page);
}

class SlackWindow {
  constructor(root, page) {
    Object.assign(this, { page, data: null, reader: null, channels: new Map(), tab: "messages" });
    this.hands = handsOf(page);
    this.seen = rememberSeen();
    this.desk = {
      hands: this.hands,
      drafts: page.drafts,
      refresh: () => page.refresh(),
      confirm: (words, surface) => this.question.ask(words, surface),
    };
    this.build(root);
  }

  build(root) {
    const { page, desk } = this;
    this.sidebar = mountSidebar({ page, chosen: (id) => this.go(id) });
    this.head = mountHead({ page, menu: () => this.toggleMenu(), tab: (name) => this.openTab(name) });
    this.list = mountList({ page, empty: "noMessage" });
    this.home = mountHome({ page, desk });
    this.composer = mountComposer({ id: "slack-input", page, commands: () => this.data?.commands ?? [], shared: () => this.data?.shared ?? [], send: (text) => this.send(text) });
    this.thread = mountThread({ page, changed: () => this.show(), left: (ts) => this.list.leaveThread(ts), send: (text, ts) => this.send(text, ts) });
    this.column = el("div", { id: "slack-messages", class: "sl-column" }, this.list.box, this.composer.box);
    const main = el("div", { class: "sl-main" }, this.head.box, this.column, this.home.box);
    const veil = el("div", { class: "sl-veil", onclick: () => this.toggleMenu(false) });
    this.frame = el("div", { class: "sl-frame", onkeydown: (event) => this.keyed(event) }, this.sidebar.box, veil, main, this.thread.box);
    this.layer = el("div", { class: "sl-layer" });
    const above = el("div", { class: "sl-layer" });
    this.question = mountQuestion(above, [this.frame, this.layer]);
    this.modal = mountModal(this.layer, this.frame, desk);
    root.classList.add("sl");
    root.replaceChildren(this.frame, this.layer, above);
  }

  async refresh() {
    const { page } = this;
    const player = page.player();
    if (!player) return;
    const asked = this.channels.get(player);
    const data = await page.get("/api/slack", { in: asked });
    // Whoever went elsewhere meanwhile has not seen it; the look that they asked for comes next.
    if (player !== page.player() || asked !== this.channels.get(player)) return;
    if (!data) {
      this.channels.delete(player);
      return;
    }
    this.data = data;
    this.player = player;
    this.channels.set(player, data.channel);
    this.show();
  }

  show() {
    const { data, page } = this;
    const { channels, me, app, channel, conversations } = data;
    const people = { ...data.people, ...page.people() };
    const language = page.language();
    const names = [people, channels];
    this.reader = { people, channels, names, me: me.id, app: app.user, language, zone: page.zone(), now: Date.parse(page.now()) };
    const current = conversations.find(({ id }) => id === channel);
    if (!current) return;
    const messages = data.messages ?? [];
    const place = { channel, reader: this.reader, desk: this.desk, thread: (ts) => this.thread.open(ts), waits: !data.messages };
    this.sidebar.show({ ...data, unread: this.seen.unread(this.player, conversations, channel) });
    this.showTab(current);
    const where = `${this.player} ${channel}`;
    const sign = current.kind === "im" ? "" : "#";
    const name = `${sign}${current.name}`;
    this.list.show(outsideThreads(messages), where, say(language, "messages", { name }), place);
    this.composer.show(where, say(language, "writeTo", { name }));
    this.thread.show(messages, place);
    this.frame.classList.toggle("sl-with-thread", !this.thread.box.hidden);
    this.home.show(data, this.reader);
    this.modal.show(data.modal, this.reader);
  }

  showTab(current) {
    const isHome = current.kind === "im" && this.tab === "home";
    this.column.hidden = isHome;
    this.home.box.hidden = !isHome;
    if (current.kind === "im") {
      this.column.setAttribute("role", "tabpanel");
      this.column.setAttribute("aria-labelledby", "slack-tab-messages");
    } else {
      this.column.removeAttribute("role");
      this.column.removeAttribute("aria-labelledby");
    }
    this.head.show(current, isHome ? "home" : "messages", this.isMenuOpen);
  }

  /** Words, or a command; in a thread when it is told. Gives whether it arrived. */
  async send(text, thread) {
    const { channel } = this.data;
    const isCommand = text.startsWith("/") && !thread;
    const { failure } = isCommand ? await this.hands.command(channel, text) : await this.hands.say(channel, text, thread);
    await this.page.refresh();
    return !failure;
  }

  /** One is there at once: what is typed before its messages come is typed there. */
  go(channel) {
    this.channels.set(this.player, channel);
    if (channel !== this.data.channel) this.data = { ...this.data, channel, messages: null };
    this.tab = "messages";
    this.thread.forget();
    this.toggleMenu(false);
    return this.page.refresh();
  }

  toNewest() {
    this.list.toNewest();
  }

  /** Leave what stands before the messages, so that one can write among them. */
  async clear() {
    this.question.leave();
    await this.modal.leave();
    if (this.isMenuOpen) this.toggleMenu(false);
    if (this.tab !== "messages") await this.openTab("messages");
  }

  async openTab(name) {
    this.tab = name;
    this.show();
    if (!this.data.home_enabled) return;
    await this.hands.home(name).catch(() => null);
    await this.page.refresh();
  }

  get isMenuOpen() {
    return this.frame.classList.contains("sl-menu-open");
  }

  /** The list of conversations, where there is no room for it beside. */
  toggleMenu(isOpen = !this.isMenuOpen) {
    const wasOpen = this.isMenuOpen;
    this.frame.classList.toggle("sl-menu-open", isOpen);
    if (this.data) this.show();
    if (isOpen) this.sidebar.box.querySelector("[aria-current]")?.focus();
    else if (wasOpen) this.head.opener.focus();
  }

  keyed(event) {
    if (event.key === "Escape" && this.isMenuOpen) this.toggleMenu(false);
  }
}
