"""How each person wants to be written to."""

revision = "2026_11_24_preferences"
down_revision = "2026_11_22_machine"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
