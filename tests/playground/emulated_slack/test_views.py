"""Modals and the Home, through the Web API."""

from collections.abc import Awaitable

from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import App, Person, Slack
from tests.playground.emulated_slack.stage import Clock, blamed, modal, refused, section


async def test_trigger_opens_one_modal_in_time(
    slack: Slack, client: AsyncWebClient, julie: Person, clock: Clock
) -> None:
    trigger, late = slack.tickets.trigger(julie.id), slack.tickets.trigger(julie.id)
    opened = await client.views_open(trigger_id=trigger, view=modal(section()))
    assert slack.modal(julie).id == opened["view"]["id"]
    assert (
        await refused(client.views_open(trigger_id=trigger, view=modal(section())))
        == "exchanged_trigger_id"
    )
    clock.instant += 3.1
    assert (
        await refused(client.views_open(trigger_id=late, view=modal(section())))
        == "expired_trigger_id"
    )
    assert (
        await refused(client.views_open(trigger_id="1.2.3", view=modal(section())))
        == "invalid_trigger_id"
    )
    assert blamed(slack) == ["limits: (call): exchanged_trigger_id"]


async def test_three_modals_stack(slack: Slack, client: AsyncWebClient, julie: Person) -> None:
    await client.views_open(trigger_id=slack.tickets.trigger(julie.id), view=modal(section()))

    def push() -> Awaitable[object]:
        trigger = slack.tickets.trigger(julie.id, slack.modal(julie).id)
        return client.views_push(trigger_id=trigger, view=modal(section("plus")))

    await push()
    await push()
    assert await refused(push()) == "push_limit_reached"
    bottom, middle, top = slack.views[julie.id]
    assert (bottom.previous_id, middle.previous_id, top.previous_id) == (None, bottom.id, middle.id)
    assert {view.root_id for view in (bottom, middle, top)} == {bottom.id}


async def test_push_needs_a_modal(slack: Slack, client: AsyncWebClient, julie: Person) -> None:
    trigger = slack.tickets.trigger(julie.id)
    assert (
        await refused(client.views_push(trigger_id=trigger, view=modal(section()))) == "not_found"
    )


async def test_update_is_guarded_by_hash(
    slack: Slack, client: AsyncWebClient, julie: Person
) -> None:
    view = modal(section(), external_id="draft-1")
    opened = await client.views_open(trigger_id=slack.tickets.trigger(julie.id), view=view)
    hash_ = opened["view"]["hash"]
    await client.views_update(external_id="draft-1", hash=hash_, view=modal(section("deux")))
    assert slack.modal(julie).blocks == [section("deux") | {"block_id": "~0"}]
    view_id = slack.modal(julie).id
    call = client.views_update(view_id=view_id, hash=hash_, view=modal(section("trois")))
    assert await refused(call) == "hash_conflict"
    assert await refused(client.views_update(view_id="V404", view=modal(section()))) == "not_found"


async def test_external_id_is_unique(slack: Slack, client: AsyncWebClient, julie: Person) -> None:
    view = modal(section(), external_id="draft-1")
    await client.views_open(trigger_id=slack.tickets.trigger(julie.id), view=view)
    call = client.views_open(trigger_id=slack.tickets.trigger(julie.id), view=view)
    assert await refused(call) == "duplicate_external_id"


async def test_home_is_published(slack: Slack, client: AsyncWebClient, julie: Person) -> None:
    home = {"type": "home", "blocks": [section("Accueil")]}
    first = await client.views_publish(user_id=julie.id, view=home)
    second = await client.views_publish(user_id=julie.id, view=home, hash=first["view"]["hash"])
    assert first["view"]["id"] == second["view"]["id"]
    stale = client.views_publish(user_id=julie.id, view=home, hash=first["view"]["hash"])
    assert await refused(stale) == "hash_conflict"
    slack.app = App(home_tab=False)
    assert await refused(client.views_publish(user_id=julie.id, view=home)) == "not_enabled"
