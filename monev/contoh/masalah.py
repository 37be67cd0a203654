"""Problems of the sample: raised by slow units, taken up to the pleno, decided there and followed up."""

from datetime import date, timedelta

from monev.contoh.acak import pukul, sumber
from monev.contoh.pelaku import Pelaku
from monev.models import Permasalahan, TindakLanjut
from monev.services.bukti_baru import BuktiBaru
from monev.services.masalah import ambil_langkah, laporkan
from monev.services.tindak_lanjut import konfirmasi, lapor, selesaikan
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import RencanaAksi
from roadmap.models import RoadMap

JUDUL = (
    "Anggaran kegiatan belum tersedia",
    "Petugas pelaksana belum mencukupi",
    "Data pendukung dari unit lain terlambat",
    "Pengadaan perangkat tertunda",
)


def muat_masalah(
    road_map: RoadMap, rencana: RencanaAksi, unit: PerangkatDaerah, hari: date, pelaku: Pelaku
) -> Permasalahan:
    """Raise a problem on an item of a plan."""
    acak = sumber("masalah", unit.kode, hari)
    butir = rencana.butir.order_by("nomor")[acak.randrange(rencana.butir.count())]
    masalah = Permasalahan(
        road_map=road_map,
        judul=acak.choice(JUDUL),
        uraian=f"Butir {butir.nomor} tidak dapat berjalan sesuai jadwal karena hal ini.",
        butir=butir,
        perangkat_daerah=unit,
    )
    return laporkan(masalah=masalah, oleh=pelaku.penyusun[unit.pk], kini=pukul(hari))


def naikkan(masalah: Permasalahan, hari: date, pelaku: Pelaku, *, sampai_pleno: bool) -> Permasalahan:
    """Take a problem up to its pokja and, where asked, to the pleno."""
    unit = masalah.perangkat_daerah_id
    assert unit is not None
    masalah = ambil_langkah(
        permasalahan=masalah,
        nama="naikkan",
        alasan="Tidak dapat diselesaikan sendiri; memerlukan dukungan lintas unit.",
        oleh=pelaku.kepala[unit],
        kini=pukul(hari),
    )
    if sampai_pleno and masalah.pokja_id is not None:
        masalah = ambil_langkah(
            permasalahan=masalah,
            nama="naikkan",
            alasan="Memerlukan keputusan pleno.",
            oleh=pelaku.pokja[masalah.pokja_id],
            kini=pukul(hari + timedelta(days=7)),
        )
    return masalah


def selesaikan_masalah(masalah: Permasalahan, hari: date, oleh: Pengguna) -> Permasalahan:
    """Close a problem at the level where it is."""
    return ambil_langkah(
        permasalahan=masalah,
        nama="selesaikan",
        alasan="Penyebabnya teratasi dan kegiatan berjalan kembali.",
        oleh=oleh,
        kini=pukul(hari),
    )


def tuntaskan(tindak: TindakLanjut, hari: date, pelaku: Pelaku) -> TindakLanjut:
    """Report on a follow-up, finish it with evidence, let Inspektorat confirm it."""
    unit = tindak.perangkat_daerah_id
    assert unit is not None
    oleh = pelaku.penyusun[unit]
    tindak = lapor(
        tindak_lanjut=tindak, persen=50, teks="Rencana penyelesaian disusun.", oleh=oleh, kini=pukul(hari)
    )
    bukti = BuktiBaru(nama="Laporan penyelesaian", tautan=f"https://bukti.contoh.invalid/{tindak.pk}")
    tindak = selesaikan(
        tindak_lanjut=tindak,
        teks="Permasalahan terselesaikan.",
        oleh=oleh,
        kini=pukul(hari + timedelta(days=10)),
        bukti=[bukti],
    )
    return konfirmasi(
        tindak_lanjut=tindak,
        oleh=pelaku.inspektur[0],
        kini=pukul(hari + timedelta(days=15)),
        teks="Sesuai bukti.",
    )
