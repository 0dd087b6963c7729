"""What went wrong on the line, as a kind and as words for a person."""

from __future__ import annotations

import http.client
import socket
import ssl
from http import HTTPStatus
from typing import NamedTuple

from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from tasks.ingest.fetch.bodies import BadBody
from tasks.ingest.fetch.dial import Blocked
from tasks.ingest.fetch.values import Kind

CAUGHT = (HTTPError, OSError, http.client.HTTPException, BadBody, ValueError)  # all that asking can raise
_AGAIN = frozenset({500, 502, 503, 504, 522, 524})  # often over a second later


class Fault(NamedTuple):
    """A failure; `passing` means that a second try may well go through."""

    kind: Kind
    words: str
    passing: bool = False


def fault(error: Exception, *, answered: bool) -> Fault:
    """Name what an exception means.

    Args:
        error: one of `CAUGHT`.
        answered: whether the headers of an answer had come by then.
    """
    if isinstance(error, BadBody):
        return Fault(error.kind, error.words, error.kind == "truncated")
    if isinstance(error, Blocked | NewConnectionError | LocationParseError):  # the second is a time-out to urllib3
        return _unreached(error)
    if isinstance(error, ConnectTimeoutError | ReadTimeoutError | TimeoutError):
        words = "it answered, but too slowly" if answered else "no answer in time"
        return Fault("timeout", words, isinstance(error, ConnectTimeoutError))
    if isinstance(error, SSLError | ssl.SSLError):
        return _tls(error)
    return _broken(error, answered=answered)


def said(status: int, *, waits: bool) -> Fault:
    """Name what a status means that is no answer.

    Args:
        status: of the answer.
        waits: whether it came with Retry-After.
    """
    if status == HTTPStatus.GONE:
        return Fault("gone", "it is gone for good (410)")
    if status == HTTPStatus.NOT_MODIFIED:
        return Fault("status", "it says “not modified” (304) though it was not asked that")
    try:
        phrase = f" {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = ""
    return Fault("status", f"it answers {status}{phrase}", status in _AGAIN and not waits)


def _unreached(error: Exception) -> Fault:
    """Tell why there was no connection."""
    if isinstance(error, Blocked):
        return Fault("blocked", f"not asked, because {error}")
    if isinstance(error, NameResolutionError):
        reason = error.__cause__
        if isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_AGAIN:
            return Fault("dns", "its name cannot be looked up at the moment", passing=True)
        return Fault("dns", "there is no host of this name")
    if isinstance(error, LocationParseError):
        return Fault("blocked", "the address cannot be read")
    return Fault("refused", "nobody answers at this address", passing=True)


def _tls(error: Exception) -> Fault:
    inner = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(inner, ssl.SSLCertVerificationError):
        return Fault("tls", f"its certificate is not good: {inner.verify_message.rstrip('.')}")
    return Fault("tls", "no safe connection can be made")


def _broken(error: Exception, *, answered: bool) -> Fault:
    """Tell a line that was cut from one on which nonsense was said."""
    causes = [error, *(cause for cause in error.args if isinstance(cause, Exception))]
    if any(isinstance(cause, http.client.IncompleteRead) for cause in causes):
        return Fault("truncated", "the answer broke off", passing=True)
    if any(isinstance(cause, OSError) for cause in causes):
        if answered:
            return Fault("truncated", "the answer broke off", passing=True)
        return Fault("refused", "the line was cut before an answer", passing=True)
    return Fault("garbled", "what it says is no proper answer")
