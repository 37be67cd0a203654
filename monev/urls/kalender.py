"""Addresses of monev: kalender."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
