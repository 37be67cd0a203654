"""Reports and measurements written: the same services as the pages."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from berkas.unggahan import BerkasDitolak
from monev.api.bacaan import KemajuanBacaan, LaporanBacaan, PengukuranBacaan, PratinjauKemajuanBacaan
from monev.api.bukti import Berbukti
from monev.api.daftar import KemajuanSumber, LaporanSumber, MonevSumber, PengukuranSumber
from monev.api.isian import (
    ImporKemajuanIsian,
    KemajuanIsian,
    LaporanIsian,
    PengukuranIsian,
    PengukuranUbahIsian,
)
from monev.models import BIDANG_KEMAJUAN, Kemajuan, LaporanBulanan, Pengukuran, Terkunci
from monev.models.dasar import DokumenBerlingkup
from monev.permissions import aturan
from monev.queries.kemajuan import pastikan_dapat_diisi
from monev.queries.kemajuan_impor import Pratinjau
from monev.queries.pengukuran import lingkup_pengukur
from monev.services.alur import alihkan
from monev.services.kemajuan import IsianDitolak, LaporanDitolak, mulai_laporan, simpan_kemajuan
from monev.services.kemajuan_impor import IsiBerubah, pratinjau_berkas, terapkan_berkas
from monev.services.pengukuran import IsiPengukuran, simpan_pengukuran
from monev.spreadsheet.isian import Isian
from monev.views.kemajuan_berkas import berkas_laporan
from monev.workflow import Pelaku, PeralihanDitolak
from organisasi.api.berkas import ApaAdanya, sebagai_berkas
from organisasi.api.masalah import Bentrok, IsianSalah, Masalah, VersiBasi
from organisasi.api.skema import langkah
from organisasi.api.tanda import bertanda, versi_diminta
from rencana_aksi.api.isian import LangkahIsian
from rencana_aksi.models import RencanaAksi
from roadmap.services.isi import Basi
from roadmap.views.ekspor import sebagai_lampiran

TOLAK: dict[type[Exception], type[Masalah]] = {
    Basi: VersiBasi,
    Terkunci: Bentrok,
    PeralihanDitolak: Bentrok,
    LaporanDitolak: Bentrok,
    IsianDitolak: IsianSalah,
    IsiBerubah: VersiBasi,
    BerkasDitolak: IsianSalah,
}


def nama_langkah(kelas: type[DokumenBerlingkup]) -> list[str]:
    """Return the names of the steps that people take a kind of document."""
    return [p.nama for p in kelas.alur.peralihan if p.pelaku is not Pelaku.SISTEM]


class DokumenTulis(MonevSumber):
    """A document that steps take from state to state."""

    tolak = TOLAK

    def ambil_langkah(self, request: Request, nama: str) -> Response:
        """Take the document of the address a step further; raises Http404 for a step it does not know."""
        dokumen: DokumenBerlingkup = self.get_object()
        try:
            peralihan = dokumen.alur.langkah(nama)
        except KeyError:
            raise Http404("Langkah tidak dikenal.") from None
        isian = LangkahIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        versi_diminta(request, dokumen)
        alihkan(
            dokumen=dokumen,
            peralihan=peralihan,
            oleh=self.orang,
            kini=timezone.now(),
            catatan=isian.validated_data["catatan"],
            status_dibuka=dokumen.status,
        )
        return self.jawab(dokumen.pk)


class LaporanTulis(DokumenTulis, LaporanSumber):
    """Laporan bulanan: Tim dan Inspektorat semua, Perangkat Daerah miliknya."""

    berversi: ClassVar[set[str]] = {"langkah"}
    ringkas: ClassVar[dict[str, str]] = {
        "create": "Mulai laporan satu bulan",
        "buku": "Unduh berkas xlsx untuk diisi",
        "impor": "Berkas kemajuan yang sudah diisi: pratinjau, atau diterapkan bila terapkan=true",
        "langkah": "Ambil satu langkah: ajukan, tarik, tolak, kirim, kirim-tim, terima, kembalikan",
    }

    @extend_schema(request=LaporanIsian, responses={201: LaporanBacaan, 200: LaporanBacaan})
    def create(self, request: Request) -> Response:
        """Begin the report of a month; one that is there already is returned as it is (200)."""
        rencana = RencanaAksi.objects.terlihat_oleh(self.orang).select_related("periode", "perangkat_daerah")
        isian = LaporanIsian(data=request.data, rencana=rencana)
        isian.is_valid(raise_exception=True)
        laporan, baru = mulai_laporan(**isian.validated_data, oleh=self.orang, kini=timezone.now())
        return self.jawab(laporan.pk, status.HTTP_201_CREATED if baru else status.HTTP_200_OK)

    @extend_schema(responses=sebagai_berkas("xlsx"))
    @action(detail=True, methods=["get"], renderer_classes=[ApaAdanya])
    def buku(self, request: Request, pk: int) -> HttpResponse:
        """Send the workbook in which a report is filled in."""
        return sebagai_lampiran(berkas_laporan(self.get_object()))

    @extend_schema(request={"multipart/form-data": ImporKemajuanIsian}, responses=PratinjauKemajuanBacaan)
    @action(detail=True, methods=["post"], parser_classes=[MultiPartParser])
    def impor(self, request: Request, pk: int) -> Response:
        """Show what a filled-in workbook would change, or change exactly what was shown."""
        laporan: LaporanBulanan = self.get_object()
        pastikan_dapat_diisi(laporan, self.orang, timezone.localdate())
        isian = ImporKemajuanIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        data = isian.validated_data
        berkas = {"laporan": laporan, "isi": data["berkas"].read(), "nama": data["berkas"].name}
        if not data["terapkan"]:
            return Response(_ringkas(pratinjau_berkas(**berkas), diterapkan=False))
        sebelum = pratinjau_berkas(**berkas)
        if not sebelum.dapat_diterapkan:
            masalah = _ringkas(sebelum, diterapkan=False)["masalah"] or ["Berkas ini tidak mengubah apa pun."]
            raise IsianSalah(masalah[0], {"berkas": masalah})
        terapkan_berkas(**berkas, sidik=data["sidik"], oleh=self.orang, kini=timezone.now())
        return Response(_ringkas(sebelum, diterapkan=True))

    @extend_schema(
        parameters=langkah(*nama_langkah(LaporanBulanan)), request=LangkahIsian, responses=LaporanBacaan
    )
    @action(detail=True, methods=["post"], url_path="langkah/<slug:nama>", url_name="langkah")
    def langkah(self, request: Request, pk: int, nama: str) -> Response:
        """Take a report a step further."""
        return self.ambil_langkah(request, nama)


def _ringkas(hasil: Pratinjau, *, diterapkan: bool) -> dict[str, Any]:
    per_jenis = hasil.per_jenis()
    return {
        "sidik": hasil.sidik,
        "diterapkan": diterapkan,
        **{jenis: len(baris) for jenis, baris in per_jenis.items()},
        "masalah": [*hasil.penghalang, *(pesan for b in per_jenis["ditolak"] for pesan in b.masalah)],
    }


class KemajuanTulis(Berbukti, KemajuanSumber):
    """Kemajuan setiap butir dalam satu laporan bulanan, kumulatif sejak Januari."""

    bidang_bukti = "kemajuan"
    tolak = TOLAK
    berversi: ClassVar[set[str]] = {"update", "partial_update"}

    @extend_schema(request=KemajuanIsian, responses=KemajuanBacaan)
    def update(self, request: Request, *, sebagian: bool = False, **alamat: Any) -> Response:
        """Say how far an item is: what is left out becomes empty."""
        kemajuan: Kemajuan = self.get_object()
        kemajuan.laporan = self._laporan()
        pastikan_dapat_diisi(kemajuan.laporan, self.orang, timezone.localdate())
        isian = KemajuanIsian(data=request.data, partial=sebagian)
        isian.is_valid(raise_exception=True)
        dibuka = versi_diminta(request, kemajuan)
        isi = {nama: getattr(kemajuan, nama) for nama in BIDANG_KEMAJUAN} | isian.validated_data
        simpan_kemajuan(
            kemajuan=kemajuan, isian=Isian(**isi), oleh=self.orang, kini=timezone.now(), versi_dibuka=dibuka
        )
        satu = self.get_object()
        return bertanda(Response(KemajuanBacaan(satu).data), satu)

    @extend_schema(request=KemajuanIsian, responses=KemajuanBacaan)
    def partial_update(self, request: Request, **alamat: Any) -> Response:
        """Say what is sent of an item."""
        return self.update(request, sebagian=True)

    def _laporan(self) -> LaporanBulanan:
        daftar = LaporanBulanan.objects.select_related("periode__road_map", "perangkat_daerah", "pokja")
        return daftar.get(pk=self.kwargs["laporan"])


class PengukuranTulis(Berbukti, DokumenTulis, PengukuranSumber):
    """Pengukuran indikator per semester."""

    bidang_bukti = "pengukuran"
    berversi: ClassVar[set[str]] = {"update", "langkah"}
    ringkas: ClassVar[dict[str, str]] = {
        "create": "Tulis realisasi semester yang belum diukur",
        "langkah": "Ambil satu langkah: kirim, terima, kembalikan",
    }

    @extend_schema(request=PengukuranIsian, responses={201: PengukuranBacaan})
    def create(self, request: Request) -> Response:
        """Write the value of a semester that has none yet."""
        isian = PengukuranIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        isi = dict(isian.validated_data)
        indikator, periode = isi.pop("indikator"), isi.pop("periode")
        lingkup = lingkup_pengukur(indikator)
        aturan(Pelaku.PENYUSUN, lingkup).pastikan(self.orang, lingkup)
        if Pengukuran.objects.filter(indikator=indikator, periode=periode).exists():
            raise Bentrok("Semester ini sudah diukur. Ubah pengukuran yang ada.")
        satu = simpan_pengukuran(
            indikator=indikator,
            periode=periode,
            isi=IsiPengukuran(**isi),
            oleh=self.orang,
            kini=timezone.now(),
            versi_dibuka="",  # one that came meanwhile is somebody else's
        )
        return self.jawab(satu.pk, status.HTTP_201_CREATED)

    @extend_schema(request=PengukuranUbahIsian, responses=PengukuranBacaan)
    def update(self, request: Request, **alamat: Any) -> Response:
        """Write the value anew."""
        satu: Pengukuran = self.get_object()
        aturan(Pelaku.PENYUSUN, satu).pastikan(self.orang, satu)
        isian = PengukuranUbahIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        dibuka = versi_diminta(request, satu)
        simpan_pengukuran(
            indikator=satu.indikator,
            periode=satu.periode,
            isi=IsiPengukuran(**isian.validated_data),
            oleh=self.orang,
            kini=timezone.now(),
            versi_dibuka=dibuka,
        )
        return self.jawab(satu.pk)

    @extend_schema(
        parameters=langkah(*nama_langkah(Pengukuran)), request=LangkahIsian, responses=PengukuranBacaan
    )
    @action(detail=True, methods=["post"], url_path="langkah/<slug:nama>", url_name="langkah")
    def langkah(self, request: Request, pk: int, nama: str) -> Response:
        """Take a measurement a step further."""
        return self.ambil_langkah(request, nama)
