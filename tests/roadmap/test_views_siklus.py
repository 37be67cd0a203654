"""Road maps side by side: list, choose, show, edit the heading, clone, set in force, revoke."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from organisasi.models import Pengguna
from roadmap.models import RoadMap
from roadmap.permissions import SUSUN, TETAPKAN
from roadmap.workflow import Status
from tests.roadmap.halaman import baca, isi, isian, tabel, teks

pytestmark = pytest.mark.django_db
SALINAN = {"judul": "Road Map 2024-2026", "kode": "rb-2024-2026", "tahun_awal": "2024", "tahun_akhir": "2026"}


def alamat(nama: str, road_map: RoadMap) -> str:
    return reverse(f"roadmap:{nama}", args=[road_map.kode])


def pesan(jawaban: Any) -> str:
    return " ".join(str(p) for p in get_messages(jawaban.wsgi_request))


def lengkapi(road_map: RoadMap) -> None:
    RoadMap.objects.filter(pk=road_map.pk).update(
        nomor_regulasi="7", tahun_regulasi=2021, ditetapkan_pada="2021-03-04"
    )


# List, show, choose


def test_daftar(klien_anonim: Client, klien_asesor: Client, asli: RoadMap, klon: RoadMap) -> None:
    umum = tabel(baca(klien_anonim, "/road-map/"))
    assert [b.sel[0].teks for b in umum] == [asli.judul]
    assert [s.teks for s in umum[0].sel[1:]] == [
        "Peraturan Walikota Malang Nomor 45 Tahun 2020", "2020–2023", "●Berlaku", "Tim Pengarah Tingkat Kota",
    ]  # fmt: skip
    semua = tabel(baca(klien_asesor, "/road-map/"))
    assert {b.sel[0].teks for b in semua} == {asli.judul, klon.judul}
    assert {t for b in semua for t in b.sel[0].tautan} == {alamat("rinci", asli), alamat("rinci", klon)}


def test_rinci(klien_anonim: Client, klien_tim_pelaksana: Client, asli: RoadMap, klon: RoadMap) -> None:
    kata = teks(baca(klien_anonim, alamat("rinci", asli)))
    assert "Malang, 30 Desember 2020" in kata
    assert "SUTIAJI" in kata
    assert SUSUN.alasan in kata, "the closed action says why"
    assert TETAPKAN.alasan in kata
    html = baca(klien_tim_pelaksana, alamat("rinci", klon))
    assert f"Disalin dari{asli.judul}" in teks(html).replace("Disalin dari ", "Disalin dari")
    assert f'href="{alamat("ubah", klon)}"' in html
    assert f'href="{alamat("tetapkan", klon)}"' not in html
    assert "Dibuat oleh" in teks(html)


@pytest.mark.parametrize(
    ("tujuan", "ke"),
    [
        ("/road-map/lampiran/", "/road-map/lampiran/"),
        ("/road-map/lampiran/?q=a", "/road-map/lampiran/?q=a"),
        ("/road-map/lampiran/?peta=perwal-45-2020", "/"),
        ("", "/"),
        ("https://jahat.example/", "/"),
        ("//jahat.example/", "/"),
        ("///jahat.example/", "/"),
        ("/\\jahat.example/", "/"),
        ("http:jahat.example", "/"),
        ("javascript:alert(1)", "/"),
        ("\x00//jahat.example", "/"),
    ],
)
def test_pakai(klien_asesor: Client, klon: RoadMap, tujuan: str, ke: str) -> None:
    jawaban = klien_asesor.post("/road-map/pakai/", {"road_map": klon.kode, "next": tujuan})
    assert jawaban.status_code == 302
    assert jawaban.headers["Location"] == ke
    assert klon.judul in teks(baca(klien_asesor, "/")), "and stays in use"


def test_pakai_yang_tersembunyi(klien_anonim: Client, klien_asesor: Client, klon: RoadMap) -> None:
    assert klien_anonim.post("/road-map/pakai/", {"road_map": klon.kode}).status_code == 404
    for kode in ("", "tidak-ada", "\0"):
        assert klien_asesor.post("/road-map/pakai/", {"road_map": kode}).status_code == 404
    assert klien_asesor.get("/road-map/pakai/").status_code == 405


def test_pakai_berakhir_ketika_keluar(klien_asesor: Client, klon: RoadMap, asli: RoadMap) -> None:
    klien_asesor.post("/road-map/pakai/", {"road_map": klon.kode})
    klien_asesor.logout()
    assert asli.judul in teks(baca(klien_asesor, "/"))


# Heading


def test_ubah(klien_tim_pelaksana: Client, klon: RoadMap) -> None:
    tuju = alamat("ubah", klon)
    data = isian(baca(klien_tim_pelaksana, tuju)) | {
        "judul": "Judul <i>baru</i>", "nomor_regulasi": "7", "tahun_regulasi": "2021", "ditetapkan_pada": "2021-03-04",
    }  # fmt: skip
    jawaban = klien_tim_pelaksana.post(tuju, data)
    assert jawaban.headers["Location"] == alamat("rinci", klon)
    html = baca(klien_tim_pelaksana, alamat("rinci", klon))
    assert "Malang, 4 Maret 2021" in teks(html)
    assert "Sesudah: Judul <i>baru</i>" in teks(html)
    assert "<i>baru" not in html
    assert "Diubah oleh Uji tim-pelaksana" in teks(html)
    assert f"halaman {tuju}" in teks(html)


def test_ubah_salah(klien_tim_pelaksana: Client, klon: RoadMap) -> None:
    tuju = alamat("ubah", klon)
    data = isian(baca(klien_tim_pelaksana, tuju)) | {
        "judul": "",
        "ditetapkan_pada": "kemarin",
        "tentang": "Tetap",
    }
    html = isi(klien_tim_pelaksana.post(tuju, data), 422)
    for bidang in ("judul", "ditetapkan_pada"):
        assert f'id="id_{bidang}_error"' in html
    assert isian(html)["tentang"] == ["Tetap"]
    assert "kemarin" in html
    assert klon.judul in teks(html), "the trail still names the road map"
    klon.refresh_from_db()
    assert klon.judul == "Rancangan Perubahan 2020-2023"


def test_ubah_basi(klien_tim_pelaksana: Client, klien_administrator: Client, klon: RoadMap) -> None:
    tuju = alamat("ubah", klon)
    saya = isian(baca(klien_tim_pelaksana, tuju)) | {"judul": "Judul saya"}
    lain = isian(baca(klien_administrator, tuju)) | {"judul": "Judul orang lain"}
    assert klien_administrator.post(tuju, lain).status_code == 302
    html = isi(klien_tim_pelaksana.post(tuju, saya), 409)
    assert "Diubah oleh Uji administrator" in teks(html)
    assert "<ins>Judul orang lain</ins>" in html
    assert isian(html)["judul"] == ["Judul saya"]
    assert klien_tim_pelaksana.post(tuju, isian(html)).status_code == 302
    klon.refresh_from_db()
    assert klon.judul == "Judul saya"


# Clone


def test_salin(klien_tim_pelaksana: Client, tim_pelaksana: Pengguna, asli: RoadMap) -> None:
    tuju = alamat("salin", asli)
    usul = isian(baca(klien_tim_pelaksana, tuju))
    assert (usul["tahun_awal"], usul["tahun_akhir"]) == (["2024"], ["2027"])
    jawaban = klien_tim_pelaksana.post(tuju, SALINAN)
    salinan = RoadMap.objects.get(kode="rb-2024-2026")
    assert jawaban.headers["Location"] == alamat("rinci", salinan)
    assert (salinan.status, salinan.disalin_dari, salinan.nomor_regulasi) == (Status.RANCANGAN, asli, "")
    assert salinan.barislampiran.count() == 150
    assert salinan.judul in teks(baca(klien_tim_pelaksana, "/")), "it is in use from now on"
    kata = teks(baca(klien_tim_pelaksana, alamat("rinci", salinan)))
    assert f"Dibuat oleh {tim_pelaksana.nama}" in kata
    html = baca(klien_tim_pelaksana, "/road-map/lampiran/")
    assert all(f">{tahun}</th>" in html for tahun in (2024, 2025, 2026))
    assert ">2023</th>" not in html


@pytest.mark.parametrize(
    ("ganti", "bidang"),
    [
        ({"judul": ""}, "judul"),
        ({"kode": "perwal-45-2020"}, "kode"),
        ({"kode": "ada spasi"}, "kode"),
        ({"tahun_awal": "1999"}, "tahun_awal"),
        ({"tahun_akhir": "dua ribu"}, "tahun_akhir"),
    ],
)
def test_salin_salah(klien_tim_pelaksana: Client, asli: RoadMap, ganti: dict[str, str], bidang: str) -> None:
    html = isi(klien_tim_pelaksana.post(alamat("salin", asli), SALINAN | ganti), 422)
    assert f'id="id_{bidang}_error"' in html
    assert RoadMap.objects.filter(disalin_dari=asli).exclude(kode="klon").count() == 0


@pytest.mark.parametrize("akhir", ["2023", "2044"])
def test_salin_tahun_tidak_berurutan(klien_tim_pelaksana: Client, asli: RoadMap, akhir: str) -> None:
    html = isi(klien_tim_pelaksana.post(alamat("salin", asli), SALINAN | {"tahun_akhir": akhir}), 422)
    assert "Tahun akhir harus sama dengan atau sesudah tahun awal" in teks(html)


# In force, revoked


def test_tetapkan_lalu_cabut(klien_tim_pengarah: Client, klien_tim_pelaksana: Client, klon: RoadMap) -> None:
    lengkapi(klon)
    tuju = alamat("tetapkan", klon)
    kata = teks(baca(klien_tim_pengarah, tuju))
    assert klon.judul in kata
    assert "tidak dapat diubah lagi" in kata
    klon.refresh_from_db()
    assert klon.status == Status.RANCANGAN, "asking changes nothing"
    jawaban = klien_tim_pengarah.post(tuju)
    assert jawaban.headers["Location"] == alamat("rinci", klon)
    assert "kini berstatus Berlaku" in pesan(jawaban)
    html = baca(klien_tim_pelaksana, alamat("rinci", klon))
    assert f'href="{alamat("ubah", klon)}"' not in html
    assert "Road map berlaku tidak dapat diubah." in teks(html)
    assert "Diubah oleh Uji tim-pengarah" in teks(html)
    assert "Sebelum: Rancangan → Sesudah: Berlaku" in teks(html)
    baca(Client(), alamat("rinci", klon))  # public from now on
    jawaban = klien_tim_pengarah.post(alamat("cabut", klon))
    assert "kini berstatus Dicabut" in pesan(jawaban)
    baca(Client(), "/road-map/lampiran/?peta=klon")


def test_tetapkan_tanpa_nomor(klien_tim_pengarah: Client, klon: RoadMap) -> None:
    jawaban = klien_tim_pengarah.post(alamat("tetapkan", klon))
    assert "memerlukan nomor, tahun dan tanggal penetapan regulasi" in pesan(jawaban)
    klon.refresh_from_db()
    assert klon.status == Status.RANCANGAN


def test_tetapkan_sebelum_waktunya(klien_tim_pengarah: Client, klon: RoadMap) -> None:
    lengkapi(klon)
    RoadMap.objects.filter(pk=klon.pk).update(ditetapkan_pada="2999-01-01")
    assert "Tanggal penetapan regulasi belum tiba." in pesan(
        klien_tim_pengarah.post(alamat("tetapkan", klon))
    )
    klon.refresh_from_db()
    assert klon.status == Status.RANCANGAN


@pytest.mark.parametrize(
    ("nama", "kode", "alasan"),
    [
        ("tetapkan", "perwal-45-2020", "Hanya road map berstatus Rancangan yang dapat ditetapkan"),
        ("cabut", "klon", "Hanya road map berstatus Berlaku yang dapat dicabut"),
    ],
)
def test_peralihan_dari_status_lain(
    klien_tim_pengarah: Client, klon: RoadMap, nama: str, kode: str, alasan: str
) -> None:
    road_map = RoadMap.objects.get(kode=kode)
    jawaban = klien_tim_pengarah.post(alamat(nama, road_map))
    assert alasan in pesan(jawaban)
    assert RoadMap.objects.get(kode=kode).status == road_map.status


# Who may


TULIS = [
    ("ubah", SUSUN.alasan),
    ("salin", SUSUN.alasan),
    ("tetapkan", TETAPKAN.alasan),
    ("cabut", TETAPKAN.alasan),
]


@pytest.mark.parametrize(("nama", "alasan"), TULIS)
def test_peran_lain_ditolak(
    klien_anonim: Client,
    klien_kepala_pd: Client,
    klien_tim_pengarah: Client,
    klien_tim_pelaksana: Client,
    klon: RoadMap,
    nama: str,
    alasan: str,
) -> None:
    lengkapi(klon)
    lain = klien_tim_pengarah if alasan == SUSUN.alasan else klien_tim_pelaksana
    for metode in ("get", "post"):
        masuk = getattr(klien_anonim, metode)(alamat(nama, klon)).headers["Location"]
        assert masuk.startswith("/akun/masuk/?next=")
        for klien in (klien_kepala_pd, lain):
            assert alasan in teks(isi(getattr(klien, metode)(alamat(nama, klon), SALINAN), 403))
    klon.refresh_from_db()
    assert klon.status == Status.RANCANGAN
    assert not RoadMap.objects.filter(kode=SALINAN["kode"]).exists()


def test_berlaku_tidak_dapat_diubah(klien_tim_pelaksana: Client, asli: RoadMap) -> None:
    for metode in ("get", "post"):
        jawaban = getattr(klien_tim_pelaksana, metode)(alamat("ubah", asli), {"judul": "x"}, follow=True)
        assert "berstatus Berlaku dan tidak dapat diubah" in teks(isi(jawaban))
    asli.refresh_from_db()
    assert asli.judul != "x"


def test_metode_dan_kode_tidak_dikenal(klien_administrator: Client, klon: RoadMap) -> None:
    for nama, _ in TULIS:
        assert klien_administrator.put(alamat(nama, klon)).status_code == 405
        assert klien_administrator.get(f"/road-map/peta/tidak-ada/{nama}/").status_code == 404
        assert klien_administrator.post(f"/road-map/peta/tidak-ada/{nama}/").status_code == 404
    assert klien_administrator.post("/road-map/").status_code == 405
    assert klien_administrator.post(alamat("rinci", klon)).status_code == 405


def test_token_diperlukan(klon: RoadMap, administrator: Pengguna) -> None:
    klien = Client(enforce_csrf_checks=True)
    klien.force_login(administrator, backend="organisasi.backends.PeranBackend")
    assert klien.post(alamat("tetapkan", klon)).status_code == 403
    assert klien.post(alamat("salin", klon), SALINAN).status_code == 403
