"""Messy workbooks in the shapes that plans come in: rows of cells, merged ranges, colours, in every kind of file."""

import io
import struct
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.berkas import arsip

Baris = Sequence[object]

BULAN = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGT", "SEP", "OKT", "NOV", "DES")
KUNING = PatternFill("solid", fgColor="FFFF00")


def isi_lembar(
    lembar: Worksheet, baris: Iterable[Baris], gabungan: Iterable[str] = (), warna: Iterable[str] = ()
) -> None:
    """Fill a sheet from A1 on, merge the ranges and colour the cells."""
    for nomor, sel in enumerate(baris, start=1):
        for kolom, nilai in enumerate(sel, start=1):
            if nilai != "":
                lembar.cell(nomor, kolom, nilai)  # type: ignore[call-overload]
    for rentang in gabungan:
        lembar.merge_cells(rentang)
    for sel_warna in warna:
        lembar[sel_warna].fill = KUNING


def simpan(buku: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    tujuan = io.BytesIO()
    buku.save(tujuan)
    return tujuan.getvalue()


def xlsx(
    baris: Iterable[Baris], gabungan: Iterable[str] = (), warna: Iterable[str] = (), nama: str = "Rencana"
) -> bytes:
    """Return a workbook with one sheet."""
    buku = Workbook()
    lembar = buku.worksheets[0]
    lembar.title = nama
    isi_lembar(lembar, baris, gabungan, warna)
    return simpan(buku)


def csv(baris: Iterable[Baris], pemisah: str = ";") -> bytes:
    """Return rows as CSV with a BOM, as Excel writes it in Indonesia."""
    teks = "\r\n".join(pemisah.join(_sel_csv(str(n), pemisah) for n in sel) for sel in baris)
    return teks.encode("utf-8-sig")


def _sel_csv(teks: str, pemisah: str) -> str:
    return '"' + teks.replace('"', '""') + '"' if {pemisah, '"', "\n"} & set(teks) else teks


def ods(baris: Iterable[Baris], gabungan: Mapping[tuple[int, int], tuple[int, int]] | None = None) -> bytes:
    """Return an OpenDocument workbook; `gabungan` gives height and width of the range that begins at row, column."""
    isi = []
    for nomor, sel in enumerate(baris):
        kolom = (_sel_ods(n, (gabungan or {}).get((nomor, k))) for k, n in enumerate(sel))
        isi.append(f"<table:table-row>{''.join(kolom)}</table:table-row>")
    return arsip.ods("".join(isi))


def _sel_ods(nilai: object, rentang: tuple[int, int] | None) -> str:
    sifat = ""
    if rentang:
        sifat = f' table:number-rows-spanned="{rentang[0]}" table:number-columns-spanned="{rentang[1]}"'
    if isinstance(nilai, str) and nilai.startswith("of:="):
        return f"<table:table-cell table:formula={quoteattr(nilai)}{sifat}/>"
    if nilai == "":
        return f"<table:table-cell{sifat}/>"
    teks = escape(str(nilai))
    jenis = f'float" office:value="{teks}' if isinstance(nilai, int | float) else "string"
    return f'<table:table-cell office:value-type="{jenis}"{sifat}><text:p>{teks}</text:p></table:table-cell>'


def xls(baris: Iterable[Baris], gabungan: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """Return an Excel 97 workbook; `gabungan` are first row, last row, first column, last column, from 0."""
    rekaman = [arsip._rekaman(0x809, struct.pack("<4H2I", 0x600, 0x10, 0, 0, 0, 0))]
    for nomor, sel in enumerate(baris):
        rekaman += [_sel_xls(nomor, k, n) for k, n in enumerate(sel) if n != ""]
    if gabungan:
        rentang = b"".join(struct.pack("<4H", *r) for r in gabungan)
        rekaman.append(arsip._rekaman(0xE5, struct.pack("<H", len(gabungan)) + rentang))
    awal = arsip._rekaman(0x809, struct.pack("<4H2I", 0x600, 0x05, 0, 0, 0, 0))
    letak = len(awal) + 4 + 8 + 7 + 4
    daftar = arsip._rekaman(0x85, struct.pack("<IBBBB", letak, 0, 0, 7, 0) + b"Rencana")
    tutup = arsip._rekaman(0x0A, b"")
    return arsip.ole("Workbook", awal + daftar + tutup + b"".join(rekaman) + tutup)


def _sel_xls(baris: int, kolom: int, nilai: object) -> bytes:
    if isinstance(nilai, int | float):
        return arsip._rekaman(0x203, struct.pack("<3Hd", baris, kolom, 0, float(nilai)))
    teks = str(nilai).encode("utf-16-le")
    return arsip._rekaman(0x204, struct.pack("<4HB", baris, kolom, 0, len(teks) // 2, 1) + teks)


# The shapes


def bertingkat() -> bytes:
    """Three heading rows with merged cells, months under JADWAL, REALISASI, numbers of columns, hidden sheet."""
    judul = [
        "NO",
        "AREA PERUBAHAN",
        "PROGRAM",
        "KEGIATAN",
        "TAHAPAN/\nAKTIVITAS",
        "OUTPUT",
        "TARGET",
        "",
        "JADWAL",
    ]
    atas = [*judul, *[""] * 11, "ANGGARAN (Rp)", "", "PIC"]
    tengah = [*[""] * 8, "2021", *[""] * 11, "TARGET", "REALISASI", ""]
    bawah = [*[""] * 6, "Volume", "Satuan", *BULAN, "", "", ""]
    baris: list[Baris] = [
        ["RENCANA AKSI REFORMASI BIROKRASI"],
        ["PEMERINTAH KOTA MALANG TAHUN 2021"],
        [],
        atas,
        tengah,
        bawah,
        list(range(1, 24)),
        _baris_bertingkat(
            "Menyusun peta agen perubahan", 1, "dokumen", "x", range(3, 6), "Rp 50.000.000", nama=True
        ),
        _baris_bertingkat("Rapat koordinasi", "4 kali", "", "x", range(1, 2), 1250000),
        _baris_bertingkat("Evaluasi agen", "100%", "", "v", range(11, 13), "-", kegiatan="Evaluasi Agen"),
        ["", "JUMLAH", *[""] * 18, 51250000, 0, ""],
        [],
        ["", "Catatan: pagu menunggu APBD perubahan"],
        [*[""] * 16, "Malang,      Januari 2021"],
        [*[""] * 16, "Kepala Dinas Kesehatan"],
        [*[""] * 16, "NIP. 19700101 199003 1 001"],
    ]
    gabungan = [
        *("A1:W1", "A2:W2", "A4:A6", "B4:B6", "C4:C6", "D4:D6", "E4:E6", "F4:F6", "G4:H5", "I4:T4", "I5:T5"),
        *("U4:V4", "U5:U6", "V5:V6", "W4:W6", "B8:B10", "C8:C10", "D8:D9"),
    ]
    buku = Workbook()
    lembar = buku.worksheets[0]
    lembar.title = "Renaksi"
    isi_lembar(lembar, baris, gabungan)
    tersembunyi = buku.create_sheet("Lama", 0)
    isi_lembar(
        tersembunyi,
        [["Area Perubahan", "Program", "Kegiatan", "Tahapan", "Target", "Anggaran", "PIC", "SDM"]],
    )
    tersembunyi.append(["Rahasia", "Rahasia", "Rahasia", "Rahasia", 1, 1, "a", 1])
    tersembunyi.sheet_state = "hidden"
    buku.active = 1
    return simpan(buku)


def _baris_bertingkat(
    tahapan: str,
    volume: object,
    satuan: str,
    tanda: str,
    bertanda: range,
    anggaran: object,
    *,
    nama: bool = False,
    kegiatan: str = "",
) -> Baris:
    awal = (
        [1, "1. Manajemen\nPerubahan", "Program Penguatan", "Pembentukan Agen"]
        if nama
        else ["", "", "", kegiatan]
    )
    bulan = [tanda if b in bertanda else "" for b in range(1, 13)]
    return [
        *awal,
        tahapan,
        f"Hasil {tahapan.lower()}",
        volume,
        satuan,
        *bulan,
        anggaran,
        7,
        "Bagian Organisasi",
    ]


def berpita() -> bytes:
    """Areas as bands across the table, money in millions, months by colour, people as words."""
    baris: list[Baris] = [
        ["Rencana Aksi RB 2021"],
        [
            "No",
            "Program",
            "Kegiatan",
            "Rencana Aksi",
            "Target",
            "Waktu",
            *[""] * 11,
            "Biaya (Rp. 000.000)",
            "Personil",
        ],
        [*[""] * 5, *range(1, 13), "", ""],
        ["I. MANAJEMEN PERUBAHAN"],
        [1, "Program A", "Kegiatan A", "Langkah satu", "12 dokumen", *[""] * 12, 75, "5 orang"],
        ["", "", "", "Langkah dua", "Terlaksananya bimbingan", *[""] * 12, "1,25", "3"],
        ["II. PENATAAN TATALAKSANA"],
        [2, "Program B", "Kegiatan B", "Langkah tiga", 3, *["", "", "x"], *[""] * 9, "", ""],
        ["JUMLAH TOTAL", *[""] * 16, 76.25, 8],
    ]
    gabungan = ["A1:S1", "F2:Q2", "A4:S4", "A7:S7"]
    gabungan += [f"{h}2:{h}3" for h in "ABCDERS"]
    return xlsx(baris, gabungan, warna=("H5", "I5", "J5", "K6"))


def satu_jadwal() -> bytes:
    """One heading row, one schedule column; area and unit above the table; a second such sheet."""
    judul = [
        "Program",
        "Kegiatan",
        "Sub Kegiatan",
        "Uraian Langkah",
        "Indikator",
        "Target",
        "Satuan",
        "Waktu Pelaksanaan",
    ]
    judul += ["Penangung Jawab", "Anggaran", "SDM", "Ket."]
    baris: list[Baris] = [
        ["Perangkat Daerah", ": Dinas Kesehatan"],
        ["Area Perubahan : Penguatan Pengawasan"],
        [],
        judul,
        [
            "Program C",
            "Kegiatan C",
            "Sub C",
            "Menyusun SOP",
            "SOP tersusun",
            5,
            "SOP",
            "Maret s.d. Juni",
            "Sekretariat",
            2500000,
            2,
            "-",
        ],
        [
            "",
            "",
            "",
            "Sosialisasi SOP",
            "Sosialisasi",
            "2 kali",
            "",
            "TW III",
            "Sekretariat",
            "lima juta",
            "tim",
            "",
        ],
        [
            "",
            "Kegiatan D",
            "",
            "Menyusun laporan",
            "Laporan",
            1,
            "laporan",
            "Juli – Maret",
            "Sekretariat",
            -5,
            1,
            "",
        ],
        ["Program E", "", "", "", "", "", "", "", "", "", "", ""],
        ["", "Kegiatan E", "", "Menyusun peta", "Peta", 1, "peta", 13, "Sekretariat", "=SUM(J5:J6)", 1, ""],
    ]
    buku = Workbook()
    isi_lembar(buku.worksheets[0], baris)
    isi_lembar(buku.create_sheet("Area lain"), baris)
    return simpan(buku)


def tanpa_gabungan() -> bytes:
    """CSV with `;`: two heading rows, quarters, areas as lines of their own, a repeated heading, the same row twice."""
    judul: list[Baris] = [
        [
            "No",
            "Program",
            "Kegiatan",
            "Aktivitas",
            "Keluaran",
            "Triwulan",
            "",
            "",
            "",
            "Pagu (Rp)",
            "Pelaksana",
        ],
        ["", "", "", "", "", "I", "II", "III", "IV", "", ""],
    ]
    isi: list[Baris] = [
        ["A", "REFORMASI HUKUM", *[""] * 9],
        [
            "1",
            "Program F",
            "Kegiatan F",
            "Menelaah peraturan",
            "Telaah",
            "√",
            "",
            "",
            "",
            "1.250.000,00",
            "Bagian Hukum",
        ],
        ["", "", "", "=Menyusun rancangan", "Rancangan", "", "√", "√", "", "50.000.000,-", "Bagian Hukum"],
    ]
    lagi: list[Baris] = [
        ["", "", "", "=Menyusun rancangan", "Rancangan", "", "√", "√", "", "50.000.000,-", "Bagian Hukum"],
        ["B", "PELAYANAN PUBLIK", *[""] * 9],
        [
            "1",
            "Program G",
            "Kegiatan G",
            "Survei",
            "Laporan survei",
            "",
            "",
            "",
            "x",
            "75 juta",
            "Bagian Organisasi",
        ],
    ]
    return csv([*judul, *isi, *judul, *lagi])


def opendocument() -> bytes:
    """OpenDocument: start and end in columns of their own, merged names, a formula without a result."""
    baris: list[Baris] = [
        [
            "Area",
            "Program",
            "Kegiatan",
            "Tahapan",
            "Volume",
            "Satuan",
            "Mulai",
            "Selesai",
            "PIC",
            "Anggaran (ribu rupiah)",
            "Jumlah Orang",
        ],
        [
            "Penataan Organisasi",
            "Program H",
            "Kegiatan H",
            "Analisis jabatan",
            40,
            "jabatan",
            "Februari",
            "April 2021",
            "Ortala",
            12500,
            4,
        ],
        ["", "", "", "Evaluasi jabatan", 40, "jabatan", "Mei", "Maret", "Ortala", "of:=[.J2]*2", ""],
        ["", "", "", "Pelaporan", 1, "laporan", "12/06/2021", "Des 2020", "Ortala", 0, "4"],
    ]
    return ods(baris, {(1, 0): (3, 1), (1, 1): (3, 1), (1, 2): (3, 1)})


def excel_lama() -> bytes:
    """Excel 97: months as numbers under BULAN, merged names, money without a unit in small numbers."""
    judul = ["Area", "Program", "Kegiatan", "Rencana Aksi", "BULAN", *[""] * 11, "Anggaran"]
    baris: list[Baris] = [
        judul,
        [*[""] * 4, *range(1, 13), ""],
        ["Penataan SDM", "Program I", "Kegiatan I", "Pemetaan pegawai", 1, 1, *[""] * 10, 75],
        ["", "", "", "Asesmen", *[""] * 10, "✓", "✓", 120.5],
    ]
    tegak = [(0, 1, k, k) for k in (0, 1, 2, 3, 16)]
    return xls(baris, [*tegak, (0, 0, 4, 15), (2, 3, 0, 0), (2, 3, 1, 1), (2, 3, 2, 2)])
