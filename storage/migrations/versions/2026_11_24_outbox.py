"""What the outbox must know to keep people's wishes."""

revision = "2026_11_24_outbox"
down_revision = "2026_11_24_preferences"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
