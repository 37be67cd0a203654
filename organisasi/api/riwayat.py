"""The history of a record as data, told as on its page."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from organisasi.api.dasar import TANPA_HALAMAN, Bacaan
from riwayat.queries import JENIS, Catatan, riwayat_dari


class PerubahanBacaan(Bacaan):
    """A field before and after, in words."""

    bidang = serializers.CharField()
    sebelum = serializers.CharField()
    sesudah = serializers.CharField()


class CatatanBacaan(Bacaan):
    """A change: when, by whom, from where."""

    waktu = serializers.DateTimeField()
    oleh = serializers.CharField(help_text="Kosong bila bukan orang, dan bagi pengunjung tanpa akun.")
    asal = serializers.CharField(help_text="Misalnya berkas impor dan barisnya.")
    jenis = serializers.ChoiceField(list(JENIS.values()))
    objek = serializers.CharField()
    perubahan = PerubahanBacaan(many=True)


class Berriwayat:
    """What a resource has whose records tell their history to whoever reads them; `riwayat_satu` says how."""

    get_object: Any

    @extend_schema(responses=CatatanBacaan(many=True))
    @action(detail=True, methods=["get"], **TANPA_HALAMAN)
    def riwayat(self, request: Request, **alamat: Any) -> Response:
        """Return the newest changes of a record."""
        catatan = self.riwayat_satu(self.get_object())
        if not request.user.is_authenticated:
            catatan = [replace(c, oleh="") for c in catatan]
        return Response(CatatanBacaan(catatan, many=True).data)

    def riwayat_satu(self, satu: Any) -> Iterable[Catatan]:
        """Return what happened to a record."""
        return riwayat_dari([satu])
