"""Problems and follow-ups written: the same services and forms as the pages."""

from typing import Any, ClassVar

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from monev.api.bacaan import MasalahBacaan, TindakLanjutBacaan
from monev.api.daftar import MasalahSumber, TindakLanjutSumber
from monev.api.isian import (
    BukaIsian,
    KonfirmasiIsian,
    LangkahMasalahIsian,
    LaporTindakIsian,
    MasalahIsian,
    TindakIsian,
)
from monev.api.tulis import TOLAK
from monev.forms.masalah import KOTA, FormLapor
from monev.models import Permasalahan, TindakLanjut
from monev.permissions import boleh_melapor_masalah
from monev.services import tindak_lanjut as layanan
from monev.services.bukti_baru import BuktiBaru
from monev.services.masalah import ambil_langkah, laporkan
from monev.workflow_masalah import NAMA_LANGKAH
from organisasi.api.dasar import Isian, hanya_pembaca
from organisasi.api.masalah import IsianSalah
from organisasi.api.skema import langkah
from organisasi.api.tanda import versi_diminta

BELUM_BOLEH = "Hanya Perangkat Daerah atau Tim Pelaksana Tingkat Kota yang dapat melaporkan permasalahan."


class MasalahTulis(MasalahSumber):
    """Permasalahan dan jalannya dari tingkat ke tingkat."""

    tolak = TOLAK
    berversi: ClassVar[set[str]] = {"langkah"}
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
        form = FormLapor(data, instance=Permasalahan(road_map=data.pop("road_map")), orang=self.orang)
        if not form.is_valid():
            raise IsianSalah("Isian perlu diperbaiki.", _galat(form))
        satu = laporkan(masalah=form.instance, oleh=self.orang, kini=timezone.now())
        return self.jawab(satu.pk, status.HTTP_201_CREATED)

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


def _galat(form: FormLapor) -> dict[str, list[str]]:
    """Return what the form of the page refuses, by the names of the API."""
    nama = {"atas_nama": "perangkat_daerah", "__all__": ""}
    return {nama.get(bidang, bidang): [str(p) for p in pesan] for bidang, pesan in form.errors.items()}


class TindakLanjutTulis(TindakLanjutSumber):
    """Tindak lanjut dengan laporan kemajuannya."""

    tolak = TOLAK
    berversi: ClassVar[set[str]] = {"lapor", "selesai", "konfirmasi", "buka"}
    ringkas: ClassVar[dict[str, str]] = {
        "lapor": "Laporkan kemajuan",
        "selesai": "Nyatakan selesai, dengan bukti",
        "konfirmasi": "Konfirmasi selesai (Inspektorat)",
        "buka": "Buka kembali, dengan alasan",
    }

    @extend_schema(request=LaporTindakIsian, responses=TindakLanjutBacaan)
    @action(detail=True, methods=["post"])
    def lapor(self, request: Request, pk: int) -> Response:
        """Report how far it is."""
        return self._lakukan(request, LaporTindakIsian, layanan.lapor)

    @extend_schema(request=TindakIsian, responses=TindakLanjutBacaan)
    @action(detail=True, methods=["post"])
    def selesai(self, request: Request, pk: int) -> Response:
        """Finish it, with evidence."""
        return self._lakukan(request, TindakIsian, layanan.selesaikan)

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
            tautan, nama = data.pop("tautan"), data.pop("nama_tautan")
            data["bukti"] = [BuktiBaru(nama=nama, tautan=tautan)] if tautan else []
        dibuka = versi_diminta(request, satu)
        lakukan(tindak_lanjut=satu, oleh=self.orang, kini=timezone.now(), versi_dibuka=dibuka, **data)
        return self.jawab(satu.pk)
