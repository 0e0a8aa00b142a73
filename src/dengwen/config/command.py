"""The `dengwen` command. It only reads options and hands over; what it starts lives in the module named beside it."""

import os
import sys

import click
from django.core.exceptions import ImproperlyConfigured

from dengwen.config import loading, serving
from dengwen.config.bylaws_command import calendar, numbers
from dengwen.config.hotline_command import hotline
from dengwen.config.import_command import import_
from dengwen.config.mailbox_command import mailbox
from dengwen.config.options import home_option, json_option, ready_home_option, show
from dengwen.config.outbox_command import outbox
from dengwen.config.people_command import people
from dengwen.config.social_command import social
from dengwen.config.watching_command import probe, reconcile

port_option = click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
workers_option = click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dengwen")
def dengwen() -> None:
    """登闻 Dengwen: complaints, reports and feedback, from the first word to the answered matter."""


@dengwen.command()
@home_option
@json_option
def init(*, as_json: bool) -> None:
    """Make the home folder, keys, database, recovery keys and the first administrator. Safe to repeat."""
    loading.part("dengwen.config.home:make_folders")()
    begun = loading.part("dengwen.config.beginning:begin")()
    show(begun, loading.part("dengwen.config.beginning:in_words"), as_json=as_json)


@dengwen.command()
@home_option
@port_option
@workers_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; keep TLS in front of others."
)
def serve(port: int, workers: int, host: str) -> None:
    """Start and watch the vault, the clerk and the web workers; ends them all with one signal."""
    sys.exit(serving.serve(serving.Plan(host, port, workers)))


@dengwen.command()
@home_option
@port_option
@workers_option
@json_option
@click.option("--totp", is_flag=True, help="Ask for the second factor in the demo too.")
def demo(port: int, workers: int, *, as_json: bool, totp: bool) -> None:
    """Serve a demo organisation with about sixty matters in every stage."""
    os.environ["DENGWEN_DEMO"] = "1"
    loading.part("dengwen.config.home:make_folders")()
    loading.part("dengwen.config.demo:main")(port=port, as_json=as_json, totp=totp)
    sys.exit(serving.serve(serving.Plan("127.0.0.1", port, workers)))


@dengwen.command()
@home_option
@click.option("--profile", type=click.Choice(["company", "city"]), required=True)
@click.option("--cases", type=click.IntRange(1), required=True)
def seed(profile: str, cases: int) -> None:
    """Fill the database in bulk for measurements, straight to rows and entries that verify."""
    loading.part("dengwen.config.home:make_folders")()
    loading.part("dengwen.config.seed:main")(profile=profile, cases=cases)


@dengwen.command()
@home_option
@json_option
def status(*, as_json: bool) -> None:
    """Say what runs, how large the ledger is and what needs attention."""
    loading.part("dengwen.config.home:begun")()
    show(
        loading.part("dengwen.config.status:status")(),
        loading.part("dengwen.config.status:in_words"),
        as_json=as_json,
    )


@dengwen.command()
@json_option
def clauses(*, as_json: bool) -> None:
    """List the clauses of the regulation, where each is built and which tests show it."""
    rows = loading.part("dengwen.config.clauses:rows")()
    show({"clauses": rows}, loading.part("dengwen.config.clauses:in_words"), as_json=as_json)


@dengwen.group()
def ledger() -> None:
    """Prove the entries, or fold them again."""


@ledger.command()
@ready_home_option
@json_option
def verify(*, as_json: bool) -> None:
    """Check every entry, the chains and the tree; exit 1 with the first bad index when something was changed."""
    verdict = loading.part("dengwen.config.proving:verify")()
    show(verdict, loading.part("dengwen.config.proving:verified_in_words"), as_json=as_json)
    sys.exit(0 if verdict["ok"] else 1)


@ledger.command()
@ready_home_option
@json_option
@click.option("--check", is_flag=True, required=True, help="Compare the fold with the rows; change nothing.")
def rebuild(*, as_json: bool, check: bool) -> None:
    """Fold all entries again and compare them with the rows."""
    verdict = loading.part("dengwen.config.proving:rebuild")()
    show(verdict, loading.part("dengwen.config.proving:rebuilt_in_words"), as_json=as_json)
    sys.exit(0 if verdict["ok"] else 1)


@dengwen.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Pass on to Django's own commands."""
    loading.part("django.core.management:execute_from_command_line")(["dengwen manage", *arguments])


@dengwen.command(hidden=True)
@home_option
def prepare() -> None:
    """What a start needs before the web workers: a finished home, a current database, collected static files."""
    click.echo(" ".join(loading.part("dengwen.config.home:prepare")()))


@dengwen.command(hidden=True)
@home_option
def clerk() -> None:
    """The background process."""
    loading.part("dengwen.clerk.process:main")()


@dengwen.command(hidden=True)
@home_option
def vaultd() -> None:
    """The process that holds unlocked keys."""
    arguments = serving.vaultd_arguments()
    os.execv(arguments[0], arguments)  # noqa: S606


dengwen.add_command(mailbox)
dengwen.add_command(outbox)
dengwen.add_command(social)
dengwen.add_command(hotline)
dengwen.add_command(people)
dengwen.add_command(reconcile)
dengwen.add_command(probe)
dengwen.add_command(import_)
dengwen.add_command(numbers)
dengwen.add_command(calendar)


def main() -> None:
    """A misread setting or an unfinished home is one sentence, not a traceback."""
    try:
        dengwen()
    except (ImproperlyConfigured, serving.CannotServe) as error:
        click.echo(f"dengwen: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
