"""Items of a plan: the page of one, add, change, copy, move, delete; who may, bad input, parts for the table."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, Penilaian, RencanaAksi, TautanButir
from roadmap.models import BarisLampiran
from tests.rencana_aksi.conftest import Majukan, TambahButir
from tests.rencana_aksi.test_views_rencana import alamat, area, pesan
from tests.roadmap.halaman import baca, isi, isian, tabel, teks

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def alamat_butir(nama: str, butir: ButirAksi, *lain: str) -> str:
    return reverse(f"rencana_aksi:{nama}", args=[butir.rencana_id, butir.kunci, *lain])


def terkini(butir: ButirAksi) -> ButirAksi:
    return ButirAksi.objects.get(pk=butir.pk)


def buka(klien: Client, butir: ButirAksi) -> dict[str, Any]:
    """Return what the form of an item would send as it stands."""
    return dict(isian(baca(klien, alamat_butir("butir_ubah", butir))))


def isian_baru(rencana: RencanaAksi, **ganti: Any) -> dict[str, Any]:
    awal = {
        "area": area(rencana, 2).pk,
        "program": "Program baru",
        "kegiatan": "Kegiatan baru",
        "tahapan": "Menyusun  pedoman\nbaru",
        "target": "12 dokumen",
        "jadwal": [1, 2],
        "penanggung_jawab": "Sekretariat",
        "anggaran": "75,25 juta",
        "sdm": "5 orang",
    }
    return awal | ganti


def rapat(html: str) -> str:
    """Return markup with single spaces, however the template is laid out."""
    return " ".join(html.split())


# The page of one item


def test_halaman_butir(
    klien_kepala_pd: Client, klien_tim_pelaksana_pd: Client, tambah_butir: TambahButir
) -> None:
    b = tambah_butir()
    klien_tim_pelaksana_pd.post(
        alamat_butir("butir_ubah", b), buka(klien_tim_pelaksana_pd, b) | {"satuan": "dokumen peta"}
    )
    asal = BarisLampiran.objects.select_related("penetapan").get(
        road_map=b.rencana.periode.road_map_id, nomor=37
    )
    TautanButir.objects.create(butir=b, baris=asal)
    html = baca(klien_kepala_pd, alamat_butir("butir", b))
    tampak = teks(html)
    for kata in ("Menyusun peta proses bisnis", "12 dokumen peta", "Maret–Juni", "Rp 75.250.000", "5 orang"):
        assert kata in tampak
    assert f"Asal: Lampiran baris 37 → {asal.penetapan.teks_indikator} → " in tampak
    assert reverse("roadmap:baris", args=[asal.kunci]) in html
    assert "Diubah oleh Uji tim-pelaksana-pd-diskominfo · butir aksi" in tampak
    assert "tidak tersedia: Hanya Tim Pelaksana Perangkat Daerah yang bersangkutan" in tampak


@pytest.mark.parametrize("nama", ["butir", "butir_ubah", "butir_hapus", "butir_tautan"])
def test_butir_pd_lain_tersembunyi(
    nama: str, klien_tim_pelaksana_pd_lain: Client, tambah_butir: TambahButir
) -> None:
    assert klien_tim_pelaksana_pd_lain.get(alamat_butir(nama, tambah_butir())).status_code == 404


@pytest.mark.parametrize("nama", ["butir", "butir_ubah", "butir_hapus", "butir_tautan"])
def test_butir_tidak_ada(nama: str, klien_tim_pelaksana_pd: Client, rencana: RencanaAksi) -> None:
    tuju = reverse(f"rencana_aksi:{nama}", args=[rencana.pk, uuid4()])
    assert klien_tim_pelaksana_pd.get(tuju).status_code == 404


def test_halaman_butir_kueri_tetap(klien_kepala_pd: Client, tambah_butir: TambahButir) -> None:
    """The page of an item costs the same whatever it serves."""
    b = tambah_butir()
    klien_kepala_pd.get(alamat_butir("butir", b))
    hitungan = []
    baris = list(BarisLampiran.objects.filter(road_map=b.rencana.periode.road_map_id).order_by("nomor"))
    for banyak in (3, 30):
        for satu in baris[b.tautan.count() : banyak]:
            TautanButir.objects.create(butir=b, baris=satu)
        with CaptureQueriesContext(connection) as kueri:
            baca(klien_kepala_pd, alamat_butir("butir", b))
        hitungan.append(len(kueri))
    assert hitungan[0] == hitungan[1] <= 35


# Add


def test_tambah(klien_tim_pelaksana_pd: Client, rencana: RencanaAksi) -> None:
    jawaban = klien_tim_pelaksana_pd.post(alamat("butir_tambah", rencana), isian_baru(rencana))
    b = rencana.butir.get()
    assert jawaban.headers["Location"] == f"{alamat('rencana', rencana)}#butir-{b.kunci.hex}"
    assert (b.area, b.tahapan, b.target, b.satuan) == (
        area(rencana, 2),
        "Menyusun pedoman baru",
        Decimal(12),
        "dokumen",
    )
    assert (b.jadwal, b.anggaran, b.sdm, b.nomor) == (Jadwal([1, 2]), Decimal(75_250_000), 5, 1)
    assert b.riwayat.get().history_user.nama == "Uji tim-pelaksana-pd-diskominfo"


@pytest.mark.parametrize(
    ("ketikan", "nilai"),
    [
        ("75250000", 75_250_000),
        ("75.250.000", 75_250_000),
        ("Rp 75.250.000,00", 75_250_000),
        ("Rp. 1,5 miliar", 1_500_000_000),
        ("250 ribu", 250_000),
        ("0", 0),
        ("-", None),
        ("", None),
    ],
)
def test_anggaran_ditulis_bebas(
    ketikan: str, nilai: int | None, klien_tim_pelaksana_pd: Client, rencana: RencanaAksi
) -> None:
    klien_tim_pelaksana_pd.post(alamat("butir_tambah", rencana), isian_baru(rencana, anggaran=ketikan))
    assert rencana.butir.get().anggaran == nilai


@pytest.mark.parametrize(
    ("bidang", "ketikan", "pesan_galat"),
    [
        ("anggaran", "lima juta", "‘lima juta’ bukan angka. Tulis, misalnya, 5000000 atau Rp 5.000.000."),
        ("anggaran", "-5000", "‘-5000’ negatif"),
        ("sdm", "banyak", "‘banyak’ bukan jumlah orang"),
        ("sdm", "2,5", "bukan jumlah orang"),
        ("target", "seadanya", "Target harus berupa angka"),
        ("target", "-3", "negatif|bukan target"),
        ("tahapan", "   ", "Isian ini wajib diisi"),
        ("area", "999999", "Masukkan pilihan yang valid"),
        ("jadwal", "13", "Masukkan pilihan yang valid"),
        ("program", "x" * 1001, "1000"),
    ],
)
def test_isian_salah(
    bidang: str, ketikan: str, pesan_galat: str, klien_tim_pelaksana_pd: Client, rencana: RencanaAksi
) -> None:
    """A wrong value is told at its field and on top, and everything typed is still there."""
    jawaban = klien_tim_pelaksana_pd.post(
        alamat("butir_tambah", rencana), isian_baru(rencana, **{bidang: ketikan})
    )
    html = isi(jawaban, 422)
    assert not rencana.butir.exists()
    assert f'id="baru_{bidang}_error"' in html
    assert "Belum tersimpan. Perbaiki isian berikut." in teks(html)
    assert any(kata in teks(html) for kata in pesan_galat.split("|"))
    tersisa = isian(html)
    assert tersisa["kegiatan"] == ["Kegiatan baru"]
    if bidang not in {"area", "jadwal"}:
        assert tersisa[bidang] == [ketikan]


def test_tambah_lagi_membawa_konteks(klien_tim_pelaksana_pd: Client, rencana: RencanaAksi) -> None:
    """“Simpan dan tambah lagi” opens the next form with area, program and kegiatan of the one just added."""
    jawaban = klien_tim_pelaksana_pd.post(
        alamat("butir_tambah", rencana), isian_baru(rencana) | {"lagi": "1"}, follow=True
    )
    awal = isian(isi(jawaban))
    assert awal["area"] == [str(area(rencana, 2).pk)]
    assert awal["program"] == ["Program baru"]
    assert (awal["tahapan"], awal["anggaran"]) == ([""], [""])


def test_tambah_seperti_yang_tidak_ada(klien_tim_pelaksana_pd: Client, rencana: RencanaAksi) -> None:
    for kunci in ("bukan-kunci", uuid4().hex):
        html = baca(klien_tim_pelaksana_pd, alamat("butir_tambah", rencana), {"seperti": kunci})
        assert isian(html)["program"] == [""]


def test_tambah_dalam_tabel(klien_tim_pelaksana_pd: Client, rencana: RencanaAksi) -> None:
    """The table comes back with the new item, its totals and an open form for the next one."""
    tuju = alamat("butir_tambah", rencana)
    formulir = rapat(isi(klien_tim_pelaksana_pd.get(tuju, headers=HTMX)))
    assert formulir.startswith('<tr class="baris-sunting" id="butir-baru"')
    jawaban = klien_tim_pelaksana_pd.post(tuju, isian_baru(rencana) | {"lagi": "1"}, headers=HTMX)
    html = isi(jawaban)
    assert jawaban.headers["HX-Retarget"] == "#daftar-butir"
    b = rencana.butir.get()
    assert [satu.id for satu in tabel(html, "tabel-rencana")][1:] == [f"butir-{b.kunci.hex}", "butir-baru"]
    assert "Butir 1 tersimpan" in html
    assert isian_formulir_baru(html) == "Program baru"


def isian_formulir_baru(html: str) -> str:
    bagian = html.split('name="program" value="')[1]
    return bagian.split('"')[0]


# Change


def test_ubah(klien_tim_pelaksana_pd: Client, tambah_butir: TambahButir) -> None:
    b = tambah_butir(penilaian=Penilaian.SESUAI)
    data = buka(klien_tim_pelaksana_pd, b)
    assert (data["anggaran"], data["target"], data["jadwal"]) == (
        ["75.250.000"],
        ["12"],
        ["3", "4", "5", "6"],
    )
    jawaban = klien_tim_pelaksana_pd.post(
        alamat_butir("butir_ubah", b), data | {"anggaran": "80 juta", "jadwal": [12]}
    )
    assert "Butir 1 tersimpan." in pesan(jawaban)
    assert "belum diajukan" in pesan(jawaban)
    kini = terkini(b)
    assert (kini.anggaran, kini.jadwal, kini.kunci) == (Decimal(80_000_000), Jadwal([12]), b.kunci)
    tampak = teks(baca(klien_tim_pelaksana_pd, alamat_butir("butir", b)))
    assert "anggaran (Rp) Sebelum: 75.250.000 → Sesudah: 80.000.000" in tampak
    assert "jadwal Sebelum: Maret–Juni → Sesudah: Desember" in tampak


def test_ubah_tanpa_perubahan_tidak_menulis(
    klien_tim_pelaksana_pd: Client, tambah_butir: TambahButir
) -> None:
    b = tambah_butir()
    klien_tim_pelaksana_pd.post(alamat_butir("butir_ubah", b), buka(klien_tim_pelaksana_pd, b))
    assert b.riwayat.count() == 1


def test_simpan_sendiri_dalam_tabel(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    """While typing goes on only the news comes back: that it is saved, the new mark, the totals."""
    b, _ = tambah_butir(), tambah_butir(anggaran=Decimal(1_000))
    data = buka(klien_tim_pelaksana_pd, b) | {"anggaran": "2 juta"}
    html = isi(klien_tim_pelaksana_pd.post(alamat_butir("butir_ubah", b), data, headers=HTMX))
    assert terkini(b).anggaran == 2_000_000
    assert "Tersimpan " in html
    assert 'data-anggaran="2.000.000"' in html
    assert "2.001.000" in html.split('hx-target="#jumlah-semua"')[1]
    assert "<form" not in html
    tanda = html.split('data-versi="')[1].split('"')[0]
    lagi = data | {"versi": tanda, "sdm": "7"}
    isi(klien_tim_pelaksana_pd.post(alamat_butir("butir_ubah", b), lagi, headers=HTMX))
    assert terkini(b).sdm == 7


def test_simpan_dan_tutup_dalam_tabel(klien_tim_pelaksana_pd: Client, tambah_butir: TambahButir) -> None:
    b = tambah_butir()
    data = buka(klien_tim_pelaksana_pd, b) | {"tahapan": "Tahapan lain", "selesai": "1"}
    html = isi(klien_tim_pelaksana_pd.post(alamat_butir("butir_ubah", b), data, headers=HTMX))
    assert f'<tr id="butir-{b.kunci.hex}"' in html
    assert "Tahapan lain" in html
    assert "Butir 1 tersimpan " in html
    assert "<form" not in html


def test_pindah_area_dalam_tabel(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    """An item that changes its area comes back in its new group."""
    b = tambah_butir()
    data = buka(klien_tim_pelaksana_pd, b) | {"area": area(rencana, 5).pk, "selesai": "1"}
    jawaban = klien_tim_pelaksana_pd.post(alamat_butir("butir_ubah", b), data, headers=HTMX)
    assert jawaban.headers["HX-Retarget"] == "#daftar-butir"
    assert [satu.id for satu in tabel(isi(jawaban), "tabel-rencana")][:2] == [
        f"area-{area(rencana, 5).pk}",
        f"butir-{b.kunci.hex}",
    ]


def test_isian_salah_dalam_tabel(klien_tim_pelaksana_pd: Client, tambah_butir: TambahButir) -> None:
    b = tambah_butir()
    data = buka(klien_tim_pelaksana_pd, b) | {"anggaran": "lima juta"}
    html = isi(klien_tim_pelaksana_pd.post(alamat_butir("butir_ubah", b), data, headers=HTMX), 422)
    assert rapat(html).startswith('<tr class="baris-sunting"')
    assert f'id="b{b.kunci.hex}_anggaran_error"' in html
    assert 'value="lima juta"' in html
    assert terkini(b).anggaran == 75_250_000


def test_tetap_dalam_saringan_halaman(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    """The table that comes back is filtered as the page is."""
    b, lain = tambah_butir(), tambah_butir(area=area(rencana, 2))
    halaman = {"HX-Current-URL": f"http://testserver{alamat('rencana', rencana)}?area={area(rencana, 1).pk}"}
    html = isi(klien_tim_pelaksana_pd.post(alamat_butir("butir_pindah", b, "turun"), headers=HTMX | halaman))
    assert b.kunci.hex in html
    assert lain.kunci.hex not in html


# Move, copy, delete


def test_pindah_dalam_areanya(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    """An item passes its neighbour in the same area, whatever stands between them in the plan's numbers."""
    a, x, b = tambah_butir(), tambah_butir(area=area(rencana, 2)), tambah_butir()
    jawaban = klien_tim_pelaksana_pd.post(alamat_butir("butir_pindah", b, "naik"))
    assert jawaban.headers["Location"] == f"{alamat('rencana', rencana)}#butir-{b.kunci.hex}"
    assert list(rencana.butir.order_by("nomor")) == [b, x, a]
    jawaban = klien_tim_pelaksana_pd.post(alamat_butir("butir_pindah", b, "naik"))
    assert "sudah berada di ujung areanya" in pesan(jawaban)
    assert list(rencana.butir.order_by("nomor")) == [b, x, a]
    assert klien_tim_pelaksana_pd.post(alamat_butir("butir_pindah", b, "samping")).status_code == 404


