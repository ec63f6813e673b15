// A row of buttons; the reasons of those that are off stand below, each reason once.

function buildActions({ model, el, send, listen, follow }) {
  const row = h("div", { class: "mw-actions-row", role: "group", tabindex: "-1" });
  const reasons = h("ul", { class: "mw-actions-reasons" });
  const ids = new Map();
  el.append(row, reasons);
  listen(row, "click", ({ target }) => {
    const node = target.closest("[data-act]");
    if (node && !isOff(node)) send("action", { id: node.dataset.act });
  });
  follow(["items", "label", "small"], () => {
    const size = model.get("small") ? "s" : null;
    const items = (model.get("items") ?? []).map((each) => ({ ...each, size }));
    put(row, "aria-label", model.get("label") || null);
    const sentences = [
      ...new Set(items.filter((each) => each.disabled && each.reason).map((each) => each.reason)),
    ];
    for (const each of sentences) if (!ids.has(each)) ids.set(each, newId("reason"));
    const focused = row.contains(document.activeElement);
    keyed(row, items, ({ id, label, tone, disabled, reason, pressed, sign }) =>
      button({
        label,
        look: tone,
        size,
        sign,
        pressed,
        disabled,
        key: id,
        "data-act": id,
        "aria-describedby": disabled && reason ? ids.get(reason) : null,
      }),
    );
    // The focus stays here when the button that was pressed is gone.
    if (focused && !row.contains(document.activeElement)) (row.querySelector("button") ?? row).focus();
    keyed(
      reasons,
      sentences.map((text) => ({ id: text, text })),
      ({ text }) => h("li", { id: ids.get(text) }, icon("lock"), text),
    );
    put(reasons, "hidden", sentences.length === 0);
  });
}

export default component("actions", buildActions);
