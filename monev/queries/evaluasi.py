"""Evaluations: the table of a semester, and what stands in the way of sending or accepting one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from monev.models import Evaluasi, Periode, Rekomendasi, Tingkat
from monev.models.dasar import DokumenBerlingkup
from monev.queries.alur import syaratkan
from monev.queries.kepatuhan import Pihak, pihak_terlihat
from monev.queries.laporan_monev import boleh_menyusun, pastikan_berakhir
from monev.workflow import EVALUASI, PeralihanDitolak
from organisasi.permissions import Orang
from tampilan.angka import tulis_tanggal


def pastikan_beranalisis(evaluasi: DokumenBerlingkup, hari: date) -> None:
    """Raise PeralihanDitolak where the evaluation has no analysis."""
    assert isinstance(evaluasi, Evaluasi)
    if not evaluasi.analisis.strip():
        raise PeralihanDitolak("Analisis belum ditulis.")


def pastikan_rekomendasi_terjangkau(evaluasi: DokumenBerlingkup, hari: date) -> None:
    """Raise PeralihanDitolak where a recommendation that is to be followed up is due before that day."""
    lewat = Rekomendasi.objects.filter(evaluasi=evaluasi.pk, tindak_lanjut__isnull=True, tenggat__lt=hari)
    if satu := lewat.order_by("nomor").first():
        saran = (
            "Perbaiki tenggatnya." if evaluasi.dapat_disunting else "Kembalikan evaluasi ini agar diperbaiki."
        )
        raise PeralihanDitolak(
            f"Tenggat rekomendasi {satu.nomor} ({tulis_tanggal(satu.tenggat)}) sudah lewat. {saran}"
        )


KIRIM = ["ajukan", "kirim", "kirim-tim"]
syaratkan(EVALUASI.nama, KIRIM, pastikan_beranalisis, pastikan_berakhir, pastikan_rekomendasi_terjangkau)
syaratkan(EVALUASI.nama, ["terima"], pastikan_rekomendasi_terjangkau)


@dataclass(frozen=True, slots=True)
class BarisEvaluasi:
    """Who evaluates a semester, the evaluation where there is one, and whether the person may start it."""

    pihak: Pihak
    evaluasi: Evaluasi | None
    boleh_mulai: bool


def tabel_evaluasi(periode: Periode, orang: Orang) -> list[tuple[str, list[BarisEvaluasi]]]:
    """Return who evaluates a semester by level, as far as a person may see: a constant number of queries."""
    ada: dict[tuple[str, int], Evaluasi] = {}
    daftar = Evaluasi.objects.terlihat_oleh(orang).filter(periode=periode)
    semua: Any = daftar.select_related("periode", "perangkat_daerah", "pokja")
    for e in semua:
        ada[e.tingkat, e.perangkat_daerah_id or e.pokja_id or 0] = e
    kelompok = []
    pihak = pihak_terlihat(periode.road_map, periode.tahun, orang)
    for tingkat in (Tingkat.KOTA, Tingkat.POKJA, Tingkat.PD):
        baris = [
            BarisEvaluasi(p, ada.get((tingkat, p.pk)), boleh_menyusun(orang, _contoh(p)))
            for p in pihak[tingkat]
        ]
        if baris:
            kelompok.append((str(tingkat.label), baris))
    return kelompok


def _contoh(pihak: Pihak) -> Evaluasi:
    return Evaluasi(
        tingkat=pihak.tingkat,
        perangkat_daerah_id=pihak.pk if pihak.tingkat == Tingkat.PD else None,
        pokja_id=pihak.pk if pihak.tingkat == Tingkat.POKJA else None,
    )
