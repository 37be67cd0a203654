"""The admin of road maps: what is in force can only be read, a draft is edited, imported and exported."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indikator.models import PenetapanTarget
from organisasi.models import Pengguna
from roadmap import models
from roadmap.models import (
    BarisLampiran,
    IndikatorPrioritas,
    IsiRoadMap,
    KegiatanArea,
    Padanan,
    Program,
    RincianBaris,
    RoadMap,
    Sasaran,
    SasaranPrioritas,
    Tujuan,
)
from roadmap.services.siklus import salin_road_map, urutan_model
from roadmap.workflow import Status

pytestmark = pytest.mark.django_db

ISI = urutan_model()
SEMUA: list[type[Model]] = [RoadMap, *ISI]
ALASAN = "tidak dapat diubah. Salin menjadi rancangan"


def _nama(model: type[Model]) -> str:
    return model.__name__


@pytest.fixture
def berlaku() -> RoadMap:
    """The regulation: in force."""
    return RoadMap.objects.get(kode="perwal-45-2020")


@pytest.fixture
def salin(berlaku: RoadMap, tim_pelaksana: Pengguna) -> Callable[[str], RoadMap]:
    """Clone the regulation into a draft with the code given."""

    def buat(kode: str) -> RoadMap:
        isi: dict[str, Any] = {"tahun_awal": 2020, "tahun_akhir": 2023, "oleh": tim_pelaksana}
        return salin_road_map(road_map=berlaku, kode=kode, judul=f"Rancangan {kode}", **isi)

    return buat


@pytest.fixture
def hapus_satu_satu(settings: Any) -> None:
    """Let the service lock the road map again for each record: many are deleted as one is."""
    settings.ZEAL_ALLOWLIST = [{"model": "roadmap.RoadMap", "field": "get()"}]


@pytest.fixture
def rancangan(salin: Callable[[str], RoadMap]) -> RoadMap:
    """A draft with everything of the regulation in it."""
    return salin("perubahan")


def alamat(model: type[Model], laku: str, *isi: Any) -> str:
    return reverse(f"admin:roadmap_{model._meta.model_name}_{laku}", args=isi)


def pertama(model: type[Any], road_map: RoadMap) -> Any:
    if model is RoadMap:
        return road_map
    return model.objects.filter(road_map=road_map).order_by("pk")[0]


def jumlah_tanya(klien: Client, alamat_halaman: str) -> int:
    with CaptureQueriesContext(connection) as tanya:
        assert klien.get(alamat_halaman).status_code == 200
    return len(tanya)


def formulir(klien: Client, alamat_halaman: str) -> Any:
    return klien.get(alamat_halaman).context["adminform"].form


def galat(jawaban: Any) -> dict[str, list[str]]:
    assert jawaban.status_code == 200
    return dict(jawaban.context["adminform"].form.errors)


def csv(judul: str, *baris: str, nama: str = "isi.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, ("\ufeff" + "\r\n".join([judul, *baris])).encode())


def unggah(klien: Client, model: type[Model], berkas: SimpleUploadedFile, road_map: RoadMap) -> Any:
    isian = {"import_file": berkas, "resource": "0", "format": "", "road_map": road_map.pk}
    return klien.post(alamat(model, "import"), isian)


def terapkan(klien: Client, model: type[Model], pratinjau: Any, **ganti: Any) -> Any:
    isian = pratinjau.context["confirm_form"].initial | ganti
    return klien.post(alamat(model, "process_import"), isian, follow=True)


def ekspor(
    klien: Client, model: type[Model], road_map: RoadMap, bentuk: str = "0", saringan: str = ""
) -> bytes:
    isian = {"resource": "0", "format": bentuk, "road_map": road_map.pk}
    jawaban = klien.post(alamat(model, "export") + saringan, isian)
    assert jawaban.status_code == 200
    assert "attachment" in jawaban.headers["Content-Disposition"]
    return jawaban.content


def hapus_terpilih(klien: Client, model: type[Model], *pk: int, yakin: bool = True) -> Any:
    isian = {"action": "delete_selected", "_selected_action": pk} | ({"post": "yes"} if yakin else {})
    return klien.post(alamat(model, "changelist"), isian, follow=True)


# Pages


def test_every_model_of_a_road_map_has_an_admin() -> None:
    kelas = [getattr(models, nama) for nama in models.__all__]
    milik = {k for k in kelas if isinstance(k, type) and issubclass(k, Model) and not k._meta.abstract}
    assert milik == set(SEMUA)
    assert all(admin.site.is_registered(model) for model in milik)


@pytest.mark.parametrize("model", SEMUA, ids=_nama)
@pytest.mark.parametrize("laku", ["changelist", "add", "import", "export"])
def test_page_speaks_indonesian_and_carries_nothing_inline(
    klien_administrator: Client, model: type[Model], laku: str
) -> None:
    jawaban = klien_administrator.get(alamat(model, laku), {"q": "5"} if laku == "changelist" else {})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    for inggris in ["Import<", "Export<", "Submit", "File to import", "Add ", "This importer", "Format:"]:
        assert inggris not in isi
    for sebaris in [" style=", " onclick=", " onchange=", "<script>", "<style>"]:
        assert sebaris not in isi


@pytest.mark.parametrize("model", ISI, ids=_nama)
def test_list_asks_the_same_at_few_and_many_rows(
    klien_administrator: Client, model: type[IsiRoadMap], monkeypatch: pytest.MonkeyPatch
) -> None:
    def halaman(jumlah: int) -> int:
        monkeypatch.setattr(admin.site.get_model_admin(model), "list_per_page", jumlah)
        return jumlah_tanya(klien_administrator, alamat(model, "changelist"))

    halaman(1)  # fills the cache of content types
    assert halaman(3) == halaman(30)


def test_list_of_road_maps_asks_the_same_at_few_and_many(klien_administrator: Client) -> None:
    def tambah(awal: int, akhir: int) -> None:
        for i in range(awal, akhir):
            isi = {"jenis_regulasi": "Peraturan", "tentang": "Uji", "pemerintah_daerah": "Kota"}
            RoadMap.objects.create(kode=f"r{i}", judul=f"R {i}", tahun_awal=2024, tahun_akhir=2026, **isi)

    tambah(0, 3)
    sedikit = jumlah_tanya(klien_administrator, alamat(RoadMap, "changelist"))
    tambah(3, 30)
    assert jumlah_tanya(klien_administrator, alamat(RoadMap, "changelist")) == sedikit


@pytest.mark.parametrize("model", [BarisLampiran, RincianBaris, IndikatorPrioritas], ids=_nama)
def test_add_page_asks_the_same_for_one_draft_and_two(
    klien_administrator: Client, salin: Callable[[str], RoadMap], model: type[Model]
) -> None:
    salin("satu")
    klien_administrator.get(alamat(model, "add"))  # fills the cache of content types
    satu = jumlah_tanya(klien_administrator, alamat(model, "add"))
    salin("dua")
    assert jumlah_tanya(klien_administrator, alamat(model, "add")) == satu


@pytest.mark.parametrize("laku", ["changelist", "add", "import", "export"])
@pytest.mark.parametrize("klien", ["tim_pelaksana", "tim_pengarah", "inspektorat", "anonim"])
def test_pages_are_closed_to_others(request: pytest.FixtureRequest, klien: str, laku: str) -> None:
    orang: Client = request.getfixturevalue(f"klien_{klien}")
    for kirim in (orang.get, orang.post):
        jawaban = kirim(alamat(Tujuan, laku), follow=True)
        if klien == "anonim":
            assert jawaban.redirect_chain[-1][0].startswith(reverse("account_login"))
        else:
            assert jawaban.status_code == 403


# In force: to read only


@pytest.mark.parametrize("model", SEMUA, ids=_nama)
def test_record_in_force_can_only_be_read(
    klien_administrator: Client, berlaku: RoadMap, model: type[Any]
) -> None:
    objek = pertama(model, berlaku)
    isi, jejak = model.objects.values().get(pk=objek.pk), objek.riwayat.count()
    halaman = klien_administrator.get(alamat(model, "change", objek.pk))
    assert ALASAN in halaman.content.decode()
    assert not halaman.context["adminform"].form.fields

    isian = {"nama": "Lain", "teks": "Lain", "judul": "Lain", "nomor": "9", "urutan": "9", "_save": "1"}
    for laku, kiriman in [("change", isian), ("delete", {"post": "yes"})]:
        jawaban = klien_administrator.post(alamat(model, laku, objek.pk), kiriman)
        assert jawaban.status_code == 403
        assert ALASAN in jawaban.content.decode()
    assert model.objects.values().get(pk=objek.pk) == isi
    assert objek.riwayat.count() == jejak


@pytest.mark.parametrize("model", SEMUA, ids=_nama)
def test_many_records_in_force_are_not_deleted(
    klien_administrator: Client, berlaku: RoadMap, model: type[Any]
) -> None:
    sebelum = model.objects.count()
    pk = list(model.objects.values_list("pk", flat=True)[:5])
    isi = hapus_terpilih(klien_administrator, model, *pk).content.decode()
    assert "Tidak ada yang dihapus." in isi
    assert ALASAN in isi
    assert model.objects.count() == sebelum


def test_one_closed_record_keeps_all_that_were_chosen(
    klien_administrator: Client, berlaku: RoadMap, rancangan: RoadMap
) -> None:
    pk = [pertama(KegiatanArea, berlaku).pk, pertama(KegiatanArea, rancangan).pk]
    assert ALASAN in hapus_terpilih(klien_administrator, KegiatanArea, *pk).content.decode()
    assert KegiatanArea.objects.filter(pk__in=pk).count() == 2


def test_revoked_road_map_can_only_be_read(klien_administrator: Client, rancangan: RoadMap) -> None:
    cabutan = {"nomor_regulasi": "1", "tahun_regulasi": 2021, "ditetapkan_pada": "2021-01-01"}
    RoadMap.objects.filter(pk=rancangan.pk).update(status=Status.DICABUT.value, **cabutan)
    objek = pertama(Tujuan, rancangan)
    jawaban = klien_administrator.post(alamat(Tujuan, "change", objek.pk), {"nama": "Lain"})
    assert jawaban.status_code == 403
    assert "berstatus Dicabut" in jawaban.content.decode()


def test_record_is_not_added_to_a_road_map_in_force(
    klien_administrator: Client, berlaku: RoadMap, rancangan: RoadMap
) -> None:
    isian = {"road_map": berlaku.pk, "kode": "baru", "nomor": 9, "nama": "Baru", "teks": "Baru"}
    assert "road_map" in galat(klien_administrator.post(alamat(Tujuan, "add"), isian))
    assert not Tujuan.objects.filter(kode="baru").exists()


def test_page_that_was_open_when_the_draft_came_into_force_saves_nothing(
    klien_administrator: Client, rancangan: RoadMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The road map is asked again, under lock, at the moment of writing."""
    tujuan, padanan = pertama(Tujuan, rancangan), pertama(Padanan, rancangan)
    RoadMap.objects.filter(pk=rancangan.pk).update(
        status=Status.BERLAKU.value, nomor_regulasi="1", tahun_regulasi=2021, ditetapkan_pada="2021-01-01"
    )
    monkeypatch.setattr("roadmap.admin.AdminIsi.alasan_terkunci", lambda *isi: "")
    isian = {"nomor": 1, "nama": "Terlambat", "teks": "Terlambat"}
    for halaman, kiriman in [
        (alamat(Tujuan, "change", tujuan.pk), isian),
        (alamat(Padanan, "delete", padanan.pk), {"post": "yes"}),
    ]:
        jawaban = klien_administrator.post(halaman, kiriman, follow=True)
        assert ALASAN in jawaban.content.decode()
    assert ALASAN in hapus_terpilih(klien_administrator, Padanan, padanan.pk).content.decode()
    tujuan.refresh_from_db()
    assert tujuan.nama != "Terlambat"
    assert Padanan.objects.filter(pk=padanan.pk).exists()
    assert not LogEntry.objects.filter(object_id__in=[tujuan.pk, padanan.pk]).exists()


