"""Problems under two people at once: `python -m tests.monev.masalah_serentak` prints the outcomes as JSON."""

import json
from datetime import UTC, datetime
from functools import partial
from typing import Any

import django

KINI = datetime(2021, 2, 1, 3, tzinfo=UTC)


def _orang(username: str, peran: str, unit: Any = None) -> Any:
    from organisasi.models import Pengguna, Penugasan, Peran

    orang = Pengguna.objects.create_user(username, nama=username, email=f"{username}@contoh.invalid")
    Penugasan.objects.create(pengguna=orang, peran=Peran.objects.get(kode=peran), perangkat_daerah=unit)
    return orang


def _awal() -> tuple[Any, Any]:
    """Make a road map with an area and its pokja, and a unit; return area and unit."""
    from organisasi.models import PerangkatDaerah, Pokja
    from roadmap.models import AreaPerubahan, RoadMap

    kepala = {"jenis_regulasi": "X", "tentang": "X", "pemerintah_daerah": "X"}
    peta = RoadMap.objects.create(kode="uji", judul="Uji", tahun_awal=2021, tahun_akhir=2021, **kepala)
    pokja = Pokja.objects.create(kode="pokja-uji", nama="Pokja Uji")
    area = AreaPerubahan.objects.create(road_map=peta, kode="a", nomor=1, nama="A", pokja=pokja)
    return area, PerangkatDaerah.objects.create(kode="unit", nama="Dinas Uji", jenis="dinas")


def _masalah(area: Any, unit: Any, oleh: Any, judul: str) -> Any:
    from monev.models import Permasalahan
    from monev.services.masalah import laporkan

    satu = Permasalahan(
        road_map=area.road_map, judul=judul, uraian="Uraian.", area=area, perangkat_daerah=unit
    )
    return laporkan(masalah=satu, oleh=oleh, kini=KINI)


def naikkan(area: Any, unit: Any, dua: list[Any]) -> Any:
    """Five times, two heads raise one problem on the page that both have open; return what each got, and the notes."""
    from monev.services.masalah import ambil_langkah
    from riwayat.queries import versi
    from tests.dua_orang import serentak

    def naik(masalah: Any, tanda: str, oleh: Any) -> str:
        return ambil_langkah(
            permasalahan=masalah,
            nama="naikkan",
            alasan=f"Dari {oleh}.",
            oleh=oleh,
            kini=KINI,
            versi_dibuka=tanda,
        ).tingkat

    putaran = []
    for n in range(5):
        masalah = _masalah(area, unit, dua[0], f"Naik {n}")
        hasil = serentak(*[partial(naik, masalah, versi(masalah), oleh) for oleh in dua])
        masalah.refresh_from_db()
        putaran.append([hasil, masalah.tingkat, masalah.catatan.filter(langkah="naikkan").count()])
    return putaran


def laporkan(area: Any, unit: Any, oleh: Any) -> Any:
    """One person presses "Laporkan" twice at one moment; return whether both are one, and how many there are."""
    from monev.models import Permasalahan
    from tests.dua_orang import serentak

    hasil = serentak(*[lambda: _masalah(area, unit, oleh, "Sama").pk] * 2)
    return hasil[0] == hasil[1], Permasalahan.objects.filter(judul="Sama").count()


def selesaikan(area: Any, unit: Any, kepala: Any, tim: Any) -> Any:
    """Five times, a problem is solved while a follow-up is given for it; return outcomes, its state, its follow-ups."""
    from datetime import date

    from monev.services.masalah import ambil_langkah
    from monev.services.tindak_lanjut import buat_tindak_lanjut
    from tests.dua_orang import serentak

    def selesai(masalah: Any) -> str:
        ambil_langkah(permasalahan=masalah, nama="selesaikan", alasan="Ada.", oleh=kepala, kini=KINI)
        return "selesai"

    def beri(masalah: Any) -> str:
        buat_tindak_lanjut(
            road_map=area.road_map,
            uraian="Kerjakan",
            tenggat=date(2021, 3, 1),
            oleh=tim,
            kini=KINI,
            perangkat_daerah=unit,
            permasalahan=masalah,
        )
        return "beri"

    putaran = []
    for n in range(5):
        masalah = _masalah(area, unit, kepala, f"Selesai {n}")
        hasil = serentak(partial(selesai, masalah), partial(beri, masalah))
        masalah.refresh_from_db()
        putaran.append([hasil, masalah.status, masalah.tindak_lanjut.count()])
    return putaran


def semua() -> dict[str, Any]:
    """Play the three scenes in one database."""
    area, unit = _awal()
    dua = [_orang("satu", "kepala-pd", unit), _orang("dua", "kepala-pd", unit)]
    tim = _orang("tiga", "tim-pelaksana")
    return {
        "naikkan": naikkan(area, unit, dua),
        "laporkan": laporkan(area, unit, dua[0]),
        "selesaikan": selesaikan(area, unit, dua[0], tim),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(semua()))  # noqa: T201
