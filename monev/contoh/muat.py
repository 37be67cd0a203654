"""The whole sample in one transaction, and the ledger of what it made."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from indikator.models import Indikator
from monev.contoh.acak import LAMBAT, RAJIN, sumber, watak
from monev.contoh.arahan import muat_arahan
from monev.contoh.evaluasi import muat_evaluasi, muat_laporan_pokja, muat_laporan_tahunan
from monev.contoh.kemajuan import muat_laporan
from monev.contoh.masalah import muat_masalah, naikkan, selesaikan_masalah, tuntaskan
from monev.contoh.pelaku import Pelaku, siapkan_pelaku
from monev.contoh.pengukuran import muat_pengukuran
from monev.contoh.rapat import muat_rapat
from monev.contoh.rencana import muat_rencana
from monev.kepatuhan import jendela_tahun
from monev.models import JejakContoh, JenisPeriode, JenisRapat, Periode, Permasalahan, TindakLanjut
from monev.services.kalender import buka_kalender
from organisasi.models import Pemberitahuan, PerangkatDaerah, Pokja
from rencana_aksi.models import ButirAksi, RencanaAksi
from riwayat.asal import dari
from roadmap.models import AreaPerubahan, RoadMap

ASAL = "perintah muat_contoh"
APLIKASI = ("organisasi", "indikator", "rencana_aksi", "monev")
Kabar = Callable[[str], None]


class ContohDitolak(Exception):
    """The sample cannot be loaded; the message says why."""


@transaction.atomic
def muat_contoh(
    *, road_map: RoadMap, tahun: Iterable[int], unit: list[PerangkatDaerah], kabar: Kabar = lambda _: None
) -> int:
    """Write the sample for these years and units, and return how many records it made.

    Raises ContohDitolak where there is sample data already or a plan of one of these years.
    """
    daftar_tahun = list(tahun)
    _pastikan_kosong(road_map, daftar_tahun)
    mulai = timezone.now()
    kabar_lama = set(Pemberitahuan.objects.values_list("pk", flat=True))
    with dari(ASAL):
        buka_kalender(road_map=road_map)
        pokja = list(Pokja.objects.filter(area__road_map=road_map).distinct())
        pelaku = siapkan_pelaku(unit, pokja)
        for satu in daftar_tahun:
            _muat_tahun(road_map, satu, unit, pelaku, kabar)
        _muat_laporan_pokja(road_map, daftar_tahun[-1], pelaku, kabar)
        muat_arahan(road_map, daftar_tahun[-1], pelaku)
    # What is told of the past is not mailed: it would arrive years late.
    Pemberitahuan.objects.filter(dibuat__lt=mulai, surel_pada__isnull=True).update(surel_pada=mulai)
    baru = Pemberitahuan.objects.exclude(pk__in=kabar_lama).values_list("pk", flat=True)
    return _catat_jejak({Pemberitahuan: list(baru)})


def _pastikan_kosong(road_map: RoadMap, tahun: list[int]) -> None:
    if JejakContoh.objects.exists():
        raise ContohDitolak("Data contoh sudah ada. Hapus dahulu dengan muat_contoh --hapus.")
    if RencanaAksi.objects.filter(periode__road_map=road_map, periode__tahun__in=tahun).exists():
        raise ContohDitolak(
            "Rencana aksi tahun-tahun ini sudah ada; data contoh hanya untuk basis data yang kosong."
        )


def _muat_tahun(
    road_map: RoadMap,
    tahun: int,
    unit: list[PerangkatDaerah],
    pelaku: Pelaku,
    kabar: Kabar,
) -> None:
    periode = {(p.jenis, p.nomor): p for p in Periode.objects.filter(road_map=road_map, tahun=tahun)}
    for satu in periode.values():
        satu.road_map = road_map
    kabar(f"{tahun}: rencana aksi")
    rencana = {pd.pk: muat_rencana(road_map, pd, tahun, pelaku) for pd in unit}
    kabar(f"{tahun}: laporan bulanan")
    for bulan in range(1, 13):
        for pd in unit:
            muat_laporan(rencana[pd.pk], pd, periode[JenisPeriode.BULAN, bulan], pelaku)
    kabar(f"{tahun}: rapat dan permasalahan")
    _muat_rapat(road_map, tahun, unit, _bekerja(road_map, tahun), pelaku)
    _muat_masalah(road_map, tahun, unit, rencana, pelaku)
    kabar(f"{tahun}: pengukuran")
    semua = Indikator.objects.filter(penetapan__dokumen=road_map.kode).distinct().order_by("kode")
    for nomor in (1, 2):
        for indikator in semua.select_related("penanggung_jawab", "tangga"):
            muat_pengukuran(indikator, periode[JenisPeriode.SEMESTER, nomor], pelaku)
    kabar(f"{tahun}: evaluasi dan laporan tahunan")
    for nomor in (1, 2):
        muat_evaluasi(periode[JenisPeriode.SEMESTER, nomor], pelaku)
        for pd in unit:
            if watak(pd.kode) != LAMBAT:
                muat_evaluasi(periode[JenisPeriode.SEMESTER, nomor], pelaku, pd)
    muat_laporan_tahunan(periode[JenisPeriode.TAHUN, 1], pelaku)
    for pd in [pd for pd in unit if watak(pd.kode) == RAJIN][:1]:
        muat_laporan_tahunan(periode[JenisPeriode.TAHUN, 1], pelaku, pd)


def _muat_laporan_pokja(road_map: RoadMap, tahun: int, pelaku: Pelaku, kabar: Kabar) -> None:
    """Let the pokja that have work report of the last quarter: freezing the files of more would take minutes."""
    kabar(f"{tahun}: laporan pokja")
    bulan = Periode.objects.filter(road_map=road_map, tahun=tahun, jenis=JenisPeriode.BULAN, nomor__gt=9)
    for pokja in _bekerja(road_map, tahun):
        for satu in bulan.order_by("nomor"):
            muat_laporan_pokja(satu, pelaku, pokja)


def _bekerja(road_map: RoadMap, tahun: int) -> list[Pokja]:
    """Return the pokja whose areas have items in a year."""
    periode = {"rencana__periode__road_map": road_map, "rencana__periode__tahun": tahun}
    milik = AreaPerubahan.objects.filter(butir_aksi__in=ButirAksi.objects.filter(**periode))
    return list(Pokja.objects.filter(area__in=milik).distinct())


def _muat_rapat(
    road_map: RoadMap, tahun: int, unit: list[PerangkatDaerah], pokja: list[Pokja], pelaku: Pelaku
) -> None:
    """Let diligent units meet every fortnight, others every third one, the pokja that have work monthly."""
    for bulan in range(1, 13):
        hari = date(tahun, bulan, 12)
        for satu in pokja:
            if sumber("pokja", satu.kode, tahun, bulan).random() < 0.9:
                anggota = [pelaku.pokja[satu.pk], *pelaku.pelaksana]
                muat_rapat(road_map, hari, f"Rapat {satu.nama}", anggota, pokja=satu)
    for pd in unit:
        peserta = [pelaku.kepala[pd.pk], pelaku.penyusun[pd.pk]]
        for j in jendela_tahun("dua-pekan", tahun):
            if watak(pd.kode) == RAJIN or j.nomor % 3 == 1:
                muat_rapat(
                    road_map,
                    j.mulai + timedelta(days=4),
                    "Pertemuan Kepala Perangkat Daerah",
                    peserta,
                    unit=pd,
                )


def _muat_masalah(
    road_map: RoadMap,
    tahun: int,
    unit: list[PerangkatDaerah],
    rencana: dict[int, RencanaAksi],
    pelaku: Pelaku,
) -> None:
    """Let slow units raise problems: some solved at home, some at their pokja, one a quarter decided by the pleno."""
    bermasalah = [pd for pd in unit if watak(pd.kode) != RAJIN] or unit
    menunggu: list[Permasalahan] = []
    for bulan in range(1, 13):
        pd = bermasalah[(bulan - 1) % len(bermasalah)]
        masalah = muat_masalah(road_map, rencana[pd.pk], pd, date(tahun, bulan, 3), pelaku)
        if bulan % 3 == 0:
            menunggu.append(naikkan(masalah, date(tahun, bulan, 8), pelaku, sampai_pleno=True))
        elif bulan % 3 == 1:
            naikkan(masalah, date(tahun, bulan, 8), pelaku, sampai_pleno=False)
        elif bulan < 11:
            selesaikan_masalah(masalah, date(tahun, bulan, 15), pelaku.penyusun[pd.pk])
        _pleno(road_map, date(tahun, bulan, 20), menunggu, unit, pelaku, tuntas=bulan < 12)


def _pleno(
    road_map: RoadMap,
    hari: date,
    menunggu: list[Permasalahan],
    unit: list[PerangkatDaerah],
    pelaku: Pelaku,
    *,
    tuntas: bool,
) -> None:
    peserta = [
        *pelaku.pelaksana,
        *pelaku.pengarah,
        *pelaku.inspektur,
        *(pelaku.kepala[pd.pk] for pd in unit[:5]),
    ]
    jenis = JenisRapat.EVALUASI if hari.month in {1, 7} else JenisRapat.KERJA
    masalah = menunggu.pop() if menunggu else None
    muat_rapat(road_map, hari, "Rapat pleno", peserta, jenis=jenis, masalah=masalah)
    if masalah is not None and tuntas:
        for tindak in TindakLanjut.objects.filter(permasalahan=masalah):
            tuntaskan(tindak, hari + timedelta(days=5), pelaku)
        selesaikan_masalah(masalah, hari + timedelta(days=25), pelaku.pelaksana[0])


# The ledger


def model_beriwayat() -> list[type[models.Model]]:
    """Return the models whose records the sample may make."""
    return [
        model
        for nama in APLIKASI
        for model in apps.get_app_config(nama).get_models()
        if hasattr(model, "riwayat")
    ]


def _catat_jejak(lain: dict[type[models.Model], list[int]]) -> int:
    """Write down every record whose history began with this command, and those of models without a history."""
    milik = dict(lain)
    for model in model_beriwayat():
        jejak = model.riwayat.filter(asal=ASAL, history_type="+")  # type: ignore[attr-defined]
        milik[model] = list(jejak.values_list(model._meta.pk.attname, flat=True))
    baris = [
        JejakContoh(jenis=ContentType.objects.get_for_model(model), objek=pk)
        for model, kunci in milik.items()
        for pk in kunci
    ]
    JejakContoh.objects.bulk_create(baris, batch_size=2000)
    return len(baris)
