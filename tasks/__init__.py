"""The rooms of the way from a source to a page: ingest, extract, dedupe, summarise, compose, render, deliver.

Stages meet only in `tasks.model`; no stage imports another. `docs/architecture.md` draws the arrows.
"""

__version__ = "0.1.0"
