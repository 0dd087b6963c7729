"""What is told today, in what order, what is new in it, and what is not known."""

from tasks.compose.briefing import compose
from tasks.compose.edition import EditionView, Heading
from tasks.compose.selection import covered, front
from tasks.compose.unknowns import changed
from tasks.compose.watching import Watcher, marked

__all__ = ["EditionView", "Heading", "Watcher", "changed", "compose", "covered", "front", "marked"]
