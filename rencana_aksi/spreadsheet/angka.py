"""Numbers as people write them in cells: Indonesian or English separators, targets with units, numbers of people."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from roadmap.spreadsheet.teks import rapikan, tulis_bilangan

INGATAN_SEL = 8192  # different cell values whose reading is kept
KUTIP_MAKS = 60  # letters of a cell's text that a message repeats
DIGIT_MAKS = 15  # digits before the comma
ANGKA_MAKS = Decimal(10) ** DIGIT_MAKS
SETRIP = frozenset({"", "-", "–", "—", "−", "--", "_", "…", "...", "n/a", "nihil", "kosong", "tidak ada"})
ANGKA = r"\d(?:[\d.,' ]*\d)?"
AWAL_ANGKA = re.compile(
    rf"(?P<banding>[<>≤≥±=~]+)?\s*(?P<minus>[-−]\s*)?(?P<angka>{ANGKA})\s*(?P<sisa>.*)", re.DOTALL
)
DALAM_KURUNG = re.compile(r"\([^()]*\)")
ORANG = re.compile(r"(?:orang|org|pegawai|personil|personel|asn|pns|jiwa|staf|petugas|o)?\.?", re.IGNORECASE)
CONTOH_TARGET = "Tulis, misalnya, 12 dokumen atau 100%."
CONTOH_SDM = "Tulis jumlah orangnya, misalnya 5."
CONTOH_HASIL = "Betulkan rumusnya, atau tulis hasilnya."


@dataclass(frozen=True, slots=True)
class Angka:
    """A number read; `ragu` says that the same text could mean another number."""

    nilai: Decimal
    ragu: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A target read: number and unit, or words that are no number (`teks`); `pesan` is for people."""

    nilai: Decimal | None = None
    satuan: str = ""
    teks: str = ""
    pesan: str = ""
    tingkat: Literal["tolak", "ingat"] = "tolak"


@dataclass(frozen=True, slots=True)
class Orang:
    """A number of people read, or why there is none."""

    nilai: int | None = None
    pesan: str = ""


@dataclass(frozen=True, slots=True)
class SelRusak:
    """A cell without a value: a formula whose result is not stored, or one that ended in `galat` ("#REF!")."""

    galat: str = ""

    @property
    def pesan(self) -> str:
        """What is wrong and how to mend it."""
        if self.galat:
            return f"rumus di sel ini berakhir dengan kesalahan {self.galat}. {CONTOH_HASIL}"
        return (
            "hasil rumus di sel ini tidak tersimpan dalam berkas. Buka berkas di aplikasi lembar kerja, simpan, "
            "lalu unggah lagi; atau tulis hasilnya."
        )

    def __str__(self) -> str:
        return self.galat or "rumus tanpa hasil"


def teks_sel(nilai: object) -> str:
    """Return what a person sees in a cell, tidied; numbers with a decimal comma, dates as day/month/year."""
    if isinstance(nilai, str):
        return nilai if _rapi(nilai) else rapikan(nilai)
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, float):
        return tulis_bilangan(desimal(nilai)) if math.isfinite(nilai) else str(nilai)
    return nilai.strftime("%d/%m/%Y") if hasattr(nilai, "strftime") and hasattr(nilai, "year") else str(nilai)


def _rapi(teks: str) -> bool:
    """Say cheaply whether a text surely needs no tidying: most cells do not."""
    return teks.isascii() and teks.isprintable() and "  " not in teks and teks[:1] != " " and teks[-1:] != " "


def kutip(teks: str) -> str:
    """Return the text of a cell in quotation marks, a long one shortened."""
    return f"‘{teks}’" if len(teks) <= KUTIP_MAKS else f"‘{teks[: KUTIP_MAKS - 1]}…’"


def desimal(nilai: int | float) -> Decimal:
    """Return a cell's number without the noise of binary fractions."""
    return Decimal(nilai) if isinstance(nilai, int) else Decimal(f"{nilai:.15g}")


def urai_desimal(teks: str, *, ribuan: bool) -> Angka | None:
    """Read digits with dots and commas; None where they are no number.

    One dot or comma before three digits can be either kind of mark: `ribuan` decides whether it counts thousands
    (as in whole rupiah) and the answer is marked `ragu`. A dot counts thousands in either case.
    """
    teks = re.sub(r"(?<=\d)[ '](?=\d{3}(?!\d))", "", teks)
    if not re.fullmatch(r"\d[\d.,]*", teks):
        return None
    if "." in teks and "," in teks:
        return _dua_tanda(teks)
    tanda = "." if "." in teks else ","
    bagian = teks.split(tanda)
    if len(bagian) > 2:
        return _ribuan(bagian)
    if len(bagian) == 1:
        return _angka(teks)
    return _satu_tanda(bagian[0], bagian[1], ribuan=ribuan or tanda == ".")


