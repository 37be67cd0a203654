"""What waits for a person: each thing with one click to where it is done, the latest and oldest first."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from dasbor.queries.tindakan_dokumen import (
    dokumen_menunggu,
    laporan_belum_dimulai,
    pengukuran_belum_dimulai,
)
from dasbor.tindakan import PER_JENIS, Jenis, PerluTindakan, Tindakan, gabung
from monev.models import (
    Permasalahan,
    Rapat,
    StatusMasalah,
    StatusRapat,
    StatusTindakLanjut,
    TindakLanjut,
    Tingkat,
)
from monev.models.dasar import PERAN_UNIT
from organisasi.models import Pengguna
from organisasi.permissions import (
    INSPEKTORAT,
    TIM_PELAKSANA,
    kode_peran,
    penugasan_dari,
    unit_berperan,
)
from rencana_aksi.queries.tugas import belum_dimulai, tugas_dari
from rencana_aksi.workflow import Status
from tampilan.angka import tulis_tenggat, tulis_waktu

PERINTAH_RENCANA = {
    Status.DRAF: "Lengkapi dan ajukan",
    Status.DIKEMBALIKAN: "Perbaiki",
    Status.MENUNGGU_KEPALA: "Setujui",
    Status.DIAJUKAN: "Verifikasi",
    Status.DIVERIFIKASI: "Tetapkan",
}


def perlu_tindakan(orang: Pengguna, kini: datetime) -> PerluTindakan:
    """Return everything that waits for a person at `kini`: a constant number of queries, whatever its length."""
    hari = timezone.localdate(kini)
    return gabung(
        [
            _rencana(orang, hari),
            _rencana_belum(orang, hari),
            *dokumen_menunggu(orang, hari),
            laporan_belum_dimulai(orang, hari),
            pengukuran_belum_dimulai(orang, hari),
            _masalah(orang, hari),
            _tindak_lanjut(orang, hari),
            _konfirmasi(orang, hari),
            _notulen(orang, kini),
            _rapat(orang, kini),
        ]
    )


def _rencana(orang: Pengguna, hari: date) -> Jenis:
    semua = tugas_dari(orang, hari)
    isi = [
        Tindakan(
            PERINTAH_RENCANA[Status(t.rencana.status)],
            str(t.rencana),
            reverse("rencana_aksi:rencana", args=[t.rencana.pk]),
            t.terlambat,
            t.hari,
        )
        for t in semua[:PER_JENIS]
    ]
    return Jenis("rencana aksi", isi, len(semua), reverse("rencana_aksi:tugas"))


def _rencana_belum(orang: Pengguna, hari: date) -> Jenis:
    semua = sorted(belum_dimulai(orang, hari), key=lambda b: -b.terlambat)
    url = reverse("rencana_aksi:tugas")
    isi = [
        Tindakan(
            "Mulai", f"Rencana aksi {b.unit} {b.periode.tahun}", url, b.terlambat, keterangan="belum dimulai"
        )
        for b in semua[:PER_JENIS]
    ]
    return Jenis("rencana aksi yang belum dimulai", isi, len(semua), url)


def _jenis(nama: str, daftar: QuerySet[Any], isi: list[Tindakan], url: str) -> Jenis:
    """Return a kind of which `isi` are the first; it is counted only where there may be more."""
    return Jenis(nama, isi, daftar.count() if len(isi) == PER_JENIS else len(isi), url)


def _masalah(orang: Pengguna, hari: date) -> Jenis:
    """Return the undecided problems at the levels at which the person decides."""
    daftar = Permasalahan.objects.filter(_setingkat(orang), status=StatusMasalah.TERBUKA).order_by(
        "tenggat", "pk"
    )
    isi = [
        Tindakan(
            "Selesaikan permasalahan",
            str(m),
            reverse("monev:masalah", args=[m.pk]),
            max(0, (hari - m.tenggat).days),
            (hari - timezone.localdate(m.sejak)).days,
        )
        for m in daftar[:PER_JENIS]
    ]
    return _jenis("permasalahan", daftar, isi, f"{reverse('monev:daftar_masalah')}?status=terbuka")


def _tindak_lanjut(orang: Pengguna, hari: date) -> Jenis:
    daftar = TindakLanjut.objects.ditangani_oleh(orang).filter(status=StatusTindakLanjut.BERJALAN)
    daftar = daftar.order_by("tenggat", "pk")
    isi = [
        Tindakan(
            "Kerjakan tindak lanjut",
            str(t),
            reverse("monev:tindak_lanjut", args=[t.pk]),
            max(0, (hari - t.tenggat).days),
            (t.tenggat >= hari) * (hari - t.tenggat).days,
            keterangan=tulis_tenggat((t.tenggat - hari).days),
        )
        for t in daftar[:PER_JENIS]
    ]
    return _jenis("tindak lanjut", daftar, isi, f"{reverse('monev:daftar_tindak_lanjut')}?saya=on")


def _konfirmasi(orang: Pengguna, hari: date) -> Jenis:
    url = f"{reverse('monev:daftar_tindak_lanjut')}?status={StatusTindakLanjut.SELESAI}"
    if INSPEKTORAT not in kode_peran(orang):
        return Jenis("tindak lanjut", [], 0, url)
    daftar = TindakLanjut.objects.filter(status=StatusTindakLanjut.SELESAI).order_by("tenggat", "pk")
    isi = [
        Tindakan(
            "Konfirmasi tindak lanjut",
            str(t),
            reverse("monev:tindak_lanjut", args=[t.pk]),
            hari=max(0, (hari - t.tenggat).days),
            keterangan="dinyatakan selesai",
        )
        for t in daftar[:PER_JENIS]
    ]
    return _jenis("tindak lanjut yang menunggu konfirmasi", daftar, isi, url)


def _setingkat(orang: Pengguna) -> Q:
    """Return the condition that something lies with a person: with their unit, their pokja, or the pleno."""
    syarat = Q(tingkat=Tingkat.PD, perangkat_daerah__in=unit_berperan(orang, PERAN_UNIT))
    pokja = {t.pokja_id for t in penugasan_dari(orang) if t.peran.kode == TIM_PELAKSANA}
    if pokja:
        syarat |= Q(tingkat=Tingkat.KOTA)
        syarat |= Q(tingkat=Tingkat.POKJA) if None in pokja else Q(tingkat=Tingkat.POKJA, pokja__in=pokja)
    return syarat


def _notulen(orang: Pengguna, kini: datetime) -> Jenis:
    """Return the meetings that are over and whose minutes are not finished."""
    daftar = Rapat.objects.filter(
        _setingkat(orang), status=StatusRapat.DIJADWALKAN, selesai__lt=kini
    ).order_by("selesai", "pk")
    isi = [
        Tindakan(
            "Selesaikan notulen",
            str(r),
            reverse("monev:rapat", args=[r.pk]),
            hari=(timezone.localdate(kini) - timezone.localdate(r.selesai)).days,
        )
        for r in daftar[:PER_JENIS]
    ]
    return _jenis("rapat tanpa notulen", daftar, isi, reverse("monev:daftar_rapat"))


def _rapat(orang: Pengguna, kini: datetime) -> Jenis:
    """Return the meetings to come that a person convenes or is invited to, the nearest first."""
    diundang = Q(pk__in=orang.undangan_rapat.values("rapat"))
    daftar = (
        Rapat.objects.filter(_setingkat(orang) | diundang)
        .filter(status=StatusRapat.DIJADWALKAN, selesai__gte=kini)
        .order_by("mulai", "pk")
    )
    isi = [
        Tindakan(
            "Hadiri rapat",
            str(r),
            reverse("monev:rapat", args=[r.pk]),
            hari=(timezone.localdate(kini) - timezone.localdate(r.mulai)).days,
            keterangan=f"{tulis_waktu(r.mulai)}{f', {r.tempat}' if r.tempat else ''}",
        )
        for r in daftar[:PER_JENIS]
    ]
    return _jenis("rapat yang akan datang", daftar, isi, reverse("monev:daftar_rapat"))
