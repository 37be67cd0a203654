"""Rules over the rows of the Lampiran: empty cells, missing counterparts, what no row serves, double names."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from roadmap.models import Nomenklatur
from roadmap.pemeriksaan.ejaan import bagian_kegiatan
from roadmap.pemeriksaan.potret import BarisPotret, NamaBaku, Potret
from roadmap.pemeriksaan.tempat import daftar_kata, ke_baris, rentang, tempat_baris
from roadmap.pemeriksaan.temuan import Butir, Tautan

MIRIP = 82
"""Names this alike (0–100) that differ in one word are worth a second look."""


def tanpa_program(potret: Potret) -> Iterator[Butir]:
    """Find a row whose program is printed empty and not known: merged with the row above, or lost."""
    atas: BarisPotret | None = None
    for b in potret.baris:
        if not b.teks_program and not b.program:
            asal = f" “{atas.teks_program}” (baris {atas.nomor})" if atas else ""
            uraian = (
                f"Kolom program kosong: tergabung dengan program di atasnya{asal}, atau hilang. Kegiatan "
                f"“{b.teks_kegiatan or '–'}” belum tertaut pada program mana pun."
            )
            yield Butir(tempat_baris(potret, [b.nomor], "program"), uraian, ke_baris(b))
        atas = b if b.teks_program else atas


def tanpa_kegiatan(potret: Potret) -> Iterator[Butir]:
    """Find a row that prints no kegiatan: its text was lost."""
    for b in potret.baris:
        if not b.teks_kegiatan:
            uraian = (
                f"Kolom kegiatan kosong pada program “{b.teks_program or b.program or '–'}”; teksnya hilang."
            )
            yield Butir(tempat_baris(potret, [b.nomor], "kegiatan"), uraian, ke_baris(b))


def tanpa_sub_kegiatan(potret: Potret) -> Iterator[Butir]:
    """Find a row under the new nomenclature that names a kegiatan but no sub kegiatan."""
    for b in potret.baris:
        baru = b.nomenklatur == Nomenklatur.BARU
        if baru and b.teks_kegiatan and not bagian_kegiatan(b.teks_kegiatan)[1]:
            uraian = f"Sub kegiatan tidak tercetak: “{b.teks_kegiatan}”."
            yield Butir(tempat_baris(potret, [b.nomor], "kegiatan"), uraian, ke_baris(b))


def tanpa_perangkat_daerah(potret: Potret) -> Iterator[Butir]:
    """Find a row that no Perangkat Daerah carries out."""
    for b in potret.baris:
        if not b.pelaksana and not b.seluruh_pd:
            uraian = f"Tidak ada Perangkat Daerah pelaksana. Tercetak: “{b.teks_pd or '–'}”."
            yield Butir(tempat_baris(potret, [b.nomor], "perangkat_daerah"), uraian, ke_baris(b))


def sel_gabung(potret: Potret) -> Iterator[Butir]:
    """Find a program or PD cell printed merged with the row above, and read so."""
    atas: dict[str, int] = {}
    for b in potret.baris:
        pelaksana = daftar_kata([p.nama for p in b.pelaksana]) or (
            "Seluruh Perangkat Daerah" if b.seluruh_pd else ""
        )
        for kolom, judul, teks, terbaca in (
            ("program", "Program", b.teks_program, b.program),
            ("perangkat_daerah", "Perangkat Daerah", b.teks_pd, pelaksana),
        ):
            if teks:
                atas[kolom] = b.nomor
            elif terbaca:
                asal = f"baris {atas[kolom]}" if kolom in atas else "sel di atasnya"
                uraian = (
                    f"{judul} tidak tercetak pada baris ini; dibaca “{terbaca}”, tergabung dengan {asal}."
                )
                yield Butir(tempat_baris(potret, [b.nomor], kolom), uraian, ke_baris(b))


def tanpa_padanan(potret: Potret) -> Iterator[Butir]:
    """Find a row under the old nomenclature that has no counterpart under the new one."""
    for b in potret.baris:
        if b.nomenklatur == Nomenklatur.LAMA and b.nomor not in potret.berpadanan:
            uraian = (
                f"Baris nomenklatur lama “{b.teks_program or b.program or '(tanpa program)'}”, kegiatan "
                f"“{b.teks_kegiatan or '–'}”, tidak mempunyai padanan nomenklatur baru."
            )
            yield Butir(tempat_baris(potret, [b.nomor], "program", "kegiatan"), uraian, ke_baris(b))


def pasal_3_tanpa_baris(potret: Potret) -> Iterator[Butir]:
    """Find a kegiatan of Pasal 3 ayat (2) that no row of the Lampiran serves."""
    for k in potret.kegiatan_pasal:
        if not k.dukungan:
            tempat = f"Pasal 3 ayat (2) huruf {k.kode_area} angka {k.nomor}"
            uraian = f"Kegiatan “{k.teks}” tidak didukung baris Lampiran mana pun."
            yield Butir(tempat, uraian, Tautan("area", str(k.area_id)))


def kegiatan_dua_program(potret: Potret) -> Iterator[Butir]:
    """Find a kegiatan whose name stands under two programmes of the same nomenclature."""
    kelompok: dict[tuple[str, str], list[NamaBaku]] = defaultdict(list)
    for n in potret.nama:
        if n.jenis == "kegiatan":
            kelompok[n.nomenklatur, n.nama.casefold()].append(n)
    for daftar in kelompok.values():
        if len({n.program for n in daftar}) > 1:
            letak = daftar_kata([f"“{n.program}” (baris {rentang(n.baris) or '–'})" for n in daftar])
            yield _butir_nama(
                potret, daftar, f"Kegiatan “{daftar[0].nama}” berada pada lebih dari satu program: {letak}."
            )


def nama_mirip(potret: Potret) -> Iterator[Butir]:
    """Find two programmes, or two kegiatan, of one nomenclature whose names differ in a single word."""
    kelompok: dict[tuple[str, str], list[NamaBaku]] = defaultdict(list)
    for n in potret.nama:
        kelompok[n.jenis, n.nomenklatur].append(n)
    for daftar in kelompok.values():
        for a, b in combinations(daftar, 2):
            if _mirip(a.nama.casefold(), b.nama.casefold()):
                nama = f"“{a.nama}” (baris {rentang(a.baris) or '–'}) dan “{b.nama}” (baris {rentang(b.baris) or '–'})"
                yield _butir_nama(
                    potret, [a, b], f"Nama {a.jenis} hampir sama: {nama}. Pastikan keduanya memang berbeda."
                )


def _mirip(a: str, b: str) -> bool:
    if a == b or fuzz.ratio(a, b, score_cutoff=MIRIP) < MIRIP:
        return False
    return Levenshtein.distance(a.split(), b.split()) <= 1


def _butir_nama(potret: Potret, nama: list[NamaBaku], uraian: str) -> Butir:
    nomor = sorted({n for baku in nama for n in baku.baris})
    if not nomor:
        return Butir(f"Daftar {nama[0].jenis}", uraian)
    pertama = next(b for b in potret.baris if b.nomor == nomor[0])
    return Butir(tempat_baris(potret, nomor, nama[0].jenis), uraian, ke_baris(pertama))
