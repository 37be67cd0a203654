"""The calendar: opened once, changed by those who may, locked periods opened again with a reason."""

from datetime import date, datetime
from http import HTTPStatus

import pytest
from django.core.management import call_command
from django.test import Client

from monev.models import Kewajiban, LaporanBulanan, PengaturanMonev, Periode, Survei, Terkunci
from monev.queries.pengingat import pengingat_laporan
from monev.services.kalender import KalenderDitolak, buka_kalender, buka_kunci
from organisasi.models import Pengguna
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import RencanaAksi
from riwayat.queries import versi
from roadmap.models import RoadMap
from tests.monev.conftest import KINI, WIB, AmbilPeriode


def test_kalender_dibuka_sekali(road_map: RoadMap) -> None:
    """A year has 12 months, 2 semesters and itself; a second opening changes nothing people have set."""
    assert Periode.objects.filter(road_map=road_map).count() == 4 * 15
    Kewajiban.objects.filter(kode="rapat-pd").update(nama="Pertemuan dua mingguan")
    assert buka_kalender(road_map=road_map) == 0
    assert Kewajiban.objects.get(kode="rapat-pd").nama == "Pertemuan dua mingguan"


def test_perintah_buka_kalender(capsys: pytest.CaptureFixture[str], db: None) -> None:
    """The command says what it made, and the second time that nothing lacks."""
    call_command("buka_kalender_monev")
    call_command("buka_kalender_monev")
    pertama, kedua = capsys.readouterr().out.splitlines()
    assert "78 catatan kalender dibuat" in pertama
    assert "kalender sudah lengkap" in kedua


@pytest.mark.parametrize(
    ("jenis", "nomor", "nama", "mulai", "akhir", "tenggat"),
    [
        ("bulan", 2, "Februari 2021", date(2021, 2, 1), date(2021, 2, 28), date(2021, 3, 10)),
        ("semester", 1, "Semester I 2021", date(2021, 1, 1), date(2021, 6, 30), date(2021, 7, 31)),
        ("tahun", 1, "Tahun 2021", date(2021, 1, 1), date(2021, 12, 31), date(2022, 2, 28)),
    ],
)
def test_periode(
    periode: AmbilPeriode, jenis: str, nomor: int, nama: str, mulai: date, akhir: date, tenggat: date
) -> None:
    """A period knows its name, its days and its deadline."""
    satu = periode(jenis, nomor)
    assert (str(satu), satu.mulai, satu.akhir, satu.tenggat) == (nama, mulai, akhir, tenggat)


def test_kunci_periode(periode: AmbilPeriode, administrator: Pengguna, inspektorat: Pengguna) -> None:
    """A period locks by itself; the Administrator opens it again for a while, with a reason."""
    satu = periode("bulan", 1)
    assert satu.dikunci_sesudah == date(2021, 4, 11)
    satu.pastikan_terbuka(date(2021, 4, 11))
    with pytest.raises(Terkunci, match="sudah dikunci"):
        satu.pastikan_terbuka(date(2021, 4, 12))
    with pytest.raises(Terkunci, match="belum dimulai"):
        satu.pastikan_terbuka(date(2020, 12, 31))
    kini = datetime(2021, 5, 1, tzinfo=WIB)
    with pytest.raises(TidakBerwenang):
        buka_kunci(periode=satu, sampai=date(2021, 5, 5), alasan="Koreksi", oleh=inspektorat, kini=kini)
    with pytest.raises(KalenderDitolak, match="alasan"):
        buka_kunci(periode=satu, sampai=date(2021, 5, 5), alasan=" ", oleh=administrator, kini=kini)
    with pytest.raises(KalenderDitolak, match="lewat"):
        buka_kunci(periode=satu, sampai=date(2021, 4, 30), alasan="Koreksi", oleh=administrator, kini=kini)
    buka = buka_kunci(periode=satu, sampai=date(2021, 5, 5), alasan="Koreksi", oleh=administrator, kini=kini)
    buka.pastikan_terbuka(date(2021, 5, 5))
    with pytest.raises(Terkunci):
        buka.pastikan_terbuka(date(2021, 5, 6))
    with pytest.raises(KalenderDitolak, match="tidak sedang dikunci"):
        buka_kunci(periode=satu, sampai=date(2021, 5, 9), alasan="Lagi", oleh=administrator, kini=kini)


