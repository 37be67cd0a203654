"""Addresses of monev: laporan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
