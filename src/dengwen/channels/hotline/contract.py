"""The gateway's contract in OpenAPI 3.1, written from the names and limits that the code itself uses."""

from __future__ import annotations

from typing import Any

from dengwen.channels.hotline import calls, gateway, uploads

SIGNING = (
    "HMAC-SHA256 in lower-case hexadecimal, under the line's key (hexadecimal digits turned into bytes), over five lines parted by single "
    "line feeds without one at the end: POST, the path, the value of X-Dengwen-Time, of X-Dengwen-Nonce, of X-Dengwen-Digest."
)
PROBLEMS = {
    400: "The event or the recording is none that the contract knows.",
    401: "Unknown line, wrong signature, a clock more than five minutes off, or another body than the one signed. Always the same answer.",
    409: "This nonce was used before.",
    413: "Too large.",
}


def _header(name: str, words: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": True, "description": words, "schema": schema}


HEADERS = [
    _header(
        gateway.TIME, "Seconds since 1970, at most five minutes off", {"type": "string", "pattern": "^[0-9]{1,12}$"}
    ),
    _header(gateway.NONCE, "Never used before", {"type": "string", "pattern": "^[0-9A-Za-z_-]{16,64}$"}),
    _header(gateway.DIGEST, "SHA-256 of the body", {"type": "string", "pattern": "^[0-9a-f]{64}$"}),
    _header(gateway.SIGNATURE, SIGNING, {"type": "string", "pattern": "^[0-9a-f]{64}$"}),
]
NAME = {
    "type": "string",
    "minLength": 1,
    "maxLength": 200,
    "description": "The telephone system's own name of the call",
}
EVENT = {
    "type": "object",
    "required": ["event", "call"],
    "properties": {
        "event": {"type": "string", "enum": list(gateway.EVENTS)},
        "call": NAME,
        "number": {
            "type": "string",
            "maxLength": 80,
            "description": "The caller's number; sealed, never shown to operators",
        },
        "seconds": {
            "type": "integer",
            "minimum": 0,
            "maximum": calls.LONGEST_SECONDS,
            "description": "Length of the talk",
        },
    },
}
LINE = {"name": "line_uid", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}


def _responses() -> dict[str, Any]:
    problem = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    refused = {str(status): {"description": words, "content": problem} for status, words in PROBLEMS.items()}
    return {"204": {"description": "Taken in; told twice, it changes nothing."}} | refused


def _post(words: str, parameters: list[dict[str, Any]], content: dict[str, Any]) -> dict[str, Any]:
    body = {"required": True, "content": content}
    return {"post": {"summary": words, "parameters": parameters, "requestBody": body, "responses": _responses()}}


CONTRACT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Dengwen hotline gateway", "version": "1"},
    "paths": {
        "/in/hotline/{line_uid}/events/": _post(
            "Tell what happened to a call",
            [LINE, *HEADERS],
            {"application/json": {"schema": {"$ref": "#/components/schemas/Event"}}},
        ),
        "/in/hotline/{line_uid}/recordings/": _post(
            f"Hand over the recording of a call, at most {uploads.LARGEST >> 20} MiB",
            [LINE, *HEADERS, _header(gateway.CALL, "The telephone system's own name of the call", NAME)],
            {kind: {"schema": {"type": "string", "format": "binary"}} for kind in sorted(set(uploads.KINDS.values()))},
        ),
    },
    "components": {
        "schemas": {
            "Event": EVENT,
            "Problem": {"type": "object", "required": ["problem"], "properties": {"problem": {"type": "string"}}},
        }
    },
}
