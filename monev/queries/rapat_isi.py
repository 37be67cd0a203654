"""All that hangs on one meeting, read at once for its page and its files, and what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model, Prefetch

from monev.models import AgendaRapat, Bukti, Keputusan, Peserta, Rapat, TindakLanjut
from riwayat.queries import Catatan, Perubahan, riwayat_dari

MAKS_KUTIPAN = 160


@dataclass(frozen=True, slots=True)
class IsiRapat:
    """Who takes part, the agenda, the decisions with their follow-ups, and the evidence."""

    peserta: list[Peserta]
    agenda: list[AgendaRapat]
    keputusan: list[Keputusan]
    bukti: list[Bukti]

    @property
    def hadir(self) -> list[Peserta]:
        """Who came."""
        return [p for p in self.peserta if p.hadir]


def isi_rapat(rapat: Rapat) -> IsiRapat:
    """Return what hangs on a meeting: five queries."""
    tindak = TindakLanjut.objects.select_related("perangkat_daerah", "pic").order_by("tenggat", "pk")
    keputusan = rapat.keputusan.select_related("agenda", "permasalahan").prefetch_related(
        Prefetch("tindak_lanjut", queryset=tindak)
    )
    return IsiRapat(
        list(rapat.peserta.order_by("pk")),
        list(rapat.agenda.select_related("permasalahan", "butir__rencana").order_by("nomor", "pk")),
        list(keputusan.order_by("nomor", "pk")),
        list(rapat.bukti.order_by("pada", "pk")),
    )


def sudah_tercatat(rapat: Rapat, notulen: str, keputusan: list[str], tindak_lanjut: list[str]) -> bool:
    """Tell whether minutes, decisions and follow-ups with these words stand already: three queries."""
    milik = rapat.keputusan.all()
    return (
        Rapat.objects.filter(pk=rapat.pk, notulen=notulen.strip()).exists()
        and {teks.strip() for teks in keputusan} <= set(milik.values_list("teks", flat=True))
        and set(tindak_lanjut)
        <= set(TindakLanjut.objects.filter(keputusan__in=milik).values_list("uraian", flat=True))
    )


def riwayat_rapat(rapat: Rapat, isi: IsiRapat) -> list[Catatan]:
    """Return the changes of a meeting and of what hangs on it, newest first; of long texts their beginning."""
    semua: Iterable[Model] = [rapat, *isi.peserta, *isi.agenda, *isi.keputusan]
    return [
        replace(c, perubahan=[Perubahan(b, _awal(dari), _awal(ke)) for b, dari, ke in c.perubahan])
        for c in riwayat_dari(semua, batas=20, sebut=_sebut)
    ]


def _awal(teks: str) -> str:
    return teks if len(teks) <= MAKS_KUTIPAN else f"{teks[:MAKS_KUTIPAN]}… ({len(teks)} huruf)"


def _sebut(jejak: Any) -> str:
    """Name a record from its history row."""
    jenis = str(jejak.instance_type._meta.verbose_name)
    if jejak.instance_type is Peserta:
        return f"{jenis} {jejak.nama}"
    if jejak.instance_type is AgendaRapat:
        return f"{jenis} “{jejak.judul[:60]}”"
    return f"{jenis} {jejak.nomor}" if jejak.instance_type is Keputusan else jenis
