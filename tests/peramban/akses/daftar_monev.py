"""The walk through monev: what the sample brings, and what is still in work."""

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from monev.models import (
    Bukti,
    Evaluasi,
    JenisBukti,
    Kewajiban,
    LaporanBulanan,
    LaporanMonev,
    PaketLaporan,
    Periode,
    Permasalahan,
    Rapat,
    TindakLanjut,
)
from organisasi.models import Pengguna
from rencana_aksi.models import RencanaAksi
from roadmap.models import RoadMap
from tests.monev.rapat_uji import masalah_kota
from tests.peramban.akses.jelajah import ADMIN, INSPEKTORAT, KEPALA, KOTA, PD, TAHUN, TAMU, UNIT, Jelajah

TAHUN_INI = f"?tahun={TAHUN}"


def jelajahi_monev(j: Jelajah) -> None:
    """Visit every page of monev."""
    for bagian in (_kalender, _kemajuan, _pengukuran, _masalah, _rapat, _kepatuhan, _laporan):
        bagian(j)


def _kalender(j: Jelajah) -> None:
    j.lihat(KOTA, "monev:kalender")
    kewajiban = Kewajiban.objects.order_by("pk")[0].pk
    for nama in ("kewajiban_ubah", "kewajiban_hapus"):
        j.lihat(KOTA, f"monev:{nama}", kewajiban)
    j.lihat(KOTA, "monev:pengaturan_ubah")


def _kemajuan(j: Jelajah) -> None:
    for akun in (KOTA, PD):
        j.lihat(akun, "monev:daftar_kemajuan", kueri=TAHUN_INI)
    rencana = RencanaAksi.objects.get(periode__tahun=TAHUN, perangkat_daerah__kode=UNIT)
    j.lihat(PD, "monev:kurva", rencana.pk)
    lalu = LaporanBulanan.objects.filter(rencana=rencana, periode__nomor=6).get()
    for nama in ("laporan", "laporan_riwayat"):
        j.lihat(KOTA, f"monev:{nama}", lalu.pk)
    # December again: still to be written.
    LaporanBulanan.objects.filter(rencana=rencana, periode__nomor=12).delete()
    besok = timezone.localdate() + timedelta(days=30)
    Periode.objects.filter(tahun=TAHUN).update(dikunci_sesudah=None, tenggat=besok)
    j.kirim(PD, "monev:laporan_mulai", isi={"rencana": rencana.pk, "bulan": 12})
    laporan = LaporanBulanan.objects.get(rencana=rencana, periode__nomor=12)
    butir = laporan.kemajuan.order_by("pk")[0]
    j.lihat(PD, "monev:laporan", laporan.pk)
    j.lihat(PD, "monev:kemajuan_ubah", laporan.pk, butir.butir.kunci)
    j.kirim(PD, "monev:kemajuan_ubah", laporan.pk, butir.butir.kunci, isi={"fisik": "banyak"})
    _bukti(j, butir)
    _berkas_kemajuan(j, laporan)
    j.lihat(PD, "monev:langkah", "laporan-bulanan", laporan.pk, "ajukan")


def _bukti(j: Jelajah, butir: Any) -> None:
    j.lihat(PD, "monev:bukti_tambah", "kemajuan", butir.pk)
    j.kirim(PD, "monev:bukti_tambah", "kemajuan", butir.pk)
    oleh = Pengguna.objects.get(username=PD)
    bukti = Bukti.objects.create(
        kemajuan=butir,
        jenis=JenisBukti.TAUTAN,
        nama="Publikasi",
        tautan="https://contoh.invalid/",
        oleh=oleh,
        pada=timezone.now(),
    )
    j.lihat(PD, "monev:bukti_hapus", bukti.kunci)


def _berkas_kemajuan(j: Jelajah, laporan: LaporanBulanan) -> None:
    alamat = f"/monev/kemajuan/{laporan.pk}/unggah/"
    j.buka(PD, alamat)
    j.kirim_ke(PD, alamat, {})
    unduhan = j.klien(PD).get(f"/monev/kemajuan/{laporan.pk}/unduh/")
    isi = unduhan.getvalue() if unduhan.streaming else unduhan.content
    j.kirim_ke(PD, alamat, {"berkas": SimpleUploadedFile("kemajuan.xlsx", isi)})


