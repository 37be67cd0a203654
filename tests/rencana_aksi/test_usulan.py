"""What an item may serve: likeness of names, what is offered to whom, confirmed for one item and for many."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.models import Pengguna
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.queries.usulan import Calon, calon_asal, usulan_rencana, usulkan
from rencana_aksi.services.butir import tautkan, tautkan_banyak
from roadmap.models import BarisLampiran, Prioritas
from tests.rencana_aksi.conftest import TambahButir
from tests.rencana_aksi.test_views_butir import alamat_butir
from tests.rencana_aksi.test_views_rencana import alamat, area, pesan
from tests.roadmap.halaman import baca, isi, tabel, teks

pytestmark = pytest.mark.django_db
EKOSISTEM = "Pengembangan dan pengelolaan ekosistem kabupaten/kota cerdas dan kota cerdas"


def baris(rencana: RencanaAksi, nomor: int) -> BarisLampiran:
    return BarisLampiran.objects.get(road_map=rencana.periode.road_map_id, nomor=nomor)


def kode(calon: Calon) -> str:
    return calon.kode


def test_calon_milik_pd(rencana: RencanaAksi) -> None:
    """Offered are the rows that name the unit or every unit, the quick wins and the priorities of units."""
    calon = calon_asal(rencana)
    milik = BarisLampiran.objects.filter(road_map=rencana.periode.road_map_id)
    diskominfo = set(
        milik.filter(pelaksana__perangkat_daerah=rencana.perangkat_daerah).values_list("pk", flat=True)
    )
    semua_pd = set(milik.filter(seluruh_pd=True).values_list("pk", flat=True))
    assert {c.pk for c in calon if c.baris} == diskominfo | semua_pd
    assert diskominfo
    assert semua_pd
    jenis = set(
        Prioritas.objects.filter(pk__in=[c.pk for c in calon if not c.baris]).values_list(
            "kelompok__jenis", flat=True
        )
    )
    assert "quick_wins" in jenis
    assert jenis <= {"quick_wins", "perangkat_daerah"}


def test_nama_sama_di_atas(rencana: RencanaAksi, tambah_butir: TambahButir) -> None:
    """An item named as the sub kegiatan of a row comes to that row first, in whatever capitals."""
    b = tambah_butir(
        program="PROGRAM APLIKASI INFORMATIKA",
        kegiatan="",
        sub_kegiatan=EKOSISTEM.upper(),
        tahapan="Rapat persiapan",
    )
    teratas = usulkan(b, calon_asal(rencana))[0]
    rincian = BarisLampiran.objects.get(pk=teratas.calon.pk).rincian.values_list(
        "sub_kegiatan__nama", flat=True
    )
    assert EKOSISTEM.casefold() in [n.casefold() for n in rincian if n]
    assert teratas.nilai >= 90


def test_tanpa_kemiripan_tidak_diusulkan(rencana: RencanaAksi, tambah_butir: TambahButir) -> None:
    b = tambah_butir(program="Zzz", kegiatan="Qqq", sub_kegiatan="", tahapan="Xyxyx wvwvw")
    assert usulkan(b, calon_asal(rencana)) == []
    assert [u.terbaik for u in usulan_rencana(rencana)] == [None]


def test_area_sendiri_didahulukan(rencana: RencanaAksi, tambah_butir: TambahButir) -> None:
    """Of two rows with the same names the one in the item's own area comes first."""
    b = tambah_butir(area=area(rencana, 2), tahapan="Menyusun pedoman")
    calon = [
        Calon(f"baris-{n}", n, f"Baris {n}", "", ("menyusun pedoman",), area(rencana, n).pk, kunci=b.kunci)
        for n in (1, 2)
    ]
    assert [u.calon.pk for u in usulkan(b, calon)] == [2, 1]


# One item


