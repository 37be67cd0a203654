"""The pages of measurement: what people see, write, send and take with them."""

import io
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from indikator.models import Indikator, PenetapanTarget, Realisasi, Target
from monev.models import Pengukuran, Periode
from monev.workflow import Status
from organisasi.models import Pengguna, PerangkatDaerah
from riwayat.queries import versi
from roadmap.models import RoadMap, Tujuan

SPBE, PERDA = "indeks-spbe", "perda-ditegakkan"


@pytest.fixture(autouse=True)
def semester_terbuka(road_map: RoadMap) -> None:
    """Let no semester be locked today."""
    Periode.objects.all().update(dikunci_sesudah=None)


@pytest.fixture
def milik_unit(diskominfo: PerangkatDaerah) -> Indikator:
    """Indeks SPBE, measured by Diskominfo."""
    Indikator.objects.filter(kode=SPBE).update(penanggung_jawab=diskominfo)
    return Indikator.objects.get(kode=SPBE)


def halaman(kode: str = SPBE, tahun: int = 2021, semester: int = 1) -> str:
    """Return the address of an indicator's page."""
    return f"{reverse('monev:pengukuran', args=[kode])}?tahun={tahun}&semester={semester}"


def alamat_isi(kode: str = SPBE, tahun: int = 2021, semester: int = 1) -> str:
    """Return the address to which a value is posted."""
    return reverse("monev:pengukuran_isi", args=[kode, tahun, semester])


def daftar(**saringan: Any) -> str:
    """Return the address of the list of semester I 2021, filtered."""
    return f"{reverse('monev:daftar_pengukuran')}?{urlencode({'tahun': 2021, 'semester': 1} | saringan)}"


TulisUkur = Callable[..., Pengukuran]


@pytest.fixture
def tulis(periode: Callable[..., Periode], tim_pelaksana: Pengguna, inspektorat: Pengguna) -> TulisUkur:
    """Write a measurement straight into the database, in any state."""

    def buat(
        kode: str, teks: str, status: str = Status.DITERIMA, semester: int = 1, **lain: Any
    ) -> Pengukuran:
        kini = timezone.now()
        nama: dict[str, Any] = {}
        if status in {Status.DIKIRIM, Status.DITERIMA}:
            nama |= {"dikirim_oleh": tim_pelaksana, "dikirim_pada": kini}
        if status == Status.DITERIMA:
            nama |= {"diterima_oleh": inspektorat, "diterima_pada": kini}
        indikator = Indikator.objects.get(kode=kode)
        unit = indikator.penanggung_jawab
        return Pengukuran.objects.create(
            periode=periode("semester", semester), indikator=indikator, teks=teks, status=status, sumber="Uji",
            tingkat="pd" if unit else "kota", perangkat_daerah=unit, **(nama | lain),
        )  # fmt: skip

    return buat


def isi_teks(jawaban: Any) -> str:
    """Return the page's text on one line."""
    return " ".join(jawaban.content.decode().split())


# The list


def test_daftar_menyebut_capaian_dengan_perhitungan(klien_inspektorat: Client, tulis: TulisUkur) -> None:
    """Each indicator stands with target, value, percentage, predicate in words, and the working or the reason."""
    tulis(SPBE, "3,81")
    tulis("opini-bpk", "WDP")
    isi = isi_teks(klien_inspektorat.get(daftar()))
    assert "Semester I 2021: 0 dari 66 indikator mencapai target; 2 belum mencapai target;" in isi
    assert "3,81 ÷ 4,21 × 100 = 90,5%" in isi
    assert "Tinggi" in isi
    assert "WDP (60) ÷ WTP (100) × 100 = 60%" in isi
    assert "Rata-rata capaian seluruh road map 75,25% dari 2 indikator" in isi
    assert isi.count("Belum dapat dihitung") == 64
    assert "Tidak ada target" in isi


