"""Small valid packs and scenarios for tests to bend.

folder = write_pack(tmp_path)                        # one scenario, `small-favour`
folder = write_pack(tmp_path, tea=minimal_scenario(title="Tea"), cake=minimal_scenario())
scenario = minimal_scenario()
scenario["scenes"]["ask"]["replies"][0]["goto"] = "nowhere"
write_pack(tmp_path, broken=scenario)
write_pack(tmp_path, **{"small-favour": minimal_scenario()}, pack=minimal_pack(path=["tea"]))
write_overlay(folder, "small-favour", {"title": "Kleine gunst"})
write_exercise_pack(tmp_path, attempts=2)           # tea, cake, and the exercise `start` of both
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomli_w

Data = dict[str, Any]


def reply(reply_id: str, grade: str = "professional", **changes: Any) -> Data:
    """A complete reply that leads to the ending `good`."""
    more = (
        {} if grade == "professional" else {"instead": "Ask once.", "fits": "If time were short."}
    )
    return {
        "id": reply_id,
        "say": f"Say {reply_id}.",
        "grade": grade,
        "why": f"Why {reply_id}.",
        "reaction": f"ann: Heard {reply_id}.",
        "goto": "good",
        **more,
        **changes,
    }


def decision(*replies: Data, **changes: Any) -> Data:
    """A complete decision, with a professional and a damaging reply unless others are given."""
    return {
        "principle": "ask-plainly",
        "recap": "Ann has time for one question.",
        "lines": "Monday, 09:00.\n\nann: What can I do for you?",
        "replies": list(replies) or [reply("plain"), reply("rude", "damaging", goto="bad")],
        **changes,
    }


def minimal_scenario(**changes: Any) -> Data:
    """A valid scenario: one person `ann`, the decision `ask`, the endings `good` and `bad`."""
    return {
        "format": 1,
        "title": "A small favour",
        "summary": "You need one answer from Ann.",
        "topic": "asking",
        "role": "asker",
        "media": ["chat"],
        "minutes": 1,
        "start": "ask",
        "you": "Sam",
        "goal": "One answer",
        "brief": "You are Sam. Ann knows the answer.",
        "people": {"ann": {"name": "Ann", "about": "A colleague", "trust": 50}},
        "scenes": {"ask": decision()},
        "endings": {
            "good": {"outcome": "stronger", "title": "Answered", "text": "Ann smiles."},
            "bad": {"outcome": "broken", "title": "Unanswered", "text": "Ann leaves."},
        },
        **changes,
    }


def long_scenario(decisions: int) -> Data:
    """A valid scenario of `decisions` decisions in a row, `ask-0` first."""
    names = [f"ask-{n}" for n in range(decisions)]
    scenes = {
        name: decision(
            reply("plain", goto=after),
            reply("rude", "damaging", trust={"ann": -1}, goto=after),
        )
        for name, after in zip(names, [*names[1:], "good"], strict=True)
    }
    scenes[names[-1]]["replies"][1]["goto"] = "bad"
    return minimal_scenario(start=names[0], scenes=scenes)


def branching_scenario(scenes: int) -> Data:
    """A valid scenario of so many scenes, whose ways part and join all along, `scene-0` first.

    In every ten scenes one answer sets a flag and all move trust; the last, which nobody answers,
    asks for both.
    """
    names = [f"scene-{number}" for number in range(scenes)]
    ahead = [*names, "good", "good", "good", "good"]
    made: Data = {}
    for number, name in enumerate(names):
        after = ahead[number + 1 : number + 5]
        if number % 10 == 9:
            late = {"has": [f"late-{number // 10}"], "trust_below": {"ann": 50}}
            goto = [{"when": late, "to": after[1]}, {"to": after[0]}]
            made[name] = {"lines": f"ann: That was number {number}.", "goto": goto}
        else:
            made[name] = decision(*_branches(number, after))
    made["scene-0"]["replies"][3]["goto"] = "bad"
    return minimal_scenario(start=names[0], scenes=made)


def _branches(number: int, after: list[str]) -> list[Data]:
    """Four replies, which lead as many scenes on as the next scene in ten allows."""
    ends = [after[min(skipped, 8 - number % 10)] for skipped in range(4)]
    late = [f"late-{number // 10}"] if number % 10 == 0 else []
    return [
        reply("plain", trust={"ann": 50}, goto=ends[0]),
        reply("brief", "workable", goto=ends[1]),
        reply("vague", "tempting", sets=late, goto=ends[2]),
        reply("rude", "damaging", trust={"ann": -50}, sets=late, goto=ends[3]),
    ]


def worded(scenario: Data) -> Data:
    """`scenario` with its texts filled up to the lengths that a check asks for."""
    scenes = {name: _worded_scene(scene) for name, scene in scenario["scenes"].items()}
    return {**scenario, "scenes": scenes}


_WORDS = [
    "It rains. Two chairs are free by the window, and the kettle has just been filled. Nobody else "
    "has come down yet, though the meeting in the next room will soon be over and everybody will "
    "want tea. She puts her folder on the table.",
    "There may be something that only you can tell me today.",
    "Another person on the third floor could know about it.",
    "Perhaps a look at last year shows how that is done.",
    "Somebody has to begin, so why not with what is here?",
]
"""What is added to lines, and to each of the replies."""


def _worded_scene(scene: Data) -> Data:
    if "replies" not in scene:
        return scene
    told = " ".join(_WORDS[0].split()[: max(0, 45 - len(scene["lines"].split()))])
    replies = [_worded_reply(reply, n) for n, reply in enumerate(scene["replies"])]
    return {**scene, "lines": f"{told}\n\n{scene['lines']}", "replies": replies}


def _worded_reply(reply: Data, place: int) -> Data:
    key = "say" if "say" in reply else "do"
    more = _WORDS[1 + place].split()[: 13 - len(reply[key].split())]
    reaction = f"{reply['reaction']} So be it, then."
    return {**reply, key: f"{reply[key]} {' '.join(more)}", "reaction": reaction}


def minimal_pack(**changes: Any) -> Data:
    """A valid `pack.toml`: English and Dutch, the topic `asking`, the principle `ask-plainly`."""
    return {
        "format": 1,
        "id": "tests",
        "title": "A pack for tests",
        "languages": ["en", "nl"],
        "path": [],
        "topics": {"asking": {"title": "Asking"}},
        "principles": {"ask-plainly": {"rule": "Ask plainly.", "note": "It saves time."}},
        **changes,
    }


def minimal_exercise(**changes: Any) -> Data:
    """A valid exercise: practise `tea`, then `cake` as an assessment, 70 to pass."""
    return {
        "format": 1,
        "title": "A first exercise",
        "summary": "Two conversations.",
        "welcome": "Welcome. Take your time.",
        "contact": "Ask Ann.",
        "pass_mark": 70,
        "steps": [
            {"scenario": "tea", "mode": "practice"},
            {"scenario": "cake", "mode": "assessment"},
        ],
        **changes,
    }


def write_exercise_pack(folder: Path, **changes: Any) -> Path:
    """Write a pack with `tea` and `cake`, two decisions each, and the exercise `start` of them."""
    both = {name: {**long_scenario(2), "title": name.title()} for name in ("tea", "cake")}
    write_toml(folder / "exercises" / "start.toml", minimal_exercise(**changes))
    return write_pack(folder, **both)


def write_pack(folder: Path, /, *, pack: Data | None = None, **scenarios: Data) -> Path:
    """Write a pack into `folder` and return it; without scenarios it holds `small-favour`."""
    write_toml(folder / "pack.toml", minimal_pack() if pack is None else pack)
    for name, scenario in (scenarios or {"small-favour": minimal_scenario()}).items():
        write_toml(folder / name / "scenario.toml", scenario)
    return folder


def write_overlay(pack: Path, scenario: str, texts: Data, language: str = "nl") -> Path:
    """Write a scenario's translation and return its file."""
    return write_toml(pack / scenario / f"{language}.toml", texts)


def write_toml(file: Path, data: Data | str | bytes) -> Path:
    """Write `data`, or text or bytes as they are, and return the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(data, dict):
        data = tomli_w.dumps(data)
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file
