"""Figures, evaluations, reports and histories through the API: the same as on the pages, for the same people."""

import hashlib
import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from indikator.models import Indikator
from monev.models import (
    Arahan,
    BerkasLaporan,
    Evaluasi,
    Kemajuan,
    LaporanBulanan,
    LaporanMonev,
    Pengukuran,
    Periode,
    Rekomendasi,
    TindakLanjut,
)
from monev.services.laporan_monev import SIMPANAN
from organisasi.models import LingkupKunci, Pengguna, PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.services.rencana import revisi
from roadmap.models import AreaPerubahan, BarisLampiran
from tests.api.conftest import KINI, Api
from tests.api.test_baca import masalah
from tests.api.test_tulis_monev import tanda
from tests.api.test_tulis_rencana import kirim
from tests.monev.conftest import AmbilPeriode
from tests.monev.test_kemajuan_berkas import isikan
from tests.pabrik import PemberitahuanFactory

pytestmark = pytest.mark.django_db
AWAL = "/api/v1/"
ACUAN = "road_map=perwal-45-2020&tahun=2021"


@pytest.fixture
def terukur(periode: AmbilPeriode, diskominfo: PerangkatDaerah, laporan: LaporanBulanan) -> LaporanBulanan:
    """January's report of Diskominfo as sent, one item at 10 %, and Indeks SPBE accepted at 2,5."""
    Kemajuan.objects.create(laporan=laporan, butir=laporan.rencana.butir.all()[0], fisik=10)
    LaporanBulanan.objects.filter(pk=laporan.pk).update(status="diterima")
    indikator = Indikator.objects.get(nama="Indeks SPBE")
    indikator.penanggung_jawab = diskominfo
    indikator.save()
    Pengukuran.objects.create(
        tingkat="pd",
        perangkat_daerah=diskominfo,
        periode=periode("semester", 1),
        indikator=indikator,
        teks="2,5",
        nilai=2.5,
        status="diterima",
    )
    return laporan


def test_dasbor_seperti_halamannya(
    api: Api,
    klien_tim_pengarah: Client,
    terukur: LaporanBulanan,
    dishub: PerangkatDaerah,
    tim_pengarah: Pengguna,
    tim_pelaksana_pd: Pengguna,
) -> None:
    """The figures are those of the page; a unit's people see their own, and another's is a 404."""
    klien, unit = api(tim_pengarah), api(tim_pelaksana_pd)
    url = f"{AWAL}dasbor/?{ACUAN}&semester=1"
    isi = klien.get(url).json()
    assert isi["jawaban"] in klien_tim_pengarah.get("/dasbor/?tahun=2021&semester=1").content.decode()
    assert [k["nilai"] for k in isi["kartu"] if k["kode"] == "fisik"] == ["10,00%"]
    spbe = [i for t in isi["tujuan"] for i in t["indikator"] if i["nama"] == "Indeks SPBE"]
    assert spbe[0]["realisasi"] == "2,5"
    assert {a["nama"] for a in isi["area"]} == set(AreaPerubahan.objects.values_list("nama", flat=True))
    milik = unit.get(url).json()
    assert milik["jawaban"].startswith("Semester I 2021")
    assert milik["rencana_menunggu_penetapan"] == []
    masalah(unit.get(f"{url}&perangkat_daerah={dishub.pk}"), 404)
    assert [t["kode"] for t in unit.get(f"{AWAL}peringkat/?{ACUAN}&semester=1").json()] == ["diskominfo"]
    tempat = {t["kode"]: t for t in klien.get(f"{AWAL}peringkat/?{ACUAN}&semester=1").json()}
    assert tempat["dishub"]["alasan"].startswith("belum ada rencana aksi 2021")
    area = AreaPerubahan.objects.get(nomor=1)
    rinci = klien.get(f"{AWAL}dasbor-area/{area.pk}/?{ACUAN}&semester=1").json()
    assert [u["kemajuan"]["fisik"] for u in rinci["unit"]] == ["10.00"]
    assert (
        "kalender" in masalah(klien.get(f"{AWAL}dasbor/?road_map=perwal-45-2020&tahun=1999"), 400)["detail"]
    )
    assert "Pilihannya: 1, 2" in masalah(klien.get(f"{url[:-1]}3"), 400)["detail"]
    assert "kuartal" in masalah(klien.get(f"{url}&kuartal=1"), 400)["detail"]


