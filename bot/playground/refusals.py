"""What somebody at the playground cannot do."""

from bot.errors import Refusal


class Unfit(Refusal):
    """A sentence for the person, which reads in English for developers."""

    def __str__(self) -> str:
        return str(self.phrase)
