"""An uploaded spreadsheet on its way into a plan: kept, read, mapped, previewed, applied or dropped."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Any

from django.core.cache import caches
from django.db import transaction

from berkas.simpanan import Simpanan
from berkas.spreadsheet import BukuKerja, baca
from berkas.unggahan import BerkasDitolak, akhiran
from organisasi.models import Pengguna
from rencana_aksi.models import IngatanKolom, RencanaAksi, StatusUnggahan, Unggahan
from rencana_aksi.permissions import SUSUN
from rencana_aksi.queries.impor import Pratinjau, rancang
from rencana_aksi.queries.padanan import normalkan_area
from rencana_aksi.services.impor import Lapor, diam, terapkan
from rencana_aksi.services.kemajuan import minta_berhenti
from rencana_aksi.spreadsheet import Bagian, HasilBaca, Ingatan, Pemetaan, Tebakan, tebak, urai
from rencana_aksi.spreadsheet.penanda import KODE_KOTA, baca_penanda, baca_penanda_baris
from riwayat.asal import dari
from tampilan.angka import tulis_angka

SIMPANAN = Simpanan("rencana-aksi")
BESAR = 2000  # rows beyond which reading and applying go on in the background
UMUR_BACAAN = 24 * 3600  # seconds
TERBUKA_PERSEN = 10  # percent of a job when the file has been opened
TERBUKA = (
    StatusUnggahan.KOLOM,
    StatusUnggahan.DIBACA,
    StatusUnggahan.PRATINJAU,
    StatusUnggahan.MENERAPKAN,
)


class SudahSelesai(Exception):
    """The upload was applied or dropped before; nothing is saved again."""


@transaction.atomic
def simpan_unggahan(
    *, rencana: RencanaAksi, nama: str, isi: bytes, oleh: Pengguna, kini: datetime
) -> Unggahan:
    """Keep a file for a plan, guess how it is read, and return it; the person's earlier open upload makes room.

    Raises TidakBerwenang, RencanaTerkunci, and BerkasDitolak where the file cannot or should not be read, or was
    written for another unit or year.
    """
    SUSUN.pastikan(oleh, rencana)
    rencana.pastikan_dapat_disunting()
    sidik = sha256(isi).hexdigest()
    buku = _buku(sidik, nama, isi)
    _pastikan_untuk(rencana, buku)
    ingatan = _ingatan(rencana)
    tebakan = tebak(buku, ingatan=Ingatan.dari_json(ingatan))
    for lama in rencana.unggahan.filter(status__in=TERBUKA, oleh=oleh):
        batalkan(unggahan=lama, oleh=oleh)
    unggahan = Unggahan(
        rencana=rencana,
        nama=nama[-255:],
        besar=len(isi),
        sidik=sidik,
        oleh=oleh,
        pada=kini,
        pemetaan=tebakan.pemetaan.ke_json(),
        padanan=ingatan.get("area", {}),
        ringkasan={"baris": _tinggi(buku, tebakan.pemetaan)},
        status=StatusUnggahan.PRATINJAU if tebakan.pasti else StatusUnggahan.KOLOM,
    )
    unggahan.berkas = SIMPANAN.titipkan(isi)
    unggahan.save()
    return unggahan


def _pastikan_untuk(rencana: RencanaAksi, buku: BukuKerja) -> None:
    """Refuse PetaRB's own workbook or plain table of another unit or year."""
    penanda = baca_penanda(buku)
    kode = rencana.perangkat_daerah.kode if rencana.perangkat_daerah else KODE_KOTA
    lain = ({penanda} if penanda else baca_penanda_baris(buku)) - {(kode, rencana.periode.tahun)}
    if lain:
        kode_lain, tahun_lain = min(lain)
        raise BerkasDitolak(
            f"Berkas ini dibuat PetaRB untuk rencana aksi ‘{kode_lain}’ tahun {tahun_lain}, "
            f"sedangkan rencana ini ‘{kode}’ tahun {rencana.periode.tahun}. Unduh templat rencana ini."
        )


def _tinggi(buku: BukuKerja, pemetaan: Pemetaan) -> int:
    return next((len(x.baris) for x in buku.lembar if x.nama == pemetaan.lembar), 0)


def baca_berkas(unggahan: Unggahan) -> bytes:
    """Return the bytes of an upload; raises BerkasDitolak where they are gone."""
    isi = SIMPANAN.ambil(unggahan.berkas)
    if isi is None:
        raise BerkasDitolak(f"Berkas ‘{unggahan.nama}’ sudah tidak tersimpan. Unggah kembali.")
    return isi


