"""Plans under two people at once, or a process that dies: `python -m tests.rencana_aksi.serentak ACARA` prints JSON."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import django

KINI = datetime(2021, 2, 1, tzinfo=UTC)
JUDUL = "Area;Program;Kegiatan;Tahapan;Target;Satuan;Waktu;Penanggung Jawab;Anggaran (Rp);SDM (orang)"


def _orang(username: str, peran: str) -> Any:
    from organisasi.models import Pengguna, Penugasan, Peran, PerangkatDaerah

    orang = Pengguna.objects.create_user(username, nama=username, email=f"{username}@contoh.invalid")
    unit = PerangkatDaerah.objects.get(kode="unit")
    Penugasan.objects.create(pengguna=orang, peran=Peran.objects.get(kode=peran), perangkat_daerah=unit)
    return orang


def _rencana() -> Any:
    """Make an empty draft of one unit."""
    from organisasi.models import PerangkatDaerah
    from rencana_aksi.models import RencanaAksi, TahunRencana
    from roadmap.models import AreaPerubahan, RoadMap

    kepala = {"jenis_regulasi": "X", "tentang": "X", "pemerintah_daerah": "X"}
    peta = RoadMap.objects.create(kode="uji", judul="Uji", tahun_awal=2021, tahun_akhir=2021, **kepala)
    AreaPerubahan.objects.create(road_map=peta, kode="a", nomor=1, nama="Manajemen Perubahan")
    unit = PerangkatDaerah.objects.create(kode="unit", nama="Dinas Uji", jenis="dinas")
    periode = TahunRencana.objects.create(road_map=peta, tahun=2021)
    return RencanaAksi.objects.create(periode=periode, perangkat_daerah=unit)


def _unggah(rencana: Any, oleh: Any, banyak: int) -> Any:
    from rencana_aksi.services.unggahan import simpan_unggahan

    baris = [
        f"Manajemen Perubahan;P;K {n};Tahapan {n};1;dokumen;Mei;Bidang A;1000000;2" for n in range(banyak)
    ]
    isi = "\n".join([JUDUL, *baris]).encode()
    return simpan_unggahan(rencana=rencana, nama="rencana.csv", isi=isi, oleh=oleh, kini=KINI)


def impor() -> Any:
    """Two browsers press "Terapkan" on one preview at once; return what each got and how many items there are."""
    from rencana_aksi.models import ButirAksi
    from rencana_aksi.services.unggahan import pratinjau, terapkan_unggahan
    from tests.dua_orang import serentak

    rencana = _rencana()
    oleh = _orang("petugas", "tim-pelaksana-pd")
    unggahan = _unggah(rencana, oleh, 50)
    sidik = pratinjau(unggahan).sidik

    def terapkan() -> int:
        return terapkan_unggahan(unggahan=unggahan, sidik=sidik, oleh=oleh).ditulis

    return serentak(terapkan, terapkan), ButirAksi.objects.count()


def persetujuan() -> Any:
    """The officer withdraws while the head approves; return what each got, the state, and the steps on record."""
    from rencana_aksi.models import CatatanAlih, RencanaAksi
    from rencana_aksi.services.alur import alihkan
    from rencana_aksi.services.unggahan import pratinjau, terapkan_unggahan
    from rencana_aksi.workflow import AJUKAN, SETUJUI, TARIK
    from tests.dua_orang import serentak

    rencana = _rencana()
    petugas, kepala = _orang("petugas", "tim-pelaksana-pd"), _orang("kepala", "kepala-pd")
    unggahan = _unggah(rencana, petugas, 1)
    terapkan_unggahan(unggahan=unggahan, sidik=pratinjau(unggahan).sidik, oleh=petugas)
    putaran = []
    for _ in range(5):
        CatatanAlih.objects.all().delete()
        RencanaAksi.objects.update(
            status="draf", diajukan_oleh=None, diajukan_pada=None, disetujui_oleh=None, disetujui_pada=None
        )
        alihkan(rencana=rencana, peralihan=AJUKAN, oleh=petugas, kini=KINI)
        hasil = serentak(
            lambda: alihkan(rencana=rencana, peralihan=TARIK, oleh=petugas, kini=KINI).peralihan,
            lambda: alihkan(rencana=rencana, peralihan=SETUJUI, oleh=kepala, kini=KINI).peralihan,
        )
        langkah = list(CatatanAlih.objects.order_by("pk").values_list("peralihan", flat=True))
        putaran.append([hasil, RencanaAksi.objects.get().status, langkah])
    return putaran


def pemeriksaan() -> Any:
    """Five times, two mark one item, then choose what it serves, as they opened it; return each round's outcomes."""
    from rencana_aksi.models import ButirAksi, Penilaian, RencanaAksi
    from rencana_aksi.queries.usulan import tanda_asal
    from rencana_aksi.services.butir import nilai_butir, tautkan
    from riwayat.queries import versi
    from roadmap.models import AreaPerubahan, KelompokPrioritas, Prioritas
    from tests.dua_orang import serentak

    rencana = _rencana()
    orang = [_orang(nama, "tim-pelaksana") for nama in ("satu", "dua")]
    penyusun = [_orang(nama, "tim-pelaksana-pd") for nama in ("tiga", "empat")]
    butir = ButirAksi.objects.create(
        rencana=rencana, nomor=1, area=AreaPerubahan.objects.get(), tahapan="Menyusun peta"
    )
    peta = {"road_map": rencana.periode.road_map}
    kelompok = KelompokPrioritas.objects.create(**peta, nomor=1, jenis="quick-wins", nama="Q")
    pilihan = [
        Prioritas.objects.create(**peta, kelompok=kelompok, kode=f"p{n}", nomor=n, nama=f"P{n}")
        for n in (1, 2)
    ]

    def nilai(oleh: Any, tanda: str) -> str:
        hasil = nilai_butir(butir=butir, penilaian=Penilaian.SESUAI, oleh=oleh, kini=KINI, versi_dibuka=tanda)
        return str(hasil.penilaian)

    def layani(oleh: Any, prioritas: Any, tanda: str) -> str:
        satu = ButirAksi.objects.select_related("rencana").get()
        tautkan(butir=satu, baris=[], prioritas=[prioritas], oleh=oleh, tanda_dibuka=tanda)
        return str(prioritas.kode)

    putaran = []
    for _ in range(5):
        RencanaAksi.objects.update(status="diajukan")
        tanda = versi(butir)
        dinilai = serentak(*(partial(nilai, oleh, tanda) for oleh in orang))
        RencanaAksi.objects.update(status="draf")
        tanda = tanda_asal(butir)
        dilayani = serentak(
            *(partial(layani, oleh, p, tanda) for oleh, p in zip(penyusun, pilihan, strict=True))
        )
        putaran.append([dinilai, dilayani, list(butir.tautan.values_list("prioritas__kode", flat=True))])
        butir.tautan.all().delete()
    return putaran


def siapkan() -> Any:
    """Leave a preview of many rows behind; return its fingerprint."""
    from rencana_aksi.services.unggahan import pratinjau

    return pratinjau(_unggah(_rencana(), _orang("petugas", "tim-pelaksana-pd"), 8000)).sidik


def terapkan() -> Any:
    """Apply what `siapkan` has left; return how many rows were written."""
    from rencana_aksi.models import Unggahan
    from rencana_aksi.services.unggahan import terapkan_unggahan

    unggahan = Unggahan.objects.select_related("oleh").get()
    return terapkan_unggahan(unggahan=unggahan, sidik=sys.argv[2], oleh=unggahan.oleh).ditulis


ACARA: dict[str, Callable[[], Any]] = {
    "impor": impor,
    "persetujuan": persetujuan,
    "pemeriksaan": pemeriksaan,
    "siapkan": siapkan,
    "terapkan": terapkan,
}

if __name__ == "__main__":
    django.setup()
    print(json.dumps(ACARA[sys.argv[1]]()))  # noqa: T201
