"""The order of units, the worst first, with the reason for each place. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tampilan.angka import tulis_angka

SERATUS = Decimal(100)
SESUAI = "sesuai rencana, target dan irama"
BANYAK_ALASAN = 2


@dataclass(frozen=True, slots=True)
class Unsur:
    """One of the figures that make a place: percent of what it should be, not above 100, and it in words.

    `persen` is None where there is nothing to judge; `alasan` then says so, or is empty where nothing was owed.
    """

    nama: str
    persen: Decimal | None
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Tempat:
    """A unit with what makes its place."""

    pk: int
    kode: str
    nama: str
    unsur: tuple[Unsur, ...]

    @property
    def nilai(self) -> Decimal | None:
        """The mean of what can be judged; None where nothing can."""
        ada = [u.persen for u in self.unsur if u.persen is not None]
        return sum(ada, Decimal()) / len(ada) if ada else None

    @property
    def alasan(self) -> str:
        """Why it stands here: what is missing, then the weakest figures first."""
        lemah = sorted(
            (u for u in self.unsur if u.alasan and (u.persen is None or u.persen < SERATUS)),
            key=lambda u: Decimal(-1) if u.persen is None else u.persen,
        )
        return "; ".join(u.alasan for u in lemah[:BANYAK_ALASAN]) or SESUAI


def urutkan(daftar: Iterable[Tempat]) -> list[Tempat]:
    """Return units with the worst first; those of which nothing can be said come last."""
    bernilai = [(t.nilai, t) for t in daftar]
    urut = sorted(bernilai, key=lambda b: (b[0] is None, b[0] or Decimal(), b[1].nama))
    return [t for _, t in urut]


def unsur_kemajuan(fisik: Decimal | None, rencana: Decimal | None, terlambat: int) -> Unsur:
    """Return physical progress against what the plan says of the month."""
    if fisik is None:
        return Unsur("Kemajuan", None, "belum ada laporan kemajuan yang terkirim")
    if not rencana:
        return Unsur("Kemajuan", None)
    kata = f"kemajuan fisik {tulis_angka(fisik)}% dari rencana {tulis_angka(rencana)}%"
    if terlambat:
        kata += f", {terlambat} butir terlambat"
    return Unsur("Kemajuan", min(fisik * SERATUS / rencana, SERATUS), kata)


def unsur_capaian(rerata: Decimal | None, tercapai: int, banyak: int) -> Unsur:
    """Return what the indicators that a unit measures achieve, on average."""
    if not banyak:
        return Unsur("Capaian", None)
    if rerata is None:
        return Unsur("Capaian", None, f"{banyak} indikatornya belum dapat dihitung")
    return Unsur("Capaian", min(rerata, SERATUS), f"{tercapai} dari {banyak} indikator mencapai target")


def unsur_kepatuhan(persen: int | None) -> Unsur:
    """Return the share of what Bab IV asks for that was done in time."""
    if persen is None:
        return Unsur("Kepatuhan", None)
    return Unsur("Kepatuhan", Decimal(persen), f"{persen}% kewajiban monev tepat waktu")
