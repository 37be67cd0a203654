"""Models: whom they may point at, and that each keeps its history."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Model
from simple_history.models import HistoricalChanges

AKAR = Path(__file__).resolve().parents[2]

TANPA_RIWAYAT: dict[str, str] = {
    "monev.JejakContoh": "a ledger that a command writes and takes away whole",
    "organisasi.Pemberitahuan": "a ledger nobody edits: when each was made, mailed and read stands in the row",
}
"""Models without a history of their own (`app.Model`), each with the reason."""


def urutan_aplikasi() -> dict[str, int]:
    """Return the storey of each app as import-linter knows it: a higher number stands higher."""
    kontrak = tomllib.loads((AKAR / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    lapisan = next(satu["layers"] for satu in kontrak if satu["id"] == "rumah")
    return {
        nama.strip(" ()"): nomor for nomor, baris in enumerate(reversed(lapisan)) for nama in baris.split("|")
    }


URUTAN = urutan_aplikasi()
MODEL_KITA = [
    model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in URUTAN
]


def test_setiap_aplikasi_punya_lantai() -> None:
    """An app of the project that import-linter does not know would escape every rule."""
    aplikasi_kita = {app.label for app in apps.get_app_configs() if Path(app.path).parent == AKAR}
    assert aplikasi_kita <= set(URUTAN)
    assert MODEL_KITA


@pytest.mark.parametrize("model", MODEL_KITA, ids=lambda model: model._meta.label)
def test_kunci_asing_turun(model: type[Model]) -> None:
    """A foreign key, string ones included, points at the same app, a lower one or Django's."""
    asal = model._meta.app_label
    salah = [
        f"{model._meta.label}.{bidang.name} → {tujuan._meta.label}"
        for bidang in (*model._meta.fields, *model._meta.many_to_many)
        if isinstance(tujuan := bidang.related_model, type)
        and tujuan._meta.app_label != asal
        and URUTAN.get(tujuan._meta.app_label, -1) >= URUTAN[asal]
    ]
    assert not salah


def test_setiap_model_beriwayat() -> None:
    """Every model records who changed what, or says in TANPA_RIWAYAT why not."""
    tanpa = {
        model._meta.label
        for model in MODEL_KITA
        if not issubclass(model, HistoricalChanges)
        and not model._meta.auto_created
        and not hasattr(model._meta, "simple_history_manager_attribute")
    }
    assert tanpa == set(TANPA_RIWAYAT)


def test_riwayat_bernama_riwayat() -> None:
    """The history hangs at `riwayat` everywhere."""
    nama = {getattr(model._meta, "simple_history_manager_attribute", "riwayat") for model in MODEL_KITA}
    assert nama == {"riwayat"}


@pytest.mark.django_db
def test_tidak_ada_migrasi_tertinggal() -> None:
    """The migrations say what the models say."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
