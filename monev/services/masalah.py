"""Problems: raised, changed, taken up and down, decided, solved and opened again; every step is noted and told."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse

from monev.models import (
    CatatanMasalah,
    Keputusan,
    LangkahMasalah,
    Permasalahan,
    StatusMasalah,
    Terkunci,
    Tingkat,
)
from monev.permissions import aturan, pastikan_boleh_masalah
from monev.queries.langkah_masalah import pastikan_boleh_langkah
from monev.queries.masalah import (
    batas_waktu,
    nama_menunggu,
    orang_tingkat,
    pemegang_masalah,
    pokja_asal,
    tanpa,
)
from monev.services.bukti_baru import BuktiBaru, lampirkan
from monev.workflow import Pelaku
from monev.workflow import Tingkat as _Tingkat
from monev.workflow_masalah import NAMA_TINGKAT, LangkahJalan, MasalahDitolak, langkah_jalan
from organisasi.models import Pengguna, Pokja
from organisasi.permissions import TIM_PELAKSANA, TidakBerwenang, kode_peran
from organisasi.services.pemberitahuan import beri_tahu
from roadmap.services.isi import Basi, pastikan_terkini

DITEKAN_LAGI = timedelta(minutes=10)
"""Within this time the same words by the same person are the same press of a button."""


def alamat_masalah(masalah: Permasalahan) -> str:
    """Return the address of a problem's page."""
    return reverse("monev:masalah", args=[masalah.pk])


def kunci_masalah(masalah: Permasalahan) -> Permasalahan:
    """Lock a problem until the transaction ends, and return it as it is now."""
    terkunci = Permasalahan.objects.select_for_update(of=("self",))
    return terkunci.select_related("road_map", "perangkat_daerah", "pokja").get(pk=masalah.pk)


@transaction.atomic
def laporkan(
    *, masalah: Permasalahan, oleh: Pengguna, kini: datetime, bukti: Iterable[BuktiBaru] = ()
) -> Permasalahan:
    """Raise a new problem: a unit's own starts with the unit, the city's with the pokja where it names one, else pleno.

    The same words sent twice are one problem. Raises TidakBerwenang, BerkasDitolak, and ValidationError by field.
    """
    Pengguna.objects.select_for_update().get(pk=oleh.pk)  # one press of a button after the other
    if ada := _sama(masalah, oleh, kini):
        return ada
    if masalah.perangkat_daerah_id is not None:
        masalah.tingkat = Tingkat.PD
        aturan(Pelaku.PENYUSUN, masalah).pastikan(oleh, masalah)
    elif TIM_PELAKSANA not in kode_peran(oleh):
        raise TidakBerwenang("Hanya Tim Pelaksana Tingkat Kota yang dapat melaporkan permasalahan kota.")
    else:
        masalah.tingkat = Tingkat.POKJA if masalah.pokja_id else Tingkat.KOTA
    masalah.dilaporkan_oleh, masalah.dilaporkan_pada, masalah.sejak = oleh, kini, kini
    masalah.tenggat = batas_waktu(masalah.road_map, masalah.tingkat, kini)
    masalah.full_clean()
    _simpan(masalah, oleh)
    _catat(masalah, LangkahMasalah.LAPOR, "", oleh, kini, masalah.uraian)
    lampirkan(bukti, bidang="permasalahan", pemilik=masalah, oleh=oleh, kini=kini)
    _kabarkan(masalah, f"Permasalahan baru: {masalah}", masalah.uraian, oleh, kini)
    return masalah


def _sama(masalah: Permasalahan, oleh: Pengguna, kini: datetime) -> Permasalahan | None:
    """Return the problem that the same person has just raised in the same words."""
    bidang = ("road_map", "judul", "uraian", "butir", "indikator", "area", "perangkat_daerah", "pokja")
    syarat = {nama: getattr(masalah, nama) for nama in bidang}
    return Permasalahan.objects.filter(
        **syarat, dilaporkan_oleh=oleh, dilaporkan_pada__gte=kini - DITEKAN_LAGI
    ).first()


