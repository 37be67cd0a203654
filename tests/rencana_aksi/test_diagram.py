"""The table of steps: complete, and drawn in the documents as it is."""

from django.conf import settings

from rencana_aksi.permissions import PELAKU
from rencana_aksi.services.kabar import KABAR
from rencana_aksi.workflow import (
    GANTIKAN,
    KEMBALIKAN,
    NAMA,
    PEMEGANG,
    PERALIHAN,
    Status,
    diagram,
    halaman_diagram,
)
from tampilan.status import STATUS

BERKAS = settings.BASE_DIR / "docs" / "rencana-aksi-status.md"


def test_diagram_sesuai_tabel() -> None:
    assert BERKAS.read_text(encoding="utf-8") == halaman_diagram(), "run manage.py diagram_rencana"


def test_diagram_memuat_setiap_peralihan() -> None:
    baris = diagram().splitlines()
    assert baris[:2] == ["stateDiagram-v2", "    [*] --> draf"]
    assert "    menunggu_kepala --> diajukan: setujui" in baris
    assert "    diverifikasi --> dikembalikan: kembalikan" in baris
    assert sum("-->" in b for b in baris) == 1 + sum(len(p.dari) for p in PERALIHAN)


def test_tabel_lengkap() -> None:
    """Each state has a word, a holder and a look; each step somebody who takes it and somebody who is told."""
    assert set(NAMA) == set(PEMEGANG) == set(Status)
    assert {s.value for s in Status} <= STATUS.keys()
    langkah = {p.nama for p in PERALIHAN} - {GANTIKAN.nama}
    assert langkah - {KEMBALIKAN.nama} == PELAKU.keys()
    assert langkah == KABAR.keys()


def test_setiap_status_tercapai_dan_tidak_buntu() -> None:
    tercapai = {Status.DRAF}
    for _ in Status:
        tercapai |= {p.ke for p in PERALIHAN if tercapai.intersection(p.dari)}
    assert tercapai == set(Status)
    buntu = set(Status) - {dari for p in PERALIHAN for dari in p.dari}
    assert buntu == {Status.DIGANTIKAN}
