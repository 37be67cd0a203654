"""Writes to single records of a draft: who may, stale edits, rows that stay numbered 1…n."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from indikator.models import PenetapanTarget, Target
from organisasi.models import Pengguna, PerangkatDaerah
from organisasi.permissions import TidakBerwenang
from riwayat.queries import versi
from roadmap.models import BarisLampiran, PelaksanaBaris, Program, RincianBaris, RoadMap, Tujuan
from roadmap.services.baris import TautanBaris, simpan_baris
from roadmap.services.isi import Basi, MasihDipakai, SudahDihapus, hapus_isi, pindahkan_baris, simpan_isi
from roadmap.services.siklus import salin_road_map
from roadmap.services.target import ubah_penetapan
from tests.pabrik import PenugasanFactory

AKTOR = [
    "administrator", "tim_pengarah", "tim_pelaksana", "tim_pelaksana_pd", "kepala_pd", "inspektorat", "asesor",
]  # fmt: skip
BOLEH = {"administrator", "tim_pelaksana"}


def _rancangan(oleh: Pengguna) -> RoadMap:
    asal = RoadMap.objects.get(kode="perwal-45-2020")
    salinan = salin_road_map(
        road_map=asal, kode="uji", judul="Uji", tahun_awal=2020, tahun_akhir=2023, oleh=oleh
    )
    # Nine rows are enough to move about.
    for b in BarisLampiran.objects.filter(road_map=salinan, nomor__gt=9).select_related("road_map"):
        b.delete()
    return salinan


@pytest.fixture(scope="module")
def _salinan(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Clone once for the whole file: every test finds the draft untouched, and the last one takes it away."""
    with django_db_blocker.unblock(), transaction.atomic():
        tugas = PenugasanFactory.create(kode_peran="tim-pelaksana", pengguna__username="penyalin")
        yield _rancangan(tugas.pengguna).pk
        transaction.set_rollback(True)


@pytest.fixture
def rancangan(_salinan: int, db: None) -> RoadMap:
    """Give a draft with the first nine rows of the regulation."""
    return RoadMap.objects.get(pk=_salinan)


def baris_ke(road_map: RoadMap, nomor: int) -> BarisLampiran:
    return BarisLampiran.objects.select_related("road_map").get(road_map=road_map, nomor=nomor)


def urutan(road_map: RoadMap) -> list[Any]:
    """Return the keys of the rows in their order; the numbers must be 1…n."""
    daftar = list(road_map.barislampiran.order_by("nomor").values_list("nomor", "pk"))
    assert [n for n, _ in daftar] == list(range(1, len(daftar) + 1))
    return [pk for _, pk in daftar]


def tautan_dari(baris: BarisLampiran) -> TautanBaris:
    rincian = list(baris.rincian.select_related("kegiatan", "sub_kegiatan__kegiatan"))
    return TautanBaris(
        kegiatan=[r.kegiatan for r in rincian],
        sub_kegiatan=[r.sub_kegiatan for r in rincian if r.sub_kegiatan],
        pelaksana=[p.perangkat_daerah for p in baris.pelaksana.select_related("perangkat_daerah")],
        dukungan=[d.kegiatan_area for d in baris.dukungan.select_related("kegiatan_area")],
        padanan=[
            *BarisLampiran.objects.filter(padanan_lama__lama=baris),
            *BarisLampiran.objects.filter(padanan_baru__baru=baris),
        ],
    )


# Who may; stale; in use


@pytest.mark.django_db
@pytest.mark.parametrize("aktor", AKTOR)
def test_writes_by_role(aktor: str, rancangan: RoadMap, request: pytest.FixtureRequest) -> None:
    orang = request.getfixturevalue(aktor)
    tujuan = Tujuan.objects.filter(road_map=rancangan)[0]
    baris = baris_ke(rancangan, 2)
    penetapan = PenetapanTarget.objects.filter(dokumen="uji")[0]
    layanan: list[Any] = [
        lambda: simpan_isi(objek=tujuan, oleh=orang),
        lambda: pindahkan_baris(baris=baris, arah="naik", oleh=orang),
        lambda: simpan_baris(baris=baris_ke(rancangan, 3), tautan=tautan_dari(baris), oleh=orang),
        lambda: ubah_penetapan(
            road_map=rancangan, penetapan=penetapan, teks_indikator="X", target={2020: "9"}, oleh=orang
        ),
        lambda: hapus_isi(objek=baris_ke(rancangan, 9), oleh=orang),
    ]
    for panggil in layanan:
        if aktor in BOLEH:
            panggil()
        else:
            with pytest.raises(TidakBerwenang, match="Tim Pelaksana Tingkat Kota"):
                panggil()
    assert len(urutan(rancangan)) == (8 if aktor in BOLEH else 9)


