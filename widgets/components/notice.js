// Sentences with a tone; the live regions stay on the page so that new sentences are announced.

function buildNotice(context) {
  const { model, el, send, listen, follow } = context;
  const polite = h("div", { role: "status" });
  const urgent = h("div", { role: "alert" });
  const acts = h("div", { class: "mw-notice-acts" });
  const away = h("button", { type: "button", class: "mw-notice-away" }, icon("close"));
  const sign = h("span", { class: "mw-notice-sign" });
  const box = h(
    "div",
    { class: "mw-notice-box" },
    sign,
    h("div", { class: "mw-notice-words" }, polite, urgent, acts),
    away,
  );
  el.append(box);
  listen(acts, "click", ({ target }) => {
    const node = target.closest("[data-act]");
    if (node && !isOff(node)) send("action", { id: node.dataset.act });
  });
  listen(away, "click", () => send("dismiss", {}));
  follow(["sentences", "heading", "tone", "buttons", "dismissible", "labels"], () => {
    const tone = model.get("tone");
    const heading = model.get("heading");
    const sentences = model.get("sentences") ?? [];
    const shown = sentences.length > 0 || Boolean(heading);
    put(el, "data-idle", !shown);
    put(box, "data-tone", tone);
    keyed(sign, !shown ? [] : [{ id: "sign", tone, word: context.labels[tone] }], ({ word }) =>
      h("span", {}, toneIcon(tone), h("span", { class: "mw-unseen" }, word)),
    );
    const words = shown ? [{ id: "words", heading, sentences }] : [];
    const draw = () =>
      h(
        "div",
        {},
        heading ? h("p", { class: "mw-notice-heading" }, heading) : null,
        sentences.length > 1
          ? h(
              "ul",
              {},
              sentences.map((each) => h("li", {}, each)),
            )
          : sentences.length
            ? h("p", {}, sentences[0])
            : null,
      );
    keyed(tone === "stop" ? polite : urgent, [], draw);
    keyed(tone === "stop" ? urgent : polite, words, draw);
    keyed(acts, model.get("buttons") ?? [], ({ id, label, tone: look, disabled }) =>
      button({ label, look, size: "s", disabled, key: id, "data-act": id }),
    );
    put(acts, "hidden", !shown || !(model.get("buttons") ?? []).length);
    put(away, "hidden", !shown || !model.get("dismissible"));
    put(away, "aria-label", context.labels.dismiss);
  });
}

export default component("notice", buildNotice);
