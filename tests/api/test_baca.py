"""Reading through the API: who sees what, page by page, and what a wrong question is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from monev.models import LaporanBulanan
from organisasi.models import KunciApi, LingkupKunci, Pengguna, PerangkatDaerah
from organisasi.services.kunci_api import cabut, sidik
from rencana_aksi.models import RencanaAksi
from roadmap.models import BarisLampiran, RoadMap
from tests.api.conftest import Api, buat_kunci

pytestmark = pytest.mark.django_db

UMUM = (
    "perangkat-daerah",
    "pokja",
    "road-map",
    "tujuan",
    "sasaran",
    "area",
    "baris-lampiran",
    "prioritas",
    "penetapan-target",
    "indikator",
)
BERPERAN = (
    "rencana-aksi",
    "periode",
    "laporan-bulanan",
    "pengukuran",
    "rapat",
    "permasalahan",
    "tindak-lanjut",
    "capaian",
    "kepatuhan",
)
ACUAN = "?road_map=perwal-45-2020&tahun=2021"
KUERI = {"capaian": ACUAN, "kepatuhan": ACUAN}
LAIN = {
    "program": 8,
    "program-klasifikasi": 8,
    "zona-integritas": 8,
    "tahun-rencana": 8,
    "evaluasi": 8,
    "laporan-monev": 8,
    "survei": 8,
    "arahan": 8,
    "kewajiban": 8,
    "pemberitahuan": 8,
    "tindak-lanjut/calon-pic": 8,
    "tindakan": 40,
    "saya": 8,
    "pemeriksaan?road_map=perwal-45-2020": 20,
    f"rekap-area{ACUAN}": 12,
    f"kepatuhan-rincian{ACUAN}&pihak=pd:diskominfo": 30,
    f"dasbor{ACUAN}": 80,
    f"peringkat{ACUAN}": 60,
}
"""The other lists that come at once or page by page, with the most queries that one may cost."""


def alamat(nama: str) -> str:
    return f"/api/v1/{nama}/{KUERI.get(nama, '')}"


def masalah(jawaban: Any, status: int) -> dict[str, Any]:
    """Return the problem details of a refusal."""
    assert jawaban.status_code == status, jawaban.content
    assert jawaban.headers["Content-Type"] == "application/problem+json"
    isi: dict[str, Any] = jawaban.json()
    assert isi["status"] == status
    assert isi["detail"]
    return isi


@pytest.mark.parametrize("nama", UMUM)
def test_umum_terbuka(nama: str, klien_anonim: Client) -> None:
    """What the regulation prints is read without a key, as on the pages."""
    hasil = klien_anonim.get(alamat(nama)).json()["hasil"]
    assert hasil
    satu = klien_anonim.get(f"/api/v1/{nama}/{hasil[0]['id']}/")
    assert satu.json() == hasil[0]
    assert satu.headers["ETag"]


@pytest.mark.parametrize("nama", BERPERAN)
def test_berperan_tertutup(nama: str, klien_anonim: Client, api: Api, asesor: Pengguna) -> None:
    """Plans and monev ask for a key, and for a role that reads them."""
    isi = masalah(klien_anonim.get(alamat(nama)), 401)
    assert "Authorization" in isi["detail"]
    assert "Tim, Perangkat Daerah dan Inspektorat" in masalah(api(asesor).get(alamat(nama)), 403)["detail"]


@pytest.mark.parametrize("nama", BERPERAN)
def test_berperan_terbuka_bagi_tim(
    nama: str, api: Api, laporan: LaporanBulanan, tim_pengarah: Pengguna
) -> None:
    """The city's teams read all of it."""
    assert api(tim_pengarah).get(alamat(nama)).status_code == 200


