"""Meetings: convened, changed, cancelled; who is invited is told. Taking part and minutes stand beside this."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from monev.models import Rapat, StatusRapat, Terkunci
from monev.permissions import aturan
from monev.undangan import rincian_jadwal
from monev.workflow import Pelaku
from organisasi.models import Pengguna
from organisasi.services.pemberitahuan import beri_tahu
from roadmap.services.isi import pastikan_terkini
from tampilan.angka import tulis_waktu

JADWAL = ("mulai", "selesai", "tempat", "tautan")
"""What participants must know of at once when it changes."""


class RapatDitolak(Exception):
    """The meeting cannot be taken further as it stands; the message says what is missing."""


def kunci_rapat(rapat: Rapat, oleh: Pengguna) -> Rapat:
    """Lock a meeting until the transaction ends, and return it as it is now.

    Raises TidakBerwenang (not of those who convene it) and Terkunci (finished or cancelled).
    """
    terkunci = Rapat.objects.select_for_update(of=("self",))
    terkini = terkunci.select_related("road_map", "perangkat_daerah", "pokja").get(pk=rapat.pk)
    aturan(Pelaku.PENYUSUN, terkini).pastikan(oleh, terkini)
    if terkini.status != StatusRapat.DIJADWALKAN:
        keadaan = terkini.get_status_display().lower()
        raise Terkunci(f"Rapat “{terkini}” sudah {keadaan}; isinya tidak dapat diubah.")
    return terkini


def pastikan_dimulai(rapat: Rapat, kini: datetime) -> None:
    """Raise RapatDitolak where a meeting lies in the future: nobody came and nothing was decided yet."""
    if kini < rapat.mulai:
        raise RapatDitolak(
            f"Rapat ini baru dimulai {tulis_waktu(rapat.mulai)}; kehadiran dan notulen diisi sesudah itu."
        )


def simpan(rapat: Rapat, oleh: Pengguna) -> None:
    """Save a locked meeting with who changed it."""
    rapat._history_user = oleh  # type: ignore[attr-defined]  # a command has no request
    rapat.save()


@transaction.atomic
def buat_rapat(*, rapat: Rapat, oleh: Pengguna, kini: datetime) -> Rapat:
    """Convene a meeting; the same one (level, title, time) sent twice is made once.

    Raises TidakBerwenang and ValidationError.
    """
    aturan(Pelaku.PENYUSUN, rapat).pastikan(oleh, rapat)
    type(rapat.road_map).objects.select_for_update().get(pk=rapat.road_map_id)
    kembar = Rapat.objects.filter(
        road_map=rapat.road_map_id,
        tingkat=rapat.tingkat,
        perangkat_daerah=rapat.perangkat_daerah_id,
        pokja=rapat.pokja_id,
        judul=rapat.judul,
        mulai=rapat.mulai,
        status=StatusRapat.DIJADWALKAN,
    ).first()
    if kembar is not None:
        return kembar
    rapat.full_clean()
    simpan(rapat, oleh)
    return rapat


@transaction.atomic
def ubah_rapat(*, rapat: Rapat, oleh: Pengguna, kini: datetime, versi_dibuka: str | None = None) -> Rapat:
    """Save what was typed of a meeting that is still to be held; who was invited hears of another time or place.

    Raises TidakBerwenang, Terkunci, Basi and ValidationError.
    """
    terkini = kunci_rapat(rapat, oleh)
    pastikan_terkini(versi_dibuka, terkini)
    berpindah = any(getattr(terkini, bidang) != getattr(rapat, bidang) for bidang in JADWAL)
    for bidang in ("judul", "jenis", *JADWAL):
        setattr(terkini, bidang, getattr(rapat, bidang))
    terkini.full_clean()
    simpan(terkini, oleh)
    if berpindah and terkini.diundang_pada:
        kabari_peserta(
            terkini,
            jenis="rapat-berubah",
            kunci=f"rapat-berubah:{terkini.pk}:{kini:%Y%m%d%H%M%S}",
            judul=f"Jadwal rapat berubah: {terkini.judul}",
            isi=f"Rapat kini {rincian_jadwal(terkini)}.",
            oleh=oleh,
            kini=kini,
        )
    return terkini


@transaction.atomic
def batalkan(
    *, rapat: Rapat, alasan: str, oleh: Pengguna, kini: datetime, versi_dibuka: str | None = None
) -> Rapat:
    """Cancel a meeting with a reason; who was invited is told.

    Raises TidakBerwenang, Terkunci, Basi, and RapatDitolak where it has decided something or no reason is given.
    """
    terkini = kunci_rapat(rapat, oleh)
    pastikan_terkini(versi_dibuka, terkini)
    if not alasan.strip():
        raise RapatDitolak("Tulis alasan membatalkan rapat.")
    if terkini.keputusan.exists():
        raise RapatDitolak(
            "Rapat ini sudah mempunyai keputusan; rapat yang sudah memutuskan tidak dapat dibatalkan."
        )
    terkini.status, terkini.alasan_batal = StatusRapat.DIBATALKAN, alasan.strip()
    simpan(terkini, oleh)
    kabari_peserta(
        terkini,
        jenis="rapat-batal",
        kunci=f"rapat-batal:{terkini.pk}",
        judul=f"Rapat dibatalkan: {terkini.judul}",
        isi=f"Rapat {tulis_waktu(terkini.mulai)} dibatalkan. Alasan: {terkini.alasan_batal}",
        oleh=oleh,
        kini=kini,
    )
    return terkini


def kabari_peserta(
    rapat: Rapat, *, jenis: str, kunci: str, judul: str, isi: str, oleh: Pengguna, kini: datetime
) -> int:
    """Tell those with an account among who was invited, save the one who acts; return how many they are."""
    orang = Pengguna.objects.filter(undangan_rapat__rapat=rapat, is_active=True).exclude(pk=oleh.pk)
    penerima = list(orang.order_by("pk"))
    beri_tahu(
        penerima=penerima,
        jenis=jenis,
        kunci=kunci,
        judul=judul,
        isi=isi,
        alamat=alamat_rapat(rapat),
        kini=kini,
    )
    return len(penerima)


def alamat_rapat(rapat: Rapat) -> str:
    """Return the path of a meeting's page."""
    return reverse("monev:rapat", args=[rapat.pk])
