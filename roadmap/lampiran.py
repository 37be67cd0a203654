"""The one builder of the Lampiran: rows in, a merged table and its printed document out. Pure."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from berkas.tabel import Dokumen, Isi, Kolom, Sel, Tabel, TandaTangan, gabungkan
from roadmap.models import RoadMap

LEBAR_TARGET = 13.0
KOLOM_AWAL = (
    Kolom("nomor", "No.", 9, perataan="tengah"),
    Kolom("tujuan", "Tujuan Reformasi Birokrasi", 25),
    Kolom("indikator", "Indikator", 26),
)
KOLOM_AKHIR = (
    Kolom("sasaran", "Sasaran", 31),
    Kolom("area", "Area Perubahan", 28),
    Kolom("program", "Program", 44),
    Kolom("kegiatan", "Kegiatan", 54),
    Kolom("perangkat_daerah", "Perangkat Daerah", 31),
)


class BarisCetak(NamedTuple):
    """One row of the Lampiran with every text it prints.

    `program` and `perangkat_daerah` are what a reader sees beside the row; where the regulation prints the cell merged
    with the one above, `pemilik_program` or `pemilik_pd` is the number of the row that owns the text.
    """

    kunci: UUID
    nomor: int
    tujuan_id: int
    nomor_tujuan: int
    tujuan: str
    penetapan_id: int
    indikator: str
    target: tuple[str, ...]
    sasaran_id: int
    sasaran: str
    area: str
    program: str
    pemilik_program: int
    kegiatan: str
    perangkat_daerah: str
    pemilik_pd: int


def kolom_lampiran(tahun: Sequence[int]) -> tuple[Kolom, ...]:
    """Return the columns, one target column per year."""
    target = tuple(
        Kolom(f"target_{t}", str(t), LEBAR_TARGET, induk="Target Tahun", perataan="tengah") for t in tahun
    )
    return KOLOM_AWAL + target + KOLOM_AKHIR


def tabel_lampiran(tahun: Sequence[int], baris: Sequence[BarisCetak]) -> Tabel:
    """Return the Lampiran as a table: equal neighbours merge, every column by itself."""
    return gabungkan(kolom_lampiran(tahun), _isi(baris))


def _isi(baris: Sequence[BarisCetak]) -> Iterator[tuple[str, list[Isi], str]]:
    tujuan_sebelum = None
    for b in baris:
        penanda = f"{b.nomor_tujuan}. {b.tujuan}" if b.tujuan_id != tujuan_sebelum else ""
        tujuan_sebelum = b.tujuan_id
        yield b.kunci.hex, _sel(b), penanda


def _sel(b: BarisCetak) -> list[Isi]:
    return [
        Isi(f"{b.nomor_tujuan}.", b.tujuan_id),
        Isi(b.tujuan, b.tujuan_id),
        Isi(b.indikator, b.penetapan_id),
        *[Isi(teks, b.penetapan_id) for teks in b.target],
        Isi(b.sasaran, b.sasaran_id),
        Isi(b.area, b.area),
        Isi(b.program, b.pemilik_program),
        Isi(b.kegiatan),
        Isi(b.perangkat_daerah, b.pemilik_pd),
    ]


SelTertulis = tuple[str, str, str]
"""What a page writes of a cell: its kind and two texts.

“tunggal”: the text; “gabung”: rows covered, text; “kegiatan”: the row's key, text; “kosong”: the row's key.
"""


def baris_tertulis(tabel: Tabel) -> list[tuple[str, list[SelTertulis]]]:
    """Return the key and the cells of each row, without those that a merged cell above covers."""
    kegiatan = [k.kunci for k in tabel.kolom].index("kegiatan")
    hasil = []
    for b in tabel.baris:
        isi = [_tertulis(sel, b.kunci if k == kegiatan else "") for k, sel in enumerate(b.sel) if sel]
        hasil.append((b.kunci, isi))
    return hasil


def _tertulis(sel: Sel, kunci: str) -> SelTertulis:
    if kunci:
        return ("kegiatan" if sel.teks else "kosong", kunci, sel.teks)
    return ("gabung", str(sel.rentang), sel.teks) if sel.rentang > 1 else ("tunggal", sel.teks, "")


def dokumen_lampiran(
    road_map: RoadMap, baris: Sequence[BarisCetak], *, saringan: Sequence[str] = (), kaki: str = ""
) -> Dokumen:
    """Return the Lampiran as a regulation prints it; `saringan` names the filters that limit it."""
    return Dokumen(
        nama=nama_berkas(road_map, saringan),
        judul=(
            f"ROAD MAP REFORMASI BIROKRASI {road_map.pemerintah_daerah.upper()}",
            f"TAHUN {_masa(road_map)}",
        ),
        tabel=tabel_lampiran(road_map.tahun, baris),
        kop=_kop(road_map),
        catatan=(f"Disaring menurut {'; '.join(saringan)}: {len(baris)} baris.",) if saringan else (),
        pengesah=_pengesah(road_map),
        penanda_tangan=_penanda_tangan(road_map),
        kaki=kaki,
        lembar="Lampiran",
    )


def nama_berkas(road_map: RoadMap, saringan: Sequence[str] = ()) -> str:
    """Return a file name that says what it is, without an ending."""
    return f"lampiran-{road_map.kode}{'-tersaring' if saringan else ''}"


def kaki_cetak(oleh: str, kini: datetime, sidik: str) -> str:
    """Return the foot line: by whom, when (local time), and the first characters of the content's hash."""
    return f"Dicetak oleh {oleh or 'umum'} pada {kini:%d-%m-%Y %H.%M} WIB · sumber {sidik[:12]}"


def _masa(road_map: RoadMap) -> str:
    return f"{road_map.tahun_awal}-{road_map.tahun_akhir}"


def _kop(road_map: RoadMap) -> tuple[str, ...]:
    if road_map.nomor_regulasi:
        nomor = f"NOMOR {road_map.nomor_regulasi} TAHUN {road_map.tahun_regulasi}"
    else:
        nomor = "NOMOR … TAHUN … (RANCANGAN)"
    return ("LAMPIRAN", road_map.jenis_regulasi.upper(), nomor, "TENTANG", road_map.tentang.upper())


def _penanda_tangan(road_map: RoadMap) -> TandaTangan | None:
    if not road_map.penandatangan_jabatan:
        return None
    tanda = "ttd." if road_map.ditetapkan_pada else ""
    return TandaTangan((f"{road_map.penandatangan_jabatan},", "", tanda, "", road_map.penandatangan_nama))


def _pengesah(road_map: RoadMap) -> TandaTangan | None:
    if not (road_map.pengesah_jabatan and road_map.ditetapkan_pada):
        return None
    return TandaTangan(
        ("Salinan sesuai dengan aslinya", f"{road_map.pengesah_jabatan},", "", "", road_map.pengesah_nama)
    )
