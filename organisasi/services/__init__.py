"""Every write of organisasi: accounts and roles (`akun`), notices (`pemberitahuan`) and their e-mails (`surel`)."""

from organisasi.services.akun import atur_kata_sandi, buat_pengguna, selaraskan_email, tugaskan

__all__ = ["atur_kata_sandi", "buat_pengguna", "selaraskan_email", "tugaskan"]
