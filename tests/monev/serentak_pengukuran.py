"""Measurements under two people at once: `python -m tests.monev.serentak_pengukuran ACARA` prints JSON."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import django

KINI = datetime(2021, 8, 2, 3, tzinfo=UTC)


def _bahan() -> tuple[Any, list[Any], list[Any]]:
    """Make a road map; return its indicator, the semesters of its year and four people."""
    from indikator.models import Indikator, PenetapanTarget
    from monev.models import Periode
    from monev.services.kalender import buka_kalender
    from organisasi.models import Pengguna, Penugasan, Peran
    from roadmap.models import RoadMap

    kepala = {"jenis_regulasi": "X", "tentang": "X", "pemerintah_daerah": "X"}
    peta = RoadMap.objects.create(kode="uji", judul="Uji", tahun_awal=2021, tahun_akhir=2021, **kepala)
    buka_kalender(road_map=peta)
    indikator = Indikator.objects.create(kode="i", nama="I", satuan="unit", arah="naik", agregasi="jumlah")
    PenetapanTarget.objects.create(
        indikator=indikator, dokumen="uji", kode="l1", tempat="L", teks_indikator="I"
    )
    orang = []
    for nama, peran in (
        ("pelaksana-1", "tim-pelaksana"),
        ("pelaksana-2", "tim-pelaksana"),
        ("inspektur-1", "inspektorat"),
        ("inspektur-2", "inspektorat"),
    ):
        satu = Pengguna.objects.create_user(nama, nama=nama, email=f"{nama}@contoh.invalid")
        Penugasan.objects.create(pengguna=satu, peran=Peran.objects.get(kode=peran))
        orang.append(satu)
    semester = Periode.objects.filter(road_map=peta, jenis="semester").order_by("nomor")
    return indikator, list(semester.select_related("road_map")), orang


def mulai() -> Any:
    """Two people write the first value of the same semester; return the outcomes and what is stored."""
    from monev.models import Pengukuran
    from monev.services.pengukuran import IsiPengukuran, simpan_pengukuran
    from riwayat.queries import versi
    from tests.dua_orang import serentak

    indikator, (semester, _), orang = _bahan()
    tanda = versi(Pengukuran())

    def simpan(oleh: Any, teks: str) -> str:
        isi = IsiPengukuran(teks, sumber="Uji")
        simpan_pengukuran(
            indikator=indikator, periode=semester, isi=isi, oleh=oleh, kini=KINI, versi_dibuka=tanda
        )
        return teks

    hasil = serentak(partial(simpan, orang[0], "10"), partial(simpan, orang[1], "20"))
    return hasil, list(Pengukuran.objects.values_list("teks", flat=True))


def terima() -> Any:
    """Two people verify the two semesters of a year; return the outcomes and the year's value."""
    from indikator.models import Realisasi
    from monev.models import Pengukuran
    from monev.services.alur import alihkan
    from monev.workflow import PENGUKURAN
    from tests.dua_orang import serentak

    indikator, semester, orang = _bahan()
    dikirim = [
        Pengukuran.objects.create(
            tingkat="kota",
            periode=p,
            indikator=indikator,
            teks=str(p.nomor * 10),
            sumber="Uji",
            status="dikirim",
            dikirim_oleh=orang[0],
            dikirim_pada=KINI,
        )
        for p in semester
    ]

    def periksa(dokumen: Any, oleh: Any) -> str:
        return alihkan(dokumen=dokumen, peralihan=PENGUKURAN.langkah("terima"), oleh=oleh, kini=KINI).status  # type: ignore[no-any-return]

    hasil = serentak(*(partial(periksa, d, o) for d, o in zip(dikirim, orang[2:], strict=True)))
    return hasil, list(Realisasi.objects.values_list("tahun", "teks"))


ACARA: dict[str, Callable[[], Any]] = {"mulai": mulai, "terima": terima}

if __name__ == "__main__":
    django.setup()
    print(json.dumps(ACARA[sys.argv[1]]()))  # noqa: T201
