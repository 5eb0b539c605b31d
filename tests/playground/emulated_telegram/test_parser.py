"""The playground's own parser reads as TDLib does."""

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.telegram.parsing.markup import Markup
from bot.playground.telegram.parsing.tdlib import installed
from bot.playground.telegram.parsing.text import Entity, Formatted, units

_FRAGMENTS = (
    *("<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<s>", "</s>", "<B>", "</B>", "</>", "<b/>"),
    *("<code>", "</code>", "<pre>", "</pre>", '<pre><code class="language-py">', "</code></pre>"),
    *("<blockquote>", "<blockquote expandable>", "</blockquote>", "<tg-spoiler>", "</tg-spoiler>"),
    *('<a href="https://chus.example/?a=1&amp;b=2">', "</a>", "<br>", "<", ">", "</", "\n", " "),
    *("x", "é", "😀", "&lt;", "&amp;", "&quot", "&quotx", "&nbsp;", "&#65;", "&#x41;", "&#0;"),
)
_COMMANDS = ("/aide", "/a_b", "/évaluer", "@maillon_bot", "/", "-", " ", "é", "😀", "x", "<", "9")


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=8).map("".join))
def test_markup_reads_html_as_tdlib(html: str) -> None:
    tdlib = installed()
    assert tdlib is not None
    expected, found = tdlib.parse_html(html), Markup().parse_html(html)
    refused = isinstance(expected, str)
    assert isinstance(found, str) if refused else found == expected


@given(st.lists(st.sampled_from(_COMMANDS), max_size=8).map("".join))
def test_markup_finds_commands_as_tdlib(text: str) -> None:
    tdlib = installed()
    assert tdlib is not None
    commands = tuple(each for each in tdlib.find(text) if each.type == "bot_command")
    assert Markup().find(text) == commands


@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert Markup().parse_html(escaped) == Formatted(text)


@given(st.text())
def test_units_are_those_of_utf_16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


def test_trimmed_text_moves_its_entities() -> None:
    spaced = Formatted("  oui \n", (Entity("bold", 0, 4), Entity("italic", 5, 2)))
    assert spaced.trimmed() == Formatted("oui", (Entity("bold", 0, 2),))


def test_found_entities_stay_out_of_links_and_code() -> None:
    marked = Formatted("/a /b", (Entity("code", 0, 2),))
    found = (Entity("bot_command", 0, 2), Entity("bot_command", 3, 2))
    assert marked.with_found(found).entities == (Entity("code", 0, 2), found[1])