def _buku(sidik: str, nama: str, isi: bytes) -> BukuKerja:
    """Return a file as a workbook; the same bytes are checked and taken apart once. Raises BerkasDitolak."""
    kunci = f"buku:{sidik}:{akhiran(nama)}"
    buku: BukuKerja | None = caches["dokumen"].get(kunci)
    if buku is None:
        buku = baca(isi, nama)
        caches["dokumen"].set(kunci, buku, UMUR_BACAAN)
    return buku


def _buku_unggahan(unggahan: Unggahan) -> BukuKerja:
    return _buku(unggahan.sidik, unggahan.nama, baca_berkas(unggahan))


# Columns


def tebakan(unggahan: Unggahan, *, lembar: str | None = None) -> Tebakan:
    """Return what the columns of an upload look like, of its mapped sheet or another one."""
    dipilih = lembar or (unggahan.pemetaan or {}).get("lembar")
    return tebak(
        _buku_unggahan(unggahan), ingatan=Ingatan.dari_json(_ingatan(unggahan.rencana)), lembar=dipilih
    )


@transaction.atomic
def petakan(*, unggahan: Unggahan, tebakan: Tebakan, pemetaan: Pemetaan, oleh: Pengguna) -> Unggahan:
    """Take a person's mapping of the columns, and remember it for the unit's next file.

    Raises TidakBerwenang, RencanaTerkunci, SudahSelesai.
    """
    terkini = _kunci(unggahan, oleh)
    terkini.pemetaan = pemetaan.ke_json()
    terkini.status = StatusUnggahan.PRATINJAU
    terkini.save()
    with dari(f"pemetaan kolom {terkini.nama}"):
        _ingat(terkini.rencana, Ingatan.dari(tebakan, pemetaan).ke_json())
    return terkini


@transaction.atomic
def padankan_area(*, unggahan: Unggahan, padanan: Mapping[str, int], oleh: Pengguna) -> Unggahan:
    """Take a person's word on which area (its key) each name in the file means, and remember it.

    Raises TidakBerwenang, RencanaTerkunci, SudahSelesai.
    """
    terkini = _kunci(unggahan, oleh)
    baru = {normalkan_area(teks): pk for teks, pk in padanan.items()}
    terkini.padanan = {**terkini.padanan, **baru}
    terkini.save()
    with dari(f"padanan area {terkini.nama}"):
        _ingat(terkini.rencana, {"area": terkini.padanan})
    return terkini


def _ingatan(rencana: RencanaAksi) -> dict[str, Any]:
    simpanan = IngatanKolom.objects.filter(perangkat_daerah=rencana.perangkat_daerah_id).first()
    return simpanan.isi if simpanan else {}


def _ingat(rencana: RencanaAksi, isi: dict[str, Any]) -> None:
    simpanan = IngatanKolom.objects.filter(
        perangkat_daerah=rencana.perangkat_daerah_id
    ).first() or IngatanKolom(perangkat_daerah_id=rencana.perangkat_daerah_id)
    simpanan.isi = {**simpanan.isi, **isi}
    simpanan.save()


# Preview


def hasil_baca(unggahan: Unggahan, lapor: Lapor = diam, *, sampai: int = 40) -> HasilBaca:
    """Return the rows of an upload as it is mapped; read once, since the same bytes give the same rows.

    Reading counts for `sampai` percent of what is reported. Raises BerkasDitolak, and what `lapor` raises.
    """
    kunci = _kunci_bacaan(unggahan)
    hasil: HasilBaca | None = caches["dokumen"].get(kunci)
    if hasil is None:
        lapor(5, "Membuka berkas")
        isi, buku = baca_berkas(unggahan), _buku_unggahan(unggahan)
        hasil = urai(
            buku,
            Pemetaan.dari_json(unggahan.pemetaan or {}),
            tahun=unggahan.rencana.periode.tahun,
            bagian=Bagian(isi, unggahan.nama),
            maju=partial(_kabarkan_baris, lapor, sampai),
        )
        caches["dokumen"].set(kunci, hasil, UMUR_BACAAN)
    lapor(sampai, "Mencocokkan dengan rencana")
    return hasil


def _kabarkan_baris(lapor: Lapor, sampai: int, dibaca: int, semua: int) -> None:
    persen = TERBUKA_PERSEN + (sampai - TERBUKA_PERSEN) * dibaca // semua
    lapor(persen, f"Membaca baris {tulis_angka(dibaca + 1)} dari {tulis_angka(semua)}")


def sudah_terbaca(unggahan: Unggahan) -> bool:
    """Tell whether the rows of an upload are at hand without reading the file again."""
    return _kunci_bacaan(unggahan) in caches["dokumen"]


