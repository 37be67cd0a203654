"""Evidence through the API: hung on records, listed, fetched, taken away, by the rules of the pages."""

import io
from typing import Any

import pytest
from django.test import Client

from indikator.models import PenetapanTarget
from monev.models import Bukti, Kemajuan, LaporanBulanan, Pengukuran, Periode, StatusMasalah
from organisasi.models import LingkupKunci, Pengguna, PerangkatDaerah
from roadmap.models import RoadMap
from tests.api.conftest import KINI, Api
from tests.api.test_baca import masalah
from tests.api.test_tulis_monev import tanda
from tests.api.test_tulis_rencana import kirim
from tests.monev.conftest import AmbilPeriode
from tests.monev.masalah_uji import beri, lapor_masalah

pytestmark = pytest.mark.django_db
AWAL = "/api/v1/"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture(autouse=True)
def periode_terbuka(road_map: RoadMap) -> None:
    """Let no period be locked today."""
    Periode.objects.update(dikunci_sesudah=None)


def unggah(klien: Client, url: str, nama: str = "foto.png", isi: bytes = PNG, **lain: Any) -> Any:
    berkas = io.BytesIO(isi)
    berkas.name = nama
    kepala = {"if-match": lain.pop("versi")} if "versi" in lain else None
    return klien.post(url, {"berkas": berkas, **lain}, headers=kepala)


def test_bukti_kemajuan(
    api: Api,
    laporan: LaporanBulanan,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    tim_pengarah: Pengguna,
) -> None:
    """A file is kept once, read back as it came by who may read the report, and taken away by who wrote it."""
    satu = Kemajuan.objects.create(laporan=laporan, butir=laporan.rencana.butir.order_by("nomor")[0])
    url = f"{AWAL}laporan-bulanan/{laporan.pk}/kemajuan/{satu.pk}/bukti/"
    klien, pengarah, lain = api(tim_pelaksana_pd), api(tim_pengarah), api(tim_pelaksana_pd_lain)
    masalah(unggah(lain, url), 404)
    masalah(unggah(pengarah, url), 403)
    masalah(unggah(api(tim_pelaksana_pd, LingkupKunci.BACA), url), 403)
    assert "berkas" in masalah(unggah(klien, url, isi=b"bukan gambar"), 422)["galat"]
    masalah(unggah(klien, url, "jahat.exe"), 422)
    masalah(klien.post(url, {}), 422)
    masalah(unggah(klien, url, tautan="https://contoh.invalid/"), 422)
    masalah(kirim(klien, "post", url, {"berkas": "teks"}), 422)
    baru = unggah(klien, url)
    assert (baru.status_code, baru.json()["jenis"]) == (201, "foto")
    assert unggah(klien, url).json()["kunci"] == baru.json()["kunci"]
    assert klien.get(url).json() == [baru.json()]
    bukti = f"{AWAL}bukti/{baru.json()['kunci']}/"
    assert pengarah.get(bukti).json() == baru.json()
    berkas = pengarah.get(f"{bukti}berkas/", headers={"accept": "image/png"})
    assert (berkas.content, berkas.headers["Content-Type"]) == (PNG, "image/png")
    assert "attachment" in berkas.headers["Content-Disposition"]
    for jalur in (bukti, f"{bukti}berkas/"):
        masalah(lain.get(jalur, headers={"accept": "image/png"} if "berkas" in jalur else None), 404)
    masalah(pengarah.delete(bukti), 403)
    assert klien.delete(bukti).status_code == 204
    assert not Bukti.objects.exists()


def test_bukti_tautan_pengukuran_dan_masalah(
    api: Api,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    periode: AmbilPeriode,
) -> None:
    """A link is evidence too; it has no file, and a solved problem takes none any more."""
    klien = api(tim_pelaksana_pd)
    ukur = Pengukuran.objects.create(
        tingkat="pd",
        perangkat_daerah=diskominfo,
        periode=periode("semester", 1),
        indikator_id=PenetapanTarget.objects.order_by("pk")[0].indikator_id,
    )
    keluhan = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo)
    for url in (f"{AWAL}pengukuran/{ukur.pk}/bukti/", f"{AWAL}permasalahan/{keluhan.pk}/bukti/"):
        masalah(kirim(klien, "post", url, {"tautan": "javascript:alert(1)"}), 422)
        baru = kirim(klien, "post", url, {"tautan": "https://contoh.invalid/a", "nama": "Publikasi"})
        assert (baru.status_code, baru.json()["nama"]) == (201, "Publikasi")
        assert "tautan" in masalah(klien.get(f"{AWAL}bukti/{baru.json()['kunci']}/berkas/"), 404)["detail"]
    keluhan.status, keluhan.diselesaikan_oleh, keluhan.diselesaikan_pada = (
        StatusMasalah.SELESAI,
        tim_pelaksana_pd,
        KINI,
    )
    keluhan.save()
    masalah(unggah(klien, f"{AWAL}permasalahan/{keluhan.pk}/bukti/"), 409)


