"""What of one year is to be carried into the next: unfinished items, open follow-ups, recommendations."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID, uuid5

from django.db.models import Max

from monev.models import Kemajuan, Rekomendasi, StatusTindakLanjut, TindakLanjut
from monev.workflow import TERKIRIM
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.workflow import Status
from roadmap.models import AreaPerubahan

RUANG_KUNCI = UUID("6f1c9d52-0d53-5f0e-9a52-5b0f6f1f7c11")
"""The namespace of the keys of items that follow-ups and recommendations become, so that none comes twice."""


@dataclass(frozen=True, slots=True)
class Tawaran:
    """Something to carry over: `nilai` names it in a form, `kunci` is the key of the item that it becomes.

    `area` is where it belongs; None where a person must say.
    """

    nilai: str
    kunci: UUID
    teks: str
    keterangan: str
    area: AreaPerubahan | None
    sumber: ButirAksi | TindakLanjut | Rekomendasi


def kunci_dari(jenis: str, pk: int) -> UUID:
    """Return the key of the item that a follow-up or recommendation becomes: always the same one."""
    return uuid5(RUANG_KUNCI, f"{jenis}:{pk}")


def tuntas_tahun_lalu(rencana: RencanaAksi) -> set[UUID]:
    """Return the keys of items that the unit reported as done (100 %) in the year before a plan's."""
    return {kunci for kunci, fisik in _fisik_tahun_lalu(rencana).items() if fisik == 100}


def _fisik_tahun_lalu(rencana: RencanaAksi) -> dict[UUID, Decimal | None]:
    """Return how far each item got, by the reports that were sent; one query."""
    daftar = Kemajuan.objects.filter(
        laporan__perangkat_daerah=rencana.perangkat_daerah_id,
        laporan__periode__road_map=rencana.periode.road_map_id,
        laporan__periode__tahun=rencana.periode.tahun - 1,
        laporan__status__in=TERKIRIM,
    )
    return dict(daftar.order_by().values_list("butir__kunci").annotate(fisik=Max("fisik")))


def tawaran_lanjutan(rencana: RencanaAksi) -> list[Tawaran]:
    """Return what last year left to a plan and the plan does not hold yet; a constant number of queries.

    A follow-up goes on while it is not confirmed; a recommendation that has become a follow-up is offered as that.
    """
    ada = set(rencana.butir.values_list("kunci", flat=True))
    semua = [*_butir(rencana), *_tindak_lanjut(rencana), *_rekomendasi(rencana)]
    return [satu for satu in semua if satu.kunci not in ada]


def _butir(rencana: RencanaAksi) -> list[Tawaran]:
    fisik = _fisik_tahun_lalu(rencana)
    daftar = ButirAksi.objects.filter(
        rencana__periode__road_map=rencana.periode.road_map_id,
        rencana__periode__tahun=rencana.periode.tahun - 1,
        rencana__perangkat_daerah=rencana.perangkat_daerah_id,
        rencana__status=Status.DITETAPKAN,
    ).select_related("area")
    return [
        Tawaran(f"butir-{b.pk}", b.kunci, b.tahapan, _sejauh(fisik.get(b.kunci)), b.area, b)
        for b in daftar.order_by("nomor", "pk")
        if fisik.get(b.kunci) != 100
    ]


def _sejauh(fisik: Decimal | None) -> str:
    if fisik is None:
        return "Butir tahun lalu, belum ada laporan kemajuan"
    return f"Butir tahun lalu, kemajuan terakhir {f'{fisik.normalize():f}'.replace('.', ',')}%"


def _tindak_lanjut(rencana: RencanaAksi) -> list[Tawaran]:
    daftar = (
        TindakLanjut.objects.filter(
            road_map=rencana.periode.road_map_id, perangkat_daerah=rencana.perangkat_daerah_id
        )
        .exclude(status=StatusTindakLanjut.DIKONFIRMASI)
        .select_related("permasalahan__area", "permasalahan__butir__area")
    )
    return [
        Tawaran(
            f"tindak-{t.pk}",
            kunci_dari("tindak-lanjut", t.pk),
            t.uraian,
            f"Tindak lanjut, {t.get_status_display().lower()}",
            _area_masalah(t),
            t,
        )
        for t in daftar
    ]


def _area_masalah(tindak: TindakLanjut) -> AreaPerubahan | None:
    masalah = tindak.permasalahan
    if masalah is None:
        return None
    return masalah.butir.area if masalah.butir else masalah.area


def _rekomendasi(rencana: RencanaAksi) -> list[Tawaran]:
    daftar = Rekomendasi.objects.filter(
        evaluasi__periode__road_map=rencana.periode.road_map_id,
        evaluasi__periode__tahun=rencana.periode.tahun - 1,
        evaluasi__status__in=TERKIRIM,
        perangkat_daerah=rencana.perangkat_daerah_id,
        tindak_lanjut__isnull=True,
    ).select_related("evaluasi__periode", "evaluasi__perangkat_daerah", "evaluasi__pokja")
    return [
        Tawaran(
            f"rekomendasi-{r.pk}",
            kunci_dari("rekomendasi", r.pk),
            r.teks,
            f"Rekomendasi, {r.evaluasi}",
            None,
            r,
        )
        for r in daftar
    ]
