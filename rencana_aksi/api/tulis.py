"""Plans and items written: the same services as the pages, each act told its reason where it is refused."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from berkas.unggahan import BerkasDitolak
from organisasi.api.masalah import Bentrok, IsianSalah, Masalah, VersiBasi
from organisasi.api.skema import langkah
from organisasi.api.tanda import bertanda, versi_diminta
from rencana_aksi.api.bacaan import ButirBacaan, RencanaBacaan
from rencana_aksi.api.impor import Berimpor
from rencana_aksi.api.isian import ButirIsian, JumlahBacaan, LangkahIsian, PindahIsian, RencanaIsian
from rencana_aksi.api.periksa import BerpenilaianDanTautan
from rencana_aksi.api.rencana import ButirSumber, RencanaSumber
from rencana_aksi.models import ButirAksi, RencanaAksi, RencanaTerkunci
from rencana_aksi.permissions import SUSUN
from rencana_aksi.services import unggahan as layanan
from rencana_aksi.services.alur import alihkan
from rencana_aksi.services.butir import (
    hapus_butir,
    nyatakan_semua_sesuai,
    pindahkan_butir,
    salin_butir,
    simpan_butir,
)
from rencana_aksi.services.impor import ImporDitolak, IsiBerubah
from rencana_aksi.services.rencana import RencanaDitolak, buka_rencana, revisi, salin_tahun_lalu
from rencana_aksi.workflow import GANTIKAN, PER_NAMA, PeralihanDitolak
from roadmap.services.isi import Basi

TOLAK: dict[type[Exception], type[Masalah]] = {
    Basi: VersiBasi,
    IsiBerubah: VersiBasi,
    RencanaTerkunci: Bentrok,
    RencanaDitolak: Bentrok,
    PeralihanDitolak: Bentrok,
    layanan.SudahSelesai: Bentrok,
    BerkasDitolak: IsianSalah,
    ImporDitolak: IsianSalah,
}
LANGKAH = tuple(nama for nama, peralihan in PER_NAMA.items() if peralihan is not GANTIKAN)


class RencanaTulis(Berimpor, RencanaSumber):
    """Rencana aksi. Dibaca Tim dan Inspektorat semuanya; Perangkat Daerah miliknya dan rencana kota yang ditetapkan."""

    tolak = TOLAK
    berversi: ClassVar[set[str]] = {"langkah"}
    ringkas: ClassVar[dict[str, str]] = {
        "create": "Mulai rencana versi pertama",
        "langkah": "Ambil satu langkah: ajukan, tarik, setujui, tolak, verifikasi, kembalikan, tetapkan",
        "impor": "Berkas rencana: pratinjau, atau diterapkan bila terapkan=true; yang besar di latar (202)",
        "revisi": "Mulai versi berikutnya dari rencana yang ditetapkan",
        "salin_tahun_lalu": "Isi rencana kosong dengan butir tahun lalu",
        "unduh": "Unduh sebagai xlsx, pdf, atau csv",
        "templat": "Unduh templat xlsx untuk diisi",
        "banding": "Beda dengan versi atau tahun lain",
        "semua_sesuai": "Nyatakan sesuai semua butir yang belum diperiksa",
    }

    @extend_schema(request=RencanaIsian, responses={201: RencanaBacaan})
    def create(self, request: Request) -> Response:
        """Start the first version of a plan."""
        isian = RencanaIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        rencana = buka_rencana(**isian.validated_data, oleh=self.orang, kini=timezone.now())
        return self._jawab(rencana, status.HTTP_201_CREATED)

    @extend_schema(parameters=langkah(*LANGKAH), request=LangkahIsian, responses=RencanaBacaan)
    @action(detail=True, methods=["post"], url_path="langkah/<slug:nama>", url_name="langkah")
    def langkah(self, request: Request, pk: int, nama: str) -> Response:
        """Take a plan a step further."""
        if nama not in LANGKAH:
            raise Http404("Langkah tidak dikenal.")
        rencana: RencanaAksi = self.get_object()
        isian = LangkahIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        versi_diminta(request, rencana)
        alihkan(
            rencana=rencana,
            peralihan=PER_NAMA[nama],
            oleh=self.orang,
            kini=timezone.now(),
            catatan=isian.validated_data["catatan"],
            status_dibuka=rencana.status,
        )
        return self._jawab(self.get_object())

    def _jawab(self, rencana: RencanaAksi, kode: int = status.HTTP_200_OK) -> Response:
        return bertanda(Response(RencanaBacaan(rencana).data, status=kode), rencana)

    @extend_schema(request=None, responses={201: RencanaBacaan})
    @action(detail=True, methods=["post"])
    def revisi(self, request: Request, pk: int) -> Response:
        """Start the next version of a set plan as a draft with the same items."""
        baru = revisi(rencana=self.get_object(), oleh=self.orang, kini=timezone.now())
        return self._jawab(self.terlihat().get(pk=baru.pk), status.HTTP_201_CREATED)

    @extend_schema(request=None, responses=JumlahBacaan)
    @action(detail=True, methods=["post"], url_path="salin-tahun-lalu")
    def salin_tahun_lalu(self, request: Request, pk: int) -> Response:
        """Fill an empty draft with the items of last year's plan."""
        return Response({"butir": salin_tahun_lalu(rencana=self.get_object(), oleh=self.orang)})

    @extend_schema(request=None, responses=JumlahBacaan)
    @action(detail=True, methods=["post"], url_path="semua-sesuai")
    def semua_sesuai(self, request: Request, pk: int) -> Response:
        """Note that all items not looked at yet are in order."""
        return Response({"butir": nyatakan_semua_sesuai(rencana=self.get_object(), oleh=self.orang)})


