// A list of tabs with one stop for the Tab key; arrows move, Enter or space opens.

function buildSteps({ model, el, signal, send, listen, follow }) {
  const list = h("div", { role: "tablist" });
  el.append(list);
  const tabs = () => [...list.querySelectorAll("[role=tab]")];
  let reachable = null;

  listen(list, "click", ({ target }) => {
    const tab = target.closest("[role=tab]");
    if (tab && !isOff(tab)) send("select", { id: tab.dataset.key });
  });
  listen(list, "keydown", (event) => {
    const all = tabs();
    const here = all.indexOf(event.target.closest("[role=tab]"));
    const goal = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: all.length - 1 }[
      event.key
    ];
    if (here < 0 || goal === undefined) return;
    event.preventDefault();
    reachable = all[(goal + all.length) % all.length].dataset.key;
    oneStop();
    all.find((tab) => tab.dataset.key === reachable).focus();
  });

  function oneStop() {
    const all = tabs();
    const stop =
      all.find((tab) => tab.dataset.key === reachable) ??
      all.find((tab) => tab.ariaSelected === "true") ??
      all[0];
    for (const tab of all) put(tab, "tabindex", tab === stop ? "0" : "-1");
  }

  // Ties each tab to its panel, where the page has one.
  function tie(items) {
    for (const { id, panel } of items) {
      const tab = tabs().find((each) => each.dataset.key === id);
      const box = panel ? document.getElementsByClassName(panel)[0] : null;
      if (!tab || !box) continue;
      box.id ||= newId("panel");
      put(box, "role", "tabpanel");
      put(box, "aria-labelledby", tab.id);
      put(tab, "aria-controls", box.id);
    }
  }

  follow(["items", "current", "numbered", "labels"], () => {
    const items = model.get("items") ?? [];
    const numbered = model.get("numbered");
    put(el, "data-slim", !numbered);
    const current = model.get("current");
    put(list, "aria-label", model.get("labels").steps);
    keyed(
      list,
      items.map((item) => ({ ...item, open: item.id === current, numbered })),
      (item, position) => {
        const { id, label, badge, tone, disabled, reason, open } = item;
        return h(
          "button",
          {
            type: "button",
            role: "tab",
            id: newId("tab"),
            "data-key": id,
            title: disabled ? reason : null,
            "aria-selected": String(open),
            "aria-disabled": disabled ? "true" : null,
          },
          numbered
            ? h("span", { class: "mw-steps-number", "aria-hidden": "true" }, String(position + 1))
            : null,
          h("span", {}, label),
          badge === undefined || badge === null || badge === ""
            ? null
            : h(
                "span",
                { class: "mw-tag", "data-tone": tone ?? "plain" },
                toneIcon(tone),
                String(badge),
              ),
        );
      },
    );
    if (!list.contains(document.activeElement)) reachable = current;
    oneStop();
    tie(items);
    const later = setTimeout(() => tie(items), 400);
    signal.addEventListener("abort", () => clearTimeout(later), { once: true });
  });
}

export default component("steps", buildSteps);
