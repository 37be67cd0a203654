"""A spreadsheet into a plan: what the preview says, what is written, once and whole; through services and pages."""

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_tasks_db.management.commands.db_worker import Worker
from openpyxl import Workbook

from berkas.unggahan import BerkasDitolak
from organisasi.models import Pengguna
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import (
    ButirAksi,
    IngatanKolom,
    RencanaAksi,
    RencanaTerkunci,
    StatusUnggahan,
    Unggahan,
)
from rencana_aksi.queries.padanan import kamus_area, kamus_unit
from rencana_aksi.services import unggahan as layanan
from rencana_aksi.services.impor import ImporDitolak, IsiBerubah
from rencana_aksi.services.unggahan import SIMPANAN, SudahSelesai
from rencana_aksi.spreadsheet.penanda import LEMBAR_PENANDA, tulis_penanda
from roadmap.models import AreaPerubahan
from tests.rencana_aksi.conftest import KINI, Majukan, TambahButir

JUDUL = [
    "No",
    "Area Perubahan",
    "Program",
    "Kegiatan",
    "Tahapan",
    "Target",
    "Satuan",
    "Waktu Pelaksanaan",
    "Penanggung Jawab",
    "Anggaran (Rp)",
    "SDM (orang)",
]
AREA = "Manajemen Perubahan"
BARIS = [
    1,
    AREA,
    "Program A",
    "Kegiatan A",
    "Menyusun peta",
    12,
    "dokumen",
    "Maret s.d. Juni",
    "Bidang A",
    75_250_000,
    5,
]
LAIN = [2, AREA, "Program A", "Kegiatan B", "Melatih agen", 4, "kali", "TW I", "Bidang B", "Rp 5.000.000", 2]


def berkas(*baris: list[Any], judul: list[str] = JUDUL) -> bytes:
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.title = "Rencana"
    lembar.append(["RENCANA AKSI REFORMASI BIROKRASI TAHUN 2021"])
    lembar.append([])
    for isi in [judul, *baris]:
        lembar.append(isi)
    return simpan(buku)


def simpan(buku: Workbook) -> bytes:
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


Unggah = Callable[..., Unggahan]


@pytest.fixture
def unggah(rencana: RencanaAksi, tim_pelaksana_pd: Pengguna) -> Unggah:
    def kirim(isi: bytes, nama: str = "rencana.xlsx", oleh: Pengguna = tim_pelaksana_pd) -> Unggahan:
        return layanan.simpan_unggahan(rencana=rencana, nama=nama, isi=isi, oleh=oleh, kini=KINI)

    return kirim


def terapkan(unggahan: Unggahan, oleh: Pengguna, **pilihan: Any) -> Any:
    sidik = pilihan.pop("sidik", None) or layanan.pratinjau(unggahan).sidik
    return layanan.terapkan_unggahan(unggahan=unggahan, sidik=sidik, oleh=oleh, **pilihan)


def jumlah(unggahan: Unggahan) -> dict[str, int]:
    return {jenis: len(b) for jenis, b in layanan.pratinjau(unggahan).per_jenis.items() if b}


def test_baru_lalu_sama(rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna) -> None:
    pertama = unggah(berkas(BARIS, LAIN))
    assert (pertama.status, jumlah(pertama)) == (StatusUnggahan.PRATINJAU, {"baru": 2})
    terapkan(pertama, tim_pelaksana_pd)
    satu, dua = rencana.butir.order_by("nomor")
    assert (satu.tahapan, satu.area.nama, str(satu.jadwal)) == ("Menyusun peta", AREA, "Maret–Juni")
    assert (satu.target, satu.satuan, satu.anggaran, satu.sdm) == (
        Decimal(12),
        "dokumen",
        Decimal(75_250_000),
        5,
    )
    assert (str(dua.jadwal), dua.anggaran) == ("Januari–Maret", Decimal(5_000_000))
    kedua = unggah(berkas(BARIS, LAIN))
    assert jumlah(kedua) == {"sama": 2}
    with pytest.raises(ImporDitolak, match="Tidak ada yang perlu disimpan"):
        terapkan(kedua, tim_pelaksana_pd)
    assert ButirAksi.riwayat.filter(rencana_id=rencana.pk).count() == 2


def test_berubah_sebelum_sesudah(rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna) -> None:
    terapkan(unggah(berkas(BARIS, LAIN)), tim_pelaksana_pd)
    diubah = [*BARIS[:9], 80_000_000, 5]
    satu = unggah(berkas(diubah, LAIN), nama="perbaikan.xlsx")
    beda = layanan.pratinjau(satu).per_jenis["berubah"]
    assert [(p.bidang, p.sebelum, p.sesudah) for b in beda for p in b.perbedaan] == [
        ("anggaran", Decimal(75_250_000), Decimal(80_000_000))
    ]
    terapkan(satu, tim_pelaksana_pd)
    butir = rencana.butir.get(tahapan="Menyusun peta")
    assert butir.anggaran == 80_000_000
    jejak = butir.riwayat.latest()
    assert (jejak.asal, jejak.history_user) == ("impor perbaikan.xlsx", tim_pelaksana_pd)
    assert jejak.history_change_reason == "lembar ‘Rencana’ baris 4"


