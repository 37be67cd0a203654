"""The matrix of plans, the areas, the years: what each person sees, filters, files, speed."""

import csv
import io
from datetime import date
from decimal import Decimal
from unittest.mock import patch

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana
from rencana_aksi.permissions import KELOLA_TAHUN
from rencana_aksi.services.butir import tautkan
from rencana_aksi.services.rencana import buka_rencana, revisi
from roadmap.models import BarisLampiran, Padanan, RoadMap
from tests.rencana_aksi.conftest import KINI, Majukan, TambahButir
from tests.roadmap.halaman import baca, isi, isian, tabel, teks

pytestmark = pytest.mark.django_db
MATRIKS, AREA, TAHUN = "/rencana-aksi/", "/rencana-aksi/area/", "/rencana-aksi/tahun/"


@pytest.fixture(autouse=True)
def hari_ini() -> object:
    """Let it be 4 March 2021: past the deadlines of submission and verification, before that of setting."""
    with patch.object(timezone, "now", return_value=KINI.replace(month=3, day=4)):
        yield


def sel(html: str, unit: str) -> list[str]:
    """Return the cells of a unit's row."""
    (baris,) = [b for b in tabel(html, "tabel-matriks") if b.sel[0].teks == unit]
    return [s.teks for s in baris.sel[1:]]


def unit_tampil(html: str) -> list[str]:
    return [b.sel[0].teks for b in tabel(html, "tabel-matriks")]


# The matrix


def test_matriks_kota_dahulu_dan_setiap_unit(rencana: RencanaAksi, klien_inspektorat: Client) -> None:
    html = baca(klien_inspektorat, MATRIKS)
    unit = unit_tampil(html)
    assert unit == ["Kota", *PerangkatDaerah.objects.order_by("nama", "pk").values_list("nama", flat=True)]
    assert teks(html).count("2021: 0 dari 23 rencana ditetapkan; 22 belum dimulai; 23 lewat tenggat.") == 1
    assert sel(html, rencana.nama_unit) == [
        "○Draf menunggu Tim Pelaksana Perangkat Daerah, 31 hari 0 butir · – lewat tenggat 17 hari"
    ]


def test_matriks_sel_menurut_status(majukan: Majukan, klien_tim_pengarah: Client) -> None:
    rencana = majukan("diverifikasi")
    html = baca(klien_tim_pengarah, MATRIKS)
    assert sel(html, rencana.nama_unit) == [
        "◕Diverifikasi menunggu Tim Pengarah Tingkat Kota, 31 hari 1 butir · Rp 75,3 juta"
    ]
    assert f'href="{reverse("rencana_aksi:rencana", args=[rencana.pk])}"' in html
    assert "1 menunggu Tim Pengarah Tingkat Kota" in teks(html)


def test_matriks_revisi_menyebut_yang_berlaku(
    majukan: Majukan, tim_pelaksana_pd: Pengguna, klien_tim_pelaksana: Client
) -> None:
    rencana = majukan("ditetapkan")
    revisi(rencana=rencana, oleh=tim_pelaksana_pd, kini=KINI)
    html = baca(klien_tim_pelaksana, MATRIKS)
    assert "1 dari 23 rencana ditetapkan (1 sedang direvisi)" in teks(html)
    (satu,) = sel(html, rencana.nama_unit)
    assert "versi 2 (versi 1 berlaku)" in satu
    assert "lewat tenggat" not in satu, "the deadlines of the year are not those of a revision"


def test_matriks_pd_melihat_miliknya_dan_rencana_kota_yang_ditetapkan(
    rencana: RencanaAksi,
    periode: TahunRencana,
    klien_tim_pelaksana_pd: Client,
    klien_tim_pelaksana_pd_lain: Client,
    tim_pengarah: Pengguna,
) -> None:
    kota = RencanaAksi.objects.create(periode=periode, perangkat_daerah=None)
    html = baca(klien_tim_pelaksana_pd, MATRIKS)
    assert unit_tampil(html) == [rencana.nama_unit]
    assert (
        f"2021: rencana aksi {rencana.nama_unit} berstatus Draf, menunggu Tim Pelaksana Perangkat Daerah (31 hari), "
        "lewat tenggat 17 hari." in teks(html)
    )
    RencanaAksi.objects.filter(pk=kota.pk).update(
        status="ditetapkan", ditetapkan_oleh=tim_pengarah, ditetapkan_pada=KINI
    )
    assert unit_tampil(baca(klien_tim_pelaksana_pd, MATRIKS)) == ["Kota", rencana.nama_unit]
    assert "belum memulai rencana aksinya" in teks(baca(klien_tim_pelaksana_pd_lain, MATRIKS))


