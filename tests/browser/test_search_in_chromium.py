"""The search page in a real browser: it answers as `mujaz search` does, from a file and from the server."""

import base64
import datetime as dt
import hashlib
import html
import json
import re
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from flows.archive import archive
from flows.serve import opened
from tasks.languages import get
from tasks.model import (
    Article,
    ArticleId,
    Document,
    Extracted,
    Extraction,
    Line,
    Manifest,
    Page,
    StoryId,
    When,
    digest,
)
from tasks.render.locale import TEMPLATES
from tasks.search import rules
from tasks.search.terms import terms
from tasks.settings import Settings
from tasks.store import Store
from tasks.workspace import Workspace

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[1]
PROSE = sorted((ROOT / "data" / "languages" / "prose").iterdir())
PAYLOADS = (ROOT / "data" / "render" / "payloads.txt").read_text(encoding="utf-8").splitlines()
SEEN = dt.datetime(2031, 3, 4, 5, tzinfo=dt.UTC)
TEXTS = [  # language, outlet, day published or nothing, title, text
    ("ar", "الصحيفة", "2031-01-20", "بعثة إلى روسيا", "سافرت البعثة لروسيا أمس. وعادت من العاصمة الروسية مساء."),
    ("ar", "", "", "", "قال المتحدث إن الوزير سعودي. وأضاف أن القضية الليبية أولا."),
    ("ar", "صوت البحر", "2031-03-02", "ليبيا ترسو", "رست سفينة في ميناء ليبيا. وترك القبطان مكانه."),
    ("ar", "صوت البحر", "2031-03-03", "تركيا والميناء", "زار وفد من تركيا الميناء الجديد، ومعه ٣٠ مهندسا."),
    ("en", "Harbour Post", "2031-03-01", "Ships wait", "Ships had waited for three days. The harbour's gate was shut."),
    (
        "en",
        "Le Jour",
        "2031-02-28",
        "A co-operation of cities",
        "Cities signed 5-year co-operation plans; G20 left.",
    ),
    (
        "fr",
        "Le Jour",
        "2031-02-27",
        "L'école rouvre",
        "L'école a rouvert lundi. Les élèves sont là aujourd'hui.",
    ),
    ("tr", "", "2031-02-26", "İstanbul'da ışık", "Işıklar İstanbul'da söndü. 2030'da açılan köprü kapandı."),
    ("zh", "", "2031-02-25", "新码头", "港口今天开放了新的码头。"),
    ("ru", "", "2031-02-24", "Порт открыт", "Порт снова открыт. Корабли ждали три дня."),
]
QUERIES = [
    "روسيا", "الروسية", "وبروسيا", "لروسيا", "ليبيا", "الليبي", "تركيا", "ترك", "سعودية", "القضية", "مهندسين",
    "30", "٣٠", "روسيا ليبيا", '"العاصمة الروسية"', "«الروسية العاصمة»", "الميناء", "ميناء outlet:البحر",
    "outlet:البحر", "lang:ar", "ships", "SHIP", "shipping", "waiting", "waited", "wait", "city", "the harbour",
    "the", "harbour's", "co-operation", '"three days"', '"days three"', "g20", "5-year", "ecole", "L'école",
    "élève", "aujourd'hui", "école outlet:jour", "outlet:jour", 'outlet:"le jour" lang:en', "istanbul",
    "İSTANBUL", "ışık", "köprü 2030", "码头", "新码头", "порт", "корабль", "from:2031-03", "to:2031-02",
    "ميناء from:2031-03-03", "ميناء من:2031 إلى:٢٠٣١", "note:this", '"', "", "  ", "port* OR (x", "\u0000",
    "outlet:", "lang:xx روسيا",
]  # fmt: skip


def article(language: str, outlet: str, day: str, title: str, text: str) -> Article:
    document = Document(source="s", where=digest(title, text), kind="text", content=text, first_seen=SEEN)
    year, month, date = (int(part) for part in day.split("-")) if day else (None, None, None)
    return Article(
        id=ArticleId(digest(title, text)),
        document=document.key,
        source="s",
        where=document.where,
        outlet=outlet,
        url="",
        title=title,
        authors=(),
        published=When(year=year, month=month, day=date, evidence="metadata") if day else When(),
        mentions=(),
        first_seen=SEEN,
        language=language,
        text=text,
        sentences=get(language).sentences(text),
        extraction=Extraction(method="lines"),
    )


