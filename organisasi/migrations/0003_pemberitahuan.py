"""Notices to people, and how each wants them by e-mail."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisasi", "0002_peran"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalpengguna",
            name="surel",
            field=models.CharField(
                choices=[
                    ("langsung", "Langsung, setiap kali ada pemberitahuan"),
                    ("harian", "Satu rangkuman setiap hari"),
                    ("tidak", "Tidak dikirim dengan e-mail"),
                ],
                default="langsung",
                help_text="Di dalam aplikasi, pemberitahuan selalu ada.",
                max_length=10,
                verbose_name="pemberitahuan dengan e-mail",
            ),
        ),
        migrations.AddField(
            model_name="pengguna",
            name="surel",
            field=models.CharField(
                choices=[
                    ("langsung", "Langsung, setiap kali ada pemberitahuan"),
                    ("harian", "Satu rangkuman setiap hari"),
                    ("tidak", "Tidak dikirim dengan e-mail"),
                ],
                default="langsung",
                help_text="Di dalam aplikasi, pemberitahuan selalu ada.",
                max_length=10,
                verbose_name="pemberitahuan dengan e-mail",
            ),
        ),
        migrations.CreateModel(
            name="Pemberitahuan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("jenis", models.CharField(max_length=50, verbose_name="jenis")),
                ("kunci", models.CharField(max_length=200, verbose_name="kunci")),
                ("judul", models.CharField(max_length=300, verbose_name="judul")),
                ("isi", models.TextField(blank=True, verbose_name="isi")),
                ("alamat", models.CharField(max_length=500, verbose_name="alamat")),
                ("dibuat", models.DateTimeField(verbose_name="dibuat")),
                ("dibaca_pada", models.DateTimeField(blank=True, null=True, verbose_name="dibaca pada")),
                (
                    "surel",
                    models.CharField(
                        choices=[
                            ("langsung", "Langsung, setiap kali ada pemberitahuan"),
                            ("harian", "Satu rangkuman setiap hari"),
                            ("tidak", "Tidak dikirim dengan e-mail"),
                        ],
                        max_length=10,
                        verbose_name="e-mail",
                    ),
                ),
                (
                    "surel_diambil_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diambil untuk dikirim pada"),
                ),
                (
                    "surel_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dikirim dengan e-mail pada"),
                ),
                (
                    "penerima",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pemberitahuan",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="penerima",
                    ),
                ),
            ],
            options={
                "verbose_name": "pemberitahuan",
                "verbose_name_plural": "pemberitahuan",
                "ordering": ["-dibuat", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("dibaca_pada__isnull", True)),
                        fields=["penerima"],
                        name="pemberitahuan_belum_dibaca",
                    ),
                    models.Index(
                        condition=models.Q(("surel_pada__isnull", True)),
                        fields=["surel", "penerima"],
                        name="pemberitahuan_belum_dikirim",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("penerima", "kunci"), name="pemberitahuan_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("alamat__startswith", "/"), models.Q(("alamat__startswith", "//"), _negated=True)
                        ),
                        name="pemberitahuan_alamat_di_situs",
                    ),
                ],
            },
        ),
    ]
