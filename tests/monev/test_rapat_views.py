"""Pages of meetings as people meet them: what each may, what is refused and how, what is typed stays typed."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from monev.models import Peserta, Rapat, StatusRapat, TindakLanjut
from monev.queries.rapat import tanda_agenda, tanda_hadir, tanda_notulen
from monev.services.rapat_notulen import (
    IsianKeputusan,
    PokokAgenda,
    selesaikan,
    simpan_agenda,
    simpan_notulen,
)
from monev.services.rapat_peserta import undang
from organisasi.models import Pengguna, PerangkatDaerah
from roadmap.models import RoadMap
from tests.monev.rapat_uji import LAMPAU, jalankan, masalah_kota, rapat_pleno

BARU = {
    "penyelenggara": "pd:diskominfo",
    "jenis": "kerja",
    "judul": "Pertemuan Kepala Dinas",
    "tanggal": "2021-03-01",
    "jam_mulai": "09:00",
    "jam_selesai": "10:30",
    "tempat": "Aula",
    "tautan": "",
}


@pytest.fixture
def rapat(road_map: RoadMap, kepala_pd: Pengguna, diskominfo: PerangkatDaerah) -> Rapat:
    """A meeting of Diskominfo in the past, nobody invited yet."""
    return rapat_pleno(
        road_map, kepala_pd, tingkat="pd", perangkat_daerah=diskominfo, judul="Rapat Diskominfo"
    )


@pytest.fixture
def mendatang(road_map: RoadMap, kepala_pd: Pengguna, diskominfo: PerangkatDaerah) -> Rapat:
    """A meeting of Diskominfo in ten days."""
    mulai = timezone.now() + timedelta(days=10)
    lain = {"tingkat": "pd", "perangkat_daerah": diskominfo, "judul": "Rapat nanti"}
    return rapat_pleno(road_map, kepala_pd, mulai=mulai, **lain)


def alamat(nama: str, rapat: Rapat, *lain: object) -> str:
    return reverse(f"monev:{nama}", args=[rapat.pk, *lain])


# Who may


MENULIS = [
    "rapat_ubah",
    "rapat_batal",
    "rapat_undang",
    "rapat_agenda",
    "rapat_hadir",
    "rapat_notulen",
    "rapat_selesai",
]


@pytest.mark.parametrize("nama", MENULIS)
def test_penyelenggara_membuka(nama: str, rapat: Rapat, klien_tim_pelaksana_pd: Client) -> None:
    assert klien_tim_pelaksana_pd.get(alamat(nama, rapat)).status_code == HTTPStatus.OK


@pytest.mark.parametrize("nama", MENULIS)
@pytest.mark.parametrize(
    ("klien", "status"),
    [
        ("klien_tim_pelaksana_pd_lain", HTTPStatus.NOT_FOUND),
        ("klien_inspektorat", HTTPStatus.FORBIDDEN),
        ("klien_asesor", HTTPStatus.FORBIDDEN),
    ],
)
def test_bukan_penyelenggara(
    nama: str, klien: str, status: HTTPStatus, rapat: Rapat, request: pytest.FixtureRequest
) -> None:
    """Another unit's meeting is not there; who may read it learns who may write it."""
    peramban: Client = request.getfixturevalue(klien)
    assert peramban.get(alamat(nama, rapat)).status_code == status
    assert peramban.post(alamat(nama, rapat), {"alasan": "x"}).status_code == status
    assert Rapat.objects.get(pk=rapat.pk).status == StatusRapat.DIJADWALKAN


@pytest.mark.parametrize("nama", MENULIS)
def test_rapat_terlaksana_tertutup(
    nama: str, rapat: Rapat, kepala_pd: Pengguna, klien_tim_pelaksana_pd: Client
) -> None:
    """A finished meeting leads back to its page with the reason."""
    jalankan(rapat, kepala_pd)
    selesaikan(rapat=rapat, oleh=kepala_pd, kini=timezone.now())
    jawaban = klien_tim_pelaksana_pd.post(alamat(nama, rapat), {"alasan": "x"}, follow=True)
    assert jawaban.redirect_chain == [(alamat("rapat", rapat), 302)]
    assert "sudah terlaksana; isinya tidak dapat diubah" in jawaban.content.decode()


