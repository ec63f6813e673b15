// The table's head and its filters by value.

const alignOf = (column) =>
  column.align ?? (["number", "score"].includes(column.kind) ? "end" : "start");

function drawHead(t) {
  const sortable = t.columns().map((column) => ({
    ...column,
    way: t.state.sort?.id === column.id ? t.state.sort.way : null,
  }));
  const cells = [
    ...(t.detailed ? [{ id: "\u0000open", blank: t.tools.labels.detail }] : []),
    ...sortable,
    ...(t.acting ? [{ id: "\u0000act", blank: "" }] : []),
  ];
  keyed(t.headRow, cells, (column) => {
    if (column.blank !== undefined) return h("td", { class: "mw-table-narrow" });
    const on = column.sortable !== false;
    const help = column.help
      ? h("span", { class: "mw-table-help", role: "tooltip", id: newId("help") }, column.help)
      : null;
    const name = h(
      "span",
      { id: (t.names[column.id] ??= newId("head")), class: help ? "mw-table-helped" : null },
      column.label,
    );
    const inside = on
      ? h(
          "button",
          {
            type: "button",
            "data-key": `head:${column.id}`,
            "data-sort": column.id,
            "aria-describedby": help?.id,
          },
          name,
          icon(column.way === "ascending" ? "up" : column.way === "descending" ? "down" : "both"),
        )
      : h(
          "span",
          { class: "mw-table-still", tabindex: help ? "0" : null, "aria-describedby": help?.id },
          name,
        );
    const cell = h(
      "th",
      { scope: "col", "data-align": alignOf(column), "aria-sort": column.way },
      inside,
      help,
    );
    if (column.width)
      cell.style.width = typeof column.width === "number" ? `${column.width}px` : column.width;
    return cell;
  });
}

// Fills the filters: `found` gives the rows that everything but the named filter leaves.
function drawFacets(t, found) {
  const named = (id) => t.columns().find((column) => column.id === id);
  const shown = (t.model.get("facets") ?? []).map(named).filter(Boolean);
  keyed(
    t.facetBox,
    shown.map(({ id, label }) => ({ id, label })),
    ({ id, label }) => {
      const select = h("select", {
        class: "mw-field",
        id: newId("facet"),
        "data-facet": id,
        "data-key": `facet:${id}`,
      });
      return h("div", {}, h("label", { class: "mw-label", for: select.id }, label), select);
    },
  );
  for (const column of shown) {
    const select = t.facetBox.querySelector(`[data-facet="${CSS.escape(column.id)}"]`);
    const { all, values } = counted(t, found, column);
    values.sort(
      (a, b) => (a.value === "") - (b.value === "") || t.tools.collator.compare(a.value, b.value),
    );
    const options = [
      { id: "*", text: `${t.tools.labels.all} (${t.tools.number.format(all)})` },
      ...values.map(({ value, count }) => ({
        id: `=${value}`,
        text: `${value || t.tools.labels.none} (${t.tools.number.format(count)})`,
      })),
    ];
    keyed(select, options, (option) => h("option", { value: option.id }, option.text));
    const picked = t.state.picks[column.id];
    select.value = picked === undefined ? "*" : `=${picked}`;
  }
  drawChips(t, found, named(t.model.get("chips")));
}

// Values of one column as buttons, in the order in which the rows bring them.
function drawChips(t, found, column) {
  put(t.chipBox, "hidden", !column);
  if (!column) return keyed(t.chipBox, [], () => null);
  put(t.chipBox, "aria-label", column.label);
  const { all, values } = counted(t, found, column);
  const picked = t.state.picks[column.id];
  const chips = [
    { id: "*", label: t.tools.labels.all, count: all, on: picked === undefined },
    ...values.map(({ value, count, tone }) => ({
      id: `=${value}`,
      label: value || t.tools.labels.none,
      count,
      tone,
      on: picked === value,
    })),
  ];
  return keyed(t.chipBox, chips, ({ id, label, count, tone, on }) => {
    const chip = button({ size: "s", pressed: on, key: `chip:${id}`, "data-chip": id });
    const number = h("b", {}, t.tools.number.format(count));
    chip.append(...[toneIcon(tone), h("span", {}, label), " ", number].filter(Boolean));
    put(chip, "data-tone", tone);
    return chip;
  });
}

function counted(t, found, column) {
  const counts = new Map();
  let all = 0;
  for (const entry of found(column.id)) {
    all += 1;
    for (const value of facetValues(t, entry, column)) {
      const tone = entry.row.cells[column.id]?.tone;
      const known = counts.get(value) ?? { value, count: 0, tone };
      known.count += 1;
      counts.set(value, known);
    }
  }
  const picked = t.state.picks[column.id];
  if (picked !== undefined && !counts.has(picked)) counts.set(picked, { value: picked, count: 0 });
  return { all, values: [...counts.values()] };
}
