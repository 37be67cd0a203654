"""Plans written through the API: by the same rules as on the pages, never over another person's change."""

import io
import json
from typing import Any

import pytest
from django.test import Client

from organisasi.models import LingkupKunci, Pengguna, PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana
from rencana_aksi.services.butir import simpan_butir
from rencana_aksi.services.rencana import buka_rencana
from roadmap.models import AreaPerubahan, RoadMap
from tests.api.conftest import KINI, Api
from tests.api.test_baca import masalah
from tests.monev.conftest import isi_butir
from tests.rencana_aksi.conftest import BARIS, JUDUL, LAIN, berkas

pytestmark = pytest.mark.django_db


@pytest.fixture
def draf(road_map: RoadMap, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna) -> RencanaAksi:
    """An empty draft of Diskominfo for 2021."""
    tahun, _ = TahunRencana.objects.get_or_create(road_map=road_map, tahun=2021)
    return buka_rencana(periode=tahun, perangkat_daerah=diskominfo, oleh=tim_pelaksana_pd, kini=KINI)


@pytest.fixture
def butir(draf: RencanaAksi, road_map: RoadMap, tim_pelaksana_pd: Pengguna) -> ButirAksi:
    return simpan_butir(butir=ButirAksi(rencana=draf, **isi_butir(road_map)), oleh=tim_pelaksana_pd)


def alamat(draf: RencanaAksi, akhir: str = "butir/") -> str:
    return f"/api/v1/rencana-aksi/{draf.pk}/{akhir}"


def kirim(klien: Client, metode: str, url: str, isi: Any, **kepala: str) -> Any:
    return getattr(klien, metode)(url, isi, content_type="application/json", headers=kepala or None)


def isi_baru(**lain: Any) -> dict[str, Any]:
    area = AreaPerubahan.objects.get(road_map__kode="perwal-45-2020", nomor=1)
    return {
        "area": area.pk,
        "tahapan": "  Menyusun   peta ",
        "anggaran": 75250000,
        "jadwal": [3, 1, 3],
    } | lain


def test_butir_tambah_ubah_hapus(api: Api, draf: RencanaAksi, tim_pelaksana_pd: Pengguna) -> None:
    """An item is added, changed in part and as a whole, deleted; the history names the person and the way."""
    klien = api(tim_pelaksana_pd)
    jawaban = kirim(klien, "post", alamat(draf), isi_baru())
    assert jawaban.status_code == 201, jawaban.content
    baru = jawaban.json()
    assert (baru["tahapan"], baru["jadwal"], baru["anggaran"]) == ("Menyusun peta", [1, 3], "75250000.00")
    url = alamat(draf, f"butir/{baru['kunci']}/")
    sebagian = kirim(klien, "patch", url, {"sdm": 4}, **{"if-match": jawaban.headers["ETag"]})
    assert (sebagian.status_code, sebagian.json()["sdm"]) == (200, 4)
    utuh = kirim(klien, "put", url, isi_baru(sdm=None), **{"if-match": sebagian.headers["ETag"]})
    assert utuh.json()["sdm"] is None
    catatan = ButirAksi.riwayat.first()
    assert (catatan.history_user, catatan.asal) == (tim_pelaksana_pd, f"API {url}")
    hapus = klien.delete(url, headers={"if-match": utuh.headers["ETag"]})
    assert hapus.status_code == 204
    masalah(klien.get(url), 404)


