"""The Administrator's pages: lists, forms, history, tables in and out."""

import io
from typing import Any

import openpyxl
import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.models import AliasPerangkatDaerah, Pengguna, Peran, PerangkatDaerah, Pokja
from tests.pabrik import PenggunaFactory, PenugasanFactory

MODEL = ["perangkatdaerah", "pokja", "pengguna", "peran", "penugasan"]
KEPALA_CSV = "kode;nama;singkatan;jenis;induk;aktif_dari;aktif_sampai;sumber"


def _alamat(model: str, laku: str, *args: Any) -> str:
    return reverse(f"admin:organisasi_{model}_{laku}", args=args)


def _jumlah_tanya(klien: Client, alamat: str) -> int:
    with CaptureQueriesContext(connection) as tanya:
        assert klien.get(alamat).status_code == 200
    return len(tanya)


def _berkas(*baris: str, nama: str = "pd.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, ("\ufeff" + "\r\n".join([KEPALA_CSV, *baris])).encode())


def _unggah(
    klien: Client, berkas: SimpleUploadedFile, model: str = "perangkatdaerah", resource: str = "0"
) -> Any:
    return klien.post(_alamat(model, "import"), {"import_file": berkas, "resource": resource, "format": ""})


def _terapkan(klien: Client, pratinjau: Any, model: str = "perangkatdaerah") -> Any:
    isian = pratinjau.context["confirm_form"].initial
    return klien.post(_alamat(model, "process_import"), isian, follow=True)


@pytest.mark.parametrize("model", MODEL)
def test_list_renders(klien_administrator: Client, model: str) -> None:
    assert klien_administrator.get(_alamat(model, "changelist"), {"q": "dinas"}).status_code == 200


def test_index_offers_no_groups_and_no_address_book(klien_administrator: Client) -> None:
    isi = klien_administrator.get(reverse("admin:index")).content.decode()
    assert "Perangkat Daerah" in isi
    assert "/auth/group/" not in isi
    assert "/account/" not in isi


@pytest.mark.parametrize("model", ["perangkatdaerah", "pokja", "pengguna", "penugasan"])
def test_list_asks_the_same_at_few_and_many_rows(klien_administrator: Client, model: str) -> None:
    setda = PerangkatDaerah.objects.get(kode="setda")

    def tambah(awal: int, akhir: int) -> None:
        for i in range(awal, akhir):
            pd = PerangkatDaerah.objects.create(kode=f"u{i}", nama=f"Unit {i}", jenis="dinas", induk=setda)
            Pokja.objects.create(kode=f"k{i}", nama=f"Pokja {i}", koordinator=pd)
            PenugasanFactory.create(kode_peran="kepala-pd", perangkat_daerah=pd)

    tambah(0, 3)
    sedikit = _jumlah_tanya(klien_administrator, _alamat(model, "changelist"))
    tambah(3, 30)
    assert _jumlah_tanya(klien_administrator, _alamat(model, "changelist")) == sedikit


def test_person_page_asks_the_same_at_few_and_many_roles(klien_administrator: Client) -> None:
    def halaman(jumlah: int) -> int:
        orang = PenggunaFactory.create()
        for pd in PerangkatDaerah.objects.all()[:jumlah]:
            PenugasanFactory.create(kode_peran="tim-pelaksana-pd", perangkat_daerah=pd, pengguna=orang)
        return _jumlah_tanya(klien_administrator, _alamat("pengguna", "change", orang.pk))

    halaman(0)  # fills the cache of content types
    assert halaman(2) == halaman(15)


def test_unit_is_found_by_alias(klien_administrator: Client) -> None:
    jawaban = klien_administrator.get(_alamat("perangkatdaerah", "changelist"), {"q": "Inspektorat Kota"})
    assert [pd.kode for pd in jawaban.context["cl"].result_list] == ["inspektorat"]


def test_kode_stays_once_given(klien_administrator: Client) -> None:
    for model, objek in [
        ("perangkatdaerah", PerangkatDaerah.objects.get(kode="dishub")),
        ("pokja", Pokja.objects.get(kode="pokja-a")),
        ("peran", Peran.objects.get(kode="asesor")),
    ]:
        formulir = klien_administrator.get(_alamat(model, "change", objek.pk)).context["adminform"].form
        assert "kode" not in formulir.fields
    assert "kode" in klien_administrator.get(_alamat("pokja", "add")).context["adminform"].form.fields


def test_roles_are_neither_added_nor_deleted(klien_administrator: Client) -> None:
    asesor = Peran.objects.get(kode="asesor")
    assert klien_administrator.get(_alamat("peran", "add")).status_code == 403
    assert klien_administrator.post(_alamat("peran", "delete", asesor.pk), {"post": "yes"}).status_code == 403


INLINE_KOSONG = {
    "penugasan-TOTAL_FORMS": "0",
    "penugasan-INITIAL_FORMS": "0",
    "penugasan-MIN_NUM_FORMS": "0",
    "penugasan-MAX_NUM_FORMS": "1000",
}


def test_new_account_with_role(klien_administrator: Client) -> None:
    isian = INLINE_KOSONG | {
        "username": "Rina.Uji",
        "nama": "Rina Uji",
        "email": "rina@contoh.invalid",
        "password1": "tiga-kata-acak-27",
        "password2": "tiga-kata-acak-27",
        "penugasan-TOTAL_FORMS": "1",
        "penugasan-0-peran": str(Peran.objects.get(kode="kepala-pd").pk),
    }
    tanpa_pd = klien_administrator.post(_alamat("pengguna", "add"), isian)
    assert "Pilih Perangkat Daerahnya" in tanpa_pd.content.decode()
    assert not Pengguna.objects.filter(username="rina.uji").exists()

    dishub = PerangkatDaerah.objects.get(kode="dishub")
    lengkap = isian | {"penugasan-0-perangkat_daerah": str(dishub.pk)}
    assert klien_administrator.post(_alamat("pengguna", "add"), lengkap).status_code == 302
    rina = Pengguna.objects.get(username="rina.uji")
    assert rina.check_password("tiga-kata-acak-27")
    assert [str(tugas) for tugas in rina.penugasan.all()] == ["Kepala Perangkat Daerah – Dinas Perhubungan"]


def test_changed_email_closes_the_old_one(klien_administrator: Client) -> None:
    orang = PenggunaFactory.create(email="dulu@contoh.invalid")
    EmailAddress.objects.create(user=orang, email="dulu@contoh.invalid")
    isian = INLINE_KOSONG | {
        "username": orang.username,
        "nama": orang.nama,
        "email": "kini@contoh.invalid",
        "surel": "harian",
        "is_active": "on",
    }
    assert klien_administrator.post(_alamat("pengguna", "change", orang.pk), isian).status_code == 302
    orang.refresh_from_db()
    assert (orang.email, orang.surel) == ("kini@contoh.invalid", "harian")
    assert not EmailAddress.objects.filter(user=orang, email="dulu@contoh.invalid").exists()


def test_account_is_never_deleted_and_not_switched_off_by_its_owner(
    klien_administrator: Client, administrator: Pengguna
) -> None:
    orang = PenggunaFactory.create()
    assert (
        klien_administrator.post(_alamat("pengguna", "delete", orang.pk), {"post": "yes"}).status_code == 403
    )

    def bidang(pk: int) -> Any:
        return klien_administrator.get(_alamat("pengguna", "change", pk)).context["adminform"].form.fields

    assert "is_active" in bidang(orang.pk)
    assert "is_active" not in bidang(administrator.pk)


def test_history_shows_who_when_where_and_both_values(
    klien_administrator: Client, administrator: Pengguna
) -> None:
    pokja = Pokja.objects.get(kode="pokja-a")
    lama = pokja.nama
    klien_administrator.post(
        _alamat("pokja", "change", pokja.pk), {"nama": "Pokja Berganti Nama", "koordinator": ""}
    )
    alamat = _alamat("pokja", "history", pokja.pk)
    isi = klien_administrator.get(alamat).content.decode()
    for teks in [str(administrator), "Diubah", f"admin {_alamat('pokja', 'change', pokja.pk)}", "Dibuat"]:
        assert teks in isi
    assert f"<del>{lama}</del> → <ins>Pokja Berganti Nama</ins>" in isi


def test_history_cannot_be_changed(klien_administrator: Client) -> None:
    pokja = Pokja.objects.get(kode="pokja-a")
    alamat = _alamat("pokja", "history", pokja.pk)
    sebelum = list(pokja.riwayat.values())
    assert klien_administrator.get(alamat).context["catatan"]
    klien_administrator.post(alamat, {"post": "yes", "_save": "1"})
    for jejak in pokja.riwayat.all():
        jawaban = klien_administrator.post(f"{alamat}{jejak.pk}/", {"nama": "Palsu", "_save": "1"})
        assert jawaban.status_code in {302, 404}
    pokja.refresh_from_db()
    assert pokja.nama != "Palsu"
    assert list(pokja.riwayat.values()) == sebelum


def test_history_of_a_deleted_record_stays(klien_administrator: Client) -> None:
    pokja = Pokja.objects.create(kode="sementara", nama="Pokja Sementara")
    pk = pokja.pk
    klien_administrator.post(_alamat("pokja", "delete", pk), {"post": "yes"})
    assert not Pokja.objects.filter(pk=pk).exists()
    isi = klien_administrator.get(_alamat("pokja", "history", pk)).content.decode()
    assert "Pokja Sementara" in isi
    assert "Dihapus" in isi


@pytest.mark.parametrize("kunci", ["0", "999999", "abc"])
def test_history_of_nothing(klien_administrator: Client, kunci: str) -> None:
    assert klien_administrator.get(_alamat("pokja", "history", kunci)).status_code == 404


def test_history_closed_to_others(klien_inspektorat: Client) -> None:
    alamat = _alamat("pokja", "history", Pokja.objects.get(kode="pokja-a").pk)
    assert klien_inspektorat.get(alamat, follow=True).status_code == 403


def test_import_shows_then_applies(klien_administrator: Client, administrator: Pengguna) -> None:
    berkas = _berkas("dinas-baru;Dinas Baru;;dinas;;2021-01-01;;", "dishub;Dinas Perhubungan Kota;;dinas;;;;")
    pratinjau = _unggah(klien_administrator, berkas)
    isi = pratinjau.content.decode()
    assert "Belum ada yang tersimpan" in isi
    assert "<del>Dinas Perhubungan</del> <ins>Dinas Perhubungan Kota</ins>" in isi
    assert "style=" not in isi
    assert not PerangkatDaerah.objects.filter(kode="dinas-baru").exists()

    jawaban = _terapkan(klien_administrator, pratinjau)
    assert "Impor selesai: 1 baru, 1 diubah" in jawaban.content.decode()
    baru = PerangkatDaerah.objects.get(kode="dinas-baru")
    jejak = baru.riwayat.get()
    assert (jejak.history_user, jejak.asal, jejak.history_type) == (administrator, "impor pd.csv", "+")
    ubahan = PerangkatDaerah.objects.get(kode="dishub").riwayat.first()
    assert (ubahan.history_user, ubahan.asal, ubahan.history_type) == (administrator, "impor pd.csv", "~")


def test_import_of_a_broken_file_lists_errors_and_saves_nothing(klien_administrator: Client) -> None:
    sebelum = set(PerangkatDaerah.objects.values_list("kode", "nama"))
    jawaban = _unggah(
        klien_administrator,
        _berkas(
            "baik;Dinas Baik;;dinas;;;;",
            "buruk;Dinas Buruk;;kantor;;kemarin;;",
            "yatim;Bagian Yatim;;bagian;tak-ada;;;",
            "kembar;DINAS PERHUBUNGAN;;dinas;;;;",
            "baik;Dinas Baik Lagi;;dinas;;;;",
        ),
    )
    isi = jawaban.content.decode()
    for teks in [
        "Tidak ada yang tersimpan",
        "Baris 3, kolom jenis",
        "Baris 3, kolom aktif_dari: ‘kemarin’ bukan tanggal",
        "Baris 4, kolom induk: ‘tak-ada’ tidak dikenal pada Perangkat Daerah.",
        "Baris 5: Nama ini sudah dipakai Perangkat Daerah lain.",
        "Baris 6: ‘baik’ sudah tertulis pada baris 2.",
    ]:
        assert teks in isi
    assert "confirm_form" not in jawaban.context
    assert set(PerangkatDaerah.objects.values_list("kode", "nama")) == sebelum


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("pd.csv", b"kod;nama\r\nx;y", "Kolom ‘kod’ tidak dikenal"),
        ("pd.csv", b"nama;jenis\r\nx;dinas", "Kolom ‘kode’ tidak ada"),
        ("pd.csv", b"kode;nama\r\n\xff\xfe;\x80", "Berkas tidak dapat dibaca"),
        ("pd.xlsx", b"bukan xlsx", "Berkas tidak dapat dibaca"),
        ("pd.pdf", b"%PDF", "Unggah berkas CSV atau XLSX"),
        ("pd.csv", b"kode;nama\r\n", "Tidak ada data untuk diimpor"),
    ],
)
def test_import_of_a_wrong_file_says_so(
    klien_administrator: Client, nama: str, isi: bytes, pesan: str
) -> None:
    jawaban = _unggah(klien_administrator, SimpleUploadedFile(nama, isi))
    assert pesan in jawaban.content.decode()
    assert "Traceback" not in jawaban.content.decode()


