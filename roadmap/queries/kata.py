"""The words of a search: every page that searches takes them apart here."""

MAKS_KATA = 10
"""PostgreSQL plans a search of 10 words in about a second and one of 30 in half a minute; the pages are public."""
TERLALU_BANYAK = f"Pakai paling banyak {MAKS_KATA} kata yang berbeda."


def kata_cari(teks: str) -> list[str]:
    """Return the different words of a search, in their order."""
    return list(dict.fromkeys(teks.split()))


def terlalu_banyak(teks: str) -> bool:
    """Tell whether a search has more words than the database answers in good time."""
    return len(kata_cari(teks)) > MAKS_KATA