# The road map itself


def test_draft_is_edited_but_its_status_and_code_are_not(
    klien_administrator: Client, administrator: Pengguna, rancangan: RoadMap
) -> None:
    halaman = alamat(RoadMap, "change", rancangan.pk)
    form = formulir(klien_administrator, halaman)
    assert {"status", "kode", "disalin_dari"}.isdisjoint(form.fields)
    isian = {nama: form.initial[nama] or "" for nama in form.fields}
    isian |= {"judul": "Judul Baru", "status": "berlaku", "kode": "lain"}
    assert klien_administrator.post(halaman, isian).status_code == 302
    rancangan.refresh_from_db()
    assert (rancangan.judul, rancangan.status, rancangan.kode) == ("Judul Baru", "rancangan", "perubahan")
    assert rancangan.riwayat.latest().history_user == administrator


def test_new_road_map_is_a_draft_and_can_be_deleted_while_empty(klien_administrator: Client) -> None:
    isian = {
        "kode": "baru", "judul": "Road Map Baru", "jenis_regulasi": "Peraturan Walikota", "tentang": "Road Map",
        "pemerintah_daerah": "Kota Malang", "tahun_awal": 2024, "tahun_akhir": 2026, "status": "berlaku",
    }  # fmt: skip
    assert klien_administrator.post(alamat(RoadMap, "add"), isian).status_code == 302
    baru = RoadMap.objects.get(kode="baru")
    assert baru.terbuka
    assert klien_administrator.post(alamat(RoadMap, "delete", baru.pk), {"post": "yes"}).status_code == 302
    assert not RoadMap.objects.filter(kode="baru").exists()


