"""How the Bot API says no, in the words of its server."""

from bot.playground.refusals import Unfit


class RefusedError(Exception):
    """An answer with `ok` false; `parameters` are those of ResponseParameters."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def bad_request(reason: str, **parameters: int) -> RefusedError:
    """A call that cannot be carried out."""
    return RefusedError(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> RefusedError:
    """A call that the other side does not want."""
    return RefusedError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> RefusedError:
    """Two ways of receiving updates at once."""
    return RefusedError(409, f"Conflict: {reason}")


class ImpossibleError(Unfit):
    """Something that no person could do in a Telegram client."""
