"""Follow-ups: given, reported on, finished with evidence, confirmed by Inspektorat or opened again."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from monev.models import (
    Arahan,
    Bukti,
    CatatanTindakLanjut,
    Keputusan,
    LangkahTindakLanjut,
    Permasalahan,
    StatusMasalah,
    StatusTindakLanjut,
    TindakLanjut,
    Tingkat,
)
from monev.models.dasar import PERAN_UNIT
from monev.permissions import BERI_TINDAK_LANJUT, boleh_membaca
from monev.queries.langkah_masalah import pastikan_boleh_tindak
from monev.queries.masalah import orang_tingkat, pemegang_masalah, tanpa
from monev.services.bukti_baru import BuktiBaru, lampirkan
from monev.services.masalah import DITEKAN_LAGI, kunci_masalah
from monev.workflow_masalah import BUKA, KONFIRMASIKAN, LAPOR, SELESAIKAN, LangkahTindak, MasalahDitolak
from organisasi.models import Pengguna, PerangkatDaerah
from organisasi.permissions import INSPEKTORAT, unit_berperan
from organisasi.queries import pemegang_peran
from organisasi.services.pemberitahuan import beri_tahu
from roadmap.models import RoadMap
from roadmap.services.isi import Basi, pastikan_terkini
from tampilan.angka import tulis_tanggal


def alamat_tindak_lanjut(satu: TindakLanjut) -> str:
    """Return the address of a follow-up's page."""
    return reverse("monev:tindak_lanjut", args=[satu.pk])


@transaction.atomic
def buat_tindak_lanjut(
    *,
    road_map: RoadMap,
    uraian: str,
    tenggat: date,
    oleh: Pengguna,
    kini: datetime,
    perangkat_daerah: PerangkatDaerah | None = None,
    pic: Pengguna | None = None,
    permasalahan: Permasalahan | None = None,
    keputusan: Keputusan | None = None,
    arahan: Arahan | None = None,
    sekali: bool = False,
) -> TindakLanjut:
    """Give a follow-up and tell the PIC and the people of the unit in charge.

    The teams of the city give them to anybody, people of a unit to their own unit. A decision's problem is taken over.
    With `sekali` the same words pressed twice are one. Raises TidakBerwenang, MasalahDitolak (the problem is solved)
    and ValidationError by field: nobody in charge, a PIC who cannot read it, a day before today.
    """
    Pengguna.objects.select_for_update().get(pk=oleh.pk)  # one press of a button after the other
    baru = TindakLanjut(
        road_map=road_map,
        uraian=uraian.strip(),
        tenggat=tenggat,
        perangkat_daerah=perangkat_daerah,
        pic=pic,
        permasalahan=permasalahan or (keputusan.permasalahan if keputusan else None),
        keputusan=keputusan,
        arahan=arahan,
        dibuat_oleh=oleh,
        dibuat_pada=kini,
    )
    _pastikan_boleh_memberi(baru, oleh)
    if sekali and (ada := _sama(baru)):
        return ada
    if baru.permasalahan is not None and kunci_masalah(baru.permasalahan).status == StatusMasalah.SELESAI:
        raise MasalahDitolak("Permasalahan ini sudah selesai; buka kembali sebelum memberi tindak lanjut.")
    _periksa(baru, timezone.localdate(kini))
    _simpan(baru, oleh)
    _kabarkan(
        baru,
        _penanggung_jawab(baru),
        "baru",
        f"{'Arahan Tim Pengarah' if arahan else 'Tindak lanjut'} untuk Anda, tenggat {tulis_tanggal(tenggat)}",
        oleh,
        kini,
    )
    return baru


def _pastikan_boleh_memberi(baru: TindakLanjut, oleh: Pengguna) -> None:
    if BERI_TINDAK_LANJUT.boleh(oleh):
        return
    milik = unit_berperan(oleh, PERAN_UNIT)
    if baru.perangkat_daerah_id is not None:
        sendiri = baru.perangkat_daerah_id in milik
    else:
        sendiri = baru.pic is None or not milik.isdisjoint(unit_berperan(baru.pic, PERAN_UNIT))
    if not milik or not sendiri:
        BERI_TINDAK_LANJUT.pastikan(oleh)


def _sama(baru: TindakLanjut) -> TindakLanjut | None:
    """Return the follow-up that the same person has just given in the same words."""
    bidang = (
        "road_map",
        "uraian",
        "tenggat",
        "perangkat_daerah",
        "pic",
        "permasalahan",
        "keputusan",
        "arahan",
    )
    syarat = {nama: getattr(baru, nama) for nama in bidang}
    sejak = baru.dibuat_pada - DITEKAN_LAGI
    return TindakLanjut.objects.filter(**syarat, dibuat_oleh=baru.dibuat_oleh, dibuat_pada__gte=sejak).first()


