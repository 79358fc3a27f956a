"""Whether the keys that a screen speaks of are there."""

from __future__ import annotations

from textual.actions import parse

from tests.tui.driving import Seat

WRITTEN = {
    "↑↓": ["up", "down"],
    "← →": ["left", "right"],
    "←": ["left"],
    "PgUp": ["pageup"],
    "Esc": ["escape"],
}


def names(key: str) -> list[str]:
    """What Textual calls the key that is printed as `key`."""
    if key in WRITTEN:
        return WRITTEN[key]
    if "–" in key:
        first, last = key.split("–")
        return [str(n) for n in range(int(first), int(last) + 1)]
    return [key.replace("^", "ctrl+").lower()]


def keys_work(me: Seat, place: str) -> None:
    """Assert that the keys shown are there, bound, and do what their text does."""
    assert me.keys, f"{place}:\n{me.lines}"
    for key in me.keys:
        assert f"{key.key} {key.words}" in me.text, place
        bound = [me.screen.active_bindings.get(name) for name in names(key.key)]
        actions = [each.binding.action.removeprefix("app.") if each else "" for each in bound]
        assert all(actions), f"{place}: {key} is not bound"
        if key.action:
            owner, name, _arguments = parse(key.action)
            assert actions == [key.action.removeprefix(f"{owner}.")], place
            target = {"screen": me.screen, "app": me.app}[owner]
            assert hasattr(target, f"action_{name}"), f"{place}: {key}"
