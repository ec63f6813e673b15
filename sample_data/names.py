"""Invented people: names mixed across languages, addresses and numbers that reach nobody.

Telephone numbers come from the ranges that the Swedish Post and Telecom Authority keeps for
books and films; e-mail addresses from the domains that RFC 2606 keeps for examples.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sample_data.dice import Dice

_WOMEN = (
    "Amal Amira Ananya Anoush Aylin Azadeh Bahar Beatriz Carmela Chiamaka Dalia Daniela Dilnoza "
    "Djamila Elif Emebet Esra Fadia Farida Fatemeh Genet Ghada Golnaz Habiba Hadeel Hanan Ifeoma "
    "Ilham Inês Irina Jihan Jyoti Kamila Katya Khadija Kavita Lamia Larissa Leyla Lina Lubna "
    "Mahsa Mariam Marisol Meera Mehrnaz Milena Mona Nadezhda Nadine Nasrin Nermin Noor Nour "
    "Oksana Olena Parisa Pooja Priya Rania Rasha Reem Rima Roya Ruta Sahar Salma Samira Sana "
    "Selam Shirin Sibel Siham Sofía Svetlana Tahmina Tanja Thandiwe Valentina Viktoria Widad "
    "Ximena Yara Yasmin Yordanos Zahra Zeynep Zuzana"
)
_MEN = (
    "Abdul Adel Adnan Ahmad Ali Amir Anil Arash Arjun Arturo Ayman Babak Bashir Behrouz Bilal "
    "Bogdan Burak Carlos Chidi Daniel Dawit Dmitri Eduardo Emeka Emre Farhad Faisal Fernando "
    "Firas Gabriel Ghassan Giorgi Hadi Haile Hamid Hassan Hossein Ibrahim Ihor Imran Jalal Jamal "
    "Javier João Kamal Karim Khaled Kiran Kofi Luca Mahmoud Majid Manoj Mehmet Miguel Milan "
    "Mohsen Murat Mustafa Nabil Nikhil Omar Oleksandr Pedro Rafael Rahul Rami Ravi Reza "
    "Said Salim Samir Sergei Tariq Tesfaye Tomás Usman Vikram Walid Yasser Yusuf Zaid"
)
_SURNAMES = (
    "Abadari Abdelmalki Adeyanju Afrasibi Ahmedani Akgünler Alkhoury Almasari Amanullahi "
    "Andrade-Lima Antonescu Arslanbek Asadian Asfawossen Awadallah Azarmehri Babayani Bakhtari "
    "Balakumar Baranovska Barzanchi Belhadji Bereketab Bhandarkar Boateng-Asare Bondarchenko "
    "Cabraleda Cardosanto Castelmonte Chakrabhan Chaudhuri-Rao Costarini Dadashpour Dagherian "
    "Delgadillo Demirkaya Deshmukhi Diallobe Dimitrovic Dridawi Elbazari Elmasryan Erdogmusli "
    "Eskandarpur Fakhrabad Farahmandi Fernandero Figueiral Gebremichal Ghaderian Ghorbanzadi "
    "Gonzalvera Gunasekaram Haddadine Hakimyar Halabieh Hamdanov Hariripour Hashemlou Hosseinabi "
    "Ibrahimsson Iskandarov Ivanchuk Jafarzand Janowicka Jayasinghar Kabirzai Kahramani "
    "Kalantarov Karimlou Kassabian Kaya-Moreno Khalilpour Khatounian Kiflemariam Kovalinska "
    "Krishnapal Lakshmipathi Lopezeda Mahdavinia Makarenkov Malikyar Mansourabi Marandi-Costa "
    "Mbekiwana Mehrabpour Mendozar Mirzakhel Moghadassi Mokhtarin Montenegra Mukherjan Mulugetar "
    "Nadirashvo Naserzadi Nazarenkova Ndiayema Nguyenova Nikolaishvi Novakovich Nwosukanmi "
    "Obeidallah Okonjuwa Oliveirosa Orozbekov Ozturkmen Pahlavani Papadimou Parvizian Patelkar "
    "Pavlichenka Pereirano Petrosyani Popescari Qaderzai Quispehuari Rahimlou Rajagopani "
    "Ramirezco Rasoulpour Rezkallah Rostampur Sabbaghian Sahakianz Salehmand Samaraweer "
    "Santosierra Sarkisovic Savchuklo Selimovska Shahbandar Shakibaei-Nord Sharifzad Shevchuko "
    "Shresthami Sidqawi Silvestrano Soltanpour Sousa-Mehr Subramanath Suleimenko Tadessewa "
    "Taherlou Tavakolnia Teklehaiman Tesfamikal Torresaldo Tsegayem Turgutalp Umarzoda "
    "Vasilenchuk Venkataray Villalobera Wahabzad Woldeyesus Yacoubian Yilmazer Yousefpour "
    "Zamanlou Zandieh-Berg Zarifkar Zeitouny Zhumagali Ziadehna"
)
_NORDIC_WOMEN = (
    "Agneta Alva Anette Annika Astrid Birgitta Camilla Carina Cecilia Ebba Elin Elsa Emelie Eva "
    "Frida Gunilla Hanna Helena Ingrid Jenny Johanna Josefin Karin Katarina Kerstin Klara Kristina "
    "Lena Linnéa Lovisa Lisbeth Malin Maja Margareta Marianne Märta Moa Pernilla Petra Sigrid "
    "Siri Susanne Sölve Therese Tove Ulrika Viveka Ylva Åsa"
)
_NORDIC_MEN = (
    "Albin Anders Arvid Axel Bengt Björn Bo Christer David Elias Erik Filip Fredrik Göran Gustav "
    "Hampus Håkan Henrik Hugo Ingemar Jesper Joakim Jonas Kjell Lars Leif Linus Magnus Martin "
    "Mattias Måns Niklas Nils Olof Ove Patrik Per Peter Rickard Robert Roland Sixten Stefan Sten "
    "Tobias Tomas Torbjörn Ulf Viggo Åke Östen"
)
_FIRST_PARTS = (
    "Tall Asp Rönn Hassel Gran Alm Björk Kvarn Häll Myr Skogs Vret Äng Örn Frost Höst Sand Ljung"
)
_LAST_PARTS = "marker vinge sjöberga dalin hagen rydell åsen stigen mossa landa grind kulla"

_DANISH_WOMEN = (
    "Agnete Anne-Mette Annelise Astrid Bente Birthe Bodil Caroline Charlotte Dorte Ditte Ellen "
    "Gitte Hanne Helle Inge Inger Jette Jytte Kamma Kirsten Lærke Lis Lone Louise Mathilde Mette "
    "Nanna Pernille Pia Randi Rikke Sidsel Signe Sofie Solveig Susanne Tine Tove Trine Ulla Vibeke"
)
_DANISH_MEN = (
    "Anders Asger Bent Birger Bjarne Carsten Claus Ebbe Esben Finn Frode Henning Jeppe Jesper "
    "Jørgen Kjeld Lasse Mads Mogens Niels Ole Palle Poul Rasmus Søren Torben Troels Villy"
)
_DANISH_FIRST = "Ager Birke Elle Gran Hassel Hede Hvid Klit Lyng Mose Rug Tved Uld Vester Æble"
_DANISH_LAST = "vangsø toftely kærmark lundehøj bækvig høgsted odderup strædeby engholt"
_NORWEGIAN_WOMEN = (
    "Anne-Grete Aud Berit Bjørg Borghild Eldbjørg Gro Guro Gunhild Hege Hilde Ingeborg Jorunn "
    "Kjersti Kari Laila Liv Marit Oddny Ragnhild Randi Reidun Sigrun Siv Solfrid Synnøve Tone "
    "Torhild Turid Unni Vigdis Wenche Åshild"
)
_NORWEGIAN_MEN = (
    "Arne Asbjørn Bjarte Dag Eirik Endre Eskil Geir Gjermund Halvor Håkon Ivar Jostein Kåre "
    "Odd Oddvar Olav Pål Roar Sigurd Steinar Sverre Terje Tor Trygve Vidar Øystein"
)
_NORWEGIAN_FIRST = "Bjerke Einer Fure Gran Hegg Lauv Myr Osp Rogn Selje Svart Tind Vass Ås"
_NORWEGIAN_LAST = "haugtun likroken nesdalen vollmo brekkvik stølrud hammeren slettbø"

SURNAMES = tuple(_SURNAMES.split())


@dataclass(frozen=True)
class Pool:
    """Names of one country to choose from; every surname is made up from two parts."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[str, ...]


