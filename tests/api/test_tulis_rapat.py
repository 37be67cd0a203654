"""Meetings through the API, from the invitation to the minutes: by the same rules as on the pages."""

from typing import Any

import pytest
from django.test import Client

from monev.models import Rapat, TindakLanjut
from organisasi.models import Pengguna, PerangkatDaerah, Pokja
from roadmap.models import RoadMap
from tests.api.conftest import Api
from tests.api.test_baca import masalah
from tests.api.test_bukti import unggah
from tests.api.test_tulis_monev import tanda
from tests.api.test_tulis_rencana import kirim
from tests.monev.rapat_uji import masalah_kota

pytestmark = pytest.mark.django_db
URL = "/api/v1/rapat/"


def isi(**lain: Any) -> dict[str, Any]:
    return {
        "road_map": "perwal-45-2020",
        "judul": "Rapat pleno Februari",
        "mulai": "2021-02-01T09:00:00+07:00",
        "selesai": "2021-02-01T11:00:00+07:00",
        "tempat": "Ruang Majapahit",
    } | lain


@pytest.fixture
def rapat(api: Api, tim_pelaksana: Pengguna, road_map: RoadMap) -> str:
    """The address of a pleno that has begun."""
    baru = kirim(api(tim_pelaksana), "post", URL, isi())
    assert baru.status_code == 201, baru.content
    return f"{URL}{baru.json()['id']}/"


