"""What waits for whom on the front page: one click each, the latest first; nothing for those who owe nothing."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dasbor.queries import tindakan as tindakan_q
from dasbor.tindakan import Jenis, Tindakan, gabung
from indikator.models import Indikator
from monev.models import (
    LaporanBulanan,
    Pengukuran,
    Permasalahan,
    Peserta,
    Rapat,
    TindakLanjut,
)
from monev.workflow import Status
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import RencanaAksi
from roadmap.models import AreaPerubahan, RoadMap
from tests.monev.conftest import KINI, AmbilPeriode

Perintah = Callable[[Pengguna], list[tuple[str, str]]]
HARI = timezone.localdate(KINI)


def perintah(orang: Pengguna) -> list[tuple[str, str]]:
    """Return (what to do, with what) as the front page of a person shows it on the day KINI."""
    segar = Pengguna.objects.get(pk=orang.pk)
    return [(t.perintah, t.benda) for t in tindakan_q.perlu_tindakan(segar, KINI).daftar]


def _tindakan(benda: str, terlambat: int = 0, hari: int = 0) -> Tindakan:
    return Tindakan("Buka", benda, "/", terlambat, hari)


def test_urutan() -> None:
    """Past the deadline first, the most days first; then the longest waiting; then what comes, the nearest first."""
    satu = [_tindakan("baru"), _tindakan("lusa", hari=-2), _tindakan("lama", hari=9)]
    dua = [_tindakan("lewat 1", 1, 50), _tindakan("besok", hari=-1), _tindakan("lewat 30", 30, 2)]
    hasil = gabung([Jenis("a", satu, 3, "/"), Jenis("b", dua, 7, "/b"), Jenis("kosong", [], 0, "/")])
    assert [t.benda for t in hasil.daftar] == ["lewat 30", "lewat 1", "lama", "baru", "besok", "lusa"]
    assert [(j.nama, j.lain) for j in hasil.lebih] == [("b", 4)]
    assert hasil.semua == 10


@pytest.mark.parametrize(
    ("satu", "kata"),
    [
        (_tindakan("x", 3, 9), "lewat tenggat 3 hari"),
        (_tindakan("x", 0, 9), "menunggu 9 hari"),
        (_tindakan("x", 0, 1578), "menunggu 1.578 hari"),
        (_tindakan("x"), "sejak hari ini"),
        (Tindakan("x", "x", "/", keterangan="5 Feb 2021"), "5 Feb 2021"),
    ],
)
def test_kapan(satu: Tindakan, kata: str) -> None:
    assert satu.kapan == kata


@pytest.mark.django_db
def test_pengunjung_melihat_halaman_umum(klien_anonim: Client) -> None:
    """A visitor gets the road map's page without any block of one's own."""
    jawaban = klien_anonim.get(reverse("roadmap:beranda"))
    assert jawaban.status_code == HTTPStatus.OK
    assert "Perlu tindakan Anda" not in jawaban.content.decode()
    assert "Masuk untuk menyusun atau memeriksa" in jawaban.content.decode()


@pytest.mark.parametrize("peran", ["asesor", "tim_pengarah", "inspektorat", "administrator"])
def test_tidak_ada_yang_menunggu(peran: str, request: pytest.FixtureRequest) -> None:
    """Who owes nothing is told so, on the page that also shows the road map."""
    klien: Client = request.getfixturevalue(f"klien_{peran}")
    isi = klien.get("/").content.decode()
    assert "Tidak ada yang menunggu Anda." in isi
    assert "Baca dan unduh Lampiran" in isi


def test_beranda_hanya_dibaca(klien_tim_pengarah: Client) -> None:
    assert klien_tim_pengarah.post("/").status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize(
    ("status", "siapa", "kata"),
    [
        ("draf", "tim_pelaksana_pd", "Lengkapi dan ajukan"),
        ("dikembalikan", "tim_pelaksana_pd", "Perbaiki"),
        ("menunggu-kepala", "kepala_pd", "Setujui"),
        ("diajukan", "tim_pelaksana", "Verifikasi"),
        ("diverifikasi", "tim_pengarah", "Tetapkan"),
    ],
)
def test_rencana(
    status: str, siapa: str, kata: str, rencana: RencanaAksi, request: pytest.FixtureRequest
) -> None:
    """A plan waits for whoever holds it in its state, and for nobody else."""
    kosong = {
        f"{x}_{y}": None
        for x in ("diajukan", "disetujui", "diverifikasi", "ditetapkan")
        for y in ("oleh", "pada")
    }
    ada = {f.name for f in RencanaAksi._meta.get_fields()}
    RencanaAksi.objects.filter(pk=rencana.pk).update(
        status=status, **{k: v for k, v in kosong.items() if k in ada}
    )
    for nama in ("tim_pelaksana_pd", "kepala_pd", "tim_pelaksana", "tim_pengarah", "inspektorat"):
        milik = [p for p in perintah(request.getfixturevalue(nama)) if p[1] == str(rencana)]
        assert milik == ([(kata, str(rencana))] if nama == siapa else [])


@pytest.mark.parametrize(
    ("status", "siapa", "kata"),
    [
        (Status.DRAF, "tim_pelaksana_pd", "Lengkapi"),
        (Status.DIKEMBALIKAN, "tim_pelaksana_pd", "Perbaiki"),
        (Status.MENUNGGU_KEPALA, "kepala_pd", "Setujui"),
        (Status.DIKIRIM, "tim_pelaksana", "Verifikasi"),
        (Status.DITERIMA, "", ""),
    ],
)
def test_laporan_bulanan(
    status: Status, siapa: str, kata: str, laporan: LaporanBulanan, request: pytest.FixtureRequest
) -> None:
    """A monthly report waits for whoever holds it; another unit's people see nothing of it."""
    LaporanBulanan.objects.filter(pk=laporan.pk).update(status=status)
    for nama in ("tim_pelaksana_pd", "kepala_pd", "tim_pelaksana", "tim_pelaksana_pd_lain", "tim_pengarah"):
        milik = [p for p in perintah(request.getfixturevalue(nama)) if p[1] == str(laporan)]
        assert milik == ([(kata, str(laporan))] if nama == siapa else [])


