"""The steps that a problem or a follow-up can take from here: which, who may, and what stands in the way."""

from dataclasses import dataclass

from monev.models import Permasalahan, StatusMasalah, TindakLanjut
from monev.permissions import KONFIRMASI, PIHAK, boleh_langkah_masalah, pastikan_boleh_tindak_lanjut
from monev.queries.masalah import belum_terkonfirmasi
from monev.workflow_masalah import (
    JALAN,
    KONFIRMASIKAN,
    LANGKAH_TINDAK,
    LAPOR,
    SELESAIKAN,
    LangkahJalan,
    LangkahTindak,
    MasalahDitolak,
    TindakLanjutDitolak,
)
from organisasi.models import Pengguna
from organisasi.permissions import TidakBerwenang


@dataclass(frozen=True, slots=True)
class LangkahMasalahTersedia:
    """A step out of the present state; `alasan` says why this person cannot take it, empty where they can."""

    langkah: LangkahJalan
    berwenang: bool
    alasan: str


def langkah_masalah(masalah: Permasalahan, orang: Pengguna) -> list[LangkahMasalahTersedia]:
    """Return the steps that start from the level and state of a problem, in the order of JALAN."""
    return [
        LangkahMasalahTersedia(
            satu, boleh_langkah_masalah(orang, satu.pihak, masalah), alasan_langkah(masalah, satu, orang)
        )
        for satu in JALAN
        if satu.dari == masalah.tingkat and masalah.status in satu.syarat and _ada_tujuan(masalah, satu)
    ]


def _ada_tujuan(masalah: Permasalahan, langkah: LangkahJalan) -> bool:
    """Tell whether the level to which a step leads exists: the city's own has no unit to go down to."""
    return not (langkah.nama == "turunkan" and langkah.ke == "pd" and masalah.perangkat_daerah_id is None)


def alasan_langkah(masalah: Permasalahan, langkah: LangkahJalan, orang: Pengguna) -> str:
    """Return why a person cannot take a step now; empty where they can."""
    try:
        pastikan_boleh_langkah(masalah, langkah, orang)
    except (TidakBerwenang, MasalahDitolak) as galat:
        return str(galat)
    return ""


def pastikan_boleh_langkah(masalah: Permasalahan, langkah: LangkahJalan, orang: Pengguna) -> None:
    """Raise TidakBerwenang, or MasalahDitolak (state, nobody below, follow-ups that are not confirmed)."""
    if not boleh_langkah_masalah(orang, langkah.pihak, masalah):
        raise TidakBerwenang(PIHAK[langkah.pihak].alasan)
    if masalah.status not in langkah.syarat:
        raise MasalahDitolak(
            f"Langkah “{langkah.kata}” tidak dapat diambil: permasalahan ini berstatus "
            f"{StatusMasalah(masalah.status).label}."
        )
    if not _ada_tujuan(masalah, langkah):
        raise MasalahDitolak("Permasalahan kota tidak memiliki Perangkat Daerah untuk diturunkan.")
    if langkah.nama == "selesaikan" and (sisa := belum_terkonfirmasi(masalah)):
        raise MasalahDitolak(
            f"Masih ada {sisa} tindak lanjut yang belum dikonfirmasi Inspektorat; selesaikan dahulu."
        )


def pastikan_boleh_tindak(satu: TindakLanjut, langkah: LangkahTindak, orang: Pengguna) -> None:
    """Raise TidakBerwenang (role; the one who finished does not confirm) or TindakLanjutDitolak (state)."""
    if langkah in {LAPOR, SELESAIKAN}:
        pastikan_boleh_tindak_lanjut(orang, satu)
    else:
        KONFIRMASI.pastikan(orang)
    if satu.status not in langkah.dari:
        raise TindakLanjutDitolak(
            f"Langkah “{langkah.kata}” tidak dapat diambil: tindak lanjut ini berstatus "
            f"{satu.get_status_display()}."
        )
    if langkah == KONFIRMASIKAN and orang.pk in {satu.diselesaikan_oleh_id, satu.pic_id}:
        raise TidakBerwenang(
            "Tindak lanjut ini Anda yang menyelesaikan. Konfirmasi harus dilakukan orang lain."
        )


def alasan_tindak(satu: TindakLanjut, orang: Pengguna) -> dict[str, str]:
    """Return for each step of a follow-up why a person cannot take it now; empty where they can."""
    alasan = {}
    for langkah in LANGKAH_TINDAK:
        try:
            pastikan_boleh_tindak(satu, langkah, orang)
            alasan[langkah.nama] = ""
        except (TidakBerwenang, TindakLanjutDitolak) as galat:
            alasan[langkah.nama] = str(galat)
    return alasan