@pytest.mark.parametrize(
    ("saringan", "nama", "bukan"),
    [
        ({"q": "spbe"}, "Indeks SPBE", "Opini BPK"),
        ({"keadaan": "diterima"}, "Indeks SPBE", "Opini BPK"),
        ({"keadaan": "draf"}, "Opini BPK", "Indeks SPBE"),
        ({"keadaan": "belum"}, "Indeks Kelembagaan", "Indeks SPBE"),
        ({"pd": "diskominfo"}, "Indeks SPBE", "Opini BPK"),
        ({"pd": "kota"}, "Opini BPK", "Indeks SPBE"),
    ],
)
def test_daftar_disaring(
    klien_inspektorat: Client,
    tulis: TulisUkur,
    milik_unit: Indikator,
    saringan: dict[str, str],
    nama: str,
    bukan: str,
) -> None:
    """By state, who measures, and words."""
    tulis(SPBE, "3,81")
    tulis("opini-bpk", "WDP", Status.DRAF)
    isi = isi_teks(klien_inspektorat.get(daftar(**saringan)))
    assert f">{nama}</a>" in isi
    assert f">{bukan}</a>" not in isi


def test_daftar_disaring_menurut_tujuan_dan_prioritas(klien_inspektorat: Client, road_map: RoadMap) -> None:
    """A goal holds its indicators of the Lampiran, a priority those of Bab III.B."""
    tujuan = Tujuan.objects.get(road_map=road_map, nomor=1)
    isi = isi_teks(klien_inspektorat.get(daftar(tujuan=tujuan.pk)))
    assert ">Opini BPK</a>" in isi
    assert ">APK SD</a>" not in isi
    penetapan = PenetapanTarget.objects.filter(indikator__kode="apk-sd", prioritas__isnull=False)
    prioritas = penetapan.values_list("prioritas__sasaran__prioritas", flat=True).first()
    isi = isi_teks(klien_inspektorat.get(daftar(prioritas=prioritas)))
    assert ">APK SD</a>" in isi
    assert ">Opini BPK</a>" not in isi


def test_daftar_urut_capaian(klien_inspektorat: Client, tulis: TulisUkur) -> None:
    """The worst first, what has no percentage last."""
    tulis(SPBE, "4,21")
    tulis("opini-bpk", "TW")
    for urut, awal in (("capaian", "Opini BPK"), ("-capaian", "Indeks SPBE")):
        isi = isi_teks(klien_inspektorat.get(daftar(urut=urut)))
        assert isi.index(f">{awal}</a>") == min(
            isi.index(f">{n}</a>") for n in ("Opini BPK", "Indeks SPBE", "APK SD")
        )


@pytest.mark.parametrize("alamat", ["?tahun=1999", "?semester=3", "?keadaan=x", "?pd=x", "?tujuan=0"])
def test_saringan_tidak_dikenal(klien_inspektorat: Client, alamat: str) -> None:
    """An unknown filter is told; a file of it is a 404."""
    jawaban = klien_inspektorat.get(reverse("monev:daftar_pengukuran") + alamat)
    assert jawaban.status_code == HTTPStatus.OK
    assert "pilihan tidak dikenal" in isi_teks(jawaban)
    unduh = klien_inspektorat.get(reverse("monev:pengukuran_unduh", args=["csv"]) + alamat)
    assert unduh.status_code == HTTPStatus.NOT_FOUND


def test_semester_bawaan_ialah_yang_terakhir(klien_inspektorat: Client) -> None:
    """Without a year the newest semester that has begun is meant, never one outside the road map."""
    assert "Semester II 2023: 0 dari 66" in isi_teks(
        klien_inspektorat.get(reverse("monev:daftar_pengukuran"))
    )
    jawaban = klien_inspektorat.get(reverse("monev:pengukuran", args=[SPBE]) + "?tahun=2021")
    assert "Hasil sampai dengan Semester II 2021" in isi_teks(jawaban)


def test_tanpa_kalender(klien_inspektorat: Client) -> None:
    """Before the calendar is opened the page says so."""
    Periode.objects.all().delete()
    jawaban = klien_inspektorat.get(reverse("monev:daftar_pengukuran"))
    assert "Belum ada kalender monev" in isi_teks(jawaban)
    assert klien_inspektorat.get(reverse("monev:pengukuran", args=[SPBE])).status_code == HTTPStatus.NOT_FOUND


