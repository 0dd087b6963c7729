"""Each file under tests/data/ingest/formats gives what stands beside it in formats.expected, and nothing else."""

from __future__ import annotations

import gzip
import importlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tasks.ingest import FolderSource, read_folder
from tasks.ingest.formats import formats as registry
from tasks.ingest.formats import suffix_of
from tasks.ingest.frontmatter import split_head
from tasks.ingest.hints import clean_url, hints_of
from tasks.ingest.markdown import unmarked
from tasks.model import Gathered, Hints

INPUTS = Path(__file__).parents[2] / "data" / "ingest" / "formats"
EXPECTED = INPUTS.with_name("formats.expected")
FILES = sorted(path for path in INPUTS.iterdir() if not path.name.endswith(".meta.toml"))
FIELDS = ("title", "authors", "published", "language", "url", "outlet")
ADDRESS = "https://journal.example/2024/bridge"


@pytest.fixture(scope="module")
def gathered() -> Gathered:
    return read_folder(FolderSource(name="in", path=INPUTS, root=INPUTS), seen=datetime(2026, 1, 1, tzinfo=UTC))


def told(gathered: Gathered, name: str) -> dict[str, Any]:
    """Give what was made of one file and of its sidecars, in the form of the expectations."""
    stem = name.split(".", maxsplit=1)[0]
    documents = [
        {
            "where": document.where,
            "kind": document.kind,
            "encoding": document.encoding,
            "hints": {field: value for field in FIELDS if (value := getattr(document.hints, field))},
            "content": document.content.split("\n"),
        }
        for document in gathered.documents
        if document.where.split("#")[0] == name
    ]
    gaps = [[gap.kind, gap.what, gap.why] for gap in gathered.gaps if gap.what.split(".")[0] == stem]
    return {"documents": documents, "gaps": gaps}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_gives_what_stands_beside_it(path: Path, gathered: Gathered) -> None:
    expected = json.loads((EXPECTED / f"{path.name}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(told(gathered, path.name))) == expected


def test_every_format_has_a_file_here() -> None:
    shown = {suffix_of(path.name)[0] for path in FILES}
    by_parser = {parse: suffix for suffix, parse in registry().items()}
    assert {registry()[suffix] for suffix in shown} == set(by_parser)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_same_file_packed_gives_the_same_documents(
    path: Path, gathered: Gathered, seeds: Path, read: Callable[[], Gathered]
) -> None:
    (seeds / f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
    for beside in INPUTS.glob(f"{path.stem}*.meta.toml"):
        (seeds / beside.name).write_bytes(beside.read_bytes())
    packed = [(document.key, document.encoding) for document in read().documents]
    plain = [d for d in gathered.documents if d.where.split("#")[0] == path.name]
    assert packed == [(document.key, document.encoding) for document in plain]


@pytest.mark.parametrize(
    ("member", "said"),
    [
        pytest.param(SimpleNamespace(parse=print), "SUFFIXES", id="no suffixes"),
        pytest.param(SimpleNamespace(SUFFIXES=(".new",)), "parse", id="no parse"),
        pytest.param(SimpleNamespace(SUFFIXES=(".html",), parse=print), r"\.html", id="a suffix that is taken"),
    ],
)
def test_a_broken_member_fails_at_load_by_name(monkeypatch: pytest.MonkeyPatch, member: object, said: str) -> None:
    real = importlib.import_module
    monkeypatch.setattr(importlib, "import_module", lambda name: member if name.endswith(".txt") else real(name))
    registry.cache_clear()
    with pytest.raises(TypeError, match=said) as error:
        registry()
    assert "'txt'" in str(error.value) or "'html'" in str(error.value)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.txt", (".txt", False)),
        ("A.HTML.GZ", (".html", True)),
        ("a.b.json", (".json", False)),
        ("README", ("", False)),
        (".txt", ("", False)),
        ("a.gz", ("", True)),
    ],
)
def test_suffixes_are_read_in_any_case_and_through_gzip(name: str, suffix: tuple[str, bool]) -> None:
    assert suffix_of(name) == suffix


@pytest.mark.parametrize(
    ("head", "said"),
    [
        pytest.param("title: plain # a comment", {"title": "plain"}, id="a comment ends a plain value"),
        pytest.param("title: a#b", {"title": "a#b"}, id="a hash inside a word does not"),
        pytest.param("title: 'it''s'", {"title": "it's"}, id="a doubled quote is one"),
        pytest.param('title: "a \\"b\\" \\u0628"', {"title": 'a "b" ب'}, id="escapes"),
        pytest.param("title: >\n  one\n  two", {"title": "one two"}, id="folded text"),
        pytest.param("authors: [A, 'B, C']", {"authors": ["A", "B, C"]}, id="a list in brackets"),
        pytest.param("authors:\n- A\n- B", {"authors": ["A", "B"]}, id="a list with dashes"),
        pytest.param("authors:\n  - name: A\n    mail: x", {"authors": ["A"]}, id="a list of people"),
        pytest.param("title: ~\ndate:", {"title": "", "date": ""}, id="nothing said"),
        pytest.param("date: 2024-02-11 08:30", {"date": "2024-02-11 08:30"}, id="a value with a colon"),
        pytest.param("Title: x\n\n# note\nlang: en", {"Title": "x", "lang": "en"}, id="capitals, blanks, comments"),
    ],
)
def test_a_head_says(head: str, said: dict[str, object]) -> None:
    assert split_head(f"---\n{head}\n---\nText.") == (said, "Text.", "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\nSpoken: words\n---\nText.", id="a key nobody reads"),
        pytest.param("---\ntitle: x\nText without end.", id="no closing fence"),
        pytest.param("---\ntitle: x\nand then a sentence.\n---\n", id="a line that is no fact"),
        pytest.param("--- title: x ---\nText.", id="a fence with words"),
        pytest.param("Text.\n---\ntitle: x\n---\n", id="not at the head"),
        pytest.param("---\n" + "tags: x\n" * 300 + "---\n", id="longer than any head"),
    ],
)
def test_what_is_no_head_stays_text(text: str) -> None:
    assert split_head(text) == ({}, text, "")


