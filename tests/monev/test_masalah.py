"""The way of a problem: who takes which step from where, what each leaves, and who is told."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from monev.models import (
    CatatanMasalah,
    PengaturanMonev,
    Permasalahan,
    StatusMasalah,
    StatusTindakLanjut,
    TindakLanjut,
    Tingkat,
)
from monev.permissions import PIHAK
from monev.queries.masalah import pemegang_masalah, ringkasan, terbuka
from monev.queries.masalah_pengingat import pengingat_masalah
from monev.services.masalah import ambil_langkah, putuskan, ubah
from monev.services.tindak_lanjut import konfirmasi, selesaikan
from monev.workflow_masalah import JALAN, Masalah, MasalahDitolak, Pihak, Tindak, langkah_jalan
from organisasi.models import Pemberitahuan, Pengguna, PerangkatDaerah, Pokja
from organisasi.permissions import TIM_PELAKSANA, TidakBerwenang
from rencana_aksi.models import RencanaAksi
from riwayat.queries import versi
from roadmap.models import RoadMap
from roadmap.services.isi import Basi
from tests.monev.conftest import KINI
from tests.monev.masalah_uji import TAUTAN, area_satu, beri, keputusan_rapat, lapor_masalah
from tests.pabrik import PenugasanFactory

BESOK = KINI + timedelta(days=1)


@pytest.fixture
def masalah(road_map: RoadMap, tim_pelaksana_pd: Pengguna, diskominfo: PerangkatDaerah) -> Permasalahan:
    """Raised by Diskominfo on 5 February 2021."""
    return lapor_masalah(road_map, tim_pelaksana_pd, diskominfo)


@pytest.fixture
def anggota_pokja_a(db: None) -> Pengguna:
    """Sits in pokja-a alone."""
    pokja = Pokja.objects.get(kode="pokja-a")
    return PenugasanFactory.create(kode_peran=TIM_PELAKSANA, pokja=pokja).pengguna


@pytest.fixture
def anggota_pokja_b(db: None) -> Pengguna:
    """Sits in pokja-b alone."""
    pokja = Pokja.objects.get(kode="pokja-b")
    return PenugasanFactory.create(kode_peran=TIM_PELAKSANA, pokja=pokja).pengguna


def langkah(masalah: Permasalahan, nama: str, oleh: Pengguna, **lain: Any) -> Permasalahan:
    awal: dict[str, Any] = {"alasan": "Di luar kewenangan.", "kini": BESOK}
    return ambil_langkah(permasalahan=masalah, nama=nama, oleh=oleh, **(awal | lain))


# The tables are complete


def test_jalan_lengkap() -> None:
    """Written by hand: every level with its steps, where each leads, from which states, and who takes it."""
    belum = {"terbuka", "diputuskan"}
    assert {
        (s.nama, s.dari.value, s.ke.value, frozenset(s.syarat), s.status, s.pihak.value) for s in JALAN
    } == {
        ("naikkan", "pd", "pokja", frozenset(belum), "terbuka", "kepala"),
        ("naikkan", "pokja", "kota", frozenset(belum), "terbuka", "pokja"),
        ("turunkan", "kota", "pokja", frozenset(belum), None, "pleno"),
        ("turunkan", "pokja", "pd", frozenset(belum), None, "pokja"),
        ("selesaikan", "pd", "pd", frozenset(belum), "selesai", "unit"),
        ("selesaikan", "pokja", "pokja", frozenset(belum), "selesai", "pokja"),
        ("selesaikan", "kota", "kota", frozenset(belum), "selesai", "pleno"),
        ("buka", "pd", "pd", frozenset({"selesai"}), "terbuka", "pembuka"),
        ("buka", "pokja", "pokja", frozenset({"selesai"}), "terbuka", "pembuka"),
        ("buka", "kota", "kota", frozenset({"selesai"}), "terbuka", "pembuka"),
    }
    assert set(PIHAK) == set(Pihak)
    assert {m.value for m in Masalah} == set(StatusMasalah.values)
    assert {t.value for t in Tindak} == set(StatusTindakLanjut.values)


@pytest.mark.parametrize(("nama", "tingkat"), [("naikkan", "kota"), ("turunkan", "pd")])
def test_tidak_ada_tingkat_lebih_jauh(nama: str, tingkat: str) -> None:
    with pytest.raises(MasalahDitolak, match="tidak dapat"):
        langkah_jalan(nama, tingkat)


def test_langkah_tidak_dikenal() -> None:
    with pytest.raises(KeyError):
        langkah_jalan("lompat", "pd")


# Raised


def test_dilaporkan_perangkat_daerah(
    kepala_pd: Pengguna, masalah: Permasalahan, tim_pelaksana_pd: Pengguna
) -> None:
    """It starts with the unit, with the unit's time limit, a first note, a history row, and a notice to the head."""
    assert (masalah.tingkat, masalah.status) == ("pd", "terbuka")
    assert masalah.tenggat == date(2021, 2, 19)
    (catatan,) = masalah.catatan.all()
    assert (catatan.langkah, catatan.dari, catatan.ke) == ("lapor", "", "pd")
    assert masalah.riwayat.get().history_user == tim_pelaksana_pd
    kabar = Pemberitahuan.objects.get(alamat=f"/monev/permasalahan/{masalah.pk}/")
    assert kabar.penerima == kepala_pd
    assert "menunggu Dinas Komunikasi dan Informatika" in kabar.judul


