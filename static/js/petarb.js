"use strict";
// Small behaviours of every page; without this file everything still works.
(() => {
  const semua = (pilih, akar = document) => akar.querySelectorAll(pilih);

  // Menus are <details>: one open at a time, closed by Escape or a click elsewhere.
  document.addEventListener("click", (kejadian) => {
    for (const menu of semua("details.menu[open]")) {
      if (!menu.contains(kejadian.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (kejadian) => {
    if (kejadian.key === "Escape") {
      for (const menu of semua("details.menu[open]")) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    }
  });

  // Messages get a close button; a success leaves by itself, the others wait to be read.
  const lengkapi = (pesan) => {
    if (pesan.querySelector(".btn-close")) return;
    const tutup = document.createElement("button");
    tutup.type = "button";
    tutup.className = "btn-close";
    tutup.setAttribute("aria-label", "Tutup pesan");
    tutup.addEventListener("click", () => pesan.remove());
    pesan.append(tutup);
    if (pesan.classList.contains("pesan-success")) setTimeout(() => pesan.matches(":hover, :focus-within") || pesan.remove(), 10000);
  };
  const wadah = document.getElementById("pesan");
  const beri = (teks) => {
    if (!wadah) return;
    const pesan = document.createElement("div");
    pesan.className = "pesan pesan-error";
    const isi = document.createElement("p");
    isi.textContent = teks;
    pesan.append(isi);
    wadah.append(pesan);
  };
  if (wadah) {
    semua(".pesan", wadah).forEach(lengkapi);
    new MutationObserver(() => semua(".pesan", wadah).forEach(lengkapi)).observe(wadah, { childList: true });
  }

  // A part of a page that could not be fetched says so.
  document.addEventListener("htmx:response:error", (kejadian) => {
    const status = kejadian.detail?.ctx?.response?.status ?? 0;
    if (status === 403) beri("Anda tidak berhak melakukan tindakan ini. Muat ulang halaman, lalu coba lagi.");
    else if (status >= 400 && status !== 409 && status !== 422) beri("Permintaan belum berhasil. Isian Anda belum tersimpan. Muat ulang halaman, lalu coba lagi.");
  });
  document.addEventListener("htmx:error", () => beri("Sambungan ke server terputus. Isian Anda belum tersimpan. Coba lagi sebentar lagi."));

  // Who pressed a button that a new part took away goes on in that part, not at the top of the page.
  let tempat = "";
  document.addEventListener("htmx:before:swap", (kejadian) => {
    const { target } = kejadian.detail.ctx;
    tempat = target?.id && target.contains(document.activeElement) ? target.id : "";
  });
  document.addEventListener("htmx:after:swap", () => {
    const bagian = tempat && document.activeElement === document.body && document.getElementById(tempat);
    tempat = "";
    if (!bagian) return;
    bagian.tabIndex = -1;
    bagian.focus({ preventScroll: true });
  });

  // A page that the browser kept and shows again on Back: its filters say what the address says.
  window.addEventListener("pageshow", (kejadian) => {
    if (kejadian.persisted) semua(".saringan-form").forEach((formulir) => formulir.reset());
  });

  // An error summary takes the focus, so that it is read first.
  document.getElementById("ringkasan-salah")?.focus();

  // Forbidden actions stay reachable but do nothing.
  document.addEventListener("click", (kejadian) => {
    if (kejadian.target.closest("[aria-disabled=true]")) kejadian.preventDefault();
  });

  // The drop zone names the chosen file.
  for (const zona of semua(".zona-berkas")) {
    const medan = zona.querySelector("input[type=file]");
    const nama = zona.querySelector(".zona-nama");
    medan.addEventListener("change", () => {
      nama.textContent = [...medan.files].map((berkas) => berkas.name).join(", ");
    });
    for (const jenis of ["dragenter", "dragover"]) zona.addEventListener(jenis, () => zona.classList.add("zona-siap"));
    for (const jenis of ["dragleave", "drop", "dragend"]) zona.addEventListener(jenis, () => zona.classList.remove("zona-siap"));
  }
})();
