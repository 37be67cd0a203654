"""The workbook of a monthly report: what is fixed is locked; read back row by row. Pure."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, cast
from uuid import UUID

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from berkas.aman import seperti_rumus, tanpa_kendali
from berkas.spreadsheet import BukuKerja, Lembar, alamat
from rencana_aksi.spreadsheet.kunci import AsalKunci, KunciBaris, urai_kunci
from rencana_aksi.spreadsheet.susunan import tulis_desimal
from roadmap.spreadsheet.teks import samakan

SEBUTAN = "Laporan kemajuan PetaRB"
LEMBAR, LEMBAR_PENANDA, LEMBAR_PETUNJUK = "Kemajuan", "PetaRB", "Petunjuk"
BARIS_KEPALA = 5
DIGIT_PASTI = 15  # a spreadsheet keeps no more digits of a number
KERTAS_FOLIO = "14"  # 8.5 × 13 inch, what Indonesia calls F4
HURUF = "Cambria"
BARIS_DICARI = 30  # rows in which the headings are looked for

Jenis = Literal["teks", "angka", "rupiah"]


@dataclass(frozen=True, slots=True)
class KolomKemajuan:
    """A column: its name, heading, width in letters; `isi` may be filled in, `sembunyi` is PetaRB's own."""

    nama: str
    judul: str
    lebar: float
    jenis: Jenis = "teks"
    isi: bool = False
    sembunyi: bool = False
    catatan: str = ""


KOLOM = (
    KolomKemajuan("nomor", "No.", 5, "angka"),
    KolomKemajuan("area", "Area perubahan", 20),
    KolomKemajuan("tahapan", "Tahapan/aktivitas", 36),
    KolomKemajuan("target", "Target", 9, "angka"),
    KolomKemajuan("satuan", "Satuan", 11),
    KolomKemajuan("pagu", "Anggaran (Rp)", 16, "rupiah"),
    KolomKemajuan("rencana", "Rencana s.d. bulan ini (%)", 10, "angka"),
    KolomKemajuan("fisik_lalu", "Fisik bulan lalu (%)", 10, "angka"),
    KolomKemajuan("volume_lalu", "Volume bulan lalu", 10, "angka"),
    KolomKemajuan("anggaran_lalu", "Terpakai bulan lalu (Rp)", 16, "rupiah"),
    KolomKemajuan(
        "fisik", "Fisik (%)", 10, "angka", isi=True, catatan="Kumulatif sejak Januari.\nTulis 45, bukan 45%."
    ),
    KolomKemajuan(
        "volume", "Volume keluaran", 10, "angka", isi=True, catatan="Kumulatif sejak Januari, angka saja."
    ),
    KolomKemajuan(
        "anggaran",
        "Anggaran terpakai (Rp)",
        16,
        "rupiah",
        isi=True,
        catatan="Kumulatif sejak Januari, rupiah penuh.\nContoh: 75250000",
    ),
    KolomKemajuan("kendala", "Kendala", 34, isi=True),
    KolomKemajuan("langkah", "Langkah berikutnya", 34, isi=True),
    KolomKemajuan("kunci", "Kunci butir", 38, sembunyi=True),
    KolomKemajuan("versi", "Versi", 10, sembunyi=True),
)
HURUF_KOLOM = {k.nama: get_column_letter(i) for i, k in enumerate(KOLOM, start=1)}
ISIAN = tuple(k.nama for k in KOLOM if k.isi)
PETUNJUK = (
    "Isi kolom berlatar putih pada lembar ‘Kemajuan’, simpan sebagai .xlsx, lalu unggah kembali pada laporan ini.",
    "Semua angka kumulatif sejak Januari, sehingga tidak boleh kurang dari bulan lalu.",
    "Sel kosong berarti belum diisi, bukan nol. Kolom abu-abu terkunci dan tidak dibaca kembali.",
    "Baris yang diubah orang lain di PetaRB setelah berkas ini diunduh ditolak; unduh lagi sebelum mengisinya.",
)


@dataclass(frozen=True, slots=True)
class BukuKemajuan:
    """What the workbook holds: for whom and when it was written, and a value for each column of each row."""

    kode: str
    unit: str
    tahun: int
    bulan: int
    judul: str
    baris: Sequence[dict[str, object]]


@dataclass(frozen=True, slots=True)
class BarisBerkas:
    """A row as it came back: the item's key, the mark it was written with, and the raw cells to fill in."""

    lembar: str
    nomor: int
    kunci: KunciBaris | None
    versi: str
    sel: dict[str, object]
    letak: dict[str, str]


@dataclass(frozen=True, slots=True)
class IsiBerkas:
    """A workbook read; `pesan` says why it is none of a report, `penanda` for whom it was written."""

    baris: tuple[BarisBerkas, ...] = ()
    penanda: tuple[str, int, int] | None = None
    pesan: str = ""
    hilang: tuple[str, ...] = field(default=())


def tulis_kunci(kunci: UUID) -> str:
    """Return the key of an item as its cell holds it."""
    return str(KunciBaris(AsalKunci.BUTIR, kunci))


