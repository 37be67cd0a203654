"""Records of monev: lists and records that a person may read, by the rule of their pages."""

from typing import Any

from django.db import models
from django.http import Http404
from rest_framework import status
from rest_framework.response import Response

from monev.api import bacaan
from monev.models import (
    Arahan,
    JenisPeriode,
    Kemajuan,
    Kewajiban,
    LaporanBulanan,
    Pengukuran,
    Periode,
    Permasalahan,
    Rapat,
    StatusMasalah,
    StatusRapat,
    StatusTindakLanjut,
    Survei,
    TindakLanjut,
    Tingkat,
)
from monev.permissions import boleh_membaca
from monev.queries.rapat_isi import isi_rapat, riwayat_rapat
from monev.queries.riwayat import riwayat_laporan
from organisasi.api.dasar import SumberBaca, hanya_pembaca
from organisasi.api.halaman import Saring
from organisasi.api.riwayat import Berriwayat
from organisasi.api.tanda import bertanda
from organisasi.permissions import Orang
from riwayat.queries import Catatan
from roadmap.models import RoadMap

ALASAN = "Monev terbuka bagi Tim, Perangkat Daerah dan Inspektorat."
STATUS = tuple(status for status, _ in bacaan.STATUS)
LINGKUP = {
    "tingkat": Saring("tingkat", "teks", tuple(Tingkat.values)),
    "perangkat_daerah": Saring("perangkat_daerah"),
    "pokja": Saring("pokja"),
}