def test_laporan_tindak_lanjut_membawa_berkas(
    api: Api,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
) -> None:
    """A report of a follow-up brings its file along, and it is finished with that as its evidence."""
    satu = f"{AWAL}tindak-lanjut/{beri(road_map, tim_pelaksana, diskominfo).pk}/"
    klien = api(tim_pelaksana_pd)
    versi = tanda(klien, satu)["if-match"]
    lapor = unggah(klien, f"{satu}lapor/", persen="40", teks="Server dipesan.", versi=versi)
    assert lapor.json()["catatan"][-1]["bukti"][0]["nama"] == "foto.png"
    versi = lapor.headers["ETag"]
    masalah(unggah(klien, f"{satu}selesai/", isi=b"x", teks="Terpasang.", versi=versi), 422)
    selesai = kirim(klien, "post", f"{satu}selesai/", {"teks": "Terpasang."}, **{"if-match": versi})
    assert selesai.json()["status"] == "selesai"


def test_beri_tindak_lanjut(
    api: Api,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    dishub: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    administrator: Pengguna,
) -> None:
    """The city's team gives to anybody, a unit to itself; another unit's problem does not exist for it."""
    keluhan = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo)
    url = f"{AWAL}tindak-lanjut/"
    isi = {
        "permasalahan": keluhan.pk,
        "uraian": "Menyediakan server",
        "perangkat_daerah": diskominfo.pk,
        "tenggat": "2099-01-31",
    }
    baru = kirim(api(tim_pelaksana), "post", url, isi)
    assert (baru.status_code, baru.json()["permasalahan"]) == (201, keluhan.pk)
    assert baru.headers["ETag"] == tanda(api(tim_pelaksana), f"{url}{baru.json()['id']}/")["if-match"]
    assert kirim(api(tim_pelaksana), "post", url, isi).json()["id"] == baru.json()["id"]
    masalah(kirim(api(administrator), "post", url, isi), 403)
    assert "permasalahan" in masalah(kirim(api(tim_pelaksana_pd_lain), "post", url, isi), 422)["galat"]
    milik = api(tim_pelaksana_pd)
    assert (
        "perangkat_daerah"
        in masalah(kirim(milik, "post", url, isi | {"perangkat_daerah": dishub.pk}), 422)["galat"]
    )
    assert "tenggat" in masalah(kirim(milik, "post", url, isi | {"tenggat": "2020-01-01"}), 422)["galat"]
    tanpa = {nama: nilai for nama, nilai in isi.items() if nama != "permasalahan"}
    assert "road_map" in masalah(kirim(milik, "post", url, tanpa), 422)["galat"]
    assert kirim(milik, "post", url, tanpa | {"road_map": road_map.kode}).status_code == 201
    masalah(kirim(milik, "post", url, isi | {"perangkat_daerah": None}), 422)


def test_ubah_masalah(
    api: Api,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """The words of a problem are changed by who deals with it, never over another's change."""
    keluhan = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo)
    url, klien = f"{AWAL}permasalahan/{keluhan.pk}/", api(tim_pelaksana_pd)
    lama = tanda(klien, url)
    masalah(kirim(api(tim_pelaksana_pd_lain), "patch", url, {"judul": "X"}, **lama), 404)
    masalah(kirim(api(inspektorat), "patch", url, {"judul": "X"}, **lama), 403)
    masalah(kirim(klien, "patch", url, {"judul": "X"}), 428)
    masalah(kirim(klien, "patch", url, {"judul": ""}, **lama), 422)
    baru = kirim(klien, "patch", url, {"judul": "Server rusak"}, **lama).json()
    assert (baru["judul"], baru["uraian"], baru["area"]) == ("Server rusak", keluhan.uraian, keluhan.area_id)
    masalah(kirim(klien, "patch", url, {"judul": "Lama"}, **lama), 412)
    utuh = {"judul": "Server rusak", "uraian": "Sejak Januari."}
    assert "butir" in masalah(kirim(klien, "put", url, utuh, **tanda(klien, url)), 422)["galat"]
    utuh["area"] = baru["area"]
    assert kirim(klien, "put", url, utuh, **tanda(klien, url)).json()["uraian"] == "Sejak Januari."
