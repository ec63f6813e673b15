"""The form that adepts filled in, column by column."""

from sample_data.dice import Dice
from sample_data.mitt_livs_chans import answers, texts
from sample_data.mitt_livs_chans import words_of_people as people
from sample_data.mitt_livs_chans import words_of_work as work
from sample_data.mitt_livs_chans.answers import untidy, worded
from sample_data.mitt_livs_chans.form import Question
from sample_data.mitt_livs_chans.population import Adept

FILE = "adepter_vt2022.csv"
BETWEEN = ";"
"""What this form tool puts between ticked boxes; the file's own separator too, hence the quotes."""
_ASKED_LANGUAGES = ("sv", "en", "ar")
_OTHER_GOAL = "Annat: förstå hur {place} fungerar som arbetsmarknad"
_OTHER_BARRIER = "Annat: min examen är inte översatt än"


def _country(code: str | None, dice: Dice) -> str | None:
    return None if code is None else untidy(worded(code, people.COUNTRIES, dice), dice)


def _parent(which: int, adept: Adept, dice: Dice) -> str | None:
    return _country(adept.parents[which], dice)


def _phone(adept: Adept, dice: Dice) -> str | None:
    number = adept.contact.phone
    return None if number is None else answers.telephone(number, dice)


def _arrived(adept: Adept, dice: Dice) -> str | None:
    return None if adept.arrived is None else answers.month_of_arrival(*adept.arrived, dice)


def _language(code: str, adept: Adept, dice: Dice) -> str | None:
    level = adept.languages.get(code)
    if level is None:
        return worded("none", people.LEVELS, dice) if dice.of("says no").happens(0.4) else None
    return untidy(worded(level, people.LEVELS, dice), dice)


def _goals(adept: Adept, dice: Dice) -> str:
    ticked = answers.several(adept.goals, people.GOALS, dice, between=BETWEEN)
    if dice.of("other").happens(0.03):
        return BETWEEN.join((ticked, _OTHER_GOAL.format(place=adept.place)))
    return ticked


def _barriers(adept: Adept, dice: Dice) -> str:
    ticked = answers.several(adept.barriers, people.BARRIERS, dice, between=BETWEEN)
    return BETWEEN.join((ticked, _OTHER_BARRIER)) if dice.of("other").happens(0.03) else ticked


def _same_gender(adept: Adept, dice: Dice) -> str | None:
    if dice.of("asks").happens(0.13 if adept.gender == "woman" else 0.03):
        return dice.of("yes").one(people.YES)
    return dice.of("no").one(people.NO) if dice.of("says no").happens(0.7) else None


def _wished_language(adept: Adept, dice: Dice) -> str | None:
    able = [name for name, level in adept.languages.items() if level not in {"none", "some"}]
    return worded(dice.of("which").one(able), people.LANGUAGES, dice) if able else None


def _not_with(adept: Adept, dice: Dice) -> str | None:
    if adept.employer and dice.of("boss").happens(0.12):
        return f"Någon från {adept.employer}"
    return None


