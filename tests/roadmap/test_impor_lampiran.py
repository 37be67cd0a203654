"""An exported Lampiran comes back: what is shown, what is applied, what is refused."""

import io
import os
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from indikator.models import PenetapanTarget, Target
from organisasi.models import Pengguna, PerangkatDaerah
from organisasi.permissions import TidakBerwenang
from riwayat.queries import versi
from roadmap.ekspor import tulis_lampiran
from roadmap.models import BarisLampiran, Program, RoadMap, RoadMapTerkunci, Sasaran
from roadmap.queries.impor_lampiran import Rencana, rencanakan
from roadmap.queries.lampiran import SaringanLampiran, baris_lampiran
from roadmap.services import impor_lampiran as layanan
from roadmap.services.impor_lampiran import ImporDitolak, IsiBerubah, terapkan
from roadmap.services.isi import simpan_isi
from roadmap.services.siklus import salin_road_map
from roadmap.services.titipan import titipan
from roadmap.spreadsheet.perbedaan import Jenis

pytestmark = pytest.mark.django_db
Sunting = Callable[[Any], None]

KOLOM = {
    "nomor": 1, "tujuan": 2, "indikator": 3, "target_2020": 4, "target_2021": 5, "target_2022": 6, "target_2023": 7,
    "sasaran": 8, "area": 9, "program": 10, "kegiatan": 11, "perangkat_daerah": 12, "kunci": 13,
}  # fmt: skip


@pytest.fixture
def rancangan(tim_pelaksana: Pengguna) -> RoadMap:
    """A draft with everything of the regulation in it."""
    return salin_road_map(
        road_map=RoadMap.objects.get(kode="perwal-45-2020"),
        kode="perubahan",
        judul="Perubahan Road Map 2020-2023",
        tahun_awal=2020,
        tahun_akhir=2023,
        oleh=tim_pelaksana,
    )


def ekspor(road_map: RoadMap, bentuk: str = "xlsx", saringan: SaringanLampiran | None = None) -> bytes:
    return tulis_lampiran(
        road_map,
        baris_lampiran(road_map, saringan),
        bentuk=bentuk,
        saringan=saringan.dalam_kata() if saringan else [],
        oleh="Uji",
        kini=timezone.localtime(),
    ).isi


def sunting(isi: bytes, ubah: Sunting) -> bytes:
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    ubah(buku.worksheets[0])
    tujuan = io.BytesIO()
    buku.save(tujuan)
    return tujuan.getvalue()


def awal(lembar: Any) -> int:
    """Return the row of the sheet before the first row of the Lampiran."""
    return next(int(b[0].row) for b in lembar.iter_rows() if b[0].value == "1")


def tulis(kolom: str, isi: dict[int, object]) -> Sunting:
    """Write cells of a column by number of the Lampiran's row, taking merged cells apart as a person would."""

    def ubah(lembar: Any) -> None:
        for nomor, nilai in isi.items():
            sel = lembar.cell(awal(lembar) + nomor, KOLOM[kolom])
            pisahkan(lembar, sel.coordinate)
            lembar[sel.coordinate].value = nilai

    return ubah


def pisahkan(lembar: Any, alamat: str) -> None:
    for rentang in list(lembar.merged_cells.ranges):
        if alamat in rentang and rentang.size["rows"] > 1:
            teks = lembar[rentang.start_cell.coordinate].value
            lembar.unmerge_cells(rentang.coord)
            for baris in lembar[rentang.coord]:
                baris[0].value = teks


def tulis_gabungan(kolom: str, nomor: int, nilai: object) -> Sunting:
    """Write the merged cell that covers a row."""

    def ubah(lembar: Any) -> None:
        sel = lembar.cell(awal(lembar) + nomor, KOLOM[kolom])
        rentang = next((r for r in lembar.merged_cells.ranges if sel.coordinate in r), None)
        lembar[rentang.start_cell.coordinate if rentang else sel.coordinate].value = nilai

    return ubah


def rencana_dari(road_map: RoadMap, *ubah: Sunting, saringan: SaringanLampiran | None = None) -> Rencana:
    isi = ekspor(road_map, saringan=saringan)
    for u in ubah:
        isi = sunting(isi, u)
    return rencanakan(road_map, isi=isi, nama="lampiran.xlsx")


def terapkan_berkas(
    road_map: RoadMap, oleh: Pengguna, *ubah: Sunting, nama: str = "suntingan.xlsx"
) -> Rencana:
    isi = ekspor(road_map)
    for u in ubah:
        isi = sunting(isi, u)
    rencana = rencanakan(road_map, isi=isi, nama=nama)
    assert not rencana.masalah, [str(m) for m in rencana.masalah]
    return terapkan(road_map=road_map, isi=isi, nama=nama, sidik=rencana.sidik, oleh=oleh)


def baris(road_map: RoadMap, nomor: int) -> BarisLampiran:
    return road_map.barislampiran.select_related("sasaran", "program", "penetapan").get(nomor=nomor)


def unit(b: BarisLampiran) -> list[str]:
    return list(b.pelaksana.order_by("urutan").values_list("perangkat_daerah__nama", flat=True))


def cetakan(road_map: RoadMap) -> list[tuple[object, ...]]:
    """Return what prints, without which row owns a merged text."""
    return [
        (b.nomor, b.nomor_tujuan, b.tujuan, b.indikator, b.target, b.sasaran, b.area, b.program, b.kegiatan,
         b.perangkat_daerah)
        for b in baris_lampiran(road_map)
    ]  # fmt: skip


