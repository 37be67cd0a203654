"""Problems and follow-ups written: the same services and forms as the pages."""

from typing import Any, ClassVar, TypeVar

from django.forms import BaseForm, model_to_dict
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from monev.api.bacaan import CalonPicBacaan, MasalahBacaan, TindakLanjutBacaan
from monev.api.bukti import Berbukti, BidangBerkas
from monev.api.daftar import MasalahSumber, TindakLanjutSumber
from monev.api.isian import (
    BukaIsian,
    KonfirmasiIsian,
    LangkahMasalahIsian,
    LaporTindakIsian,
    MasalahIsian,
    MasalahUbahIsian,
    TindakIsian,
    TindakLanjutIsian,
)
from monev.api.tulis import TOLAK
from monev.forms.masalah import KOTA, FormLapor, FormMasalah
from monev.forms.masalah_tindak_lanjut import FormTindakLanjut, calon_pic
from monev.models import Keputusan, Permasalahan, TindakLanjut
from monev.permissions import (
    BERI_TINDAK_LANJUT,
    aturan,
    boleh_melapor_masalah,
    boleh_memberi_tindak_lanjut,
    pastikan_boleh_masalah,
)
from monev.services import tindak_lanjut as layanan
from monev.services.bukti_baru import BuktiBaru
from monev.services.masalah import ambil_langkah, laporkan, ubah
from monev.workflow import Pelaku
from monev.workflow_masalah import NAMA_LANGKAH
from organisasi.api.dasar import TANPA_HALAMAN, Isian, hanya_pembaca
from organisasi.api.isi import IsiJson
from organisasi.api.masalah import IsianSalah
from organisasi.api.skema import langkah
from organisasi.api.tanda import bertanda, versi_diminta

F = TypeVar("F", bound=BaseForm)
BELUM_BOLEH = "Hanya Perangkat Daerah atau Tim Pelaksana Tingkat Kota yang dapat melaporkan permasalahan."


class MasalahTulis(Berbukti, MasalahSumber):
    """Permasalahan dan jalannya dari tingkat ke tingkat."""

    bidang_bukti = "permasalahan"
    tolak = TOLAK
    berversi: ClassVar[set[str]] = {"update", "partial_update", "langkah"}
    ringkas: ClassVar[dict[str, str]] = {
        "create": "Laporkan permasalahan",
        "langkah": "Ambil satu langkah: naikkan, turunkan, selesaikan, buka",
    }

    @extend_schema(request=MasalahIsian, responses={201: MasalahBacaan})
    def create(self, request: Request) -> Response:
        """Raise a problem; the same words sent twice are one."""
        hanya_pembaca(boleh_melapor_masalah(self.orang), BELUM_BOLEH)
        isian = MasalahIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        data = dict(isian.validated_data)
        unit = data.pop("perangkat_daerah")
        data["atas_nama"] = KOTA if unit is None else str(unit.pk)
        masalah = Permasalahan(road_map=data.pop("road_map"))
        form = pastikan_form(FormLapor(data, instance=masalah, orang=self.orang))
        satu = laporkan(masalah=form.instance, oleh=self.orang, kini=timezone.now())
        return self.jawab(satu.pk, status.HTTP_201_CREATED)

    @extend_schema(request=MasalahUbahIsian, responses=MasalahBacaan)
    def update(self, request: Request, *, sebagian: bool = False, **alamat: Any) -> Response:
        """Change the words of a problem and what it is on: what is left out becomes empty."""
        satu: Permasalahan = self.get_object()
        pastikan_boleh_masalah(self.orang, satu)
        isian = MasalahUbahIsian(data=request.data, partial=sebagian)
        isian.is_valid(raise_exception=True)
        dibuka = versi_diminta(request, satu)
        lama = model_to_dict(satu, fields=list(isian.fields)) if sebagian else {}
        form = pastikan_form(FormMasalah(lama | isian.validated_data, instance=satu, orang=self.orang))
        ubah(masalah=form.instance, oleh=self.orang, versi_dibuka=dibuka)
        return self.jawab(satu.pk)

    @extend_schema(request=MasalahUbahIsian, responses=MasalahBacaan)
    def partial_update(self, request: Request, **alamat: Any) -> Response:
        """Change what is sent of a problem."""
        return self.update(request, sebagian=True)

    @extend_schema(parameters=langkah(*NAMA_LANGKAH), request=LangkahMasalahIsian, responses=MasalahBacaan)
    @action(detail=True, methods=["post"], url_path="langkah/<slug:nama>", url_name="langkah")
    def langkah(self, request: Request, pk: int, nama: str) -> Response:
        """Take a problem a step further, with its reason."""
        if nama not in NAMA_LANGKAH:
            raise Http404("Langkah tidak dikenal.")
        satu: Permasalahan = self.get_object()
        isian = LangkahMasalahIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        ambil_langkah(
            permasalahan=satu,
            nama=nama,
            oleh=self.orang,
            kini=timezone.now(),
            versi_dibuka=versi_diminta(request, satu),
            **isian.validated_data,
        )
        return self.jawab(satu.pk)


def pastikan_form(form: F) -> F:
    """Return the form of a page that holds; raises IsianSalah with what it refuses, by the names of the API."""
    if form.is_valid():
        return form
    nama = {"atas_nama": "perangkat_daerah", "__all__": ""}
    galat = {nama.get(bidang, bidang): [str(p) for p in pesan] for bidang, pesan in form.errors.items()}
    raise IsianSalah(" ".join(pesan[0] for pesan in galat.values()), galat)


class LaporBerkasIsian(LaporTindakIsian):
    """A report that brings a file."""

    berkas = BidangBerkas()


