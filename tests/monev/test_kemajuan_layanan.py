"""Monthly reports through their services: begun once with last month's figures, filled in, what sending asks."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from monev.models import Kemajuan, LaporanBulanan, Periode, Terkunci
from monev.queries.kemajuan import baris_laporan, isian_tersimpan, jumlah_laporan
from monev.services.alur import alamat_dokumen, alihkan
from monev.services.kemajuan import (
    IsianDitolak,
    LaporanDitolak,
    kunci_untuk_diisi,
    mulai_laporan,
    simpan_banyak,
    simpan_kemajuan,
)
from monev.spreadsheet.isian import Isian
from monev.workflow import PeralihanDitolak, Status
from organisasi.models import Pengguna
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.services.alur import alihkan as alihkan_rencana
from rencana_aksi.services.butir import nyatakan_semua_sesuai
from rencana_aksi.services.rencana import revisi as buka_revisi
from rencana_aksi.workflow import AJUKAN, SETUJUI, TETAPKAN, VERIFIKASI
from riwayat.queries import versi
from roadmap.services.isi import Basi
from tests.monev.conftest import KINI, WIB, AmbilPeriode

pytestmark = pytest.mark.django_db
D = Decimal
MARET = datetime(2021, 3, 2, 9, 0, tzinfo=WIB)
LENGKAP = (Isian(D(25), D(3), D(9_000_000), "Hujan", "Lelang"), Isian(D(30), D(1), None))


@pytest.fixture
def januari(rencana: RencanaAksi, periode: AmbilPeriode, tim_pelaksana_pd: Pengguna) -> LaporanBulanan:
    """January's report, begun."""
    return mulai(rencana, periode("bulan", 1), tim_pelaksana_pd)


def mulai(rencana: RencanaAksi, bulan: Periode, oleh: Pengguna, kini: datetime = KINI) -> LaporanBulanan:
    laporan, _ = mulai_laporan(rencana=rencana, periode=bulan, oleh=oleh, kini=kini)
    return laporan


def butir(laporan: LaporanBulanan) -> list[Kemajuan]:
    return list(laporan.kemajuan.select_related("butir", "laporan").order_by("butir__nomor"))


def isi(laporan: LaporanBulanan, oleh: Pengguna, *isian: Isian, kini: datetime = KINI) -> None:
    for satu, isian_satu in zip(butir(laporan), isian or LENGKAP, strict=True):
        simpan_kemajuan(kemajuan=satu, isian=isian_satu, oleh=oleh, kini=kini)


def banyak(laporan: LaporanBulanan, oleh: Pengguna, *perubahan: tuple[Kemajuan, Isian, str]) -> int:
    terkunci = kunci_untuk_diisi(laporan, oleh, KINI)
    return simpan_banyak(laporan=terkunci, perubahan=perubahan, oleh=oleh)


def ambil(
    laporan: LaporanBulanan, nama: str, oleh: Pengguna, kini: datetime = KINI, **lain: Any
) -> LaporanBulanan:
    return alihkan(dokumen=laporan, peralihan=laporan.alur.langkah(nama), oleh=oleh, kini=kini, **lain)


# Beginning


def test_mulai(januari: LaporanBulanan, tim_pelaksana_pd: Pengguna) -> None:
    """A report has a row for each item of the plan, without figures, each with its history."""
    assert [(k.butir.nomor, isian_tersimpan(k)) for k in butir(januari)] == [(1, Isian()), (2, Isian())]
    assert (januari.status, januari.tingkat) == (Status.DRAF, "pd")
    assert [j.history_user for j in Kemajuan.riwayat.filter(laporan_id=januari.pk)] == [tim_pelaksana_pd] * 2


def test_mulai_dua_kali(januari: LaporanBulanan, rencana: RencanaAksi, kepala_pd: Pengguna) -> None:
    """Begun twice, the report that exists is opened."""
    assert mulai_laporan(rencana=rencana, periode=januari.periode, oleh=kepala_pd, kini=KINI) == (
        januari,
        False,
    )
    assert LaporanBulanan.objects.count() == 1


