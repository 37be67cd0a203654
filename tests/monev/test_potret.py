"""Snapshots: what counts, what is no data, what adds up; and the document made of them alone."""

import copy
import hashlib
import json
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from berkas.naskah import TabelNaskah
from monev.models import Evaluasi, LaporanMonev, PengaturanMonev
from monev.naskah import BATAS_BUTIR, naskah_laporan
from monev.naskah.kemajuan import BATAS_TERTINGGAL
from monev.queries.potret import potret_evaluasi, potret_laporan, sidik_potret
from monev.realisasi import Rentang, bagian, rentang_periode, sampai, tambahan
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi
from roadmap.models import AreaPerubahan, RoadMap
from tests.monev.conftest import AmbilPeriode, isi_butir
from tests.monev.laporan_uji import AKHIR, laporkan_bulan

D = Decimal
JUTA = 1_000_000


@pytest.mark.parametrize(
    ("jenis", "nomor", "hasil"),
    [
        ("bulan", 1, [("Januari", 0, 1)]),
        ("bulan", 3, [("s.d. Februari", 0, 2), ("Maret", 2, 3)]),
        ("semester", 1, [("Triwulan I", 0, 3), ("Triwulan II", 3, 6)]),
        ("semester", 2, [("Semester I", 0, 6), ("Triwulan III", 6, 9), ("Triwulan IV", 9, 12)]),
        (
            "tahun",
            1,
            [("Triwulan I", 0, 3), ("Triwulan II", 3, 6), ("Triwulan III", 6, 9), ("Triwulan IV", 9, 12)],
        ),
    ],
)
def test_rentang_periode(jenis: str, nomor: int, hasil: list[tuple[str, int, int]]) -> None:
    """The spans of a report follow each other from January to the end of its period."""
    assert [tuple(r) for r in rentang_periode(jenis, nomor)] == hasil


@pytest.mark.parametrize(
    ("nilai", "awal", "akhir", "hasil"),
    [
        ({1: D(2), 2: D(3), 3: D(7)}, 0, 3, D(7)),
        ({1: D(2), 3: D(7)}, 1, 3, D(5)),
        ({1: D(2)}, 1, 3, None),
        ({}, 0, 3, None),
        ({1: D(2), 2: None, 3: None}, 1, 3, None),
        ({2: D(4), 3: None}, 0, 3, D(4)),
        ({1: D(4), 5: D(4)}, 3, 6, D(0)),
        ({5: D(4)}, 3, 6, D(4)),
    ],
)
def test_tambahan(nilai: dict[int, Decimal | None], awal: int, akhir: int, hasil: Decimal | None) -> None:
    """A span adds what its newest figure has over the one before; without a figure it says nothing, not zero."""
    assert tambahan(nilai, Rentang("", awal, akhir)) == hasil


def test_sampai_dan_bagian() -> None:
    """The newest figure stands; a part of nothing, or of zero, cannot be reckoned."""
    assert sampai({1: D(2), 4: D(9)}, 3) == 2
    assert sampai({4: D(9)}, 3) is None
    assert bagian(D(3), D(12)) == 25
    assert bagian(D(0), D(12)) == 0
    assert bagian(None, D(12)) is None
    assert bagian(D(3), D(0)) is None
    assert bagian(D(3), None) is None


def test_sidik_kanonik() -> None:
    """The order of keys does not matter, every value does."""
    satu: dict[str, Any] = {"a": "1", "b": {"c": None, "d": [1, 2]}}
    assert sidik_potret(satu) == sidik_potret({"b": {"d": [1, 2], "c": None}, "a": "1"})
    assert sidik_potret(satu) != sidik_potret(satu | {"a": "2"})
    assert sidik_potret({"b": "é", "a": None}) == hashlib.sha256('{"a":null,"b":"é"}'.encode()).hexdigest()


@pytest.fixture
def tahunan(diskominfo: PerangkatDaerah, periode: AmbilPeriode) -> LaporanMonev:
    """The yearly report of Diskominfo, not saved."""
    return LaporanMonev(tingkat="pd", perangkat_daerah=diskominfo, periode=periode("tahun"))


