"""The methods of the Web API: each takes the workspace and the arguments, and gives the answer."""

from collections.abc import Callable, Mapping

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.methods import apps, chat, conversations, files, users, views
from bot.playground.slack.model import Json
from bot.playground.slack.workspace import Workspace

Method = Callable[[Workspace, Arguments], Json]

METHODS: Mapping[str, Method] = {
    "api.test": apps.echo,
    "apps.connections.open": apps.open_connection,
    "auth.test": apps.identify,
    "bots.info": apps.bot_info,
    "chat.delete": chat.delete,
    "chat.getPermalink": chat.get_permalink,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.postMessage": chat.post_message,
    "chat.update": chat.update,
    "conversations.info": conversations.info,
    "conversations.list": conversations.list_all,
    "conversations.members": conversations.members,
    "conversations.open": conversations.open_direct,
    "files.completeUploadExternal": files.complete_upload,
    "files.getUploadURLExternal": files.get_upload_url,
    "team.info": apps.team_info,
    "users.info": users.info,
    "users.list": users.list_all,
    "views.open": views.open_modal,
    "views.publish": views.publish,
    "views.push": views.push,
    "views.update": views.update,
}
