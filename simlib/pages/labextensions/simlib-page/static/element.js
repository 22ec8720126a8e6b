// Elements of the course page's own lines.

export function element(tag, style, attributes = {}, ...inside) {
  const node = document.createElement(tag);
  node.className = style;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...inside);
  return node;
}

// A button that shows `words` and is called `name`.
export function press(style, words, name, action) {
  const button = element("button", style, { type: "button", title: name, "aria-label": name }, words);
  button.addEventListener("click", action);
  return button;
}
