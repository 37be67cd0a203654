"""The dashboard as data: figures of a scope, what is behind an area, places of units, what waits for a person."""

from typing import Any, ClassVar

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from dasbor.queries.area import isi_area
from dasbor.queries.lingkup import Lingkup, baris_semester, melihat_kota, unit_terlihat
from dasbor.queries.peringkat import kepatuhan_semua, peringkat
from dasbor.queries.pokok import Pokok, pokok_arahan
from dasbor.queries.susun import Dasbor
from dasbor.queries.tindakan import perlu_tindakan
from dasbor.services import arahkan
from monev.api.angka import SEMESTER, AngkaMonev
from monev.api.bacaan import CapaianBacaan, TindakLanjutBacaan
from monev.api.daftar import ArahanSumber
from monev.api.isian import bidang_id, bidang_teks
from monev.api.tulis import TOLAK
from monev.api.tulis_masalah import pastikan_form
from monev.forms.masalah_tindak_lanjut import FormTindakLanjut
from monev.models import TindakLanjut
from monev.permissions import BERI_ARAHAN
from monev.queries.capaian_rencana import kemajuan_terbagi
from monev.queries.pengukuran import pilihan_semester, semester_road_map
from organisasi.api.dasar import Bacaan, Isian, Sumber, Terhitung
from organisasi.api.halaman import Saring
from organisasi.api.masalah import IsianSalah, KueriSalah
from organisasi.api.tanda import bertanda
from organisasi.models import Pengguna, PerangkatDaerah
from roadmap.api.angka import ROAD_MAP
from roadmap.models import AreaPerubahan, RoadMap

LINGKUP = [
    ROAD_MAP,
    OpenApiParameter("tahun", int, description="Tanpa ini tahun semester terbaru yang sudah mulai."),
    SEMESTER,
    OpenApiParameter("perangkat_daerah", int, description="Id; tanpa ini kota, atau Perangkat Daerah Anda."),
]


def susun_lingkup(
    road_map: RoadMap, orang: Pengguna, tahun: int | None, semester: int | None, unit: int | None
) -> Lingkup:
    """Return the scope asked for; raises KueriSalah for a semester that there is not, Http404 for a hidden unit."""
    kini = timezone.now()
    periode = pilihan_semester(semester_road_map(road_map), tahun, semester, timezone.localdate(kini))
    if periode is None:
        raise KueriSalah("Semester itu tidak ada dalam kalender monev road map ini.")
    daftar = unit_terlihat(orang)
    if unit is None and melihat_kota(orang):
        return Lingkup(road_map, periode, orang, kini)
    dipilih = next((u for u in daftar if unit in {None, u.pk}), None)
    if dipilih is None:
        raise Http404("Perangkat Daerah tidak ditemukan.")
    return Lingkup(road_map, periode, orang, kini, dipilih)


def persen(sumber: str | None = None) -> Any:
    """Return a field of a percentage that is worked out, null where there is nothing to say."""
    return Terhitung(14, 2, allow_null=True, source=sumber)


class KemajuanRingkasBacaan(Bacaan):
    """Items together: averages in percent, money in rupiah; null where nothing was said."""

    butir = serializers.IntegerField()
    fisik = persen()
    rencana = persen()
    anggaran = Terhitung(20, 2, allow_null=True)
    terpakai = Terhitung(20, 2, allow_null=True)
    serapan = persen()
    terlambat = serializers.IntegerField()


class KartuBacaan(Bacaan):
    """A figure as people read it; “–” is none."""

    kode = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    nilai = serializers.CharField()
    satuan = serializers.CharField()
    keterangan = serializers.CharField()
    sumber = serializers.CharField()


class SelBacaan(Bacaan):
    """What an area achieves up to a semester."""

    tahun = serializers.IntegerField()
    semester = serializers.IntegerField()
    capaian = persen("rata.nilai")
    terhitung = serializers.IntegerField(source="rata.terhitung")
    predikat = serializers.CharField()


class BarisAreaBacaan(Bacaan):
    """An area of change, semester by semester."""

    area = serializers.IntegerField(source="area.pk")
    nama = serializers.CharField(source="area.nama")
    sel = SelBacaan(many=True)
    kemajuan = KemajuanRingkasBacaan(allow_null=True)


class UnsurBacaan(Bacaan):
    """One of the figures that make a place."""

    nama = serializers.CharField()
    persen = Terhitung(14, 2, allow_null=True)
    alasan = serializers.CharField()


class TempatBacaan(Bacaan):
    """A unit with what makes its place."""

    perangkat_daerah = serializers.IntegerField(source="pk")
    kode = serializers.CharField()
    nama = serializers.CharField()
    nilai = persen()
    alasan = serializers.CharField()
    unsur = UnsurBacaan(many=True)


class GrupTujuanBacaan(Bacaan):
    """A goal with its indicators."""

    tujuan = serializers.IntegerField(source="tujuan.pk")
    nama = serializers.CharField(source="tujuan.nama")
    indikator = CapaianBacaan(many=True, source="baris")


