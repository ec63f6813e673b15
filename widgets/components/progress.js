// A sentence and a bar while something is worked out.

function buildProgress(context) {
  const { model, el, send, listen, follow } = context;
  const message = h("p", { id: newId("message") });
  const fill = h("span");
  const bar = h(
    "div",
    {
      class: "mw-progress-bar",
      role: "progressbar",
      "aria-labelledby": message.id,
      "aria-valuemin": "0",
      "aria-valuemax": "100",
    },
    fill,
  );
  const cancel = button({ label: " ", size: "s" });
  const share = h("span", { class: "mw-progress-share", "aria-hidden": "true" });
  const box = h("div", { class: "mw-progress-box", hidden: true }, message, bar, share, cancel);
  const status = h("div", { role: "status" }, box);
  el.append(status);
  listen(cancel, "click", () => send("cancel", {}));
  follow(["active", "message", "fraction", "cancellable", "labels", "language"], () => {
    const fraction = model.get("fraction");
    const known = fraction !== null && fraction !== undefined;
    write(message, model.get("message"));
    write(cancel.querySelector("span"), context.labels.cancel);
    put(cancel, "hidden", !model.get("cancellable"));
    put(bar, "aria-valuenow", known ? String(Math.round(fraction * 100)) : null);
    put(bar, "data-moving", !known);
    write(share, known ? formatter(context.language, { style: "percent" }).format(fraction) : "");
    fill.style.width = known ? `${fraction * 100}%` : "";
    put(box, "hidden", !model.get("active"));
    put(el, "data-idle", !model.get("active"));
  });
}

export default component("progress", buildProgress);