def test_road_map_with_rows_or_targets_is_not_deleted(
    klien_administrator: Client, rancangan: RoadMap
) -> None:
    jawaban = klien_administrator.post(alamat(RoadMap, "delete", rancangan.pk), {"post": "yes"})
    pelindung = jawaban.context["protected"]
    assert "Baris Lampiran: Lampiran baris 1" in pelindung
    assert any(satu.startswith("Penetapan target: ") for satu in pelindung)
    assert RoadMap.objects.filter(pk=rancangan.pk).exists()


def test_import_changes_no_road_map_in_force(klien_administrator: Client, berlaku: RoadMap) -> None:
    berkas = csv("kode;tentang", "perwal-45-2020;Hal Lain")
    isi = klien_administrator.post(
        alamat(RoadMap, "import"), {"import_file": berkas, "resource": "0"}
    ).content.decode()
    assert f"Baris 2: {berlaku.judul} berstatus Berlaku" in isi
    berlaku.refresh_from_db()
    assert berlaku.tentang != "Hal Lain"


def test_road_maps_come_back_in_unchanged(klien_administrator: Client, rancangan: RoadMap) -> None:
    jawaban = klien_administrator.post(alamat(RoadMap, "export"), {"resource": "0", "format": "0"})
    berkas = SimpleUploadedFile("kembali.csv", jawaban.content)
    hasil = klien_administrator.post(
        alamat(RoadMap, "import"), {"import_file": berkas, "resource": "0"}
    ).context["result"]
    assert hasil.galat() == []
    assert hasil.totals["skip"] == 2


