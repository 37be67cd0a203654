"""The pages of problems and follow-ups, as each person sees and uses them."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from monev.models import Evaluasi, Periode, Permasalahan, Rekomendasi, TindakLanjut
from monev.services.masalah import ambil_langkah, putuskan
from monev.services.tindak_lanjut import konfirmasi, selesaikan
from organisasi.models import Pengguna, PerangkatDaerah, Pokja
from rencana_aksi.models import RencanaAksi
from riwayat.queries import versi
from roadmap.models import RoadMap
from tests.monev.masalah_uji import TAUTAN, area_satu, beri, keputusan_rapat, lapor_masalah

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)


@pytest.fixture
def kini() -> Any:
    """The moment of the test: pages read the clock."""
    return timezone.now()


@pytest.fixture
def masalah(
    road_map: RoadMap, tim_pelaksana_pd: Pengguna, diskominfo: PerangkatDaerah, kini: Any
) -> Permasalahan:
    """Raised by Diskominfo twenty days ago: six days late."""
    return lapor_masalah(road_map, tim_pelaksana_pd, diskominfo, kini - timedelta(days=20))


@pytest.fixture
def tindak(
    road_map: RoadMap,
    tim_pelaksana: Pengguna,
    diskominfo: PerangkatDaerah,
    masalah: Permasalahan,
    kini: Any,
) -> TindakLanjut:
    """Given to Diskominfo for the problem; three days late."""
    lampau = kini - timedelta(days=10)
    return beri(
        road_map,
        tim_pelaksana,
        diskominfo,
        permasalahan=masalah,
        kini=lampau,
        tenggat=timezone.localdate() - timedelta(days=3),
    )


def isi(jawaban: Any) -> str:
    return " ".join(jawaban.content.decode().split())


def url_langkah(masalah: Permasalahan, nama: str) -> str:
    return reverse("monev:masalah_langkah", args=[masalah.pk, nama])


def url_tindak(tindak: TindakLanjut, nama: str) -> str:
    return reverse(f"monev:tindak_lanjut_{nama}", args=[tindak.pk])


# Lists


def test_papan(masalah: Permasalahan, tindak: TindakLanjut, klien_tim_pelaksana_pd: Client) -> None:
    """Each level is a column; age and lateness stand in words."""
    teks = isi(klien_tim_pelaksana_pd.get(reverse("monev:daftar_masalah")))
    assert "1 permasalahan terbuka: 1 di Perangkat Daerah; 1 lewat batas waktu." in teks
    assert "20 hari di tingkat ini · 20 hari sejak dilaporkan" in teks
    assert "lewat 6 hari" in teks
    assert "0 dari 1 tindak lanjut terkonfirmasi" in teks


def test_papan_kosong(road_map: RoadMap, klien_inspektorat: Client) -> None:
    teks = isi(klien_inspektorat.get(reverse("monev:daftar_masalah")))
    assert "Belum ada permasalahan" in teks
    assert "Hanya Perangkat Daerah atau Tim Pelaksana" in teks


@pytest.mark.parametrize(
    ("saring", "ada"),
    [
        ({}, True),
        ({"tingkat": "pd"}, True),
        ({"tingkat": "pokja"}, False),
        ({"status": "terbuka"}, True),
        ({"status": "selesai"}, False),
        ({"pd": "diskominfo"}, True),
        ({"q": "server dipasang"}, True),
        ({"q": "server gedung"}, False),
        ({"terlambat": "on"}, True),
    ],
)
def test_tabel_disaring(
    masalah: Permasalahan, klien_inspektorat: Client, saring: dict[str, str], ada: bool
) -> None:
    jawaban = klien_inspektorat.get(reverse("monev:daftar_masalah"), {"tampil": "tabel", **saring})
    assert ("Server belum tersedia" in isi(jawaban)) == ada


def test_tabel_menurut_area(masalah: Permasalahan, klien_inspektorat: Client) -> None:
    area = area_satu(masalah.road_map)
    lain = masalah.road_map.areaperubahan.exclude(pk=area.pk).first()
    assert lain is not None
    for satu, ada in ((area, True), (lain, False)):
        alamat = f"{reverse('monev:daftar_masalah')}?tampil=tabel&area={satu.pk}"
        jawaban = klien_inspektorat.get(alamat)
        assert ("Server belum tersedia" in isi(jawaban)) == ada


@pytest.mark.parametrize(
    "saring", [{"tingkat": "langit"}, {"area": "x"}, {"pd": "tidak-ada"}, {"tampil": "x"}]
)
def test_saringan_tidak_dikenal(
    masalah: Permasalahan, klien_inspektorat: Client, saring: dict[str, str]
) -> None:
    jawaban = klien_inspektorat.get(reverse("monev:daftar_masalah"), saring)
    assert jawaban.status_code == HTTPStatus.OK
    assert "Server belum tersedia" not in isi(jawaban)
    unduh = klien_inspektorat.get(reverse("monev:masalah_unduh", args=["csv"]), saring)
    assert unduh.status_code == HTTPStatus.NOT_FOUND


def test_unduh(masalah: Permasalahan, tindak: TindakLanjut, klien_inspektorat: Client) -> None:
    """CSV and XLSX of both lists; another format is a 404."""
    csv = klien_inspektorat.get(reverse("monev:masalah_unduh", args=["csv"]), {"tingkat": "pd"})
    assert "Server belum tersedia" in csv.content.decode("utf-8-sig")
    csv = klien_inspektorat.get(reverse("monev:tindak_lanjut_unduh", args=["csv"]))
    assert "Menyediakan server" in csv.content.decode("utf-8-sig")
    for nama in ("masalah_unduh", "tindak_lanjut_unduh"):
        xlsx = klien_inspektorat.get(reverse(f"monev:{nama}", args=["xlsx"]))
        assert xlsx.content[:2] == b"PK"
        assert klien_inspektorat.get(reverse(f"monev:{nama}", args=["exe"])).status_code == 404


def test_daftar_tindak_lanjut(
    tindak: TindakLanjut, klien_tim_pelaksana_pd: Client, klien_inspektorat: Client
) -> None:
    alamat = reverse("monev:daftar_tindak_lanjut")
    teks = isi(klien_tim_pelaksana_pd.get(alamat, {"milik": "saya"}))
    assert "Menyediakan server" in teks
    assert "lewat 3 hari" in teks
    assert "1 berjalan, 1 di antaranya lewat tenggat" in teks
    assert "Menyediakan server" not in isi(klien_inspektorat.get(alamat, {"milik": "saya"}))
    assert "Menyediakan server" in isi(klien_inspektorat.get(alamat, {"terlambat": "on", "q": "server"}))
    assert "Menyediakan server" not in isi(klien_inspektorat.get(alamat, {"status": "dikonfirmasi"}))


@pytest.mark.parametrize(
    ("nama", "parameter"),
    [
        ("daftar_masalah", {}),
        ("daftar_masalah", {"tampil": "tabel"}),
        ("daftar_tindak_lanjut", {}),
    ],
)
def test_daftar_query_tetap(
    road_map: RoadMap,
    rencana: RencanaAksi,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana: Pengguna,
    diskominfo: PerangkatDaerah,
    klien_inspektorat: Client,
    kini: Any,
    nama: str,
    parameter: dict[str, str],
) -> None:
    """The same number of queries at 3 rows and at 12."""

    def tambah(dari: int, sampai: int) -> None:
        for n in range(dari, sampai):
            butir = rencana.butir.first() if n % 2 else None
            asal = {"butir": butir} if butir else {}
            satu = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo, kini, judul=f"Masalah {n}", **asal)
            hari = timezone.localdate()
            beri(
                road_map,
                tim_pelaksana,
                diskominfo,
                permasalahan=satu,
                pic=tim_pelaksana_pd,
                kini=kini,
                tenggat=hari,
            )

    def banyak() -> int:
        with CaptureQueriesContext(
            connection,
        ) as query:
            assert klien_inspektorat.get(reverse(f"monev:{nama}"), parameter).status_code == 200
        return len(query)

    tambah(0, 3)
    banyak()
    sedikit = banyak()
    tambah(3, 12)
    assert banyak() == sedikit


# Raising


def test_laporkan_pada_butir(
    rencana: RencanaAksi, klien_tim_pelaksana_pd: Client, tim_pelaksana_pd: Pengguna
) -> None:
    """From an item: it is chosen already; what was typed and the evidence are saved once, however often sent."""
    butir = rencana.butir.first()
    assert butir is not None
    alamat = f"{reverse('monev:masalah_tambah')}?butir={butir.kunci}"
    assert f'<option value="{butir.pk}" selected>' in isi(klien_tim_pelaksana_pd.get(alamat))
    unit = rencana.perangkat_daerah_id
    data = {
        "atas_nama": str(unit),
        "judul": "Server belum tersedia",
        "uraian": "Aplikasi tidak dapat dipasang.",
        "butir": butir.pk,
    }
    kirim = [
        klien_tim_pelaksana_pd.post(
            alamat,
            data | {"berkas": SimpleUploadedFile("ruang.png", PNG, content_type="image/png")},
            follow=True,
        )
        for _ in range(2)
    ]
    satu = Permasalahan.objects.get()
    assert (satu.butir, satu.perangkat_daerah_id, satu.tingkat) == (butir, unit, "pd")
    assert satu.bukti.get().nama == "ruang.png"
    teks = isi(kirim[-1])
    assert "tersimpan dan menunggu Dinas Komunikasi dan Informatika" in teks
    assert "Butir 1" in teks
    assert "belum ditautkan" in teks


def test_laporkan_ditolak_isian_tetap(
    road_map: RoadMap, klien_tim_pelaksana_pd: Client, diskominfo: PerangkatDaerah
) -> None:
    alamat = reverse("monev:masalah_tambah")
    data = {"atas_nama": str(diskominfo.pk), "judul": "Tanpa asal", "uraian": "Teks yang diketik."}
    jawaban = klien_tim_pelaksana_pd.post(alamat, data)
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Pilih butir aksi, indikator, atau area yang bermasalah." in isi(jawaban)
    assert "Teks yang diketik." in isi(jawaban)
    berkas = SimpleUploadedFile("program.exe", b"MZ")
    area = area_satu(road_map).pk
    jawaban = klien_tim_pelaksana_pd.post(alamat, data | {"area": area, "berkas": berkas})
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Permasalahan.objects.exists()


def test_laporkan_oleh_tim_kota(road_map: RoadMap, klien_tim_pelaksana: Client) -> None:
    data = {
        "atas_nama": "kota",
        "judul": "Pokja kurang orang",
        "uraian": "Dua dari lima.",
        "area": area_satu(road_map).pk,
        "pokja": Pokja.objects.get(kode="pokja-a").pk,
    }
    klien_tim_pelaksana.post(reverse("monev:masalah_tambah"), data)
    satu = Permasalahan.objects.get()
    assert (satu.tingkat, satu.perangkat_daerah) == ("pokja", None)


@pytest.mark.parametrize("cara", ["get", "post"])
def test_laporkan_tidak_boleh(
    road_map: RoadMap, klien_inspektorat: Client, klien_asesor: Client, klien_anonim: Client, cara: str
) -> None:
    alamat = reverse("monev:masalah_tambah")
    assert getattr(klien_inspektorat, cara)(alamat).status_code == HTTPStatus.FORBIDDEN
    assert getattr(klien_asesor, cara)(alamat).status_code == HTTPStatus.FORBIDDEN
    assert getattr(klien_anonim, cara)(alamat).status_code == HTTPStatus.FOUND


@pytest.mark.parametrize("asal", ["butir=x", "indikator=tidak-ada", "area=9999999", "area=x"])
def test_laporkan_asal_tidak_dikenal(road_map: RoadMap, klien_tim_pelaksana_pd: Client, asal: str) -> None:
    jawaban = klien_tim_pelaksana_pd.get(f"{reverse('monev:masalah_tambah')}?{asal}")
    assert jawaban.status_code == HTTPStatus.NOT_FOUND


def test_laporkan_butir_perangkat_daerah_lain(
    rencana: RencanaAksi, klien_tim_pelaksana_pd_lain: Client
) -> None:
    butir = rencana.butir.first()
    assert butir is not None
    jawaban = klien_tim_pelaksana_pd_lain.get(f"{reverse('monev:masalah_tambah')}?butir={butir.kunci}")
    assert jawaban.status_code == HTTPStatus.NOT_FOUND


# The page of one, changing


def test_halaman(
    road_map: RoadMap,
    masalah: Permasalahan,
    tindak: TindakLanjut,
    tim_pelaksana: Pengguna,
    kepala_pd: Pengguna,
    klien_kepala_pd: Client,
    kini: Any,
) -> None:
    """The whole way, with reasons and days, the decision, the follow-ups, and what comes next."""
    ambil_langkah(
        permasalahan=masalah,
        nama="naikkan",
        alasan="Anggaran di kota.",
        oleh=kepala_pd,
        kini=kini - timedelta(days=5),
    )
    putuskan(
        permasalahan=masalah,
        keputusan=keputusan_rapat(road_map, masalah),
        oleh=tim_pelaksana,
        kini=kini,
    )
    teks = isi(klien_kepala_pd.get(reverse("monev:masalah", args=[masalah.pk])))
    assert "menunggu Kelompok Kerja Manajemen Perubahan, 5 hari" in teks
    assert "+00:00" not in teks  # the history speaks of days as people do
    assert "dari Perangkat Daerah ke Kelompok kerja" in teks
    assert "di tingkat ini 15 hari" in teks
    assert "Anggaran di kota." in teks
    assert "Rapat pleno Februari" in teks
    assert "Menyediakan server" in teks
    assert "1. Manajemen Perubahan" in teks
    assert "Hanya anggota kelompok kerja" in teks


def test_halaman_perangkat_daerah_lain(
    masalah: Permasalahan, tindak: TindakLanjut, klien_tim_pelaksana_pd_lain: Client
) -> None:
    """Another unit's problem and follow-up do not exist, whatever the address and the method."""
    alamat = [reverse(f"monev:{n}", args=[masalah.pk]) for n in ("masalah", "masalah_ubah")]
    alamat += [url_langkah(masalah, "naikkan"), reverse("monev:tindak_lanjut", args=[tindak.pk])]
    alamat += [url_tindak(tindak, n) for n in ("lapor", "selesai", "konfirmasi", "buka")]
    for satu in alamat:
        assert klien_tim_pelaksana_pd_lain.get(satu).status_code == HTTPStatus.NOT_FOUND
    for satu in alamat[1:3] + alamat[4:]:
        assert klien_tim_pelaksana_pd_lain.post(satu, {"alasan": "x"}).status_code == HTTPStatus.NOT_FOUND