def _pengukuran(j: Jelajah) -> None:
    for kueri in ("&semester=2", "&semester=1"):
        j.lihat(KOTA, "monev:daftar_pengukuran", kueri=TAHUN_INI + kueri)
        j.lihat(KOTA, "monev:pengukuran", "maturitas-spip", kueri=TAHUN_INI + kueri)


def _masalah(j: Jelajah) -> None:
    for kueri in ("", "?tampilan=tabel"):
        j.lihat(KOTA, "monev:daftar_masalah", kueri=kueri)
    j.lihat(KOTA, "monev:masalah", Permasalahan.objects.order_by("pk")[0].pk)
    j.lihat(PD, "monev:masalah_tambah")
    j.kirim(PD, "monev:masalah_tambah")
    j.lihat(KOTA, "monev:daftar_tindak_lanjut")
    for satu in TindakLanjut.objects.order_by("pk")[:3]:
        j.lihat(KOTA, "monev:tindak_lanjut", satu.pk)
    baru = masalah_kota(RoadMap.objects.get(kode="perwal-45-2020"), Pengguna.objects.get(username=KOTA))
    j.lihat(KOTA, "monev:masalah", baru.pk)
    j.lihat(KOTA, "monev:masalah_langkah", baru.pk, "turunkan")


def _rapat(j: Jelajah) -> None:
    j.lihat(KOTA, "monev:daftar_rapat", kueri=TAHUN_INI)
    j.lihat(KOTA, "monev:rapat", Rapat.objects.order_by("pk")[0].pk)
    j.lihat(KEPALA, "monev:rapat_tambah")
    j.kirim(KEPALA, "monev:rapat_tambah")
    isi = {
        "penyelenggara": f"pd:{UNIT}",
        "jenis": "kerja",
        "judul": "Pertemuan",
        "tempat": "Aula",
        "tautan": "",
    }
    waktu = {"tanggal": f"{date(TAHUN, 12, 1)}", "jam_mulai": "09:00", "jam_selesai": "10:30"}
    j.kirim(KEPALA, "monev:rapat_tambah", isi=isi | waktu)
    rapat = Rapat.objects.latest("pk")
    assert rapat.judul == "Pertemuan"
    j.kirim(KEPALA, "monev:rapat_undang", rapat.pk, isi={"bebas": "Camat Klojen"})
    for nama in ("undang", "agenda", "hadir", "notulen", "selesai", "batal", "ubah"):
        j.lihat(KEPALA, f"monev:rapat_{nama}", rapat.pk)
    j.lihat(KEPALA, "monev:rapat", rapat.pk)


def _kepatuhan(j: Jelajah) -> None:
    for nama in ("kepatuhan", "kepatuhan_rincian", "daftar_survei", "survei_tambah"):
        j.lihat(KOTA, f"monev:{nama}", kueri=TAHUN_INI)


def _laporan(j: Jelajah) -> None:
    j.lihat(KOTA, "monev:daftar_evaluasi", kueri=TAHUN_INI)
    for satu in Evaluasi.objects.order_by("pk")[:2]:
        j.lihat(KOTA, "monev:evaluasi", satu.pk)
    j.lihat(INSPEKTORAT, "monev:daftar_laporan", kueri=TAHUN_INI)
    j.lihat(KOTA, "monev:daftar_laporan", kueri=TAHUN_INI)
    laporan = LaporanMonev.objects.order_by("pk")[0]
    j.lihat(KOTA, "monev:laporan_monev", laporan.pk)
    j.lihat(ADMIN, "monev:laporan_monev", laporan.pk)
    j.lihat(TAMU, "verifikasi", sidik=laporan.sidik)
    j.lihat(TAMU, "verifikasi", sidik="0" * 64)
    periode = Periode.objects.filter(tahun=TAHUN, jenis="bulan")[0]
    paket = PaketLaporan.objects.create(
        periode=periode, oleh=Pengguna.objects.get(username=KOTA), pada=timezone.now()
    )
    j.lihat(KOTA, "monev:paket", paket.kunci)
