"""The finished pages in a real browser: nothing overflows, nothing is fetched, nothing runs, marks land."""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tasks.model import (
    UNKNOWN_DATE,
    ArchiveDay,
    Article,
    ArticleId,
    Briefing,
    Counts,
    DocumentKey,
    Entry,
    Evidence,
    Excerpt,
    Extraction,
    Figures,
    Gap,
    Headline,
    Item,
    Listed,
    Manifest,
    Nearest,
    OutletMonth,
    Page,
    Span,
    StoryId,
    Telling,
    ThreadId,
    ThreadView,
    ToldStory,
    ToldThread,
    When,
    lines,
)
from tasks.render import Archive, render

pytestmark = pytest.mark.browser

DAY = dt.date(2031, 3, 4)
PAYLOADS = (Path(__file__).parents[1] / "data" / "render" / "payloads.txt").read_text(encoding="utf-8").splitlines()
LONG = "رصيف" * 80


def day(titles: list[str], language: str, *, name: str, before: str = "") -> tuple[Briefing, dict[ArticleId, Article]]:
    """Make a day with a story for each title, every field of which holds that title; `before` opens each text."""
    articles: dict[ArticleId, Article] = {}
    stories = []
    thread = ThreadId("feed")
    for number, title in enumerate(titles):
        identity = ArticleId(f"{number:016x}")
        text = f"{before}{title} {title}.\n{title}"
        span = Span(len(before), len(before) + 2 * len(title) + 2)
        article = Article(
            id=identity,
            document=DocumentKey("0"),
            source="seeds",
            where=f"seeds/{title}.txt",
            outlet=title if number % 2 else "",
            url=f"https://remote.example/{number}" if number % 3 else title,
            title=title,
            authors=(title,),
            published=UNKNOWN_DATE,
            mentions=(),
            first_seen=dt.datetime(2031, 3, 4, tzinfo=dt.UTC),
            language="ar" if number % 2 else "en",
            text=text,
            sentences=(span,),
            extraction=Extraction(method="lines"),
        )
        articles[identity] = article
        when = When(month=9, evidence="text", quote=title) if number % 2 else When(year=2031, month=3, day=3)
        item = Item(
            id=identity,
            number=1,
            outlet=article.outlet,
            title=f"{title} {title}",
            url=article.url,
            file=article.where,
            language=article.language,
            when=when,
            words=2,
            same_text_as=None,
            notes=(title,),
        )
        whole = Excerpt(text=text[span.start : span.end], article=identity, start=span.start, end=span.end)
        stories.append(
            Entry(
                id=StoryId(f"{number:x}"),
                headline=Headline(text=title, article=identity, source="title"),
                language=article.language,
                when=when,
                status="new",
                articles=(item,),
                texts=1,
                summary=(whole,),
                figures=(Figures(excerpts=(whole, whole)),),
                thread=thread,
                why=Evidence(
                    threshold=0.2,
                    score=0.3,
                    terms=(title,),
                    names=(title,),
                    dates=(title,),
                    nearest=Nearest(story=StoryId("0"), score=0.1, reason="below threshold"),
                ),
            )
        )
    count = len(stories)
    made = Briefing(
        edition="daily",
        title=name,
        language=language,
        zone="UTC",
        date=DAY,
        stories=tuple(stories),
        noted=(),
        threads=(
            ThreadView(id=thread, names=(titles[0],), stories=tuple((s.id, s.headline, s.when) for s in stories[:6])),
        ),
        gaps=tuple(Gap(kind=title, what=title, why=title, remedy=title) for title in titles[:5]),
        counts=Counts(articles=count, outlets=count, stories=count, texts=count, threads=1, words=400),
        previous=None,
        manifest=Manifest(
            version="0", edition="daily", date=DAY, settings="0" * 16, inputs="0" * 16, articles=count, stories=count
        ),
    )
    return made, articles