# Writing

_SISI = Side(style="thin", color="9A9A94")
_GARIS = Border(left=_SISI, right=_SISI, top=_SISI, bottom=_SISI)
_ABU = PatternFill("solid", fgColor="EEEEEA")
_KEPALA = PatternFill("solid", fgColor="E7ECE9")
FORMAT: dict[Jenis, str] = {"teks": "@", "angka": "#,##0.####", "rupiah": "#,##0"}


def tulis_buku(isi: BukuKemajuan) -> bytes:
    """Return the workbook: the report, Petunjuk, and a hidden sheet with the mark.

    Text stays text whatever it begins with; a number of more digits than a spreadsheet keeps is written as text.
    """
    buku = Workbook()
    for gaya in _gaya():
        buku.add_named_style(gaya)
    lembar = buku.worksheets[0]
    lembar.title = LEMBAR
    for nomor, teks in enumerate(("LAPORAN KEMAJUAN RENCANA AKSI", isi.unit, isi.judul), start=1):
        _tulis(lembar, nomor, 1, teks, "Judul" if nomor == 1 else "Keterangan")
    for i, kolom in enumerate(KOLOM, start=1):
        sel = _tulis(lembar, BARIS_KEPALA, i, kolom.judul, "Kepala")
        if kolom.catatan:
            sel.comment = Comment(kolom.catatan, "PetaRB", height=80, width=240)
    for nomor, baris in enumerate(isi.baris, start=BARIS_KEPALA + 1):
        for i, kolom in enumerate(KOLOM, start=1):
            _tulis(lembar, nomor, i, baris.get(kolom.nama), _nama_gaya(kolom))
    _batasi(lembar, len(isi.baris))
    _atur_lembar(lembar)
    _tulis_lain(buku, isi)
    buku.properties.title = tanpa_kendali(f"{isi.judul} {isi.unit}")
    buku.properties.creator = "PetaRB"
    buku.properties.language = "id"
    tujuan = io.BytesIO()
    buku.save(tujuan)
    return tujuan.getvalue()


def _nama_gaya(kolom: KolomKemajuan) -> str:
    return f"{'Isi' if kolom.isi else 'Tetap'} {kolom.jenis}"


def _gaya() -> list[NamedStyle]:
    tengah = Alignment(horizontal="center", vertical="center", wrap_text=True)
    tetap = [
        NamedStyle("Judul", font=Font(name=HURUF, size=13, bold=True)),
        NamedStyle("Keterangan", font=Font(name=HURUF, size=10)),
        NamedStyle(
            "Kepala", font=Font(name=HURUF, size=9, bold=True), alignment=tengah, border=_GARIS, fill=_KEPALA
        ),
    ]
    return tetap + [_gaya_sel(jenis, isi=isi) for jenis in FORMAT for isi in (True, False)]


def _gaya_sel(jenis: Jenis, *, isi: bool) -> NamedStyle:
    mendatar = "left" if jenis == "teks" else "right"
    gaya = NamedStyle(
        f"{'Isi' if isi else 'Tetap'} {jenis}",
        font=Font(name=HURUF, size=9),
        alignment=Alignment(horizontal=mendatar, vertical="top", wrap_text=jenis == "teks"),
        border=_GARIS,
        number_format=FORMAT[jenis],
        protection=Protection(locked=not isi),
    )
    if not isi:
        gaya.fill = _ABU
    return gaya


def _tulis(lembar: Worksheet, baris: int, kolom: int, nilai: object, gaya: str) -> Cell:
    """Write a value in a named style; a text is never a formula."""
    sel = cast("Cell", lembar.cell(baris, kolom))
    sel.style = gaya
    if isinstance(nilai, Decimal):
        pasti = len(nilai.normalize().as_tuple().digits) <= DIGIT_PASTI
        bulat = nilai == nilai.to_integral_value()
        sel.value = tulis_desimal(nilai) if not pasti else int(nilai) if bulat else float(nilai)
    elif isinstance(nilai, str) and nilai:
        sel.value = tanpa_kendali(nilai)
        sel.data_type = "s"
        sel.quotePrefix = seperti_rumus(nilai)
    elif isinstance(nilai, int):
        sel.value = nilai
    return sel


def _batasi(lembar: Worksheet, banyak: int) -> None:
    """Let numbers alone into the columns of numbers, within their bounds."""
    akhir = BARIS_KEPALA + max(banyak, 1)
    for nama, atas in (
        ("fisik", "100"),
        ("volume", None),
        ("anggaran", f"{HURUF_KOLOM['pagu']}{BARIS_KEPALA + 1}"),
    ):
        pesan = {
            "fisik": "Kemajuan fisik ditulis dengan angka 0 sampai 100, misalnya 45.",
            "volume": "Volume ditulis dengan angka, tidak kurang dari nol.",
            "anggaran": "Anggaran terpakai ditulis dengan angka dalam rupiah penuh, tidak melebihi anggaran butir.",
        }[nama]
        pembatas = DataValidation(
            "decimal",
            operator="between" if atas else "greaterThanOrEqual",
            formula1="0",
            formula2=atas,
            allow_blank=True,
            showErrorMessage=True,
            errorTitle="Angka tidak sesuai",
            error=pesan,
        )
        pembatas.add(f"{HURUF_KOLOM[nama]}{BARIS_KEPALA + 1}:{HURUF_KOLOM[nama]}{akhir}")
        lembar.add_data_validation(pembatas)


