"""The addresses of Morango's server."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("morango.urls"))]