# A draft: edited


def test_new_record_goes_into_the_draft(
    klien_administrator: Client, administrator: Pengguna, rancangan: RoadMap, berlaku: RoadMap
) -> None:
    form = formulir(klien_administrator, alamat(Sasaran, "add"))
    assert [pk for pk, _ in form.fields["road_map"].choices][1:] == [rancangan.pk]
    assert form.initial["road_map"] == rancangan.pk
    pilihan = [pk for pk, _ in form.fields["tujuan"].choices]
    assert set(pilihan) - {""} == set(Tujuan.objects.filter(road_map=rancangan).values_list("pk", flat=True))

    isian = {
        "road_map": rancangan.pk, "kode": "s-baru", "urutan": 99, "nama": "Sasaran Baru", "teks": "Sasaran Baru",
        "tujuan": pilihan[1],
    }  # fmt: skip
    assert klien_administrator.post(alamat(Sasaran, "add"), isian).status_code == 302
    baru = Sasaran.objects.get(kode="s-baru")
    assert baru.road_map == rancangan
    jejak = baru.riwayat.get()
    assert (jejak.history_user, jejak.asal) == (administrator, f"admin {alamat(Sasaran, 'add')}")


def test_links_stand_under_their_draft_where_there_are_several(
    klien_administrator: Client, salin: Callable[[str], RoadMap]
) -> None:
    satu, dua = salin("satu"), salin("dua")
    form = formulir(klien_administrator, alamat(IndikatorPrioritas, "add"))
    assert "road_map" not in form.initial
    for bidang in ("sasaran", "penetapan"):
        per_judul = dict(form.fields[bidang].choices[1:])
        assert set(per_judul) == {"Rancangan satu (satu)", "Rancangan dua (dua)"}
        assert all(per_judul.values())
    assert dict(form.fields["sasaran"].choices)["Rancangan dua (dua)"] == [
        (s.pk, str(s)) for s in SasaranPrioritas.objects.filter(road_map=dua)
    ]
    tujuan_satu = pertama(Tujuan, satu)
    isian = {"road_map": dua.pk, "kode": "x", "urutan": 1, "nama": "X", "teks": "X", "tujuan": tujuan_satu.pk}
    jawaban = klien_administrator.post(alamat(Sasaran, "add"), isian)
    assert galat(jawaban) == {"tujuan": [f"“{tujuan_satu}” milik road map lain."]}


