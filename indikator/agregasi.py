"""Values of months or semesters put together to the value of a year, by the indicator's own rule. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from indikator.nilai import JenisNilai, NilaiTercetak
from tampilan.angka import bulatkan, tulis_angka

KOSONG = NilaiTercetak(JenisNilai.KOSONG)
PERSEN = frozenset({"%", "persen"})


class Ukur(NamedTuple):
    """A measured value of a part of the year, with numerator and denominator where it has them."""

    nilai: NilaiTercetak
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None


class Gabungan(NamedTuple):
    """The value of several parts of a year together, and how it came about."""

    nilai: NilaiTercetak
    rumus: str = ""


def agregasi(cara: str, daftar: Sequence[Ukur], *, satuan: str = "") -> Gabungan:
    """Return the value that several parts of a year make together; nothing measured gives an empty value.

    `cara` is one of `indikator.models.Agregasi`, `satuan` the indicator's unit (`pengali`). Where values cannot be
    added up (labels, a missing denominator), the last one stands, and `rumus` says so.
    """
    terukur = [u for u in daftar if u.nilai.jenis in {JenisNilai.ANGKA, JenisNilai.LABEL}]
    if not terukur:
        return Gabungan(KOSONG)
    if len(terukur) == 1 or cara == "terakhir":
        return Gabungan(terukur[-1].nilai, "nilai terakhir" if len(terukur) > 1 else "")
    if cara == "pembilang-penyebut":
        return _gabung_pecahan(terukur, satuan)
    angka = [u.nilai.angka for u in terukur if u.nilai.angka is not None and not u.nilai.pembanding]
    if len(angka) < len(terukur):
        return Gabungan(terukur[-1].nilai, "nilai terakhir, karena tidak semuanya angka")
    deret = " + ".join(tulis_angka(a) for a in angka)
    jumlah = sum(angka, Decimal(0))
    if cara == "jumlah":
        return _gabung(terukur, jumlah, deret)
    return _gabung(terukur, _pangkas(jumlah / len(angka), 4), f"({deret}) ÷ {len(angka)}")


def _gabung_pecahan(terukur: list[Ukur], satuan: str) -> Gabungan:
    pecahan = [(u.pembilang, u.penyebut) for u in terukur if u.pembilang is not None and u.penyebut]
    atas = sum((p for p, _ in pecahan if p is not None), Decimal(0))
    bawah = sum((q for _, q in pecahan if q is not None), Decimal(0))
    if len(pecahan) < len(terukur) or not bawah:
        return Gabungan(terukur[-1].nilai, "nilai terakhir, karena pembilang dan penyebut tidak lengkap")
    return _gabung(terukur, hasil_bagi(atas, bawah, satuan), tulis_hasil_bagi(atas, bawah, satuan))


def _gabung(terukur: list[Ukur], angka: Decimal, rumus: str) -> Gabungan:
    nilai = replace(terukur[-1].nilai, angka=angka, desimal=",", ribuan="")
    return Gabungan(nilai, f"{rumus} = {tulis_angka(angka)}")


_PER = re.compile(r"per\s+(\d{1,3}(?:\.\d{3})+|\d+)\b")


def pengali(satuan: str) -> int:
    """Return by what a quotient is multiplied: percent 100, “per 1.000 …” 1000, everything else 1."""
    kecil = satuan.strip().casefold()
    if kecil in PERSEN:
        return 100
    cocok = _PER.search(kecil)
    return int(cocok[1].replace(".", "")) if cocok else 1


def hasil_bagi(pembilang: Decimal, penyebut: Decimal, satuan: str) -> Decimal:
    """Return a quotient in the indicator's unit: two decimals where it is multiplied, else four.

    Raises ZeroDivisionError (decimal.DivisionByZero) for a denominator of 0.
    """
    kali = pengali(satuan)
    return _pangkas(pembilang * kali / penyebut, 4 if kali == 1 else 2)


def tulis_hasil_bagi(pembilang: Decimal, penyebut: Decimal, satuan: str) -> str:
    """Return the working of a quotient, without its result."""
    kali = pengali(satuan)
    dikali = "" if kali == 1 else f" × {tulis_angka(kali)}"
    return f"{tulis_angka(pembilang)} ÷ {tulis_angka(penyebut)}{dikali}"


def cocok_hasil_bagi(nilai: Decimal, pembilang: Decimal, penyebut: Decimal, satuan: str) -> bool:
    """Tell whether a written value is the quotient, rounded to as many decimals as are written."""
    pangkat = nilai.as_tuple().exponent
    desimal = -pangkat if isinstance(pangkat, int) and pangkat < 0 else 0
    return bulatkan(pembilang * pengali(satuan) / penyebut, desimal) == nilai


def _pangkas(angka: Decimal, desimal: int) -> Decimal:
    bulat = angka.quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_HALF_UP).normalize()
    return bulat.quantize(Decimal(1)) if bulat == bulat.to_integral_value() else bulat
