// A text of several lines.

function buildTextArea({ model, el, labels, send, follow }) {
  let mark = "";
  let part = null;

  const asked = () => ({
    id: "text",
    kind: "area",
    label: model.get("label"),
    help: model.get("help"),
    lines: model.get("lines"),
    disabled: model.get("disabled"),
  });

  follow(["label", "help", "lines", "disabled", "longest", "value", "note"], () => {
    const now = asked();
    const next = JSON.stringify([now, model.get("longest")]);
    if (next !== mark) {
      const focused = el.contains(document.activeElement);
      const typed = part ? el.querySelector("textarea").value : null;
      mark = next;
      part = drawField(now, { labels }, (value) => send("change", { value }));
      put(part.node.querySelector("textarea"), "maxlength", model.get("longest"));
      el.replaceChildren(part.node);
      if (focused) {
        el.querySelector("textarea").value = typed;
        el.querySelector("textarea").focus({ preventScroll: true });
      }
    }
    part.show({ value: model.get("value"), note: model.get("note") });
  });
}

export default component("text-area", buildTextArea);