def test_targets_of_another_document_are_refused(
    klien_administrator: Client, salin: Callable[[str], RoadMap]
) -> None:
    salin("satu")
    dua = salin("dua")
    penetapan = PenetapanTarget.objects.filter(dokumen="satu")[0]
    isian = {
        "road_map": dua.pk, "sasaran": pertama(SasaranPrioritas, dua).pk, "urutan": 77, "penetapan": penetapan.pk,
    }  # fmt: skip
    jawaban = klien_administrator.post(alamat(IndikatorPrioritas, "add"), isian)
    assert galat(jawaban) == {"penetapan": [f"“{penetapan}” milik road map lain."]}


def test_road_map_is_asked_for_once(klien_administrator: Client, rancangan: RoadMap) -> None:
    isian = {"kode": "t9", "nomor": 9, "nama": "T", "teks": "T"}
    jawaban = klien_administrator.post(alamat(Tujuan, "add"), isian)
    assert galat(jawaban) == {"road_map": ["Isian ini wajib diisi."]}


def test_code_is_unique_within_the_draft(klien_administrator: Client, rancangan: RoadMap) -> None:
    kode = pertama(Tujuan, rancangan).kode
    isian = {"road_map": rancangan.pk, "kode": kode, "nomor": 9, "nama": "T", "teks": "T"}
    jawaban = klien_administrator.post(alamat(Tujuan, "add"), isian)
    assert galat(jawaban) == {"kode": ["Kode ini sudah dipakai tujuan lain."]}
    assert Tujuan.objects.filter(road_map=rancangan, kode=kode).count() == 1


