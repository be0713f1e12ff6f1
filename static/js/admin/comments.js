/* When a page has saved itself, Wagtail reads its comments anew from the answer. What somebody wrote or posted while
   the answer was on its way is not in it, and would vanish under their hands. Here it is put back. */
let sent = new Set();
let before;
let caret;

const app = () => window.comments?.commentApp;
const state = () => app().store.getState().comments;
const keys = (comment) => [comment.localId, ...[...comment.replies.keys()].map((key) => `reply ${key}`)];
const isSame = (one, other) =>
  one.remoteId ? one.remoteId === other.remoteId : one.contentpath === other.contentpath && one.text === other.text;

document.addEventListener("w-autosave:save", () => {
  if (!app()) return;
  const posted = [...state().comments.values()].filter(({ mode }) => mode !== "creating");
  sent = new Set(posted.flatMap(keys));
});

// Before Wagtail's own listener …
function remember() {
  before = app() && state();
  caret = document.activeElement?.selectionStart;
}
document.addEventListener("w-autosave:success", remember, { capture: true });

// … and after it.
window.addEventListener("w-autosave:success", ({ detail }) => {
  if (before && detail.data.comments) before.comments.forEach(putBack);
});

function putBack(comment) {
  const { actions, store } = app();
  const isNew = !sent.has(comment.localId);
  if (isNew) store.dispatch(actions.addComment(comment));
  const there = isNew ? comment : [...state().comments.values()].find((other) => isSame(comment, other));
  if (!there) return;
  if (!isNew) goOn(comment, there.localId);
  if (before.focusedComment !== comment.localId) return;
  store.dispatch(actions.setFocusedComment(there.localId, { updatePinnedComment: true, forceFocus: true }));
  writeOn(document.querySelector(`[data-comment-id="${there.localId}"] textarea`));
}

// Wagtail gives the focus back to the button that opened the comment, a moment later.
function writeOn(field) {
  if (!field) return;
  field.focus();
  field.setSelectionRange(caret, caret);
  document.addEventListener("focusin", () => field.focus(), { once: true, signal: AbortSignal.timeout(500) });
}

function goOn(comment, key) {
  const { actions, store } = app();
  const { mode, newText, newReply, replies } = comment;
  if (mode === "editing") store.dispatch(actions.updateComment(key, { mode, newText }));
  if (newReply) store.dispatch(actions.updateComment(key, { newReply }));
  for (const reply of replies.values()) {
    if (!sent.has(`reply ${reply.localId}`)) store.dispatch(actions.addReply(key, reply));
  }
}

// The link in a mail names a comment: show it.
if (new URLSearchParams(location.search).has("comment")) {
  addEventListener("load", () => document.querySelector("[data-side-panel-toggle=comments][aria-expanded=false]")?.click());
}
