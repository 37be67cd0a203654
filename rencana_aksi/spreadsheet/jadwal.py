"""Schedules as people write them in cells: names, numbers, ranges, quarters, dates and ticks, into months 1 to 12."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from rencana_aksi.spreadsheet.angka import INGATAN_SEL, SETRIP, SelRusak, kutip, teks_sel
from rencana_aksi.spreadsheet.bidang import BULAN_SETAHUN
from tampilan.angka import BULAN

NAMA_BULAN: dict[str, int] = {
    **{nama.casefold(): n for n, nama in enumerate(BULAN, start=1)},
    **{nama.casefold()[:3]: n for n, nama in enumerate(BULAN, start=1)},
    "january": 1, "jannuari": 1, "pebruari": 2, "february": 2, "peb": 2, "march": 3, "mrt": 3, "may": 5, "june": 6,
    "july": 7, "agust": 8, "agt": 8, "ags": 8, "august": 8, "aug": 8, "sept": 9, "october": 10, "oct": 10,
    "nopember": 11, "nop": 11, "december": 12, "dec": 12,
}  # fmt: skip
ROMAWI = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
# How many months a unit has, and what people call it.
SATUAN_WAKTU = {1: "bulan", 3: "triwulan", 6: "semester", 4: "caturwulan"}
KATA_SATUAN: dict[str, int] = {
    **dict.fromkeys(("bulan", "bln"), 1),
    **dict.fromkeys(("triwulan", "tw", "trw", "tri", "trwl", "kuartal", "q"), 3),
    **dict.fromkeys(("semester", "smt", "sem", "smstr"), 6),
    **dict.fromkeys(("caturwulan", "cawu", "kuartil"), 4),
}
KATA_RENTANG = frozenset({"-", "sd", "sampai", "hingga", "s"})
KATA_PISAH = frozenset({",", ";", "&", "dan", "/", "+", "."})
KATA_LEWAT = frozenset(
    {"dengan", "ke", "awal", "akhir", "pertengahan", "pada", "tahun", "ta", "tgl", "tanggal", "mulai", "dari"}
)
SETAHUN = re.compile(
    r"(?:sepanjang|selama|setiap|tiap|se)?[ -]*(?:satu|1|12)? *(?:tahun|bulan|th|thn)(?: (?:penuh|anggaran|berjalan))*"
    r"|(?:tiap|setiap|per)[ -]*(?:bulan|bln|minggu|hari|triwulan|semester)|tahunan|bulanan|rutin setiap bulan"
)
TANGGAL = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
TANGGAL_ISO = re.compile(r"\b(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\b(?: 00:00(?::00)?)?")
_NAMA = "|".join(sorted(NAMA_BULAN, key=len, reverse=True))
HARI_BULAN = re.compile(rf"\b(?:\d{{1,2}}\s*(?:-|–|s/d|s\.d\.?|sd)\s*)?\d{{1,2}}\s+(?=(?:{_NAMA})\b)")
MINGGU = re.compile(r"\bminggu(?:\s*ke)?[\s-]*(?:[ivx]+|\d|pertama|kedua|ketiga|keempat|terakhir)\b")
SAMPAI = re.compile(r"s\s*/\s*d\.?|s\s*\.\s*d\b\.?|\bsd\b|[–—−]|\bs/d\b")
SUKU = re.compile(r"[a-z]+|\d+|[-,;&/+.]|\S")
TANDA = frozenset(
    {*"vx√✓✔✅☑✗✘●○◉•*■█▪◆▲♦üþ", "y", "ya", "ok", "xx", "vv", "(v)", "(x)", "[x]", "[v]", "true"}
)
BUKAN_TANDA = SETRIP | {"0", "tidak", "false", "t", "n"}
CONTOH = "Tulis, misalnya, Maret s.d. Juni atau TW II."


@dataclass(frozen=True, slots=True)
class Jadwal:
    """Months read (none where blank or refused); `pesan` says why it is refused, or what was made of it."""

    bulan: tuple[int, ...] = ()
    pesan: str = ""
    tingkat: Literal["tolak", "ingat"] = "tolak"


@dataclass(frozen=True, slots=True)
class Tanda:
    """Whether a cell of a month's column is marked; `ragu` when by something else than a usual tick."""

    ada: bool = False
    ragu: bool = False


