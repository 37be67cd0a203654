"""Addresses of monev: rapat."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
