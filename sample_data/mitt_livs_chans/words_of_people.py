"""How people write where they live, what they speak and what they hope for.

Keys are codes of the workbench's lists; the phrases are what an applicant may have typed or
ticked, the most usual first.
"""

COUNTRIES = {
    "SY": ("Syrien", "Syria", "syrien"),
    "IR": ("Iran", "IRAN"),
    "IN": ("Indien", "India"),
    "TR": ("Turkiet", "Turkey"),
    "IQ": ("Irak", "Iraq"),
    "PK": ("Pakistan",),
    "EG": ("Egypten", "Egypt"),
    "BR": ("Brasilien", "Brazil"),
    "RU": ("Ryssland", "Russia"),
    "UA": ("Ukraina",),
    "AF": ("Afghanistan",),
    "CN": ("Kina", "China"),
    "BD": ("Bangladesh",),
    "ER": ("Eritrea",),
    "ET": ("Etiopien",),
    "NG": ("Nigeria",),
    "CO": ("Colombia",),
    "VE": ("Venezuela",),
    "MX": ("Mexiko",),
    "LB": ("Libanon", "Lebanon"),
    "PS": ("Palestina",),
    "JO": ("Jordanien",),
    "MA": ("Marocko",),
    "PL": ("Polen",),
    "RS": ("Serbien",),
    "BA": ("Bosnien och Hercegovina", "Bosnien"),
    "GR": ("Grekland",),
    "IT": ("Italien", "Italy"),
    "ES": ("Spanien",),
    "GB": ("Storbritannien", "UK"),
    "US": ("USA",),
    "KE": ("Kenya",),
    "SO": ("Somalia",),
    "PH": ("Filippinerna",),
    "LK": ("Sri Lanka",),
    "UZ": ("Uzbekistan",),
    "NA": ("Namibia",),
    "XK": ("Kosovo",),
    "SE": ("Sverige", "Sweden", "sverige"),
}

COUNTRY_WEIGHTS = {
    "SY": 34, "IR": 26, "IN": 28, "TR": 19, "IQ": 11, "PK": 12, "EG": 12, "BR": 12, "RU": 10,
    "UA": 8, "AF": 8, "CN": 8, "BD": 7, "ER": 6, "ET": 5, "NG": 6, "CO": 7, "VE": 6, "MX": 5,
    "LB": 6, "PS": 4, "JO": 3, "MA": 3, "PL": 3, "RS": 3, "BA": 2, "GR": 3, "IT": 3, "ES": 3,
    "GB": 2, "US": 3, "KE": 2, "SO": 2, "PH": 3, "LK": 3, "UZ": 2, "NA": 1, "XK": 1,
}  # fmt: skip
"""How often an adept comes from a country."""

MOTHER_TONGUES = {
    "SY": "ar", "IQ": "ar", "EG": "ar", "LB": "ar", "PS": "ar", "JO": "ar", "MA": "ar",
    "IR": "fa", "AF": "fa", "TR": "tr", "BR": "pt", "RU": "ru", "UA": "uk", "UZ": "ru",
    "CN": "zh", "ER": "ti", "ET": "am", "CO": "es", "VE": "es", "MX": "es", "ES": "es",
    "PL": "pl", "RS": "sr", "BA": "bs", "GR": "el", "IT": "it", "SO": "so", "PK": "ur",
    "IN": "hi", "BD": "bn", "KE": "sw", "XK": "sq", "PH": "fil", "LK": "ta", "GB": "en", "US": "en",
    "NG": "en", "NA": "en",
}  # fmt: skip

LANGUAGES = {
    "ar": ("Arabiska", "arabiska"), "fa": ("Persiska", "Farsi"), "tr": ("Turkiska",),
    "pt": ("Portugisiska",), "ru": ("Ryska",), "uk": ("Ukrainska",), "zh": ("Kinesiska",),
    "ti": ("Tigrinska", "Tigrinja"), "am": ("Amhariska",), "es": ("Spanska",), "pl": ("Polska",),
    "sr": ("Serbiska",), "bs": ("Bosniska",), "el": ("Grekiska",), "it": ("Italienska",),
    "so": ("Somaliska",), "ur": ("Urdu",), "hi": ("Hindi",), "bn": ("Bengali",),
    "sw": ("Swahili",), "sq": ("Albanska",), "fil": ("Tagalog",), "ta": ("Tamil",),
    "fr": ("Franska",), "de": ("Tyska",), "en": ("Engelska",), "sv": ("Svenska",),
    "fi": ("Finska",), "da": ("Danska",),
}  # fmt: skip

LEVELS = {
    "none": ("Inga kunskaper", "Inte alls", "Ingen"),
    "some": ("Lite", "Grundläggande", "A2", "Nybörjare", "lite"),
    "good": ("God", "Bra", "Goda kunskaper", "B2", "B1", "bra", "Good"),
    "fluent": ("Flytande", "flytande", "C1", "Fluent", "Avancerad"),
    "native": ("Modersmål", "modersmål", "Native"),
}

MODES = {
    "digital": ("Helt digitalt", "Digitalt", "helt digitalt", "Online", "Endast digitalt"),
    "partly_digital": ("Delvis digitalt", "Både digitalt och fysiskt", "Hybrid", "delvis digitalt"),
    "in_person": ("På plats", "Fysiskt", "Fysiska träffar"),
}

