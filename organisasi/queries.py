"""Reads over units: which Perangkat Daerah a written name means."""

import unicodedata
from collections import defaultdict

from organisasi.models import AliasPerangkatDaerah, PerangkatDaerah


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
