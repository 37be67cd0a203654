"""Indicators measured: what may be written, who sends and verifies, and what follows for the year."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from indikator.models import Indikator, Realisasi
from monev.models import Pengukuran, Periode, Terkunci
from monev.queries.alur import langkah_tersedia, pastikan_boleh
from monev.services.alur import alihkan
from monev.services.bukti import tambah_tautan
from monev.services.pengukuran import IsiPengukuran, simpan_pengukuran
from monev.workflow import PENGUKURAN, PeralihanDitolak, Status
from organisasi.models import Pemberitahuan, Pengguna, PerangkatDaerah
from organisasi.permissions import TidakBerwenang
from riwayat.queries import versi
from roadmap.services.isi import Basi
from tests.monev.conftest import KINI, AmbilPeriode

KIRIM, TERIMA, KEMBALIKAN = (PENGUKURAN.langkah(n) for n in ("kirim", "terima", "kembalikan"))
HARI = timezone.localdate(KINI)


@pytest.fixture(autouse=True)
def semester_terbuka(road_map: Any) -> None:
    """Let every semester of 2021 have begun and none be locked at KINI."""
    Periode.objects.filter(tahun=2021).update(dikunci_sesudah=None)


def indikator(kode: str, unit: PerangkatDaerah | None = None, **lain: Any) -> Indikator:
    """Return an indicator of the regulation, measured by `unit`."""
    satu = Indikator.objects.get(kode=kode)
    satu.penanggung_jawab = unit
    for nama, nilai in lain.items():
        setattr(satu, nama, nilai)
    satu.save()
    return satu


def ukur(satu: Indikator, periode: Periode, oleh: Pengguna, teks: str = "4,1", **lain: Any) -> Pengukuran:
    """Write a value."""
    isi = IsiPengukuran(teks=teks, **({"sumber": "Laporan SPBE"} | lain))
    return simpan_pengukuran(indikator=satu, periode=periode, isi=isi, oleh=oleh, kini=KINI)


def kirim(pengukuran: Pengukuran, oleh: Pengguna) -> Pengukuran:
    """Hang evidence on a value and send it."""
    tambah_tautan(
        bidang="pengukuran", pemilik=pengukuran, nama="Bukti", tautan="https://contoh.invalid/b", oleh=oleh,
        kini=KINI,
    )  # fmt: skip
    return alihkan(dokumen=pengukuran, peralihan=KIRIM, oleh=oleh, kini=KINI)


def terima(pengukuran: Pengukuran, oleh: Pengguna) -> Pengukuran:
    """Verify a value."""
    return alihkan(dokumen=pengukuran, peralihan=TERIMA, oleh=oleh, kini=KINI)


# What may be written


@pytest.mark.parametrize(
    ("kode", "isi", "teks"),
    [
        ("indeks-spbe", {"teks": "4,1"}, "4,1"),
        ("indeks-spbe", {"teks": "4.1 indeks"}, "4.1 indeks"),
        ("indeks-spbe", {"teks": "  "}, ""),
        ("opini-bpk", {"teks": "wtp"}, "WTP"),
        ("perda-ditegakkan", {"teks": "60%"}, "60%"),
        ("perda-ditegakkan", {"teks": "60 persen"}, "60 persen"),
        ("perda-ditegakkan", {"pembilang": "2", "penyebut": "3"}, "66,67%"),
        ("perda-ditegakkan", {"teks": "66,7", "pembilang": "2", "penyebut": "3"}, "66,7"),
        ("rasio-tendik", {"pembilang": "2", "penyebut": "3"}, "0,6667"),
        ("akb", {"pembilang": "9", "penyebut": "1200"}, "7,5"),
        ("retribusi-imb", {"teks": "112,5%"}, "112,5%"),
    ],
)
def test_nilai_diterima(
    periode: AmbilPeriode, tim_pelaksana: Pengguna, kode: str, isi: dict[str, str], teks: str
) -> None:
    """Numbers, labels and quotients are kept as people write them."""
    bagian = {nama: Decimal(isi[nama]) for nama in ("pembilang", "penyebut") if nama in isi}
    hasil = ukur(indikator(kode), periode("semester"), tim_pelaksana, teks=isi.get("teks", ""), **bagian)
    assert (hasil.teks, hasil.status) == (teks, Status.DRAF)


@pytest.mark.parametrize(
    ("kode", "isi", "bidang", "pesan"),
    [
        ("indeks-spbe", {"teks": "lima"}, "teks", "‘lima’ bukan angka"),
        ("indeks-spbe", {"teks": "N/A"}, "teks", "‘N/A’ bukan angka"),
        ("indeks-spbe", {"teks": ">4"}, "teks", "hanya menyebut batas"),
        ("indeks-spbe", {"teks": "4,1 hari"}, "teks", "Satuan ‘hari’ berbeda"),
        ("indeks-spbe", {"teks": "4,1%"}, "teks", "Satuan ‘%’ berbeda"),
        ("indeks-spbe", {"teks": "4.125"}, "teks", "4.125 berada di luar skala indikator ini, yaitu 1 sampai 5"),
        ("perda-ditegakkan", {"teks": "101%"}, "teks", "101 berada di luar skala indikator ini, yaitu 0 sampai 100"),
        ("perda-ditegakkan", {"pembilang": "4", "penyebut": "3"}, "pembilang", "di luar skala"),
        ("perda-ditegakkan", {"pembilang": "4", "penyebut": "0"}, "penyebut", "tidak boleh nol"),
        ("perda-ditegakkan", {"pembilang": "4"}, "penyebut", "keduanya"),
        ("perda-ditegakkan", {"penyebut": "4"}, "pembilang", "keduanya"),
        ("perda-ditegakkan", {"teks": "70", "pembilang": "2", "penyebut": "3"}, "teks",
         "Realisasi 70 tidak sama dengan 2 ÷ 3 × 100 = 66,67"),
        ("inovasi-daerah", {"teks": "1234567890123456"}, "teks", "terlalu panjang"),
        ("opini-bpk", {"teks": "BB"}, "teks", "tidak ada pada tangga peringkat. Pilihannya: WTP, "),
    ],
)  # fmt: skip
def test_nilai_ditolak_pada_bidangnya(
    periode: AmbilPeriode, tim_pelaksana: Pengguna, kode: str, isi: dict[str, str], bidang: str, pesan: str
) -> None:
    """What does not fit the dictionary entry is refused, and nothing is saved."""
    bagian = {nama: Decimal(isi[nama]) for nama in ("pembilang", "penyebut") if nama in isi}
    with pytest.raises(ValidationError) as galat:
        ukur(indikator(kode), periode("semester"), tim_pelaksana, teks=isi.get("teks", ""), **bagian)
    assert pesan in galat.value.message_dict[bidang][0]
    assert not Pengukuran.objects.exists()


def test_rentang_boleh_di_luar_skala(periode: AmbilPeriode, tim_pelaksana: Pengguna) -> None:
    """Where the scale is the range to keep within, a value outside it is what one wants to know."""
    satu = indikator("bor", arah="rentang", skala_bawah=Decimal(60), skala_atas=Decimal(85))
    assert ukur(satu, periode("semester"), tim_pelaksana, teks="90%").teks == "90%"


# Who, when


def test_hanya_pengukurnya(
    periode: AmbilPeriode,
    diskominfo: PerangkatDaerah,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    kepala_pd: Pengguna,
    inspektorat: Pengguna,
) -> None:
    """The unit responsible measures; without one, the city's Tim Pelaksana."""
    milik_unit, milik_kota = indikator("indeks-spbe", diskominfo), indikator("maturitas-spip")
    semester = periode("semester")
    for orang in (tim_pelaksana, tim_pelaksana_pd_lain, inspektorat):
        with pytest.raises(TidakBerwenang):
            ukur(milik_unit, semester, orang)
    for orang in (tim_pelaksana_pd, inspektorat):
        with pytest.raises(TidakBerwenang):
            ukur(milik_kota, semester, orang, teks="3")
    assert ukur(milik_unit, semester, tim_pelaksana_pd).perangkat_daerah == diskominfo
    assert ukur(milik_unit, semester, kepala_pd, teks="4,2").teks == "4,2"
    assert ukur(milik_kota, semester, tim_pelaksana, teks="3").tingkat == "kota"


