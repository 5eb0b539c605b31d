"""The environment, read once into one frozen object."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage import examples

POSTGRES = re.compile(r"postgres(ql(\+psycopg)?)?://")
UNWRITTEN = f"still holds the “{examples.PLACEHOLDER}” of an example: write the real value"
SQLITE_FILE = re.compile(r"sqlite:///(?!:memory:).+")


class SettingsError(Exception):
    """The environment cannot be used: one line that names the variables, and never their values."""


def _wrong(message: str) -> PydanticCustomError:
    return PydanticCustomError("setting", "{message}", {"message": message})


def _database(url: str) -> str:
    if SQLITE_FILE.fullmatch(url):
        return url
    if not POSTGRES.match(url):
        raise _wrong("must look like sqlite:///FILE or postgres://USER:PASSWORD@HOST/NAME")
    return POSTGRES.sub("postgresql+psycopg://", url, count=1)


def _shaped(pattern: str, shape: str) -> AfterValidator:
    def check(secret: SecretStr) -> SecretStr:
        if not re.fullmatch(pattern, secret.get_secret_value(), re.ASCII):
            raise _wrong(f"must look like {shape}")
        return secret

    return AfterValidator(check)


def _address(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", url):
        raise _wrong("must look like https://HOST")
    return url.rstrip("/")


Address = Annotated[str, AfterValidator(_address)]
DatabaseUrl = Annotated[str, AfterValidator(_database)]
Host = Annotated[str, StringConstraints(pattern=r"^\S+$")]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
SigningSecret = Annotated[SecretStr, _shaped(r"\w+", "letters and digits")]
SlackAppToken = Annotated[SecretStr, _shaped(r"xapp-[\w-]+", "xapp-…")]
SlackBotToken = Annotated[SecretStr, _shaped(r"xoxb-[\w-]+", "xoxb-…")]
TelegramToken = Annotated[SecretStr, _shaped(r"\d+:[\w-]+", "123456:ABC…")]
# The charset and the length that setWebhook accepts.
WebhookSecret = Annotated[SecretStr, _shaped(r"[\w-]{1,256}", "1 to 256 of A-Z a-z 0-9 _ -")]


class Settings(BaseModel):
    """What the process was told. Built directly in tests, by `load` from the environment."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    database_url: DatabaseUrl = Field(default="sqlite:///maillon.db", repr=False)
    slack_bot_token: SlackBotToken | None = None
    slack_signing_secret: SigningSecret | None = None
    slack_app_token: SlackAppToken | None = None
    slack_api_url: Address = "https://slack.com/api"
    telegram_token: TelegramToken | None = None
    telegram_webhook_secret: WebhookSecret | None = None
    telegram_api_url: Address = "https://api.telegram.org/bot"
    public_url: Address | None = None
    host: Host = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    log_level: Annotated[LogLevel, BeforeValidator(str.upper)] = "INFO"
    log_format: Literal["console", "json"] = "console"
    dyno: str | None = None

    @property
    def connects(self) -> bool:
        """Whether anybody can write to the bot: a platform's token is set."""
        return self.slack_bot_token is not None or self.telegram_token is not None

    @field_validator("*", mode="before")
    @classmethod
    def _written_out(cls, value: object) -> object:
        if isinstance(value, str) and examples.unwritten(value):
            raise _wrong(UNWRITTEN)
        return value

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if faults := [*self._storage_faults(), *self._slack_faults(), *self._telegram_faults()]:
            raise _wrong("; ".join(faults))
        return self

    def _storage_faults(self) -> Iterator[str]:
        if self.dyno and self.database_url.startswith("sqlite"):
            yield "DATABASE_URL: a dyno's disk does not last, SQLite cannot be used: add PostgreSQL"

    def _slack_faults(self) -> Iterator[str]:
        if not self.slack_bot_token:
            if self.slack_signing_secret or self.slack_app_token:
                yield "SLACK_BOT_TOKEN is missing, other Slack variables are set"
        elif self.public_url and not self.slack_signing_secret:
            yield "SLACK_SIGNING_SECRET is missing, SLACK_BOT_TOKEN and PUBLIC_URL are set"
        elif not self.public_url and not self.slack_app_token:
            yield (
                "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode)"
                " or SLACK_SIGNING_SECRET and PUBLIC_URL (HTTP)"
            )

    def _telegram_faults(self) -> Iterator[str]:
        if self.telegram_webhook_secret and not self.telegram_token:
            yield "TELEGRAM_TOKEN is missing, TELEGRAM_WEBHOOK_SECRET is set"
        if self.telegram_token and self.public_url and not self.telegram_webhook_secret:
            yield "TELEGRAM_WEBHOOK_SECRET is missing, TELEGRAM_TOKEN and PUBLIC_URL are set"


class _Environment(Settings, BaseSettings):
    model_config = SettingsConfigDict(env_ignore_empty=True)


def load() -> Settings:
    """Read the environment; an empty variable counts as missing.

    Raises SettingsError.
    """
    try:
        return _Environment()
    except ValidationError as error:
        raise SettingsError("; ".join(_lines(error))) from None


def _lines(error: ValidationError) -> Iterator[str]:
    for fault in error.errors(include_input=False, include_url=False):
        variable = "".join(f"{part}: " for part in fault["loc"][:1]).upper()
        yield variable + fault["msg"]
