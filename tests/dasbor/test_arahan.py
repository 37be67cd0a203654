"""An arahan from the dashboard: found on every figure, written once, read again in its place."""

import re
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dasbor.queries.pokok import JENIS
from monev.models import Arahan, LaporanBulanan, Pengukuran, TindakLanjut
from monev.services.arahan import beri_arahan
from organisasi.models import Pemberitahuan, Pengguna, PerangkatDaerah
from rencana_aksi.models import RencanaAksi
from roadmap.models import AreaPerubahan, RoadMap
from tests.monev.masalah_uji import lapor_masalah

LETAK = "tahun=2021&semester=2"
TAMBAH = f"/dasbor/arahan/tambah/?{LETAK}&pokok="
SERAPAN = f"{TAMBAH}kartu:serapan"
ATAS = "Serapan anggaran 11,25% · Semester II 2021 · Seluruh kota"


def _isian(**lain: Any) -> dict[str, Any]:
    awal = {
        "uraian": "Percepat belanja.",
        "perangkat_daerah": PerangkatDaerah.objects.get(kode="diskominfo").pk,
        "tenggat": timezone.localdate() + timedelta(days=30),
    }
    return awal | lain


def _teks(klien: Client, alamat: str) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == HTTPStatus.OK, alamat
    return " ".join(re.sub(r"<[^>]+>", " ", jawaban.content.decode()).split())


def _tautan(klien: Client, alamat: str) -> list[str]:
    halaman = klien.get(alamat).content.decode().replace("&amp;", "&")
    return re.findall(r'href="(/dasbor/arahan/tambah/\?[^"]+)"', halaman)


def _menunggu_penetapan(rencana: RencanaAksi) -> RencanaAksi:
    RencanaAksi.objects.filter(pk=rencana.pk).update(
        status="diverifikasi", ditetapkan_oleh=None, ditetapkan_pada=None
    )
    return rencana


def test_dari_setiap_angka(
    klien_tim_pengarah: Client,
    klien_inspektorat: Client,
    terkirim: LaporanBulanan,
    spbe: Pengukuran,
    tim_pelaksana_pd: Pengguna,
    diskominfo: PerangkatDaerah,
) -> None:
    """Each figure and row leads to its own form, which names it and whose it is; others are offered none."""
    road_map = terkirim.periode.road_map
    lapor_masalah(road_map, tim_pelaksana_pd, diskominfo)
    _menunggu_penetapan(terkirim.rencana)
    area = reverse("dasbor:area", args=[AreaPerubahan.objects.get(road_map=road_map, nomor=1).pk])
    halaman = [
        f"/dasbor/?{LETAK}",
        f"{area}?{LETAK}",
        f"/dasbor/peringkat/?{LETAK}",
        f"/dasbor/?{LETAK}&pd=diskominfo",
    ]
    per_jenis = {
        (re.split("pokok=|%3A", t)[1], "pd=" in t): t for h in halaman for t in _tautan(klien_tim_pengarah, h)
    }
    assert {jenis for jenis, _ in per_jenis} == set(JENIS)
    for alamat in per_jenis.values():
        jawaban = klien_tim_pengarah.get(alamat)
        assert jawaban.status_code == HTTPStatus.OK, alamat
        pokok = jawaban.context["pokok"]
        assert "Semester II 2021" in pokok.atas
        assert ("Seluruh kota" in pokok.atas) is (pokok.unit is None)
        assert klien_tim_pengarah.get(pokok.alamat).status_code == HTTPStatus.OK, pokok
        assert jawaban.context["form"]["perangkat_daerah"].value() == (pokok.unit.pk if pokok.unit else None)
    assert not [t for h in halaman for t in _tautan(klien_inspektorat, h)]


