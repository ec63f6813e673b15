"""The form that mentors filled in, and the interview mark that coordinators added."""

from sample_data.dice import Dice
from sample_data.mitt_livs_chans import answers, texts
from sample_data.mitt_livs_chans import words_of_people as people
from sample_data.mitt_livs_chans import words_of_work as work
from sample_data.mitt_livs_chans.answers import untidy, worded
from sample_data.mitt_livs_chans.form import Question
from sample_data.mitt_livs_chans.population import Mentor
from sample_data.writing import Cell

FILE = "mentorer_vt2022.xlsx"
SHEET = "Formulärsvar 1"
BETWEEN = ", "
"""What this form tool puts between ticked boxes."""
_ASKED_LANGUAGES = ("sv", "en", "ar")


def _phone(mentor: Mentor, dice: Dice) -> Cell:
    number = mentor.contact.phone
    if number is None:
        return None
    if dice.of("as a number").happens(0.02):
        return int(number.replace("-", ""))
    return answers.telephone(number, dice)


def _years(value: float, dice: Dice) -> Cell:
    text = answers.years(value, dice)
    return int(text) if text.isdecimal() else text


def _language(code: str, mentor: Mentor, dice: Dice) -> str | None:
    level = mentor.languages.get(code)
    if level is None:
        return worded("none", people.LEVELS, dice) if dice.of("says no").happens(0.3) else None
    return untidy(worded(level, people.LEVELS, dice), dice)


def _places(mentor: Mentor, dice: Dice) -> Cell:
    if dice.of("in words").happens(0.03) and mentor.places:
        return f"{mentor.places} st"
    return mentor.places


def _hours(mentor: Mentor) -> Cell:
    return int(mentor.hours) if mentor.hours.isdecimal() else mentor.hours


QUESTIONS: tuple[Question[Mentor], ...] = (
    Question("received", "Tidstämpel", lambda mentor, _: mentor.received),
    Question("role", "Jag ansöker som / I apply as *", lambda _, __: "Mentor"),
    Question("name", "Namn / Full name *", lambda mentor, _: mentor.contact.full_name),
    Question(
        "email",
        "E-postadress / E-mail *",
        lambda mentor, dice: answers.address(mentor.contact.email, dice),
    ),
    Question("phone", "Telefon / Phone", _phone, blank=0.02),
    Question("birth_year", "Födelseår", lambda mentor, _: mentor.birth_year, blank=0.06),
    Question(
        "gender",
        "Kön / Gender",
        lambda mentor, dice: dice.one(people.GENDERS[mentor.gender]),
        blank=0.04,
    ),
    Question(
        "employer",
        "Arbetsgivare / Employer",
        lambda mentor, _: mentor.employer,
        blank=0.05,
    ),
    Question(
        "position",
        "Vilken befattningsnivå har du? *",
        lambda mentor, dice: worded(mentor.position, work.MENTOR_LEVELS, dice),
        blank=0.03,
    ),
    Question(
        "occupation",
        "Vad är ditt yrke?",
        lambda mentor, dice: untidy(mentor.occupation, dice),
        blank=0.06,
    ),
    Question(
        "industry",
        "Inom vilken bransch arbetar du i dag, eller har du arbetat senast? *",
        lambda mentor, dice: untidy(worded(mentor.industry, work.INDUSTRIES, dice), dice),
        blank=0.03,
    ),
    Question(
        "education_field",
        "Utbildningsinriktning / Field of education *",
        lambda mentor, dice: untidy(worded(mentor.study, work.STUDIES, dice), dice),
        blank=0.03,
    ),
    Question(
        "education_level",
        "Högsta avslutade utbildning / Highest completed education *",
        lambda mentor, dice: untidy(worded(mentor.level, work.EDUCATION_LEVELS, dice), dice),
    ),
    Question(
        "equivalent",
        "Har du erfarenhet som motsvarar en eftergymnasial utbildning?",
        lambda mentor, dice: dice.one(people.YES if mentor.equivalent_experience else people.NO),
        blank=0.3,
    ),
    Question(
        "years_local",
        "Hur många års arbetslivserfarenhet har du från den svenska arbetsmarknaden? *",
        lambda mentor, dice: _years(mentor.years_local, dice),
    ),
    Question(
        "years_total",
        "Hur många års arbetslivserfarenhet har du totalt?",
        lambda mentor, dice: _years(mentor.years_total, dice),
        blank=0.04,
    ),
    Question(
        "sv",
        "Svenska / Swedish (nivå) *",
        lambda mentor, dice: _language("sv", mentor, dice),
        blank=0.01,
    ),
    Question(
        "en",
        "Engelska / English (nivå) *",
        lambda mentor, dice: _language("en", mentor, dice),
        blank=0.01,
    ),
    Question(
        "ar",
        "Arabiska / Arabic (nivå)",
        lambda mentor, dice: _language("ar", mentor, dice),
        blank=0.05,
    ),
    Question(
        "other_languages",
        "Andra språk och nivå / Other languages and level",
        lambda mentor, dice: answers.other_languages(
            mentor.languages, dice, without=_ASKED_LANGUAGES
        ),
        blank=0.04,
    ),
    Question(
        "mode",
        "Hur vill du delta? / How do you want to take part? *",
        lambda mentor, dice: untidy(worded(mentor.mode, people.MODES, dice), dice),
        blank=0.03,
    ),
    Question(
        "place",
        "I vilken kommun bor du? *",
        lambda mentor, dice: untidy(worded(mentor.place, people.PLACES, dice), dice),
        blank=0.03,
    ),
    Question("places", "Hur många adepter vill du vara mentor för? *", _places, blank=0.02),
    Question(
        "hours",
        "Hur många timmar kan du avsätta totalt under de 4 månaderna? (ca 12 timmar) *",
        lambda mentor, _: _hours(mentor),
        blank=0.02,
    ),
    Question(
        "offers",
        "Vad kan du bidra med? (flera val möjliga) *",
        lambda mentor, dice: answers.several(mentor.offers, people.GOALS, dice, between=BETWEEN),
        blank=0.04,
    ),
    Question(
        "motivation",
        "Varför vill du bli mentor?",
        lambda mentor, dice: texts.motivation(dice, former_adept=mentor.former_adept),
        blank=0.12,
    ),
    Question(
        "wish",
        "Har du önskemål om din adept?",
        lambda _, dice: texts.wish_for_mentee(dice),
        blank=0.45,
    ),
    Question(
        "former_adept",
        "Har du tidigare varit adept i Mitt Livs Chans?",
        lambda mentor, dice: dice.one(people.YES if mentor.former_adept else people.NO),
        blank=0.05,
    ),
    Question(
        "times",
        "Vilka tider passar dig? / When are you available?",
        lambda mentor, _: answers.free_times(mentor.times, between=BETWEEN),
        blank=0.08,
    ),
    Question(
        "interview",
        "Intervju: engagerad, nyfiken, lyssnare (1-5)",
        lambda mentor, _: mentor.interview,
    ),
)
