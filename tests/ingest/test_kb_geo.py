"""The knowledge base's countries, places and organizations: their schema, and what readers rely on."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from importlib.resources import files
from typing import Any

import pytest

from ingest import kb
from ingest.lexicon import Entry, Lexicon, words
from ingest.text import tokenize

Row = dict[str, Any]
Key = tuple[str, tuple[str, ...]]  # language, folded words

_MEMBERS = """
AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR
BFA BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY
SLV GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN
IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV
MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA PRK MKD NOR OMN
PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK
SVN SLB SOM ZAF KOR SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR
ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE
"""
UN_MEMBERS = set(_MEMBERS.split())
OTHERS = {"PSE", "VAT", "TWN", "XKX", "HKG", "MAC", "ESH", "COK", "NIU", "XSL", "XNC"}
PAST = {"SUN", "YUG", "SCG", "CSK", "DDR", "XWG", "YMD", "ZAR"}

# The status of Jerusalem is disputed: neither state has a capital here, both have a seat of government.
WITHOUT_CAPITAL = {"ISR", "PSE"}
# Their people go by the country's name in Arabic (رئيس أفريقيا الوسطى).
WITHOUT_ARABIC_DEMONYM = {"CAF", "SLB", "COK"}

# No possessives: the reader takes 's off by itself.
ENDING_IN_S = {"St. John's", "Saint John's", "St. George's", "Saint George's", "Moody's", "Standard & Poor's"}

KINDS = {"igo", "government-body", "armed-group", "party", "ngo", "company", "agency", "media"}

# Words of every newspaper page: no name that is not marked ambiguous may be read in them, not even behind a
# proclitic (كبيرا is not ك and Beira, باراك not ب and Arak).
EVERYDAY = {
    "ar": (
        "كان|كانت|كانوا|قم|فتح|القاعدة|صور|العين|كيف|الخليل|عن|في|من|وفي|وفى|لأن|لأني|"
        "إيفاد|مالية|أمل|دوما|فرقة|أكبر|مشهد|عقبة|ضفة|سرت|ينبع|تدمر|بعقوبة|الجديدة|اليوم|"
        "الجزيرة|العربية|النصرة|الأقصى|مجريات|العام|كافي|كبيرا|باراك|كتبت|ورقة|شباب|دولة|"
        "بندقية|جليل|فاس|أهرام|فئات|بنوك|بتاتا|تيار|حزب|حركة|وزير|السيول|قمرية|صحراوية|"
        "الرومان|الأبيض|نورا|البلاد|الوفد|بعد|قبل|مالي|سليماني|إنجليزية"
        "|المصري اليوم|روسيا اليوم"
    ),
    "en": (
        "nice|male|split|acre|cork|the|who|total|time|dawn|mend|quartet|us|visa|shell|apple|"
        "amnesty|president|bloc|pole|papal|car|sabah|small group|joint commission|the times|"
        "the independent|great lakes"
    ),
}
# What is read in them nevertheless, and rightly: countries, not newspapers.
ALLOWED = {"المصري", "روسيا"}


def rows(name: str) -> list[Row]:
    text = (files("ingest.kb") / name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


COUNTRIES = rows("countries.jsonl")
PLACES = rows("places.jsonl")
ORGANIZATIONS = rows("organizations.jsonl")
ALL = [*COUNTRIES, *PLACES, *ORGANIZATIONS]
BY_ISO = {row["iso3"]: row for row in COUNTRIES}


def key(lang: str, form: str) -> Key:
    return lang, tuple(words(form))


def forms(row: Row, *fields: str) -> list[tuple[str, str]]:
    """(language, form) of a row's name, and of the lists named."""
    out = [(lang, row["name"][lang]) for lang in ("en", "ar")]
    out += [(lang, row["capital"][lang]) for lang in ("en", "ar") if row.get("capital")]
    return out + [(lang, f) for name in fields for lang in ("en", "ar") for f in row.get(name, {}).get(lang, [])]


def every_form(row: Row) -> list[tuple[str, str]]:
    return forms(row, "aliases", "demonyms", "metonyms", "ambiguous")