def test_salin(klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir) -> None:
    b = tambah_butir()
    klien_tim_pelaksana_pd.post(alamat_butir("butir_salin", b))
    pertama, kedua = rencana.butir.order_by("nomor")
    assert (pertama, kedua.tahapan) == (b, b.tahapan)
    assert kedua.kunci != b.kunci


def test_hapus(klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir) -> None:
    b = tambah_butir()
    tuju = alamat_butir("butir_hapus", b)
    assert "Komentar dan asal butir ini ikut terhapus" in teks(baca(klien_tim_pelaksana_pd, tuju))
    assert rencana.butir.exists()
    assert "terhapus" in pesan(klien_tim_pelaksana_pd.post(tuju))
    assert not rencana.butir.exists()
    assert "sudah dihapus orang lain" in pesan(klien_tim_pelaksana_pd.post(tuju))


# Who may

TULIS = ["butir_ubah", "butir_hapus", "butir_salin", "butir_tautan"]


@pytest.mark.parametrize("nama", TULIS)
def test_hanya_penyusun_menulis(
    nama: str,
    klien_kepala_pd: Client,
    klien_tim_pelaksana: Client,
    klien_anonim: Client,
    tambah_butir: TambahButir,
) -> None:
    b = tambah_butir()
    for klien in (klien_kepala_pd, klien_tim_pelaksana):
        jawaban = klien.post(alamat_butir(nama, b), {"tahapan": "x"})
        assert jawaban.status_code == 403
        assert "Hanya Tim Pelaksana Perangkat Daerah yang bersangkutan" in jawaban.content.decode()
    assert klien_anonim.post(alamat_butir(nama, b)).status_code == 302
    assert list(ButirAksi.objects.values_list("tahapan", flat=True)) == ["Menyusun peta proses bisnis"]


