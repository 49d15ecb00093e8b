from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('keystead', '0002_database_rules')]

    initial = False

    operations = [
        ops.CreateModel(
            name='FailedAttempt',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('identifier_hash', fields.CharField(max_length=43)),
                ('pool', fields.CharField(max_length=16)),
                ('created_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'failed_attempts', 'app': 'keystead', 'indexes': [Index(fields=['identifier_hash', 'pool', 'created_at'])], 'pk_attr': 'id', 'table_description': 'A wrong answer for an identifier; enough of them lock it for a while. Old ones mean nothing.'},
            bases=['Model'],
        ),
        ops.AlterModelOptions(
            name='AuthorizationCode',
            options={'table': 'authorization_codes', 'app': 'keystead', 'pk_attr': 'code_hash', 'table_description': 'An authorization code (RFC 6749 section 4.1.2), kept after use so that a second use is noticed.'},
        ),
        ops.AddIndex(
            model_name='OrganizationApplication',
            index=Index(fields=['organization_id', 'created_at', 'application_id']),
        ),
        ops.AddIndex(
            model_name='OrganizationMember',
            index=Index(fields=['organization_id', 'created_at', 'user_id']),
        ),
        ops.AlterModelOptions(
            name='RefreshToken',
            options={'table': 'refresh_tokens', 'app': 'keystead', 'pk_attr': 'token_hash', 'table_description': 'A refresh token; a consumed one stays so that its reuse is noticed (RFC 9700 section 4.14.2).'},
        ),
    ]
