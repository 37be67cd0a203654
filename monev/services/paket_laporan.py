"""Packages: the reports of all units for a period in one ZIP file, made unit by unit."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from berkas.csv_berkas import tulis_csv
from berkas.simpanan import Simpanan
from berkas.tabel import Dokumen, Isi, Kolom, gabungkan
from monev.models import BentukLaporan, LaporanMonev, PaketLaporan, Periode, StatusPaket, Terkunci, Tingkat
from monev.permissions import SUSUN_PAKET
from monev.queries.kepatuhan import semua_pihak
from monev.services.laporan_monev import isi_berkas
from monev.terbitan import berkas, naskah_draf
from monev.workflow import Status
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import RencanaAksi
from rencana_aksi.workflow import Status as StatusRencana

UMUR = timedelta(days=1)
SIMPANAN = Simpanan("paket-laporan", int(UMUR.total_seconds()))
Lapor = Callable[[int, str], None]


@transaction.atomic
def buka_paket(*, periode: Periode, bentuk: BentukLaporan, oleh: Pengguna, kini: datetime) -> PaketLaporan:
    """Note that a package is to be made; one of the same that this person has in the making is returned.

    Raises TidakBerwenang, and Terkunci where the period has not begun.
    """
    SUSUN_PAKET.pastikan(oleh)
    Pengguna.objects.select_for_update().get(pk=oleh.pk)  # one press of a button after the other
    if timezone.localdate(kini) < periode.mulai:
        raise Terkunci(f"{periode} belum dimulai.")
    sedang = PaketLaporan.objects.filter(
        periode=periode, bentuk=bentuk, oleh=oleh, status=StatusPaket.DISUSUN, pada__gte=kini - UMUR
    ).first()
    return sedang or _simpan(PaketLaporan(periode=periode, bentuk=bentuk, oleh=oleh, pada=kini), oleh)


def susun_paket(*, paket: PaketLaporan, kini: datetime, lapor: Lapor) -> None:
    """Make a package. What `lapor` raises stops it, and nothing is kept."""
    baris: list[tuple[str, str, str, str]] = []
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w", zipfile.ZIP_DEFLATED) as arsip:
        daftar = _laporan_unit(paket.periode)
        for nomor, (laporan, berisi) in enumerate(daftar):
            nama_unit = str(laporan.perangkat_daerah)
            lapor(nomor * 100 // max(1, len(daftar)), nama_unit)
            if not berisi:
                baris.append((nama_unit, "Belum ada rencana aksi yang ditetapkan", "", ""))
                continue
            nama, isi, sidik = _isi(laporan, paket, kini)
            arsip.writestr(nama, isi)
            baris.append(
                (nama_unit, laporan.nama_status if laporan.pk else "Belum disusun (DRAF)", nama, sidik)
            )
        arsip.writestr("daftar-isi.csv", tulis_csv(_daftar_isi(paket.periode, baris)))
    lapor(100, "Menyimpan")
    selesai(paket=paket, letak=SIMPANAN.titipkan(keluaran.getvalue()), jumlah=sum(bool(b[2]) for b in baris))


def _laporan_unit(periode: Periode) -> list[tuple[LaporanMonev, bool]]:
    """Return each unit's report (set, else draft, else one not yet started), and whether there is anything in it."""
    pihak = semua_pihak(periode.road_map, periode.tahun)[Tingkat.PD]
    unit = PerangkatDaerah.objects.filter(pk__in=[p.pk for p in pihak]).order_by("nama", "pk")
    ada: dict[int | None, LaporanMonev] = {}
    semua = LaporanMonev.objects.filter(periode=periode, tingkat=Tingkat.PD)
    for satu in semua.exclude(status=Status.DIGANTIKAN).order_by("-versi"):
        if satu.status == Status.DITETAPKAN or satu.perangkat_daerah_id not in ada:
            ada[satu.perangkat_daerah_id] = satu
    berencana = set(
        RencanaAksi.objects.filter(
            periode__road_map=periode.road_map,
            periode__tahun=periode.tahun,
            status=StatusRencana.DITETAPKAN,
        ).values_list("perangkat_daerah_id", flat=True)
    )
    hasil = []
    for u in unit:
        laporan = ada.get(u.pk) or LaporanMonev(tingkat=Tingkat.PD)
        laporan.periode, laporan.perangkat_daerah, laporan.pokja = periode, u, None
        hasil.append((laporan, laporan.pk is not None or u.pk in berencana))
    return hasil


def _isi(laporan: LaporanMonev, paket: PaketLaporan, kini: datetime) -> tuple[str, bytes, str]:
    """Return name, bytes and hash of a report: the kept file of a set one, else a draft of now."""
    if laporan.status == Status.DITETAPKAN:
        assert laporan.perangkat_daerah is not None
        tersimpan = laporan.berkas.get(bentuk=paket.bentuk)
        nama = f"laporan-monev-{laporan.perangkat_daerah.kode}-v{laporan.versi}.{paket.bentuk}"
        return nama, isi_berkas(tersimpan), laporan.sidik
    baru = berkas(naskah_draf(laporan, kini, str(paket.oleh)), paket.bentuk)
    return f"DRAF-{baru.nama}", baru.isi, ""


def _daftar_isi(periode: Periode, baris: list[tuple[str, str, str, str]]) -> Dokumen:
    judul = ("Perangkat Daerah", "Keadaan", "Berkas", "Sidik laporan")
    kolom = [Kolom(j, j, 1) for j in judul]
    isi = [(str(n), [Isi(teks) for teks in satu], "") for n, satu in enumerate(baris, start=1)]
    return Dokumen(f"paket {periode}", (), gabungkan(kolom, isi), kolom_kunci="Nomor")


def _simpan(paket: PaketLaporan, oleh: Pengguna) -> PaketLaporan:
    paket._history_user = oleh  # type: ignore[attr-defined]
    paket.save()
    return paket


@transaction.atomic
def selesai(*, paket: PaketLaporan, letak: str, jumlah: int) -> None:
    """Note that a package is ready; one cancelled meanwhile is thrown away."""
    terkini = _kunci(paket)
    if terkini.status != StatusPaket.DISUSUN:
        SIMPANAN.buang(letak)
        return
    terkini.status, terkini.letak, terkini.jumlah = StatusPaket.SIAP, letak, jumlah
    _simpan(terkini, terkini.oleh)


@transaction.atomic
def akhiri(*, paket: PaketLaporan, status: StatusPaket, pesan: str = "") -> bool:
    """Note that a package comes to nothing (cancelled or failed); tell whether it was still in the making."""
    terkini = _kunci(paket)
    if terkini.status != StatusPaket.DISUSUN:
        return False
    terkini.status, terkini.pesan = status, pesan
    _simpan(terkini, terkini.oleh)
    return True


def _kunci(paket: PaketLaporan) -> PaketLaporan:
    return PaketLaporan.objects.select_for_update(of=("self",)).select_related("oleh").get(pk=paket.pk)


def isi_paket(paket: PaketLaporan) -> bytes | None:
    """Return the bytes of a package that is ready; None where they are no longer kept."""
    return SIMPANAN.ambil(paket.letak) if paket.status == StatusPaket.SIAP else None
