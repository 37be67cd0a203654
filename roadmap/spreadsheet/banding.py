"""Rows of a file against what an export would print now: differences, and why something is refused."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from berkas.kepala import judul_lengkap
from indikator.nilai import urai
from roadmap.spreadsheet.perbedaan import (
    AWALAN_TARGET,
    DIPAKAI_BERSAMA,
    INDIKATOR,
    NOMOR,
    TEKS_BARIS,
    BarisKini,
    Jenis,
    KeadaanKini,
    Perbandingan,
    Perbedaan,
)
from roadmap.spreadsheet.tabel import EKSPOR_ULANG, JUDUL_KUNCI, BarisBerkas, Masalah, TabelBerkas
from roadmap.spreadsheet.teks import daftar_nomor, rapikan, samakan


@dataclass(slots=True)
class _Pasangan:
    """A row of the file and the row it is; `isi` gives the cells as text, `taut` the record it moves to."""

    berkas: BarisBerkas
    kini: BarisKini
    isi: dict[str, str] = field(default_factory=dict)
    taut: dict[str, int] = field(default_factory=dict)
    ditolak: set[str] = field(default_factory=set)

    def lama(self, kolom: str) -> str:
        return rapikan(self.kini.teks[kolom])

    def berubah(self, kolom: str) -> bool:
        return kolom in self.isi and kolom not in self.ditolak and self.isi[kolom] != self.lama(kolom)

    def alamat(self, kolom: str) -> str:
        return self.berkas.sel[kolom].alamat


def bandingkan(tabel: TabelBerkas, kini: KeadaanKini, asing: Mapping[str, str]) -> Perbandingan:
    """Compare; `asing` gives the road map's title for keys of rows of another road map.

    Equal texts differ in nothing but runs of white space. A blank cell where the rows print merged counts as merged.
    """
    banding = _Banding(kini)
    banding.pasangkan(tabel.baris, asing)
    perbedaan = list(banding.jalankan())
    urutan = {k.kunci: i for i, k in enumerate(kini.kolom)}
    perbedaan.sort(key=lambda p: (p.nomor[0], urutan[p.kolom]))
    return Perbandingan(
        tuple(perbedaan),
        tuple(sorted((*tabel.masalah, *banding.masalah), key=lambda m: m.baris_awal)),
        len(banding.pasangan),
        len(kini.baris) - len(banding.pasangan),
    )


class _Banding:
    """One comparison: the rows paired so far and the problems found on the way."""

    def __init__(self, kini: KeadaanKini) -> None:
        self.kini = kini
        self.judul = {k.kunci: judul_lengkap(k) for k in kini.kolom}
        self.target = [k.kunci for k in kini.kolom if k.kunci.startswith(AWALAN_TARGET)]
        self.pasangan: list[_Pasangan] = []
        self.masalah: list[Masalah] = []

    def jalankan(self) -> Iterator[Perbedaan]:
        for kolom in self.judul:
            self._isi_gabungan(kolom)
        for kolom in DIPAKAI_BERSAMA:
            self._tautkan(kolom)
        self._periksa_nomor()
        yield from self._beda_teks()
        yield from self._beda_tautan()
        for kolom in DIPAKAI_BERSAMA:
            yield from self._beda_bersama(kolom)
        for kolom in self.target:
            yield from self._beda_bersama(kolom)

    # Rows of the file → rows of the Lampiran

    def pasangkan(self, baris: Sequence[BarisBerkas], asing: Mapping[str, str]) -> None:
        per_kunci = {b.kunci: b for b in self.kini.baris}
        pertama: dict[str, str] = {}
        for b in baris:
            kunci = b.kunci.teks
            if kunci in pertama:
                pesan = f"Kunci ini sudah dipakai pada {pertama[kunci]}. Hapus salah satu dari kedua baris."
                self._tolak_kunci(b, pesan)
            elif kunci in per_kunci:
                pertama[kunci] = b.kunci.alamat
                self.pasangan.append(_Pasangan(b, per_kunci[kunci]))
        sisa = [(i, b) for i, b in enumerate(baris) if b.kunci.teks not in per_kunci]
        alasan = [(_alasan_kunci(b.kunci.teks, asing), i - n) for n, (i, b) in enumerate(sisa)]
        for (pesan, _), kelompok in groupby(zip(alasan, sisa, strict=True), key=lambda x: x[0]):
            self._tolak_rentang(pesan, [b for _, (_, b) in kelompok])

    def _tolak_rentang(self, pesan: str, baris: list[BarisBerkas]) -> None:
        awal, akhir = baris[0].kunci.alamat, baris[-1].kunci.alamat
        if len(baris) > 1:
            pesan = f"{len(baris)} baris: {pesan}"
        tempat = awal if awal == akhir else f"{awal}:{akhir}"
        self.masalah.append(Masalah(pesan, baris[0].lembar, tempat, JUDUL_KUNCI))

    def _tolak_kunci(self, baris: BarisBerkas, pesan: str) -> None:
        self.masalah.append(Masalah(pesan, baris.lembar, baris.kunci.alamat, JUDUL_KUNCI))

    def _tolak(self, p: _Pasangan, kolom: str, pesan: str) -> None:
        p.ditolak.add(kolom)
        self.masalah.append(Masalah(pesan, p.berkas.lembar, p.alamat(kolom), self.judul[kolom]))

    # Cells → texts

    def _isi_gabungan(self, kolom: str) -> None:
        """Read a column; where only the first cell of rows that print merged is filled, it counts for them all."""
        for _, deret in groupby(enumerate(self.pasangan), key=lambda x: _kelompok(x, kolom)):
            anggota = [p for _, p in deret if kolom in p.berkas.sel]
            sel = [p.berkas.sel[kolom] for p in anggota]
            if len(sel) > 1 and not any(s.teks for s in sel[1:]):
                sel = [sel[0]] * len(sel)
            for p, s in zip(anggota, sel, strict=True):
                p.isi[kolom] = self._baca(p, kolom, s.teks, s.angka)

    def _baca(self, p: _Pasangan, kolom: str, teks: str, angka: Decimal | None) -> str:
        if kolom.startswith(AWALAN_TARGET) and angka is not None:
            return self._baca_target(p, kolom, teks, angka)
        boleh_kosong = kolom == "kegiatan" or kolom.startswith(AWALAN_TARGET)
        if not teks and p.lama(kolom) and not boleh_kosong:
            self._tolak(p, kolom, f"Sel ini kosong; sebelumnya ‘{p.lama(kolom)}’. Tulis isinya.")
        return teks

    def _baca_target(self, p: _Pasangan, kolom: str, teks: str, angka: Decimal) -> str:
        """Read a number that a spreadsheet made of the text: it has lost its unit and its printed decimals."""
        lama = urai(p.lama(kolom))
        if lama.angka is not None and not lama.pembanding:
            nilai = angka * 100 if lama.satuan == "%" else angka
            if nilai == lama.angka and lama.satuan in {"", "%"}:
                return p.lama(kolom)
        if lama.satuan or lama.pembanding:
            self._tolak(
                p,
                kolom,
                f"Sel ini berisi angka {teks} tanpa satuan atau tanda; sebelumnya ‘{p.lama(kolom)}’. "
                "Ubah format sel menjadi Teks, lalu tulis lengkap seperti tercetak.",
            )
        return teks

    def _periksa_nomor(self) -> None:
        """Refuse a "No." that is not the number of the row's tujuan; an untouched cell is never refused."""
        for p in self.pasangan:
            isi = p.isi.get(NOMOR)
            if isi is None or NOMOR in p.ditolak or _angka_nomor(isi) == _angka_nomor(p.lama(NOMOR)):
                continue
            tujuan = p.taut.get("tujuan", p.kini.rekaman["tujuan"])
            nomor = self.kini.tercetak.get((NOMOR, tujuan), p.lama(NOMOR))
            if _angka_nomor(isi) != _angka_nomor(nomor):
                pesan = f"‘{isi}’ bukan nomor tujuan baris ini, yaitu {nomor} Nomor mengikuti tujuan: "
                self._tolak(p, NOMOR, pesan + f"tulis {nomor} atau ubah teks tujuannya.")

    # The row's own texts

    def _beda_teks(self) -> Iterator[Perbedaan]:
        for kolom in TEKS_BARIS:
            for _, deret in groupby(enumerate(self.pasangan), key=lambda x: _kelompok_teks(x, kolom)):
                anggota = [p for _, p in deret]
                if anggota[0].berubah(kolom):
                    yield self._perbedaan(Jenis.TEKS, kolom, anggota, anggota[0].isi[kolom])

    # Rows that move to another record

    def _tautkan(self, kolom: str) -> None:
        for p in self.pasangan:
            if not p.berubah(kolom) or samakan(p.isi[kolom]) == samakan(p.lama(kolom)):
                continue
            calon = self._calon(p, kolom)
            if len(calon) == 1:
                p.taut[kolom] = next(iter(calon))
            elif calon:
                pesan = (
                    f"‘{p.isi[kolom]}’ tercetak pada {len(calon)} catatan, sehingga tidak jelas yang mana. "
                )
                self._tolak(p, kolom, pesan + "Pindahkan baris ini lewat halaman ubah baris.")

    def _calon(self, p: _Pasangan, kolom: str) -> frozenset[int]:
        """Return the records that the new text names; of equal indicators, the one with the row's targets."""
        calon = self.kini.kenal.get(kolom, {}).get(samakan(p.isi[kolom]), frozenset())
        if len(calon) < 2 or kolom != INDIKATOR:
            return calon
        cocok = frozenset(c for c in calon if all(self._target_sama(p, t, c) for t in self.target))
        return cocok if len(cocok) == 1 else calon

    def _target_sama(self, p: _Pasangan, target: str, penetapan: Hashable) -> bool:
        return p.isi.get(target) == rapikan(self.kini.tercetak.get((target, penetapan), ""))

    def _beda_tautan(self) -> Iterator[Perbedaan]:
        for kolom in DIPAKAI_BERSAMA:
            kelompok: dict[Hashable, list[_Pasangan]] = {}
            for p in self.pasangan:
                if kolom in p.taut:
                    ke = p.taut[kolom]
                    teks = self._teks_tautan(p, kolom)
                    kelompok.setdefault((p.kini.rekaman[kolom], ke, teks), []).append(p)
            for anggota in kelompok.values():
                ke = anggota[0].taut[kolom]
                teks = self._teks_tautan(anggota[0], kolom)
                yield self._perbedaan(Jenis.TAUTAN, kolom, anggota, teks, ke=ke)

    def _teks_tautan(self, p: _Pasangan, kolom: str) -> str:
        """Return what the row will print: the text of its new record, or its own where it keeps its own."""
        return self.kini.tercetak.get((kolom, p.taut[kolom]), p.isi[kolom])

    # Texts that rows share

    def _beda_bersama(self, kolom: str) -> Iterator[Perbedaan]:
        per_rekaman: dict[Hashable, list[_Pasangan]] = {}
        for p in self.pasangan:
            rekaman = self._rekaman_bersama(p, kolom)
            if rekaman is not None:
                per_rekaman.setdefault(rekaman, []).append(p)
        for rekaman, anggota in per_rekaman.items():
            pengubah = [p for p in anggota if p.berubah(kolom) and kolom not in p.taut]
            if pengubah and self._sepakat(kolom, rekaman, anggota, pengubah[0]):
                yield self._perbedaan(Jenis.BERSAMA, kolom, anggota, pengubah[0].isi[kolom], rekaman=rekaman)

    def _rekaman_bersama(self, p: _Pasangan, kolom: str) -> Hashable:
        """Return the record that the row belongs to after the import; None where its cell says nothing about it."""
        if kolom not in p.isi or kolom in p.ditolak:
            return None
        if not kolom.startswith(AWALAN_TARGET):
            return p.taut.get(kolom, p.kini.rekaman[kolom])
        if INDIKATOR not in p.taut:
            return p.kini.rekaman[kolom]
        baru = p.taut[INDIKATOR]
        mengikuti = not p.berubah(kolom) or self._target_sama(p, kolom, baru)
        return None if mengikuti else baru

    def _sepakat(self, kolom: str, rekaman: Hashable, anggota: list[_Pasangan], contoh: _Pasangan) -> bool:
        """Tell whether the file holds all rows of the record, all with the same new text; else say which do not."""
        berkas = {p.kini.kunci for p in self.pasangan}
        lain = [b.nomor for b in self.kini.baris if b.rekaman[kolom] == rekaman and b.kunci not in berkas]
        sebutan = f"{self.judul[kolom]} ‘{contoh.lama(kolom)}’ dipakai bersama beberapa baris"
        if lain:
            pesan = (
                f"{sebutan}, dan berkas ini tidak memuat semuanya: baris Lampiran {daftar_nomor(lain)} tidak ada. "
                "Ekspor Lampiran tanpa saringan, lalu ubah di semua barisnya."
            )
        elif len({p.isi[kolom] for p in anggota}) > 1:
            pesan = (
                f"{sebutan}, tetapi teks barunya tidak sama: {self._suara(kolom, anggota)}. "
                "Tulis teks yang sama pada semua baris itu"
                + (", atau teks yang sudah dipakai bagian lain." if kolom in DIPAKAI_BERSAMA else ".")
            )
        else:
            return True
        self.masalah.append(Masalah(pesan, contoh.berkas.lembar, contoh.alamat(kolom), self.judul[kolom]))
        return False

    def _suara(self, kolom: str, anggota: list[_Pasangan]) -> str:
        """Name the texts that rows of one record carry, the rarest first."""
        jumlah = Counter(p.isi[kolom] for p in anggota)
        bagian = []
        for teks, _ in reversed(jumlah.most_common()):
            milik = [p for p in anggota if p.isi[kolom] == teks]
            sel = f"{milik[0].alamat(kolom)}" + (" dan seterusnya" if len(milik) > 1 else "")
            bagian.append(f"‘{teks or '–'}’ pada baris Lampiran {_daftar(milik)} ({sel})")
        return "; ".join(bagian)

    def _perbedaan(
        self,
        jenis: Jenis,
        kolom: str,
        anggota: list[_Pasangan],
        sesudah: str,
        *,
        rekaman: Hashable = None,
        ke: int | None = None,
    ) -> Perbedaan:
        pertama = next((p for p in anggota if p.berubah(kolom)), anggota[0])
        return Perbedaan(
            jenis=jenis,
            kolom=kolom,
            judul=self.judul[kolom],
            lembar=pertama.berkas.lembar,
            alamat=pertama.alamat(kolom),
            kunci=tuple(p.kini.kunci for p in anggota),
            nomor=tuple(p.kini.nomor for p in anggota),
            sebelum=self._sebelum(kolom, rekaman, pertama),
            sesudah=sesudah,
            rekaman=rekaman if rekaman is not None else pertama.kini.rekaman.get(kolom),
            ke=ke,
        )

    def _sebelum(self, kolom: str, rekaman: Hashable, contoh: _Pasangan) -> str:
        return self.kini.tercetak.get((kolom, rekaman), contoh.kini.teks[kolom])