@pytest.mark.parametrize("nama", TULIS)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_rencana_terkunci_tidak_ditulis(
    nama: str, headers: dict[str, str], klien_tim_pelaksana_pd: Client, majukan: Majukan
) -> None:
    rencana = majukan("diajukan")
    b = rencana.butir.get()
    jawaban = klien_tim_pelaksana_pd.post(alamat_butir(nama, b), {"tahapan": "x"}, headers=headers)
    assert jawaban.headers["HX-Redirect" if headers else "Location"] == alamat("rencana", rencana)
    assert "sedang menunggu Tim Pelaksana Tingkat Kota" in pesan(jawaban)
    assert terkini(b).tahapan == "Menyusun peta proses bisnis"


@pytest.mark.parametrize(("nama", "lain"), [("butir_salin", ()), ("butir_pindah", ("naik",))])
def test_hanya_dengan_post(
    nama: str, lain: tuple[str, ...], klien_tim_pelaksana_pd: Client, tambah_butir: TambahButir
) -> None:
    assert klien_tim_pelaksana_pd.get(alamat_butir(nama, tambah_butir(), *lain)).status_code == 405


def test_baris_dalam_tabel_kueri_tetap(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    b = tambah_butir()
    hitungan = []
    for banyak in (3, 30):
        while rencana.butir.count() < banyak:
            tambah_butir()
        with CaptureQueriesContext(connection) as kueri:
            isi(klien_tim_pelaksana_pd.get(alamat_butir("butir", b), headers=HTMX))
        hitungan.append(len(kueri))
    assert hitungan[0] == hitungan[1]
