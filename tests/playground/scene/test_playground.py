"""A scene put back to how it began."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.playground.playground import Playground
from bot.playground.seeding import START
from tests.playground.scene.people import OnSlack

LOGGED = (
    "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre. Merci!"
)


async def test_reset_forgets_everything(demo_file: Path) -> None:
    async with Playground.open(demo_file) as playground:
        julie = OnSlack(playground.scene)
        assert await julie.types("/contrat 2500 CHUS gré-à-gré") == LOGGED
        await playground.scene.add_person("Zoé Côté", "fr")
        await playground.scene.move_to(START + timedelta(days=1))
        beats = playground.changed.beats

        await playground.reset()

        file = Path(playground.scene.app.settings.database_url.removeprefix("sqlite:///"))
        assert playground.changed.beats > beats
        fresh = OnSlack(playground.scene)
        assert fresh.reads == []
        assert [*playground.scene.players] == ["julie", "sam", "mireille", "dominique", "alex"]
        assert playground.scene.clock.now() - START < timedelta(minutes=1)
        assert await fresh.types("/contrat 2500 CHUS gré-à-gré") == LOGGED
        assert [one.name for one in file.parent.glob("scene-*.db")] == ["scene-2.db"]
