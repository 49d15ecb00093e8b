"""The paths of uploaded files."""

from identity.kernel.permissions import Permission
from rest_api import assets
from rest_api.operations import Operation as Op

OPERATIONS = (
    Op("GET", "/user-assets/service-status", assets.get_asset_service_status, Permission.ASSETS_WRITE),
    Op("POST", "/user-assets", assets.upload_asset, Permission.ASSETS_WRITE),
    Op("POST", "/sign-in-exp/default/custom-ui-assets", assets.upload_custom_ui,
       Permission.SIGN_IN_EXPERIENCE_WRITE),
)  # fmt: skip
