// Sliders by tier. The share moves at once; Python hears one message at a time, the last value last.

const PAUSE = 120;

function buildWeights(context) {
  const { model, el, send, listen, follow, hear } = context;
  const box = h("div", { class: "mw-weights-groups" });
  el.append(box);
  const rows = new Map();
  const unsent = new Map();
  let turn = 0;
  let onTheWay = null;
  let timer = null;
  let shape = "";

  function draw(groups) {
    rows.clear();
    const { labels } = context;
    const defaults = model.get("defaults") ?? {};
    box.replaceChildren(
      ...groups.map((group) => {
        const name = h("span", { id: newId("tier"), class: "mw-weights-tier" }, group.label);
        const reset = group.criteria.some((each) => Object.hasOwn(defaults, each.id))
          ? h(
              "button",
              {
                type: "button",
                class: "mw-button",
                "data-look": "quiet",
                "data-size": "s",
                "data-reset": group.id,
                "data-key": `reset:${group.id}`,
              },
              icon("reset"),
              h("span", {}, labels.reset),
            )
          : null;
        if (reset) {
          reset.id = newId("reset");
          put(reset, "aria-labelledby", `${reset.id} ${name.id}`);
        }
        const nothing = h(
          "p",
          { class: "mw-hint mw-weights-nothing", hidden: true },
          labels.nothing,
        );
        const lines = group.criteria.map((criterion) => drawRow(group, criterion));
        for (const line of lines) Object.assign(line, { nothing, reset });
        return h(
          "div",
          { class: "mw-weights-group", role: "group", "aria-labelledby": name.id },
          h(
            "div",
            { class: "mw-weights-head" },
            h("div", {}, name, group.help ? h("p", { class: "mw-hint" }, group.help) : null),
            reset,
          ),
          lines.map((line) => line.node),
          nothing,
        );
      }),
    );
  }

  function drawRow(group, criterion) {
    const name = h("label", { class: "mw-weights-name", for: newId("slider") }, criterion.label);
    const help = criterion.help
      ? h("p", { class: "mw-hint", id: newId("help"), hidden: true }, criterion.help)
      : null;
    const share = h("span", { class: "mw-weights-share", "aria-hidden": "true" });
    const range = {
      min: "0",
      max: model.get("maximum"),
      step: model.get("step"),
      disabled: criterion.disabled,
    };
    const slider = h("input", {
      type: "range",
      id: name.getAttribute("for"),
      "data-criterion": criterion.id,
      "data-key": `slider:${criterion.id}`,
      "aria-describedby": help?.id,
      ...range,
    });
    name.id = newId("name");
    const unit = h("span", { class: "mw-unseen", id: newId("unit") }, context.labels.weight);
    const number = h("input", {
      type: "number",
      class: "mw-field",
      "data-size": "s",
      "data-criterion": criterion.id,
      "data-key": `number:${criterion.id}`,
      "aria-labelledby": `${unit.id} ${name.id}`,
      ...range,
    });
    const line = {
      id: criterion.id,
      group: group.id,
      value: 0,
      slider,
      number,
      share,
      node: h(
        "div",
        { class: "mw-weights-row" },
        h("div", { class: "mw-weights-line" }, name, help && drawAsk(criterion, name, help), share),
        help,
        h("div", { class: "mw-weights-line" }, slider, unit, number),
      ),
    };
    rows.set(criterion.id, line);
    return line;
  }

  // A small button that opens the explanation below the name; the slider is always described by it.
  function drawAsk(criterion, name, help) {
    const word = h("span", { class: "mw-unseen", id: newId("ask") }, context.labels.help);
    return h(
      "button",
      {
        type: "button",
        class: "mw-weights-ask",
        title: criterion.help,
        "data-ask": help.id,
        "data-key": `ask:${criterion.id}`,
        "aria-expanded": "false",
        "aria-controls": help.id,
        "aria-labelledby": `${word.id} ${name.id}`,
      },
      icon("help"),
      word,
    );
  }

  function show(line, value) {
    line.value = value;
    if (Number(line.slider.value) !== value) line.slider.value = String(value);
    if (line.number !== document.activeElement || Number(line.number.value) !== value)
      line.number.value = String(value);
    line.slider.style.setProperty("--part", `${(value / (model.get("maximum") || 1)) * 100}%`);
  }

  function shares() {
    const percent = formatter(context.language, { style: "percent", maximumFractionDigits: 0 });
    const defaults = model.get("defaults") ?? {};
    const sums = new Map();
    const moved = new Set();
    for (const line of rows.values())
      sums.set(line.group, (sums.get(line.group) ?? 0) + line.value);
    for (const line of rows.values())
      if (Object.hasOwn(defaults, line.id) && line.value !== defaults[line.id])
        moved.add(line.group);
    for (const line of rows.values()) {
      const sum = sums.get(line.group);
      const part = sum > 0 ? line.value / sum : 0;
      const words = say(context.labels.share, { share: percent.format(part) });
      write(line.share, percent.format(part));
      put(
        line.slider,
        "aria-valuetext",
        `${formatter(context.language).format(line.value)}, ${words}`,
      );
      put(line.nothing, "hidden", sum > 0);
      if (line.reset) put(line.reset, "aria-disabled", moved.has(line.group) ? null : "true");
    }
  }

  // Sends the last value of each moved criterion, one message at a time.
  function flush() {
    if (onTheWay !== null || !unsent.size) return;
    const [id, weight] = unsent.entries().next().value;
    unsent.delete(id);
    turn += 1;
    onTheWay = { turn, id };
    timer = setTimeout(goOn, PAUSE);
    send("change", { id, weight, turn });
  }

  function goOn() {
    clearTimeout(timer);
    onTheWay = null;
    if (unsent.size) flush();
    else confirm();
  }

  hear((message) => {
    if (message?.kind === "heard" && message.turn === onTheWay?.turn) goOn();
    else if (message?.kind === "heard" && !onTheWay && !unsent.size) confirm();
  });

  function moved(id, value) {
    const line = rows.get(id);
    const highest = model.get("maximum");
    if (!line || !Number.isFinite(value) || value < 0 || value > highest) return;
    show(line, value);
    shares();
    unsent.set(id, value);
    flush();
  }

  // Takes over what Python says, except for what is still being moved here.
  function confirm() {
    const groups = model.get("groups") ?? [];
    for (const { id, weight } of groups.flatMap((group) => group.criteria)) {
      const line = rows.get(id);
      const typing = line?.number === document.activeElement && line.number.value === "";
      if (line && !unsent.has(id) && onTheWay?.id !== id && !dragging.has(id) && !typing)
        show(line, weight);
    }
    shares();
  }

  const dragging = new Set();
  listen(
    box,
    "pointerdown",
    ({ target }) => target.type === "range" && dragging.add(target.dataset.criterion),
  );
  const released = () => {
    if (!dragging.size) return;
    dragging.clear();
    if (!onTheWay && !unsent.size) confirm();
  };
  listen(window, "pointerup", released);
  listen(window, "pointercancel", released);

  listen(box, "input", ({ target }) => {
    if (target.value !== "") moved(target.dataset.criterion, Number(target.value));
  });
  listen(box, "change", ({ target }) => {
    const line = rows.get(target.dataset.criterion);
    if (line && target === line.number) {
      const wished = target.value === "" ? line.value : Number(target.value);
      moved(target.dataset.criterion, Math.min(Math.max(wished, 0), model.get("maximum")));
    }
  });
  listen(box, "click", ({ target }) => {
    const reset = target.closest("[data-reset]");
    if (reset && !isOff(reset)) send("reset", { id: reset.dataset.reset });
    const ask = target.closest("[data-ask]");
    if (!ask) return;
    const help = document.getElementById(ask.dataset.ask);
    put(help, "hidden", !help.hidden);
    put(ask, "aria-expanded", String(!help.hidden));
  });

  follow(["groups", "maximum", "step", "defaults", "labels", "language"], () => {
    const groups = model.get("groups") ?? [];
    const next = JSON.stringify([
      groups.map((group) => ({
        ...group,
        criteria: group.criteria.map(({ weight, ...rest }) => rest),
      })),
      model.get("maximum"),
      model.get("step"),
      Object.keys(model.get("defaults") ?? {}),
      context.labels,
      context.language,
    ]);
    if (next !== shape) {
      const key = box.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      shape = next;
      draw(groups);
      if (key) box.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
    }
    confirm();
  });
  return () => clearTimeout(timer);
}

export default component("weights", buildWeights);
