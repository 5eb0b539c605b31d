"""Why a call is not for an enterprise: asked of each one, told to coordinators in totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Note
from bot.exchange import Opening, Question
from bot.fields.choice import ChoiceField
from bot.fields.lexicon import each, word_set
from bot.i18n import N_, Phrase
from handlers._announcements import HOSTS
from handlers._tenders import tender_line
from storage import followings
from storage.followings import Why

if TYPE_CHECKING:
    from bot.context import Context
    from bot.readers import Audience
    from storage.tenders import Tender

FORM: Final = "tender.declining"
REASONS: Final = {
    Why.DELAY: N_("Too little time"),
    Why.SIZE: N_("Too big or too small"),
    Why.GUARANTEE: N_("Guarantee required"),
    Why.TRADE: N_("Not our trade"),
    Why.OTHER: N_("Another reason"),
}

WHY: Final = ChoiceField(
    key="why",
    label=N_("Reason"),
    labels={why.value: label for why, label in REASONS.items()},
    words=each(
        Why.DELAY,
        "délai|délais|temps|trop court|trop tard|time|too short|too late|deadline",
        "pas le temps|plus le temps|pas de temps|pas assez de temps|pas eu le temps|no time",
        "not enough time|don't have time|don't have the time|don't have enough time",
    )
    | each(
        Why.SIZE,
        "gros|grosse|grand|grande|petit|petite|taille|capacité|big|large|small|size|capacity",
        "pas assez gros|pas assez grosse|pas assez grand|pas assez grande",
        "pas assez de capacité|a pas la capacité|avons pas la capacité|a pas la taille",
        "avons pas la taille|not big enough|not large enough|not enough capacity",
        "don't have the capacity",
    )
    | each(
        Why.GUARANTEE,
        "garantie|garanties|caution|cautionnement|guarantee|bond|surety",
        "pas de garantie|pas de caution|pas de cautionnement|no guarantee|no bond|no surety",
        "don't have the guarantee|don't have a guarantee|don't have a bond",
    )
    | each(
        Why.TRADE,
        "métier|domaine|secteur|spécialité|trade|field|sector|specialty",
        "pas notre métier|pas notre domaine|pas notre secteur|pas notre spécialité",
        "pas dans notre domaine|pas dans notre secteur|pas dans nos métiers",
        "not our trade|not our field|not our sector|not our specialty",
        "not in our trade|not in our field|not in our sector",
    )
    | each(Why.OTHER, "autre|autre chose|other|another"),
    asked=N_("Why is it not for you?"),
    keys=("raison", "motif", "reason"),
    around=word_set(
        "c est trop un une peu ou et n est on nous avons le la les de du notre nos assez pour"
        " ça a il y it s is are too the we have our us for enough much little required exigée"
    ),
    denials=word_set("pas not don isn aren plus never jamais"),
)


def ask_why(tender: Tender) -> Opening:
    """Ask why a call is not for an enterprise."""
    return Opening(FORM, {"ref": tender.id}, go=True)


def unsaid(ctx: Context, tender: Tender) -> Question:
    """Return the question, which names the call."""
    asked = Phrase(N_("Why is it not for you? {tender}."), {"tender": tender_line(ctx, tender)})
    return Question("why", asked, tuple((label, why.value) for why, label in REASONS.items()))


def totals(ctx: Context | Audience, tender: Tender) -> tuple[Note, ...]:
    """Tell coordinators how many follow, and why the others do not."""
    if not ctx.roles & HOSTS:
        return ()
    t, counts = ctx.t, followings.counts(ctx.db, tender=tender)
    following = sum(counts[one] for one in followings.FOLLOWED)
    reasons = followings.reasons(ctx.db, tender=tender)
    said = [
        t(N_("{reason} ({count})"), reason=t(REASONS[why]), count=reasons[why])
        for why in Why
        if reasons[why]
    ]
    return (Note(" · ".join([t.n("{n} person follows", "{n} people follow", following), *said])),)
