"""Write what an imported Lampiran changes: whole or not at all, in one transaction."""

from collections.abc import Hashable

from django.db import models, transaction

from indikator.models import PenetapanTarget, Target
from organisasi.models import Pengguna
from riwayat.asal import dari
from roadmap.models import BarisLampiran, IsiRoadMap, PelaksanaBaris, RincianBaris, RoadMap
from roadmap.queries.impor_lampiran import BIDANG_TEKS, Rencana, UbahanBaris, rencanakan
from roadmap.queries.tautan import Pelaksana, Rincian
from roadmap.services.isi import kunci_road_map
from roadmap.spreadsheet.perbedaan import AWALAN_TARGET, Jenis


class ImporDitolak(Exception):
    """The file cannot be applied; `rencana` lists every problem."""

    def __init__(self, rencana: Rencana) -> None:
        super().__init__("Tidak ada yang disimpan: berkas ini masih bermasalah.")
        self.rencana = rencana


class IsiBerubah(Exception):
    """The road map is no longer what the preview showed; `rencana` is the preview of now."""

    def __init__(self, rencana: Rencana) -> None:
        super().__init__(
            "Isi Lampiran berubah sejak pratinjau dibuat. Tidak ada yang disimpan; periksa pratinjau yang baru."
        )
        self.rencana = rencana


@transaction.atomic
def terapkan(*, road_map: RoadMap, isi: bytes, nama: str, sidik: str, oleh: Pengguna) -> Rencana:
    """Apply the file exactly as the preview with fingerprint `sidik` showed it; return what was done.

    Raises TidakBerwenang, RoadMapTerkunci, IsiBerubah (the content or the file is not what the preview showed) and
    ImporDitolak (a problem in the file).
    """
    terkini = kunci_road_map(road_map, oleh)
    rencana = rencanakan(terkini, isi=isi, nama=nama)
    if rencana.sidik != sidik:
        raise IsiBerubah(rencana)
    if rencana.masalah:
        raise ImporDitolak(rencana)
    with dari(f"impor {nama}"):
        _ubah_bersama(terkini, rencana, oleh)
        _ubah_baris(terkini, rencana, oleh)
    return rencana


def _simpan(objek: models.Model, oleh: Pengguna) -> None:
    _tandai(objek, oleh)
    objek.save()


def _hapus(objek: models.Model, oleh: Pengguna) -> None:
    _tandai(objek, oleh)
    objek.delete()


def _tandai(objek: models.Model, oleh: Pengguna) -> None:
    """Name the person for the history: the command has no request from which it could be read."""
    objek._history_user = oleh  # type: ignore[attr-defined]


# Records that rows share


def _ubah_bersama(road_map: RoadMap, rencana: Rencana, oleh: Pengguna) -> None:
    bersama = [p for p in rencana.perbedaan if p.jenis == Jenis.BERSAMA]
    for kolom in ("tujuan", "sasaran", "indikator"):
        _ubah_teks(kolom, {p.rekaman: p.sesudah for p in bersama if p.kolom == kolom}, oleh)
    teks = {
        (p.rekaman, int(p.kolom.removeprefix(AWALAN_TARGET))): p.sesudah
        for p in bersama
        if p.kolom.startswith(AWALAN_TARGET)
    }
    _ubah_target(road_map, teks, oleh)


def _ubah_teks(kolom: str, teks: dict[Hashable, str], oleh: Pengguna) -> None:
    model, bidang = BIDANG_TEKS[kolom]
    query = model._default_manager.filter(pk__in=teks).order_by("pk")
    for objek in query.select_related("road_map") if issubclass(model, IsiRoadMap) else query:
        setattr(objek, bidang, teks[objek.pk])
        _simpan(objek, oleh)


def _ubah_target(road_map: RoadMap, teks: dict[tuple[Hashable, int], str], oleh: Pengguna) -> None:
    """Save the targets of some (penetapan, year); a year without a target gets one."""
    dokumen = PenetapanTarget.objects.filter(dokumen=road_map.kode, pk__in={pk for pk, _ in teks})
    penetapan: dict[Hashable, PenetapanTarget] = {p.pk: p for p in dokumen}
    ada: dict[tuple[Hashable, int], Target] = {
        (t.penetapan_id, t.tahun): t for t in Target.objects.filter(penetapan__in=penetapan.values())
    }
    for (pk, tahun), isi in teks.items():
        target = ada.get((pk, tahun)) or Target(tahun=tahun)
        target.penetapan, target.teks = penetapan[pk], isi
        _simpan(target, oleh)


# Rows


def _ubah_baris(road_map: RoadMap, rencana: Rencana, oleh: Pengguna) -> None:
    daftar = BarisLampiran.objects.filter(road_map=road_map, kunci__in=rencana.ubahan).order_by("nomor")
    for baris in daftar.prefetch_related("pelaksana", "rincian"):
        baris.road_map = road_map
        _ubah_satu(baris, rencana.ubahan[baris.kunci.hex], oleh)


def _ubah_satu(baris: BarisLampiran, ubahan: UbahanBaris, oleh: Pengguna) -> None:
    pelaksana = ubahan.pelaksana
    bidang = dict(ubahan.bidang)
    if pelaksana is not None and pelaksana.seluruh != baris.seluruh_pd:
        bidang["seluruh_pd"] = pelaksana.seluruh
    for nama, nilai in bidang.items():
        setattr(baris, nama, nilai)
    if bidang:
        _simpan(baris, oleh)
    if pelaksana is not None:
        _ganti_pelaksana(baris, pelaksana, oleh)
    if ubahan.rincian is not None:
        _ganti_rincian(baris, ubahan.rincian, oleh)


def _ganti_pelaksana(baris: BarisLampiran, baru: Pelaksana, oleh: Pengguna) -> None:
    lama = {p.perangkat_daerah_id: p for p in baris.pelaksana.all()}
    for unit, p in lama.items():
        p.road_map = baris.road_map
        if unit not in baru.unit:
            _hapus(p, oleh)
    for urutan, unit in enumerate(baru.unit, start=1):
        p = lama.get(unit) or PelaksanaBaris(road_map=baris.road_map, baris=baris, perangkat_daerah_id=unit)
        if p.urutan != urutan:
            p.urutan = urutan
            _simpan(p, oleh)


def _ganti_rincian(baris: BarisLampiran, baru: Rincian, oleh: Pengguna) -> None:
    for r in baris.rincian.all():
        r.road_map = baris.road_map
        _hapus(r, oleh)
    for urutan, (kegiatan, sub) in enumerate(baru, start=1):
        isi = {"kegiatan_id": kegiatan, "sub_kegiatan_id": sub}
        _simpan(RincianBaris(road_map=baris.road_map, baris=baris, urutan=urutan, **isi), oleh)
