"""Plans and items written: the same services as the pages, each act told its reason where it is refused."""

from hashlib import sha256
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from berkas.unggahan import BerkasDitolak
from organisasi.api.masalah import Bentrok, IsianSalah, Masalah, VersiBasi
from organisasi.api.skema import langkah
from organisasi.api.tanda import bertanda, versi_diminta
from rencana_aksi.api.bacaan import ButirBacaan, RencanaBacaan
from rencana_aksi.api.isian import ButirIsian, ImporIsian, LangkahIsian, PratinjauBacaan, RencanaIsian
from rencana_aksi.api.rencana import ButirSumber, RencanaSumber
from rencana_aksi.models import ButirAksi, RencanaAksi, RencanaTerkunci, StatusUnggahan, Unggahan
from rencana_aksi.permissions import SUSUN
from rencana_aksi.queries.impor import Pratinjau
from rencana_aksi.services import unggahan as layanan
from rencana_aksi.services.alur import alihkan
from rencana_aksi.services.butir import hapus_butir, simpan_butir
from rencana_aksi.services.impor import ImporDitolak, IsiBerubah
from rencana_aksi.services.rencana import RencanaDitolak, buka_rencana
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


class RencanaTulis(RencanaSumber):
    """Rencana aksi. Dibaca Tim dan Inspektorat semuanya; Perangkat Daerah miliknya dan rencana kota yang ditetapkan."""

    tolak = TOLAK
    berversi: ClassVar[set[str]] = {"langkah"}
    ringkas: ClassVar[dict[str, str]] = {
        "create": "Mulai rencana versi pertama",
        "langkah": "Ambil satu langkah: ajukan, tarik, setujui, tolak, verifikasi, kembalikan, tetapkan",
        "impor": "Berkas rencana: pratinjau, atau diterapkan bila terapkan=true",
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

    @extend_schema(request={"multipart/form-data": ImporIsian}, responses=PratinjauBacaan)
    @action(detail=True, methods=["post"], parser_classes=[MultiPartParser])
    def impor(self, request: Request, pk: int) -> Response:
        """Show what a spreadsheet would do to the plan, or do exactly what was shown."""
        rencana: RencanaAksi = self.get_object()
        SUSUN.pastikan(self.orang, rencana)
        isian = ImporIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        data = isian.validated_data
        unggahan = self._unggahan(rencana, data["berkas"])
        _pastikan_terbaca(unggahan)
        if not data["terapkan"]:
            return Response(_ringkas(layanan.pratinjau(unggahan), diterapkan=False))
        hasil = layanan.terapkan_unggahan(
            unggahan=unggahan,
            sidik=data["sidik"],
            oleh=self.orang,
            lewati_ditolak=data["lewati_ditolak"],
            hapus_hilang=data["hapus_hilang"],
        )
        return Response(_ringkas(hasil, diterapkan=True))

    def _unggahan(self, rencana: RencanaAksi, berkas: Any) -> Unggahan:
        """Return the person's open upload of these bytes, its columns perhaps mapped on the page; else a new one."""
        isi = berkas.read()
        terbuka = rencana.unggahan.filter(status__in=layanan.TERBUKA, oleh=self.orang)
        lama = terbuka.filter(sidik=sha256(isi).hexdigest(), nama=berkas.name).first()
        if lama is not None:
            lama.rencana = rencana
            return lama
        return layanan.simpan_unggahan(
            rencana=rencana, nama=berkas.name, isi=isi, oleh=self.orang, kini=timezone.now()
        )


def _pastikan_terbaca(unggahan: Unggahan) -> None:
    """Refuse a file that a person must look at first; it waits for them on the upload page."""
    if unggahan.status == StatusUnggahan.KOLOM:
        raise IsianSalah(
            "Isi kolom berkas ini belum pasti. Tetapkan kolomnya sekali pada halaman Unggah rencana ini; "
            "berkas berikutnya dengan judul kolom yang sama langsung terbaca."
        )
    if unggahan.status != StatusUnggahan.PRATINJAU:
        raise Bentrok(f"Berkas ini {unggahan.get_status_display().lower()}. Tunggu sampai selesai.")
    if (unggahan.ringkasan or {}).get("baris", 0) > layanan.BESAR:
        raise IsianSalah(f"Berkas melebihi {layanan.BESAR} baris. Lanjutkan pada halaman Unggah rencana ini.")


def _ringkas(hasil: Pratinjau, *, diterapkan: bool) -> dict[str, Any]:
    masalah = [
        {"lembar": m.lembar, "sel": m.sel, "nilai": m.nilai, "pesan": m.pesan, "tingkat": m.tingkat}
        for m in hasil.masalah
    ]
    jumlah = {jenis: len(baris) for jenis, baris in hasil.per_jenis.items()}
    return {
        "sidik": hasil.sidik,
        "diterapkan": diterapkan,
        **jumlah,
        "hilang": len(hasil.hilang),
        "masalah": masalah,
    }


class ButirTulis(ButirSumber):
    """Butir satu rencana aksi. Penyusunnya mengubahnya selama rencana berstatus draf atau dikembalikan."""

    tolak = TOLAK
    berversi: ClassVar[set[str]] = {"update", "partial_update", "destroy"}

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
