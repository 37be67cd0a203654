"""What last year left, carried into the plan of the next."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Max
from simple_history.utils import bulk_create_with_history

from monev.queries.lanjutan import Tawaran, tawaran_lanjutan
from organisasi.models import Pengguna
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, Penilaian, RencanaAksi
from rencana_aksi.models.butir import MAKS_TEKS
from rencana_aksi.services.butir import kunci_untuk_disunting
from roadmap.models import AreaPerubahan
from roadmap.services.siklus import tiru


@transaction.atomic
def bawa(
    *, rencana: RencanaAksi, pilihan: Sequence[str], area: Mapping[str, AreaPerubahan], oleh: Pengguna
) -> int:
    """Add to a draft plan what is chosen of `tawaran_lanjutan` (by `nilai`); return how many items came.

    `area` names where that belongs which has no area of its own. Schedule and budget are left to be planned. What the
    plan holds already is passed over, so a second press adds nothing. Raises TidakBerwenang and RencanaTerkunci.
    """
    terkini = kunci_untuk_disunting(rencana, oleh)
    dipilih = [t for t in tawaran_lanjutan(terkini) if t.nilai in set(pilihan)]
    akhir = terkini.butir.aggregate(n=Max("nomor"))["n"] or 0
    butir = [_butir(terkini, satu, area.get(satu.nilai)) for satu in dipilih]
    for nomor, satu in enumerate(butir, start=akhir + 1):
        satu.nomor = nomor
    bulk_create_with_history(butir, ButirAksi, default_user=oleh)
    return len(butir)


def _butir(rencana: RencanaAksi, tawaran: Tawaran, area: AreaPerubahan | None) -> ButirAksi:
    if isinstance(tawaran.sumber, ButirAksi):
        return tiru(
            tawaran.sumber, rencana=rencana, jadwal=Jadwal(), anggaran=None, penilaian=Penilaian.BELUM
        )
    tempat = tawaran.area or area
    assert tempat is not None, "the form asks for an area where there is none"
    return ButirAksi(
        rencana=rencana, kunci=tawaran.kunci, area=tempat, tahapan=" ".join(tawaran.teks.split())[:MAKS_TEKS]
    )
