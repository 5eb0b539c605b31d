"""A handler's signature is its parser, its form, its questions and its usage."""

from bot.forms.form import Form
from bot.forms.results import Asking, Filled, Refused, Result
from bot.forms.slots import Slot

__all__ = ["Asking", "Filled", "Form", "Refused", "Result", "Slot"]