def _atur_lembar(lembar: Worksheet) -> None:
    for i, kolom in enumerate(KOLOM, start=1):
        ukuran = lembar.column_dimensions[get_column_letter(i)]
        ukuran.width, ukuran.hidden = kolom.lebar, kolom.sembunyi
    lembar.row_dimensions[BARIS_KEPALA].height = 40
    lembar.freeze_panes = f"D{BARIS_KEPALA + 1}"
    lembar.print_title_rows = f"{BARIS_KEPALA}:{BARIS_KEPALA}"
    jaga = lembar.protection
    jaga.sheet = True
    jaga.formatCells = jaga.formatRows = jaga.formatColumns = jaga.sort = jaga.autoFilter = False
    _atur_kertas(lembar)


def _tulis_lain(buku: Workbook, isi: BukuKemajuan) -> None:
    petunjuk, penanda = buku.create_sheet(LEMBAR_PETUNJUK), buku.create_sheet(LEMBAR_PENANDA)
    for nomor, teks in enumerate(PETUNJUK, start=1):
        _tulis(petunjuk, nomor, 1, teks, "Keterangan")
    petunjuk.column_dimensions["A"].width = 110
    for kolom, nilai in enumerate((SEBUTAN, isi.kode, isi.tahun, isi.bulan), start=1):
        _tulis(penanda, 1, kolom, nilai, "Keterangan")
    penanda.sheet_state = "hidden"
    for lembar in (petunjuk, penanda):
        lembar.protection.sheet = True
        _atur_kertas(lembar)


def _atur_kertas(lembar: Worksheet) -> None:
    """Print on folio, landscape, as wide as one page."""
    lembar.page_setup.orientation = "landscape"
    lembar.page_setup.paperSize = KERTAS_FOLIO
    lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight = 1, 0
    if lembar.sheet_properties.pageSetUpPr is not None:
        lembar.sheet_properties.pageSetUpPr.fitToPage = True


# Reading


def baca_buku(buku: BukuKerja) -> IsiBerkas:
    """Read a workbook of a report back: columns by their headings, in whatever order; rows by their keys."""
    penanda = next((_penanda(x) for x in buku.lembar if x.nama == LEMBAR_PENANDA), None)
    for lembar in buku.lembar:
        kepala = _kepala(lembar)
        if kepala is not None:
            nomor, kolom = kepala
            hilang = tuple(k.judul for k in KOLOM if (k.isi or k.sembunyi) and k.nama not in kolom)
            return IsiBerkas(tuple(_baris(lembar, nomor + 1, kolom)), penanda, hilang=hilang)
    return IsiBerkas(
        penanda=penanda,
        pesan="Berkas ini bukan laporan kemajuan dari PetaRB. Unduh berkas Excel laporan ini, isi, lalu unggah.",
    )


def _penanda(lembar: Lembar) -> tuple[str, int, int] | None:
    sel = lembar.baris[0] if lembar.baris else ()
    if len(sel) < 4 or sel[0] != SEBUTAN:
        return None
    _, kode, tahun, bulan = sel[:4]
    if isinstance(kode, str) and isinstance(tahun, int) and isinstance(bulan, int):
        return kode, tahun, bulan
    return None


def _kepala(lembar: Lembar) -> tuple[int, dict[str, int]] | None:
    """Return the row of the headings and the column of each; None where the sheet has none."""
    dikenal = {samakan(k.judul): k.nama for k in KOLOM}
    for nomor, baris in enumerate(lembar.baris[:BARIS_DICARI]):
        kolom = {
            dikenal[samakan(sel)]: i
            for i, sel in enumerate(baris)
            if isinstance(sel, str) and samakan(sel) in dikenal
        }
        if "kunci" in kolom and len(kolom) > 1:
            return nomor, kolom
    return None


def _baris(lembar: Lembar, awal: int, kolom: dict[str, int]) -> Iterator[BarisBerkas]:
    for nomor, baris in enumerate(lembar.baris[awal:], start=awal):
        isi = {nama: baris[i] if i < len(baris) else "" for nama, i in kolom.items()}
        kunci = urai_kunci(str(isi["kunci"]))
        if kunci is None and all(isi.get(nama, "") == "" for nama in ISIAN):
            continue
        yield BarisBerkas(
            lembar.nama,
            nomor + 1,
            kunci,
            str(isi.get("versi", "")),
            {nama: isi.get(nama, "") for nama in ISIAN},
            {nama: alamat(nomor, i) for nama, i in kolom.items()},
        )
