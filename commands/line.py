"""The command line: what the arguments ask for, and what goes wrong with it, in the reader's language."""

import os
import signal
import sys
from collections.abc import Mapping, Sequence

from commands.exit import INTERRUPTED, USAGE, Misuse
from commands.options import Arguments, language_of, parse
from commands.sentences import WORDS
from commands.streams import complain, give_up, prepare


def start() -> int:
    """Runs the command of this process's arguments."""
    prepare()
    return main(sys.argv[1:], os.environ)


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Runs a command and returns its exit code; never raises for what a user did."""
    try:
        asked = parse(arguments, environment)
        return asked if isinstance(asked, int) else run(asked, environment)
    except Misuse as misuse:
        complain(WORDS.say(language_of(arguments, environment), "misuse", reason=str(misuse)))
        return USAGE
    except BrokenPipeError:
        # The reader has what it wanted (`| head`): the end by SIGPIPE, as other tools have it.
        give_up()
        return 128 + getattr(signal, "SIGPIPE", 13)
    except OSError as error:
        # A name too long, a disk that is full, a folder that is gone: whatever no command foresees.
        if not error.filename:  # what was being written to stdout cannot be written at the end either
            give_up()
        where = f" ({error.filename})" if error.filename else ""
        reason = f"{error.strerror or error}{where}"
        said = WORDS.say(language_of(arguments, environment), "system.refused", reason=reason)
        complain(WORDS.say(language_of(arguments, environment), "misuse", reason=said))
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED


def run(asked: Arguments, environment: Mapping[str, str]) -> int:
    """Runs the command that was asked for."""
    settings, words = asked.settings, asked.words
    match asked.command:
        case "ask":
            from commands.ask import ask

            return ask(words["question"], settings, environment)
        case "search":
            from commands.search import find

            return find(words["words"], asked.most, settings, environment)
        case "trace":
            from commands.ask import trace

            return trace(words["field"], settings, environment)
        case "received-by":
            from commands.ask import received_by

            return received_by(words["actor"], settings, environment)
        case "show":
            from commands.ask import show

            return show(words["actor"], settings, environment)
        case "diagram":
            from commands.diagram import diagram

            return diagram(
                words.get("field"),
                words["output"],
                words.get("ending"),
                settings,
                environment,
                words.get("fold"),
            )
        case "check":
            from commands.check import check
            from commands.check_run import Wanted

            return check(settings, environment, Wanted.of(words, violations_only=asked.violations_only))
        case "breach":
            from commands.breach import breach

            return breach(
                words["actor"],
                words.get("place"),
                words.get("output"),
                settings,
                environment,
                words.get("discovered"),
            )
        case "borders":
            from commands.borders import borders

            return borders(words.get("output"), settings, environment)
        case "diff":
            from commands.diff import diff

            return diff(
                words["before"],
                words["after"],
                words.get("output"),
                settings,
                environment,
                words.get("actor"),
            )
        case "list" | "fields" | "parties" | "activities":
            from commands.list import fields, listed

            if asked.everything:
                return fields(settings, environment)
            return listed(words.get("listed", asked.command), asked.limits, settings, environment)
        case "new":
            from commands.new import new

            return new(words["kind"], words["id"], words.get("name"), settings, environment)
        case "schema":
            from commands.schema import schema

            return schema(settings, check=asked.check, renew=asked.write)
    raise AssertionError(f"no such command: {asked.command}")