def test_ubah(masalah: Permasalahan, klien_tim_pelaksana_pd: Client, klien_inspektorat: Client) -> None:
    alamat = reverse("monev:masalah_ubah", args=[masalah.pk])
    data = {
        "judul": "Server belum dibeli",
        "uraian": "Sama.",
        "area": masalah.area_id,
        "versi": versi(masalah),
    }
    assert klien_inspektorat.post(alamat, data).status_code == HTTPStatus.FORBIDDEN
    assert klien_tim_pelaksana_pd.post(alamat, data | {"judul": ""}).status_code == 422
    jawaban = klien_tim_pelaksana_pd.post(alamat, data, follow=True)
    assert "Permasalahan “Server belum dibeli” tersimpan." in isi(jawaban)


def test_ubah_dua_orang(
    masalah: Permasalahan, klien_tim_pelaksana_pd: Client, klien_kepala_pd: Client, kepala_pd: Pengguna
) -> None:
    """The second is told who changed what, sees both, keeps what was typed; sent again it counts."""
    alamat = reverse("monev:masalah_ubah", args=[masalah.pk])
    data = {"uraian": "Aplikasi tidak dapat dipasang.", "area": masalah.area_id, "versi": versi(masalah)}
    klien_kepala_pd.post(alamat, data | {"judul": "Dari kepala"})
    jawaban = klien_tim_pelaksana_pd.post(alamat, data | {"judul": "Dari penyusun"})
    assert jawaban.status_code == HTTPStatus.CONFLICT
    teks = isi(jawaban)
    assert f"diubah oleh {kepala_pd}" in teks
    assert "Dari kepala" in teks
    assert 'value="Dari penyusun"' in teks
    kirim = data | {"judul": "Dari penyusun", "versi": versi(masalah)}
    assert klien_tim_pelaksana_pd.post(alamat, kirim).status_code == HTTPStatus.FOUND
    assert Permasalahan.objects.get().judul == "Dari penyusun"


