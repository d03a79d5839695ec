"""The menu of commands: every command by name with one line of help. `--help` prints it; the dispatcher reads it."""

WITHOUT_PICTURES: dict[str, str] = {
    "run": "run an experiment without a window; print or save what was observed",
    "sweep": "run an experiment over a range of one parameter; fit a Hill curve",
    "check": "read every lesson for mistakes, solve it twice, and compare",
    "verify": "hold the models against the table of reference values",
    "describe": "list experiments, parameters, observables, drugs, routes and sources",
}
WITH_PICTURES: dict[str, str] = {
    "draw": "save a picture of a scene at a moment",
    "export": "save a lesson as a handout",
    "present": "lecturer mode: a lesson on the projector, notes on your own screen",
    "fuzz": "press keys and move sliders at random, from a seed, to look for faults",
    "bench": "measure start and frame times on this machine",
}


def help_text(version: str) -> str:
    """What `--help` prints."""
    width = max(map(len, (*WITHOUT_PICTURES, *WITH_PICTURES))) + 2
    lines = [
        f"Open Channel {version}: see how ketamine works, on models that run while you watch.",
        "",
        "usage: openchannel [COMMAND ...]      (or: python main.py [COMMAND ...])",
        "",
        "Without a command the window opens. Each command explains itself with --help.",
    ]
    for title, rows in (("Commands without a picture", WITHOUT_PICTURES), ("Commands with pictures", WITH_PICTURES)):
        lines += ["", f"{title}:", *(f"  {name:<{width}}{about}" for name, about in rows.items())]
    lines += ["", "  --version  print the version", "  --help     print this page"]
    lines += ["", "Exit codes: 0 done, 1 a check failed or a disk is full, 2 bad input, 130 stopped with Ctrl-C."]
    return "\n".join(lines)
