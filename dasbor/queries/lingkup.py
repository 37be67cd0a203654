"""Whose figures a page shows: the whole city's, or one unit's; of which semester; for whom."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from monev.models import Periode
from monev.models.dasar import PERAN_KOTA, PERAN_UNIT
from monev.queries.capaian import BarisCapaian, batas_capaian, capaian_indikator
from organisasi.models import Pengguna, PerangkatDaerah
from organisasi.permissions import kode_peran, unit_berperan
from roadmap.models import RoadMap


@dataclass(frozen=True)
class Lingkup:
    """A road map up to a semester, seen at `kini` by `orang`: of the city (`unit` None) or of one unit."""

    road_map: RoadMap
    periode: Periode
    orang: Pengguna
    kini: datetime
    unit: PerangkatDaerah | None = None

    @property
    def saat(self) -> datetime:
        """The moment at which it is looked at, in local time."""
        return timezone.localtime(self.kini)

    @property
    def hari(self) -> date:
        """The day on which it is looked at."""
        return timezone.localdate(self.kini)

    @property
    def tahun(self) -> int:
        """The year."""
        return self.periode.tahun

    @property
    def semester(self) -> tuple[int, int]:
        """Year and number of the semester."""
        return self.periode.tahun, self.periode.nomor

    @cached_property
    def batas_capaian(self) -> int:
        """What one percentage counts for at most in an average."""
        return batas_capaian(self.road_map)

    @property
    def bulan(self) -> int:
        """The last month of the semester."""
        return self.periode.bulan_akhir

    @property
    def nama(self) -> str:
        """Whose figures."""
        return str(self.unit or "Kota")

    def memuat(self, baris: BarisCapaian) -> bool:
        """Tell whether an indicator belongs here: a unit has those that it measures."""
        return self.unit is None or baris.indikator.penanggung_jawab_id == self.unit.pk

    def alamat(self, nama: str, *args: object, **parameter: object) -> str:
        """Return the address of a page, with parameters after it; empty ones are left out."""
        isi = urlencode({k: v for k, v in parameter.items() if v not in {None, ""}})
        return f"{reverse(nama, args=args)}?{isi}" if isi else reverse(nama, args=args)

    def di_sini(self, nama: str, *args: object, **parameter: object) -> str:
        """Return the address of a page of the dashboard for the same semester and unit."""
        letak = {
            "tahun": self.tahun,
            "semester": self.periode.nomor,
            "pd": self.unit.kode if self.unit else "",
        }
        return self.alamat(nama, *args, **letak | parameter)


def baris_semester(lingkup: Lingkup) -> list[BarisCapaian]:
    """Return the lines of the semester, of all indicators: eight queries."""
    return capaian_indikator(lingkup.road_map, *lingkup.semester)


def melihat_kota(orang: Pengguna) -> bool:
    """Tell whether a person sees the figures of the whole city."""
    return not PERAN_KOTA.isdisjoint(kode_peran(orang))


def unit_terlihat(orang: Pengguna) -> list[PerangkatDaerah]:
    """Return the units of which a person sees the figures, by name: one query."""
    semua = PerangkatDaerah.objects.order_by("nama", "pk")
    if not melihat_kota(orang):
        semua = semua.filter(pk__in=unit_berperan(orang, PERAN_UNIT))
    return list(semua)
