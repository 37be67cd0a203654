"""Tables for the tests of the writers."""

import dataclasses

from berkas.tabel import Dokumen, Isi, Kolom, Tabel, TandaTangan, gabungkan

KOLOM = (
    Kolom("no", "No.", 4, perataan="tengah"),
    Kolom("sasaran", "Sasaran", 20),
    Kolom("t2020", "2020", 6, induk="Target Tahun", perataan="tengah"),
    Kolom("t2021", "2021", 6, induk="Target Tahun", perataan="kanan"),
    Kolom("kegiatan", "Kegiatan", 40),
)


def tabel(jumlah: int, per_kelompok: int = 25, sasaran: str = "Sasaran kelompok {}") -> Tabel:
    """Return rows in groups that share their number, sasaran and targets."""
    return gabungkan(
        KOLOM,
        [
            (
                f"kunci-{i}",
                [
                    Isi(f"{i // per_kelompok + 1}.", i // per_kelompok),
                    Isi(sasaran.format(i // per_kelompok + 1), i // per_kelompok),
                    Isi("4,30", i // per_kelompok),
                    Isi("100%", i // per_kelompok),
                    Isi(f"Kegiatan nomor {i} akhir"),
                ],
                f"Kelompok {i // per_kelompok + 1}" if i % per_kelompok == 0 else "",
            )
            for i in range(jumlah)
        ],
    )


def dokumen(isi: Tabel, **lain: object) -> Dokumen:
    """Return a full document around `isi`."""
    asli = Dokumen(
        nama="Lampiran Uji",
        judul=("ROAD MAP UJI", "TAHUN 2020-2023"),
        tabel=isi,
        kop=("LAMPIRAN", "PERATURAN WALIKOTA MALANG"),
        catatan=("Hanya Dinas Perhubungan",),
        pengesah=TandaTangan(("KEPALA BAGIAN HUKUM,", "", "TABRANI")),
        penanda_tangan=TandaTangan(("WALIKOTA MALANG,", "", "SUTIAJI")),
        kaki="Dicetak oleh Kasubbag & staf",
        lembar="Lampiran",
    )
    return dataclasses.replace(asli, **lain)  # type: ignore[arg-type]


def satu_kolom(*teks: str) -> Tabel:
    """Return a table of one column, a row per text."""
    return gabungkan((Kolom("isi", "Isi", 1),), [(f"k{i}", [Isi(t)], "") for i, t in enumerate(teks)])
