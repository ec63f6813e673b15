"""Where a municipality or a district lies."""

from workbench.vocabulary.code_lists import CodeList, places


def position(country: str, code: str | None) -> tuple[float, float] | None:
    """Latitude and longitude of a place in degrees, of its municipality where its own is unknown.

    Parameters
    ----------
    country : str
        ``"SE"``, ``"DK"`` or ``"NO"``.
    code : str or None
        A code of that country's list of places; None where the form is blank.

    Returns
    -------
    (latitude, longitude) or None
        Of the largest or best known town of a municipality, from GeoNames, to three decimals
        (about 100 metres). None where neither the place nor its municipality has one; regions
        have none, because a point says nothing about them.

    Examples
    --------
    >>> position("SE", "1280")
    (55.606, 13.001)
    """
    if not code:
        return None
    known = places(country)
    line = (code, *known.ancestors(code))
    return next((spot for part in line if (spot := _own_position(known, part))), None)


def _own_position(known: CodeList, code: str) -> tuple[float, float] | None:
    row = known.get(code)
    if row is None or not row.extra["lat"]:
        return None
    return float(row.extra["lat"]), float(row.extra["lon"])
