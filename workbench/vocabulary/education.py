"""Compare levels and codes: three answers, and how closely two codes are related."""

from workbench.vocabulary.code_lists import CodeList, code_list


def at_least_level(level: str | None, threshold: str) -> bool | None:
    """Education reaches a level or goes beyond it.

    Parameters
    ----------
    level : str or None
        ``"ISCED0"`` … ``"ISCED8"``, or the digit alone; None where the form does not say.
    threshold : str
        The lowest level that is enough, written the same way.

    Returns
    -------
    bool or None
        None where the level is missing or is not an ISCED level.

    Raises
    ------
    ValueError
        Where the threshold is not an ISCED level.

    Examples
    --------
    >>> at_least_level("ISCED6", "ISCED4"), at_least_level("3", "ISCED4")
    (True, False)
    >>> at_least_level(None, "ISCED4") is None
    True
    """
    levels = code_list("isced_level")
    lowest = levels.find(threshold)
    if lowest is None:
        raise ValueError(f'"{threshold}" is not a level of education. Use ISCED0 to ISCED8.')
    reached = levels.find(level) if level else None
    return None if reached is None else levels.rank(reached) >= levels.rank(lowest)


def closeness(list_id: str, a: str | None, b: str | None) -> str | None:
    """Level of the narrowest heading that two codes share.

    Parameters
    ----------
    list_id : str
        ``"isced_field"``, ``"nace2"`` or ``"isco08"``, or the names that programme files use.
    a, b : str or None
        Two codes of that list; None where one is not known.

    Returns
    -------
    str or None
        Fields of education: ``"detailed"``, ``"narrow"`` or ``"broad"``. Industries:
        ``"division"`` or ``"section"``. Occupations: ``"minor"``, ``"submajor"`` or ``"major"``.
        None where they share nothing or one is missing: look at the codes to tell which.
        A heading with a single part is as narrow as that part: the industries ``NACE2:P`` and
        ``NACE2:85`` are the same.

    Raises
    ------
    ValueError
        Where a code is not in the list, in particular an industry code of another edition.

    Examples
    --------
    >>> closeness("isced_field", "0413", "0412")
    'narrow'
    >>> closeness("nace2", "NACE2:62", "NACE2:J")
    'section'
    >>> closeness("nace2", "NACE2:62", "NACE2:K") is None
    True
    """
    codes = code_list(list_id)
    if not a or not b:
        return None
    first, second = _line(codes, a), set(_line(codes, b))
    shared = next((code for code in first if code in second), None)
    while shared and len(codes.children(shared)) == 1:
        (shared,) = codes.children(shared)
    row = codes.get(shared) if shared else None
    return row.level if row else None


def _line(codes: CodeList, code: str) -> tuple[str, ...]:
    if code in codes:
        return (code, *codes.ancestors(code))
    if codes.id == "nace2" and code.upper().startswith("NACE2.1"):
        raise ValueError(
            f'"{code}" is a code of NACE Rev. 2.1, where letters and numbers mean other '
            "industries. Write it as a code of NACE Rev. 2, such as NACE2:J."
        )
    raise ValueError(f'"{code}" is not a code of the list {codes.id}.')