def marked(row: Row) -> set[Key]:
    """What a row itself says is ambiguous."""
    return {key(lang, f) for lang in ("en", "ar") for f in row.get("ambiguous", {}).get(lang, [])}


def holders(*groups: list[Row]) -> dict[Key, list[Row]]:
    """The rows that a form names, the ambiguous forms of each left out."""
    out: dict[Key, dict[str, Row]] = defaultdict(dict)
    for row in (row for group in groups for row in group):
        for lang, form in forms(row, "aliases", "demonyms", "metonyms"):
            if key(lang, form) not in marked(row):
                out[key(lang, form)][row["id"]] = row
    return {k: list(found.values()) for k, found in out.items()}


def test_every_country_once_and_enough_of_the_rest() -> None:
    assert len(PLACES) >= 500
    assert len(ORGANIZATIONS) >= 250
    assert len(UN_MEMBERS) == 193
    assert set(BY_ISO) == UN_MEMBERS | OTHERS | PAST
    assert len(BY_ISO) == len(COUNTRIES)


@pytest.mark.parametrize(
    ("group", "required", "optional"),
    [
        (
            COUNTRIES,
            "id iso3 iso2 wikidata name aliases demonyms metonyms ambiguous capital region source",
            "",
        ),
        (PLACES, "id name aliases country kind source", "ambiguous city"),
        (ORGANIZATIONS, "id wikidata name aliases kind country source", "members ambiguous seat government"),
    ],
    ids=["countries", "places", "organizations"],
)
def test_schema(group: list[Row], required: str, optional: str) -> None:
    for row in group:
        assert set(required.split()) <= set(row) <= {*required.split(), *optional.split()}, row["id"]
        assert {"en", "ar"} <= set(row["name"]) <= {"en", "ar", "fr"}, row["id"]
        assert all(isinstance(row[k], str) and row[k] for k in ("id", "source")), row["id"]
        for field in ("aliases", "demonyms", "metonyms", "ambiguous"):
            assert field not in row or set(row[field]) == {"en", "ar"}, (row["id"], field)


def test_ids_are_unique() -> None:
    ids = [row["id"] for row in ALL]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"Q[1-9]\d*|[a-z0-9]+(-[a-z0-9]+)*", i) for i in ids)


def test_references_lead_somewhere() -> None:
    for row in [*PLACES, *ORGANIZATIONS]:
        assert row["country"] is None or row["country"] in BY_ISO, row["id"]
        members = row.get("members", [])
        assert set(members) <= set(BY_ISO), row["id"]
        assert members == sorted(set(members)), row["id"]
    assert {row["kind"] for row in PLACES} == {"city", "region", "venue"}
    assert {row["kind"] for row in ORGANIZATIONS} == KINDS


def test_countries_are_complete() -> None:
    for row in COUNTRIES:
        iso = row["iso3"]
        assert row["name"]["fr"], iso
        assert row["region"], iso
        assert row["wikidata"] is None or row["wikidata"] == row["id"], iso
        if iso in UN_MEMBERS:
            assert row["wikidata"], iso
            assert bool(row["capital"]) != (iso in WITHOUT_CAPITAL), iso
            assert row["demonyms"]["en"], iso
        if iso not in PAST:
            assert bool(row["demonyms"]["ar"]) != (iso in WITHOUT_ARABIC_DEMONYM), iso


def test_scripts_and_spelling() -> None:
    other_script = {"en": re.compile(r"[\u0600-\u06ff]"), "ar": re.compile(r"[A-Za-z]")}
    for row in ALL:
        for lang, form in every_form(row):
            assert words(form), (row["id"], form)
            assert form == " ".join(form.split()), (row["id"], form)
            assert not other_script[lang].search(form), (row["id"], form)
            assert not re.search(r"['’]s$", form) or form in ENDING_IN_S, (row["id"], form)


def once(lang: str, form: str) -> tuple[bool, Key]:
    """What makes a form another one: an Arabic word with the article is found with it alone."""
    return lang == "ar" and form.startswith("ال") and " " not in form, key(lang, form)


