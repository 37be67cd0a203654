"""Writes to monthly reports: begun with last month's figures, filled in item by item, or from a spreadsheet."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from monev.models import Kemajuan, LaporanBulanan, Periode, Tingkat
from monev.models.kalender import JenisPeriode
from monev.permissions import aturan
from monev.queries.kemajuan import (
    BatasLaporan,
    batas_laporan,
    laporan_selingkup,
    pastikan_dapat_diisi,
    versi_kemajuan,
)
from monev.services.alur import alamatkan, kunci
from monev.spreadsheet.isian import BIDANG, Galat, Isian, periksa
from monev.workflow import LAPORAN_BULANAN, Pelaku
from organisasi.models import Pengguna
from rencana_aksi.models import RencanaAksi
from rencana_aksi.services.alur import kunci as kunci_rencana
from rencana_aksi.workflow import Status
from roadmap.services.isi import Basi, pastikan_terkini


class LaporanDitolak(Exception):
    """A report cannot be begun as asked; the message says why."""


class IsianDitolak(Exception):
    """What was typed of an item is refused; `galat` says why, by field."""

    def __init__(self, galat: Galat) -> None:
        super().__init__(" ".join(galat.values()))
        self.galat = galat


@transaction.atomic
def mulai_laporan(
    *, rencana: RencanaAksi, periode: Periode, oleh: Pengguna, kini: datetime
) -> tuple[LaporanBulanan, bool]:
    """Return the report of a plan's unit for a month, and whether it came new.

    A new one has a row for each item of the plan, filled with the figures of the unit's report before it (items keep
    their key through revisions). Raises TidakBerwenang, LaporanDitolak (no set plan, no month of its year) and
    Terkunci (period).
    """
    terkini = kunci_rencana(rencana)
    calon = LaporanBulanan(
        rencana=terkini,
        periode=periode,
        tingkat=Tingkat.KOTA if terkini.kota else Tingkat.PD,
        perangkat_daerah=terkini.perangkat_daerah,
    )
    aturan(Pelaku.PENYUSUN, calon).pastikan(oleh, calon)
    if ada := laporan_selingkup(calon).filter(periode=periode).first():
        return ada, False
    _pastikan_cocok(terkini, periode)
    periode.pastikan_terbuka(timezone.localdate(kini))
    calon._history_user = oleh  # type: ignore[attr-defined]
    calon.save()
    _isi_awal(calon, oleh)
    return calon, True


def _pastikan_cocok(rencana: RencanaAksi, periode: Periode) -> None:
    if rencana.status != Status.DITETAPKAN:
        raise LaporanDitolak(
            f"{rencana} berstatus {rencana.get_status_display()}. Laporan dimulai setelah rencana ditetapkan."
        )
    cocok = periode.road_map_id == rencana.periode.road_map_id and periode.tahun == rencana.periode.tahun
    if periode.jenis != JenisPeriode.BULAN or not cocok:
        raise LaporanDitolak(f"{periode} bukan bulan dari {rencana}.")


def _isi_awal(laporan: LaporanBulanan, oleh: Pengguna) -> None:
    batas = batas_laporan(laporan)
    daftar = []
    for butir in laporan.rencana.butir.order_by("nomor", "pk"):
        satu = Kemajuan(laporan=laporan, butir=butir)
        awal, lalu = batas.untuk(satu), batas.lalu.get(butir.kunci, {})
        satu.fisik, satu.volume, satu.anggaran = awal.fisik, awal.volume, awal.anggaran
        satu.kendala, satu.langkah = lalu.get("kendala", ""), lalu.get("langkah", "")
        daftar.append(satu)
    bulk_create_with_history(daftar, Kemajuan, default_user=oleh)


def kunci_untuk_diisi(laporan: LaporanBulanan, oleh: Pengguna, kini: datetime) -> LaporanBulanan:
    """Lock a report that may be filled in now; raises TidakBerwenang and Terkunci."""
    terkini = kunci(laporan)
    pastikan_dapat_diisi(terkini, oleh, timezone.localdate(kini))
    return terkini


@transaction.atomic
def simpan_kemajuan(
    *, kemajuan: Kemajuan, isian: Isian, oleh: Pengguna, kini: datetime, versi_dibuka: str | None = None
) -> bool:
    """Save what is said of an item, and return whether anything changed.

    `versi_dibuka` is the mark (`riwayat.queries.versi`) that the person saw; raises Basi where the row has changed
    since, IsianDitolak, TidakBerwenang and Terkunci.
    """
    laporan = kunci_untuk_diisi(kemajuan.laporan, oleh, kini)
    terkini = Kemajuan.objects.select_related("butir").get(pk=kemajuan.pk)
    pastikan_terkini(versi_dibuka, terkini)
    _pastikan_benar(isian, batas_laporan(laporan), terkini)
    if not _terapkan(terkini, isian):
        return False
    terkini._history_user = oleh  # type: ignore[attr-defined]
    terkini.save()
    return True


def simpan_banyak(
    *, laporan: LaporanBulanan, perubahan: Iterable[tuple[Kemajuan, Isian, str]], oleh: Pengguna
) -> int:
    """Save what is said of several items of a locked report (`kunci_untuk_diisi`), and return how many changed.

    Each comes with the mark that was seen of it; raises Basi and IsianDitolak, for the caller to undo everything.
    """
    batas = batas_laporan(laporan)
    diminta = {k.pk: (isian, tanda) for k, isian, tanda in perubahan}
    daftar = list(Kemajuan.objects.filter(laporan=laporan, pk__in=diminta).select_related("butir"))
    tanda_kini = versi_kemajuan(laporan)
    berubah = []
    for satu in daftar:
        isian, tanda = diminta[satu.pk]
        if tanda_kini.get(satu.pk, "") != tanda:
            raise Basi(None)
        _pastikan_benar(isian, batas, satu)
        if _terapkan(satu, isian):
            berubah.append(satu)
    bulk_update_with_history(berubah, Kemajuan, list(BIDANG), default_user=oleh)
    return len(berubah)


def _pastikan_benar(isian: Isian, batas: BatasLaporan, kemajuan: Kemajuan) -> None:
    if galat := periksa(isian, batas.untuk(kemajuan)):
        raise IsianDitolak(galat)


def _terapkan(kemajuan: Kemajuan, isian: Isian) -> bool:
    """Take over what is said, and return whether it differs from before."""
    berubah = False
    for nama in BIDANG:
        nilai: Decimal | str | None = getattr(isian, nama)
        if getattr(kemajuan, nama) != nilai:
            setattr(kemajuan, nama, nilai)
            berubah = True
    return berubah


alamatkan(LAPORAN_BULANAN.nama, lambda laporan: reverse("monev:laporan", args=[laporan.pk]))
