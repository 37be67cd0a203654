"""A spreadsheet into a plan: what the preview says, what is written, once and whole; through services and pages."""

from decimal import Decimal
from typing import Any
from unittest import mock

import pytest
from openpyxl import Workbook

from berkas.unggahan import BerkasDitolak
from organisasi.models import Pengguna
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import (
    ButirAksi,
    RencanaAksi,
    RencanaTerkunci,
    StatusUnggahan,
    Unggahan,
)
from rencana_aksi.queries.padanan import kamus_area, kamus_unit
from rencana_aksi.services import unggahan as layanan
from rencana_aksi.services.impor import ImporDitolak, IsiBerubah
from rencana_aksi.services.unggahan import SudahSelesai
from rencana_aksi.spreadsheet.penanda import LEMBAR_PENANDA, tulis_penanda
from roadmap.models import AreaPerubahan
from tests.rencana_aksi.conftest import AREA, BARIS, JUDUL, LAIN, Majukan, TambahButir, Unggah, berkas, simpan


def terapkan(unggahan: Unggahan, oleh: Pengguna, **pilihan: Any) -> Any:
    sidik = pilihan.pop("sidik", None) or layanan.pratinjau(unggahan).sidik
    return layanan.terapkan_unggahan(unggahan=unggahan, sidik=sidik, oleh=oleh, **pilihan)


def jumlah(unggahan: Unggahan) -> dict[str, int]:
    return {jenis: len(b) for jenis, b in layanan.pratinjau(unggahan).per_jenis.items() if b}


def test_baru_lalu_sama(rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna) -> None:
    pertama = unggah(berkas(BARIS, LAIN))
    assert (pertama.status, jumlah(pertama)) == (StatusUnggahan.PRATINJAU, {"baru": 2})
    terapkan(pertama, tim_pelaksana_pd)
    satu, dua = rencana.butir.order_by("nomor")
    assert (satu.tahapan, satu.area.nama, str(satu.jadwal)) == ("Menyusun peta", AREA, "Maret–Juni")
    assert (satu.target, satu.satuan, satu.anggaran, satu.sdm) == (
        Decimal(12),
        "dokumen",
        Decimal(75_250_000),
        5,
    )
    assert (str(dua.jadwal), dua.anggaran) == ("Januari–Maret", Decimal(5_000_000))
    kedua = unggah(berkas(BARIS, LAIN))
    assert jumlah(kedua) == {"sama": 2}
    with pytest.raises(ImporDitolak, match="Tidak ada yang perlu disimpan"):
        terapkan(kedua, tim_pelaksana_pd)
    assert ButirAksi.riwayat.filter(rencana_id=rencana.pk).count() == 2


def test_berubah_sebelum_sesudah(rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna) -> None:
    terapkan(unggah(berkas(BARIS, LAIN)), tim_pelaksana_pd)
    diubah = [*BARIS[:9], 80_000_000, 5]
    satu = unggah(berkas(diubah, LAIN), nama="perbaikan.xlsx")
    beda = layanan.pratinjau(satu).per_jenis["berubah"]
    assert [(p.bidang, p.sebelum, p.sesudah) for b in beda for p in b.perbedaan] == [
        ("anggaran", Decimal(75_250_000), Decimal(80_000_000))
    ]
    terapkan(satu, tim_pelaksana_pd)
    butir = rencana.butir.get(tahapan="Menyusun peta")
    assert butir.anggaran == 80_000_000
    jejak = butir.riwayat.latest()
    assert (jejak.asal, jejak.history_user) == ("impor perbaikan.xlsx", tim_pelaksana_pd)
    assert jejak.history_change_reason == "lembar ‘Rencana’ baris 4"


def test_tahapan_yang_diubah_dikenali(
    rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna
) -> None:
    """One item of a kegiatan whose stage was worded anew is the same item, not a new one beside the old."""
    terapkan(unggah(berkas(BARIS, LAIN)), tim_pelaksana_pd)
    satu = unggah(berkas([*BARIS[:4], "Menyusun peta proses", *BARIS[5:]], LAIN))
    assert jumlah(satu) == {"berubah": 1, "sama": 1}


