"""A report as a workbook: out, filled in, previewed, applied all or not at all."""

import io
import re
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from monev.models import Kemajuan, LaporanBulanan, Periode
from monev.queries.kemajuan import isian_tersimpan
from monev.queries.kemajuan_impor import buku_laporan
from monev.services.kemajuan import mulai_laporan, simpan_kemajuan
from monev.services.kemajuan_impor import pratinjau_berkas
from monev.spreadsheet.buku_kemajuan import BARIS_KEPALA, HURUF_KOLOM, KOLOM, tulis_buku
from monev.spreadsheet.isian import Isian
from organisasi.models import Pengguna
from rencana_aksi.models import RencanaAksi
from tests.monev.conftest import KINI, AmbilPeriode
from tests.roadmap.halaman import baca, isi, teks

pytestmark = pytest.mark.django_db
D = Decimal
PERTAMA = BARIS_KEPALA + 1
AWAL = Isian(D("25.5"), D(3), D(9_000_000), "-HUJAN", "Lelang")


@pytest.fixture
def laporan(
    road_map: Any, rencana: RencanaAksi, periode: AmbilPeriode, tim_pelaksana_pd: Pengguna
) -> LaporanBulanan:
    """January's report: the first item filled in, the second empty."""
    Periode.objects.update(dikunci_sesudah=None)
    satu, _ = mulai_laporan(rencana=rencana, periode=periode("bulan", 1), oleh=tim_pelaksana_pd, kini=KINI)
    simpan_kemajuan(kemajuan=butir(satu, 1), isian=AWAL, oleh=tim_pelaksana_pd, kini=KINI)
    return satu


def butir(laporan: LaporanBulanan, nomor: int) -> Kemajuan:
    return laporan.kemajuan.select_related("butir", "laporan").get(butir__nomor=nomor)


def unduh(laporan: LaporanBulanan) -> bytes:
    return tulis_buku(buku_laporan(laporan))


def isikan(berkas: bytes, **sel: Any) -> bytes:
    """Return the workbook with cells changed: `fisik_1=30` is the first item's."""
    buku = load_workbook(io.BytesIO(berkas))
    for nama, nilai in sel.items():
        bidang, _, nomor = nama.rpartition("_")
        buku["Kemajuan"][f"{HURUF_KOLOM[bidang]}{PERTAMA + int(nomor) - 1}"] = nilai
    return simpan(buku)


def simpan(buku: Workbook) -> bytes:
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def lembar(berkas: bytes) -> Worksheet:
    return load_workbook(io.BytesIO(berkas))["Kemajuan"]


def alamat(laporan: LaporanBulanan) -> str:
    return reverse("monev:laporan_unggah", args=[laporan.pk])


def unggah(klien: Client, laporan: LaporanBulanan, berkas: bytes, nama: str = "isi.xlsx") -> Any:
    return klien.post(alamat(laporan), {"berkas": SimpleUploadedFile(nama, berkas)})


def terapkan(klien: Client, laporan: LaporanBulanan, html: str) -> Any:
    nilai = dict(re.findall(r'name="(token|sidik)"\s+value="([^"]+)"', html))
    return klien.post(alamat(laporan), {"terapkan": "1", **nilai}, follow=True)


def test_unduh(laporan: LaporanBulanan, klien_inspektorat: Client) -> None:
    """The workbook has what is fixed locked, what may be filled in open, the keys hidden, numbers as numbers."""
    jawaban = klien_inspektorat.get(reverse("monev:laporan_unduh", args=[laporan.pk]))
    assert 'filename="kemajuan-diskominfo-2021-01.xlsx"' in jawaban.headers["Content-Disposition"]
    halaman = lembar(jawaban.content)
    terkunci = {k.nama: halaman[f"{HURUF_KOLOM[k.nama]}{PERTAMA}"].protection.locked for k in KOLOM}
    assert halaman.protection.sheet
    assert [nama for nama, kunci in terkunci.items() if not kunci] == [
        "fisik",
        "volume",
        "anggaran",
        "kendala",
        "langkah",
    ]
    assert [k.nama for k in KOLOM if halaman.column_dimensions[HURUF_KOLOM[k.nama]].hidden] == [
        "kunci",
        "versi",
    ]
    assert halaman[f"{HURUF_KOLOM['fisik']}{PERTAMA}"].value == 25.5
    assert halaman[f"{HURUF_KOLOM['kendala']}{PERTAMA}"].data_type == "s"
    assert len(halaman.data_validations.dataValidation) == 3