def archive(made: Briefing) -> list[Page]:
    listed = tuple(
        Listed(
            article=one.id,
            story=entry.id,
            outlet=one.outlet,
            title=one.title,
            language=one.language,
            published=UNKNOWN_DATE,
        )
        for entry in made.stories
        for one in entry.articles
    )
    told = [
        ArchiveDay(
            edition="daily",
            date=DAY.replace(month=month),
            articles=len(listed),
            stories=len(made.stories),
            lines=lines(made),
            listed=listed,
        )
        for month in (3, 4, 5, 6)
    ]
    counted = [
        OutletMonth(outlet=outlet, month=day.date.replace(day=1), stories=1, last=day.date)
        for outlet in sorted({one.outlet for one in listed})
        for day in told
    ]
    pages = Archive(told, counted, language=made.language, title=made.title)
    thread = ToldThread(
        id=ThreadId("feed"),
        names=made.threads[0].names,
        stories=tuple(
            ToldStory(
                story=line.story,
                when=UNKNOWN_DATE,
                tellings=tuple(
                    Telling(
                        edition="daily",
                        date=day.date,
                        story=line.story,
                        headline=line.headline,
                        language=line.language,
                        noted=False,
                    )
                    for day in told
                ),
            )
            for line in lines(made)
        ),
    )
    years = pages.thread_years([thread])
    threads = [*pages.thread(thread, feeds=["daily"]), *pages.threads("2031", years)]
    return [
        *threads,
        *pages.front(threads=True),
        *pages.month(told[0].date.replace(day=1)),
        *pages.outlet_months(told[:1]),
    ]


def written(folder: Path, made: Briefing, articles: dict[ArticleId, Article]) -> Path:
    for page in (*render(made, articles, formats=("html", "single")), *archive(made)):
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.content)
    return folder / "daily" / f"{DAY}.html"


TITLES = [
    "Harbour opens a pier",
    "المرسى القديم يفتح رصيفا جديدا للعبّارات",
    LONG,
    "Donaudampfschifffahrtsgesellschaft" * 9,
    "000_7ce1e00b5808e1dd.txt",
]


def test_no_page_is_wider_than_its_window_and_the_type_is_readable(browser: Any, tmp_path: Path) -> None:
    frames = {}
    for language in ("ar", "en"):
        page = written(tmp_path / language, *day(TITLES, language, name="Mujaz"))
        for width in (320, 360, 390, 1100, 1280):
            frames[f"{language}{width}"] = f"{width} {page.as_uri()}"
            frames[f"{language}single{width}"] = f"{width} {page.with_suffix('.single.html').as_uri()}"
        frames[f"{language}copy"] = f"390 {(page.parent / 'articles' / '0000000000000002.html').as_uri()}"
        for width in (360, 1280):
            frames[f"{language}thread{width}"] = (
                f"{width} {(page.parents[1] / 'archive' / 'threads' / 'feed.html').as_uri()}"
            )
        outlets = page.parents[1] / "archive" / "outlets"
        outlet = next(file for file in sorted(outlets.iterdir()) if file.name != "index.html")
        for name, file in (
            ("index", page.parents[1] / "index.html"),
            ("search", page.parents[1] / "search.html"),
            ("outlets", outlets / "index.html"),
            ("outlet", outlet),
            ("month", page.parents[1] / "archive" / "months" / "2031-03.html"),
        ):
            frames[f"{language}{name}"] = f"320 {file.as_uri()}"
    said = browser.ask(
        """for (const frame of Object.values(frames_))
          for (const fold of frame.document.querySelectorAll('details')) fold.open = true;
        return JSON.stringify(Object.entries(frames_).map(([name, frame]) => {
          const page = frame.document.documentElement;
          const small = [...frame.document.querySelectorAll('body *')].filter(node => node.checkVisibility() &&
            [...node.childNodes].some(child => child.nodeType == 3 && child.data.trim()) &&
            parseFloat(frame.getComputedStyle(node).fontSize) < 11);
          return [name, page.scrollWidth - page.clientWidth, small.map(node => node.tagName + '.' + node.className)];
        }))""",
        **frames,
    )
    assert json.loads(said) == [[name, 0, []] for name in frames]