def test_matriks_mulai_bagi_yang_boleh(
    periode: TahunRencana,
    klien_tim_pelaksana_pd: Client,
    klien_kepala_pd: Client,
    klien_tim_pelaksana: Client,
) -> None:
    mulai = reverse("rencana_aksi:mulai")
    html = baca(klien_tim_pelaksana_pd, MATRIKS)
    assert f'action="{mulai}"' in html
    assert 'name="pd" value="diskominfo"' in html
    assert f'action="{mulai}"' not in baca(klien_kepala_pd, MATRIKS)
    assert baca(klien_tim_pelaksana, MATRIKS).count(f'action="{mulai}"') == 1, "the plan of the city alone"
    periode.dibuka = False
    periode.save()
    assert f'action="{mulai}"' not in baca(klien_tim_pelaksana_pd, MATRIKS)


def test_matriks_mulai_membuka_rencana(periode: TahunRencana, klien_tim_pelaksana_pd: Client) -> None:
    klien_tim_pelaksana_pd.post(reverse("rencana_aksi:mulai"), {"pd": "diskominfo", "tahun": "2021"})
    assert RencanaAksi.objects.get().perangkat_daerah.kode == "diskominfo"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("saringan", "tampil"),
    [
        ({"status": "diajukan"}, {"Dinas Komunikasi dan Informatika"}),
        ({"status": "draf"}, set()),
        ({"pemegang": "tim-pelaksana"}, {"Dinas Komunikasi dan Informatika", "Kota"}),
        ({"q": "komunikasi"}, {"Dinas Komunikasi dan Informatika"}),
        ({"q": "Bappeda"}, {"Badan Perencanaan Pembangunan Daerah"}),
        ({"q": "tidak ada"}, set()),
        ({"jenis": "kecamatan"}, {"Kecamatan Klojen"}),
        ({"jenis": "rsud", "tahun": "2021"}, {"Rumah Sakit Umum Daerah"}),
        ({"terlambat": "on", "q": "informatika"}, {"Dinas Komunikasi dan Informatika"}),
    ],
)
def test_matriks_saringan(
    saringan: dict[str, str], tampil: set[str], majukan: Majukan, klien_inspektorat: Client
) -> None:
    majukan("diajukan")
    html = baca(klien_inspektorat, MATRIKS, saringan)
    assert set(unit_tampil(html)) == tampil
    if not tampil:
        assert "Tidak ada rencana yang sesuai" in teks(html)


@pytest.mark.parametrize(
    "saringan",
    [
        {"tahun": "x"}, {"tahun": "1999"}, {"tahun": "9" * 40}, {"status": "hantu"}, {"pemegang": "x"},
        {"jenis": "x"}, {"q": " ".join("abcdefghijkl")}, {"q": "x" * 300}, {"q": "\0"},
    ],
)  # fmt: skip
def test_matriks_saringan_salah(
    saringan: dict[str, str], periode: TahunRencana, klien_inspektorat: Client
) -> None:
    html = baca(klien_inspektorat, MATRIKS, saringan)
    assert "Tidak ada baris yang ditampilkan" in teks(html)
    assert unit_tampil(html) == []
    assert klien_inspektorat.get(f"{MATRIKS}unduh/csv/", saringan).status_code == 404


