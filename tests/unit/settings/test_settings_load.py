"""Reading mujaz.toml: what it means, and what is refused with which words."""

from dataclasses import fields
from pathlib import Path

import pytest

from tasks.errors import SettingsError
from tasks.settings import Edition, Secret, Settings, Source, load, sample
from tasks.workspace import Workspace

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
    for values in (plain.editions[0], plain.sources[0], plain.summary, plain.grouping, plain.store, plain.reports):
        assert {field.name for field in fields(values)} <= names


def test_a_file_with_everything_in_it(tmp_path: Path) -> None:
    settings = load(written(tmp_path, (CASES / "everything.toml").read_bytes()), {"NEWS_DB_PASSWORD": "p@ss/word"})
    morning, abroad = settings.editions
    assert (morning.name, morning.title, morning.language, morning.timezone) == (
        "morning",
        "نشرة الصباح",
        "ar",
        "Africa/Tripoli",
    )
    assert [source.name for source in settings.sources_of(morning)] == ["agency", "letters"]
    assert [source.name for source in settings.sources_of(abroad)] == ["letters"]
    agency, letters = settings.sources
    assert agency == Source(
        name="agency", folder="in/agency", language="ar", outlet="وكالة", recursive=False, max_bytes=5000
    )
    assert letters.path(tmp_path) == Path("~/letters").expanduser()
    assert (settings.summary.method, settings.summary.sentences) == ("lexrank", 5)
    assert settings.grouping.window_days == 30
    assert settings.store_url(tmp_path) == "postgresql+psycopg://reader:p%40ss%2Fword@db/news"
    assert settings.reports.path(tmp_path) == tmp_path / "out" / "pages"
    assert settings.edition("abroad") == abroad
    assert settings.edition("evening") is None


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
        pytest.param("[weather]\nx = 1", "weather", "no such setting. Allowed: editions", id="or only refused"),
        pytest.param("[[feeds]]\nurl = 'https://a'", "feeds", "feeds are not read yet", id="feeds are told to be late"),
        pytest.param(
            "[[sources]]\nname = 'a'\nurl = 'https://a'", "sources[0].url", "not read yet", id="so is an address"
        ),
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
