"""The book and the single file: whole in themselves, every mark lands inside, nothing comes from elsewhere."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

EPUBCHECK = Path("/usr/share/java/epubcheck.jar")  # where Debian puts it; its own starter needs a kernel module
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # half the CPU time of a Java that expects a long life
BOOK, ONE = "daily/2031-03-04.epub", "daily/2031-03-04.single.html"
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
PAYLOADS = (Path(__file__).parents[2] / "data" / "render" / "payloads.txt").read_text(encoding="utf-8").splitlines()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.testzip() is None
        return {name: book.read(name) for name in book.namelist()}


def hostile(kit: Any) -> dict[str, bytes]:
    """Give a day every field of which holds a payload."""
    made = [
        kit.article(f"{word} one. Two {word}\n{word}", title=word, outlet=word, url=f"https://a.example/{word}")
        for word in [*PAYLOADS, "\ufffe\uffff\x0c]]>&nbsp;<br>"]
    ]
    stories = [kit.entry(one, summary=(kit.excerpt(one, 0),)) for one in made]
    pages: dict[str, bytes] = kit.pages(kit.briefing(*stories), *made, formats=("html", "single", "epub"))
    return pages


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("fr", "ltr")])
def test_a_book_says_its_language_and_the_way_its_pages_turn(day: Any, language: str, direction: str) -> None:
    book = unpacked(day.pages(change={"language": language}, formats=("html", "epub"))[BOOK])
    package = ET.fromstring(book["book/package.opf"])
    spine = package.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == direction
    assert package.findtext(".//{http://purl.org/dc/elements/1.1/}language") == language
    order = [each.get("idref") for each in spine]
    assert order[0] == "briefing"
    assert order[1:-1] == [f"article-{one.id}" for one in (day.arabic, day.english, day.french, day.ferry)]


def test_a_book_begins_with_what_it_is_and_has_no_time_of_its_own(day: Any) -> None:
    content = day.pages(formats=("html", "epub"))[BOOK]
    assert content[30:58] == b"mimetypeapplication/epub+zip"
    assert content == day.pages(formats=("html", "epub"))[BOOK]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_link_inside_a_book_leads_to_something_in_it(day: Any) -> None:
    book = unpacked(day.pages(formats=("html", "epub"))[BOOK])
    pages = {name: ET.fromstring(text) for name, text in book.items() if name.endswith(".xhtml")}
    found = 0
    for name, page in pages.items():
        for href in [each.get("href", "") for each in page.iter() if "href" in each.attrib]:
            if href.startswith("https://"):
                continue
            path, _, anchor = href.partition("#")
            place = os.path.normpath(f"{Path(name).parent}/{path}") if path else name
            assert place in book, f"{name}: {href}"
            if anchor:
                found += 1
                assert [each for each in pages[place].iter() if each.get("id") == anchor], f"{name}: {href}"
    assert found > 15


def test_a_mark_in_a_book_opens_the_marked_sentence(day: Any) -> None:
    book = unpacked(day.pages(formats=("html", "epub"))[BOOK])
    briefing = ET.fromstring(book["book/briefing.xhtml"])
    marks = [each.get("href", "") for each in briefing.iter(f"{XHTML}a") if "aria-label" in each.attrib]
    said = []
    for href in [one for one in marks if not one.startswith("https:")]:
        path, _, anchor = href.partition("#")
        copy = ET.fromstring(book[f"book/{path}"])
        said += [each.text for each in copy.iter(f"{XHTML}mark") if each.get("id") == anchor]
    assert said == [excerpt.text for story in day.briefing.stories for excerpt in story.summary]


def test_a_book_holds_no_script_and_fetches_nothing(kit: Any) -> None:
    book = unpacked(hostile(kit)[f"daily/{kit.briefing().date}.epub"])
    for name, text in book.items():
        if not name.endswith(".xhtml"):
            continue
        for each in ET.fromstring(text).iter():
            assert each.tag not in {XHTML + tag for tag in ("script", "img", "iframe", "object", "video", "style")}
            assert not [key for key in each.attrib if key in {"src", "style"} or key.startswith("on")]
            assert not each.get("href", "").lower().startswith(("javascript:", "data:"))


def test_the_book_of_a_quiet_day_is_a_book(kit: Any) -> None:
    book = unpacked(kit.pages(kit.briefing(), formats=("html", "epub"))[BOOK])
    assert [name for name in book if "articles/" in name] == []
    ET.fromstring(book["book/briefing.xhtml"])


def checked(book: bytes, folder: Path) -> str:
    """Ask epubcheck; where there is none the test is passed over, but not where the tests are the law."""
    if not EPUBCHECK.exists() or shutil.which("java") is None:
        message = "no epubcheck: install the packages `epubcheck` and `default-jre-headless`"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    path = folder / "book.epub"
    path.write_bytes(book)
    ran = subprocess.run(
        ["java", *SHORT_LIVED, "-jar", str(EPUBCHECK), "--failonwarnings", str(path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr


def test_epubcheck_has_nothing_to_say_of_a_book_in_arabic(day: Any, tmp_path: Path) -> None:
    assert checked(day.pages(formats=("html", "epub"))[BOOK], tmp_path) == ""


def test_epubcheck_has_nothing_to_say_of_a_book_of_hostile_words(kit: Any, tmp_path: Path) -> None:
    assert checked(hostile(kit)[BOOK], tmp_path) == ""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_link_inside_a_single_file_lands_in_it(day: Any, kit: Any, language: str) -> None:
    nodes = kit.parsed(day.pages(change={"language": language}, formats=("html", "single"))[ONE])
    names = [node.attributes["id"] for node in nodes if node.attributes.get("id")]
    assert len(names) == len(set(names)), "an id stands once"
    links = [node.attributes["href"] for node in nodes if node.tag == "a"]
    assert {link[0] for link in links if not link.startswith("https://")} == {"#"}
    assert {link[1:] for link in links if link.startswith("#")} <= set(names)


def test_a_mark_in_a_single_file_opens_the_marked_sentence(day: Any, kit: Any) -> None:
    nodes = kit.parsed(day.pages(formats=("html", "single"))[ONE])
    marked = {node.attributes["id"]: node.text for node in nodes if node.tag == "mark"}
    links = [node.attributes["href"] for node in nodes if node.tag == "a" and node.inside[-1] == "sup"]
    said = [marked[link[1:]] for link in links if link.startswith("#")]
    assert said == [excerpt.text for story in day.briefing.stories for excerpt in story.summary]


def test_a_single_file_lets_in_its_style_sheet_and_nothing_else(kit: Any) -> None:
    page = hostile(kit)[ONE].decode()
    assert re.search(r"content=\"default-src 'none'; style-src 'sha256-[^']*'; img-src data:;", page)
    nodes = kit.parsed(page.encode())
    assert not {node.tag for node in nodes} & {"script", "img", "iframe", "link", "object"}
    assert not [key for node in nodes for key in node.attributes if key in {"src", "style"} or key.startswith("on")]


@pytest.mark.parametrize("format_", ["single", "epub"])
def test_a_quiet_day_after_another_names_that_one_without_a_link(kit: Any, format_: str) -> None:
    day_before = kit.briefing().date.replace(day=3)
    pages = kit.pages(kit.briefing(previous=day_before, language="en"), formats=("html", format_))
    page = pages[ONE] if format_ == "single" else unpacked(pages[BOOK])["book/briefing.xhtml"]
    assert b"The last briefing: 3 March 2031" in page
    assert b"2031-03-03.html" not in page


def test_the_page_links_the_forms_that_are_written_and_no_others(day: Any, kit: Any) -> None:
    every = ("html", "md", "txt", "json", "atom", "epub", "single")
    for formats in (every, ("html",), ("html", "epub")):
        pages = day.pages(formats=formats)
        nodes = kit.parsed(pages["daily/2031-03-04.html"])
        links = [node.attributes["href"] for node in nodes if node.tag in {"a", "link"} and "type" in node.attributes]
        forms = {path.removeprefix("daily/") for path in pages if path.endswith((".epub", ".single.html", "feed.xml"))}
        assert set(links) == forms