def butir(potret: dict[str, Any]) -> list[dict[str, Any]]:
    return [b for area in potret["kemajuan"]["area"] for b in area["butir"]]


def test_butir_setahun(rencana: RencanaAksi, tahunan: LaporanMonev, tim_pelaksana_pd: Pengguna) -> None:
    """By hand: volumes and money by quarter, what was reached of the target, and the mean."""
    laporkan_bulan(rencana, 1, (10, 1, 5 * JUTA), (0, 0, None), oleh=tim_pelaksana_pd)
    laporkan_bulan(rencana, 3, (30, 4, 20 * JUTA), (25, 1, None), oleh=tim_pelaksana_pd)
    laporkan_bulan(rencana, 8, (80, 9, 60 * JUTA), (None, None, None), oleh=tim_pelaksana_pd)
    potret = potret_laporan(tahunan, AKHIR)
    satu, dua = butir(potret)
    assert [r["k"] for r in satu["realisasi"]] == ["4", None, "5", None]
    assert [r["rp"] for r in satu["realisasi"]] == ["20000000", None, "40000000", None]
    assert (satu["k"], satu["rp"], satu["capaian_k"], satu["capaian_rp"]) == ("9", "60000000", "75", "75")
    assert [r["k"] for r in dua["realisasi"]] == ["1", None, None, None]
    assert (dua["capaian_k"], dua["target_rp"], dua["rp"], dua["capaian_rp"]) == ("25", None, None, None)
    jumlah = potret["kemajuan"]["jumlah"]
    assert (jumlah["banyak"], jumlah["capaian_k"], jumlah["predikat_k"]) == (2, "50", "Sangat rendah")
    assert (jumlah["target_rp"], jumlah["rp"], jumlah["predikat_rp"]) == ("80000000", "60000000", "Sedang")
    assert jumlah["fisik"] == "52.5"


def test_laporan_draf_tidak_dihitung(
    rencana: RencanaAksi, tahunan: LaporanMonev, tim_pelaksana_pd: Pengguna
) -> None:
    """What was not sent is no data: no zero, no percentage, no predicate."""
    laporkan_bulan(rencana, 1, (10, 1, JUTA), (5, 1, None), oleh=tim_pelaksana_pd, status="draf")
    potret = potret_laporan(tahunan, AKHIR)
    assert {b["k"] for b in butir(potret)} == {None}
    jumlah = potret["kemajuan"]["jumlah"]
    assert (jumlah["capaian_k"], jumlah["rp"], jumlah["capaian_rp"], jumlah["terlapor"]) == (
        None,
        None,
        None,
        0,
    )
    assert (jumlah["predikat_k"], jumlah["predikat_rp"], jumlah["tidak_terhitung"]) == ("", "", 2)
    area = next(t for t in naskah_laporan(potret).tabel() if t.lembar == "Per area")
    assert [s.teks for s in area.baris[-1].sel[6:8]] == ["–", "Belum dapat dihitung"]


def test_laporan_sesudah_periode_tidak_dihitung(
    rencana: RencanaAksi, tahunan: LaporanMonev, periode: AmbilPeriode, tim_pelaksana_pd: Pengguna
) -> None:
    """A report of the first semester knows nothing of July."""
    laporkan_bulan(rencana, 2, (20, 2, JUTA), (5, 1, None), oleh=tim_pelaksana_pd)
    laporkan_bulan(rencana, 7, (70, 7, 7 * JUTA), (50, 2, None), oleh=tim_pelaksana_pd)
    tahunan.periode = periode("semester", 1)
    assert [b["k"] for b in butir(potret_laporan(tahunan, AKHIR))] == ["2", "1"]


def test_tanpa_volume_memakai_fisik(
    rencana: RencanaAksi, tahunan: LaporanMonev, tim_pelaksana_pd: Pengguna
) -> None:
    """An item without a target volume is held against 100 percent of its work."""
    ButirAksi.objects.filter(rencana=rencana, nomor=1).update(target=None, satuan="")
    laporkan_bulan(rencana, 6, (60, None, None), (50, 2, None), oleh=tim_pelaksana_pd)
    satu = butir(potret_laporan(tahunan, AKHIR))[0]
    assert (satu["target_k"], satu["satuan"], satu["k"], satu["capaian_k"]) == ("100", "% fisik", "60", "60")


