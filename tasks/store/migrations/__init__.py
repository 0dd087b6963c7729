"""How a store of an older version becomes one of this version: Alembic's scripts, run from code.

To change the schema: change the table where it stands in `tasks/store/schema/` (a new one is named in its `__init__.py`
too), add `versions/sNNNN_what.py` with `revision = "NNNN"`, add "NNNN" to `schema.REVISIONS`, keep a store of the
revision before it under `tests/data/store/`.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa


def upgrade(connection: sa.Connection, folder: Path) -> None:
    """Run every migration that the store has not seen, inside the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
