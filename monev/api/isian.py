"""What may be sent of monev: typed, for programs write numbers as numbers."""

from typing import Any

from rest_framework import serializers

from indikator.models import Indikator
from monev.models import JenisPeriode, Keputusan, Periode, Permasalahan, Rapat
from organisasi.api.dasar import Isian
from organisasi.models import PerangkatDaerah, Pokja
from rencana_aksi.api.isian import BerkasPratinjau
from rencana_aksi.models import RencanaAksi
from roadmap.models import RoadMap

MAKS_TEKS = 4000
MAKS_BULAT = 2**31 - 1


def bidang_teks(*, wajib: bool = True, panjang: int = MAKS_TEKS) -> Any:
    """Return a field of text; one that is not needed is empty where left out."""
    if wajib:
        return serializers.CharField(max_length=panjang)
    return serializers.CharField(max_length=panjang, allow_blank=True, required=False, default="")


def bidang_angka(digit: int, desimal: int) -> Any:
    """Return a field of a number that may be null."""
    return serializers.DecimalField(
        digit, desimal, min_value=0, allow_null=True, required=False, default=None
    )


class LaporanIsian(Isian):
    """A monthly report to begin: of which plan, for which month."""

    rencana: Any = serializers.PrimaryKeyRelatedField(queryset=RencanaAksi.objects.none())
    periode: Any = serializers.PrimaryKeyRelatedField(
        queryset=Periode.objects.filter(jenis=JenisPeriode.BULAN).select_related("road_map")
    )

    def __init__(self, *args: Any, rencana: Any = None, **pilihan: Any) -> None:
        super().__init__(*args, **pilihan)
        if rencana is not None:  # those that the person may read; another one does not exist for them
            bidang: Any = self.fields["rencana"]
            bidang.queryset = rencana


class KemajuanIsian(Isian):
    """What is said of an item, cumulative since January."""

    fisik = bidang_angka(5, 2)
    volume = bidang_angka(18, 4)
    anggaran = bidang_angka(18, 2)
    kendala = bidang_teks(wajib=False)
    langkah = bidang_teks(wajib=False)


class PengukuranUbahIsian(Isian):
    """The value of an indicator in a semester."""

    teks = bidang_teks(wajib=False, panjang=50)
    pembilang = serializers.DecimalField(20, 4, allow_null=True, required=False, default=None)
    penyebut = serializers.DecimalField(20, 4, allow_null=True, required=False, default=None)
    sumber = bidang_teks(wajib=False, panjang=200)
    catatan = bidang_teks(wajib=False)


class PengukuranIsian(PengukuranUbahIsian):
    """A value not written before: of which indicator, in which semester."""

    indikator: Any = serializers.PrimaryKeyRelatedField(
        queryset=Indikator.objects.select_related("penanggung_jawab")
    )
    periode: Any = serializers.PrimaryKeyRelatedField(
        queryset=Periode.objects.filter(jenis=JenisPeriode.SEMESTER).select_related("road_map")
    )


class ImporKemajuanIsian(BerkasPratinjau):
    """A filled-in workbook of a report; with `sidik` of its preview it is applied."""


class BuktiIsian(Isian):
    """Evidence as a link."""

    tautan = serializers.URLField(max_length=500)
    nama = bidang_teks(wajib=False, panjang=200)


def bidang_id(**pilihan: Any) -> Any:
    """Return a field of a record's id, which may be null; whether the record may be named, the form says."""
    bawaan: dict[str, Any] = {"allow_null": True, "required": False}
    return serializers.IntegerField(min_value=1, max_value=MAKS_BULAT, **bawaan | pilihan)


class MasalahUbahIsian(Isian):
    """The words of a problem, and what it is on: an item, an indicator or an area."""

    judul = bidang_teks(panjang=200)
    uraian = bidang_teks()
    butir = bidang_id()
    indikator = bidang_id()
    area = bidang_id()


class MasalahIsian(MasalahUbahIsian):
    """A problem to raise: of a unit (null: of the city)."""

    road_map: Any = serializers.SlugRelatedField(slug_field="kode", queryset=RoadMap.objects.all())
    perangkat_daerah: Any = serializers.PrimaryKeyRelatedField(
        queryset=PerangkatDaerah.objects.all(), allow_null=True
    )
    pokja = bidang_id()


class TindakLanjutIsian(Isian):
    """A follow-up to give: for a problem, out of a decision, or on its own; to a unit, a person, or both."""

    road_map: Any = serializers.SlugRelatedField(
        slug_field="kode",
        queryset=RoadMap.objects.all(),
        required=False,
        help_text="Perlu bila tidak untuk suatu permasalahan atau keputusan.",
    )
    permasalahan: Any = serializers.PrimaryKeyRelatedField(
        queryset=Permasalahan.objects.none(), allow_null=True, required=False, default=None
    )
    keputusan: Any = serializers.PrimaryKeyRelatedField(
        queryset=Keputusan.objects.none(), allow_null=True, required=False, default=None
    )
    uraian = bidang_teks()
    perangkat_daerah = bidang_id()
    pic = bidang_id(help_text="Orang yang bertanggung jawab.")
    tenggat = serializers.DateField()

    def __init__(self, *args: Any, orang: Any = None, **pilihan: Any) -> None:
        super().__init__(*args, **pilihan)
        if orang is not None:  # what the person may read; another one does not exist for them
            bidang: Any = self.fields
            terlihat: Any = Permasalahan.objects.terlihat_oleh(orang)
            bidang["permasalahan"].queryset = terlihat.select_related("road_map")
            keputusan = Keputusan.objects.filter(rapat__in=Rapat.objects.terlihat_oleh(orang).values("pk"))
            bidang["keputusan"].queryset = keputusan.select_related("rapat__road_map", "permasalahan")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Find the road map; raises ValidationError where nothing names one."""
        if attrs["permasalahan"] is not None:
            attrs["road_map"] = attrs["permasalahan"].road_map
        elif attrs["keputusan"] is not None:
            attrs["road_map"] = attrs["keputusan"].rapat.road_map
        elif "road_map" not in attrs:
            raise serializers.ValidationError(
                {"road_map": "Sebutkan road map, permasalahan, atau keputusan."}
            )
        return attrs


class LangkahMasalahIsian(Isian):
    """The reason of a step, and the pokja where it leads up to one."""

    alasan = bidang_teks()
    pokja: Any = serializers.PrimaryKeyRelatedField(
        queryset=Pokja.objects.all(), allow_null=True, required=False, default=None
    )


class TindakIsian(Isian):
    """What is reported of a follow-up; evidence as a link."""

    teks = bidang_teks()
    tautan = serializers.URLField(max_length=500, allow_blank=True, required=False, default="")
    nama_tautan = bidang_teks(wajib=False, panjang=200)


class LaporTindakIsian(TindakIsian):
    """How far a follow-up is."""

    persen = serializers.IntegerField(min_value=0, max_value=100)


class KonfirmasiIsian(Isian):
    """What Inspektorat found."""

    teks = bidang_teks(wajib=False)


class BukaIsian(Isian):
    """Why a follow-up is opened again."""

    alasan = bidang_teks()
