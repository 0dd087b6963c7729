"""What is written of a day, in which looks, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FORMATS = ("html", "md", "txt", "json", "atom", "epub", "single")
# What is written unasked holds the day's articles once. A book and a single file each hold every reading copy once
# more, and nearly double the work of writing a day, for a reader who may want neither.
USUAL = ("html", "md", "txt", "json", "atom")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Where the pages go."""

    folder: str = "reports"
    formats: tuple[str, ...] = USUAL
    templates: str = ""  # a folder whose files stand in for ours; "" is the workspace's templates/, if there is one
    url: str = ""  # where the folder is to be found on the web; feeds then name themselves and link by whole addresses

    def templates_path(self, root: Path) -> Path | None:
        """Give the folder of the user's own templates, absolute; None where there is none."""
        if self.templates:
            return root / Path(self.templates).expanduser()
        usual = root / "templates"
        return usual if usual.is_dir() else None

    def path(self, root: Path) -> Path:
        """Give the folder, absolute, for a workspace at `root`."""
        return root / Path(self.folder).expanduser()
