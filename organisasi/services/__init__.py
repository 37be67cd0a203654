"""Every write of organisasi: accounts and roles (`akun`)."""

from organisasi.services.akun import atur_kata_sandi, buat_pengguna, selaraskan_email, tugaskan

__all__ = ["atur_kata_sandi", "buat_pengguna", "selaraskan_email", "tugaskan"]
