"""The pages of notices: one's own alone; the bell on every page of whoever is signed in."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisasi.models import Pengguna, PilihanSurel
from tests.pabrik import PemberitahuanFactory

pytestmark = pytest.mark.django_db

DAFTAR = reverse("pemberitahuan:daftar")
TANDAI = reverse("pemberitahuan:tandai_semua")
PENGATURAN = reverse("pemberitahuan:pengaturan")


def _isi(klien: Client, alamat: str = DAFTAR) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200
    return str(jawaban.content.decode())


def _buka(pk: int) -> str:
    return reverse("pemberitahuan:buka", args=[pk])


def test_daftar_shows_own_notices_the_unread_first(
    klien_kepala_pd: Client, kepala_pd: Pengguna, tim_pengarah: Pengguna
) -> None:
    kini = timezone.now()
    for judul, hari, dibaca in (("Lama", 3, None), ("Terbaca", 1, kini), ("Baru", 2, None)):
        PemberitahuanFactory.create(
            penerima=kepala_pd, judul=f"Kabar {judul}", dibuat=kini - timedelta(hari), dibaca_pada=dibaca
        )
    PemberitahuanFactory.create(penerima=tim_pengarah, judul="Kabar rahasia")
    isi = _isi(klien_kepala_pd)
    urutan = [isi.index(f"Kabar {judul}") for judul in ("Baru", "Lama", "Terbaca")]
    assert urutan == sorted(urutan)
    assert "Kabar rahasia" not in isi
    assert isi.count('<span class="lencana lencana-biru">Belum dibaca</span>') == 2


def test_daftar_of_unread_only(klien_kepala_pd: Client, kepala_pd: Pengguna) -> None:
    alamat = f"{DAFTAR}?tampil=belum-dibaca"
    PemberitahuanFactory.create(penerima=kepala_pd, judul="Kabar lalu", dibaca_pada=timezone.now())
    assert "Semua sudah dibaca" in _isi(klien_kepala_pd, alamat)
    PemberitahuanFactory.create(penerima=kepala_pd, judul="Kabar segar")
    isi = _isi(klien_kepala_pd, alamat)
    assert "Kabar segar" in isi
    assert "Kabar lalu" not in isi


def test_daftar_empty(klien_kepala_pd: Client) -> None:
    isi = _isi(klien_kepala_pd)
    assert "Belum ada pemberitahuan" in isi
    assert "Tandai semua" not in isi


def test_daftar_pages(klien_kepala_pd: Client, kepala_pd: Pengguna) -> None:
    PemberitahuanFactory.create_batch(51, penerima=kepala_pd)
    assert "Menampilkan 51–51 dari 51 pemberitahuan" in _isi(klien_kepala_pd, f"{DAFTAR}?halaman=2")


def test_daftar_escapes_what_people_wrote(klien_kepala_pd: Client, kepala_pd: Pengguna) -> None:
    PemberitahuanFactory.create(penerima=kepala_pd, judul="<script>alert(1)</script>", isi="<b>tebal</b>")
    isi = _isi(klien_kepala_pd)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in isi
    assert "&lt;b&gt;tebal&lt;/b&gt;" in isi


def test_daftar_asks_the_database_as_often_at_3_as_at_30(
    klien_kepala_pd: Client, kepala_pd: Pengguna
) -> None:
    def pertanyaan(banyak: int) -> int:
        PemberitahuanFactory.create_batch(banyak, penerima=kepala_pd)
        with CaptureQueriesContext(connection) as tangkapan:
            _isi(klien_kepala_pd)
        return len(tangkapan)

    assert pertanyaan(3) == pertanyaan(27)


def test_buka_marks_as_read_and_leads_there(klien_kepala_pd: Client, kepala_pd: Pengguna) -> None:
    kabar = PemberitahuanFactory.create(penerima=kepala_pd, alamat="/road-map/?tampil=1")
    jawaban = klien_kepala_pd.get(_buka(kabar.pk))
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/road-map/?tampil=1")
    kabar.refresh_from_db()
    pertama = kabar.dibaca_pada
    assert pertama is not None
    klien_kepala_pd.get(_buka(kabar.pk))
    kabar.refresh_from_db()
    assert kabar.dibaca_pada == pertama


def test_buka_of_another_person_is_not_there(
    klien_kepala_pd: Client, klien_administrator: Client, tim_pengarah: Pengguna
) -> None:
    kabar = PemberitahuanFactory.create(penerima=tim_pengarah)
    for klien in (klien_kepala_pd, klien_administrator):
        assert klien.get(_buka(kabar.pk)).status_code == 404
    kabar.refresh_from_db()
    assert kabar.dibaca_pada is None


def test_buka_from_an_email_asks_to_sign_in_first(klien_anonim: Client, kepala_pd: Pengguna) -> None:
    kabar = PemberitahuanFactory.create(penerima=kepala_pd)
    alamat = _buka(kabar.pk)
    assert klien_anonim.get(alamat)["Location"] == f"{reverse('account_login')}?next={alamat}"


def test_tandai_semua_marks_own_notices_alone(
    klien_kepala_pd: Client, kepala_pd: Pengguna, tim_pengarah: Pengguna
) -> None:
    PemberitahuanFactory.create_batch(2, penerima=kepala_pd)
    lain = PemberitahuanFactory.create(penerima=tim_pengarah)
    assert "Tandai semua sudah dibaca" in _isi(klien_kepala_pd)
    jawaban = klien_kepala_pd.post(TANDAI, follow=True)
    assert "2 pemberitahuan ditandai sudah dibaca." in jawaban.content.decode()
    assert not kepala_pd.pemberitahuan.belum_dibaca().exists()
    lain.refresh_from_db()
    assert lain.dibaca_pada is None


def test_tandai_semua_only_by_post(klien_kepala_pd: Client, klien_anonim: Client) -> None:
    assert klien_kepala_pd.get(TANDAI).status_code == 405
    assert klien_anonim.post(TANDAI)["Location"].startswith(reverse("account_login"))


def test_pengaturan_saves_the_choice(klien_kepala_pd: Client, kepala_pd: Pengguna) -> None:
    isi = _isi(klien_kepala_pd, PENGATURAN)
    assert kepala_pd.email in isi
    jawaban = klien_kepala_pd.post(PENGATURAN, {"surel": "harian"}, follow=True)
    assert "Pilihan Anda tersimpan" in jawaban.content.decode()
    kepala_pd.refresh_from_db()
    assert kepala_pd.surel == PilihanSurel.HARIAN
    assert kepala_pd.riwayat.latest().history_user == kepala_pd


@pytest.mark.parametrize("surel", ["", "mingguan"])
def test_pengaturan_refuses_an_unknown_choice(
    surel: str, klien_kepala_pd: Client, kepala_pd: Pengguna
) -> None:
    jawaban = klien_kepala_pd.post(PENGATURAN, {"surel": surel})
    assert jawaban.status_code == 422
    assert "Belum tersimpan" in jawaban.content.decode()
    kepala_pd.refresh_from_db()
    assert kepala_pd.surel == PilihanSurel.LANGSUNG


def test_bell_counts_the_unread_on_every_page(klien_kepala_pd: Client, kepala_pd: Pengguna) -> None:
    beranda = reverse("roadmap:beranda")
    assert 'aria-label="Pemberitahuan"' in _isi(klien_kepala_pd, beranda)
    PemberitahuanFactory.create_batch(2, penerima=kepala_pd)
    PemberitahuanFactory.create(penerima=kepala_pd, dibaca_pada=timezone.now())
    assert 'aria-label="Pemberitahuan, 2 belum dibaca"' in _isi(klien_kepala_pd, beranda)


def test_bell_is_not_for_the_public_and_costs_them_nothing(klien_anonim: Client) -> None:
    with CaptureQueriesContext(connection) as tangkapan:
        isi = _isi(klien_anonim, reverse("roadmap:beranda"))
    assert "Pemberitahuan" not in isi
    assert not [q for q in tangkapan if "organisasi_pemberitahuan" in q["sql"]]


def test_bell_costs_one_question(klien_kepala_pd: Client) -> None:
    with CaptureQueriesContext(connection) as tangkapan:
        _isi(klien_kepala_pd, reverse("roadmap:beranda"))
    assert len([q for q in tangkapan if "organisasi_pemberitahuan" in q["sql"]]) == 1
