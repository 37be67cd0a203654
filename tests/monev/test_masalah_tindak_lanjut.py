"""Follow-ups: given to whom by whom, reported, finished with evidence, confirmed by another, opened again."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from berkas.unggahan import BerkasDitolak
from monev.models import Bukti, TindakLanjut
from monev.services.bukti_baru import BuktiBaru
from monev.services.masalah import ambil_langkah
from monev.services.tindak_lanjut import buka, konfirmasi, lapor, selesaikan
from monev.workflow_masalah import MasalahDitolak, TindakLanjutDitolak
from organisasi.models import Pemberitahuan, Pengguna, PerangkatDaerah
from organisasi.permissions import INSPEKTORAT, TidakBerwenang
from riwayat.queries import versi
from roadmap.models import RoadMap
from roadmap.services.isi import Basi
from tests.monev.conftest import KINI
from tests.monev.masalah_uji import TAUTAN, beri, keputusan_rapat, lapor_masalah
from tests.pabrik import PenggunaFactory, PenugasanFactory

BESOK = KINI + timedelta(days=1)


@pytest.fixture
def tindak(road_map: RoadMap, tim_pelaksana: Pengguna, diskominfo: PerangkatDaerah) -> TindakLanjut:
    """Given to Diskominfo by the city's team, due on 15 February 2021."""
    return beri(road_map, tim_pelaksana, diskominfo)


def laporan(tindak: TindakLanjut, persen: int, oleh: Pengguna, **lain: Any) -> TindakLanjut:
    awal: dict[str, Any] = {"teks": "Maju.", "kini": BESOK}
    return lapor(tindak_lanjut=tindak, persen=persen, oleh=oleh, **(awal | lain))


def rampung(tindak: TindakLanjut, oleh: Pengguna, **lain: Any) -> TindakLanjut:
    awal: dict[str, Any] = {"teks": "Server ada.", "kini": BESOK, "bukti": [TAUTAN]}
    return selesaikan(tindak_lanjut=tindak, oleh=oleh, **(awal | lain))


def test_diberikan(tindak: TindakLanjut, tim_pelaksana_pd: Pengguna) -> None:
    """The people of the unit are told, and the history names who gave it."""
    assert (tindak.status, tindak.persen) == ("berjalan", 0)
    assert tindak.riwayat.get().history_user == tindak.dibuat_oleh
    beri_tahu = Pemberitahuan.objects.filter(alamat=f"/monev/tindak-lanjut/{tindak.pk}/")
    assert tindak.dibuat_oleh not in {k.penerima for k in beri_tahu}
    assert tindak.perangkat_daerah is not None


def test_diberikan_memberi_tahu_pic_dan_unit(
    road_map: RoadMap,
    tim_pelaksana: Pengguna,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    satu = beri(road_map, tim_pelaksana, diskominfo, pic=inspektorat)
    kabar = Pemberitahuan.objects.filter(alamat=f"/monev/tindak-lanjut/{satu.pk}/")
    assert {k.penerima for k in kabar} == {tim_pelaksana_pd, kepala_pd, inspektorat}
    assert "15 Februari 2021" in kabar[0].judul


@pytest.mark.parametrize(
    ("isi", "bidang", "kata"),
    [
        ({"perangkat_daerah": None}, "perangkat_daerah", "bertanggung jawab"),
        ({"tenggat": date(2021, 2, 4)}, "tenggat", "sebelum hari ini"),
        ({"uraian": " "}, "uraian", ""),
    ],
)
def test_diberikan_ditolak(
    road_map: RoadMap,
    tim_pelaksana: Pengguna,
    diskominfo: PerangkatDaerah,
    isi: dict[str, Any],
    bidang: str,
    kata: str,
) -> None:
    with pytest.raises(ValidationError) as galat:
        beri(road_map, tim_pelaksana, diskominfo, **isi)
    assert kata in str(galat.value.message_dict[bidang])
    assert not TindakLanjut.objects.exists()


def test_diberikan_hari_ini_boleh(
    road_map: RoadMap, tim_pelaksana: Pengguna, diskominfo: PerangkatDaerah
) -> None:
    assert beri(road_map, tim_pelaksana, diskominfo, tenggat=KINI.date()).pk


def test_pic_tanpa_peran(road_map: RoadMap, tim_pelaksana: Pengguna, diskominfo: PerangkatDaerah) -> None:
    with pytest.raises(ValidationError, match="tidak memiliki peran"):
        beri(road_map, tim_pelaksana, diskominfo, pic=PenggunaFactory.create())


def test_perangkat_daerah_memberi_unitnya_sendiri(
    road_map: RoadMap,
    tim_pelaksana_pd: Pengguna,
    diskominfo: PerangkatDaerah,
    dishub: PerangkatDaerah,
    asesor: Pengguna,
) -> None:
    assert beri(road_map, tim_pelaksana_pd, diskominfo).pk
    for oleh, unit in ((tim_pelaksana_pd, dishub), (asesor, diskominfo)):
        with pytest.raises(TidakBerwenang, match="Tim Tingkat Kota"):
            beri(road_map, oleh, unit)


def test_keputusan_membawa_permasalahannya(
    road_map: RoadMap, tim_pelaksana: Pengguna, tim_pelaksana_pd: Pengguna, diskominfo: PerangkatDaerah
) -> None:
    masalah = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo)
    satu = beri(road_map, tim_pelaksana, diskominfo, keputusan=keputusan_rapat(road_map, masalah))
    assert satu.permasalahan == masalah


