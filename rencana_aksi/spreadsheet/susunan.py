"""The columns of PetaRB's own workbook of a plan, and the plain data that fill it: no model, no I/O."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rencana_aksi.spreadsheet.bidang import BULAN_SETAHUN, Bidang, IsiBaris
from tampilan.angka import BULAN_RINGKAS

CENTANG = "✓"
SATUAN_UMUM = (
    "aplikasi",
    "dokumen",
    "kegiatan",
    "kali",
    "laporan",
    "layanan",
    "modul",
    "orang",
    "paket",
    "pegawai",
    "peraturan",
    "persen",
    "SOP",
    "unit kerja",
)
Jenis = Literal["nomor", "teks", "bulan", "desimal", "rupiah", "orang"]


@dataclass(frozen=True, slots=True)
class KolomTemplat:
    """A column: its heading (under `induk` where it shares one), width in letters, what it holds and a note on it."""

    bidang: Bidang
    judul: str
    lebar: float
    jenis: Jenis = "teks"
    induk: str = ""
    catatan: str = ""


def _bulan(nomor: int) -> KolomTemplat:
    catatan = (
        f"Pilih {CENTANG} pada setiap bulan pelaksanaan. Huruf v atau x juga dikenali." if nomor == 1 else ""
    )
    return KolomTemplat(
        Bidang(f"bulan_{nomor}"), BULAN_RINGKAS[nomor - 1], 5, "bulan", induk="Jadwal", catatan=catatan
    )


KOLOM = (
    KolomTemplat(Bidang.ABAIKAN, "No.", 5, "nomor", catatan="Nomor urut. Boleh dikosongkan."),
    KolomTemplat(
        Bidang.AREA,
        "Area perubahan",
        22,
        catatan="Pilih dari daftar area perubahan road map.\nContoh: Manajemen Perubahan.",
    ),
    KolomTemplat(
        Bidang.PROGRAM, "Program", 26, catatan="Nama program.\nContoh: Program Aplikasi Informatika."
    ),
    KolomTemplat(
        Bidang.KEGIATAN,
        "Kegiatan",
        28,
        catatan="Nama kegiatan dalam program tersebut.\nContoh: Pengelolaan e-government.",
    ),
    KolomTemplat(
        Bidang.SUB_KEGIATAN,
        "Sub kegiatan",
        28,
        catatan="Nama sub kegiatan; boleh kosong.\nContoh: Penyelenggaraan sistem informasi.",
    ),
    KolomTemplat(
        Bidang.TAHAPAN,
        "Tahapan/aktivitas",
        34,
        catatan="Satu langkah kerja pada setiap baris.\nContoh: Menyusun peta proses bisnis.",
    ),
    KolomTemplat(
        Bidang.INDIKATOR,
        "Indikator keluaran",
        26,
        induk="Target",
        catatan="Hasil yang dapat diperiksa.\nContoh: Dokumen peta proses bisnis.",
    ),
    KolomTemplat(
        Bidang.TARGET,
        "Volume",
        10,
        "desimal",
        induk="Target",
        catatan="Angka saja, tidak kurang dari nol.\nContoh: 12",
    ),
    KolomTemplat(
        Bidang.SATUAN,
        "Satuan",
        12,
        induk="Target",
        catatan="Satuan volume. Pilih dari daftar atau tulis sendiri.\nContoh: dokumen.",
    ),
    *(_bulan(n) for n in BULAN_SETAHUN),
    KolomTemplat(
        Bidang.PENANGGUNG_JAWAB,
        "Penanggung jawab",
        24,
        catatan="Bidang atau jabatan yang bertanggung jawab.\nContoh: Bidang Aplikasi Informatika.",
    ),
    KolomTemplat(
        Bidang.ANGGARAN,
        "Anggaran (Rp)",
        18,
        "rupiah",
        catatan="Rupiah penuh, bukan ribuan atau jutaan. Kosongkan jika tanpa anggaran.\nContoh: 75250000",
    ),
    KolomTemplat(Bidang.SDM, "SDM (orang)", 9, "orang", catatan="Jumlah orang, bilangan bulat.\nContoh: 5"),
    KolomTemplat(
        Bidang.KUNCI, "Kunci butir", 38, catatan="Diisi PetaRB untuk mengenali baris ini. Jangan diubah."
    ),
)
"""The key comes last and is hidden; its cells are written by `rencana_aksi.spreadsheet.kunci`."""


_SEBIDANG = tuple(k.bidang for k in KOLOM if k.jenis not in {"nomor", "bulan"})


def nilai_kolom(baris: IsiBaris) -> Mapping[Bidang, object]:
    """Return what stands in each column but the number of the row."""
    nilai = {b: getattr(baris, b.value) for b in _SEBIDANG}
    return nilai | {Bidang(f"bulan_{n}"): CENTANG if n in baris.bulan else "" for n in BULAN_SETAHUN}


@dataclass(frozen=True, slots=True)
class BukuRencana:
    """All that a workbook holds: whose plan (`kode`, of the city `KODE_KOTA`), year, rows, lists to choose from.

    `keterangan` says version and state; `konteks` are lines of the road map for the sheet Petunjuk.
    """

    kode: str
    unit: str
    tahun: int
    keterangan: str
    baris: tuple[IsiBaris, ...]
    area: tuple[str, ...]
    konteks: tuple[str, ...] = ()
    satuan: tuple[str, ...] = SATUAN_UMUM


def tulis_desimal(nilai: Decimal) -> str:
    """Write a number for a text cell so that it can be read in one way only: 1,125 would be taken for 1125."""
    teks = format(nilai, "f")
    bulat, _, pecahan = (teks.rstrip("0").rstrip(".") if "." in teks else teks).partition(".")
    return f"{bulat},{pecahan}{'0' if len(pecahan) == 3 else ''}" if pecahan else bulat