def test_halaman_kalender(klien_tim_pelaksana: Client, road_map: RoadMap) -> None:
    """The rhythm of Bab IV and the periods of the year stand on one page."""
    isi = klien_tim_pelaksana.get("/monev/kalender/?tahun=2021").content.decode()
    assert "Pertemuan Kepala Perangkat Daerah" in isi
    assert "Semester II 2021" in isi
    assert "Hanya Administrator yang dapat membuka kembali" in isi


def test_kalender_ditutup_bagi_lain(klien_tim_pelaksana_pd: Client, road_map: RoadMap) -> None:
    """A unit's officer reads the reason."""
    jawaban = klien_tim_pelaksana_pd.get("/monev/kalender/")
    assert jawaban.status_code == HTTPStatus.FORBIDDEN
    assert "Hanya Tim Pelaksana Tingkat Kota" in jawaban.content.decode()


def test_ubah_kewajiban_basi(klien_tim_pelaksana: Client, road_map: RoadMap) -> None:
    """Who edits what another has changed is told, and keeps what was typed."""
    satu = Kewajiban.objects.get(kode="rapat-pokja")
    isi = {
        "kode": satu.kode,
        "nama": "Rapat saya",
        "tingkat": "pokja",
        "peristiwa": "rapat",
        "irama": "bulan",
        "tenggat_hari": 5,
        "urutan": 1,
        "aktif": "on",
        "versi": versi(satu),
    }
    satu.nama = "Rapat orang lain"
    satu.save()
    alamat = f"/monev/kalender/kewajiban/{satu.pk}/ubah/"
    jawaban = klien_tim_pelaksana.post(alamat, isi)
    assert jawaban.status_code == HTTPStatus.CONFLICT
    assert "Rapat orang lain" in jawaban.content.decode()
    assert "Rapat saya" in jawaban.content.decode()
    satu.refresh_from_db()
    assert klien_tim_pelaksana.post(alamat, isi | {"versi": versi(satu)}).status_code == HTTPStatus.FOUND
    satu.refresh_from_db()
    assert (satu.nama, satu.tenggat_hari) == ("Rapat saya", 5)


def test_kunci_sebelum_tenggat_ditolak(klien_tim_pelaksana: Client, periode: AmbilPeriode) -> None:
    """A period cannot lock before its deadline; what was typed stays."""
    satu = periode("bulan", 3)
    isi = {"tenggat": "2021-04-20", "dikunci_sesudah": "2021-04-01", "versi": versi(satu)}
    jawaban = klien_tim_pelaksana.post(f"/monev/kalender/periode/{satu.pk}/ubah/", isi)
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "tidak boleh dikunci sebelum tenggatnya" in jawaban.content.decode()
    assert "2021-04-20" in jawaban.content.decode()


def test_tambah_dan_hapus_kewajiban(klien_administrator: Client, road_map: RoadMap) -> None:
    """An obligation comes, its code is taken only once, and goes with a trace in the history."""
    isi = {
        "kode": "kunjungan",
        "nama": "Kunjungan lapangan",
        "tingkat": "kota",
        "peristiwa": "rapat",
        "irama": "semester",
        "tenggat_hari": 0,
        "urutan": 99,
        "aktif": "on",
    }
    assert klien_administrator.post("/monev/kalender/kewajiban/tambah/", isi).status_code == HTTPStatus.FOUND
    dua = klien_administrator.post("/monev/kalender/kewajiban/tambah/", isi)
    assert "sudah dipakai" in dua.content.decode()
    satu = Kewajiban.objects.get(kode="kunjungan")
    alamat = f"/monev/kalender/kewajiban/{satu.pk}/hapus/"
    assert "tidak lagi menghitung" in klien_administrator.get(alamat).content.decode()
    klien_administrator.post(alamat)
    assert not Kewajiban.objects.filter(kode="kunjungan").exists()
    assert Kewajiban.riwayat.filter(kode="kunjungan", history_type="-").exists()


