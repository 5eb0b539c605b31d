/** The steps of the guided tour. A step's lines stand in `backticks` within its text. */

import { date, day, noon } from "./times.js";

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} text
 * @property {string} [be] the key of whom to play
 * @property {string} [line] to type, in either window; the days in it follow the clock
 * @property {string} [slackLine] the same for Slack, which declares only the everyday commands
 * @property {"backstage" | "clock"} [see]
 */

const JULIE = "julie";

const THURSDAY = 4;

/** @type {Record<"fr" | "en", Step[]>} */
const told = {
  fr: [
    { be: JULIE, line: "/contrat 2500 CHUS gré-à-gré", title: "Noter un contrat", text: "Vous êtes Julie, d’un service de traiteur. Écrivez `{line}`, puis envoyez : tout tient en une ligne." },
    { be: JULIE, title: "Corriger sans recommencer", text: "Sous la réponse, appuyez sur « Corriger », choisissez ce qui a changé, donnez la bonne valeur. « Annuler » efface la saisie, et se rattrape." },
    { be: JULIE, line: "/contrat 2 50 STM gré à gré", title: "Un montant qui se lit de deux façons", text: "Essayez `{line}`. Maillon ne devine jamais un montant : il demande. Appuyez sur celui que vous vouliez." },
    { be: "sam", line: "/contract 1800 STM mutual agreement", title: "En anglais aussi", text: "Devenez Sam, d’une autre entreprise, qui travaille en anglais. `{line}` reçoit une réponse en anglais." },
    { be: "dominique", line: "/cohorte", slackLine: "/maillon cohorte", title: "Vue de la coordination", text: "Dominique coordonne trois cohortes. `{line}` (dans Slack, `/maillon cohorte`) montre celle qui est en cours, ses membres et ce qui attend, et permet de passer à une autre. Essayez aussi avec Mireille, qui ouvre les portes d’une institution." },
    { be: "dominique", line: "/evenement formation Répondre à un appel d’offres, {thursday} 14h-16h30, Parvis, 20 places", title: "Annoncer, une seule fois", text: "Toujours avec Dominique : `{line}`. L’aperçu montre les deux langues et rien ne part avant « Annoncer ». L’invitation arrive alors à Julie dans Telegram, une seule fois. Julie répond d’un bouton; le compte change partout où l’événement est annoncé (#annonces, l’invitation de Julie), dans les 30 secondes environ." },
    { be: JULIE, line: "/contact Anne Exemple CHUS acheteuse courriel relance le {in_two_days}", see: "clock", title: "Un rappel, au bon moment", text: "Notez un contact à relancer : `{line}`. Avancez ensuite l’horloge de quelques jours : le rappel arrive." },
    { be: JULIE, see: "clock", title: "Le résumé du lundi", text: "Avancez l’horloge à lundi, 8 h 30 : qui l’a accepté reçoit le résumé de sa semaine, dans sa langue. Julie voit le sien, si elle a noté quelque chose; Mireille, ce que son institution a acheté et ce qu’elle peut confirmer." },
    { see: "backstage", title: "Brisez quelque chose", text: "Dans les coulisses, redémarrez le robot au milieu d’une question ou mettez Slack en panne. Rien de ce qui est écrit ne se perd : les appels et les écritures le montrent." },
  ],
  en: [
    { be: JULIE, line: "/contrat 2500 CHUS gré-à-gré", title: "Log a contract", text: "You are Julie, from a caterer; she works in French. Type `{line}` and send it: one line says it all." },
    { be: JULIE, title: "Correct without starting over", text: "Under the answer, press “Corriger”, choose what has changed, give the right value. “Annuler” undoes the entry, and can itself be undone." },
    { be: JULIE, line: "/contrat 2 50 STM gré à gré", title: "An amount with two readings", text: "Try `{line}`. Maillon never guesses an amount: it asks. Press the one you meant." },
    { be: "sam", line: "/contract 1800 STM mutual agreement", title: "In English too", text: "Become Sam, from another enterprise, who works in English. `{line}` is answered in English." },
    { be: "dominique", line: "/cohorte", slackLine: "/maillon cohorte", title: "What coordinators see", text: "Dominique coordinates three cohorts. `{line}` (on Slack, `/maillon cohorte`) shows the one under way, its members and what waits, and switches to another. Try it as Mireille too, who opens an institution’s doors." },
    { be: "dominique", line: "/evenement formation Répondre à un appel d’offres, {thursday} 14h-16h30, Parvis, 20 places", title: "Announced once, for everybody", text: "Still as Dominique: `{line}`. The preview shows both languages, and nothing leaves before “Annoncer”. The invitation then reaches Julie on Telegram, once only. She answers with a button; the count changes wherever the event is announced (#annonces, Julie’s invitation) within about 30 seconds." },
    { be: "sam", line: "/contact Ann Example STM buyer email follow-up {in_two_days}", see: "clock", title: "A reminder at the right time", text: "As Sam, log a contact to follow up: `{line}`. Then move the clock on by a few days: the reminder arrives." },
    { be: JULIE, see: "clock", title: "Monday’s digest", text: "Move the clock on to Monday, 8:30 a.m.: whoever agreed to it receives the digest of their week, in their own language. Julie sees hers, if she logged anything; Mireille sees what her institution bought, and what she can confirm." },
    { see: "backstage", title: "Break something", text: "Backstage, restart the bot in the middle of a question, or bring Slack down. Nothing written is lost: the calls and the rows show it." },
  ],
};

export const COUNT = told.fr.length;

/**
 * The steps in a language; the days that their lines name are still to come.
 *
 * @param {"fr" | "en"} language
 * @param {{now: string, zone: string}} scene
 * @returns {Step[]}
 */
export function steps(language, { now, zone }) {
  const days = {
    thursday: day(thursday(now, zone), "UTC", "fr"),
    in_two_days: date(noon(now, zone, 2), "UTC", language),
  };
  return told[language].map((step) => {
    const line = filled(step.line ?? "", days);
    return { ...step, line, text: filled(step.text, { line }) };
  });
}

/** The next one, today excepted: what is announced for today may be over. */
function thursday(now, zone) {
  const today = new Date(noon(now, zone)).getUTCDay();
  return noon(now, zone, ((THURSDAY - today + 6) % 7) + 1);
}

function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/gu, (_, name) => values[name]);
}
