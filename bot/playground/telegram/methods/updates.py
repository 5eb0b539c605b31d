"""Receiving updates: polling, the webhook, and who the bot is."""

import re

from bot.playground.telegram.errors import bad_request, conflict
from bot.playground.telegram.inbox import WEBHOOK_SET
from bot.playground.telegram.methods.server import Arguments, Method, Server
from bot.playground.telegram.payloads import Payload, bot_payload

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_LONGEST_POLL = 50
_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


def get_me(server: Server, _: Arguments) -> Payload:
    bot = server.world.bot
    return bot_payload(bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": bot.reads_all,
        "supports_inline_queries": False,
    }


async def get_updates(server: Server, arguments: Arguments) -> list[Payload]:
    if server.webhook.url:
        raise conflict(_ACTIVE)
    inbox = server.world.inbox
    inbox.allow(arguments.get("allowed_updates"))
    limit = min(max(arguments.get("limit", 100), 1), 100)
    seconds = min(max(arguments.get("timeout", 0), 0), _LONGEST_POLL)
    updates = await inbox.poll(arguments.get("offset", 0), limit, seconds)
    return [update.body() for update in updates]


def set_webhook(server: Server, arguments: Arguments) -> bool:
    url = arguments["url"]
    if not url:
        return delete_webhook(server, arguments)
    secret = arguments.get("secret_token", "")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _drop(server, arguments)
    server.world.inbox.allow(arguments.get("allowed_updates"))
    server.webhook.set(url, secret, arguments.get("max_connections", 40))
    server.world.inbox.end_poll(WEBHOOK_SET)
    return True


def delete_webhook(server: Server, arguments: Arguments) -> bool:
    _drop(server, arguments)
    server.webhook.stop()
    return True


def get_webhook_info(server: Server, _: Arguments) -> Payload:
    webhook, inbox = server.webhook, server.world.inbox
    info: Payload = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(inbox.pending),
    }
    if webhook.url:
        info |= {"max_connections": webhook.max_connections, "ip_address": "127.0.0.1"}
        info["allowed_updates"] = sorted(inbox.allowed)
    if webhook.last_error:
        info["last_error_date"] = int(server.world.now().timestamp())
        info["last_error_message"] = webhook.last_error
    return info


def leave_server(_: Server, __: Arguments) -> bool:
    """Answer logOut and close, which change nothing here."""
    return True


def _drop(server: Server, arguments: Arguments) -> None:
    if arguments.get("drop_pending_updates"):
        server.world.inbox.pending.clear()


UPDATES: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": leave_server,
    "close": leave_server,
}
