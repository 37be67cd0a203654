"""A road map is cloned, set in force, revoked: whole, by the right person, and then closed to every write."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models, transaction
from pytest_django.plugin import DjangoDbBlocker
from simple_history.utils import bulk_create_with_history

from indikator.models import PenetapanTarget, Target
from indikator.models.target import PenetapanTerkunci
from organisasi.models import Pengguna
from organisasi.permissions import TidakBerwenang
from roadmap.models import BarisLampiran, IsiRoadMap, Prioritas, RoadMap, RoadMapTerkunci, Tujuan
from roadmap.services import isi, siklus
from roadmap.services.baris import TautanBaris, simpan_baris
from roadmap.services.kepala import ubah_road_map
from roadmap.services.target import ubah_penetapan
from roadmap.workflow import CABUT, PERALIHAN, TETAPKAN, Peralihan, PeralihanDitolak, Status, pastikan_dapat
from tests.pabrik import PenugasanFactory

pytestmark = pytest.mark.django_db

HARI_INI = date(2026, 1, 2)
REGULASI = {"nomor_regulasi": "7", "tahun_regulasi": 2025, "ditetapkan_pada": date(2025, 12, 1)}
ISI = IsiRoadMap.__subclasses__()


@pytest.fixture
def asal() -> RoadMap:
    return RoadMap.objects.get(kode="perwal-45-2020")


def salin(asal: RoadMap, oleh: Pengguna, **ganti: Any) -> RoadMap:
    pilihan: dict[str, Any] = {
        "kode": "salinan",
        "judul": "Salinan",
        "tahun_awal": 2020,
        "tahun_akhir": 2023,
    } | ganti
    return siklus.salin_road_map(road_map=asal, oleh=oleh, **pilihan)


@pytest.fixture(scope="module")
def _salinan(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Clone once for the whole file: every test finds the draft untouched, and the last one takes it away."""
    with django_db_blocker.unblock(), transaction.atomic():
        penyalin = PenugasanFactory.create(kode_peran="tim-pelaksana", pengguna__username="penyalin").pengguna
        salinan = salin(RoadMap.objects.get(kode="perwal-45-2020"), penyalin, kode="uji", judul="Uji")
        for nama, nilai in REGULASI.items():
            setattr(salinan, nama, nilai)
        salinan.save()
        yield salinan.pk
        transaction.set_rollback(True)


@pytest.fixture
def rancangan(_salinan: int, db: None) -> RoadMap:
    """Give a draft with everything of the regulation in it, and a regulation of its own."""
    return RoadMap.objects.get(pk=_salinan)


def gambar(road_map: RoadMap) -> list[Any]:
    """Return every stored value of a road map, its targets included."""
    hasil: list[Any] = [RoadMap.objects.filter(pk=road_map.pk).values().get()]
    for model in ISI:
        hasil += list(model._base_manager.filter(road_map=road_map).order_by("pk").values())
    hasil += list(PenetapanTarget.objects.filter(dokumen=road_map.kode).order_by("pk").values())
    hasil += list(Target.objects.filter(penetapan__dokumen=road_map.kode).order_by("pk").values())
    return hasil


# Clone


def milik(objek: models.Model) -> str | None:
    """Return the code of the road map that a record belongs to; None for records shared by all."""
    if isinstance(objek, RoadMap):
        return objek.kode
    if isinstance(objek, IsiRoadMap):
        return objek.road_map.kode
    if isinstance(objek, PenetapanTarget):
        return objek.dokumen
    return objek.penetapan.dokumen if isinstance(objek, Target) else None


def tautan(model: Any) -> list[Any]:
    return [b for b in model._meta.concrete_fields if isinstance(b, models.ForeignKey)]


def semua(model: Any, road_map: RoadMap) -> Any:
    if model is PenetapanTarget:
        return model.objects.filter(dokumen=road_map.kode)
    if model is Target:
        return model.objects.filter(penetapan__dokumen=road_map.kode)
    return model._base_manager.filter(road_map=road_map)


