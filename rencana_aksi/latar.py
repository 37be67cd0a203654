"""Background jobs of large spreadsheets: read one, apply one; each can be watched and stopped."""

from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django_tasks import task

from berkas.unggahan import BerkasDitolak
from organisasi.models import Pengguna
from rencana_aksi.models import RencanaTerkunci, StatusUnggahan, Unggahan
from rencana_aksi.services.impor import ImporDitolak, IsiBerubah
from rencana_aksi.services.kemajuan import Dibatalkan, lapor, mulai
from rencana_aksi.services.unggahan import (
    SudahSelesai,
    catat_gagal,
    hasil_baca,
    tandai_di_latar,
    terapkan_unggahan,
)

SELESAI_DIBACA = 95  # percent of a job that only reads


def mulai_baca(unggahan: Unggahan, oleh: Pengguna) -> None:
    """Let a job read an upload; its preview is ready when the job is done."""
    mulai(unggahan.kunci)
    with transaction.atomic():
        tandai_di_latar(unggahan=unggahan, status=StatusUnggahan.DIBACA, oleh=oleh)
        transaction.on_commit(lambda: baca_di_latar.enqueue(unggahan.kunci.hex, oleh.pk))


def mulai_terapkan(
    unggahan: Unggahan, oleh: Pengguna, *, sidik: str, lewati_ditolak: bool, hapus_hilang: bool
) -> None:
    """Let a job apply an upload as the preview with fingerprint `sidik` showed it."""
    mulai(unggahan.kunci)
    with transaction.atomic():
        tandai_di_latar(unggahan=unggahan, status=StatusUnggahan.MENERAPKAN, oleh=oleh)
        argumen = (unggahan.kunci.hex, oleh.pk, sidik, lewati_ditolak, hapus_hilang)
        transaction.on_commit(lambda: terapkan_di_latar.enqueue(*argumen))


@task()
def baca_di_latar(kunci: str, oleh: int) -> None:
    """Read an upload so that its preview shows at once."""
    unggahan, pengguna = _muat(kunci, oleh)
    if unggahan.status != StatusUnggahan.DIBACA:
        return
    try:
        hasil_baca(unggahan, partial(lapor, unggahan.kunci), sampai=SELESAI_DIBACA)
        tandai_di_latar(unggahan=unggahan, status=StatusUnggahan.PRATINJAU, oleh=pengguna)
    except (Dibatalkan, SudahSelesai):
        return
    except (BerkasDitolak, RencanaTerkunci, PermissionDenied) as galat:
        catat_gagal(unggahan=unggahan, pesan=str(galat), status=StatusUnggahan.GAGAL)
    except Exception:
        catat_gagal(unggahan=unggahan, pesan=_TAK_TERDUGA, status=StatusUnggahan.GAGAL)
        raise


@task()
def terapkan_di_latar(kunci: str, oleh: int, sidik: str, lewati_ditolak: bool, hapus_hilang: bool) -> None:
    """Apply an upload, whole or not at all."""
    unggahan, pengguna = _muat(kunci, oleh)
    if unggahan.status != StatusUnggahan.MENERAPKAN:
        return
    try:
        terapkan_unggahan(
            unggahan=unggahan,
            sidik=sidik,
            oleh=pengguna,
            lewati_ditolak=lewati_ditolak,
            hapus_hilang=hapus_hilang,
            lapor=partial(lapor, unggahan.kunci),
        )
        lapor(unggahan.kunci, 100, "Selesai")
    except (Dibatalkan, SudahSelesai):
        return
    except (BerkasDitolak, RencanaTerkunci, PermissionDenied, IsiBerubah, ImporDitolak) as galat:
        catat_gagal(unggahan=unggahan, pesan=str(galat), status=StatusUnggahan.PRATINJAU)
    except Exception:
        catat_gagal(unggahan=unggahan, pesan=_TAK_TERDUGA, status=StatusUnggahan.PRATINJAU)
        raise


_TAK_TERDUGA = "Pekerjaan terhenti karena galat yang tidak terduga. Tidak ada yang tersimpan; silakan ulangi."


def _muat(kunci: str, oleh: int) -> tuple[Unggahan, Pengguna]:
    unggahan = Unggahan.objects.select_related(
        "rencana__periode__road_map", "rencana__perangkat_daerah", "oleh"
    ).get(kunci=UUID(hex=kunci))
    return unggahan, Pengguna.objects.get(pk=oleh)