# Steps of a problem


def test_naikkan(masalah: Permasalahan, klien_kepala_pd: Client) -> None:
    """The page names the consequence and proposes the area's pokja; sent twice, it goes up once."""
    alamat = url_langkah(masalah, "naikkan")
    teks = isi(klien_kepala_pd.get(alamat))
    pokja = area_satu(masalah.road_map).pokja
    assert pokja is not None
    assert "berpindah ke kelompok kerja" in teks
    assert f'<option value="{pokja.pk}" selected>' in teks
    data = {"alasan": "Anggaran di kota.", "pokja": pokja.pk, "versi": versi(masalah)}
    for _ in range(2):
        jawaban = klien_kepala_pd.post(alamat, data, follow=True)
        assert f"kini berstatus Terbuka dan menunggu {pokja}" in isi(jawaban)
    masalah.refresh_from_db()
    assert (masalah.tingkat, masalah.catatan.count()) == ("pokja", 2)


def test_naikkan_ditolak(
    masalah: Permasalahan, klien_kepala_pd: Client, klien_tim_pelaksana_pd: Client, klien_anonim: Client
) -> None:
    alamat = url_langkah(masalah, "naikkan")
    jawaban = klien_kepala_pd.post(alamat, {"alasan": "", "versi": versi(masalah)})
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Tulis mengapa" in isi(jawaban)
    jawaban = klien_tim_pelaksana_pd.post(alamat, {"alasan": "x"})
    assert jawaban.status_code == HTTPStatus.FORBIDDEN
    assert "Hanya Kepala Perangkat Daerah" in isi(jawaban)
    assert klien_anonim.post(alamat).status_code == HTTPStatus.FOUND
    assert klien_kepala_pd.put(alamat).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert klien_kepala_pd.get(url_langkah(masalah, "lompat")).status_code == HTTPStatus.NOT_FOUND
    masalah.refresh_from_db()
    assert masalah.tingkat == "pd"


