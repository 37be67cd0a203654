"""From where a change comes: page, import, command. Set around a write, read by every history row."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

MAKS_ASAL = 200

_asal: ContextVar[str] = ContextVar("asal_perubahan", default="sistem")


def asal_sekarang() -> str:
    """Return the origin that history rows written now will carry."""
    return _asal.get()


@contextmanager
def dari(asal: str) -> Iterator[None]:
    """Let every history row written inside the block carry `asal` (cut to 200 characters)."""
    token = _asal.set(asal[:MAKS_ASAL])
    try:
        yield
    finally:
        _asal.reset(token)
