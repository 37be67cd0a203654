"""The dashboard as each role sees it: figures that are right, linked and never a nought that nobody measured."""

import re
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from monev.models import LaporanBulanan, Pengukuran, Permasalahan, TindakLanjut
from organisasi.models import JenisPerangkatDaerah, Pengguna, PerangkatDaerah
from organisasi.permissions import TIM_PELAKSANA
from rencana_aksi.models import RencanaAksi
from roadmap.models import AreaPerubahan, RoadMap
from tests.monev.conftest import KINI
from tests.pabrik import PenugasanFactory

DASBOR = "/dasbor/?tahun=2021&semester="


def _isi(klien: Client, alamat: str) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == HTTPStatus.OK, alamat
    teks = re.sub(r"<[^>]+>", " ", jawaban.content.decode())
    return " ".join(teks.split())


def test_tanpa_kalender(klien_tim_pengarah: Client) -> None:
    """Before there is a calendar the page says who makes one."""
    assert "Belum ada kalender monev" in _isi(klien_tim_pengarah, "/dasbor/")


def test_semester_tanpa_data(klien_tim_pengarah: Client, road_map: RoadMap) -> None:
    """A semester without any figure says so; no nought looks like a result."""
    isi = _isi(klien_tim_pengarah, f"{DASBOR}1")
    assert "Semester I 2021: belum ada capaian yang dapat dihitung; " in isi
    assert "Belum ada rencana aksi 2021 yang ditetapkan" in isi
    assert "Indikator mencapai target – Belum ada capaian yang dapat dihitung" in isi
    assert "0 dari" not in isi
    assert "Kepatuhan monev 2021 – Tidak satu pun dari" in isi


def test_kota(
    klien_tim_pengarah: Client, terkirim: LaporanBulanan, spbe: Pengukuran, diskominfo: PerangkatDaerah
) -> None:
    """The city sees the answer, progress against plan, money, the place of a unit with its reason."""
    jawaban = klien_tim_pengarah.get(f"{DASBOR}2")
    dasbor = jawaban.context["dasbor"]
    assert [k.label for k in dasbor.kartu] == [
        "Indeks Reformasi Birokrasi",
        "Indikator mencapai target",
        "Rata-rata capaian",
        "Kemajuan fisik",
        "Serapan anggaran",
        "Kepatuhan monev 2021",
    ]
    kartu = {k.label: k for k in dasbor.kartu}
    assert kartu["Kemajuan fisik"].nilai == "15,00%"
    assert kartu["Kemajuan fisik"].keterangan.startswith("rencana 25,00%")
    assert kartu["Serapan anggaran"].nilai == "11,25%"
    assert "2015: " in kartu["Indeks Reformasi Birokrasi"].keterangan
    assert "dari 66 indikator mencapai target" in dasbor.kalimat
    assert sum(len(g.baris) for g in dasbor.tujuan) == 11
    tempat = klien_tim_pengarah.get("/dasbor/peringkat/?tahun=2021&semester=2").context["tempat"]
    satu = next(t for t in tempat if t.pk == diskominfo.pk)
    assert "kemajuan fisik 15% dari rencana 25%" in satu.alasan


def test_setiap_angka_menunjuk_barisnya(
    klien_tim_pengarah: Client, terkirim: LaporanBulanan, spbe: Pengukuran
) -> None:
    """Every link of the page leads somewhere, the figures' own among them; the chain ends at the Lampiran."""
    jawaban = klien_tim_pengarah.get(f"{DASBOR}2")
    assert all(k.url for k in jawaban.context["dasbor"].kartu)
    utama = jawaban.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    tautan = {t.replace("&amp;", "&") for t in re.findall(r'href="(/[^"#]*)"', utama)}
    assert any(t.startswith("/dasbor/area/") for t in tautan)
    for alamat in sorted(tautan):
        assert klien_tim_pengarah.get(alamat).status_code == HTTPStatus.OK, alamat
    area = AreaPerubahan.objects.get(road_map=terkirim.periode.road_map, nomor=1)
    assert (
        f'href="{reverse("roadmap:lampiran")}?area={area.pk}"'
        in klien_tim_pengarah.get(reverse("dasbor:area", args=[area.pk])).content.decode()
    )


def test_peta_area(klien_tim_pengarah: Client, spbe: Pengukuran) -> None:
    """A cell is the mean of the area's indicators in that semester, in figures, word and shape."""
    isi = _isi(klien_tim_pengarah, f"{DASBOR}2")
    area = AreaPerubahan.objects.filter(baris__penetapan__indikator=spbe.indikator).first()
    assert area is not None
    hasil = klien_tim_pengarah.get(f"{DASBOR}2").context["dasbor"]
    baris = next(a for a in hasil.area if a.area == area)
    assert [(s.tahun, s.semester) for s in baris.sel] == [(2020, 1), (2020, 2), (2021, 1), (2021, 2)]
    assert baris.sel[-1].rata.nilai is not None
    assert baris.sel[-1].predikat.lower() in isi.lower()
    assert hasil.area[0] == min(
        (a for a in hasil.area if a.capaian is not None), key=lambda a: (a.capaian, a.area.nomor)
    )


