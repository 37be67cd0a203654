"""The page of a plan and the life around its items: who sees what, totals, filters, actions, start, copy, revise."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana, TautanButir
from rencana_aksi.services.alur import alihkan
from rencana_aksi.services.komentar import tulis_komentar
from rencana_aksi.services.rencana import buka_rencana
from rencana_aksi.workflow import TOLAK
from roadmap.models import AreaPerubahan, BarisLampiran
from tests.rencana_aksi.conftest import KINI, Majukan, TambahButir
from tests.roadmap.halaman import baca, isi, tabel, teks

pytestmark = pytest.mark.django_db


def alamat(nama: str, rencana: RencanaAksi) -> str:
    return reverse(f"rencana_aksi:{nama}", args=[rencana.pk])


def pesan(jawaban: Any) -> str:
    return " ".join(str(p) for p in get_messages(jawaban.wsgi_request))


def area(rencana: RencanaAksi, nomor: int) -> AreaPerubahan:
    return AreaPerubahan.objects.get(road_map=rencana.periode.road_map_id, nomor=nomor)


def baris_butir(html: str) -> list[Any]:
    return [b for b in tabel(html, "tabel-rencana") if b.id.startswith("butir-") and b.id != "butir-baru"]


# Reading


def test_kepala_dan_isi(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    b = tambah_butir(jadwal=Jadwal([3, 4, 12]))
    html = baca(klien_tim_pelaksana_pd, alamat("rencana", rencana))
    tampak = teks(html)
    assert "Rencana aksi Dinas Komunikasi dan Informatika 2021" in tampak
    assert "Draf menunggu Tim Pelaksana Perangkat Daerah" in tampak
    (baris,) = baris_butir(html)
    sel = [s.teks for s in baris.sel]
    assert (
        "Program Aplikasi Informatika › Pengelolaan e-government › Penyelenggaraan sistem informasi" in sel[0]
    )
    assert "1 Menyusun peta proses bisnis" in sel[0]
    assert reverse("rencana_aksi:butir", args=[rencana.pk, b.kunci]) in baris.sel[0].tautan
    assert sel[1] == "12 dokumenDokumen peta proses bisnis"
    assert [n for n, s in enumerate(sel[2:14], start=1) if s == "✓"] == [3, 4, 12]
    assert sel[14:17] == ["Bidang Aplikasi Informatika", "75.250.000", "5"]


def test_jalur_tanpa_program(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    """What is not said leaves no arrow behind."""
    tambah_butir(program="", sub_kegiatan="")
    (baris,) = baris_butir(baca(klien_tim_pelaksana_pd, alamat("rencana", rencana)))
    assert baris.sel[0].teks.startswith("Pengelolaan e-government")
    assert "›" not in baris.sel[0].teks


def test_jumlah_per_area(klien_kepala_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir) -> None:
    """Each area and the foot add up what is said; what nobody said is no zero."""
    tambah_butir(anggaran=Decimal(1_000_000), sdm=2)
    tambah_butir(anggaran=Decimal(2_500_000), sdm=None)
    tambah_butir(area=area(rencana, 3), anggaran=None, sdm=4)
    html = baca(klien_kepala_pd, alamat("rencana", rencana))
    per_id = {b.id: [s.teks for s in b.sel] for b in tabel(html, "tabel-rencana")}
    satu, tiga = (per_id[f"area-{area(rencana, n).pk}"] for n in (1, 3))
    assert [s.split(": ")[-1] for s in satu[1:3]] == ["3.500.000", "2"]
    assert [s.split(": ")[-1] for s in tiga[1:3]] == ["–", "4"]
    kaki = html.split('id="jumlah-semua"')[1]
    assert ">3.500.000<" in kaki
    assert ">6<" in kaki


def test_yang_kurang_disebut(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    tambah_butir(anggaran=None, sdm=None, penanggung_jawab="")
    tampak = teks(baca(klien_tim_pelaksana_pd, alamat("rencana", rencana)))
    assert "1 butir, 1 belum lengkap." in tampak
    assert "Belum lengkap: penanggung jawab, anggaran atau SDM" in tampak
    assert "tidak tersedia: 1 butir belum lengkap: butir 1" in tampak


def test_asal_dan_komentar_tampak(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir, tim_pelaksana: Pengguna
) -> None:
    b = tambah_butir()
    asal = BarisLampiran.objects.get(road_map=rencana.periode.road_map_id, nomor=37)
    TautanButir.objects.create(butir=b, baris=asal)
    tulis_komentar(rencana=rencana, butir=b, oleh=tim_pelaksana, kini=KINI, teks="Targetnya?")
    (baris,) = baris_butir(baca(klien_tim_pelaksana_pd, alamat("rencana", rencana)))
    assert "Asal: Lampiran baris 37" in baris.sel[0].teks
    assert reverse("roadmap:baris", args=[asal.kunci]) in baris.sel[0].tautan
    assert "1 komentar, 1 terbuka" in baris.sel[17].teks


def test_saringan(klien_kepala_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir) -> None:
    tambah_butir(tahapan="Menyusun pedoman")
    tambah_butir(tahapan="Melatih pegawai", area=area(rencana, 2), anggaran=Decimal(40))
    tuju = alamat("rencana", rencana)
    html = baca(klien_kepala_pd, tuju, {"area": area(rencana, 2).pk})
    assert ["Melatih" in b.sel[0].teks for b in baris_butir(html)] == [True]
    assert "1 dari 2 butir sesuai saringan" in teks(html)
    (satu,) = baris_butir(baca(klien_kepala_pd, tuju, {"q": "pedoman menyusun"}))
    assert "Menyusun pedoman" in satu.sel[0].teks
    kosong = baca(klien_kepala_pd, tuju, {"penilaian": "perbaiki"})
    assert "Tidak ada butir yang sesuai saringan" in teks(kosong)
    assert "Pemeriksaan: pilihan tidak dikenal" in teks(baca(klien_kepala_pd, tuju, {"penilaian": "aneh"}))


def test_kosong_mengajak_mulai(
    klien_tim_pelaksana_pd: Client, klien_kepala_pd: Client, rencana: RencanaAksi
) -> None:
    html = baca(klien_tim_pelaksana_pd, alamat("rencana", rencana))
    assert "Belum ada butir Mulai dari unggahan, dari templat, atau tambah butir satu per satu." in teks(html)
    for nama in ("unggah", "templat", "butir_tambah"):
        assert alamat(nama, rencana) in html
    assert "Penyusun belum mengisi rencana ini" in teks(baca(klien_kepala_pd, alamat("rencana", rencana)))


def test_kalimat_pengguna_tidak_dijalankan(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    tambah_butir(tahapan="<script>alert(1)</script>", program='"><b>tebal</b>')
    html = baca(klien_tim_pelaksana_pd, alamat("rencana", rencana))
    assert "<script>alert" not in html
    assert "<b>tebal" not in html


# Who sees it


@pytest.mark.parametrize(
    "nama", ["rencana", "riwayat", "usulan_asal", "salin_tahun_lalu", "revisi", "butir_tambah"]
)
def test_rencana_pd_lain_tersembunyi(
    nama: str, klien_tim_pelaksana_pd_lain: Client, rencana: RencanaAksi
) -> None:
    assert klien_tim_pelaksana_pd_lain.get(alamat(nama, rencana)).status_code == 404


@pytest.mark.parametrize("nama", ["rencana", "riwayat"])
def test_terbuka_bagi_tim(
    nama: str,
    klien_tim_pelaksana: Client,
    klien_inspektorat: Client,
    klien_asesor: Client,
    klien_anonim: Client,
    rencana: RencanaAksi,
) -> None:
    for klien in (klien_tim_pelaksana, klien_inspektorat):
        assert klien.get(alamat(nama, rencana)).status_code == 200
    assert klien_asesor.get(alamat(nama, rencana)).status_code == 403
    assert klien_anonim.get(alamat(nama, rencana)).status_code == 302


def test_tindakan_menurut_peran(
    klien_tim_pelaksana_pd: Client,
    klien_kepala_pd: Client,
    klien_tim_pelaksana: Client,
    rencana: RencanaAksi,
    majukan: Majukan,
    tambah_butir: TambahButir,
) -> None:
    """The next step is offered to whom it belongs; the others see it with the reason."""
    tambah_butir()
    html = baca(klien_tim_pelaksana_pd, alamat("rencana", rencana))
    assert reverse("rencana_aksi:langkah", args=[rencana.pk, "ajukan"]) in html
    assert "data-ubah" in html
    html = baca(klien_kepala_pd, alamat("rencana", rencana))
    assert "Hanya Tim Pelaksana Perangkat Daerah yang bersangkutan" in teks(html)
    assert "data-ubah" not in html
    majukan("menunggu-kepala")
    html = baca(klien_kepala_pd, alamat("rencana", rencana))
    for langkah in ("setujui", "tolak"):
        assert reverse("rencana_aksi:langkah", args=[rencana.pk, langkah]) in html
    html = baca(klien_tim_pelaksana_pd, alamat("rencana", rencana))
    assert reverse("rencana_aksi:langkah", args=[rencana.pk, "tarik"]) in html
    assert "data-ubah" not in html
    assert "Hanya Kepala Perangkat Daerah" in teks(baca(klien_tim_pelaksana, alamat("rencana", rencana)))


def test_catatan_pengembalian_tampak(
    klien_tim_pelaksana_pd: Client, majukan: Majukan, kepala_pd: Pengguna
) -> None:
    rencana = majukan("menunggu-kepala")
    alihkan(rencana=rencana, peralihan=TOLAK, oleh=kepala_pd, kini=KINI, catatan="Lengkapi target.")
    tampak = teks(baca(klien_tim_pelaksana_pd, alamat("rencana", rencana)))
    assert "Catatan untuk diperbaiki Lengkapi target." in tampak
    assert "Minta perbaikan oleh Uji kepala-pd" in tampak


# Constant cost


def test_jumlah_kueri_tetap(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    """The page costs the same number of queries at 3, 30 and 300 items."""
    contoh = tambah_butir()
    klien_tim_pelaksana_pd.get(alamat("rencana", rencana))
    hitungan = []
    for banyak in (3, 30, 300):
        _isi_sampai(contoh, banyak)
        with CaptureQueriesContext(connection) as kueri:
            html = baca(klien_tim_pelaksana_pd, alamat("rencana", rencana))
        assert len(baris_butir(html)) == banyak
        hitungan.append(len(kueri))
    assert len(set(hitungan)) == 1, hitungan
    assert hitungan[0] <= 25


def _isi_sampai(contoh: ButirAksi, banyak: int) -> None:
    area = list(AreaPerubahan.objects.filter(road_map=contoh.rencana.periode.road_map_id).order_by("pk"))
    bidang = {b.name: getattr(contoh, b.name) for b in ButirAksi._meta.concrete_fields}
    bidang = {n: v for n, v in bidang.items() if n not in {"id", "kunci", "nomor", "area"}}
    ada = contoh.rencana.butir.count()
    baru = ButirAksi.objects.bulk_create(
        ButirAksi(**bidang, nomor=n + 1, area=area[n % len(area)]) for n in range(ada, banyak)
    )
    baris = BarisLampiran.objects.filter(road_map=contoh.rencana.periode.road_map_id).order_by("pk")[0]
    TautanButir.objects.bulk_create(TautanButir(butir=b, baris=baris) for b in baru)


# Start


def test_mulai(klien_tim_pelaksana_pd: Client, periode: TahunRencana, diskominfo: PerangkatDaerah) -> None:
    tuju = reverse("rencana_aksi:mulai")
    jawaban = klien_tim_pelaksana_pd.post(tuju, {"pd": "diskominfo", "tahun": "2021"})
    baru = RencanaAksi.objects.get(periode=periode, perangkat_daerah=diskominfo)
    assert jawaban.headers["Location"] == alamat("rencana", baru)
    assert "dimulai sebagai draf" in pesan(jawaban)
    ulang = klien_tim_pelaksana_pd.post(tuju, {"pd": "diskominfo", "tahun": "2021"})
    assert ulang.headers["Location"] == alamat("rencana", baru)
    assert "sudah ada" in pesan(ulang)
    assert RencanaAksi.objects.count() == 1


def test_mulai_rencana_kota(klien_tim_pelaksana: Client, periode: TahunRencana) -> None:
    klien_tim_pelaksana.post(reverse("rencana_aksi:mulai"), {"pd": "", "tahun": "2021"})
    assert RencanaAksi.objects.get().kota


@pytest.mark.parametrize(
    ("isian", "status"),
    [
        ({"pd": "dishub", "tahun": "2021"}, 403),
        ({"pd": "", "tahun": "2021"}, 403),
        ({"pd": "tidak-ada", "tahun": "2021"}, 404),
        ({"pd": "diskominfo", "tahun": "1999"}, 404),
        ({"pd": "diskominfo", "tahun": "abc"}, 404),
        ({"pd": "diskominfo", "tahun": "9" * 30}, 404),
        ({}, 404),
    ],
)
def test_mulai_ditolak(
    isian: dict[str, str], status: int, klien_tim_pelaksana_pd: Client, periode: TahunRencana
) -> None:
    assert klien_tim_pelaksana_pd.post(reverse("rencana_aksi:mulai"), isian).status_code == status
    assert not RencanaAksi.objects.exists()


def test_mulai_tahun_tertutup(klien_tim_pelaksana_pd: Client, periode: TahunRencana) -> None:
    periode.dibuka = False
    periode.save()
    jawaban = klien_tim_pelaksana_pd.post(
        reverse("rencana_aksi:mulai"), {"pd": "diskominfo", "tahun": "2021"}
    )
    assert "sudah ditutup" in pesan(jawaban)
    assert not RencanaAksi.objects.exists()


def test_mulai_hanya_dengan_post(klien_tim_pelaksana_pd: Client, periode: TahunRencana) -> None:
    assert klien_tim_pelaksana_pd.get(reverse("rencana_aksi:mulai")).status_code == 405


# Copy last year's


@pytest.fixture
def rencana_2022(rencana: RencanaAksi, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna) -> RencanaAksi:
    """An empty draft of 2022; the one of 2021 has an item."""
    tambah_butir()
    tahun = TahunRencana.objects.create(road_map=rencana.periode.road_map, tahun=2022)
    return buka_rencana(
        periode=tahun, perangkat_daerah=rencana.perangkat_daerah, oleh=tim_pelaksana_pd, kini=KINI
    )


def test_salin_tahun_lalu(klien_tim_pelaksana_pd: Client, rencana_2022: RencanaAksi) -> None:
    kosong = teks(baca(klien_tim_pelaksana_pd, alamat("rencana", rencana_2022)))
    assert "atau salin rencana 2021." in kosong
    tuju = alamat("salin_tahun_lalu", rencana_2022)
    assert "Semua butir rencana 2021" in teks(baca(klien_tim_pelaksana_pd, tuju))
    assert not rencana_2022.butir.exists()
    jawaban = klien_tim_pelaksana_pd.post(tuju)
    assert "1 butir tersalin dari rencana 2021" in pesan(jawaban)
    assert rencana_2022.butir.get().tahapan == "Menyusun peta proses bisnis"
    assert "masih kosong" in pesan(klien_tim_pelaksana_pd.post(tuju))
    assert rencana_2022.butir.count() == 1


def test_salin_tahun_lalu_tidak_ada(klien_tim_pelaksana_pd: Client, rencana: RencanaAksi) -> None:
    jawaban = klien_tim_pelaksana_pd.post(alamat("salin_tahun_lalu", rencana))
    assert "belum memiliki rencana aksi 2020" in pesan(jawaban)


# Revise


def test_revisi(klien_tim_pelaksana_pd: Client, majukan: Majukan) -> None:
    rencana = majukan("ditetapkan")
    tuju = alamat("revisi", rencana)
    assert "Versi 1 tetap berlaku sampai revisinya ditetapkan" in teks(baca(klien_tim_pelaksana_pd, tuju))
    jawaban = klien_tim_pelaksana_pd.post(tuju)
    baru = RencanaAksi.objects.get(versi=2)
    assert jawaban.headers["Location"] == alamat("rencana", baru)
    assert baru.butir.count() == 1
    assert "sedang disusun" in pesan(klien_tim_pelaksana_pd.post(tuju))


def test_revisi_sebelum_ditetapkan(klien_tim_pelaksana_pd: Client, rencana: RencanaAksi) -> None:
    assert "berstatus Ditetapkan" in pesan(klien_tim_pelaksana_pd.post(alamat("revisi", rencana)))
    assert RencanaAksi.objects.count() == 1


@pytest.mark.parametrize("nama", ["salin_tahun_lalu", "revisi"])
def test_siklus_hanya_penyusun(nama: str, klien_kepala_pd: Client, rencana: RencanaAksi) -> None:
    assert klien_kepala_pd.post(alamat(nama, rencana)).status_code == 403


@pytest.mark.parametrize("nama", ["salin_tahun_lalu", "butir_tambah", "usulan_asal"])
def test_rencana_terkunci_kembali_dengan_alasan(
    nama: str, klien_tim_pelaksana_pd: Client, majukan: Majukan
) -> None:
    rencana = majukan("diajukan")
    jawaban = klien_tim_pelaksana_pd.post(alamat(nama, rencana))
    assert jawaban.headers["Location"] == alamat("rencana", rencana)
    assert "sedang menunggu Tim Pelaksana Tingkat Kota" in pesan(jawaban)


def test_riwayat_memuat_yang_dihapus(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    b = tambah_butir(tahapan="Akan dihapus")
    klien_tim_pelaksana_pd.post(reverse("rencana_aksi:butir_hapus", args=[rencana.pk, b.kunci]))
    tampak = teks(isi(klien_tim_pelaksana_pd.get(alamat("riwayat", rencana))))
    assert "Dihapus oleh Uji tim-pelaksana-pd-diskominfo · butir “Akan dihapus”" in tampak
