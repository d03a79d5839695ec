"""Where the program keeps what is the student's: settings, progress, log, exports.

A home that cannot be written to is no reason to stop: all is then kept in memory for this run, which is said once.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from sim.app.notices import Notices

HOME = "OPENCHANNEL_HOME"
"""Name of the environment variable that puts all folders elsewhere, for tests and for a computer room."""
NAME = "open-channel"


@dataclass(frozen=True)
class Folders:
    """The folders of one person; None where nothing can be kept.

    Attributes:
        settings: settings.json lives here.
        state: progress, the interrupted lesson and the log.
        exports: where CSV files and pictures go unless another folder is chosen.
    """

    settings: Path | None
    state: Path | None
    exports: Path | None


def writable(folder: Path) -> Path | None:
    """The folder, made if need be; None when nothing can be written there."""
    probe = folder / ".open-channel-probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_text("")
        probe.unlink()
    except OSError:
        return None
    return folder


def find_folders(notices: Notices, environment: Mapping[str, str] | None = None) -> Folders:
    """The folders of this person on this computer, tried out; what cannot be written to is said once."""
    home = (os.environ if environment is None else environment).get(HOME, "").strip()
    wanted = _under(Path(home)) if home else _usual()
    found = Folders(*(writable(folder) for folder in wanted))
    if found.settings is None or found.state is None:
        refused = wanted[0] if found.settings is None else wanted[1]
        notices.say(f"{refused} cannot be written to: settings and progress last for this run only.", lasting=True)
    elif found.exports is None:
        notices.say(f"{wanted[2]} cannot be written to: exports go to {found.state}.")
        found = Folders(found.settings, found.state, found.state)
    return found


def _under(home: Path) -> tuple[Path, Path, Path]:
    return home / "settings", home / "state", home / "exports"


def _usual() -> tuple[Path, Path, Path]:
    documents = Path(platformdirs.user_documents_dir())
    return (
        Path(platformdirs.user_config_dir(NAME, appauthor=False)),
        Path(platformdirs.user_state_dir(NAME, appauthor=False)),
        (documents if documents.is_dir() else Path.home()) / "Open Channel",
    )
