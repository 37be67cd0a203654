"use strict";
// The presentation by keyboard: arrows and page keys turn the sheets, Escape leaves; the links do the same without this.
(() => {
  const TUJUAN = {
    ArrowRight: "a[rel=next]",
    ArrowDown: "a[rel=next]",
    PageDown: "a[rel=next]",
    ArrowLeft: "a[rel=prev]",
    ArrowUp: "a[rel=prev]",
    PageUp: "a[rel=prev]",
    Home: ".sajian-titik li:first-child a",
    End: ".sajian-titik li:last-child a",
    Escape: "a[data-kembali]",
  };
  const TEGAK = ["ArrowDown", "ArrowUp"];
  document.addEventListener("keydown", (kejadian) => {
    if (kejadian.altKey || kejadian.ctrlKey || kejadian.metaKey || kejadian.shiftKey) return;
    const tautan = TUJUAN[kejadian.key] && document.querySelector(TUJUAN[kejadian.key]);
    if (!tautan || (kejadian.key !== "Escape" && kejadian.target.closest(".tabel-bingkai, summary"))) return;
    // A sheet that is taller than the window is read to its end first.
    const akar = document.documentElement;
    if (TEGAK.includes(kejadian.key) && akar.scrollHeight > akar.clientHeight + 1) return;
    kejadian.preventDefault();
    tautan.click();
  });
})();