def _pool(women: str, men: str, first_parts: str, last_parts: str) -> Pool:
    surnames = (first + last for first in first_parts.split() for last in last_parts.split())
    return Pool(tuple(women.split()), tuple(men.split()), tuple(surnames))


MANY_LANGUAGES = Pool(tuple(_WOMEN.split()), tuple(_MEN.split()), SURNAMES)
SWEDISH = _pool(_NORDIC_WOMEN, _NORDIC_MEN, _FIRST_PARTS, _LAST_PARTS)
DANISH = _pool(_DANISH_WOMEN, _DANISH_MEN, _DANISH_FIRST, _DANISH_LAST)
NORWEGIAN = _pool(_NORWEGIAN_WOMEN, _NORWEGIAN_MEN, _NORWEGIAN_FIRST, _NORWEGIAN_LAST)

PHONE_RANGES = (
    ("070", 1740605, 1740699),
    ("08", 46500400, 46500499),
    ("031", 3900600, 3900699),
    ("040", 6280400, 6280499),
    ("0980", 319200, 319299),
)
"""Area code, first and last number of each range kept for fiction."""

EMAIL_DOMAINS = ("example.org", "example.com", "example.net")


@dataclass(frozen=True)
class Contact:
    """What a person is called and where she would be reached, were she real."""

    first_name: str
    last_name: str
    email: str
    phone: str | None

    @property
    def full_name(self) -> str:
        """First name and surname."""
        return f"{self.first_name} {self.last_name}"