def test_import_of_a_large_file_is_refused(klien_administrator: Client, settings: Any) -> None:
    settings.UNGGAHAN_MAKS_BYTE = 10
    assert "terlalu besar" in _unggah(klien_administrator, _berkas("a;b;;dinas;;;;")).content.decode()


def test_import_that_no_longer_holds_saves_nothing(klien_administrator: Client) -> None:
    pratinjau = _unggah(
        klien_administrator, _berkas("baru;Dinas Baru;;dinas;;;;", "lain;Dinas Lain;;dinas;;;;")
    )
    PerangkatDaerah.objects.create(kode="sela", nama="dinas lain", jenis="dinas")
    isi = _terapkan(klien_administrator, pratinjau).content.decode()
    assert "Impor dibatalkan; tidak ada yang tersimpan." in isi
    assert not PerangkatDaerah.objects.filter(kode="baru").exists()


def test_import_of_aliases(klien_administrator: Client) -> None:
    berkas = SimpleUploadedFile("alias.csv", b"perangkat_daerah;nama\r\ndishub;Kantor LLAJ")
    pratinjau = _unggah(klien_administrator, berkas, resource="1")
    _terapkan(klien_administrator, pratinjau)
    assert AliasPerangkatDaerah.objects.get(nama="Kantor LLAJ").perangkat_daerah.kode == "dishub"


