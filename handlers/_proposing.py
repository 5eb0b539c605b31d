"""The form in which a champion reports an error: it opens with what is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.exchange import Opening, Question, Reply
from bot.fields.choice import ChoiceField
from bot.fields.lexicon import each
from bot.i18n import N_, Phrase
from handlers._confirming import meanwhile_card, unconfirmed
from handlers._contracts import ENTRIES
from handlers._proposals import as_held
from storage import proposals

if TYPE_CHECKING:
    from bot.context import Context
    from storage.contracts import Contract

ASKED: Final = ("amount", "mode", "on", "purpose", "ref")
YES: Final = "yes"
NO: Final = "not_ours"
OURS: Final = ChoiceField(
    key="ours",
    label=N_("Is it yours?"),
    labels={YES: N_("Yes, it is ours"), NO: N_("No, or it does not exist")},
    words=each(YES, "à nous|le nôtre|ours") | each(NO, "pas à nous|inexistant|not ours|unknown"),
    asked=N_("Is this contract your institution’s?"),
)


def opening(
    ctx: Context, number: int, revision: int, place: int, words: str = ""
) -> Opening | Reply:
    """Open the form with what is logged, and what was proposed of it already."""
    contract = unconfirmed(ctx, number)
    if contract.revision != revision:
        return Reply(meanwhile_card(ctx, contract, place), replaces=True)
    open_ = proposals.of(ctx.db, cohort=ctx.cohort.id, contract=number)
    seen = as_held(ENTRIES.read(ctx, contract), open_.changes if open_ else {})
    held = ENTRIES.kept(seen)
    kept = {name: held[name] for name in ASKED}
    ours = NO if open_ and open_.disowned else YES
    asked = {**kept, "ours": ours, "revision": revision, "place": place}
    return Opening("contract.proposal", asked, words)


def meanwhile(ctx: Context, contract: Contract) -> Question:
    """Ask before a correction is proposed of what reads otherwise since the form was opened."""
    why = N_("This contract was corrected meanwhile: {contract}. Propose your correction?")
    told = {"contract": ENTRIES.one_line(ctx, contract)}
    return Question("revision", Phrase(why, told), ((N_("Propose"), contract.revision),))
