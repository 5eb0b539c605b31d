"""Says why not in the language that the page asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from bot.i18n import supported

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from bot.i18n import Language, Phrase, Translator
    from bot.playground.playground import Playground


@dataclass(frozen=True, slots=True)
class Tongue:
    """Speaks to whoever asks, by the headers of their request."""

    playground: Playground

    def translator(self, headers: Mapping[str, str]) -> Translator:
        scene = self.playground.scene
        now = scene.clock.now()
        return scene.app.languages.translator(_language(headers), zone=scene.zone, now=now)

    def refuse(self, headers: Mapping[str, str], why: str | Phrase, status: int) -> Response:
        """Answer with a sentence."""
        return answered(self.translator(headers)(why), status)


def answered(sentence: str, status: int, headers: dict[str, str] | None = None) -> Response:
    """Say in one sentence why not."""
    return JSONResponse({"error": sentence}, status, headers)


def _language(headers: Mapping[str, str]) -> Language:
    tags = headers.get("accept-language", "").split(",")
    return next((one for tag in tags if (one := supported(tag.partition(";")[0].strip()))), "en")
