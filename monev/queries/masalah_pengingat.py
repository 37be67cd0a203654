"""Problems past their time limit, and follow-ups near or past their deadline, for those who work on them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from monev.models import Permasalahan, StatusMasalah, StatusTindakLanjut, TindakLanjut, Tingkat
from monev.workflow import Tingkat as _Tingkat
from monev.workflow_masalah import NAMA_TINGKAT
from organisasi.models import Pengguna, Penugasan
from organisasi.pengingat import Pengingat
from organisasi.permissions import KEPALA_PD, TIM_PELAKSANA, TIM_PELAKSANA_PD
from roadmap.workflow import Status as StatusRoadMap
from tampilan.angka import tulis_angka, tulis_tanggal, tulis_tenggat

DEKAT = 3
"""Days before the deadline of a follow-up at which people are reminded."""


class _Orang:
    """The people of every unit and pokja and of the city's team, read at once."""

    def __init__(self) -> None:
        self._unit: dict[int, dict[int, Pengguna]] = defaultdict(dict)
        self._pokja: dict[int | None, dict[int, Pengguna]] = defaultdict(dict)
        tugas = Penugasan.objects.filter(
            peran__kode__in=(KEPALA_PD, TIM_PELAKSANA_PD, TIM_PELAKSANA), pengguna__is_active=True
        ).select_related("pengguna")
        for satu in tugas:
            if satu.perangkat_daerah_id is not None:
                self._unit[satu.perangkat_daerah_id][satu.pengguna_id] = satu.pengguna
            else:
                self._pokja[satu.pokja_id][satu.pengguna_id] = satu.pengguna

    def unit(self, pk: int | None) -> list[Pengguna]:
        """Return the people of a unit."""
        return list(self._unit[pk].values()) if pk is not None else []

    def tingkat(self, masalah: Permasalahan) -> list[Pengguna]:
        """Return the people who hold a problem."""
        if masalah.tingkat == Tingkat.PD:
            return self.unit(masalah.perangkat_daerah_id)
        if masalah.tingkat == Tingkat.POKJA:
            return list((self._pokja[None] | self._pokja[masalah.pokja_id]).values())
        return list({pk: p for semua in self._pokja.values() for pk, p in semua.items()}.values())


def pengingat_masalah(pada: datetime) -> list[Pengingat]:
    """Return what is near or past at `pada`, once for each deadline: three queries."""
    hari = timezone.localdate(pada)
    masalah = Permasalahan.objects.filter(road_map__status=StatusRoadMap.BERLAKU, tenggat__lt=hari).exclude(
        status=StatusMasalah.SELESAI
    )
    tindak = TindakLanjut.objects.filter(
        road_map__status=StatusRoadMap.BERLAKU,
        status=StatusTindakLanjut.BERJALAN,
        tenggat__lte=hari + timedelta(days=DEKAT),
    ).select_related("pic")
    daftar_masalah, daftar_tindak = list(masalah), list(tindak)
    if not daftar_masalah and not daftar_tindak:
        return []
    orang = _Orang()
    return [*_masalah(daftar_masalah, orang, hari), *_tindak(daftar_tindak, orang, hari)]


def _masalah(daftar: list[Permasalahan], orang: _Orang, hari: date) -> Iterator[Pengingat]:
    for satu in daftar:
        di = NAMA_TINGKAT[_Tingkat(satu.tingkat)]
        yield Pengingat(
            penerima=orang.tingkat(satu),
            jenis="permasalahan-lewat",
            kunci=f"permasalahan-lewat:{satu.pk}:{satu.tingkat}:{satu.tenggat}",
            judul=f"Permasalahan lewat batas waktu {tulis_angka((hari - satu.tenggat).days)} hari: {satu}",
            isi=f"Batas waktunya di {di}: {tulis_tanggal(satu.tenggat)}. Selesaikan, atau naikkan dengan alasan.",
            alamat=reverse("monev:masalah", args=[satu.pk]),
        )


def _tindak(daftar: list[TindakLanjut], orang: _Orang, hari: date) -> Iterator[Pengingat]:
    for satu in daftar:
        sisa = (satu.tenggat - hari).days
        kata = tulis_tenggat(sisa)
        penerima = {p.pk: p for p in orang.unit(satu.perangkat_daerah_id)}
        if satu.pic is not None:
            penerima[satu.pic.pk] = satu.pic
        yield Pengingat(
            penerima=penerima.values(),
            jenis="tindak-lanjut-tenggat",
            kunci=f"tindak-lanjut-tenggat:{satu.pk}:{satu.tenggat}:{'lewat' if sisa < 0 else DEKAT}",
            judul=f"Tindak lanjut {kata}: {satu}",
            isi=f"Kemajuan terakhir {satu.persen}%. Tenggat: {tulis_tanggal(satu.tenggat)}.",
            alamat=reverse("monev:tindak_lanjut", args=[satu.pk]),
        )
