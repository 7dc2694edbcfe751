"""Which language a report is in, by what it says of itself and by py3langid."""

from kg.errors import ReportError
from kg.model import Report

# Below this many letters a guess is no better than chance.
FEWEST_LETTERS = 200
# The beginning, and as much from the middle: pages begin with menus in other languages.
SAMPLE = 2_000
# Without words that nearly every English text has, a table or a list of names passes for any language.
ENGLISH = ("en", "eng", "english")


class OtherLanguage(ReportError):
    """A report is not in English: nothing is wrong with it, but nothing here can read it."""


def check_english(report: Report) -> None:
    """Raise OtherLanguage where a report is not in English: its front matter says so, or a page or message reads so.

    A page's own statement does not count: templates say "en" of any text.
    """
    declared = report.language.split("-")[0].split("_")[0].lower()
    stated = declared if not report.format and declared else ""
    if stated:
        if stated not in ENGLISH:
            raise OtherLanguage(f"its language is {report.language}, only English is read")
        return
    guessed = language_of(report.text)
    if guessed and guessed != "en":
        raise OtherLanguage(f"its language seems to be {guessed}, only English is read")


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language of a text, "" for one too short to tell."""
    middle = len(text) // 2
    sample = text if len(text) < 2 * SAMPLE else f"{text[:SAMPLE]} {text[middle : middle + SAMPLE]}"
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return ""
    from py3langid import classify

    return str(classify(sample)[0])