@pytest.mark.parametrize(("pokja", "tingkat", "tenggat"), [(True, "pokja", 30), (False, "kota", 45)])
def test_dilaporkan_kota(
    road_map: RoadMap, tim_pelaksana: Pengguna, pokja: bool, tingkat: str, tenggat: int
) -> None:
    """The city's own starts with the pokja that it names, else with the pleno; each level has its own limit."""
    PengaturanMonev.objects.filter(road_map=road_map).update(batas_pokja=30, batas_pleno=45)
    nama = Pokja.objects.get(kode="pokja-a") if pokja else None
    satu = lapor_masalah(road_map, tim_pelaksana, None, pokja=nama)
    assert satu.tingkat == tingkat
    assert satu.tenggat == KINI.date() + timedelta(days=tenggat)


@pytest.mark.parametrize("siapa", ["tim_pelaksana_pd_lain", "inspektorat", "tim_pelaksana", "tim_pengarah"])
def test_dilaporkan_bukan_unitnya(
    road_map: RoadMap, diskominfo: PerangkatDaerah, siapa: str, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(TidakBerwenang):
        lapor_masalah(road_map, request.getfixturevalue(siapa), diskominfo)
    assert not Permasalahan.objects.exists()


def test_dilaporkan_dua_kali_tersimpan_sekali(
    road_map: RoadMap, masalah: Permasalahan, tim_pelaksana_pd: Pengguna, diskominfo: PerangkatDaerah
) -> None:
    ulang = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo, KINI + timedelta(seconds=2))
    assert ulang == masalah
    lain = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo, KINI + timedelta(days=2))
    assert lain != masalah


def test_dilaporkan_tanpa_asal(
    road_map: RoadMap, tim_pelaksana_pd: Pengguna, diskominfo: PerangkatDaerah
) -> None:
    with pytest.raises(ValidationError, match="butir aksi, indikator atau area"):
        lapor_masalah(road_map, tim_pelaksana_pd, diskominfo, area=None)


# Up and down


