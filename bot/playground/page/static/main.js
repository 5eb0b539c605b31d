/** The page: two windows, a clock, a drawer and a tour over one scene. */

// Before all that asks: an answer that came ahead of nobody would be taken for a fresh one later.
import "./first.js";

import * as api from "./api.js";
import { mountArrivals } from "./arrivals.js";
import { mountBackstage } from "./backstage.js";
import { mountClock } from "./clock.js";
import { fill } from "./dom.js";
import { mountDrafts } from "./drafts.js";
import { mark } from "./icons.js";
import { mountPlayers } from "./people.js";
import { mount as mountSlack } from "./slack.js";
import { focusPart, mountSkips } from "./skips.js";
import { PLATFORMS, played, readAddress, writeAddress } from "./state.js";
import { mountTabs } from "./tabs.js";
import { mount as mountTelegram } from "./telegram.js";
import { mountToasts } from "./toasts.js";
import { mountTools } from "./tools.js";
import { mountTour } from "./tour.js";
import { mountTrouble } from "./troubles.js";
import { tellUnknown } from "./unknown.js";
import { oneAtATime, openWindow } from "./windows.js";
import { say, words } from "./words.js";

const MOUNTS = { slack: mountSlack, telegram: mountTelegram };
const byId = (id) => document.getElementById(id);

const TICK = 5000;

const state = readAddress(location.search);
const wanted = { ...state.players };
const system = matchMedia("(prefers-color-scheme: dark)");
let scene = { number: 0, name: "", moves: 0, now: new Date(0).toISOString(), zone: "America/Toronto", players: [] };
let fetched = performance.now();
/** How many moves and resets are under way that this tab asked for. */
let asked = 0;

const word = (key, values) => say(words[state.language], key, values);
const isDark = () => (state.theme ? state.theme === "dark" : system.matches);
const drafts = mountDrafts(() => scene.name);
const toast = mountToasts(byId("toasts"), () => word("dismiss"));

/** What the parts of the page around the windows share. */
const shell = {
  word,
  toast,
  language: () => state.language,
  scene: () => scene,
  get: (path, parameters) => api.get(path, parameters).catch(told),
  post: (path, body, parameters) => api.post(path, body, parameters).catch(told),
  /** Do what changes the scene for every tab: the others are told of it, this one knows. */
  async mine(work) {
    asked += 1;
    try {
      return await work();
    } finally {
      asked -= 1;
    }
  },
  /** The same as post, for who says beside what was asked why it was refused. */
  ask: (path, body) => api.post(path, body),
  refusal: (trouble) => sentence(trouble),
  /** What is pressed before the window is theirs would be pressed in somebody else's. */
  async become(platform, key) {
    state.players[platform] = key;
    show();
    byId(platform).inert = true;
    try {
      await opened[platform].refresh();
    } finally {
      byId(platform).inert = false;
    }
  },
  /** Go to the newest of a conversation, as who reads it; of what everybody reads, as who one is. */
  async open({ platform, who, in: conversation }) {
    tabs.show(platform);
    await shell.become(platform, who ?? state.players[platform]);
    await opened[platform].go(conversation);
  },
  /** Which is below the tour, as are the messages: it makes room for them. */
  arrived(list) {
    arrivals.take(list);
    tour.makeRoom();
  },
  openBackstage() {
    if (!backstage.isOpen()) backstage.toggle();
    byId("backstage").querySelector("[aria-selected=true]").focus();
  },
  /** On a narrow screen the other window goes. */
  openWindow: (platform) => tabs.show(platform),
  window: () => tabs.shown(),
  /** Put a line into the field of a window, ready to be sent. */
  async propose(platform, line) {
    shell.openWindow(platform);
    await opened[platform].view.clear();
    const input = byId(`${platform}-input`);
    if (!input) return;
    input.value = line;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  },
  changed: () => show(),
  refresh: () => refresh(),
};

const tabs = mountTabs(byId("tabs"), { slack: byId("slack-panel"), telegram: byId("telegram-panel") }, show);
mountSkips(byId("skips"), shell);
const clock = mountClock(byId("clock"), shell);
const arrivals = mountArrivals(byId("arrivals"), shell);
const backstage = mountBackstage(byId("backstage"), shell);
const tour = mountTour(byId("tour"), shell, state.tour);
const tools = mountTools(byId("tools"), {
  tour: () => tour.toggle(),
  backstage: () => backstage.toggle(),
  language: (code) => {
    state.language = code;
    show();
    backstage.refresh();
  },
  theme: () => {
    state.theme = isDark() ? "light" : "dark";
    show();
  },
});
const players = Object.fromEntries(PLATFORMS.map((platform) => [platform, playersOf(platform)]));
const troubles = PLATFORMS.map((platform) => mountTrouble(byId(`${platform}-trouble`), platform, shell));
const opened = Object.fromEntries(PLATFORMS.map((platform) => [platform, windowOf(platform)]));

