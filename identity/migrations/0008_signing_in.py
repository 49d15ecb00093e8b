from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.fields.data import JSON_DUMPS
from orjson import loads
from tortoise.indexes import Index

class Migration(migrations.Migration):
    """What signing in keeps: proofs that people give at their own account."""

    dependencies = [('keystead', '0007_certifiable_provider')]

    initial = False

    operations = [
        ops.CreateModel(
            name='AccountVerification',
            fields=[
                ('id', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=21)),
                ('user', fields.ForeignKeyField('keystead.User', source_field='user_id', db_index=True, db_constraint=True, to_field='id', related_name='account_verifications', on_delete=OnDelete.CASCADE)),
                ('type', fields.CharField(max_length=32)),
                ('purpose', fields.CharField(null=True, max_length=32)),
                ('address', fields.CharField(null=True, max_length=128)),
                ('state_encrypted', fields.TextField(null=True, unique=False)),
                ('is_verified', fields.BooleanField(default=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'account_verifications', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'A proof that somebody began at their own account, and perhaps completed; good for ten minutes, for them alone.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='InboxMessage',
            fields=[
                ('id', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=21)),
                ('channel', fields.CharField(max_length=8)),
                ('recipient', fields.CharField(max_length=320)),
                ('purpose', fields.CharField(max_length=64)),
                ('content_encrypted', fields.TextField(unique=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'inbox_messages', 'app': 'keystead', 'indexes': [Index(fields=['created_at', 'id'])], 'pk_attr': 'id', 'table_description': 'A message that the development inbox keeps for a while; codes are among its words.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SamlRequest',
            fields=[
                ('id', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=64)),
                ('consumer', fields.CharField(max_length=512)),
                ('state', fields.TextField(unique=False)),
                ('redirect_uri', fields.TextField(unique=False)),
                ('is_answered', fields.BooleanField(default=False)),
                ('ticket_hash', fields.CharField(null=True, max_length=43)),
                ('answer_encrypted', fields.TextField(null=True, unique=False)),
                ('expires_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'saml_requests', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'A request to a SAML provider that waits for its answer, and the answer until its browser goes on.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='IdpInitiatedSignIn',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('sso_connector', fields.ForeignKeyField('keystead.SsoConnector', source_field='sso_connector_id', db_constraint=True, to_field='id', related_name='idp_initiated_sign_ins', on_delete=OnDelete.CASCADE)),
                ('application', fields.ForeignKeyField('keystead.Application', source_field='application_id', db_index=True, db_constraint=True, to_field='id', related_name='idp_initiated_sign_ins', on_delete=OnDelete.CASCADE)),
                ('redirect_uri', fields.TextField(null=True, unique=False)),
                ('parameters', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('sends_request', fields.BooleanField(default=False)),
                ('application_uri', fields.TextField(null=True, unique=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'idp_initiated_sign_ins', 'app': 'keystead', 'unique_together': (('sso_connector',),), 'pk_attr': 'id', 'table_description': 'Where a sign-in that begins at a SAML provider leads; without it such sign-ins are refused.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SsoArrival',
            fields=[
                ('token_hash', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=43)),
                ('sso_connector', fields.ForeignKeyField('keystead.SsoConnector', source_field='sso_connector_id', db_index=True, db_constraint=True, to_field='id', related_name='arrivals', on_delete=OnDelete.CASCADE)),
                ('answer_encrypted', fields.TextField(unique=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'sso_arrivals', 'app': 'keystead', 'pk_attr': 'token_hash', 'table_description': 'Somebody who came from a SAML provider without having been sent there; their browser has the secret.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='LastLocation',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('user', fields.ForeignKeyField('keystead.User', source_field='user_id', db_constraint=True, to_field='id', related_name='last_locations', on_delete=OnDelete.CASCADE)),
                ('latitude', fields.FloatField()),
                ('longitude', fields.FloatField()),
                ('seen_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'last_locations', 'app': 'keystead', 'unique_together': (('user',),), 'pk_attr': 'id', 'table_description': 'Where somebody signed in last, as far as the network in front tells.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SeenCountry',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('user', fields.ForeignKeyField('keystead.User', source_field='user_id', db_constraint=True, to_field='id', related_name='seen_countries', on_delete=OnDelete.CASCADE)),
                ('country', fields.CharField(max_length=2)),
                ('seen_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'seen_countries', 'app': 'keystead', 'unique_together': (('user', 'country'),), 'pk_attr': 'id', 'table_description': 'A country from which somebody signed in, and when they did so last.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='TrustedDevice',
            fields=[
                ('id', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=21)),
                ('user', fields.ForeignKeyField('keystead.User', source_field='user_id', db_index=True, db_constraint=True, to_field='id', related_name='trusted_devices', on_delete=OnDelete.CASCADE)),
                ('token_hash', fields.CharField(unique=True, max_length=43)),
                ('user_agent', fields.CharField(null=True, max_length=512)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('last_used_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'trusted_devices', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'A browser that somebody trusts; its cookie holds a secret of which only the hash is here.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Organization',
            name='is_trusted_device_allowed',
            field=fields.BooleanField(default=True, db_default=True),
        ),
        ops.AddField(
            model_name='Session',
            name='last_submission',
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name='Interaction',
            name='passkey_challenge',
            field=fields.CharField(null=True, max_length=128),
        ),
        ops.AddField(
            model_name='User',
            name='password_changed_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='ApplicationAppearance',
            name='sign_in_methods',
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name='Asset',
            name='uploaded_in',
            field=fields.CharField(null=True, db_index=True, max_length=43),
        ),
    ]