def test_jadwalkan_ubah_batal(
    api: Api,
    rapat: str,
    diskominfo: PerangkatDaerah,
    dishub: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """Who convenes a meeting changes and cancels it; units convene their own, which others do not see."""
    klien, unit = api(tim_pelaksana), api(tim_pelaksana_pd)
    assert kirim(klien, "post", URL, isi()).json()["id"] == Rapat.objects.get().pk
    masalah(kirim(unit, "post", URL, isi()), 403)
    masalah(kirim(unit, "post", URL, isi(perangkat_daerah=dishub.pk)), 403)
    assert kirim(unit, "post", URL, isi(perangkat_daerah=diskominfo.pk)).json()["tingkat"] == "pd"
    dua = isi(perangkat_daerah=diskominfo.pk, pokja=Pokja.objects.order_by("pk")[0].pk)
    assert "pokja" in masalah(kirim(klien, "post", URL, dua), 422)["galat"]
    for salah in (
        {"mulai": "0001-01-01T00:00:00Z"},
        {"selesai": "2021-02-01T08:00:00+07:00"},
        {"mulai": "besok"},
    ):
        assert salah.keys() == masalah(kirim(klien, "post", URL, isi(**salah)), 422)["galat"].keys()
    lama = tanda(klien, rapat)
    masalah(kirim(unit, "patch", rapat, {"judul": "X"}, **lama), 404)
    masalah(kirim(api(inspektorat), "patch", rapat, {"judul": "X"}, **lama), 403)
    masalah(kirim(klien, "patch", rapat, {"judul": "X"}), 428)
    ubah = kirim(klien, "patch", rapat, {"tempat": "Ruang Singosari"}, **lama).json()
    assert (ubah["tempat"], ubah["judul"]) == ("Ruang Singosari", "Rapat pleno Februari")
    masalah(kirim(klien, "patch", rapat, {"tempat": "X"}, **lama), 412)
    masalah(kirim(klien, "post", f"{rapat}batal/", {}, **tanda(klien, rapat)), 422)
    batal = kirim(klien, "post", f"{rapat}batal/", {"alasan": "Ruang dipakai."}, **tanda(klien, rapat)).json()
    assert (batal["status"], batal["alasan_batal"]) == ("dibatalkan", "Ruang dipakai.")
    masalah(kirim(klien, "patch", rapat, {"tempat": "X"}, **tanda(klien, rapat)), 409)


def test_rapat_sampai_notulen(
    api: Api,
    rapat: str,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """Invited, agreed on an agenda, called the roll, written down and decided: then nothing changes any more."""
    klien = api(tim_pelaksana)
    keluhan = masalah_kota(road_map, tim_pelaksana)

    def tulis(bagian: str, badan: Any, status: int = 200) -> Any:
        jawaban = kirim(klien, "put", f"{rapat}{bagian}/", badan, **tanda(klien, f"{rapat}{bagian}/"))
        assert jawaban.status_code == status, jawaban.content
        return jawaban.json()

    calon = klien.get(f"{rapat}calon-peserta/").json()
    assert inspektorat.pk in [c["id"] for c in calon if c["diusulkan"]]
    masalah(api(inspektorat).get(f"{rapat}calon-peserta/"), 403)
    masalah(kirim(klien, "post", f"{rapat}undang/", {}), 409)
    masalah(kirim(klien, "post", f"{rapat}undang/", {"pengguna": [999999]}), 409)
    undangan = {"pengguna": [inspektorat.pk], "bebas": [{"nama": "Camat Klojen"}], "undangan": "Mohon hadir."}
    peserta = kirim(klien, "post", f"{rapat}undang/", undangan).json()
    assert [p["hadir"] for p in peserta] == [None, None]

    agenda = tulis("agenda", {"pokok": [{"judul": "Jaringan"}, {"judul": "Anggaran"}]})
    tulis("agenda", {"pokok": [{"judul": "Lain", "id": 999999}]}, 422)
    tulis("agenda", {"pokok": [{"judul": "A", "id": agenda[0]["id"], "warna": 1}]}, 422)
    terbalik = tulis("agenda", {"pokok": [{"judul": a["judul"], "id": a["id"]} for a in reversed(agenda)]})
    assert [a["judul"] for a in terbalik] == ["Anggaran", "Jaringan"]
    masalah(kirim(klien, "put", f"{rapat}agenda/", {"pokok": []}, **{"if-match": '"lama"'}), 412)

    tulis("hadir", {"kehadiran": [{"peserta": 999999, "hadir": True}]}, 422)
    hadir = [{"peserta": peserta[0]["id"], "hadir": True}, {"peserta": peserta[1]["id"], "hadir": False}]
    isi_hadir = tulis("hadir", {"kehadiran": hadir, "tambahan": [{"nama": "Lurah Kasin"}]})
    assert [p["hadir"] for p in isi_hadir] == [True, False, True]
    datang, absen = (f"{rapat}peserta/{p['id']}/" for p in peserta)
    assert "tercatat hadir" in masalah(klien.delete(datang), 409)["detail"]
    assert klien.delete(absen).status_code == 204
    masalah(klien.delete(absen), 404)
    assert [p["hadir"] for p in klien.get(f"{rapat}hadir/").json()] == [True, True]

    masalah(kirim(klien, "post", f"{rapat}selesai/", {}, **tanda(klien, f"{rapat}notulen/")), 409)
    putusan = {
        "teks": "Jaringan disambung.",
        "agenda": agenda[0]["id"],
        "permasalahan": keluhan.pk,
        "tindak_lanjut": [
            {"uraian": "Menyambung", "tenggat": "2099-01-31", "perangkat_daerah": diskominfo.pk}
        ],
    }
    tulis("notulen", {"notulen": "Rapat dibuka.", "keputusan": [putusan | {"permasalahan": 999999}]}, 422)
    tulis("notulen", {"notulen": "Rapat dibuka.", "keputusan": [{"teks": " "}]}, 422)
    notulen = tulis("notulen", {"notulen": "Rapat dibuka.", "keputusan": [putusan]})
    assert notulen["keputusan"][0]["permasalahan"] == keluhan.pk
    assert TindakLanjut.objects.get().keputusan_id == notulen["keputusan"][0]["id"]
    hapus = {"notulen": "X", "keputusan": [{"id": notulen["keputusan"][0]["id"], "hapus": True}]}
    tulis("notulen", hapus, 409)
    assert unggah(klien, f"{rapat}bukti/").status_code == 201
    masalah(kirim(klien, "post", f"{rapat}selesai/", {}), 428)
    _selesai(klien, rapat)
    tulis("notulen", {"notulen": "Lain."}, 409)
    masalah(unggah(klien, f"{rapat}bukti/", isi=b"\x89PNG\r\n\x1a\n" + b"1" * 40), 409)
    assert api(tim_pelaksana_pd).get(f"{rapat}notulen/").status_code == 404


def _selesai(klien: Client, rapat: str) -> None:
    jawaban = kirim(klien, "post", f"{rapat}selesai/", {}, **tanda(klien, f"{rapat}notulen/"))
    assert (jawaban.status_code, jawaban.json()["status"]) == (200, "terlaksana")