def test_mulai_ditolak(
    rencana: RencanaAksi, periode: AmbilPeriode, tim_pelaksana_pd: Pengguna, tim_pelaksana_pd_lain: Pengguna
) -> None:
    """A future or locked month, another year, a semester, a plan not set, another unit's people."""
    with pytest.raises(Terkunci, match="belum dimulai"):
        mulai(rencana, periode("bulan", 3), tim_pelaksana_pd)
    with pytest.raises(Terkunci, match="dikunci"):
        mulai(rencana, periode("bulan", 1), tim_pelaksana_pd, datetime(2021, 6, 1, tzinfo=WIB))
    for salah in (periode("bulan", 1, tahun=2020), periode("semester", 1)):
        with pytest.raises(LaporanDitolak, match="bukan bulan"):
            mulai(rencana, salah, tim_pelaksana_pd)
    with pytest.raises(TidakBerwenang):
        mulai(rencana, periode("bulan", 1), tim_pelaksana_pd_lain)
    rencana.status = "diverifikasi"
    rencana.save()
    with pytest.raises(LaporanDitolak, match="setelah rencana ditetapkan"):
        mulai(rencana, periode("bulan", 1), tim_pelaksana_pd)


def test_angka_bulan_lalu_melewati_revisi(
    januari: LaporanBulanan,
    rencana: RencanaAksi,
    periode: AmbilPeriode,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    tim_pelaksana: Pengguna,
    tim_pengarah: Pengguna,
) -> None:
    """The next report takes the figures along by the items' keys, though the plan has a new version meanwhile."""
    isi(januari, tim_pelaksana_pd)
    revisi = buka_revisi(rencana=rencana, oleh=tim_pelaksana_pd, kini=KINI)
    dua = revisi.butir.get(nomor=2)
    dua.satuan = "orang"
    dua.save()
    for langkah, orang in (
        (AJUKAN, tim_pelaksana_pd),
        (SETUJUI, kepala_pd),
        (VERIFIKASI, tim_pelaksana),
        (TETAPKAN, tim_pengarah),
    ):
        if langkah is VERIFIKASI:
            nyatakan_semua_sesuai(rencana=revisi, oleh=tim_pelaksana)
        alihkan_rencana(rencana=revisi, peralihan=langkah, oleh=orang, kini=KINI)
    februari = mulai(RencanaAksi.objects.get(pk=revisi.pk), periode("bulan", 2), tim_pelaksana_pd)
    assert januari.rencana == rencana
    assert februari.rencana == revisi
    pertama, kedua = butir(februari)
    assert isian_tersimpan(pertama) == LENGKAP[0]
    assert isian_tersimpan(kedua) == Isian(D(30)), "a volume in another unit is not carried on"


# Filling in


def test_simpan(januari: LaporanBulanan, tim_pelaksana_pd: Pengguna) -> None:
    """What is said is stored once, with the person in the history; the same again changes nothing."""
    satu = butir(januari)[0]
    assert simpan_kemajuan(kemajuan=satu, isian=LENGKAP[0], oleh=tim_pelaksana_pd, kini=KINI)
    assert not simpan_kemajuan(kemajuan=satu, isian=LENGKAP[0], oleh=tim_pelaksana_pd, kini=KINI)
    assert isian_tersimpan(butir(januari)[0]) == LENGKAP[0]
    assert Kemajuan.riwayat.filter(id=satu.pk, history_user=tim_pelaksana_pd).count() == 2


def test_simpan_ditolak(
    januari: LaporanBulanan, periode: AmbilPeriode, rencana: RencanaAksi, tim_pelaksana_pd: Pengguna
) -> None:
    """Less than last month is refused by the service too, and nothing is stored."""
    isi(januari, tim_pelaksana_pd)
    februari = mulai(rencana, periode("bulan", 2), tim_pelaksana_pd)
    with pytest.raises(IsianDitolak) as galat:
        simpan_kemajuan(kemajuan=butir(februari)[0], isian=Isian(D(24)), oleh=tim_pelaksana_pd, kini=KINI)
    assert galat.value.galat.keys() == {"fisik", "volume", "anggaran"}
    assert isian_tersimpan(butir(februari)[0]) == LENGKAP[0]


