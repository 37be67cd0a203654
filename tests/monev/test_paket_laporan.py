"""Packages: every unit's report in one ZIP file, set ones as kept, others as drafts; watched and stopped."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from monev.latar_paket import susun_di_latar
from monev.models import PaketLaporan, Periode, StatusPaket
from monev.services import paket_laporan
from monev.services.laporan_monev import isi_berkas
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import RencanaAksi
from rencana_aksi.services.kemajuan import minta_berhenti
from tests.antrean import kerjakan_antrean
from tests.monev.conftest import AmbilPeriode
from tests.monev.laporan_uji import laporkan_bulan, susun, tanpa_cetak, terbuka, tetapkan

__all__ = ["tanpa_cetak", "terbuka"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_cetak", "terbuka")]
MULAI = "monev:paket_mulai"


def mulai(klien: Client, periode: Periode, bentuk: str = "pdf") -> Any:
    return klien.post(f"{reverse(MULAI)}?tahun=2021", {"periode": periode.pk, "bentuk": bentuk})


def alamat(paket: PaketLaporan, nama: str = "paket") -> str:
    return reverse(f"monev:{nama}", args=[paket.kunci])


def test_paket_lengkap(
    rencana: RencanaAksi,
    periode: AmbilPeriode,
    diskominfo: PerangkatDaerah,
    dishub: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    klien_inspektorat: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    """The kept bytes of a set report, drafts of the others, a table of contents that names who has nothing."""
    laporkan_bulan(rencana, 3, (30, 4, 1), (25, 1, None), oleh=tim_pelaksana_pd)
    laporan = tetapkan(susun(periode("tahun"), tim_pelaksana_pd, diskominfo), kepala_pd)
    RencanaAksi.objects.create(
        periode=rencana.periode,
        perangkat_daerah=dishub,
        status="ditetapkan",
        ditetapkan_oleh=kepala_pd,
        ditetapkan_pada=laporan.diterima_pada,  # type: ignore[misc]
    )
    with django_capture_on_commit_callbacks(execute=True):
        jawaban = mulai(klien_inspektorat, periode("tahun"))
    paket = PaketLaporan.objects.get()
    assert jawaban["Location"] == alamat(paket)
    assert "Menunggu giliran" in klien_inspektorat.get(alamat(paket)).content.decode()
    kerjakan_antrean()
    halaman = klien_inspektorat.get(alamat(paket)).content.decode()
    assert "2 laporan siap" in halaman
    unduhan = klien_inspektorat.get(alamat(paket, "paket_unduh"))
    assert unduhan["Content-Type"] == "application/zip"
    arsip = zipfile.ZipFile(io.BytesIO(unduhan.content))
    assert arsip.read("laporan-monev-diskominfo-v1.pdf") == isi_berkas(laporan.berkas.get(bentuk="pdf"))
    assert b"DRAF" in arsip.read("DRAF-laporan-monev-dishub-2021-v1.pdf")
    isi = arsip.read("daftar-isi.csv").decode("utf-8-sig")
    assert laporan.sidik in isi
    assert "Belum ada rencana aksi yang ditetapkan" in isi
    assert len(arsip.namelist()) == 3


def test_paket_hanya_tim_kota(
    periode: AmbilPeriode, klien_kepala_pd: Client, klien_tim_pelaksana: Client, inspektorat: Pengguna
) -> None:
    """A unit makes no package; another's package is not there; a form that is not offered is told."""
    assert mulai(klien_kepala_pd, periode("tahun")).status_code == 403
    assert mulai(klien_tim_pelaksana, periode("tahun"), "exe").status_code == 422
    paket = PaketLaporan.objects.create(periode=periode("tahun"), oleh=inspektorat, pada="2022-01-20T00:00Z")
    assert klien_kepala_pd.get(alamat(paket)).status_code == 403
    for nama in ("paket", "paket_unduh"):
        assert klien_tim_pelaksana.get(alamat(paket, nama)).status_code == 404
    assert klien_tim_pelaksana.post(alamat(paket, "paket_batal")).status_code == 404
    assert klien_tim_pelaksana.get(alamat(paket, "paket_batal")).status_code == 405


def test_paket_ditekan_dua_kali(periode: AmbilPeriode, klien_inspektorat: Client) -> None:
    """The same package in the making is shown, not begun again."""
    satu, dua = (mulai(klien_inspektorat, periode("tahun")) for _ in range(2))
    assert satu["Location"] == dua["Location"]
    assert PaketLaporan.objects.count() == 1


def test_paket_dibatalkan(
    periode: AmbilPeriode, klien_inspektorat: Client, rencana: RencanaAksi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancelled before or while it is made, nothing is kept."""
    mulai(klien_inspektorat, periode("tahun"))
    paket = PaketLaporan.objects.get()
    klien_inspektorat.post(alamat(paket, "paket_batal"))
    susun_di_latar.call(paket.kunci.hex)
    paket.refresh_from_db()
    assert (paket.status, paket.letak) == (StatusPaket.DIBATALKAN, "")
    mulai(klien_inspektorat, periode("tahun"), "docx")
    kedua = PaketLaporan.objects.get(bentuk="docx")
    minta_berhenti(kedua.kunci)
    susun_di_latar.call(kedua.kunci.hex)
    kedua.refresh_from_db()
    assert (kedua.status, kedua.letak) == (StatusPaket.DIBATALKAN, "")
    jawaban = klien_inspektorat.get(alamat(kedua, "paket_unduh"), follow=True)
    assert "tidak lagi tersimpan" in jawaban.content.decode()


def test_paket_gagal(
    periode: AmbilPeriode, klien_inspektorat: Client, rencana: RencanaAksi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes wrong in the making is told on the page."""
    mulai(klien_inspektorat, periode("tahun"))
    paket = PaketLaporan.objects.get()

    def rusak(*_: Any, **__: Any) -> None:
        raise OSError("disk")

    monkeypatch.setattr(paket_laporan, "naskah_draf", rusak)
    with pytest.raises(OSError, match="disk"):
        susun_di_latar.call(paket.kunci.hex)
    halaman = klien_inspektorat.get(alamat(paket)).content.decode()
    assert "Paket tidak dapat disusun" in halaman
    assert "disk" not in halaman