def test_tahapan_yang_diubah_dikenali(
    rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna
) -> None:
    """One item of a kegiatan whose stage was worded anew is the same item, not a new one beside the old."""
    terapkan(unggah(berkas(BARIS, LAIN)), tim_pelaksana_pd)
    satu = unggah(berkas([*BARIS[:4], "Menyusun peta proses", *BARIS[5:]], LAIN))
    assert jumlah(satu) == {"berubah": 1, "sama": 1}


def test_ditolak_disebut_dengan_selnya(
    unggah: Unggah, tim_pelaksana_pd: Pengguna, rencana: RencanaAksi
) -> None:
    salah = [*BARIS[:9], "lima juta", 5]
    satu = unggah(berkas(salah, LAIN))
    pratinjau = layanan.pratinjau(satu)
    (masalah,) = [m for b in pratinjau.per_jenis["ditolak"] for m in b.masalah]
    assert (masalah.lembar, masalah.sel, masalah.nilai) == ("Rencana", "J4", "lima juta")
    assert masalah.pesan.startswith("Baris 4, kolom Anggaran (J4): ‘lima juta’ bukan angka.")
    with pytest.raises(ImporDitolak, match="1 baris masih ditolak"):
        terapkan(satu, tim_pelaksana_pd)
    assert not rencana.butir.exists()
    terapkan(satu, tim_pelaksana_pd, lewati_ditolak=True)
    assert [b.tahapan for b in rencana.butir.all()] == ["Melatih agen"]


def test_area_ditanya_dan_diingat(unggah: Unggah, tim_pelaksana_pd: Pengguna, rencana: RencanaAksi) -> None:
    ejaan = [1, "Managemen Perubahan", *BARIS[2:]]
    satu = unggah(berkas(ejaan))
    pratinjau = layanan.pratinjau(satu)
    area = AreaPerubahan.objects.get(road_map=rencana.periode.road_map, nama=AREA)
    assert pratinjau.area_ditanya[0][0] == "Managemen Perubahan"
    assert pratinjau.area_ditanya[0][1][0] == area.pk
    assert f"Maksud Anda ‘{AREA}’" in pratinjau.per_jenis["ditolak"][0].masalah[0].pesan
    satu = layanan.padankan_area(
        unggahan=satu, padanan={"Managemen Perubahan": area.pk}, oleh=tim_pelaksana_pd
    )
    assert jumlah(satu) == {"baru": 1}
    terapkan(satu, tim_pelaksana_pd)
    assert jumlah(unggah(berkas(ejaan))) == {"sama": 1}  # nobody is asked twice


def test_pd_lain_ditolak(unggah: Unggah) -> None:
    judul = [*JUDUL, "Perangkat Daerah"]
    satu = unggah(
        berkas([*BARIS, "Dinas Perhubungan"], [*LAIN, "Dinas Komunikasi dan Informatika"], judul=judul)
    )
    pratinjau = layanan.pratinjau(satu)
    (masalah,) = pratinjau.per_jenis["ditolak"][0].masalah
    assert "Baris ini milik Dinas Perhubungan, sedangkan rencana ini milik Dinas Komunikasi" in masalah.pesan
    assert len(pratinjau.per_jenis["baru"]) == 1


def test_tahun_lain_pada_judul_menghalangi(unggah: Unggah, tim_pelaksana_pd: Pengguna) -> None:
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    for isi in (["RENCANA AKSI TAHUN 2022"], [], [*JUDUL], BARIS):
        lembar.append(isi)
    satu = unggah(simpan(buku))
    with pytest.raises(ImporDitolak, match="menyebut tahun 2022"):
        terapkan(satu, tim_pelaksana_pd)


def test_templat_milik_lain_ditolak(unggah: Unggah) -> None:
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    for isi in ([*JUDUL], BARIS):
        lembar.append(isi)
    penanda = buku.create_sheet(LEMBAR_PENANDA)
    penanda.sheet_state = "hidden"
    for tanda in tulis_penanda("dishub", 2021):
        penanda.append(tanda)
    with pytest.raises(BerkasDitolak, match="‘dishub’ tahun 2021"):
        unggah(simpan(buku))


def test_hilang_tetap_ada_atau_dihapus(
    rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna
) -> None:
    terapkan(unggah(berkas(BARIS, LAIN)), tim_pelaksana_pd)
    satu = unggah(berkas(LAIN))
    assert [b.tahapan for b in layanan.pratinjau(satu).hilang] == ["Menyusun peta"]
    terapkan(satu, tim_pelaksana_pd, hapus_hilang=True)
    assert list(rencana.butir.values_list("nomor", "tahapan")) == [(1, "Melatih agen")]


def test_ditekan_dua_kali(rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna) -> None:
    satu = unggah(berkas(BARIS))
    sidik = layanan.pratinjau(satu).sidik
    terapkan(satu, tim_pelaksana_pd, sidik=sidik)
    with pytest.raises(SudahSelesai, match="sudah diterapkan"):
        terapkan(satu, tim_pelaksana_pd, sidik=sidik)
    assert rencana.butir.count() == 1