def test_clone_has_every_record_and_no_link_to_the_original(rancangan: RoadMap, asal: RoadMap) -> None:
    """Driven by the models themselves: a new kind of record or a new link is looked at from its first day."""
    assert len(ISI) >= 21
    for model in [*ISI, PenetapanTarget, Target]:
        lama, baru = semua(model, asal), semua(model, rancangan)
        assert baru.count() == lama.count() > 0, model
        acuan = tautan(model)
        for objek in baru.select_related(*[b.name for b in acuan]):
            for b in acuan:
                assert milik(getattr(objek, b.name) or rancangan) in {None, rancangan.kode}, (model, b.name)


def test_clone_writes_history_for_every_record(rancangan: RoadMap) -> None:
    for model in [*ISI, PenetapanTarget, Target]:
        baru = semua(model, rancangan)
        jejak = model.riwayat.filter(id__in=baru.values("pk"))  # type: ignore[attr-defined]
        tercatat = jejak.order_by().values_list("history_type", "history_user__username")
        assert list(tercatat) == [("+", "penyalin")] * baru.count(), model


def isi_sendiri(model: Any, road_map: RoadMap) -> list[dict[str, Any]]:
    """Return the values of records without their keys, links by what the linked record says."""
    beda = {"id", "kunci", "dokumen", "terkunci", "road_map"}
    bidang = [b for b in model._meta.concrete_fields if b.name not in beda]
    daftar = semua(model, road_map).order_by("pk").select_related(*[b.name for b in tautan(model)])
    return [{b.name: str(getattr(o, b.name)) for b in bidang} for o in daftar]


def test_clone_says_the_same(rancangan: RoadMap, asal: RoadMap) -> None:
    for model in [*ISI, PenetapanTarget, Target]:
        assert sorted(isi_sendiri(model, rancangan), key=str) == sorted(isi_sendiri(model, asal), key=str), (
            model
        )


def test_clone_leaves_the_original_as_it_was(asal: RoadMap, tim_pelaksana: Pengguna) -> None:
    sebelum = gambar(asal)
    salin(asal, tim_pelaksana)
    assert gambar(asal) == sebelum


def test_clone_keeps_the_tree_and_gives_rows_new_keys(rancangan: RoadMap, asal: RoadMap) -> None:
    def pohon(road_map: RoadMap) -> set[tuple[str, str]]:
        daftar = Prioritas.objects.filter(road_map=road_map, induk__isnull=False)
        return set(daftar.values_list("kode", "induk__kode"))

    assert pohon(rancangan) == pohon(asal) != set()
    kunci = [set(r.barislampiran.values_list("kunci", flat=True)) for r in (asal, rancangan)]
    assert not kunci[0] & kunci[1]


def test_clone_is_an_open_draft_without_a_regulation(asal: RoadMap, tim_pelaksana: Pengguna) -> None:
    salinan = salin(asal, tim_pelaksana)
    assert (salinan.status, salinan.disalin_dari) == (Status.RANCANGAN, asal)
    assert (salinan.nomor_regulasi, salinan.tahun_regulasi, salinan.ditetapkan_pada) == ("", None, None)
    assert not PenetapanTarget.objects.filter(dokumen="salinan", terkunci=True)


def test_clone_for_other_years_has_empty_targets(asal: RoadMap, tim_pelaksana: Pengguna) -> None:
    salinan = salin(asal, tim_pelaksana, tahun_awal=2024, tahun_akhir=2026)
    target = Target.objects.filter(penetapan__dokumen=salinan.kode)
    assert target.count() == 72 * 3
    assert set(target.values_list("tahun", "teks")) == {(2024, ""), (2025, ""), (2026, "")}


