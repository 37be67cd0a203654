"""Evaluations: prefilled, refreshed while a draft, sent with an analysis, accepted into follow-ups."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from monev.models import Evaluasi, Kemajuan, Rekomendasi, Terkunci, TindakLanjut
from monev.services.alur import alihkan
from monev.services.evaluasi import (
    hapus_rekomendasi,
    mulai_evaluasi,
    segarkan,
    simpan_analisis,
    simpan_rekomendasi,
)
from monev.workflow import EVALUASI, PeralihanDitolak
from organisasi.models import Pengguna, PerangkatDaerah
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import RencanaAksi
from riwayat.queries import versi
from roadmap.services.isi import Basi
from tests.monev.conftest import WIB, AmbilPeriode
from tests.monev.laporan_uji import laporkan_bulan, tanpa_cetak, terbuka

__all__ = ["tanpa_cetak", "terbuka"]

pytestmark = pytest.mark.django_db
JULI = datetime(2021, 7, 20, 9, 0, tzinfo=WIB)


@pytest.fixture
def evaluasi(
    rencana: RencanaAksi, periode: AmbilPeriode, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna
) -> Evaluasi:
    """Diskominfo's evaluation of the first semester, started; its plan has the report of March."""
    laporkan_bulan(rencana, 3, (30, 4, 20_000_000), (25, 1, None), oleh=tim_pelaksana_pd)
    return mulai_evaluasi(
        periode=periode("semester", 1),
        tingkat="pd",
        perangkat_daerah=diskominfo,
        oleh=tim_pelaksana_pd,
        kini=JULI,
    )


def rekomendasikan(evaluasi: Evaluasi, oleh: Pengguna, **lain: Any) -> Rekomendasi:
    awal: dict[str, Any] = {
        "teks": "Mempercepat pengadaan",
        "perangkat_daerah": evaluasi.perangkat_daerah,
        "tenggat": date(2021, 9, 1),
    }
    baru = Rekomendasi(evaluasi=evaluasi, **(awal | lain))
    return simpan_rekomendasi(rekomendasi=baru, oleh=oleh, kini=JULI)


def tulis(evaluasi: Evaluasi, oleh: Pengguna, teks: str = "Pengadaan terlambat.") -> Evaluasi:
    evaluasi.analisis = teks
    return simpan_analisis(evaluasi=evaluasi, oleh=oleh, kini=JULI)


def ambil(
    evaluasi: Evaluasi, nama: str, oleh: Pengguna, kini: datetime = JULI, catatan: str = ""
) -> Evaluasi:
    return alihkan(dokumen=evaluasi, peralihan=EVALUASI.langkah(nama), oleh=oleh, kini=kini, catatan=catatan)


# Figures


def test_mulai_terisi_angka(
    evaluasi: Evaluasi, periode: AmbilPeriode, diskominfo: PerangkatDaerah, kepala_pd: Pengguna
) -> None:
    """It starts with the figures of the moment; started again it is the same."""
    assert evaluasi.potret["kemajuan"]["jumlah"]["rp"] == "20000000"
    assert evaluasi.dipotret_pada == JULI
    lagi = mulai_evaluasi(
        periode=periode("semester", 1),
        tingkat="pd",
        perangkat_daerah=diskominfo,
        oleh=kepala_pd,
        kini=JULI,
    )
    assert lagi == evaluasi


@pytest.mark.parametrize(
    ("kini", "kata"),
    [(datetime(2020, 12, 31, tzinfo=WIB), "belum dimulai"), (datetime(2022, 12, 1, tzinfo=WIB), "dikunci")],
)
def test_mulai_di_luar_waktu(
    periode: AmbilPeriode, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna, kini: datetime, kata: str
) -> None:
    """A semester that has not begun or is locked takes no evaluation."""
    with pytest.raises(Terkunci, match=kata):
        mulai_evaluasi(
            periode=periode("semester", 1),
            tingkat="pd",
            perangkat_daerah=diskominfo,
            oleh=tim_pelaksana_pd,
            kini=kini,
        )