QUESTIONS: tuple[Question[Adept], ...] = (
    Question("received", "Tidstämpel", lambda adept, _: answers.stamp(adept.received)),
    Question(
        "consent",
        "Jag samtycker till att mina uppgifter sparas och används för matchningen *",
        lambda _, dice: texts.consent(dice),
    ),
    Question("first_name", "1. Förnamn *", lambda adept, _: adept.contact.first_name),
    Question("last_name", "2. Efternamn *", lambda adept, _: adept.contact.last_name),
    Question(
        "email",
        "3. E-postadress *",
        lambda adept, dice: answers.address(adept.contact.email, dice),
    ),
    Question("phone", "4. Telefonnummer", _phone, blank=0.02),
    Question(
        "birth_year",
        "5. Vilket år är du född?",
        lambda adept, _: str(adept.birth_year),
        blank=0.04,
    ),
    Question(
        "gender",
        "6. Kön",
        lambda adept, dice: dice.one(people.GENDERS[adept.gender]),
        blank=0.03,
    ),
    Question(
        "place",
        "7. I vilken kommun bor du? *",
        lambda adept, dice: untidy(worded(adept.place, people.PLACES, dice), dice),
        blank=0.03,
    ),
    Question(
        "birth_country",
        "8. I vilket land är du född? *",
        lambda adept, dice: _country(adept.birth_country, dice),
    ),
    Question(
        "parent1",
        "9a. I vilket land är din mamma född?",
        lambda adept, dice: _parent(0, adept, dice),
        blank=0.05,
    ),
    Question(
        "parent2",
        "9b. I vilket land är din pappa född?",
        lambda adept, dice: _parent(1, adept, dice),
        blank=0.06,
    ),
    Question("arrived", "10. När kom du till Sverige? (år och månad) *", _arrived, blank=0.04),
    Question(
        "education_level",
        "11. Vilken är din högsta avslutade utbildning? *",
        lambda adept, dice: untidy(worded(adept.level, work.EDUCATION_LEVELS, dice), dice),
    ),
    Question(
        "education_field",
        "12. Inom vilket område är din utbildning? *",
        lambda adept, dice: untidy(worded(adept.study, work.STUDIES, dice), dice),
        blank=0.03,
    ),
    Question(
        "education_country",
        "13. I vilket land har du studerat?",
        lambda adept, dice: _country(adept.study_country, dice),
        blank=0.06,
    ),
    Question(
        "industry",
        "14. Inom vilken bransch arbetade du senast?",
        lambda adept, dice: untidy(worded(adept.industry, work.INDUSTRIES, dice), dice),
        blank=0.06,
    ),
    Question(
        "target_industry",
        "15. Inom vilken bransch vill du arbeta i Sverige? *",
        lambda adept, dice: untidy(worded(adept.target_industry, work.INDUSTRIES, dice), dice),
        blank=0.03,
    ),
    Question(
        "occupation",
        "16. Vilket är ditt yrke?",
        lambda adept, dice: untidy(adept.occupation, dice),
        blank=0.06,
    ),
    Question(
        "years_total",
        "17. Hur många års arbetslivserfarenhet har du totalt (i alla länder)? *",
        lambda adept, dice: answers.years(adept.years_total, dice),
        blank=0.03,
    ),
    Question(
        "years_local",
        "18. Hur många års arbetslivserfarenhet har du från Sverige?",
        lambda adept, dice: answers.years(adept.years_local, dice),
        blank=0.06,
    ),
    Question(
        "job_matches",
        "19. Har du i dag ett jobb som motsvarar din kompetens? *",
        lambda adept, dice: worded(adept.job_matches, work.JOB_MATCHES, dice),
    ),
    Question(
        "status",
        "20. Vad är din huvudsakliga sysselsättning just nu?",
        lambda adept, dice: untidy(worded(adept.status, work.STATUSES, dice), dice),
        blank=0.04,
    ),
    Question(
        "sv",
        "21. Hur bra talar du svenska? *",
        lambda adept, dice: _language("sv", adept, dice),
        blank=0.02,
    ),
    Question(
        "en",
        "22. Hur bra talar du engelska? *",
        lambda adept, dice: _language("en", adept, dice),
        blank=0.02,
    ),
    Question(
        "ar",
        "23. Hur bra talar du arabiska?",
        lambda adept, dice: _language("ar", adept, dice),
        blank=0.05,
    ),
    Question(
        "other_languages",
        "24. Vilka andra språk talar du, och hur bra?",
        lambda adept, dice: answers.other_languages(
            adept.languages, dice, without=_ASKED_LANGUAGES
        ),
        blank=0.05,
    ),
    Question(
        "mode",
        "25. Hur vill du delta i programmet? *",
        lambda adept, dice: untidy(worded(adept.mode, people.MODES, dice), dice),
        blank=0.03,
    ),
    Question(
        "goals", "26. Vilka mål har du med mentorskapet? (flera val möjliga) *", _goals, blank=0.03
    ),
    Question(
        "barriers",
        "27. Vilka hinder möter du? (flera val möjliga)",
        _barriers,
        blank=0.09,
    ),
    Question(
        "wish",
        "28. Har du önskemål om din mentor?",
        lambda _, dice: texts.wish_for_mentor(dice),
        blank=0.4,
    ),
    Question("same_gender", "29. Vill du ha en mentor av samma kön?", _same_gender, blank=0.05),
    Question(
        "wished_language",
        "30. Vilket språk vill du helst tala med din mentor?",
        _wished_language,
        blank=0.2,
    ),
    Question(
        "times",
        "31. Vilka tider passar dig? (flera val möjliga)",
        lambda adept, _: answers.free_times(adept.times, between=BETWEEN),
        blank=0.07,
    ),
    Question(
        "goal_text",
        "32. Berätta om dina mål",
        lambda adept, dice: texts.about_goals(dice, job=adept.occupation, years=adept.years_total),
        blank=0.22,
    ),
    Question(
        "employer",
        "33. Vilken är din arbetsgivare? (om du har någon)",
        lambda adept, _: adept.employer,
        blank=0.05,
    ),
    Question("not_with", "34. Finns det någon du inte vill bli matchad med?", _not_with),
)
