// What a person does on Slack, as the playground is asked for it.

import { post, Refused } from "./api.js";
import { say } from "./slack-words.js";

/** Something did not work: `message` can be shown. */
export class Trouble extends Error {}

/**
 * The hands of whoever is played in the window. Each verb rejects with a Trouble.
 *
 * @param {import("./windows.js").Page} page
 */
export function hands(page) {
  const ask = (verb, body, failed) => asked(page, verb, body, failed);
  return {
    command: (channel, line) => ask("command", { channel, line }, null),
    say: (channel, text, thread) => ask("say", { channel, text, thread_ts: thread }, null),
    press: (where, ids) => ask("press", { where, ...ids }, "responseFailed"),
    choose: (where, ids, value) => ask("choose", { where, ...ids, value }, "responseFailed"),
    suggest: (where, ids, typed) => ask("suggest", { where, ...ids, typed }, "responseFailed"),
    submit: (view, values) => ask("submit", { view, values }, "modalFailed"),
    close: (view, all) => ask("close", { view, all }, null),
    home: (tab) => ask("home", { tab }, null),
  };
}

/** `failed`: the words for an app that did not answer; null where the platform itself says it. */
async function asked(page, verb, body, failed) {
  let answer;
  try {
    answer = await post(`/api/slack/${verb}`, body, { as: page.player() }, page.language());
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    throw new Trouble(sentence(page, refusal));
  }
  if (answer.failure && failed) throw new Trouble(say(page.language(), failed, { code: answer.failure }));
  return answer;
}

function sentence(page, refusal) {
  if (refusal.status === 0) return say(page.language(), "offline");
  return say(page.language(), "refused", { text: refusal.message });
}
