"""How people in Denmark put it; keys are codes of the workbench's lists, the usual way first."""

YES, NO = ("Ja", "ja", "Ja"), ("Nej", "nej", "Nej")

LEVELS = {
    "none": ("Ingen", "Slet ikke"),
    "some": ("Lidt", "Begynder", "A2"),
    "good": ("Godt", "God", "B1", "B2"),
    "fluent": ("Flydende", "flydende", "C1"),
    "native": ("Modersmål", "modersmål"),
}

GENDERS = {
    "woman": ("Kvinde", "kvinde", "Kvinde"),
    "man": ("Mand", "mand"),
    "undisclosed": ("Ønsker ikke at oplyse",),
}

COUNTRIES = {
    "SY": ("Syrien", "syrien"),
    "IR": ("Iran",),
    "IQ": ("Irak",),
    "AF": ("Afghanistan",),
    "SO": ("Somalia",),
    "ER": ("Eritrea",),
    "TR": ("Tyrkiet", "tyrkiet"),
    "PK": ("Pakistan",),
    "LB": ("Libanon",),
    "UA": ("Ukraine",),
    "RU": ("Rusland",),
    "BR": ("Brasilien",),
    "CO": ("Colombia",),
    "IN": ("Indien",),
    "CN": ("Kina",),
    "TH": ("Thailand",),
    "PH": ("Filippinerne",),
    "VN": ("Vietnam",),
    "BA": ("Bosnien-Hercegovina", "Bosnien"),
    "MA": ("Marokko",),
    "PL": ("Polen",),
    "RO": ("Rumænien",),
    "DE": ("Tyskland",),
    "DK": ("Danmark", "danmark"),
    "GL": ("Grønland",),
}

LANGUAGES = {
    "ar": ("Arabisk", "arabisk"),
    "fa": ("Persisk", "Farsi"),
    "tr": ("Tyrkisk",),
    "ur": ("Urdu",),
    "so": ("Somali", "Somalisk"),
    "ti": ("Tigrinya",),
    "uk": ("Ukrainsk",),
    "ru": ("Russisk",),
    "pt": ("Portugisisk",),
    "es": ("Spansk",),
    "hi": ("Hindi",),
    "zh": ("Kinesisk",),
    "th": ("Thai",),
    "fil": ("Tagalog",),
    "vi": ("Vietnamesisk",),
    "bs": ("Bosnisk",),
    "pl": ("Polsk",),
    "ro": ("Rumænsk",),
    "de": ("Tysk",),
    "fr": ("Fransk",),
}

TONGUES = {
    "SY": "ar", "IQ": "ar", "LB": "ar", "MA": "ar", "IR": "fa", "AF": "fa", "TR": "tr", "PK": "ur",
    "SO": "so", "ER": "ti", "UA": "uk", "RU": "ru", "BR": "pt", "CO": "es", "IN": "hi", "CN": "zh",
    "TH": "th", "PH": "fil", "VN": "vi", "BA": "bs", "PL": "pl", "RO": "ro", "DE": "de",
}  # fmt: skip

LEVELS_OF_EDUCATION = {
    "2": ("Grundskole", "Folkeskole"),
    "3": ("Ungdomsuddannelse", "Gymnasial uddannelse"),
    "5": ("Kort videregående uddannelse", "KVU"),
    "6": ("Bachelor", "Mellemlang videregående uddannelse", "Professionsbachelor"),
    "7": ("Lang videregående uddannelse", "Kandidatuddannelse"),
    "8": ("Ph.d.",),
}

STUDIES = {
    "011": ("Pædagogik og undervisning", "Lærer"),
    "041": ("Erhvervsøkonomi og administration",),
    "042": ("Jura",),
    "061": ("IT", "Informationsteknologi"),
    "071": ("Ingeniør",),
    "073": ("Arkitektur og byggeri", "Arkitekt"),
    "0913": ("Sygepleje", "Sygeplejerske"),
    "0916": ("Farmaci", "Farmaceut"),
    "0923": ("Socialt arbejde",),
    "0231": ("Sprog",),
    "1013": ("Hotel og restaurant",),
}

