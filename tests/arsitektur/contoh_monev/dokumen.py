"""A report on its way and evidence behind it, for the addresses that name them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from monev.models import Bukti, JenisBukti, Kemajuan, LaporanBulanan, Periode
from organisasi.models import PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana
from roadmap.models import AreaPerubahan, RoadMap
from tests.pabrik import PenggunaFactory

KINI = datetime(2021, 2, 1, tzinfo=UTC)


def road_map() -> RoadMap:
    """Return the regulation's road map."""
    return RoadMap.objects.get(kode="perwal-45-2020")


def periode(jenis: str = "bulan", nomor: int = 1) -> Periode:
    """Return a period of 2021, made on first use."""
    satu, _ = Periode.objects.get_or_create(
        road_map=road_map(), jenis=jenis, tahun=2021, nomor=nomor, defaults={"tenggat": date(2022, 2, 10)}
    )
    return satu


def laporan() -> LaporanBulanan:
    """Return a unit's report of January 2021 with one item, made on first use."""
    ada = LaporanBulanan.objects.first()
    if ada is not None:
        return ada
    unit = PerangkatDaerah.objects.get(kode="diskominfo")
    tahun, _ = TahunRencana.objects.get_or_create(road_map=road_map(), tahun=2021)
    rencana, _ = RencanaAksi.objects.get_or_create(periode=tahun, perangkat_daerah=unit)
    area = AreaPerubahan.objects.get(road_map=road_map(), nomor=1)
    butir = ButirAksi.objects.create(rencana=rencana, nomor=99, area=area, tahapan="Menyusun peta")
    baru = LaporanBulanan.objects.create(
        tingkat="pd", perangkat_daerah=unit, periode=periode(), rencana=rencana
    )
    Kemajuan.objects.create(laporan=baru, butir=butir, fisik=10)
    return baru


def kemajuan() -> Kemajuan:
    """Return the progress of the report's item."""
    return laporan().kemajuan.get()


def _bukti() -> dict[str, Any]:
    bukti = Bukti.objects.create(
        kemajuan=kemajuan(),
        jenis=JenisBukti.TAUTAN,
        nama="Publikasi",
        tautan="https://contoh.invalid/",
        oleh=PenggunaFactory.create(),
        pada=KINI,
    )
    return {"kunci": bukti.kunci}


CONTOH: dict[str, Callable[[], dict[str, Any]]] = {
    "monev:langkah": lambda: {"alur": "laporan-bulanan", "pk": laporan().pk, "nama": "ajukan"},
    "monev:lanjutan": lambda: {"pk": laporan().rencana_id},
    "monev:bukti": _bukti,
    "monev:bukti_hapus": _bukti,
    "monev:bukti_tambah": lambda: {"pemilik": "kemajuan", "pk": kemajuan().pk},
}