/** On a scene that was put back to how it began, nothing is left of what the page knew. */
function beginAnew() {
  arrivals.take(null);
  backstage.clear();
  for (const platform of PLATFORMS) {
    const old = byId(platform);
    old.replaceWith(old.cloneNode(false));
    opened[platform] = windowOf(platform);
  }
}

function playersOf(platform) {
  return mountPlayers(byId(`${platform}-players`), `${platform}-player`, (key) => shell.become(platform, key));
}

function windowOf(platform) {
  const setting = {
    player: () => state.players[platform],
    language: () => spokenBy(state.players[platform]),
    zone: () => scene.zone,
    now: () => now().toISOString(),
    people: () => Object.fromEntries(scene.players.map(({ accounts, full }) => [accounts[platform], full])),
    drafts,
    toast,
  };
  return openWindow(byId(platform), MOUNTS[platform], setting, told);
}

/** Such a link opens Telegram, wherever it is followed. */
function followToBot(event) {
  const link = event.target.closest("#slack-panel a[href]");
  const { view } = opened.telegram;
  if (!link || !view.isOurs(link.href)) return;
  tabs.show("telegram");
  view.begin(event, link.href);
}

/** What somebody's platforms are set to, whatever the page is read in. */
function spokenBy(key) {
  return scene.players.find((player) => player.key === key)?.language ?? state.language;
}

function now() {
  return new Date(Date.parse(scene.now) + performance.now() - fetched);
}

function minute(instant) {
  return Math.floor(Date.parse(instant) / 60_000);
}

/** Say what went wrong; gives null, for whoever waits. */
function told(trouble) {
  if (!(trouble instanceof api.Refused)) throw trouble;
  if (trouble.status === 0) showConnection(false);
  else if (!trouble.passes) toast(word("trouble", { sentence: sentence(trouble) }), { bad: true });
  return null;
}

/** Who turns away what is too large cannot tell for whom. */
function sentence(trouble) {
  if (trouble.status === 0) return word("lost");
  return trouble.status === 413 ? word("too_large") : trouble.message;
}

function showConnection(connected) {
  const lost = byId("lost");
  lost.hidden = connected;
  if (!connected) lost.textContent = word("lost");
}

function show() {
  const root = document.documentElement;
  root.lang = state.language;
  root.dataset.theme = isDark() ? "dark" : "light";
  document.title = word("title");
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-word-label]")) {
    node.setAttribute("aria-label", word(node.dataset.wordLabel));
  }
  state.tour = tour.isOpen();
  tabs.name(words[state.language]);
  tools.show({
    words: words[state.language],
    language: state.language,
    dark: isDark(),
    tourOpen: tour.isOpen(),
    backstageOpen: backstage.isOpen(),
  });
  for (const part of [clock, arrivals, backstage, tour, ...troubles]) part.show();
  for (const platform of PLATFORMS) {
    const label = word("players", { platform: word(platform) });
    const there = scene.players.map((player) => ({ ...player, ...player[platform] }));
    players[platform].show(there, state.players[platform], words[state.language], label);
  }
  if (scene.players.length) writeAddress(state);
}

function cast() {
  for (const platform of PLATFORMS) state.players[platform] = played(state.players[platform], scene.players);
}

function refreshWindows() {
  return Promise.all(PLATFORMS.map((platform) => opened[platform].refresh()));
}

const refresh = oneAtATime(async () => {
  const fresh = await shell.get("/api/scene");
  if (!fresh) return;
  const isAnother = scene.number > 0 && fresh.name !== scene.name;
  const isMoved = scene.name === fresh.name && fresh.moves !== scene.moves;
  scene = fresh;
  fetched = performance.now();
  cast();
  const part = document.activeElement.closest("section")?.id;
  if (isAnother) beginAnew();
  show();
  if (asked === 0 && isAnother) toast(word("reset_elsewhere"));
  if (asked === 0 && isMoved) toast(word("clock_elsewhere"));
  await Promise.all([refreshWindows(), backstage.refresh()]);
  if (isAnother && part && document.activeElement === document.body) focusPart(part, shell);
});

/** The scene's clock runs while one looks at it. */
setInterval(() => {
  if (scene.players.length && minute(now().toISOString()) !== minute(scene.now)) refresh();
}, TICK);

document.addEventListener("click", followToBot);
system.addEventListener("change", show);
fill(byId("mark"), mark());
show();
await refresh();
tellUnknown(state, wanted, shell);
document.body.classList.add("is-ready");
api.changes(refresh, (connected) => {
  showConnection(connected);
  if (connected) refresh();
});
