"""A body off the line: never more of it in memory than allowed, whatever its headers say."""

from __future__ import annotations

import http.client
import zlib
from typing import Final

from tasks.ingest.fetch.reply import Reply
from tasks.ingest.fetch.values import Kind

_PIECE = 65_536  # bytes
_MAGIC: Final = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS


class BadBody(Exception):  # noqa: N818 -- reads as what happened
    """The body is of no use."""

    def __init__(self, kind: Kind, words: str) -> None:
        super().__init__(words)
        self.kind: Kind = kind
        self.words = words


def read_body(reply: Reply, most: int, *, clip: bool = False) -> bytes:
    """Read a body to its end and undo the one compression that was offered, gzip.

    Args:
        reply: with the body still on the line.
        most: bytes, before and after decompression.
        clip: give the first `most` bytes of what is longer instead of raising.

    Raises:
        BadBody: it is too large, of another length than announced, or compressed otherwise.
        http.client.IncompleteRead: the line was cut before the announced end.
        OSError: the line was cut, or the time is over.
    """
    coding = reply.said.get("content-encoding", "").lower()
    if coding not in {"", "identity", "gzip", "x-gzip"}:
        raise BadBody("garbled", "it is compressed in a way that was not asked for")
    if reply.length == 0:
        return b""  # nothing is announced, so whatever follows is no part of it
    sink = _Unzipped(most) if "gzip" in coding else _Plain(most)
    while not sink.full and (piece := _piece(reply)):
        sink.add(piece)
    if sink.full:
        if clip:
            return sink.body[:most]
        raise BadBody("too large", f"it is larger than {most:,} bytes")
    reply.finish()
    if reply.surplus:
        raise BadBody("truncated", "it is longer than the length it announced")
    return sink.end()


def _piece(reply: Reply) -> bytes:
    """Read what is there, but not beyond the announced end."""
    if reply.length == 0 or reply.isclosed():
        return b""
    piece = reply.read1(_PIECE)
    if not piece and reply.length:
        raise http.client.IncompleteRead(b"", reply.length)
    return piece


class _Plain:
    """A body as it comes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pieces: list[bytes] = []
        self._size = 0

    @property
    def full(self) -> bool:
        """Tell whether there is more than allowed."""
        return self._size > self._most

    @property
    def body(self) -> bytes:
        """Give what there is."""
        return b"".join(self._pieces)

    def add(self, piece: bytes) -> None:
        """Take the next bytes."""
        self._pieces.append(piece)
        self._size += len(piece)

    def end(self) -> bytes:
        """Give the whole body."""
        body = self.body
        if body.startswith(_MAGIC):
            raise BadBody("garbled", "it is compressed without saying so, or twice")
        return body


class _Unzipped(_Plain):
    """A body sent in gzip, in one or more members."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self._decoder = zlib.decompressobj(_GZIP)
        self._raw = 0
        self._padded = False

    def add(self, piece: bytes) -> None:
        """Take the next compressed bytes; inflates no more than one byte beyond what is allowed."""
        self._raw += len(piece)
        if self._raw > self._most:  # members without content, one after another, never end
            self._size = self._most + 1
        while piece and not self.full and not self._padded:
            try:
                super().add(self._decoder.decompress(piece, self._most + 1 - self._size))
            except zlib.error:
                raise BadBody("garbled", "its compression is broken") from None
            piece = self._decoder.unconsumed_tail
            if self._decoder.eof:
                piece = self._decoder.unused_data
                self._padded = bool(piece) and not piece.startswith(_MAGIC[:1])  # some servers add blanks or zeros
                if piece and not self._padded:
                    self._decoder = zlib.decompressobj(_GZIP)

    def end(self) -> bytes:
        """Give the whole body."""
        if self._raw and not self._decoder.eof:
            raise BadBody("truncated", "its compression breaks off")
        return super().end()
