"""A model of the user's own: loaded from her disk or refused in plain words, weighed for links and for nothing else."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.dedupe import group, load_model
from tasks.dedupe.embedding import OFFLINE
from tasks.errors import UsageError
from tasks.model import Article, Grouping

Make = Callable[..., Article]
LIBRARY = """
class Made:
    def __init__(self, path, **how):
        self.how = how
        if "broken" in path:
            raise OSError("no weights in it")
    @classmethod
    def from_pretrained(cls, path):
        return cls(path, static=True)
    def encode(self, texts):
        return [(len(text), 1) for text in texts]
SentenceTransformer = StaticModel = Made
"""


class Subjects:
    """A model that knows three subjects in two languages."""

    name = "subjects"
    known = ("pension نقاعد التقاعد", "bakery مخبز المخبز", "Wheat القمح")

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return [[float(any(word in text for word in known.split())) for known in self.known] for text in texts]


@pytest.fixture
def articles(article: Make) -> list[Article]:
    """Three events without a name, each in English and Arabic."""
    told = {
        "en": (
            "Cabinet drops pension reform",
            "Oldest bakery of the town burns down",
            "Wheat harvest is the worst in years",
        ),
        "ar": ("الحكومة تتخلى عن إصلاح التقاعد", "حريق يدمر أقدم مخبز في المدينة", "أسوأ موسم لحصاد القمح منذ سنوات"),
    }
    return [
        article(title, title=title, language=language, date="2031-03-04")
        for language, titles in told.items()
        for title in titles
    ]


def pairs(made: Grouping, articles: Sequence[Article]) -> set[frozenset[str]]:
    title = {one.id: one.title for one in articles}
    lead = {story.id: title[story.lead] for story in made.stories}
    return {frozenset({lead[s.id], lead[one.story]}) for s in made.stories for one in s.why.likely}


def test_a_model_links_what_shares_no_letter_and_changes_nothing_else(articles: list[Article]) -> None:
    plain, made = group(articles), group(articles, embedder=Subjects())
    titles = [one.title for one in articles]
    assert pairs(plain, articles) == set()
    assert pairs(made, articles) == {frozenset(pair) for pair in zip(titles[:3], titles[3:], strict=True)}
    assert plain.stories == tuple(replace(s, why=replace(s.why, likely=())) for s in made.stories)
    assert {(one.model, one.meaning) for s in made.stories for one in s.why.likely} == {("subjects", 1.0)}


def test_a_model_links_nothing_days_apart(articles: list[Article]) -> None:
    late = [replace(one, published=replace(one.published, day=9)) if one.language == "ar" else one for one in articles]
    assert pairs(group(late, embedder=Subjects()), late) == set()


def test_a_model_that_finds_everything_alike_links_nothing(articles: list[Article]) -> None:
    class Same:
        name = "same"

        def embed(self, texts: Sequence[str]) -> list[list[float]]:
            return [[1.0, 0.0] for _ in texts]

    assert pairs(group(articles, embedder=Same()), articles) == set()


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder in which a library of ten lines stands under both names."""
    for name in ("sentence_transformers", "model2vec"):
        (tmp_path / f"{name}.py").write_text(LIBRARY, encoding="utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in OFFLINE:
        monkeypatch.setenv(name, "0")
    load_model.cache_clear()
    yield tmp_path
    load_model.cache_clear()


def folder(place: Path, *files: str) -> Path:
    for file in files:
        (place / file).parent.mkdir(parents=True, exist_ok=True)
        (place / file).touch()
    return place


@pytest.mark.parametrize(
    ("files", "how"),
    [
        pytest.param(("modules.json", "model.safetensors"), {"local_files_only": True}, id="sentence-transformers"),
        pytest.param(
            ("modules.json", "onnx/model.onnx"), {"local_files_only": True, "backend": "onnx"}, id="with ONNX alone"
        ),
        pytest.param(("tokenizer.json", "model.safetensors", "config.json"), {"static": True}, id="model2vec"),
    ],
)
def test_a_folder_is_read_by_the_library_that_wrote_it_and_never_online(
    library: Path, files: tuple[str, ...], how: dict[str, object]
) -> None:
    model = load_model(folder(library / "my-model", *files))
    assert model.name == "my-model"
    assert model.embed(["ab", "abc"]) == [[2.0, 1.0], [3.0, 1.0]]
    assert getattr(model, "_model").how == how  # noqa: B009 -- of the fake library
    assert [os.environ[name] for name in OFFLINE] == ["1", "1"]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        pytest.param((), "there is no such folder", id="no folder"),
        pytest.param(("readme.txt",), "holds no model that is known. It must hold modules.json", id="no model in it"),
    ],
)
def test_what_is_no_model_is_refused_by_name(library: Path, files: tuple[str, ...], says: str) -> None:
    place = folder(library / "thing", *files)
    with pytest.raises(UsageError) as refused:
        load_model(place)
    assert f"[grouping] embeddings: {place}" in str(refused.value)
    assert says in str(refused.value)


def test_a_library_that_is_missing_is_named_with_the_remedy(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)  # an import of it fails
    with pytest.raises(UsageError, match=r"sentence_transformers, which is not installed here. Install it into"):
        load_model(folder(library / "model", "modules.json"))


def test_a_folder_that_the_library_refuses_is_told_in_its_words(library: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot read .*broken \(no weights in it\)"):
        load_model(folder(library / "broken", "modules.json"))
