"""The public names of the package, which users may rely on."""

import subprocess
import sys

import kg


def test_the_public_names_are_these_and_all_can_be_had() -> None:
    assert set(kg.__all__) == {
        "Claim", "Evidence", "Extract", "Graph", "Import", "Inputs", "KgError", "Literal", "Ontology", "OntologyError", "QueryError",
        "Report", "ReportError", "StoreError", "Summary", "bring", "build", "export", "extract_report", "find_inputs", "graph_of",
        "load_ontology", "query", "read_report", "render",
    }  # fmt: skip
    assert all(getattr(kg, name).__doc__ for name in kg.__all__)
    assert dir(kg) == sorted(kg.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    assert not hasattr(kg, "publish")


def test_importing_the_package_imports_nothing_else() -> None:
    program = "import sys, kg; print(*[name for name in sys.modules if name.startswith('kg.') or name in ('spacy', 'rdflib')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