def test_record_of_a_draft_is_changed_and_stays_where_it_is(
    klien_administrator: Client, administrator: Pengguna, rancangan: RoadMap, berlaku: RoadMap
) -> None:
    objek = pertama(Sasaran, rancangan)
    halaman = alamat(Sasaran, "change", objek.pk)
    form = formulir(klien_administrator, halaman)
    assert {"road_map", "kode"}.isdisjoint(form.fields)
    isian = {nama: form.initial[nama] for nama in form.fields} | {"nama": "Nama Lain"}
    asing = isian | {"tujuan": pertama(Tujuan, berlaku).pk}
    assert "tujuan" in galat(klien_administrator.post(halaman, asing))
    assert klien_administrator.post(halaman, isian | {"road_map": berlaku.pk}).status_code == 302
    objek.refresh_from_db()
    assert (objek.nama, objek.road_map) == ("Nama Lain", rancangan)
    assert objek.riwayat.latest().history_user == administrator


@pytest.mark.usefixtures("hapus_satu_satu")
def test_deleted_rows_of_the_lampiran_leave_no_gap(klien_administrator: Client, rancangan: RoadMap) -> None:
    baris = list(BarisLampiran.objects.filter(road_map=rancangan).order_by("nomor"))
    pk = [baris[i].pk for i in (2, 3, 7)]
    tanya = hapus_terpilih(klien_administrator, BarisLampiran, *pk, yakin=False)
    assert "Baris Lampiran: Lampiran baris 3" in tanya.content.decode()
    assert BarisLampiran.objects.filter(pk__in=pk).count() == 3
    hapus_terpilih(klien_administrator, BarisLampiran, *pk)
    nomor = BarisLampiran.objects.filter(road_map=rancangan).order_by("nomor").values_list("nomor", flat=True)
    assert list(nomor) == list(range(1, len(baris) - 2))
    assert not BarisLampiran.objects.filter(pk__in=pk).exists()
    assert RincianBaris.riwayat.filter(baris_id__in=pk, history_type="-").exists()


@pytest.mark.usefixtures("hapus_satu_satu")
def test_record_with_its_parent_is_deleted_once(klien_administrator: Client, rancangan: RoadMap) -> None:
    """What goes along with a parent leaves one line in the history, not two."""
    semua = models.KegiatanPrioritas.objects.filter(road_map=rancangan)
    anak = semua.filter(induk__isnull=False)[0]
    hapus_terpilih(klien_administrator, models.KegiatanPrioritas, anak.pk, anak.induk_id or 0)
    assert not semua.filter(pk__in=[anak.pk, anak.induk_id]).exists()
    assert models.KegiatanPrioritas.riwayat.filter(id=anak.pk, history_type="-").count() == 1


def test_record_that_rows_need_is_not_deleted(klien_administrator: Client, rancangan: RoadMap) -> None:
    baris = pertama(BarisLampiran, rancangan)
    halaman = alamat(Sasaran, "delete", baris.sasaran_id)
    jawaban = klien_administrator.post(halaman, {"post": "yes"})
    assert f"Baris Lampiran: {baris}" in jawaban.context["protected"]
    assert Sasaran.objects.filter(pk=baris.sasaran_id).exists()
    hapus_terpilih(klien_administrator, Sasaran, baris.sasaran_id)
    assert Sasaran.objects.filter(pk=baris.sasaran_id).exists()


def test_record_of_a_draft_is_deleted_on_its_page(
    klien_administrator: Client, administrator: Pengguna, rancangan: RoadMap
) -> None:
    objek = pertama(Padanan, rancangan)
    assert klien_administrator.post(alamat(Padanan, "delete", objek.pk), {"post": "yes"}).status_code == 302
    jejak = Padanan.riwayat.get(id=objek.pk, history_type="-")
    assert jejak.history_user == administrator


# A draft: imported


KEPALA_TUJUAN = "kode;nomor;nama;teks"


