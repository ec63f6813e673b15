// Grey lines where something is being worked out.

function buildSkeleton({ model, el, follow }) {
  const message = h("p", { class: "mw-skeleton-message", role: "status" });
  const lines = h("div", { class: "mw-skeleton-lines mw-card", "aria-hidden": "true" });
  el.append(message, lines);
  follow(["message", "lines"], () => {
    const text = model.get("message");
    write(message, text);
    put(el, "data-idle", !text);
    put(lines, "hidden", !text);
    keyed(
      lines,
      Array.from({ length: model.get("lines") }, (_, id) => ({ id })),
      () => h("span"),
    );
  });
}

export default component("skeleton", buildSkeleton);
