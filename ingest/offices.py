"""Offices: which ones articles call by another's name, and which have one holder at a time."""

from __future__ import annotations

# Offices that an article calls by one another's name: a "leader" is whoever leads.
HEADS = ("president", "monarch", "supreme-leader", "prime-minister", "pope", "leader")
# Where the head of state does not lead: "the Japanese leader" is the prime minister
_LED_BY_PREMIER = frozenset(
    {"ALB", "AUS", "AUT", "BEL", "BGD", "BGR", "BHS", "BRB", "BTN", "CAN", "CZE", "DEU", "DNK", "ESP", "EST",
     "ETH", "FIN", "FJI", "GBR", "GRC", "HRV", "HUN", "IND", "IRL", "IRQ", "ISL", "ISR", "ITA", "JAM", "JPN",
     "KHM", "LBY", "LSO", "LUX", "LVA", "MDA", "MKD", "MLT", "MNE", "MUS", "MYS", "NLD", "NOR", "NPL", "NZL",
     "PAK", "PNG", "POL", "PRT", "SGP", "SLB", "SVK", "SVN", "SWE", "THA", "TON", "TTO", "TUV", "VUT", "WSM"}
)  # fmt: skip
_SAME_OFFICE = {
    "leader": HEADS,
    "president": ("president", "leader"),
    "monarch": ("monarch", "crown-prince"),
    "prime-minister": ("prime-minister", "leader"),
    "envoy": ("envoy",),
    "secretary": ("foreign-minister", "defense-minister", "finance-minister", "trade-minister", "minister"),
    "minister": (
        "minister",
        "energy-minister",
        "finance-minister",
        "trade-minister",
        "economy-minister",
        "foreign-minister",
    ),
    "deputy-foreign-minister": ("deputy-foreign-minister",),
    "deputy-minister": ("deputy-minister", "deputy-foreign-minister"),
}
SINGLE = frozenset(
    {"president", "monarch", "pope", "supreme-leader", "prime-minister", "crown-prince", "foreign-minister",
     "defense-minister", "leader", "secretary-general", "vice-president", "high-representative"}
)  # fmt: skip
# By which an article goes on to call somebody whom it has named: "the envoy"
SPOKEN_OF = frozenset({"minister", "secretary", "envoy", "spokesperson", "ambassador", "deputy-minister", "consort"})
# Of whom an article tells what they did without a name: "the British ambassador"
NAMELESS = SINGLE | {"ambassador", "envoy", "deputy-foreign-minister", "deputy-minister",
                       "national-security-adviser", "spokesperson",
                       "finance-minister", "interior-minister", "energy-minister", "trade-minister",
                       "chief-of-staff", "deputy-prime-minister", "speaker-of-parliament",
                       "intelligence-chief"}  # fmt: skip

# Offices that need no further words, and that nobody holds beside another: what follows them is somebody else
WHOLE = frozenset(
    {"monarch", "president", "prime-minister", "foreign-minister", "crown-prince", "pope", "supreme-leader"}
)
# Countries whose people are called by the first word of their names: Wen Jiabao is Wen
FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "SGP"})
# Countries where many share both family and given name, so that a name is somebody's only as a whole
NAMED_THROUGHOUT = FAMILY_FIRST | {"VNM", "KHM", "LAO", "MMR"}

_DEPUTIES = {
    "president": "vice-president",
    "prime-minister": "deputy-prime-minister",
    "foreign-minister": "deputy-foreign-minister",
    "foreign-ministry": "deputy-foreign-minister",
}


def deputy_of(office: str) -> str:
    """The office of a deputy: of a minister or a ministry, or of somebody else."""
    ministerial = office.endswith(("minister", "ministry"))
    return _DEPUTIES.get(office, "deputy-minister" if ministerial else "deputy")


def alike(office: str, of: str = "") -> tuple[str, ...]:
    """The offices that an article may call by this one, in the country `of`, the likeliest first."""
    same = _SAME_OFFICE.get(office, (office,))
    return ("prime-minister", *same) if office == "leader" and of in _LED_BY_PREMIER else same
