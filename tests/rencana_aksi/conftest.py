"""A year of the road map in force, plans in it, and how a plan gets from one state to the next."""

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, Penilaian, RencanaAksi, TahunRencana, Unggahan
from rencana_aksi.services import unggahan as layanan
from rencana_aksi.services.alur import alihkan
from rencana_aksi.services.butir import nyatakan_semua_sesuai, simpan_butir
from rencana_aksi.services.rencana import buka_rencana
from rencana_aksi.workflow import AJUKAN, SETUJUI, TETAPKAN, VERIFIKASI
from roadmap.models import AreaPerubahan, RoadMap
from tests.conftest import PD_LAIN, PD_SENDIRI

KINI = datetime(2021, 2, 1, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def periode(db: None) -> TahunRencana:
    """2021 of the regulation in force, open, with its deadlines."""
    return TahunRencana.objects.create(
        road_map=RoadMap.objects.get(kode="perwal-45-2020"),
        tahun=2021,
        tenggat_pengajuan=date(2021, 2, 15),
        tenggat_verifikasi=date(2021, 2, 28),
        tenggat_penetapan=date(2021, 3, 15),
    )


@pytest.fixture
def diskominfo(db: None) -> PerangkatDaerah:
    """The unit whose people `tim_pelaksana_pd` and `kepala_pd` are."""
    return PerangkatDaerah.objects.get(kode=PD_SENDIRI)


@pytest.fixture
def dishub(db: None) -> PerangkatDaerah:
    """Another unit."""
    return PerangkatDaerah.objects.get(kode=PD_LAIN)


@pytest.fixture
def rencana(periode: TahunRencana, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna) -> RencanaAksi:
    """An empty draft of Diskominfo."""
    return buka_rencana(periode=periode, perangkat_daerah=diskominfo, oleh=tim_pelaksana_pd, kini=KINI)


TambahButir = Callable[..., ButirAksi]


@pytest.fixture
def tambah_butir(rencana: RencanaAksi, tim_pelaksana_pd: Pengguna) -> TambahButir:
    """Add a complete item to the draft, with any field replaced."""

    def tambah(**isi: Any) -> ButirAksi:
        awal: dict[str, Any] = {
            "area": AreaPerubahan.objects.get(road_map=rencana.periode.road_map_id, nomor=1),
            "program": "Program Aplikasi Informatika",
            "kegiatan": "Pengelolaan e-government",
            "sub_kegiatan": "Penyelenggaraan sistem informasi",
            "tahapan": "Menyusun peta proses bisnis",
            "indikator": "Dokumen peta proses bisnis",
            "target": Decimal(12),
            "satuan": "dokumen",
            "jadwal": Jadwal([3, 4, 5, 6]),
            "penanggung_jawab": "Bidang Aplikasi Informatika",
            "anggaran": Decimal(75_250_000),
            "sdm": 5,
        }
        return simpan_butir(butir=ButirAksi(rencana=rencana, **awal | isi), oleh=tim_pelaksana_pd)

    return tambah


Majukan = Callable[[str], RencanaAksi]


@pytest.fixture
def majukan(
    rencana: RencanaAksi,
    tambah_butir: TambahButir,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    tim_pelaksana: Pengguna,
    tim_pengarah: Pengguna,
) -> Majukan:
    """Take the draft (with one item where it is empty) to a state, each step by whoever may."""
    langkah = [
        (AJUKAN, tim_pelaksana_pd),
        (SETUJUI, kepala_pd),
        (VERIFIKASI, tim_pelaksana),
        (TETAPKAN, tim_pengarah),
    ]

    def sampai(status: str) -> RencanaAksi:
        if not rencana.butir.exists():
            tambah_butir()
        for peralihan, orang in langkah:
            if peralihan is VERIFIKASI and rencana.butir.filter(penilaian=Penilaian.BELUM).exists():
                nyatakan_semua_sesuai(rencana=rencana, oleh=tim_pelaksana)
            alihkan(rencana=rencana, peralihan=peralihan, oleh=orang, kini=KINI)
            rencana.refresh_from_db()
            if rencana.status == status:
                return rencana
        raise AssertionError(f"No way to {status}")

    return sampai


# A plan as a spreadsheet

JUDUL = [
    "No",
    "Area Perubahan",
    "Program",
    "Kegiatan",
    "Tahapan",
    "Target",
    "Satuan",
    "Waktu Pelaksanaan",
    "Penanggung Jawab",
    "Anggaran (Rp)",
    "SDM (orang)",
]
AREA = "Manajemen Perubahan"
BARIS = [
    1,
    AREA,
    "Program A",
    "Kegiatan A",
    "Menyusun peta",
    12,
    "dokumen",
    "Maret s.d. Juni",
    "Bidang A",
    75_250_000,
    5,
]
LAIN = [2, AREA, "Program A", "Kegiatan B", "Melatih agen", 4, "kali", "TW I", "Bidang B", "Rp 5.000.000", 2]


def berkas(*baris: list[Any], judul: list[str] = JUDUL, tahun: int = 2021) -> bytes:
    """Write a workbook with a title, a heading in its third row, and these rows."""
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.title = "Rencana"
    lembar.append([f"RENCANA AKSI REFORMASI BIROKRASI TAHUN {tahun}"])
    lembar.append([])
    for isi in [judul, *baris]:
        lembar.append(isi)
    return simpan(buku)


def simpan(buku: Workbook) -> bytes:
    """Return a workbook's bytes."""
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


Unggah = Callable[..., Unggahan]


@pytest.fixture
def unggah(rencana: RencanaAksi, tim_pelaksana_pd: Pengguna) -> Unggah:
    """Send a file for the draft."""

    def kirim(isi: bytes, nama: str = "rencana.xlsx", oleh: Pengguna = tim_pelaksana_pd) -> Unggahan:
        return layanan.simpan_unggahan(rencana=rencana, nama=nama, isi=isi, oleh=oleh, kini=KINI)

    return kirim
