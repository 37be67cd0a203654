"""The key column of PetaRB's own workbooks: an item of a plan, or the row of the Lampiran that suggested one."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class AsalKunci(StrEnum):
    """What a key names, by the letter before its 32 hexadecimal digits."""

    BUTIR = "B"
    LAMPIRAN = "L"


@dataclass(frozen=True, slots=True)
class KunciBaris:
    """A key: an item (of this plan, or of last year's offered again), or a row of the Lampiran."""

    asal: AsalKunci
    kunci: UUID

    def __str__(self) -> str:
        return f"{self.asal}-{self.kunci.hex}"


def urai_kunci(teks: str) -> KunciBaris | None:
    """Read a key; None where the text is none, such as an empty cell or one that somebody wrote over."""
    asal, pemisah, digit = teks.strip().partition("-")
    if not pemisah or asal not in {a.value for a in AsalKunci}:
        return None
    try:
        return KunciBaris(AsalKunci(asal), UUID(hex=digit))
    except ValueError:
        return None
