"""Tables of the admin go out so that no spreadsheet runs them, and come back in as they went out."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.contrib import admin
from hypothesis import given
from hypothesis import strategies as st
from import_export.admin import ExportMixin, ImportMixin
from openpyxl import load_workbook
from tablib import Dataset

from riwayat.formats import FORMAT_TABEL, CSVTitikKoma, XLSXAman

RUMUS = ("=1+1", "+62 811", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0")
BIASA = ("", "'kutip", "a;b", 'k"t', "a\r\nb", "a\nb", "_x000D_", "#REF!", "1-2")
SEMUA = (*RUMUS, *(f"'{t}" for t in RUMUS), *(f"''{t}" for t in RUMUS), *BIASA)


def tabel(*teks: str) -> Dataset:
    return Dataset(*((t, 1) for t in teks), headers=["teks", "nomor"])


def pulang(bentuk: type[CSVTitikKoma | XLSXAman], *teks: str) -> list[str]:
    """Return the texts after going out and coming back in."""
    isi = bentuk().export_data(tabel(*teks))
    return [sel or "" for sel in bentuk().create_dataset(isi)["teks"]]


@pytest.mark.parametrize("bentuk", FORMAT_TABEL)
def test_teks_kembali_seperti_semula(bentuk: type[CSVTitikKoma | XLSXAman]) -> None:
    assert pulang(bentuk, *SEMUA) == list(SEMUA)


@pytest.mark.parametrize("bentuk", FORMAT_TABEL)
@given(st.lists(st.text(st.sampled_from("'=+-@\t\r\n;\"a1"), max_size=6), min_size=1, max_size=4))
def test_teks_apa_pun_kembali_seperti_semula(bentuk: type[CSVTitikKoma | XLSXAman], teks: list[str]) -> None:
    assert pulang(bentuk, *teks) == teks


@pytest.mark.parametrize("teks", RUMUS)
def test_csv_tidak_memuat_sel_yang_dijalankan(teks: str) -> None:
    sel = CSVTitikKoma().export_data(tabel(teks)).splitlines()[1].removeprefix('"')
    assert sel.startswith("'")


@pytest.mark.parametrize("teks", [t for t in RUMUS if t[0] not in "\t\r\n"])
def test_xlsx_tidak_memuat_rumus(teks: str) -> None:
    """A cell that is edited and left again stays the text that it was."""
    lembar = load_workbook(io.BytesIO(XLSXAman().export_data(tabel(teks)))).worksheets[0]
    assert (lembar["A2"].value, lembar["A2"].data_type, lembar["A2"].quotePrefix) == (teks, "s", True)
    assert (lembar["B2"].value, lembar["B2"].data_type) == (1, "n")


def test_xlsx_angka_dan_tanggal_bernilai_sebenarnya() -> None:
    saat = datetime(2021, 3, 1, 2, tzinfo=UTC)
    isi = Dataset((Decimal("2.5"), date(2021, 3, 1), saat, None, "x" * 500), headers=[*"abcd", "panjang"])
    lembar = load_workbook(io.BytesIO(XLSXAman().export_data(isi))).worksheets[0]
    assert [sel.value for sel in lembar[2]][:4] == [
        2.5,
        datetime(2021, 3, 1),  # noqa: DTZ001 - as openpyxl gives it
        datetime(2021, 3, 1, 9),  # noqa: DTZ001
        None,
    ]
    assert lembar.freeze_panes == "A2"
    assert lembar["A1"].font.bold
    assert lembar.column_dimensions["E"].width == 60


def test_semua_admin_memakai_bentuk_yang_aman() -> None:
    bertabel = [a for a in admin.site._registry.values() if isinstance(a, ImportMixin | ExportMixin)]
    assert bertabel
    for satu in bertabel:
        assert satu.get_export_formats() == satu.get_import_formats() == FORMAT_TABEL, satu
