"""What is told today, in what order, what is new in it, and what is not known."""

from tasks.compose.briefing import compose
from tasks.compose.edition import EditionView
from tasks.compose.selection import covered, front
from tasks.compose.unknowns import changed

__all__ = ["EditionView", "changed", "compose", "covered", "front"]