def test_sekali(road_map: RoadMap, tim_pelaksana: Pengguna, diskominfo: PerangkatDaerah) -> None:
    pertama = beri(road_map, tim_pelaksana, diskominfo, sekali=True)
    assert beri(road_map, tim_pelaksana, diskominfo, sekali=True) == pertama
    assert beri(road_map, tim_pelaksana, diskominfo) != pertama


# Reports


def test_lapor(tindak: TindakLanjut, tim_pelaksana_pd: Pengguna) -> None:
    hasil = laporan(tindak, 40, tim_pelaksana_pd, bukti=[TAUTAN])
    assert (hasil.persen, hasil.status) == (40, "berjalan")
    catatan = tindak.catatan.get()
    assert (catatan.persen, catatan.bukti.get().tautan) == (40, TAUTAN.tautan)
    kabar = Pemberitahuan.objects.get(penerima=tindak.dibuat_oleh)
    assert "40%" in kabar.judul


@pytest.mark.parametrize("persen", [39, -1, 101])
def test_lapor_di_luar_batas(tindak: TindakLanjut, tim_pelaksana_pd: Pengguna, persen: int) -> None:
    """Below the last report, or over 100: nothing is saved, and the message names the last one."""
    laporan(tindak, 40, tim_pelaksana_pd)
    with pytest.raises(ValidationError, match="antara 40"):
        laporan(tindak, persen, tim_pelaksana_pd)
    assert TindakLanjut.objects.get().persen == 40


def test_lapor_ditekan_dua_kali(tindak: TindakLanjut, tim_pelaksana_pd: Pengguna) -> None:
    tanda = versi(tindak)
    for _ in range(2):
        laporan(tindak, 40, tim_pelaksana_pd, versi_dibuka=tanda)
    assert tindak.catatan.count() == 1
    with pytest.raises(Basi):
        laporan(tindak, 50, tim_pelaksana_pd, versi_dibuka=tanda)


