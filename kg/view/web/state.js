"use strict";
// What the reader has chosen. Everything shown follows from it, the address ends with it, and each step can be undone.
kg.state = (() => {
  const { data } = kg;
  const INITIAL = Object.freeze({
    tab: "graph", detail: data.detail, off: [], ways: [], confidence: 0, since: "", until: "", platforms: [], states: [], focus: "", hops: 1,
    start: "", end: "", hidden: [], pinned: [], unfolded: [], raised: [], moved: [], chosen: "", sort: "", words: "", view: "",
  });
  const TABS = ["graph", "timeline", "table", "matrix"];
  const PASSING = ["tab", "chosen", "view"]; // not steps: looking is not changing
  const NODES = ["platforms", "states", "hidden", "pinned", "unfolded", "raised", "focus", "start", "end"];
  const DAY = /^\d{4}-\d\d-\d\d$/;
  const listeners = [];
  const past = [];
  const future = [];
  let now = INITIAL;
  let lastMerge = "";
  let missing = 0;

  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  function encoded() {
    const fields = new URLSearchParams();
    for (const [name, value] of Object.entries(now)) {
      if (!same(value, INITIAL[name])) [value].flat().forEach((part) => fields.append(name, part));
    }
    return fields.toString();
  }

  // An address may come from anywhere: only what makes sense here is taken.
  function decoded(text) {
    const fields = new URLSearchParams(text);
    const found = { ...INITIAL };
    missing = 0;
    for (const name of Object.keys(INITIAL).filter((key) => fields.has(key))) found[name] = field(name, fields.getAll(name));
    return found;
  }

  function field(name, values) {
    const [first] = values;
    if (Array.isArray(INITIAL[name])) return [...new Set(values)].filter((value) => fits(name, value));
    if (typeof INITIAL[name] === "number") return within(name, Number(first));
    return fits(name, first) ? first : INITIAL[name];
  }

  function within(name, value) {
    const [least, most] = { detail: [1, data.places.length], confidence: [0, 1], hops: [1, 9] }[name];
    return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : INITIAL[name];
  }

  function fits(name, value) {
    if (NODES.includes(name)) return known(data.at, value);
    if (name === "moved") return known(data.at, value.split("@")[0]) && /@-?\d+,-?\d+$/.test(value);
    if (name === "since" || name === "until") return DAY.test(value) && !Number.isNaN(Date.parse(value));
    if (name === "tab") return TABS.includes(value);
    if (name === "view") return /^-?\d+,-?\d+,[\d.]+$/.test(value) && Number(value.split(",")[2]) > 0;
    if (name === "chosen") return Boolean(target(value)) || known(new Map(), value);
    return true;
  }

  function known(map, key) {
    if (!map.has(key)) missing += 1;
    return map.has(key);
  }

  // "node:…", "line:…" or "statement:…" -> what it names.
  function target(chosen) {
    const at = chosen.indexOf(":");
    const [what, key] = [chosen.slice(0, at), chosen.slice(at + 1)];
    const place = { node: data.at, line: data.lineAt, statement: data.statementAt }[what]?.get(key);
    return place === undefined ? null : { what, place };
  }

  // The thing that is chosen, if it is one.
  function picked() {
    const chosen = target(now.chosen);
    return chosen?.what === "node" ? chosen.place : undefined;
  }

  function write() {
    const text = encoded();
    try {
      history.replaceState(null, "", `#${text}`);
    } catch {
      // a sandboxed frame has no address to write to
    }
  }

  function tell(before) {
    write();
    const changed = Object.keys(now).filter((name) => !same(now[name], before[name]));
    if (changed.length) for (const listener of listeners) listener(new Set(changed));
  }

  // Take `changes`; those with the same `merge` in a row are one step.
  function set(changes, merge = "") {
    const before = now;
    now = { ...now, ...changes };
    const step = Object.keys(changes).some((name) => !PASSING.includes(name) && !same(now[name], before[name]));
    if (step && !(merge && merge === lastMerge)) {
      past.push(before);
      future.length = 0;
    }
    if (step) lastMerge = merge;
    tell(before);
  }

  function go(from, to) {
    if (!from.length) return;
    const before = now;
    to.push(now);
    now = { ...from.pop(), ...Object.fromEntries(PASSING.map((name) => [name, before[name]])) };
    lastMerge = "";
    tell(before);
  }

  function open() {
    const before = now;
    now = decoded(location.hash.slice(1));
    tell(before);
  }

  function toggled(name, value) {
    return { [name]: now[name].includes(value) ? now[name].filter((one) => one !== value) : [...now[name], value] };
  }

  return {
    get now() { return now; },
    get missing() { return missing; },
    get canUndo() { return past.length > 0; },
    get canRedo() { return future.length > 0; },
    open, picked, set, target, toggled,
    places: (name) => now[name].map((id) => data.at.get(id)),
    undo: () => go(past, future),
    redo: () => go(future, past),
    reset: () => set({ ...INITIAL, tab: now.tab }),
    listen: (listener) => listeners.push(listener),
  };
})();