def _ekspor(klien: Client, format_: str) -> bytes:
    jawaban = klien.post(_alamat("perangkatdaerah", "export"), {"resource": "0", "format": format_})
    assert jawaban.status_code == 200
    return jawaban.content


def test_export_csv_comes_back_in_unchanged(klien_administrator: Client) -> None:
    teks = _ekspor(klien_administrator, "0").decode()
    assert teks.startswith(f"\ufeff{KEPALA_CSV}\r\n")
    pratinjau = _unggah(klien_administrator, SimpleUploadedFile("kembali.csv", teks.encode()))
    hasil = pratinjau.context["result"]
    assert hasil.galat() == []
    assert hasil.totals["skip"] == PerangkatDaerah.objects.count()


def test_export_xlsx_comes_back_in_unchanged(klien_administrator: Client) -> None:
    isi = _ekspor(klien_administrator, "1")
    lembar = openpyxl.load_workbook(io.BytesIO(isi)).active
    assert lembar is not None
    assert [sel.value for sel in lembar[1]] == KEPALA_CSV.split(";")
    pratinjau = _unggah(klien_administrator, SimpleUploadedFile("kembali.xlsx", isi))
    assert pratinjau.context["result"].totals["skip"] == PerangkatDaerah.objects.count()


@pytest.mark.parametrize("laku", ["import", "export"])
def test_import_and_export_closed_to_others(klien_tim_pelaksana: Client, laku: str) -> None:
    alamat = _alamat("perangkatdaerah", laku)
    assert klien_tim_pelaksana.get(alamat, follow=True).status_code == 403
    klien_tim_pelaksana.post(alamat, {"import_file": _berkas("a;Dinas A;;dinas;;;;"), "resource": "0"})
    assert not PerangkatDaerah.objects.filter(kode="a").exists()


