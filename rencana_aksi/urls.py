"""Addresses of the rencana aksi: nouns, the verb last."""

from django.urls import URLPattern

app_name = "rencana_aksi"

urlpatterns: list[URLPattern] = []