class JadwalDitolak(ValueError):
    """A schedule that says no months of the year; its message tells why."""


@lru_cache(INGATAN_SEL, typed=True)
def urai_tanda(nilai: object) -> Tanda:
    """Read a cell of a month's column; ticks and numbers above nought mark it, other words do so doubtfully."""
    if isinstance(nilai, bool):
        return Tanda(nilai)
    if isinstance(nilai, int | float):
        return Tanda(nilai > 0, ragu=nilai > 0 and nilai != 1)
    teks = teks_sel(nilai).casefold()
    if teks in BUKAN_TANDA:
        return Tanda()
    return Tanda(ada=True, ragu=teks not in TANDA and teks != "1")


@lru_cache(INGATAN_SEL, typed=True)
def urai_jadwal(nilai: object, tahun: int) -> Jadwal:
    """Read a cell that holds a whole schedule of the year `tahun`.

    Nothing is raised: what names no month, or months of another year, is refused in `pesan`.
    """
    if isinstance(nilai, SelRusak):
        return Jadwal(pesan=nilai.pesan)
    teks = teks_sel(nilai)
    try:
        return _jadwal(nilai, teks, tahun)
    except JadwalDitolak as sebab:
        return Jadwal(pesan=f"{kutip(teks)} {sebab}")


def rentang_bulan(awal: int, akhir: int) -> tuple[int, ...]:
    """Return the months from one to the other; raises JadwalDitolak where the second comes first."""
    if awal > akhir:
        pesan = (
            f"mulai {BULAN[awal - 1]} tetapi selesai {BULAN[akhir - 1]}. Jadwal harus di dalam satu tahun."
        )
        raise JadwalDitolak(pesan)
    return tuple(range(awal, akhir + 1))


def sebut_bulan(bulan: tuple[int, ...]) -> str:
    """Return months as people say them: "Maret–Juni", "Maret, Mei"."""
    if len(bulan) > 2 and bulan == tuple(range(bulan[0], bulan[-1] + 1)):
        return f"{BULAN[bulan[0] - 1]}–{BULAN[bulan[-1] - 1]}"
    return ", ".join(BULAN[b - 1] for b in bulan)


def _jadwal(nilai: object, teks: str, tahun: int) -> Jadwal:
    if isinstance(nilai, date):
        return Jadwal((_bulan_tahun(nilai.month, nilai.year, tahun),))
    isi = teks.casefold().strip(" .")
    if isi in SETRIP:
        return Jadwal()
    if isinstance(nilai, bool) or not isinstance(nilai, int | str):
        raise JadwalDitolak(f"bukan jadwal yang dikenal. {CONTOH}")
    tanpa_tahun = re.sub(rf"\s*\(?\b{tahun}\b\)?", "", isi).strip()
    if tanpa_tahun in {"", "tahun", "ta", "t.a"} or SETAHUN.fullmatch(tanpa_tahun):
        return Jadwal(BULAN_SETAHUN, f"{kutip(teks)} dibaca sebagai Januari–Desember.", "ingat")
    return Jadwal(_Pengurai(tahun).urai(isi))


def _bulan_tahun(bulan: int, tahun_sel: int, tahun: int) -> int:
    if tahun_sel != tahun:
        raise JadwalDitolak(
            f"menyebut tahun {tahun_sel}, sedangkan rencana ini untuk tahun {tahun}. Betulkan tahunnya."
        )
    if not 1 <= bulan <= 12:
        raise JadwalDitolak(f"menyebut bulan {bulan}; bulan hanya 1 sampai 12. {CONTOH}")
    return bulan


