"""The search over everything: plans, items, meetings, problems and follow-ups, each only to whom it is open."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from monev.models import Keputusan, Permasalahan, Rapat, TindakLanjut
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi
from roadmap.models import RoadMap
from tests.monev.conftest import isi_butir
from tests.monev.masalah_uji import beri, lapor_masalah
from tests.monev.rapat_uji import rapat_pleno

pytestmark = pytest.mark.django_db

KATA = "zamrud"
"""A word that the regulation does not print."""
JENIS = ["Rapat", "Permasalahan", "Tindak lanjut", "Rencana aksi", "Butir rencana aksi"]
TANPA_NAMA = [jenis for jenis in JENIS if jenis != "Rencana aksi"]
"""The kinds whose records hold KATA; a plan itself is found by its unit and year."""
Isi = Callable[[], None]


def kelompok(klien: Client, kata: str, dialog: bool = False) -> dict[str, str]:
    """Return what a search shows, by the heading of its group; as the page or as the dialog shows it."""
    jawaban = klien.get("/cari/", {"q": kata}, headers={"HX-Request": "true"} if dialog else {})
    assert jawaban.status_code == 200
    html = unescape(jawaban.content.decode())
    bagian = re.findall(r"<section[^>]*>\s*<h[23][^>]*>([^<]+)</h[23]>(.*?)</section>", html, re.DOTALL)
    return dict(bagian)


@pytest.fixture
def isi(
    road_map: RoadMap,
    rencana: RencanaAksi,
    diskominfo: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
) -> Isi:
    """Give Diskominfo one more of each kind with the word in it."""

    def satu() -> None:
        nomor = rencana.butir.count() + 1
        lain = {"tahapan": f"Menyusun peta {KATA} {nomor}", "nomor": nomor}
        ButirAksi.objects.create(rencana=rencana, **isi_butir(road_map, **lain))
        rapat_pleno(
            road_map,
            tim_pelaksana_pd,
            judul=f"Rapat {KATA} {nomor}",
            tingkat="pd",
            perangkat_daerah=diskominfo,
        )
        lapor_masalah(road_map, tim_pelaksana_pd, diskominfo, judul=f"Server {KATA} {nomor} belum ada")
        beri(road_map, tim_pelaksana, diskominfo, uraian=f"Menyediakan server {KATA} {nomor}")

    satu()
    return satu


@pytest.mark.parametrize("dialog", [False, True])
def test_unit_menemukan_miliknya(isi: Isi, klien_tim_pelaksana_pd: Client, dialog: bool) -> None:
    """Each hit stands in its group and opens its page; the page and the dialog show the same."""
    hasil = kelompok(klien_tim_pelaksana_pd, KATA, dialog)
    assert list(hasil) == TANPA_NAMA
    assert "Rencana aksi Dinas Komunikasi dan Informatika 2021, butir 3" in hasil["Butir rencana aksi"]
    assert "1 Februari 2021" in hasil["Rapat"]
    for bagian in hasil.values():
        for alamat in re.findall(r'href="([^"]+)"', bagian):
            assert klien_tim_pelaksana_pd.get(alamat).status_code == 200


def test_rencana_ditemukan_menurut_unit_dan_tahun(rencana: RencanaAksi, klien_kepala_pd: Client) -> None:
    hasil = kelompok(klien_kepala_pd, "informatika 2021")
    assert f'href="/rencana-aksi/{rencana.pk}/"' in hasil["Rencana aksi"]
    assert "Ditetapkan" in hasil["Rencana aksi"]
    assert "Rencana aksi" not in kelompok(klien_kepala_pd, "informatika 2019")


@pytest.mark.parametrize("dialog", [False, True])
def test_unit_lain_dan_pengunjung_tidak_menemukan(
    isi: Isi, klien_tim_pelaksana_pd_lain: Client, klien_anonim: Client, dialog: bool
) -> None:
    """Another unit's records never appear: not as hits, not as counts."""
    for klien in (klien_tim_pelaksana_pd_lain, klien_anonim):
        assert kelompok(klien, KATA, dialog) == {}
        assert not set(JENIS) & kelompok(klien, "informatika 2021", dialog).keys()


@pytest.mark.parametrize("peran", ["tim_pengarah", "tim_pelaksana", "inspektorat", "administrator"])
def test_peran_kota_menemukan_semua(isi: Isi, peran: str, request: pytest.FixtureRequest) -> None:
    assert list(kelompok(request.getfixturevalue(f"klien_{peran}"), KATA)) == TANPA_NAMA