def _kelompok(butir: tuple[int, _Pasangan], kolom: str) -> Hashable:
    urutan, p = butir
    return ("rekaman", p.kini.rekaman[kolom]) if kolom in p.kini.rekaman else ("baris", urutan)


def _kelompok_teks(butir: tuple[int, _Pasangan], kolom: str) -> Hashable:
    """Return what neighbours share that make one difference: the merged cell and the new text."""
    p = butir[1]
    return (_kelompok(butir, kolom), p.berubah(kolom), p.isi.get(kolom))


def _alasan_kunci(kunci: str, asing: Mapping[str, str]) -> str:
    if not kunci:
        return (
            "Baris tanpa kunci. Baris baru ditambah lewat ‘Tambah baris’ pada halaman Lampiran; "
            "hapus baris ini dari berkas, atau kembalikan kuncinya."
        )
    if kunci in asing:
        return f"Kunci ini milik road map lain: {asing[kunci]}. Ekspor Lampiran dari road map yang sedang dipakai."
    return f"Kunci ‘{kunci[:40]}’ tidak dikenal; mungkin barisnya sudah dihapus. {EKSPOR_ULANG}"


def _angka_nomor(teks: str) -> str:
    return teks.strip().rstrip(".").lstrip("0") or teks


def _daftar(pasangan: Iterable[_Pasangan]) -> str:
    return daftar_nomor(p.kini.nomor for p in pasangan)