class _Pengurai:
    """One text being read: the months so far, the unit in use, and whether a range is open."""

    def __init__(self, tahun: int) -> None:
        self.tahun = tahun
        self.satuan = 1
        self.bernama = False  # a month was named, so that 21 behind it is a year
        self.bernomor = False  # the unit was named, its number is to come
        self.awal: int | None = None  # first month of the last part
        self.rentang = False
        self.bulan: set[int] = set()

    def urai(self, teks: str) -> tuple[int, ...]:
        for suku in SUKU.findall(self._ringkas(teks)):
            self._suku(suku)
        if self.rentang or self.bernomor or not self.bulan:
            raise JadwalDitolak(f"bukan jadwal yang lengkap. {CONTOH}")
        return tuple(sorted(self.bulan))

    def _ringkas(self, teks: str) -> str:
        """Return the text with dates as months, without days and weeks, with one sign for ranges."""
        teks = TANGGAL_ISO.sub(lambda m: self._tanggal(m[3], m[2], m[1]), teks)
        teks = TANGGAL.sub(lambda m: self._tanggal(m[1], m[2], m[3]), teks)
        teks = re.sub(r"\b(tri|catur) wulan", r"\1wulan", MINGGU.sub(" ", teks).replace("t.a.", "ta"))
        teks = re.sub(r"\b(tw|triwulan|smt|semester)(?=[ivx]+\b)", r"\1 ", teks)
        return SAMPAI.sub(" - ", HARI_BULAN.sub("", teks))

    def _tanggal(self, hari: str, bulan: str, tahun: str) -> str:
        nomor = _bulan_tahun(int(bulan), int(tahun), self.tahun)
        try:
            date(int(tahun), nomor, int(hari))
        except ValueError:
            raise JadwalDitolak(f"memuat tanggal yang tidak ada. {CONTOH}") from None
        return f" {BULAN[nomor - 1].casefold()} "

    def _suku(self, suku: str) -> None:
        if suku in NAMA_BULAN:
            self.satuan, self.bernama = 1, True
            self._tambah(NAMA_BULAN[suku], NAMA_BULAN[suku])
        elif suku in KATA_SATUAN:
            self._ganti_satuan(KATA_SATUAN[suku])
        elif suku in ROMAWI:
            self._romawi(ROMAWI[suku])
        elif suku.isdecimal():
            self._nomor(int(suku))
        elif suku in KATA_RENTANG:
            self._buka_rentang()
        elif suku not in KATA_PISAH and suku not in KATA_LEWAT:
            raise JadwalDitolak(f"bukan jadwal yang dikenal. {CONTOH}")

    def _ganti_satuan(self, satuan: int) -> None:
        if satuan == 1 and self.bulan and not self.rentang:
            raise JadwalDitolak(f"menyebut lamanya, bukan bulannya. {CONTOH}")  # "3 bulan"
        self.satuan, self.bernomor = satuan, True

    def _buka_rentang(self) -> None:
        if self.bernomor:
            return  # "bulan ke-3", "TW-I"
        if self.awal is None:
            raise JadwalDitolak(f"bukan jadwal yang lengkap. {CONTOH}")
        self.rentang = True

    def _romawi(self, nomor: int) -> None:
        if self.satuan == 1 and not self.bernomor:
            raise JadwalDitolak(f"dapat berarti bulan atau triwulan. {CONTOH}")
        self._nomor(nomor)

    def _nomor(self, nomor: int) -> None:
        if nomor > 31 or (nomor > 12 and self.bernama):
            _bulan_tahun(1, nomor if nomor > 99 else 2000 + nomor, self.tahun)
            self.rentang = False  # "Maret-2021"
            return
        if not 1 <= nomor <= 12 // self.satuan:
            sebutan = SATUAN_WAKTU[self.satuan]
            raise JadwalDitolak(
                f"menyebut {sebutan} {nomor}; {sebutan} hanya 1 sampai {12 // self.satuan}. {CONTOH}"
            )
        self._tambah((nomor - 1) * self.satuan + 1, nomor * self.satuan)

    def _tambah(self, awal: int, akhir: int) -> None:
        if self.rentang and self.awal is not None:
            awal = self.awal
        self.bulan.update(rentang_bulan(awal, akhir))
        self.awal, self.rentang, self.bernomor = awal, False, False
