"""Addresses of monev: masalah."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
