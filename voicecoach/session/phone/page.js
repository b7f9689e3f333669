"use strict";
// Says what it is told of the session and sends what is pressed. The coach's voice tells the steps, so a screen reader
// is told nothing of them by itself: only what the voice doesn't say, in the status line.

const RETRY = 2000; // ms from a lost connection to the next try
const SILENT = 8000; // ms without a word after which the connection counts as lost; the session speaks every 2 s

const STALE = 8000; // ms for which a word is shown, as on the screen of the session

const path = location.pathname;
const part = Object.fromEntries([...document.querySelectorAll("[id]")].map((each) => [each.id, each]));
const buttons = [...document.querySelectorAll("[data-command]")];
let source = null;
let heard = 0;
let told = 0;
let before = null;
let lost = false;
let awake = null;

function connect() {
  source?.close();
  heard = Date.now();
  source = new EventSource(`${path}/events`);
  source.addEventListener("view", (event) => show(JSON.parse(event.data)));
  source.addEventListener("over", over);
  source.onerror = () => lose("No connection: the session is over, or out of reach. Trying again.");
}

function lose(why) {
  source.close();
  if (!lost) tell(why);
  lost = true;
  put("state", "no connection");
  put("number", "");
  able(() => false);
  setTimeout(connect, RETRY);
  heard = Infinity; // until then
}

function over() {
  source.close();
  heard = Infinity;
  source = null;
  able(() => false);
  put("state", before?.routine ?? "");
  put("name", "Session over");
  document.body.className = "over";
  if (part.controls.contains(document.activeElement)) part.name.focus();
  look();
  part.count.hidden = part.where.hidden = part.next.hidden = part.session.hidden = part.controls.hidden = true;
  tell("The session is over. You can close this page.");
  awake?.release();
}

function show(view) {
  heard = Date.now();
  const waits = view.paused || view.kind === "wait" || !view.kind;
  put("state", view.state);
  put("name", view.exercise || view.routine);
  put("number", view.count == null ? "" : view.count < 60 ? String(view.count) : clock(view.count));
  put("where", place(view).join(" · "));
  put("next", view.next && view.next !== view.exercise ? `Next: ${view.next}` : "");
  put("left", view.kind ? `${clock(view.left)} left` : "");
  part.progress.value = view.progress || 0;
  look(view.picture);
  // Where nothing is counted, the picture has the room of the count.
  part.count.hidden = Boolean(view.picture) && view.count == null;
  document.body.className = view.picture && view.count != null ? "drawn" : "";
  put("main", view.kind ? (waits ? "Go on" : "Pause") : "Start");
  part.main.dataset.command = waits ? "resume" : "pause";
  document.title = `${view.routine} · voicecoach`;
  able((button) => !view.finished && (button === part.main || Boolean(view.kind)));
  news(view);
  before = view;
}

function look(picture) {
  if (part.picture.dataset.name === (picture ?? "")) return;
  part.picture.dataset.name = picture ?? "";
  part.picture.hidden = !picture;
  if (picture) part.picture.src = `${path}/picture/${picture}`;
}

function news(view) {
  if (lost) tell("Connected again.");
  else if (view.notice && view.notice !== before?.notice) tell(view.notice);
  else if (view.paused !== before?.paused) tell(view.paused ? "Paused." : before?.paused ? "Going on." : "");
  else if (!view.paused && Date.now() - told > STALE) tell("");
  lost = false;
}

function place(view) {
  const counted = [["Round", view.round, view.rounds], ["Set", view.set, view.sets], ["Rep", view.rep, view.reps]];
  const side = view.side ? [`${view.side === "left" ? "Left" : "Right"} side`] : [];
  return [...side, ...counted.filter(([, n, of]) => n && of > 1).map(([name, n, of]) => `${name} ${n} of ${of}`)];
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`;
}

function put(id, text) {
  if (part[id].textContent !== text) part[id].textContent = text;
}

function tell(text) {
  put("told", text);
  told = Date.now();
}

// Not `disabled`: that would take the focus away.
const able = (may) => buttons.forEach((button) => button.setAttribute("aria-disabled", String(!may(button))));

async function press(button) {
  const command = button.dataset.command;
  if (button.ariaDisabled === "true") return;
  if (command === "quit" && !confirm("Stop the session?")) return;
  const answer = await fetch(`${path}/${command}`, { method: "POST" }).catch(() => null);
  if (source && !answer?.ok) tell(answer?.status === 429 ? "Too fast: press once more." : "That did not get through.");
}

async function stayAwake() {
  if (document.visibilityState !== "visible" || !source) return;
  awake = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
}

buttons.forEach((button) => button.addEventListener("click", () => press(button)));
document.addEventListener("visibilitychange", stayAwake);
setInterval(() => source && Date.now() - heard > SILENT && lose("The session doesn't answer. Trying again."), 1000);
connect();
stayAwake();
