"""Evaluations: started with the figures of the semester, refreshed, worded; what they recommend becomes follow-ups."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from monev.models import Evaluasi, Periode, Rekomendasi, Terkunci
from monev.permissions import aturan
from monev.queries.potret import potret_evaluasi
from monev.services.alur import akibatkan, alamatkan, kunci
from monev.services.tindak_lanjut import buat_tindak_lanjut
from monev.workflow import EVALUASI, Pelaku, PeralihanDitolak
from monev.workflow_masalah import MasalahDitolak
from organisasi.models import Pengguna, PerangkatDaerah, Pokja
from roadmap.services.isi import pastikan_ada, pastikan_terkini


def mulai_evaluasi(
    *,
    periode: Periode,
    tingkat: str,
    oleh: Pengguna,
    kini: datetime,
    perangkat_daerah: PerangkatDaerah | None = None,
    pokja: Pokja | None = None,
) -> Evaluasi:
    """Start the evaluation of a semester with its figures, or return the one there is.

    Raises TidakBerwenang, and Terkunci where the semester is locked or has not begun.
    """
    baru = Evaluasi(
        periode=periode, tingkat=tingkat, perangkat_daerah=perangkat_daerah, pokja=pokja, sejak=kini
    )
    aturan(Pelaku.PENYUSUN, baru).pastikan(oleh, baru)
    if ada := _ada(baru):
        return ada
    periode.pastikan_terbuka(timezone.localdate(kini))
    baru.potret, baru.dipotret_pada = potret_evaluasi(baru, kini), kini
    baru.clean()
    baru._history_user = oleh  # type: ignore[attr-defined]  # a command has no request
    try:
        with transaction.atomic():
            baru.save()
    except IntegrityError:  # pressed twice, or two people at once
        ada = _ada(baru)
        if ada is None:
            raise
        return ada
    return baru


def _ada(evaluasi: Evaluasi) -> Evaluasi | None:
    return Evaluasi.objects.filter(
        periode=evaluasi.periode,
        tingkat=evaluasi.tingkat,
        perangkat_daerah=evaluasi.perangkat_daerah,
        pokja=evaluasi.pokja,
    ).first()


@transaction.atomic
def segarkan(*, evaluasi: Evaluasi, oleh: Pengguna, kini: datetime) -> Evaluasi:
    """Take the figures anew while it is a draft; raises TidakBerwenang and Terkunci."""
    terkini = _kunci_untuk_disunting(evaluasi, oleh, kini)
    terkini.potret, terkini.dipotret_pada = potret_evaluasi(terkini, kini), kini
    terkini._history_user = oleh  # type: ignore[attr-defined]
    terkini.save()
    return terkini


@transaction.atomic
def simpan_analisis(
    *, evaluasi: Evaluasi, oleh: Pengguna, kini: datetime, versi_dibuka: str | None = None
) -> Evaluasi:
    """Save the analysis; raises TidakBerwenang, Terkunci and Basi."""
    terkini = _kunci_untuk_disunting(evaluasi, oleh, kini)
    pastikan_terkini(versi_dibuka, terkini)
    terkini.analisis = evaluasi.analisis.strip()
    terkini._history_user = oleh  # type: ignore[attr-defined]
    terkini.save()
    return terkini


def _kunci_untuk_disunting(evaluasi: Evaluasi, oleh: Pengguna, kini: datetime) -> Evaluasi:
    terkini = kunci(evaluasi)
    aturan(Pelaku.PENYUSUN, terkini).pastikan(oleh, terkini)
    terkini.pastikan_dapat_disunting()
    terkini.periode.pastikan_terbuka(timezone.localdate(kini))
    return terkini


# Recommendations


@transaction.atomic
def simpan_rekomendasi(
    *, rekomendasi: Rekomendasi, oleh: Pengguna, kini: datetime, versi_dibuka: str | None = None
) -> Rekomendasi:
    """Save a new or changed recommendation; the same words twice are one.

    Raises TidakBerwenang, Terkunci (state, period, or it is followed up already), Basi, SudahDihapus and
    ValidationError by field.
    """
    _kunci_untuk_disunting(rekomendasi.evaluasi, oleh, kini)
    pastikan_ada(rekomendasi)
    lain = Rekomendasi.objects.filter(evaluasi=rekomendasi.evaluasi)
    if rekomendasi.pk:
        pastikan_terkini(versi_dibuka, rekomendasi)
        _pastikan_belum_ditindaklanjuti(rekomendasi)
    else:
        if sama := lain.filter(
            teks=rekomendasi.teks,
            tenggat=rekomendasi.tenggat,
            perangkat_daerah=rekomendasi.perangkat_daerah,
            pic=rekomendasi.pic,
        ).first():
            return sama
        rekomendasi.nomor = (lain.aggregate(m=Max("nomor"))["m"] or 0) + 1
    if rekomendasi.tenggat < timezone.localdate(kini):
        raise ValidationError({"tenggat": "Tenggat tidak boleh sebelum hari ini."})
    rekomendasi.full_clean()
    rekomendasi._history_user = oleh  # type: ignore[attr-defined]
    rekomendasi.save()
    return rekomendasi


@transaction.atomic
def hapus_rekomendasi(*, rekomendasi: Rekomendasi, oleh: Pengguna, kini: datetime) -> None:
    """Take a recommendation away; those after it move up. Raises TidakBerwenang and Terkunci."""
    _kunci_untuk_disunting(rekomendasi.evaluasi, oleh, kini)
    _pastikan_belum_ditindaklanjuti(rekomendasi)
    rekomendasi._history_user = oleh  # type: ignore[attr-defined]
    rekomendasi.delete()
    for nomor, satu in enumerate(Rekomendasi.objects.filter(evaluasi=rekomendasi.evaluasi), start=1):
        if satu.nomor != nomor:
            satu.nomor = nomor
            satu._history_user = oleh  # type: ignore[attr-defined]
            satu.save()


def _pastikan_belum_ditindaklanjuti(rekomendasi: Rekomendasi) -> None:
    if Rekomendasi.objects.filter(pk=rekomendasi.pk, tindak_lanjut__isnull=False).exists():
        raise Terkunci("Rekomendasi ini sudah menjadi tindak lanjut dan tidak dapat diubah.")


def tindak_lanjuti(evaluasi: Evaluasi, oleh: Pengguna, kini: datetime) -> None:
    """Make a follow-up of each recommendation of an evaluation that is being accepted, once."""
    daftar = evaluasi.rekomendasi.filter(tindak_lanjut__isnull=True)
    for satu in daftar.select_related("perangkat_daerah", "pic"):
        try:
            satu.tindak_lanjut = buat_tindak_lanjut(
                road_map=evaluasi.periode.road_map,
                uraian=satu.teks,
                tenggat=satu.tenggat,
                oleh=oleh,
                kini=kini,
                perangkat_daerah=satu.perangkat_daerah,
                pic=satu.pic,
            )
        except (ValidationError, MasalahDitolak) as galat:
            pesan = " ".join(galat.messages) if isinstance(galat, ValidationError) else str(galat)
            raise PeralihanDitolak(f"Rekomendasi {satu.nomor}: {pesan}") from galat
        satu._history_user = oleh  # type: ignore[attr-defined]
        satu.save()


def alamat_evaluasi(evaluasi: Evaluasi) -> str:
    """Return the address of an evaluation's page."""
    return reverse("monev:evaluasi", args=[evaluasi.pk])


akibatkan(EVALUASI.nama, "terima", tindak_lanjuti)
alamatkan(EVALUASI.nama, alamat_evaluasi)
