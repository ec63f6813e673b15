// The bar at the top: name, pages, a promise, language.

const MARK = [
  "M14.4 12a3.4 3.4 0 11-6.8 0 3.4 3.4 0 016.8 0z",
  "M24.4 12a3.4 3.4 0 11-6.8 0 3.4 3.4 0 016.8 0z",
  "M5.5 24c.6-4.4 2.7-6.2 5.5-6.2s4.4 1.3 5 3.7c.6-2.4 2.2-3.7 5-3.7s4.9 1.8 5.5 6.2",
];

function drawMark() {
  const mark = icon("");
  mark.setAttribute("viewBox", "0 0 32 32");
  mark.setAttribute("class", "mw-nav-bar-mark");
  mark.firstChild.setAttribute("d", MARK.join(""));
  return mark;
}

// In a served page the frame's main landmark holds this bar too; here it passes to the page alone.
function takeLandmarks(el, name) {
  const box = name ? document.getElementsByClassName(name)[0] : null;
  const outer = el.closest("#rendered_cells");
  if (!box || !outer?.contains(box)) return false;
  box.id ||= newId("page");
  outer.removeAttribute("role");
  put(el, "role", "banner");
  put(box, "role", "main");
  put(box, "tabindex", "-1");
  const skip = document.querySelector(".mw-skip");
  if (skip) put(skip, "href", `#${box.id}`);
  return true;
}

function buildNavBar({ model, el, signal, send, listen, follow }) {
  const title = h("p", { class: "mw-nav-bar-title" });
  const subtitle = h("p", { class: "mw-nav-bar-subtitle" });
  const list = h("ul");
  const nav = h("nav", {}, list);
  const choice = h("select", { class: "mw-field", "data-size": "s", id: newId("language") });
  const choiceLabel = h("label", { class: "mw-unseen", for: choice.id });
  const language = h("div", { class: "mw-nav-bar-language" }, icon("globe"), choiceLabel, choice);
  const note = h("p", { class: "mw-nav-bar-note" });
  el.append(
    h(
      "div",
      { class: "mw-nav-bar-bar" },
      drawMark(),
      h("div", { class: "mw-nav-bar-name" }, title, subtitle),
      nav,
      note,
      language,
    ),
  );

  listen(list, "click", ({ target }) => {
    const page = target.closest("[data-page]");
    if (page && !isOff(page)) send("go", { id: page.dataset.page });
  });
  listen(choice, "change", () => {
    const wanted = choice.value;
    showLanguage();
    send("language", { id: wanted });
  });

  function showLanguage() {
    choice.value = (model.get("languages") ?? []).find((each) => each.current)?.id ?? "";
  }

  // The bar and the box come into the page one after the other.
  follow(["main"], () => {
    let tries = 0;
    const take = () => {
      tries += 1;
      if (takeLandmarks(el, model.get("main")) || tries > 100) clearInterval(later);
    };
    const later = setInterval(take, 20);
    signal.addEventListener("abort", () => clearInterval(later), { once: true });
  });

  const asked = new URLSearchParams(location.search);
  send("asked", { round: asked.get("round") ?? "", at: asked.get("page") ?? "" });
  // From now on the address names what is open.
  let first = true;
  follow(["round", "at"], () => {
    if (first) {
      first = false;
      return;
    }
    const query = new URLSearchParams();
    if (model.get("round")) query.set("round", model.get("round"));
    if (model.get("round") && model.get("at")) query.set("page", model.get("at"));
    const search = query.size ? `?${query}` : "";
    if (search !== location.search) history.replaceState(null, "", location.pathname + search);
  });

  follow(["unsaved"], () => {
    document.body.dataset.unsaved = String(model.get("unsaved"));
  });

  follow(["saved"], () => put(note, "data-saved", model.get("saved")));

  follow(["title", "subtitle", "note", "pages", "languages", "labels"], () => {
    const labels = model.get("labels");
    const languages = model.get("languages") ?? [];
    write(title, model.get("title"));
    write(subtitle, model.get("subtitle"));
    put(subtitle, "title", model.get("subtitle"));
    note.replaceChildren(...(model.get("note") ? [icon("lock"), model.get("note")] : []));
    put(note, "hidden", !model.get("note"));
    put(nav, "aria-label", labels.pages);
    write(choiceLabel, labels.language);
    put(language, "hidden", languages.length === 0);
    keyed(list, model.get("pages") ?? [], ({ id, label, current, disabled, reason }) => {
      const why =
        disabled && reason
          ? h("span", { class: "mw-nav-bar-why", role: "tooltip", id: newId("why") }, reason)
          : null;
      return h(
        "li",
        {},
        h(
          "button",
          {
            type: "button",
            "data-page": id,
            "data-key": id,
            "aria-current": current ? "page" : null,
            "aria-disabled": disabled ? "true" : null,
            "aria-describedby": why?.id,
          },
          label,
        ),
        why,
      );
    });
    keyed(
      choice,
      languages.map(({ id, label }) => ({ id, label })),
      ({ id, label }) => h("option", { value: id, lang: id }, label),
    );
    showLanguage();
  });
}

export default component("nav-bar", buildNavBar);
