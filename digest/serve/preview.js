// What the preview adds to a page: problems of the last build, and which articles only the preview shows.
(() => {
  "use strict";
  const STYLE = `
    :host { all: initial; position: fixed; inset: auto 0 0; z-index: 2147483647; pointer-events: none;
      font: 14px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
    :host([hidden]) { display: none; }
    details { pointer-events: auto; box-sizing: border-box; max-width: 100%; width: fit-content; max-height: 60vh;
      overflow: auto; background: #1d1b18; color: #f4efe6; border-top: 4px solid #d9a441; padding: .5em 1em; }
    details[open] { width: 100%; }
    details.failed { border-top-color: #e5484d; }
    summary { cursor: pointer; font-weight: bold; }
    summary:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
    li { margin: .5em 0; overflow-wrap: anywhere; white-space: pre-wrap; }`;
  const MARK = "font: bold 12px/1.4 system-ui, sans-serif; background: #ffd60a; color: #1d1b18; padding: 0 .45em;" +
    "border-radius: 3px; margin-inline-start: .5em; vertical-align: middle; display: inline-block;";
  const base = document.currentScript.src;
  const host = document.createElement("digest-problems");
  const details = document.createElement("details");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(details);
  host.hidden = true;

  const textual = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  function showProblems({ problems, published }) {
    host.hidden = problems.length === 0;
    host.setAttribute("role", published ? "status" : "alert");
    details.className = published ? "" : "failed";
    details.open = !published;
    const count = `${problems.length} ${problems.length === 1 ? "problem" : "problems"}`;
    const list = document.createElement("ul");
    list.append(...problems.map((problem) => textual("li", problem)));
    const says = published ? count : `${count}: not built, this is the last good site`;
    details.replaceChildren(textual("summary", says), list);
  }

  const addressOf = (url) => url.pathname.replace(/index\.html$/, "");

  function mark(link, why) {
    const label = textual("span", why);
    label.className = "digest-mark";
    label.style.cssText = MARK;
    link.append(label);
  }

  function showMarks(marks) {
    document.querySelectorAll(".digest-mark").forEach((label) => label.remove());
    const here = marks[decodeURI(addressOf(location))];
    const title = document.querySelector("h1");
    if (here && title) mark(title, here);
    const marked = new WeakMap(); // what is marked once in a block needs no second mark there
    for (const link of document.querySelectorAll("main a[href]")) {
      const url = new URL(link.href);
      const address = decodeURI(addressOf(url));
      const block = link.closest("article") || link.closest("li, tr, section, main");
      const known = marked.get(block) || new Set();
      const isPlain = url.origin === location.origin && !url.hash && link.textContent.trim();
      if (isPlain && marks[address] && !known.has(address)) {
        mark(link, marks[address]);
        marked.set(block, known.add(address));
      }
    }
  }

  function listen() {
    const address = new URL("/__digest/notes", base);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    socket.onmessage = ({ data }) => {
      const notes = JSON.parse(data);
      showProblems(notes);
      showMarks(notes.marks);
    };
    socket.onclose = () => setTimeout(listen, 1000);
  }

  addEventListener("DOMContentLoaded", () => {
    document.documentElement.append(host);
    listen();
  });
})();
