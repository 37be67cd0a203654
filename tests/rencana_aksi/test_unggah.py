"""The upload journey through its pages, large files in the background, and the commands for support staff."""

import io
from collections.abc import Callable
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from organisasi.models import Pengguna
from rencana_aksi.latar import baca_di_latar, terapkan_di_latar
from rencana_aksi.models import (
    IngatanKolom,
    RencanaAksi,
    StatusUnggahan,
    Unggahan,
)
from rencana_aksi.services import kemajuan
from rencana_aksi.services import unggahan as layanan
from rencana_aksi.services.unggahan import SIMPANAN
from tests.antrean import kerjakan_antrean
from tests.rencana_aksi.conftest import AREA, BARIS, JUDUL, LAIN, Unggah, berkas


def halaman_teks(jawaban: Any) -> str:
    return str(jawaban.content.decode())


@pytest.fixture
def kirim(klien_tim_pelaksana_pd: Client, rencana: RencanaAksi) -> Callable[..., Any]:
    def kirim(isi: bytes, nama: str = "rencana.xlsx") -> Any:
        berkas = io.BytesIO(isi)
        berkas.name = nama
        return klien_tim_pelaksana_pd.post(
            reverse("rencana_aksi:unggah", args=[rencana.pk]), {"berkas": berkas}, follow=True
        )

    return kirim


def test_perjalanan(kirim: Callable[..., Any], klien_tim_pelaksana_pd: Client, rencana: RencanaAksi) -> None:
    halaman = kirim(berkas(BARIS, LAIN))
    assert halaman.status_code == 200
    assert "Terapkan 2 baris" in halaman.content.decode()
    satu = Unggahan.objects.get()
    alamat = reverse("rencana_aksi:unggahan_pratinjau", args=[satu.kunci])
    sesudah = klien_tim_pelaksana_pd.post(alamat, {"sidik": halaman.context["pratinjau"].sidik}, follow=True)
    assert "2 butir baru" in sesudah.content.decode()
    assert rencana.butir.count() == 2
    lagi = klien_tim_pelaksana_pd.post(alamat, {"sidik": halaman.context["pratinjau"].sidik}, follow=True)
    assert lagi.status_code == 200
    assert rencana.butir.count() == 2


def test_kolom_ditanya_dan_diingat(
    kirim: Callable[..., Any], klien_tim_pelaksana_pd: Client, rencana: RencanaAksi
) -> None:
    judul = [*JUDUL[:4], "Wxyz", *JUDUL[5:]]
    halaman = kirim(berkas(BARIS, judul=judul))
    assert halaman.templates[0].name == "rencana_aksi/unggah_kolom.html"
    form = halaman.context["form"]
    isi = {nama: form[nama].value() for nama in form.fields} | {"kolom_4": "tahapan"}
    sesudah = klien_tim_pelaksana_pd.post(halaman.request["PATH_INFO"], isi, follow=True)
    assert "Terapkan 1 baris" in sesudah.content.decode()
    assert IngatanKolom.objects.get().perangkat_daerah == rencana.perangkat_daerah
    assert kirim(berkas(BARIS, judul=judul)).templates[0].name == "rencana_aksi/unggah_pratinjau.html"


def test_kolom_ganda_ditolak(kirim: Callable[..., Any], klien_tim_pelaksana_pd: Client) -> None:
    halaman = kirim(berkas(BARIS, judul=[*JUDUL[:4], "Wxyz", *JUDUL[5:]]))
    form = halaman.context["form"]
    isi = {nama: form[nama].value() for nama in form.fields} | {"kolom_4": "kegiatan"}
    sesudah = klien_tim_pelaksana_pd.post(halaman.request["PATH_INFO"], isi)
    assert sesudah.status_code == 422
    assert "Kegiatan sudah dipilih untuk kolom D" in sesudah.content.decode()


@pytest.mark.parametrize(
    ("isi", "nama", "pesan"),
    [
        (b"", "kosong.xlsx", "kosong"),
        (b"PK\x03\x04rusak", "rusak.xlsx", "rusak atau terpotong"),
        (b"%PDF-1.7", "rencana.pdf", "tidak dapat diterima"),
        (b"%PDF-1.7", "rencana.xlsx", "bukan buku kerja Excel"),
        (b"\n\n", "rencana.csv", "tidak berisi tabel"),
    ],
)
def test_berkas_buruk(kirim: Callable[..., Any], isi: bytes, nama: str, pesan: str) -> None:
    halaman = kirim(isi, nama)
    assert halaman.status_code == 422
    assert pesan in halaman.content.decode()
    assert not Unggahan.objects.exists()