@pytest.mark.parametrize(
    ("given", "url"),
    [
        (ADDRESS, ADDRESS),
        (f"  {ADDRESS}\n", ADDRESS),
        ("HTTPS://journal.example/x", "https://journal.example/x"),
        ("https://user:secret@journal.example:8443/x", "https://journal.example:8443/x"),
        ("https://مثال.example/خبر", "https://مثال.example/خبر"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//journal.example/x", ""),
        ("/2024/bridge", ""),
        ("https:///x", ""),
        ("https://a b/x", ""),
        ("https://good.example\\@evil.example/", ""),
        ("https://[broken/x", ""),
        ("https://journal.example:port/x", ""),
        ("https://journal.example/" + "x" * 3000, ""),
        ("", ""),
    ],
)
def test_only_web_addresses_pass_and_without_passwords(given: str, url: str) -> None:
    assert clean_url(given) == url


@pytest.mark.parametrize(
    ("said", "hints"),
    [
        pytest.param({"Date-Published": 1707640200}, Hints(published="2024-02-11T08:30:00+00:00"), id="seconds"),
        pytest.param({"date": True, "title": 5.5}, Hints(), id="odd values are nothing"),
        pytest.param({"date": 12}, Hints(), id="a number that is no date"),
        pytest.param({"date": 10**4000}, Hints(), id="a number beyond all floats"),
        pytest.param(
            {"date": float("nan"), "updated": 1707640200.5},
            Hints(published="2024-02-11T08:30:00+00:00"),
            id="no number, then one",
        ),
        pytest.param({"author": "A; B", "by": "C"}, Hints(authors=("A", "B")), id="authors parted by semicolons"),
        pytest.param({"author": ["A", "A", {"name": "B"}]}, Hints(authors=("A", "B")), id="an author named twice"),
        pytest.param({"url": "nonsense", "link": ADDRESS}, Hints(url=ADDRESS), id="the first address that is one"),
        pytest.param({"title": "x\ud800"}, Hints(title="x\ufffd"), id="half a letter"),
        pytest.param(
            {"source": "https://www.journal.example/2024/bridge"},
            Hints(outlet="journal.example", url="https://www.journal.example/2024/bridge"),
            id="a source that is an address",
        ),
        pytest.param({"source": {"id": None, "name": "The Paper"}}, Hints(outlet="The Paper"), id="an object's name"),
    ],
)
def test_hints_are_taken_from_any_mapping(said: dict[str, object], hints: Hints) -> None:
    assert hints_of(said) == hints


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**bold** and *thin* and ***both***", "bold and thin and both"),
        ("__bold__ and _thin_, not snake_case_names", "bold and thin, not snake_case_names"),
        ("2 * 3 * 4 and 5*6*7", "2 * 3 * 4 and 5*6*7"),
        ("a \\*star\\* stays", "a *star* stays"),
        ('[words](https://x.example/a_(b) "title") on', "words on"),
        ("an ![image](x.png) goes", "an  goes"),
        ("[![image](x.png)](https://x.example) goes", " goes"),
        ("# One\ntext\n## Two ##\nmore", "One\n\ntext\n\nTwo\n\nmore"),
        ("one\ntwo\n\nthree", "one two\n\nthree"),
        ("> quoted\n> on", "quoted on"),
        ("<b>bold</b> &mdash; x < y", "bold — x < y"),
        ("before <!-- never\nended", "before"),
        ("نص **مهم** جدا", "نص مهم جدا"),
    ],
)
def test_markdown_reads_as_a_reader_sees_it(marked: str, plain: str) -> None:
    assert unmarked(marked) == plain.strip()


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("From: =?utf-8?B?2LHYs?= <a@b.example>", id="an encoded word cut short"),
        pytest.param("From: =?no-such?Q?x?= <a@b.example>", id="an encoding nobody knows"),
        pytest.param("From: a@b.example\nContent-Type: text/plain; charset*=x''%ff", id="a charset that is none"),
    ],
)
def test_a_mail_with_broken_headers_is_read(seeds: Path, read: Callable[[], Gathered], head: str) -> None:
    (seeds / "a.eml").write_text(f"{head}\nSubject: The bridge\n\nThe bridge opened on Monday.\n")
    (document,) = read().documents
    assert (document.hints.title, document.content.strip()) == ("The bridge", "The bridge opened on Monday.")