# Nothing edited: nothing changes


@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
def test_ekspor_kembali_tanpa_perbedaan(rancangan: RoadMap, bentuk: str) -> None:
    rencana = rencanakan(rancangan, isi=ekspor(rancangan, bentuk), nama=f"lampiran.{bentuk}")
    assert (rencana.perbedaan, rencana.masalah) == ((), ())
    assert (rencana.dibaca, rencana.tidak_ada) == (150, 0)


@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
def test_ekspor_tersaring_kembali_tanpa_perbedaan(rancangan: RoadMap, bentuk: str) -> None:
    saringan = SaringanLampiran(perangkat_daerah=PerangkatDaerah.objects.get(kode="diskominfo"))
    jumlah = len(baris_lampiran(rancangan, saringan))
    rencana = rencanakan(rancangan, isi=ekspor(rancangan, bentuk, saringan), nama=f"x.{bentuk}")
    assert (rencana.perbedaan, rencana.masalah) == ((), ())
    assert (rencana.dibaca, rencana.tidak_ada) == (jumlah, 150 - jumlah)
    assert 0 < jumlah < 150


def test_ruang_kosong_bukan_perbedaan(rancangan: RoadMap) -> None:
    teks = baris(rancangan, 5).teks_kegiatan.replace(" ", "  \n", 1)
    assert not rencana_dari(rancangan, tulis("kegiatan", {5: f" {teks} "})).perbedaan


def test_csv_dari_sel_gabungan_yang_kosong_di_bawahnya(rancangan: RoadMap) -> None:
    """A spreadsheet that saves the workbook as CSV leaves the cells under a merged one empty."""
    lembar = openpyxl.load_workbook(io.BytesIO(ekspor(rancangan))).worksheets[0]
    teks = "\n".join(
        ";".join('"' + str(n or "").replace('"', '""') + '"' for n in b)
        for b in lembar.iter_rows(values_only=True)
    )
    rencana = rencanakan(rancangan, isi=teks.encode(), nama="simpan-sebagai.csv")
    assert (rencana.perbedaan, rencana.masalah, rencana.dibaca) == ((), (), 150)


