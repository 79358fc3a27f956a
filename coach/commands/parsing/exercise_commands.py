"""The commands around a record: handing it in, reading many, and vouching for one."""

from __future__ import annotations

from coach.commands.parsing.options import add_exercise, add_exercise_files, add_json, day
from coach.commands.parsing.parser import Command, add_commands, add_shared
from coach.locale import _


def add_handing_in(command: Command) -> None:
    """Records and reports."""
    record = command("record", "record:record", _("write what you hand in, or check records"))
    add_exercise(record)
    record.add_argument(
        "--name", metavar=_("NAME"), help=_("your name, as it stands on the record")
    )
    record.add_argument(
        "--out", metavar=_("FILE"), help=_("the file to write, or - for standard output")
    )
    record.add_argument(
        "--verify",
        nargs="+",
        metavar=_("FILE"),
        help=_("check whether scores and result of these records follow from their moves"),
    )
    add_exercise_files(record)
    add_json(record)
    report = command("report", "report:report", _("show what a cohort did, from its records"))
    report.add_argument(
        "folders",
        nargs="+",
        metavar=_("FOLDER"),
        help=_("a folder with records, journals or both, in it or in folders below"),
    )
    report.add_argument("--html", metavar=_("FILE"), help=_("write a page instead"))
    report.add_argument("--anonymous", action="store_true", help=_("leave names out"))
    add_exercise_files(report)
    add_json(report)


ALGORITHMS = ("EdDSA", "RS256")


def add_badge(command: Command, width: int) -> None:
    """Keys and badges."""
    badge = command("badge", "", _("make keys for badges, issue a badge, and verify one"))
    under_badge, commands = add_commands(badge, "coach badge", width, required=True)
    key = under_badge("key", "badge:make_key", _("make the two keys of an organisation"))
    key.add_argument(
        "--out", metavar=_("FOLDER"), default=".", help=_("where they go; without it, here")
    )
    key.add_argument(
        "--alg",
        choices=ALGORITHMS,
        default=ALGORITHMS[0],
        help=_("how they sign; RS256 for badge platforms that do not know EdDSA"),
    )
    issued = under_badge("issue", "badge:issue_badge", _("issue a badge for a record"))
    issued.add_argument("record", metavar=_("RECORD"), help=_("the record; its moves are replayed"))
    issued.add_argument(
        "--key", required=True, metavar=_("FILE"), help=_("the private key of the organisation")
    )
    issued.add_argument(
        "--issuer", required=True, metavar=_("NAME"), help=_("the name of the organisation")
    )
    issued.add_argument("--url", required=True, metavar="URL", help=_("its web address"))
    issued.add_argument(
        "--email",
        metavar=_("ADDRESS"),
        help=_("name the learner by a hash of this address instead"),
    )
    issued.add_argument(
        "--until", type=day, metavar=_("DATE"), help=_("the last day on which it holds")
    )
    issued.add_argument(
        "--out", metavar=_("FILE"), help=_("where it goes; without it, it is printed")
    )
    add_exercise_files(issued)
    verify = under_badge("verify", "badge:verify", _("tell whether a badge holds"))
    verify.add_argument("badge", metavar=_("FILE"), help=_("the badge: a file with a JWT"))
    verify.add_argument(
        "--key", required=True, metavar=_("FILE"), help=_("the public key of the organisation")
    )
    verify.add_argument(
        "--email", metavar=_("ADDRESS"), help=_("also tell whether it was awarded to this address")
    )
    add_json(verify)
    for each in commands.values():
        add_shared(each)
