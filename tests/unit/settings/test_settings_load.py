"""Reading mujaz.toml: what it means, and what is refused with which words."""

import time
from dataclasses import fields
from pathlib import Path

import pytest

from tasks.errors import SettingsError
from tasks.settings import Edition, Fetch, Opml, Secret, Settings, Source, load, sample
from tasks.workspace import Workspace

FEED = "[[sources]]\nname = 'a'\n"
CASES = Path(__file__).parents[2] / "data" / "settings"


def written(folder: Path, text: str | bytes) -> Workspace:
    place = Workspace(root=folder)
    place.settings.write_bytes(text if isinstance(text, bytes) else text.encode())
    return place


def refused(folder: Path, text: str | bytes, **environment: str) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        load(written(folder, text), environment)
    return caught.value


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    settings = load(Workspace(root=tmp_path), {})
    assert settings == Settings()
    assert settings.editions == (Edition(name="daily", title="موجز", language="ar", timezone="UTC"),)
    assert settings.sources[0].path(tmp_path) == tmp_path / "seeds"
    assert settings.reports.path(tmp_path) == tmp_path / "reports"
    assert settings.store_url(tmp_path / "x.sqlite") == f"sqlite:///{tmp_path}/x.sqlite"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file says the defaults"),
        pytest.param("# nothing\n", id="so does one of comments"),
        pytest.param("\ufeff[summary]\nsentences = 3\n", id="a byte order mark is no part of the settings"),
        pytest.param(sample(), id="so does the file that init writes"),
        pytest.param(sample().replace("\n", "\r\n"), id="with the line ends of another system too"),
    ],
)
def test_files_that_say_the_defaults(tmp_path: Path, text: str) -> None:
    assert load(written(tmp_path, text), {}) == Settings()


def test_every_setting_stands_in_the_sample_with_a_word_about_it() -> None:
    told = [line for line in sample().splitlines() if line and not line.startswith(("#", "["))]
    for line in told:
        assert " = " in line
        assert ("#" in line) or line.startswith("name"), line
    names = {line.split(" = ")[0] for line in told}
    plain = Settings()
    for values in (
        plain.editions[0],
        plain.summary,
        plain.grouping,
        plain.fetch,
        plain.store,
        plain.reports,
        plain.alerts,
    ):
        assert {field.name for field in fields(values)} <= names
    hidden = {line[2:].split(" = ")[0] for line in sample().splitlines() if line.startswith("# ") and " = " in line}
    assert {field.name for field in fields(Source)} <= names | hidden | {"opml"}
    for line in sample().splitlines():
        if line.startswith("# ") and " = " in line and not line.startswith("# name"):
            assert line.count("#") == 2, line


def test_a_file_with_everything_in_it(tmp_path: Path) -> None:
    settings = load(written(tmp_path, (CASES / "everything.toml").read_bytes()), {"NEWS_DB_PASSWORD": "p@ss/word"})
    morning, abroad = settings.editions
    assert (morning.name, morning.title, morning.language, morning.timezone) == (
        "morning",
        "نشرة الصباح",
        "ar",
        "Africa/Tripoli",
    )
    assert [source.name for source in settings.sources_of(morning)] == ["agency", "letters", "coast"]
    assert [source.name for source in settings.sources_of(abroad)] == ["letters"]
    agency, letters, coast = settings.sources
    assert coast == Source(
        name="coast",
        folder="",
        url="https://coast.example/feed.json",
        language="en",
        outlet="The Coast",
        user_agent="Reader/1.0",
        full_text="page",
        first=25,
        paused=True,
        category=("News", "Sea"),
        opml=(("text", "The Coast"), ("htmlUrl", "https://coast.example/")),
    )
    assert settings.fetch == Fetch(
        user_agent="Mine/2.0", allow_private=("wiki.local",), timeout=10, per_host=4, spacing=0.5, robots=False
    )
    assert settings.opml == Opml(
        attributes=(("version", "2.0"),),
        head=(("title", "Mine"),),
        folders=((("News",), (("isOpen", "true"),)),),
    )
    assert agency == Source(
        name="agency", folder="in/agency", language="ar", outlet="وكالة", recursive=False, max_bytes=5000
    )
    assert letters.path(tmp_path) == Path("~/letters").expanduser()
    assert (settings.summary.method, settings.summary.sentences) == ("lexrank", 5)
    assert settings.grouping.window_days == 30
    assert settings.grouping.model(tmp_path) == tmp_path / "models" / "mine"
    assert settings.store_url(tmp_path) == "postgresql+psycopg://reader:p%40ss%2Fword@db/news"
    assert settings.reports.path(tmp_path) == tmp_path / "out" / "pages"
    assert settings.edition("abroad") == abroad
    assert settings.edition("evening") is None


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/feed",
        "HTTP://Example.ORG:8080/a?b=c#d",
        "https://أخبار.ليبيا/خلاصة",
        "https://xn--mgbh0fb.xn--kgbechtv/",
        "http://93.184.216.34/rss",
        "http://[2606:2800:220:1:248:1893:25c8:1946]/rss",
        "https://a_b.example.org./x",
    ],
)
def test_addresses_that_can_be_followed(tmp_path: Path, url: str) -> None:
    (source,) = load(written(tmp_path, f"{FEED}url = '{url}'"), {}).sources
    assert source == Source(name="a", folder="", url=url)
    assert source.is_feed