def test_langkah_dari_keadaan_lain(masalah: Permasalahan, klien_kepala_pd: Client) -> None:
    """A step that the state does not allow says so, and takes nothing."""
    for nama, kata in (("turunkan", "tidak dapat diturunkan"), ("buka", "berstatus Terbuka")):
        jawaban = klien_kepala_pd.get(url_langkah(masalah, nama))
        assert kata in isi(jawaban)
        assert klien_kepala_pd.post(url_langkah(masalah, nama), {"alasan": "x"}).status_code == 409


def test_langkah_dua_orang(
    masalah: Permasalahan, klien_kepala_pd: Client, klien_tim_pelaksana_pd: Client
) -> None:
    """What another person changed meanwhile is told; the reason stays, and sent again it counts."""
    tanda = versi(masalah)
    data = {"judul": "Baru", "uraian": "x", "area": masalah.area_id, "versi": tanda}
    klien_tim_pelaksana_pd.post(reverse("monev:masalah_ubah", args=[masalah.pk]), data)
    pokja = area_satu(masalah.road_map).pokja_id
    kirim = {"alasan": "Anggaran di kota.", "pokja": pokja, "versi": tanda}
    jawaban = klien_kepala_pd.post(url_langkah(masalah, "naikkan"), kirim)
    assert jawaban.status_code == HTTPStatus.CONFLICT
    assert "Anggaran di kota." in isi(jawaban)
    assert versi(masalah) in isi(jawaban)