class MonevSumber(SumberBaca):
    """Records with `terlihat_oleh`, read along with `dengan` and `muat`."""

    dengan: tuple[str, ...] = ()
    muat: tuple[str, ...] = ()

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Turn away who may read nothing of monev."""
        hanya_pembaca(boleh_membaca(orang), ALASAN)

    def terlihat(self) -> models.QuerySet[Any]:
        """Return the records that the person may read."""
        terlihat: models.QuerySet[Any] = self.queryset.terlihat_oleh(self.request.user)
        return terlihat.select_related(*self.dengan).prefetch_related(*self.muat)

    def jawab(self, pk: int, kode: int = status.HTTP_200_OK) -> Response:
        """Return a record as it is now, with its version."""
        satu = self.terlihat().get(pk=pk)
        return bertanda(Response(self.get_serializer(satu).data, status=kode), satu)


class PeriodeSumber(MonevSumber):
    """Kalender monev: bulan, semester, dan tahun dengan tenggatnya."""

    queryset = Periode.objects.all()
    serializer_class = bacaan.PeriodeBacaan
    saring = {
        "road_map": Saring("road_map__kode", "teks"),
        "jenis": Saring("jenis", "teks", tuple(JenisPeriode.values)),
        "tahun": Saring("tahun"),
        "nomor": Saring("nomor"),
    }
    urut = ("id", "tahun", "tenggat")

    def terlihat(self) -> models.QuerySet[Periode]:
        """Return the calendar of the road maps that the person may read."""
        return Periode.objects.filter(road_map__in=RoadMap.objects.terlihat_oleh(self.request.user))


DOKUMEN = {
    "road_map": Saring("periode__road_map__kode", "teks"),
    "tahun": Saring("periode__tahun"),
    "nomor_periode": Saring("periode__nomor", arti="Bulan atau semester."),
    "periode": Saring("periode"),
    "status": Saring("status", "teks", STATUS),
    **LINGKUP,
}


class LaporanSumber(Berriwayat, MonevSumber):
    """Laporan bulanan: Tim dan Inspektorat semua, Perangkat Daerah miliknya."""

    queryset = LaporanBulanan.objects.all()
    serializer_class = bacaan.LaporanBacaan
    dengan = ("periode", "perangkat_daerah", "pokja")
    saring = DOKUMEN | {"rencana": Saring("rencana")}
    urut = ("id", "sejak")

    def riwayat_satu(self, satu: LaporanBulanan) -> list[Catatan]:
        """Return what happened to a report and its items."""
        return riwayat_laporan(satu)


class KemajuanSumber(MonevSumber):
    """Kemajuan setiap butir dalam satu laporan bulanan, kumulatif sejak Januari."""

    queryset = Kemajuan.objects.all()
    serializer_class = bacaan.KemajuanBacaan
    cari = ("butir__tahapan", "kendala")

    def laporan(self) -> LaporanBulanan:
        """Return the report that the address names; a hidden one is a 404."""
        daftar = LaporanBulanan.objects.terlihat_oleh(self.request.user)
        satu = daftar.filter(pk=self.kwargs["laporan"]).first()
        if satu is None:
            raise Http404("Laporan bulanan tidak ditemukan.")
        return satu

    def terlihat(self) -> models.QuerySet[Kemajuan]:
        """Return the rows of the report."""
        return Kemajuan.objects.filter(laporan=self.laporan()).select_related("butir")


class PengukuranSumber(Berriwayat, MonevSumber):
    """Pengukuran indikator per semester."""

    queryset = Pengukuran.objects.all()
    serializer_class = bacaan.PengukuranBacaan
    dengan = ("periode", "perangkat_daerah", "pokja", "indikator")
    saring = DOKUMEN | {"indikator": Saring("indikator")}
    cari = ("indikator__nama",)
    urut = ("id", "sejak")


class RapatSumber(Berriwayat, MonevSumber):
    """Rapat dengan agenda, notulen, dan keputusannya."""

    queryset = Rapat.objects.all()
    serializer_class = bacaan.RapatBacaan
    dengan = ("road_map", "perangkat_daerah", "pokja", "notulis")
    muat = ("agenda", "keputusan")
    saring = {
        "road_map": Saring("road_map__kode", "teks"),
        "status": Saring("status", "teks", tuple(StatusRapat.values)),
        "dari": Saring("mulai__date__gte", "tanggal"),
        "sampai": Saring("mulai__date__lte", "tanggal"),
        **LINGKUP,
    }
    cari = ("judul", "notulen")
    urut = ("id", "mulai")

    def riwayat_satu(self, satu: Rapat) -> list[Catatan]:
        """Return what happened to a meeting and what hangs on it."""
        return riwayat_rapat(satu, isi_rapat(satu))


class MasalahSumber(Berriwayat, MonevSumber):
    """Permasalahan dan jalannya dari tingkat ke tingkat."""

    queryset = Permasalahan.objects.all()
    serializer_class = bacaan.MasalahBacaan
    muat = ("catatan",)
    saring = {
        "road_map": Saring("road_map__kode", "teks"),
        "status": Saring("status", "teks", tuple(StatusMasalah.values)),
        "area": Saring("area"),
        "indikator": Saring("indikator"),
        "lewat": Saring("tenggat__lt", "tanggal", arti="Batas waktunya sebelum tanggal ini."),
        **LINGKUP,
    }
    cari = ("judul", "uraian")
    urut = ("id", "tenggat", "sejak", "dilaporkan_pada")


class SurveiSumber(Berriwayat, MonevSumber):
    """Survei rutin (Bab IV.A) yang sudah dilaksanakan, dengan buktinya."""

    queryset = Survei.objects.all()
    serializer_class = bacaan.SurveiBacaan
    dengan = ("perangkat_daerah", "pokja")
    muat = ("bukti",)
    saring = {
        "road_map": Saring("road_map__kode", "teks"),
        "dari": Saring("selesai__gte", "tanggal"),
        "sampai": Saring("selesai__lte", "tanggal"),
        **LINGKUP,
    }
    cari = ("judul", "hasil")
    urut = ("id", "mulai", "selesai")


class KewajibanSumber(MonevSumber):
    """Irama monev (Bab IV): kewajiban, tingkatnya, dan seberapa sering."""

    queryset = Kewajiban.objects.all()
    serializer_class = bacaan.KewajibanBacaan
    saring = {
        "road_map": Saring("road_map__kode", "teks"),
        "kode": Saring("kode", "teks"),
        "tingkat": Saring("tingkat", "teks", tuple(Tingkat.values)),
        "aktif": Saring("aktif", "benar"),
    }
    cari = ("nama",)
    urut = ("urutan", "kode", "id")

    def terlihat(self) -> models.QuerySet[Kewajiban]:
        """Return the rhythm of the road maps that the person may read."""
        return Kewajiban.objects.filter(road_map__in=RoadMap.objects.terlihat_oleh(self.request.user))


class ArahanSumber(MonevSumber):
    """Arahan Tim Pengarah atas suatu angka dasbor: bagi Tim dan Inspektorat, dan yang mengerjakan tindak lanjutnya."""

    queryset = Arahan.objects.all()
    serializer_class = bacaan.ArahanRinciBacaan
    dengan = ("diberikan_oleh",)
    saring = {
        "road_map": Saring("road_map__kode", "teks"),
        "perangkat_daerah": Saring("perangkat_daerah"),
    }
    cari = ("teks", "atas")
    urut = ("id", "diberikan_pada")


class TindakLanjutSumber(Berriwayat, MonevSumber):
    """Tindak lanjut dengan laporan kemajuannya."""

    queryset = TindakLanjut.objects.all()
    serializer_class = bacaan.TindakLanjutBacaan
    dengan = ("arahan",)
    muat = ("catatan__bukti",)
    saring = {
        "road_map": Saring("road_map__kode", "teks"),
        "status": Saring("status", "teks", tuple(StatusTindakLanjut.values)),
        "perangkat_daerah": Saring("perangkat_daerah"),
        "permasalahan": Saring("permasalahan"),
        "lewat": Saring("tenggat__lt", "tanggal", arti="Tenggatnya sebelum tanggal ini."),
    }
    cari = ("uraian",)
    urut = ("id", "tenggat", "persen")
