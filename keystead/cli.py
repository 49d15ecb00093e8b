"""The command `keystead`."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from identity import settings
from identity.settings import Settings, SettingsError, load_settings, settings_table

app = typer.Typer(
    name="keystead",
    help="An identity server: OpenID Connect provider, identity API, hosted sign-in and admin console.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


keys_app = typer.Typer(name="keys", help="The keys that tokens are signed with.", no_args_is_help=True)
app.add_typer(keys_app)
cookie_keys_app = typer.Typer(
    name="cookie-keys", help="The keys that cookies are signed with.", no_args_is_help=True
)
app.add_typer(cookie_keys_app)


def main() -> None:
    """Entry point of the installed command."""
    try:
        app()
    except (RuntimeError, OSError) as error:
        _fail(str(error))


def _say(line: str) -> None:
    typer.echo(line)
    sys.stdout.flush()


def _fail(*lines: str) -> NoReturn:
    for line in lines:
        typer.secho(f"keystead: {line}", fg=typer.colors.RED, err=True)
    raise SystemExit(1)


def _settings() -> Settings:
    try:
        own = settings.use(load_settings(os.environ))
    except SettingsError as error:
        _fail(*str(error).splitlines())
    from keystead import logs

    logs.configure(own)
    return own


@app.command()
def serve() -> None:
    """Serve, with the embedded database unless KEYSTEAD_DATABASE_URL names another."""
    own = _settings()
    from keystead.serving import serve as run

    run(own, _say)


@app.command()
def migrate() -> None:
    """Bring the database up to date: migrations, then seeds. Safe to run at any time and twice at once."""
    own = _settings()
    from keystead.databases import bring_up_to_date, database_of

    with database_of(own, _say) as address:
        asyncio.run(bring_up_to_date(own, address, _say))
    _say("The database is up to date.")


@app.command()
def bootstrap(
    admin_username: Annotated[
        str | None, typer.Option(help="First administrator. Or KEYSTEAD_ADMIN_USERNAME.")
    ] = None,
    admin_password: Annotated[
        str | None,
        typer.Option(help="Their password; `-` reads it from standard input. Or KEYSTEAD_ADMIN_PASSWORD."),
    ] = None,
    m2m_id: Annotated[
        str | None, typer.Option(help="A machine-to-machine application. Or KEYSTEAD_M2M_ID.")
    ] = None,
    m2m_secret: Annotated[
        str | None, typer.Option(help="Its secret; `-` reads it from standard input. Or KEYSTEAD_M2M_SECRET.")
    ] = None,
) -> None:
    """Make a first administrator and a machine with full Management API access. Repeating it changes nothing."""
    own = _settings()
    from keystead.bootstrapping import Bootstrap
    from keystead.bootstrapping import bootstrap as run

    wanted = Bootstrap(
        admin_username=admin_username or own.admin_username,
        admin_password=_from_input(admin_password, "administrator's password") or own.admin_password,
        m2m_id=m2m_id or own.m2m_id,
        m2m_secret=_from_input(m2m_secret, "application's secret") or own.m2m_secret,
    )
    run(own, wanted, _say)


def _from_input(value: str | None, what: str) -> str | None:
    if value != "-":
        return value
    if sys.stdin.isatty():
        return str(typer.prompt(f"The {what}", hide_input=True))
    return sys.stdin.readline().rstrip("\n")


@app.command()
def doctor() -> None:
    """Look for what would keep the server from working, and say how to mend it."""
    try:
        own = settings.use(load_settings(os.environ))
    except SettingsError as error:
        _fail(*str(error).splitlines())
    from keystead.diagnosis import findings

    found = findings(own)
    for finding in found:
        mark, colour = ("ok  ", typer.colors.GREEN) if finding.is_good else ("FAIL", typer.colors.RED)
        typer.echo(f"{typer.style(mark, fg=colour)}  {finding.subject}: {finding.words}")
    raise SystemExit(0 if all(finding.is_good for finding in found) else 1)


@keys_app.command(name="list")
def list_keys() -> None:
    """List the signing keys: id, algorithm, whether each will sign, signs or has signed, and since or from when."""
    own = _settings()
    from keystead.key_commands import list_keys as run

    run(own, _say)


@keys_app.command(name="rotate")
def rotate_key(
    algorithm: Annotated[
        str | None, typer.Option(help="Of this algorithm; without it, of the one that the server signs with.")
    ] = None,
    grace: Annotated[
        int, typer.Option(help="Seconds until the new key signs, for others to learn of it first.", min=0)
    ] = 0,
) -> None:
    """Make a new signing key. The one before it stays published, so that its tokens stay valid."""
    own = _settings()
    from keystead.key_commands import rotate_key as run

    run(own, algorithm, grace, _say)


@keys_app.command(name="delete")
def delete_key(key_id: Annotated[str, typer.Argument(help="The id of a previous key.")]) -> None:
    """Delete a previous signing key: tokens that it signed are valid no longer."""
    own = _settings()
    from keystead.key_commands import delete_key as run

    run(own, key_id, _say)


@cookie_keys_app.command(name="list")
def list_cookie_keys() -> None:
    """List the cookie keys, the one that signs first: id, and since when."""
    own = _settings()
    from keystead.key_commands import list_cookie_keys as run

    run(own, _say)


@cookie_keys_app.command(name="rotate")
def rotate_cookie_key() -> None:
    """Make a new cookie key. The one before it stays: whoever is signed in notices nothing."""
    own = _settings()
    from keystead.key_commands import rotate_cookie_key as run

    run(own, _say)


@cookie_keys_app.command(name="delete")
def delete_cookie_key(key_id: Annotated[str, typer.Argument(help="The id of a cookie key.")]) -> None:
    """Delete a cookie key: whoever has a cookie that it signed has to sign in again."""
    own = _settings()
    from keystead.key_commands import delete_cookie_key as run

    run(own, key_id, _say)


@app.command()
def schema() -> None:
    """Print the GraphQL schema."""
    settings.use(load_settings({}))
    from graphql_schema.schema import sdl

    typer.echo(sdl().rstrip())


@app.command()
def openapi() -> None:
    """Print the OpenAPI document of the REST routes."""
    settings.use(load_settings({}))
    from rest_api.openapi import document_text

    typer.echo(document_text().rstrip())


@app.command(name="rest-operations")
def rest_operations() -> None:
    """Print the table of all REST operations, as Markdown."""
    settings.use(load_settings({}))
    from rest_api.reference import page

    typer.echo(page().rstrip())


@app.command(name="settings-table")
def settings_table_command() -> None:
    """Print the table of all settings, as Markdown."""
    typer.echo("# Settings\n\nAll of them are environment variables.")
    typer.echo("This page is written by `make schema` from `identity/settings.py`.\n")
    typer.echo(settings_table().rstrip())


@app.command()
def migrations(
    check: Annotated[
        bool, typer.Option("--check", help="Fail when the models say what no migration does.")
    ] = False,
    write: Annotated[bool, typer.Option("--write", help="Write the missing migration.")] = False,
) -> None:
    """Compare the models with the migrations (for those who work on Keystead)."""
    from identity.kernel.migration import known_migrations, missing_migrations

    if not check and not write:
        _each(_say, known_migrations())
        return
    missing = missing_migrations(write=write)
    if write:
        _each(_say, [str(Path(path).name) for path in missing] or ["Nothing is missing."])
    elif missing:
        _fail("the models say what no migration does: run `make migration`", *missing)


def _each(say: Callable[[str], None], lines: list[str]) -> None:
    for line in lines:
        say(line)


if __name__ == "__main__":
    main()
