"""Places in the regulation, and lists, in words."""

from collections.abc import Iterable, Sequence

from roadmap.pemeriksaan.potret import BarisPotret, PenetapanPotret, Potret
from roadmap.pemeriksaan.temuan import Tautan


def daftar_kata(butir: Sequence[str]) -> str:
    """Return “a”, “a dan b” or “a, b dan c”."""
    return " dan ".join(filter(None, (", ".join(butir[:-1]), *butir[-1:])))


def rentang(nomor: Iterable[int]) -> str:
    """Return numbers as “1–18, 31 dan 40”; neighbours become a range."""
    kelompok: list[list[int]] = []
    for n in sorted(set(nomor)):
        if kelompok and n == kelompok[-1][-1] + 1:
            kelompok[-1].append(n)
        else:
            kelompok.append([n])
    return daftar_kata([f"{k[0]}–{k[-1]}" if len(k) > 1 else str(k[0]) for k in kelompok])


def tempat_baris(potret: Potret, nomor: Iterable[int], *kolom: str) -> str:
    """Return “Lampiran baris 37 kolom 12”; `kolom` are keys of the columns of the Lampiran."""
    letak = f"Lampiran baris {rentang(nomor)}"
    return f"{letak} kolom {rentang(potret.kolom(k) for k in kolom)}" if kolom else letak


def tempat_penetapan(potret: Potret, penetapan: PenetapanPotret, tahun: Iterable[int] = ()) -> str:
    """Return where targets are printed: rows and the columns of `tahun` (default all), or the place in Bab III."""
    if not penetapan.baris:
        return penetapan.tempat
    dipilih = [t for t in tahun if t in potret.tahun] or list(potret.tahun)
    return tempat_baris(potret, penetapan.baris, *(f"target_{t}" for t in dipilih))


def ke_baris(baris: BarisPotret) -> Tautan:
    """Return the link to a row."""
    return Tautan("baris", baris.kunci)


def ke_indikator(penetapan: PenetapanPotret) -> Tautan:
    """Return the link to the indicator of a printed row."""
    return Tautan("indikator", penetapan.indikator.kode)
