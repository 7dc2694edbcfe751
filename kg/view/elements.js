"use strict";
// Small makers of elements. Text becomes textContent, never markup.
const elements = (() => {
  function make(tag, text, attributes = {}) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  function add(parent, ...children) {
    parent.append(...children.filter(Boolean));
    return parent;
  }

  function button(text, action, attributes = {}) {
    const element = make("button", text, { type: "button", ...attributes });
    element.addEventListener("click", action);
    return element;
  }

  function svg(width, tag, attributes) {
    const space = "http://www.w3.org/2000/svg";
    const picture = document.createElementNS(space, "svg");
    const drawn = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries({ width, height: 18, viewBox: `0 0 ${width} 18`, "aria-hidden": "true" })) {
      picture.setAttribute(name, value);
    }
    for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, value);
    picture.append(drawn);
    return picture;
  }

  // What reports tell differently: each value with the reports that give it; `source` makes one of a place in the list of sources.
  function disagreement(one, source) {
    const name = [one.slot, one.about && `(${one.about})`].filter(Boolean).join(" ");
    const sides = one.sides.flatMap((side) => [make("dt", side.value), ...side.accounts.map((told) => {
      const where = [told.title, told.date].filter(Boolean).join(", ");
      const copy = told.copy && make("p", "A copy of an earlier report:", { class: "muted" });
      return add(make("dd"), copy, ...(told.sources.length ? told.sources.slice(0, 2).map(source) : [make("p", where)]));
    })]);
    return [make("h4", `${name}: ${one.conflict ? "sources contradict each other" : "told differently, without contradiction"}`), add(make("dl", undefined, { class: "sides" }), ...sides)];
  }

  const SHAPES = {
    square: "M2 2H16V16H2Z", diamond: "M9 1L17 9L9 17L1 9Z", triangle: "M9 1L17 16H1Z", triangleDown: "M1 2H17L9 17Z",
    hexagon: "M5 2H13L17 9L13 16H5L1 9Z", star: "M9 1L11 7H17L12 11L14 17L9 13L4 17L6 11L1 7H7Z", dot: "M1 9A8 8 0 1 1 17 9A8 8 0 1 1 1 9Z",
  };

  const icon = (kind) =>
    svg(18, "path", { d: SHAPES[kind.shape], fill: kind.colour === "ink" ? "currentColor" : kind.colour, stroke: "currentColor" });

  return { add, button, disagreement, icon, make, svg };
})();