@transaction.atomic
def ubah(*, masalah: Permasalahan, oleh: Pengguna, versi_dibuka: str | None = None) -> Permasalahan:
    """Save changed words or origin of a problem.

    Raises TidakBerwenang, Terkunci (solved), Basi and ValidationError.
    """
    terkini = kunci_masalah(masalah)
    pastikan_boleh_masalah(oleh, terkini)
    if terkini.status == StatusMasalah.SELESAI:
        raise Terkunci("Permasalahan ini sudah selesai; isinya tidak dapat diubah.")
    pastikan_terkini(versi_dibuka, masalah)
    for bidang in ("judul", "uraian", "butir", "indikator", "area"):
        setattr(terkini, bidang, getattr(masalah, bidang))
    terkini.full_clean()
    _simpan(terkini, oleh)
    return terkini


@transaction.atomic
def ambil_langkah(
    *,
    permasalahan: Permasalahan,
    nama: str,
    alasan: str,
    oleh: Pengguna,
    kini: datetime,
    pokja: Pokja | None = None,
    versi_dibuka: str | None = None,
) -> Permasalahan:
    """Take a step of JALAN with its reason and return the problem; up to a pokja, `pokja` or the area's own.

    Raises KeyError for an unknown step, TidakBerwenang, MasalahDitolak (level, state, open follow-ups), Basi and
    ValidationError (`alasan`, `pokja`).
    """
    terkini = kunci_masalah(permasalahan)
    if sudah_diambil(terkini, nama, alasan, oleh, versi_dibuka):
        return terkini
    pastikan_terkini(versi_dibuka, permasalahan)
    langkah = langkah_jalan(nama, terkini.tingkat)
    pastikan_boleh_langkah(terkini, langkah, oleh)
    if not alasan.strip():
        raise ValidationError({"alasan": langkah.tanya})
    dari = terkini.tingkat
    if langkah.pindah and langkah.ke == _Tingkat.POKJA:
        terkini.pokja = pokja or terkini.pokja or pokja_asal(terkini)
        if terkini.pokja is None:
            raise ValidationError({"pokja": "Pilih kelompok kerja yang menangani permasalahan ini."})
    _terapkan(terkini, langkah, oleh, kini)
    _simpan(terkini, oleh)
    _catat(terkini, LangkahMasalah(nama), dari, oleh, kini, alasan.strip())
    _kabarkan_langkah(terkini, langkah, alasan.strip(), oleh, kini)
    return terkini


def sudah_diambil(
    masalah: Permasalahan, nama: str, alasan: str, oleh: Pengguna, versi_dibuka: str | None
) -> bool:
    """Tell whether this very step has just been taken: the form is stale by nothing but its own first press."""
    try:
        pastikan_terkini(versi_dibuka, masalah)
    except Basi:
        akhir = masalah.catatan.order_by("-pada", "-pk").first()
        return akhir is not None and (akhir.langkah, akhir.oleh_id, akhir.alasan) == (
            nama,
            oleh.pk,
            alasan.strip(),
        )
    return False


def _terapkan(masalah: Permasalahan, langkah: LangkahJalan, oleh: Pengguna, kini: datetime) -> None:
    """Move a problem: its new level and time limit, its state, and who solved it."""
    masalah.tingkat = Tingkat(langkah.ke.value)
    if langkah.status is not None:
        masalah.status = StatusMasalah(langkah.status.value)
    selesai = masalah.status == StatusMasalah.SELESAI
    masalah.diselesaikan_oleh, masalah.diselesaikan_pada = (oleh, kini) if selesai else (None, None)
    if not selesai:
        masalah.sejak = kini
        masalah.tenggat = batas_waktu(masalah.road_map, masalah.tingkat, kini)