def test_angka_monev_dan_rencana(
    api: Api, terukur: LaporanBulanan, tim_pelaksana_pd: Pengguna, tim_pelaksana_pd_lain: Pengguna
) -> None:
    """The curve of a plan, what each obligation came to, what units plan in an area."""
    klien, lain = api(tim_pelaksana_pd), api(tim_pelaksana_pd_lain)
    kurva = klien.get(f"{AWAL}kurva/?rencana={terukur.rencana_id}").json()
    assert (kurva[0]["rencana"], kurva[0]["fisik"], kurva[1]["fisik"]) == ("25.00", "10.00", None)
    masalah(lain.get(f"{AWAL}kurva/?rencana={terukur.rencana_id}"), 404)
    rinci = f"{AWAL}kepatuhan-rincian/?{ACUAN}&pihak=pd:diskominfo"
    keadaan = [h["keadaan"] for h in klien.get(f"{rinci}&kewajiban=laporan-pd").json()]
    assert len(keadaan) in {0, 12}
    assert {h["nama"] for h in klien.get(rinci).json()}
    masalah(lain.get(rinci), 404)
    assert "pihak" in masalah(klien.get(f"{AWAL}kepatuhan-rincian/?{ACUAN}"), 400)["detail"]
    rekap = klien.get(f"{AWAL}rekap-area/?{ACUAN}").json()
    assert (rekap[0]["butir"], rekap[0]["anggaran"]) == (2, "80000000.00")
    assert sum(r["jumlah_baris"] for r in rekap) == BarisLampiran.objects.count()
    assert lain.get(f"{AWAL}rekap-area/?{ACUAN}").json()[0]["unit"] == []


def test_arahan_menjadi_tindak_lanjut(
    api: Api,
    terukur: LaporanBulanan,
    diskominfo: PerangkatDaerah,
    tim_pengarah: Pengguna,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
) -> None:
    """A direction names a figure of the dashboard as it stands; twice the same is one."""
    klien, url = api(tim_pengarah), f"{AWAL}arahan/"
    isi = {
        "road_map": "perwal-45-2020",
        "tahun": 2021,
        "semester": 1,
        "pokok": "kartu:fisik",
        "teks": "Percepat.",
        "perangkat_daerah": diskominfo.pk,
        "tenggat": str(timezone.localdate() + timedelta(days=30)),
    }
    masalah(kirim(api(tim_pelaksana), "post", url, isi), 403)
    assert "pokok" in masalah(kirim(klien, "post", url, isi | {"pokok": "kartu:x"}), 422)["galat"]
    assert "semester" in masalah(kirim(klien, "post", url, isi | {"tahun": 1999}), 422)["galat"]
    assert "tenggat" in masalah(kirim(klien, "post", url, isi | {"tenggat": "besok"}), 422)["galat"]
    baru = kirim(klien, "post", url, isi)
    assert baru.status_code == 201, baru.content
    assert baru.json()["arahan"]["atas"] == "Kemajuan fisik 10,00% · Semester I 2021 · Seluruh kota"
    assert kirim(klien, "post", url, isi).json()["id"] == baru.json()["id"]
    assert (Arahan.objects.count(), TindakLanjut.objects.count()) == (1, 1)
    assert [a["teks"] for a in api(tim_pelaksana_pd).get(url).json()["hasil"]] == ["Percepat."]


def test_evaluasi(
    api: Api,
    terukur: LaporanBulanan,
    periode: AmbilPeriode,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    tim_pelaksana: Pengguna,
) -> None:
    """An evaluation is read with figures and recommendations, fetched, and sent up; accepted it brings follow-ups."""
    Periode.objects.update(dikunci_sesudah=None)
    satu = Evaluasi.objects.create(
        tingkat="pd",
        perangkat_daerah=diskominfo,
        periode=periode("semester", 1),
        potret={"skema": 1},
        dipotret_pada=KINI,
        analisis="Lelang terlambat.",
    )
    Rekomendasi.objects.create(
        evaluasi=satu,
        nomor=1,
        teks="Lelang dini",
        perangkat_daerah=diskominfo,
        tenggat=timezone.localdate() + timedelta(days=30),
    )
    url, klien = f"{AWAL}evaluasi/{satu.pk}/", api(tim_pelaksana_pd)
    (daftar,) = klien.get(f"{AWAL}evaluasi/?status=draf").json()["hasil"]
    assert ("angka" in daftar, daftar["rekomendasi"][0]["teks"]) == (False, "Lelang dini")
    assert klien.get(url).json()["angka"] == {"skema": 1}
    masalah(kirim(klien, "post", f"{url}langkah/ajukan/", {}), 428)
    masalah(kirim(klien, "post", f"{url}langkah/kirim/", {}, **tanda(klien, url)), 403)
    masalah(kirim(klien, "post", f"{url}langkah/terbang/", {}, **tanda(klien, url)), 404)
    for nama, orang in (("ajukan", tim_pelaksana_pd), ("kirim", kepala_pd), ("terima", tim_pelaksana)):
        jawaban = kirim(api(orang), "post", f"{url}langkah/{nama}/", {}, **tanda(klien, url))
        assert jawaban.status_code == 200, jawaban.content
    (saran,) = klien.get(url).json()["rekomendasi"]
    assert saran["tindak_lanjut"] == TindakLanjut.objects.get().pk
    assert "Diterima" in str(klien.get(f"{url}riwayat/").json()[0]["perubahan"])


