// Fields to choose in: a select, radio buttons, or boxes to tick.

const MANY = 12;
Object.assign(FIELDS, { select: drawSelect, radio: drawTicks, checks: drawTicks });

function drawSelect(field, tools, changed, about, help) {
  const control = h("select", {
    class: "mw-field",
    id: newId("field"),
    "data-key": field.id,
    "aria-describedby": about,
    disabled: field.disabled,
  });
  control.append(h("option", { value: "\u0000", disabled: true, hidden: true }, tools.labels.choose));
  const groups = new Map();
  for (const { id, label, group } of field.options ?? []) {
    let place = control;
    if (group) {
      if (!groups.has(group)) {
        groups.set(group, h("optgroup", { label: group }));
        control.append(groups.get(group));
      }
      place = groups.get(group);
    }
    place.append(h("option", { value: id }, label));
  }
  control.addEventListener("change", () => changed(control.value));
  return {
    node: labelled(field, control, help),
    show({ value, options }) {
      const known = (options ?? []).some((each) => each.id === value);
      control.value = known ? value : "\u0000";
    },
  };
}

// Radio buttons, or boxes to tick; many boxes get a search and scroll.
function drawTicks(field, tools, changed, about, help) {
  const single = field.kind === "radio";
  const name = newId("field");
  const options = field.options ?? [];
  const rows = options.map(({ id, label, help: more }) => {
    const hint = more ? h("span", { class: "mw-hint", id: newId("about") }, more) : null;
    const input = h("input", {
      type: single ? "radio" : "checkbox",
      name,
      value: id,
      id: newId("option"),
      "data-key": `${field.id}:${id}`,
      disabled: field.disabled,
      "aria-describedby": hint?.id,
    });
    return h(
      "div",
      { class: "mw-fields-option", "data-words": label.toLowerCase() },
      input,
      h("label", { for: input.id }, label),
      hint,
    );
  });
  const list = h("div", { class: "mw-fields-list", "data-many": options.length > MANY }, rows);
  const find = options.length > MANY && !single ? drawFind(rows, tools) : null;
  const chosen = find ? h("p", { class: "mw-hint", "aria-live": "polite" }) : null;
  const node = h(
    "fieldset",
    {
      class: "mw-fields-field",
      "data-kind": field.kind,
      role: single ? "radiogroup" : "group",
      "aria-describedby": about,
    },
    h("legend", { class: "mw-label" }, field.label),
    help,
    find,
    list,
    chosen,
  );
  const inputs = rows.map((row) => row.firstChild);
  list.addEventListener("change", () => {
    const ticked = inputs.filter((each) => each.checked).map((each) => each.value);
    changed(single ? ticked[0] : ticked);
  });
  return {
    node,
    show({ value }) {
      const now = single ? [value] : (value ?? []);
      for (const each of inputs) each.checked = now.includes(each.value);
      if (chosen) {
        const names = (options ?? []).filter((each) => now.includes(each.id));
        put(chosen, "hidden", !now.length);
        write(chosen, `${say(tools.labels.chosen, { n: now.length })} ${names.map((each) => each.label).join(", ")}`);
      }
    },
  };
}

function drawFind(rows, tools) {
  const find = h("input", {
    type: "search",
    class: "mw-field",
    "data-size": "s",
    "data-find": true,
    "aria-label": tools.labels.search,
    placeholder: tools.labels.search,
    autocomplete: "off",
  });
  find.addEventListener("input", () => {
    const words = find.value.trim().toLowerCase();
    for (const row of rows) put(row, "hidden", !row.dataset.words.includes(words));
  });
  return find;
}
