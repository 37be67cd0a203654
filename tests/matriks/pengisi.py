"""The records of the matrix: the same once for each owner.

Every record bears the word of its owner (`KATA`): where the word turns up, the record has been shown.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import Any

from django.utils import timezone

from indikator.models import Indikator
from monev.models import (
    AgendaRapat,
    Arahan,
    BerkasLaporan,
    Bukti,
    CatatanMasalah,
    CatatanTindakLanjut,
    Evaluasi,
    JenisBukti,
    Kemajuan,
    Keputusan,
    Kewajiban,
    LaporanBulanan,
    LaporanMonev,
    PaketLaporan,
    PengaturanMonev,
    Pengukuran,
    Periode,
    Permasalahan,
    Peserta,
    Rapat,
    Rekomendasi,
    Survei,
    TindakLanjut,
)
from monev.queries.potret import potret_evaluasi, potret_laporan
from monev.services.bukti import SIMPANAN
from monev.services.laporan_monev import SIMPANAN as SIMPANAN_LAPORAN
from organisasi import permissions as peran
from organisasi.models import LingkupKunci, Pengguna, PerangkatDaerah, Pokja
from organisasi.services.kunci_api import terbitkan
from rencana_aksi.models import (
    ButirAksi,
    CatatanAlih,
    IngatanKolom,
    Komentar,
    RencanaAksi,
    TahunRencana,
    TautanButir,
    Unggahan,
)
from rencana_aksi.services.unggahan import simpan_unggahan
from roadmap.models import AreaPerubahan, BarisLampiran, RoadMap
from tests.pabrik import PemberitahuanFactory, PenugasanFactory
from tests.rencana_aksi.berkas_contoh import csv

KINI = datetime(2021, 2, 1, 2, tzinfo=UTC)
HARI = KINI.date()
SIDIK = "ab" * 32
"""The fingerprint of the one report that is set; anyone who holds it may ask whether it is genuine."""

SENDIRI, LAIN, POKJA, POKJA_LAIN, KOTA = "sendiri", "lain", "pokja", "pokja_lain", "kota"
PEMILIK = (SENDIRI, LAIN, POKJA, POKJA_LAIN, KOTA)
"""Whose a record is, seen from Diskominfo's people and from the member of pokja A."""

KATA = {
    SENDIRI: "walangsendiri",
    LAIN: "wereknalain",
    POKJA: "kolangpokja",
    POKJA_LAIN: "tuwekpokja",
    KOTA: "jambalkota",
}
"""The word that every record of an owner bears and nothing else does."""

UNIT = {SENDIRI: "diskominfo", LAIN: "dishub"}
KELOMPOK = {POKJA: "pokja-a", POKJA_LAIN: "pokja-b"}


@dataclass(frozen=True, slots=True)
class Rujukan:
    """How a request names a record: the arguments of the address, and what is sent where that names it."""

    alamat: dict[str, Any]
    isi: dict[str, Any]


def buat_kunci(orang: Pengguna) -> tuple[int, str]:
    """Return the number and the text of a new API key that writes."""
    kini = timezone.now()
    sampai = timezone.localdate(kini) + timedelta(days=30)
    kunci, teks = terbitkan(pemilik=orang, nama="Uji", lingkup=LingkupKunci.TULIS, sampai=sampai, kini=kini)
    return kunci.pk, teks


