"""Ingest: a source becomes documents and gaps. Reads, decodes and names; never judges what a text means."""

from tasks.ingest.folder import FolderSource, read_folder

__all__ = ["FolderSource", "read_folder"]