INDUSTRIES = {
    "C": ("Industri", "Produktion"),
    "F": ("Bygge og anlæg", "Byggeri"),
    "G": ("Handel", "Detailhandel"),
    "H": ("Transport og lager", "Transport"),
    "I": ("Hoteller og restauranter", "Restaurant"),
    "J": ("Information og kommunikation", "IT"),
    "K": ("Finans og forsikring", "Bank"),
    "M": ("Videnservice", "Rådgivning"),
    "N": ("Rengøring",),
    "O": ("Offentlig forvaltning", "Det offentlige"),
    "P": ("Undervisning", "Skole"),
    "Q": ("Sundhed og socialvæsen", "Sundhed og omsorg"),
    "R": ("Kultur og fritid", "Kultur"),
}

STATUSES = {
    "job_seeker": ("Ledig", "Jobsøgende"),
    "student": ("Studerende", "På sprogskole"),
    "in_training": ("Virksomhedspraktik", "I praktik"),
    "employed": ("I arbejde", "Deltidsansat"),
    "parental_leave": ("På barsel",),
}

SUPPORT = {
    "full": ("Kontanthjælp", "Dagpenge", "Selvforsørgelses- og hjemrejseydelse"),
    "supplementary": ("Supplerende dagpenge",),
    "none": ("Selvforsørgende", "Ingen"),
    "undisclosed": ("Ønsker ikke at oplyse",),
}

RESIDENCE = {
    "protection": ("Flygtning", "Beskyttelse eller flygtning"),
    "family": ("Familiesammenføring", "Familiesammenført"),
    "work": ("Arbejde", "Arbejdstilladelse"),
    "citizen": ("Statsborger eller EU/EØS", "Statsborger"),
    "other": ("Andet",),
}

GOAL_TYPES = {
    "job_education": ("Job eller uddannelse", "Job og uddannelse"),
    "social": ("Socialt netværk og hverdag", "Netværk"),
}

GOALS = {
    "cv_applications": ("CV og ansøgninger", "CV", "Jobansøgning"),
    "interviews": ("Jobsamtaler", "Samtaletræning"),
    "work_culture": ("Arbejdskultur", "Dansk arbejdskultur"),
    "unwritten_rules": ("Uskrevne regler", "Sociale koder"),
    "job_options": ("Jobmuligheder", "Finde job"),
    "contacts": ("Kontakter og fagligt netværk", "Netværk"),
    "education_paths": ("Uddannelsesveje", "Uddannelse"),
    "language": ("Sprog", "Øve dansk", "Dansk"),
    "social_network": ("Socialt netværk", "Nye venner"),
    "self_confidence": ("Selvtillid",),
    "recognition": ("Anerkendelse af uddannelse",),
    "entrepreneurship": ("Starte virksomhed", "Iværksætteri"),
}

INTERESTS = {
    "music": ("Musik", "Synge"),
    "reading": ("Læsning", "Bøger"),
    "film_tv": ("Film og tv-serier",),
    "art": ("Kunst og maleri", "Kunst"),
    "crafts": ("Håndarbejde", "Strikning"),
    "cooking": ("Madlavning", "Mad"),
    "baking": ("Bagning", "Kager"),
    "gardening": ("Have og dyrkning", "Have"),
    "nature_outdoors": ("Natur og friluftsliv", "Natur"),
    "walking": ("Gåture",),
    "cycling": ("Cykling", "Cykle"),
    "swimming": ("Svømning",),
    "gym_fitness": ("Fitness og træning", "Træning"),
    "dance": ("Dans",),
    "technology": ("Teknologi og it",),
    "travel": ("Rejser", "Rejse"),
    "languages": ("Sprog",),
    "family": ("Familie og børn", "Familie"),
    "society_politics": ("Samfund og politik",),
    "volunteering": ("Foreningsliv og frivilligt arbejde",),
    "museums_history": ("Museer og historie", "Museer"),
}
