"""What is read, what is refused, and in which words."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.facts import Article
from graph.ids import article_id
from ingest import articles
from ingest.articles import STDIN, BadInput, count, find, read

ENGLISH = "The president of Iran met the president of Russia in Tehran on Monday."
ARABIC = "التقى الرئيس الإيراني حسن روحاني نظيره الروسي فلاديمير بوتين في طهران."


def one(path: Path, lang: str | None = None) -> Article | BadInput:
    (result,) = read(path, lang)
    return result


def article(path: Path, lang: str | None = None) -> Article:
    result = one(path, lang)
    assert isinstance(result, Article), result
    return result


def error(path: Path) -> str:
    result = one(path)
    assert isinstance(result, BadInput), result
    assert "\n" not in result.error
    return result.error


def written(folder: Path, name: str, content: str | bytes | object) -> Path:
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


class TestText:
    def test_text_is_kept_letter_for_letter(self, tmp_path: Path) -> None:
        raw = f"  {ARABIC}\r\n\r\nقا\u0640ل\u064e\u200f e\u0301\t\n"
        assert article(written(tmp_path, "a.txt", raw.encode())).text == raw

    def test_byte_order_mark_is_no_part_of_the_text(self, tmp_path: Path) -> None:
        assert article(written(tmp_path, "a.txt", b"\xef\xbb\xbf" + ENGLISH.encode())).text == ENGLISH

    def test_id_comes_from_the_text(self, tmp_path: Path) -> None:
        first, second = (article(written(tmp_path, name, ENGLISH)) for name in ("a.txt", "b.txt"))
        assert first.id == second.id == article_id(None, ENGLISH)

    def test_suffix_in_capitals(self, tmp_path: Path) -> None:
        assert article(written(tmp_path, "A.TXT", ENGLISH)).lang == "en"


class TestRecords:
    def test_all_fields(self, tmp_path: Path) -> None:
        given = {
            "id": "x-1",
            "title": "T",
            "text": ENGLISH,
            "lang": "en",
            "published": "2015-11-23T18:30:00Z",
            "url": "https://example.org/1",
            "source": "S",
        }
        assert article(written(tmp_path, "a.json", given | {"gold": [1]})).model_dump() == given

    def test_null_is_as_not_given(self, tmp_path: Path) -> None:
        given = {"text": ENGLISH, "id": None, "lang": None, "published": None, "url": None}
        assert article(written(tmp_path, "a.json", given)).id == article_id(None, ENGLISH)

    def test_id_comes_from_the_url_before_the_text(self, tmp_path: Path) -> None:
        given = {"text": ENGLISH, "url": "https://example.org/1"}
        assert article(written(tmp_path, "a.json", given)).id == article_id("https://example.org/1", "else")

    def test_lines_in_order_with_the_bad_among_them(self, tmp_path: Path) -> None:
        lines = [
            json.dumps({"id": "1", "text": ENGLISH}),
            "",
            "{",
            json.dumps({"id": "3"}),
            json.dumps({"text": ARABIC}),
        ]
        path = written(tmp_path, "a.jsonl", "\n".join(lines))
        first, second, third, fourth = read(path)
        assert isinstance(first, Article)
        assert first.id == "1"
        assert isinstance(second, BadInput)
        assert second.id == f"{path}:3"
        assert third == BadInput("3", 'no text: an article needs "text"')
        assert isinstance(fourth, Article)
        assert fourth.lang == "ar"

    def test_a_line_too_long_is_passed_over_and_reading_goes_on(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(articles, "MAX_BYTES", 300)
        lines = [json.dumps({"text": ENGLISH * 50}), json.dumps({"id": "2", "text": ENGLISH})]
        first, second = read(written(tmp_path, "a.jsonl", "\n".join(lines)))
        assert isinstance(first, BadInput)
        assert "too large" in first.error
        assert isinstance(second, Article)
        assert second.id == "2"

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written = io.BytesIO(json.dumps({"id": "1", "text": ENGLISH}).encode())
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(written))
        (result,) = read(STDIN)
        assert isinstance(result, Article)
        assert result.id == "1"

    def test_one_article_is_held_at_a_time(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        handed_out = 0

        class Counting(io.BytesIO):
            def readline(self, size: int | None = -1, /) -> bytes:
                nonlocal handed_out
                handed_out += 1
                return super().readline(size)

        written = Counting(b"\n".join([json.dumps({"text": ENGLISH}).encode()] * 100))
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(written))
        results: Iterator[object] = read(STDIN)
        next(results)
        assert handed_out == 1


PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>Leaders meet | Daily</title>
<meta property="article:published_time" content="2015-11-23T20:00:00Z">
<meta property="article:modified_time" content="2019-01-01T20:00:00Z">
<link rel="canonical" href="https://example.org/a1"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Leaders meet</h1><p>{first}</p><p>{second}</p></article>
<footer>All rights reserved</footer></body></html>"""


