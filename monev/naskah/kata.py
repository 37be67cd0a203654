"""How what stands in a snapshot is written for people: numbers, percentages, days, predicates."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from berkas.naskah import Baris, JenisBaris, KolomIsi, Sel
from berkas.tabel import Kolom, Perataan
from indikator.capaian import tulis_persen
from tampilan.angka import KOSONG, bulatkan, tulis_angka, tulis_tanggal, tulis_waktu

BELUM_DIHITUNG = "Belum dapat dihitung"

Potret = dict[str, Any]


def angka(teks: str | None) -> Sel:
    """Return a number as a cell, two decimals at most."""
    if teks is None:
        return Sel(KOSONG)
    nilai = Decimal(teks)
    rapi = nilai if nilai == nilai.to_integral_value() else bulatkan(nilai, 2)
    return Sel(tulis_angka(rapi), rapi)


def persen(teks: str | None) -> Sel:
    """Return a percentage as a cell whose heading says (%)."""
    if teks is None:
        return Sel(KOSONG)
    return Sel(tulis_persen(Decimal(teks)).removesuffix("%"), bulatkan(Decimal(teks), 2))


def kata_persen(teks: str | None) -> str:
    """Return a percentage in words."""
    return BELUM_DIHITUNG.lower() if teks is None else tulis_persen(Decimal(teks))


def predikat(nama: str) -> Sel:
    """Return a predicate as a cell."""
    return Sel(nama or BELUM_DIHITUNG, gaya="predikat")


def bulat(nilai: int | None) -> Sel:
    """Return a count as a cell."""
    return Sel(KOSONG) if nilai is None else Sel(tulis_angka(nilai), Decimal(nilai))


def hari(iso: str | None) -> Sel:
    """Return a day as a cell."""
    return Sel(tulis_tanggal(date.fromisoformat(iso)) if iso else KOSONG)


def saat(iso: str) -> str:
    """Return a moment in words."""
    return tulis_waktu(datetime.fromisoformat(iso))


def kata(teks: str) -> Sel:
    """Return text as a cell; nothing is “–”."""
    return Sel(teks or KOSONG)


def kolom(
    kunci: str,
    judul: str,
    lebar: float,
    tulis: Callable[[Any], Sel | str] = kata,
    *,
    induk: str = "",
    kanan: bool = False,
) -> KolomIsi[Potret]:
    """Return a column of what stands under `kunci` in a part of a snapshot; figures stand at the right."""
    di_kanan = kanan or tulis in {angka, persen, bulat}
    letak: Perataan = "kanan" if di_kanan else "kiri"
    return Kolom(kunci, judul, lebar, induk=induk, perataan=letak), lambda isi: tulis(isi[kunci])


def rentang(judul: str, lebar: int, jenis: JenisBaris = "kelompok") -> Baris:
    """Return a row of one text over all columns."""
    return Baris((Sel(judul), *(Sel() for _ in range(lebar - 1))), jenis)
