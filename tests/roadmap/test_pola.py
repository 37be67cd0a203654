"""Markup filled in per row says what a loop would have said, and escapes as it would."""

from django.template import Context, Template

TEMPLAT = Template(
    "{% load pola %}{% pola as satu_baris %}<tr id={% celah %}>{% celah_sel %}{{ akhir }}</tr>{% endpola %}"
    "{% pola as satu %}<td>{% celah %}</td>{% endpola %}"
    '{% pola as dua %}<td rowspan="{% celah %}">{% celah %}</td>{% endpola %}'
    "{% baris_tabel baris satu_baris satu=satu dua=dua %}"
)


def test_pola_is_filled_for_every_row() -> None:
    baris = [("7", [("satu", "A", ""), ("dua", "3", "B")]), ("8", [])]
    assert TEMPLAT.render(Context({"baris": baris, "akhir": ">"})) == (
        '<tr id=7><td>A</td><td rowspan="3">B</td>&gt;</tr><tr id=8>&gt;</tr>'
    )


def test_pola_escapes_what_is_filled_in() -> None:
    """Markup stays text, and a text that carries the sign of a gap opens none."""
    baris = [("\"'", [("dua", '"', "<b>\ufffc</b> & {{ x }}")])]
    keluaran = TEMPLAT.render(Context({"baris": baris}))
    assert keluaran == (
        '<tr id=&quot;&#x27;><td rowspan="&quot;">&lt;b&gt;\ufffc&lt;/b&gt; &amp; {{ x }}</td></tr>'
    )
