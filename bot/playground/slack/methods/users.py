"""users.*: the people of the workspace."""

from bot.playground.slack import shapes
from bot.playground.slack.arguments import Arguments
from bot.playground.slack.errors import SlackError
from bot.playground.slack.methods.pages import page
from bot.playground.slack.model import Json
from bot.playground.slack.workspace import Workspace


def info(slack: Workspace, arguments: Arguments) -> Json:
    person = slack.people.get(arguments.text("user"))
    if person is None:
        raise SlackError("user_not_found")
    return {"user": shapes.person(slack, person, locale=arguments.flag("include_locale"))}


def list_all(slack: Workspace, arguments: Arguments) -> Json:
    locale = arguments.flag("include_locale")
    people = [shapes.person(slack, each, locale=locale) for each in slack.people.values()]
    return page("members", people, arguments) | {"cache_ts": int(slack.now())}
