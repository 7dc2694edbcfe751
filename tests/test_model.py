"""The values that flow: nothing without evidence, a quote is what stands there, and equal content has equal names."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import claims_in, evidence_in, reports

from kg.model import MODALITIES, NEGATIVE, Claim, Evidence, Report, boolean, decimal, evidence, integer, text
from kg.namespaces import ID, IO, XSD

BODY = "Ferrets were not removed."
REPORT = Report(BODY, "x.txt", sha256(BODY.encode()).hexdigest())
TRIPLE = (ID + "operation/1", IO + "originatesFrom", ID + "state/RS")
QUOTE = evidence(REPORT, 0, 7)


def claim(**changed: object) -> Claim:
    fields: dict[str, object] = {
        "report": REPORT.id, "triples": (TRIPLE,), "evidence": (QUOTE,), "speaker": REPORT.id, "modality": "asserted", "extractor": "link",
    }  # fmt: skip
    return Claim(**(fields | changed))  # type: ignore[arg-type]  # wrong values are what is tried here


@pytest.mark.parametrize(
    "changed",
    [
        {"evidence": ()},
        {"triples": ()},
        {"modality": "rumoured"},
        {"polarity": "neutral"},
        {"confidence": 1.01},
        {"confidence": -0.01},
        {"confidence": float("nan")},
        {"evidence": (Evidence(ID + "report/other", 0, 7, "Ferrets"),)},
    ],
    ids=str,
)
def test_such_a_claim_cannot_be_made(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        claim(**changed)


@pytest.mark.parametrize(("start", "end", "quote"), [(3, 3, ""), (-1, 2, "abc"), (0, 5, "four"), (4, 2, "")])
def test_evidence_that_does_not_fit_its_quote_cannot_be_made(start: int, end: int, quote: str) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Evidence(REPORT.id, start, end, quote)


def test_evidence_past_the_end_of_a_report_cannot_be_cut() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        evidence(REPORT, len(BODY) - 1, len(BODY) + 1)


@given(st.data())
def test_a_quote_is_what_stands_at_its_offsets(data: st.DataObject) -> None:
    report = data.draw(reports())
    cut = data.draw(evidence_in(report))
    assert cut.quote == report.text[cut.start : cut.end]
    assert (cut.prefix + cut.quote + cut.suffix) in report.text


@given(st.data())
def test_a_claim_is_named_by_what_it_says_alone(data: st.DataObject) -> None:
    one = data.draw(claims_in(data.draw(reports())))
    fields = {name: getattr(one, name) for name in ("report", "triples", "evidence", "speaker", "modality", "polarity")}
    again = Claim(**fields, extractor="another", confidence=0.5)
    assert again.id == one.id
    assert Claim(**fields | {"triples": one.triples[::-1]}, extractor="link").id == one.id
    assert Claim(**fields | {"speaker": one.speaker + "/2"}, extractor="link").id != one.id


def test_what_is_asked_for_denied_or_supposed_is_not_stated() -> None:
    assert {m for m in MODALITIES if claim(modality=m).stated} == {"asserted", "reported", "alleged"}
    assert not claim(polarity=NEGATIVE).stated


def test_a_report_is_named_by_its_url_else_by_its_text() -> None:
    def named(url: str, body: str) -> str:
        return Report(body, "x.txt", sha256(body.encode()).hexdigest(), url=url).id

    assert named("https://a.example/1", "one") == named("https://a.example/1", "two")
    assert len({named("", "one"), named("", "two"), named("https://a.example/1", "one")}) == 3
    assert named("", "one").startswith(ID + "report/")


def test_literals_are_written_as_xml_schema_wants_them() -> None:
    assert (integer(23750).value, integer(23750).datatype) == ("23750", XSD + "integer")
    assert (boolean(False).value, boolean(True).value) == ("false", "true")
    assert [decimal(x).value for x in (0.5, 1.0, 0.0, 0.72, 1e-9)] == ["0.5", "1", "0", "0.72", "0"]
    assert (text("Meuterei", "de").language, text("plain").language) == ("de", "")