def test_tanpa_perubahan(laporan: LaporanBulanan) -> None:
    """Exported and imported again, nothing changes."""
    hasil = pratinjau_berkas(laporan, isi=unduh(laporan), nama="a.xlsx")
    assert [b.jenis for b in hasil.baris] == ["sama", "sama"]
    assert not hasil.dapat_diterapkan


def test_unggah_lalu_terapkan(laporan: LaporanBulanan, klien_tim_pelaksana_pd: Client) -> None:
    """The preview names what changes, before and after; applied, it is stored with its origin, and only once."""
    berkas = isikan(
        unduh(laporan), fisik_1=40, anggaran_1="12,5 juta", fisik_2="30,5", volume_2=2, kendala_2="Hujan"
    )
    html = isi(unggah(klien_tim_pelaksana_pd, laporan, berkas))
    assert "Terapkan 2 baris" in html
    assert "9.000.000" in html
    assert butir(laporan, 2).fisik is None
    assert "Lanjutkan" in baca(klien_tim_pelaksana_pd, alamat(laporan))
    assert "Terapkan 2 baris" in baca(klien_tim_pelaksana_pd, alamat(laporan), {"lanjut": "1"})
    assert "2 butir dari berkas ‘isi.xlsx’ tersimpan" in isi(terapkan(klien_tim_pelaksana_pd, laporan, html))
    assert isian_tersimpan(butir(laporan, 1)) == Isian(D(40), D(3), D(12_500_000), "-HUJAN", "Lelang")
    assert isian_tersimpan(butir(laporan, 2)) == Isian(D("30.5"), D(2), None, "Hujan", "")
    assert Kemajuan.riwayat.filter(asal="unggahan isi.xlsx").count() == 2
    assert "sudah diterapkan" in isi(terapkan(klien_tim_pelaksana_pd, laporan, html))
    assert Kemajuan.riwayat.filter(asal="unggahan isi.xlsx").count() == 2


def test_ditolak_semua(laporan: LaporanBulanan, klien_tim_pelaksana_pd: Client) -> None:
    """One refused cell is named with sheet, cell and mend, and keeps the whole file out."""
    berkas = isikan(unduh(laporan), fisik_1=101, anggaran_1=90_000_000, volume_2="lima", fisik_2=50)
    html = teks(isi(unggah(klien_tim_pelaksana_pd, laporan, berkas), 422))
    for pesan in (
        f"Baris {PERTAMA}, kolom Fisik (%) (Kemajuan!K{PERTAMA}): 101% lebih dari 100%",
        "melebihi anggaran butir ini, Rp 80.000.000",
        f"(Kemajuan!L{PERTAMA + 1}): ‘lima’ bukan angka",
    ):
        assert pesan in html
    assert "Terapkan 2" not in html
    assert butir(laporan, 2).fisik is None


def test_basi_per_baris(laporan: LaporanBulanan, kepala_pd: Pengguna) -> None:
    """A row changed on the page since the download is refused where the file changes it too, else left alone."""
    berkas = unduh(laporan)
    simpan_kemajuan(
        kemajuan=butir(laporan, 1), isian=Isian(D(60), D(3), D(9_000_000)), oleh=kepala_pd, kini=KINI
    )
    tidak_disentuh = pratinjau_berkas(laporan, isi=isikan(berkas, fisik_2=10), nama="a.xlsx")
    assert [b.jenis for b in tidak_disentuh.baris] == ["sama", "berubah"]
    disentuh = pratinjau_berkas(laporan, isi=isikan(berkas, fisik_1=70, fisik_2=10), nama="a.xlsx")
    assert [b.jenis for b in disentuh.baris] == ["ditolak", "berubah"]
    assert "diubah di PetaRB setelah berkas diunduh" in disentuh.baris[0].masalah[0]


