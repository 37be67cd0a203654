"""A monthly report under two people at once: `python -m tests.monev.serentak_kemajuan ACARA` prints JSON."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import Any

import django

KINI = datetime(2021, 2, 1, 3, tzinfo=UTC)


def _rencana() -> tuple[Any, Any, list[Any]]:
    """Make a set plan of one unit with one item; return it with January and two people of the unit."""
    from monev.models import Periode
    from monev.services.kalender import buka_kalender
    from organisasi.models import Pengguna, Penugasan, Peran, PerangkatDaerah
    from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana
    from roadmap.models import AreaPerubahan, RoadMap

    kepala = {"jenis_regulasi": "X", "tentang": "X", "pemerintah_daerah": "X"}
    peta = RoadMap.objects.create(kode="uji", judul="Uji", tahun_awal=2021, tahun_akhir=2021, **kepala)
    area = AreaPerubahan.objects.create(road_map=peta, kode="a", nomor=1, nama="Manajemen Perubahan")
    unit = PerangkatDaerah.objects.create(kode="unit", nama="Dinas Uji", jenis="dinas")
    orang = []
    for nama, peran in (("petugas", "tim-pelaksana-pd"), ("kepala", "kepala-pd")):
        satu = Pengguna.objects.create_user(nama, nama=nama, email=f"{nama}@contoh.invalid")
        Penugasan.objects.create(pengguna=satu, peran=Peran.objects.get(kode=peran), perangkat_daerah=unit)
        orang.append(satu)
    buka_kalender(road_map=peta)
    rencana = RencanaAksi.objects.create(
        periode=TahunRencana.objects.create(road_map=peta, tahun=2021),
        perangkat_daerah=unit,
        status="ditetapkan",
        ditetapkan_oleh=orang[0],
        ditetapkan_pada=KINI,  # type: ignore[misc]
    )
    ButirAksi.objects.create(rencana=rencana, nomor=1, area=area, tahapan="Menyusun peta")
    return rencana, Periode.objects.get(road_map=peta, jenis="bulan", nomor=1), orang


def mulai() -> Any:
    """Two people begin the same report; return which came new, and how many reports and rows there are."""
    from monev.models import Kemajuan, LaporanBulanan
    from monev.services.kemajuan import mulai_laporan
    from tests.dua_orang import serentak

    rencana, bulan, orang = _rencana()

    def satu(oleh: Any) -> bool:
        return mulai_laporan(rencana=rencana, periode=bulan, oleh=oleh, kini=KINI)[1]

    hasil = serentak(*(partial(satu, oleh) for oleh in orang))
    return hasil, LaporanBulanan.objects.count(), Kemajuan.objects.count()


def sunting() -> Any:
    """Five times, both save the row opened at the same mark; return each round's outcomes and what is stored."""
    from monev.models import Kemajuan
    from monev.services.kemajuan import mulai_laporan, simpan_kemajuan
    from monev.spreadsheet.isian import Isian
    from riwayat.queries import versi
    from tests.dua_orang import serentak

    rencana, bulan, orang = _rencana()
    laporan, _ = mulai_laporan(rencana=rencana, periode=bulan, oleh=orang[0], kini=KINI)

    def simpan(oleh: Any, fisik: int) -> int:
        isian = Isian(Decimal(fisik))
        satu = laporan.kemajuan.get()
        simpan_kemajuan(kemajuan=satu, isian=isian, oleh=oleh, kini=KINI, versi_dibuka=tanda)
        return fisik

    putaran = []
    for n in range(5):
        tanda = versi(laporan.kemajuan.get())
        hasil = serentak(partial(simpan, orang[0], 10 + n), partial(simpan, orang[1], 50 + n))
        putaran.append([hasil, int(Kemajuan.objects.get().fisik or 0)])
    return putaran


ACARA: dict[str, Callable[[], Any]] = {"mulai": mulai, "sunting": sunting}

if __name__ == "__main__":
    django.setup()
    print(json.dumps(ACARA[sys.argv[1]]()))  # noqa: T201
