"""A worker that is killed between two e-mails: `python -m tests.organisasi.kirim_terbunuh` ends by its own signal.

A process of its own, because it dies. What has left is printed, one address a line.
"""

import os
import signal
from typing import Any
from unittest.mock import patch

import django


def main() -> None:
    """Tell three people of something and let the worker die just after the second one's e-mail has left."""
    django.setup()
    from django.core.mail.backends.locmem import EmailBackend
    from django.utils import timezone

    from organisasi.models import Pengguna
    from organisasi.services.pemberitahuan import beri_tahu
    from tests.antrean import kerjakan_antrean

    terkirim: list[str] = []

    def kirim(_: EmailBackend, surat: list[Any]) -> int:
        terkirim.extend(surat[0].to)
        print(surat[0].to[0], flush=True)  # noqa: T201
        if len(terkirim) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return 1

    orang = [
        Pengguna.objects.create_user(f"orang-{n}", nama=f"Orang {n}", email=f"orang-{n}@contoh.invalid")
        for n in range(3)
    ]
    beri_tahu(
        penerima=orang, jenis="uji", kunci="uji:1", judul="Uji", isi="", alamat="/", kini=timezone.now()
    )
    with patch.object(EmailBackend, "send_messages", kirim):
        kerjakan_antrean()


if __name__ == "__main__":
    main()