def test_unit_melihat_hasil_semua_tetapi_pengukuran_sendiri(
    klien_tim_pelaksana_pd: Client, tulis: TulisUkur, milik_unit: Indikator
) -> None:
    """Results are everyone's; drafts and states are the unit's own."""
    tulis("opini-bpk", "WDP")
    tulis("ikm", "80", Status.DRAF)
    tulis(SPBE, "3,81", Status.DRAF)
    isi = isi_teks(klien_tim_pelaksana_pd.get(daftar()))
    assert "WDP (60) ÷ WTP (100)" in isi
    assert isi.count("Lanjutkan<") == 1
    assert isi.count("Draf") == 1 + 1  # its own, and the choice in the filter
    lain = isi_teks(klien_tim_pelaksana_pd.get(halaman("ikm")))
    assert "Indikator ini diukur oleh Tim Pelaksana Tingkat Kota" in lain
    assert "Uji" not in lain.replace("Uji tim-pelaksana-pd-diskominfo", "")


def test_unduh_memuat_yang_tersaring(klien_inspektorat: Client, tulis: TulisUkur) -> None:
    """The workbook holds the filtered rows with working and reason."""
    tulis(SPBE, "3,81")
    alamat = reverse("monev:pengukuran_unduh", args=["xlsx"]) + "?tahun=2021&semester=1&q=spbe"
    lembar = load_workbook(io.BytesIO(klien_inspektorat.get(alamat).content)).active
    assert lembar is not None
    baris = [[sel.value for sel in b if sel.value is not None] for b in lembar.iter_rows()]
    assert any("Indeks SPBE" in b and "3,81 ÷ 4,21 × 100 = 90,5%" in b for b in baris)
    csv = klien_inspektorat.get(reverse("monev:pengukuran_unduh", args=["csv"]) + "?tahun=2021&semester=1")
    teks = csv.content.decode("utf-8-sig")
    assert teks.count("\n") > 66
    assert "Belum dapat dihitung: tidak ada target" in teks
    assert klien_inspektorat.get(reverse("monev:pengukuran_unduh", args=["pdf"])).status_code == 404


def test_banyak_query_tetap(klien_inspektorat: Client, tulis: TulisUkur, road_map: RoadMap) -> None:
    """As many queries with 66 indicators, none measured, as with three times as many, measured."""
    with CaptureQueriesContext(connection) as sedikit:
        klien_inspektorat.get(daftar())
    for n in range(130):
        satu = Indikator.objects.create(
            kode=f"uji-{n}", nama=f"Uji {n}", satuan="persen", arah="naik", agregasi="terakhir"
        )
        PenetapanTarget.objects.filter(terkunci=True).update(terkunci=False)
        tempat = PenetapanTarget.objects.create(
            indikator=satu, dokumen=road_map.kode, kode=f"u{n}", teks_indikator=satu.nama, tempat="Uji"
        )
        Target.objects.create(penetapan=tempat, tahun=2021, teks="80%")
        tulis(satu.kode, "70%")
        Realisasi.objects.create(indikator=satu, tahun=2020, teks="60", sumber="Uji")
    with CaptureQueriesContext(connection) as banyak:
        jawaban = klien_inspektorat.get(daftar())
    assert "Semester I 2021: 0 dari 196 indikator mencapai target; 130 belum" in isi_teks(jawaban)
    assert len(banyak) == len(sedikit) <= 25


# One indicator


def test_halaman_menyebut_semua_tempat_dan_asal(klien_inspektorat: Client, tulis: TulisUkur) -> None:
    """Targets of every place, values of the years, where it stands in the regulation and what it is."""
    tulis(SPBE, "3,81")
    Realisasi.objects.create(indikator=Indikator.objects.get(kode=SPBE), tahun=2020, teks="3,5", sumber="Uji")
    isi = isi_teks(klien_inspektorat.get(halaman()))
    for tempat in ("Bab III.B.4.b", "Bab III.B.4.c", "Lampiran kolom 3–7"):
        assert f'<th scope="row">{tempat}</th>' in isi
    assert "Lampiran baris 104" in isi
    assert "3,81 ÷ 4,21 × 100 = 90,5%" in isi
    assert "naik (membaik)" in isi
    assert '<td class="angka">3,5</td>' in isi
    assert "1 sampai 5" in isi