# Follow-ups


def test_beri_tindak_lanjut(
    masalah: Permasalahan, diskominfo: PerangkatDaerah, klien_tim_pelaksana: Client
) -> None:
    alamat = f"{reverse('monev:tindak_lanjut_tambah')}?masalah={masalah.pk}"
    assert f'<option value="{diskominfo.pk}" selected>' in isi(klien_tim_pelaksana.get(alamat))
    data = {
        "uraian": "Membeli server",
        "perangkat_daerah": diskominfo.pk,
        "tenggat": str(timezone.localdate()),
    }
    kirim = [klien_tim_pelaksana.post(alamat, data, follow=True) for _ in range(2)]
    assert "Dinas Komunikasi dan Informatika diberi tahu" in isi(kirim[-1])
    assert TindakLanjut.objects.get().permasalahan == masalah


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        ({"tenggat": "2020-01-01"}, "Tenggat tidak boleh sebelum hari ini"),
        ({"tenggat": "besok"}, "Tulis tanggal, misalnya 24/11/2026."),
        ({"perangkat_daerah": ""}, "Pilih Perangkat Daerah atau orang"),
    ],
)
def test_beri_tindak_lanjut_ditolak(
    masalah: Permasalahan,
    diskominfo: PerangkatDaerah,
    klien_tim_pelaksana: Client,
    isian: dict[str, str],
    kata: str,
) -> None:
    data = {
        "uraian": "Teks yang diketik",
        "perangkat_daerah": str(diskominfo.pk),
        "tenggat": str(timezone.localdate()),
    }
    jawaban = klien_tim_pelaksana.post(reverse("monev:tindak_lanjut_tambah"), data | isian)
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert kata in isi(jawaban)
    assert "Teks yang diketik" in isi(jawaban)


