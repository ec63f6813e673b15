// How one cell of the table looks, by the kind of its column; and what it is sorted and found by.

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const valueOf = (cell) => (isObject(cell) ? (cell.value ?? cell.text ?? null) : (cell ?? null));
const isBlank = (value) => value === null || value === undefined || value === "";
const optionsOf = (column, cell) =>
  ((isObject(cell) && cell.options) || column.options || []).map((option) =>
    isObject(option) ? option : { id: String(option), label: String(option) },
  );

function listOf(cell) {
  const value = isObject(cell) && Array.isArray(cell.value) ? cell.value : cell;
  return Array.isArray(value) ? value : isBlank(value) ? [] : [value];
}

// The words a person reads in a cell: for searching, filters and accessible texts.
function wordsOf(column, cell, tools) {
  if (column.kind === "tags") return listOf(cell).map((tag) => (isObject(tag) ? tag.text : tag));
  if (column.kind === "bars") {
    return listOf(cell).map(
      (bar) =>
        `${bar.label} ${isBlank(bar.value) ? tools.labels.unknown : tools.percent.format(bar.value)}`,
    );
  }
  if (column.kind === "select") {
    const chosen = valueOf(cell);
    const option = optionsOf(column, cell).find((each) => each.id === chosen);
    return isBlank(chosen) ? [] : [option?.label ?? chosen];
  }
  const value = isObject(cell) ? (cell.text ?? cell.value) : cell;
  if (isBlank(value)) return [];
  return [typeof value === "number" ? tools.number.format(value) : String(value)];
}

function sortKey(column, cell, tools) {
  if (isObject(cell) && !isBlank(cell.sort)) return cell.sort;
  if (column.kind === "number" || column.kind === "score") {
    const value = valueOf(cell);
    return isBlank(value) || Number.isNaN(Number(value)) ? null : Number(value);
  }
  if (column.kind === "bars") {
    let sum = 0;
    let weight = 0;
    for (const bar of listOf(cell)) {
      if (isBlank(bar.value)) continue;
      sum += bar.value * (bar.share ?? 1);
      weight += bar.share ?? 1;
    }
    return weight ? sum / weight : null;
  }
  const value = isObject(cell) ? cell.value : cell;
  if (typeof value === "number") return value;
  return wordsOf(column, cell, tools).join(" ") || null;
}

function drawTag(tag) {
  const { text, tone, title } = isObject(tag) ? tag : { text: tag };
  return h(
    "span",
    { class: "mw-tag", "data-tone": tone ?? "plain", title },
    toneIcon(tone),
    text ?? "",
  );
}

function drawBars(cell, words) {
  const strip = h("div", { class: "mw-bars", role: "img", "aria-label": words.join(", ") });
  listOf(cell).forEach((bar, position) => {
    const unknown = isBlank(bar.value);
    const part = h("span", {
      class: "mw-bars-part",
      title: words[position],
      "data-unknown": unknown,
    });
    part.style.flexGrow = String(Math.max(bar.share ?? 1, 0.02));
    if (!unknown) {
      const fill = h("span", { class: "mw-bars-fill" });
      fill.style.height = `${Math.round(Math.min(Math.max(bar.value, 0), 1) * 100)}%`;
      part.append(fill);
    }
    strip.append(part);
  });
  return strip;
}

function drawScore(cell, tools) {
  const value = valueOf(cell);
  const fill = h("span", { class: "mw-score-fill" });
  fill.style.width = `${Math.min(Math.max(Number(value) || 0, 0), 100)}%`;
  const words = isObject(cell) && cell.text ? cell.text : tools.number.format(Number(value));
  return h(
    "span",
    { class: "mw-score" },
    h("span", { class: "mw-score-value" }, words),
    h("span", { class: "mw-score-track", "aria-hidden": "true" }, fill),
  );
}

function drawControl(column, cell, tools, names) {
  const value = valueOf(cell);
  const tone = isObject(cell) ? cell.tone : null;
  const sentence = isObject(cell) && cell.title ? newId("note") : null;
  const properties = {
    class: "mw-field",
    "data-size": "s",
    "data-key": `cell:${column.id}`,
    "data-column": column.id,
    "aria-label": column.label,
    "aria-labelledby": names,
    "aria-describedby": sentence,
    "aria-invalid": tone === "stop" ? "true" : null,
    disabled: isObject(cell) && cell.disabled,
  };
  let control;
  if (column.kind === "select") {
    const options = optionsOf(column, cell);
    control = h("select", properties);
    if (!options.some((each) => each.id === value)) {
      const blank = h(
        "option",
        { value: "", disabled: true, hidden: true },
        isBlank(value) ? "" : String(value),
      );
      control.append(blank);
    }
    for (const each of options) {
      control.append(h("option", { value: each.id, disabled: each.disabled }, each.label));
    }
    control.value = options.some((each) => each.id === value) ? value : "";
  } else {
    control = h("input", { ...properties, type: "text", autocomplete: "off" });
    control.value = isBlank(value) ? "" : String(value);
  }
  control.dataset.shown = control.value;
  return sentence
    ? h(
        "div",
        { class: "mw-table-control", "data-tone": tone ?? "plain" },
        control,
        h("span", { class: "mw-table-note", id: sentence }, toneIcon(tone), cell.title),
      )
    : control;
}

// Returns the content of one cell as a node or text.
function drawCell(column, cell, tools, names) {
  if (isObject(cell) && cell.absent) return "";
  if (column.kind === "edit" || column.kind === "select")
    return drawControl(column, cell, tools, names);
  const words = wordsOf(column, cell, tools);
  if (!words.length) {
    return h(
      "span",
      { class: "mw-table-blank" },
      h("span", { "aria-hidden": "true" }, "–"),
      h(
        "span",
        { class: "mw-unseen" },
        column.kind === "score" ? tools.labels.unknown : tools.labels.none,
      ),
    );
  }
  if (column.kind === "tag") return drawTag(cell);
  if (column.kind === "tags")
    return h("span", { class: "mw-table-tags" }, listOf(cell).map(drawTag));
  if (column.kind === "bars") return drawBars(cell, words);
  if (column.kind === "score") return drawScore(cell, tools);
  if (!isObject(cell)) return words[0];
  const text = h(
    "span",
    { class: cell.tone ? "mw-table-toned" : null, "data-tone": cell.tone, title: cell.title },
    toneIcon(cell.tone),
    words[0],
  );
  if (!cell.code && !cell.sub && !cell.tag) return text;
  return h(
    "span",
    {},
    text,
    cell.code ? " " : null,
    cell.code ? h("small", { class: "mw-table-code" }, cell.code) : null,
    cell.sub ? h("small", { class: "mw-table-sub" }, cell.sub) : null,
    cell.tag ? h("span", { class: "mw-table-aside" }, drawTag(cell.tag)) : null,
  );
}

// Further words of a cell, by which its row is found.
const asideOf = (cell) =>
  isObject(cell) ? [cell.code, cell.sub, cell.tag?.text].filter(Boolean) : [];

// Lower case without accents, so that "ostergard" finds Östergård.
const PLAIN = { ø: "o", æ: "ae", å: "a", ð: "d", đ: "d", þ: "th", ł: "l", ß: "ss" };
function folded(text) {
  return text
    .toLowerCase()
    .replace(/[øæåðđþłß]/g, (letter) => PLAIN[letter])
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}
