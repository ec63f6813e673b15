"""Working lives that applicants come from: what goes with what, and how often."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """A kind of working life.

    Parameters
    ----------
    adepts, mentors : int
        How many of a hundred adepts and of a hundred mentors have it.
    studies : dict of ISCED-F code to weight
        What people of this kind have studied.
    industries : dict of NACE Rev. 2 code to weight
        Where they work, or worked last.
    occupations : tuple of str
        What they call their profession.
    """

    adepts: int
    mentors: int
    studies: dict[str, int]
    industries: dict[str, int]
    occupations: tuple[str, ...]


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


PROFILES = {
    "it": Profile(
        adepts=19,
        mentors=21,
        studies={"0613": 6, "0612": 2, "061": 4, "0714": 1, "0541": 1},
        industries={"62": 8, "J": 4, "61": 2, "63": 1, "K": 1, "58": 1},
        occupations=_split(
            "Systemutvecklare|Software engineer|Testare|Dataanalytiker|IT-konsult|Webbutvecklare|"
            "Nätverkstekniker|IT-projektledare|Data engineer|UX-designer|Software developer"
        ),
    ),
    "mechanics": Profile(
        adepts=11,
        mentors=8,
        studies={"0715": 6, "0716": 2, "071": 3, "0722": 1},
        industries={"28": 4, "29": 4, "C": 4, "71": 3, "25": 1},
        occupations=("Maskiningenjör", "Konstruktör", "Mechanical engineer", "Produktionsledare"),
    ),
    "electricity": Profile(
        adepts=8,
        mentors=5,
        studies={"0713": 5, "0714": 4, "071": 1},
        industries={"35": 4, "26": 2, "27": 2, "61": 2, "D": 1},
        occupations=(
            "Elektroingenjör",
            "Electrical engineer",
            "Elkonstruktör",
            "Automationsingenjör",
        ),
    ),
    "building": Profile(
        adepts=6,
        mentors=4,
        studies={"0732": 6, "073": 1},
        industries={"F": 4, "41": 4, "42": 2, "71": 2},
        occupations=("Byggnadsingenjör", "Civil engineer", "Projektingenjör"),
    ),
    "architecture": Profile(
        adepts=3,
        mentors=2,
        studies={"0731": 1},
        industries={"71": 6, "41": 1, "68": 1},
        occupations=("Arkitekt", "Architect"),
    ),
    "business": Profile(
        adepts=15,
        mentors=18,
        studies={"0411": 4, "0412": 4, "0413": 5, "0311": 3, "041": 2},
        industries={"K": 4, "64": 3, "69": 3, "70": 2, "G": 2, "65": 1},
        occupations=(
            "Ekonom",
            "Redovisningsekonom",
            "Controller",
            "Accountant",
            "Revisor",
            "Bankman",
        ),
    ),
    "marketing": Profile(
        adepts=5,
        mentors=9,
        studies={"0414": 5, "0413": 2, "0321": 2},
        industries={"73": 3, "G": 3, "47": 2, "46": 2, "59": 1},
        occupations=("Marknadsförare", "Kommunikatör", "Marketing manager", "Säljare", "Inköpare"),
    ),
    "medicine": Profile(
        adepts=4,
        mentors=2,
        studies={"0912": 1},
        industries={"86": 4, "Q": 1},
        occupations=("Läkare", "Doctor"),
    ),
    "nursing": Profile(
        adepts=3,
        mentors=2,
        studies={"0913": 1},
        industries={"86": 3, "Q": 4, "87": 1},
        occupations=("Sjuksköterska", "Nurse"),
    ),
    "pharmacy": Profile(
        adepts=2,
        mentors=1,
        studies={"0916": 1},
        industries={"21": 3, "47": 2, "86": 1},
        occupations=("Apotekare", "Pharmacist"),
    ),
    "dentistry": Profile(
        adepts=1,
        mentors=1,
        studies={"0911": 1},
        industries={"86": 3, "Q": 1},
        occupations=("Tandläkare", "Dentist"),
    ),
    "laboratory": Profile(
        adepts=1,
        mentors=1,
        studies={"0914": 1},
        industries={"86": 3, "72": 1},
        occupations=("Biomedicinsk analytiker",),
    ),
    "teaching": Profile(
        adepts=6,
        mentors=5,
        studies={"0114": 5, "0111": 2, "011": 1},
        industries={"P": 5, "85": 5},
        occupations=("Lärare", "Teacher", "Ämneslärare", "University lecturer"),
    ),
    "preschool": Profile(
        adepts=2,
        mentors=2,
        studies={"0112": 1},
        industries={"P": 1, "85": 1},
        occupations=("Förskollärare", "Preschool teacher"),
    ),
    "science": Profile(
        adepts=5,
        mentors=4,
        studies={"0511": 3, "0512": 2, "0531": 3, "0533": 1, "0521": 1},
        industries={"72": 4, "21": 2, "20": 1, "M": 1},
        occupations=("Kemist", "Biolog", "Researcher", "Forskare", "Laboratorieingenjör"),
    ),
    "society": Profile(
        adepts=3,
        mentors=6,
        studies={"0312": 4, "0314": 2, "0313": 2},
        industries={"O": 5, "84": 3, "94": 3},
        occupations=("Samhällsvetare", "Utredare", "Handläggare", "Project coordinator"),
    ),
    "social work": Profile(
        adepts=1,
        mentors=2,
        studies={"0923": 1},
        industries={"88": 3, "O": 1, "Q": 1},
        occupations=("Socionom", "Social worker"),
    ),
    "law": Profile(
        adepts=3,
        mentors=4,
        studies={"0421": 1},
        industries={"69": 4, "O": 2, "84": 1},
        occupations=("Jurist", "Lawyer", "Advokat"),
    ),
    "languages": Profile(
        adepts=1,
        mentors=2,
        studies={"0231": 2, "0232": 1},
        industries={"74": 2, "58": 1, "90": 1, "R": 1},
        occupations=("Översättare", "Tolk", "Bibliotekarie"),
    ),
    "design": Profile(
        adepts=1,
        mentors=1,
        studies={"0212": 2, "0211": 1},
        industries={"74": 2, "73": 2, "R": 1},
        occupations=("Grafisk formgivare", "Graphic designer"),
    ),
}
