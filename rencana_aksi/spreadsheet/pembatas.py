"""What the cells of PetaRB's own workbook let in: lists to choose from, numbers with their bounds."""

from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from rencana_aksi.spreadsheet.bidang import Bidang
from rencana_aksi.spreadsheet.susunan import CENTANG, KOLOM, BukuRencana

LEMBAR_PILIHAN = "Pilihan"
ANGKA: dict[Bidang, tuple[Literal["decimal", "whole"], str]] = {
    Bidang.TARGET: ("decimal", "Volume ditulis dengan angka, tidak kurang dari nol, misalnya 12."),
    Bidang.ANGGARAN: (
        "decimal",
        "Anggaran ditulis dengan angka dalam rupiah penuh, tidak kurang dari nol, misalnya 75250000.",
    ),
    Bidang.SDM: ("whole", "SDM ditulis dengan bilangan bulat, tidak kurang dari nol, misalnya 5."),
}


def pasang_pembatas(lembar: Worksheet, isi: BukuRencana, awal: int, akhir: int) -> None:
    """Put the checks on the rows from `awal` to `akhir`, counted from 1."""
    for i, kolom in enumerate(KOLOM, start=1):
        pembatas = _pembatas(kolom.bidang, isi)
        if pembatas is not None:
            huruf = get_column_letter(i)
            pembatas.add(f"{huruf}{awal}:{huruf}{akhir}")
            lembar.add_data_validation(pembatas)


def _pembatas(bidang: Bidang, isi: BukuRencana) -> DataValidation | None:
    if bidang in ANGKA:
        return _angka(bidang)
    if bidang is Bidang.AREA and isi.area:
        return _daftar("A", len(isi.area), "Pilih area perubahan dari daftar.")
    if bidang is Bidang.SATUAN and isi.satuan:
        return _daftar("B", len(isi.satuan))
    if bidang.startswith("bulan_"):
        return DataValidation("list", formula1=f'"{CENTANG}"', allow_blank=True, showErrorMessage=False)
    return None


def _angka(bidang: Bidang) -> DataValidation:
    jenis, pesan = ANGKA[bidang]
    return DataValidation(
        jenis,
        operator="greaterThanOrEqual",
        formula1="0",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Angka tidak sesuai",
        error=pesan,
    )


def _daftar(kolom: str, banyak: int, pesan: str = "") -> DataValidation:
    """Return a list to choose from; without `pesan` any other text is let in as well."""
    return DataValidation(
        "list",
        formula1=f"{LEMBAR_PILIHAN}!${kolom}$1:${kolom}${banyak}",
        allow_blank=True,
        showErrorMessage=bool(pesan),
        errorTitle="Tidak ada dalam daftar" if pesan else None,
        error=pesan or None,
    )
