"""Groups: privacy mode, topics, coming and going, and the change into a supergroup."""

import pytest
from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.playground.telegram import Chat, ImpossibleError, Person, Telegram


@pytest.fixture
def group(telegram: Telegram, julie: Person, marc: Person) -> Chat:
    return telegram.group("Cohorte Estrie", [julie, marc])


async def texts(bot: Bot) -> list[str | None]:
    return [update.message.text for update in await bot.get_updates() if update.message]


@pytest.mark.parametrize(
    "text", ["/contrat 2500 CHUS", "/contrat@maillon_bot 2500", "/contrat@Maillon_Bot 2500"]
)
async def test_privacy_mode_shows_commands_for_the_bot(
    telegram: Telegram, bot: Bot, marc: Person, group: Chat, text: str
) -> None:
    await telegram.say(marc, group, text)
    assert await texts(bot) == [text]


@pytest.mark.parametrize(
    "text", ["/contrat@other_bot 2500", "bonjour à tous", "voir /aide", "/évaluer"]
)
async def test_privacy_mode_hides_the_rest(
    telegram: Telegram, bot: Bot, marc: Person, group: Chat, text: str
) -> None:
    await telegram.say(marc, group, text)
    assert await texts(bot) == []


async def test_privacy_mode_shows_replies_to_the_bot(
    telegram: Telegram, bot: Bot, julie: Person, marc: Person, group: Chat
) -> None:
    await bot.send_message(group.id, "Qui vient?")
    question = telegram.visible_to(marc, group)[-1]
    own = await telegram.say(marc, group, "moi", reply_to=question)
    await telegram.say(julie, group, "tant mieux", reply_to=own)
    assert await texts(bot) == ["moi"]


async def test_administrator_sees_everything(
    telegram: Telegram, bot: Bot, marc: Person, group: Chat
) -> None:
    telegram.promote(group)
    await telegram.say(marc, group, "bonjour à tous")
    assert await texts(bot) == ["bonjour à tous"]


async def test_command_with_the_bots_name_is_one_entity(
    telegram: Telegram, marc: Person, group: Chat
) -> None:
    said = await telegram.say(marc, group, "/aide@maillon_bot oui")
    assert [entity.of(said.text) for entity in said.entities] == ["/aide@maillon_bot"]


async def test_group_is_seen_by_its_members_only(
    telegram: Telegram, bot: Bot, julie: Person, group: Chat
) -> None:
    outsider = telegram.person("Zoé")
    await bot.send_message(group.id, "entre nous")
    assert telegram.visible_to(outsider, group) == ()
    with pytest.raises(ImpossibleError, match="Zoé is not in this chat"):
        await telegram.say(outsider, group, "coucou")
    await telegram.join(outsider, group)
    assert [message.text for message in telegram.visible_to(outsider, group)] == ["entre nous", ""]


async def test_topic_is_answered_in_its_thread(telegram: Telegram, bot: Bot, julie: Person) -> None:
    forum = telegram.group("Forum", [julie], forum=True)
    thread = await telegram.topic(julie, forum, "Contrats")
    await telegram.say(julie, forum, "/aide", thread=thread)
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert (message.message_thread_id, message.is_topic_message) == (thread, True)
    await bot.send_message(forum.id, "Voici", message_thread_id=thread)
    assert telegram.visible_to(julie, forum)[-1].thread == thread
    with pytest.raises(BadRequest, match=r"^Message thread not found$"):
        await bot.send_message(forum.id, "Voici", message_thread_id=99)


async def test_bot_is_told_when_it_comes_in(telegram: Telegram, bot: Bot, julie: Person) -> None:
    group = telegram.group("Cohorte", [julie], with_bot=False)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot is not a member of the supergroup chat$"):
        await bot.send_message(group.id, "allô")
    await telegram.add_bot(julie, group)
    standing, service = await bot.get_updates()
    assert standing.my_chat_member is not None
    assert standing.my_chat_member.new_chat_member.status == ChatMemberStatus.MEMBER
    assert service.message is not None
    assert [user.id for user in service.message.new_chat_members] == [telegram.bot.id]


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_kicked_bot_is_refused(
    telegram: Telegram, bot: Bot, julie: Person, kind: str
) -> None:
    group = telegram.group("Cohorte", [julie], kind="group" if kind == "group" else "supergroup")
    await telegram.kick_bot(julie, group)
    with pytest.raises(Forbidden, match=rf"^Forbidden: bot was kicked from the {kind} chat$"):
        await bot.send_message(group.id, "allô")


async def test_bot_leaves(telegram: Telegram, bot: Bot, julie: Person, group: Chat) -> None:
    assert await bot.get_chat_member_count(group.id) == 3
    assert (await bot.get_chat_member(group.id, julie.id)).status == ChatMemberStatus.OWNER
    await bot.leave_chat(group.id)
    await telegram.say(julie, group, "/aide")
    assert telegram.waiting == ()


async def test_migration_changes_the_id(telegram: Telegram, bot: Bot, julie: Person) -> None:
    group = telegram.group("Petit groupe", [julie], kind="group")
    supergroup = await telegram.migrate(julie, group)
    with pytest.raises(ChatMigrated) as refusal:
        await bot.send_message(group.id, "allô")
    assert refusal.value.new_chat_id == supergroup.id
    await bot.send_message(supergroup.id, "allô")
    before, after = (update.message for update in await bot.get_updates())
    assert before is not None
    assert after is not None
    assert (before.chat_id, before.migrate_to_chat_id) == (group.id, supergroup.id)
    assert (after.chat_id, after.migrate_from_chat_id) == (supergroup.id, group.id)
    with pytest.raises(ImpossibleError, match="became a supergroup"):
        await telegram.say(julie, group, "trop tard")