class TestPages:
    def test_article_without_what_stands_around_it(self, tmp_path: Path) -> None:
        page = PAGE.format(charset="utf-8", first=ENGLISH, second="They spoke of trade and of the war in Syria.")
        result = article(written(tmp_path, "a.html", page))
        assert ENGLISH in result.text
        assert "Home" not in result.text
        assert "rights" not in result.text
        assert (result.title, result.published, result.url) == (
            "Leaders meet",
            "2015-11-23",
            "https://example.org/a1",
        )
        assert result.id == article_id("https://example.org/a1", "")

    def test_declared_encoding(self, tmp_path: Path) -> None:
        page = PAGE.format(charset="windows-1256", first=ARABIC, second=ARABIC + " ثم عقدا مؤتمرا صحفيا.")
        result = article(written(tmp_path, "a.html", page.encode("windows-1256")))
        assert ARABIC in result.text
        assert result.lang == "ar"

    def test_a_page_without_a_date_gets_none(self, tmp_path: Path) -> None:
        page = f"<html><body><article><p>{ENGLISH}</p><p>{ENGLISH}</p></article></body></html>"
        assert article(written(tmp_path, "a.html", page)).published is None

    @pytest.mark.parametrize(
        ("raw", "words"),
        [
            (b"<html><body></body></html>", "no article text"),
            (
                PAGE.format(charset="utf-8", first=ARABIC, second="").encode("windows-1256"),
                "neither UTF-8 nor",
            ),
            (
                PAGE.format(charset="no-such", first=ARABIC, second="").encode("windows-1256"),
                "neither UTF-8 nor",
            ),
            (b"", "is empty"),
            (b"\x00\x01", "binary"),
        ],
    )
    def test_refused(self, tmp_path: Path, raw: bytes, words: str) -> None:
        assert words in error(written(tmp_path, "a.html", raw))


