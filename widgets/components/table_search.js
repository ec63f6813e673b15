// Searching, filtering by value and ordering the rows; words are worked out once for each row.

function wordsIn(t, entry, column) {
  entry.words ??= {};
  return (entry.words[column.id] ??= wordsOf(column, entry.row.cells[column.id], t.tools));
}

function textOf(t, entry) {
  if (entry.text === undefined) {
    const detail = (entry.row.detail ?? []).map((each) => each.text);
    const aside = Object.values(entry.row.cells).flatMap(asideOf);
    const all = t
      .columns()
      .flatMap((column) => wordsIn(t, entry, column))
      .concat(aside, detail)
      .join("\n");
    entry.text = `${all.toLowerCase()}\n${folded(all)}`;
  }
  return entry.text;
}

function facetValues(t, entry, column) {
  const words = wordsIn(t, entry, column);
  return words.length ? words.map(String) : [""];
}

function foundAmong(t, index, words, except) {
  const picked = t
    .columns()
    .filter(
      (c) =>
        c.id !== except &&
        t.state.picks[c.id] !== undefined &&
        [t.model.get("chips"), ...(t.model.get("facets") ?? [])].includes(c.id),
    );
  return index.filter(
    (entry) =>
      words.every((word) => textOf(t, entry).includes(word)) &&
      picked.every((column) => facetValues(t, entry, column).includes(t.state.picks[column.id])),
  );
}

function ordered(t, entries) {
  const column = t.columns().find((each) => each.id === t.state.sort?.id);
  if (!column) return entries;
  const way = t.state.sort.way === "descending" ? -1 : 1;
  const keyOf = new Map(
    entries.map((entry) => [entry, sortKey(column, entry.row.cells[column.id], t.tools)]),
  );
  return entries.toSorted((one, other) => {
    const a = keyOf.get(one);
    const b = keyOf.get(other);
    if (a === null || b === null)
      return (a === null) - (b === null) || one.position - other.position;
    const order =
      typeof a === "number" && typeof b === "number"
        ? a - b
        : t.tools.collator.compare(String(a), String(b));
    return order * way || one.position - other.position;
  });
}
