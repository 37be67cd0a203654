"""Monev reports: started once, set by another, frozen for good, followed by a new version, checked by anyone."""

import hashlib
import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from monev.models import BerkasLaporan, Kemajuan, LaporanMonev, Terkunci
from monev.queries.laporan_monev import peringatan
from monev.queries.potret import sidik_potret
from monev.services.laporan_monev import (
    SIMPANAN,
    BerkasRusak,
    buat_revisi,
    isi_berkas,
    simpan_laporan_monev,
)
from monev.workflow import PeralihanDitolak
from organisasi.models import Pengguna, PerangkatDaerah
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import RencanaAksi
from riwayat.queries import versi
from roadmap.services.isi import Basi
from tests.monev.conftest import WIB, AmbilPeriode
from tests.monev.laporan_uji import (
    AKHIR,
    ditetapkan,
    draf,
    susun,
    tanpa_cetak,
    terbuka,
    tetapkan,
    verifikasi,
)

__all__ = ["ditetapkan", "draf", "tanpa_cetak", "terbuka"]

pytestmark = pytest.mark.django_db


# Starting


def test_mulai_dua_kali_satu_laporan(
    draf: LaporanMonev, periode: AmbilPeriode, diskominfo: PerangkatDaerah, kepala_pd: Pengguna
) -> None:
    """Whoever starts it again finds the one there is."""
    assert susun(periode("tahun"), kepala_pd, diskominfo) == draf
    assert LaporanMonev.objects.count() == 1
    assert (draf.diajukan_oleh, draf.diajukan_pada) != (None, None)


def test_mulai_hanya_penyusun(
    periode: AmbilPeriode,
    diskominfo: PerangkatDaerah,
    dishub: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
) -> None:
    """A unit's report is its own; the city's is Tim Pelaksana's."""
    tahun = periode("tahun")
    for oleh, unit in ((tim_pelaksana, diskominfo), (tim_pelaksana_pd, dishub), (tim_pelaksana_pd, None)):
        with pytest.raises(TidakBerwenang):
            susun(tahun, oleh, unit)
    assert susun(tahun, tim_pelaksana, None).nama_lingkup == "Kota"


@pytest.mark.parametrize(
    ("kini", "kata"),
    [(datetime(2020, 12, 31, tzinfo=WIB), "belum dimulai"), (datetime(2023, 1, 1, tzinfo=WIB), "dikunci")],
)
def test_mulai_di_luar_waktu(
    periode: AmbilPeriode, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna, kini: datetime, kata: str
) -> None:
    """A period that has not begun or is locked takes no report."""
    with pytest.raises(Terkunci, match=kata):
        susun(periode("tahun"), tim_pelaksana_pd, diskominfo, kini=kini)


def test_simpan_kata_basi(draf: LaporanMonev, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna) -> None:
    """Two people at the same words: the second hears of the first."""
    tanda = versi(draf)
    draf.pengantar = "Pengantar pertama."
    simpan_laporan_monev(laporan=draf, oleh=tim_pelaksana_pd, kini=AKHIR, versi_dibuka=tanda)
    draf.pengantar = "Pengantar kedua."
    with pytest.raises(Basi):
        simpan_laporan_monev(laporan=draf, oleh=kepala_pd, kini=AKHIR, versi_dibuka=tanda)
    draf.refresh_from_db()
    assert draf.pengantar == "Pengantar pertama."


@pytest.mark.usefixtures("terbuka")
def test_peringatan_bulan_yang_kurang(
    draf: LaporanMonev, periode: AmbilPeriode, tim_pelaksana: Pengguna
) -> None:
    """The months without a sent report are named; the city is told how many plans lack one."""
    (satu,) = peringatan(draf)
    assert "Januari, Februari, April" in satu
    assert "Maret" not in satu
    (kota,) = peringatan(susun(periode("bulan", 2), tim_pelaksana, None))
    assert "Februari 1" in kota


# Setting


