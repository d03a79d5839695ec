"""Which files the house rules look at: what a reader of the project gets, without caches and other leavings."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_TOP = ("sim", "assets", "lessons", "tests", ".ci")
_BINARY = {".otf", ".webp", ".png", ".ico", ".wav", ".ogg", ".npz"}


def sources() -> list[Path]:
    """The program's Python files."""
    return [ROOT / "main.py", *sorted((ROOT / "sim").rglob("*.py"))]


def own_tests() -> list[Path]:
    """The tests' Python files."""
    return sorted((ROOT / "tests").rglob("*.py"))


def texts() -> list[Path]:
    """Every text file of the project."""
    at_top = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    below = [path for top in _TOP for path in (ROOT / top).rglob("*") if path.is_file() and not _leaving(path, top)]
    return sorted(path for path in (*at_top, *below) if path.suffix not in _BINARY)


def _leaving(path: Path, top: str) -> bool:
    """Whether a tool left it there: in a cache, or in a hidden folder below the top."""
    return any(part == "__pycache__" or part.startswith(".") for part in path.relative_to(ROOT / top).parts)


def name(path: Path) -> str:
    """The file as a reader names it."""
    return path.relative_to(ROOT).as_posix()
