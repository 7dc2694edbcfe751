"use strict";
// Small makers of elements. Text becomes textContent, never markup.

// The libraries write a few labels as markup: whatever they write comes out as the text it is.
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
});

console.warn = kgWarn; // see before.js
const kg = {};

kg.elements = (() => {
  const SPACE = "http://www.w3.org/2000/svg";

  function make(tag, text, attributes = {}) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  function add(parent, ...children) {
    parent.append(...children.filter((child) => child || child === 0));
    return parent;
  }

  function button(text, action, attributes = {}) {
    const element = make("button", text, { type: "button", ...attributes });
    element.addEventListener("click", action);
    return element;
  }

  function svg(tag, attributes = {}, text) {
    const element = document.createElementNS(SPACE, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function picture(width, height, ...drawn) {
    return add(svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }), ...drawn);
  }

  // Outlines of the shapes that vis-network draws, around 0, 0 with radius 1.
  const SHAPES = {
    square: "M-1-1H1V1H-1Z", diamond: "M0-1L1 0L0 1L-1 0Z", triangle: "M0-1L1 .8H-1Z", triangleDown: "M-1-.8H1L0 1Z",
    hexagon: "M-.5-.87H.5L1 0L.5.87H-.5L-1 0Z", star: "M0-1L.26-.3H1L.4.12L.62.85L0 .42L-.62.85L-.4.12L-1-.3H-.26Z",
    dot: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z",
  };

  function shape(kind, radius, x, y, ink = "currentColor") {
    const fill = kind.colour === "ink" ? ink : kind.colour;
    return svg("path", { d: SHAPES[kind.shape], transform: `translate(${x} ${y}) scale(${radius})`, fill, stroke: ink, "stroke-width": 1 / radius });
  }

  const icon = (kind) => picture(18, 18, shape(kind, 8, 9, 9));
  const byId = (id) => document.getElementById(id);
  const number = (value) => Number(value).toLocaleString("en");
  const plural = (count, word) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;

  return { add, button, byId, icon, make, number, picture, plural, shape, svg };
})();