def test_laporan_monev_dan_berkasnya(
    api: Api,
    periode: AmbilPeriode,
    diskominfo: PerangkatDaerah,
    kepala_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
) -> None:
    """A set report gives out the bytes that were issued; a damaged or unknown file is a 404 that says so."""
    isi = b"PK-isi"
    satu = LaporanMonev.objects.create(
        tingkat="pd",
        perangkat_daerah=diskominfo,
        periode=periode("tahun", 1),
        status="ditetapkan",
        potret={"dokumen": {"kode": "diskominfo", "tahun": 2021, "versi": 1, "jenis": "tahun"}},
        sidik="a" * 64,
        diterima_oleh=kepala_pd,
        diterima_pada=KINI,
    )
    BerkasLaporan.objects.create(
        laporan=satu,
        bentuk="docx",
        letak=SIMPANAN.titipkan(isi),
        besar=len(isi),
        sidik=hashlib.sha256(isi).hexdigest(),
    )
    url, klien = f"{AWAL}laporan-monev/{satu.pk}/", api(kepala_pd)
    assert klien.get(url).json()["berkas"][0]["sidik"] == hashlib.sha256(isi).hexdigest()
    berkas = klien.get(f"{url}unduh/docx/")
    assert (berkas.status_code, berkas.content) == (200, isi)
    assert "laporan-monev-diskominfo-2021-v1.docx" in berkas.headers["Content-Disposition"]
    for bentuk in ("pdf", "exe"):
        masalah(klien.get(f"{url}unduh/{bentuk}/"), 404)
    BerkasLaporan.objects.update(sidik="b" * 64)
    assert "tidak ditemukan utuh" in masalah(klien.get(f"{url}unduh/docx/"), 404)["detail"]
    masalah(kirim(klien, "post", f"{url}langkah/tetapkan/", {}, **tanda(klien, url)), 409)
    masalah(api(tim_pelaksana_pd_lain).get(f"{url}unduh/docx/"), 404)


def test_kemajuan_lewat_berkas(
    api: Api,
    laporan: LaporanBulanan,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    tim_pelaksana: Pengguna,
) -> None:
    """A report goes out as a workbook and comes back filled in: previewed, then exactly that, or nothing."""
    Periode.objects.update(dikunci_sesudah=None)
    for butir in laporan.rencana.butir.all():
        Kemajuan.objects.create(laporan=laporan, butir=butir)
    url, klien = f"{AWAL}laporan-bulanan/{laporan.pk}/", api(tim_pelaksana_pd)
    buku = klien.get(f"{url}buku/").content

    def impor(isi: bytes, orang: Client = klien, **lain: str) -> Any:
        return orang.post(f"{url}impor/", {"berkas": SimpleUploadedFile("kemajuan.xlsx", isi), **lain})

    masalah(impor(buku, api(tim_pelaksana)), 403)
    isi = isikan(buku, fisik_1=30)
    pratinjau = impor(isi).json()
    assert (pratinjau["berubah"], pratinjau["sama"], pratinjau["diterapkan"]) == (1, 1, False)
    assert "sidik" in masalah(impor(isi, terapkan="true"), 422)["galat"]
    salah = isikan(buku, fisik_1="banyak")
    assert impor(salah).json()["ditolak"] == 1
    ditolak = masalah(impor(salah, terapkan="true", sidik=impor(salah).json()["sidik"]), 422)
    assert "Kemajuan" in ditolak["galat"]["berkas"][0]
    masalah(impor(isi, terapkan="true", sidik="0" * 64), 412)
    assert not Kemajuan.objects.exclude(fisik=None).exists()
    hasil = impor(isi, terapkan="true", sidik=pratinjau["sidik"]).json()
    assert hasil["diterapkan"]
    assert Kemajuan.objects.get(butir__nomor=1).fisik == 30
    masalah(impor(b"bukan buku"), 422)