def test_rancangan_road_map_tersembunyi(
    klien_anonim: Client, api: Api, tim_pelaksana: Pengguna, road_map: RoadMap
) -> None:
    """A draft and what is in it are for those who may read it on the pages."""
    rancangan = RoadMap.objects.create(
        kode="rancangan",
        judul="Rancangan",
        jenis_regulasi="Peraturan Wali Kota",
        tentang="Rancangan",
        pemerintah_daerah="Kota Malang",
        tahun_awal=2026,
        tahun_akhir=2030,
    )
    masalah(klien_anonim.get(f"/api/v1/road-map/{rancangan.pk}/"), 404)
    assert api(tim_pelaksana).get(f"/api/v1/road-map/{rancangan.pk}/").json()["status"] == "rancangan"


def test_rencana_unit_lain_404(
    api: Api,
    rencana: RencanaAksi,
    laporan: LaporanBulanan,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
) -> None:
    """Another unit's ids are nowhere: not the record, not what hangs on it, not in a list."""
    milik, lain = api(tim_pelaksana_pd), api(tim_pelaksana_pd_lain)
    for jalur in (
        f"rencana-aksi/{rencana.pk}/",
        f"rencana-aksi/{rencana.pk}/butir/",
        f"laporan-bulanan/{laporan.pk}/",
        f"laporan-bulanan/{laporan.pk}/kemajuan/",
    ):
        assert milik.get(f"/api/v1/{jalur}").status_code == 200
        masalah(lain.get(f"/api/v1/{jalur}"), 404)
    for nama in ("rencana-aksi", "laporan-bulanan"):
        assert len(milik.get(alamat(nama)).json()["hasil"]) == 1
        assert lain.get(alamat(nama)).json()["hasil"] == []


def test_butir_sebagai_data(api: Api, rencana: RencanaAksi, kepala_pd: Pengguna) -> None:
    """An item tells what it promises; what was not said is null."""
    hasil = api(kepala_pd).get(f"/api/v1/rencana-aksi/{rencana.pk}/butir/").json()["hasil"]
    assert [b["nomor"] for b in hasil] == [1, 2]
    assert (hasil[0]["jadwal"], hasil[0]["anggaran"]) == ([1, 2, 3, 4], "80000000.00")
    assert hasil[1]["anggaran"] is None


def test_kepatuhan_hanya_milik_sendiri(api: Api, tim_pelaksana_pd: Pengguna, road_map: RoadMap) -> None:
    """A unit reads its own compliance alone."""
    assert [b["kode"] for b in api(tim_pelaksana_pd).get(alamat("kepatuhan")).json()] == ["diskominfo"]


def test_halaman_berurut_tanpa_ulang(klien_anonim: Client) -> None:
    """Following the links gives every row once, in order; back leads to where one was."""
    nomor: list[int] = []
    tautan = "/api/v1/baris-lampiran/?ukuran=40&urut=nomor"
    kedua: dict[str, Any] = {}
    while tautan:
        isi = klien_anonim.get(tautan).json()
        kedua = kedua or (isi if nomor else {})
        nomor += [b["nomor"] for b in isi["hasil"]]
        tautan = isi["berikutnya"]
    assert nomor == list(BarisLampiran.objects.order_by("nomor").values_list("nomor", flat=True))
    assert klien_anonim.get(kedua["sebelumnya"]).json()["hasil"][0]["nomor"] == nomor[0]


def test_urut_sama_besar_tanpa_ulang(klien_anonim: Client) -> None:
    """Rows that are equal in the order asked for neither repeat nor hide."""
    pk, tautan = [], "/api/v1/sasaran/?ukuran=3&urut=-urutan"
    while tautan:
        isi = klien_anonim.get(tautan).json()
        pk += [b["id"] for b in isi["hasil"]]
        tautan = isi["berikutnya"]
    assert len(pk) == len(set(pk)) == len(klien_anonim.get("/api/v1/sasaran/?ukuran=200").json()["hasil"])


