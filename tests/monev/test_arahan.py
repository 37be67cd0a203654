"""Directions of the Tim Pengarah: they become follow-ups, once, with the figure on which they were written."""

from datetime import date
from http import HTTPStatus
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monev.models import Arahan, TindakLanjut
from monev.services.arahan import beri_arahan
from monev.services.masalah import ambil_langkah
from monev.workflow_masalah import MasalahDitolak
from organisasi.models import Pemberitahuan, Pengguna, PerangkatDaerah
from organisasi.permissions import TidakBerwenang
from roadmap.models import RoadMap
from tests.api.conftest import buat_kunci
from tests.monev.conftest import KINI
from tests.monev.masalah_uji import beri, lapor_masalah

ATAS = "Serapan anggaran 41,20% · Semester II 2022 · Seluruh kota"
ALAMAT = "/monev/kemajuan/?tahun=2022"


def arahkan(road_map: RoadMap, oleh: Pengguna, unit: PerangkatDaerah | None, **lain: Any) -> TindakLanjut:
    awal: dict[str, Any] = {
        "atas": ATAS,
        "alamat": ALAMAT,
        "teks": "Percepat belanja.",
        "tenggat": date(2021, 2, 15),
        "kini": KINI,
        "perangkat_daerah": unit,
    }
    return beri_arahan(road_map=road_map, oleh=oleh, **(awal | lain))


def test_menjadi_tindak_lanjut(
    road_map: RoadMap,
    tim_pengarah: Pengguna,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """It is kept with its figure, its follow-up runs, those in charge are told, the history names who wrote it."""
    tindak = arahkan(road_map, tim_pengarah, diskominfo, pic=inspektorat)
    arahan = Arahan.objects.get()
    assert (arahan.atas, arahan.alamat, arahan.teks) == (ATAS, ALAMAT, "Percepat belanja.")
    assert (tindak.arahan, tindak.uraian, tindak.status) == (arahan, "Percepat belanja.", "berjalan")
    assert {arahan.riwayat.get().history_user, tindak.riwayat.get().history_user} == {tim_pengarah}
    kabar = Pemberitahuan.objects.filter(alamat=f"/monev/tindak-lanjut/{tindak.pk}/")
    assert {k.penerima for k in kabar} == {tim_pelaksana_pd, inspektorat}
    assert "Arahan Tim Pengarah untuk Anda, tenggat 15 Februari 2021" in kabar[0].judul


@pytest.mark.parametrize("siapa", ["tim_pelaksana", "inspektorat", "kepala_pd", "administrator", "asesor"])
def test_hanya_tim_pengarah(
    siapa: str, road_map: RoadMap, diskominfo: PerangkatDaerah, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(TidakBerwenang, match="Tim Pengarah"):
        arahkan(road_map, request.getfixturevalue(siapa), diskominfo)
    assert not TindakLanjut.objects.exists()


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"perangkat_daerah": None}, "perangkat_daerah"),
        ({"tenggat": date(2021, 2, 4)}, "tenggat"),
        ({"teks": " "}, "uraian"),
    ],
)
def test_ditolak_di_bidangnya(
    isi: dict[str, Any], bidang: str, road_map: RoadMap, tim_pengarah: Pengguna, diskominfo: PerangkatDaerah
) -> None:
    """What is refused leaves nothing behind, not even the words."""
    with pytest.raises(ValidationError) as galat:
        arahkan(road_map, tim_pengarah, diskominfo, **isi)
    assert bidang in galat.value.message_dict
    assert (Arahan.objects.count(), TindakLanjut.objects.count()) == (0, 0)


def test_permasalahan(
    road_map: RoadMap, tim_pengarah: Pengguna, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna
) -> None:
    """On a problem it hangs on the problem; a solved one takes none."""
    masalah = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo)
    assert arahkan(road_map, tim_pengarah, diskominfo, permasalahan=masalah).permasalahan == masalah
    lain = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo, judul="Lain")
    ambil_langkah(permasalahan=lain, nama="selesaikan", alasan="Ada.", oleh=tim_pelaksana_pd, kini=KINI)
    with pytest.raises(MasalahDitolak, match="sudah selesai"):
        arahkan(road_map, tim_pengarah, diskominfo, permasalahan=lain, atas="Lain")
    assert Arahan.objects.count() == 1


