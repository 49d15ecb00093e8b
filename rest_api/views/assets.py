"""Uploaded files as callers see them."""

from typing import Literal

from msgspec import UNSET, UnsetType

from rest_api.views import View


class StoreStatusView(View, kw_only=True):
    """Whether files can be uploaded, and which."""

    status: Literal["ready", "not_configured"]
    allow_upload_mime_types: list[str] | UnsetType = UNSET
    max_upload_file_size: int | UnsetType = UNSET


class AssetView(View, kw_only=True):
    """Where an uploaded file is."""

    url: str
