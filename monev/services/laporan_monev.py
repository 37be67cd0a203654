"""Monev reports: started, worded, frozen with their files when they are set, and followed by a new version."""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from berkas.simpanan import Simpanan
from monev.models import BentukLaporan, BerkasLaporan, LaporanMonev, Periode
from monev.permissions import aturan
from monev.queries.potret import potret_laporan, sidik_potret
from monev.services.alur import akibatkan, alamatkan, alihkan_oleh_sistem, kunci
from monev.terbitan import TULIS, naskah_ditetapkan
from monev.workflow import LAPORAN_MONEV, Pelaku, PeralihanDitolak, Status
from organisasi.models import Pengguna, PerangkatDaerah, Pokja
from roadmap.services.isi import pastikan_terkini

SIMPANAN = Simpanan("laporan-monev")


class BerkasRusak(Exception):
    """A kept file is gone or no longer what it was; the message says so."""


def mulai_laporan_monev(
    *,
    periode: Periode,
    tingkat: str,
    oleh: Pengguna,
    kini: datetime,
    perangkat_daerah: PerangkatDaerah | None = None,
    pokja: Pokja | None = None,
) -> LaporanMonev:
    """Start the report of a period, or return its newest version where there is one.

    Raises TidakBerwenang, and Terkunci where the period is locked or has not begun.
    """
    baru = LaporanMonev(
        periode=periode,
        tingkat=tingkat,
        perangkat_daerah=perangkat_daerah,
        pokja=pokja,
        diajukan_oleh=oleh,
        diajukan_pada=kini,
        sejak=kini,
    )
    aturan(Pelaku.PENYUSUN, baru).pastikan(oleh, baru)
    if ada := _terbaru(baru):
        return ada
    periode.pastikan_terbuka(timezone.localdate(kini))
    baru.clean()
    baru._history_user = oleh  # type: ignore[attr-defined]  # a command has no request
    try:
        with transaction.atomic():
            baru.save()
    except IntegrityError:  # pressed twice, or two people at once
        ada = _terbaru(baru)
        if ada is None:
            raise
        return ada
    return baru


def _terbaru(laporan: LaporanMonev) -> LaporanMonev | None:
    lingkup = {
        "periode": laporan.periode,
        "tingkat": laporan.tingkat,
        "perangkat_daerah": laporan.perangkat_daerah,
        "pokja": laporan.pokja,
    }
    return LaporanMonev.objects.filter(**lingkup).order_by("-versi").first()


@transaction.atomic
def simpan_laporan_monev(
    *, laporan: LaporanMonev, oleh: Pengguna, kini: datetime, versi_dibuka: str | None = None
) -> LaporanMonev:
    """Save the words of a draft (`pengantar`, `simpulan`); raises TidakBerwenang, Terkunci and Basi."""
    terkini = kunci(laporan)
    aturan(Pelaku.PENYUSUN, terkini).pastikan(oleh, terkini)
    terkini.pastikan_dapat_disunting()
    terkini.periode.pastikan_terbuka(timezone.localdate(kini))
    pastikan_terkini(versi_dibuka, terkini)
    terkini.pengantar, terkini.simpulan = laporan.pengantar.strip(), laporan.simpulan.strip()
    terkini._history_user = oleh  # type: ignore[attr-defined]
    terkini.save()
    return terkini


@transaction.atomic
def buat_revisi(*, laporan: LaporanMonev, alasan: str, oleh: Pengguna, kini: datetime) -> LaporanMonev:
    """Start a new version of a set report, with its words and a reason; the old one stays as it is.

    Pressed twice it is started once. Raises TidakBerwenang, PeralihanDitolak (not the version in force, no reason) and
    Terkunci (period).
    """
    lama = kunci(laporan)
    aturan(Pelaku.PENYUSUN, lama).pastikan(oleh, lama)
    if ada := LaporanMonev.objects.filter(revisi_dari=lama, status=Status.DRAF).first():
        return ada
    if lama.status != Status.DITETAPKAN:
        raise PeralihanDitolak(f"{lama} berstatus {lama.nama_status}; hanya yang ditetapkan dapat direvisi.")
    lama.periode.pastikan_terbuka(timezone.localdate(kini))
    if not alasan.strip():
        raise PeralihanDitolak("Tulis alasan membuat versi baru.")
    baru = LaporanMonev(
        periode=lama.periode,
        tingkat=lama.tingkat,
        perangkat_daerah=lama.perangkat_daerah,
        pokja=lama.pokja,
        versi=lama.versi + 1,
        revisi_dari=lama,
        alasan_revisi=alasan.strip(),
        pengantar=lama.pengantar,
        simpulan=lama.simpulan,
        diajukan_oleh=oleh,
        diajukan_pada=kini,
        sejak=kini,
    )
    baru._history_user = oleh  # type: ignore[attr-defined]
    baru.save()
    return baru


# Setting


def bekukan(laporan: LaporanMonev, oleh: Pengguna, kini: datetime) -> None:
    """Freeze a report that is being set: its numbers, their hash, and its files; the version before gives way."""
    laporan.potret = potret_laporan(laporan, kini, ditetapkan_oleh=oleh)
    laporan.sidik = sidik_potret(laporan.potret)
    naskah = naskah_ditetapkan(laporan.potret, laporan.sidik)
    for bentuk in BentukLaporan:
        _simpan_berkas(laporan, bentuk, TULIS[bentuk](naskah), oleh)
    if laporan.revisi_dari_id is not None:
        lama = kunci(LaporanMonev(pk=laporan.revisi_dari_id))
        alihkan_oleh_sistem(
            dokumen=lama,
            peralihan=LAPORAN_MONEV.langkah("gantikan"),
            oleh=oleh,
            kini=kini,
            catatan=laporan.alasan_revisi,
        )


def _simpan_berkas(laporan: LaporanMonev, bentuk: BentukLaporan, isi: bytes, oleh: Pengguna) -> None:
    berkas = BerkasLaporan(
        laporan=laporan,
        bentuk=bentuk,
        letak=SIMPANAN.titipkan(isi),
        besar=len(isi),
        sidik=hashlib.sha256(isi).hexdigest(),
    )
    berkas._history_user = oleh  # type: ignore[attr-defined]
    berkas.save()


def isi_berkas(berkas: BerkasLaporan) -> bytes:
    """Return the bytes of a kept file; raises BerkasRusak where they are gone or have changed."""
    isi = SIMPANAN.ambil(berkas.letak)
    if isi is None or hashlib.sha256(isi).hexdigest() != berkas.sidik:
        raise BerkasRusak(
            f"{berkas} tidak ditemukan utuh di penyimpanan. "
            "Hubungi Administrator; berkas dapat dipulihkan dari cadangan."
        )
    return isi


def alamat_laporan_monev(laporan: LaporanMonev) -> str:
    """Return the address of a report's page."""
    return reverse("monev:laporan_monev", args=[laporan.pk])


akibatkan(LAPORAN_MONEV.nama, "tetapkan", bekukan)
alamatkan(LAPORAN_MONEV.nama, alamat_laporan_monev)
