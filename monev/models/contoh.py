"""Which records are sample data, so that one command can take them away again."""

from django.contrib.contenttypes.models import ContentType
from django.db import models


class JejakContoh(models.Model):
    """A record that `manage.py muat_contoh` made."""

    jenis = models.ForeignKey(ContentType, verbose_name="jenis", on_delete=models.CASCADE, related_name="+")
    objek = models.PositiveBigIntegerField("kunci objek")

    class Meta:
        verbose_name = "jejak data contoh"
        verbose_name_plural = "jejak data contoh"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["jenis", "objek"], name="jejak_contoh_unik")]

    def __str__(self) -> str:
        return f"{self.jenis} {self.objek}"