@pytest.mark.django_db
def test_stale_edit_says_who_changed_what(
    rancangan: RoadMap, tim_pelaksana: Pengguna, administrator: Pengguna
) -> None:
    dibuka = Tujuan.objects.filter(road_map=rancangan).select_related("road_map")[0]
    tanda = versi(dibuka)
    orang_lain = Tujuan.objects.select_related("road_map").get(pk=dibuka.pk)
    orang_lain.nama = "Nama Lain"
    simpan_isi(objek=orang_lain, oleh=administrator, versi_dibuka=tanda)
    dibuka.nama = "Nama Saya"
    with pytest.raises(Basi) as galat:
        simpan_isi(objek=dibuka, oleh=tim_pelaksana, versi_dibuka=tanda)
    assert galat.value.catatan is not None
    assert [(p.bidang, p.sesudah) for p in galat.value.catatan.perubahan] == [("nama", "Nama Lain")]
    assert Tujuan.objects.get(pk=dibuka.pk).nama == "Nama Lain"


@pytest.mark.django_db
def test_stale_target_is_refused(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    penetapan = PenetapanTarget.objects.get(dokumen="uji", kode="l01")
    tanda = versi(penetapan, *penetapan.target.all())

    def ubah(teks: str, tanda: str) -> None:
        ubah_penetapan(
            road_map=rancangan, penetapan=penetapan, teks_indikator=penetapan.teks_indikator,
            target={2020: teks}, oleh=tim_pelaksana, versi_dibuka=tanda,
        )  # fmt: skip

    jejak = Target.riwayat.count()
    ubah("4,5%", tanda)
    assert Target.riwayat.count() == jejak + 1  # only the changed year
    with pytest.raises(Basi):
        ubah("5", tanda)
    target = penetapan.target.get(tahun=2020)
    assert (target.teks, target.satuan) == ("4,5%", "%")


@pytest.mark.django_db
def test_what_rows_use_cannot_be_deleted(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    program = Program.objects.select_related("road_map").get(road_map=rancangan, kode="p001")
    with pytest.raises(MasihDipakai, match=r"masih dipakai oleh .*Lampiran baris 1"):
        hapus_isi(objek=program, oleh=tim_pelaksana)
    assert Program.objects.filter(pk=program.pk).exists()


# Rows stay 1…n


@pytest.mark.django_db
def test_move_swaps_neighbours_and_stops_at_the_ends(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    a, b, c, *lain = urutan(rancangan)
    assert pindahkan_baris(baris=baris_ke(rancangan, 2), arah="naik", oleh=tim_pelaksana)
    assert urutan(rancangan) == [b, a, c, *lain]
    assert pindahkan_baris(baris=baris_ke(rancangan, 2), arah="turun", oleh=tim_pelaksana)
    assert urutan(rancangan) == [b, c, a, *lain]
    assert not pindahkan_baris(baris=baris_ke(rancangan, 1), arah="naik", oleh=tim_pelaksana)
    assert not pindahkan_baris(baris=baris_ke(rancangan, 9), arah="turun", oleh=tim_pelaksana)
    assert urutan(rancangan) == [b, c, a, *lain]


@pytest.mark.django_db
@pytest.mark.parametrize(("setelah", "nomor"), [(0, 1), (4, 5), (9, 10), (500, 10), (None, 1)])
def test_insert_moves_the_rows_below(
    setelah: int | None, nomor: int, rancangan: RoadMap, tim_pelaksana: Pengguna
) -> None:
    lama = urutan(rancangan)
    contoh = baris_ke(rancangan, 1)
    baru = BarisLampiran(
        road_map=rancangan, tujuan=contoh.tujuan, penetapan=contoh.penetapan, sasaran=contoh.sasaran,
        area=contoh.area, teks_area="X", nomenklatur="lama",
    )  # fmt: skip
    kosong = TautanBaris([], [], [], [], [])
    simpan_baris(baris=baru, tautan=kosong, oleh=tim_pelaksana, setelah=setelah)
    assert urutan(rancangan) == [*lama[: nomor - 1], baru.pk, *lama[nomor - 1 :]]


@pytest.mark.django_db
@pytest.mark.parametrize("nomor", [1, 5, 9])
def test_delete_closes_the_gap(nomor: int, rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    lama = urutan(rancangan)
    hapus_isi(objek=baris_ke(rancangan, nomor), oleh=tim_pelaksana)
    assert urutan(rancangan) == [*lama[: nomor - 1], *lama[nomor:]]


@pytest.mark.django_db
def test_delete_of_a_row_that_someone_moved_meanwhile(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    lama = urutan(rancangan)
    dibuka = baris_ke(rancangan, 5)
    pindahkan_baris(baris=baris_ke(rancangan, 5), arah="naik", oleh=tim_pelaksana)
    hapus_isi(objek=dibuka, oleh=tim_pelaksana)
    assert urutan(rancangan) == [*lama[:4], *lama[5:]]


@pytest.mark.django_db
def test_save_of_a_row_that_someone_moved_meanwhile_keeps_the_move(
    rancangan: RoadMap, tim_pelaksana: Pengguna
) -> None:
    """Without a mark of what the person saw (as a command saves), the number still belongs to the mover."""
    a, b, *lain = urutan(rancangan)
    dibuka = baris_ke(rancangan, 2)
    pindahkan_baris(baris=baris_ke(rancangan, 2), arah="naik", oleh=tim_pelaksana)
    dibuka.teks_kegiatan = "Lain"
    simpan_isi(objek=dibuka, oleh=tim_pelaksana)
    assert urutan(rancangan) == [b, a, *lain]
    assert baris_ke(rancangan, 1).teks_kegiatan == "Lain"


# Links of a row


@pytest.mark.django_db
def test_links_that_stay_keep_their_records(rancangan: RoadMap, tim_pelaksana: Pengguna) -> None:
    baris = baris_ke(rancangan, 2)
    rincian = list(RincianBaris.objects.filter(baris=baris).values_list("pk", flat=True))
    padanan = list(baris.padanan_lama.values_list("pk", flat=True))
    pelaksana = PelaksanaBaris.objects.get(baris=baris)
    tautan = tautan_dari(baris)
    dishub = PerangkatDaerah.objects.get(kode="dishub")
    jejak = PelaksanaBaris.riwayat.count(), RincianBaris.riwayat.count()
    banyak = TautanBaris(
        tautan.kegiatan, tautan.sub_kegiatan, [*tautan.pelaksana, dishub], tautan.dukungan, tautan.padanan
    )
    simpan_baris(baris=baris, tautan=banyak, oleh=tim_pelaksana)
    assert list(baris.pelaksana.values_list("perangkat_daerah__kode", "urutan")) == [
        ("inspektorat", 1), ("dishub", 2),
    ]  # fmt: skip
    assert baris.pelaksana.get(urutan=1).pk == pelaksana.pk
    assert list(RincianBaris.objects.filter(baris=baris).values_list("pk", flat=True)) == rincian != []
    assert list(baris.padanan_lama.values_list("pk", flat=True)) == padanan != []
    assert (PelaksanaBaris.riwayat.count(), RincianBaris.riwayat.count()) == (jejak[0] + 1, jejak[1])
    simpan_baris(baris=baris, tautan=TautanBaris([], [], [dishub], [], []), oleh=tim_pelaksana)
    assert list(baris.pelaksana.values_list("perangkat_daerah__kode", "urutan")) == [("dishub", 1)]
    assert not baris.rincian.exists()
    assert not baris.padanan_lama.exists()


@pytest.mark.django_db
def test_row_is_not_saved_without_its_history(
    rancangan: RoadMap, tim_pelaksana: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    baris = baris_ke(rancangan, 2)
    tautan = tautan_dari(baris)
    dishub = PerangkatDaerah.objects.get(kode="dishub")
    baris.teks_kegiatan = "Lain"
    jejak = PelaksanaBaris.riwayat.model
    monkeypatch.setattr(jejak, "save", lambda *a, **k: (_ for _ in ()).throw(RuntimeError("history")))
    with pytest.raises(RuntimeError):
        simpan_baris(
            baris=baris, oleh=tim_pelaksana, tautan=TautanBaris(
                tautan.kegiatan, tautan.sub_kegiatan, [*tautan.pelaksana, dishub], tautan.dukungan, tautan.padanan
            ),
        )  # fmt: skip
    assert baris_ke(rancangan, 2).teks_kegiatan != "Lain"
    assert baris.pelaksana.count() == 1


@pytest.mark.parametrize("jenis", ["baris", "lain"])
def test_deleted_record_is_neither_saved_nor_deleted_nor_moved_again(
    rancangan: RoadMap, tim_pelaksana: Pengguna, administrator: Pengguna, jenis: str
) -> None:
    """Somebody deletes what another has open: no error page, and no record rises again."""
    objek: Any = baris_ke(rancangan, 2) if jenis == "baris" else rancangan.fokusperubahan.get(kode="fp-a1")
    orang_lain = type(objek).objects.get(pk=objek.pk)
    hapus_isi(objek=orang_lain, oleh=administrator)
    urutan_sesudah = urutan(rancangan)
    with pytest.raises(SudahDihapus):
        simpan_isi(objek=objek, oleh=tim_pelaksana)
    with pytest.raises(SudahDihapus):
        hapus_isi(objek=objek, oleh=tim_pelaksana)
    if jenis == "baris":
        with pytest.raises(SudahDihapus):
            pindahkan_baris(baris=objek, arah="turun", oleh=tim_pelaksana)
    assert not type(objek).objects.filter(pk=objek.pk).exists()
    assert urutan(rancangan) == urutan_sesudah