def test_naik_sampai_pleno_lalu_selesai(
    masalah: Permasalahan, kepala_pd: Pengguna, anggota_pokja_a: Pengguna, tim_pelaksana: Pengguna
) -> None:
    """The whole way: dates, limits, reasons and holders at each level."""
    naik = langkah(masalah, "naikkan", kepala_pd, alasan="Anggaran di kota.")
    assert (naik.tingkat, str(naik.pokja), naik.tenggat) == (
        "pokja",
        str(area_satu(masalah.road_map).pokja),
        date(2021, 3, 8),
    )
    assert {anggota_pokja_a, tim_pelaksana} == set(pemegang_masalah(naik))
    assert Pemberitahuan.objects.filter(penerima=anggota_pokja_a, judul__contains="kelompok kerja").exists()
    pleno = langkah(naik, "naikkan", anggota_pokja_a, kini=BESOK + timedelta(days=10))
    assert (pleno.tingkat, pleno.sejak) == ("kota", BESOK + timedelta(days=10))
    selesai = langkah(pleno, "selesaikan", tim_pelaksana, alasan="Server dibeli.", kini=BESOK)
    assert (selesai.status, selesai.diselesaikan_oleh) == ("selesai", tim_pelaksana)
    assert list(masalah.catatan.values_list("langkah", "dari", "ke", "alasan").order_by("pk")) == [
        ("lapor", "", "pd", "Aplikasi tidak dapat dipasang."),
        ("naikkan", "pd", "pokja", "Anggaran di kota."),
        ("naikkan", "pokja", "kota", "Di luar kewenangan."),
        ("selesaikan", "kota", "kota", "Server dibeli."),
    ]


@pytest.mark.parametrize(
    ("tingkat", "nama", "boleh"),
    [
        ("pd", "naikkan", {"kepala_pd"}),
        ("pd", "selesaikan", {"kepala_pd", "tim_pelaksana_pd"}),
        ("pokja", "naikkan", {"anggota_pokja_a", "tim_pelaksana"}),
        ("pokja", "turunkan", {"anggota_pokja_a", "tim_pelaksana"}),
        ("pokja", "selesaikan", {"anggota_pokja_a", "tim_pelaksana"}),
        ("kota", "turunkan", {"anggota_pokja_a", "anggota_pokja_b", "tim_pelaksana"}),
        ("kota", "selesaikan", {"anggota_pokja_a", "anggota_pokja_b", "tim_pelaksana"}),
        ("selesai", "buka", {"kepala_pd", "tim_pelaksana_pd", "inspektorat"}),
    ],
)
def test_siapa_boleh(
    masalah: Permasalahan, tingkat: str, nama: str, boleh: set[str], request: pytest.FixtureRequest
) -> None:
    """Written by hand: at each level, who takes which step; everybody else is told who may."""
    masalah.pokja = area_satu(masalah.road_map).pokja
    masalah.tingkat = Tingkat.PD if tingkat == "selesai" else Tingkat(tingkat)
    if tingkat == "selesai":
        masalah.status, masalah.diselesaikan_oleh = StatusMasalah.SELESAI, masalah.dilaporkan_oleh
        masalah.diselesaikan_pada = KINI
    masalah.save()
    semua = {"anggota_pokja_a", "anggota_pokja_b", "tim_pelaksana", "tim_pelaksana_pd", "kepala_pd"}
    for siapa in semua | {"tim_pelaksana_pd_lain", "inspektorat", "tim_pengarah", "administrator"}:
        oleh = request.getfixturevalue(siapa)
        if siapa in boleh:
            awal = Permasalahan.objects.get(pk=masalah.pk)
            langkah(masalah, nama, oleh)
            awal.save()  # back to where it was, for the next person
        else:
            with pytest.raises(TidakBerwenang, match="Hanya"):
                langkah(masalah, nama, oleh)


def test_naik_ke_pokja_lain(masalah: Permasalahan, kepala_pd: Pengguna, anggota_pokja_b: Pengguna) -> None:
    """The head chooses another pokja than the area's own."""
    naik = langkah(masalah, "naikkan", kepala_pd, pokja=Pokja.objects.get(kode="pokja-b"))
    assert naik.pokja == Pokja.objects.get(kode="pokja-b")
    assert anggota_pokja_b in pemegang_masalah(naik)


def test_turun_lagi(masalah: Permasalahan, kepala_pd: Pengguna, anggota_pokja_a: Pengguna) -> None:
    naik = langkah(masalah, "naikkan", kepala_pd)
    turun = langkah(naik, "turunkan", anggota_pokja_a, kini=KINI + timedelta(days=8))
    assert (turun.tingkat, turun.tenggat) == ("pd", date(2021, 2, 27))
    assert Pemberitahuan.objects.filter(penerima=kepala_pd, judul__contains="diturunkan").exists()


