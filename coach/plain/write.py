"""Writing in your own words as plain lines: a message read from the input, and what is found in it.

Each function that writes yields blocks; a block is a sequence of lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from typing import Any, TextIO

from coach import searched
from coach.content.faults import one_line
from coach.desk import Desk
from coach.errors import NotSaved, RequestError
from coach.journal.ownwords import OwnWords, Step, clean
from coach.locale import N_, _
from coach.output import Paper, json_text, paper, prose
from coach.plain.notes import professional
from coach.plain.play import Console
from coach.plain.story import Block, scenes
from coach.practice.cues import Search
from coach.practice.models import models
from coach.practice.ticks import Tick, ticks
from coach.world import World

END = "."
"""A line with this alone ends a message."""


class PlainWriting:
    """One message for a decision, written by reading lines and writing lines.

    With a terminal at both ends it asks for ticks and for a revision as well.
    """

    def __init__(self, world: World, desk: Desk, decision: str, console: Console) -> None:
        """Damaged files of earlier messages are told of on the console."""
        self._world, self._desk, self._console = world, desk, console
        self._paper: Paper = paper(console.stdout, world.environ)
        self._asks = console.stdin.isatty() and console.stdout.isatty()
        self._scene = desk.scene(decision)
        self.words: OwnWords = desk.begin(decision, world)
        for problem in desk.damaged:
            console.complain(one_line(problem))

    def as_lines(self) -> None:
        """The situation, the message, what is found in it, and the models.

        Raises RequestError where nothing was written.
        """
        self._paper.blocks(situation(self._desk, self.words.decision))
        self._ask(_("Write your message. A line with a single full stop ends it."))
        self._keep(text=self._message(), step=Step.TICK)
        offered = ticks(self._desk.scenario, self._scene)
        if self._asks:
            self._keep(ticks=self._ticked(offered), step=Step.SEARCH)
        found = self._desk.look(self.words.decision, self.words.text)
        self._paper.blocks(report(found))
        self._paper.blocks(looked_at(found, offered, self.words.ticks))
        self._paper.blocks(two_models(self._desk, self.words.decision))
        self._keep(step=Step.REVISE, revision=self.words.text)
        if self._asks:
            self._revise(found)
        self._paper.block(*self._farewell())

    def as_json(self) -> None:
        """The same as one JSON document; nothing is asked. Raises RequestError as well."""
        self._keep(text=self._message(), step=Step.TICK)
        found = self._desk.look(self.words.decision, self.words.text)
        offered = ticks(self._desk.scenario, self._scene)
        self._keep(step=Step.REVISE, revision=self.words.text)
        self._console.stdout.write(json_text(_data(self._desk, self.words, found, offered)))

    def _ask(self, text: str) -> None:
        self._paper.block(text)
        self._paper.stream.flush()

    def _message(self) -> str:
        text = read_message(self._console.stdin)
        if not text.strip():
            raise RequestError(N_("There is no message to look at: nothing was written."))
        return text

    def _ticked(self, offered: tuple[Tick, ...]) -> tuple[str, ...]:
        self._paper.block(
            _("Which of these can you see in it?"),
            *(f"{number}. {tick.text}" for number, tick in enumerate(offered, 1)),
        )
        self._ask(_("Type their numbers, like 1 3 4, or Enter for none."))
        typed = self._console.stdin.readline().replace(",", " ").split()
        self._paper.lines("")
        return tuple(tick.id for number, tick in enumerate(offered, 1) if str(number) in typed)

    def _revise(self, found: Search) -> None:
        self._ask(
            _("Write it once more and change one thing. A full stop alone keeps it as it was.")
        )
        revision = read_message(self._console.stdin)
        self._keep(revision=revision if revision.strip() else self.words.text, step=Step.DONE)
        if revision.strip():
            again = self._desk.look(self.words.decision, revision)
            self._paper.blocks(both(found, again))

    def _keep(self, **changes: Any) -> None:
        now = self._world.now().astimezone(UTC)
        self.words = replace(self.words, **changes, updated=now)
        try:
            self._desk.drawer.save(self.words)
        except NotSaved as problem:
            self._console.complain(str(problem))

    def _farewell(self) -> Iterator[str]:
        file = self._desk.drawer.path(self.words)
        if file.exists():
            yield _("Kept in {file}; it counts for nothing and is never scored.").format(file=file)


def read_message(stdin: TextIO) -> str:
    """The lines up to a full stop alone or the end of the input, without empty ones around them."""
    lines: list[str] = []
    for line in iter(stdin.readline, ""):
        if line.strip() == END:
            break
        lines.append(line)
    return clean("".join(lines)).strip("\n")


def situation(desk: Desk, decision: str) -> Iterator[Block]:
    """Who, what is known and what you want; then the scene itself."""
    scenario, scene = desk.scenario, desk.scene(decision)
    number = desk.decisions.index(decision) + 1
    yield (
        scenario.title,
        _("In your own words: decision {n} of {total}, {name}.").format(
            n=number, total=len(desk.decisions), name=decision
        ),
    )
    yield (prose(scene.recap or ""),)
    yield tuple(
        _("{name}: {about}").format(name=person.name, about=prose(person.about))
        for person in scenario.people.values()
    )
    yield (_("What you want: {goal}").format(goal=prose(scenario.goal)),)
    yield from scenes(scenario, (decision,), None)


def report(found: Search) -> Iterator[Block]:
    """The message with what was found marked, then what was found and what was not."""
    yield (_("Your message, with what was found:"), *_marked(found).splitlines())
    yield (_("{figures}.").format(figures=searched.figures(found)),)
    yield (
        _("Found, by the words alone:"),
        *(
            f"[{number}] {searched.counted(found, cue)}: {searched.excerpts(found, cue)}"
            for number, cue in enumerate(found.present, 1)
        ),
        *([] if found.present else [_("Nothing that is on the lists.")]),
    )
    if missing := searched.missing(found):
        yield (missing,)
    yield (searched.limits(found),)


def _marked(found: Search) -> str:
    numbers = {cue: number for number, cue in enumerate(found.present, 1)}
    return "".join(
        piece.text + "".join(f"[{numbers[cue]}]" for cue in piece.ended) for piece in found.pieces()
    )


def looked_at(found: Search, offered: tuple[Tick, ...], ticked: tuple[str, ...]) -> Iterator[Block]:
    """The statements with what was ticked, each beside what the search has on it."""
    yield (_("To look for yourself:"), *(_statement(found, tick, ticked) for tick in offered))


def _statement(found: Search, tick: Tick, ticked: tuple[str, ...]) -> str:
    mark = "x" if tick.id in ticked else " "
    return f"[{mark}] {tick.text} {searched.beside(found, tick)}".rstrip()


def two_models(desk: Desk, decision: str) -> Iterator[Block]:
    """The professional reply, and the workable one with what it leaves out."""
    best, other = models(desk.scene(decision))
    yield (professional(best), prose(best.why))
    if other:
        yield (
            _("Another way, with what it leaves out: {reply}").format(reply=prose(other.text)),
            prose(other.why),
            *([prose(other.instead)] if other.instead else []),
        )
    if principle := desk.pack.principles.get(desk.scene(decision).principle or ""):
        yield (_("The principle: {rule}").format(rule=prose(principle.rule)),)
    yield (searched.models_are_no_measure(),)


def both(before: Search, after: Search) -> Iterator[Block]:
    """Both versions, and what was found in one of them alone."""
    for label, version in ((_("First"), before), (_("Revised"), after)):
        yield (f"{label}, {searched.count(version.words)}:", *version.text.splitlines())
    if news := tuple(searched.differences(before, after)):
        yield news


def _data(desk: Desk, words: OwnWords, found: Search, offered: tuple[Tick, ...]) -> dict[str, Any]:
    return {
        "scenario": words.scenario,
        "decision": words.decision,
        "language": found.language,
        "text": found.text,
        "words": found.words,
        "question_marks": found.questions,
        "longest_paragraph": found.longest,
        "found": [
            {"what": cue.value, "start": start, "end": end, "text": found.text[start:end]}
            for start, end, cue in found.found
        ],
        "not_found": [cue.value for cue in found.missing],
        "to_look_for": [{"id": tick.id, "text": tick.text} for tick in offered],
        "models": [
            reply.model_dump(mode="json", include={"grade", "say", "do", "why", "instead"})
            for reply in models(desk.scene(words.decision))
            if reply
        ],
    }
