"""A report as data: what the terminal, a page and other programs show of it.

How much is said depends on how many answers there are (see `cohort.flags`): below ten
there are counts and nothing computed from them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from math import floor
from sys import intern
from typing import Any

from coach.content.grades import Mode
from coach.content.model import Principle, Scene
from coach.exercise.cohort.collecting import SetAside
from coach.exercise.cohort.decision_analysis import DecisionFigures, ReplyFigures
from coach.exercise.cohort.flags import SENTENCES, Code, Evidence, Flag, evidence, flags
from coach.exercise.cohort.item_analysis import ScaleTally
from coach.exercise.cohort.learners import ExerciseTally, Learner
from coach.exercise.cohort.report import Report
from coach.exercise.cohort.tally import STEP, PrincipleTally, ScenarioTally, class_of
from coach.locale import _
from coach.output import prose, visible
from coach.practice.intervals import Interval, agresti_coull

Data = dict[str, Any]

_TELLING = frozenset(("file", "attempt"))
"""What tells whose record a remark is about."""


def summary(
    report: Report,
    *,
    now: datetime,
    titles: Mapping[str, str],
    rules: Mapping[tuple[str, str], Principle],
    anonymous: bool = False,
) -> Data:
    """Everything that `report` has to say; figures are None where there are too few answers.

    `titles` are those of scenarios and exercises by id, `rules` the principles by pack and id.
    With `anonymous`, learners are numbered in an order that tells nothing, and no file is named.
    """
    played = [each for each in report.scenarios.values() if each.runs or each.later_runs]
    return {
        "written": now.isoformat(timespec="seconds"),
        "anonymous": anonymous,
        "records": report.records,
        "journals": report.journals,
        "exercises": [_exercise(each, titles, anonymous) for each in report.exercises.values()],
        "principles": _principles(report.principles, rules),
        "scenarios": [_scenario(each, titles, rules) for each in played],
        "set_aside": [
            _set_aside(number, each, anonymous)
            for number, each in enumerate(report.set_aside, start=1)
        ],
    }


def _exercise(tally: ExerciseTally, titles: Mapping[str, str], anonymous: bool) -> Data:
    rules, learners = tally.rules, tally.learners
    percents = [each.percent for each in learners if each.done and each.percent is not None]
    return {
        "id": rules.exercise,
        "title": _line(titles.get(rules.exercise, rules.title)),
        "pass_mark": rules.pass_mark,
        "attempts_allowed": rules.attempts,
        "counts": rules.counts.value,
        "due": rules.due.isoformat() if rules.due else None,
        "learners": len(learners),
        "done": sum(each.done for each in learners),
        "passed": sum(bool(each.passed) for each in learners),
        "late": sum(each.late for each in learners),
        "unchecked": sum(each.passed is None for each in learners),
        "steps": [
            {
                "scenario": step.scenario,
                "title": _line(titles.get(step.scenario, step.scenario)),
                "mode": step.mode.value,
                "optional": step.optional,
                "done": done,
            }
            for step, done in zip(rules.steps, tally.steps, strict=True)
        ],
        "scores": _classes(Counter(map(class_of, percents))),
        "mean": _mean(sum(percents), len(percents)),
        "scale": _scale(tally.scale, [_line(titles.get(name, name)) for name in tally.scored]),
        "people": _people(learners, anonymous),
    }


def _people(learners: Iterable[Learner], anonymous: bool) -> list[Data]:
    if not anonymous:
        return [
            _person(each, _line(name), visible(each.file)) for name, each in _told_apart(learners)
        ]
    shuffled = sorted(learners, key=_unlinkable)
    return [
        _person(each, _("Learner {n}").format(n=number), None)
        for number, each in enumerate(shuffled, start=1)
    ]


def _told_apart(learners: Iterable[Learner]) -> Iterator[tuple[str, Learner]]:
    """Learners by name, namesakes numbered from the second on."""
    seen: Counter[str] = Counter()
    for each in sorted(learners, key=lambda each: (each.name.casefold(), each.file)):
        seen[each.name.casefold()] += 1
        number = seen[each.name.casefold()]
        yield (each.name if number == 1 else f"{each.name} ({number})"), each


def _unlinkable(learner: Learner) -> bytes:
    secret = f"{learner.name}/{learner.last}/{learner.percent}"
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def _person(learner: Learner, name: str, file: str | None) -> Data:
    return {
        "name": name,
        "steps": learner.steps,
        "of": learner.of,
        "done": learner.done,
        "passed": learner.passed,
        "percent": learner.percent,
        "professional": learner.professional,
        "decisions": learner.decisions,
        "attempts": learner.attempts,
        "finished": _day(learner.finished),
        "last": _day(learner.last),
        "late": learner.late,
        "file": file,
    }


def _day(time: datetime | None) -> str | None:
    # ten thousand learners share a few days, and the texts of these
    return intern(time.date().isoformat()) if time else None


def _principles(
    tallies: Mapping[tuple[str, str], PrincipleTally], rules: Mapping[tuple[str, str], Principle]
) -> list[Data]:
    order = sorted(tallies, key=lambda key: (tallies[key].share, -tallies[key].answers, key))
    return [_principle(key, tallies[key], rules.get(key)) for key in order]


def _principle(key: tuple[str, str], tally: PrincipleTally, principle: Principle | None) -> Data:
    said, share = evidence(tally.answers), tally.share
    return {
        "pack": key[0],
        "id": key[1],
        "rule": _rule(principle, key[1]),
        "answers": tally.answers,
        "professional": tally.professional,
        "mean": _computed(said, _percent(share)),
        "interval": _bounds(said, agresti_coull(share, tally.answers)),
        "evidence": said.value,
    }


def _scenario(
    tally: ScenarioTally, titles: Mapping[str, str], rules: Mapping[tuple[str, str], Principle]
) -> Data:
    scenario = tally.scenario
    titled = [name for name in scenario.scenes if name in tally.decisions]
    return {
        "id": scenario.id,
        "title": _line(titles.get(scenario.id, scenario.title)),
        "runs": tally.runs,
        "later_runs": tally.later_runs,
        "modes": {mode.value: tally.modes[mode] for mode in Mode if tally.modes[mode]},
        "mean": _mean(tally.percents, tally.scored),
        "scores": _classes(tally.scores),
        "endings": [
            {
                "id": name,
                "title": prose(ending.title),
                "outcome": ending.outcome.value,
                "count": tally.endings[name],
                "share": _share(tally.endings[name], tally.runs),
            }
            for name, ending in scenario.endings.items()
        ],
        "scale": _scale(tally.scale, list(tally.scale_items)),
        "decisions": [_decision(tally, name, rules) for name in titled],
    }


def _decision(tally: ScenarioTally, name: str, rules: Mapping[tuple[str, str], Principle]) -> Data:
    scene, figures = tally.scenario.scenes[name], tally.decisions[name].figures()
    said, paired = evidence(figures.n), evidence(figures.paired)
    texts = {reply.id: prose(reply.text) for reply in scene.replies}
    return {
        "id": name,
        "recap": prose(scene.recap or ""),
        "principle": scene.principle,
        "rule": _rule(rules.get((tally.pack, scene.principle or "")), scene.principle),
        "recovery": scene.recovery,
        "contested": bool(scene.contested),
        "branch": name not in tally.trunk,
        "reached": figures.n,
        "of": tally.runs,
        "evidence": said.value,
        "mean": _computed(said, _percent(figures.mean)),
        "interval": _bounds(said, figures.mean_interval),
        "item_rest": _computed(paired, _rounded(figures.item_rest)),
        "item_rest_interval": _pair(paired, figures.item_rest_interval),
        "replies": [_reply(each, scene, texts, figures) for each in _best_first(scene, figures)],
        "flags": [
            {"code": flag.code.value, "reply": flag.reply, "text": _sentence(flag, texts)}
            for flag in flags(figures)
        ],
    }


def _best_first(scene: Scene, figures: DecisionFigures) -> list[ReplyFigures]:
    points = {reply.id: reply.grade.points for reply in scene.replies}
    return sorted(figures.replies, key=lambda each: -points[each.reply])


def _rule(principle: Principle | None, name: str | None) -> str:
    return prose(principle.rule) if principle else name or ""


def _reply(
    reply: ReplyFigures, scene: Scene, texts: Mapping[str, str], figures: DecisionFigures
) -> Data:
    said, paired = evidence(figures.n), evidence(figures.paired)
    written = scene.reply(reply.reply)
    return {
        "id": reply.reply,
        "text": texts[reply.reply],
        "grade": written.grade.value if written else "",
        "count": reply.count,
        "share": _computed(said, _percent(reply.share)),
        "interval": _bounds(said, reply.share_interval),
        "rest_mean": _computed(paired, _percent(reply.rest_mean)),
        "rest_r": _computed(paired, _rounded(reply.rest_r)),
    }


def _sentence(flag: Flag, texts: Mapping[str, str]) -> str:
    if flag.code in {Code.NEARLY_EVERYBODY, Code.NEARLY_NOBODY}:
        value = f"{_percent(flag.value)}%"
    elif flag.code in {Code.PROFESSIONAL_MISSED, Code.REPLY_UNPICKED}:
        value = str(round(flag.value))
    else:
        value = decimal(flag.value)
    reply = texts.get(flag.reply or "", "")
    return _(SENTENCES[flag.code]).format(value=value, n=flag.n, reply=reply)


def decimal(value: float) -> str:
    """A figure with two decimals, as the language in use writes it."""
    rounded = round(value, 2) + 0.0  # which makes a zero of a negative one
    units, decimals = f"{rounded:.2f}".replace("-", "−").split(".")
    return _("{units}.{decimals}").format(units=units, decimals=decimals)


def _scale(scale: ScaleTally, items: list[str]) -> Data:
    figures = scale.figures()
    said = evidence(figures.complete)
    return {
        "items": items,
        "complete": figures.complete,
        "seen": figures.seen,
        "evidence": said.value,
        "alpha": _computed(said, _rounded(figures.alpha)),
        "alpha_interval": _pair(said, figures.alpha_interval),
        "mean": _computed(said, _rounded(figures.total_mean)),
        "sd": _computed(said, _rounded(figures.total_sd)),
        "sem": _computed(said, _rounded(figures.sem)),
        "item_figures": [
            {
                "mean": _computed(said, _rounded(each.mean)),
                "item_total": _computed(said, _rounded(each.item_total)),
                "item_rest": _computed(said, _rounded(each.item_rest)),
                "alpha_if_deleted": _computed(said, _rounded(each.alpha_if_deleted)),
            }
            for each in figures.items
        ],
    }


def _set_aside(number: int, aside: SetAside, anonymous: bool) -> Data:
    if not anonymous:
        file, reason = visible(str(aside.file)), visible(aside.text)
        return {"file": file, "code": aside.code, "reason": reason}
    hidden = {key: "…" if key in _TELLING else value for key, value in aside.values.items()}
    reason = visible(replace(aside, values=hidden).text)
    return {"file": _("File {n}").format(n=number), "code": aside.code, "reason": reason}


def _line(text: str) -> str:
    """A name or a title on one line, whoever wrote it."""
    return visible(prose(text))


def _classes(scores: Mapping[int, int]) -> list[Data]:
    return [
        {"from": low, "to": low + STEP - (low + STEP < 100), "count": scores.get(low, 0)}
        for low in range(0, 100, STEP)
    ]


def _mean(total: int, number: int) -> float | None:
    return _computed(evidence(number), _whole(total / number)) if number else None


def _share(part: int, whole: int) -> float | None:
    return _computed(evidence(whole), _percent(part / whole)) if whole else None


def _percent(share: float | None) -> int | None:
    return None if share is None else _whole(100 * share)


def _whole(figure: float) -> int:
    """`figure` rounded half up, as a score is."""
    return floor(figure + 0.5)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _computed(said: Evidence, value: float | None) -> float | None:
    return None if said is Evidence.COUNTS else value


def _bounds(said: Evidence, interval: Interval | None) -> list[int] | None:
    if interval is None or said is Evidence.COUNTS:
        return None
    return [_whole(100 * interval.low), _whole(100 * interval.high)]


def _pair(said: Evidence, interval: Interval | None) -> list[float] | None:
    if interval is None or said is Evidence.COUNTS:
        return None
    return [round(interval.low, 3), round(interval.high, 3)]
