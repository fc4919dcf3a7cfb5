"""Whose word a fact rests on, in sentences of our own."""

from __future__ import annotations

import pytest

from graph.facts import Article, FactType
from ingest.extract import Extractor

TOLD = {
    # who closes the sentence
    "Kenya's William Ruto is to meet Hakainde Hichilema in Lusaka on Friday, the Zambian presidency said on Tuesday.": [
        "Zambian Presidency"
    ],
    "Kenya's William Ruto met Hakainde Hichilema on Monday, state television reported.": ["state television"],
    "Penny Wong visited Suva last week, said a senior Fijian official.": ["senior Fijian official", "Fiji"],
    "Penny Wong met Vivian Balakrishnan in Jakarta on Monday, sources at the ministry said.": [
        "sources at the ministry"
    ],
    # who is cited
    "Penny Wong met Vivian Balakrishnan in Jakarta, according to Australian diplomats.": ["Australian diplomats"],
    "Penny Wong met Vivian Balakrishnan in Jakarta, the Straits Post reported, citing two aides.": [
        "aides",
        "Straits Post",
    ],
    # who opens it
    "Diplomats said Penny Wong had met Vivian Balakrishnan in Jakarta.": ["Diplomats"],
    "التقى وزير الخارجية المغربي ناصر بوريطة نظيره الإسباني خوسيه مانويل ألباريس أمس، بحسب مصادر إسبانية مطلعة.": [
        "Spanish sources"
    ],
    "التقى وزير الخارجية المغربي ناصر بوريطة نظيره الإسباني خوسيه مانويل ألباريس، وفقا لما نقلته إذاعة مالي.": [
        "Malian radio"
    ],
    "أفادت صحف جزائرية بأن ناصر بوريطة التقى خوسيه مانويل ألباريس في جنيف.": ["Algerian newspapers"],
    "Penny Wong has met Vivian Balakrishnan, diplomatic sources have said.": ["diplomatic sources"],
    # who is named before
    "Fijian sources said prices rose. Penny Wong met Vivian Balakrishnan in Suva, the sources said on Friday, adding "
    "that talks went on.": ["Fijian sources"],
    "Sources said prices rose. The sources said Penny Wong met Vivian Balakrishnan.": ["sources"],
    "قال مسؤول مغربي إن الأسعار ارتفعت. وأوضح المصدر نفسه أن ناصر بوريطة التقى خوسيه مانويل ألباريس.": [
        "Moroccan official"
    ],
    "أعلنت السفارة الإسبانية ارتفاع الأسعار. وأوضحت السفارة في بيان أن ناصر بوريطة التقى خوسيه مانويل ألباريس.": [
        "Spanish Embassy"
    ],
    # whose statement it is
    "التقى وفد من حركة حماس ناصر بوريطة، بحسب ما أعلنته الحركة في بيان لها.": ["Hamas"],
    "ونقلت القناة عن مسؤول كبير أن ناصر بوريطة التقى خوسيه مانويل ألباريس في جنيف.": ["official", "channel"],
}

OF_THE_ARTICLE = [
    # told only to say when somebody spoke
    "Penny Wong said after a meeting with Vivian Balakrishnan in Jakarta that trade would grow.",
    "قال ناصر بوريطة خلال لقائه خوسيه مانويل ألباريس في مدريد إن التجارة ستنمو.",
    # "quoting" and "citing" of what is no source
    "Penny Wong postponed a visit to Suva, citing bad weather.",
]


def test_what_all_parties_affirm_is_no_claim_of_theirs() -> None:
    text = "Penny Wong and Vivian Balakrishnan said they would cooperate on fisheries."
    (fact,) = (f for f in Extractor().extract(Article(id="own", text=text)) if f.type is FactType.COOPERATE)
    assert fact.attribution == ()


@pytest.mark.parametrize("text", TOLD)
def test_the_source_of_a_fact_is_named(text: str) -> None:
    facts = Extractor().extract(Article(id="own", text=text, published="2023-05-10"))
    fact = next(f for f in facts if f.type in (FactType.MEET, FactType.VISIT))
    assert [one.name for one in fact.attribution] == TOLD[text]


@pytest.mark.parametrize("text", OF_THE_ARTICLE)
def test_what_the_article_itself_tells_has_no_source(text: str) -> None:
    facts = Extractor().extract(Article(id="own", text=text, published="2023-05-10"))
    fact = next(f for f in facts if f.type in (FactType.MEET, FactType.VISIT))
    assert fact.attribution == ()


def test_a_source_in_words_keeps_them_in_their_language() -> None:
    text = "التقى ناصر بوريطة خوسيه مانويل ألباريس أمس، بحسب وسائل إعلام إسبانية."
    (fact,) = Extractor().extract(Article(id="own", text=text, published="2023-05-10"))
    (source,) = fact.attribution
    assert source.name == "Spanish media"
    assert source.names == {"ar": "إعلام إسبانية"}


def test_nobody_speaks_where_a_stranger_does() -> None:
    """Who stands behind "officials said" is spoken of, and says nothing."""
    text = "Sources said Penny Wong will travel to Suva to hold talks with Sitiveni Rabuka."
    facts = Extractor().extract(Article(id="own", text=text, published="2023-05-10"))
    assert {f.type for f in facts} == {FactType.VISIT, FactType.MEET}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Penny Wong said on Monday after meeting Vivian Balakrishnan that the straits were safe.", FactType.MEET),
        (
            "Penny Wong met Vivian Balakrishnan in Jakarta on Monday. The Australian foreign ministry said that Wong "
            "met Balakrishnan.",
            FactType.MEET,
        ),
        ("Peru said on Monday that it had expelled the Venezuelan ambassador.", FactType.SANCTION),
        ("قال وزير الخارجية المصري سامح شكري بعد لقائه نظيره الكيني أمينة محمد إن النيل للجميع.", FactType.MEET),
    ],
)
def test_what_the_article_says_itself_is_nobodys_word(text: str, type_: FactType) -> None:
    facts = Extractor().extract(Article(id="a", text=text, published="2015-11-24"))
    assert [f.attribution for f in facts if f.type == type_] == [()]


def test_another_clause_is_not_told_by_who_announced_something_before() -> None:
    text = "أعلن البيت الأبيض التوصل لاتفاق، فيما قررت مصر طرد السفير الكيني، في وقت يصل فلاديمير بوتين إلى أنقرة غدا."
    facts = Extractor().extract(Article(id="a", text=text, published="2015-11-24"))
    assert [f.attribution for f in facts if f.type in (FactType.SANCTION, FactType.VISIT)] == [(), ()]
