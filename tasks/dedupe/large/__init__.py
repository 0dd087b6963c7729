"""A large window by numpy: the same numbers and scores as the plain way, and on from where an earlier run ended."""

from tasks.dedupe.large.basis import Basis
from tasks.dedupe.large.kept import Past, Sums, kept
from tasks.dedupe.large.known import Known
from tasks.dedupe.large.window import scored

__all__ = ["Basis", "Known", "Past", "Sums", "kept", "scored"]
