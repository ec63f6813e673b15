// Asks Python for a file and saves the bytes that come back.

function buildDownloads(context) {
  const { model, el, send, listen, follow, hear } = context;
  const list = h("ul", { class: "mw-downloads-list" });
  const words = h("div", { role: "status", class: "mw-downloads-words" });
  const pending = new Set();
  el.append(list, words);

  function tell(tone, sentence) {
    words.replaceChildren(h("p", { "data-tone": tone }, toneIcon(tone), sentence));
  }

  listen(list, "click", ({ target }) => {
    const node = target.closest("[data-item]");
    if (!node || isOff(node) || pending.has(node.dataset.item)) return;
    const item = (model.get("items") ?? []).find((each) => each.id === node.dataset.item);
    pending.add(item.id);
    tell("plain", say(context.labels.preparing, item));
    send("request", { id: item.id });
  });

  hear((message, buffers) => {
    if (!["file", "failed"].includes(message?.kind) || !pending.delete(message.id)) return;
    if (message.kind === "failed") {
      tell("stop", message.sentence || say(context.labels.failed, message));
      return;
    }
    const address = URL.createObjectURL(new Blob([buffers[0]], { type: message.mime }));
    const link = h("a", { href: address, download: message.filename, hidden: true });
    el.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    tell("ok", say(context.labels.ready, message));
  });

  follow(["items", "label"], () => {
    put(list, "aria-label", model.get("label") || null);
    keyed(list, model.get("items") ?? [], ({ id, label, filename, note, disabled, reason }) => {
      const more = disabled && reason ? reason : note;
      const about = more ? h("span", { class: "mw-hint", id: newId("about") }, more) : null;
      return h(
        "li",
        {},
        button({
          label,
          sign: disabled ? "lock" : "download",
          disabled,
          key: id,
          title: filename,
          "data-item": id,
          "aria-describedby": about?.id,
        }),
        about,
      );
    });
  });
}

export default component("downloads", buildDownloads);
