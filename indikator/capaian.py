"""Achievement: target and measured value in, percentage with its working or the reason for none out. Pure.

The cases are those of Permendagri 86/2017 and of the monitoring of Perwal 45/2020; what regulations may change (rungs
of ladders, predicates and their bounds, the cap of averages) comes in as rows of the database.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple, Protocol, TypeVar

from indikator.nilai import JenisNilai, NilaiTercetak, cetak, urai
from tampilan.angka import bulatkan, tulis_angka

SERATUS = Decimal(100)
DESIMAL_PERSEN = 2
PERSEN = frozenset({"", "%", "persen"})
BELUM_DIUKUR = "belum ada realisasi"


class Anak(Protocol):
    """A rung of a ladder (`indikator.models.AnakTangga`)."""

    @property
    def label(self) -> str:
        """The label as printed."""

    @property
    def nilai(self) -> Decimal | None:
        """What it is worth, where that is set."""


class Pangkat(Protocol):
    """A predicate and where it begins (`indikator.models.Predikat`)."""

    @property
    def nama(self) -> str:
        """Its name."""

    @property
    def batas_bawah(self) -> Decimal:
        """The least percentage that it is given for."""

    @property
    def berlaku_dari(self) -> int:
        """The first year in which its scale is used."""


A = TypeVar("A", bound=Pangkat)


@dataclass(frozen=True, slots=True)
class Capaian:
    """A percentage (not rounded, not capped) with its working `rumus`, or None with the reason `alasan`."""

    persen: Decimal | None = None
    alasan: str = ""
    rumus: str = ""

    @property
    def terhitung(self) -> bool:
        """Whether there is a percentage."""
        return self.persen is not None

    @property
    def tercapai(self) -> bool:
        """Whether the target is met."""
        return self.persen is not None and self.persen >= SERATUS

    @property
    def teks(self) -> str:
        """The percentage as people read it (`102,56%`); “–” where there is none."""
        return "–" if self.persen is None else tulis_persen(self.persen)

    def dibatasi(self, batas: Decimal | int = 100) -> Decimal | None:
        """Return the percentage as it goes into averages: not above `batas`, not below 0."""
        return None if self.persen is None else min(max(self.persen, Decimal(0)), Decimal(batas))


class _BelumDapat(Exception):
    """There is no percentage; the message says why."""


def tulis_persen(persen: Decimal) -> str:
    """Write a percentage with two decimals, rounded, but not up to a whole number: 90,999 is 90,99% and not yet 91%."""
    bulat = bulatkan(persen, DESIMAL_PERSEN)
    if bulat > persen and bulat == bulat.to_integral_value():
        bulat = persen.quantize(bulat, rounding=ROUND_FLOOR)
    return f"{tulis_angka(bulat)}%"


def hitung(
    target: NilaiTercetak,
    realisasi: NilaiTercetak,
    *,
    arah: str,
    tangga: Sequence[Anak] = (),
    rentang: tuple[Decimal | None, Decimal | None] = (None, None),
) -> Capaian:
    """Return the achievement of a measured value against a target; never raises.

    `arah` is one of `indikator.models.Arah`; `tangga` the rungs, the best first; `rentang` the bounds that a value is
    kept within where the printed target is one number (the indicator's scale).
    """
    try:
        _pastikan_ada(target, realisasi)
        return CARA[arah](_Soal(target, realisasi, tuple(tangga), rentang))
    except _BelumDapat as alasan:
        return Capaian(alasan=str(alasan))


def _pastikan_ada(target: NilaiTercetak, realisasi: NilaiTercetak) -> None:
    if target.jenis == JenisNilai.TIDAK_ADA:
        raise _BelumDapat(f"target tercetak {target.label}")
    if target.jenis == JenisNilai.KOSONG:
        raise _BelumDapat("tidak ada target")
    if realisasi.jenis == JenisNilai.TIDAK_ADA:
        raise _BelumDapat(f"realisasi tercatat {realisasi.label}")
    if realisasi.jenis == JenisNilai.KOSONG:
        raise _BelumDapat(BELUM_DIUKUR)


class _Soal(NamedTuple):
    target: NilaiTercetak
    realisasi: NilaiTercetak
    tangga: tuple[Anak, ...]
    rentang: tuple[Decimal | None, Decimal | None]


# Numbers


def _naik(soal: _Soal) -> Capaian:
    """Higher is better: R ÷ T × 100."""
    t, r = _dua_angka(soal)
    if soal.target.pembanding:
        return _terhadap_batas(soal.target.pembanding, t, r)
    return _maju(t, r)


def _turun(soal: _Soal) -> Capaian:
    """Lower is better: (2T − R) ÷ T × 100, not below 0."""
    t, r = _dua_angka(soal)
    if soal.target.pembanding:
        return _terhadap_batas(soal.target.pembanding, t, r)
    return _mundur(t, r)


def _terhadap_batas(pembanding: str, t: Decimal, r: Decimal) -> Capaian:
    """Measure against a printed bound (`<2%`): met is 100, else the formula of its own direction against the bound.

    A value that stands exactly on a strict bound has not met it, yet the formula gives 100.
    """
    if {"<": r < t, "≤": r <= t, ">": r > t, "≥": r >= t}[pembanding]:
        return Capaian(SERATUS, rumus=f"{tulis_angka(r)} memenuhi {pembanding} {tulis_angka(t)} = 100%")
    return _mundur(t, r) if pembanding in {"<", "≤"} else _maju(t, r)


def _maju(t: Decimal, r: Decimal) -> Capaian:
    _pastikan_pembagi(t)
    return _jadi(r * SERATUS / t, f"{_tulis(r)} ÷ {tulis_angka(t)} × 100")


def _mundur(t: Decimal, r: Decimal) -> Capaian:
    _pastikan_pembagi(t)
    persen = (2 * t - r) * SERATUS / t
    rumus = f"(2 × {tulis_angka(t)} − {_tulis(r)}) ÷ {tulis_angka(t)} × 100"
    if persen < 0:
        return Capaian(Decimal(0), rumus=f"{rumus} = {tulis_persen(persen)}, dihitung 0%")
    return _jadi(persen, rumus)


def _pastikan_pembagi(t: Decimal) -> None:
    if t == 0:
        raise _BelumDapat("target 0 tidak dapat menjadi pembagi")
    if t < 0:
        raise _BelumDapat(f"target {tulis_angka(t)} negatif")


def _jadi(persen: Decimal, rumus: str) -> Capaian:
    return Capaian(persen, rumus=f"{rumus} = {tulis_persen(persen)}")


def _tulis(angka: Decimal) -> str:
    return f"({tulis_angka(angka)})" if angka < 0 else tulis_angka(angka)


def _dua_angka(soal: _Soal) -> tuple[Decimal, Decimal]:
    if soal.target.angka is None:
        raise _BelumDapat(f"target “{soal.target.label}” bukan angka")
    return soal.target.angka, _angka_realisasi(soal)


def _angka_realisasi(soal: _Soal) -> Decimal:
    r = soal.realisasi
    if r.angka is None:
        raise _BelumDapat(f"realisasi “{r.label}” bukan angka")
    if r.pembanding:
        raise _BelumDapat(f"realisasi “{cetak(r)}” hanya menyebut batas")
    if not satuan_sama(soal.target.satuan, r.satuan):
        raise _BelumDapat(f"satuan realisasi “{r.satuan}” berbeda dari satuan target “{soal.target.satuan}”")
    return r.angka


def satuan_sama(satu: str, lain: str) -> bool:
    """Tell whether two printed units can be compared: equal, or one of them is left out (`95` beside `91%`)."""
    kiri, kanan = satu.strip().casefold(), lain.strip().casefold()
    return not kiri or not kanan or kiri == kanan or {kiri, kanan} <= PERSEN


# Ranges

_RENTANG = re.compile(r"(?P<bawah>[\d.,]+)\s*%?\s*(?:-|–|—|s\.?\s?d\.?|sampai)\s*(?P<atas>[\d.,]+\s*%?)")


def urai_rentang(teks: str) -> tuple[Decimal, Decimal] | None:
    """Read a printed range (`60-70`, `60% s.d. 70%`); None where it is none. No target of Perwal 45/2020 is one."""
    cocok = _RENTANG.fullmatch(" ".join(teks.split()))
    if cocok is None:
        return None
    bawah, atas = urai(cocok["bawah"]).angka, urai(cocok["atas"]).angka
    return None if bawah is None or atas is None or bawah > atas else (bawah, atas)


def _dalam_rentang(soal: _Soal) -> Capaian:
    """Within the range 100, else against the nearest bound."""
    if soal.target.pembanding:
        return _naik(soal)
    bawah, atas = _batas(soal)
    r = _angka_realisasi(soal)
    if r < bawah:
        return _maju(bawah, r)
    if r > atas:
        return _mundur(atas, r)
    return Capaian(
        SERATUS, rumus=f"{tulis_angka(r)} berada dalam {tulis_angka(bawah)}–{tulis_angka(atas)} = 100%"
    )


def _batas(soal: _Soal) -> tuple[Decimal, Decimal]:
    """Return the bounds: as printed, else those given, else the one number itself."""
    if soal.target.angka is None:
        tercetak = urai_rentang(soal.target.label)
        if tercetak is None:
            raise _BelumDapat(f"target “{soal.target.label}” bukan rentang")
        return tercetak
    bawah, atas = soal.rentang
    if bawah is None or atas is None:
        return soal.target.angka, soal.target.angka
    return bawah, atas


# Ladders


def _pada_tangga(soal: _Soal) -> Capaian:
    """Compare labels: equal or better is 100, below by what the rungs are worth."""
    t, r = _anak(soal, soal.target, "target"), _anak(soal, soal.realisasi, "realisasi")
    nama_t, nama_r = soal.tangga[t].label, soal.tangga[r].label
    if r <= t:
        kata = "sama dengan" if r == t else "lebih baik daripada"
        return Capaian(SERATUS, rumus=f"{nama_r} {kata} {nama_t} = 100%")
    nilai_t, nilai_r = nilai_anak(soal.tangga, t), nilai_anak(soal.tangga, r)
    if nilai_t <= 0 or nilai_r > nilai_t:
        raise _BelumDapat(f"nilai anak tangga {nama_t} dan {nama_r} tidak menurun")
    return _jadi(
        nilai_r * SERATUS / nilai_t,
        f"{nama_r} ({tulis_angka(nilai_r)}) ÷ {nama_t} ({tulis_angka(nilai_t)}) × 100",
    )


def nilai_anak(tangga: Sequence[Anak], letak: int) -> Decimal:
    """Return what a rung is worth: as set, else by its place (the best of five 100, the next 80, the last 20)."""
    ditetapkan = tangga[letak].nilai
    return SERATUS * (len(tangga) - letak) / len(tangga) if ditetapkan is None else ditetapkan


def letak_label(tangga: Sequence[Anak], label: str) -> int | None:
    """Return the place of a label on a ladder (0 is the best), capitals or not; None where it is not on it."""
    dicari = " ".join(label.split()).casefold()
    return next((n for n, anak in enumerate(tangga) if anak.label.casefold() == dicari), None)


def _anak(soal: _Soal, nilai: NilaiTercetak, apa: str) -> int:
    if not soal.tangga:
        raise _BelumDapat("tangga peringkatnya belum ditetapkan")
    letak = letak_label(soal.tangga, cetak(nilai))
    if letak is None:
        raise _BelumDapat(f"{apa} “{cetak(nilai)}” tidak ada pada tangga peringkat")
    return letak


CARA: dict[str, Callable[[_Soal], Capaian]] = {
    "naik": _naik,
    "turun": _turun,
    "rentang": _dalam_rentang,
    "label": _pada_tangga,
}
"""How to reckon, for each direction of `indikator.models.Arah`."""


# Predicates and averages


def skala_tahun(semua: Iterable[A], tahun: int) -> list[A]:
    """Return the predicates in force in a year, the best first: those with the newest `berlaku_dari` not after it."""
    berlaku = [satu for satu in semua if satu.berlaku_dari <= tahun]
    terbaru = max((satu.berlaku_dari for satu in berlaku), default=0)
    return sorted(
        (satu for satu in berlaku if satu.berlaku_dari == terbaru), key=lambda s: s.batas_bawah, reverse=True
    )


def predikat(persen: Decimal | None, skala: Iterable[Pangkat]) -> str:
    """Return the name of the predicate of a percentage; empty where there is none.

    The percentage is compared as it is, not rounded: the bounds of Permendagri 86/2017 are whole numbers with gaps as
    printed (“76–90”, “91–100”), and 90,5 has not reached 91, so it stays Tinggi.
    """
    if persen is None:
        return ""
    urut = sorted(skala, key=lambda s: s.batas_bawah, reverse=True)
    return next((s.nama for s in urut if persen >= s.batas_bawah), urut[-1].nama if urut else "")


@dataclass(frozen=True, slots=True)
class RataRata:
    """A mean of percentages (None of nothing), of how many, and how many had none."""

    nilai: Decimal | None
    terhitung: int
    tidak_terhitung: int


def rata_rata(daftar: Iterable[Capaian], batas: Decimal | int = 100) -> RataRata:
    """Return the mean of what has a percentage, each capped at `batas`, and how many were left out."""
    semua = list(daftar)
    nilai = [n for satu in semua if (n := satu.dibatasi(batas)) is not None]
    rerata = sum(nilai, Decimal(0)) / len(nilai) if nilai else None
    return RataRata(rerata, len(nilai), len(semua) - len(nilai))