def test_pengirim_tidak_memverifikasi(laporan: LaporanBulanan, tim_pelaksana: Pengguna) -> None:
    """What a person sent themselves waits for somebody else."""
    LaporanBulanan.objects.filter(pk=laporan.pk).update(
        status=Status.DIKIRIM, dikirim_oleh=tim_pelaksana, dikirim_pada=KINI
    )
    assert ("Verifikasi", str(laporan)) not in perintah(tim_pelaksana)


def test_laporan_terkunci_tidak_ditagih(laporan: LaporanBulanan, tim_pelaksana_pd: Pengguna) -> None:
    """A draft for a month that is locked is nobody's task: it cannot be sent."""
    periode = laporan.periode
    periode.tenggat = periode.dikunci_sesudah = HARI - timedelta(days=1)
    periode.save()
    assert ("Lengkapi", str(laporan)) not in perintah(tim_pelaksana_pd)


def test_laporan_belum_dimulai(
    rencana: RencanaAksi, tim_pelaksana_pd: Pengguna, tim_pelaksana_pd_lain: Pengguna, laporan: LaporanBulanan
) -> None:
    """A month that is over, with a set plan and no report, waits for the unit that owes it."""
    nama = f"Laporan {rencana.nama_unit} Januari 2021"
    assert ("Mulai", nama) not in perintah(tim_pelaksana_pd)
    laporan.delete()
    assert ("Mulai", nama) in perintah(tim_pelaksana_pd)
    assert not [p for p in perintah(tim_pelaksana_pd_lain) if "Laporan" in p[1]]


def test_pengukuran_belum_dimulai(
    road_map: RoadMap, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna, periode: AmbilPeriode
) -> None:
    """The indicators of a unit that nobody has measured in a semester that is over are counted."""
    indikator = Indikator.objects.get(nama="Indeks SPBE")
    indikator.penanggung_jawab = diskominfo
    indikator.save()
    ditagih = ("Isi realisasi", "1 indikator, Semester II 2020")
    assert ditagih in perintah(tim_pelaksana_pd)
    Pengukuran.objects.create(
        tingkat="pd",
        perangkat_daerah=diskominfo,
        periode=periode("semester", 2, tahun=2020),
        indikator=indikator,
    )
    assert ditagih not in perintah(tim_pelaksana_pd)


