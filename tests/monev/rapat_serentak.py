"""Meetings under two people at once: `python -m tests.monev.rapat_serentak` prints the outcomes as JSON."""

import json
from datetime import UTC, datetime
from functools import partial
from typing import Any

import django

KINI = datetime(2021, 2, 2, tzinfo=UTC)


def _rapat() -> tuple[Any, list[Any]]:
    """Make a pleno in the past, and two people of the Tim Pelaksana."""
    from monev.models import Rapat
    from organisasi.models import Pengguna, Penugasan, Peran
    from roadmap.models import RoadMap

    kepala = {"jenis_regulasi": "X", "tentang": "X", "pemerintah_daerah": "X"}
    peta = RoadMap.objects.create(kode="uji", judul="Uji", tahun_awal=2021, tahun_akhir=2021, **kepala)
    orang = []
    for nama in ("satu", "dua"):
        baru = Pengguna.objects.create_user(nama, nama=nama, email=f"{nama}@contoh.invalid")
        Penugasan.objects.create(pengguna=baru, peran=Peran.objects.get(kode="tim-pelaksana"))
        orang.append(baru)
    waktu = {"mulai": datetime(2021, 2, 1, 2, tzinfo=UTC), "selesai": datetime(2021, 2, 1, 4, tzinfo=UTC)}
    return Rapat.objects.create(road_map=peta, tingkat="kota", judul="Pleno", **waktu), orang


def semua() -> dict[str, Any]:
    """Both invite the same people, write minutes opened at the same mark, and finish: return what came of each."""
    from monev.queries.rapat import tanda_notulen
    from monev.services.rapat_notulen import IsianKeputusan, selesaikan, simpan_notulen
    from monev.services.rapat_peserta import Kehadiran, catat_hadir, undang
    from organisasi.models import Pemberitahuan
    from tests.dua_orang import serentak

    rapat, orang = _rapat()

    def mengundang(oleh: Any) -> int:
        kunci = [satu.pk for satu in orang]
        bebas = [("Camat Klojen", "")]
        return undang(rapat=rapat, pengguna=kunci, bebas=bebas, undangan="", oleh=oleh, kini=KINI).baru

    undangan = serentak(*(partial(mengundang, oleh) for oleh in orang))
    kabar = Pemberitahuan.objects.filter(jenis="rapat-undangan").count()
    hadir = {p.pk: Kehadiran(True, "") for p in rapat.peserta.all()}
    catat_hadir(rapat=rapat, kehadiran=hadir, tambahan=[], oleh=orang[0], kini=KINI)
    tanda = tanda_notulen(rapat)

    def menulis(oleh: Any) -> str:
        isian = [IsianKeputusan(f"Keputusan {oleh}")]
        simpan_notulen(
            rapat=rapat, notulen=str(oleh), keputusan=isian, oleh=oleh, kini=KINI, tanda_dibuka=tanda
        )
        return str(oleh)

    notulen = serentak(*(partial(menulis, oleh) for oleh in orang))
    selesai = serentak(
        *(lambda oleh=oleh: selesaikan(rapat=rapat, oleh=oleh, kini=KINI).status for oleh in orang)
    )
    rapat.refresh_from_db()
    return {
        "undangan": sorted(undangan),
        "peserta": rapat.peserta.count(),
        "kabar": kabar,
        "notulen": notulen,
        "tersimpan": [rapat.notulen, list(rapat.keputusan.values_list("teks", flat=True))],
        "selesai": sorted(selesai),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(semua()))  # noqa: T201
