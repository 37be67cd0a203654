"""The deadlines of plans that are near or past, for whoever holds each plan."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from organisasi.models import PerangkatDaerah
from organisasi.pengingat import Pengingat
from rencana_aksi.models import RencanaAksi, TahunRencana
from rencana_aksi.queries.penerima import DaftarPemegang
from rencana_aksi.queries.tenggat import tenggat
from rencana_aksi.workflow import BERLAKU, Status, pemegang
from roadmap.workflow import Status as StatusRoadMap
from tampilan.angka import tulis_tanggal, tulis_tenggat

DEKAT = (1, 7)
"""Days before a deadline at which people are reminded; a day on which nobody asked is made up for."""


def pengingat_tenggat(pada: datetime) -> list[Pengingat]:
    """Return what is near or past at `pada`, once for each state and deadline; a constant number of queries."""
    hari_ini = timezone.localdate(pada)
    tahun = list(TahunRencana.objects.filter(road_map__status=StatusRoadMap.BERLAKU).order_by("tahun", "pk"))
    tahun = [t for t in tahun if t.tenggat_pengajuan or t.tenggat_verifikasi or t.tenggat_penetapan]
    if not tahun:
        return []
    orang = DaftarPemegang()
    semua = list(RencanaAksi.objects.filter(periode__in=tahun).select_related("periode", "perangkat_daerah"))
    return [
        *_untuk_rencana([r for r in semua if r.status not in BERLAKU], orang, hari_ini),
        *_belum_dimulai([t for t in tahun if t.dibuka], semua, orang, hari_ini),
    ]


def _untuk_rencana(
    daftar: Iterable[RencanaAksi], orang: DaftarPemegang, hari_ini: date
) -> Iterator[Pengingat]:
    for rencana in daftar:
        akhir = tenggat(rencana.periode, rencana)
        tahap = _tahap(akhir, hari_ini)
        if akhir is None or not tahap:
            continue
        siapa = pemegang(rencana.status, kota=rencana.kota)
        yield Pengingat(
            penerima=orang.cari(siapa, rencana.perangkat_daerah_id),
            jenis="rencana-tenggat",
            kunci=f"rencana-tenggat:{rencana.pk}:{rencana.status}:{akhir}:{tahap}",
            judul=_judul(str(rencana), akhir, hari_ini),
            isi=f"Rencana berstatus {rencana.get_status_display()} dan menunggu Anda. Tenggat: {tulis_tanggal(akhir)}.",
            alamat=reverse("rencana_aksi:rencana", args=[rencana.pk]),
        )


def _belum_dimulai(
    tahun: list[TahunRencana], semua: list[RencanaAksi], orang: DaftarPemegang, hari_ini: date
) -> Iterator[Pengingat]:
    """Remind those who have no plan yet: every unit, and Tim Pelaksana of the city's."""
    ada = {(r.periode_id, r.perangkat_daerah_id) for r in semua}
    unit: list[PerangkatDaerah | None] = [
        None,
        *PerangkatDaerah.objects.aktif_pada(hari_ini).order_by("nama", "pk"),
    ]
    for periode in tahun:
        akhir = tenggat(periode, None)
        tahap = _tahap(akhir, hari_ini)
        if akhir is None or not tahap:
            continue
        for pd in unit:
            pk = pd.pk if pd else None
            if (periode.pk, pk) not in ada:
                yield Pengingat(
                    penerima=orang.cari(pemegang(Status.DRAF, kota=pd is None), pk),
                    jenis="rencana-tenggat",
                    kunci=f"rencana-tenggat:belum:{periode.pk}:{pk or 'kota'}:{akhir}:{tahap}",
                    judul=_judul(f"Rencana aksi {pd or 'Kota'} {periode.tahun}", akhir, hari_ini),
                    isi=f"Rencana ini belum dimulai. Tenggat pengajuan: {tulis_tanggal(akhir)}.",
                    alamat=reverse("rencana_aksi:tugas"),
                )


def _tahap(akhir: date | None, hari_ini: date) -> str:
    """Return which reminder of a deadline is due; empty where none."""
    if akhir is None:
        return ""
    sisa = (akhir - hari_ini).days
    if sisa < 0:
        return "lewat"
    return next((str(hari) for hari in DEKAT if sisa <= hari), "")


def _judul(nama: str, akhir: date, hari_ini: date) -> str:
    sisa = (akhir - hari_ini).days
    return f"{nama}{' ' if sisa < 0 else ': '}{tulis_tenggat(sisa)}"
