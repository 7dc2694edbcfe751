"use strict";
// What of the graph is shown, given what the reader has chosen.
kg.shown = (() => {
  const { data, state } = kg;
  let found = null;

  function statementsOn() {
    const off = new Set(state.now.ways);
    const least = state.now.confidence;
    const on = (place) => !off.has(data.sources[place].modality) && data.sources[place].confidence >= least;
    return data.statements.map((one) => {
      if (one.inferred) return !off.has("computed");
      return one.sources.length ? one.sources.some(on) : !off.has("background knowledge");
    });
  }

  function inTime(node) {
    const { since, until } = state.now;
    if ((!since && !until) || !data.times[node].length) return true;
    return data.times[node].some(([first, last]) => (!until || first <= until) && (!since || last >= since));
  }

  // With platforms or states picked: the operations and acts that have one of each, and what belongs to those.
  function chosenPlaces() {
    const picked = ["platforms", "states"].map((name) => new Set(state.places(name))).filter((set) => set.size);
    if (!picked.length) return null;
    const kept = new Set(picked.flatMap((set) => [...set]));
    data.nodes.forEach((_, node) => {
      if (!data.isHub(node)) return;
      const reach = data.reach(node);
      if (picked.every((set) => [...set].some((one) => reach.has(one)))) [node, ...reach].forEach((one) => kept.add(one));
    });
    return kept;
  }

  function passing(on) {
    const off = new Set(state.now.off);
    const hidden = new Set(state.places("hidden"));
    const pinned = new Set(state.places("pinned"));
    const places = chosenPlaces();
    return data.nodes.map((node, place) => {
      if (hidden.has(place)) return false;
      if (pinned.has(place)) return true;
      if (off.has(node.kind) || !inTime(place) || (places && !places.has(place))) return false;
      return !data.around[place].length || data.around[place].some((one) => on[one]);
    });
  }

  // Which nodes may be drawn at this level of detail, if a line holds them.
  function available(passes, way) {
    const raised = new Set([...state.places("raised"), ...state.places("pinned"), ...(way || [])]);
    const unfolded = new Set(state.places("unfolded"));
    const opened = new Set([...unfolded].flatMap((node) => data.around[node].map((place) => data.other(place, node))));
    const free = passes.map((pass, node) => pass && (data.drawn[node].level <= state.now.detail || raised.has(node) || unfolded.has(node) || opened.has(node)));
    return { free, raised, unfolded };
  }

  function drawnLines(on, passes, { free, unfolded }, way) {
    const { detail } = state.now;
    const onWay = new Set((way || []).slice(1).flatMap((node, place) => [`${way[place]} ${node}`, `${node} ${way[place]}`]));
    return data.lines.map((line) => {
      if (!free[line.from] || !free[line.to] || !line.statements.some((place) => on[place])) return false;
      if (line.acts) return line.acts.some((act) => passes[act] && !free[act]);
      const least = Math.max(data.drawn[line.from].level, data.drawn[line.to].level);
      return line.level <= Math.max(detail, least) || onWay.has(`${line.from} ${line.to}`) || unfolded.has(line.from) || unfolded.has(line.to);
    });
  }

  // How many steps from `start` things are, those up to `hops`.
  function near(start, hops, lines) {
    let fringe = [start];
    const reached = new Map([[start, 0]]);
    for (let hop = 1; hop <= hops; hop += 1) {
      fringe = fringe.flatMap((node) => data.linesAround[node].filter((place) => lines[place]).map((place) => data.lines[place].from + data.lines[place].to - node));
      fringe = [...new Set(fringe)].filter((node) => !reached.has(node));
      fringe.forEach((node) => reached.set(node, hop));
    }
    return reached;
  }

  function compute() {
    const on = statementsOn();
    const passes = passing(on);
    const way = kg.path.find(data.statements.map((one, place) => on[place] && passes[one.from] && passes[one.to]));
    const may = available(passes, way);
    let lines = drawnLines(on, passes, may, way);
    const focus = data.at.get(state.now.focus);
    const reached = focus === undefined ? null : near(focus, state.now.hops, lines);
    if (reached) lines = lines.map((line, place) => line && reached.has(data.lines[place].from) && reached.has(data.lines[place].to));
    const held = new Set(data.lines.flatMap((line, place) => (lines[place] ? [line.from, line.to] : [])));
    const alone = (node) => may.raised.has(node) || node === focus || !data.around[node].length;
    const nodes = may.free.map((free, node) => free && (!reached || reached.has(node)) && (held.has(node) || alone(node)));
    const listed = passes.map((pass, node) => pass && (!reached || nodes[node] || data.around[node].some((place) => nodes[data.other(place, node)])));
    const statements = data.statements.map((one, place) => on[place] && listed[one.from] && listed[one.to]);
    const rings = reached && kg.rings.places(focus, reached, (node) => data.places[state.now.detail - 1][node]);
    found = { on, nodes, lines, listed, statements, way, rings };
  }

  const count = (list) => list.reduce((sum, one) => sum + (one ? 1 : 0), 0);

  function counts() {
    const { nodes, listed, statements } = found;
    const drawn = count(nodes);
    const folded = count(listed.map((one, node) => one && !nodes[node]));
    return { drawn, folded, out: data.nodes.length - drawn - folded, statements: count(statements) };
  }

  // How much is folded into a node: what is listed and joined to it, but not drawn.
  function foldedInto(node) {
    const near = data.around[node].map((place) => data.other(place, node)).filter((one) => found.listed[one] && !found.nodes[one]);
    return near.length > 1 ? new Set(near).size : near.length;
  }

  return { compute, counts, foldedInto, get now() { return found; } };
})();
