"""Monev written through the API: by the same rules as on the pages."""

from typing import Any

import pytest

from indikator.models import Indikator
from monev.models import Kemajuan, LaporanBulanan, Periode, Permasalahan
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import RencanaAksi
from roadmap.models import AreaPerubahan, RoadMap
from tests.api.conftest import Api
from tests.api.test_baca import masalah
from tests.api.test_tulis_rencana import kirim
from tests.monev.conftest import AmbilPeriode
from tests.monev.masalah_uji import beri, lapor_masalah

pytestmark = pytest.mark.django_db
AWAL = "/api/v1/"


@pytest.fixture(autouse=True)
def periode_terbuka(road_map: RoadMap) -> None:
    """Let no period be locked today."""
    Periode.objects.update(dikunci_sesudah=None)


def tanda(klien: Any, url: str) -> dict[str, str]:
    """Return the head that names the newest version of a record."""
    return {"if-match": klien.get(url).headers["ETag"]}


def test_laporan_dari_awal_sampai_kirim(
    api: Api,
    rencana: RencanaAksi,
    periode: AmbilPeriode,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
) -> None:
    """A report is begun once, filled in row by row, sent; then it is closed to changes."""
    klien, isi = api(tim_pelaksana_pd), {"rencana": rencana.pk, "periode": periode("bulan", 1).pk}
    masalah(kirim(api(tim_pelaksana_pd_lain), "post", f"{AWAL}laporan-bulanan/", isi), 422)
    baru = kirim(klien, "post", f"{AWAL}laporan-bulanan/", isi)
    assert (baru.status_code, baru.json()["status"]) == (201, "draf")
    assert kirim(klien, "post", f"{AWAL}laporan-bulanan/", isi).status_code == 200
    laporan = f"{AWAL}laporan-bulanan/{baru.json()['id']}/"
    for baris in klien.get(f"{laporan}kemajuan/").json()["hasil"]:
        url = f"{laporan}kemajuan/{baris['id']}/"
        masalah(kirim(klien, "patch", url, {"fisik": 10}), 428)
        masalah(kirim(klien, "patch", url, {"fisik": 101}, **tanda(klien, url)), 422)
        masalah(kirim(api(tim_pelaksana_pd_lain), "patch", url, {"fisik": 10}), 404)
        lama = tanda(klien, url)
        ubah = kirim(klien, "patch", url, {"fisik": 10.5, "volume": 1}, **lama)
        assert ubah.json()["fisik"] == "10.50"
        masalah(kirim(klien, "put", url, {"fisik": 20}, **lama), 412)
    langkah = f"{laporan}langkah/kirim/"
    masalah(kirim(klien, "post", langkah, {}, **tanda(klien, laporan)), 403)
    jawaban = kirim(api(kepala_pd), "post", langkah, {}, **tanda(klien, laporan))
    assert jawaban.json()["status"] == "dikirim"
    url = f"{laporan}kemajuan/{Kemajuan.objects.all()[0].pk}/"
    masalah(kirim(klien, "patch", url, {"fisik": 11}, **tanda(klien, url)), 409)
    masalah(kirim(klien, "post", f"{laporan}langkah/terbang/", {}), 404)


def test_kemajuan_turun_ditolak_di_bidangnya(
    api: Api, laporan: LaporanBulanan, tim_pelaksana_pd: Pengguna
) -> None:
    """More than the budget is refused at its field, in the page's words."""
    butir = laporan.rencana.butir.order_by("nomor")[0]
    satu = Kemajuan.objects.create(laporan=laporan, butir=butir)
    klien, url = api(tim_pelaksana_pd), f"{AWAL}laporan-bulanan/{laporan.pk}/kemajuan/{satu.pk}/"
    galat = masalah(kirim(klien, "patch", url, {"anggaran": 90_000_000}, **tanda(klien, url)), 422)["galat"]
    assert "melebihi anggaran" in galat["anggaran"][0]