def test_isi_simpan_lalu_kirim_lalu_verifikasi(
    klien_tim_pelaksana_pd: Client, klien_tim_pelaksana: Client, milik_unit: Indikator
) -> None:
    """A unit's officer writes, hangs evidence on it and sends; the city verifies; everyone sees the result."""
    jawaban = klien_tim_pelaksana_pd.get(halaman())
    assert 'name="teks"' in isi_teks(jawaban)
    assert "Bukti dukung dapat ditambahkan setelah realisasi disimpan" in isi_teks(jawaban)
    data = {"teks": "3,81", "sumber": "Laporan SPBE", "catatan": "", "versi": versi(Pengukuran())}
    jawaban = klien_tim_pelaksana_pd.post(alamat_isi(), data, follow=True)
    isi = isi_teks(jawaban)
    assert "Realisasi Semester I 2021 tersimpan. Belum dikirim: tambahkan bukti dahulu." in isi
    assert "Bila realisasi Semester I 2021 (3,81) terverifikasi" in isi
    assert "3,81 ÷ 4,21 × 100 = 90,5%" in isi
    assert "Belum ada realisasi" in isi
    satu = Pengukuran.objects.get()
    bukti = reverse("monev:bukti_tambah", args=["pengukuran", satu.pk])
    klien_tim_pelaksana_pd.post(bukti, {"tautan": "https://contoh.invalid/spbe", "nama": "Laporan"})
    kirim = reverse("monev:langkah", args=["pengukuran", satu.pk, "kirim"])
    assert kirim in isi_teks(klien_tim_pelaksana_pd.get(halaman()))
    jawaban = klien_tim_pelaksana_pd.post(kirim, {"status_dibuka": "draf"}, follow=True)
    assert "menunggu Tim Pelaksana Tingkat Kota" in isi_teks(jawaban)
    assert 'name="teks"' not in isi_teks(jawaban)
    terima = reverse("monev:langkah", args=["pengukuran", satu.pk, "terima"])
    assert klien_tim_pelaksana_pd.post(terima).status_code == HTTPStatus.FORBIDDEN
    jawaban = klien_tim_pelaksana.post(terima, {"status_dibuka": "dikirim"}, follow=True)
    assert "90,5%" in isi_teks(jawaban)
    assert "Diterima" in isi_teks(jawaban)


@pytest.mark.parametrize(
    ("kode", "data", "pesan"),
    [
        (SPBE, {"teks": "empat koma satu"}, "‘empat koma satu’ bukan angka"),
        (SPBE, {"teks": "4.125"}, "di luar skala indikator ini"),
        (PERDA, {"teks": "60%", "pembilang": "satu", "penyebut": "3"}, "‘satu’ bukan angka"),
        (PERDA, {"teks": "", "pembilang": "1", "penyebut": "0"}, "Penyebut tidak boleh nol."),
        (PERDA, {"teks": "", "pembilang": "-1", "penyebut": "3"}, "Tidak boleh negatif."),
        (PERDA, {"teks": "", "pembilang": "1,23456", "penyebut": "3"}, "Terlalu panjang"),
        (PERDA, {"teks": "70", "pembilang": "2", "penyebut": "3"}, "tidak sama dengan 2 ÷ 3 × 100 = 66,67"),
        ("opini-bpk", {"teks": "BB"}, "‘BB’ tidak ada pada tangga peringkat."),
    ],
)
def test_isian_salah_tetap_ada(
    klien_tim_pelaksana: Client, kode: str, data: dict[str, str], pesan: str
) -> None:
    """A refusal stands at its field, what was typed stays, nothing is saved."""
    jawaban = klien_tim_pelaksana.post(alamat_isi(kode), data | {"sumber": "Sumber terketik"})
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    isi = isi_teks(jawaban)
    assert pesan in isi
    assert 'value="Sumber terketik"' in isi
    assert not Pengukuran.objects.exists()


def test_semester_terkunci_disebut_pada_bidang(klien_tim_pelaksana: Client) -> None:
    """A locked semester shows no form; what was typed before it locked stays."""
    Periode.objects.filter(tahun=2021).update(dikunci_sesudah="2022-12-31")
    assert "sudah dikunci sejak 31 Desember 2022" in isi_teks(klien_tim_pelaksana.get(halaman("ikm")))
    jawaban = klien_tim_pelaksana.post(alamat_isi("ikm"), {"teks": "81,5", "sumber": "SKM"})
    assert jawaban.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "sudah dikunci sejak" in isi_teks(jawaban)
    assert 'value="81,5"' in isi_teks(jawaban)