def test_semester_terkunci_dan_belum_mulai(periode: AmbilPeriode, tim_pelaksana: Pengguna) -> None:
    """Neither a locked semester nor a future one takes a value."""
    satu = indikator("indeks-spbe")
    with pytest.raises(Terkunci, match="sudah dikunci"):
        ukur(satu, periode("semester", 1, tahun=2020), tim_pelaksana)
    with pytest.raises(Terkunci, match="belum dimulai"):
        ukur(satu, periode("semester", 2), tim_pelaksana)


def test_sekali_lagi_yang_sama_tersimpan_sekali(periode: AmbilPeriode, tim_pelaksana: Pengguna) -> None:
    """A double submit changes nothing; another's change in between is told."""
    satu, semester = indikator("indeks-spbe"), periode("semester")
    kosong = versi(Pengukuran())

    def simpan(teks: str, tanda: str) -> Pengukuran:
        return simpan_pengukuran(
            indikator=satu, periode=semester, isi=IsiPengukuran(teks), oleh=tim_pelaksana, kini=KINI,
            versi_dibuka=tanda,
        )  # fmt: skip

    pertama = simpan("4,1", kosong)
    assert simpan("4,1", kosong) == pertama
    assert pertama.riwayat.count() == 1
    with pytest.raises(Basi):
        simpan("4,2", kosong)
    assert simpan("4,2", versi(pertama)).teks == "4,2"