def _masalah(road_map: RoadMap, unit: PerangkatDaerah, oleh: Pengguna, **lain: Any) -> Permasalahan:
    awal: dict[str, Any] = {
        "judul": "Gagal lelang",
        "uraian": "Gagal",
        "tingkat": "pd",
        "sejak": KINI - timedelta(days=20),
        "tenggat": HARI - timedelta(days=6),
    }
    return Permasalahan.objects.create(
        road_map=road_map,
        area=AreaPerubahan.objects.get(road_map=road_map, nomor=1),
        perangkat_daerah=unit,
        dilaporkan_oleh=oleh,
        dilaporkan_pada=KINI,
        **awal | lain,
    )


@pytest.mark.parametrize(("tingkat", "siapa"), [("pd", "tim_pelaksana_pd"), ("kota", "tim_pelaksana")])
def test_permasalahan(
    tingkat: str,
    siapa: str,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    inspektorat: Pengguna,
    request: pytest.FixtureRequest,
) -> None:
    """An undecided problem waits at its level."""
    _masalah(road_map, diskominfo, inspektorat, tingkat=tingkat)
    for nama in ("tim_pelaksana_pd", "tim_pelaksana", "tim_pelaksana_pd_lain", "tim_pengarah"):
        milik = ("Selesaikan permasalahan", "Gagal lelang") in perintah(request.getfixturevalue(nama))
        assert milik == (nama == siapa), nama


def test_tindak_lanjut_lalu_konfirmasi(
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """A running follow-up waits for its unit; one said to be done for Inspektorat."""
    tindak = TindakLanjut.objects.create(
        road_map=road_map,
        permasalahan=_masalah(road_map, diskominfo, tim_pelaksana, status="diputuskan"),
        uraian="Lelang ulang",
        perangkat_daerah=diskominfo,
        tenggat=HARI,
        dibuat_oleh=tim_pelaksana,
        dibuat_pada=KINI,
    )
    assert perintah(tim_pelaksana_pd)[0] == ("Kerjakan tindak lanjut", "Lelang ulang")
    assert perintah(inspektorat) == []
    TindakLanjut.objects.filter(pk=tindak.pk).update(
        status="selesai", persen=100, diselesaikan_oleh=tim_pelaksana_pd, diselesaikan_pada=KINI
    )
    assert ("Kerjakan tindak lanjut", "Lelang ulang") not in perintah(tim_pelaksana_pd)
    assert perintah(inspektorat) == [("Konfirmasi tindak lanjut", "Lelang ulang")]


def test_rapat(
    road_map: RoadMap, tim_pengarah: Pengguna, tim_pelaksana: Pengguna, inspektorat: Pengguna
) -> None:
    """A meeting to come waits for those invited; one that is over, without minutes, for those who convened it."""
    isi = {"road_map": road_map, "tingkat": "kota", "judul": "Pleno"}
    besok = Rapat.objects.create(
        **isi, mulai=KINI + timedelta(days=1), selesai=KINI + timedelta(days=1, hours=2)
    )
    Peserta.objects.create(rapat=besok, pengguna=tim_pengarah, nama=tim_pengarah.nama)
    assert perintah(tim_pengarah) == [("Hadiri rapat", "Pleno")]
    assert perintah(inspektorat) == []
    Rapat.objects.filter(pk=besok.pk).update(mulai=KINI - timedelta(days=2), selesai=KINI - timedelta(days=1))
    assert perintah(tim_pengarah) == []
    assert ("Selesaikan notulen", "Pleno") in perintah(tim_pelaksana)


def test_banyak_diringkas(
    road_map: RoadMap, diskominfo: PerangkatDaerah, klien_tim_pelaksana: Client, tim_pelaksana: Pengguna
) -> None:
    """Of many of a kind five stand one by one, the latest first; the rest is one link, and nothing is lost."""
    for n in range(12):
        _masalah(
            road_map,
            diskominfo,
            tim_pelaksana,
            judul=f"Hal {n}",
            tingkat="kota",
            tenggat=HARI - timedelta(days=n),
        )
    tindakan = klien_tim_pelaksana.get("/").context["tindakan"]
    assert [t.benda for t in tindakan.daftar][:5] == ["Hal 11", "Hal 10", "Hal 9", "Hal 8", "Hal 7"]
    assert ("permasalahan", 7) in [(j.nama, j.lain) for j in tindakan.lebih]
    isi = klien_tim_pelaksana.get("/").content.decode()
    assert "7 permasalahan" in isi
    for t in tindakan.daftar:
        assert klien_tim_pelaksana.get(t.url).status_code == HTTPStatus.OK
    for j in tindakan.lebih:
        assert klien_tim_pelaksana.get(j.url).status_code == HTTPStatus.OK
