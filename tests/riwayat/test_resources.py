"""Cells of any spreadsheet, references by key, whole or not at all."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tablib import Dataset

from organisasi.models import PerangkatDaerah, Pokja
from organisasi.resources import SumberAliasPerangkatDaerah, SumberPerangkatDaerah, SumberPokja
from riwayat.formats import CSVTitikKoma, baca_csv
from riwayat.resources import SumberData
from riwayat.widgets import (
    BilanganBulatWidget,
    DesimalWidget,
    KunciWidget,
    TanggalWidget,
    TeksWidget,
    YaTidakWidget,
)

FIXTURES = Path("fixtures/perwal-45-2020")


@pytest.mark.parametrize(
    ("widget", "sel", "nilai"),
    [
        (TeksWidget(), "  Dinas  A ", "Dinas  A"),
        (TeksWidget(), None, ""),
        (TeksWidget(), 45.0, "45"),
        (BilanganBulatWidget(), "2020", 2020),
        (BilanganBulatWidget(), 2020.0, 2020),
        (BilanganBulatWidget(), " ", None),
        (DesimalWidget(), "63,44", Decimal("63.44")),
        (DesimalWidget(), "4.1", Decimal("4.1")),
        (DesimalWidget(), "-0,5", Decimal("-0.5")),
        (DesimalWidget(), None, None),
        (TanggalWidget(), "2020-12-30", date(2020, 12, 30)),
        (TanggalWidget(), datetime(2020, 12, 30, 7, 0), date(2020, 12, 30)),  # noqa: DTZ001 - as openpyxl gives it
        (TanggalWidget(), date(2020, 12, 30), date(2020, 12, 30)),
        (TanggalWidget(), "", None),
        (YaTidakWidget(), "Ya", True),
        (YaTidakWidget(), "tidak", False),
        (YaTidakWidget(), "", None),
        (YaTidakWidget(), True, True),
    ],
)
def test_cell_is_read(widget: Any, sel: object, nilai: object) -> None:
    assert widget.clean(sel) == nilai


@pytest.mark.parametrize(
    ("widget", "sel", "pesan"),
    [
        (BilanganBulatWidget(), "1.500", "‘1.500’ bukan bilangan bulat"),
        (BilanganBulatWidget(), "9" * 5000, "bukan bilangan bulat"),
        (BilanganBulatWidget(), "1,5", "bukan bilangan bulat"),
        (DesimalWidget(), "1.000,5", "bukan angka"),
        (DesimalWidget(), "NaN", "bukan angka"),
        (TanggalWidget(), "30/12/2020", "‘30/12/2020’ bukan tanggal"),
        (TanggalWidget(), "20201230", "bukan tanggal"),
        (TanggalWidget(), "2020-02-30", "bukan tanggal"),
        (YaTidakWidget(), "mungkin", "‘mungkin’ bukan jawaban"),
    ],
)
def test_cell_is_refused_in_words(widget: Any, sel: object, pesan: str) -> None:
    with pytest.raises(ValueError, match=pesan):
        widget.clean(sel)


@pytest.mark.parametrize(
    ("widget", "nilai", "teks"),
    [
        (BilanganBulatWidget(), 14760, "14760"),
        (DesimalWidget(), Decimal("63.440000"), "63,44"),
        (DesimalWidget(), Decimal("100.000000"), "100"),
        (DesimalWidget(), None, ""),
        (TanggalWidget(), date(2020, 12, 30), "2020-12-30"),
        (YaTidakWidget(), False, "tidak"),
        (YaTidakWidget(), None, ""),
    ],
)
def test_value_is_written_as_it_is_read(widget: Any, nilai: object, teks: str) -> None:
    assert widget.render(nilai) == teks
    assert widget.clean(teks) == nilai


@pytest.mark.parametrize("pemisah", [";", ","])
@pytest.mark.parametrize("tanda", ["", "\ufeff"])
def test_csv_is_read_with_either_separator(pemisah: str, tanda: str) -> None:
    teks = tanda + "\r\n".join([f"kode{pemisah}nama", f'a{pemisah}"Dinas, A; B"'])
    tabel = CSVTitikKoma().create_dataset(teks.encode())
    assert tabel.dict == [{"kode": "a", "nama": "Dinas, A; B"}]


@pytest.mark.django_db
def test_kunci_widget_asks_once_and_names_what_it_does_not_know(django_assert_num_queries: Any) -> None:
    widget = KunciWidget(PerangkatDaerah)
    with django_assert_num_queries(1):
        assert str(widget.clean(" dishub ")) == "Dinas Perhubungan"
        assert widget.clean("diskominfo")
        assert widget.clean("") is None
        with pytest.raises(ValueError, match="‘tak-ada’ tidak dikenal pada Perangkat Daerah"):
            widget.clean("tak-ada")


class SumberPokjaKonteks(SumberData):
    konteks_bidang = ("koordinator",)

    class Meta:
        model = Pokja
        fields = ["kode", "nama"]
        import_id_fields = ["kode"]


@pytest.mark.django_db
def test_context_is_set_and_filters() -> None:
    dishub = PerangkatDaerah.objects.get(kode="dishub")
    tabel = Dataset(("uji", "Pokja Uji"), headers=["kode", "nama"])
    sumber = SumberPokjaKonteks(koordinator=dishub)
    assert sumber.import_data(tabel).galat() == []
    assert Pokja.objects.get(kode="uji").koordinator == dishub
    assert [pokja.kode for pokja in sumber.get_queryset()] == ["uji"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sumber", "nama"),
    [
        (SumberPerangkatDaerah, "perangkat_daerah"),
        (SumberAliasPerangkatDaerah, "alias_perangkat_daerah"),
        (SumberPokja, "pokja"),
    ],
)
def test_fixture_again_changes_nothing_and_comes_out_as_it_came_in(
    sumber: type[SumberData], nama: str
) -> None:
    tabel = baca_csv(FIXTURES / f"{nama}.csv")
    hasil = sumber(pratinjau=False).import_data(tabel)
    assert hasil.galat() == []
    assert hasil.totals["skip"] == len(tabel)
    keluar = sumber().export()
    assert sorted(keluar.dict, key=str) == sorted(tabel.dict, key=str)


@pytest.mark.django_db
def test_row_may_refer_to_a_row_above_only() -> None:
    kolom = ["kode", "nama", "jenis", "induk"]
    urut = Dataset(
        ("atas", "Dinas Atas", "dinas", ""), ("anak", "Bagian Anak", "bagian", "atas"), headers=kolom
    )
    assert SumberPerangkatDaerah().import_data(urut).galat() == []
    terbalik = Dataset(("x", "Bagian X", "bagian", "y"), ("y", "Dinas Y", "dinas", ""), headers=kolom)
    assert SumberPerangkatDaerah().import_data(terbalik).galat() == [
        "Baris 2, kolom induk: ‘y’ tidak dikenal pada Perangkat Daerah."
    ]
    assert not PerangkatDaerah.objects.filter(kode="y").exists()


@pytest.mark.django_db
def test_refused_row_takes_the_history_back_too() -> None:
    jejak = PerangkatDaerah.riwayat.count()
    tabel = Dataset(("a", "Dinas A", "dinas"), ("b", "", "dinas"), headers=["kode", "nama", "jenis"])
    hasil = SumberPerangkatDaerah().import_data(tabel)
    assert hasil.galat() == ["Baris 3, kolom nama: Isian ini wajib diisi."]
    assert PerangkatDaerah.riwayat.count() == jejak
