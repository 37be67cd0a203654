"""What of the road map an item may serve, by the likeness of names; a person confirms it."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db.models import Q
from rapidfuzz import fuzz, process

from rencana_aksi.models import ButirAksi, RencanaAksi
from roadmap.models import BarisLampiran, Prioritas
from roadmap.models.prioritas import JenisPrioritas
from roadmap.spreadsheet.teks import samakan

MIRIP = 70  # of 100: below, names share no more than the words of every plan
MAKS_USUL = 8
JENIS_DIUSULKAN = (JenisPrioritas.QUICK_WINS, JenisPrioritas.PERANGKAT_DAERAH)


@dataclass(frozen=True, slots=True)
class Calon:
    """A row of the Lampiran or a priority that an item may serve; `teks` are the names compared.

    `indikator` and `pelaksana` say in words what it counts for and who carries it out.
    """

    kode: str
    pk: int
    nama: str
    keterangan: str
    teks: tuple[str, ...]
    area: int | None = None
    indikator: str = ""
    kode_indikator: str = ""
    pelaksana: str = ""
    kunci: UUID | None = None

    @property
    def baris(self) -> bool:
        """Whether it is a row of the Lampiran."""
        return self.kunci is not None


@dataclass(frozen=True, slots=True)
class Usulan:
    """A candidate with its likeness, 0 to 100."""

    calon: Calon
    nilai: int


def calon_asal(rencana: RencanaAksi) -> list[Calon]:
    """Return what the road map asks of the plan's unit (of every unit for the city): seven queries at most."""
    road_map = Q(road_map=rencana.periode.road_map_id)
    milik = (
        Q()
        if rencana.kota
        else Q(seluruh_pd=True) | Q(pelaksana__perangkat_daerah=rencana.perangkat_daerah_id)
    )
    return [*_baris(road_map & milik), *_prioritas(road_map & Q(kelompok__jenis__in=JENIS_DIUSULKAN))]


def id_asal(butir: ButirAksi) -> dict[str, list[int]]:
    """Return the keys of the rows and priorities that an item serves, in order: one query."""
    tautan = list(butir.tautan.order_by("pk").values_list("baris_id", "prioritas_id"))
    return {
        "baris": sorted(b for b, _ in tautan if b is not None),
        "prioritas": sorted(p for _, p in tautan if p is not None),
    }


def tanda_asal(butir: ButirAksi) -> str:
    """Return a mark of what an item serves as it stands: one query."""
    return sha256(repr(id_asal(butir)).encode()).hexdigest()[:24]


def asal_dari(butir: ButirAksi) -> list[Calon]:
    """Return what an item serves, as a person has confirmed: seven queries at most."""
    milik = Q(butir_aksi__butir=butir)
    return [*_baris(milik), *_prioritas(milik)]


def _baris(syarat: Q) -> Iterable[Calon]:
    daftar = BarisLampiran.objects.filter(syarat).select_related("program", "penetapan__indikator")
    rincian = ("rincian__kegiatan", "rincian__sub_kegiatan", "pelaksana__perangkat_daerah")
    for b in daftar.prefetch_related(*rincian).order_by("nomor").distinct():
        nama = [b.program.nama if b.program else b.teks_program, b.teks_kegiatan]
        for r in b.rincian.all():
            nama += [r.kegiatan.nama, r.sub_kegiatan.nama if r.sub_kegiatan else ""]
        unit = [p.perangkat_daerah.nama for p in b.pelaksana.all()]
        yield Calon(
            kode=f"baris-{b.pk}",
            pk=b.pk,
            nama=str(b),
            keterangan=" – ".join(n for n in nama[:2] if n),
            teks=_nama(nama),
            area=b.area_id,
            indikator=b.penetapan.teks_indikator,
            kode_indikator=b.penetapan.indikator.kode,
            pelaksana="Seluruh Perangkat Daerah" if b.seluruh_pd else "; ".join(unit),
            kunci=b.kunci,
        )


def _prioritas(syarat: Q) -> Iterable[Calon]:
    daftar = Prioritas.objects.filter(syarat).select_related("kelompok")
    for p in daftar.order_by("kelompok__nomor", "nomor", "pk"):
        yield Calon(
            kode=f"prioritas-{p.pk}",
            pk=p.pk,
            nama=p.kelompok.nama,
            keterangan=p.nama,
            teks=_nama([p.nama]),
        )


def usulkan(butir: ButirAksi, calon: list[Calon]) -> list[Usulan]:
    """Return the candidates whose names are like those of an item, the likeliest first, among equals its own area's."""
    isi = _nama([butir.program, butir.kegiatan, butir.sub_kegiatan, butir.tahapan])
    usulan = [Usulan(c, round(_kemiripan(isi, c))) for c in calon]
    mirip = [u for u in usulan if u.nilai >= MIRIP]
    return sorted(mirip, key=lambda u: (-u.nilai, u.calon.area != butir.area_id))[:MAKS_USUL]


def _kemiripan(isi: tuple[str, ...], calon: Calon) -> float:
    """Return how like the names are: the best pair, with what all of them share as the tie-breaker."""
    if not isi or not calon.teks:
        return 0
    terbaik = max(
        cocok[1] if (cocok := process.extractOne(satu, calon.teks, scorer=fuzz.token_sort_ratio)) else 0
        for satu in isi
    )
    bersama = fuzz.token_set_ratio(" ".join(isi), " ".join(calon.teks))
    return 0.75 * terbaik + 0.25 * bersama


def _nama(daftar: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(samakan(n) for n in daftar if n.strip()))


@dataclass(frozen=True, slots=True)
class UsulanButir:
    """An item without an origin, and the best suggestion for it (None where nothing is like it)."""

    butir: ButirAksi
    terbaik: Usulan | None


def usulan_rencana(rencana: RencanaAksi) -> list[UsulanButir]:
    """Return the items that serve nothing yet with the best suggestion for each: a constant number of queries."""
    calon = calon_asal(rencana)
    tanpa = rencana.butir.filter(tautan__isnull=True).select_related("area").order_by("nomor", "pk")
    return [UsulanButir(b, next(iter(usulkan(b, calon)), None)) for b in tanpa]
