"""Options that several `dengwen` commands share, and how a result is shown."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dengwen.config import loading


def take_home(_context: click.Context, _parameter: click.Parameter, home: Path | None) -> None:
    """Whatever a command writes into a home is for this account alone."""
    os.umask(0o077)
    loading.use_home(home)


def take_ready_home(context: click.Context, parameter: click.Parameter, home: Path | None) -> None:
    """The same for a command that needs what `dengwen init` makes: HomeNotReady, a sentence and exit 2, before anything is asked of it."""
    take_home(context, parameter, home)
    loading.part("dengwen.config.home:ready")()


def _home(taken: Callable[[click.Context, click.Parameter, Path | None], None]) -> Callable[[Any], Any]:
    return click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        callback=taken,
        expose_value=False,
        is_eager=True,
        help="Folder for database, media, keyring and sockets (DENGWEN_HOME; ./var).",
    )


home_option = _home(take_home)
ready_home_option = _home(take_ready_home)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object instead of words.")


def show(result: dict[str, Any], lines: Callable[[dict[str, Any]], str], *, as_json: bool) -> None:
    click.echo(json.dumps(result, ensure_ascii=False, default=str) if as_json else lines(result))
