"""A plan as its page shows it: the items by area, with totals, what each lacks, comments and origin."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q

from rencana_aksi.models import ButirAksi, Komentar, RencanaAksi, TautanButir
from roadmap.models import AreaPerubahan, Kegiatan, Program, SubKegiatan
from roadmap.queries.kata import kata_cari

BIDANG_CARI = ("program", "kegiatan", "sub_kegiatan", "tahapan", "indikator", "penanggung_jawab")


@dataclass(frozen=True, slots=True)
class SaringanButir:
    """What limits the items of a plan; empty values limit nothing."""

    area: AreaPerubahan | None = None
    penilaian: str = ""
    cari: str = ""

    @property
    def syarat(self) -> Q:
        """The limits as a condition; every word must stand in one of the texts."""
        syarat = Q(area=self.area) if self.area else Q()
        if self.penilaian:
            syarat &= Q(penilaian=self.penilaian)
        for kata in kata_cari(self.cari):
            memuat = Q()
            for bidang in BIDANG_CARI:
                memuat |= Q(**{f"{bidang}__icontains": kata})
            syarat &= memuat
        return syarat


@dataclass(frozen=True, slots=True)
class Asal:
    """What of the road map an item serves: a row of the Lampiran (`nomor`, `kunci`) or a priority (`prioritas`)."""

    nama: str
    nomor: int | None = None
    kunci: UUID | None = None
    prioritas: int | None = None


@dataclass(frozen=True, slots=True)
class BarisButir:
    """An item with what hangs on it: all comments, conversations still open, what it serves."""

    butir: ButirAksi
    komentar: int
    terbuka: int
    asal: list[Asal]

    @property
    def bulan(self) -> list[bool]:
        """For each month of the year whether it is worked on."""
        return [bulan in self.butir.jadwal for bulan in range(1, 13)]

    @property
    def jalur(self) -> str:
        """Program, kegiatan and sub kegiatan, as far as they are said."""
        b = self.butir
        return " › ".join(nama for nama in (b.program, b.kegiatan, b.sub_kegiatan) if nama)


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Totals of items: rupiah and people, None where no item says any."""

    butir: int
    anggaran: Decimal | None
    sdm: int | None
    kurang: int = 0


@dataclass(frozen=True, slots=True)
class KelompokArea:
    """The items of one area with their totals."""

    area: AreaPerubahan
    baris: list[BarisButir]
    jumlah: Jumlah


@dataclass(frozen=True, slots=True)
class IsiRencana:
    """The items of a plan by area, the totals of what is shown, and how many items there are in all."""

    kelompok: list[KelompokArea]
    jumlah: Jumlah
    semua: int

    def baris(self, butir: ButirAksi) -> BarisButir | None:
        """Return the row of an item; None where it is not among those shown."""
        return next((b for k in self.kelompok for b in k.baris if b.butir.pk == butir.pk), None)

    def kelompok_area(self, area: int) -> KelompokArea | None:
        """Return the group of an area by its key; None where nothing of it is shown."""
        return next((k for k in self.kelompok if k.area.pk == area), None)


def isi_rencana(rencana: RencanaAksi, saringan: SaringanButir | None = None) -> IsiRencana:
    """Return the items of a plan in the order of areas and numbers: five queries whatever their number."""
    syarat = (saringan or SaringanButir()).syarat
    area = {a.pk: a for a in AreaPerubahan.objects.filter(road_map=rencana.periode.road_map_id)}
    per_area: dict[int, list[ButirAksi]] = defaultdict(list)
    for b in rencana.butir.filter(syarat).order_by("area__nomor", "nomor", "pk"):
        b.rencana, b.area = rencana, area[b.area_id]
        per_area[b.area_id].append(b)
    komentar, asal = _komentar(rencana), asal_butir(rencana)
    kelompok = [
        KelompokArea(
            area[pk],
            [BarisButir(b, *komentar.get(b.pk, (0, 0)), asal.get(b.pk, [])) for b in daftar],
            jumlahkan(daftar),
        )
        for pk, daftar in per_area.items()
    ]
    terlihat = [b for daftar in per_area.values() for b in daftar]
    return IsiRencana(kelompok, jumlahkan(terlihat), rencana.butir.count())


def jumlahkan(daftar: Iterable[ButirAksi]) -> Jumlah:
    """Return the totals of items."""
    butir = list(daftar)
    anggaran = [b.anggaran for b in butir if b.anggaran is not None]
    sdm = [b.sdm for b in butir if b.sdm is not None]
    return Jumlah(
        len(butir),
        sum(anggaran, Decimal(0)) if anggaran else None,
        sum(sdm) if sdm else None,
        sum(bool(b.kurang) for b in butir),
    )


def _komentar(rencana: RencanaAksi) -> dict[int, tuple[int, int]]:
    """Return for each item how many comments there are, and how many conversations are open."""
    terbuka = Count("pk", filter=Q(induk__isnull=True, selesai_pada__isnull=True))
    daftar = Komentar.objects.filter(rencana=rencana, butir__isnull=False).order_by().values("butir")
    return {
        b["butir"]: (b["semua"], b["terbuka"]) for b in daftar.annotate(semua=Count("pk"), terbuka=terbuka)
    }


def asal_butir(rencana: RencanaAksi) -> dict[int, list[Asal]]:
    """Return what each item of a plan serves, by the item's key: one query."""
    hasil: dict[int, list[Asal]] = defaultdict(list)
    daftar = TautanButir.objects.filter(butir__rencana=rencana).order_by(
        "baris__nomor", "prioritas__nama", "pk"
    )
    for butir, nomor, kunci, pk, nama in daftar.values_list(
        "butir", "baris__nomor", "baris__kunci", "prioritas", "prioritas__nama"
    ):
        hasil[butir].append(Asal(nama or f"Lampiran baris {nomor}", nomor, kunci, pk))
    return hasil


@dataclass(frozen=True, slots=True)
class SaranIsian:
    """Names of the road map that an item may take over."""

    program: list[str]
    kegiatan: list[str]
    sub_kegiatan: list[str]


def saran_isian(rencana: RencanaAksi) -> SaranIsian:
    """Return the names that the road map knows: three queries."""
    road_map = rencana.periode.road_map_id
    return SaranIsian(
        *(
            list(
                model._default_manager.filter(road_map=road_map)
                .order_by("nama")
                .values_list("nama", flat=True)
                .distinct()
            )
            for model in (Program, Kegiatan, SubKegiatan)
        )
    )