def test_halaman_rapat(rapat: Rapat, klien_inspektorat: Client, klien_tim_pelaksana_pd_lain: Client) -> None:
    isi = klien_inspektorat.get(alamat("rapat", rapat)).content.decode()
    assert "Hanya penyelenggara (Dinas Komunikasi dan Informatika) yang dapat mengubah rapat ini." in isi
    assert "Riwayat perubahan" in isi
    assert klien_tim_pelaksana_pd_lain.get(alamat("rapat", rapat)).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("nama", ["rapat", "daftar_rapat", "rapat_ics", "rapat_peserta_keluarkan"])
def test_cara_yang_salah(nama: str, rapat: Rapat, klien_kepala_pd: Client) -> None:
    lain = {"daftar_rapat": [], "rapat_peserta_keluarkan": [rapat.pk, 1]}.get(nama, [rapat.pk])
    cara = klien_kepala_pd.get if nama == "rapat_peserta_keluarkan" else klien_kepala_pd.post
    assert cara(reverse(f"monev:{nama}", args=lain)).status_code == HTTPStatus.METHOD_NOT_ALLOWED


# Schedule


def test_menjadwalkan(road_map: RoadMap, klien_tim_pelaksana_pd: Client) -> None:
    for _ in range(2):  # sent twice, made once
        jawaban = klien_tim_pelaksana_pd.post(reverse("monev:rapat_tambah"), BARU)
        assert jawaban.headers["Location"] == alamat("rapat", Rapat.objects.get())
    rapat = Rapat.objects.get()
    assert (rapat.tingkat, str(rapat.perangkat_daerah)) == ("pd", "Dinas Komunikasi dan Informatika")
    assert timezone.localtime(rapat.mulai).isoformat() == "2021-03-01T09:00:00+07:00"


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"jam_selesai": "08:59"}, "Rapat harus selesai setelah dimulai."),
        ({"tanggal": "2201-01-01"}, "Pilih tanggal dari tahun 2020 sampai"),
        ({"tanggal": "2019-12-31"}, "Pilih tanggal dari tahun 2020 sampai"),
        ({"tanggal": "besok"}, "Tanggal"),
        ({"judul": ""}, "Acara"),
        ({"penyelenggara": "pd:dishub"}, "Penyelenggara"),
        ({"penyelenggara": "kota"}, "Penyelenggara"),
        ({"tautan": "javascript:alert(1)"}, "Tautan rapat daring"),
    ],
)
def test_isian_salah(
    ganti: dict[str, str], pesan: str, road_map: RoadMap, klien_tim_pelaksana_pd: Client
) -> None:
    isian = BARU | {"tempat": "Aula yang diketik"} | ganti
    jawaban = klien_tim_pelaksana_pd.post(reverse("monev:rapat_tambah"), isian)
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert pesan in jawaban.content.decode()
    assert "Aula yang diketik" in jawaban.content.decode()
    assert not Rapat.objects.exists()


def test_yang_tidak_menyelenggarakan(road_map: RoadMap, klien_inspektorat: Client) -> None:
    jawaban = klien_inspektorat.post(reverse("monev:rapat_tambah"), BARU)
    assert jawaban.status_code == HTTPStatus.FORBIDDEN
    assert "yang dapat menjadwalkan rapat" in jawaban.content.decode()


def test_ubah_basi(rapat: Rapat, klien_kepala_pd: Client) -> None:
    halaman = klien_kepala_pd.get(alamat("rapat_ubah", rapat))
    isian = BARU | {"versi": halaman.context["form"]["versi"].value()}
    assert klien_kepala_pd.post(alamat("rapat_ubah", rapat), isian).status_code == HTTPStatus.FOUND
    lagi = klien_kepala_pd.post(alamat("rapat_ubah", rapat), isian | {"judul": "Ketikan saya"})
    assert lagi.status_code == HTTPStatus.CONFLICT
    assert "Ketikan saya" in lagi.content.decode()
    assert Rapat.objects.get().judul == BARU["judul"]