def test_capaian_dibatasi_dalam_rata_rata(
    rencana: RencanaAksi, tahunan: LaporanMonev, tim_pelaksana_pd: Pengguna, road_map: RoadMap
) -> None:
    """Over-achievement stays visible at its item and is capped in the mean, as the settings say."""
    laporkan_bulan(rencana, 12, (100, 24, None), (100, 2, None), oleh=tim_pelaksana_pd)
    potret = potret_laporan(tahunan, AKHIR)
    assert butir(potret)[0]["capaian_k"] == "200"
    assert potret["kemajuan"]["jumlah"]["capaian_k"] == "75"
    PengaturanMonev.objects.filter(road_map=road_map).update(batas_capaian=120)
    assert potret_laporan(tahunan, AKHIR)["kemajuan"]["jumlah"]["capaian_k"] == "85"


def test_revisi_rencana_membawa_angka(
    rencana: RencanaAksi, tahunan: LaporanMonev, tim_pelaksana_pd: Pengguna
) -> None:
    """Figures follow an item's key into the plan's next version."""
    laporkan_bulan(rencana, 1, (10, 3, JUTA), (5, 1, None), oleh=tim_pelaksana_pd)
    lama = list(rencana.butir.order_by("nomor"))
    RencanaAksi.objects.filter(pk=rencana.pk).update(status="digantikan")
    baru = RencanaAksi.objects.create(
        periode=rencana.periode,
        perangkat_daerah=rencana.perangkat_daerah,
        versi=2,
        status="ditetapkan",
        ditetapkan_oleh=tim_pelaksana_pd,
        ditetapkan_pada=AKHIR,  # type: ignore[misc]
    )
    for b in lama:
        b.pk, b.rencana = None, baru
        b.save()
    assert [b["k"] for b in butir(potret_laporan(tahunan, AKHIR))] == ["3", "1"]


def test_unit_lain_tidak_ikut(
    rencana: RencanaAksi, periode: AmbilPeriode, dishub: PerangkatDaerah, tim_pelaksana_pd: Pengguna
) -> None:
    """Another unit's report has none of these items; the city's and the pokja's have."""
    laporkan_bulan(rencana, 1, (10, 1, JUTA), (5, 1, None), oleh=tim_pelaksana_pd)
    tahun, area = (
        periode("tahun"),
        AreaPerubahan.objects.select_related("pokja").get(road_map=rencana.periode.road_map, nomor=1),
    )
    dari = {"periode": tahun}
    lain = potret_laporan(LaporanMonev(tingkat="pd", perangkat_daerah=dishub, **dari), AKHIR)
    kota = potret_laporan(LaporanMonev(tingkat="kota", **dari), AKHIR)
    pokja = potret_laporan(LaporanMonev(tingkat="pokja", pokja=area.pokja, **dari), AKHIR)
    assert butir(lain) == []
    assert [len(butir(p)) for p in (kota, pokja)] == [2, 2]
    assert [u["nama"] for u in kota["kemajuan"]["unit"]] == [str(rencana.perangkat_daerah)]


def test_potret_dapat_menjadi_json(rencana: RencanaAksi, tahunan: LaporanMonev) -> None:
    """A snapshot is plain JSON: it comes back as it went."""
    potret = potret_laporan(tahunan, AKHIR)
    assert json.loads(json.dumps(potret)) == potret


def test_jumlah_query_tetap(
    rencana: RencanaAksi, tahunan: LaporanMonev, road_map: RoadMap, tim_pelaksana_pd: Pengguna
) -> None:
    """As many queries for 2 items as for 32."""
    potret_laporan(tahunan, AKHIR)  # reads the road map along
    with CaptureQueriesContext(connection) as sedikit:
        potret_laporan(tahunan, AKHIR)
    ButirAksi.objects.bulk_create(
        ButirAksi(rencana=rencana, nomor=n, **isi_butir(road_map)) for n in range(10, 40)
    )
    laporkan_bulan(rencana, 1, *[(1, 1, 1)] * 32, oleh=tim_pelaksana_pd)
    with CaptureQueriesContext(connection) as banyak:
        potret = potret_laporan(tahunan, AKHIR)
    assert len(butir(potret)) == 32
    assert len(banyak) == len(sedikit)


