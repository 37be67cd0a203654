"""Pages as a signed-in person asks for them: how many queries they make, how many cells they write."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisasi.models import Pengguna, Penugasan, Peran


def orang_berperan(nama: str, peran: str, **untuk: object) -> Pengguna:
    """Return a new person with a role, `untuk` naming the unit it is held for."""
    orang = Pengguna.objects.create_user(username=nama, nama=nama, email=f"{nama}@contoh.invalid")
    Penugasan.objects.create(pengguna=orang, peran=Peran.objects.get(kode=peran), **untuk)
    return orang


def klien_dari(orang: Pengguna) -> Client:
    """Return the browser of a person who has signed in."""
    klien = Client(SERVER_NAME="localhost")
    klien.force_login(orang, backend="organisasi.backends.PeranBackend")
    return klien


def isi_halaman(klien: Client, alamat: str) -> tuple[int, int]:
    """Return how many queries a page makes and how many cells it writes; raises RuntimeError where it fails."""
    klien.get(alamat)
    with CaptureQueriesContext(connection) as tangkapan:
        jawaban = klien.get(alamat)
    if jawaban.status_code != 200:
        raise RuntimeError(f"{alamat}: {jawaban.status_code}")
    return len(tangkapan), len(re.findall(rb"<t[dh][ >]", jawaban.content))