def test_no_dot_of_the_facts_opens_or_closes_a_line(browser: Any, tmp_path: Path) -> None:
    frames = {}
    for language in ("ar", "en"):
        page = written(tmp_path / language, *day(TITLES, language, name="Mujaz"))
        copy = page.parent / "articles" / "0000000000000001.html"
        for width in (320, 390, 1100):
            frames[f"{language}{width}"] = f"{width} {page.as_uri()}"
            frames[f"{language}copy{width}"] = f"{width} {copy.as_uri()}"
    said = browser.ask(
        """return JSON.stringify(Object.entries(frames_).map(([name, frame]) => {
          const style = frame.getComputedStyle, rtl = style(frame.document.documentElement).direction == 'rtl';
          const places = node => [...node.querySelectorAll(':scope > *')].map((item, number) => {
            const box = item.getBoundingClientRect(), all = node.getBoundingClientRect();
            const pad = parseFloat(style(item).paddingInlineStart);
            const from = rtl ? all.right - box.right : box.left - all.left;
            const bare = ['none', 'normal'].includes(style(item, '::after').content);
            const dotted = style(item, '::before').content == (number ? '"·"' : 'none');
            // the dot fills the padding: cut off where the item opens a line, seen whole within one
            const opens = Math.abs(from + pad) < 1;
            return [bare && dotted && pad > 5 && (opens || from > -1), opens];
          });
          const facts = [...frame.document.querySelectorAll('.facts')], found = facts.flatMap(places);
          const clips = facts.every(node => style(node).overflowX == 'clip' && style(node).paddingInlineStart == '0px');
          const opening = found.filter(([, opens]) => opens).length;
          return [name, clips && found.every(([right]) => right), opening - facts.length];
        }))""",
        **frames,
    )
    told = {name: (right, wrapped) for name, right, wrapped in json.loads(said)}
    assert [name for name in frames if not told[name][0]] == []
    assert all(told[f"{language}320"][1] > 0 for language in ("ar", "en")), (
        "a line that is full is among those looked at"
    )


def test_the_line_of_a_thread_is_drawn_on_a_phone_in_words_that_can_be_read(browser: Any, tmp_path: Path) -> None:
    frames = {}
    for language in ("ar", "en"):
        page = written(tmp_path / language, *day(TITLES, language, name="Mujaz"))
        frames[language] = f"360 {page.as_uri()}"
        frames[f"{language}thread"] = f"360 {(page.parents[1] / 'archive' / 'threads' / 'feed.html').as_uri()}"
    said = browser.ask(
        """return JSON.stringify(Object.entries(frames_).map(([name, frame]) => {
          const line = frame.document.querySelector('.timeline'), box = line.getBoundingClientRect();
          const words = [...line.querySelectorAll('text')].filter(node => node.checkVisibility());
          const sizes = words.map(node => parseFloat(frame.getComputedStyle(node).fontSize) * box.width / 640);
          const out = words.filter(node => {const at = node.getBoundingClientRect();
            return at.left < box.left - 1 || at.right > box.right + 1});
          return [name, words.length, sizes.every(size => size >= 11), out.length];
        }))""",
        **frames,
    )
    assert json.loads(said) == [[name, 2, True, 0] for name in frames]


def test_the_policy_lets_the_style_sheet_in(browser: Any, tmp_path: Path) -> None:
    page = written(tmp_path / "site", *day(TITLES, "ar", name="موجز"))
    said = browser.ask(
        """const seen = frame => frame.getComputedStyle(frame.document.querySelector('.page')).maxWidth;
        return JSON.stringify(Object.values(frames_).map(seen));""",
        page=f"1100 {page.as_uri()}",
        copy=f"1100 {(page.parent / 'articles' / '0000000000000001.html').as_uri()}",
    )
    assert all(width.endswith("px") for width in json.loads(said))


