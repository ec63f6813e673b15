// A form: questions that may change with every answer.

function buildQuestionForm(context) {
  const { model, el, send, listen, follow } = context;
  let heading = null;
  const lead = h("p", { class: "mw-hint" });
  const fields = h("div", { class: "mw-question-form-fields" });
  const facts = h("dl", { class: "mw-question-form-facts" });
  const row = h("div", { class: "mw-question-form-buttons", role: "group" });
  const drawn = new Map();
  let about = "";
  el.append(lead, fields, facts, row);

  listen(row, "click", ({ target }) => {
    const node = target.closest("[data-act]");
    if (node && !isOff(node)) send("action", { id: node.dataset.act });
  });

  function drawHeading() {
    const tag = `h${model.get("level")}`;
    if (heading?.localName !== tag) {
      heading?.remove();
      heading = h(tag, { class: "mw-question-form-heading", tabindex: "-1", id: newId("questions") });
      el.prepend(heading);
      put(row, "aria-labelledby", heading.id);
    }
    write(heading, model.get("heading"));
    put(heading, "hidden", !model.get("heading"));
    write(lead, model.get("lead"));
    put(lead, "hidden", !model.get("lead"));
  }

  function drawFields() {
    const active = fields.contains(document.activeElement) ? document.activeElement : null;
    const key = active?.dataset.key;
    const after = new Map();
    for (const item of model.get("items") ?? []) {
      const { value, note, ...fixed } = item;
      const mark = JSON.stringify(fixed);
      const known = drawn.get(item.id);
      const part =
        known?.mark === mark
          ? known.part
          : drawField(item, context, (answer) => send("change", { id: item.id, value: answer }));
      put(part.node, "data-wide", item.wide);
      put(part.node, "data-first", item.first);
      after.set(item.id, { mark, part });
    }
    for (const [id, { part }] of drawn) if (after.get(id)?.part !== part) part.node.remove();
    let next = fields.firstChild;
    for (const { part } of after.values()) {
      if (part.node === next) next = next.nextSibling;
      else fields.insertBefore(part.node, next);
    }
    drawn.clear();
    for (const [id, each] of after) drawn.set(id, each);
    for (const item of model.get("items") ?? []) drawn.get(item.id).part.show(item);
    if (active && !active.isConnected && key) {
      fields.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
    }
  }

  function drawFacts() {
    keyed(facts, model.get("facts") ?? [], ({ term, text }) =>
      h("div", {}, h("dt", {}, term), h("dd", {}, text)),
    );
    put(facts, "hidden", !(model.get("facts") ?? []).length);
  }

  follow(
    ["heading", "lead", "items", "facts", "buttons", "about", "level", "standing", "labels"],
    () => {
      const items = model.get("items") ?? [];
      const open = items.length > 0 || (model.get("buttons") ?? []).length > 0;
      const held = el.contains(document.activeElement);
      put(el, "hidden", !open);
      put(el, "data-standing", Boolean(model.get("standing")));
      drawHeading();
      drawFields();
      drawFacts();
      keyed(row, model.get("buttons") ?? [], ({ id, label, tone }) =>
        button({ label, look: tone, key: `act:${id}`, "data-act": id }),
      );
      put(row, "hidden", !(model.get("buttons") ?? []).length);
      const next = open ? model.get("about") : "";
      if (next && next !== about) {
        // The boxes around the form take their size in the same turn.
        requestAnimationFrame(() => {
          heading.focus({ preventScroll: true });
          el.scrollIntoView({ block: "nearest" });
        });
      }
      about = next;
      // The focus goes on to what comes after a form that was closed.
      if (held && !open) {
        const after = [...document.querySelectorAll("button, select, input")].find(
          (each) =>
            each.offsetParent && el.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING,
        );
        after?.focus();
      }
    },
  );
}

export default component("question-form", buildQuestionForm);
