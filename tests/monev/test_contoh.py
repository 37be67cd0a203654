"""Sample data: loaded whole through the services, marked on pages, taken away without a remainder."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from monev.contoh.acak import sumber, watak
from monev.models import Bukti, JejakContoh, LaporanBulanan, LaporanMonev, Permasalahan, Rapat, TindakLanjut
from organisasi.models import Pemberitahuan, Pengguna
from rencana_aksi.models import ButirAksi, Komentar, RencanaAksi
from tests.monev.conftest import KINI

APLIKASI = ("organisasi", "indikator", "roadmap", "rencana_aksi", "monev")


def _isi() -> dict[str, int]:
    """Count every record of every table, the histories too."""
    return {
        model._meta.label: model._base_manager.count()
        for nama in APLIKASI
        for model in apps.get_app_config(nama).get_models()
    }


def _muat(*argumen: str) -> str:
    keluaran = StringIO()
    call_command("muat_contoh", *argumen, stdout=keluaran)
    return keluaran.getvalue()


def test_kebetulan_yang_sama() -> None:
    """Chance is the same every time, and different for each name."""
    assert sumber("a", 1).random() == sumber("a", 1).random()
    assert sumber("a", 1).random() != sumber("a", 2).random()
    assert watak("diskominfo") == watak("diskominfo")


@pytest.mark.django_db
def test_data_contoh(klien_inspektorat: Client, tim_pelaksana: Pengguna) -> None:
    """A year of one unit comes with history and notices; what people add to it keeps it; then it goes whole."""
    call_command("buka_tahun_rencana", stdout=StringIO())
    call_command("buka_kalender_monev", stdout=StringIO())
    sebelum = _isi()

    keluaran = _muat("--unit", "diskominfo", "--tahun", "2023")
    assert "catatan data contoh dimuat" in keluaran
    assert RencanaAksi.objects.get().status == "ditetapkan"
    assert list(LaporanBulanan.objects.values_list("status", flat=True)) == ["diterima"] * 12
    assert Rapat.objects.filter(tingkat="kota", status="terlaksana").count() == 12
    assert {m.status for m in Permasalahan.objects.all()} == {"terbuka", "diputuskan", "selesai"}
    assert TindakLanjut.objects.filter(status="dikonfirmasi").exists()
    arahan = TindakLanjut.objects.filter(arahan__isnull=False).order_by("pk")
    assert [(t.status, t.persen) for t in arahan] == [("berjalan", 0), ("berjalan", 40)]
    assert Bukti.objects.exists()
    assert LaporanMonev.objects.filter(tingkat="kota", status="ditetapkan").count() == 1
    pokja = LaporanMonev.objects.filter(
        tingkat="pokja", status="ditetapkan", pokja__area__butir_aksi__isnull=False
    )
    assert set(pokja.values_list("periode__nomor", flat=True)) == {10, 11, 12}
    riwayat = LaporanBulanan.riwayat.filter(asal="perintah muat_contoh")
    assert riwayat.filter(history_user__isnull=False).count() >= 36
    assert Pemberitahuan.objects.exists()
    assert not Pemberitahuan.objects.filter(surel_pada__isnull=True).exists()

    assert "Data contoh" in klien_inspektorat.get("/monev/kemajuan/?tahun=2023").content.decode()
    with pytest.raises(CommandError, match="sudah ada"):
        _muat()
    assert _muat("--sekali") == ""

    butir = ButirAksi.objects.order_by("pk")[0]
    komentar = Komentar.objects.create(
        rencana=butir.rencana, butir=butir, oleh=tim_pelaksana, pada=KINI, teks="Bagus"
    )
    with pytest.raises(CommandError, match=r"masih dipakai.*komentar"):
        _muat("--hapus")
    komentar.delete()
    Komentar.riwayat.all().delete()

    assert "terhapus" in _muat("--hapus")
    assert _isi() == sebelum
    assert not JejakContoh.objects.exists()
    assert "Data contoh" not in klien_inspektorat.get("/monev/kemajuan/").content.decode()
    assert "Tidak ada data contoh" in _muat("--hapus")


@pytest.mark.django_db
def test_contoh_tidak_menimpa_rencana(rencana: RencanaAksi) -> None:
    """Where people have planned already no sample comes in; at the start of the application only a word is said."""
    with pytest.raises(CommandError, match="sudah ada"):
        _muat("--tahun", "2021")
    assert "sudah ada" in _muat("--tahun", "2021", "--sekali")
    assert not JejakContoh.objects.exists()
