from tortoise import migrations
from tortoise.migrations import operations as ops
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise import fields

class Migration(migrations.Migration):
    """What a certifiable provider keeps: client metadata, pushed requests, devices, bound tokens, logout notices."""

    dependencies = [('keystead', '0006_management_rules')]

    initial = False

    operations = [
        ops.CreateModel(
            name='DeviceCode',
            fields=[
                ('code_hash', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=43)),
                ('user_code', fields.CharField(unique=True, max_length=16)),
                ('application_id', fields.CharField(max_length=255)),
                ('scope', fields.TextField(unique=False)),
                ('resources', fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ('status', fields.CharField(max_length=16)),
                ('interaction_id', fields.CharField(null=True, max_length=43)),
                ('grant', fields.ForeignKeyField('keystead.Grant', source_field='grant_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='device_codes', on_delete=OnDelete.CASCADE)),
                ('user_id', fields.CharField(null=True, max_length=12)),
                ('session_id', fields.CharField(null=True, max_length=43)),
                ('authenticated_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('methods', fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ('interval', fields.IntField(default=5)),
                ('polled_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'device_codes', 'app': 'keystead', 'pk_attr': 'code_hash', 'table_description': 'A sign-in that a device without a browser waits for (RFC 8628); a used one stays until it expires.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='LogoutNotice',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('application_id', fields.CharField(db_index=True, max_length=255)),
                ('user_id', fields.CharField(max_length=12)),
                ('session_id', fields.CharField(max_length=43)),
                ('attempts', fields.IntField(default=0)),
                ('due_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'logout_notices', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'A logout token that a client has still to be told (OpenID Connect Back-Channel Logout section 2.5).'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='PushedRequest',
            fields=[
                ('reference_hash', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=43)),
                ('application_id', fields.CharField(max_length=255)),
                ('parameters', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('expires_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                ('used_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'pushed_requests', 'app': 'keystead', 'pk_attr': 'reference_hash', 'table_description': 'An authorization request that its client handed in beforehand (RFC 9126).'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SpentIdentifier',
            fields=[
                ('value_hash', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=43)),
                ('expires_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'spent_identifiers', 'app': 'keystead', 'pk_attr': 'value_hash', 'table_description': 'A `jti` that was used: of a client assertion, a DPoP proof or a request object, each good for one use.'},
            bases=['Model'],
        ),
        ops.AlterField(
            model_name='AccessToken',
            name='application_id',
            field=fields.CharField(max_length=255),
        ),
        ops.AddField(
            model_name='AccessToken',
            name='actor_id',
            field=fields.CharField(null=True, max_length=12),
        ),
        ops.AddField(
            model_name='AccessToken',
            name='claims',
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name='AccessToken',
            name='confirmation',
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name='Application',
            name='protocol_metadata',
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name='Application',
            name='registration_token_hash',
            field=fields.CharField(null=True, max_length=43),
        ),
        ops.AlterField(
            model_name='ApplicationUse',
            name='application_id',
            field=fields.CharField(primary_key=True, unique=True, db_index=True, max_length=255),
        ),
        ops.AlterField(
            model_name='AuthorizationCode',
            name='application_id',
            field=fields.CharField(max_length=255),
        ),
        ops.AddField(
            model_name='AuthorizationCode',
            name='claims',
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name='AuthorizationCode',
            name='dpop_jkt',
            field=fields.CharField(null=True, max_length=43),
        ),
        ops.AlterField(
            model_name='EventRow',
            name='actor_id',
            field=fields.CharField(null=True, max_length=255),
        ),
        ops.AlterField(
            model_name='EventRow',
            name='application_id',
            field=fields.CharField(null=True, max_length=255),
        ),
        ops.AlterField(
            model_name='Grant',
            name='application_id',
            field=fields.CharField(db_index=True, max_length=255),
        ),
        ops.AddField(
            model_name='Grant',
            name='is_exchanged',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AlterField(
            model_name='Interaction',
            name='application_id',
            field=fields.CharField(max_length=255),
        ),
        ops.AlterField(
            model_name='RefreshToken',
            name='application_id',
            field=fields.CharField(max_length=255),
        ),
        ops.AddField(
            model_name='RefreshToken',
            name='claims',
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name='RefreshToken',
            name='confirmation',
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AlterField(
            model_name='User',
            name='application_id',
            field=fields.CharField(null=True, max_length=255),
        ),
        ops.AddField(
            model_name='SigningKeyRow',
            name='becomes_default',
            field=fields.BooleanField(default=True, db_default=True),
        ),
        ops.RunSQL(
            [
                "DROP INDEX signing_keys_one_next",
                "CREATE UNIQUE INDEX signing_keys_one_next ON signing_keys (algorithm) WHERE status = 'Next'",
            ],
            reverse_sql=[
                "DROP INDEX signing_keys_one_next",
                "CREATE UNIQUE INDEX signing_keys_one_next ON signing_keys (status) WHERE status = 'Next'",
            ],
        ),
    ]