def test_segarkan_hanya_selama_draf(
    evaluasi: Evaluasi, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna
) -> None:
    """Figures follow the data only when asked, and no longer once it is on its way."""
    Kemajuan.objects.filter(butir__nomor=1).update(anggaran=30_000_000)
    evaluasi.refresh_from_db()
    assert evaluasi.potret["kemajuan"]["jumlah"]["rp"] == "20000000"
    baru = segarkan(evaluasi=evaluasi, oleh=kepala_pd, kini=JULI + timedelta(hours=1))
    assert baru.potret["kemajuan"]["jumlah"]["rp"] == "30000000"
    assert baru.dipotret_pada == JULI + timedelta(hours=1)
    ambil(tulis(baru, tim_pelaksana_pd), "ajukan", tim_pelaksana_pd)
    with pytest.raises(Terkunci):
        segarkan(evaluasi=baru, oleh=tim_pelaksana_pd, kini=JULI)


# The way


def test_kirim_perlu_analisis(evaluasi: Evaluasi, tim_pelaksana_pd: Pengguna) -> None:
    """Without an analysis it is not sent."""
    with pytest.raises(PeralihanDitolak, match="Analisis belum ditulis"):
        ambil(evaluasi, "ajukan", tim_pelaksana_pd)
    tulis(evaluasi, tim_pelaksana_pd)
    assert ambil(evaluasi, "ajukan", tim_pelaksana_pd).status == "menunggu-kepala"


def test_kirim_sebelum_semester_berakhir(evaluasi: Evaluasi, tim_pelaksana_pd: Pengguna) -> None:
    """A semester is evaluated when it is over."""
    tulis(evaluasi, tim_pelaksana_pd)
    with pytest.raises(PeralihanDitolak, match="30 Juni 2021"):
        ambil(evaluasi, "ajukan", tim_pelaksana_pd, datetime(2021, 6, 29, tzinfo=WIB))


def test_terima_menjadi_tindak_lanjut(
    evaluasi: Evaluasi, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna, inspektorat: Pengguna
) -> None:
    """Each recommendation becomes one follow-up, once, however often the evaluation comes back."""
    rekomendasikan(evaluasi, tim_pelaksana_pd)
    rekomendasikan(evaluasi, tim_pelaksana_pd, teks="Melengkapi bukti", pic=kepala_pd)
    tulis(evaluasi, tim_pelaksana_pd)
    ambil(evaluasi, "kirim", kepala_pd)
    ambil(evaluasi, "terima", inspektorat)
    semua = list(TindakLanjut.objects.order_by("pk"))
    assert [t.uraian for t in semua] == ["Mempercepat pengadaan", "Melengkapi bukti"]
    assert semua[1].pic == kepala_pd
    assert {t.dibuat_oleh for t in semua} == {inspektorat}
    ambil(evaluasi, "kembalikan", inspektorat, catatan="Analisis kurang tajam.")
    satu = Rekomendasi.objects.get(nomor=1)
    with pytest.raises(Terkunci, match="sudah menjadi tindak lanjut"):
        hapus_rekomendasi(rekomendasi=satu, oleh=tim_pelaksana_pd, kini=JULI)
    ambil(evaluasi, "kirim", kepala_pd)
    ambil(evaluasi, "terima", inspektorat)
    assert TindakLanjut.objects.count() == 2


def test_terima_dengan_tenggat_lewat(
    evaluasi: Evaluasi, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna, inspektorat: Pengguna
) -> None:
    """A recommendation that would be late from the start is sent back to be mended; nothing is half done."""
    rekomendasikan(evaluasi, tim_pelaksana_pd, tenggat=date(2021, 7, 25))
    tulis(evaluasi, tim_pelaksana_pd)
    ambil(evaluasi, "kirim", kepala_pd)
    with pytest.raises(PeralihanDitolak, match="rekomendasi 1 \\(25 Juli 2021\\)"):
        ambil(evaluasi, "terima", inspektorat, JULI + timedelta(days=10))
    assert not TindakLanjut.objects.exists()