def test_batal(mendatang: Rapat, klien_kepala_pd: Client) -> None:
    assert klien_kepala_pd.post(alamat("rapat_batal", mendatang), {"alasan": " "}).status_code == 422
    klien_kepala_pd.post(alamat("rapat_batal", mendatang), {"alasan": "Kepala dinas keluar kota"})
    isi = klien_kepala_pd.get(alamat("rapat", mendatang)).content.decode()
    assert "Dibatalkan: Kepala dinas keluar kota" in isi


# Invite


def test_undang(
    rapat: Rapat, tim_pelaksana_pd: Pengguna, tim_pengarah: Pengguna, klien_kepala_pd: Client
) -> None:
    form = klien_kepala_pd.get(alamat("rapat_undang", rapat)).context["form"]
    usul, lain = form.kelompok
    assert {c.pengguna for c, dicentang in usul[1] if dicentang} >= {tim_pelaksana_pd}
    assert [(c.pengguna, dicentang) for c, dicentang in lain[1]] == [(tim_pengarah, False)]
    isian = {"orang": [tim_pelaksana_pd.pk], "bebas": "Camat Klojen; Kecamatan", "undangan": "Bawa data"}
    for _ in range(2):
        jawaban = klien_kepala_pd.post(alamat("rapat_undang", rapat), isian)
        assert jawaban.headers["Location"] == alamat("rapat", rapat)
    assert Peserta.objects.filter(rapat=rapat).count() == 2
    kosong = klien_kepala_pd.post(alamat("rapat_undang", rapat), {"orang": ["999999"], "bebas": "Lurah"})
    assert kosong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Lurah" in kosong.content.decode()


def test_keluarkan(
    rapat: Rapat, kepala_pd: Pengguna, klien_kepala_pd: Client, klien_inspektorat: Client
) -> None:
    undang(rapat=rapat, pengguna=[], bebas=[("Camat", "")], undangan="", oleh=kepala_pd, kini=LAMPAU)
    tujuan = alamat("rapat_peserta_keluarkan", rapat, rapat.peserta.get().pk)
    assert klien_inspektorat.post(tujuan).status_code == HTTPStatus.FORBIDDEN
    assert klien_kepala_pd.post(tujuan).status_code == HTTPStatus.FOUND
    assert not rapat.peserta.exists()
    assert klien_kepala_pd.post(tujuan).status_code == HTTPStatus.NOT_FOUND


# Agenda


def test_agenda_usulan_urut_dan_sendiri(
    road_map: RoadMap, tim_pelaksana: Pengguna, klien_tim_pelaksana: Client
) -> None:
    pleno = rapat_pleno(road_map, tim_pelaksana)
    masalah = masalah_kota(road_map, tim_pelaksana)
    isian = {
        "tanda": tanda_agenda(pleno),
        "usul": [f"masalah-{masalah.pk}"],
        "judul": "Lain-lain",
        "uraian": "",
    }
    for _ in range(2):  # sent twice, added once
        assert klien_tim_pelaksana.post(alamat("rapat_agenda", pleno), isian).status_code in {302, 422}
    satu, dua = pleno.agenda.order_by("nomor")
    assert (satu.judul, satu.permasalahan, dua.judul) == (masalah.judul, masalah, "Lain-lain")
    bidang = {
        f"a{a.pk}-{nama}": nilai for a in (satu, dua) for nama, nilai in (("pk", a.pk), ("judul", a.judul))
    }
    pindah = bidang | {"tanda": tanda_agenda(pleno), "pindah": f"{dua.pk}:naik"}
    klien_tim_pelaksana.post(alamat("rapat_agenda", pleno), pindah)
    assert list(pleno.agenda.order_by("nomor").values_list("judul", flat=True)) == [
        "Lain-lain",
        masalah.judul,
    ]
    hapus = bidang | {"tanda": tanda_agenda(pleno), f"a{dua.pk}-hapus": "on"}
    klien_tim_pelaksana.post(alamat("rapat_agenda", pleno), hapus)
    assert pleno.agenda.get() == satu
    salah = bidang | {"tanda": tanda_agenda(pleno), f"a{satu.pk}-judul": "", "uraian": "ketikan"}
    jawaban = klien_tim_pelaksana.post(alamat("rapat_agenda", pleno), salah)
    assert (jawaban.status_code, "ketikan" in jawaban.content.decode()) == (422, True)


