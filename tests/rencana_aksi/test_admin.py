"""The admin of plans: years are edited, items of a draft too, everything else is read."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from organisasi.models import Pengguna
from rencana_aksi import models
from rencana_aksi.models import ButirAksi, IngatanKolom, Komentar, RencanaAksi, TahunRencana
from rencana_aksi.services.komentar import tulis_komentar
from tests.rencana_aksi.conftest import KINI, Majukan, TambahButir
from tests.roadmap.halaman import isi

pytestmark = pytest.mark.django_db
SEMUA = [
    models.TahunRencana, models.RencanaAksi, models.ButirAksi, models.TautanButir, models.Komentar,
    models.CatatanAlih, models.Unggahan, models.IngatanKolom,
]  # fmt: skip
BACA = [models.TautanButir, models.Komentar, models.CatatanAlih, models.Unggahan]


def alamat(model: Any, laku: str, *kunci: Any) -> str:
    return reverse(f"admin:rencana_aksi_{model._meta.model_name}_{laku}", args=kunci)


def isian(butir: ButirAksi, **ganti: Any) -> dict[str, Any]:
    """Return what the form of an item sends."""
    isi = {
        nama: getattr(butir, nama)
        for nama in (
            "program",
            "kegiatan",
            "sub_kegiatan",
            "tahapan",
            "indikator",
            "satuan",
            "penanggung_jawab",
        )
    }
    isi |= {
        "area": butir.area_id,
        "target": "12",
        "anggaran": "75250000",
        "sdm": "5",
        "jadwal": list(butir.jadwal),
    }
    return isi | ganti


@pytest.mark.parametrize("model", SEMUA)
def test_daftar_dan_cari(model: Any, majukan: Majukan, klien_administrator: Client) -> None:
    rencana = majukan("ditetapkan")
    tulis_komentar(rencana=rencana, oleh=Pengguna.objects.all()[0], kini=KINI, teks="Baik.")
    assert klien_administrator.get(alamat(model, "changelist")).status_code == 200
    if admin.site.get_model_admin(model).search_fields:
        assert klien_administrator.get(alamat(model, "changelist"), {"q": "dinas"}).status_code == 200


@pytest.mark.parametrize("siapa", ["tim_pelaksana", "tim_pengarah", "tim_pelaksana_pd", "kepala_pd"])
def test_hanya_administrator(siapa: str, request: pytest.FixtureRequest) -> None:
    klien: Client = request.getfixturevalue(f"klien_{siapa}")
    for model in SEMUA:
        assert klien.get(alamat(model, "changelist")).status_code in {302, 403}


@pytest.mark.parametrize("model", BACA)
def test_hanya_dibaca(
    model: Any, majukan: Majukan, klien_administrator: Client, administrator: Pengguna
) -> None:
    rencana = majukan("diajukan")
    tulis_komentar(rencana=rencana, oleh=administrator, kini=KINI, teks="Baik.")
    assert klien_administrator.get(alamat(model, "add")).status_code == 403
    for satu in model.objects.all()[:1]:
        assert klien_administrator.get(alamat(model, "change", satu.pk)).status_code == 200
        assert klien_administrator.post(alamat(model, "change", satu.pk), {"teks": "x"}).status_code == 403
        assert klien_administrator.post(alamat(model, "delete", satu.pk), {"post": "yes"}).status_code in {
            302,
            403,
        }
        assert model.objects.filter(pk=satu.pk).exists()


# Years


def test_tahun_disunting(periode: TahunRencana, klien_administrator: Client, administrator: Pengguna) -> None:
    kirim = {
        "road_map": periode.road_map_id,
        "tahun": "2021",
        "tenggat_pengajuan": "2021-02-20",
        "tenggat_verifikasi": "2021-02-28",
    }
    assert klien_administrator.post(alamat(TahunRencana, "change", periode.pk), kirim).status_code == 302
    periode.refresh_from_db()
    assert (periode.tenggat_pengajuan, periode.dibuka) == (date(2021, 2, 20), False)
    assert periode.riwayat.first().history_user == administrator


def test_tahun_di_luar_road_map(periode: TahunRencana, klien_administrator: Client) -> None:
    kirim = {"road_map": periode.road_map_id, "tahun": "2030"}
    html = isi(klien_administrator.post(alamat(TahunRencana, "add"), kirim))
    assert "Tahun 2030 berada di luar" in html
    assert TahunRencana.objects.count() == 1


# Plans


def test_status_tidak_disunting(rencana: RencanaAksi, klien_administrator: Client) -> None:
    ubah = alamat(RencanaAksi, "change", rencana.pk)
    html = isi(klien_administrator.get(ubah))
    assert 'name="status"' not in html
    klien_administrator.post(ubah, {"status": "ditetapkan"})
    rencana.refresh_from_db()
    assert rencana.status == "draf"
    assert klien_administrator.get(alamat(RencanaAksi, "add")).status_code == 403


def test_rencana_terkunci_tidak_dihapus(majukan: Majukan, klien_administrator: Client) -> None:
    rencana = majukan("ditetapkan")
    hapus = alamat(RencanaAksi, "delete", rencana.pk)
    assert klien_administrator.post(hapus, {"post": "yes"}).status_code in {302, 403}
    assert RencanaAksi.objects.filter(pk=rencana.pk).exists()
    html = isi(klien_administrator.get(alamat(RencanaAksi, "change", rencana.pk)))
    assert "tidak dapat diubah. Buat revisi" in html


def test_draf_yang_keliru_dihapus(rencana: RencanaAksi, klien_administrator: Client) -> None:
    klien_administrator.post(alamat(RencanaAksi, "delete", rencana.pk), {"post": "yes"})
    assert not RencanaAksi.objects.exists()


# Items


def test_butir_draf_disunting(tambah_butir: TambahButir, klien_administrator: Client) -> None:
    butir = tambah_butir()
    ubah = alamat(ButirAksi, "change", butir.pk)
    assert klien_administrator.post(ubah, isian(butir, tahapan="Diubah", jadwal=[7, 8])).status_code == 302
    butir.refresh_from_db()
    assert (butir.tahapan, str(butir.jadwal)) == ("Diubah", "Juli–Agustus")


def test_butir_terkunci(majukan: Majukan, klien_administrator: Client) -> None:
    butir = majukan("diajukan").butir.get()
    ubah = alamat(ButirAksi, "change", butir.pk)
    html = isi(klien_administrator.get(ubah))
    assert "sedang menunggu Tim Pelaksana Tingkat Kota" in html
    klien_administrator.post(ubah, isian(butir, tahapan="Diubah"))
    klien_administrator.post(alamat(ButirAksi, "delete", butir.pk), {"post": "yes"})
    assert ButirAksi.objects.get().tahapan == "Menyusun peta proses bisnis"


def test_butir_dihapus_dan_nomor_merapat(tambah_butir: TambahButir, klien_administrator: Client) -> None:
    pertama, kedua = tambah_butir(), tambah_butir()
    klien_administrator.post(alamat(ButirAksi, "delete", pertama.pk), {"post": "yes"})
    kedua.refresh_from_db()
    assert kedua.nomor == 1


def test_butir_tidak_diimpor(tambah_butir: TambahButir, klien_administrator: Client) -> None:
    assert klien_administrator.get(alamat(ButirAksi, "import")).status_code == 403
    assert alamat(ButirAksi, "import") not in isi(klien_administrator.get(alamat(ButirAksi, "changelist")))


def test_butir_diekspor(tambah_butir: TambahButir, rencana: RencanaAksi, klien_administrator: Client) -> None:
    jumlah, baris = [], list[dict[str, str]]()
    for banyak in (3, 30):
        for _ in range(banyak):
            tambah_butir(tahapan="=1+1")
        with CaptureQueriesContext(connection) as query:
            baris = _ekspor(klien_administrator)
        jumlah.append(len(query))
    assert jumlah[0] == jumlah[1]
    assert len(baris) == 33
    assert (baris[0]["tahun"], baris[0]["perangkat_daerah"], baris[0]["status"], baris[0]["jadwal"]) == (
        "2021", rencana.nama_unit, "Draf", "Maret–Juni",
    )  # fmt: skip
    assert baris[0]["tahapan"] == "'=1+1"
    jawaban = klien_administrator.post(alamat(ButirAksi, "export"), {"resource": "0", "format": "1"})
    lembar = load_workbook(io.BytesIO(jawaban.content)).worksheets[0]
    sel = [s for s in lembar[2] if s.value == "=1+1"]
    assert [(s.data_type, s.quotePrefix) for s in sel] == [("s", True)]


def _ekspor(klien: Client) -> list[dict[str, str]]:
    jawaban = klien.post(alamat(ButirAksi, "export"), {"resource": "0", "format": "0"})
    return list(csv.DictReader(io.StringIO(jawaban.content.decode("utf-8-sig")), delimiter=";"))


def test_ingatan_kolom_dapat_dilupakan(rencana: RencanaAksi, klien_administrator: Client) -> None:
    satu = IngatanKolom.objects.create(perangkat_daerah=rencana.perangkat_daerah)
    klien_administrator.post(alamat(IngatanKolom, "delete", satu.pk), {"post": "yes"})
    assert not IngatanKolom.objects.exists()


def test_riwayat_terbaca(majukan: Majukan, klien_administrator: Client, kepala_pd: Pengguna) -> None:
    rencana = majukan("ditetapkan")
    html = isi(klien_administrator.get(alamat(RencanaAksi, "history", rencana.pk)))
    assert str(kepala_pd) in html
    assert not Komentar.objects.exists()
