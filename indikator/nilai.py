"""Printed values: from the text of a regulation to number, unit, comparator or label, and back. Pure."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

TIDAK_ADA = frozenset({"N/A", "NA", "N.A.", "-", "–"})


class JenisNilai(StrEnum):
    """What a printed cell holds."""

    KOSONG = "kosong"
    TIDAK_ADA = "tidak-ada"
    ANGKA = "angka"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class NilaiTercetak:
    """A printed value taken apart, with what is needed to print it again.

    `angka` keeps the printed number of decimals (4.30 is not 4.3). `satuan` is what is printed behind the number
    ("%", "hari"), `pembanding` one of "", "<", "≤", ">", "≥". `desimal` is the printed decimal sign and
    `ribuan` the printed thousands sign ("" where none). `sela` is the space between number and unit.
    """

    jenis: JenisNilai
    angka: Decimal | None = None
    satuan: str = ""
    pembanding: str = ""
    label: str = ""
    desimal: str = ","
    ribuan: str = ""
    sela: str = ""
    sela_pembanding: str = ""
    pembanding_tercetak: str = ""


_PEMBANDING = {"<": "<", ">": ">", "<=": "≤", "≤": "≤", ">=": "≥", "≥": "≥"}
_POLA = re.compile(
    r"(?P<pembanding><=|>=|[<>≤≥])?(?P<sela_pembanding>\s*)"
    r"(?P<angka>-?[0-9][0-9.,]*)"
    r"(?P<sela>\s*)(?P<satuan>%|[^\d\s.,<>≤≥%][^\d]*)?"
)
_RIBUAN = re.compile(r"-?[1-9][0-9]{0,2}(?:(?P<tanda>[.,])[0-9]{3})(?:(?P=tanda)[0-9]{3})*")


@lru_cache(maxsize=4096)
def urai(teks: str) -> NilaiTercetak:
    """Take a printed value apart.

    Dot and comma both serve as the decimal sign in Perwal 45/2020 (`4.1` beside `4,1`); groups of exactly three
    digits behind a leading group are thousands (`14.760`), except behind a zero (`0.816`) or with a single comma
    (`109,800` stays a decimal: Indonesian thousands are dots). Text that is no number is a label (`WTP`).
    Never raises.
    """
    isi = " ".join(teks.split())
    if not isi:
        return NilaiTercetak(JenisNilai.KOSONG)
    if isi.upper() in TIDAK_ADA:
        return NilaiTercetak(JenisNilai.TIDAK_ADA, label=isi)
    cocok = _POLA.fullmatch(isi)
    bilangan = _bilangan(cocok["angka"]) if cocok else None
    if cocok is None or bilangan is None:
        return NilaiTercetak(JenisNilai.LABEL, label=isi)
    angka, desimal, ribuan = bilangan
    pembanding = cocok["pembanding"] or ""
    return NilaiTercetak(
        JenisNilai.ANGKA,
        angka=angka,
        satuan=cocok["satuan"] or "",
        pembanding=_PEMBANDING.get(pembanding, ""),
        desimal=desimal,
        ribuan=ribuan,
        sela=cocok["sela"],
        sela_pembanding=cocok["sela_pembanding"],
        pembanding_tercetak=pembanding,
    )


def cetak(nilai: NilaiTercetak) -> str:
    """Return the printed form: `cetak(urai(teks))` is `teks` with runs of white space made one."""
    if nilai.angka is None:
        return nilai.label
    tubuh = format(nilai.angka, ",f" if nilai.ribuan else "f")
    tubuh = tubuh.replace(",", "\0").replace(".", nilai.desimal).replace("\0", nilai.ribuan)
    return f"{nilai.pembanding_tercetak}{nilai.sela_pembanding}{tubuh}{nilai.sela}{nilai.satuan}"


def _bilangan(teks: str) -> tuple[Decimal, str, str] | None:
    """Return (number, decimal sign, thousands sign) of digits with dots and commas, or None."""
    if re.match(r"-?0[0-9]", teks):  # a code such as 007: as a number it could not be printed again
        return None
    titik, koma = teks.count("."), teks.count(",")
    if titik and koma:
        ribuan, desimal = (".", ",") if teks.rfind(",") > teks.rfind(".") else (",", ".")
        utuh, _, pecahan = teks.rpartition(desimal)
        if teks.count(desimal) > 1 or not _RIBUAN.fullmatch(utuh) or not pecahan:
            return None
        return Decimal(f"{utuh.replace(ribuan, '')}.{pecahan}"), desimal, ribuan
    tanda = "." if titik else ","
    ribuan_utuh = _RIBUAN.fullmatch(teks)
    if ribuan_utuh and (tanda == "." or koma > 1):
        return Decimal(teks.replace(tanda, "")), "," if tanda == "." else ".", tanda
    if titik + koma > 1 or teks.endswith((".", ",")):
        return None
    return Decimal(teks.replace(",", ".")), tanda, ""