def test_ditolak_disebut_dengan_selnya(
    unggah: Unggah, tim_pelaksana_pd: Pengguna, rencana: RencanaAksi
) -> None:
    salah = [*BARIS[:9], "lima juta", 5]
    satu = unggah(berkas(salah, LAIN))
    pratinjau = layanan.pratinjau(satu)
    (masalah,) = [m for b in pratinjau.per_jenis["ditolak"] for m in b.masalah]
    assert (masalah.lembar, masalah.sel, masalah.nilai) == ("Rencana", "J4", "lima juta")
    assert masalah.pesan.startswith("Baris 4, kolom Anggaran (J4): ‘lima juta’ bukan angka.")
    with pytest.raises(ImporDitolak, match="1 baris masih ditolak"):
        terapkan(satu, tim_pelaksana_pd)
    assert not rencana.butir.exists()
    terapkan(satu, tim_pelaksana_pd, lewati_ditolak=True)
    assert [b.tahapan for b in rencana.butir.all()] == ["Melatih agen"]


def test_area_ditanya_dan_diingat(unggah: Unggah, tim_pelaksana_pd: Pengguna, rencana: RencanaAksi) -> None:
    ejaan = [1, "Managemen Perubahan", *BARIS[2:]]
    satu = unggah(berkas(ejaan))
    pratinjau = layanan.pratinjau(satu)
    area = AreaPerubahan.objects.get(road_map=rencana.periode.road_map, nama=AREA)
    assert pratinjau.area_ditanya[0][0] == "Managemen Perubahan"
    assert pratinjau.area_ditanya[0][1][0] == area.pk
    assert f"Maksud Anda ‘{AREA}’" in pratinjau.per_jenis["ditolak"][0].masalah[0].pesan
    satu = layanan.padankan_area(
        unggahan=satu, padanan={"Managemen Perubahan": area.pk}, oleh=tim_pelaksana_pd
    )
    assert jumlah(satu) == {"baru": 1}
    terapkan(satu, tim_pelaksana_pd)
    assert jumlah(unggah(berkas(ejaan))) == {"sama": 1}  # nobody is asked twice


def test_pd_lain_ditolak(unggah: Unggah) -> None:
    judul = [*JUDUL, "Perangkat Daerah"]
    satu = unggah(
        berkas([*BARIS, "Dinas Perhubungan"], [*LAIN, "Dinas Komunikasi dan Informatika"], judul=judul)
    )
    pratinjau = layanan.pratinjau(satu)
    (masalah,) = pratinjau.per_jenis["ditolak"][0].masalah
    assert "Baris ini milik Dinas Perhubungan, sedangkan rencana ini milik Dinas Komunikasi" in masalah.pesan
    assert len(pratinjau.per_jenis["baru"]) == 1


def test_tahun_lain_pada_judul_menghalangi(unggah: Unggah, tim_pelaksana_pd: Pengguna) -> None:
    satu = unggah(berkas(BARIS, tahun=2022))
    with pytest.raises(ImporDitolak, match="menyebut tahun 2022"):
        terapkan(satu, tim_pelaksana_pd)


def test_templat_milik_lain_ditolak(unggah: Unggah) -> None:
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    for isi in ([*JUDUL], BARIS):
        lembar.append(isi)
    penanda = buku.create_sheet(LEMBAR_PENANDA)
    penanda.sheet_state = "hidden"
    for tanda in tulis_penanda("dishub", 2021):
        penanda.append(tanda)
    with pytest.raises(BerkasDitolak, match="‘dishub’ tahun 2021"):
        unggah(simpan(buku))


def test_hilang_tetap_ada_atau_dihapus(
    rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna
) -> None:
    terapkan(unggah(berkas(BARIS, LAIN)), tim_pelaksana_pd)
    satu = unggah(berkas(LAIN))
    assert [b.tahapan for b in layanan.pratinjau(satu).hilang] == ["Menyusun peta"]
    terapkan(satu, tim_pelaksana_pd, hapus_hilang=True)
    assert list(rencana.butir.values_list("nomor", "tahapan")) == [(1, "Melatih agen")]