def test_kota_tidak_turun_ke_perangkat_daerah(road_map: RoadMap, tim_pelaksana: Pengguna) -> None:
    satu = lapor_masalah(road_map, tim_pelaksana, None, pokja=Pokja.objects.get(kode="pokja-a"))
    with pytest.raises(MasalahDitolak, match="tidak memiliki Perangkat Daerah"):
        langkah(satu, "turunkan", tim_pelaksana)


def test_tanpa_alasan(masalah: Permasalahan, kepala_pd: Pengguna) -> None:
    with pytest.raises(ValidationError, match="mengapa"):
        langkah(masalah, "naikkan", kepala_pd, alasan="  ")
    assert CatatanMasalah.objects.count() == 1


def test_ditekan_dua_kali(masalah: Permasalahan, kepala_pd: Pengguna) -> None:
    """The same button twice goes one level up, not two; other words on a stale page are refused."""
    tanda = versi(masalah)
    langkah(masalah, "naikkan", kepala_pd, versi_dibuka=tanda)
    ulang = langkah(masalah, "naikkan", kepala_pd, versi_dibuka=tanda)
    assert (ulang.tingkat, masalah.catatan.count()) == ("pokja", 2)
    with pytest.raises(Basi):
        langkah(masalah, "naikkan", kepala_pd, alasan="Alasan lain.", versi_dibuka=tanda)


def test_dibuka_kembali(masalah: Permasalahan, kepala_pd: Pengguna, inspektorat: Pengguna) -> None:
    langkah(masalah, "selesaikan", kepala_pd)
    with pytest.raises(MasalahDitolak, match="Selesai"):
        langkah(masalah, "naikkan", kepala_pd)
    buka = langkah(masalah, "buka", inspektorat, alasan="Server rusak lagi.", kini=KINI + timedelta(days=30))
    assert (buka.status, buka.diselesaikan_oleh, buka.tenggat) == ("terbuka", None, date(2021, 3, 21))


# Decisions and follow-ups


def test_putuskan(
    road_map: RoadMap, masalah: Permasalahan, tim_pelaksana: Pengguna, kepala_pd: Pengguna
) -> None:
    """A decision of the pleno stands for a problem at any level, counts once, and the unit is told."""
    keputusan = keputusan_rapat(road_map, masalah)
    for _ in range(2):
        putuskan(permasalahan=masalah, keputusan=keputusan, oleh=tim_pelaksana, kini=BESOK)
    masalah.refresh_from_db()
    assert masalah.status == "diputuskan"
    catatan = masalah.catatan.get(langkah="putuskan")
    assert catatan.alasan == "Rapat “Rapat pleno Februari”, keputusan 1: Server disediakan."
    assert Pemberitahuan.objects.filter(penerima=kepala_pd, judul__contains="diputuskan").count() == 1


def test_putuskan_rapat_tingkat_lain(
    road_map: RoadMap, masalah: Permasalahan, tim_pelaksana: Pengguna, tim_pelaksana_pd: Pengguna
) -> None:
    """A pokja decides nothing that is still with the unit, and nobody for a meeting whose minutes they do not keep."""
    rapat = keputusan_rapat(road_map, masalah, tingkat="pokja", pokja=Pokja.objects.get(kode="pokja-a"))
    with pytest.raises(MasalahDitolak, match="tidak dapat memutuskannya"):
        putuskan(permasalahan=masalah, keputusan=rapat, oleh=tim_pelaksana, kini=BESOK)
    pleno = keputusan_rapat(road_map, masalah)
    with pytest.raises(TidakBerwenang):
        putuskan(permasalahan=masalah, keputusan=pleno, oleh=tim_pelaksana_pd, kini=BESOK)


