"""Labels of buttons are short in both languages: a phone cuts what is longer."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "handlers")
LONGEST = 24
"""Of the glossary, in characters; what a label is filled with is not counted."""


def french() -> dict[str, str]:
    """Return what each sentence that has no plural is in French."""
    with (ROOT / "locales/fr/LC_MESSAGES/bot.po").open("rb") as file:
        catalogue = read_po(file, locale="fr")
    return {one.id: str(one.string) for one in catalogue if isinstance(one.id, str) and one.id}


def labels(tree: ast.Module) -> Iterator[str]:
    """Yield what the buttons of a module may say, constants of the module included."""
    named = dict(constants(tree))
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        if call.func.id == "Button" and call.args:
            yield from texts(call.args[0], named)
        elif call.func.id == "Question":
            for options in call.args[2:]:
                yield from texts(options, named)


def constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for one in tree.body:
        match one:
            case ast.AnnAssign(target=ast.Name(name), value=ast.expr() as value):
                yield name, value
            case ast.Assign(targets=[ast.Name(name)], value=value):
                yield name, value
            case _:
                pass


def texts(label: ast.expr, named: dict[str, ast.expr]) -> Iterator[str]:
    for part in ast.walk(label):
        match part:
            case ast.Constant(value=str(text)):
                yield text
            case ast.Name(name) if name in named:
                yield from texts(named[name], {})
            case _:
                pass


def test_labels_of_buttons_are_short_in_both_languages() -> None:
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    found = {text for file in files for text in labels(ast.parse(file.read_text()))}
    translated = french()
    told = {text: translated[text] for text in found & translated.keys() if "{" not in text}

    assert len(told) > 100
    assert {k: v for k, v in told.items() if max(len(k), len(v)) > LONGEST} == {}
