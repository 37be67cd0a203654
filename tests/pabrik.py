"""Factories of people, their roles and notices; units and road maps come from `fixtures/`, never from here."""

from typing import Any

from django.utils import timezone
from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from organisasi.models import Pemberitahuan, Pengguna, Penugasan, Peran

KATA_SANDI = "kata-sandi-uji-2045"


class PenggunaFactory(DjangoModelFactory[Pengguna]):
    """A person with an account and the password `KATA_SANDI`, without a role."""

    class Meta:
        model = Pengguna

    username = Sequence(lambda n: f"pengguna-{n}")
    nama = Sequence(lambda n: f"Pengguna {n}")
    email = LazyAttribute(lambda orang: f"{orang.username}@contoh.invalid")

    @classmethod
    def _create(cls, model_class: type[Pengguna], *args: Any, **kwargs: Any) -> Pengguna:
        return model_class.objects.create_user(*args, **{"password": KATA_SANDI} | kwargs)


class PenugasanFactory(DjangoModelFactory[Penugasan]):
    """A role held by a new person; the role is named by its code: `PenugasanFactory(kode_peran="asesor")`."""

    class Meta:
        model = Penugasan

    class Params:
        kode_peran = "asesor"

    pengguna = SubFactory(PenggunaFactory)
    peran = LazyAttribute(lambda tugas: Peran.objects.get(kode=tugas.kode_peran))


class PemberitahuanFactory(DjangoModelFactory[Pemberitahuan]):
    """A notice that its recipient has not read, made now, in the recipient's way of e-mail."""

    class Meta:
        model = Pemberitahuan

    penerima = SubFactory(PenggunaFactory)
    jenis = "uji"
    kunci = Sequence(lambda n: f"uji:{n}")
    judul = Sequence(lambda n: f"Kabar {n}")
    isi = "Isi kabar."
    alamat = "/road-map/"
    dibuat = LazyFunction(timezone.now)
    surel = LazyAttribute(lambda kabar: kabar.penerima.surel)