def test_menjadi_tindak_lanjut(
    klien_tim_pengarah: Client,
    klien_tim_pelaksana_pd: Client,
    terkirim: LaporanBulanan,
    tim_pelaksana_pd: Pengguna,
) -> None:
    """What was made is told with a link, stands on the dashboard, and the unit in charge finds it on its own."""
    assert ATAS in _teks(klien_tim_pengarah, SERAPAN)
    isian = _isian(angka=ATAS)
    jawaban = klien_tim_pengarah.post(SERAPAN, isian, follow=True)
    tindak = TindakLanjut.objects.get()
    assert tindak.arahan is not None
    assert (tindak.arahan.atas, tindak.arahan.alamat) == (ATAS, "/monev/kemajuan/?tahun=2021")
    kabar = str(next(iter(jawaban.context["messages"])))
    assert f'<a href="/monev/tindak-lanjut/{tindak.pk}/">' in kabar
    assert "untuk Dinas Komunikasi dan Informatika, tenggat" in kabar
    assert (
        f'Arahan tersimpan sebagai <a href="/monev/tindak-lanjut/{tindak.pk}/">' in jawaban.content.decode()
    )
    assert Pemberitahuan.objects.filter(penerima=tim_pelaksana_pd, judul__contains="Arahan").exists()
    for klien in (klien_tim_pengarah, klien_tim_pelaksana_pd):
        isi = _teks(klien, f"/dasbor/?{LETAK}")
        assert "Percepat belanja. Berjalan 0% · Dinas Komunikasi dan Informatika · tenggat" in isi
        assert f"atas {ATAS}" in isi
    klien_tim_pengarah.post(SERAPAN, isian)
    assert (Arahan.objects.count(), TindakLanjut.objects.count()) == (1, 1)
    TindakLanjut.objects.update(tenggat=timezone.localdate() - timedelta(days=2))
    assert "lewat 2 hari" in _teks(klien_tim_pengarah, f"/dasbor/?{LETAK}")


def test_permasalahan_ikut(
    klien_tim_pengarah: Client, road_map: RoadMap, tim_pelaksana_pd: Pengguna, diskominfo: PerangkatDaerah
) -> None:
    """An arahan on a problem hangs on it; once solved it is no longer there to write on."""
    masalah = lapor_masalah(road_map, tim_pelaksana_pd, diskominfo)
    alamat = f"{TAMBAH}masalah:{masalah.pk}"
    klien_tim_pengarah.post(alamat, _isian())
    assert TindakLanjut.objects.get().permasalahan == masalah
    type(masalah).objects.filter(pk=masalah.pk).update(
        status="selesai", diselesaikan_oleh=tim_pelaksana_pd, diselesaikan_pada=timezone.now()
    )
    assert klien_tim_pengarah.get(alamat).status_code == HTTPStatus.NOT_FOUND


def test_angka_berubah(klien_tim_pengarah: Client, terkirim: LaporanBulanan) -> None:
    """A figure that changed since it was read is shown anew before anything is kept; what was typed stays."""
    jawaban = klien_tim_pengarah.post(SERAPAN, _isian(angka=ATAS.replace("11,25", "10,00")))
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    isi = jawaban.content.decode()
    assert "Angka ini berubah sejak Anda membukanya" in isi
    assert "Percepat belanja." in isi
    assert f'value="{ATAS}"' in isi
    assert not Arahan.objects.exists()


@pytest.mark.parametrize(
    ("isian", "bidang"),
    [
        ({"uraian": ""}, "uraian"),
        ({"perangkat_daerah": ""}, "perangkat_daerah"),
        ({"uraian": "", "perangkat_daerah": "", "tenggat": ""}, "uraian tenggat perangkat_daerah"),
        ({"perangkat_daerah": "99999999999999999999"}, "perangkat_daerah"),
        ({"tenggat": "2021-02-30"}, "tenggat"),
        ({"tenggat": "2021-02-01"}, "tenggat"),
        ({"pic": "x"}, "pic"),
    ],
)
def test_isian_salah(
    isian: dict[str, str], bidang: str, klien_tim_pengarah: Client, road_map: RoadMap
) -> None:
    """The field says what is wrong with it, and nothing is kept."""
    jawaban = klien_tim_pengarah.post(SERAPAN, _isian(**isian))
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert list(jawaban.context["form"].errors) == bidang.split()
    assert not Arahan.objects.exists()