# The way


def test_kirim_memerlukan_nilai_sumber_dan_bukti(periode: AmbilPeriode, tim_pelaksana: Pengguna) -> None:
    """A step that something stands in the way of says what."""
    satu, semester = indikator("indeks-spbe"), periode("semester")
    for isi, alasan in (
        ({"teks": "", "sumber": ""}, "Isi realisasi terlebih dahulu."),
        ({"teks": "4,1", "sumber": ""}, "Isi sumber data terlebih dahulu."),
        ({"teks": "4,1", "sumber": "Laporan"}, "Tambahkan paling sedikit satu bukti terlebih dahulu."),
    ):
        draf = ukur(satu, semester, tim_pelaksana, **isi)
        assert [s.alasan for s in langkah_tersedia(draf, tim_pelaksana, HARI)] == [alasan]
    assert kirim(Pengukuran.objects.get(), tim_pelaksana).status == Status.DIKIRIM


def test_verifikasi_oleh_orang_lain(
    periode: AmbilPeriode,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana: Pengguna,
    kepala_pd: Pengguna,
) -> None:
    """Who sent it does not verify it; a unit verifies nothing; the verifier is told."""
    dikirim = kirim(
        ukur(indikator("indeks-spbe", diskominfo), periode("semester"), tim_pelaksana_pd), tim_pelaksana_pd
    )
    assert Pemberitahuan.objects.filter(penerima=tim_pelaksana, jenis="pengukuran-kirim").count() == 1
    for orang in (tim_pelaksana_pd, kepala_pd):
        with pytest.raises(TidakBerwenang):
            terima(dikirim, orang)
    with pytest.raises(Terkunci):
        ukur(dikirim.indikator, dikirim.periode, tim_pelaksana_pd, teks="5")
    assert terima(dikirim, tim_pelaksana).diterima_oleh == tim_pelaksana


def test_pengirim_kota_tidak_memverifikasi(
    periode: AmbilPeriode, tim_pelaksana: Pengguna, inspektorat: Pengguna
) -> None:
    """What the city's Tim Pelaksana measures, the Inspektorat verifies."""
    dikirim = kirim(ukur(indikator("indeks-spbe"), periode("semester"), tim_pelaksana), tim_pelaksana)
    with pytest.raises(TidakBerwenang):
        terima(dikirim, tim_pelaksana)
    assert terima(dikirim, inspektorat).status == Status.DITERIMA


def test_kembalikan_pada_semester_terkunci_ditolak(
    periode: AmbilPeriode, tim_pelaksana: Pengguna, inspektorat: Pengguna
) -> None:
    """What could not be mended any more is not sent back; verified it may be."""
    dikirim = kirim(ukur(indikator("indeks-spbe"), periode("semester"), tim_pelaksana), tim_pelaksana)
    Periode.objects.filter(pk=dikirim.periode_id).update(
        tenggat=KINI.date().replace(day=1), dikunci_sesudah=KINI.date().replace(day=4)
    )
    dikirim = Pengukuran.objects.select_related("periode").get(pk=dikirim.pk)
    with pytest.raises(Terkunci):
        pastikan_boleh(dikirim, KEMBALIKAN, inspektorat, HARI)
    pastikan_boleh(dikirim, TERIMA, inspektorat, HARI)


def test_kirim_dari_status_salah(
    periode: AmbilPeriode, tim_pelaksana: Pengguna, inspektorat: Pengguna
) -> None:
    """Nothing is sent twice, nothing verified before it is sent, nothing sent back without a reason."""
    draf = ukur(indikator("indeks-spbe"), periode("semester"), tim_pelaksana)
    with pytest.raises(PeralihanDitolak):
        terima(draf, inspektorat)
    dikirim = kirim(draf, tim_pelaksana)
    with pytest.raises(PeralihanDitolak):
        alihkan(dokumen=dikirim, peralihan=KIRIM, oleh=tim_pelaksana, kini=KINI)
    with pytest.raises(PeralihanDitolak):
        alihkan(dokumen=dikirim, peralihan=KEMBALIKAN, oleh=inspektorat, kini=KINI)


