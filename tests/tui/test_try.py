from coach.world import World
from tests.tui.driving import seat

async def test_try(world: World) -> None:
    async with seat(world) as me:
        print(me.lines)
        await me.press("enter")
        await me.begin()
        print(me.lines)
        await me.answer("circle")
        print(me.lines)
        print(me.page)
        await me.go_on()
        print(me.lines)
        await me.leave()
        print(me.lines)

async def test_try2(world: World) -> None:
    async with seat(world, "only-an-hr-address", size=(140,40)) as me:
        await me.begin()
        print(me.lines)
        print(me.part("#people"))
