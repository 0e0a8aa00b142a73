"""Logging that cannot carry content: templates without their arguments, exception classes without their texts."""

import logging
import sys
from types import TracebackType

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

OWN_WORDS = ("dengwen", "django")


def frames(trace: TracebackType | None) -> list[str]:
    """Module and line of each frame, outermost first."""
    found = []
    while trace is not None:
        found.append(f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found


def template(record: logging.LogRecord) -> str:
    """What a record said before anything was filled in; nothing where that cannot be told.

    Django logs some exceptions with their whole text in place of a template (a request's host among it); these have no arguments.
    """
    plain = isinstance(record.msg, str) and record.name.startswith(OWN_WORDS)
    filled_in = not record.args and not record.name.startswith("dengwen")
    return record.msg if plain and not filled_in else ""


def without_texts(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Keeps of a foreign record its logger, its template and the shape of its exception; nothing that was filled in."""
    record: logging.LogRecord | None = event.get("_record")
    if record is None:
        return event
    kept: EventDict = {"event": template(record), "logger": record.name, "level": record.levelname.lower()}
    if record.exc_info and record.exc_info[0]:
        kept["exception"] = record.exc_info[0].__qualname__
        kept["frames"] = frames(record.exc_info[2])
    reference = getattr(getattr(record, "request", None), "fault_reference", None)
    if reference:
        kept["reference"] = reference
    kept.update({key: event[key] for key in ("_record", "_from_structlog")})
    return kept


def shape_of_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """For our own log calls with exc_info=True: the exception's class and frames instead of its text."""
    if event.pop("exc_info", None):
        kind, _value, trace = sys.exc_info()
        event["exception"] = kind.__qualname__ if kind else None
        event["frames"] = frames(trace)
    return event


def configure() -> None:
    """One line of JSON per event on standard error; from libraries only warnings and worse."""
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    own: list[Processor] = [structlog.stdlib.add_log_level, shape_of_exception]
    structlog.configure(
        processors=[*own, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[without_texts],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            stamp,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("dengwen").setLevel(logging.INFO)
    logging.getLogger("django.request").setLevel(logging.ERROR)
