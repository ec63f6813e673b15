// Shared by every component: making elements, following the model, keyed lists, icons.
// Text from Python is data: it only ever becomes text nodes and attribute values.

const SVG = "http://www.w3.org/2000/svg";
const PAGE = Math.random().toString(36).slice(2, 8);
let serial = 0;
const newId = (what) => `mw-${what}-${PAGE}-${++serial}`;

const ICONS = {
  ok: "M5 12.5l4.5 4.5L19 7.5",
  info: "M12 11v6M12 7.2v.1M12 3a9 9 0 100 18 9 9 0 000-18z",
  warn: "M12 9v4.5M12 17v.1M10.4 4.2L2.9 17.5A1.9 1.9 0 004.5 20.4h15a1.9 1.9 0 001.6-2.9L13.6 4.2a1.9 1.9 0 00-3.2 0z",
  stop: "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM9 9l6 6M15 9l-6 6",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  both: "M8 10l4-4 4 4M8 14l4 4 4-4",
  right: "M9 5l7 7-7 7",
  left: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  search: "M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5L20 20",
  upload: "M12 16V4M6.5 9L12 3.5 17.5 9M4 16v4h16v-4",
  download: "M12 4v12M6.5 11L12 16.5 17.5 11M4 17v3h16v-3",
  reset: "M4 5v5h5M4.6 10A8 8 0 1112 20a8 8 0 01-7.4-5",
  undo: "M4 9h10.5a5.5 5.5 0 010 11H8M8 4L3.5 9 8 14",
  redo: "M20 9H9.5a5.5 5.5 0 000 11H16M16 4l4.5 5L16 14",
  help: "M9.3 9.2a2.8 2.8 0 115.1 1.7c-.9 1-2.4 1.3-2.4 2.8M12 17v.1",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
  globe: "M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
};

const TONE_ICON = { ok: "ok", info: "info", warn: "warn", stop: "stop" };

function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "mw-icon");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name] ?? "");
  drawing.append(path);
  return drawing;
}

function toneIcon(tone) {
  return Object.hasOwn(TONE_ICON, tone) ? icon(TONE_ICON[tone]) : null;
}

// Makes one element; a property that is null, undefined or false is left out.
function h(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false || name.startsWith("on")) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((each) => each !== null && each !== undefined));
  return node;
}

// Sets or removes an attribute, touching the page only when it changes.
function put(node, name, value) {
  if (value === null || value === undefined || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
  } else {
    const text = value === true ? "" : String(value);
    if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
}

function write(node, text) {
  const next = String(text ?? "");
  if (node.textContent !== next) node.textContent = next;
}

// Fills {name} places of a translated sentence.
function say(sentence, values) {
  return String(sentence ?? "").replace(/\{(\w+)\}/g, (place, name) =>
    Object.hasOwn(values ?? {}, name) ? String(values[name]) : place,
  );
}

function formatter(language, options) {
  try {
    return new Intl.NumberFormat(language || undefined, options);
  } catch {
    return new Intl.NumberFormat(undefined, options);
  }
}

// Shows items in order under parent. A child is made again only when its item changed, and focus
// returns to the control with the same data-key.
const LISTS = new WeakMap();
function keyed(parent, items, make) {
  const before = LISTS.get(parent) ?? new Map();
  const after = new Map();
  const active = parent.contains(document.activeElement) ? document.activeElement : null;
  const key = active?.dataset?.key;
  items.forEach((item, position) => {
    const id = String(item?.id ?? position);
    const mark = JSON.stringify(item);
    const known = before.get(id);
    const node = known?.mark === mark ? known.node : make(item, position);
    after.set(id, { mark, node });
  });
  for (const [id, { node }] of before) if (after.get(id)?.node !== node) node.remove();
  let next = parent.firstChild;
  for (const { node } of after.values()) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
  LISTS.set(parent, after);
  if (active && !active.isConnected && key) {
    parent.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }
}

// Wraps a component's build(context) as the module that anywidget expects.
function component(name, build) {
  return {
    render({ model, el }) {
      const controller = new AbortController();
      const { signal } = controller;
      el.classList.add("mw", `mw-${name}`);
      const context = {
        model,
        el,
        signal,
        get labels() {
          return model.get("labels") ?? {};
        },
        get language() {
          return model.get("language") || "en";
        },
        send: (kind, content, buffers) => model.send({ kind, ...content }, undefined, buffers),
        listen: (target, type, heard, options) =>
          target.addEventListener(type, heard, { ...options, signal }),
        hear: (heard) => {
          model.on("msg:custom", heard);
          signal.addEventListener("abort", () => model.off("msg:custom", heard));
        },
        // Calls update now, and once after each batch of changes of the named traits.
        follow: (names, update) => {
          let waiting = false;
          const changed = () => {
            if (waiting) return;
            waiting = true;
            queueMicrotask(() => {
              waiting = false;
              if (!signal.aborted) update();
            });
          };
          for (const each of names) model.on(`change:${each}`, changed);
          signal.addEventListener("abort", () => {
            for (const each of names) model.off(`change:${each}`, changed);
          });
          update();
        },
      };
      const end = build(context);
      return () => {
        controller.abort();
        end?.();
      };
    },
  };
}

// A push button; disabled ones stay reachable so that their reason can be read.
function button({ label, look, size, sign, pressed, disabled, key, ...rest }) {
  const node = h("button", {
    type: "button",
    class: "mw-button",
    "data-look": look,
    "data-size": size,
    "data-key": key,
    "aria-pressed": pressed === undefined || pressed === null ? null : String(pressed),
    "aria-disabled": disabled ? "true" : null,
    ...rest,
  });
  if (sign) node.append(icon(sign));
  if (label) node.append(h("span", {}, label));
  return node;
}

const isOff = (node) => node.getAttribute("aria-disabled") === "true";