def test_beri_tindak_lanjut_tidak_boleh(
    masalah: Permasalahan,
    dishub: PerangkatDaerah,
    klien_administrator: Client,
    klien_tim_pelaksana_pd_lain: Client,
) -> None:
    alamat = reverse("monev:tindak_lanjut_tambah")
    assert klien_administrator.get(alamat).status_code == HTTPStatus.FORBIDDEN
    assert klien_tim_pelaksana_pd_lain.get(f"{alamat}?masalah={masalah.pk}").status_code == 404
    assert klien_tim_pelaksana_pd_lain.get(f"{alamat}?masalah=x").status_code == 404


def test_tindak_lanjut_sampai_masalah_selesai(
    masalah: Permasalahan,
    tindak: TindakLanjut,
    klien_tim_pelaksana_pd: Client,
    klien_inspektorat: Client,
    klien_kepala_pd: Client,
) -> None:
    """Reported, refused without evidence, finished with a photo, confirmed; then the problem may be solved."""
    data = {"persen": "40", "teks": "Spesifikasi disepakati.", "versi": versi(tindak)}
    teks = isi(klien_tim_pelaksana_pd.post(url_tindak(tindak, "lapor"), data, follow=True))
    assert "Tindak lanjut berstatus Berjalan, 40%." in teks
    assert "Spesifikasi disepakati." in teks
    tanpa = {"teks": "Server dibeli.", "versi": versi(tindak)}
    jawaban = klien_tim_pelaksana_pd.post(url_tindak(tindak, "selesai"), tanpa)
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "tanpa bukti tindak lanjut tidak dapat ditutup" in isi(jawaban)
    assert "Server dibeli." in isi(jawaban)
    foto = SimpleUploadedFile("server.png", PNG, content_type="image/png")
    teks = isi(
        klien_tim_pelaksana_pd.post(url_tindak(tindak, "selesai"), tanpa | {"berkas": foto}, follow=True)
    )
    assert "Menunggu konfirmasi" in teks
    assert "server.png" in teks
    assert klien_kepala_pd.post(url_tindak(tindak, "konfirmasi")).status_code == HTTPStatus.FORBIDDEN
    tindak.refresh_from_db()
    klien_inspektorat.post(url_tindak(tindak, "konfirmasi"), {"teks": "", "versi": versi(tindak)})
    masalah.refresh_from_db()
    masalah.status = "diputuskan"
    masalah.save()
    teks = isi(klien_kepala_pd.get(reverse("monev:masalah", args=[masalah.pk])))
    assert "Semua tindak lanjut sudah dikonfirmasi Inspektorat." in teks
    selesai = {"alasan": "Server terpasang.", "versi": versi(masalah)}
    teks = isi(klien_kepala_pd.post(url_langkah(masalah, "selesaikan"), selesai, follow=True))
    assert "kini berstatus Selesai" in teks


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        ({"persen": "empat"}, "angka bulat 0 sampai 100"),
        ({"persen": "101"}, "antara 40"),
        ({"persen": "39"}, "antara 40"),
        ({"teks": ""}, "Tulis apa yang sudah dikerjakan."),
        ({"tautan": "bukan tautan"}, "URL"),
    ],
)
def test_lapor_ditolak(
    tindak: TindakLanjut, klien_tim_pelaksana_pd: Client, isian: dict[str, str], kata: str
) -> None:
    TindakLanjut.objects.filter(pk=tindak.pk).update(persen=40)
    data = {"persen": "50", "teks": "Teks yang diketik.", "versi": versi(tindak)} | isian
    jawaban = klien_tim_pelaksana_pd.post(url_tindak(tindak, "lapor"), data)
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert kata in isi(jawaban)
    assert not tindak.catatan.exists()


