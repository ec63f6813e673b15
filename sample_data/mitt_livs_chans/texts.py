"""Sentences that applicants of the sample wrote in their own words; all invented."""

from sample_data.dice import Dice

_GOAL_OPENINGS = (
    "Jag vill hitta ett jobb som {job} i Sverige.",
    "Mitt mål är att få arbeta som {job} igen.",
    "Jag har arbetat i {years} år och vill förstå hur man söker jobb här.",
    "I would like to work as {job} and need to understand the Swedish labour market.",
    "Jag vill få min första svenska referens inom mitt yrke.",
    "Jag är {job} och söker någon att bolla idéer med.",
    "Jag vill veta vilka vägar som finns från min utbildning till ett jobb.",
)
_GOAL_ENDINGS = (
    "Det svåraste är att inte ha några kontakter.",
    "Jag vill också förbättra min svenska; särskilt språket på jobbet.",
    "Gärna hjälp med CV och LinkedIn.",
    "Jag har fått många nej och behöver någon som ser vad jag kan.",
    "My goal is to have an interview before the summer.",
    "Jag kan mitt yrke men inte de oskrivna reglerna.",
    'En vän sade "du måste ha nätverk", och det vill jag bygga.',
    "Helst i en mindre stad.",
)
_MENTOR_WISHES = (
    "Någon som arbetar inom samma bransch",
    "En mentor med erfarenhet av rekrytering",
    "Gärna någon som själv har kommit till Sverige som vuxen",
    "Someone from the same field",
    "Någon med tålamod",
    "Helst en ingenjör",
    "Spelar ingen roll",
    "En chef som kan berätta hur hon anställer",
)
_MENTEE_WISHES = (
    "Någon inom min egen bransch",
    "Inga särskilda önskemål",
    "Gärna en ingenjör eller någon inom IT",
    "Någon som är ny på arbetsmarknaden",
    "Someone I can help with the first steps",
    "Någon jag kan lära mig av",
)
_MOTIVATIONS = (
    "Jag vill dela med mig av det jag har lärt mig i arbetslivet.",
    "Jag fick själv mycket hjälp när jag var ny.",
    "Vi behöver kompetensen, och jag vill bidra till en rättvisare arbetsmarknad.",
    "I want to understand what it is like to be new here.",
    "Jag vill utvecklas som ledare och lära av någon annan.",
    "Mitt företag uppmuntrar oss att vara med.",
    "Jag var adept en gång och vill ge tillbaka.",
    "Det är roligt att lära känna någon man annars inte skulle möta.",
)
_CONSENTS = ("Ja", "Ja", "Ja", "Jag samtycker")


def about_goals(dice: Dice, *, job: str, years: float) -> str:
    """What an adept hopes for, in one to three sentences."""
    opening = (
        dice.of("opening").one(_GOAL_OPENINGS).format(job=_in_sentence(job), years=f"{years:g}")
    )
    endings = dice.of("endings").some(_GOAL_ENDINGS, count=dice.of("count").whole(0, 2))
    return " ".join((opening, *endings))


def wish_for_mentor(dice: Dice) -> str:
    """What kind of mentor an adept would like."""
    return dice.one(_MENTOR_WISHES)


def wish_for_mentee(dice: Dice) -> str:
    """What kind of adept a mentor would like."""
    return dice.one(_MENTEE_WISHES)


def motivation(dice: Dice, *, former_adept: bool) -> str:
    """Why somebody wants to be a mentor."""
    grateful = _MOTIVATIONS[-2]
    others = tuple(text for text in _MOTIVATIONS if text != grateful)
    return grateful if former_adept and dice.of("back").happens(0.5) else dice.of("why").one(others)


def consent(dice: Dice) -> str:
    """Answer to the question about keeping the data."""
    return dice.one(_CONSENTS)


def _in_sentence(job: str) -> str:
    return job if job[:2].isupper() else job[:1].lower() + job[1:]