def test_area_menyebut_sebabnya(klien_tim_pengarah: Client, terkirim: LaporanBulanan) -> None:
    """Behind an area stand its indicators, its units and its late items with what hinders them."""
    area = AreaPerubahan.objects.get(road_map=terkirim.periode.road_map, nomor=1)
    isi = _isi(klien_tim_pengarah, f"{reverse('dasbor:area', args=[area.pk])}?tahun=2021&semester=2")
    assert "1 butir terlambat" in isi
    assert "Menyusun peta proses bisnis" in isi
    assert "Belum lelang" in isi
    assert "15,00% dari rencana 25,00%" in isi.replace("  ", " ")


def test_permasalahan_terlama_lebih_dahulu(
    klien_tim_pengarah: Client, road_map: RoadMap, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna
) -> None:
    """What waits above units for a decision is listed, the longest waiting first; a unit's own affair is not."""
    for judul, tingkat, hari in (("Baru", "kota", 1), ("Lama", "kota", 90), ("Milik unit", "pd", 120)):
        _masalah(road_map, diskominfo, tim_pelaksana_pd, judul, tingkat, hari)
    dasbor = klien_tim_pengarah.get(f"{DASBOR}2").context["dasbor"]
    assert [b.masalah.judul for b in dasbor.masalah.baris] == ["Lama", "Baru"]


def test_rencana_menunggu_penetapan(klien_tim_pengarah: Client, rencana: RencanaAksi) -> None:
    """Verified plans wait on the page, with the way to set them."""
    assert "Tidak ada rencana yang menunggu penetapan" in _isi(klien_tim_pengarah, f"{DASBOR}2")
    RencanaAksi.objects.filter(pk=rencana.pk).update(
        status="diverifikasi", ditetapkan_oleh=None, ditetapkan_pada=None
    )
    halaman = klien_tim_pengarah.get(f"{DASBOR}2").content.decode()
    assert reverse("rencana_aksi:rencana", args=[rencana.pk]) in halaman
    assert reverse("rencana_aksi:penetapan") in halaman


# Who sees what


def test_unit_melihat_miliknya(
    klien_tim_pelaksana_pd: Client, terkirim: LaporanBulanan, spbe: Pengukuran
) -> None:
    """A unit's people see their own unit's figures and place, nobody else's."""
    isi = _isi(klien_tim_pelaksana_pd, f"{DASBOR}2")
    assert "Dasbor Dinas Komunikasi dan Informatika" in isi
    assert "15,00%" in isi
    assert "Dinas Perhubungan" not in isi.split("Dasbor Dinas", 1)[1]
    for alamat in ("/dasbor/peringkat/?tahun=2021&semester=2", f"{DASBOR}2"):
        tempat = klien_tim_pelaksana_pd.get(alamat).context["tempat" if "peringkat" in alamat else "dasbor"]
        daftar = tempat if isinstance(tempat, list) else getattr(tempat, "tempat", tempat)
        assert [t.kode for t in daftar] == ["diskominfo"]


@pytest.mark.parametrize("halaman", ["/dasbor/", "/dasbor/peringkat/", "/dasbor/area/{area}/"])
def test_unit_lain_tersembunyi(
    halaman: str, klien_tim_pelaksana_pd_lain: Client, klien_tim_pengarah: Client, road_map: RoadMap
) -> None:
    """Another unit's dashboard is a 404 to a unit, open to the city; an unknown one is a 404 to all."""
    alamat = halaman.format(area=AreaPerubahan.objects.filter(road_map=road_map).values_list("pk")[0][0])
    assert klien_tim_pelaksana_pd_lain.get(f"{alamat}?pd=dishub").status_code == HTTPStatus.OK
    assert klien_tim_pelaksana_pd_lain.get(f"{alamat}?pd=diskominfo").status_code == HTTPStatus.NOT_FOUND
    assert klien_tim_pengarah.get(f"{alamat}?pd=diskominfo").status_code == HTTPStatus.OK
    assert klien_tim_pengarah.get(f"{alamat}?pd=tidak-ada").status_code == HTTPStatus.NOT_FOUND


def test_unit_tidak_melihat_area_unit_lain(
    klien_tim_pelaksana_pd_lain: Client, terkirim: LaporanBulanan
) -> None:
    """Behind an area a unit finds its own items alone."""
    area = AreaPerubahan.objects.get(road_map=terkirim.periode.road_map, nomor=1)
    isi = _isi(klien_tim_pelaksana_pd_lain, f"{reverse('dasbor:area', args=[area.pk])}?tahun=2021&semester=2")
    assert "Menyusun peta proses bisnis" not in isi
    assert "Tidak ada butir yang terlambat" in isi