def test_no_form_twice_in_a_list() -> None:
    for row in ALL:
        for field in ("aliases", "demonyms", "metonyms"):
            for lang, listed in row.get(field, {}).items():
                keys = [once(lang, f) for f in listed]
                if field == "aliases":
                    keys.append(once(lang, row["name"][lang]))
                if field == "demonyms" and lang == "en":
                    continue
                assert len(keys) == len(set(keys)), (row["id"], field, lang)


def test_no_form_means_two_things() -> None:
    for (lang, form), found in holders(COUNTRIES, PLACES, ORGANIZATIONS).items():
        if len(found) == 1:
            continue
        country, place = found[0], found[-1]
        seat = len(found) == 2 and place.get("kind") == "city" and place["country"] == country.get("iso3")
        assert seat, (lang, " ".join(form), [row["id"] for row in found])


def test_a_metonym_is_the_capital_or_a_place_of_the_country() -> None:
    places = holders(PLACES)
    capitals = {key(lang, row["capital"][lang]) for row in COUNTRIES for lang in row["capital"]}
    assert not capitals & set(places), "a capital comes from its country"
    seats = 0
    for row in COUNTRIES:
        for lang, form in set(forms(row, "metonyms")) - set(forms(row)):
            for place in places.get(key(lang, form), []):
                seats += 1
                assert place["country"] == row["iso3"], (row["iso3"], form)
    assert seats > 20
    for iso, city in (("ISR", "Tel Aviv"), ("PSE", "Ramallah"), ("NLD", "The Hague"), ("CIV", "Abidjan")):
        assert city in BY_ISO[iso]["metonyms"]["en"]


def test_ambiguous_forms_of_countries_stand_in_their_lists() -> None:
    for row in COUNTRIES:
        listed = set(forms(row, "aliases", "demonyms", "metonyms"))
        for lang, doubtful in row["ambiguous"].items():
            for form in doubtful:
                assert (lang, form) in listed, (row["iso3"], form)


def test_arabic_demonyms_are_inflected_throughout() -> None:
    endings = ("ة", "ون", "ين", "ان", "تان", "تين", "ات")
    nisbas = 0
    for row in COUNTRIES:
        listed = set(row["demonyms"]["ar"])
        for form in listed:
            assert not form.startswith("ال"), (row["iso3"], form)
            if " " in form or form + "ة" not in listed:
                continue
            nisbas += 1
            assert {form + ending for ending in endings} <= listed, (row["iso3"], form)
    assert nisbas > 250


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        (
            "USA",
            "أمريكي أمريكية أمريكيون أمريكيين أمريكيان أمريكيتان أمريكيتين أمريكيات أميركي أميركيون أمريكان",
        ),
        ("TUR", "تركي تركية أتراك تركيين"),
        ("RUS", "روسي روس روسيتين"),
        ("DEU", "ألمان ألماني ألمانيات"),
        ("GBR", "بريطاني بريطانيان إنجليز إنكليزي"),
        ("AFG", "أفغان أفغانية"),
        ("IND", "هنود هنديان"),
        ("SRB", "صرب صربية"),
        ("SAU", "سعوديون سعودية"),
        ("MAR", "مغاربة مغربيات"),
        ("TJK", "طاجيكستاني طاجيك"),
        ("KGZ", "قيرغيزستاني قرغيزي"),
        ("COD", "كونغولي"),
        ("CZE", "تشيكية"),
    ],
)
def test_arabic_demonyms(iso: str, expected: str) -> None:
    assert set(expected.split()) <= set(BY_ISO[iso]["demonyms"]["ar"])


def test_phrases_agree_word_by_word() -> None:
    south = BY_ISO["KOR"]["demonyms"]["ar"]
    assert {"كوري جنوبي", "كورية جنوبية", "كوريون جنوبيون", "كوريين جنوبيين", "كوريات جنوبيات"} <= set(south)
    assert {"جنوب أفريقي", "جنوب أفريقية", "جنوب أفريقيون"} <= set(BY_ISO["ZAF"]["demonyms"]["ar"])


