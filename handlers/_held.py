"""What the ration held back, as the digest tells it: how many messages, and the way to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Text
from bot.i18n import N_
from handlers._digest_words import title
from storage import held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.context import Context
    from storage.digests import Digest
    from storage.posts import Post

LINES: Final = 8
"""The most that a digest says."""


def with_held(
    ctx: Context, digest: Digest, card: Card | None, *, lines: int = LINES
) -> Card | None:
    """Tell in a digest, or in one of its own, what was held back and still concerns its reader."""
    count = len(held_back(ctx, digest))
    if not count:
        return card
    told = ctx.t.n("{n} message was held back.", "{n} messages were held back.", count)
    see = Button(ctx.t(N_("See them")), "digest.held", (digest.id,))
    named = title(ctx.t, digest.starts, digest.ends)
    shown = _shortened(card, lines) if card else Card(title=named)
    return replace(shown, blocks=(*shown.blocks, Text(told)), buttons=(*shown.buttons, see))


def held_back(ctx: Context, digest: Digest) -> list[tuple[Post, Card]]:
    """Return what was held back from the reader and still applies, as it looks now."""
    posts = held.standing(
        ctx.db, person=ctx.person.id, cohort=ctx.cohort.id, posts=digest.held, now=ctx.now
    )
    seen = ((post, ctx.show(post.view, *post.args)) for post in posts)
    return [(post, card) for post, card in seen if card is not None]


def _shortened(card: Card, lines: int) -> Card:
    """Make room for one line: the last of the first paragraph gives way."""
    texts = [*_texts(card)]
    if bool(card.title) + sum(len(text.split("\n")) for text in texts) < lines:
        return card
    kept = Text("\n".join(texts[0].split("\n")[:-1]))
    return replace(card, blocks=(kept, *card.blocks[1:]))


def _texts(card: Card) -> Iterator[str]:
    return (block.text for block in card.blocks if isinstance(block, Text))
