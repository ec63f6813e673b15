// One labelled field of a form: a line or several lines of text; field_choices.js adds choices.
// Each gives its node, and `show(field)`, which puts a value into it without touching what is typed.

const FIELDS = { text: drawLine, area: drawArea };

function drawField(field, tools, changed) {
  const about = [];
  const note = h("p", { class: "mw-fields-note", "data-tone": "stop", id: newId("note") });
  const help = field.help ? h("p", { class: "mw-hint", id: newId("help") }, field.help) : null;
  if (help) about.push(help.id);
  about.push(note.id);
  const part = (FIELDS[field.kind] ?? drawLine)(field, tools, changed, about.join(" "), help);
  part.node.append(note);
  return {
    node: part.node,
    show(now) {
      part.show(now);
      note.replaceChildren(...(now.note ? [icon("stop"), h("span", {}, now.note)] : []));
      put(note, "hidden", !now.note);
      for (const control of part.node.querySelectorAll("input, select, textarea")) {
        if (!control.hasAttribute("data-find")) put(control, "aria-invalid", now.note ? "true" : null);
      }
    },
  };
}

const labelled = (field, control, help) =>
  h(
    "div",
    { class: "mw-fields-field", "data-kind": field.kind },
    h("label", { class: "mw-label", for: control.id }, field.label),
    control,
    help,
  );

function drawLine(field, tools, changed, about, help) {
  return written(field, h("input", { ...properties(field, about), type: "text" }), changed, help);
}

function drawArea(field, tools, changed, about, help) {
  const area = h("textarea", { ...properties(field, about), rows: String(field.lines ?? 4) });
  return written(field, area, changed, help);
}

const properties = (field, about) => ({
  class: "mw-field",
  id: newId("field"),
  "data-key": field.id,
  "aria-describedby": about,
  autocomplete: "off",
  disabled: field.disabled,
});

function written(field, control, changed, help) {
  let shown = "";
  control.addEventListener("change", () => {
    shown = control.value;
    changed(control.value);
  });
  return {
    node: labelled(field, control, help),
    show({ value }) {
      const typing = control === document.activeElement && control.value !== shown;
      if (!typing && control.value !== (value ?? "")) control.value = value ?? "";
      if (!typing) shown = control.value;
    },
  };
}
