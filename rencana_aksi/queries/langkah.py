"""The steps that a plan can take from here: which, who may, and what still stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass

from organisasi.models import Pengguna
from organisasi.permissions import Orang, TidakBerwenang
from rencana_aksi.models import CatatanAlih, Penilaian, RencanaAksi
from rencana_aksi.permissions import aturan_peralihan
from rencana_aksi.workflow import (
    AJUKAN,
    AJUKAN_KOTA,
    GANTIKAN,
    PERALIHAN,
    SETUJUI,
    VERIFIKASI,
    Langkah,
    Peralihan,
    PeralihanDitolak,
    pastikan_dapat,
)

MAKS_DISEBUT = 5  # items named in a refusal


@dataclass(frozen=True, slots=True)
class LangkahTersedia:
    """A step out of the present state; `alasan` says why this person cannot take it, empty where they can.

    `berwenang` tells whether it is theirs to take at all, whatever still stands in the way.
    """

    peralihan: Peralihan
    berwenang: bool
    alasan: str

    @property
    def boleh(self) -> bool:
        """Whether the person may take it now."""
        return not self.alasan


def langkah_tersedia(rencana: RencanaAksi, orang: Orang) -> list[LangkahTersedia]:
    """Return the steps that start from the state of `rencana`, in the order of the table.

    What the system does alone is left out. The plan must have its year and unit read along.
    """
    return [
        _langkah(rencana, peralihan, orang)
        for peralihan in PERALIHAN
        if peralihan is not GANTIKAN
        and rencana.status in peralihan.dari
        and (peralihan.kota if rencana.kota else peralihan.pd)
    ]


def _langkah(rencana: RencanaAksi, peralihan: Peralihan, orang: Orang) -> LangkahTersedia:
    berwenang = aturan_peralihan(peralihan.nama, rencana.status).boleh(orang, rencana)
    try:
        pastikan_boleh(rencana, peralihan, orang)
    except (TidakBerwenang, PeralihanDitolak) as galat:
        return LangkahTersedia(peralihan, berwenang, str(galat))
    return LangkahTersedia(peralihan, berwenang, "")


def pastikan_boleh(rencana: RencanaAksi, peralihan: Peralihan, orang: Orang) -> None:
    """Raise TidakBerwenang (role, a step of the same person before) or PeralihanDitolak (state, closed year, items)."""
    aturan_peralihan(peralihan.nama, rencana.status).pastikan(orang, rencana)
    pastikan_dapat(peralihan, rencana.status, kota=rencana.kota)
    if peralihan.langkah is not None:
        _pastikan_orang_lain(rencana, orang, kecuali=peralihan.hapus)
    for syarat in SYARAT.get(peralihan.nama, ()):
        syarat(rencana)


def _pastikan_orang_lain(rencana: RencanaAksi, orang: Orang, *, kecuali: tuple[Langkah, ...]) -> None:
    for langkah in Langkah:
        if langkah not in kecuali and getattr(rencana, f"{langkah}_oleh_id") == orang.pk:
            raise TidakBerwenang(
                f"Rencana ini sudah {langkah} oleh Anda. Langkah berikutnya harus dilakukan orang lain."
            )


def _tahun_dibuka(rencana: RencanaAksi) -> None:
    if not rencana.periode.dibuka:
        raise PeralihanDitolak(f"Pengiriman rencana aksi {rencana.periode.tahun} sudah ditutup.")


def _lengkap(rencana: RencanaAksi) -> None:
    butir = list(rencana.butir.order_by("nomor", "pk"))
    if not butir:
        raise PeralihanDitolak("Rencana ini belum berisi satu butir pun.")
    kurang = [f"butir {b.nomor} ({', '.join(b.kurang)})" for b in butir if b.kurang]
    if kurang:
        raise PeralihanDitolak(f"{len(kurang)} butir belum lengkap: {_sebut(kurang)}.")


def _sudah_diperiksa(rencana: RencanaAksi) -> None:
    """Every item has been found in order before the plan is."""
    for penilaian, kata in (
        (Penilaian.PERBAIKI, "masih perlu perbaikan; kembalikan rencana ini"),
        (Penilaian.BELUM, "belum diperiksa"),
    ):
        nomor = rencana.butir.filter(penilaian=penilaian).order_by("nomor").values_list("nomor", flat=True)
        if daftar := [str(n) for n in nomor]:
            raise PeralihanDitolak(f"{len(daftar)} butir {kata}: nomor {_sebut(daftar)}.")


SYARAT: dict[str, tuple[Callable[[RencanaAksi], None], ...]] = {
    AJUKAN.nama: (_tahun_dibuka, _lengkap),
    AJUKAN_KOTA.nama: (_tahun_dibuka, _lengkap),
    SETUJUI.nama: (_tahun_dibuka,),
    VERIFIKASI.nama: (_sudah_diperiksa,),
}


def _sebut(daftar: list[str]) -> str:
    lain = len(daftar) - MAKS_DISEBUT
    return ", ".join(daftar[:MAKS_DISEBUT]) + (f", dan {lain} lainnya" if lain > 0 else "")


def baru_saja(
    rencana: RencanaAksi, peralihan: Peralihan, orang: Pengguna, *, dari: str | None
) -> CatatanAlih | None:
    """Return the record of the newest step where it is this one, out of `dari`, by this person; else None."""
    terakhir = rencana.catatan_alih.select_related("rencana__periode", "rencana__perangkat_daerah").first()
    sama = terakhir is not None and (
        (terakhir.peralihan, terakhir.dari, terakhir.oleh_id) == (peralihan.nama, dari, orang.pk)
    )
    return terakhir if sama else None
