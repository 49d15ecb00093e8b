from tortoise import migrations
from tortoise.migrations import operations as ops
from identity.security.secrets import random_id, user_id
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('keystead', '0003_failed_attempts')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Connector',
            fields=[
                ('id', fields.CharField(primary_key=True, default=user_id, unique=True, db_index=True, max_length=12)),
                ('factory_id', fields.CharField(max_length=128)),
                ('type', fields.CharField(max_length=16)),
                ('target', fields.CharField(null=True, max_length=128)),
                ('platform', fields.CharField(null=True, max_length=16)),
                ('config_encrypted', fields.TextField(unique=False)),
                ('metadata', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('is_profile_synchronized', fields.BooleanField(default=False)),
                ('is_token_storage_enabled', fields.BooleanField(default=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'connectors', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'A configured connector.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SsoConnector',
            fields=[
                ('id', fields.CharField(primary_key=True, default=user_id, unique=True, db_index=True, max_length=12)),
                ('provider_name', fields.CharField(max_length=32)),
                ('connector_name', fields.CharField(unique=True, max_length=128)),
                ('config_encrypted', fields.TextField(unique=False)),
                ('provider_config', fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ('domains', fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ('branding', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('is_profile_synchronized', fields.BooleanField(default=False)),
                ('is_token_storage_enabled', fields.BooleanField(default=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'sso_connectors', 'app': 'keystead', 'indexes': [Index(fields=['created_at', 'id'])], 'pk_attr': 'id', 'table_description': 'A connection to the identity provider of an enterprise.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='CookieKey',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('value_encrypted', fields.TextField(unique=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'cookie_keys', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'A key that signs cookies: the newest signs, the older ones still verify.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='MfaFactor',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('user', fields.ForeignKeyField('keystead.User', source_field='user_id', db_index=True, db_constraint=True, to_field='id', related_name='mfa_factors', on_delete=OnDelete.CASCADE)),
                ('type', fields.CharField(max_length=32)),
                ('name', fields.CharField(null=True, max_length=256)),
                ('agent', fields.CharField(null=True, max_length=512)),
                ('secret_encrypted', fields.TextField(null=True, unique=False)),
                ('last_used_step', fields.BigIntField(null=True)),
                ('credential_id', fields.CharField(null=True, max_length=1024)),
                ('credential', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('relying_party_id', fields.CharField(null=True, max_length=256)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('last_used_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'mfa_factors', 'app': 'keystead', 'unique_together': (('credential_id',),), 'pk_attr': 'id', 'table_description': 'A second factor: an authenticator app (RFC 6238), a passkey (WebAuthn) or a set of backup codes.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='BackupCode',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('factor', fields.ForeignKeyField('keystead.MfaFactor', source_field='factor_id', db_constraint=True, to_field='id', related_name='codes', on_delete=OnDelete.CASCADE)),
                ('code_hash', fields.CharField(max_length=43)),
                ('code_encrypted', fields.TextField(unique=False)),
                ('used_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'backup_codes', 'app': 'keystead', 'unique_together': (('factor', 'code_hash'),), 'pk_attr': 'id', 'table_description': 'One backup code: used once.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='OneTimeToken',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('token_hash', fields.CharField(unique=True, max_length=43)),
                ('token_encrypted', fields.TextField(unique=False)),
                ('email', fields.CharField(max_length=128)),
                ('context', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('status', fields.CharField(default='active', max_length=16)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'one_time_tokens', 'app': 'keystead', 'indexes': [Index(fields=['created_at', 'id'])], 'pk_attr': 'id', 'table_description': 'A token that signs the owner of an address in, once.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='PersonalAccessToken',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('user', fields.ForeignKeyField('keystead.User', source_field='user_id', db_constraint=True, to_field='id', related_name='personal_access_tokens', on_delete=OnDelete.CASCADE)),
                ('name', fields.CharField(max_length=256)),
                ('value_hash', fields.CharField(unique=True, max_length=43)),
                ('value_encrypted', fields.TextField(unique=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'personal_access_tokens', 'app': 'keystead', 'unique_together': (('user', 'name'),), 'pk_attr': 'id', 'table_description': 'A token that a person makes for their own programs; exchanged for access tokens (RFC 8693).'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SocialIdentity',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('user', fields.ForeignKeyField('keystead.User', source_field='user_id', db_constraint=True, to_field='id', related_name='social_identities', on_delete=OnDelete.CASCADE)),
                ('target', fields.CharField(max_length=128)),
                ('identity_id', fields.CharField(max_length=256)),
                ('details', fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('updated_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'social_identities', 'app': 'keystead', 'unique_together': (('user', 'target'), ('target', 'identity_id')), 'pk_attr': 'id', 'table_description': "A person's account at a social provider."},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SsoIdentity',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('user', fields.ForeignKeyField('keystead.User', source_field='user_id', db_index=True, db_constraint=True, to_field='id', related_name='sso_identities', on_delete=OnDelete.CASCADE)),
                ('sso_connector', fields.ForeignKeyField('keystead.SsoConnector', source_field='sso_connector_id', db_index=True, db_constraint=True, to_field='id', related_name='identities', on_delete=OnDelete.CASCADE)),
                ('issuer', fields.CharField(max_length=256)),
                ('identity_id', fields.CharField(max_length=256)),
                ('detail', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('updated_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'sso_identities', 'app': 'keystead', 'unique_together': (('issuer', 'identity_id'),), 'pk_attr': 'id', 'table_description': "A person's account at the identity provider of an enterprise."},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SsoSigningKey',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('sso_connector', fields.ForeignKeyField('keystead.SsoConnector', source_field='sso_connector_id', db_index=True, db_constraint=True, to_field='id', related_name='signing_keys', on_delete=OnDelete.CASCADE)),
                ('private_key_encrypted', fields.TextField(unique=False)),
                ('certificate', fields.TextField(unique=False)),
                ('is_active', fields.BooleanField(default=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'sso_signing_keys', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'A key pair that signs SAML requests to an identity provider.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='StoredTokens',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('user', fields.ForeignKeyField('keystead.User', source_field='user_id', db_index=True, db_constraint=True, to_field='id', related_name='stored_tokens', on_delete=OnDelete.CASCADE)),
                ('social_identity', fields.ForeignKeyField('keystead.SocialIdentity', source_field='social_identity_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='stored_tokens', on_delete=OnDelete.CASCADE)),
                ('sso_identity', fields.ForeignKeyField('keystead.SsoIdentity', source_field='sso_identity_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='stored_tokens', on_delete=OnDelete.CASCADE)),
                ('tokens_encrypted', fields.TextField(unique=False)),
                ('metadata', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('updated_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'stored_tokens', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'The tokens that a provider gave for a linked account, kept where its connector says so.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SubjectToken',
            fields=[
                ('token_hash', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=43)),
                ('user', fields.ForeignKeyField('keystead.User', source_field='user_id', db_index=True, db_constraint=True, to_field='id', related_name='subject_tokens', on_delete=OnDelete.CASCADE)),
                ('context', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('created_by', fields.CharField(max_length=64)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                ('consumed_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'subject_tokens', 'app': 'keystead', 'pk_attr': 'token_hash', 'table_description': 'A token with which a back end acts as a user, once (RFC 8693 section 2.1).'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='VerificationCode',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('channel', fields.CharField(max_length=8)),
                ('recipient', fields.CharField(max_length=128)),
                ('purpose', fields.CharField(max_length=32)),
                ('interaction_id', fields.CharField(null=True, max_length=43)),
                ('code_hash', fields.CharField(max_length=43)),
                ('attempts', fields.IntField(default=0)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                ('consumed_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'verification_codes', 'app': 'keystead', 'indexes': [Index(fields=['channel', 'recipient', 'purpose', 'created_at'])], 'pk_attr': 'id', 'table_description': 'A code sent to an address; few wrong answers spend it.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='SigningKeyRow',
            name='effective_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='User',
            name='is_password_expired',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name='User',
            name='sign_in_preferences',
            field=fields.JSONField(default=dict, db_default={}, encoder=JSON_DUMPS, decoder=loads),
        ),
    ]
