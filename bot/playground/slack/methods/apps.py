"""What concerns the app itself: its identity, its team, its socket."""

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.errors import SlackError
from bot.playground.slack.model import Json
from bot.playground.slack.workspace import Workspace


def echo(_slack: Workspace, arguments: Arguments) -> Json:
    if "error" in arguments:
        raise SlackError(arguments.text("error"), args=arguments.values)
    return {"args": arguments.values}


def identify(slack: Workspace, _arguments: Arguments) -> Json:
    return {
        "url": f"https://{slack.team.domain}.slack.com/",
        "team": slack.team.name,
        "user": slack.bot.name,
        "team_id": slack.team.id,
        "user_id": slack.app.bot_user_id,
        "bot_id": slack.app.bot_id,
        "is_enterprise_install": False,
    }


def team_info(slack: Workspace, _arguments: Arguments) -> Json:
    team = slack.team
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": ""}}


def bot_info(slack: Workspace, arguments: Arguments) -> Json:
    if arguments.text("bot") not in ("", slack.app.bot_id):
        raise SlackError("bot_not_found")
    return {
        "bot": {
            "id": slack.app.bot_id,
            "deleted": not slack.installed,
            "name": slack.app.name,
            "updated": 0,
            "app_id": slack.app.id,
            "user_id": slack.app.bot_user_id,
        }
    }


def open_connection(slack: Workspace, _arguments: Arguments) -> Json:
    ticket = slack.new_id("ticket-")
    slack.link_tickets.add(ticket)
    address = slack.url.replace("http", "ws", 1)
    return {"url": f"{address}/link/?ticket={ticket}&app_id={slack.app.id}"}