def test_import_shows_where_it_goes_then_applies(
    klien_administrator: Client, administrator: Pengguna, rancangan: RoadMap, berlaku: RoadMap
) -> None:
    lama = pertama(Tujuan, rancangan)
    berkas = csv(
        KEPALA_TUJUAN, f"{lama.kode};{lama.nomor};Nama Impor;{lama.teks}", "t9;9;Baru;Baru", nama="t.csv"
    )
    pratinjau = unggah(klien_administrator, Tujuan, berkas, rancangan)
    isi = pratinjau.content.decode()
    assert f"Road map: {rancangan}" in isi
    assert f"<del>{lama.nama}</del> <ins>Nama Impor</ins>" in isi
    assert not Tujuan.objects.filter(kode="t9").exists()

    assert (
        "Impor selesai: 1 baru, 1 diubah" in terapkan(klien_administrator, Tujuan, pratinjau).content.decode()
    )
    baru = Tujuan.objects.get(kode="t9")
    assert baru.road_map == rancangan
    for objek, jenis in [(baru, "+"), (Tujuan.objects.get(pk=lama.pk), "~")]:
        jejak = objek.riwayat.latest()
        assert (jejak.history_user, jejak.asal, jejak.history_type) == (administrator, "impor t.csv", jenis)
    assert Tujuan.objects.get(road_map=berlaku, kode=lama.kode).nama == lama.nama


def test_import_into_a_road_map_in_force_is_impossible(
    klien_administrator: Client, rancangan: RoadMap, berlaku: RoadMap
) -> None:
    berkas = csv(KEPALA_TUJUAN, "t9;9;Baru;Baru")
    ditolak = unggah(klien_administrator, Tujuan, berkas, berlaku)
    assert "bukan rancangan" in ditolak.content.decode()
    assert "result" not in ditolak.context

    pratinjau = unggah(klien_administrator, Tujuan, csv(KEPALA_TUJUAN, "t9;9;Baru;Baru"), rancangan)
    isi = terapkan(klien_administrator, Tujuan, pratinjau, road_map=berlaku.pk).content.decode()
    assert "Impor dibatalkan; tidak ada yang tersimpan." in isi
    assert "bukan rancangan" in isi
    assert not Tujuan.objects.filter(kode="t9").exists()


