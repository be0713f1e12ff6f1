/* Suggestions as one types: links from the server under the search field. Without this the form just works. */
const field = document.querySelector("input[data-suggest]");
const list = document.getElementById("suggestions");
let running;
let timer;

async function suggest() {
  running?.abort();
  running = new AbortController();
  const text = field.value.trim();
  if (text.length < 2) {
    list.replaceChildren();
    return;
  }
  try {
    const address = `${field.dataset.suggest}?q=${encodeURIComponent(text)}`;
    const answer = await fetch(address, { signal: running.signal });
    if (answer.ok) list.innerHTML = await answer.text();
  } catch {
    /* The line dropped, or a newer word overtook this one: the form still works. */
  }
}

field?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(suggest, 200);
});
field?.addEventListener("keydown", (event) => {
  if (event.key === "Escape") list.replaceChildren();
  if (event.key === "ArrowDown") list.querySelector("a")?.focus();
});
