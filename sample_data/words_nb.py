"""How people in Norway put it; keys are codes of the workbench's lists, the usual way first."""

LEVELS = {
    "none": ("Ingen", "Ikke i det hele tatt"),
    "some": ("Litt", "Nybegynner", "A2"),
    "good": ("Godt", "God", "B1", "B2"),
    "fluent": ("Flytende", "flytende", "C1"),
    "native": ("Morsmål", "morsmål"),
}

GENDERS = {"woman": ("Kvinne", "kvinne", "Kvinne"), "man": ("Mann", "mann")}

COUNTRIES = {
    "SY": ("Syria",),
    "IR": ("Iran",),
    "AF": ("Afghanistan",),
    "UA": ("Ukraina",),
    "ER": ("Eritrea",),
    "TR": ("Tyrkia",),
    "PH": ("Filippinene",),
    "BR": ("Brasil",),
    "IN": ("India",),
    "TH": ("Thailand",),
    "SO": ("Somalia",),
    "PL": ("Polen",),
}

TONGUES = {
    "SY": "ar", "IR": "fa", "AF": "fa", "UA": "uk", "ER": "ti", "TR": "tr", "PH": "fil",
    "BR": "pt", "IN": "hi", "TH": "th", "SO": "so", "PL": "pl",
}  # fmt: skip

LANGUAGES = {
    "ar": ("Arabisk",),
    "fa": ("Persisk", "Dari"),
    "uk": ("Ukrainsk",),
    "ti": ("Tigrinja",),
    "tr": ("Tyrkisk",),
    "fil": ("Tagalog",),
    "pt": ("Portugisisk",),
    "hi": ("Hindi",),
    "th": ("Thai",),
    "so": ("Somali",),
    "pl": ("Polsk",),
    "de": ("Tysk",),
    "fr": ("Fransk",),
}

STUDIES = {
    "011": ("Lærerutdanning og pedagogikk", "Lærer"),
    "041": ("Økonomi og administrasjon", "Økonomi"),
    "042": ("Juss",),
    "061": ("IT",),
    "071": ("Ingeniør",),
    "0731": ("Arkitektur", "Arkitekt"),
    "0913": ("Sykepleie", "Sykepleier"),
    "0916": ("Farmasi",),
    "0923": ("Sosialt arbeid",),
    "031": ("Samfunnsfag",),
}

INDUSTRIES = {
    "C": ("Industri",),
    "F": ("Bygge- og anleggsvirksomhet", "Bygg og anlegg"),
    "G": ("Varehandel", "Handel"),
    "J": ("Informasjon og kommunikasjon", "IT"),
    "K": ("Finans og forsikring", "Bank"),
    "M": ("Faglig og teknisk tjenesteyting", "Rådgivning"),
    "O": ("Offentlig administrasjon", "Kommune"),
    "P": ("Undervisning", "Skole"),
    "Q": ("Helse- og sosialtjenester", "Helse"),
    "R": ("Kultur og fritid", "Kultur"),
    "D": ("Kraftforsyning", "Energi"),
}

GOALS = {
    "cv_applications": ("CV og søknader", "CV"),
    "interviews": ("Jobbintervju", "Intervjutrening"),
    "work_culture": ("Arbeidskultur", "Norsk arbeidsliv"),
    "unwritten_rules": ("Uskrevne regler",),
    "job_options": ("Jobbmuligheter", "Finne jobb"),
    "contacts": ("Kontakter og faglig nettverk", "Nettverk"),
    "education_paths": ("Utdanningsveier",),
    "language": ("Språk", "Øve norsk"),
    "social_network": ("Sosialt nettverk",),
    "self_confidence": ("Selvtillit",),
    "recognition": ("Godkjenning av utdanning",),
    "entrepreneurship": ("Starte bedrift",),
    "leadership": ("Ledelse", "Lederutvikling"),
    "equality_work": ("Likestillingsarbeid", "Likestilling"),
}

INTERESTS = {
    "music": ("Musikk",),
    "reading": ("Lesing", "Bøker"),
    "crafts": ("Håndarbeid", "Strikking"),
    "cooking": ("Matlaging",),
    "baking": ("Baking",),
    "gardening": ("Hage og dyrking", "Hage"),
    "nature_outdoors": ("Natur og friluftsliv", "Friluftsliv"),
    "hiking": ("Fottur og fjelltur", "Fjelltur"),
    "winter_sports": ("Vintersport", "Ski"),
    "gym_fitness": ("Trening",),
    "dance": ("Dans",),
    "travel": ("Reiser",),
    "family": ("Familie og barn", "Familie"),
    "society_politics": ("Samfunn og politikk",),
    "volunteering": ("Foreningsliv og frivillighet",),
    "art": ("Kunst og maling", "Kunst"),
}

LEADERSHIP = {
    "specialist_lead": ("Spesialist eller prosjektleder", "Prosjektleder"),
    "first_line": ("Teamleder eller gruppeleder", "Teamleder"),
    "middle": ("Mellomleder", "Avdelingsleder"),
    "senior": ("Ledergruppe", "Direktør"),
    "top": ("Toppleder", "Administrerende direktør"),
}