def test_butir_salin_dan_pindah(
    api: Api, draf: RencanaAksi, butir: ButirAksi, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna
) -> None:
    """A copy stands below its model; moved up it changes places with it, and no further."""
    klien, url = api(tim_pelaksana_pd), alamat(draf, f"butir/{butir.kunci}/")
    lama = {"if-match": klien.get(url).headers["ETag"]}
    masalah(klien.post(f"{url}salin/"), 428)
    masalah(api(kepala_pd).post(f"{url}salin/", headers=lama), 403)
    salinan = klien.post(f"{url}salin/", headers=lama)
    assert (salinan.status_code, salinan.json()["nomor"]) == (201, 2)
    assert salinan.json()["tahapan"] == butir.tahapan
    baru = alamat(draf, f"butir/{salinan.json()['kunci']}/pindah/")
    versi = {"if-match": salinan.headers["ETag"]}
    assert "arah" in masalah(kirim(klien, "post", baru, {"arah": "kiri"}, **versi), 422)["galat"]
    masalah(kirim(klien, "post", baru, {"arah": "turun"}, **versi), 409)
    naik = kirim(klien, "post", baru, {"arah": "naik"}, **versi)
    assert (naik.json()["nomor"], klien.get(url).json()["nomor"]) == (1, 2)
    masalah(kirim(klien, "post", baru, {"arah": "turun"}, **versi), 412)
    versi = {"if-match": naik.headers["ETag"]}
    assert "ujung" in masalah(kirim(klien, "post", baru, {"arah": "naik"}, **versi), 409)["detail"]


def test_if_match_wajib_dan_baru(
    api: Api, draf: RencanaAksi, butir: ButirAksi, tim_pelaksana_pd: Pengguna
) -> None:
    """Without a version 428, with an old one 412; nothing is changed then."""
    klien, url = api(tim_pelaksana_pd), alamat(draf, f"butir/{butir.kunci}/")
    lama = klien.get(url).headers["ETag"]
    butir.sdm = 9
    simpan_butir(butir=butir, oleh=tim_pelaksana_pd)
    for metode, isi in (("put", isi_baru()), ("patch", {"sdm": 1}), ("delete", None)):
        assert "If-Match" in masalah(kirim(klien, metode, url, isi), 428)["detail"]
        for basi in (lama, "*", "bukan", '"monev.rapat:1"'):
            masalah(kirim(klien, metode, url, isi, **{"if-match": basi}), 412)
    assert ButirAksi.objects.get().sdm == 9


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"tahapan": ""}, "tahapan"),
        ({"tahapan": None}, "tahapan"),
        ({"tahapan": "x" * 1001}, "tahapan"),
        ({"tahapan": ["a"]}, "tahapan"),
        ({"tahapan": "\ud800"}, "tahapan"),
        ({"area": 0}, "area"),
        ({"area": "satu"}, "area"),
        ({"area": 10**30}, "area"),
        ({"anggaran": -1}, "anggaran"),
        ({"anggaran": "lima juta"}, "anggaran"),
        ({"anggaran": 10**17}, "anggaran"),
        ({"target": 1.23456}, "target"),
        ({"sdm": 2.5}, "sdm"),
        ({"sdm": 2**40}, "sdm"),
        ({"jadwal": [13]}, "jadwal[0]"),
        ({"jadwal": "Maret"}, "jadwal"),
        ({"nomor": 3}, "nomor"),
        ({"penilaian": "sesuai"}, "penilaian"),
    ],
)
def test_isian_salah(
    isi: dict[str, Any], bidang: str, api: Api, draf: RencanaAksi, tim_pelaksana_pd: Pengguna
) -> None:
    """Wrong values, wrong types and unknown fields are refused at their field; nothing is stored."""
    galat = masalah(kirim(api(tim_pelaksana_pd), "post", alamat(draf), isi_baru(**isi)), 422)["galat"]
    assert [nama for nama in galat if nama.startswith(bidang.split("[", maxsplit=1)[0])], galat
    assert not draf.butir.exists()


@pytest.mark.parametrize("mentah", ["{", "", "[1", '{"tahapan": NaN}', "\xff", "[" * 5000])
def test_json_rusak(mentah: str, api: Api, draf: RencanaAksi, tim_pelaksana_pd: Pengguna) -> None:
    """What is no JSON says so."""
    jawaban = api(tim_pelaksana_pd).post(
        alamat(draf), mentah.encode("latin-1"), content_type="application/json"
    )
    assert jawaban.status_code in ({400, 422} if mentah == "" else {400}), jawaban.content
    masalah(jawaban, jawaban.status_code)


