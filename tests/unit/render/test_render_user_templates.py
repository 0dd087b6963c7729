"""A user's own templates: what is copied, what is told of them, and what happens where one is broken."""

from pathlib import Path
from typing import Any

import pytest

from tasks.deliver import put
from tasks.errors import UsageError
from tasks.render import rendered
from tasks.render.ejecting import RECORD, chosen, copies, ours, recorded, standings

END = "briefing/_end.html.j2"
ALL = ("html", "md", "txt", "json", "atom", "epub", "single")


def render_with(day: Any, folder: Path) -> Any:
    return rendered(day.briefing, day.articles, formats=ALL, user_templates=folder)


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def test_templates_copied_and_left_alone_make_the_same_pages(day: Any, tmp_path: Path) -> None:
    put(copies(chosen((), ours()), {}, "1.0"), tmp_path)
    plain = rendered(day.briefing, day.articles, formats=ALL)
    assert render_with(day, tmp_path) == plain
    assert plain.gaps == ()


def test_a_quiet_day_wears_them_too(kit: Any, tmp_path: Path) -> None:
    write(tmp_path, END, "<footer>mine</footer>")
    made = rendered(kit.briefing(), {}, formats=ALL, user_templates=tmp_path)
    assert made.gaps == ()
    assert any(b"<footer>mine</footer>" in page.content for page in made.pages if page.path.endswith(".html"))


@pytest.mark.parametrize(
    ("path", "text", "line", "why"),
    [
        pytest.param(
            END, "one\ntwo {{ briefing.nothing }}", 2, "no attribute 'nothing'", id="a name that is not there"
        ),
        pytest.param(END, "\n\n{% if %}", 3, "TemplateSyntaxError", id="a tag that cannot be read"),
        pytest.param(END, "\n{{ 1 // 0 }}", 2, "ZeroDivisionError", id="a sum that cannot be done"),
        pytest.param(END, "\n{{ briefing.next }}", 2, "not there", id="a value that is not there"),
        pytest.param(END, "{% include 'nowhere.j2' %}", 1, "nowhere.j2", id="a template that is not there"),
        pytest.param(END, f"{{% include '{END}' %}}", 1, "RecursionError", id="a template that holds itself"),
        pytest.param("article/_copy.html.j2", "\n{{ article.x }}", 2, "'x'", id="a part that several pages share"),
        pytest.param("feed/day.html.j2", "{{ x }}", 1, "'x' is undefined", id="the content of a feed"),
        pytest.param("epub/nav.xhtml.j2", "{{ x }}", 1, "'x' is undefined", id="a part of a book"),
        pytest.param("_style/briefing.css", "</style>", 0, "holds a tag", id="a style sheet that ends its element"),
        pytest.param("_macros/words.html.j2", "", 0, "", id="a file of macros without the macros"),
    ],
)
def test_a_broken_template_is_named_with_its_line_and_ours_are_worn(
    day: Any, tmp_path: Path, *, path: str, text: str, line: int, why: str
) -> None:
    write(tmp_path, path, text)
    made = render_with(day, tmp_path)
    (gap,) = made.gaps
    assert gap.kind == "broken template"
    assert why in gap.why
    assert gap.what == f"{path}, line {line}" or not line
    pages = {page.path: page.content.decode(errors="replace") for page in made.pages}
    assert "Mend the template" in pages["daily/2031-03-04.json"]
    assert "قوالب" in pages["daily/2031-03-04.html"], "told in the language of the page"
    assert len(pages) == len(rendered(day.briefing, day.articles, formats=ALL).pages)


def test_a_template_of_the_users_stands_in_for_ours_alone(day: Any, tmp_path: Path) -> None:
    write(tmp_path, END, "<footer>{{ briefing.title }}!</footer>")
    pages = {page.path: page.content for page in render_with(day, tmp_path).pages}
    assert b"<footer>Mujaz!</footer>" in pages["daily/2031-03-04.html"]
    plain = rendered(day.briefing, day.articles, formats=ALL).pages
    changed = {page.path for page in plain if pages[page.path] != page.content}
    assert changed == {"daily/2031-03-04.html", "daily/latest.html"}


def test_what_is_copied_is_what_a_user_may_replace() -> None:
    known = ours()
    assert END in known
    assert "_style/base.css" in known
    assert not [path for path in known if path.startswith("locale/")]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param([END], [END], id="a file"),
        pytest.param([f"templates/{END}"], [END], id="a file as the documents call it"),
        pytest.param(["single/"], ["single/page.html.j2"], id="a folder"),
        pytest.param([END, END, "single"], [END, "single/page.html.j2"], id="several, one twice"),
    ],
)
def test_templates_are_chosen_by_path(asked: list[str], found: list[str]) -> None:
    assert chosen(asked, ours()) == found


def test_a_template_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"Did you mean briefing/_end\.html\.j2"):
        chosen(["briefing/_ends.html.j2"], ours())


def test_each_template_has_its_standing(tmp_path: Path) -> None:
    old, theirs = tmp_path / "old", tmp_path / "theirs"
    for path in ("a.j2", "b.j2", "c.j2", "d.j2"):
        write(old, path, "one")
    put(copies(["b.j2", "c.j2", "d.j2"], {}, "1.0", old), theirs)
    write(theirs, "c.j2", "mine")
    write(theirs, "d.j2", "mine")
    write(theirs, "e.j2", "mine")
    write(old, "d.j2", "two")
    found = {one.path: (one.state, one.since) for one in standings(theirs, old)}
    assert found == {
        "a.j2": ("ours", ""),
        "b.j2": ("copy", "1.0"),
        "c.j2": ("yours", "1.0"),
        "d.j2": ("ours has changed", "1.0"),
        "e.j2": ("your own", ""),
    }


def test_an_untouched_copy_of_an_older_one_of_ours_is_told_too(tmp_path: Path) -> None:
    write(tmp_path / "old", "a.j2", "one")
    put(copies(["a.j2"], {}, "1.0", tmp_path / "old"), tmp_path / "theirs")
    write(tmp_path / "old", "a.j2", "two")
    (one,) = standings(tmp_path / "theirs", tmp_path / "old")
    assert one.state == "ours has changed"


@pytest.mark.parametrize("spoilt", ["", "[]", "{", '{"a.j2": 1}'])
def test_a_record_that_cannot_be_read_is_none(tmp_path: Path, spoilt: str) -> None:
    write(tmp_path, RECORD, spoilt)
    assert recorded(tmp_path) == {}
