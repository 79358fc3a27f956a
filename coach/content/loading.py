"""From files to the frozen values that everything else works on, or to problems with their lines.

A scenario or a pack is read in one language: the texts of the translation beside it are laid over
it, then it is validated once. Texts that are not translated stay in the original's language. An
author's text arrives as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from coach.content import value_faults
from coach.content.faults import ID, Fault, shown
from coach.content.model import Pack, PackOverlay, Scenario, ScenarioOverlay
from coach.content.overlay import translated
from coach.content.reader import FolderReader, Source, languages_beside
from coach.content.references import scenario_faults
from coach.content.toml.tables import Data, texts
from coach.locale import N_, SOURCE_LANGUAGE


def load_scenario(folder: Path, language: str, pack: Pack | None = None) -> Scenario:
    """The scenario in `folder`, in `language` as far as it is translated.

    Its topic and principles are checked against `pack` where it is given. Raises ContentError with
    every problem of its file and of that translation.
    """
    return _ScenarioReader(folder, pack).load(language)


def load_pack(folder: Path, language: str) -> Pack:
    """The pack in `folder`, in `language` as far as it is translated; not its scenarios.

    Raises ContentError with every problem of its file and of that translation.
    """
    return _PackReader(folder).load(language)


def read_scenario(folder: Path, pack: Pack | None = None) -> Source[Scenario]:
    """The scenario in `folder` with its translations into the languages of `pack`.

    Without a pack, every translation beside it counts.
    """
    return _ScenarioReader(folder, pack).read()


def in_translation(scenario: Scenario, original: Data, overlay: Data, language: str) -> Scenario:
    """`scenario`, which is in the language of its `original`, with the texts of `overlay`.

    Neither document has any problems.
    """
    given = {"id": scenario.id, "language": language}
    return Scenario.model_validate({**translated(original, overlay), **given})


def read_pack(folder: Path) -> Source[Pack]:
    """The pack in `folder` with its translations; its scenarios are not looked at."""
    return _PackReader(folder).read()


class _ScenarioReader(FolderReader[Scenario]):
    file_name = "scenario.toml"
    model = Scenario
    overlay = ScenarioOverlay
    missing = ("not-a-scenario", N_("There is no scenario.toml in this folder; write one."))

    def __init__(self, folder: Path, pack: Pack | None) -> None:
        super().__init__(folder)
        self._name = folder.resolve().name
        self._pack = pack

    def translations(self, data: Data) -> Iterable[str]:  # noqa: ARG002
        return self._pack.languages[1:] if self._pack else languages_beside(self.place)

    def given(self, language: str | None) -> Data:
        original = self._pack.languages[0] if self._pack else SOURCE_LANGUAGE
        return {"id": self._name, "language": language or original}

    def faults(self, data: Data) -> Iterator[Fault]:
        if not ID.fullmatch(self._name):
            yield Fault(*value_faults.NO_ID_OF_FOLDER, (), {"name": shown(self._name)})
        if self._pack:
            topics, principles = self._pack.topics, self._pack.principles
            asked_again = self._pack.welcome != self._name
            yield from scenario_faults(data, topics, principles, needs_recaps=asked_again)
        else:
            yield from scenario_faults(data)


class _PackReader(FolderReader[Pack]):
    file_name = "pack.toml"
    model = Pack
    overlay = PackOverlay
    missing = (
        "not-a-pack",
        N_("There is no pack.toml in this folder; name the folder that holds it, or write one."),
    )

    def translations(self, data: Data) -> Iterable[str]:
        return [language for _, language in texts(data.get("languages"))[1:]]

    def given(self, language: str | None) -> Data:  # noqa: ARG002
        return {}

    def faults(self, data: Data) -> Iterator[Fault]:  # noqa: ARG002
        return iter(())