@pytest.mark.parametrize(
    ("urut", "pertama"),
    [
        ("", "Kota"),
        ("-nama", "Sekretariat Daerah"),
        ("-2021", "Dinas Komunikasi dan Informatika"),
        ("-anggaran", "Dinas Komunikasi dan Informatika"),
        ("-hari", "Dinas Komunikasi dan Informatika"),
        ("hantu", "Kota"),
        ("--", "Kota"),
        ("1999", "Kota"),
    ],
)
def test_matriks_urutan(urut: str, pertama: str, majukan: Majukan, klien_inspektorat: Client) -> None:
    majukan("diajukan")
    assert unit_tampil(baca(klien_inspektorat, MATRIKS, {"urut": urut}))[0] == pertama


def test_matriks_jumlah_di_kaki(majukan: Majukan, klien_inspektorat: Client) -> None:
    majukan("diajukan")
    html = baca(klien_inspektorat, MATRIKS)
    kaki = html[html.index("<tfoot") : html.index("</tfoot")].replace("<tfoot", '<table class="kaki"><tbody')
    assert [[s.teks for s in baris.sel] for baris in tabel(f"{kaki}</tbody>", "kaki")] == [
        ["Belum ada", "22"], ["Draf", "0"], ["Menunggu persetujuan", "0"], ["Diajukan", "1"], ["Dikembalikan", "0"],
        ["Diverifikasi", "0"], ["Ditetapkan", "0"], ["Anggaran (Rp)", "75.250.000"],
    ]  # fmt: skip


def test_unit_yang_tiada_pada_tahun_itu(
    periode: TahunRencana, dishub: PerangkatDaerah, klien_inspektorat: Client
) -> None:
    TahunRencana.objects.create(road_map=periode.road_map, tahun=2022)
    dishub.aktif_sampai = date(2021, 6, 30)
    dishub.save()
    assert [s.startswith("–Belum ada") for s in sel(baca(klien_inspektorat, MATRIKS), dishub.nama)] == [
        True,
        False,
    ]
    assert dishub.nama not in unit_tampil(baca(klien_inspektorat, MATRIKS, {"tahun": "2022"}))


@pytest.mark.parametrize("jumlah", [3, 30, 300])
def test_matriks_query_tetap(
    jumlah: int, periode: TahunRencana, administrator: Pengguna, klien_administrator: Client
) -> None:
    """The same number of queries with 3, 30 and 300 plans, as many as stand here."""
    for n in range(jumlah):
        unit = PerangkatDaerah.objects.create(kode=f"uji-{n}", nama=f"Kelurahan Uji {n}", jenis="kelurahan")
        rencana = buka_rencana(periode=periode, perangkat_daerah=unit, oleh=administrator, kini=KINI)
        ButirAksi.objects.create(
            rencana=rencana, nomor=1, tahapan="a", area=periode.road_map.areaperubahan.all()[0]
        )
    klien_administrator.get(MATRIKS)
    with CaptureQueriesContext(connection) as query:
        html = isi(klien_administrator.get(MATRIKS))
    assert len(unit_tampil(html)) == jumlah + 23
    assert len(query) == QUERY_MATRIKS


QUERY_MATRIKS = 10
"""Session, person, roles, road maps, years of the filter, years, plans, units, unread notices, sample data or not."""


def test_matriks_nama_adalah_teks(periode: TahunRencana, klien_administrator: Client) -> None:
    """The cells are written from patterns, and still nothing that a name says becomes markup."""
    PerangkatDaerah.objects.create(kode="uji", nama='Dinas <b>"Uji" & Coba</b>', jenis="dinas")
    html = isi(klien_administrator.get(MATRIKS))
    assert "<b>" not in html[html.index("<tbody") : html.index("</tbody")]
    assert sel(html, 'Dinas <b>"Uji" & Coba</b>') == [
        '–Belum ada Mulai rencana Dinas <b>"Uji" & Coba</b> 2021 lewat tenggat 17 hari'
    ]


# Files


def test_matriks_csv(majukan: Majukan, klien_inspektorat: Client) -> None:
    rencana = majukan("diajukan")
    jawaban = klien_inspektorat.get(f"{MATRIKS}unduh/csv/", {"status": "diajukan"})
    assert jawaban.headers["Content-Disposition"] == 'attachment; filename="matriks-rencana-aksi.csv"'
    kepala, *baris = csv.reader(io.StringIO(jawaban.content.decode("utf-8-sig")), delimiter=";")
    assert kepala[:4] == ["Perangkat Daerah", "Jenis", "Tahun", "Status"]
    assert baris == [
        [
            rencana.nama_unit, "Dinas", "2021", "Diajukan", "1", "Tim Pelaksana Tingkat Kota", "31",
            "28 Februari 2021", "4", "1", "75250000", "1",
        ]
    ]  # fmt: skip


