"""What is looked for in Dutch, by what it does; the notation is that of `phrases`."""

PHRASES = {
    "request": """
        kun je | kun jij | kunt u | kan je | kan jij | kan u | zou je | zou jij | zou u | zoudt u
        | wil je | wil jij | wilt u | wil u | wou je | mag ik | zou ik … mogen
        | kan ik je iets vragen | heb je … tijd | heeft u … tijd | hebt u … tijd | heb je even
        | heeft u even | heb je een momentje | ken je … iemand | ken jij iemand | kent u iemand
        | weet je … iemand | weet jij iemand | weet u iemand | weet u … of | weet je … of
        | ik wil je … vragen | ik wil u … vragen | ik wilde je … vragen | ik wilde u … vragen
        | ik wilde vragen | ik wou je … vragen | ik wou vragen | ik zou je … vragen
        | ik zou u … vragen | mijn vraag is | ik heb een vraag | ik heb één vraag
        | ik vraag me af of | ik vroeg me af of | is het mogelijk | zou het mogelijk zijn
        | zou het kunnen | lukt het je | lukt het u | stuur me | stuur mij | stuurt u me
        | stuurt u mij | vertel me | vertel eens | laat me … weten | laat mij … weten
        | laat even weten | laat maar weten | breng me in contact | stel me … voor | zeg me
    """,
    "thanks": """
        dank je wel | dank u wel | dank je | dank u | dankjewel | dankuwel | dankje | bedankt
        | bedankje | dank voor
        | hartelijk dank | veel dank | heel veel dank | grote dank | mijn dank | met dank
        | ik ben je dankbaar | ik ben u dankbaar | dankbaar voor | dankbaar dat | ik bedank je
        | ik bedank u | wil je bedanken | wil u bedanken | wilde je bedanken | wilde u bedanken
        | ik waardeer | waardeer ik | ik stel … op prijs | stel ik … op prijs
    """,
    "way-out": """
        geen probleem als | geen enkel probleem | geen punt als | niet erg als | niets aan de hand
        | hoef je niet | hoeft u niet | je hoeft … niet | u hoeft … niet | het hoeft niet
        | hoef je er niet | als je liever | als u liever | zeg gerust | zegt u gerust | gerust nee
        | nee zeggen | zeg je nee | zegt u nee | een nee | nee is | ook goed | ook prima
        | ook in orde | ook best | even goed | ook fijn | net zo lief | als het niet
        | als het je niet | als het u niet | als dat niet | als dit niet | als je niet kunt
        | als je niet wilt | als je geen tijd | als u geen tijd | als je geen zin | zo niet
        | voel je niet verplicht | voelt u zich niet verplicht | voel je vrij | voelt u zich vrij
        | zonder verplichting | geen verplichting | begrijp ik dat | begrijp ik het | snap ik dat
        | snap ik het | dan begrijp ik | dan snap ik | heb ik alle begrip | sla … over
        | laat het maar | laat u het | laat dan maar | past het niet | komt het niet uit
        | lukt het niet | komt het slecht uit | te veel gevraagd | antwoord hoeft niet
        | antwoorden hoeft niet | hoeft niet hoor | niet nodig
    """,
    "deadline": """
        voor maandag | voor dinsdag | voor woensdag | voor donderdag | voor vrijdag
        | voor zaterdag | voor zondag | vóór … maandag | vóór … dinsdag | vóór … woensdag
        | vóór … donderdag | vóór … vrijdag | vóór … zaterdag | vóór … zondag | vóór #
        | vóór de #~ | uiterlijk | voor morgen | vóór morgen | nog vandaag | vandaag nog
        | vanavond nog | nog deze week | deze week nog | voor het eind~ van | vóór het eind~ van
        | voor het weekend | vóór het weekend | zo snel mogelijk | zo spoedig mogelijk | zsm
        | z.s.m | haast bij | er is haast | ik heb haast | dringend~ | met spoed | spoedig
        | onmiddellijk | sluit op | loopt af | sluitingsdatum
    """,
    "offer": """
        help ik graag | help ik je graag | ik help je graag | ik help u graag | ik help graag
        | ik wil je graag … helpen | ik kan je … helpen | ik kan u … helpen | ik kan je … sturen
        | ik kan u … sturen | ik kan je … laten zien | ik stuur je | ik stuur u | stuur ik je
        | stuur ik u | ik breng je | ik breng u | breng ik je | breng ik u | ik kijk graag
        | kijk ik graag | ik lees graag mee | lees ik graag | doe ik graag iets terug
        | doe ik graag | iets terugdoen | iets terug doen | terugdoen | wat kan ik voor je
        | wat kan ik voor u | kan ik iets voor je | kan ik iets voor u | kan ik je … helpen
        | kan ik u … helpen | als ik je … kan helpen | als ik u … kan helpen | in ruil
        | als tegenprestatie | ik bied | bied ik | in de bijlage | bijgevoegd
        | ik heb … bijgevoegd | je bent welkom | u bent welkom
    """,
    "press": """
        al nieuws | nog nieuws | is er al | weet je al | weet u al | heb je al | heeft u al
        | hebt u al | heb je mijn | heeft u mijn | hebt u mijn | nog niets gehoord
        | niets meer gehoord | nog geen reactie | nog geen antwoord | nog steeds geen
        | even checken | nog even checken | kom ik terug op | terug op mijn | kom … terug op
        | herinnering | herinner~ je | herinner~ u | mijn vorige | mijn eerdere | nogmaals
        | ik wacht nog | wacht ik nog | zoals ik … vroeg | ik vroeg je … al | ik vroeg u … al
        | je had beloofd | u had beloofd | je beloofde | u beloofde | je zou nog | u zou nog
    """,
    "others": """
        een vriend van | een vriendin van | mijn vriend~ | mijn huisgenoot~ | mijn collega~
        | een collega van | mijn neef | mijn nicht | mijn broer | mijn zus | mijn zusje
        | mijn broertje | mijn zoon | mijn dochter | mijn vrouw | mijn man | mijn partner
        | mijn moeder | mijn vader | mijn oom | mijn tante | mijn buurman | mijn buurvrouw
        | mijn baas | mijn chef | mijn mentor | mijn leidinggevende | mijn student~
        | een kennis van
    """,
    "greeting": """
        beste | hoi | hallo | dag | geachte | goedemorgen | goedemiddag | goedenavond
        | goeiemorgen | goeiemiddag | ha | lieve
    """,
}

TITLES = "mevrouw|meneer|mevr|dhr|mw|de heer|dr|prof|professor|Mevrouw|Meneer|Dhr|Mw"
"""What stands before a name, as it is written."""

DENIALS = "nee geen zonder noch nauwelijks"
"""Words that take back what follows them, beside those that negate a verb."""

NO_REQUEST_AFTER = "ik wat wie waarom"
"""Words after which the words of a request ask for something else."""
