"""Lists of feeds come into the settings and go out again; nothing of them is lost on the way."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tasks.opml import OpmlList, Outline, read_opml, write_opml
from tasks.settings import Settings, Source, edit, load
from tasks.settings.listing import listed
from tasks.settings.lists import brought
from tasks.settings.naming import fresh_name
from tasks.workspace import Workspace

READER = Path(__file__).parents[2] / "data" / "opml" / "reader.opml"
EMPTY = Settings(sources=())


def feed(url: str, text: str = "A feed", **more: str) -> Outline:
    return Outline(attributes=(("text", text), ("xmlUrl", url), *more.items()))


def folder(text: str, *inner: Outline) -> Outline:
    return Outline(attributes=(("text", text),), outlines=inner)


def only(*outlines: Outline) -> OpmlList:
    return OpmlList(outlines=outlines)


def test_a_list_of_another_reader_goes_through_the_settings_file_unharmed(desk: Any) -> None:
    given_ = read_opml(READER.read_bytes())
    found = brought(given_, Settings())
    edit.add(desk.workspace, found.sources, opml=found.opml)
    assert [(one.name, one.category) for one in desk.settings.sources[1:]] == [
        ("coast-example", ("News", "ليبيا")),
        ("the-harbour", ("News",)),
        ("no-folder", ()),
    ]
    assert listed(desk.settings) == given_
    assert write_opml(listed(desk.settings)) == READER.read_bytes()
    assert (found.repeated, found.refused) == ((), ())


def test_a_list_that_comes_a_second_time_brings_nothing(desk: Any) -> None:
    given_ = read_opml(READER.read_bytes())
    for _ in range(2):
        found = brought(given_, desk.settings)
        edit.add(desk.workspace, found.sources, opml=found.opml)
    assert found.sources == ()
    assert len(found.repeated) == 3
    assert listed(desk.settings) == given_


def test_a_feed_in_two_folders_is_followed_once_and_exported_in_both(desk: Any) -> None:
    twice = only(
        folder("A", feed("https://a.org/"), feed("https://b.org/", "Another")),
        folder("B", feed("https://a.org/", "Called otherwise", category="x")),
    )
    found = brought(twice, desk.settings)
    edit.add(desk.workspace, found.sources, opml=found.opml)
    assert [(one.url, one.category) for one in found.sources] == [
        ("https://a.org/", ("A",)),
        ("https://b.org/", ("A",)),
    ]
    assert found.repeated == ()
    assert listed(desk.settings).outlines == twice.outlines
    edit.remove(desk.workspace, ["https://a.org/"])
    assert [one.get("xmlUrl") for _, one in listed(desk.settings).walk() if one.get("xmlUrl")] == ["https://b.org/"]


def test_places_of_feeds_are_kept_once_however_often_their_list_comes(desk: Any) -> None:
    twice = only(folder("A", feed("https://a.org/")), folder("B", feed("https://a.org/")))
    for _ in range(2):
        found = brought(twice, desk.settings)
        edit.add(desk.workspace, found.sources, opml=found.opml)
    assert listed(desk.settings).outlines == twice.outlines


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("javascript:alert(1)", '"javascript:"'),
        ("file:///etc/passwd", "is a file"),
        ("feed.xml", "no http"),
        ("https:///x", "no host"),
        ("https://u:p@a.org/", "password"),
        ("http://127.0.0.1/feed", "private network"),
        ("http://router.local/", "private network"),
    ],
)
def test_an_address_that_cannot_be_followed_is_left_out_with_its_reason_and_the_others_come(
    url: str, reason: str
) -> None:
    found = brought(only(feed(url), feed("https://a.org/")), EMPTY)
    assert [one.url for one in found.sources] == ["https://a.org/"]
    ((told, why),) = found.refused
    assert told == url
    assert reason in why


@pytest.mark.parametrize(
    ("written", "url"),
    [
        (" https://a.org/feed ", "https://a.org/feed"),
        ("feed:https://a.org/feed", "https://a.org/feed"),
        ("feed://a.org/feed", "http://a.org/feed"),
    ],
)
def test_addresses_as_old_readers_wrote_them(written: str, url: str) -> None:
    assert [one.url for one in brought(only(feed(written)), EMPTY).sources] == [url]


def test_a_host_inside_comes_where_the_settings_allow_it() -> None:
    allowed = replace(EMPTY, fetch=replace(EMPTY.fetch, allow_private=("wiki.local",)))
    assert len(brought(only(feed("http://wiki.local/")), allowed).sources) == 1


def test_what_only_we_know_of_a_feed_travels_with_it() -> None:
    known = Source(
        name="mine",
        folder="",
        url="https://a.org/",
        language="ar",
        outlet="وكالة",
        user_agent="R/1",
        full_text="feed",
        first=7,
        paused=True,
        category=("A/B", "ج"),
    )
    data = write_opml(listed(Settings(sources=(Source(), known))))
    (back,) = brought(read_opml(data), EMPTY).sources
    assert replace(back, opml=()) == known
    assert listed(Settings(sources=(back,))) == listed(Settings(sources=(known,)))
    (other,) = brought(read_opml(data), Settings(sources=(Source(name="mine"),))).sources
    assert other.name == "mine-2"


def test_our_own_attributes_are_believed_only_where_they_can_be() -> None:
    data = only(feed("https://a.org/", **{"mujaz:first": "-3", "mujaz:name": "../x", "mujaz:paused": "maybe"}))
    ours = replace(data, attributes=(("version", "2.0"), ("xmlns:mujaz", "urn:mujaz:opml")))
    (made,) = brought(ours, EMPTY).sources
    assert (made.first, made.name, made.paused) == (10, "a-feed", False)
    (theirs,) = brought(data, EMPTY).sources
    assert ("mujaz:first", "-3") in theirs.opml


def test_what_two_lists_say_is_joined_and_the_first_counts() -> None:
    first = OpmlList(
        attributes=(("version", "1.0"), ("xmlns:x", "urn:one")),
        head=(("title", "One"),),
        outlines=(folder("A", feed("https://a.org/")), folder("Empty")),
    )
    second = OpmlList(
        attributes=(("version", "2.0"), ("xmlns:x", "urn:two"), ("xmlns:y", "urn:y")),
        head=(("title", "Two"), ("ownerName", "Me")),
        outlines=(folder("A", feed("https://b.org/", "Another", **{"x:p": "1"})),),
    )
    one = brought(first, EMPTY)
    held = Settings(sources=one.sources, opml=one.opml)
    two = brought(second, held)
    both = listed(Settings(sources=(*one.sources, *two.sources), opml=two.opml))
    assert dict(both.attributes) == {"version": "1.0", "xmlns:x": "urn:one", "xmlns:y": "urn:y"}
    assert both.head == (("title", "One"), ("ownerName", "Me"))
    assert [outline.title for outline in both.outlines] == ["A", "Empty"]
    assert len(both.outlines[0].outlines) == 2
    assert dict(both.outlines[0].outlines[1].attributes)["xmlns:x"] == "urn:two"


def test_folders_are_not_sources_of_a_list() -> None:
    assert listed(Settings()) == OpmlList(head=(("title", "Mujaz"),))


def test_a_feed_that_was_never_in_a_list_is_called_by_its_outlet_or_name() -> None:
    made = [
        Source(name="a-org", folder="", url="https://a.org/"),
        Source(name="b", folder="", url="https://b.org/", outlet="ب"),
    ]
    assert [one.title for one in listed(Settings(sources=tuple(made))).outlines] == ["a-org", "ب"]


def test_ten_thousand_feeds_of_one_title_each_get_a_name_of_their_own() -> None:
    many = only(*(feed(f"https://h.org/{number}", "Feed") for number in range(10_000)))
    began = time.process_time()
    found = brought(many, EMPTY)
    assert len({one.name for one in found.sources}) == 10_000
    assert time.process_time() - began < 10
    assert [one.title for one in listed(Settings(sources=found.sources, opml=found.opml)).outlines] == ["Feed"] * 10_000


@pytest.mark.parametrize(
    ("title", "url", "taken", "name"),
    [
        ("BBC News", "https://bbc.co.uk/", (), "bbc-news"),
        ("Le Monde – À la une", "https://lemonde.fr/", (), "le-monde-a-la-une"),
        ("الجزيرة", "https://www.aljazeera.net/rss", (), "aljazeera-net"),
        ("قناة 24", "https://feeds.24.example/x", (), "24-example"),
        ("", "https://rss.example.org/", (), "example-org"),
        ("", "https://أخبار.org/", (), "xn-igbicxr-org"),
        ("", "https://93.184.216.34/", (), "93-184-216-34"),
        ("!!", "not an address", (), "feed"),
        ("News", "https://a.org/", ("news", "news-2"), "news-3"),
        ("x" * 200, "https://a.org/", ("x" * 80,), f"{'x' * 78}-2"),
    ],
)
def test_a_feed_is_named_in_plain_letters(title: str, url: str, taken: tuple[str, ...], name: str) -> None:
    assert fresh_name(title, url, taken) == name


TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8).filter(
    lambda text: text == text.strip() and "\ufffe" not in text and "\uffff" not in text
)
ATTRIBUTES = st.dictionaries(st.sampled_from(["type", "htmlUrl", "category", "frss:x"]), TITLES, max_size=3)


def unique(outlines: list[Outline]) -> tuple[Outline, ...]:
    """Leave out what the settings do not keep: a second folder of one name, a second feed of one address."""
    seen: dict[tuple[str, bool], Outline] = {}
    for one in outlines:
        seen.setdefault((one.title, bool(one.get("xmlUrl"))), one)
    return tuple(seen.values())


FEEDS = st.builds(
    lambda text, more, number: feed(f"https://h{number}.org/", text, **more), TITLES, ATTRIBUTES, st.integers(0, 30)
)
FOLDERS = st.recursive(
    FEEDS,
    lambda inner: st.builds(
        lambda text, more, held: Outline(attributes=(("text", text), *more.items()), outlines=unique(held)),
        TITLES,
        st.dictionaries(st.sampled_from(["isOpen", "frss:y"]), TITLES, max_size=2),
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)
LISTS = st.builds(
    lambda outlines: OpmlList(
        attributes=(("version", "2.0"), ("xmlns:frss", "urn:f")), head=(("title", "T"),), outlines=unique(outlines)
    ),
    st.lists(FOLDERS, max_size=4),
)


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(given_=LISTS)
def test_a_list_that_goes_through_the_settings_file_comes_out_the_same(tmp_path: Path, given_: OpmlList) -> None:
    place = Workspace(root=tmp_path)
    place.settings.unlink(missing_ok=True)
    found = brought(given_, load(place, {}))
    edit.add(place, found.sources, opml=found.opml)
    kept = load(place, {})
    assert kept.opml == found.opml
    back = read_opml(write_opml(listed(kept)))
    ours, theirs = plain(back), plain(given_)
    urls = [outline.get("xmlUrl") for _, outline in theirs if outline.get("xmlUrl")]
    if len(set(urls)) < len(urls):  # a second place of a feed comes last in its folder
        ours, theirs = sorted(ours, key=repr), sorted(theirs, key=repr)
    assert ours == theirs
    assert back.head == given_.head


def plain(given_: OpmlList) -> list[tuple[tuple[str, ...], Outline]]:
    """Give the outlines of a list, each with the titles above it, without what only we say of a feed."""
    return [
        (tuple(one.title for one in above), replace(outline, attributes=ours_not(outline), outlines=()))
        for above, outline in given_.walk()
    ]


def ours_not(outline: Outline) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, said) for name, said in outline.attributes if not name.startswith("mujaz:")))
