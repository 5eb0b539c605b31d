/** What each window is given, and how it is kept fresh. */

import { get, post, Refused } from "./api.js";

/**
 * @typedef {object} Page what a window gets
 * @property {() => string} player the key of whom one is in this window
 * @property {() => "fr" | "en"} language that the platform speaks to this player
 * @property {() => string} zone for showing times
 * @property {() => Record<string, string>} people what each player is called, by their account on the platform
 * @property {() => string} now on the scene's clock, ISO
 * @property {{get: (place: string) => any, set: (place: string, draft: any) => void}} drafts what was begun and not sent
 * @property {(path: string, parameters?: object) => Promise<any>} get as this player; null when it failed
 * @property {(path: string, body?: object) => Promise<any>} post as this player; null when it was
 *   refused, which the page has then told
 * @property {(text: string, options?: {bad?: boolean}) => void} toast
 * @property {() => Promise<void>} refresh fetch and show this window again, never twice at a time
 */

/**
 * Mount a window.
 *
 * @param {HTMLElement} root
 * @template {{refresh(): Promise<void>, go(conversation: any): Promise<void>, toNewest(): void, clear(): any}} View
 * @param {(root: HTMLElement, page: Page) => View} mount
 * @param {Omit<Page, "get" | "post" | "refresh">} setting
 * @param {(trouble: Refused) => void} told
 */
export function openWindow(root, mount, setting, told) {
  const asking = (ask) => (path, content) => ask(path, content).catch((trouble) => tell(trouble, told));
  const page = {
    ...setting,
    get: asking((path, parameters) => get(path, { ...parameters, as: setting.player() })),
    post: asking((path, body) => post(path, body, { as: setting.player() })),
    refresh: () => refresh(),
  };
  const view = mount(root, page);
  const refresh = oneAtATime(() => {
    root.lang = setting.language();
    return view.refresh();
  });
  /** Go to the newest of a conversation, even if it is open already. */
  async function go(conversation) {
    await view.go(conversation);
    view.toNewest();
  }
  return { view, refresh, go };
}

/** Run again after the present run when asked meanwhile: the last look is never an old one. */
export function oneAtATime(work) {
  let running = null;
  let again = false;
  return function run() {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await work();
      } while (again);
    })().finally(() => {
      running = null;
    });
    return running;
  };
}

function tell(trouble, told) {
  if (!(trouble instanceof Refused)) throw trouble;
  told(trouble);
  return null;
}
