"""The road map as data: what the regulation prints, for all; drafts for those who may read them."""

from typing import Any

from django.db import models
from rest_framework import serializers

from indikator.models import Agregasi, Arah, Indikator, PenetapanTarget, Realisasi, Target
from organisasi.api.dasar import Bacaan, SumberBaca
from organisasi.api.halaman import Saring
from organisasi.api.riwayat import Berriwayat
from riwayat.queries import Catatan, riwayat_dari
from roadmap.models import AreaPerubahan, BarisLampiran, Nomenklatur, Prioritas, RoadMap, Sasaran, Tujuan
from roadmap.queries.baris import baris_lengkap
from roadmap.workflow import NAMA as NAMA_STATUS

KODE_ROAD_MAP = Saring("road_map__kode", "teks", arti="Kode road map, misalnya perwal-45-2020.")
STATUS = [(status.value, nama) for status, nama in NAMA_STATUS.items()]


class RoadMapBacaan(Bacaan):
    """A road map laid down in a regulation."""

    id = serializers.IntegerField()
    kode = serializers.CharField()
    judul = serializers.CharField()
    regulasi = serializers.CharField()
    tentang = serializers.CharField()
    pemerintah_daerah = serializers.CharField()
    ditetapkan_pada = serializers.DateField(allow_null=True)
    tahun_awal = serializers.IntegerField()
    tahun_akhir = serializers.IntegerField()
    status = serializers.ChoiceField(STATUS)


class RoadMapSumber(Berriwayat, SumberBaca):
    """Road map reformasi birokrasi. Yang sudah ditetapkan terbuka bagi umum."""

    umum = True
    queryset = RoadMap.objects.all()
    serializer_class = RoadMapBacaan
    saring = {"kode": Saring("kode", "teks"), "status": Saring("status", "teks", tuple(s for s, _ in STATUS))}
    cari = ("judul", "tentang", "kode")
    urut = ("id", "kode", "tahun_awal")

    def terlihat(self) -> models.QuerySet[RoadMap]:
        """Return the road maps that the person may read."""
        return RoadMap.objects.terlihat_oleh(self.request.user)


class IsiSumber(SumberBaca):
    """Records of a road map: seen with it."""

    umum = True
    saring = {"road_map": KODE_ROAD_MAP}
    dengan: tuple[str, ...] = ()

    def terlihat(self) -> models.QuerySet[Any]:
        """Return the records of the road maps that the person may read."""
        road_map = RoadMap.objects.terlihat_oleh(self.request.user)
        daftar: models.QuerySet[Any] = self.queryset.filter(road_map__in=road_map)
        return daftar.select_related(*self.dengan)


class IsiBacaan(Bacaan):
    """What each record of a road map has."""

    id = serializers.IntegerField()
    road_map = serializers.IntegerField(source="road_map_id")


class TujuanBacaan(IsiBacaan):
    """A goal of the reform."""

    kode = serializers.CharField()
    nomor = serializers.IntegerField()
    nama = serializers.CharField()
    teks = serializers.CharField(help_text="Seperti tercetak.")


class TujuanSumber(IsiSumber):
    """Tujuan reformasi (Lampiran kolom 1 dan 2). Terbuka bagi umum."""

    queryset = Tujuan.objects.all()
    serializer_class = TujuanBacaan
    cari = ("nama", "teks")
    urut = ("nomor", "id")


class SasaranBacaan(IsiBacaan):
    """A target state under a goal."""

    kode = serializers.CharField()
    tujuan = serializers.IntegerField(source="tujuan_id")
    urutan = serializers.IntegerField()
    nama = serializers.CharField()
    teks = serializers.CharField(help_text="Seperti tercetak.")


class SasaranSumber(IsiSumber):
    """Sasaran di bawah tujuan (Lampiran kolom 8). Terbuka bagi umum."""

    queryset = Sasaran.objects.all()
    serializer_class = SasaranBacaan
    saring = IsiSumber.saring | {"tujuan": Saring("tujuan")}
    cari = ("nama", "teks")
    urut = ("urutan", "id")


class TeksAreaBacaan(Bacaan):
    """A kegiatan of Pasal 3 or a fokus perubahan."""

    id = serializers.IntegerField()
    kode = serializers.CharField()
    nomor = serializers.IntegerField()
    teks = serializers.CharField()


class AreaBacaan(IsiBacaan):
    """An area of change with its kegiatan (Pasal 3) and fokus perubahan (Bab III.A)."""

    kode = serializers.CharField()
    nomor = serializers.IntegerField()
    nama = serializers.CharField()
    pokja = serializers.IntegerField(source="pokja_id", allow_null=True)
    kegiatan = TeksAreaBacaan(many=True)
    fokus = TeksAreaBacaan(many=True)