EXPECTED = [
    ("en", "USA|US|U.S.|America|the United States|American|Americans|Washington", "USA"),
    (
        "ar",
        "أمريكا|أميركا|واشنطن|الولايات المتحدة|الولايات المتحدة الأمريكية|الولايات المتحدة الأميركية",
        "USA",
    ),
    ("en", "UK|Britain|England|British|Briton|Britons|London|Great Britain", "GBR"),
    ("ar", "بريطانيا|إنجلترا|انكلترا|لندن|المملكة المتحدة|بريطانيا العظمى", "GBR"),
    ("en", "UAE|Emirati|Emiratis|Abu Dhabi|United Arab Emirates", "ARE"),
    ("ar", "الإمارات|أبوظبي|أبو ظبي|دولة الإمارات العربية المتحدة", "ARE"),
    ("en", "DPRK|Pyongyang|North Korea|North Koreans|Democratic People's Republic of Korea", "PRK"),
    ("ar", "كوريا الشمالية|بيونغ يانغ|كوري شمالي|جمهورية كوريا الديمقراطية الشعبية", "PRK"),
    ("en", "Burma|Myanmar|Burmese|Naypyidaw", "MMR"),
    ("en", "Czechia|Czech Republic|Prague", "CZE"),
    ("en", "Ivory Coast|Cote d'Ivoire|Ivorian", "CIV"),
    ("en", "Turkey|Türkiye|Turkish|Turk|Turks|Ankara", "TUR"),
    ("en", "Netherlands|Holland|Dutch|the Netherlands", "NLD"),
    ("en", "Philippines|Filipino|Filipinos|Philippine|Manila", "PHL"),
    ("en", "Spain|Spanish|Spaniard|Spaniards|Madrid", "ESP"),
    ("en", "Danish|Dane|Danes|Copenhagen", "DNK"),
    ("en", "Beijing|Peking|Chinese|PRC", "CHN"),
    ("ar", "الصين|بكين|بيجين|صيني|صينية", "CHN"),
    ("ar", "السعودية|الرياض|المملكة العربية السعودية|سعودي", "SAU"),
    ("ar", "روسيا|موسكو|روسيا الاتحادية|الاتحاد الروسي|روس", "RUS"),
    ("ar", "ايران|طهران|الجمهورية الإسلامية الإيرانية|إيراني", "IRN"),
    ("ar", "النمسا|نمساوي|فيينا", "AUT"),
    ("ar", "سلطنة عمان|عماني", "OMN"),
    ("ar", "أوكرانيا|كييف|أوكراني", "UKR"),
    ("ar", "تركمانستان|عشق آباد|عشق أباد|تركماني", "TKM"),
    ("ar", "غينيا الاستوائية|غيني استوائي", "GNQ"),
    ("ar", "الاتحاد السوفيتي|الاتحاد السوفييتي|سوفييتي", "SUN"),
    ("en", "Holy See|Vatican", "VAT"),
    ("ar", "الفاتيكان|الكرسي الرسولي", "VAT"),
    ("en", "Kosovar|Pristina", "XKX"),
    ("en", "Geneva", "geneva"),
    ("ar", "جنيف", "geneva"),
    ("en", "St. Petersburg|Saint Petersburg|St Petersburg", "st-petersburg"),
    ("ar", "سان بطرسبورغ|سان بطرسبرغ|بطرسبورغ", "st-petersburg"),
    ("en", "Sharm el-Sheikh|Sharm El Sheikh", "sharm-el-sheikh"),
    ("en", "Nagorno-Karabakh|Karabakh", "nagorno-karabakh"),
    ("ar", "مارالاغو", "mar-a-lago"),
    ("ar", "شبه جزيرة القرم|القرم", "crimea"),
    ("ar", "ناغورني قره باغ|قره باغ", "nagorno-karabakh"),
    ("en", "Gas Exporting Countries Forum|GECF", "gas-exporting-countries-forum"),
    ("ar", "منتدى الدول المصدرة للغاز|منتدى البلدان المصدرة للغاز", "gas-exporting-countries-forum"),
    ("en", "UN|U.N.|United Nations", "united-nations"),
    ("ar", "مجلس الأمن|مجلس الأمن الدولي", "un-security-council"),
    ("en", "IAEA|International Atomic Energy Agency", "iaea"),
    ("ar", "حلف شمال الأطلسي|الناتو", "nato"),
    ("ar", "داعش|تنظيم الدولة الإسلامية", "islamic-state"),
    ("en", "ISIS|ISIL|Daesh", "islamic-state"),
    ("ar", "أنصار الله|الحوثيون|جماعة الحوثي", "houthi-movement"),
    ("en", "P5+1|E3+3", "p5-plus-1"),
    ("ar", "السداسية الدولية|مجموعة 5+1", "p5-plus-1"),
    ("ar", "البيت الأبيض", "white-house"),
    ("en", "the Kremlin|Kremlin", "kremlin"),
    ("ar", "واس|وكالة الأنباء السعودية", "saudi-press-agency"),
]