def test_evaluasi_tanpa_butir(
    rencana: RencanaAksi, periode: AmbilPeriode, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna
) -> None:
    """An evaluation holds sums and the late items, not every item; indicators of the semester come along."""
    laporkan_bulan(rencana, 6, (10, 1, JUTA), (100, 4, None), oleh=tim_pelaksana_pd)
    evaluasi = Evaluasi(tingkat="pd", perangkat_daerah=diskominfo, periode=periode("semester", 1))
    potret = potret_evaluasi(evaluasi, AKHIR)
    assert "butir" not in potret["kemajuan"]["area"][0]
    assert [b["nomor"] for b in potret["kemajuan"]["tertinggal"]] == [1]
    assert potret["indikator"] is not None


def test_bulan_tanpa_indikator(tahunan: LaporanMonev, periode: AmbilPeriode) -> None:
    """A monthly report says that indicators are measured each semester."""
    tahunan.periode = periode("bulan", 4)
    potret = potret_laporan(tahunan, AKHIR)
    assert potret["indikator"] is None
    assert "Indikator" not in [t.lembar for t in naskah_laporan(potret).tabel()]


# The document out of the snapshot alone


def test_naskah_hanya_dari_potret(
    rencana: RencanaAksi,
    tahunan: LaporanMonev,
    tim_pelaksana_pd: Pengguna,
    django_assert_num_queries: Any,
) -> None:
    """The document asks nothing of the database and leaves the snapshot as it is."""
    laporkan_bulan(rencana, 1, (10, 1, 5 * JUTA), (0, 0, None), oleh=tim_pelaksana_pd)
    potret = potret_laporan(tahunan, AKHIR)
    semula = copy.deepcopy(potret)
    with django_assert_num_queries(0):
        naskah = naskah_laporan(json.loads(json.dumps(potret)))
    assert naskah == naskah_laporan(potret)
    assert potret == semula
    tabel = next(t for t in naskah.tabel() if t.lembar == "Rencana aksi")
    assert {len(b.sel) for b in tabel.baris} == {len(tabel.kolom)}
    isi = next(b for b in tabel.baris if b.jenis == "isi")
    assert isi.sel[3].teks == "12 dokumen"
    assert (isi.sel[4].teks, isi.sel[4].angka) == ("80.000.000", D(80 * JUTA))
    assert isi.sel[-1].teks == "Bidang Aplikasi Informatika"


def test_tertinggal_banyak_diringkas(rencana: RencanaAksi, tahunan: LaporanMonev) -> None:
    """Of very many late items paper shows the worst and says so; the workbook has them all."""
    potret = potret_laporan(tahunan, AKHIR)
    potret["kemajuan"]["tertinggal"] = [butir(potret)[0]] * (BATAS_TERTINGGAL + 3)
    naskah = naskah_laporan(potret)
    tabel = {t.lembar: t for t in naskah.tabel()}
    assert len(tabel["Paling tertinggal"].baris) == BATAS_TERTINGGAL
    assert f"dari {BATAS_TERTINGGAL + 3}" in tabel["Paling tertinggal"].catatan[0]
    assert len(tabel["Tertinggal"].baris) == BATAS_TERTINGGAL + 3
    assert tabel["Tertinggal"].hanya_buku


def test_laporan_besar_mencetak_program(rencana: RencanaAksi, tahunan: LaporanMonev) -> None:
    """Beyond the limit paper has programmes; the workbook keeps every item."""
    potret = potret_laporan(tahunan, AKHIR)
    potret["kemajuan"]["jumlah"]["banyak"] = BATAS_BUTIR + 1
    naskah = naskah_laporan(potret)
    bagian_c = next(b for b in naskah.bagian if b.judul.startswith("C."))
    cetak = [t.lembar for t in naskah.tercetak(bagian_c) if isinstance(t, TabelNaskah)]
    assert "Per program" in cetak
    assert "Rencana aksi" not in cetak
    assert "Rencana aksi" in [t.lembar for t in naskah.tabel()]