def publish(store: Store, day: dt.date, made: list[Article]) -> None:
    documents = [Document(source="s", where=one.where, kind="text", content=one.text, first_seen=SEEN) for one in made]
    store.add_extracted(store.add_documents(documents), Extracted(articles=tuple(made)), "1")
    store.begin("daily", day, SEEN, SEEN)
    store.publish(
        "daily",
        day,
        told={StoryId(one.id): [one.id] for one in made},
        manifest=Manifest(
            version="0", edition="daily", date=day, settings="", inputs="", articles=len(made), stories=len(made)
        ),
        pages=[Page(path=f"daily/articles/{one.id}.html", content=b"") for one in made],
        lines=[
            Line(story=StoryId(one.id), article=one.id, headline=one.headline, language=one.language, noted=False)
            for one in made
        ],
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[tuple[Store, Path]]:
    place = Workspace(root=(tmp_path / "library").resolve())
    place.root.mkdir()
    place.prepare()
    made = [article(*row) for row in TEXTS]
    with Store.open(f"sqlite:///{place.store}") as store:
        publish(store, dt.date(2031, 2, 28), made[4:])
        publish(store, dt.date(2031, 3, 4), made[:4])
        archive(store, Settings(), place)
        yield store, place.root / "reports"


ASK = """
addEventListener("load", async () => {
  const said = [], status = document.querySelector("#status"), main = document.querySelector("main");
  const tick = () => new Promise(done => setTimeout(done, 5));
  for (const query of QUERIES) {
    status.textContent = "…";
    location.hash = `q=${encodeURIComponent(query)}`;
    for (let turn = 0; turn < 400; turn++) {
      await tick();
      if (status.textContent !== "…" && !main.hasAttribute("aria-busy") && (status.textContent || turn > 20)) break;
    }
    said.push([...document.querySelectorAll("#found a")].map(link => link.getAttribute("href")));
    location.hash = "q=";
    await tick();
  }
  document.body.replaceChildren(JSON.stringify(said));
  document.body.id = "answer";
});"""


def ask(browser: Any, page: Path, queries: list[str], *, address: str = "") -> list[list[str]]:
    """Put queries into the search page, one after another; give the links of what it finds."""
    program = ASK.replace("QUERIES", json.dumps(queries))
    text = page.read_text(encoding="utf-8")
    hashed = base64.b64encode(hashlib.sha256(program.encode()).digest()).decode()
    asking = page.with_name("ask.html")
    asking.write_text(
        text.replace("script-src ", f"script-src 'sha256-{hashed}' ").replace("</body>", f"<script>{program}</script>"),
        encoding="utf-8",
    )
    flags = ("--virtual-time-budget=60000", *(("--host-resolver-rules=",) if address else ()))
    dom = browser.dom(f"{address}ask.html" if address else asking, *flags, apart=True)
    _, there, rest = dom.partition('<body id="answer">')
    assert there, dom[-2000:]
    answers: list[list[str]] = json.loads(html.unescape(rest.partition("</body>")[0]))
    return answers


def expected(store: Store, query: str) -> list[str]:
    """Give the links that `mujaz search` would lead to."""
    found = []
    for hit in store.search(query, limit=1000):
        place = f"#s{hit.article.sentences.index(hit.sentence) + 1}" if hit.sentence else ""
        found.append(f"daily/articles/{hit.article.id}.html{place}")
    return sorted(found)


def test_from_a_file_the_page_finds_what_the_command_finds_at_the_same_sentence(browser: Any, library: Any) -> None:
    store, reports = library
    answers = ask(browser, reports / "search.html", QUERIES)
    wrong = {
        query: (sorted(answer), expected(store, query))
        for query, answer in zip(QUERIES, answers, strict=True)
        if sorted(answer) != expected(store, query)
    }
    assert wrong == {}


def test_from_the_server_too(browser: Any, library: Any) -> None:
    store, reports = library
    with opened(reports, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            queries = ["روسيا", "ships", "outlet:jour"]
            page = browser.dom(f"{server.address}search.html#q={quote('روسيا')}", "--host-resolver-rules=")
            answers = ask(browser, reports / "search.html", queries, address=server.address)
        finally:
            server.shutdown()
    assert [sorted(answer) for answer in answers] == [expected(store, query) for query in queries]
    assert "<mark>لروسيا</mark>" in page


def test_results_show_outlet_date_and_the_words_marked(browser: Any, library: Any) -> None:
    _, reports = library
    page = browser.dom(f"{(reports / 'search.html').as_uri()}#q={quote('روسيا')}", apart=True)
    assert "بعثة إلى <mark>روسيا</mark>" in page
    assert "سافرت البعثة <mark>لروسيا</mark> أمس." in page
    assert "<bdi>الصحيفة</bdi> · 20 يناير 2031" in page
    wrong = browser.dom(f"{(reports / 'search.html').as_uri()}#q=from:never", apart=True)
    assert "«never» ليس تاريخا" in wrong


def test_a_result_without_an_outlet_is_called_as_its_briefing_calls_it(browser: Any, library: Any) -> None:
    store, reports = library
    (hit,) = store.search("سعودي")
    page = browser.dom(f"{(reports / 'search.html').as_uri()}#q={quote('سعودي')}", apart=True)
    assert f"<bdi>{hit.article.where}</bdi> · " in page


def test_a_page_that_may_not_read_its_index_says_what_to_do(browser: Any, library: Any) -> None:
    _, reports = library
    (reports / "archive" / "search" / "words.js").unlink()
    page = browser.dom(f"{(reports / 'search.html').as_uri()}#q={quote('روسيا')}", apart=True)
    assert "mujaz read --serve</p>" in page


def test_hostile_articles_run_and_fetch_nothing_even_without_the_policy(
    browser: Any, listener: Any, tmp_path: Path
) -> None:
    place = Workspace(root=(tmp_path / "hostile").resolve())
    place.root.mkdir()
    place.prepare()
    made = [
        article(
            "en" if number % 2 else "ar", payload, "2031-03-01", f"{payload} needle", f"{payload} needle. {payload}"
        )
        for number, payload in enumerate(PAYLOADS)
    ]
    with Store.open(f"sqlite:///{place.store}") as store:
        publish(store, dt.date(2031, 3, 4), list({one.id: one for one in made}.values()))
        archive(store, Settings(), place)
    page = place.root / "reports" / "search.html"
    text = page.read_text(encoding="utf-8")
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    assert bare != text
    page.write_text(bare.replace("const SHOWN = 30;", "const SHOWN = 1000;"), encoding="utf-8")
    found = browser.dom(f"{page.as_uri()}#q=needle")
    assert found.count("<mark>needle</mark>") >= len(PAYLOADS)
    assert 'data-ran="1"' not in found
    assert not [line for line in listener.heard if "remote.example" in line]


SCRIPTS = "\n".join((TEMPLATES / "_script" / f"{name}.js").read_text(encoding="utf-8") for name in ("words", "stems"))
PROBE = """<!doctype html><meta charset="utf-8"><body><script>
%s
const base = %s, said = [];
for (const rules of %s) {
  rules.stops = new Set(rules.stops.split(" "));
  const folded = %s.map(char => fold(char, base, rules));
  const words = rules.text.map(text => {
    const found = spelt(fold(text, base, rules), base).flatMap(([word]) => terms(word, base, rules, one => one));
    return [0, 1, 2].map(which => found.map(term => term[which]).join(" "));
  });
  said.push([folded.join("\\n"), words]);
}
document.body.replaceChildren(JSON.stringify(said));
document.body.id = "answer";
</script>"""


def letters() -> list[str]:
    """Give every character of the scripts that papers are written in, and some that are none."""
    spans = (
        (0x20, 0x590),
        (0x591, 0x7C0),
        (0x8A0, 0x980),
        (0x1E00, 0x2070),
        (0x3000, 0x3100),
        (0xFB00, 0xFE70),
        (0xFE70, 0xFF70),
    )
    codes = (code for first, last in spans for code in range(first, last))
    return [chr(code) for code in codes if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"}]


def test_the_script_folds_and_parts_and_stems_as_the_languages_do(browser: Any, tmp_path: Path) -> None:
    prose = {path.stem: path.read_text(encoding="utf-8").splitlines()[:200] for path in PROSE} | {
        "und": [
            "10/05/2025 5+5 3,5 2025'te G20 19h",
            "新码头 ไทยแลนด์ ภาษา हिन्दी",
            "rock’n’roll o'clock ‐ a-b-c ı İ ẞ ß ς ﬁ ½ ²",
        ]
    }
    told = [{**rules.rules(code), "text": lines} for code, lines in prose.items()]
    page = tmp_path / "probe.html"
    chars = letters()
    page.write_text(PROBE % (SCRIPTS, *(json.dumps(each) for each in (rules.base(), told, chars))), encoding="utf-8")
    _, _, rest = browser.dom(page).partition('<body id="answer">')
    answers = json.loads(html.unescape(rest.partition("</body>")[0]))
    for (code, lines), (folded, words) in zip(prose.items(), answers, strict=True):
        language = get(code)
        pairs = zip(chars, folded.split("\n"), strict=True)
        assert {char: got for char, got in pairs if got != language.fold(char)} == {}, code
        plain = [[part for part in language.terms(text) if not language.is_stop(part)] for text in lines]
        assert [got[2].split() for got in words] == plain, code
        if language.rules.affixes:
            assert [tuple(got[:2]) for got in words] == [tuple(terms(text, code)) for text in lines], code
