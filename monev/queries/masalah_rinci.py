"""A problem and a follow-up as their own pages show them: the way taken, the origin, what hangs on them."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from monev.models import (
    Bukti,
    CatatanMasalah,
    CatatanTindakLanjut,
    Evaluasi,
    Keputusan,
    LangkahMasalah,
    Permasalahan,
    Rapat,
    Rekomendasi,
    StatusRapat,
    TindakLanjut,
)
from monev.queries.masalah import umur
from monev.queries.masalah_daftar import BarisTindakLanjut, baris_tindak_lanjut
from organisasi.permissions import Orang
from rencana_aksi.queries.usulan import Calon, asal_dari
from riwayat.queries import Catatan, riwayat_dari


@dataclass(frozen=True, slots=True)
class Perhentian:
    """A step of a problem, and for how many days it then stayed at that level (None: it did not arrive)."""

    catatan: CatatanMasalah
    hari: int | None = None

    @property
    def pindah(self) -> bool:
        """Whether it led to another level."""
        return bool(self.catatan.dari) and self.catatan.dari != self.catatan.ke


@dataclass(frozen=True, slots=True)
class RinciMasalah:
    """All that the page of a problem shows; `asal` is what its item serves."""

    jalan: list[Perhentian]
    asal: list[Calon]
    keputusan: list[Keputusan]
    rapat_terlihat: set[int]
    """The keys of the meetings that the person may open."""
    tindak_lanjut: list[BarisTindakLanjut]
    terlihat: set[int]
    """The keys of the follow-ups that the person may open."""
    bukti: list[Bukti]
    riwayat: list[Catatan]

    @property
    def semua_terkonfirmasi(self) -> bool:
        """Whether there are follow-ups and Inspektorat has confirmed each of them."""
        return bool(self.tindak_lanjut) and all(b.tindak.status == "dikonfirmasi" for b in self.tindak_lanjut)


def rinci_masalah(masalah: Permasalahan, orang: Orang, hari: date) -> RinciMasalah:
    """Return what the page of a problem shows: a constant number of queries."""
    catatan = list(masalah.catatan.select_related("oleh").order_by("pada", "pk"))
    tindak = list(masalah.tindak_lanjut.select_related("perangkat_daerah", "pic").order_by("tenggat", "pk"))
    terlihat = TindakLanjut.objects.terlihat_oleh(orang).filter(permasalahan=masalah)
    keputusan = list(
        masalah.keputusan.filter(rapat__status=StatusRapat.TERLAKSANA)
        .select_related("rapat")
        .order_by("rapat__mulai", "nomor", "pk")
    )
    rapat = Rapat.objects.terlihat_oleh(orang).filter(pk__in=[k.rapat_id for k in keputusan])
    return RinciMasalah(
        jalan=_jalan(catatan, hari),
        asal=asal_dari(masalah.butir) if masalah.butir is not None else [],
        keputusan=keputusan,
        rapat_terlihat=set(rapat.values_list("pk", flat=True)),
        tindak_lanjut=[baris_tindak_lanjut(t, hari) for t in tindak],
        terlihat=set(terlihat.values_list("pk", flat=True)),
        bukti=list(masalah.bukti.all()),
        riwayat=riwayat_dari([masalah]),
    )


PERGI = frozenset({LangkahMasalah.NAIKKAN, LangkahMasalah.TURUNKAN, LangkahMasalah.SELESAIKAN})
TIBA = frozenset({LangkahMasalah.LAPOR, LangkahMasalah.NAIKKAN, LangkahMasalah.TURUNKAN, LangkahMasalah.BUKA})


def _jalan(catatan: list[CatatanMasalah], hari: date) -> list[Perhentian]:
    """Give each arrival at a level the days until the next departure, or until today."""
    jalan: list[Perhentian] = []
    pergi = hari
    for c in reversed(catatan):
        jalan.append(Perhentian(c, umur(c.pada, pergi) if c.langkah in TIBA else None))
        if c.langkah in PERGI:
            pergi = timezone.localdate(c.pada)
    return jalan[::-1]


@dataclass(frozen=True, slots=True)
class RinciTindakLanjut:
    """All that the page of a follow-up shows; the problem, meeting and evaluation only where they may be opened."""

    catatan: list[CatatanTindakLanjut]
    permasalahan: Permasalahan | None
    asal: list[Calon] = field(default_factory=list)
    rapat: Rapat | None = None
    rekomendasi: Rekomendasi | None = None
    evaluasi: Evaluasi | None = None
    angka_terbuka: bool = False
    """Whether the person sees the figure on which the arahan was written."""
    riwayat: list[Catatan] = field(default_factory=list)


def rinci_tindak_lanjut(tindak: TindakLanjut, orang: Orang) -> RinciTindakLanjut:
    """Return what the page of a follow-up shows: a constant number of queries."""
    catatan = tindak.catatan.select_related("oleh").prefetch_related(
        Prefetch("bukti", Bukti.objects.order_by("pada", "pk"))
    )
    permasalahan = None
    if tindak.permasalahan_id is not None:
        terlihat = Permasalahan.objects.terlihat_oleh(orang).select_related("butir", "indikator", "area")
        permasalahan = terlihat.filter(pk=tindak.permasalahan_id).first()
    rapat = None
    if tindak.keputusan is not None:
        rapat = Rapat.objects.terlihat_oleh(orang).filter(pk=tindak.keputusan.rapat_id).first()
    butir = permasalahan.butir if permasalahan is not None else None
    rekomendasi = Rekomendasi.objects.filter(tindak_lanjut=tindak).first()
    evaluasi = None
    if rekomendasi is not None:
        terbaca = Evaluasi.objects.terlihat_oleh(orang).select_related("periode", "perangkat_daerah", "pokja")
        evaluasi = terbaca.filter(pk=rekomendasi.evaluasi_id).first()
    return RinciTindakLanjut(
        catatan=list(catatan.order_by("-pada", "-pk")),
        permasalahan=permasalahan,
        asal=asal_dari(butir) if butir is not None else [],
        rapat=rapat,
        rekomendasi=rekomendasi,
        evaluasi=evaluasi,
        angka_terbuka=tindak.arahan is not None and tindak.arahan.angka_terbuka(orang),
        riwayat=riwayat_dari([tindak]),
    )
