"""`manage.py kirim_pengingat`: what is due is told once, what waits is sent, a trial changes nothing."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from io import StringIO
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from organisasi import pengingat
from organisasi.models import Pemberitahuan, Pengguna, PilihanSurel
from organisasi.pengingat import Pengingat, daftarkan
from tests.basis_data import BasisData
from tests.pabrik import PemberitahuanFactory, PenggunaFactory

pytestmark = pytest.mark.django_db

TAK_ADA = "Tidak ada yang baru: tidak ada pengingat baru dan tidak ada e-mail yang menunggu.\n"
Ingatkan = Callable[..., None]


@pytest.fixture(autouse=True)
def _tanpa_pendaftar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what the apps have registered: here only the mechanism is tested."""
    monkeypatch.setattr(pengingat, "_terdaftar", [])


@pytest.fixture
def orang() -> tuple[Pengguna, Pengguna, Pengguna]:
    """Return three people: mail at once, a daily digest, none."""
    return (
        PenggunaFactory.create(nama="Uji Langsung"),
        PenggunaFactory.create(nama="Uji Harian", surel=PilihanSurel.HARIAN),
        PenggunaFactory.create(nama="Uji Tanpa", surel=PilihanSurel.TIDAK),
    )


@pytest.fixture
def tenggat(orang: tuple[Pengguna, ...]) -> None:
    """Register a reminder to all three, whose occasion is the day that is asked for."""

    def penentu(pada: datetime) -> Iterator[Pengingat]:
        hari = timezone.localdate(pada)
        yield Pengingat(
            penerima=(satu for satu in orang),
            jenis="tenggat-dekat",
            kunci=f"tenggat-dekat:{hari}",
            judul=f"Tenggat rencana aksi {hari:%d-%m-%Y}",
            isi="Tinggal satu hari.",
            alamat="/rencana-aksi/",
        )

    daftarkan(penentu)
    daftarkan(penentu)


def _jalankan(*pilihan: str) -> str:
    keluar = StringIO()
    call_command("kirim_pengingat", *pilihan, stdout=keluar)
    return keluar.getvalue()


def test_without_anything_due_it_says_so() -> None:
    assert _jalankan() == TAK_ADA
    assert _jalankan("--kering").endswith(TAK_ADA)


@pytest.mark.usefixtures("tenggat")
def test_trial_tells_and_changes_nothing() -> None:
    keluaran = _jalankan("--kering", "--tanggal", "2026-12-01")
    assert keluaran.splitlines() == [
        "Percobaan: tidak ada yang disimpan atau dikirim.",
        "  Tenggat rencana aksi 01-12-2026 → Uji Langsung; Uji Harian; Uji Tanpa",
        "Akan diberitahukan: 3 pengingat.",
        "E-mail yang akan dikirim: 2 (1 langsung, 1 rangkuman harian).",
    ]
    assert not Pemberitahuan.objects.exists()
    assert mail.outbox == []


@pytest.mark.usefixtures("tenggat")
def test_run_does_what_the_trial_said_and_a_second_one_nothing(orang: tuple[Pengguna, ...]) -> None:
    langsung, harian, _ = orang
    assert _jalankan().splitlines() == [
        "Diberitahukan: 3 pengingat.",
        "E-mail terkirim: 2 (1 langsung, 1 rangkuman harian).",
    ]
    assert [p.pemberitahuan.count() for p in orang] == [1, 1, 1]
    judul = {surat.to[0]: surat.subject for surat in mail.outbox}
    assert judul.keys() == {langsung.email, harian.email}
    assert judul[langsung.email].startswith("[PetaRB] Tenggat rencana aksi ")
    assert judul[harian.email].startswith("[PetaRB] Rangkuman ")
    assert _jalankan() == TAK_ADA
    assert Pemberitahuan.objects.count() == 3
    assert len(mail.outbox) == 2


@pytest.mark.usefixtures("tenggat")
def test_another_day_is_another_occasion() -> None:
    _jalankan("--tanggal", "2026-12-01")
    assert _jalankan("--tanggal", "2026-12-01") == TAK_ADA
    assert "Diberitahukan: 3 pengingat." in _jalankan("--tanggal", "2026-12-02")
    assert set(Pemberitahuan.objects.values_list("judul", flat=True)) == {
        "Tenggat rencana aksi 01-12-2026",
        "Tenggat rencana aksi 02-12-2026",
    }


@pytest.mark.usefixtures("tenggat")
def test_only_who_was_not_told_before_is_told(orang: tuple[Pengguna, ...]) -> None:
    _jalankan("--tanggal", "2026-12-01")
    orang[0].pemberitahuan.all().delete()
    Pengguna.objects.filter(pk=orang[1].pk).update(is_active=False)
    assert "→ Uji Langsung\n" in _jalankan("--kering", "--tanggal", "2026-12-01")
    assert "Diberitahukan: 1 pengingat." in _jalankan("--tanggal", "2026-12-01")


def test_what_failed_before_is_sent() -> None:
    PemberitahuanFactory.create()
    assert "E-mail yang akan dikirim: 1 (1 langsung, 0 rangkuman harian)." in _jalankan("--kering")
    assert mail.outbox == []
    assert "E-mail terkirim: 1 (1 langsung, 0 rangkuman harian)." in _jalankan()
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("tenggat")
def test_mail_server_down_is_an_error_that_the_next_run_mends() -> None:
    with (
        patch.object(EmailBackend, "open", side_effect=ConnectionRefusedError("mati")),
        pytest.raises(CommandError, match="2 e-mail gagal dikirim"),
    ):
        _jalankan()
    assert Pemberitahuan.objects.count() == 3
    assert _jalankan().splitlines() == [
        "Diberitahukan: 0 pengingat.",
        "E-mail terkirim: 2 (1 langsung, 1 rangkuman harian).",
    ]


@pytest.mark.parametrize("tanggal", ["besok", "2026-13-01", "01-12-2026"])
def test_a_date_that_is_none_is_refused(tanggal: str) -> None:
    with pytest.raises(CommandError, match=f"‘{tanggal}’ bukan tanggal"):
        _jalankan("--tanggal", tanggal)


def test_four_at_once_tell_and_mail_each_notice_once(basis_data: BasisData) -> None:
    hasil = json.loads(basis_data.jalankan("-m", "tests.organisasi.kirim_serentak").splitlines()[-1])
    semua = [f"orang-{orang} perkara-{n}" for orang in range(10) for n in range(3)]
    assert hasil == {"galat": [None] * 4, "terkirim": semua, "tercatat": semua}
