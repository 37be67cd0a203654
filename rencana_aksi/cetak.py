"""A plan as documents: printed by area with totals and signature, and as one plain table. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from berkas.tabel import Dokumen, Isi, Kolom, Tabel, TandaTangan, gabungkan
from organisasi.models import JenisPerangkatDaerah, PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.spreadsheet.bidang import BULAN_SETAHUN, NAMA, Bidang, IsiBaris
from rencana_aksi.spreadsheet.penanda import JUDUL_KODE, JUDUL_TAHUN, JUDUL_UNIT, KODE_KOTA
from rencana_aksi.spreadsheet.susunan import (
    CENTANG,
    KOLOM,
    BukuRencana,
    KolomTemplat,
    nilai_kolom,
    tulis_desimal,
)
from rencana_aksi.workflow import BERLAKU, DAPAT_DISUNTING
from tampilan.angka import BULAN, KOSONG, tulis_angka

JUMLAH = "jumlah"  # how the keys of rows of totals begin
TITIK = "………………"

KOLOM_CETAK = (
    Kolom("nomor", "No.", 8, perataan="tengah"),
    Kolom("area", "Area Perubahan", 23),
    Kolom("program", "Program", 27),
    Kolom("kegiatan", "Kegiatan", 28),
    Kolom("sub_kegiatan", "Sub Kegiatan", 27),
    Kolom("tahapan", "Tahapan/Aktivitas", 40),
    Kolom("indikator", "Indikator Keluaran", 26, induk="Target"),
    Kolom("target", "Volume", 18, induk="Target"),
    *(
        Kolom(f"bulan_{n}", str(n), 5, induk="Jadwal (bulan ke-)", perataan="tengah", rapat=True)
        for n in BULAN_SETAHUN
    ),
    Kolom("penanggung_jawab", "Penanggung Jawab", 24),
    Kolom("anggaran", "Anggaran (Rp)", 28, perataan="kanan"),
    Kolom("sdm", "SDM (orang)", 17, perataan="kanan"),
)
JABATAN: dict[JenisPerangkatDaerah, tuple[str, str]] = {
    JenisPerangkatDaerah.SEKRETARIAT: ("Sekretariat", "Sekretaris"),
    JenisPerangkatDaerah.INSPEKTORAT: ("Inspektorat", "Inspektur"),
    JenisPerangkatDaerah.DINAS: ("", "Kepala "),
    JenisPerangkatDaerah.BADAN: ("", "Kepala "),
    JenisPerangkatDaerah.BAGIAN: ("", "Kepala "),
    JenisPerangkatDaerah.KECAMATAN: ("Kecamatan", "Camat"),
    JenisPerangkatDaerah.KELURAHAN: ("Kelurahan", "Lurah"),
    JenisPerangkatDaerah.RSUD: ("", "Direktur "),
    JenisPerangkatDaerah.UPT: ("", "Kepala "),
}
"""The head's title by kind of unit: which word of the unit's name is replaced ("": put before it), and by what."""


def dokumen_cetak(rencana: RencanaAksi, butir: Sequence[ButirAksi], *, kaki: str = "") -> Dokumen:
    """Return the plan as it is printed and signed: items by area, totals of each area and of all."""
    road_map = rencana.periode.road_map
    draf = ("DRAF",) if rencana.status in DAPAT_DISUNTING else ()
    return Dokumen(
        nama=nama_berkas(rencana),
        judul=(
            "RENCANA AKSI REFORMASI BIROKRASI",
            (road_map.pemerintah_daerah if rencana.kota else rencana.nama_unit).upper(),
            f"TAHUN {rencana.periode.tahun}",
            *draf,
        ),
        tabel=_tabel(butir),
        kop=("RENCANA AKSI", "PELAKSANAAN " + road_map.regulasi.upper(), "TENTANG", road_map.tentang.upper()),
        catatan=(_keterangan(rencana),),
        penanda_tangan=_penanda_tangan(rencana),
        kaki=kaki,
        lembar="Rencana aksi",
    )


def _keterangan(rencana: RencanaAksi) -> str:
    status = rencana.get_status_display()
    belum = "" if rencana.status in BERLAKU | DAPAT_DISUNTING else " (belum ditetapkan)"
    return f"Versi {rencana.versi} · {status}{belum}"


def nama_berkas(rencana: RencanaAksi) -> str:
    """Return a file name that says what it is, without an ending."""
    unit = rencana.perangkat_daerah.kode if rencana.perangkat_daerah else KODE_KOTA
    return f"rencana-aksi-{unit}-{rencana.periode.tahun}-v{rencana.versi}"


def nama_templat(rencana: RencanaAksi) -> str:
    """Return the file name of the template, without an ending."""
    unit = rencana.perangkat_daerah.kode if rencana.perangkat_daerah else KODE_KOTA
    return f"templat-rencana-aksi-{unit}-{rencana.periode.tahun}"


# Who signs


def jabatan_kepala(unit: PerangkatDaerah) -> str:
    """Return the title of a unit's head: "Kepala Dinas Kesehatan", "Camat Klojen"."""
    kata, ganti = JABATAN[JenisPerangkatDaerah(unit.jenis)]
    return unit.nama.replace(kata, ganti, 1) if kata and kata in unit.nama else f"{ganti.strip()} {unit.nama}"


