"""Snapshots: all figures of a report or an evaluation as one plain dict, from which its documents are made alone."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.utils import timezone

from monev.models import Evaluasi, LaporanMonev, Tingkat
from monev.queries.potret.butir import potret_butir
from monev.queries.potret.indikator import potret_indikator
from monev.queries.potret.kepatuhan import potret_kepatuhan
from monev.queries.potret.lampiran import potret_bukti, potret_rapat
from monev.queries.potret.lingkup import Lingkup, lingkup_dokumen
from monev.queries.potret.masalah import potret_masalah
from organisasi.models import Pengguna
from rencana_aksi.cetak import jabatan_kepala

SKEMA = 1
"""Of what form the dict is; what was frozen keeps its own."""

BATAS_TERTINGGAL = 20
JABATAN = {
    Tingkat.KOTA: "Ketua Tim Pengarah Reformasi Birokrasi",
    Tingkat.POKJA: "Tim Pelaksana Reformasi Birokrasi",
}


def potret_laporan(
    laporan: LaporanMonev, kini: datetime, *, ditetapkan_oleh: Pengguna | None = None
) -> dict[str, Any]:
    """Return everything that a report says, at this moment; with `ditetapkan_oleh` as it is set now.

    Numbers are text in plain digits, days ISO, None what is not known. Period, road map, unit and pokja must have been
    read along.
    """
    lingkup = lingkup_dokumen(laporan, kini)
    return {
        "skema": SKEMA,
        "dokumen": _kepala(lingkup)
        | {
            "versi": laporan.versi,
            "alasan_revisi": laporan.alasan_revisi,
            "pengantar": laporan.pengantar,
            "simpulan": laporan.simpulan,
            "ditetapkan_pada": kini.isoformat() if ditetapkan_oleh else None,
            "ditetapkan_oleh": str(ditetapkan_oleh) if ditetapkan_oleh else "",
            "nip": ditetapkan_oleh.nip if ditetapkan_oleh else "",
        },
        "kemajuan": potret_butir(lingkup),
        "indikator": potret_indikator(lingkup),
        "kepatuhan": potret_kepatuhan(lingkup),
        "permasalahan": potret_masalah(lingkup),
        "rapat": potret_rapat(lingkup),
        "bukti": potret_bukti(lingkup),
    }


def potret_evaluasi(evaluasi: Evaluasi, kini: datetime) -> dict[str, Any]:
    """Return the figures that an evaluation starts from: sums by area and unit, the latest items by name."""
    lingkup = lingkup_dokumen(evaluasi, kini)
    kemajuan = potret_butir(lingkup)
    for area in kemajuan["area"]:
        del area["butir"]
    kemajuan["tertinggal"] = kemajuan["tertinggal"][:BATAS_TERTINGGAL]
    return {
        "skema": SKEMA,
        "dokumen": _kepala(lingkup),
        "kemajuan": kemajuan,
        "indikator": potret_indikator(lingkup),
        "kepatuhan": potret_kepatuhan(lingkup),
        "permasalahan": potret_masalah(lingkup),
    }


def _kepala(lingkup: Lingkup) -> dict[str, Any]:
    road_map = lingkup.road_map
    return {
        "jenis": lingkup.periode.jenis,
        "periode": str(lingkup.periode),
        "tahun": lingkup.tahun,
        "nomor": lingkup.periode.nomor,
        "tingkat": lingkup.tingkat,
        "lingkup": str(lingkup.unit or lingkup.pokja or "Kota"),
        "kode": lingkup.unit.kode if lingkup.unit else lingkup.pokja.kode if lingkup.pokja else "kota",
        "jabatan": jabatan_kepala(lingkup.unit) if lingkup.unit else JABATAN[Tingkat(lingkup.tingkat)],
        "tempat": road_map.ditetapkan_di,
        "pemerintah_daerah": road_map.pemerintah_daerah,
        "regulasi": road_map.regulasi,
        "road_map": str(road_map),
        "dipotret_pada": timezone.localtime(lingkup.kini).isoformat(),
    }


def sidik_potret(potret: dict[str, Any]) -> str:
    """Return the SHA-256 of a snapshot as canonical JSON (sorted keys, no spaces, UTF-8), 64 hex digits."""
    kanonik = json.dumps(potret, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(kanonik.encode()).hexdigest()
