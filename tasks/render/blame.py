"""Which template of a user's, and which line of it, made a page fail, and how that is told."""

from __future__ import annotations

import traceback
from pathlib import Path

from tasks.model import Gap
from tasks.render.locale import TEMPLATES


def broken(error: Exception, folder: Path) -> Gap:
    """Say which template of the user's failed, in which line, and why."""
    return Gap(
        kind="broken template",
        what=place(error, folder),
        why=f"{type(error).__name__}: {error}."[:300],
        remedy="Mend the template, or remove it to use the one that came with Mujaz.",
    )


def place(error: Exception, folder: Path) -> str:
    """Name the file and line of a template where `error` arose: the user's own where one is to be seen.

    Jinja gives its frames the file and line of the template. The innermost of the user's files is to blame: ours work
    with what is documented, unless a file of the user's gave them something else. Where none is to be seen (a file
    that lacks a block or a macro), the template of ours that asked for it is named.
    """
    frames = [(Path(frame.filename), frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(file, str) and line:  # of a template that cannot even be read
        frames.append((Path(file), line))
    for root in (folder, TEMPLATES):
        for path, number in reversed(frames):
            if path.is_relative_to(root) and path.suffix != ".py":
                return f"{path.relative_to(root).as_posix()}, line {number}"
    named = getattr(error, "name", None)
    return str(named or folder.name)


def faults() -> tuple[type[Exception], ...]:
    """Give what a user's template can do wrong: ask for what is not there, or compute with what it is given."""
    from jinja2 import TemplateError

    return (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError)