def _kunci_bacaan(unggahan: Unggahan) -> str:
    bagian = [unggahan.sidik, unggahan.nama, unggahan.pemetaan, unggahan.rencana.periode.tahun]
    return f"bacaan:{sha256(json.dumps(bagian, sort_keys=True).encode()).hexdigest()}"


def pratinjau(unggahan: Unggahan) -> Pratinjau:
    """Return what an upload would do to its plan now; raises BerkasDitolak."""
    return rancang(
        unggahan.rencana,
        hasil_baca(unggahan),
        sidik_berkas=unggahan.sidik,
        padanan_area=unggahan.padanan,
    )


# Apply and drop


@transaction.atomic
def terapkan_unggahan(
    *,
    unggahan: Unggahan,
    sidik: str,
    oleh: Pengguna,
    lewati_ditolak: bool = False,
    hapus_hilang: bool = False,
    lapor: Lapor = diam,
) -> Pratinjau:
    """Apply an upload as the preview with fingerprint `sidik` showed it; pressed twice, it is applied once.

    Raises SudahSelesai, and what `impor.terapkan` and `hasil_baca` raise; then nothing has been saved.
    """
    terkini = _kunci(unggahan, oleh)
    hasil = terapkan(
        rencana=terkini.rencana,
        hasil=hasil_baca(terkini, lapor),
        nama=terkini.nama,
        sidik_berkas=terkini.sidik,
        sidik=sidik,
        padanan_area=terkini.padanan,
        oleh=oleh,
        lewati_ditolak=lewati_ditolak,
        hapus_hilang=hapus_hilang,
        lapor=lapor,
    )
    terkini.status = StatusUnggahan.DITERAPKAN
    terkini.ringkasan = _ringkas(hasil, hapus_hilang)
    terkini._history_user = oleh  # type: ignore[attr-defined]
    terkini.save()
    return hasil


def _ringkas(hasil: Pratinjau, hapus_hilang: bool) -> dict[str, int]:
    jumlah = {jenis: len(baris) for jenis, baris in hasil.per_jenis.items()}
    return {**jumlah, "dihapus": len(hasil.hilang) if hapus_hilang else 0}


def batalkan(*, unggahan: Unggahan, oleh: Pengguna) -> None:
    """Drop an upload and its bytes; a job at work on it stops at its next step. Raises TidakBerwenang, SudahSelesai."""
    SUSUN.pastikan(oleh, unggahan.rencana)
    minta_berhenti(unggahan.kunci)
    with transaction.atomic():
        terkini = _terkini(unggahan)
        terkini.status = StatusUnggahan.DIBATALKAN
        terkini.save()
    SIMPANAN.buang(terkini.berkas)


@transaction.atomic
def tandai_di_latar(*, unggahan: Unggahan, status: StatusUnggahan, oleh: Pengguna) -> Unggahan:
    """Note that a job reads (DIBACA) or applies (MENERAPKAN) an upload, or that it waits for a decision again."""
    terkini = _kunci(unggahan, oleh)
    terkini.status = status
    terkini.pesan = ""
    terkini._history_user = oleh  # type: ignore[attr-defined]
    terkini.save()
    return terkini


@transaction.atomic
def catat_gagal(*, unggahan: Unggahan, pesan: str, status: StatusUnggahan) -> None:
    """Note why a job has come to nothing, and what the upload waits for now."""
    terkini = Unggahan.objects.select_for_update(of=("self",)).get(pk=unggahan.pk)
    if terkini.status not in TERBUKA:
        return
    terkini.status = status
    terkini.pesan = pesan
    terkini._history_user = terkini.oleh  # type: ignore[attr-defined]
    terkini.save()


def _kunci(unggahan: Unggahan, oleh: Pengguna) -> Unggahan:
    """Lock an upload that is still on its way, of a plan that may be edited by the person."""
    terkini = _terkini(unggahan)
    SUSUN.pastikan(oleh, terkini.rencana)
    terkini.rencana.pastikan_dapat_disunting()
    return terkini


def _terkini(unggahan: Unggahan) -> Unggahan:
    terkini = (
        Unggahan.objects.select_for_update(of=("self",))
        .select_related("rencana__periode__road_map", "rencana__perangkat_daerah", "oleh")
        .get(pk=unggahan.pk)
    )
    if terkini.status not in TERBUKA:
        raise SudahSelesai(
            f"Berkas ‘{terkini.nama}’ sudah {terkini.get_status_display().lower()}; tidak ada yang disimpan lagi."
        )
    return terkini
