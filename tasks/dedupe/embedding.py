"""The place to plug a model of one's own into: texts of any language in, vectors out.

Mujaz brings no model, downloads none and is measured without one. Whoever has a multilingual sentence model on her
own disk, and the library that reads it, names its folder in `[grouping] embeddings`; links between languages then
weigh its vectors too. Anything with a name and `embed` will do for a program.
"""

from __future__ import annotations

import os
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from tasks.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

KEY = "[grouping] embeddings"
OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")  # these libraries look for files on the network otherwise
WEIGHTS = ("model.safetensors", "pytorch_model.bin")


class Embedder(Protocol):
    """Something that gives texts vectors: alike in meaning, alike in direction, whatever the language."""

    @property
    def name(self) -> str:
        """Name the model, for the evidence."""

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Give a vector for each text, all of one length; the same text always the same vector."""


class Folder:
    """A model in a folder, read by the library that wrote it."""

    def __init__(self, name: str, model: Any) -> None:  # noqa: ANN401 -- libraries that are not here to be typed
        self._name = name
        self._model = model

    @property
    def name(self) -> str:
        """Give the folder's name."""
        return self._name

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Ask the library."""
        return [[float(value) for value in vector] for vector in self._model.encode(list(texts))]


@lru_cache(maxsize=1)
def load_model(path: Path) -> Embedder:
    """Load the model in a folder: of sentence-transformers (its own weights, or ONNX), or of model2vec.

    Raises:
        UsageError: the folder or the library is not there, or the library cannot read it.
    """
    if not path.is_dir():
        raise UsageError(f'{KEY}: {path}: there is no such folder. Name the folder of a model, or set it to ""')
    library, kind, how = _reader(path)
    for name in OFFLINE:
        os.environ[name] = "1"  # before the import: they read it once
    try:
        reader = getattr(import_module(library), kind)
    except ImportError as error:
        remedy = f'Install it into the environment of Mujaz (pip install {library.replace("_", "-")}), or set it to ""'
        raise UsageError(f"{KEY}: {path} is read by {library}, which is not installed here. {remedy}") from error
    make = reader.from_pretrained if kind == "StaticModel" else reader
    try:
        return Folder(path.name, make(str(path), **how))
    except Exception as error:
        remedy = f"Try it with {library} alone, or name another folder"
        raise UsageError(f"{KEY}: {library} cannot read {path} ({error}). {remedy}") from error


def _reader(path: Path) -> tuple[str, str, dict[str, object]]:
    """Tell by its files which library wrote a folder: its name, the class that reads it, and how."""
    held = {file.name for file in path.iterdir()}
    if "modules.json" in held:
        onnx = (path / "onnx").is_dir() and not held & set(WEIGHTS)
        return (
            "sentence_transformers",
            "SentenceTransformer",
            {"local_files_only": True} | ({"backend": "onnx"} if onnx else {}),
        )
    if {"tokenizer.json", "model.safetensors"} <= held:
        return "model2vec", "StaticModel", {}
    needed = "modules.json (sentence-transformers), or tokenizer.json and model.safetensors (model2vec)"
    raise UsageError(f"{KEY}: {path} holds no model that is known. It must hold {needed}")