def _satu_tanda(depan: str, belakang: str, *, ribuan: bool) -> Angka | None:
    if len(belakang) == 3 and len(depan) <= 3 and not depan.startswith("0"):
        return _angka(depan + belakang if ribuan else f"{depan}.{belakang}", ragu=True)
    return _angka(f"{depan}.{belakang}") if belakang else None


def _dua_tanda(teks: str) -> Angka | None:
    """Read a number with both marks: the last one is the decimal one."""
    letak = max(teks.rfind("."), teks.rfind(","))
    bulat, pecahan = teks[:letak], teks[letak + 1 :]
    if teks[letak] in bulat or not pecahan:
        return None
    hasil = _ribuan(re.split(r"[.,]", bulat))
    return _angka(f"{hasil.nilai}.{pecahan}") if hasil else None


def _ribuan(bagian: list[str]) -> Angka | None:
    if not 1 <= len(bagian[0]) <= 3 or any(len(b) != 3 for b in bagian[1:]):
        return None
    return _angka("".join(bagian))


def _angka(teks: str, *, ragu: bool = False) -> Angka | None:
    try:
        nilai = Decimal(teks)
    except InvalidOperation:
        return None
    return Angka(nilai, ragu) if nilai < ANGKA_MAKS else None


# Targets


@lru_cache(INGATAN_SEL, typed=True)
def urai_target(nilai: object) -> Target:
    """Read a target such as 12, "12 dokumen", "100%"; words without a number come back as `teks`."""
    if isinstance(nilai, SelRusak):
        return Target(pesan=nilai.pesan)
    if isinstance(nilai, int | float) and not isinstance(nilai, bool):
        return _target_angka(nilai)
    teks = teks_sel(nilai)
    if teks.casefold() in SETRIP:
        return Target()
    if not isinstance(nilai, str):
        return Target(pesan=f"{kutip(teks)} bukan target berupa angka. {CONTOH_TARGET}")
    cocok = AWAL_ANGKA.fullmatch(teks)
    return _target_teks(teks, cocok) if cocok else Target(teks=teks)


def _target_angka(nilai: int | float) -> Target:
    if not math.isfinite(nilai) or abs(nilai) >= ANGKA_MAKS:
        return Target(pesan=f"{kutip(str(nilai))} terlalu besar untuk target. {CONTOH_TARGET}")
    if nilai < 0:
        return Target(pesan=f"{kutip(teks_sel(nilai))} negatif. {CONTOH_TARGET}")
    return Target(desimal(nilai))


def _target_teks(teks: str, cocok: re.Match[str]) -> Target:
    satuan = rapikan(DALAM_KURUNG.sub(" ", cocok["sisa"])).strip(" .,;:-–")
    angka = urai_desimal(cocok["angka"], ribuan=False)
    if angka is None or (cocok["minus"] and not cocok["banding"]):
        return Target(pesan=f"{kutip(teks)} bukan target yang dikenal. {CONTOH_TARGET}")
    if re.search(r"\d", satuan):
        return Target(pesan=f"{kutip(teks)} memuat lebih dari satu angka. Tulis satu target pada satu baris.")
    pesan = ""
    if cocok["banding"] or angka.ragu:
        pesan = f"{kutip(teks)} dibaca sebagai {tulis_bilangan(angka.nilai)}{_bersatuan(satuan)}."
    return Target(angka.nilai, satuan, pesan=pesan, tingkat="ingat")


def _bersatuan(satuan: str) -> str:
    return satuan if satuan in {"", "%"} else f" {satuan}"


# People


@lru_cache(INGATAN_SEL, typed=True)
def urai_sdm(nilai: object) -> Orang:
    """Read a number of people such as 5 or "5 orang"; blank and dash are None."""
    if isinstance(nilai, SelRusak):
        return Orang(pesan=nilai.pesan)
    teks = teks_sel(nilai)
    if teks.casefold() in SETRIP:
        return Orang()
    if isinstance(nilai, int | float) and not isinstance(nilai, bool):
        return _orang(teks, desimal(nilai) if math.isfinite(nilai) else None)
    cocok = AWAL_ANGKA.fullmatch(DALAM_KURUNG.sub(" ", teks).strip()) if isinstance(nilai, str) else None
    if cocok is None or cocok["minus"] or not ORANG.fullmatch(cocok["sisa"].strip()):
        return Orang(pesan=f"{kutip(teks)} bukan jumlah orang. {CONTOH_SDM}")
    angka = urai_desimal(cocok["angka"], ribuan=True)
    return _orang(teks, angka.nilai if angka else None)


def _orang(teks: str, nilai: Decimal | None) -> Orang:
    if nilai is None or nilai != nilai.to_integral_value() or not 0 <= nilai < 1_000_000:
        return Orang(pesan=f"{kutip(teks)} bukan jumlah orang. {CONTOH_SDM}")
    return Orang(int(nilai))
