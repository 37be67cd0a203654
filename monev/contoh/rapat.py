"""Meetings of the sample: invited, held, minuted; those of the pleno decide on the problem that reached it."""

from datetime import date, timedelta

from monev.contoh.acak import pukul
from monev.models import JenisRapat, Permasalahan, Rapat
from monev.services.rapat import buat_rapat
from monev.services.rapat_notulen import (
    IsianKeputusan,
    IsianTindakLanjut,
    PokokAgenda,
    selesaikan,
    simpan_agenda,
    simpan_notulen,
)
from monev.services.rapat_peserta import Kehadiran, catat_hadir, undang
from organisasi.models import Pengguna, PerangkatDaerah, Pokja
from roadmap.models import RoadMap

NOTULEN = (
    "Rapat membahas kemajuan rencana aksi dan kendala yang dilaporkan.\n\n"
    "Peserta menyepakati langkah bulan berikutnya."
)


def muat_rapat(
    road_map: RoadMap,
    hari: date,
    judul: str,
    peserta: list[Pengguna],
    *,
    unit: PerangkatDaerah | None = None,
    pokja: Pokja | None = None,
    jenis: str = JenisRapat.KERJA,
    masalah: Permasalahan | None = None,
) -> Rapat:
    """Hold a meeting convened by the first of its participants; with a problem, decide on it."""
    oleh = peserta[0]
    rapat = Rapat(
        road_map=road_map,
        tingkat="pd" if unit else "pokja" if pokja else "kota",
        perangkat_daerah=unit,
        pokja=pokja,
        jenis=jenis,
        judul=judul,
        mulai=pukul(hari),
        selesai=pukul(hari, 11),
        tempat="Ruang rapat",
    )
    sebelum = pukul(hari - timedelta(days=3))
    rapat = buat_rapat(rapat=rapat, oleh=oleh, kini=sebelum)
    undang(rapat=rapat, pengguna=[o.pk for o in peserta], bebas=[], undangan="", oleh=oleh, kini=sebelum)
    pokok = PokokAgenda("Kemajuan rencana aksi")
    if masalah is not None:
        pokok = PokokAgenda(masalah.judul, permasalahan=masalah.pk)
    simpan_agenda(rapat=rapat, pokok=[pokok], oleh=oleh, kini=sebelum)
    sesudah = pukul(hari, 12)
    hadir = {p.pk: Kehadiran(hadir=True, keterangan="") for p in rapat.peserta.all()}
    catat_hadir(rapat=rapat, kehadiran=hadir, tambahan=[], oleh=oleh, kini=sesudah)
    keputusan = [_keputusan(masalah, hari)] if masalah is not None else []
    simpan_notulen(rapat=rapat, notulen=NOTULEN, keputusan=keputusan, oleh=oleh, kini=sesudah)
    return selesaikan(rapat=rapat, oleh=oleh, kini=pukul(hari, 13))


def _keputusan(masalah: Permasalahan, hari: date) -> IsianKeputusan:
    tindak = IsianTindakLanjut(
        uraian=f"Menyelesaikan: {masalah.judul}",
        tenggat=hari + timedelta(days=30),
        perangkat_daerah=masalah.perangkat_daerah,
    )
    teks = "Perangkat Daerah menyusun rencana penyelesaian dan melaporkannya setiap bulan."
    return IsianKeputusan(teks, permasalahan=masalah, tindak_lanjut=(tindak,))
