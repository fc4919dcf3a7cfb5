"""The JSON schema of a fact, for readers of our output; graph/fact.schema.json is made from here."""

from __future__ import annotations

import json

from graph.facts import Fact


def fact_schema() -> str:
    """The schema (JSON Schema 2020-12) as JSON text that ends in a line break."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= Fact.model_json_schema(mode="serialization")
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
