// Sends files in pieces: the next piece goes when an earlier one is confirmed.

const PIECE = 1024 * 1024;
const AHEAD = 3;
const PATIENCE = 20000;
const TRIES = 3;

function buildFileDrop(context) {
  const { model, el, send, listen, follow, hear, signal } = context;
  const input = h("input", { type: "file", id: newId("file"), class: "mw-file-drop-input" });
  const heading = h("p", { class: "mw-file-drop-heading" });
  const choose = h("label", { class: "mw-button", "data-look": "primary", for: input.id });
  const hint = h("p", { class: "mw-hint", id: newId("hint") });
  const zone = h(
    "div",
    { class: "mw-file-drop-zone" },
    icon("upload"),
    heading,
    input,
    choose,
    hint,
  );
  const sending = h("ul", { class: "mw-file-drop-sending" });
  const words = h("div", { class: "mw-file-drop-words", role: "status" });
  const done = h("ul", { class: "mw-file-drop-files" });
  put(input, "aria-describedby", hint.id);
  el.append(zone, sending, words, done);

  const number = () => formatter(context.language, { maximumFractionDigits: 1 });
  const megabytes = (bytes) => number().format(bytes / 1024 / 1024);
  const kinds = () => (model.get("accept") ?? []).join(", ");
  const queue = [];
  const waiting = new Map();
  let busy = false;

  function tell(tone, sentence) {
    words.append(
      h("p", { class: "mw-file-drop-word", "data-tone": tone }, toneIcon(tone), sentence),
    );
  }

  function take(files) {
    if (model.get("disabled")) return;
    if (!busy) words.replaceChildren();
    const endings = (model.get("accept") ?? []).map((each) => each.toLowerCase());
    for (const file of [...files].slice(0, model.get("multiple") ? undefined : 1)) {
      const facts = {
        name: file.name,
        size: megabytes(file.size),
        limit: megabytes(model.get("limit")),
        kinds: kinds(),
      };
      if (file.size > model.get("limit")) tell("stop", say(context.labels.too_large, facts));
      else if (endings.length && !endings.some((each) => file.name.toLowerCase().endsWith(each))) {
        tell("stop", say(context.labels.wrong_kind, facts));
      } else queue.push(file);
    }
    run();
  }

  async function run() {
    if (busy) return;
    busy = true;
    while (queue.length && !signal.aborted) await one(queue.shift());
    busy = false;
  }

  // Waits for Python's answer to a piece, and sends it again when none comes.
  function confirmed(key, go) {
    return new Promise((resolve, reject) => {
      let tries = 0;
      let timer = null;
      const attempt = () => {
        tries += 1;
        if (tries > TRIES) return end(reject);
        timer = setTimeout(attempt, PATIENCE);
        return go();
      };
      const end = (settle) => {
        clearTimeout(timer);
        waiting.delete(key);
        settle();
      };
      waiting.set(key, { got: () => end(resolve), stop: () => end(reject) });
      attempt();
    });
  }

  async function one(file) {
    const transfer = newId("transfer");
    const count = Math.max(1, Math.ceil(file.size / PIECE));
    const line = progressLine(file, transfer);
    sending.append(line.node);
    try {
      await confirmed(`${transfer}:begin`, () =>
        send("begin", { transfer, name: file.name, size: file.size }),
      );
      let next = 0;
      let through = 0;
      const worker = async () => {
        while (next < count) {
          const index = next++;
          const content = await file.slice(index * PIECE, (index + 1) * PIECE).arrayBuffer();
          if (line.cancelled) throw new Error("cancelled");
          await confirmed(`${transfer}:${index}`, () =>
            send("piece", { transfer, index }, [content.slice(0)]),
          );
          through += 1;
          line.show(through / count);
        }
      };
      await Promise.all(Array.from({ length: Math.min(AHEAD, count) }, worker));
      tell("ok", say(context.labels.sent, { name: file.name }));
    } catch {
      for (const [key, { stop }] of [...waiting]) if (key.startsWith(`${transfer}:`)) stop();
      if (!signal.aborted) send("abort", { transfer });
      if (!line.cancelled) tell("stop", say(context.labels.failed, { name: file.name }));
    }
    line.node.remove();
  }

  function progressLine(file, transfer) {
    const name = h(
      "span",
      { id: newId("sending") },
      say(context.labels.sending, { name: file.name }),
    );
    const bar = h("progress", { max: "1", value: "0", "aria-labelledby": name.id });
    const share = h("span", { class: "mw-file-drop-share" });
    const cancel = button({ label: context.labels.cancel, size: "s", "aria-describedby": name.id });
    const percent = formatter(context.language, { style: "percent", maximumFractionDigits: 0 });
    const line = {
      cancelled: false,
      node: h("li", {}, name, bar, share, cancel),
      show(part) {
        bar.value = part;
        write(share, percent.format(part));
      },
    };
    listen(cancel, "click", () => {
      line.cancelled = true;
      for (const [key, { stop }] of [...waiting]) if (key.startsWith(`${transfer}:`)) stop();
    });
    line.show(0);
    return line;
  }

  hear((message) => {
    if (message?.kind === "begun") waiting.get(`${message.transfer}:begin`)?.got();
    if (message?.kind === "got") waiting.get(`${message.transfer}:${message.index}`)?.got();
  });
  listen(input, "change", () => {
    const files = [...input.files];
    input.value = "";
    take(files);
  });
  listen(zone, "dragover", (event) => {
    event.preventDefault();
    zone.classList.add("mw-file-drop-over");
  });
  listen(zone, "dragleave", () => zone.classList.remove("mw-file-drop-over"));
  listen(zone, "drop", (event) => {
    event.preventDefault();
    zone.classList.remove("mw-file-drop-over");
    take(event.dataTransfer?.files ?? []);
  });
  follow(["labels", "language", "accept", "multiple", "limit", "files", "disabled", "slim"], () => {
    const { labels } = context;
    write(heading, labels.heading);
    write(choose, labels.button);
    write(hint, say(labels.hint, { kinds: kinds(), limit: megabytes(model.get("limit")) }));
    put(zone, "data-slim", model.get("slim"));
    put(input, "accept", (model.get("accept") ?? []).join(","));
    put(input, "multiple", model.get("multiple"));
    put(input, "disabled", model.get("disabled"));
    put(choose, "aria-disabled", model.get("disabled") ? "true" : null);
    put(done, "aria-label", labels.files);
    put(done, "hidden", !(model.get("files") ?? []).length);
    keyed(
      done,
      (model.get("files") ?? []).map((each, id) => ({ id, ...each })),
      ({ name, text, tone }) =>
        h(
          "li",
          { "data-tone": tone ?? "plain" },
          toneIcon(tone),
          h("b", {}, name ?? ""),
          h("span", {}, text ?? ""),
        ),
    );
  });
}

export default component("file-drop", buildFileDrop);