@pytest.mark.parametrize("nama", ["lapor", "selesai", "konfirmasi", "buka"])
def test_langkah_tindak_lanjut_tidak_boleh(
    tindak: TindakLanjut, klien_tim_pengarah: Client, klien_anonim: Client, nama: str
) -> None:
    alamat = url_tindak(tindak, nama)
    assert klien_tim_pengarah.get(alamat).status_code == HTTPStatus.FORBIDDEN
    data = {"persen": "50", "teks": "x", "alasan": "x"}
    assert klien_tim_pengarah.post(alamat, data).status_code == HTTPStatus.FORBIDDEN
    assert klien_anonim.post(alamat, data).status_code == HTTPStatus.FOUND
    assert klien_tim_pengarah.delete(alamat).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_langkah_tindak_lanjut_dari_keadaan_lain(tindak: TindakLanjut, klien_inspektorat: Client) -> None:
    for nama in ("konfirmasi", "buka"):
        assert "berstatus Berjalan" in isi(klien_inspektorat.get(url_tindak(tindak, nama)))
        assert klien_inspektorat.post(url_tindak(tindak, nama), {"alasan": "x"}).status_code == 409


def test_lapor_dua_orang(
    tindak: TindakLanjut, klien_tim_pelaksana_pd: Client, klien_kepala_pd: Client
) -> None:
    tanda = versi(tindak)
    klien_kepala_pd.post(
        url_tindak(tindak, "lapor"), {"persen": "60", "teks": "Dari kepala.", "versi": tanda}
    )
    data = {"persen": "50", "teks": "Dari penyusun.", "versi": tanda}
    jawaban = klien_tim_pelaksana_pd.post(url_tindak(tindak, "lapor"), data)
    assert jawaban.status_code == HTTPStatus.CONFLICT
    assert "kemajuannya kini 60%" in isi(jawaban)
    assert "Dari penyusun." in isi(jawaban)


