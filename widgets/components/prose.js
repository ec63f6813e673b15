// Paragraphs and a list.

function buildProse({ model, el, follow }) {
  const text = h("div", { class: "mw-prose-text" });
  const points = h("ul");
  el.append(text, points);
  follow(["paragraphs", "points", "quiet"], () => {
    put(el, "data-quiet", model.get("quiet"));
    keyed(
      text,
      (model.get("paragraphs") ?? []).map((words, id) => ({ id, words })),
      ({ words }) => h("p", {}, words),
    );
    keyed(
      points,
      (model.get("points") ?? []).map((words, id) => ({ id, words })),
      ({ words }) => h("li", {}, words),
    );
    put(points, "hidden", !points.firstChild);
    put(el, "data-idle", !text.firstChild && !points.firstChild);
  });
}

export default component("prose", buildProse);
