"""Text with entities, measured in UTF-16 units as Telegram does."""

from dataclasses import dataclass, replace
from typing import Any


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text with a meaning; `type` is the Bot API's word, offsets are UTF-16."""

    type: str
    offset: int
    length: int
    url: str = ""
    user: int = 0
    language: str = ""
    custom_emoji: str = ""

    @property
    def end(self) -> int:
        return self.offset + self.length

    def of(self, text: str) -> str:
        """The part of the text that the entity covers."""
        encoded = text.encode("utf-16-le", "surrogatepass")
        return encoded[2 * self.offset : 2 * self.end].decode("utf-16-le", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Formatted:
    """What a message says once its markup is parsed."""

    text: str
    entities: tuple[Entity, ...] = ()

    def trimmed(self) -> "Formatted":
        """Without the white space around it, as it is sent."""
        bare = self.text.strip()
        lead = units(self.text[: len(self.text) - len(self.text.lstrip())]) if bare else 0
        cut = (_within(entity, lead, units(bare)) for entity in self.entities)
        return Formatted(bare, tuple(entity for entity in cut if entity.length > 0))

    def with_found(self, found: tuple[Entity, ...]) -> "Formatted":
        """With the entities that nobody marked, where they touch no link and no code."""
        taken = [each for each in self.entities if each.type in _OPAQUE]
        free = (each for each in found if not any(_overlap(each, other) for other in taken))
        both = sorted((*self.entities, *free), key=lambda each: (each.offset, -each.length))
        return replace(self, entities=tuple(both))


_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})


def _within(entity: Entity, lead: int, length: int) -> Entity:
    start = min(max(entity.offset - lead, 0), length)
    end = min(max(entity.end - lead, 0), length)
    return replace(entity, offset=start, length=end - start)


def _overlap(one: Entity, other: Entity) -> bool:
    return one.offset < other.end and other.offset < one.end


def entity_payload(entity: Entity, user: dict[str, Any] | None = None) -> dict[str, Any]:
    """The MessageEntity of the Bot API; `user` is whom a text mention names."""
    payload: dict[str, Any] = {
        "type": entity.type,
        "offset": entity.offset,
        "length": entity.length,
    }
    optional = {
        "url": entity.url,
        "user": user,
        "language": entity.language,
        "custom_emoji_id": entity.custom_emoji,
    }
    return payload | {name: value for name, value in optional.items() if value}
