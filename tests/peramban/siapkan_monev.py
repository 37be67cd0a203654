"""Make a server's database ready for a quarter of monev: `python -m tests.peramban.siapkan_monev`.

The demo accounts are there already. Diskominfo has its set plan of 2021 and a verified one of 2022; of the rhythm only
the monthly report counts, and every report of 2021 is still in time, but March's.
"""

import os
from datetime import date, timedelta
from decimal import Decimal

TAHUN, TERLAMBAT = 2021, 3
BERIKUT = 2022
"""The year whose plan waits to be set."""
BUTIR = (
    ("Menyusun peta proses bisnis", 12, "dokumen", (1, 2, 3, 4), 80_000_000),
    ("Melatih agen perubahan", 40, "orang", (2, 3), 15_000_000),
    ("Menguji coba aplikasi layanan", 1, "aplikasi", (3, 6), 25_000_000),
)
BARIS, AREA = 104, 1
"""Indeks SPBE by Diskominfo; the area whose pokja has the demo account of Tim Pelaksana."""
REKAN = "rekan-pelaksana"
"""A second officer of Diskominfo."""


def main() -> None:
    """Open the calendar, let the plan be set by those who may, add a second officer."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.utils import timezone

    from monev.models import Kewajiban, Periode
    from monev.services.kalender import buka_kalender
    from roadmap.models import RoadMap

    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    buka_kalender(road_map=road_map)
    Kewajiban.objects.exclude(kode="laporan-pd").update(aktif=False)
    semua = Periode.objects.filter(road_map=road_map, tahun=TAHUN)
    semua.update(dikunci_sesudah=None, tenggat=timezone.localdate() + timedelta(days=30))
    semua.filter(jenis="bulan", nomor=TERLAMBAT).update(tenggat=date(TAHUN, TERLAMBAT + 1, 10))
    _ajukan_rencana(TAHUN, ditetapkan=True)
    _ajukan_rencana(BERIKUT, ditetapkan=False)
    _tambah_rekan()


def _ajukan_rencana(tahun: int, *, ditetapkan: bool) -> None:
    from django.utils import timezone

    from organisasi.models import Pengguna, PerangkatDaerah
    from rencana_aksi.jadwal import Jadwal
    from rencana_aksi.models import ButirAksi, TahunRencana
    from rencana_aksi.services.alur import alihkan
    from rencana_aksi.services.butir import nyatakan_semua_sesuai, simpan_butir, tautkan
    from rencana_aksi.services.rencana import buka_rencana
    from rencana_aksi.workflow import AJUKAN, SETUJUI, TETAPKAN, VERIFIKASI
    from roadmap.models import AreaPerubahan, BarisLampiran

    orang = {p.username: p for p in Pengguna.objects.all()}
    penyusun, kini = orang["tim-pelaksana-pd"], timezone.now()
    unit = PerangkatDaerah.objects.get(kode="diskominfo")
    rencana = buka_rencana(
        periode=TahunRencana.objects.get(tahun=tahun), perangkat_daerah=unit, oleh=penyusun, kini=kini
    )
    baris = BarisLampiran.objects.get(road_map=rencana.periode.road_map, nomor=BARIS)
    area = AreaPerubahan.objects.get(road_map=rencana.periode.road_map, nomor=AREA)
    for tahapan, target, satuan, bulan, anggaran in BUTIR:
        butir = ButirAksi(
            rencana=rencana,
            area=area,
            program="Program Aplikasi Informatika",
            kegiatan="Pengelolaan e-government",
            tahapan=tahapan,
            indikator=f"Jumlah {satuan}",
            target=Decimal(target),
            satuan=satuan,
            jadwal=Jadwal(bulan),
            penanggung_jawab="Bidang Aplikasi Informatika",
            anggaran=Decimal(anggaran),
            sdm=3,
        )
        tautkan(butir=simpan_butir(butir=butir, oleh=penyusun), baris=[baris], prioritas=[], oleh=penyusun)
    for peralihan, nama in (
        (AJUKAN, "tim-pelaksana-pd"),
        (SETUJUI, "kepala-pd"),
        (VERIFIKASI, "tim-pelaksana"),
        *([(TETAPKAN, "tim-pengarah")] if ditetapkan else []),
    ):
        if peralihan is VERIFIKASI:
            nyatakan_semua_sesuai(rencana=rencana, oleh=orang[nama])
        alihkan(rencana=rencana, peralihan=peralihan, oleh=orang[nama], kini=kini)


def _tambah_rekan() -> None:
    from organisasi.models import Peran, PerangkatDaerah
    from organisasi.permissions import TIM_PELAKSANA_PD
    from organisasi.services import buat_pengguna, tugaskan
    from tests.peramban.langkah import KATA_SANDI_DEMO

    rekan = buat_pengguna(
        username=REKAN, nama="Rekan Pelaksana", email=f"{REKAN}@contoh.invalid", kata_sandi=KATA_SANDI_DEMO
    )
    unit = PerangkatDaerah.objects.get(kode="diskominfo")
    tugaskan(pengguna=rekan, peran=Peran.objects.get(kode=TIM_PELAKSANA_PD), perangkat_daerah=unit)


if __name__ == "__main__":
    main()