INSIDE = [
    ("http://localhost/feed", "localhost"),
    ("http://LOCALHOST./feed", "localhost"),
    ("http://news.localhost:8000/feed", "news.localhost"),
    ("http://wiki/feed", "wiki"),
    ("http://nas.local/feed", "nas.local"),
    ("http://metadata.google.internal/", "metadata.google.internal"),
    ("http://127.0.0.1:8000/", "127.0.0.1"),
    ("http://10.1.2.3/", "10.1.2.3"),
    ("http://169.254.169.254/latest/", "169.254.169.254"),
    ("http://0.0.0.0/", "0.0.0.0"),
    ("http://100.64.0.1/", "100.64.0.1"),
    ("http://224.0.0.1/", "224.0.0.1"),
    ("http://[::1]/", "::1"),
    ("http://[fd00::1]/", "fd00::1"),
    ("http://[fec0::1]/", "fec0::1"),
    ("http://[::ffff:127.0.0.1]/", "::ffff:7f00:1"),
    ("http://[64:ff9b::7f00:1]/", "64:ff9b::7f00:1"),
    ("http://[2002:7f00:1::]/", "2002:7f00:1::"),
]


@pytest.mark.parametrize(("url", "host"), INSIDE, ids=[url for url, _ in INSIDE])
def test_a_host_inside_must_be_allowed_by_name(tmp_path: Path, url: str, host: str) -> None:
    error = refused(tmp_path, f"{FEED}url = '{url}'")
    assert error.key == "sources[0].url"
    assert f'allow_private = ["{host}"]' in str(error)
    assert (
        load(written(tmp_path, f"{FEED}url = '{url}'\n[fetch]\nallow_private = ['{host}']"), {}).sources[0].url == url
    )


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "0177.0.0.1", "127.0.0.1.", "256.1.1.1"])
def test_a_number_in_disguise_is_no_host(tmp_path: Path, host: str) -> None:
    error = refused(tmp_path, f"{FEED}url = 'http://{host}/'")
    assert "cannot be one" in str(error) or 'allow_private = ["127.0.0.1"]' in str(error)


def test_a_host_may_be_allowed_in_any_spelling(tmp_path: Path) -> None:
    hosts = ["WIKI.local.", "[::1]", "10.0.0.7", "مثال.local"]
    fetch = load(written(tmp_path, f"[fetch]\nallow_private = {hosts}"), {}).fetch
    assert fetch.allow_private == ("wiki.local", "::1", "10.0.0.7", "xn--mgbh0fb.local")


@pytest.mark.parametrize(
    ("category", "folders"),
    [
        ("''", ()),
        ("'News'", ("News",)),
        ("'News/Libya'", ("News", "Libya")),
        ("' News / Libya/'", ("News", "Libya")),
        ("['AC/DC', '']", ("AC/DC", "")),
    ],
)
def test_folders_of_a_list_of_feeds(tmp_path: Path, category: str, folders: tuple[str, ...]) -> None:
    text = f"{FEED}url = 'https://a.org'\ncategory = {category}"
    assert load(written(tmp_path, text), {}).sources[0].category == folders


def test_ten_thousand_feeds_are_read(tmp_path: Path) -> None:
    text = "\n".join(f"[[sources]]\nname = 'n{n}'\nurl = 'https://h{n}.org/'" for n in range(10_000))
    began = time.process_time()
    assert len(load(written(tmp_path, text), {}).sources) == 10_000
    assert time.process_time() - began < 10


