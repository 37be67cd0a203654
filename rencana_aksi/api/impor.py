"""Spreadsheets into plans: previewed and applied at once, or beyond some rows by a job that can be watched."""

from hashlib import sha256
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from berkas.unggahan import BerkasDitolak
from organisasi.api.masalah import Bentrok, IsianSalah
from rencana_aksi.api.isian import ImporIsian, PratinjauBacaan
from rencana_aksi.api.rencana import DalamRencana
from rencana_aksi.latar import mulai_baca, mulai_terapkan
from rencana_aksi.models import RencanaAksi, StatusUnggahan, Unggahan
from rencana_aksi.permissions import SUSUN
from rencana_aksi.queries.impor import Pratinjau
from rencana_aksi.services import unggahan as layanan
from rencana_aksi.services.kemajuan import kemajuan

DIKERJAKAN = frozenset({StatusUnggahan.DIBACA, StatusUnggahan.MENERAPKAN})


class HasilBacaan(serializers.Serializer):  # type: ignore[type-arg]
    """What applying a file has done."""

    baru = serializers.IntegerField()
    berubah = serializers.IntegerField()
    sama = serializers.IntegerField()
    ditolak = serializers.IntegerField()
    dihapus = serializers.IntegerField()


class UnggahanBacaan(serializers.Serializer):  # type: ignore[type-arg]
    """A file on its way into a plan, and how far the job at work on it is."""

    kunci = serializers.UUIDField()
    nama = serializers.CharField()
    status = serializers.ChoiceField(StatusUnggahan.choices)
    persen = serializers.IntegerField(help_text="Kemajuan pekerjaan di latar.")
    tahap = serializers.CharField(help_text="Yang sedang dikerjakan; kosong bila tidak ada.")
    pesan = serializers.CharField(help_text="Sebabnya bila pekerjaan gagal.")
    pratinjau = PratinjauBacaan(allow_null=True, help_text="Ada selama menunggu keputusan.")
    hasil = HasilBacaan(allow_null=True, help_text="Ada setelah diterapkan.")


class Berimpor:
    """What the plans have to take in a spreadsheet."""

    get_object: Any
    orang: Any

    @extend_schema(
        request={"multipart/form-data": ImporIsian}, responses={200: PratinjauBacaan, 202: UnggahanBacaan}
    )
    @action(detail=True, methods=["post"], parser_classes=[MultiPartParser])
    def impor(self, request: Request, pk: int) -> Response:
        """Show what a spreadsheet would do to the plan, or do exactly what was shown; a large one in the background."""
        rencana: RencanaAksi = self.get_object()
        SUSUN.pastikan(self.orang, rencana)
        isian = ImporIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        data = isian.validated_data
        unggahan = self._unggahan(rencana, data["berkas"])
        if unggahan.status not in DIKERJAKAN:
            _pastikan_terbaca(unggahan)
            pilihan = {nama: data[nama] for nama in ("sidik", "lewati_ditolak", "hapus_hilang")}
            if not self._mulai_di_latar(unggahan, pilihan if data["terapkan"] else None):
                return self._langsung(unggahan, pilihan if data["terapkan"] else None)
        return _diterima(request, unggahan)

    def _mulai_di_latar(self, unggahan: Unggahan, pilihan: dict[str, Any] | None) -> bool:
        """Let a job read a large file, or apply it with `pilihan`; return False for what is quickly done."""
        if (unggahan.ringkasan or {}).get("baris", 0) <= layanan.BESAR:
            return False
        if pilihan is not None:
            mulai_terapkan(unggahan, self.orang, **pilihan)
            return True
        if layanan.sudah_terbaca(unggahan):
            return False
        mulai_baca(unggahan, self.orang)
        return True

    def _langsung(self, unggahan: Unggahan, pilihan: dict[str, Any] | None) -> Response:
        if pilihan is None:
            return Response(_ringkas(layanan.pratinjau(unggahan), diterapkan=False))
        hasil = layanan.terapkan_unggahan(unggahan=unggahan, oleh=self.orang, **pilihan)
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
        raise Bentrok(f"Berkas ini {unggahan.get_status_display().lower()}.")


def _diterima(request: Request, unggahan: Unggahan) -> Response:
    """Answer 202: where to see how far the job is."""
    unggahan.refresh_from_db()
    alamat = reverse("api:unggahan-detail", args=[unggahan.rencana_id, unggahan.kunci])
    kepala = {"Location": request.build_absolute_uri(alamat), "Retry-After": "2"}
    return Response(_keadaan(unggahan), status=status.HTTP_202_ACCEPTED, headers=kepala)


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


def _keadaan(satu: Unggahan) -> dict[str, Any]:
    dikerjakan = satu.status in DIKERJAKAN
    persen, tahap = kemajuan(satu.kunci) if dikerjakan else (100, "")
    return {
        "kunci": satu.kunci,
        "nama": satu.nama,
        "status": satu.status,
        "persen": persen,
        "tahap": tahap,
        "pesan": satu.pesan,
        "pratinjau": _pratinjau(satu),
        "hasil": satu.ringkasan if satu.status == StatusUnggahan.DITERAPKAN else None,
    }


def _pratinjau(satu: Unggahan) -> dict[str, Any] | None:
    """Return the preview that waits for a decision; None where there is none, or a large file must be read again."""
    besar = (satu.ringkasan or {}).get("baris", 0) > layanan.BESAR
    if satu.status != StatusUnggahan.PRATINJAU or (besar and not layanan.sudah_terbaca(satu)):
        return None
    try:
        return _ringkas(layanan.pratinjau(satu), diterapkan=False)
    except BerkasDitolak:
        return None


class UnggahanSumber(DalamRencana):
    """Berkas yang sedang menuju rencana: keadaannya, untuk impor yang dikerjakan di latar. Bagi penyusunnya."""

    queryset = Unggahan.objects.all()
    serializer_class = UnggahanBacaan
    lookup_field = "kunci"
    lookup_value_converter = "uuid"
    tolak: ClassVar[dict[type[Exception], Any]] = {layanan.SudahSelesai: Bentrok}
    ringkas: ClassVar[dict[str, str]] = {
        "retrieve": "Keadaan satu berkas; ulangi sampai pekerjaannya selesai",
        "destroy": "Batalkan; pekerjaan di latar berhenti",
    }

    def get_object(self) -> Unggahan:
        """Return an upload into a plan that the person writes; raises TidakBerwenang, Http404."""
        rencana = self.rencana()
        SUSUN.pastikan(self.orang, rencana)
        satu = rencana.unggahan.select_related("oleh").filter(kunci=self.kwargs["kunci"]).first()
        if satu is None:
            raise Http404("Berkas tidak ditemukan.")
        satu.rencana = rencana
        return satu

    def retrieve(self, request: Request, **alamat: Any) -> Response:
        """Return how far a file is."""
        return Response(_keadaan(self.get_object()))

    @extend_schema(request=None, responses={204: None})
    def destroy(self, request: Request, **alamat: Any) -> Response:
        """Drop a file; what is in the plan stays as it is."""
        layanan.batalkan(unggahan=self.get_object(), oleh=self.orang)
        return Response(status=status.HTTP_204_NO_CONTENT)
