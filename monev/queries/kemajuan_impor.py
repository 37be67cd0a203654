"""A report as a workbook, and what a filled-in workbook would change in it: the preview that is applied or not."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from monev.models import Kemajuan, LaporanBulanan
from monev.queries.kemajuan import BarisKemajuan, baris_laporan, isian_tersimpan, teks_isian
from monev.spreadsheet.buku_kemajuan import (
    BarisBerkas,
    BukuKemajuan,
    IsiBerkas,
    tulis_kunci,
)
from monev.spreadsheet.isian import BIDANG, LABEL, Isian, baca_isian, periksa
from rencana_aksi.spreadsheet.penanda import KODE_KOTA
from riwayat.queries import Perubahan
from tampilan.angka import BULAN


@dataclass(frozen=True, slots=True)
class BarisPratinjau:
    """A row of the file: what it would change, or why it is refused (`masalah`, each with its cell)."""

    letak: str
    baris: BarisKemajuan | None
    isian: Isian
    beda: list[Perubahan]
    masalah: list[str]

    @property
    def jenis(self) -> str:
        """The group in which it is shown: ditolak, berubah, sama."""
        return "ditolak" if self.masalah else "berubah" if self.beda else "sama"


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """What a file would do to a report; `sidik` names file and report as they are now, `penghalang` why it cannot."""

    baris: list[BarisPratinjau]
    penghalang: list[str]
    sidik: str

    def per_jenis(self) -> dict[str, list[BarisPratinjau]]:
        """Return the rows by group, the refused first."""
        return {
            jenis: [b for b in self.baris if b.jenis == jenis] for jenis in ("ditolak", "berubah", "sama")
        }

    @property
    def dapat_diterapkan(self) -> bool:
        """Whether it may be applied: nothing refused, something to write."""
        jumlah = Counter(b.jenis for b in self.baris)
        return not self.penghalang and not jumlah["ditolak"] and jumlah["berubah"] > 0


def kode_lingkup(laporan: LaporanBulanan) -> str:
    """Return the code of a report's unit; of the city `KODE_KOTA`."""
    return laporan.perangkat_daerah.kode if laporan.perangkat_daerah else KODE_KOTA


def buku_laporan(laporan: LaporanBulanan) -> BukuKemajuan:
    """Return a report as its workbook holds it: as many queries as its page."""
    return BukuKemajuan(
        kode=kode_lingkup(laporan),
        unit=laporan.nama_lingkup,
        tahun=laporan.periode.tahun,
        bulan=laporan.periode.nomor,
        judul=f"Bulan {laporan.periode}",
        baris=[_baris_buku(b) for b in baris_laporan(laporan)],
    )


def _baris_buku(baris: BarisKemajuan) -> dict[str, object]:
    butir, batas = baris.kemajuan.butir, baris.batas
    return {
        "nomor": butir.nomor,
        "area": butir.area.nama,
        "tahapan": butir.tahapan,
        "target": butir.target,
        "satuan": butir.satuan,
        "pagu": butir.anggaran,
        "rencana": baris.rencana,
        "fisik_lalu": batas.fisik,
        "volume_lalu": batas.volume,
        "anggaran_lalu": batas.anggaran,
        **{nama: getattr(baris.kemajuan, nama) for nama in BIDANG},
        "kunci": tulis_kunci(butir.kunci),
        "versi": nomor_versi(baris.versi),
    }


def nomor_versi(tanda: str) -> str:
    """Return the number of a mark, as a cell holds it."""
    return tanda.rpartition(":")[2]


def rancang(laporan: LaporanBulanan, berkas: IsiBerkas, sidik_berkas: str) -> Pratinjau:
    """Return what a file would do to a report: one query more than its page."""
    daftar = baris_laporan(laporan)
    penghalang = _penghalang(laporan, berkas)
    baris = [] if penghalang else list(_bandingkan(daftar, berkas))
    tanda = " ".join([sidik_berkas, str(laporan.pk), *(b.versi for b in daftar)])
    return Pratinjau(baris, penghalang, hashlib.sha256(tanda.encode()).hexdigest())