@pytest.mark.parametrize(
    ("model", "laku"),
    [
        ("perangkatdaerah", "import"),
        ("perangkatdaerah", "export"),
        ("perangkatdaerah", "add"),
        ("pokja", "import"),
        ("pengguna", "add"),
        ("penugasan", "add"),
    ],
)
def test_pages_speak_indonesian_and_carry_nothing_inline(
    klien_administrator: Client, model: str, laku: str
) -> None:
    isi = klien_administrator.get(_alamat(model, laku)).content.decode()
    for inggris in [
        "Import<",
        "Export<",
        "Submit",
        "File to import",
        "Add ",
        "This importer",
        "Resource:",
        "Format:",
    ]:
        assert inggris not in isi
    for sebaris in [" style=", " onclick=", " onchange=", "<script>", "<style>"]:
        assert sebaris not in isi


@pytest.mark.parametrize(("format_", "nama"), [("0", "pd.csv"), ("1", "pd.xlsx")])
def test_export_that_looks_like_formulas_comes_back_unchanged(
    klien_administrator: Client, format_: str, nama: str
) -> None:
    """Names that a spreadsheet would run, and line ends within a cell, are the same after the confirmed import."""
    for nomor, teks in enumerate(("=1+1", "'-5", "@dinas", "Baris\r\nkedua")):
        PerangkatDaerah.objects.create(
            kode=f"uji-{nomor}", nama=f"{teks} {nomor}", jenis="dinas", sumber=teks
        )
    semula = list(PerangkatDaerah.objects.order_by("pk").values())
    jawaban = klien_administrator.post(
        _alamat("perangkatdaerah", "export"), {"resource": "0", "format": format_}
    )
    assert (b";=1+1" in jawaban.content, b";'=1+1" in jawaban.content) == (False, format_ == "0")
    PerangkatDaerah.objects.filter(kode="uji-0").update(nama="lain")
    pratinjau = _unggah(klien_administrator, SimpleUploadedFile(nama, jawaban.content))
    assert pratinjau.context["result"].totals["update"] == 1
    _terapkan(klien_administrator, pratinjau)
    assert list(PerangkatDaerah.objects.order_by("pk").values()) == semula