def test_matriks_xlsx(majukan: Majukan, klien_inspektorat: Client) -> None:
    rencana = majukan("diajukan")
    jawaban = klien_inspektorat.get(f"{MATRIKS}unduh/xlsx/", {"q": "informatika"})
    lembar = openpyxl.load_workbook(io.BytesIO(jawaban.content)).active
    assert lembar is not None
    nilai = [[s for s in baris if s] for baris in lembar.iter_rows(values_only=True)]
    assert ["Kata: informatika"] in nilai, "the filter stands on the sheet"
    assert [baris for baris in nilai if rencana.nama_unit in baris]
    [baris] = [b for b in lembar.iter_rows() if b[0].value == rencana.nama_unit and b[2].value == 2021]
    assert [(s.value, s.number_format) for s in baris[2:11] if isinstance(s.value, int)] == [
        (2021, "0"), (1, "0"), (31, "#,##0"), (4, "#,##0"), (1, "#,##0"), (75_250_000, "#,##0"),
    ]  # fmt: skip
    assert {s.alignment.horizontal for s in baris[2:11] if isinstance(s.value, int)} == {"right"}


def test_area_xlsx_menjumlah(tambah_butir: TambahButir, klien_inspektorat: Client) -> None:
    tambah_butir()
    tambah_butir(anggaran=Decimal("0.5"))
    jawaban = klien_inspektorat.get(f"{AREA}unduh/xlsx/", {"tahun": "2021"})
    lembar = openpyxl.load_workbook(io.BytesIO(jawaban.content)).active
    assert lembar is not None
    assert [s for b in lembar.iter_rows(values_only=True) for s in b if isinstance(s, float)] == [
        75_250_000.5
    ]


def test_unduhan_hanya_yang_terlihat(rencana: RencanaAksi, klien_tim_pelaksana_pd_lain: Client) -> None:
    isi_csv = klien_tim_pelaksana_pd_lain.get(f"{MATRIKS}unduh/csv/").content.decode()
    assert "Dinas Perhubungan" in isi_csv
    assert rencana.nama_unit not in isi_csv


def test_unduhan_lolos_dari_rumus(periode: TahunRencana, klien_inspektorat: Client) -> None:
    PerangkatDaerah.objects.create(kode="uji", nama="=1+1", jenis="dinas")
    assert "'=1+1" in klien_inspektorat.get(f"{MATRIKS}unduh/csv/", {"q": "=1"}).content.decode()


@pytest.mark.parametrize("jalan", ["unduh", "area/unduh", "area/tanpa-rencana/unduh"])
def test_unduhan_bentuk_lain(jalan: str, periode: TahunRencana, klien_inspektorat: Client) -> None:
    assert klien_inspektorat.get(f"{MATRIKS}{jalan}/docx/").status_code == 404
    assert klien_inspektorat.get(f"{MATRIKS}{jalan}/csv/").status_code == 200


# Who


@pytest.mark.parametrize("alamat", [MATRIKS, AREA, "/rencana-aksi/tugas/", f"{MATRIKS}unduh/csv/"])
def test_siapa(
    alamat: str, periode: TahunRencana, klien_anonim: Client, klien_asesor: Client, klien_kepala_pd: Client
) -> None:
    assert klien_anonim.get(alamat).headers["Location"].startswith("/akun/masuk/")
    assert klien_asesor.get(alamat).status_code == 403
    assert klien_kepala_pd.get(alamat).status_code == 200
    assert klien_kepala_pd.post(alamat).status_code == 405


def test_sebelum_ada_tahun(klien_inspektorat: Client) -> None:
    for alamat in (MATRIKS, AREA):
        assert "Belum ada tahun yang dibuka" in teks(baca(klien_inspektorat, alamat))
    assert klien_inspektorat.get(f"{AREA}unduh/csv/").status_code == 404