def test_ditekan_dua_kali(rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna) -> None:
    satu = unggah(berkas(BARIS))
    sidik = layanan.pratinjau(satu).sidik
    terapkan(satu, tim_pelaksana_pd, sidik=sidik)
    with pytest.raises(SudahSelesai, match="sudah diterapkan"):
        terapkan(satu, tim_pelaksana_pd, sidik=sidik)
    assert rencana.butir.count() == 1


def test_rencana_berubah_sejak_pratinjau(
    unggah: Unggah, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna, rencana: RencanaAksi
) -> None:
    satu = unggah(berkas(BARIS))
    sidik = layanan.pratinjau(satu).sidik
    tambah_butir()
    with pytest.raises(IsiBerubah):
        terapkan(satu, tim_pelaksana_pd, sidik=sidik)
    assert rencana.butir.count() == 1


def test_gagal_di_tengah_tidak_menyimpan(
    rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna
) -> None:
    satu = unggah(berkas(BARIS, LAIN))
    sidik = layanan.pratinjau(satu).sidik
    with (
        mock.patch.object(ButirAksi.riwayat.model.objects, "bulk_create", side_effect=RuntimeError("putus")),
        pytest.raises(RuntimeError),
    ):
        terapkan(satu, tim_pelaksana_pd, sidik=sidik)
    satu.refresh_from_db()
    assert (rencana.butir.count(), satu.status) == (0, StatusUnggahan.PRATINJAU)


def test_rencana_terkunci(majukan: Majukan, unggah: Unggah) -> None:
    majukan("diajukan")
    with pytest.raises(RencanaTerkunci):
        unggah(berkas(BARIS))


@pytest.mark.parametrize("siapa", ["tim_pelaksana_pd_lain", "kepala_pd", "tim_pelaksana", "inspektorat"])
def test_bukan_penyusun(siapa: str, unggah: Unggah, request: pytest.FixtureRequest) -> None:
    with pytest.raises(TidakBerwenang):
        unggah(berkas(BARIS), oleh=request.getfixturevalue(siapa))


def test_kunci_yang_disalin_menjadi_butir_baru(
    rencana: RencanaAksi, unggah: Unggah, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna
) -> None:
    """A row copied with its key in the spreadsheet is a second item, not the same one twice."""
    butir = tambah_butir(tahapan="Menyusun peta", kegiatan="Kegiatan A", program="Program A", sub_kegiatan="")
    judul = [*JUDUL, "Kunci butir"]
    kunci = f"B-{butir.kunci.hex}"
    satu = unggah(berkas([*BARIS, kunci], [*LAIN, kunci], judul=judul))
    assert jumlah(satu) == {"berubah": 1, "baru": 1}
    terapkan(satu, tim_pelaksana_pd)
    assert len(set(rencana.butir.values_list("kunci", flat=True))) == 2


def test_jumlah_kueri_tetap(
    unggah: Unggah, tim_pelaksana_pd: Pengguna, django_assert_num_queries: Any, rencana: RencanaAksi
) -> None:
    def kueri(n: int) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        baris = [
            [i, AREA, "P", f"Kegiatan {n}-{i}", f"Tahap {i}", 1, "kali", "Mei", "B", 1000, 1]
            for i in range(n)
        ]
        satu = unggah(berkas(*baris))
        sidik = layanan.pratinjau(satu).sidik
        with CaptureQueriesContext(
            connection,
        ) as catatan:
            terapkan(satu, tim_pelaksana_pd, sidik=sidik)
        return len(catatan)

    assert kueri(3) == kueri(30)


# Names


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("MANAJEMEN PERUBAHAN", "Manajemen Perubahan"),
        ("I. Manajemen Perubahan", "Manajemen Perubahan"),
        ("1) manajemen  perubahan", "Manajemen Perubahan"),
        ("Area Manajemen Perubahan", "Manajemen Perubahan"),
    ],
)
def test_area_dikenali(teks: str, nama: str, rencana: RencanaAksi) -> None:
    kamus = kamus_area(rencana.periode.road_map)
    pk = kamus.cari(teks)
    assert pk is not None
    assert kamus.area[pk].nama == nama


def test_pd_mirip_ditawarkan(db: None) -> None:
    kamus = kamus_unit()
    assert kamus.cari("Dinas Perhubugan") is None
    assert str(kamus.mirip("Dinas Perhubugan")[0]) == "Dinas Perhubungan"
