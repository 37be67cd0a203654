"""When and where a meeting is, in words and as an entry for people's calendars (ICS, RFC 5545). Pure."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.utils import timezone
from icalendar import Calendar, Event

from monev.models import Rapat, StatusRapat
from tampilan.angka import ZONA, tulis_tanggal

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def hari_tanggal(rapat: Rapat) -> str:
    """Return the day of a meeting: “Senin, 1 Februari 2021”."""
    return f"{HARI[timezone.localtime(rapat.mulai).weekday()]}, {tulis_tanggal(rapat.mulai)}"


def pukul(rapat: Rapat) -> str:
    """Return the hours of a meeting: “09.00–11.00 WIB”."""
    mulai, selesai = timezone.localtime(rapat.mulai), timezone.localtime(rapat.selesai)
    zona = ZONA.get(mulai.utcoffset() or timedelta(), "")
    return f"{mulai:%H.%M}–{selesai:%H.%M} {zona}".rstrip()


def tempat(rapat: Rapat) -> str:
    """Return where a meeting is: the place, the address of the meeting on the web, or both."""
    return "; ".join(filter(None, (rapat.tempat, rapat.tautan)))


def rincian_jadwal(rapat: Rapat) -> str:
    """Return day, hours and place as one text."""
    di = f" di {rapat.tempat}" if rapat.tempat else ""
    daring = f" (daring: {rapat.tautan})" if rapat.tautan else ""
    return f"{hari_tanggal(rapat)} pukul {pukul(rapat)}{di}{daring}"


def tulis_ics(
    rapat: Rapat, agenda: list[str], *, penyelenggara: str, alamat: str, nomor_ubah: int, diubah: datetime
) -> bytes:
    """Return a meeting as an ICS file whose UID stays the same; a cancelled one takes the entry away again.

    `alamat` is the address of the meeting's page (its host is part of the UID), `nomor_ubah` counts its changes, so
    that a calendar knows the newer file.
    """
    batal = rapat.status == StatusRapat.DIBATALKAN
    kalender = Calendar()
    kalender.add("prodid", "-//PetaRB//Rapat//ID")
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", "CANCEL" if batal else "PUBLISH")
    acara = Event()
    acara.add("uid", f"rapat-{rapat.pk}@{urlsplit(alamat).hostname}")
    acara.add("dtstamp", diubah)
    acara.add("sequence", nomor_ubah)
    acara.add("dtstart", timezone.localtime(rapat.mulai))
    acara.add("dtend", timezone.localtime(rapat.selesai))
    acara.add("summary", rapat.judul)
    acara.add("description", _uraian(rapat, agenda, penyelenggara))
    acara.add("url", alamat)
    if rapat.tempat or rapat.tautan:
        acara.add("location", tempat(rapat))
    acara.add("status", "CANCELLED" if batal else "CONFIRMED")
    kalender.add_component(acara)
    kalender.add_missing_timezones()
    isi: bytes = kalender.to_ical()
    return isi


def _uraian(rapat: Rapat, agenda: list[str], penyelenggara: str) -> str:
    bagian = [f"Penyelenggara: {penyelenggara}"]
    if rapat.status == StatusRapat.DIBATALKAN:
        bagian.append(f"Dibatalkan: {rapat.alasan_batal}")
    if rapat.undangan:
        bagian.append(rapat.undangan)
    if agenda:
        bagian.append("Agenda:\n" + "\n".join(f"{n}. {judul}" for n, judul in enumerate(agenda, start=1)))
    if rapat.tautan:
        bagian.append(f"Rapat daring: {rapat.tautan}")
    return "\n\n".join(bagian)
