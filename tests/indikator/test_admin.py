"""The admin of indicators: what a document in force has set can only be read."""

from typing import Any

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from zeal import zeal_ignore

from indikator.models import AnakTangga, Indikator, PenetapanTarget, Predikat, Realisasi, Tangga, Target
from organisasi.models import Pengguna

pytestmark = pytest.mark.django_db

BERLAKU, RANCANGAN = "perwal-45-2020", "rancangan-uji"
BERTABEL: list[type[Model]] = [Tangga, Indikator, PenetapanTarget, Predikat, Realisasi]
ALASAN = "ditetapkan dalam dokumen yang sudah berlaku"
KEPALA = "kode;indikator;teks_indikator;tempat;tahun_dasar"


@pytest.fixture
def penetapan() -> PenetapanTarget:
    """A place of a document that is not in force, with one target."""
    satu = PenetapanTarget.objects.create(
        indikator=Indikator.objects.get(kode="opini-bpk"),
        dokumen=RANCANGAN,
        kode="u01",
        teks_indikator="Opini uji",
        tempat="Lampiran",
    )
    Target.objects.create(penetapan=satu, tahun=2021, teks="WTP")
    return satu


@pytest.fixture
def terkunci() -> PenetapanTarget:
    """A place of the regulation in force."""
    return PenetapanTarget.objects.filter(dokumen=BERLAKU).order_by("pk")[0]


def alamat(model: type[Model], laku: str, *isi: Any) -> str:
    return reverse(f"admin:indikator_{model._meta.model_name}_{laku}", args=isi)


def jumlah_tanya(klien: Client, alamat_halaman: str) -> int:
    with CaptureQueriesContext(connection) as tanya:
        assert klien.get(alamat_halaman).status_code == 200
    return len(tanya)