class Pengisi:
    """Fills the database straight through the models: what the services would refuse a test may still ask for."""

    def __init__(self, road_map: RoadMap, penulis: Pengguna) -> None:
        self.road_map, self.penulis = road_map, penulis
        self.catatan: dict[str, dict[str, Rujukan]] = {}
        self.unit_lain = PerangkatDaerah.objects.exclude(kode__in=UNIT.values()).order_by("pk")[0]
        self.baris = BarisLampiran.objects.filter(road_map=road_map).order_by("pk")[0]
        self.area = AreaPerubahan.objects.get(road_map=road_map, nomor=1)
        self.tahun = TahunRencana.objects.create(road_map=road_map, tahun=2021)
        TahunRencana.objects.create(road_map=road_map, tahun=2022)
        buat = partial(Periode.objects.create, road_map=road_map, tahun=2021)
        self.bulan = buat(jenis="bulan", nomor=1, tenggat=date(2021, 2, 10))
        self.semester = buat(jenis="semester", nomor=1, tenggat=date(2021, 7, 31))
        self.bulan_depan = buat(jenis="bulan", nomor=2, tenggat=date(2021, 3, 10))
        self.bulan_terbit = buat(jenis="bulan", nomor=3, tenggat=date(2021, 4, 10))
        self.semester_depan = buat(jenis="semester", nomor=2, tenggat=date(2022, 1, 31))

    def simpan(self, jenis: str, pemilik: str, /, isi: dict[str, Any] | None = None, **alamat: Any) -> None:
        """Note down how an address, or what is sent there, names the record of this kind and owner."""
        self.catatan.setdefault(jenis, {})[pemilik] = Rujukan(alamat, isi or {})

    def isi(self, pemilik: str) -> None:
        """Make one of everything that this owner can have."""
        lingkup = self._lingkup(pemilik)
        if pemilik in {SENDIRI, LAIN, KOTA}:
            rencana = self._rencana(pemilik, lingkup)
            self._laporan(pemilik, lingkup, rencana)
            self._pengukuran(pemilik, lingkup)
            self._survei(pemilik, lingkup)
            self._tindak_lanjut(pemilik, lingkup["perangkat_daerah"], self._masalah(pemilik, lingkup))
        else:
            self._masalah(pemilik, lingkup)
        self._rapat(pemilik, lingkup)
        self._evaluasi(pemilik, lingkup)
        self._laporan_monev(pemilik, lingkup)

    def _lingkup(self, pemilik: str) -> dict[str, Any]:
        unit, pokja = UNIT.get(pemilik), KELOMPOK.get(pemilik)
        return {
            "tingkat": "pd" if unit else "pokja" if pokja else "kota",
            "perangkat_daerah": PerangkatDaerah.objects.get(kode=unit) if unit else None,
            "pokja": Pokja.objects.get(kode=pokja) if pokja else None,
        }

    def _bukti(self, bidang: str, pemilik: str, benda: Any) -> None:
        isi = f"%PDF-1.4 {KATA[pemilik]}".encode()
        bukti = Bukti.objects.create(
            **{bidang: benda},
            jenis=JenisBukti.BERKAS,
            nama=f"{KATA[pemilik]}.pdf",
            letak=SIMPANAN.titipkan(isi),
            tipe="application/pdf",
            besar=len(isi),
            oleh=self.penulis,
            pada=KINI,
        )
        self.simpan(f"bukti {bidang}", pemilik, kunci=bukti.kunci)
        self.simpan(f"pemilik bukti {bidang}", pemilik, pemilik=_kata_pemilik(bidang), pk=benda.pk)

    def _rencana(self, pemilik: str, lingkup: dict[str, Any]) -> RencanaAksi:
        kata, unit = KATA[pemilik], lingkup["perangkat_daerah"]
        rencana = RencanaAksi.objects.create(periode=self.tahun, perangkat_daerah=unit)
        _, butir = [
            ButirAksi.objects.create(rencana=rencana, nomor=nomor, area=self.area, tahapan=f"Menyusun {kata}")
            for nomor in (1, 2)  # the first will be reported on, the second may be deleted
        ]
        komentar = Komentar.objects.create(rencana=rencana, oleh=self.penulis, pada=KINI, teks=f"Ini {kata}.")
        TautanButir.objects.create(butir=butir, baris=self.baris)
        CatatanAlih.objects.create(
            rencana=rencana,
            peralihan="kembalikan",
            dari="diajukan",
            ke="draf",
            oleh=self.penulis,
            pada=KINI,
            catatan=kata,
        )
        self.simpan("rencana", pemilik, pk=rencana.pk)
        kurva: dict[str, Any] = {"?": f"rencana={rencana.pk}"}
        self.simpan("api kurva", pemilik, **kurva)
        self.simpan("mulai rencana", pemilik, isi={"tahun": 2022, "pd": unit.kode if unit else ""})
        isi = {"road_map": self.road_map.kode, "tahun": 2022, "perangkat_daerah": unit and unit.pk}
        self.simpan("api mulai rencana", pemilik, isi=isi)
        self.simpan("butir", pemilik, pk=rencana.pk, kunci=butir.kunci)
        self.simpan("komentar", pemilik, pk=rencana.pk, komentar=komentar.pk)
        self.simpan("api komentar", pemilik, rencana=rencana.pk, pk=komentar.pk)
        self.simpan("api butir", pemilik, rencana=rencana.pk, kunci=butir.kunci)
        self.simpan("api daftar butir", pemilik, rencana=rencana.pk)
        lembar = csv([["No", "Area Perubahan", "Tahapan"], [1, "Manajemen Perubahan", f"Menata {kata}"]])
        unggahan: Unggahan = simpan_unggahan(
            rencana=rencana, nama=f"{kata}.csv", isi=lembar, oleh=self._penyunting(unit), kini=KINI
        )
        self.simpan("unggahan", pemilik, kunci=unggahan.kunci)
        self.simpan("api unggahan", pemilik, rencana=rencana.pk, kunci=unggahan.kunci)
        return rencana

    def _penyunting(self, unit: PerangkatDaerah | None) -> Pengguna:
        kode = peran.TIM_PELAKSANA_PD if unit else peran.TIM_PELAKSANA
        return PenugasanFactory.create(kode_peran=kode, perangkat_daerah=unit).pengguna

    def _laporan(self, pemilik: str, lingkup: dict[str, Any], rencana: RencanaAksi) -> None:
        butir = rencana.butir.get(nomor=1)
        laporan = LaporanBulanan.objects.create(**lingkup, periode=self.bulan, rencana=rencana)
        kemajuan = Kemajuan.objects.create(laporan=laporan, butir=butir, fisik=10, kendala=KATA[pemilik])
        self._bukti("kemajuan", pemilik, kemajuan)
        self.simpan("laporan", pemilik, pk=laporan.pk)
        self.simpan("mulai laporan", pemilik, isi={"rencana": rencana.pk, "bulan": 2})
        self.simpan("api mulai laporan", pemilik, isi={"rencana": rencana.pk, "periode": self.bulan_depan.pk})
        self.simpan("kemajuan", pemilik, pk=laporan.pk, kunci=butir.kunci)
        self.simpan("langkah laporan", pemilik, alur="laporan-bulanan", pk=laporan.pk, nama="ajukan")
        self.simpan("api kemajuan", pemilik, laporan=laporan.pk, pk=kemajuan.pk)
        self.simpan("api daftar kemajuan", pemilik, laporan=laporan.pk)

    def _pengukuran(self, pemilik: str, lingkup: dict[str, Any]) -> None:
        daftar = Indikator.objects.filter(penetapan__dokumen=self.road_map.kode).order_by("pk").distinct()
        indikator = daftar[(SENDIRI, LAIN, KOTA).index(pemilik)]
        indikator.penanggung_jawab = lingkup["perangkat_daerah"]
        indikator.save()
        satu = Pengukuran.objects.create(
            **lingkup, periode=self.semester, indikator=indikator, sumber=KATA[pemilik], catatan=KATA[pemilik]
        )
        self._bukti("pengukuran", pemilik, satu)
        self.simpan("pengukuran", pemilik, pk=satu.pk)
        isi = {"indikator": indikator.pk, "periode": self.semester_depan.pk, "teks": "3"}
        self.simpan("api mulai pengukuran", pemilik, isi=isi)
        self.simpan("indikator", pemilik, kode=indikator.kode)
        self.simpan("semester", pemilik, kode=indikator.kode, tahun=2021, semester=1)
        self.simpan("langkah pengukuran", pemilik, alur="pengukuran", pk=satu.pk, nama="kirim")

    def _survei(self, pemilik: str, lingkup: dict[str, Any]) -> None:
        survei = Survei.objects.create(
            **lingkup,
            road_map=self.road_map,
            judul=f"Survei {KATA[pemilik]}",
            mulai=HARI,
            selesai=HARI,
            responden=1,
        )
        self._bukti("survei", pemilik, survei)
        self.simpan("survei", pemilik, pk=survei.pk)

    def _masalah(self, pemilik: str, lingkup: dict[str, Any]) -> Permasalahan:
        """Make a problem that waits at the owner's level; a pokja's was raised by a third unit."""
        masalah = Permasalahan.objects.create(
            **lingkup | ({"perangkat_daerah": self.unit_lain} if lingkup["pokja"] else {}),
            road_map=self.road_map,
            judul=f"Masalah {KATA[pemilik]}",
            uraian="Belum ada jalan keluar.",
            area=self.area,
            sejak=KINI,
            tenggat=date(2021, 2, 15),
            dilaporkan_oleh=self.penulis,
            dilaporkan_pada=KINI,
        )
        CatatanMasalah.objects.create(
            permasalahan=masalah,
            langkah="buka",
            ke=lingkup["tingkat"],
            oleh=self.penulis,
            pada=KINI,
            alasan=KATA[pemilik],
        )
        self._bukti("permasalahan", pemilik, masalah)
        self.simpan("masalah", pemilik, pk=masalah.pk)
        return masalah

    def _tindak_lanjut(self, pemilik: str, unit: PerangkatDaerah | None, masalah: Permasalahan) -> None:
        arahan = Arahan.objects.create(
            road_map=self.road_map,
            atas="Kepatuhan 10 %",
            alamat="/dasbor/",
            perangkat_daerah=unit,
            teks=f"Selesaikan {KATA[pemilik]}",
            diberikan_oleh=self.penulis,
            diberikan_pada=KINI,
        )
        satu, _ = [
            TindakLanjut.objects.create(
                road_map=self.road_map,
                uraian=f"Menyediakan {KATA[pemilik]}",
                perangkat_daerah=unit,
                pic=None if unit else self.penulis,
                tenggat=date(2021, 3, 1),
                dibuat_oleh=self.penulis,
                dibuat_pada=KINI,
                **asal,
            )
            for asal in ({"permasalahan": masalah}, {"arahan": arahan})
        ]
        catatan = CatatanTindakLanjut.objects.create(
            tindak_lanjut=satu, langkah="lapor", persen=10, teks=KATA[pemilik], oleh=self.penulis, pada=KINI
        )
        self._bukti("catatan_tindak_lanjut", pemilik, catatan)
        self.simpan("tindak lanjut", pemilik, pk=satu.pk)
        self.simpan("arahan", pemilik, pk=arahan.pk)

    def _rapat(self, pemilik: str, lingkup: dict[str, Any]) -> None:
        rapat = Rapat.objects.create(
            **lingkup,
            road_map=self.road_map,
            judul=f"Rapat {KATA[pemilik]}",
            mulai=KINI,
            selesai=KINI + timedelta(hours=2),
        )
        Keputusan.objects.create(rapat=rapat, nomor=1, teks=f"Memutuskan {KATA[pemilik]}")
        AgendaRapat.objects.create(rapat=rapat, nomor=1, judul=f"Membahas {KATA[pemilik]}")
        peserta = Peserta.objects.create(rapat=rapat, nama="Camat")
        self._bukti("rapat", pemilik, rapat)
        self.simpan("rapat", pemilik, pk=rapat.pk)
        isi = {"road_map": self.road_map.kode, "judul": "Rapat", "mulai": "2030-01-01T09:00:00+07:00"}
        isi |= {nama: lingkup[nama] and lingkup[nama].pk for nama in ("perangkat_daerah", "pokja")}
        self.simpan("api mulai rapat", pemilik, isi=isi | {"selesai": "2030-01-01T10:00:00+07:00"})
        self.simpan("peserta", pemilik, pk=rapat.pk, peserta=peserta.pk)

    def _evaluasi(self, pemilik: str, lingkup: dict[str, Any]) -> None:
        evaluasi = Evaluasi(
            **lingkup, periode=self.semester, dipotret_pada=KINI, analisis=f"Karena {KATA[pemilik]}"
        )
        evaluasi.potret = potret_evaluasi(evaluasi, KINI)
        evaluasi.save()
        rekomendasi = Rekomendasi.objects.create(
            evaluasi=evaluasi,
            nomor=1,
            teks=f"Melengkapi {KATA[pemilik]}",
            perangkat_daerah=lingkup["perangkat_daerah"],
            pic=None if lingkup["perangkat_daerah"] else self.penulis,
            tenggat=date(2021, 9, 1),
        )
        self.simpan("evaluasi", pemilik, pk=evaluasi.pk)
        self.simpan(
            "mulai evaluasi", pemilik, isi={"periode": self.semester_depan.pk, "lingkup": _kode(lingkup)}
        )
        self.simpan("rekomendasi", pemilik, pk=rekomendasi.pk)
        self.simpan("langkah evaluasi", pemilik, alur="evaluasi", pk=evaluasi.pk, nama="ajukan")

    def _laporan_monev(self, pemilik: str, lingkup: dict[str, Any]) -> None:
        laporan = LaporanMonev.objects.create(
            **lingkup, periode=self.bulan, pengantar=f"Pengantar {KATA[pemilik]}"
        )
        terbit = LaporanMonev.objects.create(
            **lingkup,
            periode=self.bulan_terbit,
            status="ditetapkan",
            potret=potret_laporan(laporan, KINI),
            sidik="cd" * 32,
            diterima_oleh=self.penulis,
            diterima_pada=KINI,
        )
        isi = f"%PDF-1.4 {KATA[pemilik]}".encode()
        BerkasLaporan.objects.create(
            laporan=terbit,
            bentuk="pdf",
            letak=SIMPANAN_LAPORAN.titipkan(isi),
            besar=len(isi),
            sidik=sha256(isi).hexdigest(),
        )
        self.simpan("laporan terbit", pemilik, pk=terbit.pk)
        self.simpan("laporan monev", pemilik, pk=laporan.pk)
        self.simpan("langkah laporan monev", pemilik, alur="laporan-monev", pk=laporan.pk, nama="tetapkan")

    def isi_umum(self) -> None:
        """Make what belongs to the city as such, under the owner KOTA."""
        kewajiban = Kewajiban.objects.create(
            road_map=self.road_map, kode="uji", nama="Rapat", tingkat="pd", peristiwa="rapat", irama="bulan"
        )
        LaporanMonev.objects.create(
            tingkat="kota",
            periode=self.bulan_depan,
            status="ditetapkan",
            potret={},
            sidik=SIDIK,
            diterima_oleh=self.penulis,
            diterima_pada=KINI,
        )
        PengaturanMonev.objects.create(road_map=self.road_map)
        IngatanKolom.objects.create()
        self.simpan("tahun", KOTA, pk=self.tahun.pk)
        self.simpan("periode", KOTA, pk=self.bulan.pk)
        self.simpan("kewajiban", KOTA, pk=kewajiban.pk)

    def isi_pribadi(self, pemilik: str, orang: Pengguna, pemaket: Pengguna) -> None:
        """Make what one person alone may see: a notice, an API key, and a package of whoever put it together."""
        paket = PaketLaporan.objects.create(periode=self.bulan, oleh=pemaket, pada=KINI)
        self.simpan("paket", pemilik, kunci=paket.kunci)
        kabar = PemberitahuanFactory.create(penerima=orang, judul=f"Kabar {KATA[pemilik]}")
        self.simpan("kabar", pemilik, pk=kabar.pk)
        self.simpan("kunci", pemilik, pk=buat_kunci(orang)[0])


def _kode(lingkup: dict[str, Any]) -> str:
    satuan = lingkup["perangkat_daerah"] or lingkup["pokja"]
    return f"{lingkup['tingkat']}:{satuan.kode if satuan else 'kota'}"


def _kata_pemilik(bidang: str) -> str:
    return bidang.replace("_", "-")
