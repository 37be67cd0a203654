"""Numbers, money and dates written the Indonesian way. Pure and cheap: lists call these hundreds of times."""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from django.utils import timezone

KOSONG: Final = "–"
BULAN: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
BULAN_RINGKAS: Final = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
ZONA: Final = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}
SKALA: Final = (
    (Decimal(10) ** 12, "triliun"),
    (Decimal(10) ** 9, "miliar"),
    (Decimal(10) ** 6, "juta"),
)
_TUKAR: Final = str.maketrans(",.", ".,")


def _desimal(nilai: object) -> Decimal | None:
    """Return `nilai` as a Decimal, or None when it is no finite number; floats are rounded to 2 places."""
    try:
        hasil = Decimal(repr(round(nilai, 2))) if isinstance(nilai, float) else Decimal(str(nilai))
    except InvalidOperation:
        return None
    return hasil if hasil.is_finite() else None


def bulatkan(nilai: Decimal, desimal: int) -> Decimal:
    """Round half up, as people do, to `desimal` places."""
    return nilai.quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_HALF_UP)


def tulis_angka(nilai: object, desimal: int | None = None) -> str:
    """Write a number with decimal comma and thousands dots; without `desimal`, trailing zeros are dropped."""
    if nilai is None or nilai == "":
        return KOSONG
    if isinstance(nilai, int) and not desimal:
        return f"{nilai:,}".translate(_TUKAR)
    angka = _desimal(nilai)
    if angka is None:
        return str(nilai)
    if desimal is not None:
        angka = bulatkan(angka, desimal)
    teks = f"{angka:,f}"
    if desimal is None and "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return ("0" if teks == "-0" else teks).translate(_TUKAR)


def tulis_rupiah(nilai: object) -> str:
    """Write money in full (`Rp 75.250.000`); cents appear only when there are any."""
    teks = tulis_angka(nilai)
    if teks == KOSONG:
        return KOSONG
    return f"-Rp {teks[1:]}" if teks.startswith("-") else f"Rp {teks}"


def tulis_rupiah_ringkas(nilai: object) -> str:
    """Write money for a dashboard (`Rp 75,3 juta`); below one million it is written in full."""
    if nilai is None or nilai == "":
        return KOSONG
    angka = _desimal(nilai)
    if angka is None:
        return tulis_rupiah(nilai)
    for kelipatan, nama in SKALA:
        # 999.96 million is "1 miliar", not "1.000 juta": a unit begins where the smaller one rounds up to it.
        if abs(angka) >= kelipatan - kelipatan / 20000:
            return f"{tulis_rupiah(bulatkan(angka / kelipatan, 1))} {nama}"
    return tulis_rupiah(angka)


def _setempat(nilai: datetime) -> datetime:
    """Return an aware time in the current time zone; a naive one is taken as it is."""
    return timezone.localtime(nilai) if nilai.tzinfo else nilai


def tulis_tanggal(nilai: object) -> str:
    """Write a date (`24 November 2026`); a time is first moved to the current time zone."""
    if nilai is None or nilai == "":
        return KOSONG
    if isinstance(nilai, datetime):
        nilai = _setempat(nilai)
    if not isinstance(nilai, date):
        return str(nilai)
    return f"{nilai.day} {BULAN[nilai.month - 1]} {nilai.year}"


def tulis_waktu(nilai: object) -> str:
    """Write date, time and zone (`24 Nov 2026 10.42 WIB`); a bare date has no time."""
    if nilai is None or nilai == "":
        return KOSONG
    if not isinstance(nilai, datetime):
        return tulis_tanggal(nilai)
    nilai = _setempat(nilai)
    zona = ZONA.get(nilai.utcoffset() or timedelta(), "")
    teks = f"{nilai.day} {BULAN_RINGKAS[nilai.month - 1]} {nilai.year} {nilai.hour:02}.{nilai.minute:02}"
    return f"{teks} {zona}".rstrip()


def tulis_tenggat(sisa: int) -> str:
    """Write how many days are left to a deadline (`tenggat 3 hari lagi`), or gone by where it is below 0."""
    if sisa < 0:
        return f"lewat tenggat {tulis_angka(-sisa)} hari"
    return f"tenggat {tulis_angka(sisa)} hari lagi" if sisa else "tenggat hari ini"


def tulis_tunggu(pemegang: str, hari: int) -> str:
    """Write for whom something waits and for how many days; empty where for nobody."""
    if not pemegang:
        return ""
    return f"menunggu {pemegang}, {f'{tulis_angka(hari)} hari' if hari > 0 else 'sejak hari ini'}"
