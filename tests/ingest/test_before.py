"""What a clause behind "before" tells goes with its main clause: قبل أن يتوجه إلى, "before flying to"."""

from __future__ import annotations

import pytest
from test_reading import read

SATURDAY = "2015-08-01"
TOLD = {
    "التقى سيرغي لافروف نظيره الإيراني محمد جواد ظريف الثلاثاء قبل أن يزور باكو.": [
        ("MEET", "held", "2015-07-28"),
        ("VISIT", "held", "2015-07-28"),
    ],
    "من المقرر أن يلتقي لافروف ظريف في جنيف قبل أن يتوجه إلى باكو للقاء إلهام علييف.": [
        ("MEET", "planned", None),
        ("MEET", "planned", None),
        ("VISIT", "planned", None),
    ],
    "سيلتقي ناريندرا مودي شينزو آبي غدا قبل أن يسافر إلى هانوي.": [
        ("MEET", "planned", "2015-08-02"),
        ("VISIT", "planned", None),
    ],
    "اجتمع جون كيري مع نوري المالكي أمس قبل أن يلتقي مسعود بارزاني غدا.": [
        ("MEET", "held", "2015-07-31"),
        ("MEET", "planned", "2015-08-02"),
    ],
    "لن يزور جون كيري بغداد قبل أن يلتقي مسعود بارزاني.": [("MEET", "planned", None), ("VISIT", "cancelled", None)],
    "Sergei Lavrov met Mohammad Javad Zarif on Tuesday before he flies to Baku.": [
        ("MEET", "held", "2015-07-28"),
        ("VISIT", "planned", None),
    ],
    "Sergei Lavrov met Mohammad Javad Zarif on Tuesday before flying to Baku.": [
        ("MEET", "held", "2015-07-28"),
        ("VISIT", "held", "2015-07-28"),
    ],
    "Narendra Modi will meet Shinzo Abe on Monday before travelling to Hanoi.": [
        ("MEET", "planned", "2015-08-03"),
        ("VISIT", "planned", None),
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_it_takes_status_and_day_from_there(text: str) -> None:
    told = [(f.type.value, f.status.value, f.date.start if f.date else None) for f in read(text, SATURDAY)]
    assert sorted(told, key=str) == TOLD[text]
