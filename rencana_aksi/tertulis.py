"""The matrix of plans in parts of markup (roadmap/templatetags/pola.py): 1,200 cells are written in a moment."""

from collections.abc import Iterable

from rencana_aksi.queries.matriks import BarisMatriks, SelMatriks
from roadmap.templatetags.pola import Bagian
from tampilan.angka import tulis_angka, tulis_rupiah_ringkas
from tampilan.status import gaya_status

TIADA: Bagian = ("tiada", (), ())


def matriks_tertulis(daftar: Iterable[BarisMatriks]) -> list[Bagian]:
    """Return the rows with their cells, for the kinds of `rencana_aksi/_tabel_matriks.html`."""
    return [("baris", (b.nama,), [_sel(b, sel) if sel else TIADA for sel in b.sel]) for b in daftar]


def _sel(baris: BarisMatriks, sel: SelMatriks) -> Bagian:
    isi = _isi_rencana(sel) if sel.rencana else _isi_kosong(baris, sel)
    if sel.terlambat:
        isi.append(("terlambat", (tulis_angka(sel.terlambat),), ()))
    return "sel", (), isi


def _isi_rencana(sel: SelMatriks) -> list[Bagian]:
    rencana = sel.rencana
    assert rencana is not None
    gaya = gaya_status(sel.status)
    isi: list[Bagian] = [("rencana", (rencana.pk, gaya.warna, gaya.bentuk, sel.nama_status), ())]
    if sel.pemegang:
        isi.append(("menunggu", (sel.nama_pemegang, tulis_angka(sel.hari)), ()))
    isi.append(("ringkasan", (_ringkasan(sel, rencana.versi),), ()))
    return isi


def _ringkasan(sel: SelMatriks, versi: int) -> str:
    """Return version, items and budget: "versi 2 (versi 1 berlaku) · 3 butir · Rp 75,3 juta"."""
    berlaku = f" (versi {sel.berlaku.versi} berlaku)" if sel.berlaku else ""
    awal = [f"versi {versi}{berlaku}"] if versi > 1 else []
    return " · ".join([*awal, f"{tulis_angka(sel.butir)} butir", tulis_rupiah_ringkas(sel.anggaran)])


def _isi_kosong(baris: BarisMatriks, sel: SelMatriks) -> list[Bagian]:
    isi: list[Bagian] = [("belum", (), ())]
    if sel.boleh_mulai:
        kode = baris.unit.kode if baris.unit else ""
        isi.append(("mulai", (kode, sel.periode.tahun, baris.nama, sel.periode.tahun), ()))
    return isi