def contacts(
    genders: Sequence[str],
    *,
    dice: Dice,
    nordic_share: float,
    taken: set[str],
    phones: list[str],
    nordic: Pool = SWEDISH,
) -> list[Contact]:
    """Invent a contact for every person; no two share a name, an address or a number.

    Parameters
    ----------
    genders : sequence of str
        ``"woman"``, ``"man"`` or anything else, one for each person.
    dice : Dice
        Where the draws come from.
    nordic_share : float
        Share (0…1) of people with a Nordic first name and an invented Nordic surname.
    taken : set of str
        Names and addresses already given; grows.
    phones : list of str
        Numbers still free; shrinks. People without a number are those it did not reach.
    nordic : Pool
        Where Nordic names come from.

    Returns
    -------
    list of Contact
        In the order of *genders*.
    """
    return [
        _contact(
            gender,
            dice.of(row),
            pool=nordic if dice.of(row, "nordic").happens(nordic_share) else MANY_LANGUAGES,
            nordic=nordic,
            taken=taken,
            phones=phones,
        )
        for row, gender in enumerate(genders)
    ]


def fictional_numbers(dice: Dice) -> list[str]:
    """All telephone numbers kept for fiction, written with a hyphen, mobiles last."""
    numbers = [
        f"{area}-{number}" for area, low, high in PHONE_RANGES for number in range(low, high + 1)
    ]
    return dice.shuffled(numbers)


def ascii_letters(text: str) -> str:
    """Text in small letters a to z only, as it stands in an e-mail address."""
    plain = unicodedata.normalize(
        "NFKD", text.lower().replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")
    )
    return "".join(letter for letter in plain if "a" <= letter <= "z")


def _contact(
    gender: str, dice: Dice, *, pool: Pool, nordic: Pool, taken: set[str], phones: list[str]
) -> Contact:
    other = MANY_LANGUAGES if pool is nordic else nordic
    for attempt in range(1000):
        draw = dice.of(attempt)
        first = _first_name(gender, draw, pool)
        mixed = draw.of("surname", "mixed").happens(0.12)
        last = draw.of("surname", "which").one((other if mixed else pool).surnames)
        email = _email(first, last, draw.of("email"))
        if f"{first} {last}" not in taken and email not in taken:
            taken.update((f"{first} {last}", email))
            reachable = phones and not dice.of("no phone").happens(0.04)
            return Contact(first, last, email, phones.pop() if reachable else None)
    raise RuntimeError("The pools of names are too small. Add names to sample_data/names.py.")


def _first_name(gender: str, dice: Dice, pool: Pool) -> str:
    names = {"woman": pool.women, "man": pool.men}.get(gender, (*pool.women, *pool.men))
    return dice.of("first").one(names)


def _email(first: str, last: str, dice: Dice) -> str:
    given, family = ascii_letters(first), ascii_letters(last)
    number = dice.of("number").whole(10, 99)
    shapes = (
        f"{given}.{family}",
        f"{given}.{family}",
        f"{given}{family}{number}",
        f"{family}.{given}",
        f"{given[0]}.{family}",
        f"{given}_{family[:6]}",
    )
    return f"{dice.of('shape').one(shapes)}@{dice.of('domain').one(EMAIL_DOMAINS)}"
