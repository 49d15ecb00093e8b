from tortoise import migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """What the models cannot say: case-insensitive e-mail addresses, search, totals that nobody has to lock."""

    dependencies = [("keystead", "0001_initial")]

    operations = [
        ops.RunSQL(
            [
                "CREATE UNIQUE INDEX users_primary_email_key ON users (lower(primary_email))",
                "CREATE INDEX users_username_lower ON users (lower(username))",
                "CREATE UNIQUE INDEX resources_one_default ON resources (is_default) WHERE is_default",
                "CREATE UNIQUE INDEX signing_keys_one_current ON signing_keys (algorithm) WHERE status = 'Current'",
                "CREATE EXTENSION IF NOT EXISTS pg_trgm",
                """
                CREATE FUNCTION searchable_user(u users) RETURNS text LANGUAGE sql IMMUTABLE AS $$
                    SELECT lower(concat_ws(' ', u.id, u.username, u.primary_email, u.primary_phone, u.name))
                $$
                """,
                "CREATE INDEX users_search ON users USING gin (searchable_user(users) gin_trgm_ops)",
                """
                CREATE FUNCTION append_total_delta() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'INSERT' THEN
                        INSERT INTO total_deltas (name, delta) SELECT TG_TABLE_NAME, count(*) FROM changed;
                    ELSE
                        INSERT INTO total_deltas (name, delta) SELECT TG_TABLE_NAME, -count(*) FROM changed;
                    END IF;
                    RETURN NULL;
                END
                $$
                """,
                """
                CREATE TRIGGER users_total_grows AFTER INSERT ON users
                REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION append_total_delta()
                """,
                """
                CREATE TRIGGER users_total_shrinks AFTER DELETE ON users
                REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION append_total_delta()
                """,
            ],
            reverse_sql=[
                "DROP TRIGGER users_total_shrinks ON users",
                "DROP TRIGGER users_total_grows ON users",
                "DROP FUNCTION append_total_delta()",
                "DROP INDEX users_search",
                "DROP FUNCTION searchable_user(users)",
                "DROP INDEX signing_keys_one_current",
                "DROP INDEX resources_one_default",
                "DROP INDEX users_username_lower",
                "DROP INDEX users_primary_email_key",
            ],
        )
    ]
