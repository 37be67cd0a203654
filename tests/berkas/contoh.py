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


def tabel_berjumlah(jumlah: int, per_kelompok: int) -> Tabel:
    """Return rows in groups, each with a row of totals below it: a label, and a figure in the last column."""
    kolom = (Kolom("a", "Kelompok", 10), Kolom("b", "Uraian", 30), Kolom("c", "Rupiah", 8, perataan="kanan"))
    baris: list[tuple[str, list[Isi], str]] = []
    for i in range(jumlah):
        k = i // per_kelompok
        baris.append((f"k{i}", [Isi(f"Kelompok {k}", k), Isi(f"Uraian nomor {i} akhir"), Isi("10")], ""))
        if i % per_kelompok == per_kelompok - 1:
            baris.append(
                (f"jumlah{k}", [Isi(f"Jumlah kelompok {k}"), Isi(""), Isi(str(10 * per_kelompok))], "")
            )
    isi = gabungkan(kolom, baris)
    return Tabel(isi.kolom, tuple(dataclasses.replace(b, jumlah=b.kunci[0] == "j") for b in isi.baris))
