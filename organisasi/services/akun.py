"""Writes of accounts and roles: each one whole or not at all, each in the history."""

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from organisasi.models import Pengguna, Penugasan, Peran, PerangkatDaerah, Pokja
from organisasi.permissions import ADMINISTRATOR


class AdministratorTerakhir(Exception):
    """The write would leave nobody who can open the admin; the message says what to do first."""


@transaction.atomic
def buat_pengguna(
    *, username: str, nama: str, email: str, kata_sandi: str, nip: str = "", jabatan: str = ""
) -> Pengguna:
    """Create an account without any role and return it.

    Raises ValidationError where a field, the uniqueness of user name, e-mail or NIP, or the password does not hold.
    """
    pengguna = Pengguna(username=username, nama=nama, email=email, nip=nip, jabatan=jabatan)
    validate_password(kata_sandi, pengguna)
    pengguna.set_password(kata_sandi)
    pengguna.full_clean()
    pengguna.save()
    return pengguna


@transaction.atomic
def atur_kata_sandi(*, pengguna: Pengguna, kata_sandi: str) -> None:
    """Give an account a new password, which ends its open sessions; raises ValidationError for a weak one."""
    terkunci = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    validate_password(kata_sandi, terkunci)
    terkunci.set_password(kata_sandi)
    terkunci.save(update_fields=["password"])


@transaction.atomic
def tugaskan(
    *,
    pengguna: Pengguna,
    peran: Peran,
    perangkat_daerah: PerangkatDaerah | None = None,
    pokja: Pokja | None = None,
) -> Penugasan:
    """Give a person a role, for the city, one Perangkat Daerah or one pokja, and return it.

    Raises ValidationError where the scope does not fit the role or the person holds the role already.
    """
    penugasan = Penugasan(pengguna=pengguna, peran=peran, perangkat_daerah=perangkat_daerah, pokja=pokja)
    penugasan.full_clean()
    penugasan.save()
    pengguna.__dict__.pop("_penugasan", None)  # what `permissions` has read before
    return penugasan


@transaction.atomic
def selaraskan_email(*, pengguna: Pengguna) -> None:
    """Forget earlier e-mail addresses of an account: only the present one may sign in or reset the password."""
    EmailAddress.objects.filter(user=pengguna).exclude(email__iexact=pengguna.email).delete()


def pastikan_ada_administrator() -> None:
    """Raise AdministratorTerakhir where no active account holds the role any more.

    Called after a write and in its transaction, which the exception then undoes. Of two at once the second waits
    here for the first, and sees what it did.
    """
    peran = Peran.objects.select_for_update(no_key=True).get(kode=ADMINISTRATOR)
    if not Penugasan.objects.filter(peran=peran, pengguna__is_active=True).exists():
        raise AdministratorTerakhir(
            "Tidak ada yang tersimpan: akun ini Administrator terakhir yang aktif. "
            "Beri dahulu peran Administrator kepada akun aktif lain."
        )