class AreaSumber(Berriwayat, IsiSumber):
    """Area perubahan (Pasal 3 ayat (2)) dengan kegiatan dan fokusnya. Terbuka bagi umum."""

    queryset = AreaPerubahan.objects.prefetch_related("kegiatan", "fokus")
    serializer_class = AreaBacaan
    saring = IsiSumber.saring | {"pokja": Saring("pokja")}
    cari = ("nama",)
    urut = ("nomor", "id")

    def riwayat_satu(self, satu: AreaPerubahan) -> list[Catatan]:
        """Return what happened to an area and to what it consists of."""
        return riwayat_dari([satu, *satu.fokus.all(), *satu.kegiatan.all()])


class PelaksanaBacaan(Bacaan):
    """A unit that carries out a row."""

    id = serializers.IntegerField(source="perangkat_daerah_id")
    kode = serializers.CharField(source="perangkat_daerah.kode")
    nama = serializers.CharField(source="perangkat_daerah.nama")


class RincianBacaan(Bacaan):
    """A kegiatan, perhaps a sub kegiatan, that a row names."""

    kegiatan = serializers.IntegerField(source="kegiatan_id")
    sub_kegiatan = serializers.IntegerField(source="sub_kegiatan_id", allow_null=True)


class DukunganBacaan(Bacaan):
    """A kegiatan of Pasal 3 that a row serves."""

    id = serializers.IntegerField(source="kegiatan_area_id")


class PadananLamaBacaan(Bacaan):
    """A row of the old nomenclature for which a row of the new one stands."""

    id = serializers.IntegerField(source="lama_id")


class PadananBaruBacaan(Bacaan):
    """A row of the new nomenclature that stands for one of the old."""

    id = serializers.IntegerField(source="baru_id")


class BarisBacaan(IsiBacaan):
    """A printed row of the Lampiran."""

    kunci = serializers.UUIDField(help_text="Tetap, walaupun nomor baris berubah.")
    nomor = serializers.IntegerField()
    nomenklatur = serializers.ChoiceField(Nomenklatur.choices)
    tujuan = serializers.IntegerField(source="tujuan_id")
    sasaran = serializers.IntegerField(source="sasaran_id")
    area = serializers.IntegerField(source="area_id")
    penetapan = serializers.IntegerField(source="penetapan_id")
    indikator = serializers.CharField(source="penetapan.teks_indikator")
    program = serializers.CharField(source="program.nama", allow_null=True)
    teks_area = serializers.CharField()
    teks_program = serializers.CharField()
    teks_kegiatan = serializers.CharField()
    teks_perangkat_daerah = serializers.CharField()
    seluruh_pd = serializers.BooleanField()
    pelaksana = PelaksanaBacaan(many=True)
    rincian = RincianBacaan(many=True)
    kegiatan_area = DukunganBacaan(
        many=True, source="dukungan", help_text="Kegiatan Pasal 3 yang didukungnya."
    )
    padanan_lama = PadananLamaBacaan(many=True)
    padanan_baru = PadananBaruBacaan(many=True)


class BarisSumber(Berriwayat, IsiSumber):
    """Baris Lampiran seperti tercetak, dengan tautannya. Terbuka bagi umum."""

    queryset = BarisLampiran.objects.prefetch_related(
        "pelaksana__perangkat_daerah", "rincian", "dukungan", "padanan_lama", "padanan_baru"
    )
    serializer_class = BarisBacaan
    dengan = ("penetapan", "program")
    saring = IsiSumber.saring | {
        "nomor": Saring("nomor"),
        "tujuan": Saring("tujuan"),
        "sasaran": Saring("sasaran"),
        "area": Saring("area"),
        "perangkat_daerah": Saring("pelaksana__perangkat_daerah"),
        "nomenklatur": Saring("nomenklatur", "teks", tuple(Nomenklatur.values)),
    }
    cari = ("teks_program", "teks_kegiatan", "penetapan__teks_indikator")
    urut = ("nomor", "id")

    def riwayat_satu(self, satu: BarisLampiran) -> list[Catatan]:
        """Return what happened to a row and to what hangs on it."""
        return baris_lengkap(satu).riwayat


class IndikatorPrioritasBacaan(Bacaan):
    """An indicator of a priority, by the place that sets its targets."""

    penetapan = serializers.IntegerField(source="penetapan_id")


class SasaranPrioritasBacaan(Bacaan):
    """A target state of a priority with its indicators."""

    id = serializers.IntegerField()
    kode = serializers.CharField()
    nama = serializers.CharField()
    teks = serializers.CharField(help_text="Seperti tercetak.")
    indikator = IndikatorPrioritasBacaan(many=True)


class KegiatanPrioritasBacaan(Bacaan):
    """An activity of a priority."""

    id = serializers.IntegerField()
    kode = serializers.CharField()
    induk = serializers.IntegerField(source="induk_id", allow_null=True)
    nomor = serializers.IntegerField()
    teks = serializers.CharField()
    uraian = serializers.CharField()


class PrioritasBacaan(IsiBacaan):
    """A priority: a field, a sector, a quick win."""

    kode = serializers.CharField()
    kelompok = serializers.IntegerField(source="kelompok_id")
    nama_kelompok = serializers.CharField(source="kelompok.nama")
    jenis = serializers.CharField(source="kelompok.jenis")
    induk = serializers.IntegerField(source="induk_id", allow_null=True)
    nomor = serializers.IntegerField()
    nama = serializers.CharField()
    uraian = serializers.CharField()
    tempat = serializers.CharField()
    sasaran = SasaranPrioritasBacaan(many=True)
    kegiatan = KegiatanPrioritasBacaan(many=True)


