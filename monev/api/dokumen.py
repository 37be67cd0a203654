"""Evaluations and monev reports: read with their figures, fetched as files, taken from state to state."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from monev.api.bacaan import DokumenBacaan
from monev.api.daftar import DOKUMEN
from monev.api.tulis import TOLAK, DokumenTulis, nama_langkah
from monev.models import BentukLaporan, Evaluasi, JenisPeriode, LaporanMonev, Rekomendasi
from monev.queries.riwayat import riwayat_dokumen
from monev.services.laporan_monev import BerkasRusak
from monev.terbitan import berkas, naskah_evaluasi_cetak
from monev.views.evaluasi import BENTUK
from monev.views.laporan_monev import berkas_laporan
from organisasi.api.berkas import unduhan
from organisasi.api.dasar import Bacaan
from organisasi.api.halaman import Saring
from organisasi.api.masalah import Masalah
from organisasi.api.riwayat import Berriwayat
from organisasi.api.skema import langkah
from rencana_aksi.api.isian import LangkahIsian
from riwayat.queries import Catatan
from roadmap.views.ekspor import sebagai_lampiran


@extend_schema_field(OpenApiTypes.OBJECT)
class PotretBacaan(serializers.JSONField):
    """The figures of a document as they were taken; numbers are text, days ISO, null what is not known."""


class RekomendasiBacaan(Bacaan):
    """What an evaluation recommends; once it is accepted, a follow-up."""

    id = serializers.IntegerField()
    nomor = serializers.IntegerField()
    teks = serializers.CharField()
    perangkat_daerah = serializers.IntegerField(source="perangkat_daerah_id", allow_null=True)
    pic = serializers.IntegerField(source="pic_id", allow_null=True)
    tenggat = serializers.DateField()
    tindak_lanjut = serializers.IntegerField(source="tindak_lanjut_id", allow_null=True)


class EvaluasiBacaan(DokumenBacaan):
    """The evaluation of a semester at one level."""

    analisis = serializers.CharField()
    dipotret_pada = serializers.DateTimeField(allow_null=True, help_text="Angka per saat ini.")
    rekomendasi = RekomendasiBacaan(many=True)


class EvaluasiRinciBacaan(EvaluasiBacaan):
    """One evaluation with its figures."""

    angka = PotretBacaan(source="potret")


class Berlangkah(Berriwayat, DokumenTulis):
    """A document with its history, which steps take from state to state."""

    tolak = TOLAK
    dengan = ("periode__road_map", "perangkat_daerah", "pokja")
    berversi: ClassVar[set[str]] = {"langkah"}
    rinci: ClassVar[type[Bacaan]]
    """How one of them is written."""

    def get_serializer_class(self) -> Any:
        """Write one with its figures, many without."""
        return self.serializer_class if self.action == "list" else self.rinci

    def riwayat_satu(self, satu: Any) -> list[Catatan]:
        """Return what happened to a document, without the snapshots themselves."""
        return riwayat_dokumen(satu)


class EvaluasiSumber(Berlangkah):
    """Evaluasi semester (Bab IV.B) tiap Perangkat Daerah, kelompok kerja, dan kota, dengan angka dan rekomendasinya."""

    queryset = Evaluasi.objects.all()
    serializer_class = EvaluasiBacaan
    rinci = EvaluasiRinciBacaan
    muat = ("rekomendasi",)
    saring = DOKUMEN
    cari = ("analisis", "perangkat_daerah__nama")
    urut = ("id", "sejak")
    ringkas: ClassVar[dict[str, str]] = {
        "retrieve": "Satu evaluasi dengan angkanya",
        "langkah": "Ambil satu langkah: ajukan, tarik, tolak, kirim, kirim-tim, terima, kembalikan",
        "unduh": "Unduh sebagai pdf atau docx",
    }

    @extend_schema(
        parameters=langkah(*nama_langkah(Evaluasi)), request=LangkahIsian, responses=EvaluasiRinciBacaan
    )
    @action(detail=True, methods=["post"], url_path="langkah/<slug:nama>", url_name="langkah")
    def langkah(self, request: Request, pk: int, nama: str) -> Response:
        """Take an evaluation a step further; accepted, its recommendations become follow-ups."""
        return self.ambil_langkah(request, nama)

    @unduhan(BENTUK)
    def unduh(self, request: Request, pk: int, bentuk: str) -> HttpResponse:
        """Send an evaluation as a file."""
        satu: Evaluasi = self.get_object()
        saran = list(satu.rekomendasi.select_related("perangkat_daerah", "pic", "tindak_lanjut"))
        naskah = naskah_evaluasi_cetak(satu, saran, str(self.orang), timezone.localtime())
        return sebagai_lampiran(berkas(naskah, bentuk))

    def riwayat_satu(self, satu: Evaluasi) -> list[Catatan]:
        """Return what happened to an evaluation and its recommendations."""
        return riwayat_dokumen(satu, *Rekomendasi.objects.filter(evaluasi=satu))


class BerkasLaporanBacaan(Bacaan):
    """A file of a set report, kept as it was issued."""

    bentuk = serializers.ChoiceField(BentukLaporan.choices)
    besar = serializers.IntegerField(help_text="Byte.")
    sidik = serializers.CharField(help_text="SHA-256 berkasnya.")


class LaporanMonevBacaan(DokumenBacaan):
    """A monev report of a month, a semester or a year; once set it never changes."""

    jenis_periode = serializers.ChoiceField(JenisPeriode.choices, source="periode.jenis")
    versi = serializers.IntegerField()
    revisi_dari = serializers.IntegerField(source="revisi_dari_id", allow_null=True)
    alasan_revisi = serializers.CharField()
    pengantar = serializers.CharField()
    simpulan = serializers.CharField()
    sidik = serializers.CharField(
        help_text="SHA-256 angkanya; kosong selama draf. Periksa pada /verifikasi/<sidik>/."
    )
    berkas = BerkasLaporanBacaan(many=True)


class LaporanMonevRinciBacaan(LaporanMonevBacaan):
    """One report with its figures."""

    angka = PotretBacaan(
        source="potret", allow_null=True, help_text="Dibekukan saat ditetapkan; null selama draf."
    )


class BerkasHilang(Masalah):
    """An issued file is no longer what it was."""

    status, judul = 404, "Berkas tidak ditemukan"


class LaporanMonevSumber(Berlangkah):
    """Laporan monev (Bab IV.C) dengan angka yang dibekukan dan berkas yang diterbitkan."""

    queryset = LaporanMonev.objects.all()
    serializer_class = LaporanMonevBacaan
    rinci = LaporanMonevRinciBacaan
    muat = ("berkas",)
    saring = DOKUMEN | {"jenis_periode": Saring("periode__jenis", "teks", tuple(JenisPeriode.values))}
    cari = ("perangkat_daerah__nama", "pokja__nama")
    urut = ("id", "sejak", "versi")
    tolak = TOLAK | {BerkasRusak: BerkasHilang}
    ringkas: ClassVar[dict[str, str]] = {
        "retrieve": "Satu laporan dengan angkanya",
        "langkah": "Ambil satu langkah: tetapkan",
        "unduh": "Unduh sebagai pdf, docx, atau xlsx: yang ditetapkan persis seperti diterbitkan",
    }

    @extend_schema(
        parameters=langkah(*nama_langkah(LaporanMonev)),
        request=LangkahIsian,
        responses=LaporanMonevRinciBacaan,
    )
    @action(detail=True, methods=["post"], url_path="langkah/<slug:nama>", url_name="langkah")
    def langkah(self, request: Request, pk: int, nama: str) -> Response:
        """Set a report: its figures and files are frozen."""
        return self.ambil_langkah(request, nama)

    @unduhan(BentukLaporan.values)
    def unduh(self, request: Request, pk: int, bentuk: str) -> HttpResponse:
        """Send a report: the kept bytes of a set one, a draft marked as such."""
        return sebagai_lampiran(berkas_laporan(self.get_object(), bentuk, str(self.orang)))
