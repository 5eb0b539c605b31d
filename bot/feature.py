"""A feature: a bag of commands, forms, buttons, views and sweeps. Bookkeeping only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

from bot.fields.field import Reading
from bot.i18n import Translator
from storage.people import Role

Handler = Callable[..., Any]
Warn = Callable[[Mapping[str, Any], Reading, Translator], str]
T = TypeVar("T")


MEMBERS = frozenset(Role)
"""Any member of the cohort."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its English name, its French one, and who may use it.

    `roles` empty: anyone, even who has not joined. `everyday`: declared to Slack by itself.
    `plain`: a line without a command's name may be meant for it. `interrupts`: what such a line
    holds at least to begin it while a question waits; if nothing, a whole entry, and not where any
    words would answer. `aliases`: other names.
    `direct`: only where nobody else reads (it carries a secret). `listed`: shown in help and menus.
    `resumes`: typed alone, it shows again the question that waits.
    `heading`: of its form, where the help is too long for one.
    `examples`: arguments that work, in English and in French. `warn`: what is worth saying of a
    filled form, beside what is done with it. `bare`: what a member gets who types it alone, or
    may not do it. `newcomers`: whoever has not joined may do it too. `offered`: the roles to which
    it is proposed, where they are fewer than those who may do it. `foremost`: what the bot is for.
    """

    name: str
    fr: str
    help: str
    handler: Handler
    roles: frozenset[Role] = MEMBERS
    everyday: bool = False
    plain: bool = False
    interrupts: frozenset[str] = frozenset()
    direct: bool = False
    aliases: tuple[str, ...] = ()
    examples: tuple[str, str] = ("", "")
    listed: bool = True
    newcomers: bool = False
    offered: frozenset[Role] = frozenset()
    resumes: bool = False
    warn: Warn | None = None
    bare: Handler | None = None
    heading: str = ""
    foremost: bool = False

    @property
    def place(self) -> tuple[bool, ...]:
        """Where it stands among others: what one does most first, one's own settings last."""
        few = self.offered or self.roles
        coordinating = bool(few) and few <= {Role.COORDINATOR}
        return (not self.foremost, not self.plain, not self.everyday, not self.roles, coordinating)

    @property
    def key(self) -> str:
        """What a draft remembers it by."""
        return self.name

    @property
    def title(self) -> str:
        return self.heading or self.help

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.fr, self.name, *self.aliases)))


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form opened by a button, never typed: `change` a contract, for one."""

    key: str
    title: str
    handler: Handler
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class ButtonSpec:
    """What a pressed button does. `reply`: what words typed in answer to its message do."""

    key: str
    handler: Handler
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class SweepSpec:
    """What the clock does again and again, every so often."""

    name: str
    handler: Handler
    every: timedelta


@dataclass(slots=True)
class Feature:
    """What one module of `handlers/` brings to the machine."""

    name: str
    commands: dict[str, Command] = field(default_factory=dict)
    forms: dict[str, FormSpec] = field(default_factory=dict)
    buttons: dict[str, ButtonSpec] = field(default_factory=dict)
    replies: dict[str, ButtonSpec] = field(default_factory=dict)
    views: dict[str, Handler] = field(default_factory=dict)
    renewals: dict[str, str] = field(default_factory=dict)
    dates_of: list[Handler] = field(default_factory=list)
    sweeps: dict[str, SweepSpec] = field(default_factory=dict)

    def command(
        self,
        name: str,
        *,
        fr: str,
        help: str,
        heading: str = "",
        roles: frozenset[Role] = MEMBERS,
        everyday: bool = False,
        plain: bool = False,
        interrupts: frozenset[str] = frozenset(),
        direct: bool = False,
        aliases: tuple[str, ...] = (),
        examples: tuple[str, str] = ("", ""),
        listed: bool = True,
        newcomers: bool = False,
        offered: frozenset[Role] = frozenset(),
        resumes: bool = False,
        warn: Warn | None = None,
        bare: Handler | None = None,
        foremost: bool = False,
    ) -> Callable[[Handler], Handler]:
        """Make a function the handler of a command; its signature is the parser."""

        def add(handler: Handler) -> Handler:
            command = Command(
                name=name,
                fr=fr,
                help=help,
                heading=heading,
                handler=handler,
                roles=roles,
                everyday=everyday,
                plain=plain,
                interrupts=interrupts,
                direct=direct,
                aliases=aliases,
                examples=examples,
                listed=listed,
                newcomers=newcomers,
                offered=offered,
                resumes=resumes,
                warn=warn,
                bare=bare,
                foremost=foremost,
            )
            return _put(self.commands, name, command, handler)

        return add

    def form(
        self, key: str, *, title: str, roles: frozenset[Role] = MEMBERS
    ) -> Callable[[Handler], Handler]:
        """Make a function what is done once a form, opened by a button, is filled."""

        def add(handler: Handler) -> Handler:
            return _put(self.forms, key, FormSpec(key, title, handler, roles), handler)

        return add

    def button(self, key: str, *, roles: frozenset[Role] = MEMBERS) -> Callable[[Handler], Handler]:
        """Make a function what a pressed button does; its arguments are in its annotations."""

        def add(handler: Handler) -> Handler:
            return _put(self.buttons, key, ButtonSpec(key, handler, roles), handler)

        return add

    def reply(self, key: str, *, roles: frozenset[Role] = MEMBERS) -> Callable[[Handler], Handler]:
        """Make a function what words do, typed in answer to a message with that button."""

        def add(handler: Handler) -> Handler:
            return _put(self.replies, key, ButtonSpec(key, handler, roles), handler)

        return add

    def view(self, name: str, *, anew: str = "") -> Callable[[Handler], Handler]:
        """Make a function how a message looks now, for its reader; the name is permanent.

        `anew`: the button, of the view's own arguments, that shows in the place of a message how
        it looks by then: for what cannot be edited.
        """

        def add(handler: Handler) -> Handler:
            if anew:
                self.renewals[name] = anew
            return _put(self.views, name, handler, handler)

        return add

    def sweep(
        self, name: str, *, every: timedelta = timedelta(minutes=1)
    ) -> Callable[[Handler], Handler]:
        """Make a function plan, in a Round of its own, what has become due; several may sweep."""

        def add(handler: Handler) -> Handler:
            return _put(self.sweeps, name, SweepSpec(name, handler, every), handler)

        return add

    def dates(self, handler: Handler) -> Handler:
        """Make a function what gives the dates of a person for their calendar."""
        self.dates_of.append(handler)
        return handler


def _put(where: dict[str, T], key: str, what: T, handler: Handler) -> Handler:
    if key in where:
        raise ValueError(f"{key} is there twice")
    where[key] = what
    return handler
