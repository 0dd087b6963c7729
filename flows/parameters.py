"""What may be asked of a deployment: which editions there are is known where it is made, not in the flow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect.deployments.runner import RunnerDeployment

EVERY = ""  # asks for every edition


def narrow(deployment: RunnerDeployment, editions: Sequence[str]) -> None:
    """Let a deployment, before it is applied, take these editions alone: Prefect's form then offers them in a list.

    Another one is refused before a run exists. To be done again where the settings' editions change.
    """
    schema = deployment._parameter_openapi_schema  # noqa: SLF001 -- Prefect has no other place to say it
    schema.properties["edition"] = offered(schema.properties["edition"], editions)


def offered(field: dict[str, Any], editions: Sequence[str]) -> dict[str, Any]:
    """Give the form of the field with a list of what it takes."""
    return {name: value for name, value in field.items() if name != "pattern"} | {"enum": [EVERY, *editions]}