@pytest.mark.parametrize(("lang", "phrases", "owner"), EXPECTED, ids=[f"{o}-{w}" for w, _, o in EXPECTED])
def test_newspaper_forms(lang: str, phrases: str, owner: str) -> None:
    known = holders(COUNTRIES, PLACES, ORGANIZATIONS)
    for phrase in phrases.split("|"):
        found = known.get(key(lang, phrase), [])
        assert owner in [row.get("iso3", row["id"]) for row in found], phrase


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_everyday_words_are_no_names(lang: str) -> None:
    lexicon = Lexicon()
    for row in ALL:
        doubtful = marked(row)
        for other, form in forms(row, "aliases", "demonyms", "metonyms"):
            if other == lang and key(lang, form) not in doubtful:
                acronym = form.replace(".", "").isupper()
                with_article = form.startswith("ال") and " " not in form
                lexicon.add(form, Entry(row["id"], form, cased=acronym, definite=with_article))
    for phrase in EVERYDAY[lang].split("|"):
        tokens = tokenize(phrase)
        hit = lexicon.longest(tokens, 0, len(tokens))
        assert hit is None or tokens[0].text in ALLOWED, (phrase, hit.entries)
        assert hit is None or hit.last == 1, (phrase, hit.entries)


@pytest.mark.parametrize(
    ("organization", "size"),
    [
        ("g7", 7),
        ("gulf-cooperation-council", 6),
        ("p5-plus-1", 6),
        ("p5", 5),
        ("e3", 3),
        ("quad", 4),
        ("european-union", 27),
        ("nato", 32),
        ("asean", 11),
        ("arab-league", 22),
    ],
)
def test_groupings(organization: str, size: int) -> None:
    members = {row["id"]: row.get("members", []) for row in ORGANIZATIONS}
    assert len(members[organization]) == size


def test_the_loader_reads_every_row() -> None:
    base = kb.load()
    assert len(base.countries) == len(COUNTRIES)
    assert len(base.places) == len(PLACES)
    assert len(base.organizations) == len(ORGANIZATIONS)
    assert base.by_iso["TKM"].capital == {"en": "Ashgabat", "ar": "عشق أباد"}
    assert base.by_iso["JOR"].ambiguous["ar"] == ["عمّان"]


def test_the_generated_file_is_that_of_the_editorial_one() -> None:
    pytest.importorskip("babel")
    pytest.importorskip("countrynames")
    pytest.importorskip("rigour")
    from ingest.kb.build import build  # noqa: PLC0415 - needs the optional dependencies

    editorial = json.loads((files("ingest.kb") / "countries_editorial.json").read_text("utf-8"))
    for made, shipped in zip(build(editorial, {}), COUNTRIES, strict=True):
        demonyms = made.pop("demonyms")
        assert set(demonyms["ar"]) <= set(shipped["demonyms"]["ar"]), made["iso3"]
        doubtful = made.pop("ambiguous")
        assert set(doubtful["ar"]) <= set(shipped["ambiguous"]["ar"]), made["iso3"]
        assert made == {k: v for k, v in shipped.items() if k in made}, made["iso3"]
