"""The linters are part of the tests: format, lint, types, and the floors of the house."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.files import ROOT

TOOLS = {
    "ruff format": [sys.executable, "-m", "ruff", "format", "--check", "."],
    "ruff check": [sys.executable, "-m", "ruff", "check", "."],
    "mypy --strict": [sys.executable, "-m", "mypy"],
    "import contracts": [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_house_is_in_order(tool: str) -> None:
    done = subprocess.run(TOOLS[tool], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{tool}:\n{done.stdout[-4000:]}\n{done.stderr[-2000:]}"


def test_both_contracts_are_kept() -> None:
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers, forbidden = contracts
    assert layers["type"] == "layers" and layers["exhaustive"] is True
    assert forbidden["forbidden_modules"] == ["pygame"] and forbidden["allow_indirect_imports"] is False
    below = {"sim.core", "sim.models", "sim.experiments", "sim.teaching", "sim.cli"}
    assert set(forbidden["source_modules"]) == below
