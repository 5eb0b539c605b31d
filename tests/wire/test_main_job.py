"""A contract typed on each platform, by each way in; corrected, undone, restored there."""

from __future__ import annotations

from tests.wire.contract import CONTRACT, HIGH, LINE, LOGGED
from tests.wire.scene import Open, Scene
from tests.wire.watching import (
    answered,
    last_on_slack,
    last_on_telegram,
    on_either_slack,
    on_either_telegram,
    typed,
)

UNDONE = f"Saisie annulée : {CONTRACT}."


@on_either_slack
async def test_contract_on_slack_is_logged_undone_and_restored(
    scene_of: Open, public: bool
) -> None:
    async with scene_of(public=public) as scene:
        julie = scene.on_slack["julie"]
        answer = await answered(scene, scene.slack.command(julie, scene.general, LINE))
        assert typed(answer.text) == LOGGED
        assert answer.ephemeral_to == julie.id
        assert [one.amount_cents for one in await scene.rows()] == [250_000]

        undone = await answered(scene, scene.slack.press(julie, answer, "Annuler"))
        assert typed(undone.text) == UNDONE
        await answered(scene, scene.slack.press(julie, undone, "Rétablir"))
        assert [one.undone_at for one in await scene.rows()] == [None]


@on_either_telegram
async def test_contract_on_telegram_is_logged_undone_and_restored(
    scene_of: Open, public: bool
) -> None:
    async with scene_of(public=public) as scene:
        julie = scene.on_telegram["julie"]
        await scene.telegram.say(julie, julie, LINE)

        answer = await last_on_telegram(scene, "✅")
        assert typed(answer.text) == LOGGED
        assert [one.amount_cents for one in await scene.rows()] == [250_000]

        await scene.telegram.press(julie, answer, "Annuler")
        undone = await last_on_telegram(scene, "Saisie")
        assert typed(undone.text) == UNDONE
        await scene.telegram.press(julie, undone, "Rétablir")
        await last_on_telegram(scene, "✅")
        assert [one.undone_at for one in await scene.rows()] == [None]


async def test_reply_on_telegram_corrects_the_amount(scene: Scene) -> None:
    julie = scene.on_telegram["julie"]
    await scene.telegram.say(julie, julie, LINE)
    answer = await last_on_telegram(scene, "✅")
    await scene.telegram.say(julie, julie, "250", reply_to=answer)

    await last_on_telegram(scene, "✅ Contrat corrigé")
    assert [one.amount_cents for one in await scene.rows()] == [25_000]


async def test_question_on_telegram_is_answered_by_a_button(scene: Scene) -> None:
    julie = scene.on_telegram["julie"]
    await scene.telegram.say(julie, julie, "/contrat 2 50 STM gré à gré")
    question = await last_on_telegram(scene, "«")
    await scene.telegram.press(julie, question, HIGH)

    answer = await last_on_telegram(scene, "✅")
    assert [one.amount_cents for one in await scene.rows()] == [250_000]
    assert (answer.id, [b.text for row in answer.keyboard for b in row]) == (
        question.id,
        ["Corriger", "Annuler"],
    )


async def test_mention_in_a_thread_is_answered_there_to_one_person(scene: Scene) -> None:
    julie, sam = scene.on_slack["julie"], scene.on_slack["sam"]
    opened = await scene.slack.say(sam, scene.general, "Bonjour")
    line, thread = "contrat 2500 CHUS gré à gré", opened.message.ts
    mention = scene.slack.mention(julie, scene.general, line, thread_ts=thread)
    answer = await answered(scene, mention)

    assert typed(answer.text) == LOGGED
    assert (answer.thread_ts, answer.ephemeral_to) == (opened.message.ts, julie.id)
    assert last_on_slack(scene, "sam").ephemeral_to is None


async def test_telegram_group_sees_neither_amount_nor_names(scene: Scene) -> None:
    julie, sam = scene.on_telegram["julie"], scene.on_telegram["sam"]
    group = scene.telegram.group("Cohorte", [julie, sam])
    await scene.telegram.say(julie, group, LINE)
    await last_on_telegram(scene, "✅")
    await scene.telegram.until(lambda: len(scene.telegram.visible_to(sam, group)) > 1)

    public = [one.text for one in scene.telegram.visible_to(sam, group)]
    assert public == [LINE, "Noté, détails en privé."]


