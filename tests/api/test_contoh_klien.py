"""The example client of docs/ against a running server, as a program of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from monev.services.kalender import buka_kalender
from organisasi.models import PerangkatDaerah
from organisasi.permissions import TIM_PELAKSANA_PD
from rencana_aksi.models import RencanaAksi, TahunRencana
from roadmap.models import RoadMap
from tests.api.conftest import buat_kunci
from tests.pabrik import PenugasanFactory
from tests.rencana_aksi.conftest import BARIS, LAIN, berkas

AKAR = Path(__file__).resolve().parents[2]


def jalankan(live_server: LiveServer, kunci: str, *argumen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", str(AKAR / "docs/contoh_klien_api.py"), *argumen],
        env={"PETARB_ALAMAT": live_server.url, "PETARB_KUNCI": kunci, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.django_db(transaction=True)
def test_contoh_klien(live_server: LiveServer, tmp_path: Path) -> None:
    """It starts the plan, uploads it, and prints the figures; refused, it says why."""
    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    TahunRencana.objects.create(road_map=road_map, tahun=2021)
    buka_kalender(road_map=road_map)
    unit = PerangkatDaerah.objects.get(kode="diskominfo")
    orang = PenugasanFactory.create(kode_peran=TIM_PELAKSANA_PD, perangkat_daerah=unit).pengguna
    naskah = tmp_path / "rencana.xlsx"
    naskah.write_bytes(berkas(BARIS, LAIN))
    hasil = jalankan(live_server, buat_kunci(orang), str(naskah), "2021", "diskominfo")
    assert hasil.returncode == 0, hasil.stderr
    assert "2 butir baru, 0 berubah, 0 sama" in hasil.stdout
    assert "Semester II 2021: " in hasil.stdout
    assert "Serapan anggaran: – (Belum ada rencana aksi 2021 yang ditetapkan)" in hasil.stdout
    assert "Indeks SPBE: target" in hasil.stdout
    assert RencanaAksi.objects.get().butir.count() == 2
    ditolak = jalankan(live_server, "petarb_bukan", str(naskah), "2021", "diskominfo")
    assert (ditolak.returncode, "Kunci API tidak dikenal" in ditolak.stderr) == (1, True)
