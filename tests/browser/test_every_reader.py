"""Every kind of page for every reader: phone and desk, light and dark, Arabic and English, keyboard, screen reader.

The pages are those that two editions of two days make of the five articles. axe-core (`axe/`, Mozilla Public
License 2.0, here for the tests alone) says what a screen reader or a weak eye would stumble over.
"""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from flows.daily import run
from flows.job import prepare
from flows.runner import PlainRunner
from tasks.workspace import Workspace

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
AXE = Path(__file__).parent / "axe" / "axe.min.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
EDITIONS = {"ar": "daily", "en": "world"}
KINDS = {
    "the briefing": "{edition}/2026-11-22.html",
    "a quiet day": "{edition}/2026-11-23.html",
    "a single file": "{edition}/2026-11-22.single.html",
    "a reading copy": "{edition}/articles/*.html",
    "a thread": "**/threads/????????????????.html",
    "the first page": "index.html",
    "a month": "archive/months/*.html",
    "the outlets": "archive/outlets/index.html",
    "an outlet": "archive/outlets/????????????????.html",
    "the search": "search.html",
}
LOOKS: list[tuple[int, Any]] = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


@dataclass(frozen=True)
class Site:
    """Reports as a run left them, of a workspace whose first edition speaks `language`."""

    reports: Path
    language: str

    def page(self, kind: str) -> Path:
        return min(self.reports.glob(KINDS[kind].format(edition=EDITIONS[self.language])))


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    return {language: site(tmp_path_factory.mktemp(language), language) for language in EDITIONS}


