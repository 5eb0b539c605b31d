"""Any card, and any sheet, that can be built: with texts as hostile as people's can be."""

from __future__ import annotations

from datetime import date
from typing import Final

from hypothesis import strategies as st

from bot.cards import (
    Button,
    Card,
    Choices,
    Control,
    Fields,
    Input,
    Link,
    Note,
    Option,
    Sheet,
    Sign,
    Table,
    Text,
    Weight,
)

TRICKS: Final = (
    *("<!channel>", "<!here>", "<@U012AB3CD>", "<#C012AB3CD|general>", "<!subteam^S1|team>"),
    *("<https://example.org|click>", "https://example.org/a?b=c&d", "<mailto:a@b.ca|a>"),
    *("@everyone", "@maillon_bot", "#mot", "/contrat", ":tada:", "<b>", "</b>", "<a href='x'>"),
    *("*bold*", "_italic_", "~struck~", "`code`", "```", ">", "> quoted", "\\", "[a](http://b.ca)"),
    *("&", "&amp;", "&lt;", "&#60;", '"', "'", "<", "|", "{name}", "%s", "…"),
    *("\x00", "\x1b", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028"),
    *("\n", "\n\n", "\r\n", "\t", " ", "   ", "\ufeff", "\ufffd", "\ufe0f", "\U000e0041"),
    *("é", "e\u0301", "٣", "2\u00a0500\u00a0$", "👍🏽", "👩‍👩‍👧‍👦", "🇨🇦", "𝔐", "عربى"),
)
"""Live markup of either platform, controls, and what one person sees as a single character."""

# A platform's JSON and UTF-8 hold no lone surrogate once read: what comes in is cleaned.
CHARACTERS: Final = st.characters(exclude_categories=["Cs"])
WORDS: Final = st.text(CHARACTERS, max_size=40)
TRICKY: Final = st.lists(st.sampled_from(TRICKS) | WORDS, max_size=8).map("".join)
LONG: Final = st.builds(
    lambda text, times: text * times,
    st.sampled_from(TRICKS) | st.text(CHARACTERS, min_size=1, max_size=12),
    st.integers(10, 1_500),
)
TEXTS: Final = WORDS | TRICKY | LONG
LABELS: Final = TEXTS.filter(lambda text: bool(text.strip()))

KEYS: Final = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
# 12 for the key, and twice a colon with at most 6 characters of 4 bytes: 62 bytes.
ARGUMENTS: Final = st.integers(-(10**15), 10**15) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=":"), min_size=1, max_size=6
)


def buttons() -> st.SearchStrategy[Button]:
    """Any button, up to one that carries the whole 64 bytes."""
    full = st.builds(Button, LABELS, st.just("k" * 60), st.just(("abc",)))
    arguments = st.lists(ARGUMENTS, max_size=2).map(tuple)
    return full | st.builds(Button, LABELS, KEYS, arguments, st.sampled_from(Weight))


def links() -> st.SearchStrategy[Link]:
    """Any link to a web page, readable or not, short or not."""
    return st.builds(
        Link,
        LABELS,
        st.builds(
            "{}://{}/{}".format,
            st.sampled_from(["http", "https"]),
            st.sampled_from(["seao.gouv.qc.ca", "example.org:8443", "127.0.0.1"]),
            TEXTS,
        ),
    )


def choices() -> st.SearchStrategy[Choices]:
    """One among none, few or hundreds."""
    few = st.lists(buttons(), max_size=7)
    many = st.integers(8, 240).map(
        lambda count: [Button(f"{n}. <@U{n}> & co", "org", (n,)) for n in range(count)]
    )
    turn = st.builds(Button, LABELS, KEYS, st.just(("page",)))
    return st.builds(Choices, TEXTS, (few | many).map(tuple), turn, st.integers(0, 30))


def fields() -> st.SearchStrategy[Fields]:
    return st.builds(Fields, st.lists(st.tuples(TEXTS, TEXTS), max_size=14).map(tuple))


def tables() -> st.SearchStrategy[Table]:
    """Rows under headings, ragged ones too."""
    row = st.lists(TEXTS, max_size=5).map(tuple)
    long = st.integers(20, 80).map(
        lambda count: tuple((str(n), "CHUS", "2 500 $") for n in range(count))
    )
    return st.builds(Table, row, st.lists(row, max_size=6).map(tuple) | long)


def cards() -> st.SearchStrategy[Card]:
    """Any card."""
    block = st.one_of(st.builds(Text, TEXTS), fields(), tables(), st.builds(Note, TEXTS), choices())
    crowd = st.integers(30, 70).map(lambda count: [Text(f"*{n}* < {n + 1}") for n in range(count)])
    return st.builds(
        Card,
        TEXTS,
        (st.lists(block, max_size=5) | crowd).map(tuple),
        st.lists(buttons(), max_size=30).map(tuple),
        st.lists(links(), max_size=8).map(tuple),
        st.none() | st.sampled_from(Sign),
    )


def options() -> st.SearchStrategy[tuple[Option, ...]]:
    """The entries of a select; what one carries fits Slack's 150 characters."""
    option = st.builds(Option, LABELS, st.text(CHARACTERS, min_size=1, max_size=150))
    many = st.integers(8, 240).map(lambda count: [Option(f"{n}.", str(n)) for n in range(count)])
    return (st.lists(option, max_size=7) | many).map(tuple)


@st.composite
def inputs(draw: st.DrawFn, name: str) -> Input:
    """Any input of that name: its value may be among its options, a day, or out of date."""
    entries = draw(options())
    values = [TEXTS, st.dates(min_value=date(1000, 1, 1)).map(date.isoformat)]
    if entries:
        values.append(st.sampled_from(entries).map(lambda option: option.value))
    return Input(
        name=name,
        label=draw(LABELS),
        control=draw(st.sampled_from(Control)),
        value=draw(st.just("") | st.one_of(values)),
        hint=draw(TEXTS),
        options=entries,
        optional=draw(st.booleans()),
    )


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Any sheet."""
    names = draw(st.lists(KEYS, max_size=6, unique=True))
    return Sheet(
        title=draw(LABELS),
        submit=draw(LABELS),
        close=draw(LABELS),
        draft=draw(st.integers(1, 2**63 - 1)),
        inputs=tuple(draw(inputs(name)) for name in names),
    )
