"""`coach schema`: the file format, for editors that check and complete TOML."""

from __future__ import annotations

from argparse import Namespace

from coach.commands.arguments import Call
from coach.content import schema as schemas
from coach.output import json_text


def schema(call: Call, options: Namespace) -> int:
    """Print the JSON schema of one kind of file."""
    call.stdout.write(json_text(schemas.schema(options.kind)))
    return 0
