// Counts one reader of a published item. The page works without it; only the number of views is then not raised.
(function () {
  "use strict";
  const mark = document.querySelector("[data-count-view]");
  if (!mark) return;
  const key = "seen:" + mark.dataset.countView;
  if (sessionStorage.getItem(key)) return;
  sessionStorage.setItem(key, "1");
  fetch(mark.dataset.countView, { method: "POST", credentials: "omit", keepalive: true });
})();