# What follows for the year


def _dua_semester(
    satu: Indikator, periode: AmbilPeriode, oleh: Pengguna, pemeriksa: Pengguna, teks: tuple[str, str]
) -> Pengukuran:
    """Measure and verify the semesters of 2020, return the last."""
    Periode.objects.filter(tahun=2020).update(dikunci_sesudah=None)
    awal, akhir = (
        terima(kirim(ukur(satu, periode("semester", nomor, tahun=2020), oleh, teks=isi), oleh), pemeriksa)
        for nomor, isi in enumerate(teks, start=1)
    )
    assert awal.periode.nomor == 1
    return akhir


@pytest.mark.parametrize(
    ("kode", "agregasi", "teks", "tahun_ini"),
    [
        ("indeks-spbe", "terakhir", ("3,9", "4,1"), "4,1"),
        ("puskesmas-akreditasi", "jumlah", ("9", "7"), "16"),
        ("karakter-sd", "rata-rata", ("80%", "85%"), "82,5%"),
        ("opini-bpk", "terakhir", ("WDP", "WTP"), "WTP"),
    ],
)
def test_semester_akhir_mencatat_realisasi_tahun(
    periode: AmbilPeriode, tim_pelaksana: Pengguna, inspektorat: Pengguna, kode: str, agregasi: str,
    teks: tuple[str, str], tahun_ini: str,
) -> None:  # fmt: skip
    """Both semesters together are the year's value, by the indicator's rule; sent back, it is gone again."""
    satu = indikator(kode, agregasi=agregasi)
    akhir = _dua_semester(satu, periode, tim_pelaksana, inspektorat, teks)
    tercatat = Realisasi.objects.get(indikator=satu, tahun=2020)
    assert tercatat.teks == tahun_ini
    assert tercatat.sumber == "Pengukuran semester II 2020 (Tim Pelaksana Tingkat Kota)"
    assert tercatat.riwayat.latest().history_user == inspektorat
    alihkan(dokumen=akhir, peralihan=KEMBALIKAN, oleh=inspektorat, kini=KINI, catatan="Periksa sumbernya")
    assert not Realisasi.objects.filter(indikator=satu, tahun=2020).exists()


def test_semester_pertama_belum_mencatat_realisasi_tahun(
    periode: AmbilPeriode, tim_pelaksana: Pengguna, inspektorat: Pengguna
) -> None:
    """Half a year is not a year; verified after the second, the first still counts."""
    Periode.objects.filter(tahun=2020).update(dikunci_sesudah=None)
    satu = indikator("puskesmas-akreditasi", agregasi="jumlah")
    awal = kirim(ukur(satu, periode("semester", 1, tahun=2020), tim_pelaksana, teks="9"), tim_pelaksana)
    terima(awal, inspektorat)
    assert not Realisasi.objects.filter(indikator=satu, tahun=2020).exists()
    alihkan(dokumen=awal, peralihan=KEMBALIKAN, oleh=inspektorat, kini=KINI, catatan="Periksa")
    akhir = kirim(ukur(satu, periode("semester", 2, tahun=2020), tim_pelaksana, teks="7"), tim_pelaksana)
    terima(akhir, inspektorat)
    assert Realisasi.objects.get(indikator=satu, tahun=2020).teks == "7"
    awal.refresh_from_db()
    alihkan(dokumen=awal, peralihan=KIRIM, oleh=tim_pelaksana, kini=KINI)
    terima(awal, inspektorat)
    assert Realisasi.objects.get(indikator=satu, tahun=2020).teks == "16"


def test_realisasi_dari_sumber_lain_kembali(
    periode: AmbilPeriode, tim_pelaksana: Pengguna, inspektorat: Pengguna
) -> None:
    """What another source had recorded gives way to the measurement and comes back after it."""
    satu = indikator("indeks-spbe")
    Realisasi.objects.create(indikator=satu, tahun=2020, teks="3,5", sumber="Kemenpan RB")
    akhir = _dua_semester(satu, periode, tim_pelaksana, inspektorat, ("3,9", "4,1"))
    assert Realisasi.objects.get(indikator=satu, tahun=2020).teks == "4,1"
    alihkan(dokumen=akhir, peralihan=KEMBALIKAN, oleh=inspektorat, kini=KINI, catatan="Periksa")
    tercatat = Realisasi.objects.get(indikator=satu, tahun=2020)
    assert (tercatat.teks, tercatat.sumber) == ("3,5", "Kemenpan RB")
