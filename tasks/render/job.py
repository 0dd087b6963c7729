"""What a format works from."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.model import Page
from tasks.render.context import Context, Scene
from tasks.render.looks import Looks


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A briefing ready to be written: its scene, the context made of it once, and the templates."""

    scene: Scene
    context: Context
    looks: Looks
    url: str = ""  # where the reports folder is to be found on the web, without a slash at its end; "" nowhere

    def page(self, path: str, text: str) -> Page:
        """Finish a file under the edition's folder; a broken code point is written as a question mark."""
        return Page(path=f"{self.scene.briefing.edition}/{path}", content=text.encode("utf-8", "replace"))

    @property
    def day(self) -> str:
        """Give the name that the day's files share."""
        return self.scene.briefing.date.isoformat()