# Areas


def test_area(
    rencana: RencanaAksi, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna, klien_inspektorat: Client
) -> None:
    tambah_butir()
    butir = tambah_butir(anggaran=None)
    baris = BarisLampiran.objects.filter(area=butir.area).order_by("nomor").first()
    assert baris is not None
    semua = BarisLampiran.objects.count()
    html = baca(klien_inspektorat, AREA, {"tahun": "2021"})
    assert f"2021: {semua} dari {semua} baris Lampiran belum dilayani" in teks(html)
    assert [s.teks for s in tabel(html)[0].sel] == [rencana.nama_unit, "○Draf", "2", "75.250.000"]
    assert f'href="{reverse("roadmap:baris", args=[baris.kunci])}"' in html
    tautkan(butir=butir, baris=[baris], prioritas=[], oleh=tim_pelaksana_pd)
    pasangan = {baris.pk}
    for lama, baru in Padanan.objects.values_list("lama", "baru"):
        if baris.pk in (lama, baru):
            pasangan |= {lama, baru}
    html = baca(klien_inspektorat, AREA, {"tahun": "2021"})
    assert f"2021: {semua - len(pasangan)} dari {semua} baris Lampiran belum dilayani" in teks(html)
    assert f'href="{reverse("roadmap:baris", args=[baris.kunci])}"' not in html


def test_area_tahun_lain_dan_salah(
    rencana: RencanaAksi, periode: TahunRencana, klien_inspektorat: Client
) -> None:
    TahunRencana.objects.create(road_map=periode.road_map, tahun=2022)
    assert "2021: " in teks(baca(klien_inspektorat, AREA)), "this year"
    assert "2022: 150 dari 150" in teks(baca(klien_inspektorat, AREA, {"tahun": "2022"}))
    assert "pilihan tidak dikenal" in teks(baca(klien_inspektorat, AREA, {"tahun": "1999"}))
    assert klien_inspektorat.get(f"{AREA}unduh/csv/", {"tahun": "1999"}).status_code == 404


def test_area_pd_hanya_rencananya(
    rencana: RencanaAksi, tambah_butir: TambahButir, klien_tim_pelaksana_pd_lain: Client
) -> None:
    tambah_butir()
    assert tabel(baca(klien_tim_pelaksana_pd_lain, AREA)) == []


def test_area_unduhan(rencana: RencanaAksi, tambah_butir: TambahButir, klien_inspektorat: Client) -> None:
    butir = tambah_butir()
    isi_csv = klien_inspektorat.get(f"{AREA}unduh/csv/").content.decode("utf-8-sig").splitlines()
    assert isi_csv[1] == f"{butir.area.nama};{rencana.nama_unit};1;75250000;1"
    tanpa = klien_inspektorat.get(f"{AREA}tanpa-rencana/unduh/csv/").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(tanpa), delimiter=";"))) == 151


def test_area_query_tetap(
    periode: TahunRencana, administrator: Pengguna, klien_administrator: Client
) -> None:
    jumlah = []
    unit = list(PerangkatDaerah.objects.order_by("pk"))
    for daftar in (unit[:3], unit[3:]):
        for pd in daftar:
            rencana = buka_rencana(periode=periode, perangkat_daerah=pd, oleh=administrator, kini=KINI)
            for area in periode.road_map.areaperubahan.all():
                ButirAksi.objects.create(rencana=rencana, nomor=1, tahapan="a", area=area)
        with CaptureQueriesContext(connection) as query:
            isi(klien_administrator.get(AREA))
        jumlah.append(len(query))
    assert jumlah[0] == jumlah[1]


# Years