@pytest.mark.parametrize(
    "pokok",
    f",kartu,kartu:,kartu:lain,lain:1,area:0,area:x,area:{'9' * 30},area:²,masalah:999999,unit:tidak-ada,"
    "pelaksana:0:diskominfo,pelaksana:1:tidak-ada,butir:1,rencana:0,indikator:tidak-ada,"
    "kartu:serapan&tahun=1999,kartu:serapan&semester=9,kartu:serapan&pd=tidak-ada".split(","),
)
def test_tidak_dikenal(pokok: str, klien_tim_pengarah: Client, road_map: RoadMap) -> None:
    """What the dashboard does not show takes no arahan."""
    assert klien_tim_pengarah.get(f"{TAMBAH}{pokok}").status_code == HTTPStatus.NOT_FOUND
    assert klien_tim_pengarah.post(f"{TAMBAH}{pokok}", _isian()).status_code == HTTPStatus.NOT_FOUND
    assert not Arahan.objects.exists()


@pytest.mark.parametrize(
    "klien", ["klien_tim_pelaksana", "klien_inspektorat", "klien_tim_pelaksana_pd", "klien_administrator"]
)
def test_bukan_tim_pengarah(klien: str, road_map: RoadMap, request: pytest.FixtureRequest) -> None:
    """Others are told who may; another unit's figures are a 404 to a unit."""
    peramban: Client = request.getfixturevalue(klien)
    jawaban = peramban.post(SERAPAN, _isian())
    assert jawaban.status_code == HTTPStatus.FORBIDDEN
    assert "Hanya Tim Pengarah Tingkat Kota" in jawaban.content.decode()
    lain = peramban.get(f"{SERAPAN}&pd=dishub").status_code
    assert lain == (HTTPStatus.NOT_FOUND if klien.endswith("_pd") else HTTPStatus.FORBIDDEN)
    assert not Arahan.objects.exists()


def test_jumlah_query_tetap(
    klien_tim_pengarah: Client, terkirim: LaporanBulanan, tim_pengarah: Pengguna, diskominfo: PerangkatDaerah
) -> None:
    """Twenty directions cost no query more than two, and the eleventh is a click away."""
    banyak, halaman = [], ""
    for awal, akhir in ((0, 2), (2, 20)):
        for n in range(awal, akhir):
            beri_arahan(
                road_map=terkirim.periode.road_map,
                atas=ATAS,
                alamat="/",
                teks=f"Arahan {n}",
                tenggat=timezone.localdate(),
                oleh=tim_pengarah,
                kini=timezone.now(),
                perangkat_daerah=diskominfo,
            )
        with CaptureQueriesContext(connection) as tangkapan:
            halaman = klien_tim_pengarah.get(f"/dasbor/?{LETAK}").content.decode()
        banyak.append(len(tangkapan))
    assert banyak[0] == banyak[1]
    assert "Semua 20 arahan" in halaman


def test_tetapkan_dari_dasbor(
    klien_tim_pengarah: Client, klien_inspektorat: Client, rencana: RencanaAksi, tim_pelaksana: Pengguna
) -> None:
    """The plans that wait are ticked here and set as on their own page, which tells what came of it."""
    _menunggu_penetapan(rencana)
    halaman = klien_tim_pengarah.get(f"/dasbor/?{LETAK}").content.decode()
    kotak = re.search(r'<input[^>]*name="rencana"[^>]*>', halaman)
    assert kotak is not None
    assert f'value="{rencana.pk}"' in kotak.group()
    assert "tidak dapat diubah lagi" in halaman
    assert 'name="rencana"' not in klien_inspektorat.get(f"/dasbor/?{LETAK}").content.decode()
    sasaran = re.search(r'<form method="post" action="([^"]*penetapan[^"]*)"', halaman)
    assert sasaran is not None
    assert klien_tim_pengarah.post(sasaran.group(1), {}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    jawaban = klien_tim_pengarah.post(sasaran.group(1), {"rencana": [rencana.pk]})
    assert "1 rencana ditetapkan" in jawaban.content.decode()
    rencana.refresh_from_db()
    assert rencana.status == "ditetapkan"