def test_selesai_menunggu_tindak_lanjut(
    road_map: RoadMap,
    masalah: Permasalahan,
    diskominfo: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    kepala_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """A problem is not solved before Inspektorat has confirmed each follow-up; a solved one takes no new one."""
    tindak = beri(road_map, tim_pelaksana, diskominfo, permasalahan=masalah)
    with pytest.raises(MasalahDitolak, match="1 tindak lanjut"):
        langkah(masalah, "selesaikan", kepala_pd)
    selesaikan(tindak_lanjut=tindak, teks="Ada.", oleh=kepala_pd, kini=BESOK, bukti=[TAUTAN])
    konfirmasi(tindak_lanjut=tindak, oleh=inspektorat, kini=BESOK)
    assert langkah(masalah, "selesaikan", kepala_pd).status == "selesai"
    with pytest.raises(MasalahDitolak, match="sudah selesai"):
        beri(road_map, tim_pelaksana, diskominfo, permasalahan=masalah, uraian="Lain")


def test_ubah_basi(masalah: Permasalahan, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna) -> None:
    tanda = versi(masalah)
    masalah.judul = "Dari kepala"
    ubah(masalah=masalah, oleh=kepala_pd, versi_dibuka=tanda)
    masalah.judul = "Dari penyusun"
    with pytest.raises(Basi) as galat:
        ubah(masalah=masalah, oleh=tim_pelaksana_pd, versi_dibuka=tanda)
    assert galat.value.catatan is not None
    assert galat.value.catatan.oleh == str(kepala_pd)
    assert Permasalahan.objects.get().judul == "Dari kepala"


# What others ask for, and reminders


def test_terbuka_dan_ringkasan(
    road_map: RoadMap,
    rencana: RencanaAksi,
    masalah: Permasalahan,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana: Pengguna,
    kepala_pd: Pengguna,
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    butir = lapor_masalah(
        road_map, tim_pelaksana_pd, diskominfo, judul="Pada butir", butir=rencana.butir.first()
    )
    langkah(butir, "naikkan", kepala_pd)
    selesai = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo, judul="Selesai")
    langkah(selesai, "selesaikan", kepala_pd)
    beri(road_map, tim_pelaksana, diskominfo)
    area = area_satu(road_map)
    assert list(terbuka(road_map)) == [masalah, butir]
    assert list(terbuka(road_map, tingkat="pokja", pokja=area.pokja)) == [butir]
    assert list(terbuka(road_map, area=area, perangkat_daerah=diskominfo)) == [masalah, butir]
    with django_assert_num_queries(3):
        hasil = ringkasan(road_map, date(2021, 2, 25))
    assert [(t.tingkat, t.terbuka, t.terlambat, t.tertua) for t in hasil.tingkat] == [
        ("pd", 1, 1, 20),
        ("pokja", 1, 0, 19),
        ("kota", 0, 0, None),
    ]
    assert (hasil.selesai, hasil.berjalan, hasil.terlambat, hasil.dikonfirmasi) == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("pada", "judul"),
    [
        (KINI, []),
        (KINI + timedelta(days=7), ["tenggat 3 hari lagi"]),
        (KINI + timedelta(days=15), ["lewat batas waktu 1 hari", "lewat tenggat 5 hari"]),
    ],
)
def test_pengingat(
    road_map: RoadMap,
    masalah: Permasalahan,
    diskominfo: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    kepala_pd: Pengguna,
    pada: datetime,
    judul: list[str],
) -> None:
    """Late problems and follow-ups near or past their deadline, for those who hold them."""
    RoadMap.objects.filter(pk=road_map.pk).update(status="berlaku")
    tindak = beri(road_map, tim_pelaksana, diskominfo, pic=tim_pelaksana)
    hasil = pengingat_masalah(pada)
    assert [kata in p.judul for kata, p in zip(judul, hasil, strict=True)] == [True] * len(judul)
    for p in hasil:
        assert kepala_pd in p.penerima
        assert (tim_pelaksana in p.penerima) == p.alamat.endswith(f"tindak-lanjut/{tindak.pk}/")


def test_pengingat_tetap_tiga_query(
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana: Pengguna,
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    RoadMap.objects.filter(pk=road_map.pk).update(status="berlaku")
    for nomor in range(4):
        lapor_masalah(road_map, tim_pelaksana_pd, diskominfo, judul=f"Masalah {nomor}")
        beri(road_map, tim_pelaksana, diskominfo, uraian=f"Tindak {nomor}")
    with django_assert_num_queries(3):
        assert len(pengingat_masalah(KINI + timedelta(days=20))) == 8
    assert TindakLanjut.objects.count() == 4
