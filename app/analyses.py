"""The analyses by name, apart from `app.analyse`: a command line that only lists them needs no more."""

from __future__ import annotations

from enum import StrEnum


class What(StrEnum):
    """What is found; `brokers` and `chain` are between two who are named."""

    CENTRAL = "central"
    COMMUNITIES = "communities"
    BROKERS = "brokers"
    CHAIN = "chain"
    TIES = "ties"
    TOGETHER = "together"
