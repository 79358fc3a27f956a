"""The shapes every screen is set from, for any text and width."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from coach.tui.visuals import Barred, Beside, Block, Stack, paragraph
from coach.tui.widgets.page import MEASURE, Page
from tests import strategies as _profile  # noqa: F401 (sets how Hypothesis judges)
from tests.tui.driving import page_of
from tests.tui.samples import AWKWARD

RULES: RulesMap = {}
OPTIONS = RenderOptions(lambda _: Style(), {})

characters = st.characters(
    min_codepoint=32,
    max_codepoint=0x2FFFF,
    exclude_categories=("C", "Z", "M"),
    exclude_characters="\xad",
)
words = st.text(characters | st.sampled_from("東京👍مرحبا[]/$\\"), min_size=1, max_size=12)
texts = st.lists(words, max_size=30).map(" ".join) | st.sampled_from(list(AWKWARD.values()))
widths = st.integers(26, 120)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """A paragraph, boxed or not, somewhere in the line."""
    return Block(
        Content(draw(texts)),
        box=draw(st.sampled_from(("", "on red"))),
        left=draw(st.integers(0, 3)),
        right=draw(st.integers(0, 3)),
        lead=Content(draw(st.sampled_from(("", " 1  ")))),
        fit=draw(st.booleans()),
        to_right=draw(st.booleans()),
        above=draw(st.integers(0, 2)),
    )


visuals = st.recursive(
    blocks(),
    lambda inside: (
        st.builds(Stack, st.lists(inside, min_size=1, max_size=3).map(tuple))
        | st.builds(Barred, inside, style=st.just("red"), above=st.integers(0, 2))
        | st.builds(Beside, inside, inside, needs=st.sampled_from((66, 90)))
    ),
    max_leaves=4,
)


def drawn(visual: Visual, width: int, height: int | None = None) -> list[Strip]:
    """The lines of `visual`."""
    return visual.render_strips(width, height, Style(), OPTIONS)


def shown(strips: list[Strip]) -> str:
    """What can be read, without white space and the bar."""
    return "".join("".join(strip.text for strip in strips).replace("▎", " ").split())


def written(visual: Visual) -> str:
    """What stands in `visual`, without white space, where it is one below the other."""
    match visual:
        case Block():
            return "".join((visual.lead.plain + visual.text.plain).replace("▎", " ").split())
        case Stack():
            return "".join(map(written, visual.parts))
        case Barred():
            return written(visual.inside)
        case Beside():
            return written(visual.left) + written(visual.right)
    raise TypeError(visual)


@given(visuals, widths)
def test_lines_fill_the_width(visual: Visual, width: int) -> None:
    """Every line has exactly the width it was given, whatever characters are in it."""
    assert {strip.cell_length for strip in drawn(visual, width)} <= {width}
    for strip in drawn(visual, width):
        assert sum(segment.cell_length for segment in strip) == width


@given(visuals, widths)
def test_height_is_that_of_the_lines(visual: Visual, width: int) -> None:
    """What it says of its height is what it takes."""
    assert visual.get_height(RULES, width) == len(drawn(visual, width))
    assert visual.get_optimal_width(RULES, width) == width


@given(visuals, widths, st.integers(0, 5))
def test_lines_can_be_cut(visual: Visual, width: int, height: int) -> None:
    """Asked for fewer lines it gives the first ones."""
    assert [strip.text for strip in drawn(visual, width, height)] == [
        strip.text for strip in drawn(visual, width)
    ][:height]


@given(visuals, widths)
def test_nothing_of_a_text_is_lost(visual: Visual, width: int) -> None:
    """Wrapping breaks words where it must and drops nothing, side by side neither."""
    assert sorted(shown(drawn(visual, width))) == sorted(written(visual))


@given(blocks(), widths)
def test_a_text_keeps_its_order(block: Block, width: int) -> None:
    """A paragraph reads as it was written."""
    assert shown(drawn(block, width)) == written(block)


@given(texts, texts, st.integers(66, 120))
def test_side_by_side(left: str, right: str, width: int) -> None:
    """Both begin in the same line."""
    beside = Beside(Block(Content("L" + left)), Block(Content("R" + right)))
    first = drawn(beside, width)[0].text
    assert first.startswith("L")
    assert first[(width - 3) // 2 :].lstrip().startswith("R") or "R" in first


class PageApp(App[None]):
    """A page and nothing else."""

    def __init__(self, *pages: Callable[[], Visual]) -> None:
        super().__init__()
        self._pages = pages

    def compose(self) -> ComposeResult:
        yield Page([page() for page in self._pages])


def numbers(start: int, stop: int) -> list[Visual]:
    """Paragraphs that can be told apart."""
    return [paragraph(f"<{n}> " + "word " * (n % 40)) for n in range(start, stop)]


def read(page: Page) -> list[int]:
    """The numbers of the paragraphs on the page, in order."""
    found = page_of(page.screen).split("<")[1:]
    return [int(each.partition(">")[0]) for each in found]


async def test_a_page_keeps_its_order() -> None:
    """Whatever is added in whichever portions stands below what was there."""
    async with PageApp().run_test(size=(60, 20)) as pilot:
        page = pilot.app.screen.query_one(Page)
        ends = list(accumulate((3, 1, 40, 0, 700, 7)))
        for start, stop in zip([0, *ends], ends, strict=False):
            page.add(numbers(start, stop))
            await pilot.pause()
            assert read(page) == list(range(stop))
        page.show(numbers(5, 9))
        await pilot.pause()
        assert read(page) == [5, 6, 7, 8]


async def test_a_page_shows_new_lines_from_their_beginning() -> None:
    """What is added is brought into sight at its first line, as far as there is enough below."""
    async with PageApp().run_test(size=(60, 20)) as pilot:
        page = pilot.app.screen.query_one(Page)
        page.add(numbers(0, 40))
        await pilot.pause()
        page.add(numbers(80, 120))
        await pilot.pause()
        assert "<80>" in line(page, 1)
        page.add(numbers(41, 42))
        await pilot.pause()
        assert page.at_end


@pytest.mark.parametrize("width", [20, 60, 200])
async def test_a_page_is_no_wider_than_one_can_read(width: int) -> None:
    """Lines keep to the measure, in the middle of the screen."""
    async with PageApp().run_test(size=(width, 20)) as pilot:
        page = pilot.app.screen.query_one(Page)
        page.add(numbers(0, 40))
        await pilot.pause()
        lines = [line(page, y).rstrip() for y in range(20)]
        widest = max(map(len, lines))
        assert widest <= width
        starts = {len(each) - len(each.lstrip()) for each in lines if each}
        assert len(starts) == 1
        assert widest - min(starts) <= MEASURE


async def test_a_page_after_a_resize() -> None:
    """The lines are set anew, and what was being read stays in sight."""
    async with PageApp().run_test(size=(60, 20)) as pilot:
        page = pilot.app.screen.query_one(Page)
        page.add(numbers(0, 60))
        page.add(numbers(60, 120))
        await pilot.pause()
        for size in ((140, 40), (30, 15), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert read(page) == list(range(120))
            assert "<60>" in line(page, 1)


def line(page: Page, y: int) -> str:
    """A line of what is in sight."""
    return page.render_line(y).text
