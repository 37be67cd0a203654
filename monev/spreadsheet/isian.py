"""What people type of an item's progress, and when it is refused: one rule for the page and the spreadsheet. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import ROUND_DOWN, Decimal

from berkas.aman import tanpa_kendali
from rencana_aksi.spreadsheet.angka import SelRusak, kutip, teks_sel, urai_target
from rencana_aksi.spreadsheet.uang import urai_uang
from roadmap.spreadsheet.teks import samakan
from tampilan.angka import tulis_angka, tulis_rupiah

MAKS_TEKS = 4000
SERATUS = Decimal(100)
PERSEN = frozenset({"", "%", "persen", "prosen"})
LABEL = {
    "fisik": "Fisik (%)",
    "volume": "Volume keluaran",
    "anggaran": "Anggaran terpakai (Rp)",
    "kendala": "Kendala",
    "langkah": "Langkah berikutnya",
}
Galat = dict[str, str]
"""What is wrong with a field, by its name."""


@dataclass(frozen=True, slots=True)
class Isian:
    """What is said of an item; None is nothing, never zero."""

    fisik: Decimal | None = None
    volume: Decimal | None = None
    anggaran: Decimal | None = None
    kendala: str = ""
    langkah: str = ""


@dataclass(frozen=True, slots=True)
class Batas:
    """What progress is held against: last month's figures and the budget; `satuan` is the unit of the volume."""

    bulan_lalu: str = "bulan lalu"
    fisik: Decimal | None = None
    volume: Decimal | None = None
    anggaran: Decimal | None = None
    pagu: Decimal | None = None
    satuan: str = ""


def baca_isian(mentah: Mapping[str, object], batas: Batas) -> tuple[Isian, Galat]:
    """Read what was typed or stands in cells, in any Indonesian writing, and judge it.

    A field that is wrong is None (or empty) in the result and named in the second.
    """
    galat: Galat = {}
    nilai: dict[str, object] = {}
    for nama, urai in URAIAN.items():
        nilai[nama], pesan = urai(mentah.get(nama, ""), batas)
        if pesan:
            galat[nama] = pesan
    isian = Isian(**nilai)  # type: ignore[arg-type]
    galat = periksa(isian, batas) | galat  # what cannot be read says more than that it is missing
    return isian, {nama: galat[nama] for nama in BIDANG if nama in galat}


def periksa(isian: Isian, batas: Batas) -> Galat:
    """Return what is wrong with an item's progress: all figures are cumulative, so none falls below last month's."""
    galat = {nama: pesan for nama in ("fisik", "volume", "anggaran") if (pesan := _turun(nama, isian, batas))}
    for nama in ("fisik", "volume", "anggaran"):
        if (getattr(isian, nama) or 0) < 0:
            galat[nama] = f"{LABEL[nama]} tidak boleh kurang dari nol."
    if isian.fisik is not None and isian.fisik > SERATUS:
        galat["fisik"] = (
            f"{tulis_angka(isian.fisik)}% lebih dari 100%. Tulis kemajuan kumulatif, paling banyak 100."
        )
    if pesan := _pagu(isian.anggaran, batas):
        galat["anggaran"] = pesan
    return galat


def _turun(nama: str, isian: Isian, batas: Batas) -> str:
    kini, lalu = getattr(isian, nama), getattr(batas, nama)
    if lalu is None or (kini is not None and kini >= lalu):
        return ""
    teks = _tulis(nama, lalu, batas)
    if kini is None:
        return f"Laporan {batas.bulan_lalu} mencatat {teks}; nilai kumulatif tidak dapat dikosongkan."
    return f"Kurang dari laporan {batas.bulan_lalu} ({teks}). Tulis jumlah kumulatif sejak Januari."


def _tulis(nama: str, nilai: Decimal, batas: Batas) -> str:
    if nama == "anggaran":
        return tulis_rupiah(nilai)
    return f"{tulis_angka(nilai)}%" if nama == "fisik" else f"{tulis_angka(nilai)} {batas.satuan}".strip()


def _pagu(terpakai: Decimal | None, batas: Batas) -> str:
    """Refuse more than the budget; what last month's report already had stays, though a revision took budget away."""
    if not terpakai or terpakai <= max(batas.pagu or 0, batas.anggaran or 0):
        return ""
    if batas.pagu is None:
        return "Butir ini tidak beranggaran dalam rencana. Kosongkan, atau ubah rencananya melalui revisi."
    return f"{tulis_rupiah(terpakai)} melebihi anggaran butir ini, {tulis_rupiah(batas.pagu)}."


# Reading


def _fisik(nilai: object, batas: Batas) -> tuple[Decimal | None, str]:
    return _angka(nilai, PERSEN, 2, "Tulis persentasenya, misalnya 45 atau 45,5.")


def _volume(nilai: object, batas: Batas) -> tuple[Decimal | None, str]:
    contoh = f"Tulis jumlahnya, misalnya 3 atau 2,5{f' (dalam {batas.satuan})' if batas.satuan else ''}."
    satuan = samakan(batas.satuan)
    return _angka(nilai, PERSEN if satuan in PERSEN and satuan else frozenset({"", satuan}), 4, contoh)


def _angka(nilai: object, satuan: frozenset[str], desimal: int, contoh: str) -> tuple[Decimal | None, str]:
    if isinstance(nilai, SelRusak):
        return None, nilai.pesan
    terbaca, teks = urai_target(nilai), kutip(teks_sel(nilai))
    if terbaca.teks or (terbaca.pesan and terbaca.tingkat == "tolak"):
        negatif = teks_sel(nilai).lstrip().startswith(("-", "−"))
        return None, f"{teks} {'kurang dari nol' if negatif else 'bukan angka'}. {contoh}"
    if samakan(terbaca.satuan) not in satuan:
        return None, f"{teks} memakai satuan lain. {contoh}"
    if terbaca.nilai is not None and terbaca.nilai != terbaca.nilai.quantize(
        Decimal(1).scaleb(-desimal), rounding=ROUND_DOWN
    ):
        return None, f"{teks} terlalu rinci: paling banyak {desimal} angka di belakang koma."
    return terbaca.nilai, ""


def _uang(nilai: object, batas: Batas) -> tuple[Decimal | None, str]:
    terbaca = urai_uang(nilai)
    if terbaca.pesan and terbaca.tingkat == "tolak":
        return None, terbaca.pesan[:1].upper() + terbaca.pesan[1:]
    return terbaca.nilai, ""


def _teks(nilai: object, batas: Batas) -> tuple[str, str]:
    teks = tanpa_kendali(nilai if isinstance(nilai, str) else teks_sel(nilai)).replace("\r\n", "\n").strip()
    if len(teks) > MAKS_TEKS:
        return "", f"Terlalu panjang: {tulis_angka(len(teks))} huruf, paling banyak {tulis_angka(MAKS_TEKS)}."
    return teks, ""


URAIAN: dict[str, Callable[[object, Batas], tuple[object, str]]] = {
    "fisik": _fisik,
    "volume": _volume,
    "anggaran": _uang,
    "kendala": _teks,
    "langkah": _teks,
}
BIDANG = tuple(bidang.name for bidang in fields(Isian))
"""The fields in the order of the grid."""