@transaction.atomic
def putuskan(
    *, permasalahan: Permasalahan, keputusan: Keputusan, oleh: Pengguna, kini: datetime
) -> Permasalahan:
    """Let a meeting's decision stand for a problem; the same decision counts once.

    The meeting must be of the level at which the problem is, or the pleno. Raises TidakBerwenang (who does not keep
    the meeting's minutes) and MasalahDitolak.
    """
    terkini = kunci_masalah(permasalahan)
    rapat = keputusan.rapat
    aturan(Pelaku.PENYUSUN, rapat).pastikan(oleh, rapat)
    if terkini.status == StatusMasalah.SELESAI:
        raise MasalahDitolak(f"Permasalahan “{terkini}” sudah selesai; buka kembali sebelum diputuskan lagi.")
    if rapat.tingkat != Tingkat.KOTA and not _tingkat_rapat(terkini, keputusan):
        raise MasalahDitolak(
            f"Permasalahan “{terkini}” berada di {NAMA_TINGKAT[_Tingkat(terkini.tingkat)]}; "
            "rapat ini tidak dapat memutuskannya."
        )
    alasan = f"Rapat “{rapat}”, keputusan {keputusan.nomor}: {keputusan.teks}"[:4000]
    if terkini.catatan.filter(langkah=LangkahMasalah.PUTUSKAN, alasan=alasan).exists():
        return terkini
    terkini.status = StatusMasalah.DIPUTUSKAN
    _simpan(terkini, oleh)
    _catat(terkini, LangkahMasalah.PUTUSKAN, terkini.tingkat, oleh, kini, alasan)
    _kabarkan(terkini, f"Permasalahan diputuskan: {terkini}", alasan, oleh, kini, juga_pelapor=True)
    return terkini


def _tingkat_rapat(masalah: Permasalahan, keputusan: Keputusan) -> bool:
    """Tell whether a meeting is one of those who hold the problem."""
    rapat = keputusan.rapat
    if rapat.tingkat != masalah.tingkat:
        return False
    if rapat.tingkat == Tingkat.PD:
        return rapat.perangkat_daerah_id == masalah.perangkat_daerah_id
    return rapat.pokja_id == masalah.pokja_id


def _simpan(objek: models.Model, oleh: Pengguna) -> None:
    objek._history_user = oleh  # type: ignore[attr-defined]  # a command has no request
    objek.save()


def _catat(
    masalah: Permasalahan, langkah: LangkahMasalah, dari: str, oleh: Pengguna, kini: datetime, alasan: str
) -> None:
    catatan = CatatanMasalah(
        permasalahan=masalah,
        langkah=langkah,
        dari=dari,
        ke=masalah.tingkat,
        oleh=oleh,
        pada=kini,
        alasan=alasan,
    )
    _simpan(catatan, oleh)


def _kabarkan_langkah(
    masalah: Permasalahan, langkah: LangkahJalan, alasan: str, oleh: Pengguna, kini: datetime
) -> None:
    kata = {
        "naikkan": f"dinaikkan ke {NAMA_TINGKAT[langkah.ke]}",
        "turunkan": f"diturunkan ke {NAMA_TINGKAT[langkah.ke]}",
        "selesaikan": "selesai",
        "buka": "dibuka kembali",
    }[langkah.nama]
    _kabarkan(masalah, f"Permasalahan {kata}: {masalah}", alasan, oleh, kini, juga_pelapor=True)


def _kabarkan(
    masalah: Permasalahan, judul: str, isi: str, oleh: Pengguna, kini: datetime, *, juga_pelapor: bool = False
) -> None:
    """Tell those who hold a problem now; after the first step also the unit that raised it."""
    orang = {satu.pk: satu for satu in pemegang_masalah(masalah)}
    if juga_pelapor and masalah.perangkat_daerah_id is not None:
        unit = orang_tingkat(Tingkat.PD, unit=masalah.perangkat_daerah_id, pokja=None)
        orang |= {satu.pk: satu for satu in unit}
    menunggu = nama_menunggu(masalah)
    beri_tahu(
        penerima=tanpa(orang.values(), oleh),
        jenis="permasalahan",
        kunci=f"permasalahan:{masalah.pk}:{masalah.status}:{masalah.tingkat}:{kini:%Y%m%d%H%M%S%f}",
        judul=judul + (f", menunggu {menunggu}" if menunggu else ""),
        isi=f"{oleh}: {isi}",
        alamat=alamat_masalah(masalah),
        kini=kini,
    )
