"""Money as people write it in cells, into rupiah."""

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from rencana_aksi.spreadsheet.angka import (
    ANGKA,
    ANGKA_MAKS,
    INGATAN_SEL,
    SETRIP,
    Angka,
    SelRusak,
    desimal,
    kutip,
    teks_sel,
    urai_desimal,
)
from tampilan.angka import tulis_rupiah

SEN = Decimal("0.01")
TERLALU_KECIL = 1000  # rupiah; a smaller budget was more likely meant in thousands or millions
KELIPATAN: dict[str, int] = {
    "": 1,
    "rupiah": 1,
    **dict.fromkeys(("rb", "ribu"), 1_000),
    **dict.fromkeys(("jt", "juta", "jta"), 1_000_000),
    **dict.fromkeys(("m", "mil", "mlr", "miliar", "milyar", "milliar"), 1_000_000_000),
    **dict.fromkeys(("t", "triliun", "trilyun", "triliyun"), 1_000_000_000_000),
}
SEBUTAN = {1_000: "ribu rupiah", 1_000_000: "juta rupiah", 1_000_000_000: "miliar rupiah"}
TANPA_ANGGARAN = SETRIP | {
    "tanpa anggaran",
    "non anggaran",
    "tidak ada anggaran",
    "non budgeter",
    "rp -",
    "rp. -",
    "rp-",
}
UANG = re.compile(
    rf"(?:rp|idr)?\.?\s*(?P<minus>[-−]\s*)?(?:rp\.?\s*)?(?P<angka>{ANGKA})\s*(?:[.,]\s*[-–—=]+)?\s*(?P<kata>[a-z]*)\.?"
    r"(?:\s*rupiah)?\.?\s*(?:[.,]?\s*[-–—=]+)?"
)
# The two writings that most cells have need no further thought: Rp 50.000.000 and 1.250.000,00.
BIASA = re.compile(r"(?:[Rr][Pp]\.?\s?)?(\d{1,3}(?:\.\d{3}){2,3})(?:,-|,00)?")
TERBILANG = re.compile(r"\((?=[^()]*[a-z])[^()]*\)\s*$")
CONTOH = "Tulis, misalnya, 5000000 atau Rp 5.000.000."


@dataclass(frozen=True, slots=True)
class Uang:
    """Rupiah read (None where blank or refused); `pesan` says why it is refused, or what was made of it."""

    nilai: Decimal | None = None
    pesan: str = ""
    tingkat: Literal["tolak", "ingat"] = "tolak"


@lru_cache(INGATAN_SEL, typed=True)
def urai_uang(nilai: object, satuan: int = 1) -> Uang:
    """Read a cell of money into rupiah; bare numbers are multiplied by `satuan`, "75 juta" is not.

    Blank cells and dashes are None, never 0. Nothing is raised: what cannot be read is refused in `pesan`.
    """
    if satuan == 1 and isinstance(nilai, str) and (biasa := BIASA.fullmatch(nilai)):
        return Uang(Decimal(biasa[1].replace(".", "")))
    if isinstance(nilai, SelRusak):
        return Uang(pesan=nilai.pesan)
    teks = teks_sel(nilai)
    if teks.casefold() in TANPA_ANGGARAN:
        return Uang()
    if isinstance(nilai, int | float) and not isinstance(nilai, bool):
        return _bilangan(teks, nilai, satuan)
    return _teks(teks, satuan) if isinstance(nilai, str) else _bukan_angka(teks)


def _bilangan(teks: str, nilai: int | float, satuan: int) -> Uang:
    if not math.isfinite(nilai):
        return _bukan_angka(teks)
    if nilai < 0:
        return _negatif(teks)
    return _rupiah(teks, Angka(desimal(nilai)), satuan, satuan)


def _teks(teks: str, satuan: int) -> Uang:
    isi = TERBILANG.sub("", teks.casefold()).strip()
    dalam = isi[1:-1].strip() if isi.startswith("(") and isi.endswith(")") else None
    cocok = UANG.fullmatch(isi if dalam is None else dalam)
    if cocok is None or cocok["kata"] not in KELIPATAN:
        return _bukan_angka(teks)
    if dalam is not None or cocok["minus"]:
        return _negatif(teks)
    kali = KELIPATAN[cocok["kata"]] if cocok["kata"] else satuan
    angka = urai_desimal(cocok["angka"], ribuan=kali == 1)
    if angka is None or (kali == 1 and angka.nilai != _ke_sen(angka.nilai)):
        return _bukan_angka(teks)
    return _rupiah(teks, angka, kali, satuan)


def _rupiah(teks: str, angka: Angka, kali: int, satuan: int) -> Uang:
    nilai = angka.nilai * kali
    if kali == satuan != 1 and angka.nilai >= 1_000_000:
        return Uang(pesan=_satuan_ganda(teks, nilai, satuan))
    if nilai >= ANGKA_MAKS:
        return Uang(pesan=f"{kutip(teks)} terlalu besar untuk anggaran. {CONTOH}")
    bulat = _ke_sen(nilai)
    ragu = angka.ragu or 0 < nilai < TERLALU_KECIL
    return Uang(bulat, f"{kutip(teks)} dibaca sebagai {tulis_rupiah(bulat)}." if ragu else "", "ingat")


def _ke_sen(nilai: Decimal) -> Decimal:
    """Return whole rupiah as a whole number, anything else to the sen."""
    bulat = nilai.quantize(SEN, rounding=ROUND_HALF_UP)
    return bulat.quantize(Decimal(1)) if bulat == bulat.to_integral_value() else bulat


def _satuan_ganda(teks: str, nilai: Decimal, satuan: int) -> str:
    sebutan = SEBUTAN.get(satuan, f"kelipatan {tulis_rupiah(satuan)}")
    return (
        f"kolom ini dalam {sebutan}, sehingga {kutip(teks)} berarti {tulis_rupiah(nilai)}. "
        f"Tulis dalam {sebutan}, atau pilih satuan rupiah untuk kolom ini."
    )


def _negatif(teks: str) -> Uang:
    return Uang(pesan=f"{kutip(teks)} negatif; anggaran tidak boleh kurang dari nol. {CONTOH}")


def _bukan_angka(teks: str) -> Uang:
    return Uang(pesan=f"{kutip(teks)} bukan angka. {CONTOH}")
