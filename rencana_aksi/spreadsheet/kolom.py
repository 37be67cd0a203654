"""Which field each column of a table holds, judged by the texts over it and the cells below."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rencana_aksi.spreadsheet.bidang import Bidang
from rencana_aksi.spreadsheet.judul import angka_judul, bulan_judul, triwulan_judul
from rencana_aksi.spreadsheet.sinonim import UMUM, Kenal, kenali, kunci_judul

SETAHUN = 12
TRIWULAN_SETAHUN = 4
EMPAT_KOLOM = -1  # stands for a column of four that count 1 to 4 under one heading
WAKTU = frozenset({Bidang.JADWAL, Bidang.MULAI, Bidang.SELESAI})
# Fields that several columns may hold together: a month over four weeks, a quarter over its marks.
BERBAGI = frozenset(b for b in Bidang if b.startswith(("bulan_", "triwulan_"))) | {Bidang.ABAIKAN}
# What a general word such as "Jumlah" or "Target" means under a heading of another field.
DI_BAWAH: dict[Bidang, frozenset[Bidang]] = {
    Bidang.ANGGARAN: frozenset({Bidang.TARGET, Bidang.ANGGARAN}),
    Bidang.SDM: frozenset({Bidang.TARGET, Bidang.SDM}),
}
TAHUN = re.compile(r"20\d\d")
DANA = ("apbd", "apbn", "dak", "dau", "pad", "hibah", "dbhcht")


@dataclass(frozen=True, slots=True)
class Dugaan:
    """What a column may hold; `lain` is the second choice, `nomor_semata` says its cells only number the rows."""

    bidang: Bidang
    yakin: bool
    lain: Bidang | None = None
    judul: tuple[str, ...] = ()
    isi: tuple[str, ...] = ()

    @property
    def nomor_semata(self) -> bool:
        """Whether the cells hold nothing but numbers of rows such as 1, 2. or a)."""
        return all(len(t.strip(" .()")) <= 3 for t in self.isi)


def duga_kolom(judul: Sequence[tuple[str, ...]], isi: Sequence[tuple[str, ...]]) -> list[Dugaan]:
    """Return a guess per column; `isi` holds some texts of the cells below each heading."""
    berurut = _bulan_berurut(judul)
    dugaan = [
        replace(_dugaan(teks, sel, berurut.get(k)), judul=teks, isi=sel)
        for k, (teks, sel) in enumerate(zip(judul, isi, strict=True))
    ]
    return _tanpa_rebutan(dugaan)


def _bulan_berurut(judul: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Return the columns whose last heading counts 1 to 12 side by side, whatever stands above them."""
    akhir = [angka_judul(teks[-1]) if teks else None for teks in judul]
    hasil: dict[int, int] = {}
    for awal in range(len(akhir) - SETAHUN + 1):
        if akhir[awal : awal + SETAHUN] == list(range(1, SETAHUN + 1)):
            hasil |= {awal + i: i + 1 for i in range(SETAHUN)}
    return _empat_kolom(judul, akhir) | hasil


def _empat_kolom(judul: Sequence[tuple[str, ...]], akhir: list[int | None]) -> dict[int, int]:
    """Return the columns that count 1 to 4, and no further, under one heading of time: quarters."""
    kelompok: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, teks in enumerate(judul):
        if akhir[k] is not None and any((i := kenali(t)) and i.bidang is Bidang.JADWAL for t in teks[:-1]):
            kelompok[teks[:-1]].append(k)
    empat = [kolom for kolom in kelompok.values() if [akhir[k] for k in kolom] == [1, 2, 3, 4]]
    return {k: EMPAT_KOLOM for kolom in empat for k in kolom}


# One column


def _dugaan(teks: tuple[str, ...], isi: tuple[str, ...], berurut: int | None) -> Dugaan:
    if not teks:
        return Dugaan(Bidang.ABAIKAN, yakin=not isi)
    induk = [k for t in teks[:-1] if (k := kenali(t))]
    if any(kunci_judul(t).startswith(("realisasi", "capaian")) for t in teks):
        return Dugaan(Bidang.ABAIKAN, yakin=True)
    if _tahun_rencana(teks, isi):
        return Dugaan(Bidang.ABAIKAN, yakin=True)
    waktu = _waktu(teks, induk, berurut)
    if waktu is not None:
        return waktu
    return _berinduk(teks, induk) or Dugaan(Bidang.ABAIKAN, yakin=not isi)


def _tahun_rencana(teks: tuple[str, ...], isi: tuple[str, ...]) -> bool:
    """Say whether a column only repeats the year of the plan on each row."""
    return kunci_judul(teks[-1]) == "tahun" and len(set(isi)) == 1 and TAHUN.fullmatch(isi[0]) is not None


def _waktu(teks: tuple[str, ...], induk: list[Kenal], berurut: int | None) -> Dugaan | None:
    """Guess a column of a month or a quarter; months of money are no schedule."""
    bidang = _triwulan_bernomor(teks, berurut) or _bulan(teks, induk, berurut) or _triwulan(teks)
    if bidang is None:
        return None
    if any(k.bidang is Bidang.ANGGARAN for k in induk):
        return Dugaan(Bidang.ABAIKAN, yakin=False)
    return Dugaan(bidang, yakin=not any(k.bidang is Bidang.TARGET for k in induk))


