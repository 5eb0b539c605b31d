"""The models and the migrations agree, and another schema is refused in one line."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from storage import schema


def test_models_equal_migrations(database_url: str) -> None:
    with schema.connect(database_url) as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, schema.tables()) == []


def test_check_accepts_the_schema_of_today(database_url: str) -> None:
    schema.check(database_url)


def test_upgrade_again_changes_nothing(database_url: str) -> None:
    before = schema.current(database_url)
    schema.upgrade(database_url)
    assert schema.current(database_url) == before


def mark(url: str, revision: str) -> None:
    with schema.connect(url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": revision})


def test_check_refuses_an_older_schema(database_url: str) -> None:
    mark(database_url, "2026_11_22_people")
    with pytest.raises(schema.SchemaMismatch, match=r"is older .* run `python -m bot migrate`"):
        schema.check(database_url)


def test_check_refuses_a_newer_schema(database_url: str) -> None:
    mark(database_url, "2099_01_01")
    with pytest.raises(schema.SchemaMismatch, match="is newer than this program's"):
        schema.check(database_url)


def test_check_refuses_no_schema_and_makes_no_file(tmp_path: Path) -> None:
    file = tmp_path / "absent.db"
    with pytest.raises(schema.SchemaMismatch, match="no tables yet: run `python -m bot migrate`"):
        schema.check(f"sqlite:///{file}")
    assert not file.exists()


def test_downgrade_leaves_nothing(database_url: str) -> None:
    with schema.connect(database_url) as connection:
        command.downgrade(schema.settings(connection), "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
