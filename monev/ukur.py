"""What a measured value must be like: read against the dictionary entry of its indicator. Pure."""

from collections.abc import Sequence
from decimal import Decimal

from django.core.exceptions import ValidationError

from indikator.agregasi import PERSEN, cocok_hasil_bagi, hasil_bagi, tulis_hasil_bagi
from indikator.capaian import Anak, letak_label
from indikator.models import Agregasi, Arah, Indikator
from indikator.models.target import terbaca
from indikator.nilai import JenisNilai, NilaiTercetak, urai
from tampilan.angka import tulis_angka

CONTOH = "Tulis, misalnya, 82,05."
BATAS_PECAHAN = Decimal(10) ** 16


def berpecahan(indikator: Indikator) -> bool:
    """Tell whether the indicator is a quotient whose parts are kept."""
    return indikator.agregasi == Agregasi.PEMBILANG_PENYEBUT and indikator.arah != Arah.LABEL


def baca_realisasi(
    indikator: Indikator,
    tangga: Sequence[Anak],
    *,
    teks: str,
    pembilang: Decimal | None = None,
    penyebut: Decimal | None = None,
) -> str:
    """Return the value as it is kept: the label as its ladder writes it, the quotient where only its parts are given.

    Empty where nothing is given yet. Raises ValidationError with a message for each field: `teks`, `pembilang`,
    `penyebut`.
    """
    teks = " ".join(teks.split())
    if indikator.arah == Arah.LABEL:
        return _label(tangga, teks)
    _pastikan_pecahan(pembilang, penyebut)
    angka = _angka(indikator, teks)
    if pembilang is None or penyebut is None:
        return teks
    hasil = hasil_bagi(pembilang, penyebut, indikator.satuan)
    if angka is None:
        _pastikan_dalam_skala(indikator, hasil, "pembilang")
        return f"{tulis_angka(hasil)}{'%' if indikator.satuan in PERSEN else ''}"
    if not cocok_hasil_bagi(angka, pembilang, penyebut, indikator.satuan):
        rumus = tulis_hasil_bagi(pembilang, penyebut, indikator.satuan)
        raise _salah(
            "teks",
            f"Realisasi {tulis_angka(angka)} tidak sama dengan {rumus} = {tulis_angka(hasil)}. "
            "Perbaiki salah satunya, atau kosongkan realisasi agar dihitung.",
        )
    return teks


def baca_bagian(teks: str) -> Decimal | None:
    """Read a numerator or denominator as people write it; None for nothing. Raises ValidationError."""
    arti = urai(teks)
    if arti.jenis == JenisNilai.KOSONG:
        return None
    if arti.angka is None or arti.pembanding or arti.satuan:
        raise ValidationError(f"‘{teks[:60]}’ bukan angka. Tulis, misalnya, 12.500.")
    if arti.angka < 0:
        raise ValidationError("Tidak boleh negatif.")
    if arti.angka >= BATAS_PECAHAN or arti.angka != round(arti.angka, 4):
        raise ValidationError("Terlalu panjang: paling banyak 16 angka di depan dan 4 di belakang koma.")
    return arti.angka


def _salah(bidang: str, pesan: str) -> ValidationError:
    return ValidationError({bidang: pesan})


def _label(tangga: Sequence[Anak], teks: str) -> str:
    if not teks:
        return ""
    letak = letak_label(tangga, teks)
    if letak is None:
        pilihan = ", ".join(anak.label for anak in tangga)
        raise _salah("teks", f"‘{teks}’ tidak ada pada tangga peringkat. Pilihannya: {pilihan}.")
    return tangga[letak].label


def _pastikan_pecahan(pembilang: Decimal | None, penyebut: Decimal | None) -> None:
    if penyebut == 0:
        raise _salah("penyebut", "Penyebut tidak boleh nol.")
    if (pembilang is None) != (penyebut is None):
        kurang = "pembilang" if pembilang is None else "penyebut"
        raise _salah(kurang, "Isi pembilang dan penyebut keduanya, atau kosongkan keduanya.")


def _angka(indikator: Indikator, teks: str) -> Decimal | None:
    arti = urai(teks)
    if arti.jenis == JenisNilai.KOSONG:
        return None
    if arti.angka is None:
        raise _salah("teks", f"‘{teks}’ bukan angka. {CONTOH} Kosongkan bila belum ada nilainya.")
    if arti.pembanding:
        raise _salah("teks", f"‘{teks}’ hanya menyebut batas. Tulis nilai yang terukur. {CONTOH}")
    _pastikan_satuan(indikator, arti)
    try:
        terbaca(teks)
    except ValidationError as galat:
        raise ValidationError({"teks": galat.messages}) from galat
    _pastikan_dalam_skala(indikator, arti.angka, "teks")
    return arti.angka


def _pastikan_satuan(indikator: Indikator, arti: NilaiTercetak) -> None:
    tertulis, milik = arti.satuan.strip().casefold(), indikator.satuan.strip().casefold()
    if tertulis and tertulis != milik and not {tertulis, milik} <= PERSEN:
        raise _salah(
            "teks",
            f"Satuan ‘{arti.satuan.strip()}’ berbeda dari satuan indikator ini ({indikator.satuan}). "
            "Tulis angkanya saja.",
        )


def _pastikan_dalam_skala(indikator: Indikator, angka: Decimal, bidang: str) -> None:
    """Refuse a value off the indicator's scale, unless the scale is the range that it should be kept within."""
    bawah, atas = indikator.skala_bawah, indikator.skala_atas
    if indikator.arah == Arah.RENTANG:
        return
    if (bawah is not None and angka < bawah) or (atas is not None and angka > atas):
        raise _salah(
            bidang,
            f"{tulis_angka(angka)} berada di luar skala indikator ini, yaitu {tulis_skala(indikator)}. "
            "Koma memisahkan desimal, titik memisahkan ribuan.",
        )


def tulis_skala(indikator: Indikator) -> str:
    """Return the scale in words; empty where there is none."""
    bawah, atas = indikator.skala_bawah, indikator.skala_atas
    if bawah is not None and atas is not None:
        return f"{tulis_angka(bawah)} sampai {tulis_angka(atas)}"
    if bawah is not None:
        return f"paling rendah {tulis_angka(bawah)}"
    return "" if atas is None else f"paling tinggi {tulis_angka(atas)}"
