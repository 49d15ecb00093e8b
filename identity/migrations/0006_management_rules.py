from tortoise import migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """What the models cannot say of the management tables: uniqueness of some rows only."""

    dependencies = [("keystead", "0005_what_administrators_manage")]

    operations = [
        ops.RunSQL(
            [
                "CREATE UNIQUE INDEX connectors_one_sender ON connectors (type) WHERE type IN ('Email', 'Sms')",
                "CREATE UNIQUE INDEX connectors_target_and_platform ON connectors (target, coalesce(platform, '')) "
                "WHERE type = 'Social'",
                "CREATE UNIQUE INDEX sso_signing_keys_one_active ON sso_signing_keys (sso_connector_id) WHERE is_active",
                "CREATE UNIQUE INDEX saml_certificates_one_active ON saml_certificates (application_id) WHERE is_active",
                "CREATE UNIQUE INDEX organization_invitations_one_pending "
                "ON organization_invitations (organization_id, lower(invitee)) WHERE status = 'Pending'",
                "CREATE INDEX organization_invitations_invitee ON organization_invitations (lower(invitee))",
                "CREATE INDEX one_time_tokens_address ON one_time_tokens (lower(email), created_at)",
                "CREATE UNIQUE INDEX signing_keys_one_next ON signing_keys (status) WHERE status = 'Next'",
                "CREATE INDEX events_organization ON events (organization_id, created_at) "
                "WHERE organization_id IS NOT NULL",
                "CREATE INDEX events_deliveries ON events ((payload->>'hookId'), created_at) "
                "WHERE key LIKE 'TriggerHook.%'",
                "CREATE UNIQUE INDEX applications_protected_host ON applications ((protected_app_metadata->>'host'))",
                "CREATE INDEX users_suspended ON users (created_at, id) WHERE is_suspended",
                "CREATE INDEX users_last_sign_in ON users (coalesce(last_sign_in_at, 'epoch'::timestamptz), id)",
                "CREATE INDEX users_by_username ON users (coalesce(username, ''), id)",
            ],
            reverse_sql=[
                "DROP INDEX users_by_username",
                "DROP INDEX users_last_sign_in",
                "DROP INDEX users_suspended",
                "DROP INDEX applications_protected_host",
                "DROP INDEX events_deliveries",
                "DROP INDEX events_organization",
                "DROP INDEX signing_keys_one_next",
                "DROP INDEX one_time_tokens_address",
                "DROP INDEX organization_invitations_invitee",
                "DROP INDEX organization_invitations_one_pending",
                "DROP INDEX saml_certificates_one_active",
                "DROP INDEX sso_signing_keys_one_active",
                "DROP INDEX connectors_target_and_platform",
                "DROP INDEX connectors_one_sender",
            ],
        )
    ]
