"""How people write what they studied, where they work and how far they got.

Keys are codes (ISCED-F 2013, NACE Rev. 2, ISCED 2011 and the workbench's own short lists); the
phrases are what an applicant may have typed or ticked, the most usual first.
"""

STUDIES = {
    "0111": ("Pedagogik", "Utbildningsvetenskap", "Education science"),
    "0112": ("Förskollärare", "Förskollärarutbildning", "Preschool teacher"),
    "0114": ("Ämneslärare", "Lärarutbildning", "Ämneslärarutbildning", "Teacher education"),
    "011": ("Pedagogik och lärarutbildning", "Lärare", "Education"),
    "0211": ("Medieproduktion", "Grafisk design och medieproduktion", "Grafisk design"),
    "0212": ("Design", "Inredning och design", "Industridesign"),
    "0231": ("Språk", "Språkstudier", "Språkvetenskap"),
    "0232": ("Litteraturvetenskap", "Lingvistik", "English literature"),
    "0311": ("Nationalekonomi", "Economics", "nationalekonomi"),
    "0312": ("Statsvetenskap", "Political science", "Internationella relationer"),
    "0313": ("Psykologi", "Psychology"),
    "0314": ("Sociologi", "Sociology"),
    "0321": ("Journalistik", "Medie- och kommunikationsvetenskap", "Journalism"),
    "0411": ("Redovisning", "Redovisning och revision", "Accounting", "redovisning"),
    "0412": ("Finans", "Finansiell ekonomi", "Finance", "Bank och finans"),
    "0413": ("Företagsekonomi", "Business administration", "Management", "MBA"),
    "0414": ("Marknadsföring", "Marketing", "Marknadsföring och reklam"),
    "041": ("Ekonomi och administration", "Ekonomi", "Business"),
    "0421": ("Juridik", "Juristexamen", "Law"),
    "0511": ("Biologi", "Biology", "Molekylärbiologi"),
    "0512": ("Biokemi", "Biochemistry", "Bioteknik"),
    "0521": ("Miljövetenskap", "Environmental science"),
    "0531": ("Kemi", "Chemistry", "KEMI"),
    "0533": ("Fysik", "Physics"),
    "0541": ("Matematik", "Mathematics"),
    "0612": ("Nätverksteknik", "Databaser och nätverk", "Computer networks"),
    "0613": (
        "Systemutveckling",
        "Datavetenskap",
        "Computer science",
        "Programvaruteknik",
        "Software engineering",
        "Data science",
    ),
    "061": ("IT", "Informationsteknik", "Data/IT", "Information technology", "IKT"),
    "071": ("Civilingenjör", "Ingenjör", "Engineering", "Teknik", "Högskoleingenjör"),
    "0713": ("Elektroteknik", "Elkraftteknik", "Electrical engineering", "Energiteknik"),
    "0714": ("Elektronik", "Elektronik och automation", "Telecommunications", "Automation"),
    "0715": ("Maskinteknik", "Maskiningenjör", "Mechanical engineering", "maskinteknik"),
    "0716": ("Fordonsteknik", "Automotive engineering"),
    "0722": ("Materialteknik", "Materials engineering"),
    "0731": ("Arkitektur", "Architecture", "Arkitekt", "Stadsplanering"),
    "0732": ("Byggteknik", "Civil engineering", "Väg- och vattenbyggnad", "Byggingenjör"),
    "073": ("Arkitektur och bygg", "Samhällsbyggnad"),
    "0911": ("Odontologi", "Tandläkare", "Dentistry"),
    "0912": ("Medicin", "Läkare", "Läkarutbildning", "Medicine"),
    "0913": ("Omvårdnad", "Sjuksköterska", "Nursing", "Sjuksköterskeutbildning"),
    "0914": ("Biomedicinsk analytiker", "Biomedicin", "Medical laboratory science"),
    "0915": ("Fysioterapi", "Sjukgymnastik", "Physiotherapy"),
    "0916": ("Farmaci", "Apotekare", "Pharmacy"),
    "0923": ("Socialt arbete", "Socionom", "Social work"),
}

