"""Reports under two people at once: `python -m tests.monev.laporan_serentak` prints the outcomes as JSON."""

import json
from datetime import UTC, datetime
from functools import partial
from typing import Any

import django

KINI = datetime(2022, 1, 20, 3, tzinfo=UTC)


def _awal() -> tuple[Any, Any]:
    """Make a road map with its calendar, and a unit; files are written without a layout."""
    from monev import terbitan
    from monev.models import Periode
    from monev.services.kalender import buka_kalender
    from organisasi.models import PerangkatDaerah
    from roadmap.models import RoadMap

    kepala = {"jenis_regulasi": "X", "tentang": "X", "pemerintah_daerah": "X"}
    peta = RoadMap.objects.create(kode="uji", judul="Uji", tahun_awal=2021, tahun_akhir=2021, **kepala)
    buka_kalender(road_map=peta)
    Periode.objects.update(dikunci_sesudah=None)
    for bentuk in terbitan.TULIS:
        terbitan.TULIS[bentuk] = lambda naskah: naskah.nama.encode()
    return peta, PerangkatDaerah.objects.create(kode="unit", nama="Dinas Uji", jenis="dinas")


def _periode(peta: Any, nomor: int) -> Any:
    from monev.models import Periode

    return Periode.objects.select_related("road_map").get(road_map=peta, jenis="bulan", nomor=nomor)


def mulai(peta: Any, unit: Any, dua: list[Any]) -> Any:
    """Five times, two people start the same report; return whether both got one, and how many there are."""
    from monev.models import LaporanMonev
    from monev.services.laporan_monev import mulai_laporan_monev
    from tests.dua_orang import serentak

    def satu(periode: Any, oleh: Any) -> int:
        return mulai_laporan_monev(
            periode=periode, tingkat="pd", perangkat_daerah=unit, oleh=oleh, kini=KINI
        ).pk

    putaran = []
    for nomor in range(1, 6):
        periode = _periode(peta, nomor)
        hasil = serentak(*[partial(satu, periode, oleh) for oleh in dua])
        putaran.append([hasil[0] == hasil[1], LaporanMonev.objects.filter(periode=periode).count()])
    return putaran


def tetapkan(dua: list[Any]) -> Any:
    """Each report is set by two heads at once; return what each got, how many files there are, whether all is whole."""
    from monev.models import LaporanMonev
    from monev.queries.potret import sidik_potret
    from monev.services.alur import alihkan
    from monev.workflow import LAPORAN_MONEV
    from tests.dua_orang import serentak

    def satu(laporan: Any, oleh: Any) -> str:
        langkah = LAPORAN_MONEV.langkah("tetapkan")
        return str(alihkan(dokumen=laporan, peralihan=langkah, oleh=oleh, kini=KINI).status)

    putaran = []
    for laporan in LaporanMonev.objects.order_by("pk"):
        hasil = serentak(*[partial(satu, laporan, oleh) for oleh in dua])
        laporan.refresh_from_db()
        putaran.append([hasil, laporan.berkas.count(), sidik_potret(laporan.potret) == laporan.sidik])
    return putaran


def semua() -> dict[str, Any]:
    """Play the two scenes in one database."""
    from organisasi.models import Pengguna, Penugasan, Peran

    peta, unit = _awal()

    def orang(nama: str, peran: str) -> Any:
        satu = Pengguna.objects.create_user(nama, nama=nama, email=f"{nama}@contoh.invalid")
        Penugasan.objects.create(pengguna=satu, peran=Peran.objects.get(kode=peran), perangkat_daerah=unit)
        return satu

    penyusun = [orang(nama, "tim-pelaksana-pd") for nama in ("satu", "dua")]
    kepala = [orang(nama, "kepala-pd") for nama in ("tiga", "empat")]
    return {"mulai": mulai(peta, unit, penyusun), "tetapkan": tetapkan(kepala)}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(semua()))  # noqa: T201