def test_saring_dan_cari(klien_anonim: Client) -> None:
    """Parameters limit a list; each word of a search must be found."""
    area = klien_anonim.get("/api/v1/area/?urut=nomor").json()["hasil"][0]
    hasil = klien_anonim.get(f"/api/v1/baris-lampiran/?area={area['id']}&cari=PROGRAM").json()["hasil"]
    assert hasil
    assert {b["area"] for b in hasil} == {area["id"]}
    assert klien_anonim.get("/api/v1/baris-lampiran/?cari=program tidakadakatanya").json()["hasil"] == []


@pytest.mark.parametrize(
    ("kueri", "kata"),
    [
        ("ukuran=201", "1 sampai 200"),
        ("ukuran=999999999999999999999", "1 sampai 200"),
        ("ukuran=0", "1 sampai 200"),
        ("ukuran=-5", "1 sampai 200"),
        ("urut=nama_ibu", "Pilihannya"),
        ("halaman=2", "tidak dikenal"),
        ("area=satu", "bilangan bulat"),
        ("area=99999999999999999999", "bilangan bulat"),
        ("area=²", "bilangan bulat"),
        ("cari=%00", "200 huruf"),
        ("road_map=%00", "harus teks"),
        ("kursor=bukan-kursor", "Kursor"),
        ("kursor=cD1hYmM%3D", "Kursor"),  # made up: from the row "abc"
    ],
)
def test_kueri_salah(kueri: str, kata: str, klien_anonim: Client) -> None:
    """A wrong parameter is refused with what is right, never passed over."""
    jawaban = klien_anonim.get(f"/api/v1/baris-lampiran/?{kueri}")
    assert kata in masalah(jawaban, 400)["detail"]


@pytest.mark.parametrize("kueri", ["", "?road_map=perwal-45-2020", "?road_map=perwal-45-2020&tahun=1999"])
def test_angka_tanpa_tahun(kueri: str, api: Api, tim_pengarah: Pengguna) -> None:
    """Figures of a year need road map and year, of those that there are."""
    masalah(api(tim_pengarah).get(f"/api/v1/capaian/{kueri}"), 400)


def test_kunci_berakhir_dicabut_salah(api: Api, tim_pengarah: Pengguna) -> None:
    """A key that does not open says why; only its hash is kept."""
    teks = buat_kunci(tim_pengarah)
    kunci = KunciApi.objects.get()
    assert kunci.sidik == sidik(teks)
    assert teks not in str(kunci.__dict__)
    klien = Client(headers={"authorization": f"Bearer {teks}"})
    assert klien.get(alamat("rencana-aksi")).status_code == 200
    kunci.refresh_from_db()
    assert kunci.terakhir_dipakai is not None
    KunciApi.objects.update(
        dibuat_pada=timezone.now() - timedelta(days=9), berlaku_sampai=timezone.now() - timedelta(days=1)
    )
    jawaban = klien.get(alamat("rencana-aksi"))
    assert "berakhir" in masalah(jawaban, 401)["detail"]
    assert jawaban.headers["WWW-Authenticate"].startswith("Bearer")
    cabut(kunci=kunci, kini=timezone.now())
    assert "dicabut" in masalah(klien.get(alamat("road-map")), 401)["detail"]
    for kepala in ("Bearer bukan-kunci", "Bearer", "Basic YTpi", "Bearer \xff", "Bearer a b"):
        salah = Client(headers={"authorization": kepala})
        masalah(salah.get(alamat("road-map")), 401)


def test_nama_orang_hanya_bagi_yang_berakun(
    api: Api,
    klien_tim_pengarah: Client,
    tim_pengarah: Pengguna,
    tim_pelaksana: Pengguna,
    klien_anonim: Client,
) -> None:
    """Visitors read what changed, on page and API; the name of the person who changed it is for who has an account."""
    unit = PerangkatDaerah.objects.get(kode="diskominfo")
    unit.singkatan = "Kominfo"
    unit.save()
    PerangkatDaerah.riwayat.filter(id=unit.pk, singkatan="Kominfo").update(history_user=tim_pelaksana)
    halaman, data = f"/perangkat-daerah/{unit.kode}/", f"/api/v1/perangkat-daerah/{unit.pk}/riwayat/"
    for klien, alamat in ((klien_tim_pengarah, halaman), (api(tim_pengarah), data)):
        assert tim_pelaksana.nama in klien.get(alamat).content.decode()
    for alamat in (halaman, data):
        jawaban = klien_anonim.get(alamat).content.decode()
        assert "Kominfo" in jawaban
        assert tim_pelaksana.nama not in jawaban


