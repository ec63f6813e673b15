// A headline that opens the list of differences.

function buildChanges(context) {
  const { model, el, follow } = context;
  const headline = h("span", { role: "status", id: newId("headline") });
  const list = h("ul", { tabindex: "0" });
  const box = h("details", { class: "mw-card" }, h("summary", {}, icon("right"), headline), list);
  const alone = h("p", { class: "mw-changes-alone mw-card" });
  put(list, "aria-labelledby", headline.id);
  el.append(box, alone);
  follow(["headline", "items", "labels"], () => {
    const { labels } = context;
    const items = (model.get("items") ?? []).map((each, id) => ({ id, ...each, labels }));
    const text = model.get("headline");
    write(headline, text);
    write(alone, text);
    put(el, "data-idle", !text);
    put(box, "hidden", !text || !items.length);
    put(alone, "hidden", !text || items.length > 0);
    keyed(list, items, ({ text: words, tone, before, after }) =>
      h(
        "li",
        { "data-tone": tone ?? "plain" },
        h("span", { class: "mw-changes-sign" }, toneIcon(tone) ?? icon("right")),
        h(
          "div",
          {},
          h("p", {}, words ?? ""),
          before || after
            ? h(
                "dl",
                {},
                before ? h("div", {}, h("dt", {}, labels.before), h("dd", {}, before)) : null,
                after
                  ? h(
                      "div",
                      { class: "mw-changes-after" },
                      h("dt", {}, labels.after),
                      h("dd", {}, after),
                    )
                  : null,
              )
            : null,
        ),
      ),
    );
  });
  follow(["opened"], () => {
    box.open = model.get("opened");
  });
}

export default component("changes", buildChanges);
