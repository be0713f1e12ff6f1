// A field above a long list of ticks that leaves only those whose label holds what is written, marks or not.
const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();

function addFilter(list) {
  const boxes = [...list.querySelectorAll("input[type=checkbox]")].map((box) => [box, box.closest("label")]);
  if (boxes.length < 12) return;
  const field = document.createElement("input");
  field.type = "search";
  field.className = "choices-filter";
  field.placeholder = boxes[0][0].dataset.filter;
  field.setAttribute("aria-label", field.placeholder);
  field.addEventListener("input", () => {
    const wanted = fold(field.value.trim());
    for (const [box, label] of boxes) {
      label.parentElement.hidden = !box.checked && !fold(label.textContent).includes(wanted);
    }
  });
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  list.before(field);
}

document.querySelectorAll("div.choices").forEach(addFilter);