def test_rencana_berubah_sejak_pratinjau(
    unggah: Unggah, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna, rencana: RencanaAksi
) -> None:
    satu = unggah(berkas(BARIS))
    sidik = layanan.pratinjau(satu).sidik
    tambah_butir()
    with pytest.raises(IsiBerubah):
        terapkan(satu, tim_pelaksana_pd, sidik=sidik)
    assert rencana.butir.count() == 1


def test_gagal_di_tengah_tidak_menyimpan(
    rencana: RencanaAksi, unggah: Unggah, tim_pelaksana_pd: Pengguna
) -> None:
    satu = unggah(berkas(BARIS, LAIN))
    sidik = layanan.pratinjau(satu).sidik
    with (
        mock.patch.object(ButirAksi.riwayat.model.objects, "bulk_create", side_effect=RuntimeError("putus")),
        pytest.raises(RuntimeError),
    ):
        terapkan(satu, tim_pelaksana_pd, sidik=sidik)
    satu.refresh_from_db()
    assert (rencana.butir.count(), satu.status) == (0, StatusUnggahan.PRATINJAU)


def test_rencana_terkunci(majukan: Majukan, unggah: Unggah) -> None:
    majukan("diajukan")
    with pytest.raises(RencanaTerkunci):
        unggah(berkas(BARIS))


@pytest.mark.parametrize("siapa", ["tim_pelaksana_pd_lain", "kepala_pd", "tim_pelaksana", "inspektorat"])
def test_bukan_penyusun(siapa: str, unggah: Unggah, request: pytest.FixtureRequest) -> None:
    with pytest.raises(TidakBerwenang):
        unggah(berkas(BARIS), oleh=request.getfixturevalue(siapa))


def test_kunci_yang_disalin_menjadi_butir_baru(
    rencana: RencanaAksi, unggah: Unggah, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna
) -> None:
    """A row copied with its key in the spreadsheet is a second item, not the same one twice."""
    butir = tambah_butir(tahapan="Menyusun peta", kegiatan="Kegiatan A", program="Program A", sub_kegiatan="")
    judul = [*JUDUL, "Kunci butir"]
    kunci = f"B-{butir.kunci.hex}"
    satu = unggah(berkas([*BARIS, kunci], [*LAIN, kunci], judul=judul))
    assert jumlah(satu) == {"berubah": 1, "baru": 1}
    terapkan(satu, tim_pelaksana_pd)
    assert len(set(rencana.butir.values_list("kunci", flat=True))) == 2


def test_jumlah_kueri_tetap(
    unggah: Unggah, tim_pelaksana_pd: Pengguna, django_assert_num_queries: Any, rencana: RencanaAksi
) -> None:
    def kueri(n: int) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        baris = [
            [i, AREA, "P", f"Kegiatan {n}-{i}", f"Tahap {i}", 1, "kali", "Mei", "B", 1000, 1]
            for i in range(n)
        ]
        satu = unggah(berkas(*baris))
        sidik = layanan.pratinjau(satu).sidik
        with CaptureQueriesContext(
            connection,
        ) as catatan:
            terapkan(satu, tim_pelaksana_pd, sidik=sidik)
        return len(catatan)

    assert kueri(3) == kueri(30)


# Names


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("MANAJEMEN PERUBAHAN", "Manajemen Perubahan"),
        ("I. Manajemen Perubahan", "Manajemen Perubahan"),
        ("1) manajemen  perubahan", "Manajemen Perubahan"),
        ("Area Manajemen Perubahan", "Manajemen Perubahan"),
    ],
)
def test_area_dikenali(teks: str, nama: str, rencana: RencanaAksi) -> None:
    kamus = kamus_area(rencana.periode.road_map)
    pk = kamus.cari(teks)
    assert pk is not None
    assert kamus.area[pk].nama == nama


def test_pd_mirip_ditawarkan(db: None) -> None:
    kamus = kamus_unit()
    assert kamus.cari("Dinas Perhubugan") is None
    assert str(kamus.mirip("Dinas Perhubugan")[0]) == "Dinas Perhubungan"


# Pages


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


def kerjakan_antrean() -> None:
    """Do what waits in the queue, as `manage.py db_worker` does."""
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="uji",
        excluded_queue_names=[],
    ).run()


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


def test_pekerjaan_dihentikan(unggah: Unggah, tim_pelaksana_pd: Pengguna, rencana: RencanaAksi) -> None:
    """A job that is stopped leaves nothing behind."""
    from rencana_aksi.latar import terapkan_di_latar
    from rencana_aksi.services.kemajuan import minta_berhenti

    satu = unggah(berkas(BARIS))
    sidik = layanan.pratinjau(satu).sidik
    layanan.tandai_di_latar(unggahan=satu, status=StatusUnggahan.MENERAPKAN, oleh=tim_pelaksana_pd)
    minta_berhenti(satu.kunci.hex)
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
