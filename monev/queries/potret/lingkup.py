"""Of what a snapshot is taken: whose, which period, at what moment; and how numbers are written in it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from monev.models import Periode, Tingkat
from monev.models.dasar import DokumenBerlingkup
from organisasi.models import PerangkatDaerah, Pokja
from roadmap.models import RoadMap

DESIMAL = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Lingkup:
    """Whose figures, of which period, at which moment."""

    periode: Periode
    tingkat: str
    unit: PerangkatDaerah | None
    pokja: Pokja | None
    kini: datetime

    @property
    def road_map(self) -> RoadMap:
        """The road map of the period."""
        return self.periode.road_map

    @property
    def tahun(self) -> int:
        """The year."""
        return self.periode.tahun

    @property
    def bulan(self) -> range:
        """The months of the period."""
        return range(self.periode.bulan_awal, self.periode.bulan_akhir + 1)

    @property
    def sampai_bulan(self) -> int:
        """The last month."""
        return self.periode.bulan_akhir

    @property
    def hari(self) -> date:
        """The day of the moment."""
        return timezone.localdate(self.kini)

    @property
    def kota(self) -> bool:
        """Whether it is of the whole city."""
        return self.tingkat == Tingkat.KOTA


def lingkup_dokumen(dokumen: DokumenBerlingkup, kini: datetime) -> Lingkup:
    """Return what a document speaks of."""
    return Lingkup(dokumen.periode, dokumen.tingkat, dokumen.perangkat_daerah, dokumen.pokja, kini)


def tulis(nilai: Decimal | None) -> str | None:
    """Write a number for the snapshot: plain digits with a dot, the same whatever the database; None stays None."""
    if nilai is None:
        return None
    teks = f"{nilai.quantize(DESIMAL):f}"
    return teks.rstrip("0").rstrip(".") if "." in teks else teks
