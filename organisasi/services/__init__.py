"""Every write of organisasi: accounts and roles (`akun`), notices (`pemberitahuan`) and their e-mails (`surel`)."""

from organisasi.services.akun import (
    AdministratorTerakhir,
    atur_kata_sandi,
    buat_pengguna,
    pastikan_ada_administrator,
    selaraskan_email,
    tugaskan,
)

__all__ = [
    "AdministratorTerakhir",
    "atur_kata_sandi",
    "buat_pengguna",
    "pastikan_ada_administrator",
    "selaraskan_email",
    "tugaskan",
]
