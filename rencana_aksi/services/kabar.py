"""Whom a step or a comment concerns, and what they are told: as a table, inside the transaction of the write."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from organisasi.models import Pengguna
from organisasi.permissions import KEPALA_PD, TIM_PELAKSANA_PD, unit_berperan
from organisasi.services.pemberitahuan import beri_tahu
from rencana_aksi.models import CatatanAlih, Komentar, RencanaAksi
from rencana_aksi.queries.penerima import inspektorat, kepala, penyusun, tim_pelaksana, tim_pengarah
from rencana_aksi.workflow import (
    AJUKAN,
    AJUKAN_KOTA,
    KEMBALIKAN,
    SETUJUI,
    TARIK,
    TETAPKAN,
    TOLAK,
    VERIFIKASI,
)

MAKS_KUTIPAN = 300


@dataclass(frozen=True, slots=True)
class Kabar:
    """A notice of a step: to whom, title and text.

    `{rencana}`, `{oleh}` and `{catatan}` stand for the plan, who took the step, and the reason given.
    """

    penerima: Callable[[RencanaAksi], Iterable[Pengguna]]
    judul: str
    isi: str


_PERBAIKAN = "{oleh} meminta perbaikan: {catatan}"

KABAR: dict[str, tuple[Kabar, ...]] = {
    AJUKAN.nama: (
        Kabar(
            kepala,
            "{rencana} menunggu persetujuan Anda",
            "{oleh} mengajukan rencana ini. Setujui dan kirim, atau minta perbaikan.",
        ),
    ),
    AJUKAN_KOTA.nama: (
        Kabar(
            tim_pelaksana,
            "{rencana} menunggu verifikasi",
            "{oleh} mengajukan rencana ini. Anggota Tim Pelaksana yang lain memeriksanya.",
        ),
    ),
    TARIK.nama: (
        Kabar(kepala, "{rencana} ditarik kembali", "{oleh} menarik rencana ini untuk disunting lagi."),
    ),
    SETUJUI.nama: (
        Kabar(
            tim_pelaksana,
            "{rencana} menunggu verifikasi",
            "{oleh} menyetujui dan mengirim rencana ini. Periksa setiap butirnya.",
        ),
        Kabar(
            penyusun,
            "{rencana} disetujui dan dikirim",
            "{oleh} menyetujui rencana ini. Berikutnya Tim Pelaksana Tingkat Kota memeriksanya.",
        ),
    ),
    TOLAK.nama: (Kabar(penyusun, "{rencana} perlu diperbaiki", _PERBAIKAN),),
    KEMBALIKAN.nama: (Kabar(penyusun, "{rencana} dikembalikan", _PERBAIKAN),),
    VERIFIKASI.nama: (
        Kabar(
            tim_pengarah,
            "{rencana} menunggu penetapan",
            "{oleh} menyatakan rencana ini terverifikasi. Tetapkan, atau kembalikan dengan catatan.",
        ),
        Kabar(
            penyusun,
            "{rencana} terverifikasi",
            "{oleh} menyatakan rencana ini terverifikasi. Berikutnya Tim Pengarah menetapkannya.",
        ),
    ),
    TETAPKAN.nama: tuple(
        Kabar(
            penerima,
            "{rencana} ditetapkan",
            "{oleh} menetapkan rencana ini. Perubahan dilakukan melalui revisi sebagai versi baru.",
        )
        for penerima in (penyusun, kepala, tim_pelaksana, inspektorat)
    ),
}
"""Who is told of which step. Whoever stands in two groups is told once, by the first; what is not here is not told."""


def kabarkan_langkah(alih: CatatanAlih) -> None:
    """Tell of a step everybody whom it concerns, save the one who took it; the plan comes with year and unit."""
    rencana = alih.rencana
    kata = {"rencana": str(rencana), "oleh": str(alih.oleh), "catatan": alih.catatan}
    for kabar in KABAR.get(alih.peralihan, ()):
        beri_tahu(
            penerima=[orang for orang in kabar.penerima(rencana) if orang.pk != alih.oleh_id],
            jenis=f"rencana-{alih.peralihan}",
            kunci=f"rencana-{alih.peralihan}:{alih.pk}",
            judul=kabar.judul.format(**kata),
            isi=kabar.isi.format(**kata),
            alamat=reverse("rencana_aksi:rencana", args=[rencana.pk]),
            kini=alih.pada,
        )


def kabarkan_komentar(komentar: Komentar, rencana: RencanaAksi, kini: datetime) -> None:
    """Tell of a comment the other side: Tim Pelaksana what the unit says, the unit's officers what others say."""
    beri_tahu(
        penerima=[p for p in _pihak_lain(rencana, komentar.oleh) if p.pk != komentar.oleh_id],
        jenis="rencana-komentar",
        kunci=f"rencana-komentar:{komentar.pk}",
        judul=f"Komentar baru pada {rencana}",
        isi=f"{komentar.oleh}: {komentar.teks[:MAKS_KUTIPAN]}",
        alamat=_alamat(komentar),
        kini=kini,
    )


def _pihak_lain(rencana: RencanaAksi, oleh: Pengguna) -> Iterable[Pengguna]:
    unit = unit_berperan(oleh, frozenset({TIM_PELAKSANA_PD, KEPALA_PD}))
    return tim_pelaksana(rencana) if rencana.perangkat_daerah_id in unit else penyusun(rencana)


def _alamat(komentar: Komentar) -> str:
    if komentar.butir is None:
        return reverse("rencana_aksi:rencana", args=[komentar.rencana_id]) + "#komentar"
    return reverse("rencana_aksi:butir", args=[komentar.rencana_id, komentar.butir.kunci])