def test_terima_pic_tidak_aktif(
    evaluasi: Evaluasi, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna, inspektorat: Pengguna
) -> None:
    """What the follow-up refuses is told with the number of the recommendation, and none is made."""
    rekomendasikan(evaluasi, tim_pelaksana_pd)
    rekomendasikan(evaluasi, tim_pelaksana_pd, teks="Kedua", pic=tim_pelaksana_pd)
    tulis(evaluasi, tim_pelaksana_pd)
    ambil(evaluasi, "kirim", kepala_pd)
    Pengguna.objects.filter(pk=tim_pelaksana_pd.pk).update(is_active=False)
    with pytest.raises(PeralihanDitolak, match="Rekomendasi 2"):
        ambil(evaluasi, "terima", inspektorat)
    assert not TindakLanjut.objects.exists()


def test_evaluasi_kota_diterima_orang_lain(
    periode: AmbilPeriode, tim_pelaksana: Pengguna, tim_pengarah: Pengguna
) -> None:
    """The city's own goes from Tim Pelaksana to Tim Pengarah or Inspektorat."""
    satu = mulai_evaluasi(periode=periode("semester", 1), tingkat="kota", oleh=tim_pelaksana, kini=JULI)
    ambil(tulis(satu, tim_pelaksana), "kirim-tim", tim_pelaksana)
    with pytest.raises(TidakBerwenang):
        ambil(satu, "terima", tim_pelaksana)
    assert ambil(satu, "terima", tim_pengarah).status == "diterima"


# Recommendations


def test_rekomendasi_bernomor(evaluasi: Evaluasi, tim_pelaksana_pd: Pengguna) -> None:
    """The same words twice are one; numbers close up when one goes."""
    satu = rekomendasikan(evaluasi, tim_pelaksana_pd)
    assert rekomendasikan(evaluasi, tim_pelaksana_pd) == satu
    rekomendasikan(evaluasi, tim_pelaksana_pd, teks="Kedua")
    hapus_rekomendasi(rekomendasi=satu, oleh=tim_pelaksana_pd, kini=JULI)
    assert list(evaluasi.rekomendasi.values_list("nomor", "teks")) == [(1, "Kedua")]


def test_rekomendasi_ditolak(evaluasi: Evaluasi, tim_pelaksana_pd: Pengguna, inspektorat: Pengguna) -> None:
    """A day that is past, nobody in charge, a stranger."""
    with pytest.raises(ValidationError, match="Tenggat"):
        rekomendasikan(evaluasi, tim_pelaksana_pd, tenggat=date(2021, 7, 19))
    with pytest.raises(ValidationError, match="bertanggung jawab"):
        rekomendasikan(evaluasi, tim_pelaksana_pd, perangkat_daerah=None)
    with pytest.raises(TidakBerwenang):
        rekomendasikan(evaluasi, inspektorat)


def test_analisis_basi(evaluasi: Evaluasi, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna) -> None:
    """Two people at one analysis: the second hears of the first."""
    tanda = versi(evaluasi)
    tulis(evaluasi, tim_pelaksana_pd, "Pertama")
    evaluasi.analisis = "Kedua"
    with pytest.raises(Basi):
        simpan_analisis(evaluasi=evaluasi, oleh=kepala_pd, kini=JULI, versi_dibuka=tanda)
    evaluasi.refresh_from_db()
    assert evaluasi.analisis == "Pertama"


# Pages

pakai_terbuka = pytest.mark.usefixtures("terbuka")


def alamat(evaluasi: Evaluasi, nama: str = "evaluasi") -> str:
    return reverse(f"monev:{nama}", args=[evaluasi.pk])


