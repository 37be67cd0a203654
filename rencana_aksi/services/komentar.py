"""What people say of a plan and its items, the replies, and the end of a conversation."""

from datetime import datetime

from django.db import transaction

from organisasi.models import Pengguna
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import ButirAksi, Komentar, RencanaAksi
from rencana_aksi.permissions import SEBAGAI_TIM_PELAKSANA, SUSUN
from rencana_aksi.services.kabar import kabarkan_komentar


class KomentarDitolak(Exception):
    """A comment cannot be written; the message says why."""


@transaction.atomic
def tulis_komentar(
    *,
    rencana: RencanaAksi,
    oleh: Pengguna,
    kini: datetime,
    teks: str,
    butir: ButirAksi | None = None,
    induk: Komentar | None = None,
) -> Komentar:
    """Write a comment on a plan or an item, or a reply; whoever may read the plan may speak.

    Raises TidakBerwenang, and KomentarDitolak for an empty text, a reply to a reply, or one to a closed conversation.
    """
    _pastikan_terlihat(rencana, oleh)
    if not teks.strip():
        raise KomentarDitolak("Komentar masih kosong.")
    if induk is not None:
        induk = Komentar.objects.select_for_update(of=("self",)).get(pk=induk.pk)
        if induk.induk_id or induk.selesai_pada:
            raise KomentarDitolak("Percakapan ini sudah selesai; tulis komentar baru.")
    komentar = Komentar.objects.create(
        rencana=rencana,
        butir_id=induk.butir_id if induk else (butir.pk if butir else None),
        induk=induk,
        oleh=oleh,
        pada=kini,
        teks=teks.strip(),
    )
    kabarkan_komentar(komentar, rencana, kini)
    return komentar


@transaction.atomic
def selesaikan_komentar(
    *, komentar: Komentar, oleh: Pengguna, kini: datetime, selesai: bool = True
) -> Komentar:
    """Close a conversation, or open it again: its first writer, the plan's authors and Tim Pelaksana may.

    Raises TidakBerwenang for everyone else.
    """
    terkini = Komentar.objects.select_for_update(of=("self",)).select_related("rencana").get(pk=komentar.pk)
    berhak = terkini.oleh_id == oleh.pk or any(
        aturan.boleh(oleh, terkini.rencana) for aturan in (SUSUN, SEBAGAI_TIM_PELAKSANA)
    )
    if not berhak:
        raise TidakBerwenang(
            "Hanya penulis komentar, penyusun rencana atau Tim Pelaksana yang dapat menyelesaikannya."
        )
    terkini.selesai_oleh = oleh if selesai else None
    terkini.selesai_pada = kini if selesai else None
    terkini.save()
    return terkini


def _pastikan_terlihat(rencana: RencanaAksi, oleh: Pengguna) -> None:
    if not RencanaAksi.objects.terlihat_oleh(oleh).filter(pk=rencana.pk).exists():
        raise TidakBerwenang("Rencana ini tidak terbuka bagi Anda.")