def test_penanggung_jawab_menemukan_tindak_lanjutnya(
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    klien_tim_pelaksana_pd_lain: Client,
) -> None:
    """Who is named as PIC finds the follow-up of another unit, and nothing else of it."""
    tindak = beri(road_map, tim_pelaksana, diskominfo, uraian=f"Menyusun {KATA}")
    TindakLanjut.objects.filter(pk=tindak.pk).update(pic=tim_pelaksana_pd_lain)
    lapor_masalah(road_map, tim_pelaksana, None, judul=f"Masalah {KATA}")
    assert list(kelompok(klien_tim_pelaksana_pd_lain, KATA)) == ["Tindak lanjut"]


def test_rapat_ditemukan_dari_agenda_dan_keputusan(
    road_map: RoadMap, tim_pelaksana: Pengguna, klien_tim_pelaksana: Client
) -> None:
    """One meeting with several decisions that hold the word is one hit."""
    rapat = rapat_pleno(road_map, tim_pelaksana)
    for nomor in (1, 2):
        Keputusan.objects.create(rapat=rapat, nomor=nomor, teks=f"Membeli {KATA} tahap {nomor}.")
    bagian = kelompok(klien_tim_pelaksana, KATA)["Rapat"]
    assert bagian.count("<li>") == 1
    assert "Rapat pleno Februari" in bagian


def test_versi_lama_tidak_muncul(rencana: RencanaAksi, klien_kepala_pd: Client) -> None:
    """Of a plan with a revision only the newest version is found."""
    revisi = RencanaAksi.objects.create(
        periode=rencana.periode, perangkat_daerah=rencana.perangkat_daerah, versi=2, revisi_dari=rencana
    )
    bagian = kelompok(klien_kepala_pd, "informatika 2021")["Rencana aksi"]
    assert f'href="/rencana-aksi/{revisi.pk}/"' in bagian
    assert f'href="/rencana-aksi/{rencana.pk}/"' not in bagian


def test_dialog_menampilkan_sedikit_dan_jalan_ke_semua(isi: Isi, klien_tim_pelaksana_pd: Client) -> None:
    """The dialog shows four of a kind and leads to the page, which shows all; it is no page of its own."""
    for _ in range(5):
        isi()
    jawaban = klien_tim_pelaksana_pd.get("/cari/", {"q": KATA}, headers={"HX-Request": "true"})
    html = jawaban.content.decode()
    assert "<html" not in html
    assert "HX-Request" in jawaban.headers["Vary"]
    assert f'href="/cari/?q={KATA}"' in html
    assert kelompok(klien_tim_pelaksana_pd, KATA, dialog=True)["Permasalahan"].count("<li>") == 4
    assert kelompok(klien_tim_pelaksana_pd, KATA)["Permasalahan"].count("<li>") == 6


@pytest.mark.parametrize("kata", ["", " ", "zzzz", "<b>x</b>", " ".join(f"k{n}" for n in range(11))])
def test_dialog_tanpa_temuan(klien_asesor: Client, kata: str) -> None:
    """Nothing to show is said in words, and nothing typed becomes markup."""
    jawaban = klien_asesor.get("/cari/", {"q": kata}, headers={"HX-Request": "true"})
    html = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "<b>x" not in html
    assert "<li>" not in html
    assert ("cari-kosong" in html) == bool(kata.strip())


@pytest.mark.parametrize("dialog", [False, True])
def test_jumlah_kueri_tetap(isi: Isi, klien_tim_pelaksana_pd: Client, dialog: bool) -> None:
    """The search asks the database as often for three hits of each kind as for thirty."""

    def hitung() -> int:
        with CaptureQueriesContext(connection) as kueri:
            kelompok(klien_tim_pelaksana_pd, KATA, dialog)
        return len(kueri)

    hitung()
    sedikit = hitung()
    for _ in range(9):
        isi()
    assert Rapat.objects.count() == Permasalahan.objects.count() == 10
    assert hitung() == sedikit


def test_hanya_road_map_yang_dipakai(isi: Isi, road_map: RoadMap, klien_tim_pelaksana: Client) -> None:
    """Records of another road map than the one in use stay out."""
    lain = RoadMap.objects.create(
        kode="lain", judul="Road map lain", tahun_awal=2030, tahun_akhir=2034, status="rancangan"
    )
    Permasalahan.objects.filter(road_map=road_map).update(road_map=lain)
    hasil = kelompok(klien_tim_pelaksana, KATA)
    assert "Permasalahan" not in hasil
    assert "Tindak lanjut" in hasil