def test_banyak_kueri_tetap(
    rancangan: RoadMap, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    isi = ekspor(rancangan)
    with django_assert_max_num_queries(20):
        rencanakan(rancangan, isi=isi, nama="lampiran.xlsx")
    isi = sunting(isi, tulis("program", {n: f"Program {n}" for n in range(1, 31)}))
    with django_assert_max_num_queries(20):
        rencanakan(rancangan, isi=isi, nama="lampiran.xlsx")


# One difference: shown, applied, recorded


def test_satu_sel_program_satu_perbedaan(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    sebelum, asal = cetakan(rancangan), baris(rancangan, 5)
    rencana = terapkan_berkas(rancangan, tim_pelaksana, tulis("program", {5: "Program Uji Coba"}))
    assert [(p.kolom, p.nomor, p.sebelum, p.sesudah) for p in rencana.perbedaan] == [
        ("program", (5,), asal.teks_program, "Program Uji Coba")
    ]
    assert rencana.perbedaan[0].tempat.startswith("Lampiran!J")
    assert "tautan tetap" in rencana.perbedaan[0].catatan[0]
    sesudah = cetakan(rancangan)
    assert [i for i in range(150) if sebelum[i] != sesudah[i]] == [4]
    assert baris(rancangan, 5).program == asal.program
    jejak = BarisLampiran.riwayat.first()
    assert (jejak.asal, jejak.history_user, jejak.nomor) == ("impor suntingan.xlsx", tim_pelaksana, 5)


def test_baris_lain_tidak_ditulis(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    sebelum = {b.pk: versi(b) for b in rancangan.barislampiran.all()}
    terapkan_berkas(rancangan, tim_pelaksana, tulis("kegiatan", {7: "Kegiatan Uji"}))
    berubah = [b.nomor for b in rancangan.barislampiran.all() if versi(b) != sebelum[b.pk]]
    assert berubah == [7]


def test_impor_ulang_berkas_yang_sama_tidak_berbeda(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    ubah = [
        tulis("program", {5: "Program Uji Coba"}),
        tulis("perangkat_daerah", {9: "Bappeda/Inspektorat"}),
        tulis_gabungan("target_2021", 1, "3,9"),
        tulis_gabungan("sasaran", 45, "Sasaran baru yang lengkap"),
        tulis_gabungan("tujuan", 1, "Tujuan yang ditulis ulang"),
    ]
    isi = ekspor(rancangan)
    for u in ubah:
        isi = sunting(isi, u)
    rencana = rencanakan(rancangan, isi=isi, nama="a.xlsx")
    assert len(rencana.perbedaan) == 5
    terapkan(road_map=rancangan, isi=isi, nama="a.xlsx", sidik=rencana.sidik, oleh=tim_pelaksana)
    assert not rencanakan(rancangan, isi=isi, nama="a.xlsx").perbedaan


def test_sel_target_gabungan_satu_perbedaan(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    rencana = terapkan_berkas(rancangan, tim_pelaksana, tulis_gabungan("target_2021", 1, "< 4,25 %"))
    (p,) = rencana.perbedaan
    assert (p.jenis, p.sebelum, p.sesudah, p.baris) == (Jenis.BERSAMA, "4.1", "< 4,25 %", "1–57")
    assert "Satuan berubah: tanpa satuan → %." in p.catatan
    target = Target.objects.get(penetapan=baris(rancangan, 1).penetapan, tahun=2021)
    assert (target.teks, target.nilai, target.satuan, target.pembanding) == (
        "< 4,25 %",
        Decimal("4.25"),
        "%",
        "<",
    )
    jejak = target.riwayat.first()
    assert (jejak.asal, jejak.history_user) == ("impor suntingan.xlsx", tim_pelaksana)
    asli = Target.objects.get(penetapan__dokumen="perwal-45-2020", penetapan__kode="l01", tahun=2021)
    assert asli.teks == "4.1"


def test_angka_yang_dibuat_spreadsheet(rancangan: RoadMap) -> None:
    assert not rencana_dari(rancangan, tulis_gabungan("target_2023", 1, 4.3)).perbedaan  # printed 4.30
    (p,) = rencana_dari(rancangan, tulis_gabungan("target_2023", 1, 4.35)).perbedaan
    assert p.sesudah == "4,35"


def test_angka_tanpa_satuan_ditolak(rancangan: RoadMap) -> None:
    target = Target.objects.filter(penetapan__baris__road_map=rancangan, satuan="%", tahun=2021).first()
    assert target is not None
    nomor = target.penetapan.baris.order_by("nomor").values_list("nomor", flat=True)[0]
    assert target.nilai is not None
    assert not rencana_dari(
        rancangan, tulis_gabungan("target_2021", nomor, float(target.nilai) / 100)
    ).perbedaan
    rencana = rencana_dari(rancangan, tulis_gabungan("target_2021", nomor, 0.123))
    assert not rencana.dapat_diterapkan
    assert "tanpa satuan" in rencana.masalah[0].pesan


def test_target_yang_tidak_terbaca_ditolak(rancangan: RoadMap) -> None:
    rencana = rencana_dari(rancangan, tulis_gabungan("target_2021", 1, "1" * 16))
    assert rencana.masalah[0].alamat.startswith("E")
    assert "paling banyak 14 angka" in rencana.masalah[0].pesan


def test_teks_terlalu_panjang_ditolak(rancangan: RoadMap) -> None:
    rencana = rencana_dari(rancangan, tulis("program", {3: "P" * 301}))
    assert "300" in rencana.masalah[0].pesan
    assert not rencana.dapat_diterapkan


# Own texts and their links


def test_pd_salah_ketik_tautan_tetap(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    sebelum = unit(baris(rancangan, 82))
    rencana = terapkan_berkas(
        rancangan, tim_pelaksana, tulis("perangkat_daerah", {82: "Dinas Komunikasi dan Infromatika"})
    )
    assert rencana.perbedaan[0].catatan == (
        "Teks ini bukan nama Perangkat Daerah yang dikenal; tautan tetap: Dinas Komunikasi dan Informatika.",
    )
    assert unit(baris(rancangan, 82)) == sebelum
    assert baris(rancangan, 82).teks_perangkat_daerah == "Dinas Komunikasi dan Infromatika"


def test_pd_dikenal_berpindah(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    ubah = tulis(
        "perangkat_daerah", {5: "bappeda", 7: "Inspektorat/Bagian Organisasi", 9: "SELURUH perangkat daerah"}
    )
    terapkan_berkas(rancangan, tim_pelaksana, ubah)
    bappeda = PerangkatDaerah.objects.get(kode="bappeda").nama
    assert unit(baris(rancangan, 5)) == [bappeda]
    assert unit(baris(rancangan, 7)) == ["Inspektorat Daerah", "Bagian Organisasi"]
    assert (unit(baris(rancangan, 9)), baris(rancangan, 9).seluruh_pd) == ([], True)
    asal = baris(rancangan, 5).pelaksana.get().riwayat.first()
    assert (asal.asal, asal.history_user) == ("impor suntingan.xlsx", tim_pelaksana)


def test_program_dikenal_berpindah_sesuai_nomenklatur(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    tujuan = baris(rancangan, 82)
    assert (tujuan.nomenklatur, baris(rancangan, 1).nomenklatur) == ("lama", "lama")
    terapkan_berkas(rancangan, tim_pelaksana, tulis("program", {1: tujuan.teks_program.upper()}))
    assert baris(rancangan, 1).program == tujuan.program
    baru = Program.objects.filter(road_map=rancangan, nomenklatur="baru").first()
    assert baru is not None
    rencana = rencana_dari(rancangan, tulis("program", {3: baru.nama}))
    assert any("tautan tetap" in c for c in rencana.perbedaan[0].catatan)


def test_kegiatan_dikenal_berpindah(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    """Rows 2 and 4 stand under the same program."""
    empat = baris(rancangan, 4)
    terapkan_berkas(rancangan, tim_pelaksana, tulis("kegiatan", {2: empat.teks_kegiatan}))
    rincian = baris(rancangan, 2).rincian.get()
    assert rincian.kegiatan == empat.rincian.get().kegiatan
    assert rincian.sub_kegiatan == empat.rincian.get().sub_kegiatan


def test_sel_program_gabungan_tetap_tergabung(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    """Row 60 prints merged with row 59: one cell, one difference, one text stored."""
    rencana = terapkan_berkas(rancangan, tim_pelaksana, tulis_gabungan("program", 60, "Program Bersama"))
    assert [(p.nomor, p.sesudah) for p in rencana.perbedaan] == [((59, 60), "Program Bersama")]
    assert (baris(rancangan, 59).teks_program, baris(rancangan, 60).teks_program) == ("Program Bersama", "")
    assert not rencana_dari(rancangan).perbedaan


def test_satu_baris_dari_sel_gabungan(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    """Only the row above of a merged cell changes: the row below goes on printing what it printed."""
    lama = baris(rancangan, 59).teks_program
    terapkan_berkas(rancangan, tim_pelaksana, tulis("program", {59: "Program Bersama"}))
    cetak = {b.nomor: b.program for b in baris_lampiran(rancangan)}
    assert (cetak[59], cetak[60]) == ("Program Bersama", lama)
    assert baris(rancangan, 60).teks_program == lama


def test_sel_wajib_kosong_ditolak(rancangan: RoadMap) -> None:
    rencana = rencana_dari(rancangan, tulis("program", {5: None}), tulis("perangkat_daerah", {6: "  "}))
    assert [m.kolom for m in rencana.masalah] == ["Program", "Perangkat Daerah"]
    assert "kosong" in rencana.masalah[0].pesan


def test_kegiatan_boleh_kosong(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    rencana = terapkan_berkas(rancangan, tim_pelaksana, tulis("kegiatan", {5: None}))
    assert any("menjadi kosong" in c for c in rencana.perbedaan[0].catatan)
    assert baris(rancangan, 5).teks_kegiatan == ""


# Shared texts


def test_sasaran_berpindah(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    tujuan = Sasaran.objects.get(road_map=rancangan, kode="s02")
    rencana = terapkan_berkas(rancangan, tim_pelaksana, tulis("sasaran", {30: tujuan.teks.upper()}))
    (p,) = rencana.perbedaan
    assert (p.jenis, p.nomor, p.sesudah) == (Jenis.TAUTAN, (30,), tujuan.teks)
    assert baris(rancangan, 30).sasaran == tujuan
    assert baris(rancangan, 29).sasaran.kode == "s01"


def test_sasaran_semua_baris_berganti_teks(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    rencana = terapkan_berkas(
        rancangan, tim_pelaksana, tulis_gabungan("sasaran", 43, "Birokrasi yang Netral")
    )
    (p,) = rencana.perbedaan
    assert (p.jenis, p.baris) == (Jenis.BERSAMA, "43–46")
    sasaran = Sasaran.objects.get(road_map=rancangan, kode="s03")
    assert sasaran.teks == "Birokrasi yang Netral"
    assert sasaran.nama != sasaran.teks
    assert Sasaran.objects.get(road_map__kode="perwal-45-2020", kode="s03").teks != sasaran.teks


def test_indikator_berganti_teks_dan_berpindah(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    opini = PenetapanTarget.objects.get(dokumen="perubahan", kode="l02")
    terapkan_berkas(
        rancangan,
        tim_pelaksana,
        tulis_gabungan("indikator", 92, "Indeks Kelembagaan Baru"),
        tulis("indikator", {57: opini.teks_indikator}),
    )
    assert baris(rancangan, 92).penetapan.teks_indikator == "Indeks Kelembagaan Baru"
    assert baris(rancangan, 57).penetapan == opini
    assert baris(rancangan, 56).penetapan.kode == "l01"


def test_area_berpindah_dan_berganti_teks(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    terapkan_berkas(rancangan, tim_pelaksana, tulis("area", {2: "penguatan PENGAWASAN"}))
    dua = baris(rancangan, 2)
    assert (dua.area.nama, dua.teks_area) == ("Penguatan Pengawasan", "penguatan PENGAWASAN")
    lama = set(
        rancangan.barislampiran.filter(teks_area="Penataan dan Penguatan Organisasi").values_list(
            "nomor", flat=True
        )
    )
    rencana = terapkan_berkas(
        rancangan, tim_pelaksana, tulis("area", dict.fromkeys(lama, "Penataan Organisasi Perangkat Daerah"))
    )
    assert len(rencana.perbedaan) == 1
    baru = rancangan.barislampiran.filter(teks_area="Penataan Organisasi Perangkat Daerah")
    assert set(baru.values_list("nomor", flat=True)) == lama


def test_baris_tidak_sepakat_ditolak(rancangan: RoadMap) -> None:
    rencana = rencana_dari(rancangan, tulis("sasaran", {44: "Sasaran lain sama sekali"}))
    (m,) = rencana.masalah
    assert "tidak sama" in m.pesan
    assert "baris Lampiran 44" in m.pesan
    assert "43, 45–46" in m.pesan
    assert m.alamat.startswith("H")
    assert not rencana.dapat_diterapkan


def test_sasaran_dari_ekspor_tersaring_ditolak(rancangan: RoadMap) -> None:
    saringan = SaringanLampiran(perangkat_daerah=PerangkatDaerah.objects.get(kode="diskominfo"))
    nomor = baris_lampiran(rancangan, saringan)[0].nomor
    assert baris(rancangan, nomor).sasaran.baris.count() > 1
    rencana = rencana_dari(rancangan, tulis_gabungan("sasaran", 1, "Teks lain"), saringan=saringan)
    assert "tidak memuat semuanya" in rencana.masalah[0].pesan


def test_sasaran_tujuan_pindahan_yang_berganti_teks_ditolak(rancangan: RoadMap) -> None:
    """A row moves to a sasaran by its old text while the file gives that sasaran another one."""
    lama = Sasaran.objects.get(road_map=rancangan, kode="s03").teks
    rencana = rencana_dari(rancangan, tulis_gabungan("sasaran", 43, "Baru"), tulis("sasaran", {30: lama}))
    assert "tidak sama" in rencana.masalah[0].pesan


def test_nomor_tujuan_ditolak_kecuali_mengikuti_tujuan(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    (m,) = rencana_dari(rancangan, tulis("nomor", {91: "2."})).masalah
    assert "bukan nomor tujuan" in m.pesan
    dua = rancangan.tujuan.get(nomor=2)
    terapkan_berkas(rancangan, tim_pelaksana, tulis("tujuan", {91: dua.teks}), tulis("nomor", {91: 2}))
    assert baris(rancangan, 91).tujuan == dua


# Files that cannot come in


def ganti_kunci(nomor: int, nilai: object) -> Sunting:
    return tulis("kunci", {nomor: nilai})


@pytest.mark.parametrize(
    ("nilai", "pesan"),
    [(None, "tanpa kunci"), ("f" * 32, "tidak dikenal"), ("bukan kunci", "tidak dikenal")],
)
def test_kunci_salah_ditolak(rancangan: RoadMap, nilai: object, pesan: str) -> None:
    (m,) = rencana_dari(rancangan, ganti_kunci(3, nilai)).masalah
    assert pesan in m.pesan
    assert (m.lembar, m.alamat[0], m.kolom) == ("Lampiran", "M", "Kunci baris")


def test_kunci_ganda_ditolak(rancangan: RoadMap) -> None:
    rencana = rencana_dari(rancangan, ganti_kunci(4, baris(rancangan, 3).kunci.hex))
    assert "sudah dipakai pada M" in rencana.masalah[0].pesan
    assert rencana.tidak_ada == 1


def test_kunci_road_map_lain_ditolak(rancangan: RoadMap) -> None:
    asli = RoadMap.objects.get(kode="perwal-45-2020")
    rencana = rencanakan(rancangan, isi=ekspor(asli), nama="asli.xlsx")
    (m,) = rencana.masalah
    assert m.pesan.startswith("150 baris: Kunci ini milik road map lain: Road Map Reformasi Birokrasi")
    assert ":" in m.alamat


def test_baris_yang_dihapus_dari_berkas_tetap(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    def hapus(lembar: Any) -> None:
        for rentang in list(lembar.merged_cells.ranges):
            pisahkan(lembar, rentang.start_cell.coordinate)
        lembar.delete_rows(awal(lembar) + 10, 3)

    rencana = terapkan_berkas(rancangan, tim_pelaksana, hapus, tulis("kegiatan", {1: "Baru"}))
    assert (rencana.tidak_ada, len(rencana.perbedaan)) == (3, 1)
    assert rancangan.barislampiran.count() == 150


def _judul(lembar: Any, kolom: str) -> Any:
    return lembar.cell(awal(lembar) - 2, KOLOM[kolom])


def _kolom_tak_dikenal(lembar: Any) -> None:
    lembar.cell(awal(lembar) - 2, 14).value = "Perangkat Derah"


def _kolom_tak_berjudul(lembar: Any) -> None:
    lembar.cell(awal(lembar) + 4, 15).value = "catatan saya"


def _kolom_hilang(lembar: Any) -> None:
    _judul(lembar, "kegiatan").value = None


def _kunci_hilang(lembar: Any) -> None:
    lembar.delete_cols(13)


def _tanpa_kepala(lembar: Any) -> None:
    lembar.delete_rows(1, awal(lembar) - 1)


def _tahun_lain(lembar: Any) -> None:
    lembar.cell(awal(lembar) - 1, KOLOM["target_2023"]).value = 2031


def _tanggal(lembar: Any) -> None:
    tulis_gabungan("target_2021", 1, timezone.now().replace(tzinfo=None))(lembar)


def _tanpa_baris(lembar: Any) -> None:
    lembar.delete_rows(awal(lembar) + 1, 200)


@pytest.mark.parametrize(
    ("ubah", "pesan", "alamat"),
    [
        (_kolom_tak_dikenal, "Mungkin maksud Anda ‘Perangkat Daerah’", "N"),
        (_kolom_tak_berjudul, "tidak berjudul", "O"),
        (_kolom_hilang, "Kolom ‘Kegiatan’ tidak ada", "A"),
        (_kunci_hilang, "Kolom ‘Kunci baris’ tidak ada", "A"),
        (_tanpa_kepala, "Baris judul kolom Lampiran tidak ditemukan", ""),
        (_tahun_lain, "Kolom ‘Target Tahun 2031’ tidak dikenal", "G"),
        (_tanggal, "berisi tanggal", "E"),
        (_tanpa_baris, "tidak berisi satu baris pun", "A"),
    ],
)
def test_tabel_rusak_ditolak(rancangan: RoadMap, ubah: Sunting, pesan: str, alamat: str) -> None:
    rencana = rencana_dari(rancangan, ubah)
    assert any(pesan in m.pesan and m.alamat.startswith(alamat) for m in rencana.masalah), rencana.masalah
    assert not rencana.dapat_diterapkan


def test_dua_lembar_lampiran_ditolak(rancangan: RoadMap) -> None:
    def gandakan(lembar: Any) -> None:
        lembar.parent.copy_worksheet(lembar)

    assert "Ada 2 lembar" in rencana_dari(rancangan, gandakan).masalah[0].pesan


def test_lembar_lain_disebut(rancangan: RoadMap) -> None:
    def tambah(lembar: Any) -> None:
        lembar.parent.create_sheet("Catatan saya")["A1"] = "teks"

    assert rencana_dari(rancangan, tambah).catatan == ("Lembar yang tidak dibaca: Catatan saya.",)


def test_semua_masalah_sekaligus(rancangan: RoadMap) -> None:
    rencana = rencana_dari(
        rancangan,
        ganti_kunci(3, None),
        tulis("program", {9: None}),
        _kolom_tak_dikenal,
        tulis("nomor", {20: "7."}),
    )
    assert len(rencana.masalah) == 4
    assert [m.baris_awal for m in rencana.masalah] == sorted(m.baris_awal for m in rencana.masalah)


BERKAS_RUSAK = [
    ("kosong.xlsx", b"", "kosong"),
    ("kosong.csv", b"\n\n", "tidak berisi apa pun"),
    ("surat.pdf", b"%PDF-1.7", "tidak dapat diterima"),
    ("bohong.xlsx", b"bukan arsip", "bukan buku kerja Excel"),
    ("potong.xlsx", b"PK\x03\x04 terpotong", "rusak"),
    ("asing.csv", b"Nama;Alamat\r\nA;B\r\n", "tidak ditemukan"),
]


@pytest.mark.parametrize(("nama", "isi", "pesan"), BERKAS_RUSAK)
def test_halaman_menyebut_berkas_rusak(
    rancangan: RoadMap, klien_tim_pelaksana: Client, nama: str, isi: bytes, pesan: str
) -> None:
    jawaban = unggah(klien_tim_pelaksana, isi, nama)
    assert jawaban.status_code == 422
    assert pesan in jawaban.content.decode()
    assert "Terapkan 1" not in jawaban.content.decode()


def test_berkas_terlalu_besar(rancangan: RoadMap, klien_tim_pelaksana: Client, settings: Settings) -> None:
    settings.UNGGAHAN_MAKS_BYTE = 1024 * 1024
    jawaban = unggah(klien_tim_pelaksana, b"x" * (1024 * 1024 + 1), "besar.csv")
    assert jawaban.status_code == 422
    assert "Ukuran paling besar 1 MB" in jawaban.content.decode()


# The page


ALAMAT = "/road-map/lampiran/impor/?peta=perubahan"


def unggah(klien: Client, isi: bytes, nama: str = "suntingan.xlsx") -> Any:
    return klien.post(ALAMAT, {"berkas": SimpleUploadedFile(nama, isi)})


def tekan_terapkan(klien: Client, token: str) -> Any:
    return klien.post(ALAMAT, {"terapkan": "1", "token": token})


def pesan_dari(klien: Client, jawaban: Any) -> str:
    return (
        str(klien.get(jawaban.url).content.decode())
        if jawaban.status_code == 302
        else jawaban.content.decode()
    )


@pytest.fixture
def suntingan(rancangan: RoadMap) -> bytes:
    return sunting(ekspor(rancangan), tulis("program", {5: "Program Uji Coba"}))


def test_formulir_terbuka(rancangan: RoadMap, klien_tim_pelaksana: Client) -> None:
    jawaban = klien_tim_pelaksana.get(ALAMAT)
    assert jawaban.status_code == 200
    assert 'type="file"' in jawaban.content.decode()
    assert 'enctype="multipart/form-data"' in jawaban.content.decode()


def test_pratinjau_lalu_terapkan(
    rancangan: RoadMap, klien_tim_pelaksana: Client, tim_pelaksana: Pengguna, suntingan: bytes
) -> None:
    jawaban = unggah(klien_tim_pelaksana, suntingan)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "Terapkan 1 perubahan" in halaman
    assert baris(rancangan, 5).teks_program != "Program Uji Coba"
    token = jawaban.context["token"]
    assert titipan.ambil(token) == suntingan
    akhir = tekan_terapkan(klien_tim_pelaksana, token)
    assert akhir.url == f"{reverse('roadmap:lampiran')}?peta=perubahan"
    assert baris(rancangan, 5).teks_program == "Program Uji Coba"
    assert titipan.ambil(token) is None
    jejak = BarisLampiran.riwayat.first()
    assert (jejak.asal, jejak.history_user) == ("impor suntingan.xlsx", tim_pelaksana)
    assert "1 perubahan dari berkas" in pesan_dari(klien_tim_pelaksana, akhir)


def test_tanpa_perbedaan_tidak_ada_tombol(rancangan: RoadMap, klien_tim_pelaksana: Client) -> None:
    jawaban = unggah(klien_tim_pelaksana, ekspor(rancangan))
    assert "Tidak ada perbedaan" in jawaban.content.decode()
    assert jawaban.context["token"] == ""


def test_tekan_dua_kali(rancangan: RoadMap, klien_tim_pelaksana: Client, suntingan: bytes) -> None:
    token = unggah(klien_tim_pelaksana, suntingan).context["token"]
    tekan_terapkan(klien_tim_pelaksana, token)
    jumlah = BarisLampiran.riwayat.count()
    lagi = tekan_terapkan(klien_tim_pelaksana, token)
    assert lagi.status_code == 302
    assert "sudah diterapkan" in pesan_dari(klien_tim_pelaksana, lagi)
    assert BarisLampiran.riwayat.count() == jumlah


def test_berubah_di_antaranya_menunjukkan_pratinjau_baru(
    rancangan: RoadMap, klien_tim_pelaksana: Client, tim_pelaksana: Pengguna, suntingan: bytes
) -> None:
    token = unggah(klien_tim_pelaksana, suntingan).context["token"]
    lain = baris(rancangan, 100)
    lain.teks_kegiatan = "Diubah orang lain"
    simpan_isi(objek=lain, oleh=tim_pelaksana)
    jawaban = tekan_terapkan(klien_tim_pelaksana, token)
    assert jawaban.status_code == 409
    assert "berubah sejak pratinjau" in jawaban.content.decode()
    assert "Terapkan 2 perubahan" in jawaban.content.decode()
    assert baris(rancangan, 5).teks_program != "Program Uji Coba"
    tekan_terapkan(klien_tim_pelaksana, jawaban.context["token"])
    assert baris(rancangan, 5).teks_program == "Program Uji Coba"


def test_kembali_melanjutkan_pratinjau(
    rancangan: RoadMap, klien_tim_pelaksana: Client, suntingan: bytes
) -> None:
    unggah(klien_tim_pelaksana, suntingan)
    assert "Lanjutkan pratinjau" in klien_tim_pelaksana.get(ALAMAT).content.decode()
    jawaban = klien_tim_pelaksana.get(f"{ALAMAT}&lanjut=1")
    assert "Terapkan 1 perubahan" in jawaban.content.decode()
    assert tekan_terapkan(klien_tim_pelaksana, jawaban.context["token"]).status_code == 302
    assert baris(rancangan, 5).teks_program == "Program Uji Coba"


@pytest.mark.parametrize("token", ["", "../../config/settings.py", "0" * 64])
def test_token_asing_tidak_menyimpan(
    rancangan: RoadMap, klien_tim_pelaksana: Client, suntingan: bytes, token: str
) -> None:
    unggah(klien_tim_pelaksana, suntingan)
    assert tekan_terapkan(klien_tim_pelaksana, token).status_code == 302
    assert baris(rancangan, 5).teks_program != "Program Uji Coba"


def test_titipan_road_map_lain_tidak_diterapkan(
    rancangan: RoadMap, klien_tim_pelaksana: Client, tim_pelaksana: Pengguna, suntingan: bytes
) -> None:
    salin_road_map(
        road_map=rancangan, kode="lain", judul="Lain", tahun_awal=2020, tahun_akhir=2023, oleh=tim_pelaksana
    )
    token = unggah(klien_tim_pelaksana, suntingan).context["token"]
    klien_tim_pelaksana.post("/road-map/lampiran/impor/?peta=lain", {"terapkan": "1", "token": token})
    assert not BarisLampiran.objects.filter(teks_program="Program Uji Coba").exists()


def test_html_dan_rumus_tampil_sebagai_teks(rancangan: RoadMap, klien_tim_pelaksana: Client) -> None:
    def ubah(lembar: Any) -> None:
        tulis("kegiatan", {5: "<script>alert(1)</script>"})(lembar)
        tulis("program", {6: "=HYPERLINK(1)"})(lembar)
        lembar.cell(awal(lembar) + 6, KOLOM["program"]).data_type = "s"

    jawaban = unggah(klien_tim_pelaksana, sunting(ekspor(rancangan), ubah))
    halaman = jawaban.content.decode()
    assert "&lt;script&gt;alert(1)" in halaman
    assert "<script>alert(1)" not in halaman
    assert "=HYPERLINK(1)" in halaman
    tekan_terapkan(klien_tim_pelaksana, jawaban.context["token"])
    for bentuk in ("xlsx", "csv"):
        rencana = rencanakan(rancangan, isi=ekspor(rancangan, bentuk), nama=f"x.{bentuk}")
        assert (rencana.perbedaan, rencana.masalah) == ((), ())


def test_nama_berkas_tampil_sebagai_teks(rancangan: RoadMap, klien_tim_pelaksana: Client) -> None:
    halaman = unggah(klien_tim_pelaksana, b"x", "<b>nama<i>.pdf").content.decode()
    assert "<b>nama" not in halaman


def test_road_map_berlaku_menolak(klien_tim_pelaksana: Client) -> None:
    asli = RoadMap.objects.get(kode="perwal-45-2020")
    alamat = "/road-map/lampiran/impor/?peta=perwal-45-2020"
    isi = sunting(ekspor(asli), tulis("program", {5: "Program Uji Coba"}))
    for data in (None, {"berkas": SimpleUploadedFile("a.xlsx", isi)}):
        jawaban = klien_tim_pelaksana.post(alamat, data) if data else klien_tim_pelaksana.get(alamat)
        assert jawaban.status_code == 302
        assert "berstatus Berlaku dan tidak dapat diubah" in pesan_dari(klien_tim_pelaksana, jawaban)


@pytest.mark.parametrize(
    "klien",
    ["klien_tim_pengarah", "klien_tim_pelaksana_pd", "klien_kepala_pd", "klien_inspektorat", "klien_asesor"],
)
def test_peran_lain_ditolak(
    rancangan: RoadMap, request: pytest.FixtureRequest, klien: str, suntingan: bytes
) -> None:
    orang: Client = request.getfixturevalue(klien)
    assert orang.get(ALAMAT).status_code == 403
    assert unggah(orang, suntingan).status_code == 403


def test_anonim_diminta_masuk(rancangan: RoadMap, klien_anonim: Client, suntingan: bytes) -> None:
    assert reverse("account_login") in klien_anonim.get(ALAMAT)["Location"]
    assert reverse("account_login") in unggah(klien_anonim, suntingan).url


def test_cara_lain_ditolak(rancangan: RoadMap, klien_tim_pelaksana: Client) -> None:
    assert klien_tim_pelaksana.put(ALAMAT).status_code == 405


# The service


def test_layanan_menolak_peran_status_dan_sidik(
    rancangan: RoadMap, tim_pelaksana: Pengguna, asesor: Pengguna, suntingan: bytes
) -> None:
    isi: dict[str, Any] = {"isi": suntingan, "nama": "a.xlsx"}
    sidik = rencanakan(rancangan, **isi).sidik
    with pytest.raises(TidakBerwenang):
        terapkan(road_map=rancangan, sidik=sidik, oleh=asesor, **isi)
    with pytest.raises(IsiBerubah):
        terapkan(road_map=rancangan, sidik="lain", oleh=tim_pelaksana, **isi)
    asli = RoadMap.objects.get(kode="perwal-45-2020")
    with pytest.raises(RoadMapTerkunci):
        terapkan(road_map=asli, sidik=sidik, oleh=tim_pelaksana, **isi)


def test_layanan_menolak_masalah(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    isi = sunting(ekspor(rancangan), tulis("program", {5: None, 7: "Program Uji Coba"}))
    rencana = rencanakan(rancangan, isi=isi, nama="a.xlsx")
    with pytest.raises(ImporDitolak):
        terapkan(road_map=rancangan, isi=isi, nama="a.xlsx", sidik=rencana.sidik, oleh=tim_pelaksana)
    assert baris(rancangan, 7).teks_program != "Program Uji Coba"


def test_gagal_di_tengah_tidak_menyimpan_apa_pun(
    rancangan: RoadMap, tim_pelaksana: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    sebelum = cetakan(rancangan)
    asli = layanan._ubah_satu
    dipanggil: list[int] = []

    def gagal(b: BarisLampiran, *sisa: Any) -> None:
        dipanggil.append(b.nomor)
        if len(dipanggil) == 2:
            raise ValidationError("gagal")
        asli(b, *sisa)

    monkeypatch.setattr(layanan, "_ubah_satu", gagal)
    with pytest.raises(ValidationError):
        terapkan_berkas(
            rancangan,
            tim_pelaksana,
            tulis("program", {5: "Satu", 7: "Dua"}),
            tulis_gabungan("target_2021", 1, "9"),
        )
    assert cetakan(rancangan) == sebelum
    assert not BarisLampiran.riwayat.filter(asal__startswith="impor").exists()


# Kept files


def test_titipan_hilang_setelah_sehari() -> None:
    token = titipan.titipkan(b"isi")
    berkas = titipan.folder() / token
    assert (berkas.stat().st_mode & 0o777, titipan.ambil(token)) == (0o600, b"isi")
    lama = time.time() - 24 * 3600 - 60
    os.utime(berkas, (lama, lama))
    baru = titipan.titipkan(b"lain")
    assert (titipan.ambil(token), titipan.ambil(baru)) == (None, b"lain")
    titipan.buang(baru)


def test_titipan_di_luar_berkas_statis(settings: Settings) -> None:
    assert settings.STATIC_ROOT not in titipan.folder().parents
    assert titipan.ambil("../petarb.sqlite3") is None
    titipan.buang("../petarb.sqlite3")


# The command


def jalankan(berkas: Path, *pilihan: str) -> str:
    keluaran = io.StringIO()
    call_command("impor_lampiran", str(berkas), *pilihan, stdout=keluaran, stderr=keluaran)
    return keluaran.getvalue()


def test_perintah_menunjukkan_lalu_menerapkan(
    rancangan: RoadMap, tim_pelaksana: Pengguna, suntingan: bytes, tmp_path: Path
) -> None:
    berkas = tmp_path / "suntingan.xlsx"
    berkas.write_bytes(suntingan)
    keluaran = jalankan(berkas)
    assert "→ ‘Program Uji Coba’" in keluaran
    assert "1 perbedaan" in keluaran
    assert baris(rancangan, 5).teks_program != "Program Uji Coba"
    jalankan(berkas, "--peta", "perubahan", "--terapkan", "--oleh", tim_pelaksana.username)
    assert baris(rancangan, 5).teks_program == "Program Uji Coba"
    jejak = BarisLampiran.riwayat.first()
    assert (jejak.asal, jejak.history_user) == ("impor suntingan.xlsx", tim_pelaksana)


@pytest.mark.parametrize(
    ("pilihan", "pesan"),
    [
        (["--peta", "perwal-45-2020"], "tidak dapat diubah"),
        (["--peta", "tidak-ada"], "tidak ditemukan"),
        (["--terapkan"], "--oleh"),
        (["--terapkan", "--oleh", "entah"], "tidak ditemukan"),
        (["--terapkan", "--oleh", "uji-asesor"], "Hanya Tim Pelaksana"),
    ],
)
def test_perintah_menolak(
    rancangan: RoadMap, asesor: Pengguna, suntingan: bytes, tmp_path: Path, pilihan: list[str], pesan: str
) -> None:
    berkas = tmp_path / "suntingan.xlsx"
    berkas.write_bytes(suntingan)
    with pytest.raises(CommandError, match=pesan):
        jalankan(berkas, *pilihan)
    assert baris(rancangan, 5).teks_program != "Program Uji Coba"


def test_perintah_menyebut_masalah(rancangan: RoadMap, tmp_path: Path) -> None:
    berkas = tmp_path / "rusak.xlsx"
    berkas.write_bytes(sunting(ekspor(rancangan), tulis("program", {5: None})))
    keluaran = io.StringIO()
    with pytest.raises(CommandError, match="1 masalah"):
        call_command("impor_lampiran", str(berkas), stdout=keluaran, stderr=keluaran)
    assert "kolom Program" in keluaran.getvalue()
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        jalankan(tmp_path / "tidak-ada.xlsx")