def test_pengukuran(
    api: Api,
    periode: AmbilPeriode,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """A value is written by the unit that measures, evidenced, sent, verified by somebody else."""
    spbe = Indikator.objects.get(kode="indeks-spbe")
    spbe.penanggung_jawab = diskominfo
    spbe.save()
    isi = {
        "indikator": spbe.pk,
        "periode": periode("semester", 1).pk,
        "teks": "4,1",
        "sumber": "Laporan SPBE",
    }
    klien, alamat = api(tim_pelaksana_pd), f"{AWAL}pengukuran/"
    masalah(kirim(api(tim_pelaksana_pd_lain), "post", alamat, isi), 403)
    assert "teks" in masalah(kirim(klien, "post", alamat, isi | {"teks": "banyak"}), 422)["galat"]
    baru = kirim(klien, "post", alamat, isi)
    assert (baru.status_code, baru.json()["nilai"]) == (201, "4.100000")
    masalah(kirim(klien, "post", alamat, isi), 409)
    satu = f"{alamat}{baru.json()['id']}/"
    masalah(kirim(klien, "put", satu, {"teks": "4,2"}), 428)
    ubah = kirim(klien, "put", satu, {"teks": "4,2", "sumber": "Laporan SPBE"}, **tanda(klien, satu))
    assert ubah.json()["teks"] == "4,2"
    masalah(kirim(klien, "put", satu, {"teks": "4,3"}, **{"if-match": baru.headers["ETag"]}), 412)
    masalah(kirim(klien, "post", f"{satu}langkah/kirim/", {}, **tanda(klien, satu)), 409)  # no evidence yet
    masalah(kirim(klien, "post", f"{satu}bukti/", {"tautan": "javascript:alert(1)"}), 422)
    assert kirim(klien, "post", f"{satu}bukti/", {"tautan": "https://contoh.invalid/b"}).status_code == 201
    assert (
        kirim(klien, "post", f"{satu}langkah/kirim/", {}, **tanda(klien, satu)).json()["status"] == "dikirim"
    )
    periksa = api(inspektorat)
    terima = kirim(periksa, "post", f"{satu}langkah/terima/", {}, **tanda(periksa, satu))
    assert terima.json()["status"] == "diterima"
    capaian = periksa.get(f"{AWAL}capaian/?road_map=perwal-45-2020&tahun=2021&semester=1").json()
    assert next(b for b in capaian if b["kode"] == "indeks-spbe")["realisasi"] == "4,2"


def test_permasalahan(
    api: Api,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    dishub: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    kepala_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """A unit raises its own problem; its head takes it up, with a reason."""
    area = AreaPerubahan.objects.get(road_map=road_map, nomor=1)
    isi = {
        "road_map": road_map.kode,
        "perangkat_daerah": diskominfo.pk,
        "judul": "Server belum tersedia",
        "uraian": "Aplikasi tidak dapat dipasang.",
        "area": area.pk,
    }
    klien, alamat = api(tim_pelaksana_pd), f"{AWAL}permasalahan/"
    masalah(kirim(api(inspektorat), "post", alamat, isi), 403)
    assert (
        "perangkat_daerah"
        in masalah(kirim(klien, "post", alamat, isi | {"perangkat_daerah": dishub.pk}), 422)["galat"]
    )
    masalah(kirim(klien, "post", alamat, isi | {"area": None}), 422)
    masalah(kirim(klien, "post", alamat, isi | {"area": 999999}), 422)
    baru = kirim(klien, "post", alamat, isi)
    assert (baru.status_code, baru.json()["tingkat"]) == (201, "pd")
    kirim(klien, "post", alamat, isi)
    assert Permasalahan.objects.count() == 1
    satu = f"{alamat}{baru.json()['id']}/"
    naik, alasan = f"{satu}langkah/naikkan/", {"alasan": "Perlu anggaran kota."}
    masalah(kirim(api(tim_pelaksana_pd_lain), "post", naik, alasan), 404)
    masalah(kirim(klien, "post", naik, alasan), 428)
    masalah(kirim(klien, "post", naik, alasan, **tanda(klien, satu)), 403)
    masalah(kirim(klien, "post", naik, {}, **tanda(klien, satu)), 422)
    masalah(kirim(klien, "post", f"{satu}langkah/turunkan/", alasan, **tanda(klien, satu)), 409)
    jawaban = kirim(api(kepala_pd), "post", naik, alasan, **tanda(klien, satu))
    assert jawaban.json()["tingkat"] == "pokja"
    assert [c["langkah"] for c in jawaban.json()["catatan"]] == ["lapor", "naikkan"]


def test_tindak_lanjut(
    api: Api,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """The unit in charge reports and finishes with evidence, Inspektorat confirms or opens again."""
    lapor_masalah(road_map, tim_pelaksana_pd, diskominfo)
    satu = f"{AWAL}tindak-lanjut/{beri(road_map, tim_pelaksana, diskominfo).pk}/"
    klien, periksa = api(tim_pelaksana_pd), api(inspektorat)
    isi = {"persen": 40, "teks": "Server dipesan."}
    masalah(kirim(api(tim_pelaksana_pd_lain), "post", f"{satu}lapor/", isi), 404)
    masalah(kirim(periksa, "post", f"{satu}lapor/", isi, **tanda(klien, satu)), 403)
    masalah(kirim(klien, "post", f"{satu}lapor/", isi), 428)
    lama = tanda(klien, satu)
    assert kirim(klien, "post", f"{satu}lapor/", isi, **lama).json()["persen"] == 40
    masalah(kirim(klien, "post", f"{satu}lapor/", isi | {"persen": 60}, **lama), 412)
    turun = masalah(kirim(klien, "post", f"{satu}lapor/", isi | {"persen": 10}, **tanda(klien, satu)), 422)
    assert "persen" in turun["galat"]
    hasil = {"teks": "Server terpasang."}
    assert (
        "berkas"
        in masalah(kirim(klien, "post", f"{satu}selesai/", hasil, **tanda(klien, satu)), 422)["galat"]
    )
    hasil["tautan"] = "https://contoh.invalid/bukti"
    selesai = kirim(klien, "post", f"{satu}selesai/", hasil, **tanda(klien, satu))
    assert selesai.json()["status"] == "selesai"
    masalah(kirim(klien, "post", f"{satu}konfirmasi/", {}, **tanda(klien, satu)), 403)
    assert (
        kirim(periksa, "post", f"{satu}konfirmasi/", {}, **tanda(periksa, satu)).json()["status"]
        == "dikonfirmasi"
    )
    masalah(kirim(klien, "post", f"{satu}lapor/", isi, **tanda(klien, satu)), 409)
    buka = kirim(periksa, "post", f"{satu}buka/", {"alasan": "Belum menyala."}, **tanda(periksa, satu))
    assert buka.json()["status"] == "berjalan"
