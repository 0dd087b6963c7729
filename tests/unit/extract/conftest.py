"""Documents made of a few words, and the paired files of this room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.extract import extract
from tasks.model import Article, Document, Gap

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
DATA = Path(__file__).parents[2] / "data" / "extract"
BLANK = Document(source="t", where="a.txt", kind="text", content="", first_seen=NOW)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def document() -> Callable[..., Document]:
    def one(content: str, **more: Any) -> Document:
        return replace(BLANK, content=content, **more)

    return one


@pytest.fixture
def made(document: Callable[..., Document]) -> Callable[..., Article]:
    """Give the one article of a document."""

    def one(content: str, **more: Any) -> Article:
        extracted = extract([document(content, **more)], now=NOW)
        assert extracted.gaps == ()
        (article,) = extracted.articles
        return article

    return one


@pytest.fixture
def refused(document: Callable[..., Document]) -> Callable[..., Gap]:
    """Give the one gap of a document."""

    def one(content: str, **more: Any) -> Gap:
        extracted = extract([document(content, **more)], now=NOW)
        assert extracted.articles == ()
        (gap,) = extracted.gaps
        return gap

    return one


@pytest.fixture
def stored() -> Callable[[str], str]:
    """Read a file of this room's data by name."""

    def read(name: str) -> str:
        return (DATA / name).read_text(encoding="utf-8")

    return read
