// Asks for what the room may see twice a second and draws it. All text comes as text: nothing is ever read as HTML.
"use strict";

const EVERY = 500; // milliseconds between two questions
const PATIENCE = 4000; // until a server that does not answer is taken for gone
const at = (id) => document.getElementById(id);
let tag = "";
let shown = null;
let ahead = 0; // how far the server's clock is ahead of this one, in milliseconds
let lost = "";

function put(id, text) {
  if (at(id).textContent !== text) at(id).textContent = text;
}

function element(name, kind, text) {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  return made;
}

function fill(id, items) { // only what is new is put there: a screen reader says what changes
  const list = at(id);
  items.forEach((item, place) => {
    const now = list.children[place];
    item.classList.toggle("unseen", Boolean(now?.classList.contains("unseen")));
    if (!now) list.append(item);
    else if (!now.isEqualNode(item)) now.replaceWith(item);
  });
  while (list.children.length > items.length) list.lastChild.remove();
}

function two(number) {
  return String(number).padStart(2, "0");
}

function tick() {
  if (!shown) return;
  const now = Date.now() + ahead;
  const ends = shown.day.ends;
  if (ends === null) {
    const time = new Date(now);
    put("clock", shown.day.on_break ? "" : two(time.getHours()) + ":" + two(time.getMinutes()));
    return;
  }
  const left = Math.round(ends - Math.floor(now / 1000));
  const seconds = Math.abs(left);
  put("clock", (left < 0 ? "+" : "") + Math.floor(seconds / 60) + ":" + two(seconds % 60));
}

function line(said) {
  const made = element("li", said.chosen ? "chosen" : "", "");
  if (said.chosen) made.setAttribute("aria-current", "true");
  if (said.number !== null) made.append(element("span", "role", said.number + "  " + said.role));
  made.append(element("span", "text", said.text));
  for (const mark of said.marks) made.append(" ", element("span", "mark", mark));
  for (const under of said.under) made.append(element("span", "under", under));
  return made;
}

function whole(items, from, length, start, size) { // hides what would be cut
  for (const each of items) {
    const cut = each[start] < from || each[start] + each[size] > from + length;
    each.classList.toggle("unseen", cut && each[size] <= length); // what is larger than the room is better cut than gone
  }
}

function fit() { // the chosen line and the current block are in view, and nothing is cut in half
  const lines = at("lines"), items = [...lines.children];
  const chosen = items.find((each) => each.classList.contains("chosen"));
  const first = chosen && items.find((each) => each.offsetTop >= chosen.offsetTop - lines.clientHeight / 3);
  lines.scrollTop = first ? first.offsetTop : 0;
  whole(items, lines.scrollTop, lines.clientHeight, "offsetTop", "offsetHeight");
  const blocks = at("blocks"), current = blocks.querySelector(".current");
  const left = current ? current.offsetLeft - blocks.clientWidth / 3 : 0;
  blocks.scrollLeft = [...blocks.children].find((each) => each.offsetLeft >= left)?.offsetLeft ?? 0;
  whole([...blocks.children], blocks.scrollLeft, blocks.clientWidth, "offsetLeft", "offsetWidth");
}

function draw() {
  const day = shown.day;
  document.documentElement.lang = shown.language;
  document.title = shown.title;
  document.body.classList.toggle("break", day.on_break);
  document.body.classList.toggle("together", shown.together);
  put("title", shown.title);
  put("example", shown.example);
  put("block", day.block);
  put("back", day.back);
  put("left", day.left);
  put("follows-at", day.on_break ? "" : day.follows_at);
  put("follows", day.on_break ? day.then : day.follows);
  put("heading", shown.heading);
  at("clock").classList.toggle("idle", day.ends === null);
  const lines = shown.lines.length || !shown.heading ? shown.lines.map(line) : [element("li", "role", shown.empty)];
  fill("lines", lines);
  fill("blocks", day.blocks.map((block) => {
    const made = element("li", block.state === "to come" ? "" : block.state, block.title);
    if (block.state === "current") made.setAttribute("aria-current", "step");
    return made;
  }));
  lost = shown.lost;
  tick();
  fit();
}

async function ask() {
  let notice = lost;
  try {
    const headers = tag ? { "If-None-Match": tag } : {};
    const answer = await fetch("/surface", { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 200) {
      const said = await answer.json();
      if (answer.headers.get("ETag") !== tag) {
        tag = answer.headers.get("ETag");
        shown = said;
        draw();
      }
    }
    if (answer.status === 200 || answer.status === 304) {
      const offset = 1000 * Number(answer.headers.get("Behov-Now")) - Date.now();
      if (Math.abs(offset - ahead) > 1000) ahead = offset; // it is told in whole seconds: do not let it waver
      notice = shown.notice;
    }
  } catch {
    // The server has gone, or is busy: what was shown stays, and it is said.
  }
  put("notice", notice);
  setTimeout(ask, EVERY);
}

addEventListener("resize", () => shown && fit());
setInterval(tick, 250);
ask();
