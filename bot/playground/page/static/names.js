/** What people are called, so that no two of them are called the same. */

import { folded } from "./folding.js";

/**
 * Call each by their whole name and by a short one: no longer than it takes to tell them apart.
 *
 * @template {{name: string, slack: {organization: string | null}, telegram: {organization: string | null}}} Player
 * @param {Player[]} players in the order of their coming
 * @returns {(Player & {full: string, short: string})[]}
 */
export function toldApart(players) {
  const fulls = apart(players, [whole, withOrganization, numbered]);
  const shorts = apart(players, [first, withInitial, whole, withOrganization, numbered]);
  return players.map((player, index) => ({ ...player, full: fulls[index], short: shorts[index] }));
}

/** Each in the first of these ways in which nobody else is called so. */
function apart(players, ways) {
  const called = ways.map((way) => players.map(way));
  return players.map((_, index) => called.find((all) => isAlone(all, index))[index]);
}

function isAlone(all, index) {
  return all[index] !== null && all.filter((one) => one !== null && isSame(one, all[index])).length === 1;
}

function isSame(one, other) {
  return folded(one) === folded(other);
}

function whole({ name }) {
  return name;
}

function first({ name }) {
  return name.split(" ")[0];
}

/** Julie B. */
function withInitial({ name }) {
  const [given, ...others] = name.split(" ");
  const [initial = ""] = others.at(-1) ?? "";
  return initial ? `${given} ${initial}.` : given;
}

/** One joins on each platform by itself: where the name of one's organization is known at all. */
function withOrganization({ name, slack, telegram }) {
  const organization = slack.organization ?? telegram.organization;
  return organization && `${name}, ${organization}`;
}

function numbered({ name }, index, players) {
  const before = players.slice(0, index).filter((other) => isSame(other.name, name));
  return `${name} ${before.length + 1}`;
}