class TestRefused:
    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("a.txt", b"", "is empty"),
            ("a.txt", b" \n\t\n", "is empty"),
            ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
            ("a.txt", "قمة".encode("windows-1256"), "not UTF-8"),
            ("a.txt", "12 34 -- 56", "no words found"),
            ("a.txt", "Президент России встретился с президентом Ирана", "'ru'"),
            ("a.txt", "رئیس جمهور ایران با همتای روس خود در تهران دیدار و گفتگو کرد", "'fa'"),
            ("a.txt", "El presidente iraní se reunió con su homólogo ruso en Teherán", "'es'"),
            (
                "a.txt",
                "Die Kanzlerin hat am Montag in Berlin den Präsidenten empfangen. Beide sprachen über Syrien.",
                "'de'",
            ),
            ("a.pdf", ENGLISH, "not a kind of file"),
            ("a.json", "", "is empty"),
            ("a.json", "{", "not JSON"),
            ("a.json", "[" * 100_000, "not JSON"),
            ("a.json", '{"text": ' + "1" * 5_000 + "}", "not JSON"),
            ("a.json", [{"text": ENGLISH}], "write one article a line"),
            ("a.json", "5", "not an article"),
            ("a.json", {}, "no text"),
            ("a.json", {"title": "T"}, "no text"),
            ("a.json", {"text": " \n"}, "no text"),
            ("a.json", {"text": ["a"]}, '"text" is not a string'),
            ("a.json", {"text": ENGLISH, "id": 5}, '"id" is not a string'),
            ("a.json", {"text": ENGLISH, "id": "a\nb"}, '"id" must be one line'),
            ("a.json", {"text": ENGLISH, "id": "x" * 501}, '"id" must be one line'),
            ("a.json", '{"text": "\\ud800 the"}', "lone surrogate"),
            ("a.json", {"text": ENGLISH, "published": "2015-13-45"}, "no date"),
            ("a.json", {"text": ENGLISH, "published": "2015-02-29"}, "no date"),
            ("a.json", {"text": ENGLISH, "published": "23/11/2015"}, "no date"),
            ("a.json", {"text": ENGLISH, "published": "2015-11-23 noon"}, "no date"),
            ("a.json", {"text": ENGLISH, "published": "20151123"}, "no date"),
            ("a.json", {"text": ENGLISH, "lang": "tlh"}, "unknown language 'tlh'"),
            ("a.jsonl", b"", "is empty"),
            ("a.jsonl", b"\n\n", "is empty"),
            ("a.jsonl", b"\xff\xfe", "not UTF-8"),
        ],
    )
    def test_in_one_line(self, tmp_path: Path, name: str, content: object, words: str) -> None:
        assert words in error(written(tmp_path, name, content))

    def test_too_large(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        with path.open("wb") as stream:
            stream.truncate(50_000_000)
        assert error(path) == "too large: an article has at most 20 MB"

    def test_missing(self, tmp_path: Path) -> None:
        assert error(tmp_path / "a.txt").startswith("cannot be read: ")

    def test_folder(self, tmp_path: Path) -> None:
        (path,) = find([tmp_path])
        assert error(path).startswith("a folder without articles")


class TestLanguage:
    @pytest.mark.parametrize(
        ("text", "lang"),
        [
            (ENGLISH, "en"),
            (ARABIC, "ar"),
            (ARABIC + " (Reuters, Associated Press)", "ar"),
            (ENGLISH + " (طهران)", "en"),
            ("Putin meets Rouhani", "en"),
        ],
    )
    def test_found(self, tmp_path: Path, text: str, lang: str) -> None:
        assert article(written(tmp_path, "a.txt", text)).lang == lang

    def test_stated_goes_before_found_and_asked_for(self, tmp_path: Path) -> None:
        path = written(tmp_path, "a.json", {"text": ARABIC, "lang": "EN-gb"})
        assert article(path, "ar").lang == "en"

    def test_asked_for_goes_before_found(self, tmp_path: Path) -> None:
        assert article(written(tmp_path, "a.txt", "Le président iranien"), "en").lang == "en"


class TestFiles:
    def test_folders_are_searched_in_order(self, tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()
        (tmp_path / ".git").mkdir()
        names = ["b/2.jsonl", "a.txt", "c.html", "z.md", ".hidden.txt", ".git/x.txt"]
        for name in names:
            written(tmp_path, name, ENGLISH)
        assert find([tmp_path, tmp_path / "a.txt"]) == [tmp_path / n for n in ("a.txt", "b/2.jsonl", "c.html")]

    def test_a_file_named_is_taken_whatever_it_is_called(self, tmp_path: Path) -> None:
        assert find([tmp_path / "z.md"]) == [tmp_path / "z.md"]

    def test_count(self, tmp_path: Path) -> None:
        assert count(written(tmp_path, "a.jsonl", "{}\n{}\n{}\n")) == 3
        assert count(written(tmp_path, "a.txt", "a\nb\n")) == 1
