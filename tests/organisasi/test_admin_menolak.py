"""What the Administrator's pages refuse: the last Administrator's going, and edits of what has changed meanwhile."""

import re
from typing import Any

import pytest
from django.db.models.signals import pre_save
from django.test import Client
from django.urls import reverse

from organisasi.models import Pengguna, Penugasan, Peran, Pokja
from tests.pabrik import PenggunaFactory, PenugasanFactory

TERAKHIR = "Administrator terakhir yang aktif"


def _alamat(model: str, laku: str, *args: Any) -> str:
    return reverse(f"admin:organisasi_{model}_{laku}", args=args)


def _isian(klien: Client, alamat: str) -> dict[str, str]:
    """Return what the page's form would send back unchanged."""
    konteks = klien.get(alamat).context
    (form, *_), kumpulan = [konteks["adminform"].form], konteks["inline_admin_formsets"]
    isi = {"versi_dibuka": konteks["versi_dibuka"]}
    for satu in [form, *[f for k in kumpulan for f in [k.formset.management_form, *k.formset.initial_forms]]]:
        for bidang in satu:
            nilai = bidang.value()
            if nilai not in {None, False, ""}:
                isi[bidang.html_name] = "on" if nilai is True else str(nilai)
    for k in kumpulan:
        isi[f"{k.formset.prefix}-TOTAL_FORMS"] = str(len(k.formset.initial_forms))
    return isi


def _teks(jawaban: Any) -> str:
    return re.sub(r"\s+", " ", jawaban.content.decode())


# The last Administrator


def _menghapus_tugas(klien: Client, tugas: Penugasan) -> Any:
    return klien.post(_alamat("penugasan", "delete", tugas.pk), {"post": "yes"}, follow=True)


def _menghapus_terpilih(klien: Client, tugas: Penugasan) -> Any:
    isian = {"action": "delete_selected", "_selected_action": [tugas.pk], "post": "yes"}
    return klien.post(_alamat("penugasan", "changelist"), isian, follow=True)


def _mengganti_peran(klien: Client, tugas: Penugasan) -> Any:
    alamat = _alamat("penugasan", "change", tugas.pk)
    asesor = Peran.objects.get(kode="asesor").pk
    return klien.post(alamat, _isian(klien, alamat) | {"peran": asesor}, follow=True)


def _mencabut_pada_akun(klien: Client, tugas: Penugasan) -> Any:
    alamat = _alamat("pengguna", "change", tugas.pengguna_id)
    return klien.post(alamat, _isian(klien, alamat) | {"penugasan-0-DELETE": "on"}, follow=True)


@pytest.mark.parametrize(
    "laku", [_menghapus_tugas, _menghapus_terpilih, _mengganti_peran, _mencabut_pada_akun]
)
def test_last_administrator_keeps_the_role(
    klien_administrator: Client, administrator: Pengguna, laku: Any
) -> None:
    PenugasanFactory.create(kode_peran="administrator", pengguna__is_active=False)  # does not count
    tugas = administrator.penugasan.get()
    jejak = Penugasan.riwayat.count()
    jawaban = laku(klien_administrator, tugas)
    assert TERAKHIR in _teks(jawaban)
    assert "berhasil" not in _teks(jawaban)
    assert Penugasan.objects.get(pk=tugas.pk).peran.kode == "administrator"
    assert Penugasan.riwayat.count() == jejak

    lain = PenugasanFactory.create(kode_peran="administrator")
    assert TERAKHIR not in _teks(laku(klien_administrator, lain))
    assert not Penugasan.objects.filter(pk=lain.pk, peran__kode="administrator").exists()


def test_last_administrator_is_not_switched_off(klien_administrator: Client, administrator: Pengguna) -> None:
    """Nobody switches off their own account, so it takes another who loses the role at that very moment."""
    lain = PenugasanFactory.create(kode_peran="administrator").pengguna
    alamat = _alamat("pengguna", "change", lain.pk)
    mati = {k: v for k, v in _isian(klien_administrator, alamat).items() if k != "is_active"}

    def menyela(**_: Any) -> None:
        administrator.penugasan.all().delete()

    pre_save.connect(menyela, sender=Pengguna)
    try:
        jawaban = klien_administrator.post(alamat, mati)
    finally:
        pre_save.disconnect(menyela, sender=Pengguna)
    assert TERAKHIR in _teks(klien_administrator.get(jawaban["Location"]))
    lain.refresh_from_db()
    assert lain.is_active

    assert klien_administrator.post(alamat, mati).status_code == 302
    lain.refresh_from_db()
    assert not lain.is_active


# Stale edits


def test_stale_edit_is_refused_with_who_and_what(klien_administrator: Client) -> None:
    pokja = Pokja.objects.get(kode="pokja-a")
    alamat = _alamat("pokja", "change", pokja.pk)
    dibuka = _isian(klien_administrator, alamat)
    orang_lain = PenugasanFactory.create(
        kode_peran="administrator", pengguna__nama="Administrator Kedua"
    ).pengguna
    lain = Client()
    lain.force_login(orang_lain, backend="organisasi.backends.PeranBackend")
    assert lain.post(alamat, _isian(lain, alamat) | {"nama": "Nama dari yang lain"}).status_code == 302

    jawaban = klien_administrator.post(alamat, dibuka | {"nama": "Nama dari saya"})
    assert jawaban.status_code == 200
    assert "Kelompok kerja diubah oleh Administrator Kedua pada " in _teks(jawaban)
    assert "Nama kini “Nama dari yang lain”." in _teks(jawaban)
    assert 'value="Nama dari saya"' in _teks(jawaban)
    pokja.refresh_from_db()
    assert pokja.nama == "Nama dari yang lain"

    lagi = dibuka | {"nama": "Nama dari saya", "versi_dibuka": jawaban.context["versi_dibuka"]}
    assert klien_administrator.post(alamat, lagi).status_code == 302
    pokja.refresh_from_db()
    assert pokja.nama == "Nama dari saya"


def test_stale_edit_counts_what_stands_on_the_page_too(klien_administrator: Client) -> None:
    """A role that someone gives a person meanwhile is a change of that person's page."""
    orang = PenggunaFactory.create()
    alamat = _alamat("pengguna", "change", orang.pk)
    dibuka = _isian(klien_administrator, alamat)
    PenugasanFactory.create(kode_peran="asesor", pengguna=orang)
    jawaban = klien_administrator.post(alamat, dibuka | {"nama": "Nama Baru"})
    assert "Penugasan dibuat oleh sistem pada " in _teks(jawaban)
    orang.refresh_from_db()
    assert orang.nama != "Nama Baru"


def test_unchanged_record_is_saved_again_and_again(klien_administrator: Client) -> None:
    orang = PenugasanFactory.create(kode_peran="asesor").pengguna
    alamat = _alamat("pengguna", "change", orang.pk)
    for nama in ("Pertama", "Kedua"):
        assert (
            klien_administrator.post(alamat, _isian(klien_administrator, alamat) | {"nama": nama}).status_code
            == 302
        )
        orang.refresh_from_db()
        assert orang.nama == nama
