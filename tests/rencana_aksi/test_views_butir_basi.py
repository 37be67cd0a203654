"""Two people at one item: who comes second sees both values, keeps what was typed, and chooses."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi
from tests.rencana_aksi.conftest import TambahButir
from tests.rencana_aksi.test_views_butir import HTMX, alamat_butir, buka, rapat, terkini
from tests.rencana_aksi.test_views_rencana import area
from tests.roadmap.halaman import isi, tabel

pytestmark = pytest.mark.django_db


@pytest.fixture
def diubah_lain(klien_administrator: Client) -> Callable[..., None]:
    """Let the Administrator change an item meanwhile."""

    def ubah(butir: ButirAksi, **ganti: Any) -> None:
        data = buka(klien_administrator, butir) | ganti
        assert klien_administrator.post(alamat_butir("butir_ubah", butir), data).status_code == 302

    return ubah


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_basi_menunjukkan_kedua_nilai(
    headers: dict[str, str],
    klien_tim_pelaksana_pd: Client,
    tambah_butir: TambahButir,
    diubah_lain: Callable[..., None],
) -> None:
    """The second person is told who changed what, sees both values, keeps what was typed, and chooses."""
    b = tambah_butir()
    tuju = alamat_butir("butir_ubah", b)
    data = buka(klien_tim_pelaksana_pd, b) | {"anggaran": "90 juta", "selesai": "1"}
    diubah_lain(b, anggaran="50 juta", sdm="9")
    html = rapat(isi(klien_tim_pelaksana_pd.post(tuju, data, headers=headers), 409))
    assert "Butir ini diubah oleh Uji administrator" in html
    assert [[s.teks for s in baris.sel[:3]] for baris in tabel(html, "tabel-benturan")] == [
        ["Anggaran (Rp)", "90.000.000", "50.000.000"],
        ["SDM (orang)", "5", "9"],
    ]
    assert 'value="90 juta"' in html
    assert terkini(b).anggaran == 50_000_000
    # What the person had not touched is proposed as stored; what they typed is theirs until they say otherwise.
    assert 'value="sdm" aria-label="Pakai yang tersimpan untuk SDM (orang)" checked' in html
    assert 'value="anggaran" aria-label="Pakai yang tersimpan untuk Anggaran (Rp)">' in html
    tanda = html.split('name="versi" value="')[1].split('"')[0]
    isi_kedua = data | {"versi": tanda, "pakai": ["sdm"]}
    klien_tim_pelaksana_pd.post(tuju, isi_kedua, headers=headers)
    assert (terkini(b).anggaran, terkini(b).sdm) == (Decimal(90_000_000), 9)


def test_basi_memakai_semua_yang_tersimpan(
    klien_tim_pelaksana_pd: Client, tambah_butir: TambahButir, diubah_lain: Callable[..., None]
) -> None:
    b = tambah_butir()
    data = buka(klien_tim_pelaksana_pd, b) | {"tahapan": "Punya saya", "jadwal": ["1"]}
    diubah_lain(b, tahapan="Punya rekan", jadwal=["7", "8"], area=area(b.rencana, 3).pk)
    html = isi(klien_tim_pelaksana_pd.post(alamat_butir("butir_ubah", b), data), 409)
    assert [s.sel[0].teks for s in tabel(html, "tabel-benturan")] == [
        "Area perubahan",
        "Tahapan/aktivitas",
        "Jadwal",
    ]
    tanda = html.split('name="versi" value="')[1].split('"')[0]
    klien_tim_pelaksana_pd.post(
        alamat_butir("butir_ubah", b),
        data | {"versi": tanda, "pakai": ["tahapan", "jadwal", "area", "versi"]},
    )
    kini = terkini(b)
    assert (kini.tahapan, kini.jadwal, kini.area) == ("Punya rekan", Jadwal([7, 8]), area(b.rencana, 3))


@pytest.mark.parametrize("tanda", ["", "aneh", "rencana_aksi.butiraksi:" + "9" * 30])
def test_tanda_versi_rusak_adalah_basi(
    tanda: str, klien_tim_pelaksana_pd: Client, tambah_butir: TambahButir
) -> None:
    b = tambah_butir()
    data = buka(klien_tim_pelaksana_pd, b) | {"tahapan": "Punya saya", "versi": tanda}
    assert "Punya saya" in isi(klien_tim_pelaksana_pd.post(alamat_butir("butir_ubah", b), data), 409)
    assert terkini(b).tahapan == "Menyusun peta proses bisnis"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_ubah_yang_sudah_dihapus(
    headers: dict[str, str],
    klien_tim_pelaksana_pd: Client,
    klien_administrator: Client,
    tambah_butir: TambahButir,
) -> None:
    b = tambah_butir()
    data = buka(klien_tim_pelaksana_pd, b) | {"tahapan": "Punya saya"}
    klien_administrator.post(alamat_butir("butir_hapus", b))
    html = isi(klien_tim_pelaksana_pd.post(alamat_butir("butir_ubah", b), data, headers=headers), 409)
    assert "Butir ini sudah dihapus oleh Uji administrator" in html
    assert "Punya saya" in html
    assert not ButirAksi.objects.exists()
