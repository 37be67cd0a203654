"""Steps, what waits for whom, setting many at once, verification: what each person sees and what is refused."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from zeal import zeal_ignore

from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import ButirAksi, CatatanAlih, Penilaian, RencanaAksi, TahunRencana
from rencana_aksi.queries.langkah import langkah_tersedia
from rencana_aksi.services.butir import nyatakan_semua_sesuai
from rencana_aksi.services.rencana import buka_rencana
from tests.rencana_aksi.conftest import KINI, Majukan, TambahButir
from tests.roadmap.halaman import baca, isi, isian, tabel, teks

pytestmark = pytest.mark.django_db
TUGAS, PENETAPAN = "/rencana-aksi/tugas/", "/rencana-aksi/penetapan/"
HTMX = {"HX-Request": "true"}


def alamat(rencana: RencanaAksi, nama: str) -> str:
    return reverse("rencana_aksi:langkah", args=[rencana.pk, nama])


def pesan(jawaban: Any) -> str:
    return " ".join(str(p) for p in get_messages(jawaban.wsgi_request))


def status(rencana: RencanaAksi) -> str:
    rencana.refresh_from_db()
    return rencana.status


# The steps that exist from here


def test_langkah_tersedia_bagi_yang_berhak(majukan: Majukan, tim_pelaksana: Pengguna) -> None:
    rencana = majukan("diajukan")
    verifikasi, kembalikan = langkah_tersedia(rencana, tim_pelaksana)
    assert (verifikasi.peralihan.nama, verifikasi.boleh) == ("verifikasi", False)
    assert (kembalikan.peralihan.nama, kembalikan.boleh) == ("kembalikan", True)
    nyatakan_semua_sesuai(rencana=rencana, oleh=tim_pelaksana)
    assert all(satu.boleh and satu.berwenang for satu in langkah_tersedia(rencana, tim_pelaksana))


def test_langkah_tersedia_menyebut_alasan(
    rencana: RencanaAksi, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna
) -> None:
    (ajukan,) = langkah_tersedia(rencana, tim_pelaksana_pd)
    assert (ajukan.berwenang, ajukan.alasan) == (True, "Rencana ini belum berisi satu butir pun.")
    (ajukan,) = langkah_tersedia(rencana, kepala_pd)
    assert not ajukan.berwenang
    assert "Hanya Tim Pelaksana Perangkat Daerah" in ajukan.alasan


def test_langkah_tersedia_orang_yang_sama(majukan: Majukan, tim_pelaksana: Pengguna) -> None:
    rencana = majukan("diajukan")
    rencana.diajukan_oleh = tim_pelaksana
    verifikasi, kembalikan = langkah_tersedia(rencana, tim_pelaksana)
    assert "sudah diajukan oleh Anda" in verifikasi.alasan
    assert kembalikan.boleh


def test_langkah_tersedia_habis(majukan: Majukan, tim_pengarah: Pengguna) -> None:
    assert langkah_tersedia(majukan("ditetapkan"), tim_pengarah) == []


# The page of a step


def test_konfirmasi_menyebut_akibat(majukan: Majukan, klien_kepala_pd: Client) -> None:
    rencana = majukan("menunggu-kepala")
    html = baca(klien_kepala_pd, alamat(rencana, "setujui"))
    assert str(rencana) in teks(html)
    assert "Rencana dikirim ke Tim Pelaksana Tingkat Kota untuk diverifikasi." in teks(html)
    assert isian(html) == {"status_dibuka": ["menunggu-kepala"]}
    assert status(rencana) == "menunggu-kepala", "asking changes nothing"


def test_langkah_diambil(majukan: Majukan, klien_kepala_pd: Client, kepala_pd: Pengguna) -> None:
    rencana = majukan("menunggu-kepala")
    jawaban = klien_kepala_pd.post(alamat(rencana, "setujui"), {"status_dibuka": "menunggu-kepala"})
    assert jawaban.headers["Location"] == reverse("rencana_aksi:rencana", args=[rencana.pk])
    assert pesan(jawaban) == f"{rencana} kini berstatus Diajukan dan menunggu Tim Pelaksana Tingkat Kota."
    assert status(rencana) == "diajukan"
    assert rencana.disetujui_oleh == kepala_pd


def test_ditekan_dua_kali(majukan: Majukan, klien_tim_pengarah: Client) -> None:
    rencana = majukan("diverifikasi")
    kirim = {"status_dibuka": "diverifikasi", "catatan": "Target belum terukur."}
    for _ in range(2):
        assert klien_tim_pengarah.post(alamat(rencana, "kembalikan"), kirim).status_code == 302
    assert CatatanAlih.objects.filter(peralihan="kembalikan").count() == 1
    assert status(rencana) == "dikembalikan"


def test_sudah_beralih_karena_orang_lain(
    majukan: Majukan, klien_tim_pengarah: Client, klien_tim_pelaksana: Client
) -> None:
    rencana = majukan("diverifikasi")
    jawaban = klien_tim_pelaksana.post(
        alamat(rencana, "kembalikan"), {"status_dibuka": "diajukan", "catatan": "a"}
    )
    assert f"{rencana} sudah berubah menjadi Diverifikasi sejak Anda membukanya." in teks(isi(jawaban, 409))
    assert status(rencana) == "diverifikasi"


def test_isian_kosong_pada_status_yang_sudah_lewat(rencana: RencanaAksi, klien_kepala_pd: Client) -> None:
    """A form that is incomplete and too late says that it is too late."""
    html = isi(klien_kepala_pd.post(alamat(rencana, "setujui")), 409)
    assert "hanya untuk rencana berstatus Menunggu persetujuan" in teks(html)


@pytest.mark.parametrize("catatan", ["", "  \n", None, "x" * 4001])
def test_catatan_wajib(catatan: str | None, majukan: Majukan, klien_tim_pelaksana: Client) -> None:
    rencana = majukan("diajukan")
    kirim = {"status_dibuka": "diajukan"} | ({} if catatan is None else {"catatan": catatan})
    html = isi(klien_tim_pelaksana.post(alamat(rencana, "kembalikan"), kirim), 422)
    assert 'aria-invalid="true"' in html
    assert status(rencana) == "diajukan"


def test_tolak_dengan_catatan(majukan: Majukan, klien_kepala_pd: Client) -> None:
    rencana = majukan("menunggu-kepala")
    kirim = {"status_dibuka": "menunggu-kepala", "catatan": "Anggaran belum cocok."}
    assert klien_kepala_pd.post(alamat(rencana, "tolak"), kirim).status_code == 302
    assert (status(rencana), rencana.catatan_alih.latest("pk").catatan) == ("draf", "Anggaran belum cocok.")


def test_syarat_belum_terpenuhi(rencana: RencanaAksi, klien_tim_pelaksana_pd: Client) -> None:
    html = baca(klien_tim_pelaksana_pd, alamat(rencana, "ajukan"))
    assert "belum berisi satu butir pun" in teks(html)
    assert isian(html) == {}, "nothing to press"
    jawaban = klien_tim_pelaksana_pd.post(alamat(rencana, "ajukan"), {"status_dibuka": "draf"})
    assert "belum berisi satu butir pun" in teks(isi(jawaban, 409))


@pytest.mark.parametrize(
    ("siapa", "kode"),
    [
        ("administrator", 403), ("tim_pengarah", 403), ("tim_pelaksana", 403), ("tim_pelaksana_pd", 403),
        ("tim_pelaksana_pd_lain", 404), ("inspektorat", 403), ("asesor", 403),
    ],
)  # fmt: skip
def test_bukan_untuk(siapa: str, kode: int, majukan: Majukan, request: pytest.FixtureRequest) -> None:
    rencana = majukan("menunggu-kepala")
    klien: Client = request.getfixturevalue(f"klien_{siapa}")
    assert klien.get(alamat(rencana, "setujui")).status_code == kode
    assert klien.post(alamat(rencana, "setujui"), {"status_dibuka": "menunggu-kepala"}).status_code == kode
    assert status(rencana) == "menunggu-kepala"


@pytest.mark.parametrize("nama", ["gantikan", "hantu", "lapor"])
def test_langkah_tidak_dikenal(nama: str, rencana: RencanaAksi, klien_tim_pelaksana_pd: Client) -> None:
    assert klien_tim_pelaksana_pd.get(alamat(rencana, nama)).status_code == 404
    assert klien_tim_pelaksana_pd.post(alamat(rencana, nama)).status_code == 404


def test_anonim_dan_cara_lain(
    rencana: RencanaAksi, klien_anonim: Client, klien_tim_pelaksana_pd: Client
) -> None:
    for tujuan in (alamat(rencana, "ajukan"), TUGAS, PENETAPAN, _periksa(rencana)):
        assert klien_anonim.get(tujuan).headers["Location"].startswith("/akun/masuk/")
    assert klien_tim_pelaksana_pd.put(alamat(rencana, "ajukan")).status_code == 405


# What waits for whom


@pytest.mark.parametrize(
    ("keadaan", "penunggu", "tautan"),
    [
        ("draf", "tim_pelaksana_pd", "Lanjutkan menyusun"),
        ("menunggu-kepala", "kepala_pd", "Setujui dan kirim"),
        ("diajukan", "tim_pelaksana", "Periksa butir"),
        ("diverifikasi", "tim_pengarah", "Tetapkan"),
        ("ditetapkan", None, ""),
    ],
)
def test_tugas(
    keadaan: str,
    penunggu: str | None,
    tautan: str,
    rencana: RencanaAksi,
    majukan: Majukan,
    request: pytest.FixtureRequest,
) -> None:
    if keadaan != "draf":
        majukan(keadaan)
    for siapa in ("tim_pelaksana_pd", "kepala_pd", "tim_pelaksana", "tim_pengarah", "inspektorat"):
        html = baca(request.getfixturevalue(f"klien_{siapa}"), TUGAS)
        baris = [[s.teks for s in b.sel] for b in tabel(html)]
        if siapa == penunggu:
            assert [(b[0], b[-1]) for b in baris] == [(str(rencana), tautan)]
            assert "1 rencana menunggu Anda" in teks(html)
        else:
            assert baris == []
            assert "Tidak ada rencana yang menunggu Anda" in teks(html)


def test_tugas_bukan_yang_sudah_dilangkahi(
    majukan: Majukan, tim_pelaksana: Pengguna, klien_tim_pelaksana: Client
) -> None:
    rencana = majukan("diajukan")
    rencana.diajukan_oleh = tim_pelaksana
    rencana.save()
    assert tabel(baca(klien_tim_pelaksana, TUGAS)) == [], "somebody else must verify it"


def test_tugas_yang_belum_dimulai(
    periode: TahunRencana, klien_tim_pelaksana_pd: Client, klien_kepala_pd: Client
) -> None:
    assert "Rencana aksi Dinas Komunikasi dan Informatika 2021" in teks(baca(klien_tim_pelaksana_pd, TUGAS))
    assert "Rencana aksi Dinas" not in teks(baca(klien_kepala_pd, TUGAS))
    periode.dibuka = False
    periode.save()
    assert "Tidak ada rencana" in teks(baca(klien_tim_pelaksana_pd, TUGAS))


def test_tugas_query_tetap(
    periode: TahunRencana, administrator: Pengguna, klien_tim_pelaksana: Client, klien_tim_pengarah: Client
) -> None:
    unit = list(PerangkatDaerah.objects.order_by("pk"))
    jumlah: dict[str, list[int]] = {TUGAS: [], PENETAPAN: []}
    for daftar in (unit[:3], unit[3:]):
        for pd in daftar:
            rencana = buka_rencana(periode=periode, perangkat_daerah=pd, oleh=administrator, kini=KINI)
            RencanaAksi.objects.filter(pk=rencana.pk).update(
                status="diverifikasi", diverifikasi_oleh=administrator, diverifikasi_pada=KINI
            )
        for tujuan, angka in jumlah.items():
            with CaptureQueriesContext(connection) as query:
                assert tabel(baca(klien_tim_pengarah, tujuan))
            angka.append(len(query))
    assert {tujuan: len(set(angka)) for tujuan, angka in jumlah.items()} == {TUGAS: 1, PENETAPAN: 1}


# Setting many


def test_penetapan_banyak(
    majukan: Majukan,
    periode: TahunRencana,
    dishub: PerangkatDaerah,
    klien_tim_pengarah: Client,
    tim_pengarah: Pengguna,
) -> None:
    rencana = majukan("diverifikasi")
    sama = RencanaAksi.objects.create(periode=periode, perangkat_daerah=dishub)
    RencanaAksi.objects.filter(pk=sama.pk).update(
        status="diverifikasi", diverifikasi_oleh=tim_pengarah, diverifikasi_pada=KINI
    )
    assert len(tabel(baca(klien_tim_pengarah, PENETAPAN))) == 2
    with zeal_ignore():  # each plan is locked and set in a transaction of its own
        html = isi(klien_tim_pengarah.post(PENETAPAN, {"rencana": [rencana.pk, sama.pk]}))
    assert "1 rencana ditetapkan, 1 tidak" in teks(html)
    assert f"{sama}: tidak ditetapkan. Rencana ini sudah diverifikasi oleh Anda." in teks(html)
    assert (status(rencana), status(sama)) == ("ditetapkan", "diverifikasi")
    html = isi(klien_tim_pengarah.post(PENETAPAN, {"rencana": [rencana.pk]}))
    assert "0 rencana ditetapkan, 1 tidak" in teks(html), "sent again, it is refused and harmless"
    assert CatatanAlih.objects.filter(peralihan="tetapkan").count() == 1


@pytest.mark.parametrize("kirim", [[], ["x"], ["999999"], ["9" * 40], ["-1"]])
def test_penetapan_tanpa_pilihan(kirim: list[str], majukan: Majukan, klien_tim_pengarah: Client) -> None:
    rencana = majukan("diverifikasi")
    html = isi(klien_tim_pengarah.post(PENETAPAN, {"rencana": kirim}), 422)
    assert ("Pilih paling sedikit satu rencana." if not kirim else "tidak ditemukan") in teks(html)
    assert status(rencana) == "diverifikasi"


@pytest.mark.parametrize(
    "siapa", ["administrator", "tim_pelaksana", "tim_pelaksana_pd", "kepala_pd", "inspektorat"]
)
def test_penetapan_bukan_untuk(siapa: str, majukan: Majukan, request: pytest.FixtureRequest) -> None:
    rencana = majukan("diverifikasi")
    klien: Client = request.getfixturevalue(f"klien_{siapa}")
    assert klien.get(PENETAPAN).status_code == 403
    assert klien.post(PENETAPAN, {"rencana": [rencana.pk]}).status_code == 403
    assert status(rencana) == "diverifikasi"


def test_penetapan_kosong(klien_tim_pengarah: Client) -> None:
    assert "Tidak ada rencana yang siap ditetapkan" in teks(baca(klien_tim_pengarah, PENETAPAN))


# Verification


def _periksa(rencana: RencanaAksi) -> str:
    return reverse("rencana_aksi:periksa", args=[rencana.pk])


def _nilai(butir: ButirAksi) -> str:
    return reverse("rencana_aksi:butir_nilai", args=[butir.rencana_id, butir.kunci])


@pytest.fixture
def diperiksa(majukan: Majukan, tambah_butir: TambahButir) -> RencanaAksi:
    """A submitted plan with three items."""
    for tahapan in ("Menyusun", "Menguji", "Menerapkan"):
        tambah_butir(tahapan=tahapan)
    return majukan("diajukan")


def test_periksa_menampilkan_setiap_butir(diperiksa: RencanaAksi, klien_tim_pelaksana: Client) -> None:
    kata = teks(baca(klien_tim_pelaksana, _periksa(diperiksa)))
    assert "0 sesuai · 0 perlu perbaikan · 3 belum diperiksa" in kata
    assert all(f"{n}. {t}" in kata for n, t in enumerate(("Menyusun", "Menguji", "Menerapkan"), start=1))
    assert "3 butir belum diperiksa: nomor 1, 2, 3." in kata, "why it cannot be verified yet"
    rencana = baca(klien_tim_pelaksana, reverse("rencana_aksi:rencana", args=[diperiksa.pk]))
    utama = rencana.split('class="kepala-aksi', 1)[1].split("<details", 1)[0]
    assert "Periksa butir" in utama, "the one thing to do now comes first"


def test_periksa_satu_dengan_htmx(diperiksa: RencanaAksi, klien_tim_pelaksana: Client) -> None:
    butir = diperiksa.butir.get(nomor=2)
    jawaban = klien_tim_pelaksana.post(
        _nilai(butir), {"penilaian": "perbaiki", "catatan": "Target belum terukur."}, headers=HTMX
    )
    html = isi(jawaban)
    assert "<main" not in html
    assert "Tersimpan" in html
    assert "Target belum terukur." in html
    assert 'id="periksa-ringkas" hx-swap-oob="true"' in html
    assert "<b>1</b> perlu perbaikan" in html
    butir.refresh_from_db()
    assert butir.penilaian == Penilaian.PERBAIKI


def test_periksa_satu_tanpa_htmx(diperiksa: RencanaAksi, klien_tim_pelaksana: Client) -> None:
    butir = diperiksa.butir.get(nomor=1)
    jawaban = klien_tim_pelaksana.post(_nilai(butir), {"penilaian": "sesuai"})
    assert jawaban.headers["Location"] == f"{_periksa(diperiksa)}#butir-{butir.kunci.hex}"
    butir.refresh_from_db()
    assert butir.penilaian == Penilaian.SESUAI


@pytest.mark.parametrize(
    ("kirim", "kata"),
    [
        ({"penilaian": "perbaiki"}, "Tulis apa yang perlu diperbaiki"),
        ({"penilaian": "perbaiki", "catatan": " "}, "Tulis apa yang perlu diperbaiki"),
        ({"penilaian": "belum"}, "Pilih Sesuai atau Perlu perbaikan."),
        ({}, "Pilih Sesuai atau Perlu perbaikan."),
        ({"penilaian": "sesuai", "catatan": "x" * 4001}, "Catatan paling panjang 4000 huruf."),
    ],
)
def test_periksa_ditolak(
    kirim: dict[str, str], kata: str, diperiksa: RencanaAksi, klien_tim_pelaksana: Client
) -> None:
    butir = diperiksa.butir.get(nomor=1)
    for kepala in (HTMX, {}):
        html = isi(klien_tim_pelaksana.post(_nilai(butir), kirim, headers=kepala), 422)
        assert kata in html
        assert kirim.get("catatan", "").strip() in html, "what was typed stays"
    butir.refresh_from_db()
    assert butir.penilaian == Penilaian.BELUM


def test_semua_sesuai_lalu_verifikasi(diperiksa: RencanaAksi, klien_tim_pelaksana: Client) -> None:
    semua = reverse("rencana_aksi:periksa_semua", args=[diperiksa.pk])
    assert pesan(klien_tim_pelaksana.post(semua)) == "3 butir dinyatakan sesuai."
    assert klien_tim_pelaksana.get(semua).status_code == 405
    html = baca(klien_tim_pelaksana, _periksa(diperiksa))
    assert f'href="{alamat(diperiksa, "verifikasi")}"' in html
    klien_tim_pelaksana.post(alamat(diperiksa, "verifikasi"), {"status_dibuka": "diajukan"})
    assert status(diperiksa) == "diverifikasi"
    assert "Butir hanya dapat diperiksa selama" in teks(baca(klien_tim_pelaksana, _periksa(diperiksa)))
    assert "hanya dapat diperiksa" in pesan(klien_tim_pelaksana.post(semua))


def test_periksa_di_luar_waktunya(majukan: Majukan, klien_tim_pelaksana: Client) -> None:
    rencana = majukan("diverifikasi")
    jawaban = klien_tim_pelaksana.post(_nilai(rencana.butir.get()), {"penilaian": "sesuai"})
    assert "Butir hanya dapat diperiksa selama" in teks(isi(jawaban, 422))


@pytest.mark.parametrize(
    ("siapa", "kode"),
    [
        ("administrator", 403), ("tim_pengarah", 403), ("tim_pelaksana_pd", 403), ("kepala_pd", 403),
        ("tim_pelaksana_pd_lain", 404), ("inspektorat", 403), ("asesor", 403),
    ],
)  # fmt: skip
def test_periksa_bukan_untuk(
    siapa: str, kode: int, diperiksa: RencanaAksi, request: pytest.FixtureRequest
) -> None:
    klien: Client = request.getfixturevalue(f"klien_{siapa}")
    butir = diperiksa.butir.get(nomor=1)
    assert klien.get(_periksa(diperiksa)).status_code == kode
    assert klien.post(_nilai(butir), {"penilaian": "sesuai"}).status_code == kode
    assert klien.post(reverse("rencana_aksi:periksa_semua", args=[diperiksa.pk])).status_code == kode
    butir.refresh_from_db()
    assert butir.penilaian == Penilaian.BELUM


def test_periksa_query_tetap(
    rencana: RencanaAksi, tambah_butir: TambahButir, klien_tim_pelaksana: Client
) -> None:
    rencana.status = "diajukan"
    jumlah = []
    for sampai in (3, 30):
        RencanaAksi.objects.filter(pk=rencana.pk).update(status="draf")
        while rencana.butir.count() < sampai:
            tambah_butir()
        RencanaAksi.objects.filter(pk=rencana.pk).update(status="diajukan")
        with CaptureQueriesContext(connection) as query:
            assert baca(klien_tim_pelaksana, _periksa(rencana)).count("<article") == sampai
        jumlah.append(len(query))
    assert jumlah[0] == jumlah[1]