def test_agenda_basi(rapat: Rapat, kepala_pd: Pengguna, klien_kepala_pd: Client) -> None:
    tanda = tanda_agenda(rapat)
    simpan_agenda(rapat=rapat, pokok=[PokokAgenda("Dari orang lain")], oleh=kepala_pd, kini=LAMPAU)
    jawaban = klien_kepala_pd.post(alamat("rapat_agenda", rapat), {"tanda": tanda, "judul": "Punya saya"})
    isi = jawaban.content.decode()
    assert jawaban.status_code == HTTPStatus.CONFLICT
    assert "Dari orang lain" in isi
    assert "Punya saya" in isi
    lagi = {"tanda": tanda_agenda(rapat), "judul": "Punya saya"}
    assert klien_kepala_pd.post(alamat("rapat_agenda", rapat), lagi).status_code == HTTPStatus.FOUND
    assert rapat.agenda.count() == 2


# Roll


def test_hadir(rapat: Rapat, kepala_pd: Pengguna, klien_kepala_pd: Client) -> None:
    nama = [("A", ""), ("B", ""), ("C", "")]
    undang(rapat=rapat, pengguna=[], bebas=nama, undangan="", oleh=kepala_pd, kini=LAMPAU)
    a, b, _ = rapat.peserta.order_by("nama")
    isian = {
        "tanda": tanda_hadir(rapat),
        f"hadir_{a.pk}": "ya",
        f"hadir_{b.pk}": "tidak",
        f"ket_{b.pk}": "Sakit",
        "sisa": "on",
        "tambahan": "D; Tamu",
    }
    for _ in range(2):
        assert klien_kepala_pd.post(alamat("rapat_hadir", rapat), isian).status_code == HTTPStatus.FOUND
    hasil = list(rapat.peserta.order_by("nama").values_list("nama", "hadir", "keterangan"))
    assert hasil == [("A", True, ""), ("B", False, "Sakit"), ("C", True, ""), ("D", True, "")]
    lain = isian | {f"hadir_{a.pk}": "tidak", f"ket_{a.pk}": "Punya saya"}
    basi = klien_kepala_pd.post(alamat("rapat_hadir", rapat), lain)
    assert basi.status_code == HTTPStatus.CONFLICT
    assert "Punya saya" in basi.content.decode()
    assert rapat.peserta.get(nama="A").hadir


# Minutes


def isian_notulen(rapat: Rapat, oleh: Pengguna, **lain: Any) -> dict[str, Any]:
    return {"tanda": tanda_notulen(rapat), "notulen": "Rapat dibuka.", "notulis": oleh.pk} | lain


