"""Print every measurement as one table; exit 1 where a limit is passed. `python -m bench dasbor`: that part alone."""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

BAGIAN = {
    "roadmap": "bench.roadmap:ukur_roadmap",
    "rencana": "bench.rencana:ukur_rencana",
    "kepatuhan": "bench.monev:ukur_kepatuhan",
    "capaian": "bench.monev_capaian:ukur_capaian",
    "kemajuan": "bench.monev_kemajuan:ukur_kemajuan",
    "laporan": "bench.monev_laporan:ukur_laporan",
    "dasbor": "bench.dasbor:ukur_dasbor",
    "api": "bench.api:ukur_api",
}
"""The parts in their order, each with the function that measures it."""


def siapkan_django(folder: Path) -> None:
    """Start Django on a database and a data folder of its own (DATABASE_URL in the environment is kept)."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    os.environ["DATA_DIR"] = str(folder)
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'bench.sqlite3'}")
    import django

    django.setup()


def main(pilihan: list[str]) -> int:
    """Run the measurements asked for, or all, and print them."""
    if salah := set(pilihan) - BAGIAN.keys():
        sys.exit(f"No such part: {', '.join(sorted(salah))}. There are: {', '.join(BAGIAN)}.")
    with tempfile.TemporaryDirectory(prefix="petarb-bench-") as nama:
        siapkan_django(Path(nama))
        from bench.muat import siapkan_basis_data
        from bench.ukuran import cetak_tabel_ukuran

        siapkan_basis_data(muat="roadmap" not in (pilihan or BAGIAN))
        hasil = []
        for bagian, letak in BAGIAN.items():
            if bagian in (pilihan or BAGIAN):
                modul, _, fungsi = letak.partition(":")
                hasil += getattr(import_module(modul), fungsi)()
        return cetak_tabel_ukuran(hasil)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