def test_tahun_tambah_dan_ubah(klien_tim_pelaksana: Client, tim_pelaksana: Pengguna) -> None:
    isian_baru = {"tahun": "2022", "dibuka": "on", "tenggat_pengajuan": "2022-02-15"}
    assert klien_tim_pelaksana.post(f"{TAHUN}tambah/", isian_baru).headers["Location"] == TAHUN
    tahun = TahunRencana.objects.get()
    assert (tahun.tahun, tahun.dibuka, tahun.tenggat_pengajuan) == (2022, True, date(2022, 2, 15))
    assert [s.teks for s in tabel(baca(klien_tim_pelaksana, TAHUN))[0].sel] == [
        "2022", "○Dibuka", "15 Februari 2022", "–", "–",
    ]  # fmt: skip
    ubah = f"{TAHUN}{tahun.pk}/ubah/"
    kirim = {n: v[0] for n, v in isian(baca(klien_tim_pelaksana, ubah)).items() if n != "dibuka"}
    klien_tim_pelaksana.post(ubah, kirim)
    tahun.refresh_from_db()
    assert not tahun.dibuka
    assert tahun.riwayat.first().history_user == tim_pelaksana


@pytest.mark.parametrize(
    ("kirim", "kata"),
    [
        ({"tahun": "2019"}, "Pilih tahun dari 2020 sampai 2023."),
        ({"tahun": "x"}, "Tahun"),
        ({"tahun": "2021"}, "sudah ada"),
        (
            {"tahun": "2022", "tenggat_pengajuan": "2022-03-01", "tenggat_verifikasi": "2022-02-01"},
            "Tenggat verifikasi tidak boleh mendahului tenggat pengajuan.",
        ),
        ({"tahun": "2022", "tenggat_pengajuan": "31-02-2022"}, "Tenggat pengajuan"),
    ],
)
def test_tahun_ditolak(
    kirim: dict[str, str], kata: str, periode: TahunRencana, klien_tim_pelaksana: Client
) -> None:
    html = isi(klien_tim_pelaksana.post(f"{TAHUN}tambah/", kirim), 422)
    assert kata in teks(html)
    assert TahunRencana.objects.count() == 1


def test_tahun_basi(periode: TahunRencana, klien_tim_pelaksana: Client) -> None:
    ubah = f"{TAHUN}{periode.pk}/ubah/"
    kirim = {n: v[0] for n, v in isian(baca(klien_tim_pelaksana, ubah)).items()}
    periode.tenggat_penetapan = date(2021, 4, 1)
    periode.save()
    jawaban = klien_tim_pelaksana.post(ubah, kirim | {"tenggat_penetapan": "2021-05-01"})
    assert "diubah orang lain" in teks(isi(jawaban, 409))
    periode.refresh_from_db()
    assert periode.tenggat_penetapan == date(2021, 4, 1)


@pytest.mark.parametrize("siapa", ["tim_pengarah", "tim_pelaksana_pd", "kepala_pd", "inspektorat"])
def test_tahun_bukan_untuk(siapa: str, periode: TahunRencana, request: pytest.FixtureRequest) -> None:
    klien: Client = request.getfixturevalue(f"klien_{siapa}")
    for alamat in (TAHUN, f"{TAHUN}tambah/", f"{TAHUN}{periode.pk}/ubah/"):
        jawaban = klien.get(alamat)
        assert jawaban.status_code == 403
        assert KELOLA_TAHUN.alasan in jawaban.content.decode()
    assert klien.post(f"{TAHUN}tambah/", {"tahun": "2022"}).status_code == 403


def test_tahun_tidak_dikenal(klien_tim_pelaksana: Client) -> None:
    assert klien_tim_pelaksana.get(f"{TAHUN}999/ubah/").status_code == 404


def test_perintah_buka_tahun() -> None:
    for _ in range(2):
        call_command("buka_tahun_rencana", verbosity=0)
        assert list(TahunRencana.objects.order_by("tahun").values_list("tahun", "tenggat_pengajuan")) == [
            (tahun, None) for tahun in (2020, 2021, 2022, 2023)
        ]
    asal = TahunRencana.riwayat.first()
    assert asal is not None
    assert asal.asal == "perintah buka_tahun_rencana"
    with pytest.raises(CommandError, match="tidak ditemukan"):
        call_command("buka_tahun_rencana", road_map="hantu")
    RoadMap.objects.update(status="dicabut")
    with pytest.raises(CommandError, match="Belum ada road map"):
        call_command("buka_tahun_rencana")
