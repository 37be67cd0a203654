"""Addresses of monev: pengukuran."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