@pytest.mark.parametrize(
    "where",
    [pytest.param(".said", id="of the summary"), pytest.param(".figures", id="of a figure beside others")],
)
def test_a_citation_opens_its_sentence_marked_and_in_sight(browser: Any, tmp_path: Path, where: str) -> None:
    made, articles = day(["خبر قصير"], "ar", name="موجز", before="سطر قبل الخبر.\n" * 60)
    page = written(tmp_path / "site", made, articles)
    said = browser.ask(
        f"const link = frames_.page.document.querySelector('{where} .cite a');"
        """
        const arrived = new Promise(done => document.getElementById('page').addEventListener('load', done));
        link.click(); await arrived;
        const there = document.getElementById('page').contentWindow.document;
        const target = there.querySelector(':target'), box = target.getBoundingClientRect();
        const seen = box.height > 20 && box.top > 20 && box.bottom < 780;
        return JSON.stringify([target.tagName, target.textContent, seen]);""",
        page=f"1100 {page.as_uri()}",
    )
    excerpt = made.stories[0].summary[0]
    assert json.loads(said) == ["MARK", excerpt.text, True]


def test_a_citation_in_a_single_file_opens_its_sentence_in_it(browser: Any, tmp_path: Path) -> None:
    made, articles = day(["خبر قصير"], "ar", name="موجز", before="سطر قبل الخبر.\n" * 60)
    page = written(tmp_path / "site", made, articles).with_suffix(".single.html")
    said = browser.ask(
        """const frame = frames_.page, link = frame.document.querySelector('.said .cite a');
        link.click(); await new Promise(done => setTimeout(done, 300));
        const target = frame.document.querySelector(':target'), box = target.getBoundingClientRect();
        const seen = box.height > 20 && box.top > 20 && box.bottom < 780;
        const here = frame.location.pathname.endsWith('single.html');
        return JSON.stringify([target.tagName, target.textContent, seen, here]);""",
        page=f"1100 {page.as_uri()}",
    )
    assert json.loads(said) == ["MARK", made.stories[0].summary[0].text, True, True]


def test_on_paper_folds_are_open_and_addresses_can_be_typed(browser: Any, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        message = "no pdftotext: install the package `poppler-utils`"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    made, articles = day(["A pier"], "en", name="Paper")
    (story,) = made.stories
    item = replace(story.articles[0], url="https://remote.example/%D8%A8%D8%AD%D8%B1/a%20b")
    made = replace(made, stories=(replace(story, articles=(item,)),))
    page, paper = written(tmp_path / "site", made, articles), tmp_path / "paper.pdf"
    browser.dom(page, f"--print-to-pdf={paper}")
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    assert "Nearest, kept apart" in text, "a fold"
    assert "remote.example/" in text
    assert "%D8" not in text
    assert "a%20b" in text
    assert "All briefings" not in text


def test_hostile_words_run_and_fetch_nothing_even_without_the_policy(
    browser: Any, listener: Any, tmp_path: Path
) -> None:
    page = written(tmp_path / "site", *day(PAYLOADS, "ar", name=PAYLOADS[0]))
    for path in page.parents[1].rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        assert bare != text
        path.write_text(bare, encoding="utf-8")
    copies = sorted((page.parent / "articles").iterdir())
    assert len(copies) == len(PAYLOADS)
    copies += [*sorted((page.parents[1] / "archive").rglob("*.html")), page.parents[1] / "index.html"]
    single = page.with_suffix(".single.html")
    frames = {f"c{number}": f"400 {path.as_uri()}" for number, path in enumerate([page, single, *copies])}
    said = browser.ask(
        """for (const frame of Object.values(frames_)) {
          for (const node of frame.document.querySelectorAll('main *')) {
            node.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})); if (node.focus) node.focus();
          }
          for (const link of frame.document.querySelectorAll('a'))
            if (!/^(file|https?):/.test(link.href)) return 'link ' + link.href;
        }
        await new Promise(done => setTimeout(done, 500));
        return JSON.stringify(Object.values(frames_).map(frame => frame.document.documentElement.dataset.ran || 0));""",
        **frames,
    )
    assert json.loads(said) == [0] * len(frames)
    assert not [line for line in listener.heard if "remote.example" in line]


def test_the_listener_and_the_payloads_can_catch_something(browser: Any, listener: Any, tmp_path: Path) -> None:
    page = tmp_path / "raw.html"
    page.write_text(f'<!doctype html><body>{PAYLOADS[0]}<img src="http://caught.example/pixel.png">', encoding="utf-8")
    assert 'data-ran="1"' in browser.dom(page)
    assert [line for line in listener.heard if "caught.example" in line]