class QuickWinBacaan(Bacaan):
    """A quick win: what its indicators achieve, how far the items that serve it are."""

    prioritas = serializers.IntegerField(source="prioritas.pk")
    nama = serializers.CharField(source="prioritas.nama")
    indikator = serializers.IntegerField(help_text="Banyaknya.")
    capaian = persen("rata.nilai")
    kemajuan = KemajuanRingkasBacaan(allow_null=True)


class ZonaDasborBacaan(Bacaan):
    """A unit of the Zona Integritas with its place."""

    perangkat_daerah = serializers.IntegerField(source="pilot.perangkat_daerah_id")
    tahap = serializers.CharField(source="pilot.tahap")
    tempat = TempatBacaan(allow_null=True)


class IdBacaan(Bacaan):
    """A record, to be read at its own address."""

    id = serializers.IntegerField(source="pk")


@extend_schema_serializer(many=False)
class DasborBacaan(Bacaan):
    """The dashboard of a scope."""

    jawaban = serializers.CharField(source="kalimat")
    kartu = KartuBacaan(many=True)
    area = BarisAreaBacaan(many=True)
    tujuan = GrupTujuanBacaan(many=True)
    quick_wins = QuickWinBacaan(many=True)
    zona = ZonaDasborBacaan(many=True)
    permasalahan_menunggu = serializers.IntegerField(source="masalah.semua", help_text="Banyaknya.")
    arahan_berjalan = serializers.IntegerField(source="arahan.semua", help_text="Banyaknya.")
    keadaan_rencana = serializers.CharField()
    rencana_menunggu_penetapan = IdBacaan(many=True, source="rencana")


class UnitAreaBacaan(Bacaan):
    """A unit with how far its items in an area are."""

    perangkat_daerah = serializers.IntegerField(source="unit.pk", allow_null=True, help_text="null: kota.")
    kemajuan = KemajuanRingkasBacaan()


class ButirTerlambatBacaan(Bacaan):
    """An item behind its plan."""

    rencana_aksi = serializers.IntegerField(source="butir.rencana_id")
    kunci = serializers.UUIDField(source="butir.kunci")
    tahapan = serializers.CharField(source="butir.tahapan")
    bulan = serializers.IntegerField()
    fisik = persen()
    rencana = persen()
    kendala = serializers.CharField()


class IsiAreaBacaan(Bacaan):
    """What stands behind an area's figures; the worst or oldest first."""

    capaian = persen("rata.nilai")
    indikator = CapaianBacaan(many=True)
    unit = UnitAreaBacaan(many=True)
    terlambat = ButirTerlambatBacaan(many=True)
    terlambat_lain = serializers.IntegerField(help_text="Banyaknya butir terlambat selain yang disebut.")
    permasalahan = IdBacaan(many=True, source="masalah")


class BerlingkupSumber(AngkaMonev):
    """Figures of the city or a unit up to a semester."""

    saring: ClassVar[dict[str, Saring]] = {
        "road_map": Saring("", "teks"),
        "tahun": Saring(""),
        "semester": Saring("", pilihan=("1", "2")),
        "perangkat_daerah": Saring(""),
    }

    def lingkup(self) -> Lingkup:
        """Return the scope that the address asks for; raises KueriSalah and Http404."""
        nilai = self.nilai("road_map")
        letak = (nilai.get(nama) for nama in ("tahun", "semester", "perangkat_daerah"))
        return susun_lingkup(self.road_map(), self.orang, *letak)


class DasborSumber(BerlingkupSumber):
    """Dasbor kota atau satu Perangkat Daerah: jawabannya, angkanya, peta area, tujuan, quick wins, Zona Integritas."""

    serializer_class = DasborBacaan
    ringkas: ClassVar[dict[str, str]] = {"list": "Angka dasbor sampai satu semester"}

    @extend_schema(parameters=LINGKUP)
    def list(self, request: Request) -> Response:
        """Return the figures."""
        return Response(DasborBacaan(Dasbor(self.lingkup())).data)


class DasborAreaSumber(BerlingkupSumber):
    """Yang ada di balik angka satu area perubahan: indikator, unit, butir terlambat, permasalahan."""

    queryset = AreaPerubahan.objects.all()
    serializer_class = IsiAreaBacaan
    ringkas: ClassVar[dict[str, str]] = {"retrieve": "Isi satu area sampai satu semester"}

    @extend_schema(parameters=LINGKUP)
    def retrieve(self, request: Request, pk: int) -> Response:
        """Return what is behind an area."""
        lingkup = self.lingkup()
        area = AreaPerubahan.objects.filter(road_map=lingkup.road_map, pk=pk).first()
        if area is None:
            raise Http404("Area perubahan tidak ditemukan.")
        return Response(IsiAreaBacaan(isi_area(lingkup, area, baris_semester(lingkup))).data)