def _penghalang(laporan: LaporanBulanan, berkas: IsiBerkas) -> list[str]:
    if berkas.pesan:
        return [berkas.pesan]
    if berkas.hilang:
        return [f"Kolom {', '.join(berkas.hilang)} tidak ada dalam berkas. Unduh berkas laporan ini lagi."]
    milik = (kode_lingkup(laporan), laporan.periode.tahun, laporan.periode.nomor)
    if berkas.penanda is not None and berkas.penanda != milik:
        kode, tahun, bulan = berkas.penanda
        nama = BULAN[bulan - 1] if 1 <= bulan <= len(BULAN) else str(bulan)
        pesan = f"Berkas ini dibuat PetaRB untuk laporan ‘{kode}’ {nama} {tahun}"
        return [f"{pesan}, sedangkan laporan ini ‘{milik[0]}’ {laporan.periode}. Unduh berkas laporan ini."]
    return [] if berkas.baris else ["Berkas ini tidak memuat satu baris pun."]


def _bandingkan(daftar: list[BarisKemajuan], berkas: IsiBerkas) -> Iterator[BarisPratinjau]:
    per_kunci = {b.kemajuan.butir.kunci: b for b in daftar}
    kali = Counter(b.kunci.kunci for b in berkas.baris if b.kunci)
    semula = _semula(berkas)
    for satu in berkas.baris:
        baris = per_kunci.get(satu.kunci.kunci) if satu.kunci else None
        letak = f"Baris {satu.nomor}"
        if baris is None or satu.kunci is None:
            pesan = (
                "Baris ini tidak dikenali sebagai butir laporan. Hapus baris ini, atau unduh berkasnya lagi."
            )
            yield BarisPratinjau(letak, None, Isian(), [], [f"{_sel(satu, 'kunci')}: {pesan}"])
        elif kali[satu.kunci.kunci] > 1:
            pesan = f"{letak}: butir {baris.kemajuan.butir.nomor} tercantum lebih dari sekali. Sisakan satu baris."
            yield BarisPratinjau(letak, baris, Isian(), [], [pesan])
        else:
            yield _satu(letak, satu, baris, semula.get((baris.kemajuan.pk, satu.versi)))


def _satu(letak: str, satu: BarisBerkas, baris: BarisKemajuan, semula: Isian | None) -> BarisPratinjau:
    """Compare a row that came back; one that nobody filled in since it was written changes nothing."""
    isian, galat = baca_isian(satu.sel, baris.batas)
    tersimpan = baris.isian
    if isian in (tersimpan, semula) and galat == periksa(isian, baris.batas):
        return BarisPratinjau(letak, baris, tersimpan, [], [])
    masalah = [f"{_sel(satu, nama)}: {pesan}" for nama, pesan in galat.items()]
    if satu.versi != nomor_versi(baris.versi):
        masalah.append(
            f"{letak}: butir ini diubah di PetaRB setelah berkas diunduh. Unduh berkasnya lagi, lalu isi baris ini."
        )
    return BarisPratinjau(letak, baris, isian, _beda(tersimpan, isian), masalah)


def _sel(satu: BarisBerkas, nama: str) -> str:
    kolom = f", kolom {LABEL[nama]}" if nama in LABEL else ""
    return f"Baris {satu.nomor}{kolom} ({satu.lembar}!{satu.letak[nama]})"


def _beda(sebelum: Isian, sesudah: Isian) -> list[Perubahan]:
    return [
        Perubahan(LABEL[nama], teks_isian(getattr(sebelum, nama)), teks_isian(getattr(sesudah, nama)))
        for nama in BIDANG
        if getattr(sebelum, nama) != getattr(sesudah, nama)
    ]


def _semula(berkas: IsiBerkas) -> dict[tuple[int, str], Isian]:
    """Return what each row held when the file was written, by progress and mark: one query."""
    nomor = {int(b.versi) for b in berkas.baris if b.versi.isdecimal() and len(b.versi) <= 18}
    jejak: Any = Kemajuan.riwayat.filter(history_id__in=nomor)
    return {(j.id, str(j.history_id)): isian_tersimpan(j) for j in jejak}