INDUSTRIES = {
    "20": ("Kemisk industri", "Kemiindustri"),
    "21": ("Läkemedelsindustri", "Läkemedel", "Pharmaceuticals"),
    "25": ("Metallvaror", "Tillverkning av metallvaror"),
    "26": ("Elektronik", "Elektronikindustri", "Tillverkning av datorer och elektronik"),
    "27": ("Tillverkning av elapparatur", "Elektrisk utrustning", "Elapparatur"),
    "28": ("Maskinindustri", "Tillverkning av maskiner", "Verkstadsindustri"),
    "29": ("Fordonsindustri", "Bilindustri", "Automotive", "Fordon"),
    "35": ("Energi", "Elförsörjning", "Energy", "El och värme"),
    "41": ("Husbyggnad", "Byggande av hus", "Bostadsbyggande"),
    "42": ("Anläggning", "Anläggningsarbeten"),
    "46": ("Partihandel", "Grossist", "Wholesale"),
    "47": ("Detaljhandel", "Butik", "Retail"),
    "58": ("Förlag", "Förlagsverksamhet", "Publishing"),
    "59": ("Film och tv", "Film", "TV-produktion"),
    "61": ("Telekom", "Telekommunikation", "Telecom"),
    "62": (
        "IT-konsult",
        "Programmering",
        "IT",
        "Systemutveckling",
        "Software",
        "Dataprogrammering",
    ),
    "63": ("Informationstjänster", "Datacenter"),
    "64": ("Bank", "Bank och finans", "Banking", "Finansiella tjänster"),
    "65": ("Försäkring", "Insurance"),
    "68": ("Fastigheter", "Fastighet", "Real estate"),
    "69": ("Redovisning och revision", "Juridik", "Advokatbyrå", "Revision", "Juridik och ekonomi"),
    "70": ("Managementkonsult", "Konsultverksamhet", "Management consulting"),
    "71": ("Teknisk konsult", "Teknikkonsult", "Arkitektkontor", "Arkitekt och teknisk konsult"),
    "72": ("Forskning och utveckling", "Forskning", "Research", "FoU"),
    "73": ("Reklam", "Reklam och marknadsföring", "Marknadsundersökning", "Advertising"),
    "74": ("Design", "Översättning"),
    "84": ("Myndighet", "Statlig förvaltning", "Kommunal förvaltning"),
    "85": ("Skola", "Utbildning", "Universitet", "Högskola", "School"),
    "86": ("Sjukvård", "Hälso- och sjukvård", "Tandvård", "Sjukhus", "Healthcare"),
    "87": ("Äldreboende", "Äldreomsorg"),
    "88": ("Socialtjänst", "Socialt arbete"),
    "90": ("Scenkonst", "Kultur", "Konst och kultur"),
    "94": ("Ideell organisation", "Ideella föreningar", "Fackförbund"),
    "C": ("Tillverkning", "Tillverkningsindustri", "Industri", "Manufacturing"),
    "D": ("Energibranschen", "El, gas, värme", "Energiförsörjning"),
    "F": ("Bygg", "Byggverksamhet", "Construction", "Bygg och anläggning"),
    "G": ("Handel", "Handel och försäljning", "Trade"),
    "J": ("Information och kommunikation", "IT och telekom", "IT/telekom", "IKT"),
    "K": ("Finans och försäkring", "Bank, finans och försäkring", "Finans", "Finance"),
    "L": ("Fastighet", "Fastighetsverksamhet"),
    "M": ("Juridik, ekonomi, vetenskap, teknik", "Konsulttjänster"),
    "O": ("Offentlig förvaltning", "Offentlig sektor", "Kommun", "Public sector"),
    "P": ("Utbildning", "Undervisning", "Education", "Skola och utbildning"),
    "Q": ("Vård och omsorg", "Vård", "Health care", "Hälsa, vård och omsorg"),
    "R": ("Kultur, nöje, fritid", "Kultur och fritid", "Culture"),
    "S": ("Annan service", "Annan serviceverksamhet"),
}

