from tortoise import migrations
from tortoise.migrations import operations as ops
from identity.security.secrets import random_id, user_id
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('keystead', '0004_ways_to_sign_in')]

    initial = False

    operations = [
        ops.CreateModel(
            name='AccountCenter',
            fields=[
                ('id', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=21)),
                ('settings', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('updated_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'account_centers', 'app': 'keystead', 'pk_attr': 'id', 'table_description': "The one row of account centre settings, in the contract's own keys."},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='AllowedOrganization',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('application', fields.ForeignKeyField('keystead.Application', source_field='application_id', db_constraint=True, to_field='id', related_name='allowed_organizations', on_delete=OnDelete.CASCADE)),
                ('organization', fields.ForeignKeyField('keystead.Organization', source_field='organization_id', db_index=True, db_constraint=True, to_field='id', related_name='allowed_applications', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'application_allowed_organizations', 'app': 'keystead', 'unique_together': (('application', 'organization'),), 'pk_attr': 'id', 'table_description': 'Every member of this organization may use it.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='AllowedOrganizationRole',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('application', fields.ForeignKeyField('keystead.Application', source_field='application_id', db_constraint=True, to_field='id', related_name='allowed_organization_roles', on_delete=OnDelete.CASCADE)),
                ('organization', fields.ForeignKeyField('keystead.Organization', source_field='organization_id', db_index=True, db_constraint=True, to_field='id', related_name='allowed_role_applications', on_delete=OnDelete.CASCADE)),
                ('organization_role', fields.ForeignKeyField('keystead.OrganizationRole', source_field='organization_role_id', db_index=True, db_constraint=True, to_field='id', related_name='allowed_applications', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'application_allowed_organization_roles', 'app': 'keystead', 'unique_together': (('application', 'organization', 'organization_role'),), 'pk_attr': 'id', 'table_description': 'Members of this organization with this role may use it.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='AllowedRole',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('application', fields.ForeignKeyField('keystead.Application', source_field='application_id', db_constraint=True, to_field='id', related_name='allowed_roles', on_delete=OnDelete.CASCADE)),
                ('role', fields.ForeignKeyField('keystead.Role', source_field='role_id', db_index=True, db_constraint=True, to_field='id', related_name='allowed_applications', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'application_allowed_roles', 'app': 'keystead', 'unique_together': (('application', 'role'),), 'pk_attr': 'id', 'table_description': 'Who holds this role may use it.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='AllowedUser',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('application', fields.ForeignKeyField('keystead.Application', source_field='application_id', db_constraint=True, to_field='id', related_name='allowed_users', on_delete=OnDelete.CASCADE)),
                ('user', fields.ForeignKeyField('keystead.User', source_field='user_id', db_index=True, db_constraint=True, to_field='id', related_name='allowed_applications', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'application_allowed_users', 'app': 'keystead', 'unique_together': (('application', 'user'),), 'pk_attr': 'id', 'table_description': 'A user who may use it.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='ApplicationAppearance',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('application', fields.OneToOneField('keystead.Application', source_field='application_id', db_constraint=True, to_field='id', related_name='appearance', on_delete=OnDelete.CASCADE)),
                ('color', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('branding', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('custom_css', fields.TextField(null=True, unique=False)),
                ('display_name', fields.CharField(null=True, max_length=256)),
                ('terms_of_use_url', fields.CharField(null=True, max_length=2048)),
                ('privacy_policy_url', fields.CharField(null=True, max_length=2048)),
            ],
            options={'table': 'application_appearances', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'How the sign-in pages look for one application.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='ApplicationOrganizationResourceScope',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('application', fields.ForeignKeyField('keystead.Application', source_field='application_id', db_constraint=True, to_field='id', related_name='organization_resource_scopes', on_delete=OnDelete.CASCADE)),
                ('scope', fields.ForeignKeyField('keystead.Scope', source_field='scope_id', db_index=True, db_constraint=True, to_field='id', related_name='application_organization_resource_scopes', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'application_organization_resource_scopes', 'app': 'keystead', 'unique_together': (('application', 'scope'),), 'pk_attr': 'id', 'table_description': 'An API scope that a third-party application may ask a member for, inside an organization.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='ApplicationUse',
            fields=[
                ('application_id', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=64)),
                ('last_used_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'application_uses', 'app': 'keystead', 'pk_attr': 'application_id', 'table_description': 'When an application last got a token; written every now and then, so that tokens wait for no row.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Asset',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('key', fields.CharField(unique=True, max_length=512)),
                ('content_type', fields.CharField(max_length=128)),
                ('size', fields.IntField()),
                ('uploaded_by', fields.CharField(null=True, max_length=64)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'assets', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'An uploaded file; its bytes lie in the store.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='BulkJob',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('kind', fields.CharField(max_length=32)),
                ('actor', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('requested_by', fields.CharField(max_length=96)),
                ('arguments', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('total', fields.IntField()),
                ('succeeded', fields.IntField(default=0)),
                ('failed', fields.IntField(default=0)),
                ('status', fields.CharField(default='Waiting', max_length=16)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('started_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('finished_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('claimed_until', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'bulk_jobs', 'app': 'keystead', 'indexes': [Index(fields=['requested_by', 'created_at']), Index(fields=['status', 'created_at'])], 'pk_attr': 'id', 'table_description': 'A job and how far it has come.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='BulkChunk',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('job', fields.ForeignKeyField('keystead.BulkJob', source_field='job_id', db_constraint=True, to_field='id', related_name='chunks', on_delete=OnDelete.CASCADE)),
                ('first_row', fields.IntField()),
                ('rows_encrypted', fields.TextField(null=True, unique=False)),
                ('done_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'bulk_chunks', 'app': 'keystead', 'unique_together': (('job', 'first_row'),), 'pk_attr': 'id', 'table_description': 'Some rows of a job, done in one transaction.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='BulkError',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('job', fields.ForeignKeyField('keystead.BulkJob', source_field='job_id', db_constraint=True, to_field='id', related_name='errors', on_delete=OnDelete.CASCADE)),
                ('row', fields.IntField()),
                ('code', fields.CharField(max_length=128)),
                ('message', fields.TextField(unique=False)),
                ('path', fields.CharField(null=True, max_length=256)),
            ],
            options={'table': 'bulk_errors', 'app': 'keystead', 'unique_together': (('job', 'row'),), 'pk_attr': 'id', 'table_description': 'Why a row was refused.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='CaptchaProvider',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('config_encrypted', fields.TextField(unique=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('updated_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'captcha_providers', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'The one captcha service in use.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Configuration',
            fields=[
                ('name', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=64)),
                ('value', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('updated_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'configurations', 'app': 'keystead', 'pk_attr': 'name', 'table_description': 'One named group of settings.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='CustomPhrase',
            fields=[
                ('language_tag', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=16)),
                ('translation', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={'table': 'custom_phrases', 'app': 'keystead', 'pk_attr': 'language_tag', 'table_description': 'Texts of one language that replace our own.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='CustomProfileField',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('name', fields.CharField(unique=True, max_length=128)),
                ('type', fields.CharField(max_length=32)),
                ('label', fields.CharField(default='', max_length=128)),
                ('description', fields.CharField(null=True, max_length=256)),
                ('is_required', fields.BooleanField(default=False)),
                ('config', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('position', fields.IntField()),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'custom_profile_fields', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'A detail that people are asked for when they sign up.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='EmailTemplate',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('language_tag', fields.CharField(max_length=16)),
                ('template_type', fields.CharField(max_length=64)),
                ('details', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'email_templates', 'app': 'keystead', 'unique_together': (('language_tag', 'template_type'),), 'pk_attr': 'id', 'table_description': 'A message in one language for one purpose.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Invitation',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('organization', fields.ForeignKeyField('keystead.Organization', source_field='organization_id', db_index=True, db_constraint=True, to_field='id', related_name='invitations', on_delete=OnDelete.CASCADE)),
                ('inviter', fields.ForeignKeyField('keystead.User', source_field='inviter_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='sent_invitations', on_delete=OnDelete.SET_NULL)),
                ('invitee', fields.CharField(max_length=256)),
                ('accepted_user', fields.ForeignKeyField('keystead.User', source_field='accepted_user_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='accepted_invitations', on_delete=OnDelete.SET_NULL)),
                ('status', fields.CharField(default='Pending', max_length=16)),
                ('expires_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('updated_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'organization_invitations', 'app': 'keystead', 'indexes': [Index(fields=['created_at', 'id'])], 'pk_attr': 'id', 'table_description': 'An invitation by e-mail; a pending one past its expiry counts as expired.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='InvitationRole',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('invitation', fields.ForeignKeyField('keystead.Invitation', source_field='invitation_id', db_constraint=True, to_field='id', related_name='invitation_roles', on_delete=OnDelete.CASCADE)),
                ('organization_role', fields.ForeignKeyField('keystead.OrganizationRole', source_field='organization_role_id', db_index=True, db_constraint=True, to_field='id', related_name='invitation_roles', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'organization_invitation_roles', 'app': 'keystead', 'unique_together': (('invitation', 'organization_role'),), 'pk_attr': 'id', 'table_description': 'A role that the invited person gets.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='JitEmailDomain',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('organization', fields.ForeignKeyField('keystead.Organization', source_field='organization_id', db_constraint=True, to_field='id', related_name='jit_email_domains', on_delete=OnDelete.CASCADE)),
                ('email_domain', fields.CharField(db_index=True, max_length=128)),
            ],
            options={'table': 'jit_email_domains', 'app': 'keystead', 'unique_together': (('organization', 'email_domain'),), 'pk_attr': 'id', 'table_description': 'People with a verified address in this domain become members.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='JitRole',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('organization', fields.ForeignKeyField('keystead.Organization', source_field='organization_id', db_constraint=True, to_field='id', related_name='jit_roles', on_delete=OnDelete.CASCADE)),
                ('organization_role', fields.ForeignKeyField('keystead.OrganizationRole', source_field='organization_role_id', db_index=True, db_constraint=True, to_field='id', related_name='jit_roles', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'jit_roles', 'app': 'keystead', 'unique_together': (('organization', 'organization_role'),), 'pk_attr': 'id', 'table_description': 'A role that such members get.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='MetadataClientScope',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('user_scope', fields.CharField(null=True, unique=True, max_length=64)),
                ('scope', fields.ForeignKeyField('keystead.Scope', source_field='scope_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='metadata_client_scopes', on_delete=OnDelete.CASCADE)),
                ('organization_scope', fields.ForeignKeyField('keystead.OrganizationScope', source_field='organization_scope_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='metadata_client_scopes', on_delete=OnDelete.CASCADE)),
                ('organization_resource_scope', fields.ForeignKeyField('keystead.Scope', source_field='organization_resource_scope_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='metadata_client_organization_scopes', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'metadata_client_scopes', 'app': 'keystead', 'unique_together': (('scope',), ('organization_scope',), ('organization_resource_scope',)), 'pk_attr': 'id', 'table_description': 'A scope that clients known by their metadata document may ask for; exactly one of the four is set.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SamlCertificate',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('application', fields.ForeignKeyField('keystead.Application', source_field='application_id', db_index=True, db_constraint=True, to_field='id', related_name='saml_certificates', on_delete=OnDelete.CASCADE)),
                ('private_key_encrypted', fields.TextField(unique=False)),
                ('certificate', fields.TextField(unique=False)),
                ('is_active', fields.BooleanField(default=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'saml_certificates', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'A key pair that signs assertions for a SAML application.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SamlConfiguration',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('application', fields.OneToOneField('keystead.Application', source_field='application_id', db_constraint=True, to_field='id', related_name='saml', on_delete=OnDelete.CASCADE)),
                ('attribute_mapping', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('entity_id', fields.CharField(null=True, unique=True, max_length=512)),
                ('acs_url', fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ('encryption', fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ('name_id_format', fields.CharField(max_length=128)),
            ],
            options={'table': 'saml_configurations', 'app': 'keystead', 'pk_attr': 'id', 'table_description': 'What a SAML application adds to its application.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Script',
            fields=[
                ('kind', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=64)),
                ('script', fields.TextField(unique=False)),
                ('environment_variables_encrypted', fields.TextField(unique=False)),
                ('options', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('updated_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'scripts', 'app': 'keystead', 'pk_attr': 'kind', 'table_description': 'One script; there is at most one of each kind.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='JitSsoConnector',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('organization', fields.ForeignKeyField('keystead.Organization', source_field='organization_id', db_constraint=True, to_field='id', related_name='jit_sso_connectors', on_delete=OnDelete.CASCADE)),
                ('sso_connector', fields.ForeignKeyField('keystead.SsoConnector', source_field='sso_connector_id', db_index=True, db_constraint=True, to_field='id', related_name='jit_organizations', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'jit_sso_connectors', 'app': 'keystead', 'unique_together': (('organization', 'sso_connector'),), 'pk_attr': 'id', 'table_description': 'People who sign in through this enterprise connector become members.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Webhook',
            fields=[
                ('id', fields.CharField(primary_key=True, default=random_id, unique=True, db_index=True, max_length=21)),
                ('name', fields.CharField(default='', max_length=256)),
                ('events', fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ('url', fields.CharField(max_length=2048)),
                ('headers_encrypted', fields.TextField(unique=False)),
                ('retries', fields.IntField(null=True)),
                ('signing_key_encrypted', fields.TextField(unique=False)),
                ('is_enabled', fields.BooleanField(default=True)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'webhooks', 'app': 'keystead', 'indexes': [Index(fields=['created_at', 'id'])], 'pk_attr': 'id', 'table_description': 'A subscriber of events.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Application',
            name='protected_app_metadata',
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
    ]
