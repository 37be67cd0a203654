"""Four send at one moment: `python -m tests.organisasi.kirim_serentak` prints the outcome as JSON.

A process of its own, because threads need a database that really commits (`tests/basis_data.py`).
"""

import json

import django


def main() -> None:
    """Let four run `kirim_pengingat` with the same reminders; print their results, who was told and who got mail."""
    django.setup()
    from django.core import mail
    from django.core.management import call_command

    from organisasi.models import Pemberitahuan, Pengguna
    from organisasi.pengingat import Pengingat, daftarkan
    from tests.dua_orang import serentak

    for n in range(10):
        Pengguna.objects.create_user(f"orang-{n}", nama=f"Orang {n}", email=f"orang-{n}@contoh.invalid")
    daftarkan(
        lambda pada: [
            Pengingat(Pengguna.objects.all(), "uji", f"uji:{n}", f"Perkara-{n}.", "", "/") for n in range(3)
        ]
    )
    mail.outbox = []
    galat = serentak(*[lambda: call_command("kirim_pengingat", verbosity=0)] * 4)
    terkirim = sorted(
        f"{surat.to[0].split('@')[0]} perkara-{n}"
        for surat in mail.outbox
        for n in range(3)
        if f"Perkara-{n}." in surat.body
    )
    tercatat = sorted(
        f"{p.penerima.username} {p.judul.lower().strip('.')}"
        for p in Pemberitahuan.objects.select_related("penerima").filter(surel_pada__isnull=False)
    )
    print(json.dumps({"galat": galat, "terkirim": terkirim, "tercatat": tercatat}))  # noqa: T201


if __name__ == "__main__":
    main()
