"""What two people do at the same moment: `python -m tests.dua_orang ACARA` prints the outcome as JSON.

A process of its own, because threads need a database that really commits (`tests/basis_data.py`).
"""

import json
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import django


def serentak(*kerja: Callable[[], Any]) -> list[Any]:
    """Start every work in a thread at one moment; return the results, for an exception its class's name."""
    from django.db import connection

    siap = threading.Barrier(len(kerja))
    hasil: list[Any] = [None] * len(kerja)

    def satu(nomor: int) -> None:
        try:
            connection.ensure_connection()
            siap.wait(10)
            hasil[nomor] = kerja[nomor]()
        except Exception as galat:  # noqa: BLE001 - what happened is the outcome
            hasil[nomor] = type(galat).__name__
        finally:
            connection.close()

    benang = [threading.Thread(target=satu, args=[nomor]) for nomor in range(len(kerja))]
    for b in benang:
        b.start()
    for b in benang:
        b.join()
    return hasil


def _orang(username: str, peran: str) -> Any:
    from organisasi.models import Pengguna, Penugasan, Peran

    orang = Pengguna.objects.create_user(username, nama=username, email=f"{username}@contoh.invalid")
    Penugasan.objects.create(pengguna=orang, peran=Peran.objects.get(kode=peran))
    return orang


def _enam_baris() -> None:
    """Make a draft with the rows P1 to P6."""
    from indikator.models import Indikator, PenetapanTarget
    from roadmap.models import AreaPerubahan, BarisLampiran, RoadMap, Sasaran, Tujuan

    kepala = {"jenis_regulasi": "X", "tentang": "X", "pemerintah_daerah": "X"}
    peta = RoadMap.objects.create(kode="uji", judul="Uji", tahun_awal=2024, tahun_akhir=2025, **kepala)
    tujuan = Tujuan.objects.create(road_map=peta, kode="t1", nomor=1, nama="T", teks="T")
    acuan: dict[str, Any] = {
        "tujuan": tujuan,
        "sasaran": Sasaran.objects.create(
            road_map=peta, kode="s1", tujuan=tujuan, urutan=1, nama="S", teks="S"
        ),
        "area": AreaPerubahan.objects.create(road_map=peta, kode="a", nomor=1, nama="A"),
        "penetapan": PenetapanTarget.objects.create(
            dokumen="uji", kode="l1", tempat="L", teks_indikator="I",
            indikator=Indikator.objects.create(kode="i", nama="I", satuan="x", arah="naik", agregasi="terakhir"),
        ),
    }  # fmt: skip
    for n in range(1, 7):
        BarisLampiran.objects.create(
            road_map=peta, nomor=n, teks_area="A", nomenklatur="lama", teks_program=f"P{n}", **acuan
        )


def _baris(teks: str) -> Any:
    from roadmap.models import BarisLampiran

    return BarisLampiran.objects.select_related("road_map").get(teks_program=teks)


def pindah() -> Any:
    """One moves P1 to the end and back, the other P6; return their errors and the rows in their order."""
    from roadmap.models import BarisLampiran
    from roadmap.services.isi import pindahkan_baris

    _enam_baris()
    oleh = _orang("penyusun", "tim-pelaksana")

    def geser(teks: str, *arah: Any) -> None:
        for satu in arah:
            for _ in range(8):
                pindahkan_baris(baris=_baris(teks), arah=satu, oleh=oleh)

    bolak_balik = ["turun", "naik"] * 4
    galat = serentak(lambda: geser("P1", *bolak_balik, "turun"), lambda: geser("P6", "naik", *bolak_balik))
    return galat, list(BarisLampiran.objects.order_by("nomor").values_list("nomor", "teks_program"))


def sunting() -> Any:
    """Ten times, both save what they opened at the same version; return each round's outcomes and the text."""
    from riwayat.queries import versi
    from roadmap.services.isi import simpan_isi

    _enam_baris()
    orang = [_orang("satu", "tim-pelaksana"), _orang("dua", "administrator")]

    def simpan(teks: str, nomor: int) -> str:
        baris = _baris("P1")
        baris.teks_kegiatan = teks
        simpan_isi(objek=baris, oleh=orang[nomor], versi_dibuka=tanda)
        return teks

    putaran = []
    for n in range(10):
        tanda = versi(_baris("P1"))
        hasil = serentak(partial(simpan, f"satu {n}", 0), partial(simpan, f"dua {n}", 1))
        putaran.append([hasil, _baris("P1").teks_kegiatan])
    return putaran


def administrator() -> Any:
    """Ten times, the only two Administrators take each other's role; return each round's outcomes and how many stay."""
    from django.db import transaction

    from organisasi.models import Penugasan
    from organisasi.services import pastikan_ada_administrator

    @transaction.atomic
    def cabut(tugas: Any) -> None:
        tugas.delete()
        pastikan_ada_administrator()

    putaran = []
    for n in range(10):
        Penugasan.objects.all().delete()
        tugas = [_orang(f"{nama}-{n}", "administrator").penugasan.get() for nama in ("satu", "dua")]
        hasil = serentak(*[partial(cabut, satu) for satu in tugas])
        putaran.append([hasil, Penugasan.objects.count()])
    return putaran


ACARA: dict[str, Callable[[], Any]] = {"pindah": pindah, "sunting": sunting, "administrator": administrator}

if __name__ == "__main__":
    django.setup()
    print(json.dumps(ACARA[sys.argv[1]]()))  # noqa: T201