@pytest.mark.parametrize("isi", [[], "teks", 5, None, True])
def test_bukan_objek(isi: Any, api: Api, draf: RencanaAksi, tim_pelaksana_pd: Pengguna) -> None:
    """JSON that is no object is refused as a whole."""
    masalah(kirim(api(tim_pelaksana_pd), "post", alamat(draf), json.dumps(isi)), 422)


def test_bentuk_isi_dan_besarnya(api: Api, draf: RencanaAksi, tim_pelaksana_pd: Pengguna) -> None:
    """Another form is 415, more than memory bears 413."""
    klien = api(tim_pelaksana_pd)
    masalah(klien.post(alamat(draf), {"tahapan": "a"}), 415)
    masalah(klien.post(alamat(draf), b" " * (3 * 1024 * 1024), content_type="application/json"), 413)


def test_area_road_map_lain(api: Api, draf: RencanaAksi, tim_pelaksana_pd: Pengguna) -> None:
    """An area of another road map is refused at its field."""
    lain = RoadMap.objects.create(
        kode="lain", judul="Lain", jenis_regulasi="Perwal", tentang="Lain", pemerintah_daerah="Kota", tahun_awal=2026,
        tahun_akhir=2030,
    )  # fmt: skip
    area = AreaPerubahan.objects.create(road_map=lain, kode="a", nomor=1, nama="Area lain")
    galat = masalah(kirim(api(tim_pelaksana_pd), "post", alamat(draf), isi_baru(area=area.pk)), 422)["galat"]
    assert "road map lain" in galat["area"][0]


def test_siapa_menulis(
    api: Api,
    draf: RencanaAksi,
    butir: ButirAksi,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    kepala_pd: Pengguna,
    klien_anonim: Client,
) -> None:
    """No key 401, another unit 404, a role that only reads 403 with who may, a reading key 403."""
    url = alamat(draf, f"butir/{butir.kunci}/")
    for metode, jalur, isi in (
        ("post", alamat(draf), isi_baru()),
        ("put", url, isi_baru()),
        ("delete", url, None),
    ):
        masalah(kirim(klien_anonim, metode, jalur, isi), 401)
        masalah(kirim(api(tim_pelaksana_pd_lain), metode, jalur, isi), 404)
        assert "menyusun" in masalah(kirim(api(kepala_pd), metode, jalur, isi), 403)["detail"]
        baca = api(tim_pelaksana_pd, LingkupKunci.BACA)
        assert "hanya untuk membaca" in masalah(kirim(baca, metode, jalur, isi), 403)["detail"]
    assert draf.butir.count() == 1


def test_langkah(
    api: Api, draf: RencanaAksi, butir: ButirAksi, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna
) -> None:
    """Steps as on the page: by whom, from which state, with a reason where one is needed."""
    klien, url = api(tim_pelaksana_pd), alamat(draf, "langkah/ajukan/")
    tanda = klien.get(alamat(draf, "")).headers["ETag"]
    masalah(kirim(klien, "post", url, {}), 428)
    masalah(kirim(klien, "post", alamat(draf, "langkah/gantikan/"), {}), 404)
    masalah(kirim(klien, "post", alamat(draf, "langkah/terbang/"), {}), 404)
    masalah(kirim(klien, "post", url, {"alasan": "a"}, **{"if-match": tanda}), 422)
    masalah(kirim(api(kepala_pd), "post", url, {}, **{"if-match": tanda}), 403)
    jawaban = kirim(klien, "post", url, {}, **{"if-match": tanda})
    assert jawaban.json()["status"] == "menunggu-kepala"
    masalah(kirim(klien, "post", url, {}, **{"if-match": tanda}), 412)
    baru = jawaban.headers["ETag"]
    assert (
        "hanya untuk rencana" in masalah(kirim(klien, "post", url, {}, **{"if-match": baru}), 409)["detail"]
    )
    tolak = alamat(draf, "langkah/tolak/")
    assert "catatan" in masalah(kirim(api(kepala_pd), "post", tolak, {}, **{"if-match": baru}), 409)["detail"]
    kunci = alamat(draf, f"butir/{butir.kunci}/")
    assert (
        "menunggu" in masalah(kirim(klien, "patch", kunci, {"sdm": 1}, **{"if-match": baru}), 409)["detail"]
    )
    lagi = kirim(api(kepala_pd), "post", tolak, {"catatan": "Lengkapi."}, **{"if-match": baru})
    assert lagi.json()["status"] == "draf"