def test_simpan_basi(januari: LaporanBulanan, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna) -> None:
    """Who saves what another person changed meanwhile is told, and overwrites nothing."""
    satu = butir(januari)[0]
    tanda = versi(satu)
    simpan_kemajuan(kemajuan=satu, isian=Isian(D(10)), oleh=kepala_pd, kini=KINI)
    with pytest.raises(Basi) as galat:
        simpan_kemajuan(
            kemajuan=satu, isian=Isian(D(20)), oleh=tim_pelaksana_pd, kini=KINI, versi_dibuka=tanda
        )
    assert galat.value.catatan is not None
    assert galat.value.catatan.oleh == str(kepala_pd)
    with pytest.raises(Basi):
        banyak(januari, tim_pelaksana_pd, (satu, Isian(D(20)), tanda))
    assert butir(januari)[0].fisik == D(10)


def test_simpan_hanya_penyusun_selama_terbuka(
    januari: LaporanBulanan,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    tim_pelaksana: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """Others, a locked month and a report on its way take nothing."""
    satu = butir(januari)[0]
    for orang in (tim_pelaksana_pd_lain, tim_pelaksana, inspektorat):
        with pytest.raises(TidakBerwenang):
            simpan_kemajuan(kemajuan=satu, isian=Isian(D(1)), oleh=orang, kini=KINI)
    with pytest.raises(Terkunci, match="dikunci"):
        simpan_kemajuan(
            kemajuan=satu, isian=Isian(D(1)), oleh=tim_pelaksana_pd, kini=datetime(2021, 9, 1, tzinfo=WIB)
        )
    isi(januari, tim_pelaksana_pd)
    ambil(januari, "ajukan", tim_pelaksana_pd)
    with pytest.raises(Terkunci, match="tidak dapat diubah"):
        simpan_kemajuan(kemajuan=satu, isian=Isian(D(1)), oleh=tim_pelaksana_pd, kini=KINI)


def test_banyak_semua_atau_tidak(januari: LaporanBulanan, tim_pelaksana_pd: Pengguna) -> None:
    """One refused row leaves the others unsaved as well."""
    satu, dua = butir(januari)
    perubahan = [(satu, Isian(D(10)), versi(satu)), (dua, Isian(anggaran=D(1)), versi(dua))]
    with pytest.raises(IsianDitolak):
        banyak(januari, tim_pelaksana_pd, *perubahan)
    assert butir(januari)[0].fisik is None


# Sending


def test_kirim_perlu_lengkap(januari: LaporanBulanan, tim_pelaksana_pd: Pengguna) -> None:
    """Every item needs its progress, and its volume where the plan has a target."""
    with pytest.raises(PeralihanDitolak, match="Butir 1 dan 2 belum memuat kemajuan fisik"):
        ambil(januari, "ajukan", tim_pelaksana_pd)
    isi(januari, tim_pelaksana_pd, Isian(D(25), D(3)), Isian(D(30)))
    with pytest.raises(PeralihanDitolak, match="Butir 2 belum memuat volume"):
        ambil(januari, "ajukan", tim_pelaksana_pd)
    januari.rencana.butir.filter(nomor=2).update(target=None)
    assert ambil(januari, "ajukan", tim_pelaksana_pd).status == Status.MENUNGGU_KEPALA


def test_perjalanan(
    januari: LaporanBulanan, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna, inspektorat: Pengguna
) -> None:
    """From the team through the head to acceptance; late is no reason to refuse, and notices lead to the report."""
    terlambat = datetime(2021, 2, 20, 9, 0, tzinfo=WIB)
    isi(januari, tim_pelaksana_pd)
    ambil(januari, "ajukan", tim_pelaksana_pd)
    assert ambil(januari, "kirim", kepala_pd, terlambat).status == Status.DIKIRIM
    assert ambil(januari, "terima", inspektorat, terlambat).status == Status.DITERIMA
    assert alamat_dokumen(januari) == f"/monev/kemajuan/{januari.pk}/"


def test_bulan_lalu_dahulu(
    januari: LaporanBulanan,
    rencana: RencanaAksi,
    periode: AmbilPeriode,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
) -> None:
    """February waits for January's report, but not once January is locked."""
    isi(januari, tim_pelaksana_pd)
    februari = mulai(rencana, periode("bulan", 2), tim_pelaksana_pd, MARET)
    with pytest.raises(PeralihanDitolak, match="Kirim dahulu laporan Januari 2021"):
        ambil(februari, "kirim", kepala_pd, MARET)
    Periode.objects.filter(pk=januari.periode_id).update(dikunci_sesudah="2021-02-28", tenggat="2021-02-10")
    assert ambil(februari, "kirim", kepala_pd, MARET).status == Status.DIKIRIM


def test_bulan_lalu_dinaikkan_kemudian(
    januari: LaporanBulanan,
    rencana: RencanaAksi,
    periode: AmbilPeriode,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """What was right when typed is looked at again when sent: January came back and grew meanwhile."""
    isi(januari, tim_pelaksana_pd)
    ambil(januari, "kirim", kepala_pd)
    februari = mulai(rencana, periode("bulan", 2), tim_pelaksana_pd, MARET)
    ambil(januari, "kembalikan", inspektorat, catatan="Butir 1 lebih jauh")
    isi(januari, tim_pelaksana_pd, Isian(D(60), D(3), D(9_000_000)), LENGKAP[1])
    ambil(januari, "kirim", kepala_pd)
    with pytest.raises(PeralihanDitolak, match="Butir 1 perlu diperbaiki: Kurang dari laporan Januari"):
        ambil(februari, "kirim", kepala_pd, MARET)


def test_bulan_depan_tidak_dikirim(
    januari: LaporanBulanan,
    rencana: RencanaAksi,
    periode: AmbilPeriode,
    kepala_pd: Pengguna,
    tim_pelaksana_pd: Pengguna,
) -> None:
    """A report of a month that has not begun is not sent."""
    isi(januari, tim_pelaksana_pd)
    ambil(januari, "kirim", kepala_pd)
    februari = mulai(rencana, periode("bulan", 2), tim_pelaksana_pd)
    with pytest.raises(Terkunci, match="belum dimulai"):
        ambil(februari, "kirim", kepala_pd, datetime(2021, 1, 31, 23, 0, tzinfo=WIB))


# The page's figures


def test_jumlah_dan_peringatan(januari: LaporanBulanan, tim_pelaksana_pd: Pengguna) -> None:
    """Totals leave out what was not said; an item far behind asks for its hindrance."""
    assert jumlah_laporan(januari).fisik is None
    isi(januari, tim_pelaksana_pd, Isian(D(5), D(0), D(0)), Isian())
    jumlah = jumlah_laporan(januari)
    assert (jumlah.butir, jumlah.terisi, jumlah.fisik, jumlah.rencana) == (2, 1, D(5), D(25))
    assert (jumlah.anggaran, jumlah.terpakai) == (D(80_000_000), D(0))
    satu, dua = baris_laporan(januari)
    assert (satu.peringatan, dua.peringatan) == ("Tertinggal 20 poin dari rencana. Tulis kendalanya.", "")


# The city's own plan, and the audit trail


def test_laporan_kota(
    rencana: RencanaAksi,
    periode: AmbilPeriode,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """Tim Pelaksana reports the city's plan and sends it without a head; another accepts; units see nothing of it."""
    kota = RencanaAksi.objects.create(
        periode=rencana.periode,
        status="ditetapkan",
        ditetapkan_oleh=inspektorat,
        ditetapkan_pada=KINI,  # type: ignore[misc]
    )
    contoh = rencana.butir.get(nomor=1)
    ButirAksi.objects.create(rencana=kota, nomor=1, area=contoh.area, tahapan="Menyusun pedoman")
    with pytest.raises(TidakBerwenang):
        mulai(kota, periode("bulan", 1), tim_pelaksana_pd)
    laporan = mulai(kota, periode("bulan", 1), tim_pelaksana)
    isi(laporan, tim_pelaksana, Isian(D(10)))
    assert ambil(laporan, "kirim-tim", tim_pelaksana).status == Status.DIKIRIM
    assert ambil(laporan, "terima", inspektorat).status == Status.DITERIMA
    terlihat: Any = LaporanBulanan.objects.terlihat_oleh(tim_pelaksana_pd)
    assert not terlihat.exists()


def test_riwayat_gagal_tidak_tersimpan(
    januari: LaporanBulanan, tim_pelaksana_pd: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the history cannot be written, neither is the row."""
    satu = butir(januari)[0]

    def gagal(*_: object, **__: object) -> None:
        raise RuntimeError("history")

    monkeypatch.setattr(Kemajuan.riwayat.model, "save", gagal)
    with pytest.raises(RuntimeError, match="history"), transaction.atomic():
        simpan_kemajuan(kemajuan=satu, isian=LENGKAP[0], oleh=tim_pelaksana_pd, kini=KINI)
    assert butir(januari)[0].fisik is None