def _periksa(baru: TindakLanjut, hari: date) -> None:
    galat: dict[str, str] = {}
    if baru.perangkat_daerah_id is None and baru.pic_id is None:
        galat["perangkat_daerah"] = "Pilih Perangkat Daerah atau orang (PIC) yang bertanggung jawab."
    if baru.pic is not None and not (baru.pic.is_active and boleh_membaca(baru.pic)):
        galat["pic"] = f"{baru.pic} tidak memiliki peran yang dapat membuka tindak lanjut ini."
    if baru.tenggat < hari:
        galat["tenggat"] = f"Tenggat tidak boleh sebelum hari ini ({tulis_tanggal(hari)})."
    if galat:
        raise ValidationError(galat)
    baru.full_clean()


@transaction.atomic
def lapor(
    *,
    tindak_lanjut: TindakLanjut,
    persen: int,
    teks: str,
    oleh: Pengguna,
    kini: datetime,
    bukti: Sequence[BuktiBaru] = (),
    versi_dibuka: str | None = None,
) -> TindakLanjut:
    """Report how far a follow-up is, with evidence where there is some.

    The same report sent twice is one. Raises TidakBerwenang, TindakLanjutDitolak (state), Basi, BerkasDitolak and
    ValidationError (`persen` below the last or over 100, `teks`).
    """
    satu = _kunci(tindak_lanjut)
    if _sudah(satu, LAPOR, teks, oleh, versi_dibuka, persen):
        return satu
    pastikan_terkini(versi_dibuka, tindak_lanjut)
    pastikan_boleh_tindak(satu, LAPOR, oleh)
    if not satu.persen <= persen <= 100:
        raise ValidationError(
            {"persen": f"Isi antara {satu.persen} (laporan terakhir) dan 100; tertulis {persen}."}
        )
    satu.persen = persen
    _simpan(satu, oleh)
    _catat(satu, LAPOR, teks, oleh, kini, bukti)
    _kabarkan(satu, _pengawas(satu), "lapor", f"Kemajuan tindak lanjut {persen}%", oleh, kini, teks)
    return satu


@transaction.atomic
def selesaikan(
    *,
    tindak_lanjut: TindakLanjut,
    teks: str,
    oleh: Pengguna,
    kini: datetime,
    bukti: Sequence[BuktiBaru] = (),
    versi_dibuka: str | None = None,
) -> TindakLanjut:
    """Finish a follow-up: 100 %, and it waits for Inspektorat.

    Pressed twice it is finished once. Raises as `lapor` does, and ValidationError (`berkas`) where neither this report
    nor an earlier one has evidence.
    """
    satu = _kunci(tindak_lanjut)
    if _sudah(satu, SELESAIKAN, teks, oleh, versi_dibuka):
        return satu
    pastikan_terkini(versi_dibuka, tindak_lanjut)
    pastikan_boleh_tindak(satu, SELESAIKAN, oleh)
    satu.persen = 100
    _catat(satu, SELESAIKAN, teks, oleh, kini, bukti)
    if not Bukti.objects.filter(catatan_tindak_lanjut__tindak_lanjut=satu).exists():
        raise ValidationError(
            {
                "berkas": "Lampirkan bukti (berkas, foto atau tautan); tanpa bukti tindak lanjut tidak dapat ditutup."
            }
        )
    satu.status = StatusTindakLanjut.SELESAI
    satu.diselesaikan_oleh, satu.diselesaikan_pada = oleh, kini
    _simpan(satu, oleh)
    _kabarkan(
        satu,
        [*_pengawas(satu), *pemegang_peran(INSPEKTORAT)],
        "selesai",
        "Tindak lanjut selesai, menunggu konfirmasi Inspektorat",
        oleh,
        kini,
        teks,
    )
    return satu


@transaction.atomic
def konfirmasi(
    *,
    tindak_lanjut: TindakLanjut,
    oleh: Pengguna,
    kini: datetime,
    teks: str = "",
    versi_dibuka: str | None = None,
) -> TindakLanjut:
    """Confirm a finished follow-up; never by the person who finished it.

    Pressed twice it is confirmed once. Raises TidakBerwenang, TindakLanjutDitolak and Basi.
    """
    satu, teks = _kunci(tindak_lanjut), teks.strip() or "Bukti sesuai."
    if _sudah(satu, KONFIRMASIKAN, teks, oleh, versi_dibuka):
        return satu
    pastikan_terkini(versi_dibuka, tindak_lanjut)
    pastikan_boleh_tindak(satu, KONFIRMASIKAN, oleh)
    satu.status = StatusTindakLanjut.DIKONFIRMASI
    satu.dikonfirmasi_oleh, satu.dikonfirmasi_pada = oleh, kini
    _simpan(satu, oleh)
    _catat(satu, KONFIRMASIKAN, teks, oleh, kini)
    penerima = [*_penanggung_jawab(satu), *_pengawas(satu)]
    _kabarkan(satu, penerima, "konfirmasi", "Tindak lanjut dikonfirmasi selesai", oleh, kini, teks)
    return satu