def test_riwayat_banding_dan_berkas_rencana(
    api: Api, rencana: RencanaAksi, tim_pelaksana_pd: Pengguna, tim_pelaksana_pd_lain: Pengguna
) -> None:
    """A revision tells its differences from the version before, its history, and goes out as a file."""
    klien, url = api(tim_pelaksana_pd), f"{AWAL}rencana-aksi/"
    assert klien.get(f"{url}{rencana.pk}/banding/").json() == {"lama": None, "baru": rencana.pk, "beda": []}
    baru = revisi(rencana=rencana, oleh=tim_pelaksana_pd, kini=KINI)
    butir = ButirAksi.objects.get(rencana=baru, nomor=1)
    satu = f"{url}{baru.pk}/butir/{butir.kunci}/"
    assert kirim(klien, "patch", satu, {"sdm": 9}, **tanda(klien, satu)).status_code == 200
    isi = klien.get(f"{url}{baru.pk}/banding/?dengan={rencana.pk}").json()
    assert (isi["lama"], isi["baru"], [b["jenis"] for b in isi["beda"]]) == (rencana.pk, baru.pk, ["Berubah"])
    assert [(s["sebelum"], s["sesudah"]) for s in isi["beda"][0]["sel"]] == [("5", "9")]
    for dengan in ("0", "x"):
        masalah(klien.get(f"{url}{baru.pk}/banding/?dengan={dengan}"), 404)
    catatan = klien.get(f"{satu}riwayat/").json()[0]
    assert (catatan["oleh"], catatan["jenis"]) == (str(tim_pelaksana_pd), "diubah")
    assert {"sebelum": "5", "sesudah": "9"}.items() <= catatan["perubahan"][0].items()
    assert "Menyusun peta" in klien.get(f"{url}{baru.pk}/unduh/csv/").content.decode("utf-8-sig")
    assert klien.get(f"{url}{baru.pk}/templat/").content.startswith(b"PK")
    masalah(klien.get(f"{url}{baru.pk}/unduh/exe/"), 404)
    masalah(api(tim_pelaksana_pd_lain).get(f"{url}{baru.pk}/riwayat/"), 404)


def test_pemilik_kunci(
    api: Api, rencana: RencanaAksi, diskominfo: PerangkatDaerah, kepala_pd: Pengguna, inspektorat: Pengguna
) -> None:
    """A key tells whose it is; it reads its owner's notices and tasks, and whom they may put in charge."""
    klien = api(kepala_pd, LingkupKunci.BACA)
    saya = klien.get(f"{AWAL}saya/").json()
    assert (saya["id"], saya["kunci"]["lingkup"]) == (kepala_pd.pk, "baca")
    assert [(p["peran"], p["perangkat_daerah"]) for p in saya["peran"]] == [("kepala-pd", diskominfo.pk)]
    kabar = PemberitahuanFactory.create(penerima=kepala_pd, judul="Kabar Anda")
    PemberitahuanFactory.create(penerima=inspektorat, judul="Bukan untuk Anda")
    judul = [p["judul"] for p in klien.get(f"{AWAL}pemberitahuan/?dibaca=tidak&urut=-id").json()["hasil"]]
    assert judul[0] == kabar.judul
    assert "Bukan untuk Anda" not in judul
    assert klien.get(f"{AWAL}tindakan/").json()["semua"] >= 0
    milik = {o["id"] for o in klien.get(f"{AWAL}tindak-lanjut/calon-pic/").json()}
    semua = {o["id"]: o for o in api(inspektorat).get(f"{AWAL}tindak-lanjut/calon-pic/").json()}
    assert kepala_pd.pk in milik
    assert inspektorat.pk not in milik
    assert semua[kepala_pd.pk]["perangkat_daerah"] == [diskominfo.pk]


def test_berkas_terlalu_besar(
    api: Api, laporan: LaporanBulanan, tim_pelaksana_pd: Pengguna, settings: Settings
) -> None:
    """A file beyond the limit is refused by its size, with the limit."""
    settings.UNGGAHAN_MAKS_BYTE = 10
    Periode.objects.update(dikunci_sesudah=None)
    isi = io.BytesIO(b"x" * 11)
    isi.name = "kemajuan.xlsx"
    jawaban = api(tim_pelaksana_pd).post(f"{AWAL}laporan-bulanan/{laporan.pk}/impor/", {"berkas": isi})
    assert "Ukuran paling besar" in masalah(jawaban, 422)["galat"]["berkas"][0]
