"""Rules over spelling: a printed text beside its normalised name, and beside the other writings of the same name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcode

from roadmap.pemeriksaan.potret import BarisPotret, Potret
from roadmap.pemeriksaan.tempat import daftar_kata, ke_baris, rentang, tempat_baris
from roadmap.pemeriksaan.temuan import Butir, Tautan

SELURUH_PD = "Seluruh Perangkat Daerah"
JUDUL = {
    "area": "Area perubahan",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub kegiatan",
    "perangkat_daerah": "Perangkat Daerah",
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "indikator": "Indikator",
    "klasifikasi": "Program klasifikasi",
}
BERNAMA_DIRI = frozenset({"area", "program", "kegiatan", "sub_kegiatan", "perangkat_daerah"})
KOLOM = {"sub_kegiatan": "kegiatan"}
"""Where a kind of name is printed, when not in the column of the same name."""

_KEGIATAN = re.compile(
    r"(?:Kegiatan\s*:?\s*)?(?P<kegiatan>.*?)(?:\s*\bSub\s*kegiatan\s*:\s*(?P<sub>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_ANGKA_URUT = re.compile(r"(?:^|;?\s*(?:dan\s+)?)\d+\.\s+|;\s*dan\s+")


@dataclass(frozen=True, slots=True)
class Tulisan:
    """A text as printed once, and the normalised name that it stands for."""

    jenis: str
    tercetak: str
    baku: str
    tempat: str = ""
    baris: tuple[int, ...] = ()
    tautan: Tautan | None = None


def bagian_kegiatan(teks: str) -> tuple[str, str]:
    """Take the printed cell apart: “Kegiatan: X Sub Kegiatan: Y” is (X, Y), “Kegiatan X” is (X, "")."""
    cocok = _KEGIATAN.fullmatch(teks.strip())
    return (cocok["kegiatan"].strip(), (cocok["sub"] or "").strip()) if cocok else (teks, "")


def tulisan(potret: Potret) -> Iterator[Tulisan]:
    """Yield every printed name beside its normalised one."""
    for b in potret.baris:
        for jenis, tercetak, baku in _pasangan_baris(b):
            if tercetak and baku:
                yield Tulisan(jenis, tercetak, baku, baris=(b.nomor,), tautan=ke_baris(b))
    yield from _tulisan_bersama(potret)


def _pasangan_baris(b: BarisPotret) -> Iterator[tuple[str, str, str]]:
    kegiatan, sub = bagian_kegiatan(b.teks_kegiatan)
    yield "area", b.teks_area, b.area
    yield "program", b.teks_program, b.program
    yield from _urut("kegiatan", kegiatan, [r.kegiatan for r in b.rincian])
    yield from _urut("sub_kegiatan", sub, [r.sub_kegiatan for r in b.rincian])
    yield from _pasangan_pd(b)


def _urut(jenis: str, teks: str, nama: list[str]) -> Iterator[tuple[str, str, str]]:
    """Pair a cell with its names; a cell that lists several is taken apart at its numbers."""
    bagian = [teks] if len(nama) == 1 else [t for t in map(str.strip, _ANGKA_URUT.split(teks)) if t]
    if len(bagian) == len(nama):
        yield from ((jenis, t, n) for t, n in zip(bagian, nama, strict=True))


def _pasangan_pd(b: BarisPotret) -> Iterator[tuple[str, str, str]]:
    if b.seluruh_pd:
        yield "perangkat_daerah", b.teks_pd, SELURUH_PD
        return
    bagian = [b.teks_pd] if len(b.pelaksana) == 1 else [t.strip() for t in b.teks_pd.split("/")]
    if len(bagian) == len(b.pelaksana):
        for teks, p in zip(bagian, b.pelaksana, strict=True):
            yield (
                "perangkat_daerah",
                teks,
                max((p.nama, p.singkatan), key=lambda nama: fuzz.ratio(teks, nama)),
            )


def _tulisan_bersama(potret: Potret) -> Iterator[Tulisan]:
    """Yield the names that rows share, those of Bab III, and the indicators."""
    per_nomor = {b.nomor: b for b in potret.baris}
    for t in potret.teks:
        tautan = Tautan("prioritas", str(t.prioritas_id)) if t.prioritas_id is not None else None
        if t.baris and t.baris[0] in per_nomor:
            tautan = ke_baris(per_nomor[t.baris[0]])
        yield Tulisan(t.jenis, t.tercetak, t.baku, t.tempat, t.baris, tautan)
    for p in potret.penetapan:
        yield Tulisan(
            "indikator", p.teks, p.indikator.nama, p.tempat, p.baris, Tautan("indikator", p.indikator.kode)
        )


def ejaan_kapital(potret: Potret) -> Iterator[Butir]:
    """Find names that differ from the normalised one, or from each other, by capitals alone.

    Sentences (tujuan, sasaran, indikator) count only where two places print them differently: the capitals of their
    normalised form are ours.
    """
    for (jenis, baku), daftar in _per_nama(potret).items():
        sama = [t for t in daftar if t.tercetak.casefold() == baku.casefold()]
        beda = [t for t in sama if t.tercetak != baku]
        if beda and (jenis in BERNAMA_DIRI or len({t.tercetak for t in sama}) > 1):
            yield _butir(potret, jenis, baku, beda)


def ejaan(potret: Potret) -> Iterator[Butir]:
    """Find names with other letters or words than the normalised one: typos, words broken, doubled or cut off."""
    for (jenis, baku), daftar in _per_nama(potret).items():
        beda = [t for t in daftar if t.tercetak.casefold() != baku.casefold() and not _berketerangan(t)]
        if beda:
            yield _butir(potret, jenis, baku, beda)


def _per_nama(potret: Potret) -> dict[tuple[str, str], list[Tulisan]]:
    kelompok: dict[tuple[str, str], list[Tulisan]] = defaultdict(list)
    for t in tulisan(potret):
        rapi = replace(t, tercetak=_rapi(t.tercetak), baku=_rapi(t.baku))
        kelompok[t.jenis, rapi.baku].append(rapi)
    return kelompok


def _berketerangan(t: Tulisan) -> bool:
    """Tell whether an indicator only adds a remark in brackets, such as its formula or its lowest value."""
    return (
        t.jenis == "indikator" and re.sub(r"\s*\([^()]*\)$", "", t.tercetak).casefold() == t.baku.casefold()
    )


def _butir(potret: Potret, jenis: str, baku: str, daftar: list[Tulisan]) -> Butir:
    per_cara: dict[str, list[int]] = defaultdict(list)
    for t in daftar:
        per_cara[beda_kata(t.tercetak, baku)] += t.baris
    beda = [kata + (f" (baris {rentang(baris)})" if baris else "") for kata, baris in per_cara.items()]
    judul = "" if baku.startswith(JUDUL[jenis]) else f"{JUDUL[jenis]} "
    return Butir(_tempat(potret, daftar), f"{judul}“{baku}”: tercetak {'; '.join(beda)}.", daftar[0].tautan)


def _rapi(teks: str) -> str:
    """Return the text with single spaces, and none around a slash: neither is a spelling."""
    return re.sub(r"\s*/\s*", "/", " ".join(teks.split()))


def _tempat(potret: Potret, daftar: Iterable[Tulisan]) -> str:
    nomor: dict[str, list[int]] = defaultdict(list)
    lain: dict[str, None] = {}
    for t in daftar:
        if t.baris:
            nomor[KOLOM.get(t.jenis, t.jenis)] += t.baris
        else:
            lain[t.tempat] = None
    return "; ".join([*(tempat_baris(potret, n, kolom) for kolom, n in nomor.items()), *lain])


def beda_kata(tercetak: str, baku: str) -> str:
    """Say which words differ: “Prgram” untuk “Program”, tanpa “Kinerja”, kelebihan “Daerah”.

    Capitals count only where nothing else differs.
    """
    dari, ke = _rapi(tercetak).split(), _rapi(baku).split()
    lipat = str if _rapi(tercetak).casefold() == _rapi(baku).casefold() else str.casefold
    langkah = Levenshtein.opcodes([lipat(k) for k in dari], [lipat(k) for k in ke])
    return daftar_kata(
        [
            _satu_beda(tag, " ".join(dari[i1:i2]), " ".join(ke[j1:j2]))
            for tag, i1, i2, j1, j2 in _padukan(langkah)
        ]
    )


def _satu_beda(tag: str, tercetak: str, baku: str) -> str:
    return {"insert": f"tanpa “{baku}”", "delete": f"kelebihan “{tercetak}”"}.get(
        tag, f"“{tercetak}” untuk “{baku}”"
    )


def _padukan(langkah: Iterable[Opcode]) -> Iterator[tuple[str, int, int, int, int]]:
    """Join neighbouring changes, so that a broken word reads as one: “a b” for “ab”."""
    for sama, isi in groupby(langkah, key=lambda o: o.tag == "equal"):
        if not sama:
            kelompok = list(isi)
            i1, i2 = kelompok[0].src_start, kelompok[-1].src_end
            j1, j2 = kelompok[0].dest_start, kelompok[-1].dest_end
            yield ("insert" if i1 == i2 else "delete" if j1 == j2 else "replace"), i1, i2, j1, j2
