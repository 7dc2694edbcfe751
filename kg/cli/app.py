"""The program itself: how it starts, ends and fails, and what its commands share; they alone print. No logic."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from kg.errors import KgError

OK, FAILED, MISUSED, PARTLY = 0, 1, 2, 3

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    # rich would take half of the time that --help may take
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="Data goes to standard output, everything else to standard error. Exit status: 0 fine, 1 failed or findings,"
    " 2 wrong usage, 3 some inputs failed and the rest was built, 130 interrupted.",
)


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit status; no traceback reaches a user unless they ask with --debug."""
    given = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in given
    try:
        app([word for word in given if word != "--debug"], prog_name="kg")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else OK
    except KgError as error:
        return _failed(str(error), debug)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last line of defence: one line, and how to see more
        return _failed(f"unexpected {type(error).__name__}: {error} (--debug shows where)", debug)
    return OK


def _failed(text: str, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exc()
    typer.echo(f"Error: {' '.join(text.split())}", err=True)
    return FAILED


def say(lines: Iterable[str], quiet: bool = False) -> None:
    for line in lines if not quiet else ():
        typer.echo(line, err=True)


def examples(*lines: str) -> str:
    """The end of a command's help; the tests run each line."""
    return "Examples:\n\n\b\n" + "\n".join(f"  {line}" for line in lines)


@contextmanager
def bar(total: int, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show how far a build is, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda done: bar.update(task, completed=done)


def _version(asked: bool) -> None:
    if asked:
        from kg.building.version import versions

        typer.echo(f"kg {versions()['kg']}")
        raise typer.Exit


@app.callback()
def _kg(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from.")] = False,
) -> None:
    """Reports about influence operations in, a knowledge graph out in which every triple opens its sentence."""