def test_buka_kembali(
    tindak: TindakLanjut,
    tim_pelaksana_pd: Pengguna,
    inspektorat: Pengguna,
    klien_inspektorat: Client,
    kini: Any,
) -> None:
    selesaikan(tindak_lanjut=tindak, teks="Ada.", oleh=tim_pelaksana_pd, kini=kini, bukti=[TAUTAN])
    konfirmasi(tindak_lanjut=tindak, oleh=inspektorat, kini=kini)
    assert klien_inspektorat.post(url_tindak(tindak, "buka"), {"alasan": ""}).status_code == 422
    data = {"alasan": "Foto kabur.", "versi": versi(tindak)}
    teks = isi(klien_inspektorat.post(url_tindak(tindak, "buka"), data, follow=True))
    assert "Foto kabur." in teks
    assert "Tindak lanjut berstatus Berjalan" in teks


def test_halaman_query_tetap(
    masalah: Permasalahan,
    road_map: RoadMap,
    tim_pelaksana: Pengguna,
    diskominfo: PerangkatDaerah,
    klien_inspektorat: Client,
    kini: Any,
) -> None:
    alamat = reverse("monev:masalah", args=[masalah.pk])

    def banyak() -> int:
        with CaptureQueriesContext(connection) as query:
            assert klien_inspektorat.get(alamat).status_code == HTTPStatus.OK
        return len(query)

    def tambah(dari: int, sampai: int) -> None:
        for nomor in range(dari, sampai):
            beri(
                road_map,
                tim_pelaksana,
                diskominfo,
                permasalahan=masalah,
                uraian=f"Tindak {nomor}",
                kini=kini,
                tenggat=timezone.localdate(),
            )

    tambah(0, 2)
    banyak()
    sedikit = banyak()
    tambah(2, 8)
    assert banyak() == sedikit


def test_asal_tindak_lanjut(
    rencana: RencanaAksi,
    road_map: RoadMap,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
    diskominfo: PerangkatDaerah,
    klien_tim_pelaksana_pd: Client,
    kini: Any,
) -> None:
    """A follow-up leads up to its problem and its item, an evaluation's to that, one of neither says so."""
    masalah = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo, kini, butir=rencana.butir.first())
    hari = timezone.localdate()
    satu = beri(road_map, tim_pelaksana, diskominfo, permasalahan=masalah, kini=kini, tenggat=hari)
    teks = isi(klien_tim_pelaksana_pd.get(reverse("monev:tindak_lanjut", args=[satu.pk])))
    assert reverse("monev:masalah", args=[masalah.pk]) in teks
    assert "Butir 1: Menyusun peta proses bisnis" in teks
    lain = beri(road_map, tim_pelaksana, diskominfo, uraian="Lain", kini=kini, tenggat=hari)
    alamat = reverse("monev:tindak_lanjut", args=[lain.pk])
    assert "Diberikan langsung" in isi(klien_tim_pelaksana_pd.get(alamat))
    evaluasi = Evaluasi.objects.create(
        tingkat="pd",
        perangkat_daerah=diskominfo,
        periode=Periode.objects.get(road_map=road_map, jenis="semester", tahun=2021, nomor=1),
    )
    Rekomendasi.objects.create(
        evaluasi=evaluasi, nomor=1, teks="Lain", perangkat_daerah=diskominfo, tenggat=hari, tindak_lanjut=lain
    )
    teks = isi(klien_tim_pelaksana_pd.get(alamat))
    assert reverse("monev:evaluasi", args=[evaluasi.pk]) in teks
    assert "Diberikan langsung" not in teks
