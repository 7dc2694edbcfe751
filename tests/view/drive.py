"""What the browser tests do to a page, by mouse and keyboard."""

from typing import Any

READY = "body[data-ready]"


def spot(page: Any, *ids: str) -> tuple[float, float]:
    """Return where on the screen a node is drawn, or the middle of several."""
    script = """(ids) => {
        const box = document.getElementById("graph").getBoundingClientRect();
        const places = ids.map((id) => kg.graph.network.getPosition(kg.data.at.get(id)));
        const middle = (axis) => places.reduce((sum, one) => sum + one[axis], 0) / places.length;
        const { x, y } = kg.graph.network.canvasToDOM({ x: middle("x"), y: middle("y") });
        return [x + box.left, y + box.top];
    }"""
    x, y = page.evaluate(script, list(ids))
    return x, y


def painted(page: Any) -> set[str]:
    """Return the colours on the canvas, as "r,g,b"."""
    script = """() => {
        const canvas = document.querySelector("#graph canvas");
        const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
        const ground = copy.getContext("2d", { willReadFrequently: true });
        ground.drawImage(canvas, 0, 0);
        const pixels = ground.getImageData(0, 0, canvas.width, canvas.height).data;
        const found = new Set();
        for (let at = 0; at < pixels.length; at += 4) if (pixels[at + 3] === 255) found.add(pixels.slice(at, at + 3).join(","));
        return [...found];
    }"""
    return set(page.evaluate(script))


def find(page: Any, words: str) -> str:
    """Search by keyboard and return the title of the panel that opens."""
    page.fill("#wanted", words)
    page.press("#wanted", "Enter")
    return str(page.inner_text("#panel h2"))


def drawn(page: Any) -> set[str]:
    """Return the labels of what is drawn."""
    return set(page.evaluate("kg.graph.drawn.map((node) => kg.data.nodes[node].label)"))


def focused(page: Any) -> str:
    """Return the id, or else the text, of what has the focus."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))


def tool(page: Any, name: str) -> None:
    """Press one of the panel's buttons."""
    page.locator(".tools").get_by_role("button", name=name).click()
