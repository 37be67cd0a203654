"""The roles of Pasal 2 and Bab IV as rows."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PERAN = [
    (
        "administrator",
        "Administrator",
        "kota",
        "Bagian Organisasi",
        "Mengelola data induk, akun, periode dan impor.",
    ),
    (
        "tim-pengarah",
        "Tim Pengarah",
        "kota",
        "Pasal 2 ayat (3)",
        "Memberikan arahan, menetapkan rencana aksi, memantau quick wins.",
    ),
    (
        "tim-pelaksana",
        "Tim Pelaksana",
        "pokja",
        "Pasal 2 ayat (4)",
        (
            "Merumuskan road map, rencana aksi dan quick wins; memverifikasi rencana aksi Perangkat Daerah; "
            "monitoring dan evaluasi."
        ),
    ),
    (
        "tim-pelaksana-pd",
        "Tim Pelaksana Perangkat Daerah",
        "perangkat-daerah",
        "Pasal 2 ayat (6)",
        "Menyusun rencana aksi dan melaporkan kemajuan Perangkat Daerahnya.",
    ),
    (
        "kepala-pd",
        "Kepala Perangkat Daerah",
        "perangkat-daerah",
        "Bab IV",
        "Menyetujui pengiriman Perangkat Daerahnya; memimpin pertemuan dua mingguan.",
    ),
    (
        "inspektorat",
        "Inspektorat",
        "kota",
        "Bab IV",
        "Mengoordinasikan monitoring dan evaluasi, memantau tindak lanjut, menugaskan asesor.",
    ),
    ("asesor", "Asesor PMPRB", "kota", "Bab IV.C", "Melaksanakan penilaian mandiri."),
]


def isi(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the roles."""
    peran = apps.get_model("organisasi", "Peran")
    for urutan, (kode, nama, lingkup, dasar, tugas) in enumerate(PERAN, 1):
        peran.objects.create(kode=kode, nama=nama, lingkup=lingkup, dasar=dasar, tugas=tugas, urutan=urutan)


def kosongkan(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the roles."""
    apps.get_model("organisasi", "Peran").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0001_awal")]
    operations = [migrations.RunPython(isi, kosongkan)]
