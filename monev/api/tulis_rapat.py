"""Meetings written: convened, changed, invited to, held, finished; the same services as the pages."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from monev.api.bacaan import AgendaBacaan, KeputusanBacaan, PesertaBacaan, RapatBacaan
from monev.api.bukti import Berbukti
from monev.api.daftar import RapatSumber
from monev.api.isian_rapat import (
    AgendaIsian,
    BatalIsian,
    HadirIsian,
    NotulenIsian,
    RapatIsian,
    RapatUbahIsian,
    UndangIsian,
)
from monev.api.tulis import TOLAK
from monev.models import Rapat, Tingkat
from monev.permissions import aturan
from monev.queries.rapat import tanda_agenda, tanda_hadir, tanda_notulen
from monev.queries.rapat_isi import isi_rapat
from monev.queries.rapat_peserta import calon_peserta
from monev.queries.rapat_pilihan import masalah_mungkin, orang_mungkin, unit_mungkin
from monev.rapat_berkas import BENTUK_RAPAT, tulis_rapat
from monev.services import rapat as layanan
from monev.services.rapat_notulen import (
    IsianKeputusan,
    IsianTindakLanjut,
    PokokAgenda,
    selesaikan,
    simpan_agenda,
    simpan_notulen,
)
from monev.services.rapat_peserta import Kehadiran, catat_hadir, keluarkan, undang
from monev.workflow import Pelaku
from organisasi.api.berkas import unduhan
from organisasi.api.dasar import TANPA_HALAMAN, Isian
from organisasi.api.masalah import Bentrok, IsianSalah
from organisasi.api.tanda import bertanda, tanda_diminta, versi_diminta
from roadmap.views.ekspor import sebagai_lampiran


class CalonBacaan(serializers.Serializer):  # type: ignore[type-arg]
    """Somebody with an account who may be invited."""

    id = serializers.IntegerField()
    nama = serializers.CharField()
    unsur = serializers.CharField()
    diusulkan = serializers.BooleanField(help_text="Diusulkan menurut perannya.")


class NotulenBacaan(serializers.Serializer):  # type: ignore[type-arg]
    """Minutes and decisions."""

    notulen = serializers.CharField()
    keputusan = KeputusanBacaan(many=True)


class RapatTulis(Berbukti, RapatSumber):
    """Rapat dengan agenda, daftar hadir, notulen, dan keputusannya. Diubah oleh penyelenggaranya."""

    bidang_bukti = "rapat"
    tolak = TOLAK | {layanan.RapatDitolak: Bentrok}
    berversi: ClassVar[set[str]] = {
        "update", "partial_update", "batal", "agenda", "hadir", "notulen", "selesai",
    }  # fmt: skip
    ringkas: ClassVar[dict[str, str]] = {
        "create": "Jadwalkan rapat",
        "batal": "Batalkan, dengan alasan",
        "calon_peserta": "Yang dapat diundang",
        "undang": "Undang peserta; yang berakun diberi tahu",
        "peserta": "Keluarkan seorang peserta",
        "unduh": "Unduh notulen (pdf, docx) atau undangan (undangan-pdf)",
        "agenda": "Agenda: dibaca, atau ditulis seluruhnya",
        "hadir": "Daftar hadir: dibaca, atau dicatat",
        "notulen": "Notulen dan keputusan, dengan tindak lanjutnya",
        "selesai": "Selesaikan; If-Match dari notulen",
    }

    @extend_schema(request=RapatIsian, responses={201: RapatBacaan})
    def create(self, request: Request) -> Response:
        """Convene a meeting; the same one sent twice is made once."""
        isian = RapatIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        rapat = Rapat(**isian.validated_data)
        rapat.tingkat = (
            Tingkat.PD if rapat.perangkat_daerah else Tingkat.POKJA if rapat.pokja else Tingkat.KOTA
        )
        aturan(Pelaku.PENYUSUN, rapat).pastikan(self.orang, rapat)
        isian.periksa_waktu(rapat)
        baru = layanan.buat_rapat(rapat=rapat, oleh=self.orang, kini=timezone.now())
        return self.jawab(baru.pk, status.HTTP_201_CREATED)

    @extend_schema(request=RapatUbahIsian, responses=RapatBacaan)
    def update(self, request: Request, *, sebagian: bool = False, **alamat: Any) -> Response:
        """Change what it is about, when and where; who was invited hears of another time or place."""
        satu = self._untuk_penyusun()
        isian = RapatUbahIsian(data=request.data, partial=sebagian)
        isian.is_valid(raise_exception=True)
        dibuka = versi_diminta(request, satu)
        for nama, nilai in isian.validated_data.items():
            setattr(satu, nama, nilai)
        isian.periksa_waktu(satu)
        layanan.ubah_rapat(rapat=satu, oleh=self.orang, kini=timezone.now(), versi_dibuka=dibuka)
        return self.jawab(satu.pk)

    @extend_schema(request=RapatUbahIsian, responses=RapatBacaan)
    def partial_update(self, request: Request, **alamat: Any) -> Response:
        """Change what is sent of a meeting."""
        return self.update(request, sebagian=True)

    @extend_schema(request=BatalIsian, responses=RapatBacaan)
    @action(detail=True, methods=["post"])
    def batal(self, request: Request, pk: int) -> Response:
        """Cancel a meeting; who was invited is told."""
        satu = self._untuk_penyusun()
        alasan = self._isian(BatalIsian)["alasan"]
        dibuka = versi_diminta(request, satu)
        layanan.batalkan(rapat=satu, alasan=alasan, oleh=self.orang, kini=timezone.now(), versi_dibuka=dibuka)
        return self.jawab(satu.pk)

    @extend_schema(responses=CalonBacaan(many=True))
    @action(detail=True, methods=["get"], url_path="calon-peserta", **TANPA_HALAMAN)
    def calon_peserta(self, request: Request, pk: int) -> Response:
        """List whom its convener may invite, the proposed first."""
        return Response(
            [
                {"id": c.pengguna.pk, "nama": str(c.pengguna), "unsur": c.unsur, "diusulkan": c.diusulkan}
                for c in calon_peserta(self._untuk_penyusun())
            ]
        )

    @extend_schema(request=UndangIsian, responses=PesertaBacaan(many=True))
    @action(detail=True, methods=["post"], **TANPA_HALAMAN)
    def undang(self, request: Request, pk: int) -> Response:
        """Invite people; who is invited already is not invited again."""
        satu = self._untuk_penyusun()
        data = self._isian(UndangIsian)
        undang(
            rapat=satu,
            pengguna=data["pengguna"],
            bebas=_bernama(data["bebas"]),
            undangan=data["undangan"],
            oleh=self.orang,
            kini=timezone.now(),
        )
        return Response(_peserta(satu))

    @unduhan(BENTUK_RAPAT, "pdf", "docx")
    def unduh(self, request: Request, pk: int, bentuk: str) -> HttpResponse:
        """Send the minutes, or the invitation."""
        satu: Rapat = self.get_object()
        kini = timezone.localtime()
        return sebagai_lampiran(
            tulis_rapat(satu, isi_rapat(satu), bentuk=bentuk, oleh=str(self.orang), kini=kini)
        )

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["delete"], url_path="peserta/<int:peserta>", url_name="peserta")
    def peserta(self, request: Request, pk: int, peserta: int) -> Response:
        """Take a participant off the list, as long as the roll does not say that they came."""
        satu = self._untuk_penyusun()
        ada = satu.peserta.filter(pk=peserta).first()
        if ada is None:
            raise Http404("Peserta tidak ditemukan.")
        ada.rapat = satu
        keluarkan(peserta=ada, oleh=self.orang)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(methods=["GET"], responses=AgendaBacaan(many=True))
    @extend_schema(methods=["PUT"], request=AgendaIsian, responses=AgendaBacaan(many=True))
    @action(detail=True, methods=["get", "put"], **TANPA_HALAMAN)
    def agenda(self, request: Request, pk: int) -> Response:
        """Read the agenda, or write it as a whole."""

        def simpan(satu: Rapat, tanda: str) -> None:
            pokok = [
                PokokAgenda(p["judul"], p["uraian"], p.get("id")) for p in self._isian(AgendaIsian)["pokok"]
            ]
            ada = set(satu.agenda.values_list("pk", flat=True))
            if any(p.pk is not None and p.pk not in ada for p in pokok):
                raise IsianSalah("Salah satu pokok bukan dari agenda ini.", {"pokok": ["Id tidak dikenal."]})
            kini = timezone.now()
            simpan_agenda(rapat=satu, pokok=pokok, oleh=self.orang, kini=kini, tanda_dibuka=tanda)

        return self._bagian(request, tanda_agenda, simpan, _agenda)

    @extend_schema(methods=["GET"], responses=PesertaBacaan(many=True))
    @extend_schema(methods=["PUT"], request=HadirIsian, responses=PesertaBacaan(many=True))
    @action(detail=True, methods=["get", "put"], **TANPA_HALAMAN)
    def hadir(self, request: Request, pk: int) -> Response:
        """Read who takes part, or call the roll: who is not named stays as noted."""

        def simpan(satu: Rapat, tanda: str) -> None:
            data = self._isian(HadirIsian)
            kehadiran = {k["peserta"]: Kehadiran(k["hadir"], k["keterangan"]) for k in data["kehadiran"]}
            if not kehadiran.keys() <= set(satu.peserta.values_list("pk", flat=True)):
                raise IsianSalah(
                    "Salah satu peserta bukan dari rapat ini.", {"kehadiran": ["Id tidak dikenal."]}
                )
            catat_hadir(
                rapat=satu,
                kehadiran=kehadiran,
                tambahan=_bernama(data["tambahan"]),
                oleh=self.orang,
                kini=timezone.now(),
                tanda_dibuka=tanda,
            )

        return self._bagian(request, tanda_hadir, simpan, _peserta)

    @extend_schema(methods=["GET"], responses=NotulenBacaan)
    @extend_schema(methods=["PUT"], request=NotulenIsian, responses=NotulenBacaan)
    @action(detail=True, methods=["get", "put"])
    def notulen(self, request: Request, pk: int) -> Response:
        """Read minutes and decisions, or write them; a decision may bring follow-ups."""

        def simpan(satu: Rapat, tanda: str) -> None:
            data = self._isian(NotulenIsian)
            simpan_notulen(
                rapat=satu,
                notulen=data["notulen"],
                keputusan=_keputusan(satu, data["keputusan"]),
                oleh=self.orang,
                kini=timezone.now(),
                tanda_dibuka=tanda,
            )

        return self._bagian(request, tanda_notulen, simpan, _notulen)

    @extend_schema(request=None, responses=RapatBacaan)
    @action(detail=True, methods=["post"])
    def selesai(self, request: Request, pk: int) -> Response:
        """Finish a meeting: its decisions take effect, nothing changes any more."""
        satu = self._untuk_penyusun()
        dibuka = tanda_diminta(request, tanda_notulen(satu))
        selesaikan(rapat=satu, oleh=self.orang, kini=timezone.now(), tanda_dibuka=dibuka)
        return self.jawab(satu.pk)

    def _untuk_penyusun(self) -> Rapat:
        """Return the meeting for who convenes it; raises Http404 and TidakBerwenang."""
        satu: Rapat = self.get_object()
        aturan(Pelaku.PENYUSUN, satu).pastikan(self.orang, satu)
        return satu

    def _isian(self, bentuk: type[Isian]) -> dict[str, Any]:
        isian = bentuk(data=self.request.data)
        isian.is_valid(raise_exception=True)
        data: dict[str, Any] = isian.validated_data
        return data

    def _bagian(
        self,
        request: Request,
        tanda: Callable[[Rapat], str],
        simpan: Callable[[Rapat, str], None],
        baca: Callable[[Rapat], Any],
    ) -> Response:
        """Read a part of a meeting with its mark, or write it where the mark is the newest."""
        if request.method == "PUT":
            satu = self._untuk_penyusun()
            simpan(satu, tanda_diminta(request, tanda(satu)))
        satu = self.get_object()
        return bertanda(Response(baca(satu)), tanda=tanda(satu))


def _bernama(daftar: list[dict[str, str]]) -> list[tuple[str, str]]:
    return [(satu["nama"].strip(), satu["unsur"].strip()) for satu in daftar]


def _agenda(satu: Rapat) -> Any:
    return AgendaBacaan(satu.agenda.model.objects.filter(rapat=satu).order_by("nomor", "pk"), many=True).data


def _peserta(satu: Rapat) -> Any:
    return PesertaBacaan(satu.peserta.order_by("pk"), many=True).data


def _notulen(satu: Rapat) -> dict[str, Any]:
    keputusan = satu.keputusan.model.objects.filter(rapat=satu).order_by("nomor", "pk")
    return {"notulen": satu.notulen, "keputusan": KeputusanBacaan(keputusan, many=True).data}


def _keputusan(rapat: Rapat, daftar: list[dict[str, Any]]) -> list[IsianKeputusan]:
    """Return the decisions with the records that they name; raises IsianSalah for one that may not be named."""
    isi = isi_rapat(rapat)
    pilihan: dict[str, dict[int, models.Model]] = {
        "agenda": {a.pk: a for a in isi.agenda},
        "permasalahan": {m.pk: m for m in masalah_mungkin(rapat, isi)},
        "perangkat_daerah": {u.pk: u for u in unit_mungkin(rapat)},
        "pic": {o.pk: o for o in orang_mungkin(rapat)},
    }

    def ambil(data: dict[str, Any], nama: str) -> Any:
        if (pk := data.get(nama)) is None:
            return None
        if pk not in pilihan[nama]:
            pesan = f"{nama} {pk} tidak dapat dipilih dalam rapat ini."
            raise IsianSalah(pesan, {nama: [pesan]})
        return pilihan[nama][pk]

    return [
        IsianKeputusan(
            teks=k["teks"],
            pk=k.get("id"),
            agenda=ambil(k, "agenda"),
            permasalahan=ambil(k, "permasalahan"),
            hapus=k["hapus"],
            tindak_lanjut=tuple(
                IsianTindakLanjut(t["uraian"], t["tenggat"], ambil(t, "perangkat_daerah"), ambil(t, "pic"))
                for t in k["tindak_lanjut"]
            ),
        )
        for k in daftar
    ]