@pakai_terbuka
def test_daftar_dan_mulai(
    periode: AmbilPeriode,
    rencana: RencanaAksi,
    klien_tim_pelaksana_pd: Client,
    klien_inspektorat: Client,
    klien_asesor: Client,
) -> None:
    """A unit sees and starts its own alone; Inspektorat sees all and starts none."""
    daftar, mulai = (
        f"{reverse('monev:daftar_evaluasi')}?tahun=2021&semester=2",
        reverse("monev:evaluasi_mulai"),
    )
    assert klien_asesor.get(daftar).status_code == 403
    sendiri = klien_tim_pelaksana_pd.get(daftar).content.decode()
    assert sendiri.count("Mulai evaluasi") == 1
    assert "Dinas Perhubungan" not in sendiri
    semua = klien_inspektorat.get(daftar).content.decode()
    assert "Dinas Perhubungan" in semua
    assert "Mulai evaluasi" not in semua
    data = {"periode": periode("semester", 2).pk, "lingkup": "pd:diskominfo"}
    satu, dua = (klien_tim_pelaksana_pd.post(mulai, data) for _ in range(2))
    assert satu.status_code == 302
    assert satu["Location"] == dua["Location"]
    assert klien_tim_pelaksana_pd.post(mulai, data | {"lingkup": "pd:dishub"}).status_code == 403
    assert klien_inspektorat.post(mulai, data | {"lingkup": "kota:kota"}).status_code == 403
    for salah in (
        {"lingkup": "pd:tidak-ada"},
        {"lingkup": "apa"},
        {"periode": periode("bulan", 1).pk},
        {"periode": "x"},
    ):
        assert klien_tim_pelaksana_pd.post(mulai, data | salah).status_code == 404
    assert klien_tim_pelaksana_pd.get(mulai).status_code == 405


def test_mulai_semester_terkunci(periode: AmbilPeriode, klien_tim_pelaksana_pd: Client) -> None:
    """A locked semester leads back to the list with the reason."""
    data = {"periode": periode("semester", 1).pk, "lingkup": "pd:diskominfo"}
    jawaban = klien_tim_pelaksana_pd.post(reverse("monev:evaluasi_mulai"), data, follow=True)
    assert "sudah dikunci" in jawaban.content.decode()
    assert not Evaluasi.objects.exists()


@pakai_terbuka
def test_halaman(
    evaluasi: Evaluasi,
    tim_pelaksana_pd: Pengguna,
    klien_kepala_pd: Client,
    klien_inspektorat: Client,
    klien_tim_pelaksana_pd_lain: Client,
) -> None:
    """Figures with their moment, recommendations, the way to a problem; closed to another unit."""
    rekomendasikan(evaluasi, tim_pelaksana_pd, tenggat=date(2099, 1, 1))
    halaman = klien_kepala_pd.get(alamat(evaluasi)).content.decode()
    for kata in (
        "Angka per 20 Jul 2021 09.00 WIB",
        "Rp 20.000.000",
        "Mempercepat pengadaan",
        "Perbarui angka",
    ):
        assert kata in halaman
    assert reverse("monev:masalah_tambah") in halaman
    assert "{&#x27;" not in halaman  # no snapshot in the history
    baca = klien_inspektorat.get(alamat(evaluasi)).content.decode()
    assert f'action="{alamat(evaluasi, "evaluasi_segarkan")}"' not in baca
    for nama in ("evaluasi", "evaluasi_ubah", "rekomendasi_tambah"):
        assert klien_tim_pelaksana_pd_lain.get(alamat(evaluasi, nama)).status_code == 404
    satu = reverse("monev:rekomendasi_ubah", args=[Rekomendasi.objects.get().pk])
    assert klien_tim_pelaksana_pd_lain.get(satu).status_code == 404