@pytest.mark.usefixtures("terbuka")
def test_penyusun_tidak_menetapkan(
    draf: LaporanMonev,
    periode: AmbilPeriode,
    diskominfo: PerangkatDaerah,
    kepala_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """Neither who prepared it nor a stranger sets a report."""
    with pytest.raises(TidakBerwenang):
        tetapkan(draf, inspektorat)
    sendiri = susun(periode("bulan", 3), kepala_pd, diskominfo)
    with pytest.raises(TidakBerwenang, match="diajukan oleh Anda"):
        tetapkan(sendiri, kepala_pd)


def test_tetapkan_sebelum_periode_berakhir(draf: LaporanMonev, kepala_pd: Pengguna) -> None:
    """A year is not over before its last day."""
    with pytest.raises(PeralihanDitolak, match="31 Desember 2021"):
        tetapkan(draf, kepala_pd, datetime(2021, 12, 30, 9, tzinfo=WIB))


def test_tetapkan_membekukan(
    ditetapkan: LaporanMonev, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna
) -> None:
    """Numbers, hash and three files are kept; later data changes none of them."""
    assert ditetapkan.sidik == sidik_potret(ditetapkan.potret)
    berkas = {b.bentuk: isi_berkas(b) for b in ditetapkan.berkas.all()}
    assert berkas.keys() == {"pdf", "docx", "xlsx"}
    assert all(f"/verifikasi/{ditetapkan.sidik[:12]}/".encode() in isi for isi in berkas.values())
    assert ditetapkan.potret["dokumen"]["ditetapkan_oleh"] == str(kepala_pd)
    Kemajuan.objects.update(volume=9, anggaran=1)
    kini = LaporanMonev.objects.get(pk=ditetapkan.pk)
    assert kini.potret == ditetapkan.potret
    assert sidik_potret(kini.potret) == kini.sidik
    assert {b.bentuk: isi_berkas(b) for b in kini.berkas.all()} == berkas
    with pytest.raises(Terkunci):
        simpan_laporan_monev(laporan=kini, oleh=tim_pelaksana_pd, kini=AKHIR)


@pytest.mark.parametrize(
    ("bidang", "nilai"), [("potret", {"a": "1"}), ("sidik", "0" * 64), ("simpulan", "Lain"), ("versi", 2)]
)
def test_laporan_beku_menolak_perubahan(ditetapkan: LaporanMonev, bidang: str, nilai: Any) -> None:
    """Whatever the way in, a set report keeps what it says, and is not deleted."""
    setattr(ditetapkan, bidang, nilai)
    with pytest.raises(Terkunci, match="Buat versi baru"):
        ditetapkan.save()
    with pytest.raises(Terkunci):
        ditetapkan.delete()


def test_berkas_rusak_dikatakan(ditetapkan: LaporanMonev, klien_kepala_pd: Client) -> None:
    """Bytes that have changed are not handed out as the report."""
    berkas = ditetapkan.berkas.get(bentuk="pdf")
    (SIMPANAN.folder() / berkas.letak).chmod(0o600)
    (SIMPANAN.folder() / berkas.letak).write_bytes(b"lain")
    with pytest.raises(BerkasRusak):
        isi_berkas(berkas)
    jawaban = klien_kepala_pd.get(unduh(ditetapkan, "pdf"), follow=True)
    assert "tidak ditemukan utuh" in jawaban.content.decode()


def test_berkas_sungguhan(draf: LaporanMonev, kepala_pd: Pengguna) -> None:
    """The real files: the hash at the foot of each page, numbers in the workbook, equal bytes on every download."""
    laporan = tetapkan(draf, kepala_pd)
    berkas = {b.bentuk: isi_berkas(b) for b in laporan.berkas.all()}
    halaman = [h.extract_text() for h in PdfReader(io.BytesIO(berkas["pdf"])).pages]
    assert all(laporan.sidik[:12] in h for h in halaman)
    assert "DRAF" not in "".join(halaman)
    teks = " ".join(" ".join(halaman).split())
    assert "LAPORAN TAHUNAN MONITORING DAN EVALUASI" in teks
    assert "20.000.000" in teks
    buku = load_workbook(io.BytesIO(berkas["xlsx"]))
    assert 20_000_000 in {s.value for b in buku["Rencana aksi"].iter_rows() for s in b}
    assert berkas["docx"][:2] == b"PK"


# A new version


def test_revisi_menggantikan(
    ditetapkan: LaporanMonev, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna, klien_anonim: Client
) -> None:
    """The old version holds until the new one is set, and stays readable and genuine."""
    baru = buat_revisi(
        laporan=ditetapkan, alasan="Angka Maret diperbaiki.", oleh=tim_pelaksana_pd, kini=AKHIR
    )
    ulang = buat_revisi(laporan=ditetapkan, alasan="Sekali lagi.", oleh=kepala_pd, kini=AKHIR)
    assert ulang == baru
    assert (baru.versi, baru.status) == (2, "draf")
    ditetapkan.refresh_from_db()
    assert ditetapkan.status == "ditetapkan"
    lama_isi = isi_berkas(ditetapkan.berkas.get(bentuk="pdf"))
    Kemajuan.objects.update(volume=5)
    baru = tetapkan(baru, kepala_pd, AKHIR + timedelta(days=1))
    ditetapkan.refresh_from_db()
    assert (ditetapkan.status, baru.status) == ("digantikan", "ditetapkan")
    assert baru.sidik != ditetapkan.sidik
    assert isi_berkas(ditetapkan.berkas.get(bentuk="pdf")) == lama_isi
    halaman = klien_anonim.get(verifikasi(ditetapkan.sidik)).content.decode()
    assert "Digantikan" in halaman
    assert verifikasi(baru.sidik) in halaman
    with pytest.raises(PeralihanDitolak, match="Digantikan"):
        buat_revisi(laporan=ditetapkan, alasan="Lagi", oleh=tim_pelaksana_pd, kini=AKHIR)


def test_revisi_perlu_alasan_dan_wewenang(
    ditetapkan: LaporanMonev, tim_pelaksana_pd: Pengguna, inspektorat: Pengguna
) -> None:
    """Nobody else starts a new version, and none is started without a reason."""
    with pytest.raises(PeralihanDitolak, match="alasan"):
        buat_revisi(laporan=ditetapkan, alasan=" ", oleh=tim_pelaksana_pd, kini=AKHIR)
    with pytest.raises(TidakBerwenang):
        buat_revisi(laporan=ditetapkan, alasan="x", oleh=inspektorat, kini=AKHIR)


# Pages


def alamat(laporan: LaporanMonev, nama: str = "laporan_monev") -> str:
    return reverse(f"monev:{nama}", args=[laporan.pk])


def unduh(laporan: LaporanMonev, bentuk: str) -> str:
    return reverse("monev:laporan_monev_unduh", args=[laporan.pk, bentuk])


def test_halaman_draf(
    draf: LaporanMonev, klien_kepala_pd: Client, klien_tim_pelaksana_pd_lain: Client
) -> None:
    """The page of a draft has the tables, what is missing, and no hash; another unit does not see it."""
    halaman = klien_kepala_pd.get(alamat(draf)).content.decode()
    assert "masih draf" in halaman
    assert "Laporan kemajuan bulanan belum dikirim" in halaman
    assert "20.000.000" in halaman
    assert "Keaslian" not in halaman
    assert 'style="' not in halaman
    for nama in ("laporan_monev", "laporan_monev_ubah", "laporan_monev_revisi"):
        assert klien_tim_pelaksana_pd_lain.get(alamat(draf, nama)).status_code == 404
    assert klien_tim_pelaksana_pd_lain.get(unduh(draf, "pdf")).status_code == 404


def test_halaman_ditetapkan_tidak_berubah(ditetapkan: LaporanMonev, klien_kepala_pd: Client) -> None:
    """The page of a set report shows the frozen figures and its hashes."""
    Kemajuan.objects.update(anggaran=77_777_777)
    halaman = klien_kepala_pd.get(alamat(ditetapkan)).content.decode()
    assert "20.000.000" in halaman
    assert "77.777.777" not in halaman
    assert ditetapkan.sidik in halaman


def test_unduh(tanpa_cetak: None, draf: LaporanMonev, kepala_pd: Pengguna, klien_kepala_pd: Client) -> None:
    """A draft is marked in name and content; a set report comes as kept; other forms are not there."""
    jawaban = klien_kepala_pd.get(unduh(draf, "xlsx"))
    assert 'filename="DRAF-laporan-monev-diskominfo-2021-v1.xlsx"' in jawaban["Content-Disposition"]
    assert b"DRAF" in jawaban.content
    laporan = tetapkan(draf, kepala_pd)
    for bentuk in ("pdf", "docx", "xlsx"):
        jawaban = klien_kepala_pd.get(unduh(laporan, bentuk))
        assert hashlib.sha256(jawaban.content).hexdigest() == laporan.berkas.get(bentuk=bentuk).sidik
        assert f'"laporan-monev-diskominfo-2021-v1.{bentuk}"' in jawaban["Content-Disposition"]
    assert klien_kepala_pd.get(unduh(laporan, "exe")).status_code == 404


@pytest.mark.usefixtures("terbuka")
def test_daftar_dan_mulai(
    periode: AmbilPeriode, klien_tim_pelaksana_pd: Client, klien_asesor: Client, rencana: RencanaAksi
) -> None:
    """The list offers to start; a choice that is not offered is told at its field; pressed twice it is one report."""
    daftar, mulai = reverse("monev:daftar_laporan"), f"{reverse('monev:laporan_monev_mulai')}?tahun=2021"
    assert klien_asesor.get(daftar).status_code == 403
    halaman = klien_tim_pelaksana_pd.get(f"{daftar}?tahun=2021").content.decode()
    assert "Belum ada laporan" in halaman
    assert "Paket seluruh" not in halaman
    data = {"lingkup": "pd:diskominfo", "periode": periode("semester", 1).pk}
    satu, dua = (klien_tim_pelaksana_pd.post(mulai, data) for _ in range(2))
    assert satu.status_code == 302
    assert satu["Location"] == dua["Location"]
    assert LaporanMonev.objects.count() == 1
    for salah in ({"lingkup": "pd:dishub"}, {"lingkup": "kota:kota"}, {"periode": "0"}, {"periode": ""}):
        assert klien_tim_pelaksana_pd.post(mulai, data | salah).status_code == 422
    assert klien_tim_pelaksana_pd.get(mulai).status_code == 405
    assert (
        "Semester I 2021"
        in klien_tim_pelaksana_pd.get(f"{daftar}?tahun=2021&jenis=semester").content.decode()
    )
    kosong = klien_tim_pelaksana_pd.get(f"{daftar}?tahun=2021&jenis=bulan").content.decode()
    assert "Belum ada laporan" in kosong


def test_mulai_periode_terkunci(periode: AmbilPeriode, klien_tim_pelaksana_pd: Client) -> None:
    """A locked period is told at the field."""
    mulai = f"{reverse('monev:laporan_monev_mulai')}?tahun=2021"
    jawaban = klien_tim_pelaksana_pd.post(mulai, {"lingkup": "pd:diskominfo", "periode": periode("tahun").pk})
    assert jawaban.status_code == 422
    assert "sudah dikunci" in jawaban.content.decode()


@pytest.mark.usefixtures("terbuka")
def test_ubah(
    draf: LaporanMonev, klien_tim_pelaksana_pd: Client, klien_inspektorat: Client, klien_kepala_pd: Client
) -> None:
    """Words are saved; a stale edit keeps what was typed; who may only read is told why."""
    halaman = alamat(draf, "laporan_monev_ubah")
    assert klien_inspektorat.get(halaman).status_code == 403
    assert klien_inspektorat.post(halaman, {"pengantar": "x"}).status_code == 403
    tanda = versi(draf)
    jawaban = klien_tim_pelaksana_pd.post(halaman, {"pengantar": "Satu", "simpulan": "", "versi": tanda})
    assert jawaban.status_code == 302
    jawaban = klien_kepala_pd.post(halaman, {"pengantar": "Dua", "simpulan": "", "versi": tanda})
    assert jawaban.status_code == 409
    assert "Dua" in jawaban.content.decode()
    draf.refresh_from_db()
    assert draf.pengantar == "Satu"
    panjang = klien_kepala_pd.post(halaman, {"pengantar": "x" * 20_001, "versi": versi(draf)})
    assert panjang.status_code == 422


@pytest.mark.usefixtures("terbuka")
def test_revisi_di_halaman(
    ditetapkan: LaporanMonev, klien_tim_pelaksana_pd: Client, klien_inspektorat: Client
) -> None:
    """The page asks for the reason; a set report's words are not edited."""
    halaman = alamat(ditetapkan, "laporan_monev_revisi")
    assert klien_inspektorat.post(halaman, {"alasan": "x"}).status_code == 403
    assert klien_tim_pelaksana_pd.post(halaman, {"alasan": ""}).status_code == 422
    jawaban = klien_tim_pelaksana_pd.post(halaman, {"alasan": "Angka diperbaiki."})
    baru = LaporanMonev.objects.get(versi=2)
    assert jawaban["Location"] == alamat(baru)
    jawaban = klien_tim_pelaksana_pd.get(alamat(ditetapkan, "laporan_monev_ubah"), follow=True)
    assert "isinya tidak dapat diubah" in jawaban.content.decode()


def test_daftar_query_tetap(
    periode: AmbilPeriode, klien_inspektorat: Client, django_assert_max_num_queries: Any
) -> None:
    """As many queries for 3 reports as for 30."""
    daftar = f"{reverse('monev:daftar_laporan')}?tahun=2021"
    unit = list(PerangkatDaerah.objects.order_by("pk"))
    tahun = periode("tahun")

    def isi(daftar_unit: list[PerangkatDaerah]) -> None:
        for satu in daftar_unit:
            LaporanMonev.objects.create(tingkat="pd", perangkat_daerah=satu, periode=tahun)

    isi(unit[:3])
    klien_inspektorat.get(daftar)
    with django_assert_max_num_queries(100) as sedikit:
        klien_inspektorat.get(daftar)
    isi(unit[3:20])
    with django_assert_max_num_queries(len(sedikit.captured_queries)):
        klien_inspektorat.get(daftar)


@pytest.mark.usefixtures("terbuka", "tanpa_cetak")
def test_tetapkan_di_halaman(
    draf: LaporanMonev, klien_kepala_pd: Client, klien_inspektorat: Client, klien_tim_pelaksana_pd: Client
) -> None:
    """The head is offered the step and told what follows; pressed twice the report is set once; others may not."""
    langkah = reverse("monev:langkah", args=["laporan-monev", draf.pk, "tetapkan"])
    assert langkah in klien_kepala_pd.get(alamat(draf)).content.decode()
    assert "dibekukan" in klien_kepala_pd.get(langkah).content.decode()
    for klien in (klien_inspektorat, klien_tim_pelaksana_pd):
        assert klien.post(langkah, {"status_dibuka": "draf"}).status_code == 403
    for _ in range(2):
        jawaban = klien_kepala_pd.post(langkah, {"status_dibuka": "draf"})
        assert jawaban["Location"] == alamat(draf)
    draf.refresh_from_db()
    assert draf.status == "ditetapkan"
    assert BerkasLaporan.objects.count() == 3
    gantikan = reverse("monev:langkah", args=["laporan-monev", draf.pk, "gantikan"])
    assert klien_kepala_pd.post(gantikan).status_code == 404
