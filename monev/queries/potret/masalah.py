"""Problems and follow-ups: what is open at the moment, and what was solved within the period."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from monev.models import Permasalahan, StatusMasalah, StatusTindakLanjut, TindakLanjut
from monev.queries.masalah import DIPERLUKAN, ringkasan, umur
from monev.queries.potret.lingkup import Lingkup


def potret_masalah(lingkup: Lingkup) -> dict[str, Any]:
    """Return counts, the problems and the follow-ups."""
    masalah, tindak_lanjut = _masalah(lingkup), _tindak_lanjut(lingkup)
    jumlah = ringkasan(lingkup.road_map, lingkup.hari, masalah=masalah, tindak_lanjut=tindak_lanjut)
    dalam = _dalam_periode(lingkup, "diselesaikan_pada")
    tampil = masalah.filter(~Q(status=StatusMasalah.SELESAI) | dalam)
    tampil_tl = tindak_lanjut.filter(
        ~Q(status=StatusTindakLanjut.DIKONFIRMASI) | _dalam_periode(lingkup, "dikonfirmasi_pada")
    )
    return {
        "terbuka": jumlah.terbuka,
        "lewat": jumlah.lewat,
        "berjalan": jumlah.berjalan,
        "tindak_lanjut_lewat": jumlah.terlambat,
        "menunggu": jumlah.menunggu,
        "dikonfirmasi": jumlah.dikonfirmasi,
        "masalah": [
            _isi_masalah(m, lingkup) for m in tampil.select_related(*DIPERLUKAN).order_by("sejak", "pk")
        ],
        "tindak_lanjut": [
            _isi_tindak_lanjut(t, lingkup)
            for t in tampil_tl.select_related("perangkat_daerah", "pic", "permasalahan").order_by(
                "tenggat", "pk"
            )
        ],
    }


def _masalah(lingkup: Lingkup) -> "QuerySet[Permasalahan]":
    daftar = Permasalahan.objects.filter(road_map=lingkup.road_map)
    if lingkup.unit is not None:
        return daftar.filter(perangkat_daerah=lingkup.unit)
    return daftar.filter(pokja=lingkup.pokja) if lingkup.pokja is not None else daftar


def _tindak_lanjut(lingkup: Lingkup) -> "QuerySet[TindakLanjut]":
    daftar = TindakLanjut.objects.filter(road_map=lingkup.road_map)
    if lingkup.unit is not None:
        return daftar.filter(perangkat_daerah=lingkup.unit)
    return daftar.filter(permasalahan__pokja=lingkup.pokja) if lingkup.pokja is not None else daftar


def _dalam_periode(lingkup: Lingkup, bidang: str) -> Q:
    return Q(
        **{
            f"{bidang}__date__gte": lingkup.periode.mulai,
            f"{bidang}__date__lte": lingkup.periode.akhir,
        }
    )


def _isi_masalah(m: Permasalahan, lingkup: Lingkup) -> dict[str, Any]:
    benda = m.butir or m.indikator or m.area
    selesai = m.status == StatusMasalah.SELESAI
    return {
        "judul": m.judul,
        "benda": str(benda),
        "unit": str(m.perangkat_daerah or "Kota"),
        "tingkat": m.get_tingkat_display(),
        "status": m.get_status_display(),
        "sejak": timezone.localdate(m.sejak).isoformat(),
        "tenggat": m.tenggat.isoformat(),
        "umur": None if selesai else umur(m.sejak, lingkup.hari),
        "lewat": not selesai and m.tenggat < lingkup.hari,
    }


def _isi_tindak_lanjut(t: TindakLanjut, lingkup: Lingkup) -> dict[str, Any]:
    return {
        "uraian": t.uraian,
        "masalah": t.permasalahan.judul if t.permasalahan else "",
        "unit": str(t.perangkat_daerah or "Tim kota"),
        "pic": t.pic.jabatan if t.pic and t.pic.jabatan else "",
        "tenggat": t.tenggat.isoformat(),
        "persen": t.persen,
        "status": t.get_status_display(),
        "lewat": t.status == StatusTindakLanjut.BERJALAN and t.tenggat < lingkup.hari,
    }