def test_ubah_pengaturan(klien_administrator: Client, road_map: RoadMap) -> None:
    """A time limit of zero days is refused; a proper one holds."""
    satu = PengaturanMonev.objects.get(road_map=road_map)
    isi = {nama: getattr(satu, nama) for nama in ("tenggat_bulan", "tenggat_semester", "tenggat_tahun")}
    isi |= {
        nama: getattr(satu, nama) for nama in ("kunci_sesudah", "batas_pokja", "batas_pleno", "batas_capaian")
    }
    alamat = "/monev/kalender/pengaturan/ubah/"
    jawaban = klien_administrator.post(alamat, isi | {"batas_pd": 0, "versi": versi(satu)})
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    klien_administrator.post(alamat, isi | {"batas_pd": 7, "versi": versi(satu)})
    satu.refresh_from_db()
    assert satu.batas_hari("pd") == 7


@pytest.mark.parametrize(
    ("hari", "banyak", "kata"),
    [(6, 0, ""), (8, 1, "2 hari lagi"), (12, 1, "lewat tenggat 2 hari")],
)
def test_pengingat_laporan(
    rencana: RencanaAksi, periode: AmbilPeriode, hari: int, banyak: int, kata: str
) -> None:
    """People are reminded of January's report near its deadline and past it, not before."""
    periode("bulan", 1)
    daftar = pengingat_laporan(datetime(2021, 2, hari, 8, tzinfo=WIB))
    assert len(daftar) == banyak
    assert all(kata in satu.judul for satu in daftar)


def test_pengingat_laporan_terkirim(laporan: LaporanBulanan, kepala_pd: Pengguna) -> None:
    """Who has sent is left alone."""
    laporan.status, laporan.dikirim_pada, laporan.dikirim_oleh = "dikirim", KINI, kepala_pd
    laporan.save()
    assert pengingat_laporan(datetime(2021, 2, 12, tzinfo=WIB)) == []


SURVEI = {
    "pihak": "pd:diskominfo",
    "judul": "Survei kepuasan",
    "mulai": "2021-03-01",
    "selesai": "2021-03-31",
    "responden": "120",
    "tautan": "survei.contoh.invalid",
}


def test_catat_survei_dua_kali(klien_tim_pelaksana_pd: Client, road_map: RoadMap) -> None:
    """A form sent twice notes one survey, its address with https."""
    for _ in range(2):
        assert klien_tim_pelaksana_pd.post("/monev/survei/tambah/", SURVEI).status_code == HTTPStatus.FOUND
    satu = Survei.objects.get()
    assert satu.tautan == "https://survei.contoh.invalid"
    assert "Survei kepuasan" in klien_tim_pelaksana_pd.get("/monev/survei/").content.decode()


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"selesai": "2999-01-01"}, "belum tiba"),
        ({"selesai": "2021-02-01"}, "sebelum dimulai"),
        ({"responden": "banyak"}, "Tulis bilangan bulat, misalnya 12."),
        ({"pihak": "pd:dishub"}, "pilihan"),
    ],
)
def test_survei_ditolak(
    klien_tim_pelaksana_pd: Client, road_map: RoadMap, isi: dict[str, str], pesan: str
) -> None:
    """A survey of the future, one that ends before it begins, words for a number, another unit's: told at the field."""
    jawaban = klien_tim_pelaksana_pd.post("/monev/survei/tambah/", SURVEI | isi)
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert pesan in jawaban.content.decode()
    assert "Survei kepuasan" in jawaban.content.decode()
    assert not Survei.objects.exists()


def test_survei_unit_lain_tersembunyi(
    klien_tim_pelaksana_pd_lain: Client, klien_tim_pelaksana_pd: Client, road_map: RoadMap
) -> None:
    """Another unit's survey is a 404; an inspector reads and may not change."""
    klien_tim_pelaksana_pd.post("/monev/survei/tambah/", SURVEI)
    satu = Survei.objects.get()
    for apa in ("ubah", "hapus"):
        assert klien_tim_pelaksana_pd_lain.get(f"/monev/survei/{satu.pk}/{apa}/").status_code == 404
    klien_tim_pelaksana_pd.post(f"/monev/survei/{satu.pk}/hapus/")
    assert not Survei.objects.exists()


def test_survei_bukan_untuk_inspektorat(klien_inspektorat: Client, road_map: RoadMap) -> None:
    """Who holds no survey reads why."""
    jawaban = klien_inspektorat.get("/monev/survei/tambah/")
    assert jawaban.status_code == HTTPStatus.FORBIDDEN
    assert "Hanya Perangkat Daerah penyelenggara" in jawaban.content.decode()