def test_import_into_a_draft_that_comes_into_force_meanwhile_saves_nothing(
    klien_administrator: Client, rancangan: RoadMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    pratinjau = unggah(klien_administrator, Tujuan, csv(KEPALA_TUJUAN, "t9;9;Baru;Baru"), rancangan)

    def sudah_berlaku(road_map: RoadMap, oleh: Pengguna) -> None:
        road_map.status = Status.BERLAKU.value
        road_map.pastikan_terbuka()

    monkeypatch.setattr("roadmap.admin.kunci_road_map", sudah_berlaku)
    isi = terapkan(klien_administrator, Tujuan, pratinjau).content.decode()
    assert "Impor dibatalkan; tidak ada yang tersimpan." in isi
    assert ALASAN in isi
    assert not Tujuan.objects.filter(kode="t9").exists()


def test_import_asks_for_the_road_map(klien_administrator: Client, rancangan: RoadMap) -> None:
    isian = {"import_file": csv(KEPALA_TUJUAN, "t9;9;Baru;Baru"), "resource": "0", "format": ""}
    jawaban = klien_administrator.post(alamat(Tujuan, "import"), isian)
    assert jawaban.context["form"].errors == {"road_map": ["Isian ini wajib diisi."]}


def test_broken_file_lists_row_and_column_and_saves_nothing(
    klien_administrator: Client, rancangan: RoadMap
) -> None:
    sebelum = list(Sasaran.objects.order_by("pk").values())
    lama = pertama(Sasaran, rancangan)
    berkas = csv(
        "kode;tujuan;urutan;nama;teks",
        f"{lama.kode};{lama.tujuan.kode};{lama.urutan};Berubah;{lama.teks}",
        "s98;tak-ada;1;Nama;Teks",
        f"s99;{lama.tujuan.kode};satu;;Teks",
        f"s98;{lama.tujuan.kode};1;Nama;Teks",
    )
    jawaban = unggah(klien_administrator, Sasaran, berkas, rancangan)
    isi = jawaban.content.decode()
    for teks in [
        "Tidak ada yang tersimpan",
        "Baris 3, kolom tujuan: ‘tak-ada’ tidak dikenal pada tujuan.",
        "Baris 4, kolom urutan: ‘satu’ bukan bilangan bulat",
        "Baris 4, kolom nama: Isian ini wajib diisi.",
        "Baris 5: ‘s98’ sudah tertulis pada baris 3.",
    ]:
        assert teks in isi
    assert "confirm_form" not in jawaban.context
    assert list(Sasaran.objects.order_by("pk").values()) == sebelum


def test_import_whose_preview_is_gone_says_so(klien_administrator: Client, rancangan: RoadMap) -> None:
    pratinjau = unggah(klien_administrator, Tujuan, csv(KEPALA_TUJUAN, "t9;9;Baru;Baru"), rancangan)
    (Path(tempfile.gettempdir()) / pratinjau.context["confirm_form"].initial["import_file_name"]).unlink()
    isi = terapkan(klien_administrator, Tujuan, pratinjau).content.decode()
    assert "Berkas pratinjau sudah tidak ada. Unggah berkasnya lagi." in isi


# Exported, and in again


@pytest.mark.parametrize("model", ISI, ids=_nama)
def test_export_comes_back_in_unchanged(
    klien_administrator: Client, rancangan: RoadMap, model: type[IsiRoadMap]
) -> None:
    isi = ekspor(klien_administrator, model, rancangan)
    pratinjau = unggah(klien_administrator, model, SimpleUploadedFile("kembali.csv", isi), rancangan)
    hasil = pratinjau.context["result"]
    assert hasil.galat() == []
    assert hasil.totals["skip"] == model._default_manager.filter(road_map=rancangan).count() > 0
    assert hasil.totals["new"] == hasil.totals["update"] == 0


def test_export_xlsx_comes_back_in_unchanged(klien_administrator: Client, rancangan: RoadMap) -> None:
    isi = ekspor(klien_administrator, BarisLampiran, rancangan, bentuk="1")
    lembar = openpyxl.load_workbook(io.BytesIO(isi)).active
    assert lembar is not None
    assert lembar.max_row == 151
    berkas = SimpleUploadedFile("kembali.xlsx", isi)
    hasil = unggah(klien_administrator, BarisLampiran, berkas, rancangan).context["result"]
    assert (hasil.galat(), hasil.totals["skip"]) == ([], 150)


def test_export_takes_the_road_map_of_the_form_and_the_search_of_the_list(
    klien_administrator: Client, rancangan: RoadMap, berlaku: RoadMap
) -> None:
    saringan = f"?road_map__id__exact={berlaku.pk}&q=pelayanan"
    baris = ekspor(klien_administrator, Program, rancangan, saringan=saringan).decode().strip().splitlines()
    ada = Program.objects.filter(road_map=rancangan, nama__icontains="pelayanan").count()
    assert len(baris) - 1 == ada > 0


def test_export_proposes_the_road_map_of_the_list_else_the_one_in_force(
    klien_administrator: Client, rancangan: RoadMap, berlaku: RoadMap
) -> None:
    def usul(saringan: dict[str, Any]) -> str:
        form = klien_administrator.get(alamat(Tujuan, "export"), saringan).context["form"]
        return str(form["road_map"].value())

    assert usul({}) == str(berlaku.pk)
    assert usul({"road_map__id__exact": rancangan.pk}) == str(rancangan.pk)


def test_export_asks_for_the_road_map(klien_administrator: Client) -> None:
    jawaban = klien_administrator.post(alamat(Tujuan, "export"), {"resource": "0", "format": "0"})
    assert jawaban.context["form"].errors == {"road_map": ["Isian ini wajib diisi."]}


def test_export_asks_the_same_at_few_and_many_rows(klien_administrator: Client, berlaku: RoadMap) -> None:
    def jumlah(saringan: str) -> int:
        with CaptureQueriesContext(connection) as tanya:
            ekspor(klien_administrator, BarisLampiran, berlaku, saringan=saringan)
        return len(tanya)

    jumlah("")  # fills the cache of content types
    assert jumlah("?q=pelayanan") == jumlah("")
