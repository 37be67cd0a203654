"""What the minutes of a meeting choose from: who writes them, which problems they answer, who follows up."""

from django.db.models import Q
from django.utils import timezone

from monev.models import Permasalahan, Rapat, Tingkat
from monev.models.dasar import PERAN_KOTA, PERAN_UNIT
from monev.queries.rapat_agenda import masalah_terbuka
from monev.queries.rapat_isi import IsiRapat
from organisasi.models import Pengguna, PerangkatDaerah


def notulis_mungkin(rapat: Rapat, isi: IsiRapat, orang: Pengguna) -> dict[int, str]:
    """Return by key who may have written the minutes: who wrote them, who writes now, who takes part."""
    ada = {p.pengguna_id: p.nama for p in isi.peserta if p.pengguna_id is not None}
    if rapat.notulis is not None:
        ada[rapat.notulis.pk] = str(rapat.notulis)
    return {orang.pk: str(orang)} | ada


def masalah_mungkin(rapat: Rapat, isi: IsiRapat) -> list[Permasalahan]:
    """Return the problems that a decision may answer: those of the agenda and of decisions, and the open ones."""
    semua = [*(a.permasalahan_id for a in isi.agenda), *(k.permasalahan_id for k in isi.keputusan)]
    kunci = {satu for satu in semua if satu is not None}
    terbuka = masalah_terbuka(rapat).values("pk")
    daftar = Permasalahan.objects.filter(Q(pk__in=kunci) | Q(pk__in=terbuka))
    return list(daftar.order_by("tenggat", "pk"))


def unit_mungkin(rapat: Rapat) -> list[PerangkatDaerah]:
    """Return the units that may be given a follow-up: a unit's meeting gives them to itself."""
    if rapat.perangkat_daerah is not None:
        return [rapat.perangkat_daerah]
    return list(PerangkatDaerah.objects.aktif_pada(timezone.localdate(rapat.mulai)).order_by("nama", "pk"))


def orang_mungkin(rapat: Rapat) -> list[Pengguna]:
    """Return the people who may be given a follow-up: of the unit whose meeting it is, else who takes part."""
    if rapat.tingkat == Tingkat.PD:
        milik = Q(
            penugasan__perangkat_daerah=rapat.perangkat_daerah_id, penugasan__peran__kode__in=PERAN_UNIT
        )
    else:
        milik = Q(undangan_rapat__rapat=rapat, penugasan__peran__kode__in=PERAN_KOTA | PERAN_UNIT)
    return list(Pengguna.objects.filter(milik, is_active=True).order_by("nama", "pk").distinct())