def _bulan(teks: tuple[str, ...], induk: list[Kenal], berurut: int | None) -> Bidang | None:
    bulan = next((b for t in reversed(teks) if (b := bulan_judul(t))), None)
    angka = angka_judul(teks[-1])
    if bulan is None and angka is not None:
        bulan = _bulan_triwulan(teks, angka)
        if bulan is None and ((berurut or 0) > 0 or any(k.bidang in WAKTU for k in induk)):
            bulan = angka if angka <= SETAHUN else None
    return Bidang(f"bulan_{bulan}") if bulan else None


def _bulan_triwulan(teks: tuple[str, ...], angka: int) -> int | None:
    """Return the month that a number means under "TW II": 4 or, counted anew, 1."""
    triwulan = next((t for x in teks[:-1] if (t := triwulan_judul(x))), None)
    if triwulan is None:
        return None
    pertama = 3 * triwulan - 2
    if pertama <= angka <= pertama + 2:
        return angka
    return pertama + angka - 1 if angka <= 3 else None


def _triwulan(teks: tuple[str, ...]) -> Bidang | None:
    triwulan = next((t for x in reversed(teks) if (t := triwulan_judul(x))), None)
    return Bidang(f"triwulan_{triwulan}") if triwulan else None


def _triwulan_bernomor(teks: tuple[str, ...], berurut: int | None) -> Bidang | None:
    """Return the quarter that a bare number means: under "Triwulan", or as one of four under a heading of time."""
    angka = angka_judul(teks[-1])
    if angka is None or angka > TRIWULAN_SETAHUN or (berurut or 0) > 0:
        return None
    bertriwulan = any(kunci_judul(t).endswith(("triwulan", "tw")) for t in teks[:-1])
    return Bidang(f"triwulan_{angka}") if bertriwulan or berurut == EMPAT_KOLOM else None


def _berinduk(teks: tuple[str, ...], induk: list[Kenal]) -> Dugaan | None:
    """Guess a column by its own heading first, then by those above it."""
    sendiri = kenali(teks[-1])
    atas = induk[-1] if induk else None
    if atas is None:
        return _dari(sendiri)
    if sendiri is None:
        return Dugaan(atas.bidang, yakin=atas.yakin and _tanpa_arti(teks[-1]))
    if sendiri.bidang in DI_BAWAH.get(atas.bidang, ()):
        return Dugaan(atas.bidang, yakin=atas.yakin)
    if atas.bidang in WAKTU and sendiri.bidang in WAKTU:
        return Dugaan(sendiri.bidang, yakin=atas.yakin)
    if atas.bidang is Bidang.ANGGARAN and sendiri.bidang not in {Bidang.SDM, Bidang.ABAIKAN}:
        return Dugaan(Bidang.ABAIKAN, yakin=False)
    return _dari(sendiri)


def _dari(kenal: Kenal | None) -> Dugaan | None:
    return Dugaan(kenal.bidang, kenal.yakin, kenal.lain) if kenal else None


def _tanpa_arti(teks: str) -> bool:
    """Say whether a lower heading adds nothing to the one above it: "(Rp)", "2021", "Jumlah", "APBD"."""
    kunci = kunci_judul(teks)
    return kunci in UMUM or kunci in DANA or not any(h.isalpha() for h in kunci) or kunci in {"rp", "rupiah"}


# Columns together


def _tanpa_rebutan(dugaan: list[Dugaan]) -> list[Dugaan]:
    """Let one column have each field; the others take their second choice or are left to a person."""
    pemilik: dict[Bidang, list[int]] = defaultdict(list)
    for k, d in enumerate(dugaan):
        if d.bidang not in BERBAGI:
            pemilik[d.bidang].append(k)
    hasil = list(dugaan)
    for bidang, kolom in pemilik.items():
        if len(kolom) > 1:
            _bagi(hasil, bidang, kolom, set(pemilik))
    return hasil


def _bagi(dugaan: list[Dugaan], bidang: Bidang, kolom: list[int], terpakai: set[Bidang]) -> None:
    berisi = [k for k in kolom if dugaan[k].isi]
    bernama = [k for k in berisi if not dugaan[k].nomor_semata] or berisi or kolom
    utama = max(bernama, key=lambda k: (dugaan[k].yakin, dugaan[k].lain is None, -k))
    tanpa_saingan = _ada_pilihan(dugaan, bernama, utama, terpakai)
    for k in kolom:
        if k == utama:
            dugaan[k] = replace(dugaan[k], yakin=dugaan[k].yakin and tanpa_saingan)
        elif k not in bernama:  # the number of the row under one wide heading, or nothing
            dugaan[k] = replace(dugaan[k], bidang=Bidang.ABAIKAN, yakin=True)
        else:
            dugaan[k] = _pilihan_kedua(dugaan[k], terpakai)
            terpakai.add(dugaan[k].bidang)


def _ada_pilihan(dugaan: list[Dugaan], kolom: list[int], utama: int, terpakai: set[Bidang]) -> bool:
    """Say whether every other column has a free second choice."""
    return all(dugaan[k].lain not in {None, *terpakai} for k in kolom if k != utama)


def _pilihan_kedua(dugaan: Dugaan, terpakai: set[Bidang]) -> Dugaan:
    lain = dugaan.lain
    if lain is None or lain in terpakai:
        return replace(dugaan, bidang=Bidang.ABAIKAN, yakin=False)
    return replace(dugaan, bidang=lain, yakin=False)
