"""The tables of progress: all items as Permendagri 86/2017 lays them out, and the sums by area, unit, programme."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from berkas.naskah import Bagan, Baris, Batang, Sel, TabelNaskah, susun_baris, susun_tabel
from berkas.tabel import Kolom
from monev.naskah.kata import (
    BELUM_DIHITUNG,
    Potret,
    angka,
    bulat,
    kata,
    kata_persen,
    kolom,
    persen,
    predikat,
    rentang,
)

CATATAN = (
    "K: kinerja (keluaran); Rp: anggaran. Target ialah target setahun.",
    "Realisasi tiap rentang ialah tambahannya pada rentang itu, dari laporan yang sudah dikirim.",
    "Butir tanpa volume diukur dengan kemajuan fisik (%).",
    "“–” berarti tidak ada data, bukan nol; capaian tanpa target atau realisasi belum dapat dihitung.",
)
BATAS_TERTINGGAL = 50
LEBAR_K, LEBAR_RP, LEBAR_PERSEN = 12, 26, 14


def tabel_butir(potret: Potret, *, hanya_buku: bool = False) -> TabelNaskah:
    """Return every item under its area and programme, each area with its sums."""
    kemajuan, dokumen = potret["kemajuan"], potret["dokumen"]
    satu_unit = dokumen["tingkat"] == "pd"
    semua_kolom = _kolom(kemajuan["rentang"], satu_unit=satu_unit)
    baris: list[Baris] = []
    for area in kemajuan["area"]:
        baris.append(rentang(f"{area['nomor']}. {area['nama']}", len(semua_kolom)))
        for (program, kegiatan), isi in groupby(area["butir"], key=lambda b: (b["program"], b["kegiatan"])):
            baris.append(rentang(_program(program, kegiatan), len(semua_kolom), "subkelompok"))
            baris += [_butir(b, satu_unit=satu_unit) for b in isi]
        baris.append(_jumlah(f"Jumlah {area['nama']}", area, len(kemajuan["rentang"])))
    if baris:
        baris.append(_jumlah("Jumlah seluruhnya", kemajuan["jumlah"], len(kemajuan["rentang"])))
    return TabelNaskah(
        "Realisasi rencana aksi",
        "Rencana aksi",
        semua_kolom,
        tuple(baris),
        CATATAN,
        kosong="Tidak ada rencana aksi yang ditetapkan.",
        hanya_buku=hanya_buku,
    )


def _program(program: str, kegiatan: str) -> str:
    return " — ".join(teks for teks in (program, kegiatan) if teks) or "Tanpa program"


def _kolom(rentang_judul: list[str], *, satu_unit: bool) -> tuple[Kolom, ...]:
    pasangan = [("Target", "target"), *((f"Realisasi {j}", f"r{n}") for n, j in enumerate(rentang_judul))]
    pasangan.append(("Realisasi s.d. akhir periode", "akhir"))
    return (
        Kolom("nomor", "No.", 9, perataan="tengah"),
        Kolom("tahapan", "Kegiatan/Tahapan", 48),
        Kolom("indikator", "Indikator Keluaran", 28),
        *(
            satu
            for judul, kunci in pasangan
            for satu in (
                Kolom(
                    f"{kunci}_k",
                    "K",
                    LEBAR_K + 8 * (kunci == "target"),
                    induk=judul,
                    perataan="kanan",
                ),
                Kolom(f"{kunci}_rp", "Rp", LEBAR_RP, induk=judul, perataan="kanan"),
            )
        ),
        Kolom("capaian_k", "K", LEBAR_PERSEN, induk="Capaian (%)", perataan="kanan"),
        Kolom("capaian_rp", "Rp", LEBAR_PERSEN, induk="Capaian (%)", perataan="kanan"),
        Kolom("unit", "Penanggung Jawab" if satu_unit else "Perangkat Daerah", 25),
    )


def _butir(b: dict[str, Any], *, satu_unit: bool) -> Baris:
    target = angka(b["target_k"])
    tahapan = f"{b['sub_kegiatan']}: {b['tahapan']}" if b["sub_kegiatan"] else b["tahapan"]
    return Baris(
        (
            Sel(f"{b['nomor']}."),
            Sel(tahapan),
            kata(b["indikator"]),
            Sel(f"{target.teks} {b['satuan']}".strip().replace(" %", "%")),
            angka(b["target_rp"]),
            *(sel for r in b["realisasi"] for sel in (angka(r["k"]), angka(r["rp"]))),
            angka(b["k"]),
            angka(b["rp"]),
            persen(b["capaian_k"]),
            persen(b["capaian_rp"]),
            kata(b["penanggung_jawab"] if satu_unit else b["unit"]),
        )
    )


def _jumlah(judul: str, j: dict[str, Any], banyak_rentang: int) -> Baris:
    """Return sums: money and the means; outputs of different units have no sum."""
    return Baris(
        (
            Sel(judul),
            Sel(),
            Sel(),
            Sel(),
            angka(j["target_rp"]),
            *(Sel(" ") for _ in range(2 * banyak_rentang)),
            Sel(" "),
            angka(j["rp"]),
            persen(j["capaian_k"]),
            persen(j["capaian_rp"]),
            Sel(_predikat_jumlah(j)),
        ),
        "jumlah",
    )


def _predikat_jumlah(j: dict[str, Any]) -> str:
    return f"K: {j['predikat_k'] or BELUM_DIHITUNG.lower()}; Rp: {j['predikat_rp'] or BELUM_DIHITUNG.lower()}"


# Sums


def tabel_area(potret: Potret) -> TabelNaskah:
    """Return the sums of each area and of all, with their predicates."""
    kemajuan = potret["kemajuan"]
    area = [{**a, "nama": f"{a['nomor']}. {a['nama']}"} for a in kemajuan["area"]]
    return _tabel_rekap(
        "Kemajuan menurut area perubahan",
        "Per area",
        "Area perubahan",
        area,
        potret,
        jumlah={**kemajuan["jumlah"], "nama": "Jumlah"},
    )


def tabel_unit(potret: Potret) -> TabelNaskah:
    """Return the sums of each unit."""
    return _tabel_rekap(
        "Kemajuan menurut Perangkat Daerah",
        "Per Perangkat Daerah",
        "Perangkat Daerah",
        potret["kemajuan"]["unit"],
        potret,
    )


def _tabel_rekap(
    judul: str,
    lembar: str,
    apa: str,
    isi: list[dict[str, Any]],
    potret: Potret,
    jumlah: dict[str, Any] | None = None,
) -> TabelNaskah:
    batas = potret["kemajuan"]["batas_capaian"]
    return susun_tabel(
        judul,
        lembar,
        (
            kolom("nama", apa, 60),
            kolom("banyak", "Butir", 14, bulat),
            kolom("terlapor", "Terlapor", 16, bulat),
            kolom("tertinggal", "Tertinggal", 18, bulat),
            kolom("rencana", "Rencana (%)", 18, persen, induk="Kemajuan fisik rata-rata"),
            kolom("fisik", "Realisasi (%)", 18, persen, induk="Kemajuan fisik rata-rata"),
            kolom("capaian_k", "Capaian (%)", 18, persen, induk="Kinerja (K)"),
            kolom("predikat_k", "Predikat", 28, predikat, induk="Kinerja (K)"),
            kolom("target_rp", "Target (Rp)", 30, angka, induk="Anggaran"),
            kolom("rp", "Realisasi (Rp)", 30, angka, induk="Anggaran"),
            kolom("capaian_rp", "Capaian (%)", 18, persen, induk="Anggaran"),
            kolom("predikat_rp", "Predikat", 28, predikat, induk="Anggaran"),
        ),
        isi,
        (
            f"Capaian K ialah rata-rata capaian butir, masing-masing paling tinggi {batas}%.",
            "Capaian Rp ialah jumlah realisasi dibagi jumlah target.",
        ),
        jumlah=jumlah,
        kosong="Tidak ada rencana aksi yang ditetapkan.",
    )


def bagan_area(potret: Potret) -> list[Bagan]:
    """Return bars of output and money by area."""
    area = potret["kemajuan"]["area"]
    return [
        Bagan(judul, tuple(_batang(a, f"capaian_{apa}", f"predikat_{apa}") for a in area))
        for apa, judul in (
            ("k", "Capaian kinerja (K) menurut area"),
            ("rp", "Capaian anggaran (Rp) menurut area"),
        )
        if area
    ]


def _batang(j: dict[str, Any], capaian: str, nama_predikat: str) -> Batang:
    nilai = j[capaian]
    teks = kata_persen(nilai) + (f" · {j[nama_predikat]}" if nilai is not None else "")
    return Batang(f"{j['nomor']}. {j['nama']}", None if nilai is None else Decimal(nilai), teks)


def tabel_tertinggal(potret: Potret) -> list[TabelNaskah]:
    """Return the items behind their plan, the worst first; of very many paper shows the worst, a workbook all."""
    semua = _tertinggal(potret)
    if len(semua.baris) <= BATAS_TERTINGGAL:
        return [semua]
    catatan = f"{BATAS_TERTINGGAL} butir terburuk dari {len(semua.baris)}; seluruhnya ada pada berkas XLSX."
    ringkas = replace(
        semua,
        lembar="Paling tertinggal",
        baris=semua.baris[:BATAS_TERTINGGAL],
        catatan=(catatan,),
    )
    return [ringkas, replace(semua, hanya_buku=True)]


def _tertinggal(potret: Potret) -> TabelNaskah:
    return susun_tabel(
        "Butir yang tertinggal dari rencana",
        "Tertinggal",
        (
            kolom("unit", "Perangkat Daerah", 45),
            kolom("tahapan", "Kegiatan/Tahapan", 90),
            kolom("rencana", "Rencana (%)", 18, persen),
            kolom("fisik", "Realisasi (%)", 18, persen),
            kolom("kendala", "Kendala", 90),
        ),
        potret["kemajuan"]["tertinggal"],
        kosong="Tidak ada butir yang tertinggal dari rencananya.",
    )


PROGRAM = (
    kolom("unit", "Perangkat Daerah", 60),
    kolom("program", "Program", 90),
    kolom("banyak", "Butir", 14, bulat),
    kolom("fisik", "Fisik rata-rata (%)", 20, persen),
    kolom("target_rp", "Target (Rp)", 32, angka),
    kolom("rp", "Realisasi (Rp)", 32, angka),
    kolom("capaian_rp", "Capaian (%)", 20, persen),
)


def tabel_program(potret: Potret) -> TabelNaskah:
    """Return units and programmes of each area with their sums: what a large report prints instead of every item."""
    baris: list[Baris] = []
    for area in potret["kemajuan"]["area"]:
        baris.append(rentang(f"{area['nomor']}. {area['nama']}", len(PROGRAM)))
        urut = sorted(area["butir"], key=_unit_program)
        for (unit, program), isi in groupby(urut, key=_unit_program):
            baris.append(
                susun_baris(PROGRAM, {"unit": unit, "program": program, **_jumlah_program(list(isi))})
            )
    return TabelNaskah(
        "Realisasi menurut Perangkat Daerah dan program",
        "Per program",
        tuple(k for k, _ in PROGRAM),
        tuple(baris),
        ("Setiap butir ada pada berkas XLSX laporan ini dan pada laporan masing-masing Perangkat Daerah.",),
    )


def _unit_program(b: dict[str, Any]) -> tuple[str, str]:
    return b["unit"], b["program"]


def _jumlah_program(isi: list[dict[str, Any]]) -> dict[str, Any]:
    target, terpakai = _tambah(b["target_rp"] for b in isi), _tambah(b["rp"] for b in isi)
    fisik = [Decimal(b["fisik"]) for b in isi if b["fisik"] is not None]
    return {
        "banyak": len(isi),
        "fisik": _teks(sum(fisik, Decimal(0)) / len(fisik) if fisik else None),
        "target_rp": _teks(target),
        "rp": _teks(terpakai),
        "capaian_rp": _teks(terpakai * 100 / target if target and terpakai is not None else None),
    }


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else str(nilai)


def _tambah(daftar: Iterable[str | None]) -> Decimal | None:
    ada = [Decimal(n) for n in daftar if n is not None]
    return sum(ada, Decimal(0)) if ada else None
