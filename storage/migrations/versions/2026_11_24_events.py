"""Events, who was invited, and who comes."""

revision = "2026_11_24_events"
down_revision = "2026_11_24_outbox"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
