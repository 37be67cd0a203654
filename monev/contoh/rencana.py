"""Plans of the sample: items out of the rows of the Lampiran that name the unit, carried to *ditetapkan*."""

from datetime import date
from decimal import Decimal

from django.db.models import Q

from monev.contoh.acak import pukul, sumber
from monev.contoh.pelaku import Pelaku
from organisasi.models import PerangkatDaerah
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana
from rencana_aksi.services.alur import alihkan
from rencana_aksi.services.butir import nyatakan_semua_sesuai, simpan_butir, tautkan
from rencana_aksi.services.rencana import buka_rencana
from rencana_aksi.workflow import AJUKAN, SETUJUI, TETAPKAN, VERIFIKASI
from roadmap.models import BarisLampiran, Nomenklatur, RoadMap

BANYAK_BUTIR = 4
TAHAPAN = (
    ("Menyusun rencana kerja dan jadwal", "dokumen", 1, (1, 2)),
    ("Melaksanakan kegiatan bersama unit terkait", "kegiatan", 6, (3, 4, 5, 6, 7, 8)),
    ("Melatih petugas pelaksana", "orang", 40, (4, 5, 9)),
    ("Melakukan pemantauan dan menyusun laporan", "laporan", 4, (3, 6, 9, 12)),
)


def muat_rencana(road_map: RoadMap, unit: PerangkatDaerah, tahun: int, pelaku: Pelaku) -> RencanaAksi:
    """Write a unit's plan of a year and let it be set at the beginning of the year."""
    periode, _ = TahunRencana.objects.get_or_create(road_map=road_map, tahun=tahun)
    penyusun, kepala = pelaku.penyusun[unit.pk], pelaku.kepala[unit.pk]
    rencana = buka_rencana(
        periode=periode, perangkat_daerah=unit, oleh=penyusun, kini=pukul(date(tahun, 1, 3))
    )
    for nomor, baris in enumerate(_baris(road_map, unit, tahun)):
        butir = simpan_butir(butir=_butir(rencana, baris, nomor), oleh=penyusun)
        tautkan(butir=butir, baris=[baris], prioritas=[], oleh=penyusun)
    for hari, peralihan, orang in (
        (5, AJUKAN, penyusun),
        (7, SETUJUI, kepala),
        (12, VERIFIKASI, pelaku.pelaksana[0]),
        (15, TETAPKAN, pelaku.pengarah[0]),
    ):
        if peralihan is VERIFIKASI:
            nyatakan_semua_sesuai(rencana=rencana, oleh=orang)
        alihkan(rencana=rencana, peralihan=peralihan, oleh=orang, kini=pukul(date(tahun, 1, hari), 10))
    rencana.refresh_from_db()
    return rencana


def _baris(road_map: RoadMap, unit: PerangkatDaerah, tahun: int) -> list[BarisLampiran]:
    """Return rows of the new nomenclature that name the unit, or every unit; else any."""
    semua = BarisLampiran.objects.filter(road_map=road_map, nomenklatur=Nomenklatur.BARU)
    bernama = semua.filter(Q(pelaksana__perangkat_daerah=unit) | Q(seluruh_pd=True)).distinct()
    calon = list((bernama if bernama.exists() else semua).select_related("area", "program").order_by("nomor"))
    acak = sumber("baris", unit.kode, tahun)
    return [acak.choice(calon) for _ in range(BANYAK_BUTIR)]


def _butir(rencana: RencanaAksi, baris: BarisLampiran, nomor: int) -> ButirAksi:
    tahapan, satuan, target, bulan = TAHAPAN[nomor % len(TAHAPAN)]
    acak = sumber("butir", rencana.nama_unit, rencana.periode.tahun, nomor)
    rincian = baris.rincian.select_related("kegiatan", "sub_kegiatan").first()
    kegiatan = rincian.kegiatan.nama if rincian else baris.teks_kegiatan
    return ButirAksi(
        rencana=rencana,
        area=baris.area,
        program=(baris.program.nama if baris.program else baris.teks_program)[:1000] or "Program penunjang",
        kegiatan=kegiatan[:1000] or "Kegiatan penunjang",
        sub_kegiatan=(rincian.sub_kegiatan.nama if rincian and rincian.sub_kegiatan else "")[:1000],
        tahapan=f"{tahapan}: {kegiatan}"[:1000],
        indikator=f"Jumlah {satuan} yang terselesaikan",
        target=Decimal(target),
        satuan=satuan,
        jadwal=Jadwal(bulan),
        penanggung_jawab="Sekretariat",
        anggaran=Decimal(acak.randrange(10, 250)) * 1_000_000,
        sdm=acak.randrange(2, 12),
    )
