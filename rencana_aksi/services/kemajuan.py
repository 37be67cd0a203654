"""How far a background job is, and the wish to stop it: outside the database, so that it shows while the job writes."""

from uuid import UUID

from django.core.cache import caches

UMUR = 24 * 3600  # seconds


class Dibatalkan(Exception):
    """Someone has asked the job to stop."""


def lapor(kunci: UUID, persen: int, tahap: str) -> None:
    """Note how far a job is (0 to 100) and what it does now; raises Dibatalkan where it should stop."""
    if caches["dokumen"].get(_batal(kunci)):
        raise Dibatalkan
    caches["dokumen"].set(_kunci(kunci), (persen, tahap), UMUR)


def kemajuan(kunci: UUID) -> tuple[int, str]:
    """Return how far a job is and what it does; one that nobody has begun waits for its turn."""
    return caches["dokumen"].get(_kunci(kunci)) or (0, "Menunggu giliran")


def minta_berhenti(kunci: UUID) -> None:
    """Ask a job to stop at its next step."""
    caches["dokumen"].set(_batal(kunci), True, UMUR)


def mulai(kunci: UUID) -> None:
    """Forget what was noted of an earlier job under the same key."""
    caches["dokumen"].delete_many([_kunci(kunci), _batal(kunci)])


def _kunci(kunci: UUID) -> str:
    return f"kemajuan:{kunci.hex}"


def _batal(kunci: UUID) -> str:
    return f"berhenti:{kunci.hex}"