@transaction.atomic
def buka(
    *,
    tindak_lanjut: TindakLanjut,
    alasan: str,
    oleh: Pengguna,
    kini: datetime,
    versi_dibuka: str | None = None,
) -> TindakLanjut:
    """Open a finished follow-up again, with a reason: it runs on from where it was.

    Raises TidakBerwenang, TindakLanjutDitolak (state, the problem is solved), Basi and ValidationError (`alasan`).
    """
    satu = _kunci(tindak_lanjut)
    if _sudah(satu, BUKA, alasan, oleh, versi_dibuka):
        return satu
    pastikan_terkini(versi_dibuka, tindak_lanjut)
    pastikan_boleh_tindak(satu, BUKA, oleh)
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis mengapa tindak lanjut ini belum selesai."})
    if satu.permasalahan is not None and kunci_masalah(satu.permasalahan).status == StatusMasalah.SELESAI:
        raise MasalahDitolak("Permasalahannya sudah selesai; buka kembali permasalahan itu lebih dahulu.")
    satu.status = StatusTindakLanjut.BERJALAN
    satu.diselesaikan_oleh = satu.diselesaikan_pada = None
    satu.dikonfirmasi_oleh = satu.dikonfirmasi_pada = None
    _simpan(satu, oleh)
    _catat(satu, BUKA, alasan, oleh, kini)
    _kabarkan(satu, _penanggung_jawab(satu), "buka", "Tindak lanjut dibuka kembali", oleh, kini, alasan)
    return satu


def _kunci(satu: TindakLanjut) -> TindakLanjut:
    terkunci = TindakLanjut.objects.select_for_update(of=("self",))
    return terkunci.select_related("road_map", "perangkat_daerah", "pic", "permasalahan").get(pk=satu.pk)


def _sudah(
    satu: TindakLanjut,
    langkah: LangkahTindak,
    teks: str,
    oleh: Pengguna,
    versi_dibuka: str | None,
    persen: int | None = None,
) -> bool:
    """Tell whether this very step has just been taken: the form is stale by nothing but its own first press."""
    try:
        pastikan_terkini(versi_dibuka, satu)
    except Basi:
        akhir = satu.catatan.order_by("-pada", "-pk").first()
        return (
            akhir is not None
            and (akhir.langkah, akhir.oleh_id, akhir.teks) == (langkah.nama, oleh.pk, teks.strip())
            and persen in {None, akhir.persen}
        )
    return False


def _catat(
    satu: TindakLanjut,
    langkah: LangkahTindak,
    teks: str,
    oleh: Pengguna,
    kini: datetime,
    bukti: Sequence[BuktiBaru] = (),
) -> None:
    """Write down a step, and hang its evidence on it while the follow-up still runs."""
    if not teks.strip():
        raise ValidationError({"teks": "Tulis apa yang sudah dikerjakan."})
    catatan = CatatanTindakLanjut(
        tindak_lanjut=satu,
        langkah=LangkahTindakLanjut(langkah.nama),
        persen=satu.persen,
        teks=teks.strip(),
        oleh=oleh,
        pada=kini,
    )
    _simpan(catatan, oleh)
    lampirkan(bukti, bidang="catatan_tindak_lanjut", pemilik=catatan, oleh=oleh, kini=kini)


def _simpan(objek: models.Model, oleh: Pengguna) -> None:
    objek._history_user = oleh  # type: ignore[attr-defined]  # a command has no request
    objek.save()


def _penanggung_jawab(satu: TindakLanjut) -> list[Pengguna]:
    """Return the PIC and the people of the unit in charge."""
    orang = [satu.pic] if satu.pic is not None else []
    if satu.perangkat_daerah_id is not None:
        orang += orang_tingkat(Tingkat.PD, unit=satu.perangkat_daerah_id, pokja=None)
    return orang


def _pengawas(satu: TindakLanjut) -> list[Pengguna]:
    """Return who gave the follow-up and who holds its problem."""
    pemegang = pemegang_masalah(satu.permasalahan) if satu.permasalahan is not None else []
    return [satu.dibuat_oleh, *pemegang]


def _kabarkan(
    satu: TindakLanjut,
    penerima: Sequence[Pengguna],
    langkah: str,
    judul: str,
    oleh: Pengguna,
    kini: datetime,
    teks: str = "",
) -> None:
    orang = {p.pk: p for p in tanpa(penerima, oleh)}
    beri_tahu(
        penerima=orang.values(),
        jenis="tindak-lanjut",
        kunci=f"tindak-lanjut-{langkah}:{satu.pk}:{kini:%Y%m%d%H%M%S%f}",
        judul=f"{judul}: {satu}",
        isi=f"{oleh}: {teks or satu.uraian}",
        alamat=alamat_tindak_lanjut(satu),
        kini=kini,
    )
