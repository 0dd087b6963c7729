"""Citations and reading copies: every link followed to the words it promises."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from tasks.errors import VerbatimError
from tasks.model import Excerpt

PAGE = "daily/2031-03-04.html"


def test_every_listed_article_has_a_reading_copy(day: Any) -> None:
    copies = {path for path in day.pages() if path.startswith("daily/articles/")}
    assert copies == {f"daily/articles/{identity}.html" for identity in day.articles}


def test_every_link_leads_to_a_page_and_place_that_exist(day: Any, kit: Any) -> None:
    pages = day.pages()
    places = {
        path: {node.attributes.get("id") for node in kit.parsed(content)}
        for path, content in pages.items()
        if path.endswith("html")
    }
    for path in places:
        for node in kit.parsed(pages[path]):
            target = node.attributes.get("href", "")
            if (
                not target
                or target.startswith(("https:", "../archive/threads/"))
                or target.endswith(("../index.html", "../search.html", "2031-03-02.html"))
            ):
                continue
            file, _, place = target.partition("#")
            folder = path.rsplit("/", 1)[0]
            joined = f"{folder}/{file}" if file else path
            joined = re.sub(r"/[^/]+/\.\./", "/", joined)
            assert joined in places, f"{path} links to {target}"
            assert not place or place in places[joined], f"{path} links to {target}"


def test_every_citation_leads_to_its_sentence_word_for_word_and_marked(day: Any, kit: Any) -> None:
    pages = day.pages()
    links = [node for node in kit.parsed(pages[PAGE]) if node.tag == "a" and "sup" in node.inside]
    ours = [node.attributes["href"] for node in links if "out" not in node.attributes.get("class", "")]
    excerpts = [said for story in day.briefing.stories for said in story.summary]
    assert len(ours) == len(excerpts)
    for said, link in zip(excerpts, ours, strict=True):
        file, _, place = link.partition("#")
        assert file == f"articles/{said.article}.html"
        marks = [node for node in kit.parsed(pages[f"daily/{file}"]) if node.attributes.get("id") == place]
        assert [(node.tag, node.text) for node in marks] == [("mark", said.text)]


def test_the_outlets_page_is_linked_at_the_sentence(day: Any, kit: Any) -> None:
    links = [node.attributes for node in kit.parsed(day.pages()[PAGE]) if "sup" in node.inside and node.tag == "a"]
    outside = [link for link in links if link.get("class") == "out"]
    assert len(outside) == 1
    assert outside[0]["rel"] == "noopener noreferrer"
    address, _, directive = outside[0]["href"].partition(":~:text=")
    assert address == "https://post.example/2031/pier?id=7#top"
    first, last = (unquote(piece) for piece in directive.split(","))
    assert (first, last) == ("Mayor Salem al-Wadi said the", '"takes four ferries an hour".')


def test_only_cited_sentences_are_marked_in_a_copy(day: Any, kit: Any) -> None:
    pages = day.pages()
    content = pages[f"daily/articles/{day.arabic.id}.html"]
    marked = {node.text for node in kit.parsed(content) if node.tag == "mark"}
    excerpts = {said.text for story in day.briefing.stories for said in story.summary if said.article == day.arabic.id}
    assert marked == excerpts


@pytest.mark.parametrize("which", ["arabic", "english", "french", "ferry"])
def test_a_copy_holds_the_whole_text_in_its_own_direction(day: Any, kit: Any, which: str) -> None:
    article = getattr(day, which)
    nodes = kit.parsed(day.pages()[f"daily/articles/{article.id}.html"])
    body = next(node for node in nodes if node.tag == "article")
    assert body.attributes == {"lang": article.language, "dir": "rtl" if article.language == "ar" else "ltr"}
    blocks = [node.text for node in nodes if node.inside and node.inside[-1] == "article" and node.tag in {"p", "h2"}]
    assert "\n".join(blocks) == article.text


def test_a_copy_tells_headings_and_list_lines_from_paragraphs(day: Any, kit: Any) -> None:
    nodes = kit.parsed(day.pages()[f"daily/articles/{day.arabic.id}.html"])
    assert [node.text for node in nodes if node.tag == "h2"] == ["تفاصيل المشروع"]
    listed = [node.text for node in nodes if node.attributes.get("class") == "item"]
    assert listed == ["• رصيفان للركاب", "• رصيف للشاحنات"]


@pytest.mark.parametrize("place", ["stories", "noted"])
@pytest.mark.parametrize("format_", ["html", "json", "md", "txt"])
def test_words_that_are_not_in_their_article_are_never_printed(day: Any, place: str, format_: str) -> None:
    story = day.briefing.stories[0]
    forged = Excerpt(text="x" * 5, article=day.arabic.id, start=0, end=5)
    with pytest.raises(VerbatimError):
        day.pages(change={"stories": (), place: (replace(story, summary=(forged,)),)}, formats=(format_,))


def test_an_article_without_a_sentence_is_linked_as_a_whole(kit: Any) -> None:
    made = replace(kit.article("كلمات بلا نقطة"), sentences=())
    page = kit.html(kit.briefing(kit.entry(made)), made)
    assert f'href="articles/{made.id}.html"' in page


def test_a_headline_that_its_article_does_not_carry_is_never_printed(day: Any) -> None:
    story = day.briefing.stories[0]
    forged = replace(story, headline=replace(story.headline, text="Nobody wrote this"))
    with pytest.raises(VerbatimError):
        day.pages(change={"stories": (forged,)})


def test_a_headline_without_a_title_leads_to_its_own_sentence(kit: Any) -> None:
    made = kit.article("قبل الفجر. رست السفينة في الميناء القديم بعد رحلة طويلة.")
    words = made.text[made.sentences[1].start : made.sentences[1].end]
    entry = kit.entry(made)
    entry = replace(entry, headline=replace(entry.headline, text=words))
    pages = kit.pages(kit.briefing(entry), made)
    assert f'href="articles/{made.id}.html#s2"' in pages[PAGE].decode()
    copy = kit.parsed(pages[f"daily/articles/{made.id}.html"])
    assert [(node.text, node.attributes["id"]) for node in copy if node.tag == "mark"] == [(words, "s2")]
    assert "لا عنوان في المصدر: هذه كلمات من أوله." in pages[PAGE].decode()


def test_without_html_nothing_links_to_reading_copies(day: Any) -> None:
    pages = day.pages(formats=("md",))
    assert set(pages) == {"daily/2031-03-04.md"}
    assert "articles/" not in pages["daily/2031-03-04.md"].decode()
