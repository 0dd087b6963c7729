"""The templates: where they are, how they are filled, and what is escaped for whom.

Every value that a template prints passes `finalize`: control characters and bidi controls go, Markdown and plain
text get their own escaping, HTML and XML are escaped by Jinja. A name that the context does not have is an error,
and so is printing a None: a page says something or has no place for it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tasks.render import escape
from tasks.render.locale import TEMPLATES
from tasks.render.wording import Wording

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from tasks.render.context import Context

_MARKUP = re.compile(r"\.(?:html?|xhtml|xml|svg|atom)(?:\.j2)?$")
_NOT_THERE = "a template prints a value that is not there"
_XML = frozenset({"xml", "xhtml", "svg", "atom"})


def escapes(name: str | None) -> bool:
    """Tell whether a template's values are escaped as HTML: every HTML and XML template, and text of no name."""
    return name is None or _MARKUP.search(name) is not None


class Looks:
    """The templates of one interface language, ours or a user's over ours."""

    def __init__(self, words: Wording, user_templates: Path | None = None) -> None:
        self.words = words
        self.user_templates = user_templates

    def fill(self, name: str, context: Context) -> str:
        """Fill a template; the whole page at once, so that an error leaves nothing half written.

        Raises:
            jinja2.TemplateError: The template asks for what the context does not have, or cannot be read.
        """
        kind = name.removesuffix(".j2").rsplit(".", 1)[-1]
        environment = _environment(self.words.region, kind, self.words.direction, self.user_templates)
        return environment.get_template(name).render(context)


@lru_cache(maxsize=1)
def _swift() -> type[Environment]:
    """Give Jinja's environment, for contexts of dicts: a name is looked up as a key first, which costs half.

    Jinja asks for an attribute first, and every name of ours would raise an error before it is found.
    """
    from jinja2 import Environment

    class Swift(Environment):
        def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 -- Jinja's own signature
            if type(obj) is dict and attribute in obj:
                return obj[attribute]
            return super().getattr(obj, attribute)

    return Swift


@lru_cache(maxsize=16)
def _environment(region: str, kind: str, direction: escape.Direction, user: Path | None) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined

    words = Wording(region)
    made = _swift()
    if user:  # ours are trusted, a user's may come from anywhere
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        made = ImmutableSandboxedEnvironment
    environment = made(
        loader=FileSystemLoader([path for path in (user, TEMPLATES) if path]),
        autoescape=escapes,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize(kind, direction),
        auto_reload=user is not None,  # a user mends a template while a schedule runs on
        optimized=False,  # folding constants costs an eighth of the first page and gains nothing later
    )
    environment.globals["_"] = words._
    environment.globals["style"] = lambda *names: _style(environment, names)
    environment.globals["script"] = lambda *names: _script(environment, names)
    environment.filters.update(_filters(words, direction))
    return environment


def _filters(words: Wording, page: escape.Direction) -> dict[str, Callable[..., object]]:
    """Give what templates may apply to a value; docs/templates.md describes each."""

    def lines(text: object, first: str = "", rest: str = "", run: escape.Direction | None = None) -> escape.Ready:
        return escape.lines(str(text), page, first=first, rest=rest, run=run)

    def row(parts: list[object], first: str = "", rest: str = "") -> escape.Ready:
        return escape.row(map(str, parts), page, first=first, rest=rest)

    return {
        "web": escape.web,
        "target": escape.target,
        "yaml": lambda text: escape.Ready(json.dumps(escape.calm(text), ensure_ascii=False)),
        "between": escape.Ready,
        "run": lambda text, run: escape.markdown_run(text, run, page),
        "lines": lines,
        "row": row,
        "listed": words.listed,
        **_inherited(frozenset({words.code, words.region}), page),
    }


def _inherited(spoken: frozenset[str], page: escape.Direction) -> dict[str, Callable[..., object]]:
    """Give the filters that write language and direction where they are not those of the page already."""
    from markupsafe import Markup
    from markupsafe import escape as marked

    plain, attributes = Markup(), Markup(' lang="{}" dir="{}"')

    def tongue(words: Context) -> Markup:
        language, run = words["language"], words["direction"]
        return plain if language in spoken and run == page else attributes.format(escape.calm(language), run)

    def apart(text: str) -> Markup:
        said = marked(escape.calm(text))
        return said if escape.along(text, page) else Markup("<bdi>{}</bdi>").format(said)

    return {"tongue": tongue, "apart": apart}


def _finalize(kind: str, page: escape.Direction) -> Callable[[object], object]:
    """Give what every printed value passes through, by the format of the page."""
    if kind not in _XML and kind not in {"md", "txt"}:
        return _calmed
    return _finalized(kind, page)


def _calmed(printed: object) -> object:
    """Calm what a web page prints: asked ten thousand times a page, so the plain case comes first."""
    if type(printed) is str:
        return printed if printed.isprintable() else escape.calm(printed)
    if printed is None:
        raise TypeError(_NOT_THERE)
    return printed


def _finalized(kind: str, page: escape.Direction) -> Callable[[object], object]:
    from markupsafe import Markup

    def value(printed: object) -> object:
        if printed is None:
            raise TypeError(_NOT_THERE)
        if isinstance(printed, (Markup, escape.Ready)) or not isinstance(printed, str):
            return printed
        if kind == "md":
            return escape.markdown_run(printed, escape.direction(printed, page), page)
        if kind in _XML:
            return escape.xml(printed)
        return escape.isolated(escape.calm(printed), page)

    return value


def _style(environment: Environment, names: tuple[str, ...]) -> dict[str, object]:
    """Give the page's style sheet and the hash by which the page's policy lets this one in and no other."""
    css = _joined(environment, [f"_style/{name}.css" for name in names])
    return {"css": css, "hash": _hash(css)}


def _script(environment: Environment, names: tuple[str, ...]) -> dict[str, object]:
    """Give the page's script, all in one function, and the hash by which the page's policy lets it in."""
    from markupsafe import Markup

    joined = _joined(environment, [f"_script/{name}.js" for name in names])
    script = Markup('(() => {{\n"use strict";\n{}}})();').format(joined)
    return {"js": script, "hash": _hash(script)}


def _joined(environment: Environment, paths: list[str]) -> Markup:
    """Join files of ours that stand inside a page's own element, and so may not end it."""
    from markupsafe import Markup

    assert environment.loader is not None, "the environment is made with one"
    text = "\n".join(environment.loader.get_source(environment, path)[0] for path in paths).replace("\r\n", "\n")
    if "</" in text or "<!--" in text:
        raise ValueError("a style sheet or script holds a tag")
    return Markup(text)  # noqa: S704 -- our own files, checked to hold no tag


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