def test_berubah_sejak_pratinjau(
    laporan: LaporanBulanan, klien_tim_pelaksana_pd: Client, kepala_pd: Pengguna
) -> None:
    """What changes between preview and apply is shown anew, and nothing is stored."""
    html = isi(unggah(klien_tim_pelaksana_pd, laporan, isikan(unduh(laporan), fisik_1=40)))
    simpan_kemajuan(kemajuan=butir(laporan, 2), isian=Isian(D(5)), oleh=kepala_pd, kini=KINI)
    jawaban = terapkan(klien_tim_pelaksana_pd, laporan, html)
    assert "berubah sejak pratinjau dibuat" in isi(jawaban, 409)
    assert butir(laporan, 1).fisik == D("25.5")
    assert "tersimpan" in isi(terapkan(klien_tim_pelaksana_pd, laporan, jawaban.content.decode()))
    assert butir(laporan, 1).fisik == D(40)


def test_kolom_dan_baris_berpindah(laporan: LaporanBulanan) -> None:
    """Rows in another order, and the columns that are only read left out, make no difference."""
    asal = lembar(isikan(unduh(laporan), fisik_2=10))
    dipakai = [i for i, k in enumerate(KOLOM, start=1) if k.isi or k.sembunyi]
    buku = Workbook()
    tujuan = buku.worksheets[0]
    for baris in (BARIS_KEPALA, PERTAMA + 1, PERTAMA):
        tujuan.append([asal.cell(baris, i).value for i in reversed(dipakai)])
    hasil = pratinjau_berkas(laporan, isi=simpan(buku), nama="a.xlsx")
    assert [b.jenis for b in hasil.baris] == ["berubah", "sama"]


def test_baris_asing_dan_ganda(laporan: LaporanBulanan) -> None:
    """A row without a known key, or a key twice, is refused."""
    berkas = unduh(laporan)
    kunci = lembar(berkas)[f"{HURUF_KOLOM['kunci']}{PERTAMA}"].value
    ganda = pratinjau_berkas(laporan, isi=isikan(berkas, kunci_2=kunci), nama="a.xlsx")
    assert ["lebih dari sekali" in b.masalah[0] for b in ganda.baris] == [True, True]
    asing = pratinjau_berkas(laporan, isi=isikan(berkas, kunci_2="B-123", fisik_2=4), nama="a.xlsx")
    assert "tidak dikenali" in asing.baris[1].masalah[0]


def test_bukan_berkas_laporan_ini(
    laporan: LaporanBulanan,
    rencana: RencanaAksi,
    periode: AmbilPeriode,
    tim_pelaksana_pd: Pengguna,
    klien_tim_pelaksana_pd: Client,
) -> None:
    """Another month's workbook, any other spreadsheet and any other file are refused, each with the way on."""
    februari, _ = mulai_laporan(
        rencana=rencana, periode=periode("bulan", 2), oleh=tim_pelaksana_pd, kini=KINI
    )
    html = teks(isi(unggah(klien_tim_pelaksana_pd, februari, unduh(laporan)), 422))
    assert "untuk laporan ‘diskominfo’ Januari 2021, sedangkan laporan ini ‘diskominfo’ Februari 2021" in html
    html = isi(unggah(klien_tim_pelaksana_pd, laporan, simpan(Workbook())), 422)
    assert "bukan laporan kemajuan dari PetaRB" in html
    assert "Berkas belum dapat dibaca" in isi(
        unggah(klien_tim_pelaksana_pd, laporan, b"%PDF-1.4", "a.pdf"), 422
    )
    assert "Berkas belum dapat dibaca" in isi(klien_tim_pelaksana_pd.post(alamat(laporan), {}), 422)


def test_unggah_bukan_penyusun(
    laporan: LaporanBulanan, klien_anonim: Client, klien_inspektorat: Client, klien_tim_pelaksana_pd: Client
) -> None:
    """A visitor signs in, who only reads is told why, a report on its way takes no file."""
    berkas = isikan(unduh(laporan), fisik_1=40)
    assert unggah(klien_anonim, laporan, berkas).headers["Location"].startswith(reverse("account_login"))
    isi(unggah(klien_inspektorat, laporan, berkas), 403)
    LaporanBulanan.objects.filter(pk=laporan.pk).update(status="menunggu-kepala")
    jawaban = klien_tim_pelaksana_pd.get(alamat(laporan), follow=True)
    assert "tidak dapat diubah" in isi(jawaban)
    assert butir(laporan, 1).fisik == D("25.5")
