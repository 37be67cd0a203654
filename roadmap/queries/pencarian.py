"""One search over everything: what a road map holds, what the apps above have registered, and the user guide."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from bantuan.naskah import cari as cari_panduan
from indikator.models import Indikator
from organisasi.models import PerangkatDaerah
from organisasi.permissions import Orang
from roadmap import models
from roadmap.models import RoadMap
from roadmap.pencarian import Jenis, KelompokTemuan, Temuan, terdaftar
from roadmap.queries.kata import kata_cari

BATAS_PER_JENIS = 25


def cari(road_map: RoadMap, orang: Orang, kata: str, batas: int = BATAS_PER_JENIS) -> list[KelompokTemuan]:
    """Return the hits for every word of `kata` that a person may read: one query per kind, `batas` hits of each.

    What people work on (the registered kinds) comes before what the regulation prints; last, how it is done: the guide,
    which is for whoever has signed in.
    """
    hasil = []
    for jenis in (*terdaftar(), *JENIS):
        dasar = jenis.query(road_map, orang)
        query = dasar
        for k in kata_cari(kata):  # a subquery per word: joins per word would multiply the rows
            query = query.filter(pk__in=dasar.order_by().filter(_memuat(jenis.bidang, k)).values("pk"))
        kena = list(query.distinct()[: batas + 1])
        if kena:
            temuan = [jenis.temuan(objek) for objek in kena[:batas]]
            hasil.append(KelompokTemuan(jenis.judul, temuan, len(kena) > batas))
    return hasil + (_panduan(kata, batas) if orang.is_authenticated else [])


def _panduan(kata: str, batas: int) -> list[KelompokTemuan]:
    kena = cari_panduan(kata)
    temuan = [Temuan(satu.bagian.nama, satu.bab.judul, satu.alamat) for satu in kena[:batas]]
    return [KelompokTemuan("Panduan", temuan, len(kena) > batas)] if kena else []


def _memuat(bidang: tuple[str, ...], kata: str) -> Q:
    q = Q()
    for b in bidang:
        q |= Q(**{f"{b}__icontains": kata})
    return q


def _isi(model: type[Model], *tautan: str) -> Callable[[RoadMap, Orang], QuerySet[Any]]:
    def query(road_map: RoadMap, orang: Orang) -> QuerySet[Any]:
        daftar = model._default_manager.filter(road_map=road_map)
        return daftar.select_related(*tautan) if tautan else daftar

    return query


def _lampiran(**saringan: object) -> str:
    parameter = "&".join(f"{nama}={nilai}" for nama, nilai in saringan.items())
    return f"{reverse('roadmap:lampiran')}?{parameter}"


def _rinci_area(pk: int) -> str:
    return reverse("roadmap:area", args=[pk])


def _rinci_prioritas(pk: int) -> str:
    return reverse("roadmap:prioritas", args=[pk])


JENIS: tuple[Jenis, ...] = (
    Jenis(
        "Perangkat Daerah",
        lambda rm, _: PerangkatDaerah.objects.all(),
        ("nama", "singkatan", "alias__nama"),
        lambda o: Temuan(o.nama, o.get_jenis_display(), reverse("roadmap:perangkat_daerah", args=[o.kode])),
    ),
    Jenis(
        "Indikator",
        lambda rm, _: Indikator.objects.filter(penetapan__dokumen=rm.kode),
        ("nama", "definisi", "penetapan__teks_indikator"),
        lambda o: Temuan(
            o.nama, f"Satuan: {o.satuan}" if o.satuan else "", reverse("roadmap:indikator", args=[o.kode])
        ),
    ),
    Jenis(
        "Tujuan",
        _isi(models.Tujuan),
        ("nama", "teks"),
        lambda o: Temuan(o.nama, f"Tujuan {o.nomor}", _lampiran(tujuan=o.pk)),
    ),
    Jenis(
        "Sasaran",
        _isi(models.Sasaran, "tujuan"),
        ("nama", "teks"),
        lambda o: Temuan(o.nama, f"Tujuan {o.tujuan.nomor}", _lampiran(sasaran=o.pk)),
    ),
    Jenis(
        "Area perubahan",
        _isi(models.AreaPerubahan),
        ("nama",),
        lambda o: Temuan(o.nama, "Pasal 3 ayat (2)", _rinci_area(o.pk)),
    ),
    Jenis(
        "Kegiatan area (Pasal 3)",
        _isi(models.KegiatanArea, "area"),
        ("teks",),
        lambda o: Temuan(o.teks, f"{o.area} angka {o.nomor}", _rinci_area(o.area_id)),
    ),
    Jenis(
        "Fokus perubahan",
        _isi(models.FokusPerubahan, "area"),
        ("teks",),
        lambda o: Temuan(o.teks, f"{o.area} angka {o.nomor}", _rinci_area(o.area_id)),
    ),
    Jenis(
        "Baris Lampiran",
        lambda rm, _: models.BarisLampiran.objects.filter(road_map=rm).order_by("nomor"),
        (
            "teks_program",
            "teks_kegiatan",
            "program__nama",
            "rincian__kegiatan__nama",
            "rincian__sub_kegiatan__nama",
        ),
        lambda o: Temuan(
            " – ".join(filter(None, [o.teks_program, o.teks_kegiatan])) or str(o),
            f"Lampiran baris {o.nomor}",
            reverse("roadmap:baris", args=[o.kunci]),
        ),
    ),
    Jenis(
        "Prioritas",
        _isi(models.Prioritas, "kelompok"),
        ("nama", "uraian"),
        lambda o: Temuan(o.nama, o.kelompok.nama, _rinci_prioritas(o.pk)),
    ),
    Jenis(
        "Sasaran prioritas (Bab III.B)",
        _isi(models.SasaranPrioritas, "prioritas"),
        ("nama", "teks"),
        lambda o: Temuan(o.nama, o.prioritas.nama, _rinci_prioritas(o.prioritas_id)),
    ),
    Jenis(
        "Kegiatan prioritas (Bab III.C)",
        _isi(models.KegiatanPrioritas, "prioritas"),
        ("teks", "uraian"),
        lambda o: Temuan(o.teks, o.prioritas.nama, _rinci_prioritas(o.prioritas_id)),
    ),
    Jenis(
        "Program klasifikasi (Bab III.C)",
        _isi(models.KegiatanKlasifikasi, "program"),
        ("teks", "program__nama"),
        lambda o: Temuan(
            o.teks,
            f"Program {o.program.nomor}. {o.program.nama}",
            f"{reverse('roadmap:daftar_prioritas')}#program-{o.program.nomor}",
        ),
    ),
)
"""Every kind that a road map holds, in the order of the result page."""