def test_akun_nonaktif_tertutup(api: Api, tim_pengarah: Pengguna) -> None:
    """A key opens nothing once its owner's account is closed."""
    klien = api(tim_pengarah)
    tim_pengarah.is_active = False
    tim_pengarah.save()
    assert "tidak aktif" in masalah(klien.get(alamat("road-map")), 401)["detail"]


def test_kuki_tidak_berlaku(klien_tim_pengarah: Client) -> None:
    """A session of the browser opens nothing here, so no other page can use it."""
    masalah(klien_tim_pengarah.get(alamat("rencana-aksi")), 401)


def test_laju(api: Api, tim_pengarah: Pengguna, settings: Settings, klien_anonim: Client) -> None:
    """Too many requests are told when to come again; a key and the public are counted apart."""
    settings.LAJU_API = {"kunci": "3/minute", "anonim": "2/minute"}
    caches["laju"].clear()
    klien = api(tim_pengarah)
    assert [klien.get(alamat("road-map")).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert [klien_anonim.get(alamat("road-map")).status_code for _ in range(3)] == [200, 200, 429]
    jawaban = klien.get(alamat("road-map"))
    assert "Retry-After" in masalah(jawaban, 429)["detail"]
    assert 0 < int(jawaban.headers["Retry-After"]) <= 61


def test_metode_dan_bentuk(klien_anonim: Client, api: Api, tim_pengarah: Pengguna) -> None:
    """An unknown method, a wanted form that is not JSON, and a page's address under the API."""
    masalah(api(tim_pengarah).put(alamat("road-map"), {}, content_type="application/json"), 405)
    masalah(klien_anonim.get(alamat("road-map"), headers={"accept": "text/html"}), 406)
    masalah(klien_anonim.get("/api/v1/road-map/999999999999999999999/"), 404)


@pytest.mark.parametrize("nama", [*UMUM, *BERPERAN])
def test_banyak_kueri_tetap(
    nama: str, api: Api, laporan: LaporanBulanan, inspektorat: Pengguna, django_assert_max_num_queries: Any
) -> None:
    """A list costs the same few queries whatever its length (django-zeal watches for one per row)."""
    klien = api(inspektorat, LingkupKunci.BACA)
    klien.get(alamat(nama))
    with django_assert_max_num_queries(30 if nama in KUERI else 8):
        klien.get(alamat(nama))


@pytest.mark.parametrize("nama", LAIN)
def test_banyak_kueri_lain(
    nama: str, api: Api, laporan: LaporanBulanan, inspektorat: Pengguna, django_assert_max_num_queries: Any
) -> None:
    """So do the others; what is described stands there."""
    jalur, _, kueri = nama.partition("?")
    klien, url = api(inspektorat, LingkupKunci.BACA), f"/api/v1/{jalur}/?{kueri}"
    assert klien.get(url).status_code == 200
    with django_assert_max_num_queries(LAIN[nama]):
        klien.get(url)


def test_skema_dan_dokumen(klien_anonim: Client) -> None:
    """The schema and its page are open, and name every resource."""
    skema = klien_anonim.get("/api/v1/skema/", headers={"accept": "application/vnd.oai.openapi+json"}).json()
    halaman = klien_anonim.get("/api/v1/dokumen/").content.decode()
    for nama in (*UMUM, *BERPERAN, *(n.partition("?")[0] for n in LAIN)):
        assert f"/api/v1/{nama}/" in skema["paths"]
        assert f"/api/v1/{nama}/" in halaman