def test_mulai_rencana(api: Api, draf: RencanaAksi, dishub: PerangkatDaerah, tim_pelaksana_pd: Pengguna,
                       tim_pelaksana_pd_lain: Pengguna) -> None:  # fmt: skip
    """A unit starts its own plan, once; another's it may not."""
    isi = {"road_map": "perwal-45-2020", "tahun": 2021, "perangkat_daerah": dishub.pk}
    masalah(kirim(api(tim_pelaksana_pd), "post", "/api/v1/rencana-aksi/", isi), 403)
    jawaban = kirim(api(tim_pelaksana_pd_lain), "post", "/api/v1/rencana-aksi/", isi)
    assert (jawaban.status_code, jawaban.json()["status"]) == (201, "draf")
    masalah(kirim(api(tim_pelaksana_pd_lain), "post", "/api/v1/rencana-aksi/", isi), 409)
    masalah(kirim(api(tim_pelaksana_pd_lain), "post", "/api/v1/rencana-aksi/", isi | {"tahun": 1990}), 422)


def unggah(klien: Client, draf: RencanaAksi, isi: bytes, nama: str = "rencana.xlsx", **lain: Any) -> Any:
    berkas_ = io.BytesIO(isi)
    berkas_.name = nama
    return klien.post(alamat(draf, "impor/"), {"berkas": berkas_, **lain})


def test_impor(api: Api, draf: RencanaAksi, tim_pelaksana_pd: Pengguna) -> None:
    """A spreadsheet is previewed, then exactly that is applied; refused rows are named by cell."""
    klien = api(tim_pelaksana_pd)
    isi = berkas(BARIS, LAIN, [*LAIN[:9], "lima juta", 2])
    pratinjau = unggah(klien, draf, isi).json()
    assert (pratinjau["baru"], pratinjau["ditolak"], pratinjau["diterapkan"]) == (2, 1, False)
    assert pratinjau["masalah"][0]["sel"] == "J6"
    assert not draf.butir.exists()
    masalah(unggah(klien, draf, isi, terapkan="true"), 422)
    masalah(unggah(klien, draf, isi, terapkan="true", sidik=pratinjau["sidik"]), 422)
    masalah(unggah(klien, draf, isi, terapkan="true", sidik="0" * 64, lewati_ditolak="true"), 412)
    hasil = unggah(klien, draf, isi, terapkan="true", sidik=pratinjau["sidik"], lewati_ditolak="true").json()
    assert hasil["diterapkan"] is True
    assert draf.butir.count() == 2


def test_impor_ditolak(
    api: Api,
    draf: RencanaAksi,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
) -> None:
    """A file that cannot be read, or that a person must look at, says so; who may not write is turned away."""
    klien = api(tim_pelaksana_pd)
    masalah(unggah(klien, draf, b"bukan buku kerja"), 422)
    masalah(unggah(klien, draf, b""), 422)
    masalah(klien.post(alamat(draf, "impor/"), {}), 422)
    tak_pasti = berkas([1, "Sesuatu", "Lain"], judul=["X", "Yy", "Zz"])
    assert "Unggah" in masalah(unggah(klien, draf, tak_pasti), 422)["detail"]
    masalah(unggah(api(kepala_pd), draf, berkas(BARIS)), 403)
    masalah(unggah(api(tim_pelaksana_pd_lain), draf, berkas(BARIS)), 404)
    assert JUDUL
