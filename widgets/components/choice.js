// A select, a group of radio buttons or a group of checkboxes.

function buildChoice(context) {
  const { model, el, send, listen, follow } = context;
  let shape = "";

  const options = () => model.get("options") ?? [];
  const chosen = () =>
    model.get("look") === "checkbox" ? (model.get("values") ?? []) : [model.get("value")];

  function draw() {
    const key = el.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const help = model.get("help")
      ? h("p", { class: "mw-hint", id: newId("help") }, model.get("help"))
      : null;
    el.replaceChildren(model.get("look") === "select" ? drawSelect(help) : drawGroup(help));
    if (key) el.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }

  function drawSelect(help) {
    const select = h(
      "select",
      {
        class: "mw-field",
        id: newId("choice"),
        "data-key": "select",
        "aria-describedby": help?.id,
        disabled: model.get("disabled"),
      },
      h("option", { value: "", disabled: true, hidden: true }, context.labels.choose),
      options().map(({ id, label, disabled }) => h("option", { value: id, disabled }, label)),
    );
    return h(
      "div",
      { class: "mw-choice-field" },
      h("label", { class: "mw-label", for: select.id }, model.get("label")),
      select,
      help,
    );
  }

  function drawGroup(help) {
    const type = model.get("look");
    const name = newId("choice");
    return h(
      "fieldset",
      { "aria-describedby": help?.id, role: type === "radio" ? "radiogroup" : "group" },
      h("legend", { class: "mw-label" }, model.get("label")),
      help,
      options().map(({ id, label, help: more, disabled }) => {
        const about = more ? h("span", { class: "mw-hint", id: newId("about") }, more) : null;
        const input = h("input", {
          type,
          name,
          value: id,
          id: newId("option"),
          "data-key": id,
          disabled: disabled || model.get("disabled"),
          "aria-describedby": about?.id,
        });
        return h(
          "div",
          { class: "mw-choice-option" },
          input,
          h("label", { for: input.id }, label),
          about,
        );
      }),
    );
  }

  function show() {
    const now = chosen();
    const select = el.querySelector("select");
    if (select) select.value = options().some((each) => each.id === now[0]) ? now[0] : "";
    for (const input of el.querySelectorAll("input")) input.checked = now.includes(input.value);
  }

  listen(el, "change", () => {
    const look = model.get("look");
    const ticked = [...el.querySelectorAll("input:checked")].map((each) => each.value);
    send("change", {
      value:
        look === "checkbox"
          ? ticked
          : look === "radio"
            ? ticked[0]
            : el.querySelector("select").value,
    });
  });
  follow(["label", "help", "options", "look", "disabled", "labels", "value", "values"], () => {
    const next = JSON.stringify(
      ["label", "help", "options", "look", "disabled", "labels"].map((each) => model.get(each)),
    );
    if (next !== shape) {
      shape = next;
      draw();
    }
    show();
  });
}

export default component("choice", buildChoice);