def test_a_whole_url_from_the_environment_is_taken_as_it_is(tmp_path: Path) -> None:
    place = written(tmp_path, '[store]\nurl = "${DATABASE_URL}"\n')
    url = "postgresql+psycopg://u:p%40@h/d?a=1"
    assert load(place, {"DATABASE_URL": url}).store_url(tmp_path) == url


def test_what_was_filled_in_from_the_environment_is_never_shown(tmp_path: Path) -> None:
    place = written(tmp_path, '[store]\nurl = "postgresql://u:${PASSWORD}@h/d"\n')
    assert "canary" not in repr(load(place, {"PASSWORD": "canary"}))
    assert "canary" not in str(refused(tmp_path, '[store]\nurl = "${PASSWORD}"\n', PASSWORD="canary"))
    assert repr(Secret("canary")) == "Secret(***)"


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        pytest.param("editons = 1", "editons", '(did you mean "editions"?)', id="a misspelt table is guessed"),
        pytest.param("[summary]\nsentenses = 3", "summary.sentenses", 'mean "sentences"', id="so is a misspelt key"),
        pytest.param("[zodiac]\nx = 1", "zodiac", "no such setting. Allowed: editions", id="or only refused"),
        pytest.param("[[feeds]]\nurl = 'https://a.org'", "feeds", "a source with an address", id="feeds are sources"),
        pytest.param("[[sources]]\nfolder = 'a'", "sources[0].name", "is missing", id="a source needs a name"),
        pytest.param("[[sources]]\nname = 'a'", "sources[0].folder", "is missing", id="and a folder"),
        pytest.param("[sources]\nname = 'a'", "sources", "[[sources]] once for each", id="sources are several"),
        pytest.param("editions = []", "editions", "[[editions]]", id="no edition at all is a mistake"),
        pytest.param("editions = [1]", "editions[0]", "is not a table", id="an edition is a table"),
        pytest.param("summary = 'short'", "summary", "is not a table", id="so is the summary"),
        pytest.param("[summary]\nsentences = 0", "summary.sentences", "from 1 to 10", id="too few sentences"),
        pytest.param("[summary]\nsentences = 11", "summary.sentences", "from 1 to 10", id="too many sentences"),
        pytest.param("[summary]\nsentences = true", "summary.sentences", "is true or false", id="true is not 1"),
        pytest.param("[summary]\nsentences = 3.0", "summary.sentences", "a decimal number", id="3.0 is not 3"),
        pytest.param("[summary]\nmethod = 'lexrnk'", "summary.method", 'mean "lexrank"', id="a misspelt method"),
        pytest.param("[grouping]\nwindow_days = 0", "grouping.window_days", "from 1 to 365", id="an empty window"),
        pytest.param(
            "[grouping]\nembeddings = true", "grouping.embeddings", "is true or false", id="a model switched on"
        ),
        pytest.param(
            "[[editions]]\nlanguage = 'de'", "editions[0].language", '"ar", "en", "fr"', id="a language not spoken"
        ),
        pytest.param(
            "[[editions]]\ntimezone = 'africa/tripoli'",
            "editions[0].timezone",
            'mean "Africa/Tripoli"',
            id="a zone in small letters",
        ),
        pytest.param("[[editions]]\ntimezone = 'Mars/Base'", "editions[0].timezone", "no time zone", id="no zone"),
        pytest.param(
            "[[editions]]\ntimezone = '../etc/x'", "editions[0].timezone", "no time zone", id="a path as zone"
        ),
        pytest.param("[[editions]]\ntimezone = 'Africa'", "editions[0].timezone", "no time zone", id="half a zone"),
        pytest.param("[[editions]]\nname = '../x'", "editions[0].name", "a-z, 0-9", id="a name that leaves its folder"),
        pytest.param("[[editions]]\nname = 'Été'", "editions[0].name", "a-z, 0-9", id="a name with an accent"),
        pytest.param(f"[[editions]]\nname = '{'a' * 81}'", "editions[0].name", "1 to 80", id="a name too long"),
        pytest.param('[[editions]]\ntitle = "a\\nb"', "editions[0].title", "line break", id="a title of two lines"),
        pytest.param("[[editions]]\ntitle = ''", "editions[0].title", "is empty", id="a title of nothing"),
        pytest.param("[[editions]]\n[[editions]]", "editions[1].name", '"daily" is taken', id="one name twice"),
        pytest.param(
            "[[editions]]\nsources = ['seds']", "editions[0].sources", 'mean "seeds"', id="a source that is not there"
        ),
        pytest.param("[[editions]]\nsources = 'seeds'", "editions[0].sources", "not a list", id="a name for a list"),
        pytest.param(
            "[[editions]]\nsections = ['Libya']",
            "editions[0].sections",
            "title and sources",
            id="a section without sources",
        ),
        pytest.param(
            "[[editions]]\nsections = [{ title = 'Libya', sources = ['seed'] }]",
            "editions[0].sections",
            'did you mean "seeds"',
            id="a section of a source that is not there",
        ),
        pytest.param(
            "[[sources]]\nname = 'a'\nfolder = '.'", "sources[0].folder", "read as articles", id="reports as sources"
        ),
        pytest.param(
            "[[sources]]\nname = 'a'\nfolder = 'a'\nlanguage = 'arabic!'",
            "sources[0].language",
            "not a language code",
            id="a language without a code",
        ),
        pytest.param(
            "[[sources]]\nname = 'a'\nfolder = '~nobody-of-that-name/x'",
            "sources[0].folder",
            "home folder",
            id="a home that is nobody's",
        ),
        pytest.param(f"{FEED}url = 'https://a.org'\nfolder = 'a'", "sources[0].url", "beside a folder", id="both"),
        pytest.param(
            f"{FEED}url = 'https://a.org'\nrecursive = true", "sources[0].recursive", "for a feed", id="mixed"
        ),
        pytest.param(f"{FEED}folder = 'a'\nfirst = 3", "sources[0].first", "for a folder", id="mixed the other way"),
        pytest.param(f"{FEED}url = 'javascript:alert(1)'", "sources[0].url", '"javascript:"', id="a script"),
        pytest.param(f"{FEED}url = ' JavaScript:alert(1)'", "sources[0].url", "a space", id="a script behind a space"),
        pytest.param(f"{FEED}url = 'file:///etc/passwd'", "sources[0].url", "a source with a folder", id="a file"),
        pytest.param(f"{FEED}url = '/home/me/feed.xml'", "sources[0].url", "no http", id="a path"),
        pytest.param(
            f"{FEED}url = 'example.org/feed'", "sources[0].url", "no http", id="an address without its scheme"
        ),
        pytest.param(f"{FEED}url = 'https:///feed'", "sources[0].url", "names no host", id="an address of no host"),
        pytest.param(f"{FEED}url = 'https://a.org:port/'", "sources[0].url", "not an address", id="a port in letters"),
        pytest.param(f"{FEED}url = 'https://[::1/'", "sources[0].url", "not an address", id="half a bracket"),
        pytest.param(f"{FEED}url = 'https://a..org/'", "sources[0].url", "cannot be one", id="an empty label"),
        pytest.param(f"{FEED}url = 'https://u:canary@a.org/'", "sources[0].url", "password", id="a password in sight"),
        pytest.param(f'{FEED}url = "https://a.org/\\n"', "sources[0].url", "line break", id="a line break"),
        pytest.param(f"{FEED}url = 'https://a.org/{'x' * 4000}'", "sources[0].url", "longer", id="an endless address"),
        pytest.param(f"{FEED}url = 3", "sources[0].url", "is a number", id="a number for an address"),
        pytest.param(
            f"{FEED}url = 'https://a.org'\n[[sources]]\nname = 'b'\nurl = 'https://a.org'",
            "sources[1].url",
            "is taken",
            id="one address twice",
        ),
        pytest.param(f"{FEED}url = 'https://a.org'\nfirst = 0", "sources[0].first", "from 1", id="nothing at first"),
        pytest.param(
            f"{FEED}url = 'https://a.org'\nfull_text = 'yes'", "sources[0].full_text", '"page"', id="a word not known"
        ),
        pytest.param(
            f"{FEED}url = 'https://a.org'\nuser_agent = 'قارئ'", "sources[0].user_agent", "ASCII", id="no header"
        ),
        pytest.param(
            f"{FEED}url = 'https://a.org'\ncategory = 3", "sources[0].category", "folders", id="a number for folders"
        ),
        pytest.param(
            f"{FEED}url = 'https://a.org'\ncategory = '{'a/' * 50}'", "sources[0].category", "50 folders", id="too deep"
        ),
        pytest.param(
            f"{FEED}url = 'https://a.org'\nopml = {{ a = 1 }}", "sources[0].opml", "table of texts", id="no texts"
        ),
        pytest.param("[fetch]\nallow_private = 'x'", "fetch.allow_private", "not a list", id="a host for a list"),
        pytest.param(
            "[fetch]\nallow_private = ['http://x/']", "fetch.allow_private", "number 0", id="an address for a host"
        ),
        pytest.param("[fetch]\ntimeout = 0", "fetch.timeout", "from 1 to 600", id="no time at all"),
        pytest.param("[fetch]\nspacing = -1", "fetch.spacing", "from 0 to 60", id="time that runs backwards"),
        pytest.param("[fetch]\nspacing = nan", "fetch.spacing", "from 0 to 60", id="no number at all"),
        pytest.param("[fetch]\nspacing = 'slow'", "fetch.spacing", "not a number", id="a word for a number"),
        pytest.param("[opml]\nhead = {}", "opml.head", "pairs", id="a head of another shape"),
        pytest.param("[opml]\nfolders = [1]", "opml.folders", "path and attributes", id="folders of another shape"),
        pytest.param("[store]\nurl = '${NO_SUCH}'", "store.url", "no variable NO_SUCH", id="a variable not set"),
        pytest.param("[store]\nurl = 'news.db'", "store.url", "sqlite:////path", id="a path for a URL"),
        pytest.param("[store]\nurl = 'mongodb://x'", "store.url", "not the URL", id="a database not known"),
        pytest.param("[reports]\nfolder = 3", "reports.folder", "is a number", id="a number for a path"),
        pytest.param("a = 1\nb = [", "end of document", "TOML", id="a file cut short"),
        pytest.param("a = 1\n\nb = = 2", "line 3, column 5", "TOML", id="a slip, with its line"),
        pytest.param(f"a = {'9' * 5000}", "the file", "4300 digits", id="a figure too long for the parser"),
        pytest.param(f"a = {'[' * 5000}", "the file", "TOML", id="lists nested without end"),
        pytest.param(
            f"[summary]\nsentences = 0x{'f' * 5000}", "summary.sentences", "out of range", id="a number without end"
        ),
        pytest.param("[summary]\n[summary]", "line 2, column 9", "TOML", id="one table twice"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, key: str, said: str) -> None:
    error = refused(tmp_path, text)
    assert error.key == key
    assert error.exit_code == 2
    assert said in str(error)
    assert str(error).startswith(f"{tmp_path / 'mujaz.toml'}: {key}: ")
    assert "Allowed: " in str(error)


