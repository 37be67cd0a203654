"""What templates need of a `Naskah`, for the printed page and for the screen alike."""

from collections.abc import Iterable
from typing import Any

from berkas.kepala import baris_kepala
from berkas.naskah import Alinea, Bagan, Isi, Naskah, Rincian, TabelNaskah, alinea


def siapkan(naskah: Naskah) -> list[dict[str, Any]]:
    """Return the sections as `judul`, `lampiran`, `akhir` and `isi` (see `siapkan_isi`), as they are on paper."""
    return [
        {
            "judul": b.judul,
            "lampiran": b.lampiran,
            "akhir": b is naskah.bagian_akhir,
            "isi": siapkan_isi(naskah.tercetak(b), f"t{nomor}"),
        }
        for nomor, b in enumerate(naskah.bagian)
    ]


def siapkan_isi(daftar: Iterable[Isi], awalan: str = "t") -> list[dict[str, Any]]:
    """Return parts as `jenis`, `isi` and a `kunci` of their own; a table with its headings, widths and rows.

    A row is its kind and its cells as (text, width in columns, alignment, look).
    """
    return [_isi(satu, f"{awalan}-{nomor}") for nomor, satu in enumerate(daftar)]


def _isi(satu: Isi, kunci: str) -> dict[str, Any]:
    """Return what the template needs of one part of a section."""
    hasil: dict[str, Any] = {"jenis": satu.jenis, "isi": satu, "kunci": kunci}
    if isinstance(satu, TabelNaskah):
        hasil |= _tabel(satu)
    elif isinstance(satu, Alinea):
        hasil["alinea"] = alinea(satu.teks)
    else:
        assert isinstance(satu, Bagan | Rincian)
    return hasil


def _tabel(satu: TabelNaskah) -> dict[str, Any]:
    jumlah = sum(k.lebar for k in satu.kolom)
    tercetak = satu.tercetak()
    return {
        "lebar": [f"{k.lebar / jumlah:.4%}" for k in satu.kolom],
        "kepala": baris_kepala(satu.kolom),
        "baris": [
            (
                asli.jenis,
                [
                    (
                        sel.teks if (sel := b.sel[k]) else "",
                        banyak,
                        satu.kolom[k].perataan if banyak == 1 else "kiri",
                        asli.sel[k].gaya,
                    )
                    for k, banyak in b.bentangan()
                ],
            )
            for asli, b in zip(satu.baris, tercetak.baris, strict=True)
        ],
    }
