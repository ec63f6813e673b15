// A drawing as an image (so that nothing in it can run), with its numbers in a table.

function buildPicture(context) {
  const { model, el, follow } = context;
  const image = h("img", { alt: "" });
  const caption = h("figcaption");
  const summary = h("summary");
  const head = h("tr");
  const body = h("tbody");
  const tableName = h("caption", { class: "mw-unseen" });
  const numbers = h(
    "details",
    {},
    summary,
    h(
      "div",
      { class: "mw-picture-numbers" },
      h("table", {}, tableName, h("thead", {}, head), body),
    ),
  );
  el.append(h("figure", {}, image, caption), numbers);
  let address = null;

  follow(["content", "mime"], () => {
    const content = model.get("content");
    const before = address;
    address = content?.byteLength
      ? URL.createObjectURL(new Blob([content], { type: model.get("mime") }))
      : null;
    put(image, "src", address);
    put(image, "hidden", !address);
    if (before) setTimeout(() => URL.revokeObjectURL(before), 1000);
  });
  follow(["alt", "caption", "columns", "rows", "width", "labels", "language"], () => {
    const format = formatter(context.language, { maximumFractionDigits: 3 });
    const rows = model.get("rows") ?? [];
    image.setAttribute("alt", model.get("alt") ?? "");
    image.style.maxWidth = model.get("width") ? `${model.get("width")}px` : "100%";
    write(caption, model.get("caption"));
    put(caption, "hidden", !model.get("caption"));
    write(summary, context.labels.numbers);
    write(tableName, model.get("alt") || model.get("caption"));
    put(numbers, "hidden", rows.length === 0);
    keyed(
      head,
      (model.get("columns") ?? []).map((text, id) => ({ id, text })),
      ({ text }) => h("th", { scope: "col" }, text),
    );
    keyed(
      body,
      rows.map((cells, id) => ({ id, cells })),
      ({ cells }) =>
        h(
          "tr",
          {},
          cells.map((cell, position) =>
            h(
              position ? "td" : "th",
              { scope: position ? null : "row", "data-number": typeof cell === "number" },
              typeof cell === "number" ? format.format(cell) : String(cell ?? "–"),
            ),
          ),
        ),
    );
  });
  return () => address && URL.revokeObjectURL(address);
}

export default component("picture", buildPicture);
