"use strict";
// The search of Ctrl-K: a dialog over the page, used by keyboard. htmx fetches what it shows; without this file the
// field of the upper bar leads to the search page.
(() => {
  const dialog = document.getElementById("cari-dialog");
  if (!dialog?.showModal) return;
  const medan = document.getElementById("cari-cepat");
  const hasil = document.getElementById("cari-hasil");

  const buka = (kata = "") => {
    for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
    if (!dialog.open) dialog.showModal(); // closing gives the focus back to where it was
    if (kata && kata !== medan.value) {
      medan.value = kata;
      medan.dispatchEvent(new Event("input", { bubbles: true }));
    }
    medan.focus();
    medan.select();
  };

  document.addEventListener("keydown", (kejadian) => {
    if (!(kejadian.ctrlKey || kejadian.metaKey) || kejadian.altKey || kejadian.key.toLowerCase() !== "k") return;
    if (document.querySelector("dialog[open]:not(#cari-dialog)")) return;
    kejadian.preventDefault();
    buka();
  });
  const atas = document.getElementById("cari-atas");
  atas?.addEventListener("click", () => buka(atas.value));
  document.querySelector(".cari-tautan")?.addEventListener("click", (kejadian) => {
    if (kejadian.ctrlKey || kejadian.metaKey || kejadian.shiftKey) return;
    kejadian.preventDefault();
    buka();
  });

  const pindah = (langkah) => {
    const tautan = [...hasil.querySelectorAll("a")];
    const tujuan = tautan.indexOf(document.activeElement) + langkah;
    if (tujuan < 0) medan.focus();
    else tautan[Math.min(tujuan, tautan.length - 1)]?.focus();
  };
  dialog.addEventListener("keydown", (kejadian) => {
    if (kejadian.key === "ArrowDown") pindah(1);
    else if (kejadian.key === "ArrowUp") pindah(-1);
    else if (kejadian.key === "Escape") dialog.close();
    else {
      const huruf = kejadian.key.length === 1 && kejadian.key !== " " && !kejadian.ctrlKey && !kejadian.metaKey && !kejadian.altKey;
      if (huruf && hasil.contains(document.activeElement)) medan.focus(); // what is typed goes on with the word
      return;
    }
    kejadian.preventDefault();
    kejadian.stopPropagation();
  });

  // Closed by its button, by a click beside it, and on leaving, so that Back shows the page as it was.
  dialog.addEventListener("click", (kejadian) => {
    if (kejadian.target === dialog || kejadian.target.closest("#cari-tutup, #cari-hasil a")) dialog.close();
  });
  medan.form.addEventListener("submit", () => dialog.close());
})();
