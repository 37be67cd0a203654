"""Who may do what in monev (Pasal 2, Bab IV): actor × level as a table, each with the reason that others are told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils import timezone

from monev.models import (
    CatatanTindakLanjut,
    Kemajuan,
    LaporanBulanan,
    Pengukuran,
    Permasalahan,
    Rapat,
    StatusMasalah,
    StatusRapat,
    StatusTindakLanjut,
    Survei,
    Terkunci,
    TindakLanjut,
)
from monev.models.dasar import PERAN_KOTA, PERAN_UNIT
from monev.workflow import Pelaku, Tingkat
from monev.workflow_masalah import Pihak
from organisasi.permissions import (
    ADMINISTRATOR,
    INSPEKTORAT,
    KEPALA_PD,
    TIM_PELAKSANA,
    TIM_PELAKSANA_PD,
    TIM_PENGARAH,
    Aturan,
    Orang,
    TidakBerwenang,
    kode_peran,
    penugasan_dari,
    unit_berperan,
)


class Lingkup(Protocol):
    """What has a level with its unit or pokja: a document, a meeting."""

    tingkat: str

    @property
    def perangkat_daerah_id(self) -> int | None:
        """The key of the unit."""

    @property
    def pokja_id(self) -> int | None:
        """The key of the pokja."""


@dataclass(frozen=True, slots=True)
class AturanLingkup:
    """Roles of the city, roles held for the record's own unit, and Tim Pelaksana of the record's own pokja."""

    alasan: str
    peran_kota: frozenset[str] = frozenset()
    peran_unit: frozenset[str] = frozenset()
    anggota_pokja: bool = False

    def boleh(self, orang: Orang, lingkup: Lingkup) -> bool:
        """Tell whether `orang` may act on a record of this unit, pokja or city."""
        if not self.peran_kota.isdisjoint(kode_peran(orang)):
            return True
        if lingkup.perangkat_daerah_id in unit_berperan(orang, self.peran_unit):
            return True
        return self.anggota_pokja and anggota_pokja(orang, lingkup.pokja_id)

    def pastikan(self, orang: Orang, lingkup: Lingkup) -> None:
        """Raise TidakBerwenang with the reason where `orang` may not."""
        if not self.boleh(orang, lingkup):
            raise TidakBerwenang(self.alasan)


def anggota_pokja(orang: Orang, pokja: int | None) -> bool:
    """Tell whether a person is of the Tim Pelaksana of a pokja; who is of none in particular is of all."""
    return pokja is not None and any(
        tugas.peran.kode == TIM_PELAKSANA and tugas.pokja_id in {None, pokja}
        for tugas in penugasan_dari(orang)
    )


_TIM_PD = "Tim Pelaksana Perangkat Daerah yang bersangkutan"
_TIM_KOTA = "Tim Pelaksana Tingkat Kota"

PELAKU: dict[tuple[Pelaku, Tingkat], AturanLingkup] = {
    (Pelaku.PENYUSUN, Tingkat.PD): AturanLingkup(
        f"Hanya {_TIM_PD} atau kepalanya yang dapat mengisi ini.",
        peran_unit=frozenset({TIM_PELAKSANA_PD, KEPALA_PD}),
    ),
    (Pelaku.PENYUSUN, Tingkat.POKJA): AturanLingkup(
        "Hanya anggota kelompok kerja yang bersangkutan yang dapat mengisi ini.", anggota_pokja=True
    ),
    (Pelaku.PENYUSUN, Tingkat.KOTA): AturanLingkup(
        f"Hanya {_TIM_KOTA} yang dapat mengisi ini.", peran_kota=frozenset({TIM_PELAKSANA})
    ),
    (Pelaku.KEPALA, Tingkat.PD): AturanLingkup(
        "Hanya Kepala Perangkat Daerah yang dapat mengirim atau meminta perbaikan.",
        peran_unit=frozenset({KEPALA_PD}),
    ),
    (Pelaku.PEMERIKSA, Tingkat.PD): AturanLingkup(
        f"Hanya {_TIM_KOTA} atau Inspektorat yang dapat menerima atau mengembalikan ini.",
        peran_kota=frozenset({TIM_PELAKSANA, INSPEKTORAT}),
    ),
    (Pelaku.PEMERIKSA, Tingkat.POKJA): AturanLingkup(
        f"Hanya {_TIM_KOTA} atau Inspektorat yang dapat menerima atau mengembalikan ini.",
        peran_kota=frozenset({TIM_PELAKSANA, INSPEKTORAT}),
    ),
    (Pelaku.PEMERIKSA, Tingkat.KOTA): AturanLingkup(
        "Hanya Inspektorat atau Tim Pengarah yang dapat menerima atau mengembalikan ini.",
        peran_kota=frozenset({INSPEKTORAT, TIM_PENGARAH}),
    ),
    (Pelaku.PENETAP, Tingkat.PD): AturanLingkup(
        "Hanya Kepala Perangkat Daerah yang dapat menetapkan laporan ini.",
        peran_unit=frozenset({KEPALA_PD}),
    ),
    (Pelaku.PENETAP, Tingkat.POKJA): AturanLingkup(
        f"Hanya {_TIM_KOTA} atau Inspektorat yang dapat menetapkan laporan ini.",
        peran_kota=frozenset({TIM_PELAKSANA, INSPEKTORAT}),
    ),
    (Pelaku.PENETAP, Tingkat.KOTA): AturanLingkup(
        "Hanya Tim Pengarah Tingkat Kota yang dapat menetapkan laporan ini.",
        peran_kota=frozenset({TIM_PENGARAH}),
    ),
}
"""Who acts, at each level. A KEPALA stands above units alone."""

BUKA_KALENDER = Aturan(
    frozenset({TIM_PELAKSANA, ADMINISTRATOR}),
    "Hanya Tim Pelaksana Tingkat Kota atau Administrator yang dapat mengatur kalender monev.",
)
BUKA_KUNCI = Aturan(
    frozenset({ADMINISTRATOR}), "Hanya Administrator yang dapat membuka kembali periode yang dikunci."
)
SUSUN_PAKET = Aturan(
    PERAN_KOTA, "Hanya Tim Tingkat Kota, Inspektorat atau Administrator yang dapat menyusun paket laporan."
)
KONFIRMASI = Aturan(
    frozenset({INSPEKTORAT}), "Hanya Inspektorat yang dapat mengonfirmasi atau membuka kembali tindak lanjut."
)

PIHAK: dict[Pihak, AturanLingkup] = {
    Pihak.KEPALA: AturanLingkup(
        "Hanya Kepala Perangkat Daerah yang dapat menaikkan permasalahan ini.",
        peran_unit=frozenset({KEPALA_PD}),
    ),
    Pihak.UNIT: AturanLingkup(
        f"Hanya {_TIM_PD} atau kepalanya yang dapat melakukan ini.", peran_unit=PERAN_UNIT
    ),
    Pihak.POKJA: AturanLingkup(
        "Hanya anggota kelompok kerja yang menangani permasalahan ini yang dapat melakukan ini.",
        anggota_pokja=True,
    ),
    Pihak.PLENO: AturanLingkup(
        f"Hanya {_TIM_KOTA} yang dapat melakukan ini.", peran_kota=frozenset({TIM_PELAKSANA})
    ),
    Pihak.PEMBUKA: AturanLingkup(
        "Hanya Inspektorat atau pihak yang melaporkan permasalahan ini yang dapat membukanya kembali.",
        peran_kota=frozenset({INSPEKTORAT}),
        peran_unit=PERAN_UNIT,
    ),
}
"""Who takes the steps of a problem, which has a level, a unit and a pokja; see `boleh_langkah_masalah`."""

BERI_TINDAK_LANJUT = Aturan(
    frozenset({TIM_PELAKSANA, TIM_PENGARAH, INSPEKTORAT}),
    "Hanya Tim Tingkat Kota atau Inspektorat yang dapat memberi tindak lanjut kepada Perangkat Daerah lain.",
)

BERI_ARAHAN = Aturan(
    frozenset({TIM_PENGARAH}), "Hanya Tim Pengarah Tingkat Kota yang dapat memberi arahan (Pasal 2 ayat (3))."
)


def boleh_langkah_masalah(orang: Orang, pihak: Pihak, masalah: Permasalahan) -> bool:
    """Tell whether a person takes a step of a problem; what the city raised, its Tim Pelaksana opens again."""
    if pihak == Pihak.PEMBUKA and masalah.perangkat_daerah_id is None and TIM_PELAKSANA in kode_peran(orang):
        return True
    return PIHAK[pihak].boleh(orang, masalah)


def boleh_melapor_masalah(orang: Orang) -> bool:
    """Tell whether a person may raise problems: for their unit, or for the city."""
    return TIM_PELAKSANA in kode_peran(orang) or bool(unit_berperan(orang, PERAN_UNIT))


def boleh_memberi_tindak_lanjut(orang: Orang) -> bool:
    """Tell whether a person may give follow-ups to somebody: to anybody, or to their own unit."""
    return BERI_TINDAK_LANJUT.boleh(orang) or bool(unit_berperan(orang, PERAN_UNIT))


def aturan(pelaku: Pelaku, lingkup: Lingkup) -> AturanLingkup:
    """Return who acts as `pelaku` on a record; raises KeyError where nobody does."""
    return PELAKU[pelaku, Tingkat(lingkup.tingkat)]


def boleh_membaca(orang: Orang) -> bool:
    """Tell whether a person may read monev at all; which records, `terlihat_oleh` says."""
    return not (PERAN_KOTA | PERAN_UNIT).isdisjoint(kode_peran(orang))


# Evidence: who may hang it on what, and who may read it


def boleh_tindak_lanjut(orang: Orang, tindak_lanjut: TindakLanjut) -> bool:
    """Tell whether a person works on a follow-up: its PIC, or the people of the unit in charge."""
    return tindak_lanjut.pic_id == orang.pk or tindak_lanjut.perangkat_daerah_id in unit_berperan(
        orang, PERAN_UNIT
    )


def pastikan_boleh_tindak_lanjut(orang: Orang, tindak_lanjut: TindakLanjut) -> None:
    """Raise TidakBerwenang where a person does not work on a follow-up."""
    if not boleh_tindak_lanjut(orang, tindak_lanjut):
        raise TidakBerwenang("Hanya penanggung jawab (PIC) tindak lanjut ini yang dapat melaporkannya.")


def _dokumen(orang: Orang, dokumen: Any, kini: datetime) -> None:
    aturan(Pelaku.PENYUSUN, dokumen).pastikan(orang, dokumen)
    dokumen.pastikan_dapat_disunting()
    dokumen.periode.pastikan_terbuka(timezone.localdate(kini))


def _kemajuan(orang: Orang, kemajuan: Kemajuan, kini: datetime) -> None:
    _dokumen(orang, kemajuan.laporan, kini)


def _rapat(orang: Orang, rapat: Rapat, kini: datetime) -> None:
    aturan(Pelaku.PENYUSUN, rapat).pastikan(orang, rapat)
    if rapat.status != StatusRapat.DIJADWALKAN:
        raise Terkunci(f"Rapat ini sudah {rapat.get_status_display().lower()}; buktinya tidak dapat diubah.")


def _permasalahan(orang: Orang, masalah: Permasalahan, kini: datetime) -> None:
    pastikan_boleh_masalah(orang, masalah)
    if masalah.status == StatusMasalah.SELESAI:
        raise Terkunci("Permasalahan ini sudah selesai; buktinya tidak dapat diubah.")


def _catatan_tindak_lanjut(orang: Orang, catatan: CatatanTindakLanjut, kini: datetime) -> None:
    pastikan_boleh_tindak_lanjut(orang, catatan.tindak_lanjut)
    if catatan.tindak_lanjut.status != StatusTindakLanjut.BERJALAN:
        raise Terkunci("Tindak lanjut ini sudah dinyatakan selesai; buktinya tidak dapat diubah.")


def _survei(orang: Orang, survei: Survei, kini: datetime) -> None:
    aturan(Pelaku.PENYUSUN, survei).pastikan(orang, survei)


def pastikan_boleh_masalah(orang: Orang, masalah: Permasalahan) -> None:
    """Raise TidakBerwenang unless the person is of the unit that raised a problem or of the level it is at."""
    if masalah.perangkat_daerah_id in unit_berperan(orang, PERAN_UNIT):
        return
    if masalah.tingkat == Tingkat.POKJA and anggota_pokja(orang, masalah.pokja_id):
        return
    if (
        masalah.tingkat == Tingkat.KOTA or masalah.perangkat_daerah_id is None
    ) and TIM_PELAKSANA in kode_peran(orang):
        return
    raise TidakBerwenang("Hanya pihak yang sedang menangani permasalahan ini yang dapat mengubahnya.")


_BUKTI: dict[str, Callable[[Orang, Any, datetime], None]] = {
    "kemajuan": _kemajuan,
    "pengukuran": _dokumen,
    "rapat": _rapat,
    "permasalahan": _permasalahan,
    "catatan_tindak_lanjut": _catatan_tindak_lanjut,
    "survei": _survei,
}


def pastikan_boleh_bukti(orang: Orang, bidang: str, pemilik: Any, kini: datetime) -> None:
    """Raise TidakBerwenang or Terkunci where a person cannot change the evidence of a record now."""
    _BUKTI[bidang](orang, pemilik, kini)


def boleh_membaca_bukti(orang: Orang, bidang: str, pemilik: Any) -> bool:
    """Tell whether a person may read the record on which evidence hangs."""
    atas = {
        "kemajuan": (LaporanBulanan, "laporan_id"),
        "pengukuran": (Pengukuran, "pk"),
        "rapat": (Rapat, "pk"),
        "permasalahan": (Permasalahan, "pk"),
        "catatan_tindak_lanjut": (TindakLanjut, "tindak_lanjut_id"),
        "survei": (Survei, "pk"),
    }
    model, kunci = atas[bidang]
    semua: Any = model._default_manager
    return bool(semua.terlihat_oleh(orang).filter(pk=getattr(pemilik, kunci)).exists())
