// A heading and the sentence below it.

function buildHeading({ model, el, follow }) {
  const lead = h("p", { class: "mw-heading-lead" });
  let heading = null;
  follow(["text", "level", "lead", "unseen"], () => {
    const tag = `h${model.get("level")}`;
    if (heading?.localName !== tag) {
      const next = h(tag, { class: "mw-heading-text" });
      if (heading) heading.replaceWith(next);
      else el.append(next, lead);
      heading = next;
    }
    write(heading, model.get("text"));
    el.classList.toggle("mw-unseen", Boolean(model.get("unseen")));
    write(lead, model.get("lead"));
    put(lead, "hidden", !model.get("lead"));
  });
}

export default component("heading", buildHeading);
