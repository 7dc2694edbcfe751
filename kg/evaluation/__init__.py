"""How good the reading is: precision, recall and F1 against what people found in the same reports."""

from kg.evaluation.json_node import GoldError
from kg.evaluation.measure import Case
from kg.evaluation.result import Counts, Error, FileResult, Result
from kg.evaluation.run import evaluate, load_cases
from kg.evaluation.slots import CORE, SLOTS, chosen
from kg.evaluation.text import write_json, write_text

__all__ = [
    "CORE",
    "SLOTS",
    "Case",
    "Counts",
    "Error",
    "FileResult",
    "GoldError",
    "Result",
    "chosen",
    "evaluate",
    "load_cases",
    "write_json",
    "write_text",
]
