"""One year's plans by area of change: items and budget for each unit, and the rows that no plan serves."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum

from organisasi.permissions import Orang
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana, TautanButir
from roadmap.models import AreaPerubahan, BarisLampiran, Padanan


@dataclass(frozen=True, slots=True)
class IsiUnit:
    """What one unit plans in an area; `anggaran` is None where no item names any."""

    rencana: RencanaAksi
    butir: int
    anggaran: Decimal | None


@dataclass(frozen=True, slots=True)
class RekapArea:
    """An area with the units that plan for it, the rows of the Lampiran in it, and those that no plan serves."""

    area: AreaPerubahan
    unit: list[IsiUnit]
    jumlah_baris: int
    tanpa_rencana: list[BarisLampiran]

    @property
    def butir(self) -> int:
        """How many items serve the area."""
        return sum(u.butir for u in self.unit)

    @property
    def anggaran(self) -> Decimal | None:
        """What they cost together; None where none says so."""
        ada = [u.anggaran for u in self.unit if u.anggaran is not None]
        return sum(ada, Decimal()) if ada else None


def rekap_area(periode: TahunRencana, orang: Orang) -> list[RekapArea]:
    """Return the areas of a year over the newest plans that `orang` may see, in a constant number of queries.

    Whether a row is served is asked of all newest plans, visible or not: it is about the regulation. A row is served,
    too, where its counterpart under the other nomenclature is.
    """
    isi = _isi_per_area(periode, orang)
    tanpa = defaultdict(list)
    for baris in baris_tanpa_rencana(periode):
        tanpa[baris.area_id].append(baris)
    daftar = AreaPerubahan.objects.filter(road_map=periode.road_map_id).annotate(banyak=Count("baris"))
    return [
        RekapArea(area, isi.get(area.pk, []), area.banyak, tanpa.get(area.pk, []))
        for area in daftar.order_by("nomor", "pk")
    ]


def _isi_per_area(periode: TahunRencana, orang: Orang) -> dict[int, list[IsiUnit]]:
    terlihat = RencanaAksi.objects.terlihat_oleh(orang).filter(periode=periode)
    terbaru: dict[int | None, RencanaAksi] = {}
    for rencana in terlihat.select_related("periode", "perangkat_daerah").order_by(
        "perangkat_daerah__nama", "versi"
    ):
        terbaru[rencana.perangkat_daerah_id] = rencana
    per_rencana = {rencana.pk: rencana for rencana in terbaru.values()}
    angka = ButirAksi.objects.filter(rencana__in=per_rencana).values_list("rencana_id", "area_id")
    hasil = defaultdict(list)
    urut = {pk: nomor for nomor, pk in enumerate(per_rencana)}
    jumlah = angka.annotate(banyak=Count("pk"), biaya=Sum("anggaran")).order_by("area_id", "rencana_id")
    for rencana_id, area_id, banyak, biaya in sorted(jumlah, key=lambda j: urut[j[0]]):
        hasil[area_id].append(IsiUnit(per_rencana[rencana_id], banyak, biaya))
    return hasil


def baris_tanpa_rencana(periode: TahunRencana) -> list[BarisLampiran]:
    """Return the rows of the road map that no newest plan of a year serves, in their order: three queries."""
    terbaru = RencanaAksi.objects.filter(periode=periode).terbaru()
    dilayani = set(
        TautanButir.objects.filter(butir__rencana__in=terbaru.values("pk"), baris__isnull=False).values_list(
            "baris_id", flat=True
        )
    )
    pasangan = Padanan.objects.filter(Q(lama__in=dilayani) | Q(baru__in=dilayani))
    for lama, baru in pasangan.values_list("lama_id", "baru_id"):
        dilayani |= {lama, baru}
    semua = BarisLampiran.objects.filter(road_map=periode.road_map_id).order_by("nomor", "pk")
    return [baris for baris in semua if baris.pk not in dilayani]
