"""Same text, same event, same subject: articles become stories, stories form threads."""

from tasks.dedupe.group import group

__all__ = ["group"]
