"""What PetaRB's own workbook of a plan holds: its items, and in a template what may still become items."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Prefetch, Q

from indikator.models import Target
from rencana_aksi.lanjutan import tuntas_tahun_lalu
from rencana_aksi.models import ButirAksi, RencanaAksi, TautanButir
from rencana_aksi.spreadsheet.bidang import IsiBaris
from rencana_aksi.spreadsheet.kunci import AsalKunci, KunciBaris
from rencana_aksi.spreadsheet.penanda import KODE_KOTA
from rencana_aksi.spreadsheet.susunan import SATUAN_UMUM, BukuRencana
from rencana_aksi.workflow import Status
from roadmap.models import AreaPerubahan, BarisLampiran, Padanan, RincianBaris


def buku_ekspor(rencana: RencanaAksi) -> BukuRencana:
    """Return the plan as it stands, in a constant number of queries."""
    butir = butir_urut(rencana)
    return _buku(rencana, f"Versi {rencana.versi} · {rencana.get_status_display()}", map(baris_butir, butir))


def buku_templat(rencana: RencanaAksi) -> BukuRencana:
    """Return the template of a plan, in a constant number of queries.

    After the items of the plan come those of last year's set plan that it does not have and that are not done, without
    schedule and budget, and the rows of the road map that name the unit and that none of these items serves.
    """
    butir, lalu = butir_urut(rencana), _butir_tahun_lalu(rencana)
    lampiran = _baris_lampiran(rencana, [b.pk for b in (*butir, *lalu)])
    baris = [
        *map(baris_butir, butir),
        *(baris_butir(b, ditawarkan=True) for b in lalu),
        *(calon for b in lampiran for calon in _calon(b)),
    ]
    return _buku(rencana, "Templat pengisian", baris, _konteks(rencana, lampiran))


def butir_urut(rencana: RencanaAksi) -> list[ButirAksi]:
    """Return the items of a plan in their order, with their areas: one query."""
    return list(rencana.butir.select_related("area").order_by("nomor", "pk"))


def baris_butir(butir: ButirAksi, *, ditawarkan: bool = False) -> IsiBaris:
    """Return an item as a row; one that is offered again leaves schedule and budget to be planned."""
    return IsiBaris(
        kunci=str(KunciBaris(AsalKunci.BUTIR, butir.kunci)),
        area=butir.area.nama,
        program=butir.program,
        kegiatan=butir.kegiatan,
        sub_kegiatan=butir.sub_kegiatan,
        tahapan=butir.tahapan,
        indikator=butir.indikator,
        target=butir.target,
        satuan=butir.satuan,
        bulan=() if ditawarkan else tuple(butir.jadwal),
        penanggung_jawab=butir.penanggung_jawab,
        anggaran=None if ditawarkan else butir.anggaran,
        sdm=butir.sdm,
    )


def _buku(
    rencana: RencanaAksi, keterangan: str, baris: Iterable[IsiBaris], konteks: Iterable[str] = ()
) -> BukuRencana:
    isi = tuple(baris)
    area = AreaPerubahan.objects.filter(road_map=rencana.periode.road_map_id).order_by("nomor", "pk")
    satuan = {b.satuan for b in isi if b.satuan} | set(SATUAN_UMUM)
    return BukuRencana(
        kode=rencana.perangkat_daerah.kode if rencana.perangkat_daerah else KODE_KOTA,
        unit=rencana.nama_unit,
        tahun=rencana.periode.tahun,
        keterangan=keterangan,
        baris=isi,
        area=tuple(area.values_list("nama", flat=True)),
        konteks=tuple(konteks),
        satuan=tuple(sorted(satuan, key=str.casefold)),
    )


def _butir_tahun_lalu(rencana: RencanaAksi) -> list[ButirAksi]:
    lalu = ButirAksi.objects.filter(
        rencana__periode__road_map=rencana.periode.road_map_id,
        rencana__periode__tahun=rencana.periode.tahun - 1,
        rencana__perangkat_daerah=rencana.perangkat_daerah_id,
        rencana__status=Status.DITETAPKAN,
    )
    tersisa = lalu.exclude(kunci__in=rencana.butir.values("kunci")).exclude(
        kunci__in=tuntas_tahun_lalu(rencana)
    )
    return list(tersisa.select_related("area").order_by("nomor", "pk"))


# The road map


class _Padan(NamedTuple):
    lama: int
    baru: int


def _baris_lampiran(rencana: RencanaAksi, butir: Sequence[int]) -> list[BarisLampiran]:
    """Return the rows for the unit that no item serves yet, under the new nomenclature where they have one.

    The plan of the city is nobody's in the Lampiran: it gets none.
    """
    if rencana.perangkat_daerah_id is None:
        return []
    padanan = [
        _Padan(*p)
        for p in Padanan.objects.filter(road_map=rencana.periode.road_map_id).values_list(
            "lama_id", "baru_id"
        )
    ]
    dilayani = TautanButir.objects.filter(butir__in=butir, baris__isnull=False).values_list(
        "baris_id", flat=True
    )
    terpakai = _dengan_padanan({pk for pk in dilayani if pk is not None}, padanan)
    dipilih = _nomenklatur_baru(_bernama(rencana), padanan) - terpakai
    rincian = RincianBaris.objects.select_related("kegiatan__program", "sub_kegiatan").order_by("urutan")
    baris = BarisLampiran.objects.filter(pk__in=dipilih).select_related(
        "area", "program", "sasaran", "penetapan"
    )
    return list(baris.prefetch_related(Prefetch("rincian", rincian)).order_by("nomor"))


def _bernama(rencana: RencanaAksi) -> set[int]:
    """Return the rows that name the unit, or every unit."""
    syarat = Q(pelaksana__perangkat_daerah=rencana.perangkat_daerah_id) | Q(seluruh_pd=True)
    baris = BarisLampiran.objects.filter(syarat, road_map=rencana.periode.road_map_id)
    return set(baris.values_list("pk", flat=True))


def _nomenklatur_baru(baris: set[int], padanan: Sequence[_Padan]) -> set[int]:
    ganti = [p for p in padanan if p.lama in baris]
    return (baris - {p.lama for p in ganti}) | {p.baru for p in ganti}


def _dengan_padanan(baris: set[int], padanan: Sequence[_Padan]) -> set[int]:
    """Add the counterparts: who serves a row serves it under both of its names."""
    return baris | {p.baru for p in padanan if p.lama in baris} | {p.lama for p in padanan if p.baru in baris}


def _calon(baris: BarisLampiran) -> Iterable[IsiBaris]:
    """Give a row for each kegiatan that a row of the Lampiran names."""
    kunci = str(KunciBaris(AsalKunci.LAMPIRAN, baris.kunci))
    rincian = list(baris.rincian.all())
    for r in rincian:
        yield IsiBaris(
            kunci=kunci,
            area=baris.area.nama,
            program=r.kegiatan.program.nama,
            kegiatan=r.kegiatan.nama,
            sub_kegiatan=r.sub_kegiatan.nama if r.sub_kegiatan else "",
        )
    if not rincian:
        program = baris.program.nama if baris.program else baris.teks_program
        yield IsiBaris(kunci=kunci, area=baris.area.nama, program=program, kegiatan=baris.teks_kegiatan)


def _konteks(rencana: RencanaAksi, lampiran: Sequence[BarisLampiran]) -> list[str]:
    """Say of each offered row which goal and target it serves; one query."""
    tahun = rencana.periode.tahun
    target = dict(
        Target.objects.filter(penetapan__in={b.penetapan_id for b in lampiran}, tahun=tahun).values_list(
            "penetapan_id", "teks"
        )
    )
    if not lampiran:
        return []
    return [
        f"Baris Lampiran road map yang ditawarkan untuk {rencana.nama_unit}, dengan sasaran dan target {tahun}:",
        *(
            f"Baris Lampiran {b.nomor}, {b.area.nama}. Sasaran {b.sasaran.teks}. "
            f"Indikator {b.penetapan.teks_indikator}, target {tahun}: {target.get(b.penetapan_id) or 'belum ada'}."
            for b in lampiran
        ),
    ]
