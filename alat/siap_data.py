"""Bring the developer's database up to date: tables, the first road map with its years, demo accounts."""

import os
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
PERINTAH = (
    ("migrate", "--verbosity", "0"),
    ("createcachetable", "--verbosity", "0"),
    ("muat_roadmap", str(AKAR / "fixtures" / "perwal-45-2020"), "--sekali"),
    ("buka_tahun_rencana",),
    ("buka_kalender_monev",),
    ("akun_demo",),
    ("muat_contoh", "--sekali"),
)


def main() -> None:
    """Run the commands in order; each of them may be repeated."""
    sys.path.insert(0, str(AKAR))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import CommandError, call_command

    django.setup()
    for nama, *argumen in PERINTAH:
        try:
            call_command(nama, *argumen)
        except CommandError as galat:
            sys.exit(f"{nama}: {galat}")


if __name__ == "__main__":
    main()
