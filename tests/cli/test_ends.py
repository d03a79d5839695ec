"""How a command ends when the world gets in its way: no reader, no room, no permission, Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONG = ["run", "pore", "--set", "glutamate=10uM", "--for", "5000s"]
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")


def command(*words: str) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), *words]


def ended(*words: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*words), capture_output=True, text=True, timeout=120, cwd=ROOT, **more)  # type: ignore[call-overload,no-any-return]


def one_line(text: str, about: str) -> None:
    assert text.startswith("openchannel: ") and text.count("\n") == 1, text
    assert about in text


@pytest.fixture
def long_run(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A run that takes long and has begun to write its file."""
    target = tmp_path / "long.csv"
    words = command(*LONG, "--csv", str(target))
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob(".long.csv.*.part")) and time.monotonic() < deadline:
            assert process.poll() is None, process.communicate()
            time.sleep(0.02)
        yield process, tmp_path
        process.kill()


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["run", "--help"], ["sweep", "--help"], ["check", "--help"]]
)
def test_help_and_version_end_well(words: list[str]) -> None:
    done = ended(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_help_lists_the_commands_of_both_kinds() -> None:
    said = ended("--help").stdout
    assert all(
        f"  {name} " in said for name in ("run", "sweep", "check", "verify", "describe", "draw", "present", "fuzz")
    )


@pytest.mark.parametrize(
    "words",
    [
        ["run", "pore", "--for", "10ms"],
        ["sweep", "pore", "--over", "voltage=-80..40:lin:3", "--read", "current", "--for", "10ms"],
        ["check", "lessons/02-trapped.toml"],
        ["verify"],
        ["describe", "pore"],
        ["--help"],
    ],
    ids=lambda words: words[0],
)
def test_no_command_without_a_picture_loads_pygame(words: list[str]) -> None:
    probe = (
        "import sys; from sim.__main__ import main; code = main(sys.argv[1:]);"
        "print(sorted(n for n in sys.modules if n.split('.')[0] == 'pygame' or n.startswith('scipy.integrate')))"
    )
    done = subprocess.run([sys.executable, "-c", probe, *words], capture_output=True, text=True, timeout=120, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_run_loads_neither_the_fit_nor_the_lessons() -> None:
    run = "main(['run', 'pore', '--for', '1ms', '--json'])"
    probe = f"import sys; from sim.__main__ import main; {run}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=120, cwd=ROOT)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {"scipy.optimize", "sim.teaching.lesson", "sim.models.references", "sim.app.command"}


def test_nobody_reading_ends_quietly() -> None:
    words = command(*LONG, "--csv", "-")
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout and process.stderr
        assert process.stdout.readline().startswith("# Open Channel")
        process.stdout.close()
        assert process.wait(60) == 141
        assert process.stderr.read() == ""


@needs_full
@pytest.mark.parametrize(
    "words", [["describe", "sources"], ["run", "pore", "--json"], [*LONG, "--csv", "-"], ["--help"]]
)
def test_a_full_disk_behind_standard_output_is_said(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command(*words), stdout=full, stderr=subprocess.PIPE, text=True, timeout=120, cwd=ROOT)
    assert done.returncode == 1
    one_line(done.stderr, "No space left")


@needs_full
def test_a_full_disk_behind_the_file_is_said_and_the_device_stays() -> None:
    done = ended(*LONG[:2], "--csv", "/dev/full")
    assert (done.returncode, done.stdout) == (1, "")
    one_line(done.stderr, "No space left")
    assert Path("/dev/full").is_char_device()


def test_ctrl_c_leaves_no_half_written_file(long_run: tuple[subprocess.Popen[str], Path]) -> None:
    process, folder = long_run
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    one_line(err, "stopped")
    assert list(folder.iterdir()) == []


def test_being_ended_leaves_no_half_written_file(long_run: tuple[subprocess.Popen[str], Path]) -> None:
    process, folder = long_run
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (143, "")
    assert "Traceback" not in err
    assert list(folder.iterdir()) == []


def test_a_folder_that_refuses_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sim.cli.saved import written
    from sim.core.complaints import Complaint

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Complaint, match="Permission denied"), written(str(tmp_path / "a.csv")):
        pytest.fail("it was opened")
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_without_greek_still_gets_its_table() -> None:
    done = ended("describe", "pore", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "glutamate" in done.stdout and "?M" in done.stdout


def test_csv_of_the_real_pore_is_read_back_by_numpy(tmp_path: Path) -> None:
    import numpy as np

    target = tmp_path / "pore.csv"
    words = ["run", "pore", "--act", "pulse glutamate@100ms", "--for", "1s", "--csv", str(target), "--json"]
    summary = json.loads(ended(*words).stdout)["observables"]
    table = np.genfromtxt(target, delimiter=",", skip_header=2)
    assert table.shape[0] == 1001
    columns = target.read_text(encoding="utf-8").splitlines()[1].split(",")
    open_column = next(i for i, name in enumerate(columns) if name.startswith("open_probability"))
    assert np.nanmax(table[:, open_column]) == pytest.approx(summary["open_probability"]["max"], rel=1e-8)