class ButirTulis(BerpenilaianDanTautan, ButirSumber):
    """Butir satu rencana aksi. Penyusunnya mengubahnya selama rencana berstatus draf atau dikembalikan."""

    tolak = TOLAK
    berversi: ClassVar[set[str]] = {
        "update", "partial_update", "destroy", "penilaian", "tautan", "pindah", "salin",
    }  # fmt: skip
    ringkas: ClassVar[dict[str, str]] = {
        "pindah": "Pindahkan satu tempat ke atas atau ke bawah dalam areanya",
        "salin": "Salin butir ke tempat di bawahnya",
        "penilaian": "Hasil pemeriksaan: sesuai, atau perbaiki dengan catatan",
        "tautan": "Asal butir: baris Lampiran dan prioritas yang dilayaninya",
    }

    @extend_schema(request=ButirIsian, responses={201: ButirBacaan})
    def create(self, request: Request, rencana: int) -> Response:
        """Add an item at the end."""
        satu = self.rencana()
        SUSUN.pastikan(self.orang, satu)
        baru = self._isi(ButirAksi(rencana=satu), request)
        return self._jawab(simpan_butir(butir=baru, oleh=self.orang), status.HTTP_201_CREATED)

    @extend_schema(request=ButirIsian, responses=ButirBacaan)
    def update(self, request: Request, *, sebagian: bool = False, **alamat: Any) -> Response:
        """Change an item as a whole: what is left out becomes empty."""
        butir = self._butir()
        dibuka = versi_diminta(request, butir)
        self._isi(butir, request, sebagian=sebagian)
        return self._jawab(simpan_butir(butir=butir, oleh=self.orang, versi_dibuka=dibuka))

    @extend_schema(request=ButirIsian, responses=ButirBacaan)
    def partial_update(self, request: Request, **alamat: Any) -> Response:
        """Change what is sent of an item."""
        return self.update(request, sebagian=True)

    @extend_schema(request=None, responses={204: None})
    def destroy(self, request: Request, **alamat: Any) -> Response:
        """Delete an item; those below move up."""
        butir = self._butir()
        dibuka = versi_diminta(request, butir)
        hapus_butir(butir=butir, oleh=self.orang, versi_dibuka=dibuka)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=PindahIsian, responses=ButirBacaan)
    @action(detail=True, methods=["post"])
    def pindah(self, request: Request, **alamat: Any) -> Response:
        """Move an item one place within its area; its neighbour takes its number."""
        butir = self._butir()
        isian = PindahIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        arah, dibuka = isian.validated_data["arah"], versi_diminta(request, butir)
        if not pindahkan_butir(butir=butir, arah=arah, oleh=self.orang, versi_dibuka=dibuka):
            raise Bentrok(f"Butir {butir.nomor} sudah berada di ujung areanya.")
        butir.refresh_from_db(fields=["nomor"])
        return self._jawab(butir)

    @extend_schema(request=None, responses={201: ButirBacaan})
    @action(detail=True, methods=["post"])
    def salin(self, request: Request, **alamat: Any) -> Response:
        """Copy an item to the place below it, with a key of its own."""
        butir = self._butir()
        dibuka = versi_diminta(request, butir)
        salinan = salin_butir(butir=butir, oleh=self.orang, versi_dibuka=dibuka)
        return self._jawab(salinan, status.HTTP_201_CREATED)

    def _butir(self) -> ButirAksi:
        """Return the item of a plan that the person may edit; raises TidakBerwenang and RencanaTerkunci."""
        rencana = self.rencana()
        butir = ButirAksi.objects.filter(rencana=rencana, kunci=self.kwargs["kunci"]).first()
        if butir is None:
            raise Http404("Butir aksi tidak ditemukan.")
        SUSUN.pastikan(self.orang, rencana)
        rencana.pastikan_dapat_disunting()
        butir.rencana = rencana
        return butir

    def _isi(self, butir: ButirAksi, request: Request, *, sebagian: bool = False) -> ButirAksi:
        """Put what was sent into an item; raises ValidationError by field."""
        isian = ButirIsian(data=request.data, partial=sebagian)
        isian.is_valid(raise_exception=True)
        for nama, nilai in isian.validated_data.items():
            setattr(butir, nama, nilai)
        if butir.area.road_map_id != butir.rencana.periode.road_map_id:
            raise ValidationError({"area": f"“{butir.area}” milik road map lain."})
        return butir

    def _jawab(self, butir: ButirAksi, kode: int = status.HTTP_200_OK) -> Response:
        return bertanda(Response(ButirBacaan(butir).data, status=kode), butir)
