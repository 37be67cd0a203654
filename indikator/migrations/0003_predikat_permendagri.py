"""The predicates of Permendagri 86/2017 as rows."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REGULASI = "Permendagri 86/2017"
PREDIKAT = [("Sangat tinggi", 91), ("Tinggi", 76), ("Sedang", 66), ("Rendah", 51), ("Sangat rendah", 0)]


def isi(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the predicates."""
    predikat = apps.get_model("indikator", "Predikat")
    for urutan, (nama, batas) in enumerate(PREDIKAT, 1):
        predikat.objects.create(
            regulasi=REGULASI, berlaku_dari=2017, urutan=urutan, nama=nama, batas_bawah=batas
        )


def kosongkan(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the predicates."""
    apps.get_model("indikator", "Predikat").objects.filter(regulasi=REGULASI).delete()


class Migration(migrations.Migration):
    dependencies = [("indikator", "0002_predikat")]

    operations = [migrations.RunPython(isi, kosongkan)]