class PrioritasSumber(Berriwayat, IsiSumber):
    """Prioritas (Bab III.A), quick wins termasuk, dengan sasaran, indikator, dan kegiatannya. Terbuka bagi umum."""

    queryset = Prioritas.objects.prefetch_related("sasaran__indikator", "kegiatan")
    serializer_class = PrioritasBacaan
    dengan = ("kelompok",)
    saring = IsiSumber.saring | {
        "jenis": Saring("kelompok__jenis", "teks"),
        "induk": Saring("induk"),
    }
    cari = ("nama", "uraian")
    urut = ("id", "kode", "nama")

    def riwayat_satu(self, satu: Prioritas) -> list[Catatan]:
        """Return what happened to a priority and its target states."""
        return riwayat_dari([satu, *satu.sasaran.all()])


class TargetBacaan(Bacaan):
    """A target of one year: printed, and what it means."""

    tahun = serializers.IntegerField()
    teks = serializers.CharField(help_text="Seperti tercetak.")
    nilai = serializers.DecimalField(20, 6, allow_null=True)
    satuan = serializers.CharField()
    pembanding = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class PenetapanBacaan(Bacaan):
    """A place that sets the yearly targets of an indicator."""

    id = serializers.IntegerField()
    road_map = serializers.CharField(source="dokumen")
    kode = serializers.CharField()
    indikator = serializers.IntegerField(source="indikator_id")
    teks_indikator = serializers.CharField()
    tempat = serializers.CharField()
    tahun_dasar = serializers.IntegerField(allow_null=True)
    target = TargetBacaan(many=True)


class PenetapanSumber(SumberBaca):
    """Target tahunan menurut tempatnya dalam regulasi. Terbuka bagi umum."""

    umum = True
    queryset = PenetapanTarget.objects.all()
    serializer_class = PenetapanBacaan
    saring = {
        "road_map": Saring("dokumen", "teks", arti=KODE_ROAD_MAP.arti),
        "indikator": Saring("indikator"),
    }
    cari = ("teks_indikator", "indikator__nama")
    urut = ("id", "kode")

    def terlihat(self) -> models.QuerySet[PenetapanTarget]:
        """Return those of the road maps that the person may read."""
        road_map = RoadMap.objects.terlihat_oleh(self.request.user).values("kode")
        return PenetapanTarget.objects.filter(dokumen__in=road_map).prefetch_related("target")


class RealisasiBacaan(Bacaan):
    """The value of a year."""

    tahun = serializers.IntegerField()
    teks = serializers.CharField()
    nilai = serializers.DecimalField(20, 6, allow_null=True)
    sumber = serializers.CharField()


class IndikatorBacaan(Bacaan):
    """An entry of the dictionary of indicators, with the values recorded."""

    id = serializers.IntegerField()
    kode = serializers.CharField()
    nama = serializers.CharField()
    definisi = serializers.CharField()
    satuan = serializers.CharField()
    arah = serializers.ChoiceField(Arah.choices)
    agregasi = serializers.ChoiceField(Agregasi.choices)
    sumber_data = serializers.CharField()
    penanggung_jawab = serializers.IntegerField(source="penanggung_jawab_id", allow_null=True)
    realisasi = RealisasiBacaan(many=True)


class IndikatorSumber(Berriwayat, SumberBaca):
    """Kamus indikator dengan realisasi yang tercatat. Terbuka bagi umum."""

    umum = True
    queryset = Indikator.objects.all()
    serializer_class = IndikatorBacaan
    saring = {
        "kode": Saring("kode", "teks"),
        "arah": Saring("arah", "teks", tuple(Arah.values)),
        "penanggung_jawab": Saring("penanggung_jawab"),
    }
    cari = ("nama", "definisi", "kode")
    urut = ("nama", "kode", "id")

    def terlihat(self) -> models.QuerySet[Indikator]:
        """Return those for which a road map that the person may read sets targets."""
        road_map = RoadMap.objects.terlihat_oleh(self.request.user).values("kode")
        penetapan = PenetapanTarget.objects.filter(dokumen__in=road_map, indikator=models.OuterRef("pk"))
        realisasi = models.Prefetch("realisasi", Realisasi.objects.order_by("tahun"))
        return Indikator.objects.filter(models.Exists(penetapan)).prefetch_related(realisasi)

    def riwayat_satu(self, satu: Indikator) -> list[Catatan]:
        """Return what happened to an indicator and its targets in the road maps that the person may read."""
        road_map = RoadMap.objects.terlihat_oleh(self.request.user).values("kode")
        penetapan = PenetapanTarget.objects.filter(dokumen__in=road_map, indikator=satu)
        target = Target.objects.filter(penetapan__in=penetapan)
        return riwayat_dari([satu, *penetapan, *target])
