"""What is chosen or filled in on Slack takes the place of what asked for it."""

from __future__ import annotations

from datetime import date
from functools import partial

from storage import cohorts
from storage.contracts import Mode
from tests.handlers.hosting import COHORT, ESTRIE
from tests.wire.contract import HIGH, LINE, LOGGED, pressable
from tests.wire.scene import Open, Scene
from tests.wire.watching import (
    answered,
    form_opened,
    on_either_slack,
    typed,
)


@on_either_slack
async def test_correcting_on_slack_opens_the_form_as_it_was(scene_of: Open, public: bool) -> None:
    async with scene_of(public=public) as scene:
        julie = scene.on_slack["julie"]
        logged = await answered(scene, scene.slack.command(julie, scene.general, LINE))
        form = await form_opened(scene, scene.slack.press(julie, logged, "Corriger"))
        sent = scene.slack.submit(julie, form, {"Montant": "3 000,50 $"})
        corrected = await answered(scene, sent)

        assert not scene.slack.views.get(julie.id)
        assert [one.amount_cents for one in await scene.rows()] == [300_050]
        assert "3 000,50 $" in typed(corrected.text)


async def test_form_with_a_mistake_keeps_what_was_typed(scene: Scene) -> None:
    julie = scene.on_slack["julie"]
    asked = await answered(scene, scene.slack.command(julie, scene.general, "/contrat 2500 CHUS"))
    form = await form_opened(scene, scene.slack.press(julie, asked, "Ouvrir le formulaire"))
    delivery = await scene.slack.submit(julie, form, {"Montant": "2 50", "Mode": "Gré à gré"})

    assert [*delivery.errors] == ["amount"]
    assert await scene.rows() == []
    again = scene.slack.modal(julie)
    sent = scene.slack.submit(julie, again, {"Montant": "250", "Mode": "Gré à gré"})
    await answered(scene, sent)
    assert [(one.amount_cents, one.mode) for one in await scene.rows()] == [(25_000, Mode.MUTUAL)]


@on_either_slack
async def test_answer_pressed_on_slack_takes_the_place_of_its_question(
    scene_of: Open, public: bool
) -> None:
    async with scene_of(public=public) as scene:
        julie = scene.on_slack["julie"]
        line = "/contrat 2 50 CHUS gré à gré"
        question = await answered(scene, scene.slack.command(julie, scene.general, line))
        await answered(scene, scene.slack.press(julie, question, HIGH))

        [answer] = scene.slack.visible_to(julie, scene.general)
        assert (typed(answer.text), answer.ephemeral_to) == (LOGGED, julie.id)
        assert (answer.ts, pressable(answer)) == (question.ts, ["Corriger", "Annuler"])


async def test_answer_pressed_in_the_direct_chat_takes_the_place_of_its_question(
    scene: Scene,
) -> None:
    julie = scene.on_slack["julie"]
    typing = scene.slack.dm(julie, "contrat 2 50 CHUS gré à gré")
    question = await answered(scene, typing, privately=True)
    await answered(scene, scene.slack.press(julie, question, HIGH), privately=True)

    said, answer = scene.slack.visible_to(julie, scene.slack.direct(julie))
    assert (said.user, typed(answer.text), answer.ephemeral_to) == (julie.id, LOGGED, None)
    assert pressable(answer) == ["Corriger", "Annuler"]


async def test_cohort_chosen_on_slack_takes_the_place_of_its_question(scene: Scene) -> None:
    dominique, later = scene.on_slack["dominique"], {"ends": date(2027, 8, 31)}
    goes_on = partial(cohorts.describe, cohort=ESTRIE, details=later, now=scene.app.clock.now())
    await scene.app.store.run(goes_on)
    say = partial(scene.slack.command, dominique, scene.general)
    asked = await answered(scene, say("/maillon confirmer"), "dominique")
    await answered(scene, scene.slack.press(dominique, asked, COHORT), "dominique")

    [answer] = scene.slack.visible_to(dominique, scene.general)
    assert typed(answer.text).endswith(f"Cohorte : {COHORT}. Pour changer : /maillon cohorte")


async def test_cohort_is_switched_in_a_channel_of_slack(scene: Scene) -> None:
    dominique = scene.on_slack["dominique"]
    say = partial(scene.slack.command, dominique, scene.general)
    here = await answered(scene, say("/maillon cohorte"), "dominique")
    switch = scene.slack.press(dominique, here, "Passer à Estrie 2016-2017")
    await answered(scene, switch, "dominique")
    await answered(scene, say("/maillon cohorte"), "dominique")

    [chosen, answer] = scene.slack.visible_to(dominique, scene.general)
    assert typed(chosen.text) == "Cohorte choisie pour cette conversation : Estrie 2016-2017."
    assert answer.text.startswith("Estrie 2016-2017")


@on_either_slack
async def test_form_of_a_question_takes_its_place_once_sent(scene_of: Open, public: bool) -> None:
    async with scene_of(public=public) as scene:
        julie = scene.on_slack["julie"]
        line = "/contrat 2500 CHUS"
        question = await answered(scene, scene.slack.command(julie, scene.general, line))
        pressed = scene.slack.press(julie, question, "Ouvrir le formulaire")
        form = await form_opened(scene, pressed)
        await answered(scene, scene.slack.submit(julie, form, {"Mode": "Gré à gré"}))

        answers = scene.slack.visible_to(julie, scene.general)
        assert [(typed(one.text), one.ephemeral_to) for one in answers] == [(LOGGED, julie.id)]
        assert len(await scene.rows()) == 1


async def test_form_of_an_entry_leaves_its_card_there(scene: Scene) -> None:
    julie = scene.on_slack["julie"]
    logged = await answered(scene, scene.slack.command(julie, scene.general, LINE))
    form = await form_opened(scene, scene.slack.press(julie, logged, "Corriger"))
    await answered(scene, scene.slack.submit(julie, form, {"Montant": "3 000 $"}))

    texts = [typed(one.text) for one in scene.slack.visible_to(julie, scene.general)]
    assert texts[0] == LOGGED
    assert [one.startswith("✅ Contrat corrigé") for one in texts[1:]] == [True]
