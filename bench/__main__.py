"""Print every measurement as one table; exit 1 where a limit is passed."""

import os
import sys
import tempfile
from pathlib import Path


def siapkan_django(folder: Path) -> None:
    """Start Django on a database and a data folder of its own (DATABASE_URL in the environment is kept)."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    os.environ["DATA_DIR"] = str(folder)
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'bench.sqlite3'}")
    import django

    django.setup()


def main() -> int:
    """Run the measurements and print them."""
    with tempfile.TemporaryDirectory(prefix="petarb-bench-") as nama:
        siapkan_django(Path(nama))
        from bench.api import ukur_api
        from bench.dasbor import ukur_dasbor
        from bench.monev import ukur_kepatuhan
        from bench.monev_capaian import ukur_capaian
        from bench.monev_kemajuan import ukur_kemajuan
        from bench.monev_laporan import ukur_laporan
        from bench.rencana import ukur_rencana
        from bench.roadmap import ukur_roadmap
        from bench.ukuran import cetak_tabel_ukuran

        return cetak_tabel_ukuran(
            [
                *ukur_roadmap(),
                *ukur_rencana(),
                *ukur_kepatuhan(),
                *ukur_capaian(),
                *ukur_kemajuan(),
                *ukur_laporan(),
                *ukur_dasbor(),
                *ukur_api(),
            ]
        )


if __name__ == "__main__":
    sys.exit(main())