@pytest.mark.parametrize("ganti", [{"kode": "perwal-45-2020"}, {"tahun_akhir": 2019}, {"kode": "bukan kode"}])
def test_clone_refuses_a_taken_code_and_wrong_years(
    asal: RoadMap, tim_pelaksana: Pengguna, ganti: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        salin(asal, tim_pelaksana, **ganti)
    assert not RoadMap.objects.filter(judul="Salinan")


def gagal(*args: object, **kwargs: object) -> None:
    raise RuntimeError("history")


def test_clone_without_history_is_no_clone(
    asal: RoadMap, tim_pelaksana: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    asli = bulk_create_with_history

    def putus(objek: Any, model: Any, **pilihan: Any) -> Any:
        return gagal() if model is BarisLampiran else asli(objek, model, **pilihan)

    monkeypatch.setattr(siklus, "bulk_create_with_history", putus)
    with pytest.raises(RuntimeError):
        salin(asal, tim_pelaksana)
    assert not RoadMap.objects.filter(judul="Salinan")
    assert not PenetapanTarget.objects.filter(dokumen="salinan")


# Who may, and from which state

AKTOR = [
    "administrator", "tim_pengarah", "tim_pelaksana", "tim_pelaksana_pd", "kepala_pd", "inspektorat", "asesor",
]  # fmt: skip
BOLEH = {"salin": {"administrator", "tim_pelaksana"}, "alihkan": {"administrator", "tim_pengarah"}}


@pytest.mark.parametrize("aktor", AKTOR)
def test_clone_by_role(aktor: str, asal: RoadMap, request: pytest.FixtureRequest) -> None:
    orang = request.getfixturevalue(aktor)
    if aktor in BOLEH["salin"]:
        assert salin(asal, orang).kode == "salinan"
        return
    with pytest.raises(TidakBerwenang, match="Tim Pelaksana Tingkat Kota"):
        salin(asal, orang)
    assert not RoadMap.objects.filter(judul="Salinan")


@pytest.mark.parametrize("aktor", AKTOR)
def test_tetapkan_and_cabut_by_role(aktor: str, rancangan: RoadMap, request: pytest.FixtureRequest) -> None:
    orang = request.getfixturevalue(aktor)
    if aktor in BOLEH["alihkan"]:
        siklus.tetapkan(road_map=rancangan, oleh=orang, hari_ini=HARI_INI)
        siklus.cabut(road_map=rancangan, oleh=orang)
        jejak = (
            RoadMap.riwayat.filter(id=rancangan.pk).order_by("history_id").values_list("status", flat=True)
        )
        assert list(jejak)[-3:] == ["rancangan", "berlaku", "dicabut"]
        return
    with pytest.raises(TidakBerwenang, match="Tim Pengarah Tingkat Kota"):
        siklus.tetapkan(road_map=rancangan, oleh=orang, hari_ini=HARI_INI)
    with pytest.raises(TidakBerwenang):
        siklus.cabut(road_map=RoadMap.objects.get(kode="perwal-45-2020"), oleh=orang)
    assert set(RoadMap.objects.values_list("kode", "status")) == {
        ("uji", "rancangan"), ("perwal-45-2020", "berlaku"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("peralihan", "status", "boleh"),
    [
        (TETAPKAN, Status.RANCANGAN, True),
        (TETAPKAN, Status.BERLAKU, False),
        (TETAPKAN, Status.DICABUT, False),
        (CABUT, Status.RANCANGAN, False),
        (CABUT, Status.BERLAKU, True),
        (CABUT, Status.DICABUT, False),
    ],
)
def test_transition_table(
    peralihan: Peralihan, status: Status, boleh: bool, rancangan: RoadMap, tim_pengarah: Pengguna
) -> None:
    assert set(PERALIHAN) == {TETAPKAN, CABUT}
    RoadMap.objects.filter(pk=rancangan.pk).update(status=status)
    layanan: Callable[[], RoadMap] = {
        TETAPKAN: lambda: siklus.tetapkan(road_map=rancangan, oleh=tim_pengarah, hari_ini=HARI_INI),
        CABUT: lambda: siklus.cabut(road_map=rancangan, oleh=tim_pengarah),
    }[peralihan]
    if boleh:
        pastikan_dapat(peralihan, status)
        assert layanan().status == peralihan.ke
        return
    with pytest.raises(PeralihanDitolak, match="status sekarang"):
        layanan()
    assert RoadMap.objects.get(pk=rancangan.pk).status == status


@pytest.mark.parametrize(
    "ganti",
    [
        {"nomor_regulasi": ""},
        {"tahun_regulasi": None},
        {"ditetapkan_pada": None},
        {"ditetapkan_pada": date(2026, 1, 3)},
    ],
)
def test_tetapkan_needs_a_regulation_that_exists(
    ganti: dict[str, Any], rancangan: RoadMap, tim_pengarah: Pengguna
) -> None:
    for nama, nilai in ganti.items():
        setattr(rancangan, nama, nilai)
    rancangan.save()
    with pytest.raises(ValidationError):
        siklus.tetapkan(road_map=rancangan, oleh=tim_pengarah, hari_ini=HARI_INI)
    assert RoadMap.objects.get(pk=rancangan.pk).status == Status.RANCANGAN
    assert not PenetapanTarget.objects.filter(dokumen="uji", terkunci=True)


def test_tetapkan_reads_the_date_that_is_stored(rancangan: RoadMap, tim_pengarah: Pengguna) -> None:
    """The page may hold a copy from before someone else moved the date."""
    RoadMap.objects.filter(pk=rancangan.pk).update(ditetapkan_pada=date(2026, 1, 3))
    with pytest.raises(ValidationError, match="belum tiba"):
        siklus.tetapkan(road_map=rancangan, oleh=tim_pengarah, hari_ini=HARI_INI)


def test_tetapkan_without_history_sets_nothing(
    rancangan: RoadMap, tim_pengarah: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(siklus, "bulk_update_with_history", gagal)
    with pytest.raises(RuntimeError):
        siklus.tetapkan(road_map=rancangan, oleh=tim_pengarah, hari_ini=HARI_INI)
    assert RoadMap.objects.get(pk=rancangan.pk).status == Status.RANCANGAN


# In force: closed


@pytest.mark.parametrize("model", ISI, ids=lambda m: m.__name__)
def test_in_force_no_record_can_be_written(model: Any, asal: RoadMap) -> None:
    objek = semua(model, asal).first()
    for tulis in (objek.save, objek.delete, siklus.tiru(objek).save):
        with pytest.raises(RoadMapTerkunci, match="Salin menjadi rancangan"):
            tulis()


def test_in_force_no_target_can_be_written(asal: RoadMap) -> None:
    penetapan = PenetapanTarget.objects.filter(dokumen=asal.kode)[0]
    target = penetapan.target.all()[0]
    baru = PenetapanTarget(dokumen=asal.kode, kode="x", indikator=penetapan.indikator, teks_indikator="X")
    for tulis in (
        penetapan.save, penetapan.delete, target.save, target.delete, baru.save,
        Target(penetapan=penetapan, tahun=2030).save,
    ):  # fmt: skip
        with pytest.raises(PenetapanTerkunci):
            tulis()


@pytest.mark.parametrize("status", [Status.BERLAKU, Status.DICABUT])
def test_closed_no_service_writes(status: Status, rancangan: RoadMap, administrator: Pengguna) -> None:
    tujuan = Tujuan.objects.filter(road_map=rancangan)[0]
    baris = BarisLampiran.objects.filter(road_map=rancangan).order_by("nomor")[1]
    penetapan = PenetapanTarget.objects.filter(dokumen="uji")[0]
    siklus.tetapkan(road_map=rancangan, oleh=administrator, hari_ini=HARI_INI)
    if status == Status.DICABUT:
        siklus.cabut(road_map=rancangan, oleh=administrator)
    sebelum = gambar(rancangan)
    kosong = TautanBaris([], [], [], [], [])
    layanan: list[Callable[[], object]] = [
        lambda: isi.simpan_isi(objek=tujuan, oleh=administrator),
        lambda: isi.hapus_isi(objek=tujuan, oleh=administrator),
        lambda: isi.pindahkan_baris(baris=baris, arah="naik", oleh=administrator),
        lambda: isi.sisipkan_baris(baris=BarisLampiran(road_map=rancangan), setelah=0, oleh=administrator),
        lambda: simpan_baris(baris=baris, tautan=kosong, oleh=administrator),
        lambda: ubah_road_map(road_map=rancangan, oleh=administrator),
        lambda: ubah_penetapan(
            road_map=rancangan, penetapan=penetapan, teks_indikator="X", target={}, oleh=administrator
        ),
    ]
    for panggil in layanan:  # the objects at hand were read while the draft was open
        with pytest.raises(RoadMapTerkunci):
            panggil()
    assert gambar(rancangan) == sebelum
