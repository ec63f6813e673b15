"""Official definitions of foreign background, each with three answers.

Three countries, three definitions; they differ in what a parent's birth or citizenship decides.
Where an answer that decides is missing, the verdict is not known: it is asked for, not assumed,
although the statistical offices themselves fill such gaps. Only where a definition itself says
what missing parents mean, as the Danish does, is that followed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class DefinitionTest:
    """A definition: the fields it reads, in the order its function takes them."""

    reads: tuple[str, ...]
    function: Callable[..., bool | None]


def swedish_foreign_background(
    born_in: str | None, parent1_born_in: str | None, parent2_born_in: str | None
) -> bool | None:
    """Born abroad, or born in Sweden with two parents born abroad.

    Parameters
    ----------
    born_in, parent1_born_in, parent2_born_in : str or None
        ISO 3166-1 code of the country of birth; None where the form does not say.

    Returns
    -------
    bool or None
        None where an answer that decides is missing.

    Source: Statistics Sweden, as quoted in mlc-mentor 002:89, "utrikes född eller inrikes född
    med två utrikes födda föräldrar".

    Examples
    --------
    >>> swedish_foreign_background("SY", None, None)
    True
    >>> swedish_foreign_background("SE", "SO", "SE")
    False
    >>> swedish_foreign_background("SE", "SO", None) is None
    True
    """
    if born_in is None:
        return None
    if born_in != "SE":
        return True
    parents = (parent1_born_in, parent2_born_in)
    if "SE" in parents:
        return False
    return None if None in parents else True


def danish_immigrant_or_descendant(
    born_in: str | None,
    parent1_born_in: str | None,
    parent2_born_in: str | None,
    parent1_is_danish_citizen: bool | None,
    parent2_is_danish_citizen: bool | None,
    citizen_of: str | None,
) -> bool | None:
    """No parent is both born in Denmark and a Danish citizen.

    1. A parent who is both makes the person of Danish origin, wherever she was born.
    2. A parent of whom one of the two is known and not the other has to be asked about.
    3. Born abroad: immigrant, also where nothing is known of the parents.
    4. Born in Denmark: descendant where both parents are known; where nothing is known of either,
       only a foreign citizen counts as descendant.

    Parameters
    ----------
    born_in, parent1_born_in, parent2_born_in, citizen_of : str or None
        Country codes; None where the form does not say.
    parent1_is_danish_citizen, parent2_is_danish_citizen : bool or None

    Returns
    -------
    bool or None
        None where an answer that decides is missing. Greenland and the Faroe Islands belong to
        the realm but are not Denmark: where they decide, a person is asked.

    Source: Statistics Denmark, immigrants and descendants; kvinfo-method 001:28, "anden etnisk
    baggrund end dansk".

    Examples
    --------
    >>> danish_immigrant_or_descendant("SY", None, None, None, None, None)
    True
    >>> danish_immigrant_or_descendant("DK", "TR", "DK", False, True, "DK")
    False
    >>> danish_immigrant_or_descendant("DK", "TR", None, False, None, None) is None
    True
    """
    parents = (
        _danish_born_citizen(parent1_born_in, parent1_is_danish_citizen),
        _danish_born_citizen(parent2_born_in, parent2_is_danish_citizen),
    )
    if "yes" in parents:
        return False
    if born_in is None or "ask" in parents:
        return None
    if parents == ("no", "no") or born_in not in {"DK", *_REALM}:
        return True
    foreign_citizen = citizen_of is not None and citizen_of != "DK"
    if born_in == "DK" and parents == ("blank", "blank") and foreign_citizen:
        return True
    return None


def danish_immigrant_descendant_or_refugee(
    born_in: str | None,
    parent1_born_in: str | None,
    parent2_born_in: str | None,
    parent1_is_danish_citizen: bool | None,
    parent2_is_danish_citizen: bool | None,
    citizen_of: str | None,
    residence_basis: str | None,
) -> bool | None:
    """Immigrant or descendant by the Danish definition, or a refugee.

    Parameters
    ----------
    residence_basis : str or None
        ``protection`` is a refugee. Somebody of Danish origin is none, whatever is left blank;
        if she also seeks asylum, a person has to ask.

    Source: kvinfo-method 001:6, "kvinder med flygtninge- og indvandrerbaggrund".

    Examples
    --------
    >>> danish_immigrant_descendant_or_refugee(None, None, None, None, None, None, "protection")
    True
    """
    background = danish_immigrant_or_descendant(
        born_in,
        parent1_born_in,
        parent2_born_in,
        parent1_is_danish_citizen,
        parent2_is_danish_citizen,
        citizen_of,
    )
    if background or residence_basis == "protection":
        return True
    return None if residence_basis == "asylum_seeker" else background


def norwegian_immigrant_background(
    born_in: str | None,
    parent1_born_in: str | None,
    parent2_born_in: str | None,
    grandparents_born_abroad: float | None,
) -> bool | None:
    """Two parents and four grandparents born abroad, wherever the person herself was born.

    Born abroad she is an immigrant, born in Norway the child of two immigrants; the definition
    asks the same of her parents and grandparents in both cases. A blank country of birth is
    asked for all the same.

    Parameters
    ----------
    grandparents_born_abroad : float or None
        How many of the four, 0 to 4.

    Returns
    -------
    bool or None
        None where an answer that decides is missing. Svalbard and Jan Mayen are Norway.

    Source: Statistics Norway, immigrants and Norwegian-born to immigrant parents.

    Examples
    --------
    >>> norwegian_immigrant_background("NO", "PK", "PK", 4)
    True
    >>> norwegian_immigrant_background("SE", "NO", None, None)
    False
    >>> norwegian_immigrant_background("SY", "SY", "SY", None) is None
    True
    """
    parents = (parent1_born_in, parent2_born_in)
    if any(parent in _NORWAY for parent in parents):
        return False
    if grandparents_born_abroad is not None and grandparents_born_abroad < _ALL_GRANDPARENTS:
        return False
    if born_in is None or None in parents or grandparents_born_abroad is None:
        return None
    return True


_REALM = frozenset({"GL", "FO"})
_NORWAY = frozenset({"NO", "SJ"})
_ALL_GRANDPARENTS = 4


def _danish_born_citizen(born_in: str | None, is_citizen: bool | None) -> str:
    """Whether a parent is both: yes, no, ask (one of the two decides and is blank), or blank."""
    if born_in is None and is_citizen is None:
        return "blank"
    if is_citizen is False or (born_in is not None and born_in != "DK" and born_in not in _REALM):
        return "no"
    return "yes" if born_in == "DK" and is_citizen else "ask"


_DANISH = (
    "birth_country",
    "parent1_birth_country",
    "parent2_birth_country",
    "parent1_citizen_dk",
    "parent2_citizen_dk",
    "citizenship",
)

DEFINITION_TESTS: dict[str, DefinitionTest] = {
    "SE.utlandsk_bakgrund": DefinitionTest(
        ("birth_country", "parent1_birth_country", "parent2_birth_country"),
        swedish_foreign_background,
    ),
    "DK.indvandrer_eller_efterkommer": DefinitionTest(_DANISH, danish_immigrant_or_descendant),
    "DK.indvandrer_eller_efterkommer_eller_flygtning": DefinitionTest(
        (*_DANISH, "residence_basis"), danish_immigrant_descendant_or_refugee
    ),
    "NO.innvandrerbakgrunn": DefinitionTest(
        (
            "birth_country",
            "parent1_birth_country",
            "parent2_birth_country",
            "grandparents_born_abroad",
        ),
        norwegian_immigrant_background,
    ),
}
