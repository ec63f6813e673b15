// The life of one page: opening, ready, and every way in which its session can end.
// A page whose kernel is gone looks alive while its buttons are mute; here it says so.

(() => {
  "use strict";

  const SLOW_MS = 8000;
  const OPENING_MS = 90000;
  const QUIET_MS = 80;
  const SETTLED_MS = 3000;
  const GRACE_MS = 1500;
  const POLL_MS = 60000;
  const RETRY_MS = 2000;
  const FAILURE = "application/vnd.mentor-workbench.failure+json";

  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("workbench-words").textContent);
  const status = () => document.getElementById("workbench-status");
  let kernel = null;
  let kernelUrl = null;
  let over = false;
  let retry = 0;

  // Voila calls these; its own versions write scripts into the page or show its spinner.
  window.voila_heartbeat = () => {};
  window.voila_process = () => {};
  window.voila_finish = () => {};

  // ------------------------------------------------------------------ Notices

  const notice = (kind, sentence, { tone = "warn", button = null } = {}) => {
    clear(kind);
    const box = document.createElement("div");
    box.className = "mw-alert mw";
    box.dataset.kind = kind;
    box.dataset.tone = tone;
    const text = document.createElement("p");
    text.textContent = sentence;
    box.append(text);
    if (button) {
      const control = document.createElement("button");
      control.type = "button";
      control.className = "mw-button";
      control.textContent = button.label;
      control.addEventListener("click", button.press);
      box.append(control);
    }
    status().append(box);
  };

  const clear = (kind) => {
    for (const box of document.querySelectorAll(`.mw-alert[data-kind="${kind}"]`)) box.remove();
  };

  const reload = {
    label: words.reload,
    press: () => {
      // The draft lived in the session that is gone; asking about it would mislead.
      delete document.body.dataset.unsaved;
      window.location.reload();
    },
  };

  const end = (sentence) => {
    if (over) return;
    over = true;
    root.dataset.session = "ended";
    clear("connection");
    document.querySelector(".mw-opening")?.remove();
    notice("ended", sentence, { tone: "stop", button: reload });
  };

  const interrupt = (sentence) => {
    if (over) return;
    if (root.dataset.session === "interrupted" && status().textContent.includes(sentence)) return;
    root.dataset.session = "interrupted";
    notice("connection", sentence);
  };

  const resume = () => {
    if (over) return;
    root.dataset.session = "alive";
    clear("connection");
  };

  // ------------------------------------------------------------------ Session

  // Only asking shows a kernel that was ended for idleness, and a server that is gone.
  const ask = async () => {
    if (over || !kernelUrl) return;
    let answer;
    try {
      answer = await fetch(kernelUrl, { cache: "no-store" });
    } catch {
      interrupt(words.stopped);
      askAgain();
      return;
    }
    if (answer.status === 404 || answer.status === 403) {
      end(words.ended);
    } else if (!answer.ok) {
      interrupt(words.interrupted);
      askAgain();
    } else if ((await answer.json()).execution_state === "dead") {
      end(words.ended);
    } else if (kernel.connectionStatus === "connected") {
      resume();
    } else {
      interrupt(words.interrupted);
      // The front end gives up after seven attempts; we do not.
      if (kernel.connectionStatus === "disconnected") kernel.reconnect().catch(() => {});
      askAgain();
    }
  };

  const askAgain = () => {
    window.clearTimeout(retry);
    retry = window.setTimeout(ask, RETRY_MS);
  };

  const watch = (found) => {
    kernel = found;
    root.dataset.session = "alive";
    kernel.statusChanged.connect((_, now) => {
      // A kernel started again is an empty one.
      if (["dead", "autorestarting", "restarting"].includes(now)) end(words.ended);
    });
    kernel.connectionStatusChanged.connect((_, now) => {
      if (now === "connected") ask();
      else window.setTimeout(() => kernel.connectionStatus !== "connected" && ask(), GRACE_MS);
    });
    kernel.iopubMessage.connect((_, message) => {
      const failure = message.content?.data?.[FAILURE];
      if (failure) {
        const close = { label: words.close, press: () => clear("failure") };
        notice("failure", failure.sentence, { button: close });
      }
    });
    window.setInterval(ask, POLL_MS);
    document.addEventListener("visibilitychange", () => document.hidden || ask());
  };

  // ------------------------------------------------------------------ Opening

  const displayed = () => {
    const main = document.getElementById("rendered_cells");
    if (!main || main.querySelector('script[type="application/vnd.voila.cell-output+json"]')) {
      return false;
    }
    const outputs = [...main.querySelectorAll(".jp-OutputArea-output")];
    return outputs.length > 0 && outputs.every((output) => output.childElementCount > 0);
  };

  const ready = () => {
    document.querySelector(".mw-opening")?.remove();
    root.dataset.ready = "true";
  };

  // Nested widgets are drawn one after another: the page is ready when nothing more is added.
  const readyWhenQuiet = () => {
    const main = document.getElementById("rendered_cells");
    let quiet = 0;
    const done = () => {
      observer.disconnect();
      window.clearTimeout(quiet);
      window.clearTimeout(latest);
      ready();
    };
    const latest = window.setTimeout(done, SETTLED_MS);
    const observer = new MutationObserver(() => {
      window.clearTimeout(quiet);
      quiet = window.setTimeout(done, QUIET_MS);
    });
    observer.observe(main, { childList: true, subtree: true });
    quiet = window.setTimeout(done, QUIET_MS);
  };

  const opened = performance.now();
  const opening = window.setInterval(() => {
    const app = window.jupyterapp;
    const waited = performance.now() - opened;
    const line = document.querySelector(".mw-opening");
    if (waited > SLOW_MS && line && line.textContent !== words.still_opening) {
      line.textContent = words.still_opening;
    }
    if (app?.widgetManager && !kernel) {
      kernelUrl = `/api/kernels/${app.widgetManager.kernel.id}`;
      watch(app.widgetManager.kernel);
    }
    const empty = app && !document.querySelector("#rendered_cells .jp-OutputArea-child");
    const failure = document.getElementById("workbench-failure");
    if (failure) {
      window.clearInterval(opening);
      end(JSON.parse(failure.textContent).sentence);
    } else if (empty || (app && !app.widgetManager) || waited > OPENING_MS) {
      window.clearInterval(opening);
      end(words.not_opened);
    } else if (kernel && displayed()) {
      window.clearInterval(opening);
      readyWhenQuiet();
    }
  }, 25);

  // ------------------------------------------------------------------ Leaving

  // Registered before Voila's own listener, which would end the kernel although the person may
  // answer "stay". The kernel is ended only when the page really goes.
  window.addEventListener("beforeunload", (event) => {
    event.stopImmediatePropagation();
    if (document.body.dataset.unsaved === "true") event.preventDefault();
  });

  window.addEventListener("pagehide", () => {
    const id = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
    const token = document.cookie.match("\\b_xsrf=([^;]*)\\b");
    if (!id.kernelId || !token) return;
    const farewell = new FormData();
    farewell.append("_xsrf", token[1]);
    navigator.sendBeacon(`/voila/api/shutdown/${id.kernelId}`, farewell);
  });

  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
})();
