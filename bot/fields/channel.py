"""How a buyer was reached: five channels, and the words that mean each."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from rapidfuzz.distance import OSA

from bot.fields.choosing import alternatives, quoted, surest, values
from bot.fields.field import (
    Certainty,
    Found,
    Outcome,
    Reading,
    Rest,
    Span,
    Unclear,
)
from bot.fields.labelled import LabelledField
from bot.fields.lexicon import Lexicon, each, word_set
from bot.fields.line import HIDDEN, Extent, Line
from bot.i18n import N_, Phrase
from storage.contacts import Channel

_VERBS: Final = (
    each(
        Channel.CALL,
        "appelé|appelée|j'ai appelé|on a appelé|nous avons appelé|ai appelé|téléphoné à|m'a appelé",
        "j'ai téléphoné à|jasé avec|j'ai jasé avec|parlé à|parlé avec|j'ai parlé à",
        "j'ai parlé avec|called|i called|we called|phoned|i phoned|rang|talked to|i talked to",
        "spoke with|spoke to|i spoke with|i spoke to|talked with|a rappelé|rappelé|called me",
        "laissé un message à|laissé un message vocal à|laissé un message|left a message for|texted",
        "left a message|left a voicemail for|left a voicemail|on a jasé avec|on a parlé à|texté",
        "on a parlé avec|nous avons parlé avec|nous avons parlé à|m'a téléphoné|m'a rappelé",
        "discuté au téléphone avec",
    )
    | each(
        Channel.EMAIL,
        "écrit à|j'ai écrit à|écrit un courriel à|emailed|i emailed|e-mailed|wrote to|i wrote to",
        "envoyé un courriel à|j'ai envoyé un courriel à|sent an email to|i sent an email to",
        "courriel envoyé à|m'a écrit|emailed me|wrote me",
    )
    | each(
        Channel.MEETING,
        "j'ai rencontré|on a rencontré|nous avons rencontré|ai rencontré|met|met with|i met",
        "i met with|we met|we met with|j'ai vu",
    )
    | each(Channel.VISIT, "j'ai visité|visited|i visited|we visited|on a visité")
)
_NOUNS: Final = (
    each(
        Channel.CALL,
        "appel|appels|appel téléphonique|coup de fil|téléphone|téléphonique|par téléphone|tél|tel",
        "au téléphone|call|phone call|phone|telephone|by phone|on the phone|cell|cellulaire|texto",
        "sms|text message|message texte|boîte vocale|message vocal|voicemail",
    )
    | each(
        Channel.EMAIL,
        "courriel|courriels|couriel|courrielle|courriel envoyé|par courriel|email|e-mail|e mail",
        "emails|mail|mél|by email|via email|par email|sent an email|envoyé un courriel|imel",
    )
    | each(
        Channel.MEETING,
        "rencontre|rencontres|rencontrée|recontre|rencontre en personne|en personne|réunion",
        "rendez-vous|rendez vous|rdv|rv|meeting|in person|face à face|en présentiel",
    )
    | each(
        Channel.NETWORKING,
        "réseautage|reseau tage|activité de réseautage|soirée de réseautage|networking",
        "networking event|réseauter|network event|maillage|matchmaking",
    )
    | each(
        Channel.VISIT,
        "visite|visites|visite d'entreprise|visite des lieux|visite sur place|visit|site visit",
        "enterprise visit",
    )
)
_TOLD: Final = each(
    Channel.MEETING,
    "visio|visioconférence|vidéoconférence|visioconf|vidéo-conférence|zoom|teams|google meet|café",
    "videoconference|video call|video conference|video meeting|appel vidéo|virtual meeting",
    "rencontre virtuelle|zoom call|teams call|appel zoom|appel teams|coffee|dîner|lunch|vu",
    "déjeuner|petit-déjeuner|souper|breakfast|dinner",
) | each(
    Channel.NETWORKING,
    "5 à 7|5@7|5a7|cocktail|salon|foire|gala|colloque|trade show|happy hour|5 to 7|congrès",
)
_NO_CHANNEL: Final = ("appel d'offres", "appel d'offre", "appels d'offres", "call for tenders")
_LEXICON: Final = Lexicon(
    {text: (channel, Certainty.DOUBTFUL, True) for text, channel in _TOLD.items()}
    | {text: (channel, Certainty.LIKELY, False) for text, channel in _NOUNS.items()}
    | {text: (channel, Certainty.SURE, False) for text, channel in _VERBS.items()}
    | dict.fromkeys(_NO_CHANNEL, (None, Certainty.DOUBTFUL, False))
)
_TARGETS: Final = (
    each(Channel.CALL, "appel|telephone|phone")
    | each(Channel.EMAIL, "courriel|email")
    | each(Channel.MEETING, "rencontre|reunion|meeting")
    | each(Channel.NETWORKING, "reseautage|networking")
    | each(Channel.VISIT, "visite")
)
_OTHER_WORDS: Final = word_set("rappel courrier appeal invite")
_MOST_WORDS: Final = 60
_LEAST: Final = 4
_LABEL_OF_NUMBER: Final = re.compile(r"[ .:]{0,3}(?!20\d\d-)\(?\+?\d(?:[ .()-]{0,2}\d){2}")
"""Before the figures of a telephone: those of « appel 12 novembre » are too few."""
_EDGE: Final = re.compile(rf"(?:\A|[,;{HIDDEN}]) ?\Z")
_END: Final = re.compile(rf" ?(?:[,;.{HIDDEN}]|\Z)")


class ChannelField(LabelledField[Channel]):
    """A channel; the name of a tool or an occasion (« visio », « 5 à 7 ») stays in the note."""

    key = "channel"
    label = N_("Channel")
    keys = ("canal", "moyen", "channel", "via", "how")
    leads = ("par", "by", "over", "petit", "rapide", "quick", "short", "lui", "her", "him", "them")
    labels: Mapping[Channel, str] = {
        Channel.EMAIL: N_("Email"),
        Channel.CALL: N_("Call"),
        Channel.MEETING: N_("Meeting"),
        Channel.NETWORKING: N_("Networking"),
        Channel.VISIT: N_("Visit"),
    }

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        found = [
            Span(extent, (channel, told), certainty)
            for extent, (channel, certainty, told) in _LEXICON.find(line)
            if channel is not None
        ]
        return found or _misspelt(line)

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        labels = [one for one in spans if _is_label(rest.whole, one)]
        others = [one for one in spans if one not in labels]
        best = surest(others or labels)
        meant = list(dict.fromkeys(channel for channel, _ in values(best)))
        told = [one for one in spans if one.value[1]]
        if told and meant == [Channel.MEETING]:
            meant = [told[0].value[0]]
            best = (*best, *told)
        if not meant:
            return None
        taken = tuple(one.extent for one in {*best, *labels} if not one.value[1])
        if set(meant) == {Channel.MEETING, Channel.NETWORKING}:
            meant = [Channel.NETWORKING]
        if len(meant) == 1:
            same = (one.extent for one in spans if one.value == (meant[0], False))
            taken += tuple(one for one in same if one not in taken and _is_alone(rest.line, one))
            noted = tuple(one.extent for one in best if one.value[1])
            return Found(meant[0], taken, noted=noted)
        said = quoted(rest.whole, best)
        return Unclear(
            Phrase(
                N_("I see more than one channel: {typed}. Which one is to be logged?"),
                {"typed": said},
            ),
            alternatives(rest.whole, best),
            self.offer(meant),
            said.joined,
        )

    def repeats(self, span: Span, value: Channel) -> bool:
        return bool(span.value == (value, False))

    def question(self) -> Phrase:
        return Phrase(N_("How did you reach this person?"))


def _is_alone(line: Line, extent: Extent) -> bool:
    """Whether nothing else is said beside a channel: « appel, m’a rappelé »."""
    return bool(line.led(_EDGE, extent.start) and _END.match(line.folded, extent.end))


def _misspelt(line: Line) -> list[Span]:
    """Return the words of a channel typed with one slip: « apel », "emial"."""
    return [
        Span(Extent(word.start, word.end), (channel, False), Certainty.DOUBTFUL)
        for word in line.words[:_MOST_WORDS]
        if len(word.text) >= _LEAST and word.text not in _OTHER_WORDS
        if line.original(Extent(word.start, word.end)).islower()
        for target, channel in _TARGETS.items()
        if OSA.distance(word.text, target, score_cutoff=1) == 1
    ]


def _is_label(line: Line, span: Span) -> bool:
    """Whether « tél. » only announces a number, or "email" an address."""
    follows = line.folded[span.extent.end : span.extent.end + 60]
    address = re.match(r"[ :]{1,2}\S+@", follows)
    return bool(_LABEL_OF_NUMBER.match(follows) or address) and not span.value[1]