def _penanda_tangan(rencana: RencanaAksi) -> TandaTangan:
    """Return the block with an empty place for date and name."""
    unit = rencana.perangkat_daerah
    jabatan = jabatan_kepala(unit) if unit else "Ketua Tim Pengarah Reformasi Birokrasi"
    tempat = rencana.periode.road_map.ditetapkan_di
    tanggal = f"{tempat}, {TITIK} {rencana.periode.tahun}" if tempat else f"{TITIK} {rencana.periode.tahun}"
    return TandaTangan((tanggal, f"{jabatan},", "", "", "", f"({TITIK}{TITIK})", f"NIP {TITIK}"))


# The printed table


def _tabel(butir: Sequence[ButirAksi]) -> Tabel:
    """Return the items by area, each area with its totals below it, and the totals of all."""
    per_area = groupby(sorted(butir, key=lambda b: (b.area.nomor, b.nomor, b.pk)), key=lambda b: b.area)
    baris: list[tuple[str, Sequence[Isi], str]] = []
    for area, isi in per_area:
        milik = list(isi)
        nomor = sum(1 for kunci, _, _ in baris if not kunci.startswith(JUMLAH))
        baris += [
            _baris(b, n, area.nama if n == nomor + 1 else "") for n, b in enumerate(milik, start=nomor + 1)
        ]
        baris.append(_jumlah(f"Jumlah {area.nama}", milik))
    if butir:
        baris.append(_jumlah("Jumlah seluruhnya", butir))
    tabel = gabungkan(KOLOM_CETAK, baris)
    return Tabel(tabel.kolom, tuple(replace(b, jumlah=b.kunci.startswith(JUMLAH)) for b in tabel.baris))


def _baris(b: ButirAksi, nomor: int, penanda: str) -> tuple[str, Sequence[Isi], str]:
    """Return an item as a row; the names above its stage merge with equal ones of the same area."""
    program = (b.area_id, b.program)
    kegiatan = (*program, b.kegiatan)
    isi = [
        Isi(f"{nomor}."),
        Isi(b.area.nama, b.area_id),
        Isi(b.program or KOSONG, program),
        Isi(b.kegiatan or KOSONG, kegiatan),
        Isi(b.sub_kegiatan or KOSONG, (*kegiatan, b.sub_kegiatan)),
        Isi(b.tahapan),
        Isi(b.indikator or KOSONG),
        Isi(_target(b)),
        *(Isi(CENTANG if n in b.jadwal else "") for n in BULAN_SETAHUN),
        Isi(b.penanggung_jawab or KOSONG),
        Isi(tulis_angka(b.anggaran)),
        Isi(tulis_angka(b.sdm)),
    ]
    return b.kunci.hex, isi, penanda


def _target(b: ButirAksi) -> str:
    if b.target is None:
        return KOSONG
    return f"{tulis_angka(b.target)} {b.satuan}".strip().replace(" %", "%")


def _jumlah(teks: str, butir: Iterable[ButirAksi]) -> tuple[str, Sequence[Isi], str]:
    """Return a row of totals; where no item says any, there is none."""
    milik = list(butir)
    anggaran = [b.anggaran for b in milik if b.anggaran is not None]
    sdm = [b.sdm for b in milik if b.sdm is not None]
    kosong = [Isi("") for _ in KOLOM_CETAK[3:]]
    jumlah = [tulis_angka(sum(anggaran) if anggaran else None), tulis_angka(sum(sdm) if sdm else None)]
    return f"{JUMLAH} {teks}", [Isi(teks), *kosong, *map(Isi, jumlah)], ""


# The plain table


def dokumen_datar(buku: BukuRencana, nama: str) -> Dokumen:
    """Return the workbook's table for CSV: each row with its year and unit, one heading that says all, the key last."""
    nomor, *kolom = (k for k in KOLOM if k.bidang is not Bidang.KUNCI)
    milik = (JUDUL_TAHUN, JUDUL_KODE, JUDUL_UNIT)
    judul = [nomor.judul, *milik, *map(_judul_datar, kolom)]
    awal = (str(buku.tahun), buku.kode, buku.unit)
    baris = [
        (b.kunci, [Isi(t) for t in (str(n), *awal, *_isi_datar(b, kolom))], "")
        for n, b in enumerate(buku.baris, start=1)
    ]
    tabel = gabungkan([Kolom(teks, teks, 1) for teks in judul], baris)
    return Dokumen(nama, (), tabel, kolom_kunci=NAMA[Bidang.KUNCI])


def _isi_datar(baris: IsiBaris, kolom: Iterable[KolomTemplat]) -> Iterator[str]:
    nilai = nilai_kolom(baris)
    return (_teks_datar(nilai[k.bidang]) for k in kolom)


def _judul_datar(kolom: KolomTemplat) -> str:
    if kolom.bidang is Bidang.TARGET:
        return NAMA[Bidang.TARGET]
    return BULAN[int(kolom.bidang.removeprefix("bulan_")) - 1] if kolom.jenis == "bulan" else kolom.judul


def _teks_datar(nilai: object) -> str:
    if nilai is None:
        return ""
    return tulis_desimal(nilai) if isinstance(nilai, Decimal) else str(nilai)
