"""One item of a plan out of its row: each cell read by its field, and what is wrong with it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from rencana_aksi.spreadsheet.angka import SelRusak, kutip, teks_sel, urai_sdm, urai_target
from rencana_aksi.spreadsheet.baris import PembacaBaris
from rencana_aksi.spreadsheet.bidang import NAMA, BarisTerbaca, Bidang, Masalah
from rencana_aksi.spreadsheet.jadwal import JadwalDitolak, rentang_bulan, sebut_bulan, urai_jadwal
from rencana_aksi.spreadsheet.tabel import SEL_BULAN, TINGKAT, Bulan
from rencana_aksi.spreadsheet.uang import urai_uang

PERSEN = frozenset({"%", "persen", "prosen", "percent"})
SATUAN_SELURUHNYA = Decimal(1)  # a share of one, which a percentage may be stored as


def baca_butir(pembaca: PembacaBaris, nomor: int) -> BarisTerbaca:
    """Read the item in a row (from 0); what cannot be read is None or "" and stands in its problems."""
    pembaca.susunan(nomor)
    return _Butir(pembaca, nomor).baca()


class _Butir:
    """One item being read."""

    __slots__ = ("isi", "masalah", "nomor", "p", "sel", "tabel")

    def __init__(self, pembaca: PembacaBaris, nomor: int) -> None:
        self.p = pembaca
        self.nomor = nomor
        self.tabel = pembaca.tabel
        self.isi = self.tabel.baris[nomor]
        self.sel = self.tabel.alamat_kolom(nomor, pembaca.utama)
        self.masalah: list[Masalah] = []

    def baca(self) -> BarisTerbaca:
        teks = {nama: self._teks(b) for b, nama in self.p.teks}
        turun = self._turun()
        target = self._target(teks)
        angka = (self._uang(), self._sdm())
        bulan = self._jadwal()
        self._periksa(teks, turun)
        return BarisTerbaca(
            lembar=self.tabel.lembar.nama, baris=self.nomor + 1, **turun, **teks, target=target, bulan=bulan,
            anggaran=angka[0], sdm=angka[1], sel=self.sel, masalah=tuple(self.masalah),
        )  # fmt: skip

    # Texts

    def _teks(self, bidang: Bidang) -> str:
        _, nilai = self._nilai(bidang)
        if isinstance(nilai, SelRusak):
            self._tolak(bidang, nilai, nilai.pesan)
            return ""
        return teks_sel(nilai) if nilai != "" else ""

    def _turun(self) -> Mapping[str, str]:
        turunan = self.p.turunan()
        self.sel.update(turunan.sel)
        if turunan.kosong:
            self.sel.update(self.tabel.alamat_kolom(self.nomor, turunan.kosong))
        return turunan.teks

    def _periksa(self, teks: dict[str, str], turun: Mapping[str, str]) -> None:
        """Refuse an item that belongs to no area, or says nothing that could be done."""
        for tingkat in TINGKAT if self.tabel.rusak else ():
            _, nilai = self._nilai(tingkat)
            if isinstance(nilai, SelRusak):
                self._tolak(tingkat, nilai, nilai.pesan)
        if not teks.get("tahapan") and not self._punya_kegiatan(turun):
            sebutan = NAMA[self.tabel.terdalam or Bidang.TAHAPAN]
            self._tolak_kosong(
                self.tabel.terdalam or Bidang.TAHAPAN, f"kosong. Tulis {sebutan.lower()} baris ini."
            )
        if not turun["area"]:
            self._tolak_kosong(Bidang.AREA, "kosong. Tulis area perubahan baris ini.")

    def _punya_kegiatan(self, turun: Mapping[str, str]) -> bool:
        """Say whether the row is about an activity: its own where the table has stages, else one carried down."""
        if not turun["kegiatan"] and not turun["sub_kegiatan"]:
            return False
        if Bidang.TAHAPAN not in self.tabel.kolom:
            return True
        return any(b in self.tabel.kolom and self._nilai(b)[1] != "" for b in TINGKAT[2:])

    def _tolak_kosong(self, bidang: Bidang, pesan: str) -> None:
        if not any(m.bidang is bidang for m in self.masalah):
            self._tolak(bidang, "", pesan)

    # Numbers

    def _target(self, teks: dict[str, str]) -> Decimal | None:
        kolom, nilai = self._nilai(Bidang.TARGET)
        if nilai == "":
            return None
        hasil = urai_target(nilai)
        if hasil.teks:
            self._target_kata(hasil.teks, teks)
            return None
        if hasil.pesan:
            self._catat(Bidang.TARGET, nilai, hasil.pesan, hasil.tingkat)
        if hasil.nilai is None:
            return None
        return self._bersatuan(hasil.nilai, hasil.satuan, nilai, kolom, teks)

    def _target_kata(self, kata: str, teks: dict[str, str]) -> None:
        """Take a target in words for the indicator where there is none, refuse it otherwise."""
        if teks.get("indikator"):
            self._tolak(
                Bidang.TARGET,
                kata,
                f"{kutip(kata)} bukan target berupa angka. Tulis, misalnya, 12 dokumen atau 100%.",
            )
        else:
            teks["indikator"] = kata
            self.sel[Bidang.INDIKATOR] = self.sel[Bidang.TARGET]
            self._catat(
                Bidang.TARGET,
                kata,
                f"{kutip(kata)} dibaca sebagai indikator keluaran; target berupa angka belum ada.",
            )

    def _bersatuan(
        self, angka: Decimal, satuan: str, nilai: object, kolom: int, teks: dict[str, str]
    ) -> Decimal:
        tertulis = teks.get("satuan", "")
        if satuan and tertulis and satuan.casefold() != tertulis.casefold():
            self._catat(
                Bidang.TARGET, nilai, f"satuan ‘{satuan}’ pada target diganti ‘{tertulis}’ dari kolom Satuan."
            )
        if satuan and not tertulis:
            teks["satuan"] = satuan
            self.sel.setdefault(Bidang.SATUAN, self.sel[Bidang.TARGET])
        if isinstance(nilai, str) or not 0 < angka <= 100:
            return angka
        return self._persen(angka, nilai, kolom, teks)

    def _persen(self, angka: Decimal, nilai: object, kolom: int, teks: dict[str, str]) -> Decimal:
        """Return a percentage that the spreadsheet stores as a share of one; PetaRB's own workbook never does."""
        satuan = teks.get("satuan", "").casefold()
        if satuan and satuan not in PERSEN:
            return angka
        if (self.nomor, kolom) in self.p.persen:
            teks["satuan"] = teks.get("satuan") or "%"
            return angka * 100
        if satuan and angka <= SATUAN_SELURUHNYA and Bidang.KUNCI not in self.tabel.kolom:
            self._catat(
                Bidang.TARGET,
                nilai,
                f"{kutip(teks_sel(nilai))} dibaca sebagai {teks_sel(float(angka * 100))}%.",
            )
            return angka * 100
        return angka

    def _uang(self) -> Decimal | None:
        _, nilai = self._nilai(Bidang.ANGGARAN)
        if nilai == "":
            return None
        hasil = urai_uang(nilai, self.tabel.pemetaan.satuan_anggaran)
        if hasil.pesan:
            self._catat(Bidang.ANGGARAN, nilai, hasil.pesan, hasil.tingkat)
        return hasil.nilai

    def _sdm(self) -> int | None:
        _, nilai = self._nilai(Bidang.SDM)
        if nilai == "":
            return None
        hasil = urai_sdm(nilai)
        if hasil.pesan:
            self._tolak(Bidang.SDM, nilai, hasil.pesan)
        return hasil.nilai

    # Schedule

    def _jadwal(self) -> Bulan:
        kisi = self._kisi()
        if kisi and not self.p.berjadwal:
            return kisi
        tertulis, rentang = self._jadwal_tertulis(Bidang.JADWAL), self._mulai_selesai()
        hasil = kisi or tertulis or rentang
        if tertulis and kisi and tertulis != kisi:
            pesan = f"jadwal diambil dari kolom bulan: {sebut_bulan(kisi)}, bukan {sebut_bulan(tertulis)}."
            self._catat(Bidang.JADWAL, self._nilai(Bidang.JADWAL)[1], pesan)
        if hasil or not self.p.bulan or any(m.bidang in {*SEL_BULAN, Bidang.JADWAL} for m in self.masalah):
            return hasil
        return self._dari_warna()

    def _kisi(self) -> Bulan:
        if not self.p.bulan:
            return ()
        baris = self.isi
        bulan, ragu = self.p.bertanda(tuple(baris[k] for k in self.p.bulan))
        for i in ragu:
            self._tanda_ragu(self.p.bulan[i], baris[self.p.bulan[i]])
        return bulan

    def _tanda_ragu(self, kolom: int, nilai: object) -> None:
        bidang = self.tabel.bidang[kolom]
        if isinstance(nilai, SelRusak):
            self._catat(bidang, nilai, nilai.pesan, "tolak", kolom)
        else:
            self._catat(bidang, nilai, f"{kutip(teks_sel(nilai))} dibaca sebagai tanda.", kolom=kolom)

    def _dari_warna(self) -> Bulan:
        bulan = self.p.warna_bulan(self.nomor)
        if not bulan:
            kolom = self.p.bulan[0]
            self._catat(
                self.tabel.bidang[kolom],
                "",
                "tidak ada bulan yang bertanda. Tulis x pada bulan pelaksanaannya.",
                kolom=kolom,
            )
        return bulan

    def _jadwal_tertulis(self, bidang: Bidang) -> Bulan:
        _, nilai = self._nilai(bidang)
        if nilai == "":
            return ()
        hasil = urai_jadwal(nilai, self.p.tahun)
        if hasil.pesan:
            self._catat(bidang, nilai, hasil.pesan, hasil.tingkat)
        return hasil.bulan

    def _mulai_selesai(self) -> Bulan:
        mulai, selesai = self._jadwal_tertulis(Bidang.MULAI), self._jadwal_tertulis(Bidang.SELESAI)
        if not mulai or not selesai:
            return mulai or selesai
        try:
            return rentang_bulan(mulai[0], selesai[-1])
        except JadwalDitolak as sebab:
            self._tolak(Bidang.SELESAI, self._nilai(Bidang.SELESAI)[1], str(sebab))
            return ()

    # Cells and problems

    def _nilai(self, bidang: Bidang) -> tuple[int, object]:
        for k in self.tabel.kolom.get(bidang, ()):
            if self.isi[k] != "":
                return k, self.isi[k]
        return -1, ""

    def _tolak(self, bidang: Bidang, nilai: object, pesan: str) -> None:
        self._catat(bidang, nilai, pesan, "tolak")

    def _catat(
        self,
        bidang: Bidang,
        nilai: object,
        pesan: str,
        tingkat: Literal["tolak", "ingat"] = "ingat",
        kolom: int | None = None,
    ) -> None:
        sel = self.sel.get(bidang, "") if kolom is None else self.tabel.alamat(self.nomor, kolom)
        tempat = f" ({sel})" if sel else ""
        kalimat = f"Baris {self.nomor + 1}, kolom {NAMA[bidang]}{tempat}: {pesan}"
        self.masalah.append(
            Masalah(self.tabel.lembar.nama, self.nomor + 1, sel, teks_sel(nilai), kalimat, bidang, tingkat)
        )