def site(folder: Path, language: str) -> Site:
    place = Workspace(root=folder.resolve())
    shutil.copytree(ROOT / "seeds", place.seeds)
    blocks = [
        f'[[editions]]\nname = "{name}"\nlanguage = "{each}"\n'
        for each, name in sorted(EDITIONS.items(), key=lambda pair: pair[0] != language)
    ]
    reports = '[reports]\nformats = ["html", "single"]\n'
    place.settings.write_text("\n".join([*blocks, reports]), encoding="utf-8")
    for day in (22, 23):
        now = dt.datetime(2026, 11, day, 12, tzinfo=dt.UTC)
        for job in prepare(place, now=now):
            run(job, PlainRunner())
    return Site(place.root / "reports", language)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        message = "no Chromium on the PATH: install the package `chromium`"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def shown(browser: Browser, path: Path, width: int, scheme: Any, *, script: bool = False) -> tuple[Page, list[str]]:
    """Open a page; give it and what it said on the console or asked of the network beyond its own files."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=script)
    page, heard = context.new_page(), list[str]()
    page.on("console", lambda line: heard.append(f"console: {line.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("request", lambda asked: heard.extend([] if asked.url.startswith("file:") else [f"asked: {asked.url}"]))
    page.on("requestfailed", lambda asked: heard.append(f"not there: {asked.url}"))
    page.goto(path.as_uri())
    return page, heard


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", EDITIONS)
def test_a_page_is_whole_quiet_and_no_wider_than_its_window(
    chromium: Browser, sites: dict[str, Site], kind: str, language: str
) -> None:
    page, heard = shown(chromium, sites[language].page(kind), *LOOKS[0])
    for width, scheme in LOOKS:
        if (width, scheme) != LOOKS[0]:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            page.reload()
        opened(page, kind)
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (beyond, heard) == (0, []), (width, scheme)
    page.context.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", EDITIONS)
def test_nobody_stumbles_over_a_page(chromium: Browser, sites: dict[str, Site], kind: str, language: str) -> None:
    page, _ = shown(chromium, sites[language].page(kind), 1280, "light", script=True)
    opened(page, kind)
    page.add_script_tag(path=AXE)
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        told = [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
        assert told == [], (width, scheme)
    page.context.close()


def opened(page: Page, kind: str) -> None:
    """Open every fold; let the search find something."""
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    if kind == "the search":
        page.fill("input[type=search]", "روسيا")
        page.keyboard.press("Enter")
        page.locator("#found li").first.wait_for()


def test_axe_would_say_so(chromium: Browser, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text('<!doctype html><body style="color:#999;background:#fff">pale<img src="data:,"></body>', "utf-8")
    page, _ = shown(chromium, bad, 360, "light")
    page.add_script_tag(path=AXE)
    found = {each["id"] for each in page.evaluate("axe.run()")["violations"]}
    assert found >= {"image-alt", "color-contrast", "html-has-lang"}
    page.context.close()


REACHED = """() => {
  const can = 'a[href], summary, button, input, select, textarea, [tabindex="0"]';
  window.wanted = [...document.querySelectorAll(can)].filter(node => node.checkVisibility());
  window.wanted.forEach(node => node.dataset.reached = '');
  return window.wanted.length;
}"""
STEP = """() => {
  const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
  const fresh = node.dataset.reached === '';
  if (node.dataset.reached !== undefined) node.dataset.reached = 'yes';
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return [fresh, outlined && seen, node.outerHTML.slice(0, 120)];
}"""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", EDITIONS)
def test_the_keyboard_reaches_every_link_and_fold_and_shows_where_it_is(
    chromium: Browser, sites: dict[str, Site], kind: str, language: str
) -> None:
    page, _ = shown(chromium, sites[language].page(kind), 360, "light")
    many = page.evaluate(REACHED)
    blind = []
    for _ in range(many):
        page.keyboard.press("Tab")
        fresh, visible, node = page.evaluate(STEP)
        if not (fresh and visible):
            blind.append(node)
    left = page.evaluate("window.wanted.filter(node => node.dataset.reached === '').map(node => node.outerHTML)")
    assert many > 0
    assert (blind, left) == ([], [])
    page.context.close()


@pytest.mark.parametrize("language", EDITIONS)
def test_a_fold_is_opened_and_closed_by_the_keyboard(chromium: Browser, sites: dict[str, Site], language: str) -> None:
    page, _ = shown(chromium, sites[language].page("the briefing"), 360, "light")
    folds = page.locator("details:not(details details)").all()
    assert folds
    for fold in folds:
        before = fold.get_attribute("open") is not None
        fold.locator("summary").first.focus()
        page.keyboard.press("Enter")
        assert (fold.get_attribute("open") is not None) != before
    page.context.close()


@pytest.mark.parametrize("language", EDITIONS)
def test_every_citation_mark_lands_on_its_sentence(chromium: Browser, sites: dict[str, Site], language: str) -> None:
    path = sites[language].page("the briefing")
    page, heard = shown(chromium, path, 1280, "light")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    marks = [mark.get_attribute("href") or "" for mark in page.locator(".cite a").all()]
    assert len(marks) >= 5
    for mark in marks:
        page.goto(f"{path.parent.as_uri()}/{mark}")
        there = page.locator(":target")
        assert there.count() == 1, mark
        there.wait_for(state="visible")
        inside = (
            "node => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
        )
        assert there.evaluate(inside), mark
    assert heard == []
    page.context.close()


@pytest.mark.parametrize("language", EDITIONS)
def test_no_link_of_the_site_is_dead(chromium: Browser, sites: dict[str, Site], language: str) -> None:
    """Every link between our pages leads to a file, and every place in it is there."""
    site = sites[language]
    page, _ = shown(chromium, site.page("the first page"), 1280, "light")
    links: dict[str, list[str]] = {}
    places: dict[str, set[str]] = {}
    for path in sorted(site.reports.rglob("*.html")):
        page.goto(path.as_uri())
        places[path.as_uri()] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(node => node.id)"))
        ours = "[...document.querySelectorAll('a[href]')].map(node => node.href).filter(to => to.startsWith('file:'))"
        links[path.as_uri()] = page.evaluate(ours)
    dead = {
        f"{start} -> {to}"
        for start, found in links.items()
        for to in found
        for file, _, place in [to.partition("#")]
        if not (file in places and (not place or place in places[file]))
        and not Path(file.removeprefix("file://").partition("?")[0]).is_file()
    }
    assert dead == set()
    page.context.close()