def csv(judul: str, *baris: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("isi.csv", ("\ufeff" + "\r\n".join([judul, *baris])).encode())


def unggah(klien: Client, model: type[Model], berkas: SimpleUploadedFile, **isian: str) -> Any:
    isi = {"import_file": berkas, "resource": "0", "format": ""} | isian
    return klien.post(alamat(model, "import"), isi)


def terapkan(klien: Client, model: type[Model], pratinjau: Any, **ganti: str) -> Any:
    isian = pratinjau.context["confirm_form"].initial | ganti
    return klien.post(alamat(model, "process_import"), isian, follow=True)


def isian_target(awal: list[Target], *baris: tuple[int, str]) -> dict[str, Any]:
    isi = {
        "target-TOTAL_FORMS": len(awal) + len(baris), "target-INITIAL_FORMS": len(awal),
        "target-MIN_NUM_FORMS": 0, "target-MAX_NUM_FORMS": 1000,
    }  # fmt: skip
    data: dict[str, Any] = dict(isi)
    for i, target in enumerate(awal):
        data |= {f"target-{i}-id": target.pk, f"target-{i}-penetapan": target.penetapan_id}
        data |= {f"target-{i}-tahun": target.tahun, f"target-{i}-teks": target.teks}
    for i, (tahun, teks) in enumerate(baris, len(awal)):
        data |= {f"target-{i}-tahun": tahun, f"target-{i}-teks": teks}
    return data


# Pages


@pytest.mark.parametrize("model", BERTABEL, ids=lambda m: m.__name__)
@pytest.mark.parametrize("laku", ["changelist", "add", "import", "export"])
def test_page_speaks_indonesian_and_carries_nothing_inline(
    klien_administrator: Client, model: type[Model], laku: str
) -> None:
    jawaban = klien_administrator.get(alamat(model, laku), {"q": "opini"} if laku == "changelist" else {})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    for inggris in ["Import<", "Export<", "Submit", "File to import", "Add ", "This importer", "Format:"]:
        assert inggris not in isi
    for sebaris in [" style=", " onclick=", " onchange=", "<script>", "<style>"]:
        assert sebaris not in isi


@pytest.mark.parametrize("model", [Indikator, PenetapanTarget, Target], ids=lambda m: m.__name__)
def test_list_asks_the_same_at_few_and_many_rows(
    klien_administrator: Client, model: type[Model], monkeypatch: pytest.MonkeyPatch
) -> None:
    def halaman(jumlah: int) -> int:
        monkeypatch.setattr(admin.site.get_model_admin(model), "list_per_page", jumlah)
        return jumlah_tanya(klien_administrator, alamat(model, "changelist"))

    halaman(1)  # fills the cache of content types
    assert halaman(3) == halaman(30)


def test_lists_of_few_rows_ask_the_same_when_they_grow(klien_administrator: Client) -> None:
    def halaman(awal: int, akhir: int) -> list[int]:
        for i in range(awal, akhir):
            indikator = Indikator.objects.order_by("pk")[i]
            Realisasi.objects.create(indikator=indikator, tahun=2099, teks="1", sumber="Uji")
            Tangga.objects.create(kode=f"t{i}", nama=f"Tangga {i}")
        return [
            jumlah_tanya(klien_administrator, alamat(model, "changelist")) for model in (Realisasi, Tangga)
        ]

    halaman(0, 0)
    assert halaman(0, 3) == halaman(3, 30)


def test_page_of_a_place_asks_the_same_at_few_and_many_targets(
    klien_administrator: Client, penetapan: PenetapanTarget
) -> None:
    def halaman(awal: int, akhir: int) -> int:
        for tahun in range(awal, akhir):
            Target.objects.create(penetapan=penetapan, tahun=tahun, teks="1")
        return jumlah_tanya(klien_administrator, alamat(PenetapanTarget, "change", penetapan.pk))

    halaman(2030, 2030)
    assert halaman(2030, 2033) == halaman(2033, 2060)


@pytest.mark.parametrize("model", BERTABEL, ids=lambda m: m.__name__)
@pytest.mark.parametrize("laku", ["changelist", "add", "import", "export"])
def test_pages_are_closed_to_others(klien_tim_pelaksana: Client, model: type[Model], laku: str) -> None:
    for kirim in (klien_tim_pelaksana.get, klien_tim_pelaksana.post):
        assert kirim(alamat(model, laku), follow=True).status_code == 403


def test_pages_lead_a_visitor_to_the_sign_in(klien_anonim: Client) -> None:
    jawaban = klien_anonim.get(alamat(Indikator, "changelist"), follow=True)
    assert jawaban.redirect_chain[-1][0].startswith(reverse("account_login"))


# The dictionary


def test_code_stays_once_given(klien_administrator: Client) -> None:
    for model in (Tangga, Indikator):
        objek = model._default_manager.order_by("pk")[0]
        halaman = klien_administrator.get(alamat(model, "change", objek.pk))
        assert "kode" not in halaman.context["adminform"].form.fields


def test_ladder_with_its_rungs_leaves_and_comes_back(klien_administrator: Client) -> None:
    """The second table on a page is exported whole, not from the rows of the list."""
    for nomor, model in enumerate([Tangga, AnakTangga]):
        isian = {"resource": str(nomor), "format": "0"}
        keluar = klien_administrator.post(alamat(Tangga, "export"), isian)
        berkas = SimpleUploadedFile("kembali.csv", keluar.content)
        hasil = unggah(klien_administrator, Tangga, berkas, resource=str(nomor)).context["result"]
        assert hasil.galat() == []
        assert hasil.totals["skip"] == model._default_manager.count() > 0


@pytest.mark.parametrize("model", [Indikator, Predikat, Realisasi], ids=lambda m: m.__name__)
def test_table_leaves_and_comes_back_unchanged(klien_administrator: Client, model: type[Model]) -> None:
    keluar = klien_administrator.post(alamat(model, "export"), {"resource": "0", "format": "0"})
    berkas = SimpleUploadedFile("kembali.csv", keluar.content)
    hasil = unggah(klien_administrator, model, berkas).context["result"]
    assert hasil.galat() == []
    assert hasil.totals["skip"] == model._default_manager.count() > 0


def test_rung_is_given_a_worth_on_the_page_of_its_ladder(klien_administrator: Client) -> None:
    tangga = Tangga.objects.get(kode="opini-bpk")
    halaman = klien_administrator.get(alamat(Tangga, "change", tangga.pk))
    kumpulan = halaman.context["inline_admin_formsets"][0].formset
    isian: dict[str, Any] = {
        f"{bentuk.prefix}-{nama}": bentuk.get_initial_for_field(bidang, nama)
        for bentuk in kumpulan.initial_forms
        for nama, bidang in bentuk.fields.items()
    }
    isian |= {
        f"{kumpulan.management_form.prefix}-{k}": v for k, v in kumpulan.management_form.initial.items()
    }
    isian = {k: "" if v is None else getattr(v, "pk", v) for k, v in isian.items()}
    isian |= {"nama": tangga.nama, "versi_dibuka": halaman.context["versi_dibuka"]}
    isian[f"{kumpulan.initial_forms[2].prefix}-nilai"] = "55"
    with zeal_ignore():  # Django reads each rung of an inline by itself
        klien_administrator.post(alamat(Tangga, "change", tangga.pk), isian)
    assert AnakTangga.objects.get(tangga=tangga, label="WDP").nilai == 55


# In force


def test_target_in_force_can_only_be_read(klien_administrator: Client, terkunci: PenetapanTarget) -> None:
    sebelum = list(terkunci.target.values())
    halaman = klien_administrator.get(alamat(PenetapanTarget, "change", terkunci.pk))
    assert ALASAN in halaman.content.decode()
    assert not halaman.context["adminform"].form.fields
    isian = isian_target(list(terkunci.target.all()), (2099, "1")) | {"teks_indikator": "Lain"}
    for laku, kiriman in [("change", isian), ("delete", {"post": "yes"})]:
        jawaban = klien_administrator.post(alamat(PenetapanTarget, laku, terkunci.pk), kiriman)
        assert jawaban.status_code == 403
        assert ALASAN in jawaban.content.decode()
    assert list(terkunci.target.values()) == sebelum
    assert PenetapanTarget.objects.get(pk=terkunci.pk).teks_indikator == terkunci.teks_indikator


def test_many_targets_in_force_are_not_deleted(
    klien_administrator: Client, terkunci: PenetapanTarget, penetapan: PenetapanTarget
) -> None:
    isian = {"action": "delete_selected", "_selected_action": [terkunci.pk, penetapan.pk], "post": "yes"}
    isi = klien_administrator.post(alamat(PenetapanTarget, "changelist"), isian, follow=True).content.decode()
    assert "Tidak ada yang dihapus." in isi
    assert ALASAN in isi
    assert PenetapanTarget.objects.filter(pk__in=[terkunci.pk, penetapan.pk]).count() == 2


def test_document_in_force_takes_no_new_target(klien_administrator: Client) -> None:
    isian = isian_target([]) | {
        "indikator": Indikator.objects.get(kode="opini-bpk").pk, "dokumen": BERLAKU, "kode": "baru",
        "teks_indikator": "Baru", "tempat": "Lampiran",
    }  # fmt: skip
    jawaban = klien_administrator.post(alamat(PenetapanTarget, "add"), isian)
    assert "sudah berlaku" in str(jawaban.context["adminform"].form.errors["dokumen"])
    assert not PenetapanTarget.objects.filter(kode="baru").exists()


def test_page_that_was_open_when_the_document_came_into_force_saves_nothing(
    klien_administrator: Client, penetapan: PenetapanTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock is read again at the moment of writing; a page read before would take it away."""
    PenetapanTarget.objects.filter(pk=penetapan.pk).update(terkunci=True)
    monkeypatch.setattr("indikator.admin.AdminPenetapanTarget.get_object", lambda *isi: penetapan)
    isian = isian_target(list(penetapan.target.all())) | {
        "indikator": penetapan.indikator_id, "teks_indikator": "Terlambat", "tempat": "Lampiran",
    }  # fmt: skip
    halaman = alamat(PenetapanTarget, "change", penetapan.pk)
    assert ALASAN in klien_administrator.post(halaman, isian, follow=True).content.decode()
    penetapan.refresh_from_db()
    assert (penetapan.teks_indikator, penetapan.terkunci) == ("Opini uji", True)


def test_targets_are_read_in_their_own_list(klien_administrator: Client, penetapan: PenetapanTarget) -> None:
    target = penetapan.target.get()
    assert "halaman penetapan targetnya" in (
        klien_administrator.get(alamat(Target, "change", target.pk)).content.decode()
    )
    assert klien_administrator.post(alamat(Target, "change", target.pk), {"teks": "9"}).status_code == 403
    assert klien_administrator.get(alamat(Target, "add")).status_code == 403
    jawaban = klien_administrator.get(alamat(Target, "changelist"))
    assert "delete_selected" not in jawaban.content.decode()


# A draft


def test_new_target_of_a_new_document(klien_administrator: Client, administrator: Pengguna) -> None:
    isian = isian_target([], (2021, "≥ 90 %"), (2022, "WTP")) | {
        "indikator": Indikator.objects.get(kode="opini-bpk").pk, "dokumen": "dokumen-baru", "kode": "b01",
        "teks_indikator": "Baru", "tempat": "Lampiran",
    }  # fmt: skip
    assert klien_administrator.post(alamat(PenetapanTarget, "add"), isian).status_code == 302
    satu, dua = Target.objects.filter(penetapan__dokumen="dokumen-baru").order_by("tahun")
    assert (str(satu.nilai), satu.pembanding, dua.label) == ("90.000000", "≥", "WTP")
    assert satu.riwayat.get().history_user == administrator


def test_open_target_is_changed_and_deleted(klien_administrator: Client, penetapan: PenetapanTarget) -> None:
    target = list(penetapan.target.all())
    isian = isian_target(target, (2022, "WDP")) | {
        "indikator": penetapan.indikator_id, "teks_indikator": "Opini lain", "tempat": "Lampiran",
        "dokumen": BERLAKU, "kode": "lain", "target-0-teks": "N/A",
    }  # fmt: skip
    halaman = alamat(PenetapanTarget, "change", penetapan.pk)
    assert klien_administrator.post(halaman, isian).status_code == 302
    penetapan.refresh_from_db()
    assert (penetapan.teks_indikator, penetapan.dokumen, penetapan.kode) == ("Opini lain", RANCANGAN, "u01")
    assert [t.teks for t in penetapan.target.all()] == ["N/A", "WDP"]

    hapus = klien_administrator.post(alamat(PenetapanTarget, "delete", penetapan.pk), {"post": "yes"})
    assert hapus.status_code == 302
    assert not Target.objects.filter(penetapan__dokumen=RANCANGAN).exists()
    assert Target.riwayat.filter(id=target[0].pk, history_type="-").count() == 1


# Imported and exported


def test_import_into_the_chosen_document(
    klien_administrator: Client, administrator: Pengguna, penetapan: PenetapanTarget
) -> None:
    berkas = csv(KEPALA, "u01;opini-bpk;Opini impor;Lampiran;", "u02;opini-bpk;Opini kedua;Lampiran;2019")
    pratinjau = unggah(klien_administrator, PenetapanTarget, berkas, dokumen=RANCANGAN)
    assert f"Dokumen: {RANCANGAN}" in pratinjau.content.decode()
    assert "1 baru, 1 diubah" in terapkan(klien_administrator, PenetapanTarget, pratinjau).content.decode()
    baru = PenetapanTarget.objects.get(dokumen=RANCANGAN, kode="u02")
    jejak = baru.riwayat.get()
    assert (jejak.history_user, jejak.asal) == (administrator, "impor isi.csv")

    berkas = csv("penetapan;tahun;teks", "u01;2021;WDP", "u02;2021;63,44%")
    pratinjau = unggah(klien_administrator, PenetapanTarget, berkas, dokumen=RANCANGAN, resource="1")
    assert "1 baru, 1 diubah" in terapkan(klien_administrator, PenetapanTarget, pratinjau).content.decode()
    assert [str(t.nilai or t.label) for t in Target.objects.filter(penetapan__dokumen=RANCANGAN)] == [
        "WDP", "63.440000",
    ]  # fmt: skip


def test_import_into_a_document_in_force_is_impossible(
    klien_administrator: Client, penetapan: PenetapanTarget
) -> None:
    ditolak = unggah(klien_administrator, PenetapanTarget, csv(KEPALA, "l99;opini-bpk;X;Y;"), dokumen=BERLAKU)
    assert f"Dokumen “{BERLAKU}” tidak ada atau sudah berlaku." in ditolak.content.decode()
    berkas = csv(KEPALA, "l99;opini-bpk;X;Y;")
    pratinjau = unggah(klien_administrator, PenetapanTarget, berkas, dokumen=RANCANGAN)
    isi = terapkan(klien_administrator, PenetapanTarget, pratinjau, dokumen=BERLAKU).content.decode()
    assert "Impor dibatalkan; tidak ada yang tersimpan." in isi
    assert not PenetapanTarget.objects.filter(kode="l99").exists()


def test_broken_file_lists_row_and_column_and_saves_nothing(
    klien_administrator: Client, penetapan: PenetapanTarget
) -> None:
    berkas = csv("penetapan;tahun;teks", "u01;2022;1", "u77;2022;1", "u01;dua;1", "u01;2023;0,1234567")
    jawaban = unggah(klien_administrator, PenetapanTarget, berkas, dokumen=RANCANGAN, resource="1")
    isi = jawaban.content.decode()
    for teks in [
        "Baris 3, kolom penetapan: ‘u77’ tidak dikenal pada penetapan target.",
        "Baris 4, kolom tahun: ‘dua’ bukan bilangan bulat",
        "Baris 5, kolom teks: “0,1234567” terlalu panjang",
    ]:
        assert teks in isi
    assert [t.teks for t in penetapan.target.all()] == ["WTP"]


@pytest.mark.parametrize("nomor", ["0", "1"])
def test_document_leaves_and_comes_back_unchanged(
    klien_administrator: Client, penetapan: PenetapanTarget, nomor: str
) -> None:
    PenetapanTarget.objects.filter(dokumen=BERLAKU).update(terkunci=False)
    halaman = alamat(PenetapanTarget, "export")
    keluar = klien_administrator.post(
        halaman + f"?dokumen={RANCANGAN}", {"resource": nomor, "format": "0", "dokumen": BERLAKU}
    )
    berkas = SimpleUploadedFile("kembali.csv", keluar.content)
    pratinjau = unggah(klien_administrator, PenetapanTarget, berkas, dokumen=BERLAKU, resource=nomor)
    hasil = pratinjau.context["result"]
    assert hasil.galat() == []
    assert hasil.totals["skip"] == {"0": 72, "1": 349}[nomor]


def test_export_proposes_the_document_of_the_list(
    klien_administrator: Client, penetapan: PenetapanTarget
) -> None:
    form = klien_administrator.get(alamat(PenetapanTarget, "export"), {"dokumen": RANCANGAN}).context["form"]
    assert form["dokumen"].value() == RANCANGAN
    assert [kode for kode, _ in form.fields["dokumen"].choices] == [BERLAKU, RANCANGAN]