def test_inspektorat(
    klien_inspektorat: Client,
    klien_tim_pengarah: Client,
    rencana: RencanaAksi,
    diskominfo: PerangkatDaerah,
    road_map: RoadMap,
    tim_pelaksana: Pengguna,
) -> None:
    """Inspektorat finds the follow-ups to confirm and the reports that are late; others do not."""
    TindakLanjut.objects.create(
        road_map=road_map,
        uraian="Lelang ulang",
        perangkat_daerah=diskominfo,
        tenggat=timezone.localdate(KINI),
        status="selesai",
        persen=100,
        dibuat_oleh=tim_pelaksana,
        dibuat_pada=KINI,
        diselesaikan_oleh=tim_pelaksana,
        diselesaikan_pada=KINI,
        permasalahan=_masalah(road_map, diskominfo, tim_pelaksana, "Gagal lelang", "kota", 3),
    )
    isi = _isi(klien_inspektorat, f"{DASBOR}1")
    assert "Lelang ulang" in isi
    assert "6 laporan belum terkirim: Januari 2021, Februari 2021" in isi
    assert "Laporan bulanan yang lewat tenggat" not in _isi(klien_tim_pengarah, f"{DASBOR}1")


def test_asesor_ditolak(klien_asesor: Client, road_map: RoadMap) -> None:
    """Who has no part in monev is told so."""
    assert klien_asesor.get("/dasbor/").status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("salah", ["tahun=1999", "tahun=abc", "semester=3", "tahun=2021&semester=x"])
def test_pilihan_salah(salah: str, klien_tim_pengarah: Client, road_map: RoadMap) -> None:
    """An unknown year or semester is told, and the newest stands in its place."""
    jawaban = klien_tim_pengarah.get(f"/dasbor/?{salah}")
    assert jawaban.status_code == HTTPStatus.OK
    assert jawaban.context["galat"]


def test_area_road_map_lain(klien_tim_pengarah: Client, road_map: RoadMap) -> None:
    """An area that the road map in use does not have is a 404."""
    assert klien_tim_pengarah.get("/dasbor/area/999999/").status_code == HTTPStatus.NOT_FOUND


def test_jumlah_query_tetap(klien_inspektorat: Client, terkirim: LaporanBulanan, spbe: Pengukuran) -> None:
    """Thirty units more, each with problems, cost no query more."""
    road_map, pelapor = terkirim.periode.road_map, spbe.dikirim_oleh
    assert pelapor is not None
    area = reverse("dasbor:area", args=[AreaPerubahan.objects.get(road_map=road_map, nomor=1).pk])
    alamat = [f"{DASBOR}2", "/dasbor/peringkat/?tahun=2021&semester=2", f"{area}?tahun=2021&semester=2", "/"]
    sebelum = [_banyak_query(klien_inspektorat, a) for a in alamat]
    for n in range(30):
        unit = PerangkatDaerah.objects.create(
            kode=f"uji-{n}", nama=f"Uji {n}", jenis=JenisPerangkatDaerah.DINAS
        )
        _masalah(road_map, unit, pelapor, f"Masalah {n}", "kota", n)
    assert [_banyak_query(klien_inspektorat, a) for a in alamat] == sebelum


def _banyak_query(klien: Client, alamat: str) -> int:
    klien.get(alamat)
    with CaptureQueriesContext(connection) as tangkapan:
        assert klien.get(alamat).status_code == HTTPStatus.OK
    return len(tangkapan)


def _masalah(
    road_map: RoadMap, unit: PerangkatDaerah, oleh: Pengguna, judul: str, tingkat: str, hari: int
) -> Permasalahan:
    sejak = KINI - timedelta(days=hari)
    return Permasalahan.objects.create(
        road_map=road_map,
        judul=judul,
        uraian=judul,
        area=AreaPerubahan.objects.get(road_map=road_map, nomor=1),
        perangkat_daerah=unit,
        tingkat=tingkat,
        sejak=sejak,
        tenggat=timezone.localdate(sejak + timedelta(days=30)),
        dilaporkan_oleh=oleh,
        dilaporkan_pada=sejak,
    )


def test_area_kelompok_kerja(
    klien_tim_pengarah: Client,
    klien_tim_pelaksana_pd: Client,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
) -> None:
    """A member of a pokja, and the unit that coordinates it, are led to its area; others see no such line."""
    area = AreaPerubahan.objects.select_related("pokja").get(road_map=road_map, nomor=1)
    assert area.pokja is not None
    anggota = PenugasanFactory.create(kode_peran=TIM_PELAKSANA, pokja=area.pokja).pengguna
    klien = Client()
    klien.force_login(anggota, backend="organisasi.backends.PeranBackend")
    area.pokja.koordinator = diskominfo
    area.pokja.save()
    for satu in (klien, klien_tim_pelaksana_pd):
        for halaman in ("/", f"{DASBOR}2"):
            isi = satu.get(halaman).content.decode()
            tautan = re.search(r'Area kelompok kerja Anda: <a href="([^"]+)">([^<]+)</a>', isi)
            assert tautan is not None, halaman
            assert tautan.group(2) == area.nama
            assert tautan.group(1).startswith(f"/dasbor/area/{area.pk}/")
            assert satu.get(tautan.group(1).replace("&amp;", "&")).status_code == HTTPStatus.OK
    assert "Area kelompok kerja Anda" not in klien_tim_pengarah.get(f"{DASBOR}2").content.decode()