@pytest.mark.parametrize("siapa", ["tim_pelaksana_pd_lain", "tim_pelaksana", "inspektorat"])
def test_lapor_bukan_penanggung_jawab(
    tindak: TindakLanjut, siapa: str, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(TidakBerwenang, match="penanggung jawab"):
        laporan(tindak, 40, request.getfixturevalue(siapa))


# The end


def test_selesai_tanpa_bukti(tindak: TindakLanjut, tim_pelaksana_pd: Pengguna) -> None:
    """Refused at the field, and nothing of it stays; with the evidence of an earlier report it holds."""
    with pytest.raises(ValidationError) as galat:
        rampung(tindak, tim_pelaksana_pd, bukti=[])
    assert "tanpa bukti" in galat.value.message_dict["berkas"][0]
    assert not tindak.catatan.exists()
    laporan(tindak, 90, tim_pelaksana_pd, bukti=[TAUTAN])
    assert rampung(tindak, tim_pelaksana_pd, bukti=[]).status == "selesai"


def test_selesai_dengan_berkas_terlarang(tindak: TindakLanjut, tim_pelaksana_pd: Pengguna) -> None:
    with pytest.raises(BerkasDitolak):
        rampung(tindak, tim_pelaksana_pd, bukti=[BuktiBaru(nama="program.exe", isi=b"MZ")])
    assert (TindakLanjut.objects.get().status, Bukti.objects.count()) == ("berjalan", 0)


def test_selesai_lalu_dikonfirmasi(
    tindak: TindakLanjut, tim_pelaksana_pd: Pengguna, inspektorat: Pengguna
) -> None:
    tanda = versi(tindak)
    satu = [rampung(tindak, tim_pelaksana_pd, versi_dibuka=tanda) for _ in range(2)][-1]
    assert (satu.status, satu.persen, satu.diselesaikan_oleh) == ("selesai", 100, tim_pelaksana_pd)
    assert Pemberitahuan.objects.filter(penerima=inspektorat, judul__contains="konfirmasi").count() == 1
    with pytest.raises(TindakLanjutDitolak, match="Menunggu konfirmasi"):
        laporan(tindak, 100, tim_pelaksana_pd)
    tanda = versi(tindak)
    for _ in range(2):
        konfirmasi(tindak_lanjut=tindak, oleh=inspektorat, kini=BESOK, versi_dibuka=tanda)
    satu.refresh_from_db()
    assert (satu.status, satu.dikonfirmasi_oleh) == ("dikonfirmasi", inspektorat)
    assert list(tindak.catatan.order_by("pk").values_list("langkah", flat=True)) == ["selesai", "konfirmasi"]
    assert Pemberitahuan.objects.filter(penerima=tim_pelaksana_pd, judul__contains="dikonfirmasi").exists()


def test_konfirmasi_bukan_oleh_yang_menyelesaikan(
    road_map: RoadMap, tim_pelaksana: Pengguna, diskominfo: PerangkatDaerah, inspektorat: Pengguna
) -> None:
    satu = beri(road_map, tim_pelaksana, diskominfo, pic=inspektorat)
    rampung(satu, inspektorat)
    with pytest.raises(TidakBerwenang, match="orang lain"):
        konfirmasi(tindak_lanjut=satu, oleh=inspektorat, kini=BESOK)
    lain = PenugasanFactory.create(kode_peran=INSPEKTORAT).pengguna
    assert konfirmasi(tindak_lanjut=satu, oleh=lain, kini=BESOK).status == "dikonfirmasi"


@pytest.mark.parametrize("siapa", ["tim_pelaksana_pd", "kepala_pd", "tim_pelaksana", "administrator"])
def test_konfirmasi_hanya_inspektorat(
    tindak: TindakLanjut, tim_pelaksana_pd: Pengguna, siapa: str, request: pytest.FixtureRequest
) -> None:
    rampung(tindak, tim_pelaksana_pd)
    with pytest.raises(TidakBerwenang, match="Inspektorat"):
        konfirmasi(tindak_lanjut=tindak, oleh=request.getfixturevalue(siapa), kini=BESOK)


@pytest.mark.parametrize("terkonfirmasi", [False, True])
def test_dibuka_kembali(
    tindak: TindakLanjut, tim_pelaksana_pd: Pengguna, inspektorat: Pengguna, terkonfirmasi: bool
) -> None:
    """It runs on, those in charge are told why, and what was found stands among the reports."""
    rampung(tindak, tim_pelaksana_pd)
    if terkonfirmasi:
        konfirmasi(tindak_lanjut=tindak, oleh=inspektorat, kini=BESOK)
    with pytest.raises(ValidationError, match="belum selesai"):
        buka(tindak_lanjut=tindak, alasan=" ", oleh=inspektorat, kini=BESOK)
    satu = buka(tindak_lanjut=tindak, alasan="Foto kabur.", oleh=inspektorat, kini=BESOK)
    assert (satu.status, satu.diselesaikan_oleh, satu.dikonfirmasi_oleh) == ("berjalan", None, None)
    kabar = Pemberitahuan.objects.filter(penerima=tim_pelaksana_pd, judul__contains="dibuka kembali").get()
    assert "Foto kabur." in kabar.isi


def test_dibuka_setelah_permasalahan_selesai(
    road_map: RoadMap,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
    inspektorat: Pengguna,
    diskominfo: PerangkatDaerah,
) -> None:
    masalah = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo)
    satu = beri(road_map, tim_pelaksana, diskominfo, permasalahan=masalah)
    rampung(satu, tim_pelaksana_pd)
    konfirmasi(tindak_lanjut=satu, oleh=inspektorat, kini=BESOK)
    ambil_langkah(permasalahan=masalah, nama="selesaikan", alasan="Ada.", oleh=tim_pelaksana_pd, kini=BESOK)
    with pytest.raises(MasalahDitolak, match="Permasalahannya sudah selesai"):
        buka(tindak_lanjut=satu, alasan="Rusak.", oleh=inspektorat, kini=BESOK)


# Who sees them


def test_terlihat_oleh(
    road_map: RoadMap,
    tindak: TindakLanjut,
    tim_pelaksana: Pengguna,
    dishub: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """A unit sees its own, a PIC what they are PIC of, the city's teams all."""
    lain = beri(road_map, tim_pelaksana, dishub, pic=tim_pelaksana_pd)
    assert set(TindakLanjut.objects.terlihat_oleh(tim_pelaksana_pd)) == {tindak, lain}
    assert set(TindakLanjut.objects.terlihat_oleh(tim_pelaksana_pd_lain)) == {lain}
    assert set(TindakLanjut.objects.terlihat_oleh(inspektorat)) == {tindak, lain}
    assert set(TindakLanjut.objects.ditangani_oleh(inspektorat)) == set()
