"""EPUB 3.2: the day as a book. The briefing, then the reading copies; every mark opens its sentence inside the book."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from tasks.model import Page
from tasks.render import stamps
from tasks.render.context import BOOK, Context, book_context, bound_context, copies
from tasks.render.job import Job

NAME = "epub"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can write: no file of a book has a time of its own
MIME = ("mimetype", "application/epub+zip")  # first and not packed, so that the file says what it is (OCF 4.2)


def pages(job: Job) -> Iterator[Page]:
    """Give the day's one file."""
    scene = job.scene.seen_from(BOOK)
    articles = copies(scene)
    name = stamps.name(scene.briefing.edition, job.day, "epub")
    context = bound_context(scene)
    book = book_context(scene, context, articles, name=name, changed=stamps.written(stamps.changed(scene)))
    content = zipped([MIME, *_parts(job, context | {"book": book}, articles)])
    yield Page(path=f"{scene.briefing.edition}/{job.day}.epub", content=content)


def _parts(job: Job, context: Context, articles: list[Context]) -> Iterator[tuple[str, str]]:
    fill = job.looks.fill
    yield "META-INF/container.xml", fill("epub/container.xml.j2", context)
    yield "book/package.opf", fill("epub/package.xml.j2", context)
    yield "book/nav.xhtml", fill("epub/nav.xhtml.j2", context)
    yield "book/style.css", fill("epub/style.css.j2", context)
    yield "book/briefing.xhtml", fill("epub/briefing.xhtml.j2", context)
    for chapter, article in zip(context["book"]["chapters"], articles, strict=True):
        yield f"book/{chapter['href']}", fill("epub/article.xhtml.j2", article)


def zipped(files: list[tuple[str, str]]) -> bytes:
    """Pack texts under their names, in their order: same texts, same bytes (of one zlib; another may pack tighter)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, text in files:
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.create_system = 3  # else the bytes would tell Windows from the rest
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if path == MIME[0] else zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8", "replace"), compresslevel=9)
    return out.getvalue()
