"""Plans: a spreadsheet of 10,000 rows previewed and applied, beside bare parsing and a bare bulk insert."""

import io
import statistics
from functools import partial

from django.core.cache import caches
from django.db import transaction
from django.utils import timezone
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from bench.halaman import orang_berperan
from bench.halaman_rencana import isi_rencana, ukur_halaman
from bench.ukuran import Ukuran, banding, cpu, sekali
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.ekspor import tulis_rencana
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana, Unggahan
from rencana_aksi.queries.impor import Pratinjau
from rencana_aksi.services import unggahan as layanan
from rencana_aksi.services.rencana import buka_rencana
from roadmap.models import RoadMap

BANYAK = 10_000
BULAN = ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGS", "SEP", "OKT", "NOV", "DES"]
JUDUL = ["NO", "AREA PERUBAHAN", "PROGRAM", "KEGIATAN", "TAHAPAN", "TARGET", "SATUAN", *BULAN]
JUDUL += ["PENANGGUNG JAWAB", "ANGGARAN", "SDM"]


def ukur_rencana() -> list[Ukuran]:
    """Return every measurement of plans; the road map must be loaded."""
    oleh = orang_berperan("petugas", "tim-pelaksana-pd", perangkat_daerah=_unit())
    tim_pelaksana = orang_berperan("tim-pelaksana", "tim-pelaksana")
    isi = _berkas()
    rencana = _rencana(oleh, 2022)
    return [
        *_ukur_pratinjau(oleh, isi),
        *_ukur_terapkan(oleh, isi),
        *_ukur_cetak(rencana),
        *ukur_halaman(rencana, oleh, tim_pelaksana),
    ]


def _unit() -> PerangkatDaerah:
    return PerangkatDaerah.objects.get(kode="diskominfo")


def _rencana(oleh: Pengguna, tahun: int) -> RencanaAksi:
    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    periode = TahunRencana.objects.create(road_map=road_map, tahun=tahun)
    return buka_rencana(periode=periode, perangkat_daerah=_unit(), oleh=oleh, kini=timezone.now())


def _berkas() -> bytes:
    """Write a plan of 10,000 rows with ticks and money in letters."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Rencana")
    lembar.append(JUDUL)
    for i in range(BANYAK):
        bulan = ["v" if (i + m) % 4 == 0 else None for m in range(12)]
        uang = f"Rp {1_000_000 + i * 1000:,}".replace(",", ".")
        awal = [i + 1, "Manajemen Perubahan", f"Program {i % 40}", f"Kegiatan {i % 400}", f"Tahapan {i}"]
        lembar.append([*awal, i % 50 + 1, "dokumen", *bulan, "Bidang Aplikasi", uang, i % 9 + 1])
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _pratinjau(rencana: RencanaAksi, oleh: Pengguna, isi: bytes) -> tuple[Unggahan, Pratinjau]:
    """Take the file in and preview it."""
    unggahan = layanan.simpan_unggahan(
        rencana=rencana, nama="rencana.xlsx", isi=isi, oleh=oleh, kini=timezone.now()
    )
    return unggahan, layanan.pratinjau(unggahan)


def _pertama(rencana: RencanaAksi, oleh: Pengguna, isi: bytes) -> tuple[Unggahan, Pratinjau]:
    """Preview the file as if it were seen for the first time."""
    caches["dokumen"].clear()
    return _pratinjau(rencana, oleh, isi)


def _ukur_pratinjau(oleh: Pengguna, isi: bytes) -> list[Ukuran]:
    kerja = partial(_pertama, _rencana(oleh, 2020), oleh, isi)
    kami, mentah = banding(kerja, lambda: _urai_mentah(isi), 5)
    openpyxl = cpu(lambda: load_workbook(io.BytesIO(isi)))
    return [
        _nisbah(f"Preview of {BANYAK:,} rows, beside calamine's parse", kami, mentah, 10),
        _nisbah(f"Preview of {BANYAK:,} rows, beside openpyxl opening the file", kami, openpyxl, 1),
    ]


def _urai_mentah(isi: bytes) -> object:
    return CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0).to_python()


def _ukur_terapkan(oleh: Pengguna, isi: bytes) -> list[Ukuran]:
    rencana = _rencana(oleh, 2021)
    pertama = statistics.median(cpu(partial(_pertama, rencana, oleh, isi)) for _ in range(3))
    unggahan, hasil = _pratinjau(rencana, oleh, isi)
    contoh = [b.isi for b in hasil.baris]
    polos = statistics.median(cpu(partial(_sisip_polos, rencana, oleh, contoh)) for _ in range(3))
    kami = statistics.median(
        cpu(partial(_terapkan, unggahan, hasil.sidik, oleh, batal=True)) for _ in range(3)
    )
    _terapkan(unggahan, hasil.sidik, oleh, batal=False)
    ulang = statistics.median(cpu(partial(_pratinjau, rencana, oleh, isi)) for _ in range(3))
    kelak = statistics.median(cpu(partial(_pertama, rencana, oleh, isi)) for _ in range(3))
    return [
        _nisbah(f"Applying {BANYAK:,} rows, beside a bare bulk insert with history", kami, polos, 3),
        _nisbah("Re-import unchanged, beside the first preview", ulang, pertama, 1),
        _nisbah("Re-import unchanged a day later, beside the first preview", kelak, pertama, None),
    ]


def _ukur_cetak(rencana: RencanaAksi) -> list[Ukuran]:
    isi_rencana(rencana, 100)
    caches["dokumen"].clear()
    cetak = partial(tulis_rencana, rencana, bentuk="pdf", oleh="bench", kini=timezone.localtime())
    pertama, kedua = sekali(cetak), statistics.median(sekali(cetak) for _ in range(5))
    rincian = f"{pertama * 1000:.0f} ms, then {kedua * 1000:.0f} ms"
    return [
        Ukuran(
            "Plan's PDF asked for again, unchanged: faster by",
            pertama / kedua,
            20,
            "×",
            rincian,
            terbalik=True,
        )
    ]


def _terapkan(unggahan: Unggahan, sidik: str, oleh: Pengguna, *, batal: bool) -> None:
    with transaction.atomic():
        layanan.terapkan_unggahan(unggahan=unggahan, sidik=sidik, oleh=oleh)
        transaction.set_rollback(batal)


def _sisip_polos(rencana: RencanaAksi, oleh: Pengguna, isi: list[dict[str, object]]) -> None:
    """Insert the same rows and their history by hand, and take them back."""
    jejak, kini = ButirAksi.riwayat.model, timezone.now()
    with transaction.atomic():
        butir = [ButirAksi(rencana=rencana, nomor=n, **satu) for n, satu in enumerate(isi, start=1)]
        ButirAksi.objects.bulk_create(butir)
        bidang = [b.attname for b in jejak.tracked_fields]
        jejak.objects.bulk_create(
            jejak(
                history_date=kini,
                history_user=oleh,
                history_type="+",
                **{nama: getattr(b, nama) for nama in bidang},
            )
            for b in butir
        )
        transaction.set_rollback(True)


def _nisbah(nama: str, kami: float, mereka: float, batas: float | None) -> Ukuran:
    return Ukuran(nama, kami / mereka, batas, "×", f"{kami:.2f} s beside {mereka:.2f} s")