def test_berkas_hanya_bagi_pembaca(
    unggah: Unggah, klien_tim_pelaksana_pd_lain: Client, klien_inspektorat: Client, klien_anonim: Client
) -> None:
    isi = berkas(BARIS)
    satu = unggah(isi, nama="rencana kami.xlsx")
    alamat = reverse("rencana_aksi:unggahan_berkas", args=[satu.kunci])
    jawaban = klien_inspektorat.get(alamat)
    assert b"".join(jawaban.streaming_content) == isi  # type: ignore[attr-defined]
    assert jawaban["Content-Disposition"] == 'attachment; filename="rencana kami.xlsx"'
    assert klien_tim_pelaksana_pd_lain.get(alamat).status_code == 404
    assert klien_anonim.get(alamat).status_code == 302
    pratinjau = reverse("rencana_aksi:unggahan_pratinjau", args=[satu.kunci])
    assert klien_inspektorat.get(pratinjau).status_code == 403


def test_tahun_lain_tidak_dapat_diterapkan(kirim: Callable[..., Any]) -> None:
    """A file of another year says so first, and offers nothing to press."""
    isi = halaman_teks(kirim(berkas(BARIS, tahun=2022)))
    assert "Berkas ini tidak dapat diterapkan" in isi
    assert "menyebut tahun 2022" in isi
    assert "Terapkan 1 baris" not in isi


def test_ditolak_tanpa_dilewati(kirim: Callable[..., Any], klien_tim_pelaksana_pd: Client) -> None:
    """Applied without saying that refused rows are left out: the reason stands at the box to tick."""
    halaman = kirim(berkas([*BARIS[:9], "lima juta", 5], LAIN))
    sidik = {"sidik": halaman.context["pratinjau"].sidik}
    sesudah = klien_tim_pelaksana_pd.post(halaman.request["PATH_INFO"], sidik)
    assert sesudah.status_code == 422
    assert "1 baris masih ditolak" in halaman_teks(sesudah)


def test_riwayat_menyebut_berkas_dan_baris(
    kirim: Callable[..., Any], klien_tim_pelaksana_pd: Client, rencana: RencanaAksi
) -> None:
    halaman = kirim(berkas(BARIS))
    sidik = {"sidik": halaman.context["pratinjau"].sidik}
    klien_tim_pelaksana_pd.post(halaman.request["PATH_INFO"], sidik)
    alamat = reverse("rencana_aksi:butir", args=[rencana.pk, rencana.butir.get().kunci])
    isi = halaman_teks(klien_tim_pelaksana_pd.get(alamat))
    assert "impor rencana.xlsx, lembar ‘Rencana’ baris 4" in isi


def test_batal(unggah: Unggah, klien_tim_pelaksana_pd: Client) -> None:
    satu = unggah(berkas(BARIS))
    klien_tim_pelaksana_pd.post(reverse("rencana_aksi:unggahan_batal", args=[satu.kunci]))
    satu.refresh_from_db()
    assert satu.status == StatusUnggahan.DIBATALKAN
    assert SIMPANAN.ambil(satu.berkas) is None


# Large files