def test_dua_orang_pada_satu_isian(klien_tim_pelaksana: Client) -> None:
    """The second to save is told who changed what; saving again takes their value."""
    data = {"teks": "81,5", "sumber": "SKM", "versi": versi(Pengukuran())}
    klien_tim_pelaksana.post(alamat_isi("ikm"), data)
    jawaban = klien_tim_pelaksana.post(alamat_isi("ikm"), data | {"teks": "82"})
    assert jawaban.status_code == HTTPStatus.CONFLICT
    isi = isi_teks(jawaban)
    assert "diubah orang lain sejak Anda membukanya" in isi
    assert 'value="82"' in isi
    terkini = versi(Pengukuran.objects.get())
    assert f'value="{terkini}"' in isi
    klien_tim_pelaksana.post(alamat_isi("ikm"), data | {"teks": "82", "versi": terkini})
    assert Pengukuran.objects.get().teks == "82"


@pytest.mark.parametrize(
    ("klien", "status"),
    [
        ("klien_tim_pelaksana", HTTPStatus.FORBIDDEN),
        ("klien_tim_pelaksana_pd_lain", HTTPStatus.FORBIDDEN),
        ("klien_inspektorat", HTTPStatus.FORBIDDEN),
        ("klien_asesor", HTTPStatus.FORBIDDEN),
        ("klien_anonim", HTTPStatus.FOUND),
        ("klien_kepala_pd", HTTPStatus.FOUND),
    ],
)
def test_siapa_yang_mengisi(
    klien: str, status: HTTPStatus, milik_unit: Indikator, request: pytest.FixtureRequest
) -> None:
    """Only the unit responsible writes; others are told why not."""
    jawaban = request.getfixturevalue(klien).post(alamat_isi(), {"teks": "4"})
    assert jawaban.status_code == status
    assert Pengukuran.objects.count() == (klien == "klien_kepala_pd")


@pytest.mark.parametrize("nama", ["kirim", "terima", "kembalikan"])
def test_pengukuran_unit_lain_tersembunyi(
    klien_tim_pelaksana_pd_lain: Client, tulis: TulisUkur, milik_unit: Indikator, nama: str
) -> None:
    """Another unit's measurement is not found, its indicator's result is."""
    satu = tulis(SPBE, "3,81", Status.DRAF)
    langkah = reverse("monev:langkah", args=["pengukuran", satu.pk, nama])
    assert klien_tim_pelaksana_pd_lain.post(langkah).status_code == HTTPStatus.NOT_FOUND
    isi = isi_teks(klien_tim_pelaksana_pd_lain.get(halaman()))
    assert "diukur oleh Dinas Komunikasi dan Informatika" in isi
    assert "3,81" not in isi


@pytest.mark.parametrize(
    "alamat",
    [
        halaman("tidak-ada"),
        halaman("indeks-rb"),
        halaman(tahun=2019),
        halaman(semester=3),
        reverse("monev:pengukuran", args=[SPBE]) + "?tahun=dua",
        alamat_isi(tahun=2019),
        alamat_isi("tidak-ada"),
    ],
)
def test_yang_tidak_ada(klien_tim_pelaksana: Client, alamat: str) -> None:
    """Unknown indicators, those that the road map sets nothing for, and semesters outside it are not found."""
    assert klien_tim_pelaksana.get(alamat).status_code == HTTPStatus.NOT_FOUND


def test_alamat_isi_dibuka_sebagai_halaman(klien_tim_pelaksana: Client) -> None:
    """The address of the form leads to the page it stands on; no other method is known."""
    jawaban = klien_tim_pelaksana.get(alamat_isi("ikm"))
    assert jawaban.headers["Location"].startswith(reverse("monev:pengukuran", args=["ikm"]))
    assert klien_tim_pelaksana.put(alamat_isi("ikm")).status_code == HTTPStatus.METHOD_NOT_ALLOWED