def test_ditekan_dua_kali(road_map: RoadMap, tim_pengarah: Pengguna, diskominfo: PerangkatDaerah) -> None:
    """The same words on the same figure are one; on another figure they are another."""
    pertama = arahkan(road_map, tim_pengarah, diskominfo)
    assert arahkan(road_map, tim_pengarah, diskominfo) == pertama
    assert arahkan(road_map, tim_pengarah, diskominfo, atas="Kemajuan fisik 15,00%") != pertama
    assert (Arahan.objects.count(), TindakLanjut.objects.count()) == (2, 2)


@pytest.mark.parametrize("model", [Arahan, TindakLanjut])
def test_riwayat_gagal_tidak_tersimpan(
    model: Any,
    road_map: RoadMap,
    tim_pengarah: Pengguna,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the history of either cannot be written, neither is there and nobody is told."""

    def gagal(*_: object, **__: object) -> None:
        raise RuntimeError("history")

    monkeypatch.setattr(model.riwayat.model, "save", gagal)
    with pytest.raises(RuntimeError, match="history"), transaction.atomic():
        arahkan(road_map, tim_pengarah, diskominfo)
    assert (Arahan.objects.count(), TindakLanjut.objects.count()) == (0, 0)
    assert not Pemberitahuan.objects.exists()


# Where it is read


def test_halaman_tindak_lanjut(
    road_map: RoadMap,
    tim_pengarah: Pengguna,
    diskominfo: PerangkatDaerah,
    klien_tim_pengarah: Client,
    klien_tim_pelaksana_pd: Client,
    klien_tim_pelaksana_pd_lain: Client,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
) -> None:
    """The follow-up names its figure; the link to it is for those who see that figure."""
    kota = arahkan(road_map, tim_pengarah, diskominfo)
    unit = arahkan(road_map, tim_pengarah, diskominfo, atas="Kemajuan fisik 15%", unit_angka=diskominfo)
    tautan = f'<a href="{ALAMAT}">'
    for tindak, klien, ada in (
        (kota, klien_tim_pengarah, True),
        (kota, klien_tim_pelaksana_pd, False),
        (unit, klien_tim_pelaksana_pd, True),
    ):
        halaman = klien.get(reverse("monev:tindak_lanjut", args=[tindak.pk])).content.decode()
        assert "Asal: arahan Uji tim-pengarah" in halaman
        assert (f"{tautan}{tindak.arahan and tindak.arahan.atas}</a>" in halaman) is ada
        assert "Diberikan langsung" not in halaman
    lain = klien_tim_pelaksana_pd_lain.get(reverse("monev:tindak_lanjut", args=[unit.pk]))
    assert lain.status_code == HTTPStatus.NOT_FOUND
    assert set(Arahan.objects.terlihat_oleh(tim_pelaksana_pd)) == {kota.arahan, unit.arahan}
    assert not Arahan.objects.terlihat_oleh(tim_pelaksana_pd_lain).exists()


def test_daftar_dan_api(
    road_map: RoadMap,
    tim_pengarah: Pengguna,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    klien_tim_pelaksana_pd: Client,
) -> None:
    """The list can be limited to what came of directions; the API says which and on what, in as many queries."""
    biasa = beri(road_map, tim_pengarah, diskominfo)
    arahan = arahkan(road_map, tim_pengarah, diskominfo)
    daftar = reverse("monev:daftar_tindak_lanjut")
    halaman = klien_tim_pelaksana_pd.get(f"{daftar}?asal=arahan")
    assert [b.tindak for b in halaman.context["baris"]] == [arahan]
    assert "Arahan Tim Pengarah" in halaman.content.decode()
    assert klien_tim_pelaksana_pd.get(f"{daftar}?asal=lain").context["galat"]
    unduh = klien_tim_pelaksana_pd.get(reverse("monev:tindak_lanjut_unduh", args=["csv"]), {"asal": "arahan"})
    assert unduh.content.decode().count(ATAS) == 1
    api = Client(headers={"authorization": f"Bearer {buat_kunci(tim_pelaksana_pd)}"})
    hasil = api.get("/api/v1/tindak-lanjut/?urut=id").json()["hasil"]
    assert {h["id"]: h["arahan"] and (h["arahan"]["teks"], h["arahan"]["atas"]) for h in hasil} == {
        biasa.pk: None,
        arahan.pk: ("Percepat belanja.", ATAS),
    }
    banyak = []
    for n in range(2):
        arahkan(road_map, tim_pengarah, diskominfo, teks=f"Arahan {n}")
        with CaptureQueriesContext(connection) as tangkapan:
            api.get("/api/v1/tindak-lanjut/")
            klien_tim_pelaksana_pd.get(daftar)
        banyak.append(len(tangkapan))
    assert banyak[0] == banyak[1]