@pytest.fixture
def besar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let three rows be many."""
    monkeypatch.setattr("rencana_aksi.views.unggah.BESAR", 3)


@pytest.mark.django_db(transaction=True)
def test_besar_di_latar(
    besar: None, kirim: Callable[..., Any], klien_tim_pelaksana_pd: Client, rencana: RencanaAksi
) -> None:
    halaman = kirim(berkas([*BARIS[:4], "Tahapan di latar", *BARIS[5:]], LAIN))
    assert "Menunggu giliran" in halaman.content.decode()
    kerjakan_antrean()
    halaman = klien_tim_pelaksana_pd.get(halaman.request["PATH_INFO"], follow=True)
    assert "Terapkan 2 baris" in halaman.content.decode()
    sidik = {"sidik": halaman.context["pratinjau"].sidik}
    halaman = klien_tim_pelaksana_pd.post(halaman.request["PATH_INFO"], sidik, follow=True)
    assert not rencana.butir.exists()
    kerjakan_antrean()
    halaman = klien_tim_pelaksana_pd.get(halaman.request["PATH_INFO"], follow=True)
    assert "2 butir baru" in halaman.content.decode()
    assert rencana.butir.count() == 2


@pytest.fixture
def dikabarkan(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """Let a job report every row, and do what is put into this list after each report."""
    daftar: list[Callable[[], None]] = []

    def lapor(kunci: UUID, persen: int, tahap: str) -> None:
        kemajuan.lapor(kunci, persen, tahap)
        for satu in daftar:
            satu()

    monkeypatch.setattr(import_module("rencana_aksi.spreadsheet.urai"), "SEKALI", 1)
    monkeypatch.setattr("rencana_aksi.latar.lapor", lapor)
    return daftar


def sedang_dibaca(satu: Unggahan, oleh: Pengguna) -> None:
    caches["dokumen"].clear()
    layanan.tandai_di_latar(unggahan=satu, status=StatusUnggahan.DIBACA, oleh=oleh)


def test_kemajuan_selagi_membaca(
    unggah: Unggah,
    tim_pelaksana_pd: Pengguna,
    klien_tim_pelaksana_pd: Client,
    dikabarkan: list[Callable[[], None]],
) -> None:
    """The page of a job shows each step of its reading, row by row here, and the bar never goes back."""
    satu = unggah(berkas(BARIS, LAIN))
    sedang_dibaca(satu, tim_pelaksana_pd)
    alamat = reverse("rencana_aksi:unggahan_kemajuan", args=[satu.kunci])
    tampil: list[tuple[int, str]] = []

    def lihat() -> None:
        isi = klien_tim_pelaksana_pd.get(alamat).context
        tampil.append((isi["persen"], isi["tahap"]))

    dikabarkan.append(lihat)
    baca_di_latar.call(satu.kunci.hex, tim_pelaksana_pd.pk)
    assert tampil == [
        (5, "Membuka berkas"),
        (10, "Membaca baris 1 dari 2"),
        (52, "Membaca baris 2 dari 2"),
        (95, "Mencocokkan dengan rencana"),
    ]
    assert klien_tim_pelaksana_pd.get(alamat, follow=True).context["pratinjau"].ditulis == 2


def test_batal_selagi_membaca(
    unggah: Unggah,
    tim_pelaksana_pd: Pengguna,
    klien_tim_pelaksana_pd: Client,
    dikabarkan: list[Callable[[], None]],
) -> None:
    """Pressed while the second row is read: the job ends there, and the file is gone."""
    satu = unggah(berkas(BARIS, LAIN, [3, *LAIN[1:4], "Melatih lagi", *LAIN[5:]]))
    sedang_dibaca(satu, tim_pelaksana_pd)
    laporan: list[str] = []

    def batalkan() -> None:
        laporan.append(kemajuan.kemajuan(satu.kunci)[1])
        if "baris 2" in laporan[-1]:
            klien_tim_pelaksana_pd.post(reverse("rencana_aksi:unggahan_batal", args=[satu.kunci]))

    dikabarkan.append(batalkan)
    baca_di_latar.call(satu.kunci.hex, tim_pelaksana_pd.pk)
    assert laporan[-1] == "Membaca baris 2 dari 3"
    satu.refresh_from_db()
    assert satu.status == StatusUnggahan.DIBATALKAN
    assert SIMPANAN.ambil(satu.berkas) is None


def test_pekerjaan_dihentikan(unggah: Unggah, tim_pelaksana_pd: Pengguna, rencana: RencanaAksi) -> None:
    """A job that is stopped leaves nothing behind."""
    satu = unggah(berkas(BARIS))
    sidik = layanan.pratinjau(satu).sidik
    layanan.tandai_di_latar(unggahan=satu, status=StatusUnggahan.MENERAPKAN, oleh=tim_pelaksana_pd)
    kemajuan.minta_berhenti(satu.kunci)
    terapkan_di_latar.call(satu.kunci.hex, tim_pelaksana_pd.pk, sidik, False, False)
    assert not rencana.butir.exists()


# Commands


def test_impor_rencana(tmp_path: Any, rencana: RencanaAksi, tim_pelaksana_pd: Pengguna) -> None:
    jalur = tmp_path / "rencana.xlsx"
    jalur.write_bytes(berkas(BARIS, LAIN))
    argumen = [str(jalur), "--pd", "diskominfo", "--tahun", "2021", "--oleh", tim_pelaksana_pd.username]
    keluaran = io.StringIO()
    call_command("impor_rencana", *argumen, stdout=keluaran)
    assert "2 baru" in keluaran.getvalue()
    assert not rencana.butir.exists()
    call_command("impor_rencana", *argumen, "--terapkan", stdout=keluaran)
    assert "2 baris tersimpan" in keluaran.getvalue()
    assert rencana.butir.count() == 2


def test_baca_rencana_json(tmp_path: Any, db: None) -> None:
    import json

    jalur = tmp_path / "rencana.xlsx"
    jalur.write_bytes(berkas(BARIS, [*LAIN[:9], "entah", 2]))
    keluaran = io.StringIO()
    call_command("baca_rencana", str(jalur), "--json", stdout=keluaran)
    hasil = json.loads(keluaran.getvalue())
    pertama = hasil["baris"][0]
    assert (pertama["lembar"], pertama["baris"], pertama["area"]) == ("Rencana", 4, AREA)
    assert (pertama["bulan"], pertama["target"], pertama["anggaran"]) == ([3, 4, 5, 6], 12, 75_250_000)
    assert [(m["sel"], m["nilai"]) for m in hasil["masalah"]] == [("J5", "entah")]
    assert hasil["pemetaan"]["kolom"]["1"] == "area"


def test_baca_rencana_rusak(tmp_path: Any, db: None) -> None:
    jalur = tmp_path / "rusak.xlsx"
    jalur.write_bytes(b"PK\x03\x04rusak")
    with pytest.raises(CommandError, match="rusak atau terpotong") as galat:
        call_command("baca_rencana", str(jalur), "--json")
    assert (galat.value.returncode, str(galat.value).count("\n")) == (1, 0)
