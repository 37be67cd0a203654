"""Two plans side by side: the pure comparison, and the page."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import RencanaAksi, TahunRencana
from rencana_aksi.queries.banding import IsiButir, Jenis, bandingkan, pembanding
from rencana_aksi.services.butir import hapus_butir, simpan_butir
from rencana_aksi.services.rencana import revisi
from tests.rencana_aksi.conftest import KINI, Majukan, TambahButir
from tests.roadmap.halaman import baca, tabel, teks

A, B, C, D = (UUID(int=n) for n in range(1, 5))


def isi(kunci: UUID, nomor: int, **sel: str) -> IsiButir:
    return IsiButir(kunci, nomor, sel)


def test_bandingkan_setiap_jenis() -> None:
    beda = bandingkan(
        [isi(A, 1, Program="P", Target="12"), isi(B, 2, Program="Q"), isi(C, 3, Program="R")],
        [isi(A, 1, Program="P", Target="15"), isi(C, 2, Program="R"), isi(D, 3, Program="S")],
    )
    assert [(b.kunci, b.jenis, b.nomor_sebelum, b.nomor_sesudah) for b in beda] == [
        (A, Jenis.BERUBAH, 1, 1),
        (B, Jenis.DIHAPUS, 2, None),
        (C, Jenis.SAMA, 3, 2),
        (D, Jenis.BARU, None, 3),
    ]
    assert [(s.kolom, s.sebelum, s.sesudah) for s in beda[0].tampil] == [("Target", "12", "15")]
    assert [(s.sebelum, s.sesudah) for s in beda[1].tampil] == [("Q", "")]
    assert [(s.sebelum, s.sesudah) for s in beda[3].tampil] == [("", "S")]


def test_bandingkan_kosong() -> None:
    assert bandingkan([], []) == []
    assert [b.jenis for b in bandingkan([isi(A, 1)], [])] == [Jenis.DIHAPUS]


def test_bandingkan_pindah_tempat_bukan_perubahan() -> None:
    lama, baru = [isi(A, 1, P="a"), isi(B, 2, P="b")], [isi(B, 1, P="b"), isi(A, 2, P="a")]
    assert [(b.kunci, b.jenis) for b in bandingkan(lama, baru)] == [(B, Jenis.SAMA), (A, Jenis.SAMA)]


def test_bandingkan_yang_dihapus_di_awal_dan_beruntun() -> None:
    beda = bandingkan([isi(A, 1), isi(B, 2), isi(C, 3)], [isi(C, 1)])
    assert [b.kunci for b in beda] == [A, B, C]


@pytest.fixture
def revisi_berubah(majukan: Majukan, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna) -> RencanaAksi:
    """A revision in which one item of three was changed and one removed."""
    for tahapan in ("Menyusun", "Menguji", "Menerapkan"):
        tambah_butir(tahapan=tahapan)
    baru = revisi(rencana=majukan("ditetapkan"), oleh=tim_pelaksana_pd, kini=KINI)
    pertama, kedua, _ = baru.butir.order_by("nomor")
    pertama.anggaran = 99_000_000
    simpan_butir(butir=pertama, oleh=tim_pelaksana_pd)
    hapus_butir(butir=kedua, oleh=tim_pelaksana_pd)
    return baru


def alamat(rencana: RencanaAksi) -> str:
    return reverse("rencana_aksi:banding", args=[rencana.pk])


def test_halaman(revisi_berubah: RencanaAksi, klien_tim_pelaksana_pd: Client) -> None:
    html = baca(klien_tim_pelaksana_pd, alamat(revisi_berubah))
    assert "0 baru, 1 dihapus, 1 berubah, 1 sama" in teks(html)
    sel = [" | ".join(s.teks for s in baris.sel) for baris in tabel(html)]
    assert sel[0] == "±Berubah butir 1 Menyusun | Anggaran (Rp) | 75.250.000 | 99.000.000"
    assert any(s.endswith("Tahapan/aktivitas | Menguji | –") for s in sel)
    assert not any("Menerapkan" in s for s in sel), "what stayed the same is left out"
    semua = baca(klien_tim_pelaksana_pd, alamat(revisi_berubah), {"semua": "on"})
    assert any("Menerapkan" in s.teks for baris in tabel(semua) for s in baris.sel)


def test_arah_selalu_dari_yang_lama(revisi_berubah: RencanaAksi, klien_tim_pelaksana_pd: Client) -> None:
    lama = revisi_berubah.revisi_dari
    assert lama is not None
    html = baca(klien_tim_pelaksana_pd, alamat(lama))
    assert "75.250.000 | 99.000.000" in " | ".join(s.teks for b in tabel(html) for s in b.sel)


def test_tanpa_pembanding(rencana: RencanaAksi, klien_tim_pelaksana_pd: Client) -> None:
    assert "Belum ada pembanding" in teks(baca(klien_tim_pelaksana_pd, alamat(rencana)))


@pytest.mark.parametrize("dengan", ["999999", "x", "-1", "9" * 40])
def test_pembanding_tidak_dikenal(
    revisi_berubah: RencanaAksi, klien_tim_pelaksana_pd: Client, dengan: str
) -> None:
    assert klien_tim_pelaksana_pd.get(alamat(revisi_berubah), {"dengan": dengan}).status_code == 404


def test_pembanding_milik_unit_lain(
    revisi_berubah: RencanaAksi, periode: TahunRencana, dishub: PerangkatDaerah, klien_tim_pelaksana: Client
) -> None:
    lain = RencanaAksi.objects.create(periode=periode, perangkat_daerah=dishub)
    assert klien_tim_pelaksana.get(alamat(revisi_berubah), {"dengan": lain.pk}).status_code == 404


def test_pembanding_versi_dahulu_lalu_tahun_lain(
    revisi_berubah: RencanaAksi, periode: TahunRencana, tim_pelaksana_pd: Pengguna
) -> None:
    berikut = TahunRencana.objects.create(road_map=periode.road_map, tahun=2022)
    tahun_lain = RencanaAksi.objects.create(periode=berikut, perangkat_daerah=revisi_berubah.perangkat_daerah)
    assert pembanding(revisi_berubah, tim_pelaksana_pd) == [revisi_berubah.revisi_dari, tahun_lain]


def test_tersembunyi(
    revisi_berubah: RencanaAksi, klien_tim_pelaksana_pd_lain: Client, klien_asesor: Client
) -> None:
    assert klien_tim_pelaksana_pd_lain.get(alamat(revisi_berubah)).status_code == 404
    assert klien_asesor.get(alamat(revisi_berubah)).status_code == 403
    assert klien_tim_pelaksana_pd_lain.post(alamat(revisi_berubah)).status_code == 405
