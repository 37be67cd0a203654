"""Reads over units, people and notices: whom a written name means, who holds a role, who is still to be told."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from organisasi.models import (
    AliasPerangkatDaerah,
    Pemberitahuan,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    PilihanSurel,
    Pokja,
)
from organisasi.pengingat import Pengingat


@lru_cache(maxsize=50_000)
def normalkan_nama(teks: str) -> str:
    """Return a name as it is compared: without regard to capitals, kinds of spaces, and marks at its ends."""
    return " ".join(unicodedata.normalize("NFKC", teks).casefold().split()).strip(" .,;:-–")


def kamus_nama() -> dict[str, PerangkatDaerah]:
    """Return every normalised name, other name and abbreviation with its unit, in two queries.

    An official name wins over an alias and an alias over an abbreviation; an abbreviation that two units share
    means neither.
    """
    unit = {pd.pk: pd for pd in PerangkatDaerah.objects.order_by("pk")}
    singkatan: dict[str, list[PerangkatDaerah]] = defaultdict(list)
    for pd in unit.values():
        singkatan[normalkan_nama(pd.singkatan)].append(pd)
    kamus = {nama: pemilik[0] for nama, pemilik in singkatan.items() if len(pemilik) == 1}
    for nama, pk in AliasPerangkatDaerah.objects.order_by("pk").values_list("nama", "perangkat_daerah_id"):
        kamus[normalkan_nama(nama)] = unit[pk]
    kamus |= {normalkan_nama(pd.nama): pd for pd in unit.values()}
    kamus.pop("", None)
    return kamus


def cari_pd(teks: str, kamus: dict[str, PerangkatDaerah]) -> PerangkatDaerah | None:
    """Return the unit that `teks` names in a dict of `kamus_nama`; None where it names none."""
    return kamus.get(normalkan_nama(teks))


def pemegang_peran(
    kode: str, *, perangkat_daerah: PerangkatDaerah | None = None, pokja: Pokja | None = None
) -> QuerySet[Pengguna]:
    """Return the active people who hold the role `kode`, each once, in one query.

    With `perangkat_daerah` or `pokja` only those who hold it for that one; without, for any.
    """
    penugasan = Penugasan.objects.filter(peran__kode=kode)
    if perangkat_daerah is not None:
        penugasan = penugasan.filter(perangkat_daerah=perangkat_daerah)
    if pokja is not None:
        penugasan = penugasan.filter(pokja=pokja)
    return Pengguna.objects.filter(is_active=True, pk__in=penugasan.values("pengguna"))


def belum_diberitahukan(daftar: Iterable[Pengingat]) -> list[Pengingat]:
    """Return the reminders, each with those active people alone who have not been told; one query."""
    semua = list(daftar)
    catatan = Pemberitahuan.objects.filter(kunci__in={pengingat.kunci for pengingat in semua})
    tahu = set(catatan.values_list("penerima_id", "kunci"))
    baru = []
    for pengingat in semua:
        orang = [p for p in pengingat.penerima if p.is_active and (p.pk, pengingat.kunci) not in tahu]
        tahu.update((p.pk, pengingat.kunci) for p in orang)
        if orang:
            baru.append(replace(pengingat, penerima=orang))
    return baru


def menunggu_surel(cara: PilihanSurel, kini: datetime, penerima: Collection[int] | None = None) -> list[int]:
    """Return the keys of the people, of `penerima` if given, for whom an e-mail in the way `cara` waits."""
    menunggu = Pemberitahuan.objects.menunggu_surel(cara, kini)
    if penerima is not None:
        menunggu = menunggu.filter(penerima__in=penerima)
    return list(menunggu.order_by("penerima_id").values_list("penerima_id", flat=True).distinct())