class SelesaiBerkasIsian(TindakIsian):
    """The end of a follow-up that brings a file."""

    berkas = BidangBerkas()


class TindakLanjutTulis(TindakLanjutSumber):
    """Tindak lanjut dengan laporan kemajuannya."""

    tolak = TOLAK
    berversi: ClassVar[set[str]] = {"lapor", "selesai", "konfirmasi", "buka"}
    ringkas: ClassVar[dict[str, str]] = {
        "create": "Beri tindak lanjut",
        "calon_pic": "Orang yang dapat ditunjuk sebagai penanggung jawab (PIC)",
        "lapor": "Laporkan kemajuan",
        "selesai": "Nyatakan selesai, dengan bukti",
        "konfirmasi": "Konfirmasi selesai (Inspektorat)",
        "buka": "Buka kembali, dengan alasan",
    }

    @extend_schema(request=TindakLanjutIsian, responses={201: TindakLanjutBacaan})
    def create(self, request: Request) -> Response:
        """Give a follow-up; the same words sent twice are one."""
        hanya_pembaca(boleh_memberi_tindak_lanjut(self.orang), BERI_TINDAK_LANJUT.alasan)
        isian = TindakLanjutIsian(data=request.data, orang=self.orang)
        isian.is_valid(raise_exception=True)
        data = dict(isian.validated_data)
        self._pastikan_asal(data["permasalahan"], data["keputusan"])
        form = pastikan_form(FormTindakLanjut(data, orang=self.orang))
        asal = {nama: data[nama] for nama in ("road_map", "permasalahan", "keputusan")}
        satu = layanan.buat_tindak_lanjut(
            **asal, **form.cleaned_data, oleh=self.orang, kini=timezone.now(), sekali=True
        )
        return bertanda(Response(TindakLanjutBacaan(satu).data, status=status.HTTP_201_CREATED), satu)

    @extend_schema(responses=CalonPicBacaan(many=True))
    @action(detail=False, methods=["get"], url_path="calon-pic", **TANPA_HALAMAN)
    def calon_pic(self, request: Request) -> Response:
        """List whom the person may put in charge: of their own unit, or anybody with a role."""
        hanya_pembaca(boleh_memberi_tindak_lanjut(self.orang), BERI_TINDAK_LANJUT.alasan)
        orang = calon_pic(self.orang).prefetch_related("penugasan").order_by("nama", "pk")
        return Response(
            [
                {
                    "id": satu.pk,
                    "nama": satu.nama,
                    "perangkat_daerah": sorted(
                        {t.perangkat_daerah_id or 0 for t in satu.penugasan.all()} - {0}
                    ),
                }
                for satu in orang
            ]
        )

    def _pastikan_asal(self, masalah: Permasalahan | None, keputusan: Keputusan | None) -> None:
        """Raise TidakBerwenang for another's problem, or a decision of a meeting that the person does not convene."""
        if masalah is not None and not BERI_TINDAK_LANJUT.boleh(self.orang):
            pastikan_boleh_masalah(self.orang, masalah)
        if keputusan is not None:
            aturan(Pelaku.PENYUSUN, keputusan.rapat).pastikan(self.orang, keputusan.rapat)

    @extend_schema(
        request={"application/json": LaporTindakIsian, "multipart/form-data": LaporBerkasIsian},
        responses=TindakLanjutBacaan,
    )
    @action(detail=True, methods=["post"], parser_classes=[IsiJson, MultiPartParser])
    def lapor(self, request: Request, pk: int) -> Response:
        """Report how far it is."""
        return self._lakukan(request, LaporBerkasIsian, layanan.lapor)

    @extend_schema(
        request={"application/json": TindakIsian, "multipart/form-data": SelesaiBerkasIsian},
        responses=TindakLanjutBacaan,
    )
    @action(detail=True, methods=["post"], parser_classes=[IsiJson, MultiPartParser])
    def selesai(self, request: Request, pk: int) -> Response:
        """Finish it, with evidence."""
        return self._lakukan(request, SelesaiBerkasIsian, layanan.selesaikan)

    @extend_schema(request=KonfirmasiIsian, responses=TindakLanjutBacaan)
    @action(detail=True, methods=["post"])
    def konfirmasi(self, request: Request, pk: int) -> Response:
        """Confirm that it is finished."""
        return self._lakukan(request, KonfirmasiIsian, layanan.konfirmasi)

    @extend_schema(request=BukaIsian, responses=TindakLanjutBacaan)
    @action(detail=True, methods=["post"])
    def buka(self, request: Request, pk: int) -> Response:
        """Open it again, with a reason."""
        return self._lakukan(request, BukaIsian, layanan.buka)

    def _lakukan(self, request: Request, bentuk: type[Isian], lakukan: Any) -> Response:
        """Take the step that a service stands for, with what was sent."""
        satu: TindakLanjut = self.get_object()
        isian = bentuk(data=request.data)
        isian.is_valid(raise_exception=True)
        data = dict(isian.validated_data)
        if "tautan" in data:
            tautan, nama, berkas = data.pop("tautan"), data.pop("nama_tautan"), data.pop("berkas", None)
            data["bukti"] = [BuktiBaru(nama=nama, tautan=tautan)] if tautan else []
            if berkas:
                data["bukti"].append(BuktiBaru(nama=berkas.name, isi=berkas.read()))
        dibuka = versi_diminta(request, satu)
        lakukan(tindak_lanjut=satu, oleh=self.orang, kini=timezone.now(), versi_dibuka=dibuka, **data)
        return self.jawab(satu.pk)