@pakai_terbuka
def test_menulis_di_halaman(
    evaluasi: Evaluasi, klien_tim_pelaksana_pd: Client, klien_kepala_pd: Client, klien_inspektorat: Client
) -> None:
    """Analysis and recommendations are written; refused input keeps what was typed."""
    ubah, tambah = alamat(evaluasi, "evaluasi_ubah"), alamat(evaluasi, "rekomendasi_tambah")
    for halaman in (ubah, tambah, alamat(evaluasi, "evaluasi_segarkan")):
        assert klien_inspektorat.post(halaman, {}).status_code == 403
    tanda = versi(evaluasi)
    assert klien_tim_pelaksana_pd.post(ubah, {"analisis": "Satu", "versi": tanda}).status_code == 302
    basi = klien_kepala_pd.post(ubah, {"analisis": "Dua", "versi": tanda})
    assert basi.status_code == 409
    assert "Dua" in basi.content.decode()
    isi = {
        "teks": "Melatih petugas",
        "perangkat_daerah": evaluasi.perangkat_daerah_id,
        "tenggat": "2099-01-01",
    }
    for salah, kata in (
        ({"tenggat": "2020-01-01"}, "Tenggat tidak boleh sebelum hari ini"),
        ({"perangkat_daerah": ""}, "bertanggung jawab"),
        ({"teks": ""}, "wajib"),
        ({"tenggat": "besok"}, "Melatih petugas"),
    ):
        jawaban = klien_tim_pelaksana_pd.post(tambah, isi | salah)
        assert jawaban.status_code == 422
        assert kata in jawaban.content.decode()
    assert klien_tim_pelaksana_pd.post(tambah, isi).status_code == 302
    satu = Rekomendasi.objects.get()
    sunting = reverse("monev:rekomendasi_ubah", args=[satu.pk])
    lama = versi(satu)
    assert klien_kepala_pd.post(sunting, isi | {"teks": "Baru", "versi": lama}).status_code == 302
    assert klien_kepala_pd.post(sunting, isi | {"teks": "Lain", "versi": lama}).status_code == 409
    hapus = reverse("monev:rekomendasi_hapus", args=[satu.pk])
    assert "Akibatnya" in klien_kepala_pd.get(hapus).content.decode()
    assert klien_kepala_pd.post(hapus).status_code == 302
    assert not Rekomendasi.objects.exists()
    segar = klien_kepala_pd.post(alamat(evaluasi, "evaluasi_segarkan"), follow=True)
    assert "diperbarui" in segar.content.decode()


@pakai_terbuka
def test_terkirim_tidak_disunting(
    evaluasi: Evaluasi, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna, klien_tim_pelaksana_pd: Client
) -> None:
    """What is on its way is told to be so, whichever page was open."""
    tulis(evaluasi, tim_pelaksana_pd)
    ambil(evaluasi, "kirim", kepala_pd)
    ubah = alamat(evaluasi, "evaluasi_ubah")
    assert "isinya tidak dapat diubah" in klien_tim_pelaksana_pd.get(ubah, follow=True).content.decode()
    jawaban = klien_tim_pelaksana_pd.post(ubah, {"analisis": "Terlambat", "versi": versi(evaluasi)})
    assert jawaban.status_code == 422
    assert "Terlambat" in jawaban.content.decode()


def test_unduh(tanpa_cetak: None, evaluasi: Evaluasi, klien_kepala_pd: Client) -> None:
    """A draft says so; an unknown form is not there."""
    jawaban = klien_kepala_pd.get(reverse("monev:evaluasi_unduh", args=[evaluasi.pk, "pdf"]))
    assert "evaluasi-diskominfo-2021-semester-1.pdf" in jawaban["Content-Disposition"]
    assert jawaban.content.endswith(b":DRAF")
    assert klien_kepala_pd.get(reverse("monev:evaluasi_unduh", args=[evaluasi.pk, "xlsx"])).status_code == 404
