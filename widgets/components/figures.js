// A row of key figures.

function buildFigures(context) {
  const { model, el, follow } = context;
  const list = h("dl");
  el.append(list);
  follow(["items", "language"], () => {
    const number = formatter(context.language, { maximumFractionDigits: 2 });
    const items = (model.get("items") ?? []).map((item, position) => ({
      id: String(position),
      ...item,
      language: context.language,
    }));
    keyed(list, items, ({ label, value, note, tone, change, tag }) => {
      const words = typeof value === "number" ? number.format(value) : String(value ?? "–");
      return h(
        "div",
        { class: "mw-card", "data-tone": tag ? null : tone },
        h("dt", {}, tag ? null : toneIcon(tone), label ?? ""),
        h(
          "dd",
          { class: tag ? "mw-figures-words" : "mw-figures-value" },
          tag
            ? h("span", { class: "mw-tag", "data-tone": tone }, toneIcon(tone), words)
            : h("span", {}, words),
          change ? h("span", { class: "mw-figures-change" }, change) : null,
        ),
        note ? h("dd", { class: "mw-figures-note" }, note) : null,
      );
    });
  });
}

export default component("figures", buildFigures);
