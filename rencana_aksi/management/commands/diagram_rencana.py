"""`manage.py diagram_rencana`: write the states of a plan, as the table has them, into the documents."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from rencana_aksi.workflow import halaman_diagram

BERKAS = Path(settings.BASE_DIR) / "docs" / "rencana-aksi-status.md"


class Command(BaseCommand):
    help = "Menulis diagram status rencana aksi ke docs/rencana-aksi-status.md dari tabel peralihan."

    def handle(self, *args: Any, **options: Any) -> None:
        BERKAS.write_text(halaman_diagram(), encoding="utf-8")
        self.stdout.write(f"Diagram ditulis ke {BERKAS.relative_to(settings.BASE_DIR)}.")