async def test_telegram_group_links_who_never_pressed_start(scene: Scene) -> None:
    await scene.telegram.block(scene.on_telegram["julie"])
    julie = scene.on_telegram["julie"]
    group = scene.telegram.group("Cohorte", [julie])
    await scene.telegram.say(julie, group, LINE)
    await scene.telegram.until(lambda: len(scene.telegram.visible_to(julie, group)) == 2)

    [button] = [b for row in scene.telegram.visible_to(julie, group)[-1].keyboard for b in row]
    assert (
        await scene.telegram.follow(julie, scene.telegram.visible_to(julie, group)[-1], button.text)
        == "https://t.me/maillon_bot?start=go"
    )
    assert [one.amount_cents for one in await scene.rows()] == [250_000]


async def test_same_contract_on_both_platforms_is_asked_about(scene: Scene) -> None:
    julie = scene.on_slack["julie"]
    await answered(scene, scene.slack.command(julie, scene.general, LINE))
    await scene.telegram.say(scene.on_telegram["julie"], scene.on_telegram["julie"], LINE)

    question = await last_on_telegram(scene, "Un contrat semblable")
    assert [b.text for row in question.keyboard for b in row][:2] == [
        "Garder un seul",
        "Noter les deux",
    ]
    assert len(await scene.rows()) == 1


async def test_stranger_asks_for_access_and_the_coordinator_hears_of_it(scene: Scene) -> None:
    alex = scene.on_slack["alex"]
    unknown = await answered(scene, scene.slack.dm(alex, "bonjour"), "alex", privately=True)
    await scene.slack.press(alex, unknown, "Demander l’accès")

    heard = await last_on_telegram(scene, "⚠️ Alex Tremblay", "dominique")
    assert "Slack" in heard.text


async def test_code_lets_a_stranger_in(scene: Scene) -> None:
    dominique, alex = scene.on_telegram["dominique"], scene.on_telegram["alex"]
    await scene.telegram.say(dominique, dominique, "/inviter championne CHUS")
    card = await last_on_telegram(scene, "Code", "dominique")
    code = next(word for word in card.text.split() if "-" in word and len(word) == 9)
    await scene.telegram.start(alex, code.replace("-", ""))

    welcome = await last_on_telegram(scene, "✅ Bienvenue", "alex")
    assert "CIUSSS de l’Estrie – CHUS" in welcome.text


async def test_redelivered_update_is_answered_once(scene: Scene) -> None:
    julie = scene.on_telegram["julie"]
    await scene.telegram.say(julie, julie, LINE)
    await last_on_telegram(scene, "✅")
    await scene.telegram.until(lambda: not scene.telegram.waiting)
    await scene.telegram.redeliver()
    await scene.telegram.say(julie, julie, "/aide")
    await last_on_telegram(scene, "Ce que")

    answers = [one.text for one in scene.telegram.visible_to(julie) if one.text.startswith("✅")]
    assert len(answers) == len(await scene.rows()) == 1


@on_either_telegram
async def test_correcting_on_telegram_asks_what_to_change(scene_of: Open, public: bool) -> None:
    async with scene_of(public=public) as scene:
        julie = scene.on_telegram["julie"]
        await scene.telegram.say(julie, julie, LINE)
        await scene.telegram.press(julie, await last_on_telegram(scene, "✅"), "Corriger")
        await scene.telegram.press(julie, await last_on_telegram(scene, "Que voulez"), "Montant")
        await last_on_telegram(scene, "Quel est le montant?")
        await scene.telegram.say(julie, julie, "3 000,50 $")

        corrected = await last_on_telegram(scene, "✅ Contrat corrigé")
        assert "2 500 $ → 3 000,50 $" in typed(corrected.text)
        assert [one.amount_cents for one in await scene.rows()] == [300_050]


async def test_link_of_a_group_takes_up_what_was_typed(scene: Scene) -> None:
    julie = scene.on_telegram["julie"]
    await scene.telegram.block(julie)
    group = scene.telegram.group("Cohorte", [julie])
    await scene.telegram.say(julie, group, "/contrat 2500 CHUS")
    await scene.telegram.until(lambda: len(scene.telegram.visible_to(julie, group)) == 2)
    await scene.telegram.start(julie, "go")

    question = await last_on_telegram(scene, "J’ai compris")
    await scene.telegram.press(julie, question, "Gré à gré")
    await last_on_telegram(scene, "✅")
    assert [one.amount_cents for one in await scene.rows()] == [250_000]
