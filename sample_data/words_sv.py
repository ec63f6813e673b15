"""How people in Sweden put what several programmes ask; the most usual way first.

Keys are codes of the workbench's lists. More of them stand with Mitt Livs Chans.
"""

YES, NO = ("Ja", "ja", "Ja"), ("Nej", "nej", "Nej")

INTERESTS = {
    "music": ("Musik", "Lyssna på musik", "Sång"),
    "reading": ("Läsning", "Böcker", "Läsa böcker"),
    "film_tv": ("Film och tv-serier", "Film"),
    "art": ("Konst och måleri", "Teckna"),
    "photography": ("Fotografering", "Foto"),
    "crafts": ("Hantverk och handarbete", "Sticka"),
    "cooking": ("Matlagning", "Laga mat"),
    "baking": ("Bakning", "Baka"),
    "nature_outdoors": ("Natur och friluftsliv", "Natur"),
    "walking": ("Promenader",),
    "swimming": ("Simning och bad", "Simma"),
    "gym_fitness": ("Träning och gym", "Träning", "Gym"),
    "football": ("Fotboll", "Spela fotboll"),
    "team_sports": ("Lagsport", "Basket", "Innebandy"),
    "dance": ("Dans", "Dansa"),
    "games": ("Brädspel och spel", "Schack"),
    "video_games": ("Datorspel", "Tv-spel", "Gaming"),
    "technology": ("Teknik och data", "Programmering"),
    "animals": ("Djur", "Hundar"),
    "travel": ("Resor", "Resa"),
    "languages": ("Språk",),
    "friends_social": ("Umgås med vänner", "Vänner"),
    "society_politics": ("Samhällsfrågor och politik", "Samhällsfrågor"),
    "environment": ("Miljö och klimat", "Klimat"),
    "fashion_beauty": ("Mode och skönhet", "Mode"),
}

TOPICS = {
    "single_motherhood": ("Att vara ensamstående mamma", "Ensamstående föräldraskap"),
    "migration": ("Migration och flykt", "Flykt"),
    "living_here": ("Att leva i landet", "Livet i Sverige", "Vardagen i Sverige"),
    "other_countries": ("Att leva i andra länder", "Andra kulturer"),
    "work_abroad": ("Arbetsliv i andra länder", "Arbetat utomlands"),
    "labour_market": ("Vägen till arbete", "Att söka jobb i Sverige"),
    "authorities": ("Möten med myndigheter", "Kontakt med myndigheter"),
    "parenting_school": ("Föräldraskap, förskola och skola", "Barn och skola"),
    "language_learning": ("Att lära sig ett nytt språk", "Lära sig svenska"),
    "housing": ("Bostad och bostadsområde", "Trångboddhet"),
    "health_care": ("Hälsa och vård", "Sjukvård"),
    "discrimination": ("Diskriminering och rasism", "Diskriminering", "Fördomar"),
    "economic_equality": ("Ekonomisk jämställdhet", "Lika lön"),
    "unpaid_care_work": ("Obetalt hem- och omsorgsarbete",),
    "gender_equality": ("Jämställdhet",),
    "equality_inclusion": ("Jämlikhet och inkludering", "Inkludering", "Mångfald"),
}
