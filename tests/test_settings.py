"""What the environment may say, and what is refused at start."""

import pytest
from pydantic import SecretStr, ValidationError

from bot.settings import Settings, SettingsError, load

SLACK = {"SLACK_BOT_TOKEN": "xoxb-1-a", "SLACK_APP_TOKEN": "xapp-1-a"}
TELEGRAM = {"TELEGRAM_TOKEN": "12:ab-C_d", "TELEGRAM_WEBHOOK_SECRET": "s3cret_-"}
EVERYTHING = {
    **SLACK,
    **TELEGRAM,
    "DATABASE_URL": "postgres://u:p@db/maillon",
    "SLACK_SIGNING_SECRET": "0a1b2c",
    "SLACK_API_URL": "http://127.0.0.1:9000/api/",
    "TELEGRAM_API_URL": "http://127.0.0.1:9001/bot",
    "PUBLIC_URL": "https://maillon.example/",
    "HOST": "0.0.0.0",  # noqa: S104 - what the Procfile sets
    "PORT": "80",
    "LOG_LEVEL": "debug",
    "LOG_FORMAT": "json",
}
VARIABLES = (*EVERYTHING, "DYNO")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without any of ours."""
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    return monkeypatch


def set_all(environment: pytest.MonkeyPatch, variables: dict[str, str]) -> None:
    for variable, value in variables.items():
        environment.setenv(variable, value)


def as_plain(settings: Settings) -> dict[str, object]:
    return {
        name.upper(): value.get_secret_value() if isinstance(value, SecretStr) else value
        for name, value in settings
    }


def test_settings_have_defaults(environment: pytest.MonkeyPatch) -> None:
    assert as_plain(load()) == {
        "DATABASE_URL": "sqlite:///maillon.db",
        "SLACK_BOT_TOKEN": None,
        "SLACK_SIGNING_SECRET": None,
        "SLACK_APP_TOKEN": None,
        "SLACK_API_URL": "https://slack.com/api",
        "TELEGRAM_TOKEN": None,
        "TELEGRAM_WEBHOOK_SECRET": None,
        "TELEGRAM_API_URL": "https://api.telegram.org/bot",
        "PUBLIC_URL": None,
        "HOST": "127.0.0.1",
        "PORT": 8000,
        "LOG_LEVEL": "INFO",
        "LOG_FORMAT": "console",
        "DYNO": None,
    }


def test_settings_come_from_the_environment(environment: pytest.MonkeyPatch) -> None:
    set_all(environment, EVERYTHING)
    assert as_plain(load()) == {
        **EVERYTHING,
        "DATABASE_URL": "postgresql+psycopg://u:p@db/maillon",
        "SLACK_API_URL": "http://127.0.0.1:9000/api",
        "PUBLIC_URL": "https://maillon.example",
        "PORT": 80,
        "LOG_LEVEL": "DEBUG",
        "DYNO": None,
    }


def test_settings_take_an_empty_variable_as_missing(environment: pytest.MonkeyPatch) -> None:
    set_all(environment, dict.fromkeys(VARIABLES, ""))
    assert as_plain(load()) == as_plain(Settings())


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_database_url_names_its_driver(scheme: str) -> None:
    settings = Settings(database_url=f"{scheme}://u@h/postgres")
    assert settings.database_url == "postgresql+psycopg://u@h/postgres"


@pytest.mark.parametrize("printed", [repr, str])
def test_settings_never_print_a_secret(printed: type[str], environment: pytest.MonkeyPatch) -> None:
    secrets = ("xoxb-1-a", "xapp-1-a", "12:ab-C_d", "s3cret_-", "0a1b2c", "u:p@db")
    set_all(environment, EVERYTHING)
    text = printed(load())
    assert [secret for secret in secrets if secret in text] == []


def test_settings_never_print_a_refused_value() -> None:
    with pytest.raises(ValidationError) as refusal:
        Settings(database_url="mysql://u:hunter2@h/d")
    assert "hunter2" not in str(refusal.value)


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(Settings(), "port", 1)  # noqa: B010 - mypy refuses the plain assignment


DATABASE = "DATABASE_URL: must look like sqlite:///FILE or postgres://USER:PASSWORD@HOST/NAME"
NO_SLACK_BOT = "SLACK_BOT_TOKEN is missing, other Slack variables are set"
NO_WAY_IN = (
    "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode)"
    " or SLACK_SIGNING_SECRET and PUBLIC_URL (HTTP)"
)
UNWRITTEN = "still holds the “…” of an example: write the real value"
TWO_FAULTS = (
    "PORT: Input should be greater than or equal to 1;"
    " LOG_FORMAT: Input should be 'console' or 'json'"
)


@pytest.mark.parametrize(
    ("variables", "line"),
    [
        ({"DATABASE_URL": "mysql://u:p@h/d"}, DATABASE),
        ({"DATABASE_URL": "sqlite://"}, DATABASE),
        ({"DATABASE_URL": "sqlite:///:memory:"}, DATABASE),
        (
            {"DYNO": "web.1"},
            "DATABASE_URL: a dyno's disk does not last, SQLite cannot be used: add PostgreSQL",
        ),
        ({**SLACK, "SLACK_BOT_TOKEN": "xoxp-1"}, "SLACK_BOT_TOKEN: must look like xoxb-…"),
        ({**SLACK, "SLACK_BOT_TOKEN": "xoxb-1\n"}, "SLACK_BOT_TOKEN: must look like xoxb-…"),
        ({**SLACK, "SLACK_APP_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN: must look like xapp-…"),
        (
            {**SLACK, "SLACK_SIGNING_SECRET": "not one"},
            "SLACK_SIGNING_SECRET: must look like letters and digits",
        ),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, NO_WAY_IN),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "0a1b2c"}, NO_WAY_IN),
        (
            {**SLACK, "PUBLIC_URL": "https://m.example"},
            "SLACK_SIGNING_SECRET is missing, SLACK_BOT_TOKEN and PUBLIC_URL are set",
        ),
        ({"SLACK_SIGNING_SECRET": "0a1b2c"}, NO_SLACK_BOT),
        ({"SLACK_APP_TOKEN": "xapp-1"}, NO_SLACK_BOT),
        ({"SLACK_API_URL": "slack.com"}, "SLACK_API_URL: must look like https://HOST"),
        ({"TELEGRAM_TOKEN": "…"}, f"TELEGRAM_TOKEN: {UNWRITTEN}"),
        ({"PUBLIC_URL": "https://…"}, f"PUBLIC_URL: {UNWRITTEN}"),
        ({"TELEGRAM_TOKEN": "abc"}, "TELEGRAM_TOKEN: must look like 123456:ABC…"),
        (
            {**TELEGRAM, "TELEGRAM_WEBHOOK_SECRET": "é"},
            "TELEGRAM_WEBHOOK_SECRET: must look like 1 to 256 of A-Z a-z 0-9 _ -",
        ),
        (
            {"TELEGRAM_TOKEN": "12:ab", "PUBLIC_URL": "https://m.example"},
            "TELEGRAM_WEBHOOK_SECRET is missing, TELEGRAM_TOKEN and PUBLIC_URL are set",
        ),
        (
            {"TELEGRAM_WEBHOOK_SECRET": "ab"},
            "TELEGRAM_TOKEN is missing, TELEGRAM_WEBHOOK_SECRET is set",
        ),
        ({"TELEGRAM_API_URL": "//x/bot"}, "TELEGRAM_API_URL: must look like https://HOST"),
        ({"PUBLIC_URL": "m.example"}, "PUBLIC_URL: must look like https://HOST"),
        ({"HOST": "a b"}, "HOST: String should match pattern '^\\S+$'"),
        ({"PORT": "65536"}, "PORT: Input should be less than or equal to 65535"),
        (
            {"PORT": "http"},
            "PORT: Input should be a valid integer, unable to parse string as an integer",
        ),
        (
            {"LOG_LEVEL": "loud"},
            "LOG_LEVEL: Input should be 'DEBUG', 'INFO', 'WARNING', 'ERROR' or 'CRITICAL'",
        ),
        ({"LOG_FORMAT": "xml", "PORT": "0"}, TWO_FAULTS),
    ],
)
def test_settings_refuse_in_one_line(
    variables: dict[str, str], line: str, environment: pytest.MonkeyPatch
) -> None:
    set_all(environment, variables)
    with pytest.raises(SettingsError) as refusal:
        load()
    assert str(refusal.value) == line
