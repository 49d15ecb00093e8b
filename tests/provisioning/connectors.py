"""Enterprise connectors to try provisioning with, stored without asking their provider anything."""

from identity.kernel import clock, database
from identity.sso.queries import encrypted_config


async def connector(connector_id: str = "acme") -> str:
    """A connector that is called like its id."""
    await database.execute(
        "INSERT INTO sso_connectors (id, provider_name, connector_name, config_encrypted, domains, branding, "
        "is_profile_synchronized, is_token_storage_enabled, created_at) "
        """VALUES ($1, 'OIDC', $1, $2, '["acme.example"]', '{"displayName": "Acme"}', true, false, $3)""",
        connector_id,
        encrypted_config({"clientId": "club", "clientSecret": "a secret of the enterprise"}),
        clock.now(),
    )
    return connector_id