def test_notulen_dan_keputusan(
    rapat: Rapat, kepala_pd: Pengguna, diskominfo: PerangkatDaerah, klien_kepala_pd: Client
) -> None:
    tenggat = timezone.localdate() + timedelta(days=7)
    isian = isian_notulen(
        rapat,
        kepala_pd,
        **{
            "baru-teks": "Kabel ditarik.",
            "baru-uraian": "Menarik kabel",
            "baru-tenggat": tenggat.isoformat(),
            "baru-perangkat_daerah": diskominfo.pk,
            "lagi": "1",
        },
    )
    for _ in range(2):  # sent twice, saved once
        jawaban = klien_kepala_pd.post(alamat("rapat_notulen", rapat), isian)
        assert jawaban.headers["Location"] == f"{alamat('rapat_notulen', rapat)}#keputusan-baru"
    keputusan, tindak = rapat.keputusan.get(), TindakLanjut.objects.get()
    assert (tindak.keputusan, tindak.tenggat) == (keputusan, tenggat)
    ubah = {f"k{keputusan.pk}-pk": keputusan.pk, f"k{keputusan.pk}-teks": "Kabel ditarik bulan ini."}
    klien_kepala_pd.post(alamat("rapat_notulen", rapat), isian_notulen(rapat, kepala_pd, **ubah))
    isi = klien_kepala_pd.get(alamat("rapat", rapat)).content.decode()
    assert "Kabel ditarik bulan ini." in isi
    assert "Menarik kabel" in isi


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"notulen": ""}, "Notulen belum diisi."),
        ({"baru-teks": ""}, "Tulis keputusannya."),
        ({"baru-uraian": ""}, "Tulis apa yang harus dilakukan."),
        ({"baru-tenggat": ""}, "Isi tenggat tindak lanjut."),
        ({"baru-tenggat": "2021-01-01"}, "Tenggat tindak lanjut tidak boleh sudah lewat."),
        ({"baru-perangkat_daerah": ""}, "Pilih Perangkat Daerah atau orang yang bertanggung jawab."),
        ({"baru-permasalahan": "999"}, "Menjawab permasalahan"),
    ],
)
def test_notulen_salah(
    ganti: dict[str, str],
    pesan: str,
    rapat: Rapat,
    kepala_pd: Pengguna,
    diskominfo: PerangkatDaerah,
    klien_kepala_pd: Client,
) -> None:
    isian = isian_notulen(rapat, kepala_pd) | {
        "baru-teks": "Ketikan keputusan",
        "baru-uraian": "Ketikan tindak lanjut",
        "baru-tenggat": "2031-01-01",
        "baru-perangkat_daerah": str(diskominfo.pk),
    }
    jawaban = klien_kepala_pd.post(alamat("rapat_notulen", rapat), isian | ganti)
    isi = jawaban.content.decode()
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert pesan in isi
    assert "Ketikan" in isi
    assert not rapat.keputusan.exists()


def test_notulen_rapat_mendatang(mendatang: Rapat, kepala_pd: Pengguna, klien_kepala_pd: Client) -> None:
    """Minutes of a meeting that is still to come are refused at the field; what was typed stays."""
    isian = isian_notulen(mendatang, kepala_pd, notulen="Ketikan saya")
    jawaban = klien_kepala_pd.post(alamat("rapat_notulen", mendatang), isian)
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "baru dimulai" in jawaban.context["form"].errors["notulen"][0]
    assert "Ketikan saya" in jawaban.content.decode()
    selesai = klien_kepala_pd.post(alamat("rapat_selesai", mendatang))
    assert selesai.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "rapat yang akan datang tidak dapat dinyatakan terlaksana" in selesai.content.decode()


def test_dua_orang_menulis_notulen(
    rapat: Rapat, kepala_pd: Pengguna, tim_pelaksana_pd: Pengguna, klien_kepala_pd: Client
) -> None:
    """Both texts are on the page; the second save, knowing of the first, counts, and no decision is lost."""
    isian = isian_notulen(rapat, kepala_pd, notulen="Teks kepala", **{"baru-teks": "Keputusan kepala"})
    lain = [IsianKeputusan("Keputusan petugas")]
    simpan_notulen(
        rapat=rapat, notulen="Teks petugas", keputusan=lain, oleh=tim_pelaksana_pd, kini=timezone.now()
    )
    jawaban = klien_kepala_pd.post(alamat("rapat_notulen", rapat), isian)
    isi = jawaban.content.decode()
    assert jawaban.status_code == HTTPStatus.CONFLICT
    assert tim_pelaksana_pd.nama in isi
    assert all(
        teks in isi for teks in ("Teks kepala", "Teks petugas", "Keputusan kepala", "Keputusan petugas")
    )
    baru = jawaban.context["form"]["tanda"].value()
    assert klien_kepala_pd.post(alamat("rapat_notulen", rapat), isian | {"tanda": baru}).status_code == 302
    rapat.refresh_from_db()
    assert rapat.notulen == "Teks kepala"
    assert list(rapat.keputusan.values_list("teks", flat=True)) == ["Keputusan petugas", "Keputusan kepala"]


def test_notulen_sebagai_teks(rapat: Rapat, kepala_pd: Pengguna, klien_kepala_pd: Client) -> None:
    jalankan(rapat, kepala_pd, notulen="Satu <script>\n\n- butir & lain")
    isi = klien_kepala_pd.get(alamat("rapat", rapat)).content.decode()
    assert "<p>Satu &lt;script&gt;</p>" in isi
    assert "<li>butir &amp; lain</li>" in isi


