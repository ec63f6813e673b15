// A matrix on a canvas as large as its window; scrolling and zooming only move what is drawn.

const EXCLUDED = 255;
function buildHeatMap(context) {
  const { model, el, signal, send, listen, follow } = context;
  const shade = colours();
  const canvas = h("canvas", { tabindex: "0", role: "application" });
  const spacer = h("div", { class: "mw-heat-map-space" }, canvas);
  const viewport = h("div", { class: "mw-heat-map-window" }, spacer);
  const title = h("p", { class: "mw-heat-map-title", id: newId("caption") });
  const zooms = h("div", { class: "mw-heat-map-zooms", role: "group" });
  const help = h("p", { class: "mw-unseen", id: newId("help") });
  const legend = h("div", { class: "mw-heat-map-legend" });
  const pair = h("span", { class: "mw-heat-map-pair" });
  const signs = h("span", { class: "mw-heat-map-signs" });
  const said = h("dl");
  const readout = h(
    "div",
    { class: "mw-heat-map-readout", role: "status" },
    h("p", {}, pair, signs),
    said,
  );
  const empty = h("p", { class: "mw-hint" });
  const frame = h(
    "div",
    { class: "mw-heat-map-frame mw-card" },
    h("div", { class: "mw-heat-map-bar" }, title, zooms),
    help,
    empty,
    h("div", { class: "mw-heat-map-both" }, viewport, readout),
    legend,
  );
  put(canvas, "aria-describedby", help.id);
  el.append(frame);

  const pen = canvas.getContext("2d");
  let matrix = null;
  let picture = null;
  let zoom = 1;
  let at = null;
  let hover = null;
  let asked = "";
  let timer = null;
  let waiting = false;

  const rows = () => model.get("row_labels") ?? [];
  const cols = () => model.get("column_labels") ?? [];
  const place = () => hover ?? at;

  function read() {
    const view = model.get("cells");
    matrix = view
      ? new Uint8Array(view.buffer ?? view, view.byteOffset ?? 0, view.byteLength)
      : new Uint8Array();
    const [r, c] = [rows().length, cols().length];
    if (!r || !c || matrix.length !== r * c) {
      picture = null;
      return;
    }
    const image = new ImageData(c, r);
    for (let i = 0; i < matrix.length; i += 1) {
      if (matrix[i] === EXCLUDED) continue;
      const [red, green, blue] = shade[matrix[i]];
      image.data.set([red, green, blue, 255], i * 4);
    }
    picture = h("canvas", { width: c, height: r });
    picture.getContext("2d").putImageData(image, 0, 0);
    if (at && (at.row >= r || at.column >= c)) at = null;
  }

  // Side of one pair; at "whole picture" all of them are in sight, beside or above the words.
  const highest = () => Math.round(Math.max(innerHeight * 0.68, 320));
  function size() {
    const room = Math.max(frame.clientWidth - 42, 200);
    const width = room > 760 ? room - 276 : room;
    const fit = Math.min(
      (width - MARGIN.left - 4) / cols().length,
      (highest() - MARGIN.top - 4) / rows().length,
      26,
    );
    return Math.max(fit, 1.5) * zoom;
  }

  function draw() {
    waiting = false;
    if (!picture || signal.aborted) return;
    const cell = size();
    const [r, c] = [rows().length, cols().length];
    const wide = Math.ceil(MARGIN.left + cell * c) + 1;
    const high = Math.ceil(MARGIN.top + cell * r) + 1;
    spacer.style.width = `${wide}px`;
    spacer.style.height = `${high}px`;
    viewport.style.height = `${Math.min(high + (zoom > 1 ? 14 : 2), highest())}px`;
    viewport.style.maxWidth = `${wide + (zoom > 1 ? 16 : 2)}px`;
    const w = Math.min(viewport.clientWidth, wide);
    const hgt = Math.min(viewport.clientHeight, high);
    const ratio = devicePixelRatio || 1;
    if (canvas.width !== Math.round(w * ratio) || canvas.height !== Math.round(hgt * ratio)) {
      canvas.width = Math.round(w * ratio);
      canvas.height = Math.round(hgt * ratio);
      canvas.style.width = `${w}px`;
      canvas.style.height = `${hgt}px`;
    }
    const [dx, dy] = [viewport.scrollLeft, viewport.scrollTop];
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, w, hgt);
    pen.save();
    pen.beginPath();
    pen.rect(MARGIN.left, MARGIN.top, w, hgt);
    pen.clip();
    const sight = { dx, dy, w, hgt, font: getComputedStyle(el).fontFamily };
    hatch(pen, sight);
    pen.imageSmoothingEnabled = false;
    pen.drawImage(picture, MARGIN.left - dx, MARGIN.top - dy, cell * c, cell * r);
    if (cell >= 9) grid(pen, cell, r, c, sight);
    marks(pen, cell, model.get("marks") ?? [], sight);
    if (place()) cross(pen, cell, place(), sight);
    pen.restore();
    names(pen, cell, { rows: rows(), columns: cols() }, place(), sight);
    titles(pen, model.get("column_title"), model.get("row_title"), sight);
  }

  function redraw() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(draw);
  }

  // Asks Python about the pair pointed at, once the pointer rests.
  function ask() {
    const here = place();
    const key = here ? `${here.row},${here.column}` : "";
    clearTimeout(timer);
    if (!here || key === asked) return;
    timer = setTimeout(() => {
      asked = key;
      send("point", { row: here.row, column: here.column });
    }, 90);
  }

  function speak() {
    const here = place();
    const { labels } = context;
    const known = here && picture;
    write(
      pair,
      known
        ? say(labels.point, { row: rows()[here.row], column: cols()[here.column] })
        : labels.nothing,
    );
    put(pair, "data-quiet", !known);
    const tags = [];
    if (known && matrix[here.row * cols().length + here.column] === EXCLUDED)
      tags.push({ id: "excluded", text: labels.excluded, tone: "warn" });
    if (known && (model.get("marks") ?? []).some(([r, c]) => r === here.row && c === here.column))
      tags.push({ id: "chosen", text: labels.chosen, tone: "ok" });
    keyed(signs, tags, ({ text, tone }) =>
      h("span", { class: "mw-tag", "data-tone": tone }, toneIcon(tone), text),
    );
    const facts =
      known && asked === `${here.row},${here.column}` ? (model.get("readout") ?? []) : [];
    keyed(
      said,
      facts.map((each, id) => ({ id, ...each })),
      ({ term, text }) => h("div", {}, h("dt", {}, term ?? ""), h("dd", {}, text ?? "")),
    );
  }

  function go(row, column) {
    at = {
      row: Math.min(Math.max(row, 0), rows().length - 1),
      column: Math.min(Math.max(column, 0), cols().length - 1),
    };
    hover = null;
    const cell = size();
    const see = (start, end, from, length) =>
      start < from ? start : end > from + length ? end - length : from;
    viewport.scrollLeft = see(
      at.column * cell,
      (at.column + 1) * cell + 2,
      viewport.scrollLeft,
      viewport.clientWidth - MARGIN.left,
    );
    viewport.scrollTop = see(
      at.row * cell,
      (at.row + 1) * cell + 2,
      viewport.scrollTop,
      viewport.clientHeight - MARGIN.top - 14,
    );
    moved();
  }

  function moved() {
    ask();
    speak();
    redraw();
  }

  function under({ clientX, clientY }) {
    const frameNow = canvas.getBoundingClientRect();
    const cell = size();
    const column = Math.floor((clientX - frameNow.left - MARGIN.left + viewport.scrollLeft) / cell);
    const row = Math.floor((clientY - frameNow.top - MARGIN.top + viewport.scrollTop) / cell);
    const inside =
      column >= 0 &&
      row >= 0 &&
      column < cols().length &&
      row < rows().length &&
      clientX >= frameNow.left + MARGIN.left &&
      clientY >= frameNow.top + MARGIN.top;
    return inside ? { row, column } : null;
  }

  listen(canvas, "keydown", (event) => {
    if (!picture) return;
    const { row, column } = at ?? { row: 0, column: 0 };
    const ends = event.ctrlKey;
    const goals = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageUp: [row - 10, column],
      PageDown: [row + 10, column],
      Home: [ends ? 0 : row, 0],
      End: [ends ? rows().length - 1 : row, cols().length - 1],
    };
    const goal = at || !event.key.startsWith("Arrow") ? goals[event.key] : [0, 0];
    if (!goal) return;
    event.preventDefault();
    go(...goal);
  });
  listen(canvas, "focus", () => picture && !at && canvas.matches(":focus-visible") && go(0, 0));
  listen(canvas, "pointermove", (event) => {
    hover = under(event);
    moved();
  });
  listen(canvas, "pointerleave", () => {
    hover = null;
    moved();
  });
  listen(canvas, "click", (event) => {
    const here = under(event);
    if (here) go(here.row, here.column);
  });
  listen(viewport, "scroll", redraw);
  listen(zooms, "click", ({ target }) => {
    const times = Number(target.closest("[data-times]")?.dataset.times);
    if (!times) return;
    const middle = place() ?? { row: 0, column: 0 };
    zoom = times;
    draw();
    buttons();
    viewport.scrollLeft = middle.column * size() - viewport.clientWidth / 2;
    viewport.scrollTop = middle.row * size() - viewport.clientHeight / 2;
    redraw();
  });

  function buttons() {
    const { labels } = context;
    put(zooms, "aria-label", labels.zoom);
    keyed(
      zooms,
      [1, 2, 4].map((times) => ({
        id: times,
        on: times === zoom,
        words: times === 1 ? labels.fit : say(labels.times, { times }),
      })),
      ({ id, on, words }) =>
        button({ label: words, size: "s", pressed: on, key: String(id), "data-times": id }),
    );
  }

  function explain() {
    const { labels } = context;
    const sample = (paint) => {
      const swatch = h("canvas", { width: 44, height: 28, "aria-hidden": "true" });
      const sketch = swatch.getContext("2d");
      sketch.scale(2, 2);
      paint(sketch);
      return swatch;
    };
    const ramp = h("span", { class: "mw-heat-map-ramp", "aria-hidden": "true" });
    ramp.style.background = `linear-gradient(to right, ${SCALE.join(",")})`;
    legend.replaceChildren(
      h("span", {}, model.get("low"), ramp, model.get("high")),
      h(
        "span",
        {},
        sample((sketch) => hatch(sketch, { dx: 0, dy: 0, w: 22, hgt: 14 })),
        labels.excluded,
      ),
      h(
        "span",
        {},
        sample((sketch) => dot(sketch, 11, 7, 4)),
        labels.chosen,
      ),
    );
  }

  follow(["row_labels", "column_labels", "cells", "marks"], () => {
    read();
    asked = "";
    put(viewport, "hidden", !picture);
    put(legend, "hidden", !picture);
    put(readout, "hidden", !picture);
    put(empty, "hidden", Boolean(picture));
    speak();
    redraw();
  });
  follow(["readout"], speak);
  follow(["caption", "labels", "low", "high", "row_title", "column_title"], () => {
    write(title, model.get("caption"));
    write(help, context.labels.help);
    write(empty, context.labels.empty);
    put(canvas, "aria-label", model.get("caption") || context.labels.nothing);
    buttons();
    explain();
    speak();
    redraw();
  });
  const watcher = new ResizeObserver(redraw);
  watcher.observe(frame);
  return () => {
    watcher.disconnect();
    clearTimeout(timer);
  };
}

export default component("heat-map", buildHeatMap);
