/* Every piece of text that a reader sees, with how it is drawn: its face, size, line height, contrast, and whether
   something cuts it off. Text inside drawings is left out: it is hidden from everyone who needs words. */
() => {
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
      known.set(colour, [red, green, blue, alpha / 255]);
    }
    return known.get(colour);
  };
  const over = (top, below, alpha = top[3]) => [0, 1, 2].map((i) => top[i] * alpha + below[i] * (1 - alpha)).concat(1);
  const ancestors = (element) => {
    const found = [];
    for (let one = element; one; one = one.parentElement) found.push(one);
    return found;
  };
  const ground = (element) =>
    ancestors(element)
      .reverse()
      .reduce((below, one) => over(rgba(getComputedStyle(one).backgroundColor), below), [255, 255, 255, 1]);
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((part) => {
      const c = part / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (element) => {
    const style = getComputedStyle(element);
    const below = ground(element);
    const ink = rgba(style.color);
    const opacity = ancestors(element).reduce((all, one) => all * Number(getComputedStyle(one).opacity), ink[3]);
    const [light, dark] = [luminance(over(ink, below, opacity)), luminance(below)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const scrolls = (style) => /auto|scroll/.test(`${style.overflowX} ${style.overflowY}`);
  const cutBy = (element, rect) => {
    for (const one of ancestors(element)) {
      const style = getComputedStyle(one);
      if (scrolls(style) && one !== document.documentElement) return "";
      if (style.webkitLineClamp !== "none") return "";
      const box = one.getBoundingClientRect();
      const cuts = (axis) => /hidden|clip/.test(style[axis]);
      if (cuts("overflowX") && (rect.left < box.left - 1 || rect.right > box.right + 1)) return one.className || one.tagName;
      if (cuts("overflowY") && (rect.top < box.top - 2 || rect.bottom > box.bottom + 2)) return one.className || one.tagName;
    }
    return rect.left < -1 || rect.right > innerWidth + 1 ? "the edge of the screen" : "";
  };
  const shown = (element) =>
    !element.closest("svg") &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !ancestors(element).some((one) => getComputedStyle(one).clipPath === "inset(50%)" || one.matches(".skip"));
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const text = node.textContent.trim().replace(/\s+/g, " ");
    if (!text || /^(SCRIPT|STYLE|OPTION|TEMPLATE)$/.test(element.tagName) || !shown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    if (!rects.length) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    found.push({
      what: `${element.tagName.toLowerCase()}.${element.className} “${text.slice(0, 40)}”`,
      text,
      heading: /^H[1-6]$/.test(element.closest("h1,h2,h3,h4,h5,h6")?.tagName ?? ""),
      display: style.fontFamily.startsWith("Phudu"),
      large: size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700),
      leading: parseFloat(style.lineHeight) / size,
      contrast: contrast(element),
      cut: rects.map((rect) => cutBy(element, rect)).find(Boolean) ?? "",
    });
  }
  return found;
};
