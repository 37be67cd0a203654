"""PDFs told apart by when they were laid out, for what only asks whether they were."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.core.cache import caches

from berkas.tabel import Dokumen
from roadmap import ekspor


@pytest.fixture
def tertata(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Dokumen]]:
    """Collect what is laid out as PDF; the file is then only the number of its layout."""
    daftar: list[Dokumen] = []

    def tulis(dokumen: Dokumen) -> bytes:
        daftar.append(dokumen)
        return str(len(daftar)).encode()

    monkeypatch.setitem(ekspor.FORMAT, "pdf", replace(ekspor.FORMAT["pdf"], tulis=tulis))
    caches["dokumen"].clear()
    yield daftar
    caches["dokumen"].clear()
