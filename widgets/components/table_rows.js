// Drawing the rows of one page: only what changed is made again, and the focus stays where it was.

const widthOf = (t) => t.columns().length + (t.detailed ? 1 : 0) + (t.acting ? 1 : 0);

function drawRows(t, page, empty) {
  const nodes = [];
  for (const entry of page) {
    const row = drawRow(t, entry.row);
    nodes.push(row.node);
    if (row.detail) nodes.push(row.detail);
  }
  if (!page.length) nodes.push(empty());
  const keep = new Set(nodes);
  for (const node of [...t.body.children]) if (!keep.has(node)) node.remove();
  for (const [id, row] of t.drawn) if (!keep.has(row.node)) t.drawn.delete(id);
  let place = t.body.firstChild;
  for (const node of nodes) {
    if (node === place) place = place.nextSibling;
    else t.body.insertBefore(node, place);
  }
}

function drawRow(t, row) {
  let known = t.drawn.get(row.id);
  if (!known) {
    known = { node: h("tr", { "data-row": row.id }), cells: {}, names: newId("row") };
    t.drawn.set(row.id, known);
    if (t.detailed) known.node.append((known.opener = h("td", { class: "mw-table-narrow" })));
    t.columns().forEach((column, position) => {
      const cell = position === 0 ? h("th", { scope: "row" }) : h("td");
      cell.dataset.kind = column.kind;
      cell.dataset.align = alignOf(column);
      known.cells[column.id] = { cell, mark: null };
      known.node.append(cell);
    });
    if (t.acting) known.node.append((known.acts = h("td", { class: "mw-table-acts" })));
  }
  put(known.node, "data-tone", row.tone);
  const chosen = t.state.selected === row.id;
  put(known.node, "aria-current", chosen ? "true" : null);
  t.columns().forEach((column, position) => drawRowCell(t, known, row, column, position));
  if (known.opener) drawOpener(t, known, row);
  if (known.acts) drawActs(t, known, row);
  return known;
}

function drawRowCell(t, known, row, column, position) {
  const content = row.cells[column.id];
  const place = known.cells[column.id];
  const mark = JSON.stringify(position ? (content ?? null) : [content ?? null, row.tone]);
  if (place.mark !== mark) {
    const control = place.cell.querySelector("input, select");
    const typing =
      control && control === document.activeElement && control.value !== control.dataset.shown;
    if (typing || (control?.dataset.sent && place.mark !== null)) return;
    const names = `${t.names[column.id] ?? ""} ${position ? known.names : ""}`.trim();
    const inside = drawCell(column, content, t.tools, names);
    place.cell.replaceChildren(position ? inside : nameOf(t, row, known, column, inside));
    place.mark = mark;
  }
  if (position === 0 && t.model.get("selectable")) {
    const name = place.cell.querySelector("[data-select]");
    if (name) put(name, "aria-pressed", String(t.state.selected === row.id));
  }
}

function nameOf(t, row, known, column, inside) {
  const control = ["edit", "select"].includes(column.kind);
  const name =
    t.model.get("selectable") && !control
      ? h(
          "button",
          {
            type: "button",
            class: "mw-table-name",
            id: known.names,
            "data-select": true,
            "data-key": "name",
            "aria-pressed": "false",
          },
          inside,
        )
      : h("span", { id: known.names }, inside);
  const sign =
    row.tone === "changed"
      ? h("span", { class: "mw-table-changed" }, t.tools.labels.changed)
      : toneIcon(row.tone);
  return h(
    "span",
    { class: "mw-table-first" },
    sign && row.tone !== "changed" ? sign : null,
    name,
    row.tone === "changed" ? " " : null,
    row.tone === "changed" ? sign : null,
  );
}

function drawOpener(t, known, row) {
  const detail = row.detail?.length ? row.detail : null;
  const open = Boolean(detail) && t.state.open.has(row.id);
  const mark = JSON.stringify([detail, open]);
  if (known.detailMark === mark) return;
  known.detailMark = mark;
  if (!detail) known.opener.replaceChildren();
  else if (!known.opener.firstChild) {
    const name = h("span", { class: "mw-unseen", id: newId("open") }, t.tools.labels.detail);
    known.opener.append(
      h(
        "button",
        {
          type: "button",
          class: "mw-table-open",
          "data-open": true,
          "data-key": "open",
          "aria-labelledby": `${name.id} ${known.names}`,
        },
        icon("right"),
        name,
      ),
    );
  }
  known.opener.firstChild && put(known.opener.firstChild, "aria-expanded", String(open));
  known.detail = open
    ? h(
        "tr",
        { class: "mw-table-detail" },
        h(
          "td",
          { colspan: String(widthOf(t)) },
          h(
            "dl",
            {},
            detail.map(({ term, text, tone }) =>
              h(
                "div",
                { "data-tone": tone },
                h("dt", {}, term ?? ""),
                h("dd", { class: tone ? "mw-table-toned" : null }, toneIcon(tone), text ?? ""),
              ),
            ),
          ),
        ),
      )
    : null;
}

function drawActs(t, known, row) {
  const offered = (row.actions ?? []).map((each) => ({ ...each, ...about(t, each.id, each) }));
  keyed(known.acts, offered, (each) => {
    const words = h("span", { id: newId("act") }, each.words);
    const reason =
      each.disabled && each.reason
        ? h("span", { class: "mw-unseen", id: newId("why") }, each.reason)
        : null;
    const node = button({
      size: "s",
      look: each.tone,
      pressed: each.pressed,
      disabled: each.disabled,
      key: `act:${each.id}`,
      title: each.reason,
      "data-act": each.id,
      "aria-labelledby": `${words.id} ${known.names}`,
      "aria-describedby": reason?.id,
    });
    node.append(words, ...(reason ? [reason] : []));
    return node;
  });
}

function about(t, id, offer) {
  const known = (t.model.get("actions") ?? []).find((each) => each.id === id) ?? { label: id };
  return {
    tone: known.tone,
    words: (offer.pressed && known.pressed_label) || known.label,
    disabled: offer.disabled || known.disabled,
    reason: offer.reason ?? known.reason,
  };
}

function focusNow(t) {
  const active = document.activeElement;
  if (!t.body.contains(active)) return null;
  const row = active.closest("[data-row]");
  const all = [...t.body.querySelectorAll(":scope > [data-row]")];
  return { active, key: active.dataset.key, row: row?.dataset.row, place: all.indexOf(row) };
}

function focusAgain(t, focus, page) {
  if (!focus || document.activeElement === focus.active) return;
  const rowAt = (id) => t.drawn.get(id)?.node;
  const row =
    rowAt(focus.row) ?? rowAt(page[Math.min(Math.max(focus.place, 0), page.length - 1)]?.row.id);
  const control = focus.key && row?.querySelector(`[data-key="${CSS.escape(focus.key)}"]`);
  (control || row?.querySelector("button, input, select") || t.scroll).focus({
    preventScroll: true,
  });
}