GENDERS = {
    "woman": ("Kvinna", "Kvinna", "Kvinna", "kvinna", "Woman", "Female"),
    "man": ("Man", "Man", "Man", "man", "Male"),
    "nonbinary": ("Icke-binär", "Annat"),
    "undisclosed": ("Vill inte uppge", "Vill ej uppge"),
}

PLACES = {
    "Stockholm": ("Stockholm", "Stockholm", "Stockholms stad", "stockholm", "Sthlm"),
    "Göteborg": ("Göteborg", "Göteborg", "Göteborgs stad", "Goteborg"),
    "Malmö": ("Malmö", "Malmö", "Malmö stad", "malmö"),
    "Uppsala": ("Uppsala",), "Solna": ("Solna",), "Sundbyberg": ("Sundbyberg",),
    "Huddinge": ("Huddinge",), "Botkyrka": ("Botkyrka", "Tumba"), "Nacka": ("Nacka",),
    "Järfälla": ("Järfälla",), "Södertälje": ("Södertälje",), "Mölndal": ("Mölndal",),
    "Lund": ("Lund",), "Helsingborg": ("Helsingborg",), "Västerås": ("Västerås",),
    "Örebro": ("Örebro",), "Linköping": ("Linköping",), "Norrköping": ("Norrköping",),
    "Jönköping": ("Jönköping",), "Umeå": ("Umeå",), "Luleå": ("Luleå",), "Gävle": ("Gävle",),
    "Borås": ("Borås",), "Halmstad": ("Halmstad",), "Växjö": ("Växjö", "Växjö kommun"),
    "Karlstad": ("Karlstad",), "Sundsvall": ("Sundsvall",), "Kristianstad": ("Kristianstad",),
}  # fmt: skip

PLACE_WEIGHTS = {
    "Stockholm": 70, "Göteborg": 44, "Malmö": 32, "Uppsala": 9, "Solna": 9, "Sundbyberg": 6,
    "Huddinge": 7, "Botkyrka": 5, "Nacka": 4, "Järfälla": 5, "Södertälje": 4, "Mölndal": 4,
    "Lund": 7, "Helsingborg": 6, "Västerås": 6, "Örebro": 5, "Linköping": 6, "Norrköping": 4,
    "Jönköping": 4, "Umeå": 4, "Luleå": 3, "Gävle": 3, "Borås": 4, "Halmstad": 3, "Växjö": 3,
    "Karlstad": 3, "Sundsvall": 2, "Kristianstad": 2,
}  # fmt: skip

GOALS = {
    "cv_applications": ("CV och personligt brev", "Cv och ansökningar", "CV"),
    "interviews": ("Intervjuträning", "Anställningsintervjuer", "Jobbintervju"),
    "work_culture": ("Svensk arbetskultur", "Arbetskultur", "Hur arbetsmarknaden fungerar"),
    "unwritten_rules": ("Oskrivna regler", "Sociala koder"),
    "job_options": ("Jobbmöjligheter och yrkesval", "Karriärvägledning", "Hitta jobb"),
    "contacts": ("Bygga nätverk", "Kontakter och yrkesnätverk", "Nätverk", "Kontakter"),
    "education_paths": ("Utbildningsvägar", "Vidareutbildning"),
    "language": ("Yrkessvenska", "Öva svenska", "Språk"),
    "social_network": ("Socialt nätverk", "Lära känna människor"),
    "self_confidence": ("Självförtroende", "Stärkt självförtroende"),
    "recognition": ("Validering", "Validering av utbildning"),
    "entrepreneurship": ("Starta eget", "Entreprenörskap"),
    "leadership": ("Ledarskap", "Utvecklas som ledare"),
}

GOAL_WEIGHTS = {
    "cv_applications": 16, "interviews": 14, "work_culture": 13, "unwritten_rules": 8,
    "job_options": 15, "contacts": 20, "education_paths": 5, "language": 9, "social_network": 5,
    "self_confidence": 6, "recognition": 4, "entrepreneurship": 3, "leadership": 4,
}  # fmt: skip

BARRIERS = {
    "language": ("Språket", "Svenska språket"),
    "network": ("Saknar nätverk", "Inga kontakter", "Nätverk"),
    "labour_market_knowledge": ("Känner inte arbetsmarknaden", "Kunskap om arbetsmarknaden"),
    "recognition": ("Utbildningen är inte erkänd", "Legitimation", "Validering"),
    "experience": (
        "Ingen arbetslivserfarenhet i Sverige",
        "Saknar referenser",
        "Saknar erfarenhet",
    ),
    "childcare": ("Små barn", "Barnomsorg"),
    "discrimination": ("Diskriminering", "Fördomar"),
    "confidence": ("Självförtroende",),
    "transport": ("Saknar körkort", "Lång resväg"),
}

BARRIER_WEIGHTS = {
    "language": 22, "network": 26, "labour_market_knowledge": 16, "recognition": 12,
    "experience": 18, "childcare": 5, "discrimination": 8, "confidence": 5, "transport": 3,
}  # fmt: skip

YES = ("Ja", "Ja", "ja", "Yes")
NO = ("Nej", "Nej", "nej", "No")
WEEKDAYS = ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag")
PARTS_OF_DAY = {"morning": "förmiddag", "afternoon": "eftermiddag", "evening": "kväll"}