def test_all_faults_are_told_at_once_a_line_each(tmp_path: Path) -> None:
    error = refused(tmp_path, (CASES / "many-faults.toml").read_bytes())
    assert str(error).replace(str(tmp_path), "") + "\n" == (CASES / "many-faults.expected.txt").read_text()


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    error = refused(tmp_path, "[[editions]]\ntitle = 'موجز'\n".encode("windows-1256"))
    assert error.key == "line 2"
    assert "UTF-8" in str(error)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "mujaz.toml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        load(Workspace(root=tmp_path), {})


@pytest.mark.parametrize("text", ["[[sources]]\nname = 'a'\nfolder = 'ring'", "[reports]\nfolder = 'ring/x'"])
def test_links_in_a_circle_are_left_to_those_who_open_them(tmp_path: Path, text: str) -> None:
    (tmp_path / "ring").symlink_to("ring")
    (tmp_path / "mujaz.toml").write_text(text)
    load(Workspace(root=tmp_path), {})


@pytest.mark.parametrize(
    ("days", "refused_with"),
    [
        pytest.param(
            "texts = 14", "keep.texts: is shorter than articles are compared", id="texts that are compared stay"
        ),
        pytest.param("texts = -1", "keep.texts", id="days are not negative"),
        pytest.param("runs = 0", "keep.runs", id="Prefect remembers a day at least"),
        pytest.param("page = 3", 'did you mean "pages"', id="a wrong name is told"),
    ],
)
def test_how_long_things_are_kept_is_checked(tmp_path: Path, days: str, refused_with: str) -> None:
    assert refused_with in str(refused(tmp_path, f"[keep]\n{days}\n".encode()))
