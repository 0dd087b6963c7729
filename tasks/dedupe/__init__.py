"""Same text, same event, same subject: articles become stories, stories form threads."""

from tasks.dedupe.embedding import Embedder, load_model
from tasks.dedupe.group import group

__all__ = ["Embedder", "group", "load_model"]