SECTIONS = {
    "C": range(10, 34),
    "D": range(35, 36),
    "F": range(41, 44),
    "G": range(45, 48),
    "J": range(58, 64),
    "K": range(64, 67),
    "L": range(68, 69),
    "M": range(69, 76),
    "O": range(84, 85),
    "P": range(85, 86),
    "Q": range(86, 89),
    "R": range(90, 94),
    "S": range(94, 97),
}
"""Divisions of the NACE Rev. 2 sections that occur here."""

EDUCATION_LEVELS = {
    "3": ("Gymnasieutbildning", "Gymnasium"),
    "4": ("Eftergymnasial utbildning kortare än 2 år", "Kort eftergymnasial utbildning"),
    "5": ("Yrkeshögskola", "Högskola kortare än 3 år", "YH", "Högskoleexamen"),
    "6": ("Kandidatexamen", "Bachelor", "Fil kand", "Högskola 3 år eller mer", "kandidatexamen"),
    "7": ("Masterexamen", "Master", "Magisterexamen", "Civilingenjörsexamen", "Master's degree"),
    "8": ("Doktorsexamen", "PhD", "Forskarutbildning", "Doktor"),
}

MENTOR_LEVELS = {
    "employee": (
        "Medarbetare / ej chefsnivå",
        "Medarbetare",
        "Medarbetare/ej chefsnivå",
        "Specialist",
    ),
    "middle_manager": ("Mellan- eller enhetschef", "Enhetschef", "Mellanchef", "Chef", "Gruppchef"),
    "ceo_or_higher": ("VD eller högre befattning", "VD", "Vd", "VD eller motsvarande"),
    "self_employed_other": (
        "Egenanställd / annat",
        "Egenföretagare",
        "Egen företagare",
        "Pensionär",
    ),
}

JOB_MATCHES = {
    "no_job": ("Nej, jag har inget jobb", "Har inget jobb", "Saknar jobb"),
    "no": ("Nej", "nej", "No"),
    "partly": ("Delvis", "Till viss del", "delvis"),
    "yes": ("Ja", "Yes"),
}

STATUSES = {
    "job_seeker": ("Arbetssökande", "arbetssökande", "Arbetslös", "Söker jobb", "Job seeker"),
    "employed": ("Anställd", "Jobbar", "Anställd deltid", "Timanställd", "Employed"),
    "student": ("Studerande", "Studerar svenska (sfi)", "Läser sfi", "Student", "Komvux"),
    "in_training": ("Praktik", "Praktik eller arbetsmarknadsutbildning", "Etableringsprogrammet"),
    "parental_leave": ("Föräldraledig", "Mammaledig", "föräldraledig"),
    "self_employed": ("Egenföretagare", "Egen firma"),
}

_EMPLOYERS = (
    "Tallmarks Teknik|Kvarnvinge Konsult|Norrhagen Energi|Ljungstad Bank|Granåsens Bygg|"
    "Höststad kommun|Region Vretland|Myrkulla Vård|Sandvinge Data|Frostdala Försäkring|"
    "Hasselhagen Skola|Rönnmossa Läkemedel|Aspstigens Arkitekter|Björkgrind Logistik|"
    "Skogsvinge Handel|Älvrydells Maskin|Häggsta Telekom|Vretmarkens Revision|"
    "Myndigheten för exempelfrågor|Alvinge universitet|Ängslanda Media|Örnkulla Fordon"
)
EMPLOYERS = tuple(_EMPLOYERS.split("|"))
"""Invented employers, all of them."""
