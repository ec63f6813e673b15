// The table: search, filters, sorting and pages are the browser's; rows, edits and actions Python's.

function buildTable(context) {
  const { model, el, send, listen, follow, hear } = context;
  const state = { sort: null, query: "", picks: {}, page: 0, open: new Set(), selected: null };
  let index = [];
  let view = [];
  let shape = "";

  // ------------------------------------------------------------------ Frame

  const title = h("div", { class: "mw-table-title", "aria-hidden": "true" });
  const search = h("input", {
    type: "search",
    class: "mw-field",
    id: newId("search"),
    autocomplete: "off",
    spellcheck: "false",
  });
  const searchLabel = h("label", { class: "mw-unseen", for: search.id });
  const facetBox = h("div", { class: "mw-table-facets" });
  const chipBox = h("div", { class: "mw-table-chips", role: "group", hidden: true });
  const caption = h("caption", {}, h("span", { class: "mw-unseen" }));
  const headRow = h("tr");
  const body = h("tbody");
  const table = h("table", {}, caption, h("thead", {}, headRow), body);
  const scroll = h("div", { class: "mw-table-scroll", role: "region", tabindex: "0" }, table);
  const moving = h("div", { class: "mw-table-moving", hidden: true });
  const status = h("p", { class: "mw-hint", role: "status" });
  const previous = button({ label: " ", size: "s", key: "previous" });
  const next = button({ label: " ", size: "s", key: "next" });
  previous.prepend(icon("left"));
  next.append(icon("right"));
  const pages = h("nav", { class: "mw-table-pages" }, previous, next);
  const foot = h("div", { class: "mw-table-foot" }, status, pages);
  const find = h(
    "div",
    { class: "mw-table-find" },
    facetBox,
    h("div", { class: "mw-table-search" }, searchLabel, h("span", {}, icon("search"), search)),
  );
  const bar = h("div", { class: "mw-table-bar" }, title, chipBox, find);
  el.append(h("div", { class: "mw-table-frame mw-card" }, bar, moving, scroll, foot));

  // ---------------------------------------------------------------- Reading

  // What the head and the rows need to draw themselves.
  const columns = () => model.get("columns") ?? [];
  const t = {
    model,
    state,
    columns,
    headRow,
    facetBox,
    chipBox,
    body,
    scroll,
    drawn: new Map(),
    names: {},
  };

  function readTools() {
    const { language, labels } = context;
    t.tools = {
      labels,
      number: formatter(language, { maximumFractionDigits: 2 }),
      percent: formatter(language, { style: "percent", maximumFractionDigits: 0 }),
      collator: new Intl.Collator(language === "no" ? "nb" : language, {
        numeric: true,
        sensitivity: "accent",
      }),
    };
  }

  function readRows() {
    const rows = model.get("rows") ?? [];
    t.detailed = rows.some((row) => row.detail?.length);
    t.acting = rows.some((row) => row.actions?.length);
    index = rows.map((row, position) => ({ row, position }));
  }

  const found = (except) => foundAmong(t, index, wanted(), except);
  const wanted = () => state.query.toLowerCase().split(/\s+/).filter(Boolean);
  const isNarrowed = () => wanted().length > 0 || Object.keys(state.picks).length > 0;

  function arrange() {
    view = ordered(t, found());
    drawFacets(t, found);
    drawPage();
  }

  // ---------------------------------------------------------------- Drawing

  function drawEmpty() {
    const narrowed = index.length > 0 && isNarrowed();
    const cell = h(
      "td",
      { class: "mw-table-empty", colspan: String(Math.max(widthOf(t), 1)) },
      h("p", { role: "status" }, narrowed ? t.tools.labels.no_match : model.get("empty")),
    );
    if (narrowed)
      cell.append(
        button({ label: t.tools.labels.clear, size: "s", key: "clear", "data-clear": true }),
      );
    return h("tr", {}, cell);
  }

  function drawPage() {
    const size = model.get("page_size") || 50;
    const last = Math.max(0, Math.ceil(view.length / size) - 1);
    state.page = Math.min(state.page, last);
    const start = state.page * size;
    const page = view.slice(start, start + size);
    const focus = focusNow(t);
    const mark = JSON.stringify([
      columns(),
      model.get("actions"),
      model.get("selectable"),
      t.detailed,
      t.acting,
      context.labels,
      context.language,
    ]);
    if (mark !== shape) {
      shape = mark;
      put(table, "data-opening", t.detailed);
      t.drawn.clear();
      body.replaceChildren();
      drawHead(t);
    }
    drawRows(t, page, drawEmpty);
    focusAgain(t, focus, page);
    const { labels, number } = t.tools;
    const total = index.length;
    write(
      status,
      !view.length
        ? ""
        : say(view.length < total ? labels.filtered : labels.showing, {
            first: number.format(start + 1),
            last: number.format(start + page.length),
            total: number.format(view.length),
            all: number.format(total),
          }),
    );
    put(find, "hidden", total === 0);
    put(foot, "hidden", total === 0);
    put(pages, "hidden", last === 0);
    put(previous, "aria-disabled", state.page === 0 ? "true" : null);
    put(next, "aria-disabled", state.page === last ? "true" : null);
  }

  // ----------------------------------------------------------------- Events

  let pause = null;
  listen(search, "input", () => {
    clearTimeout(pause);
    pause = setTimeout(
      () => {
        state.query = search.value;
        state.page = 0;
        arrange();
      },
      index.length > 1000 ? 150 : 0,
    );
  });

  listen(facetBox, "change", ({ target }) => {
    if (target.value === "*") delete state.picks[target.dataset.facet];
    else state.picks[target.dataset.facet] = target.value.slice(1);
    state.page = 0;
    arrange();
  });

  listen(chipBox, "click", ({ target }) => {
    const chip = target.closest("[data-chip]")?.dataset.chip;
    if (chip === undefined) return;
    const id = model.get("chips");
    if (chip === "*" || state.picks[id] === chip.slice(1)) delete state.picks[id];
    else state.picks[id] = chip.slice(1);
    state.page = 0;
    arrange();
  });

  const turn = (node, by) => () => {
    if (isOff(node)) return;
    state.page += by;
    drawPage();
    scroll.scrollTop = 0;
  };
  listen(previous, "click", turn(previous, -1));
  listen(next, "click", turn(next, 1));

  listen(headRow, "click", ({ target }) => {
    const id = target.closest("[data-sort]")?.dataset.sort;
    if (!id) return;
    const column = columns().find((each) => each.id === id);
    const first = ["number", "score", "bars"].includes(column.kind) ? "descending" : "ascending";
    const second = first === "ascending" ? "descending" : "ascending";
    const way = state.sort?.id !== id ? first : state.sort.way === first ? second : null;
    state.sort = way ? { id, way } : null;
    state.page = 0;
    drawHead(t);
    arrange();
  });

  listen(body, "click", ({ target }) => {
    const row = target.closest("[data-row]")?.dataset.row;
    if (target.closest("[data-clear]")) return clear();
    if (row === undefined) return undefined;
    const act = target.closest("[data-act]");
    if (act) return isOff(act) ? undefined : send("action", { row, action: act.dataset.act });
    if (target.closest("[data-open]")) return toggle(row);
    if (!model.get("selectable") || target.closest("input, select") || String(getSelection()))
      return undefined;
    return choose(row);
  });

  function clear() {
    state.query = search.value = "";
    state.picks = {};
    arrange();
    search.focus();
  }

  function toggle(row) {
    if (!state.open.delete(row)) state.open.add(row);
    drawPage();
  }

  function choose(row) {
    state.selected = row;
    drawPage();
    send("select", { row });
  }

  listen(body, "change", ({ target }) => {
    const row = target.closest("[data-row]")?.dataset.row;
    const { column, shown } = target.dataset;
    if (row === undefined || !column || target.value === shown) return;
    target.dataset.sent = "yes";
    target.dataset.shown = target.value;
    send("edit", { row, column, value: target.value });
  });

  hear((message) => {
    if (message?.kind !== "settled") return;
    const known = t.drawn.get(message.row);
    const place = known?.cells[message.column];
    if (!place) return;
    delete place.cell.querySelector("[data-sent]")?.dataset.sent;
    place.mark = null;
    drawPage();
  });

  listen(el, "keydown", (event) => {
    const { key, target } = event;
    if (key === "Escape" && target.matches("[data-column]")) target.value = target.dataset.shown;
    if (key === "Escape") target.closest("th")?.classList.add("mw-table-quiet");
    if (key !== "ArrowDown" && key !== "ArrowUp") return;
    const row = target.closest("[data-row]");
    if (!row || target.matches("select") || !target.dataset.key) return;
    const rows = [...body.querySelectorAll(":scope > [data-row]")];
    const goal = rows[rows.indexOf(row) + (key === "ArrowDown" ? 1 : -1)];
    const control = goal?.querySelector(`[data-key="${CSS.escape(target.dataset.key)}"]`);
    if (!control) return;
    event.preventDefault();
    control.focus();
  });
  listen(el, "focusout", ({ target }) => target.closest("th")?.classList.remove("mw-table-quiet"));

  // Says whether columns go on behind the actions, and keeps controls from hiding below them.
  function edges() {
    const acts = body.querySelector(".mw-table-acts");
    put(
      scroll,
      "data-more",
      Boolean(acts) && scroll.scrollWidth - scroll.clientWidth - scroll.scrollLeft > 2,
    );
    put(scroll, "data-past", scroll.scrollLeft > 2);
    scroll.style.scrollPaddingRight = acts ? `${acts.offsetWidth + 8}px` : "";
  }
  const watcher = new ResizeObserver(edges);
  watcher.observe(table);
  watcher.observe(scroll);
  listen(scroll, "scroll", edges);

  // -------------------------------------------------------------- Following

  follow(
    [
      "columns",
      "rows",
      "actions",
      "facets",
      "chips",
      "page_size",
      "labels",
      "language",
      "selected",
      "selectable",
      "caption",
      "empty",
      "busy",
    ],
    () => {
      readTools();
      readRows();
      const { labels } = t.tools;
      state.selected = model.get("selected");
      write(title, model.get("caption"));
      write(caption.firstChild, model.get("caption"));
      put(scroll, "aria-label", model.get("caption") || labels.search);
      write(searchLabel, labels.search);
      put(search, "placeholder", labels.search);
      write(previous.querySelector("span"), labels.previous);
      write(next.querySelector("span"), labels.next);
      put(pages, "aria-label", labels.pages);
      put(scroll, "aria-busy", model.get("busy") ? "true" : null);
      put(moving, "hidden", !model.get("busy"));
      arrange();
    },
  );
  return () => {
    clearTimeout(pause);
    watcher.disconnect();
  };
}

export default component("table", buildTable);
