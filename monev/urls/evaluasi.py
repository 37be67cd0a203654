"""Addresses of monev: evaluasi."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