def test_tautan_dicentang_lalu_tersimpan(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    b = tambah_butir(sub_kegiatan=EKOSISTEM)
    tuju = alamat_butir("butir_tautan", b)
    terusul = usulkan(b, calon_asal(rencana))[0].calon
    assert f'value="{terusul.kode}"' in baca(klien_tim_pelaksana_pd, tuju)
    menang = next(c for c in calon_asal(rencana) if not c.baris)
    jawaban = klien_tim_pelaksana_pd.post(tuju, {"asal": [terusul.kode, menang.kode]})
    assert jawaban.headers["Location"] == alamat_butir("butir", b)
    assert {(t.baris_id, t.prioritas_id) for t in b.tautan.all()} == {(terusul.pk, None), (None, menang.pk)}
    assert f'value="{terusul.kode}" checked' in baca(klien_tim_pelaksana_pd, tuju)
    klien_tim_pelaksana_pd.post(tuju, {"asal": [menang.kode]})
    assert [t.prioritas_id for t in b.tautan.all()] == [menang.pk]
    tampak = teks(baca(klien_tim_pelaksana_pd, alamat_butir("butir", b)))
    assert "Dihapus oleh Uji tim-pelaksana-pd-diskominfo · asal butir" in tampak


@pytest.mark.parametrize("asal", ["baris-999999", "aneh", "prioritas-", ""])
def test_asal_tidak_dikenal(asal: str, klien_tim_pelaksana_pd: Client, tambah_butir: TambahButir) -> None:
    b = tambah_butir()
    jawaban = klien_tim_pelaksana_pd.post(alamat_butir("butir_tautan", b), {"asal": [asal]})
    assert "tidak dikenal" in teks(isi(jawaban, 422))
    assert not b.tautan.exists()


def test_baris_pd_lain_bukan_asal(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    """A row that names neither the unit nor every unit is no origin of its items."""
    boleh = {c.pk for c in calon_asal(rencana) if c.baris}
    lain = (
        BarisLampiran.objects.filter(road_map=rencana.periode.road_map_id)
        .exclude(pk__in=boleh)
        .order_by("pk")[0]
    )
    b = tambah_butir()
    isi(klien_tim_pelaksana_pd.post(alamat_butir("butir_tautan", b), {"asal": [f"baris-{lain.pk}"]}), 422)
    assert not b.tautan.exists()


# Many items


def test_usulan_banyak(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    """The best suggestion of each item without an origin is shown; only those ticked are saved."""
    a, b, c = tambah_butir(sub_kegiatan=EKOSISTEM), tambah_butir(sub_kegiatan=EKOSISTEM), tambah_butir()
    tautkan(butir=c, baris=[baris(rencana, 37)], prioritas=[], oleh=_penyusun(rencana))
    tuju = alamat("usulan_asal", rencana)
    html = baca(klien_tim_pelaksana_pd, tuju)
    assert len(tabel(html)) == 2
    kode_a = html.split(f'value="{a.kunci.hex}:')[1].split('"')[0]
    jawaban = klien_tim_pelaksana_pd.post(tuju, {"asal": [f"{a.kunci.hex}:{kode_a}"]})
    assert "Asal 1 butir tersimpan." in pesan(jawaban)
    assert a.tautan.get().riwayat.get().history_user.nama == "Uji tim-pelaksana-pd-diskominfo"
    assert not b.tautan.exists()
    assert len(tabel(baca(klien_tim_pelaksana_pd, tuju))) == 1


def _penyusun(rencana: RencanaAksi) -> Pengguna:
    return Pengguna.objects.get(penugasan__perangkat_daerah=rencana.perangkat_daerah)


@pytest.mark.parametrize(
    ("isian", "kata"),
    [([], "Pilih paling sedikit satu usulan"), (["x:baris-1"], "tidak dikenal"), (["aneh"], "tidak dikenal")],
)
def test_usulan_ditolak(
    isian: list[str],
    kata: str,
    klien_tim_pelaksana_pd: Client,
    rencana: RencanaAksi,
    tambah_butir: TambahButir,
) -> None:
    b = tambah_butir()
    jawaban = klien_tim_pelaksana_pd.post(alamat("usulan_asal", rencana), {"asal": isian})
    assert kata in teks(isi(jawaban, 422))
    assert not b.tautan.exists()


def test_usulan_hanya_penyusun(klien_kepala_pd: Client, rencana: RencanaAksi) -> None:
    assert klien_kepala_pd.get(alamat("usulan_asal", rencana)).status_code == 403


def test_usulan_kosong(klien_tim_pelaksana_pd: Client, rencana: RencanaAksi) -> None:
    assert "Tidak ada usulan" in teks(baca(klien_tim_pelaksana_pd, alamat("usulan_asal", rencana)))


def test_usulan_kueri_tetap(
    klien_tim_pelaksana_pd: Client, rencana: RencanaAksi, tambah_butir: TambahButir
) -> None:
    hitungan = []
    for banyak in (3, 30):
        while rencana.butir.count() < banyak:
            tambah_butir(sub_kegiatan=EKOSISTEM)
        klien_tim_pelaksana_pd.get(reverse("rencana_aksi:matriks"))
        with CaptureQueriesContext(connection) as kueri:
            assert len(tabel(baca(klien_tim_pelaksana_pd, alamat("usulan_asal", rencana)))) == banyak
        hitungan.append(len(kueri))
    assert hitungan[0] == hitungan[1] <= 25


def test_tautkan_banyak_dua_kali(
    rencana: RencanaAksi, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna
) -> None:
    """Pressed twice, or with an item deleted meanwhile, each origin is there once."""
    ada, hilang = tambah_butir(), tambah_butir()
    ButirAksi.objects.filter(pk=hilang.pk).delete()
    asal = dict.fromkeys((ada, hilang), baris(rencana, 37).pk)
    for _ in range(2):
        tautkan_banyak(rencana=rencana, baris=asal, prioritas={}, oleh=tim_pelaksana_pd)
    assert [t.baris_id for t in ada.tautan.all()] == [baris(rencana, 37).pk]