def test_riwayat_memuat_awal_notulen(rapat: Rapat, kepala_pd: Pengguna, klien_kepala_pd: Client) -> None:
    """Long minutes stand once on the page: the history quotes how they begin."""
    jalankan(rapat, kepala_pd, notulen="Awal. " + "x" * 3000 + " Akhir.")
    isi = klien_kepala_pd.get(alamat("rapat", rapat)).content.decode()
    assert "… (3013 huruf)" in isi
    assert isi.count("Akhir.") == 1


def test_selesai(rapat: Rapat, kepala_pd: Pengguna, klien_kepala_pd: Client) -> None:
    jawaban = klien_kepala_pd.post(alamat("rapat_selesai", rapat))
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Notulen belum diisi." in jawaban.content.decode()
    jalankan(rapat, kepala_pd)
    tanda = klien_kepala_pd.get(alamat("rapat_selesai", rapat)).context["tanda"]
    for _ in range(2):  # pressed twice: no complaint
        jawaban = klien_kepala_pd.post(alamat("rapat_selesai", rapat), {"tanda": tanda}, follow=True)
        assert "tidak dapat diubah." not in "".join(str(m) for m in jawaban.context["messages"])
    rapat.refresh_from_db()
    assert (rapat.status, rapat.dilaksanakan_oleh) == (StatusRapat.TERLAKSANA, kepala_pd)
    assert rapat.riwayat.filter(status=StatusRapat.TERLAKSANA).count() == 1


# The list


def test_daftar_saringan_salah(road_map: RoadMap, klien_inspektorat: Client) -> None:
    for parameter in ({"tahun": "1999"}, {"tingkat": "desa"}, {"status": "'"}, {"jenis": "x"}):
        jawaban = klien_inspektorat.get(reverse("monev:daftar_rapat"), parameter)
        assert (jawaban.status_code, "pilihan tidak dikenal" in jawaban.content.decode()) == (200, True)
        unduh = klien_inspektorat.get(reverse("monev:daftar_rapat_unduh", args=["csv"]), parameter)
        assert unduh.status_code == HTTPStatus.NOT_FOUND


def test_jumlah_query_tetap(
    road_map: RoadMap,
    tim_pelaksana: Pengguna,
    klien_tim_pelaksana: Client,
) -> None:
    """List, page and minutes ask as often for 12 as for 3 meetings, participants, decisions."""
    pleno = rapat_pleno(road_map, tim_pelaksana)
    kini = timezone.now()

    def hitung() -> list[int]:
        halaman = [
            reverse("monev:daftar_rapat"),
            *(alamat(n, pleno) for n in ("rapat", "rapat_notulen", "rapat_hadir")),
        ]
        banyak = []
        for satu in halaman:
            with CaptureQueriesContext(connection) as kueri:
                assert klien_tim_pelaksana.get(satu).status_code == HTTPStatus.OK
            banyak.append(len(kueri))
        return banyak

    def isi(dari: int, sampai: int) -> None:
        nama = [(f"Peserta {n}", "") for n in range(dari, sampai)]
        undang(rapat=pleno, pengguna=[], bebas=nama, undangan="", oleh=tim_pelaksana, kini=kini)
        pokok = [PokokAgenda(a.judul, pk=a.pk) for a in pleno.agenda.order_by("nomor")]
        baru = [PokokAgenda(f"Pokok {n}") for n in range(dari, sampai)]
        simpan_agenda(rapat=pleno, pokok=[*pokok, *baru], oleh=tim_pelaksana, kini=kini)
        keputusan = [IsianKeputusan(f"Keputusan {n}") for n in range(dari, sampai)]
        simpan_notulen(rapat=pleno, notulen="x", keputusan=keputusan, oleh=tim_pelaksana, kini=kini)
        for n in range(dari, sampai):
            rapat_pleno(road_map, tim_pelaksana, judul=f"Rapat {n}")

    isi(0, 3)
    hitung()
    sedikit = hitung()
    isi(3, 12)
    assert hitung() == sedikit
