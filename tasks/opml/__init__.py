"""Lists of feeds as other readers write them: OPML 2.0, in and out, with all that it says."""

from tasks.opml.reading import read_opml
from tasks.opml.values import OpmlList, Outline
from tasks.opml.writing import write_opml

__all__ = ["OpmlList", "Outline", "read_opml", "write_opml"]
