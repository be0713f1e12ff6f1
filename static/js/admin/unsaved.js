/* What was written or chosen while an autosave was under way is not in it. Wagtail takes all that the form holds when
   the answer arrives for saved, says so, and warns nobody who leaves. Here such a form counts as changed again. */
const KEPT_BY_OTHERS =
  /^(csrfmiddlewaretoken|next|loaded_revision_.*|overwrite_revision_id|comments-(?!.*(text|resolved|deleted)$).*)$/;
let sent = [];
let again = "";

const asText = (value) => (value instanceof File ? `${value.name} ${value.size}` : value);

function entries(data) {
  return [...data].filter(([name]) => !KEPT_BY_OTHERS.test(name)).map(([name, value]) => [name, asText(value)]);
}

document.addEventListener("w-autosave:save", ({ detail }) => {
  sent = entries(detail.formData);
});

document.addEventListener("w-autosave:success", ({ target, detail }) => {
  const updates = detail.data.field_updates ?? {};
  const stored = JSON.stringify(sent.map(([name, value]) => [name, updates[name] ?? value]));
  const shown = JSON.stringify(entries(new FormData(target)));
  // A form that never says what it sent would be saved for ever: the same state is sent once more only.
  if (shown !== stored && shown !== again) target.dataset.wUnsavedForceValue = "true";
  again = shown;
});
