"""What may be sent of plans and items: typed, for programs write numbers as numbers."""

from typing import Any

from django.conf import settings
from rest_framework import serializers

from organisasi.api.dasar import Isian
from organisasi.models import PerangkatDaerah
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import TahunRencana
from rencana_aksi.models.butir import MAKS_TEKS
from roadmap.models import AreaPerubahan
from roadmap.spreadsheet.teks import rapikan
from tampilan.unggahan import maks_unggahan

MAKS_BULAT = 2**31 - 1


class RencanaIsian(Isian):
    """A new plan: which unit's (null: of the city), for which year."""

    road_map = serializers.SlugField(max_length=60, help_text="Kode road map.")
    tahun = serializers.IntegerField(min_value=1, max_value=9999)
    perangkat_daerah: Any = serializers.PrimaryKeyRelatedField(
        queryset=PerangkatDaerah.objects.all(), allow_null=True, help_text="null untuk rencana kota."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Find the year; raises ValidationError where none is open for plans."""
        periode = TahunRencana.objects.select_related("road_map").filter(
            road_map__kode=attrs["road_map"], tahun=attrs["tahun"]
        )
        if (ada := periode.first()) is None:
            raise serializers.ValidationError({"tahun": "Tahun ini belum dibuka untuk rencana aksi."})
        return {"periode": ada, "perangkat_daerah": attrs["perangkat_daerah"]}


class LangkahIsian(Isian):
    """The reason of a step; some need one."""

    catatan = serializers.CharField(max_length=4000, required=False, allow_blank=True, default="")


class _Teks(serializers.CharField):
    """A text on one line, as the pages and spreadsheets keep it."""

    def __init__(self, **pilihan: Any) -> None:
        bawaan: dict[str, Any] = {"max_length": MAKS_TEKS, "allow_blank": True, "default": ""}
        super().__init__(**bawaan | pilihan)

    def to_internal_value(self, data: Any) -> str:
        """Make one space of each run of white space."""
        return rapikan(super().to_internal_value(data))


class _Bulan(serializers.ListField):
    child = serializers.IntegerField(min_value=1, max_value=12)

    def to_internal_value(self, data: Any) -> Jadwal:  # type: ignore[override]
        return Jadwal(super().to_internal_value(data))


class ButirIsian(Isian):
    """An item of a plan. What is left out is empty; null means that nothing is said."""

    area: Any = serializers.PrimaryKeyRelatedField(queryset=AreaPerubahan.objects.all())
    program = _Teks()
    kegiatan = _Teks()
    sub_kegiatan = _Teks()
    tahapan = _Teks(allow_blank=False, default=serializers.empty)
    indikator = _Teks()
    target = serializers.DecimalField(18, 4, min_value=0, allow_null=True, default=None)
    satuan = _Teks(max_length=100)
    jadwal = _Bulan(default=list, max_length=12, help_text="Bulan 1–12.")
    penanggung_jawab = _Teks(max_length=300)
    anggaran = serializers.DecimalField(18, 2, min_value=0, allow_null=True, default=None)
    sdm = serializers.IntegerField(min_value=0, max_value=MAKS_BULAT, allow_null=True, default=None)


class PindahIsian(Isian):
    """Which way an item moves."""

    arah = serializers.ChoiceField(["naik", "turun"])


class BerkasPratinjau(Isian):
    """A spreadsheet; with `sidik` of its preview it is applied."""

    berkas = serializers.FileField(allow_empty_file=True, max_length=255)
    sidik = serializers.CharField(
        required=False, allow_blank=True, max_length=64, default="", help_text="Dari pratinjau."
    )
    terapkan = serializers.BooleanField(required=False, default=False)

    def validate_berkas(self, berkas: Any) -> Any:
        """Refuse a file that is too large before it is read."""
        if berkas.size > settings.UNGGAHAN_MAKS_BYTE:
            raise serializers.ValidationError(
                f"Berkas ini terlalu besar. Ukuran paling besar {maks_unggahan()}."
            )
        return berkas

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for the preview that is to be applied."""
        if attrs["terapkan"] and not attrs["sidik"]:
            pesan = "Sertakan sidik dari pratinjau berkas ini, agar yang diterapkan persis yang dilihat."
            raise serializers.ValidationError({"sidik": pesan})
        return attrs


class ImporIsian(BerkasPratinjau):
    """A spreadsheet of a plan, and what becomes of rows that are refused, of items that it does not hold."""

    lewati_ditolak = serializers.BooleanField(required=False, default=False)
    hapus_hilang = serializers.BooleanField(required=False, default=False)


class JumlahBacaan(serializers.Serializer):  # type: ignore[type-arg]
    """How many items an act has touched."""

    butir = serializers.IntegerField()


class MasalahBerkas(serializers.Serializer):  # type: ignore[type-arg]
    """What is wrong with a cell."""

    lembar = serializers.CharField()
    sel = serializers.CharField(help_text="Misalnya K14; kosong untuk seluruh lembar.")
    nilai = serializers.CharField()
    pesan = serializers.CharField()
    tingkat = serializers.ChoiceField(["tolak", "ingat"])


class PratinjauBacaan(serializers.Serializer):  # type: ignore[type-arg]
    """What a file would do to a plan, or has done."""

    sidik = serializers.CharField()
    diterapkan = serializers.BooleanField()
    baru = serializers.IntegerField()
    berubah = serializers.IntegerField()
    sama = serializers.IntegerField()
    ditolak = serializers.IntegerField()
    hilang = serializers.IntegerField(help_text="Butir yang tidak ada dalam berkas.")
    masalah = MasalahBerkas(many=True)