class PeringkatSumber(BerlingkupSumber):
    """Peringkat Perangkat Daerah dengan alasannya, yang tertinggal lebih dahulu; Perangkat Daerah: miliknya saja."""

    serializer_class = TempatBacaan

    @extend_schema(parameters=LINGKUP)
    def list(self, request: Request) -> Response:
        """Return the places."""
        lingkup = self.lingkup()
        baris = baris_semester(lingkup)
        kemajuan = kemajuan_terbagi(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit)
        return Response(
            TempatBacaan(peringkat(lingkup, baris, kepatuhan_semua(lingkup), kemajuan), many=True).data
        )


# What waits for a person


class TindakanBacaan(Bacaan):
    """A thing to do."""

    perintah = serializers.CharField()
    benda = serializers.CharField()
    alamat = serializers.CharField(source="url", help_text="Halamannya.")
    terlambat = serializers.IntegerField(help_text="Hari lewat tenggat.")
    hari = serializers.IntegerField(help_text="Hari menunggu; di bawah 0: akan datang.")
    kapan = serializers.CharField()


class JenisTindakanBacaan(Bacaan):
    """Things of one kind of which there are more."""

    nama = serializers.CharField()
    semua = serializers.IntegerField()
    alamat = serializers.CharField(source="url")


@extend_schema_serializer(many=False)
class PerluTindakanBacaan(Bacaan):
    """Everything that waits for a person, the most urgent first."""

    semua = serializers.IntegerField()
    daftar = TindakanBacaan(many=True)
    lebih = JenisTindakanBacaan(many=True)


class TindakanSumber(Sumber):
    """Perlu tindakan Anda: yang menunggu pemilik kunci, yang paling mendesak lebih dahulu."""

    filter_backends: list[Any] = []
    pagination_class = None
    serializer_class = PerluTindakanBacaan
    ringkas: ClassVar[dict[str, str]] = {"list": "Yang menunggu pemilik kunci"}

    def list(self, request: Request) -> Response:
        """Return what waits."""
        return Response(PerluTindakanBacaan(perlu_tindakan(self.orang, timezone.now())).data)


# Arahan


class ArahanIsian(Isian):
    """A direction on a figure of the dashboard; it becomes a follow-up."""

    road_map: Any = serializers.SlugRelatedField(slug_field="kode", queryset=RoadMap.objects.all())
    tahun = serializers.IntegerField(min_value=1, max_value=9999)
    semester = serializers.IntegerField(min_value=1, max_value=2)
    dasbor = bidang_id(help_text="Id Perangkat Daerah pemilik dasbor; null: kota.")
    pokok = serializers.CharField(
        max_length=200, help_text="Angka yang diarahkan, misalnya kartu:serapan, area:3, unit:diskominfo."
    )
    teks = bidang_teks()
    perangkat_daerah = bidang_id(help_text="Yang bertanggung jawab.")
    pic = bidang_id(help_text="Orang yang bertanggung jawab.")
    tenggat = serializers.DateField()

    def validate_dasbor(self, nilai: int | None) -> int | None:
        """Refuse a unit that there is not."""
        if nilai is not None and not PerangkatDaerah.objects.filter(pk=nilai).exists():
            raise serializers.ValidationError("Perangkat Daerah ini tidak ada.")
        return nilai


class ArahanTulis(ArahanSumber):
    """Arahan Tim Pengarah atas suatu angka dasbor: bagi Tim dan Inspektorat, dan yang mengerjakan tindak lanjutnya."""

    tolak = TOLAK
    ringkas: ClassVar[dict[str, str]] = {"create": "Beri arahan; menjadi tindak lanjut"}

    @extend_schema(request=ArahanIsian, responses={201: TindakLanjutBacaan})
    def create(self, request: Request) -> Response:
        """Write a direction; the same words sent twice are one."""
        BERI_ARAHAN.pastikan(self.orang)
        isian = ArahanIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        data = isian.validated_data
        pokok = self._pokok(data)
        form = pastikan_form(FormTindakLanjut(data | {"uraian": data["teks"]}, orang=self.orang))
        satu = arahkan(data["road_map"], pokok, form.cleaned_data, oleh=self.orang, kini=timezone.now())
        satu = TindakLanjut.objects.select_related("arahan").get(pk=satu.pk)
        return bertanda(Response(TindakLanjutBacaan(satu).data, status=status.HTTP_201_CREATED), satu)

    def _pokok(self, data: dict[str, Any]) -> Pokok:
        """Return the figure named; raises IsianSalah where it stands not on the dashboard."""
        try:
            lingkup = susun_lingkup(
                data["road_map"], self.orang, data["tahun"], data["semester"], data.get("dasbor")
            )
        except KueriSalah as galat:
            raise IsianSalah(str(galat), {"semester": [str(galat)]}) from galat
        pokok = pokok_arahan(lingkup, data["pokok"])
        if pokok is None:
            pesan = "Angka ini tidak ada pada dasbor tersebut."
            raise IsianSalah(pesan, {"pokok": [pesan]})
        return pokok
