"""What may be sent of meetings."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from monev.api.isian import bidang_id, bidang_teks
from monev.forms.rapat import TAHUN_SESUDAH
from monev.models import JenisRapat, Rapat
from monev.services.rapat_peserta import MAKS_NAMA
from organisasi.api.dasar import Isian
from organisasi.models import PerangkatDaerah, Pokja
from roadmap.models import RoadMap

MAKS_BARIS = 200
MAKS_NOTULEN = 40_000


def _banyak(bentuk: Any, **pilihan: Any) -> Any:
    """Return a field of several records, as many as a meeting may have."""
    return bentuk(many=True, max_length=MAKS_BARIS, **pilihan)


class RapatUbahIsian(Isian):
    """What a meeting is about, when and where it is."""

    jenis = serializers.ChoiceField(JenisRapat.choices, required=False, default=JenisRapat.KERJA.value)
    judul = bidang_teks(panjang=200)
    mulai = serializers.DateTimeField()
    selesai = serializers.DateTimeField(help_text="Sesudah mulai, pada hari yang sama atau esoknya.")
    tempat = bidang_teks(wajib=False, panjang=200)
    tautan = serializers.URLField(max_length=500, allow_blank=True, required=False, default="")

    def periksa_waktu(self, rapat: Rapat) -> None:
        """Refuse a day outside the road map, and an end that is not soon after the beginning."""
        akhir = max(rapat.road_map.tahun_akhir, timezone.localdate().year) + TAHUN_SESUDAH
        if not rapat.road_map.tahun_awal <= rapat.mulai.year <= akhir:
            pesan = f"Pilih tanggal dari tahun {rapat.road_map.tahun_awal} sampai {akhir}."
            raise serializers.ValidationError({"mulai": pesan})
        if not timedelta(0) < rapat.selesai - rapat.mulai <= timedelta(days=1):
            raise serializers.ValidationError(
                {"selesai": "Rapat harus selesai setelah dimulai, paling lama sehari."}
            )


class RapatIsian(RapatUbahIsian):
    """A meeting to convene: of the pleno, of a pokja, or of a unit."""

    road_map: Any = serializers.SlugRelatedField(slug_field="kode", queryset=RoadMap.objects.all())
    perangkat_daerah: Any = serializers.PrimaryKeyRelatedField(
        queryset=PerangkatDaerah.objects.all(), allow_null=True, required=False, default=None
    )
    pokja: Any = serializers.PrimaryKeyRelatedField(
        queryset=Pokja.objects.all(),
        allow_null=True,
        required=False,
        default=None,
        help_text="Tanpa pokja dan tanpa Perangkat Daerah: rapat pleno.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a meeting of two."""
        if attrs["perangkat_daerah"] is not None and attrs["pokja"] is not None:
            raise serializers.ValidationError(
                {"pokja": "Sebutkan pokja atau Perangkat Daerah, tidak keduanya."}
            )
        return attrs


class BatalIsian(Isian):
    """Why a meeting is cancelled."""

    alasan = bidang_teks(panjang=1000)


class NamaIsian(Isian):
    """Somebody without an account."""

    nama = bidang_teks(panjang=MAKS_NAMA)
    unsur = bidang_teks(wajib=False, panjang=200)


class UndangIsian(Isian):
    """Who is invited, and what the invitation says."""

    pengguna = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**31 - 1),
        max_length=MAKS_BARIS,
        required=False,
        default=list,
        help_text="Id dari calon-peserta.",
    )
    bebas = _banyak(NamaIsian, required=False, default=list)
    undangan = bidang_teks(wajib=False)


class PokokIsian(Isian):
    """A point of the agenda; with `id` one that stands."""

    id = bidang_id()
    judul = bidang_teks(panjang=300)
    uraian = bidang_teks(wajib=False)


class AgendaIsian(Isian):
    """The whole agenda in its order; what is left out goes."""

    pokok = _banyak(PokokIsian)


class KehadiranIsian(Isian):
    """Whether a participant came; null: not called yet."""

    peserta = bidang_id(allow_null=False, required=True)
    hadir = serializers.BooleanField(allow_null=True)
    keterangan = bidang_teks(wajib=False, panjang=200)


class HadirIsian(Isian):
    """The roll: those named, and who came without an invitation."""

    kehadiran = _banyak(KehadiranIsian, required=False, default=list)
    tambahan = _banyak(NamaIsian, required=False, default=list)


class TindakBaruIsian(Isian):
    """A follow-up that a decision brings."""

    uraian = bidang_teks()
    tenggat = serializers.DateField()
    perangkat_daerah = bidang_id()
    pic = bidang_id()


class KeputusanIsian(Isian):
    """A decision; with `id` one that stands, with `hapus` none any more."""

    id = bidang_id()
    teks = bidang_teks(wajib=False)
    agenda = bidang_id()
    permasalahan = bidang_id()
    hapus = serializers.BooleanField(required=False, default=False)
    tindak_lanjut = _banyak(TindakBaruIsian, required=False, default=list)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for the words of a decision that stays."""
        if not attrs["hapus"] and not attrs["teks"].strip():
            raise serializers.ValidationError({"teks": "Tulis keputusannya."})
        return attrs


class NotulenIsian(Isian):
    """Minutes and decisions; decisions that are not named stay as they are."""

    notulen = bidang_teks(panjang=MAKS_NOTULEN)
    keputusan = _banyak(KeputusanIsian, required=False, default=list)
