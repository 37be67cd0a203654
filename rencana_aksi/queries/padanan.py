"""Which area and which unit a name in a spreadsheet means: exact or by another name, else what it may mean."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from organisasi.models import PerangkatDaerah
from organisasi.queries import kamus_nama, normalkan_nama
from roadmap.models import AreaPerubahan, BarisLampiran, RoadMap

MIRIP = 70  # of 100: below, a name is not offered as what may be meant
MAKS_USUL = 3
NOMOR_DEPAN = re.compile(r"^(?:area\s+)?(?:perubahan\s+)?(?:[ivx]+|\d+|[a-h])\s*[.):\-]\s*", re.IGNORECASE)
KATA_DEPAN = re.compile(r"^(?:area perubahan|area|bidang)\s+", re.IGNORECASE)


def normalkan_area(teks: str) -> str:
    """Return an area's name as it is compared: without its number, “Area” before it, spaces and punctuation."""
    nama = KATA_DEPAN.sub("", NOMOR_DEPAN.sub("", normalkan_nama(teks)))
    return re.sub(r"[^a-z0-9]+", "", nama)


@dataclass(frozen=True, slots=True)
class KamusArea:
    """The areas of a road map by every spelling that the regulation prints, and what people have said before."""

    area: Mapping[int, AreaPerubahan]
    per_nama: Mapping[str, int]
    nama: Mapping[int, str] = field(default_factory=dict)

    def cari(self, teks: str) -> int | None:
        """Return the key of the area that a text names; None where it names none."""
        return self.per_nama.get(normalkan_area(teks)) or self.per_nama.get(normalkan_nama(teks))

    def mirip(self, teks: str) -> list[AreaPerubahan]:
        """Return the areas that a text may mean, the likeliest first."""
        cocok = process.extract(
            normalkan_nama(teks), self.nama, scorer=fuzz.WRatio, limit=MAKS_USUL, score_cutoff=MIRIP
        )
        return [self.area[pk] for _, _, pk in cocok]


def kamus_area(road_map: RoadMap, ingatan: Mapping[str, int] | None = None) -> KamusArea:
    """Return the areas of a road map by name, in two queries; `ingatan` adds normalised names with their area."""
    area = {a.pk: a for a in AreaPerubahan.objects.filter(road_map=road_map).order_by("nomor")}
    tercetak = BarisLampiran.objects.filter(road_map=road_map).values_list("teks_area", "area_id").distinct()
    per_nama = {nama: pk for nama, pk in (ingatan or {}).items() if pk in area}
    per_nama |= {normalkan_area(teks): pk for teks, pk in tercetak}
    per_nama |= {str(a.nomor): pk for pk, a in area.items()}
    per_nama |= {normalkan_area(a.nama): pk for pk, a in area.items()}
    per_nama.pop("", None)
    return KamusArea(area, per_nama, {pk: normalkan_nama(a.nama) for pk, a in area.items()})


@dataclass(frozen=True, slots=True)
class KamusUnit:
    """Every unit by its names, other names and abbreviation."""

    per_nama: Mapping[str, PerangkatDaerah]

    def cari(self, teks: str) -> PerangkatDaerah | None:
        """Return the unit that a text names; None where it names none."""
        return self.per_nama.get(normalkan_nama(teks))

    def mirip(self, teks: str) -> list[PerangkatDaerah]:
        """Return the units that a text may mean, the likeliest first."""
        cocok = process.extract(
            normalkan_nama(teks),
            list(self.per_nama),
            scorer=fuzz.WRatio,
            limit=2 * MAKS_USUL,
            score_cutoff=MIRIP,
        )
        return list(dict.fromkeys(self.per_nama[nama] for nama, _, _ in cocok))[:MAKS_USUL]


def kamus_unit() -> KamusUnit:
    """Return every unit by name, in two queries."""
    return KamusUnit(kamus_nama())


def sebut(nama: Iterable[object]) -> str:
    """Return what may be meant as a question: “Maksud Anda A, atau B?”; empty where nothing is close."""
    daftar = [f"‘{n}’" for n in nama]
    return f" Maksud Anda {', atau '.join(daftar)}?" if daftar else ""
