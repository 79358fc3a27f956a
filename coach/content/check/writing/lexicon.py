"""The words that checks of replies look for, language by language.

A language that is not here has none, and the checks that need words pass it over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words of `text` in order, in small letters, with straight apostrophes."""
    return _WORD.findall(text.casefold().replace("’", "'"))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, in small letters."""

    function_words: frozenset[str]
    """Words without a subject of their own: they echo nothing."""
    hedges: frozenset[str]
    absolutes: frozenset[str]
    courtesies: frozenset[str]
    """Thanks, please and sorry."""
    insults: frozenset[str]
    told_verdicts: re.Pattern[str]
    """What judges, where a story tells what followed; a “wrong number” doesn't."""
    spoken_verdicts: re.Pattern[str]
    """What judges, where a person speaks; their own mistake doesn't."""
    catch_all: re.Pattern[str]
    """All, none or both of the above."""
    negations: dict[str, str]
    """A negated word to the word without negation; an empty one falls away."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ENGLISH = Lexicon(
    function_words=_set(
        "a about after all also am an and another any are as at back be because been before being "
        "but by can come could did do does doing don't done down each even every first for from "
        "get give go going gone got had has have he her here hers him his how i i'd i'll i'm i've "
        "if in into is isn't it it's its just know last like little make many may me might more "
        "most much must my myself no nor not now of off on once one only or other our out over "
        "own people put same say see send shall she should so some something such take tell than "
        "that that's the their them then there there's these they thing things think this those "
        "through time to today tomorrow too two under until up us use very want was way we well "
        "were what what's when where which while who whom whose why will with would write yes "
        "yesterday yet you you'd you'll you're you've your yours asked asking wants wanted which's "
        "about again around whether without within might between against always never nothing "
        "anything everything someone anyone everyone somebody anybody nobody three four morning "
        "afternoon evening monday tuesday wednesday thursday friday saturday sunday later great "
        "still right really might since can't couldn't didn't doesn't won't wouldn't shouldn't "
        "would've could've should've they're they've we're we've maybe perhaps please thank thanks"
    ),
    hedges=_set("might could perhaps maybe possibly probably presumably somewhat"),
    absolutes=_set(
        "always never everyone everybody nobody only must immediately obviously just definitely "
        "certainly absolutely"
    ),
    courtesies=_set("thank thanks thankful please sorry apologies apologise apology apologize"),
    insults=_set(
        "idiot idiots idiotic stupid lazy pathetic ridiculous liar liars selfish incompetent "
        "useless arrogant clueless shameless moron loser parasite"
    ),
    told_verdicts=_pattern(
        r"\b(?:(?:is|was|are|were|be|been|['’]s)(?: \w+)? (?:wrong|correct|incorrect|mistaken)"
        r"|wrongly|(?:in)?correctly|mistakes?|should(?:n['’]t| not)? have|should['’]ve)\b"
    ),
    spoken_verdicts=_pattern(r"\byou (?:should(?:n['’]t| not)? have|should['’]ve)\b"),
    catch_all=_pattern(r"\b(?:all|none|both|either|neither) of (?:the above|these (?:re|answ))"),
    negations={
        **dict.fromkeys(("not", "no", "never"), ""),
        **{f"{verb}n't": verb for verb in ("do", "does", "did", "is", "are", "was", "were")},
        **{f"{verb}n't": verb for verb in ("would", "could", "should", "have", "has", "had")},
        "can't": "can",
        "cannot": "can",
        "won't": "will",
    },
)

_DUTCH = Lexicon(
    function_words=_set(
        "aan al alle alles als altijd ander andere anders ben bent bij bijna binnen boven daar "
        "daarna daarom daarvoor dan dat de deze die dingen dinsdag dit doe doen doet donderdag "
        "door dus echt één een eens eerst eerste elk elke en er ergens erg even ga gaan gaat geen "
        "gegeven gehad geven gewoon had hadden heb hebben hebt heeft heel hem hen het hier hij hoe "
        "hun iemand iets ik in is ja je jij jou jouw jullie kan kom komen komt kon kun kunnen kunt "
        "kwam laat later maak maandag maar maken me meer meest met mij mijn misschien moet moeten "
        "morgen na naar nee niemand niet niets nog nooit nou nu of om omdat onder ons onze ook op "
        "over paar pas precies samen schrijf schrijven slechts staan staat steeds stuur sturen "
        "stuurt te tegen terug toch toen tot tussen twee drie vier tijd u uit uw vaak van "
        "vandaag vanaf vanavond vanmiddag vanmorgen vanochtend veel verder vind vinden vindt via "
        "volgende voor vraag vragen vraagt vrijdag waar waarom waarop waren was wat we week weer "
        "weet wel welk welke wie wij wil willen wilt woensdag word worden wordt zaterdag zaten ze "
        "zeg zeggen zegt zei zelf zelfs zich "
        "zie zien ziet zij zijn zo zoals zodat zon zondag zonder "
        "zou zouden zullen dank bedankt graag alsjeblieft ochtend middag avond laatste iedereen "
        "minuten minuut weken dagen gisteren"
    ),
    hedges=_set(
        "misschien wellicht mogelijk eventueel vermoedelijk waarschijnlijk zou zouden enigszins"
    ),
    absolutes=_set(
        "altijd nooit iedereen niemand alleen moet moeten meteen onmiddellijk natuurlijk uiteraard "
        "gewoon absoluut vanzelfsprekend zeker beslist"
    ),
    courtesies=_set(
        "dank dankjewel dankje bedankt bedankje graag alsjeblieft alstublieft sorry excuses "
        "excuus spijt"
    ),
    insults=_set(
        "idioot idioten idioots dom domme lui luie zielig belachelijk leugenaar leugenaars "
        "egoïstisch egoïst incompetent waardeloos arrogant schaamteloos sukkel sukkels profiteur"
    ),
    told_verdicts=_pattern(
        r"\b(?:(?:is|was|zijn|waren)(?: \w+){0,2} (?:fout|verkeerd|onjuist|correct)"
        r"|een (?:fout|vergissing|misser)|had(?:den)?(?: \w+){0,4} moeten)\b"
    ),
    spoken_verdicts=_pattern(
        r"\b(?:had(?:den)? (?:je|jij|u)(?: \w+){0,4}|(?:je|jij|u) had(?: \w+){0,4}) moeten\b"
    ),
    catch_all=_pattern(r"\b(?:al het|alle|geen van(?: de)?|beide|elk van de) bovenstaande"),
    negations={**dict.fromkeys(("niet", "nooit"), ""), "geen": "een", "niets": "iets"},
)

LEXICONS = {"en": _ENGLISH, "nl": _DUTCH}
"""Language to its words."""
