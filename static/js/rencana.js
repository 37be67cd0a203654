"use strict";
// Items of a plan in the table: keys, saving by itself, text that survives a reload. Without this file everything still works.
(() => {
  const daftar = document.querySelector("[data-simpanan]");
  if (!daftar) return;
  const baris = () => [...daftar.querySelectorAll("tr[data-butir]")];
  const barisDari = (elemen) => elemen.closest("tr[data-butir]");
  let tujuan = ""; // the row that gets the focus after the next swap

  // Text not sent yet: kept in this tab, per person, plan and item.
  const kunciSimpanan = (formulir) => `butir:${daftar.dataset.simpanan}:${formulir.dataset.simpan}`;
  const isian = (formulir) => [...new FormData(formulir)].filter(([nama]) => nama !== "csrfmiddlewaretoken");
  const simpan = (formulir) => sessionStorage.setItem(kunciSimpanan(formulir), JSON.stringify(isian(formulir)));
  const lupakan = (formulir) => sessionStorage.removeItem(kunciSimpanan(formulir));
  const pulihkan = (formulir, kecuali = []) => {
    const lama = sessionStorage.getItem(kunciSimpanan(formulir));
    if (!lama || lama === JSON.stringify(isian(formulir))) return;
    const nilai = JSON.parse(lama).filter(([nama]) => !kecuali.includes(nama));
    for (const medan of formulir.elements) {
      if (!medan.name || medan.name === "csrfmiddlewaretoken" || kecuali.includes(medan.name) || medan.type === "submit") continue;
      const semua = nilai.filter(([nama]) => nama === medan.name).map(([, isi]) => isi);
      if (medan.type === "checkbox") medan.checked = semua.includes(medan.value);
      else if (semua.length) medan.value = semua[0];
    }
    formulir.querySelector("[data-dipulihkan]").hidden = kecuali.length > 0;
  };
  daftar.addEventListener("input", (kejadian) => {
    const formulir = kejadian.target.form;
    if (!formulir?.dataset.simpan) return;
    formulir.dataset.diketik = "1";
    simpan(formulir);
  });

  // A row becomes its form in place.
  const buka = (tautan) => {
    const tempat = tautan.closest("tr");
    htmx.ajax("GET", tautan.getAttribute("href"), { source: tempat, target: tempat, swap: "outerHTML" });
  };
  daftar.addEventListener("click", (kejadian) => {
    const tautan = kejadian.target.closest("a[data-ubah]");
    if (!tautan || kejadian.ctrlKey || kejadian.metaKey || kejadian.shiftKey) return;
    kejadian.preventDefault();
    buka(tautan);
  });

  // Months at once; whole rupiah get their dots on leaving.
  daftar.addEventListener("click", (kejadian) => {
    const tombol = kejadian.target.closest("[data-bulan]");
    if (tombol) {
      const dipilih = tombol.dataset.bulan.split(",");
      const kotak = tombol.closest("form").querySelectorAll("input[name=jadwal]");
      kotak.forEach((satu) => { satu.checked = dipilih.includes(satu.value); });
      kotak[0].dispatchEvent(new Event("input", { bubbles: true }));
      kotak[0].dispatchEvent(new Event("change", { bubbles: true }));
    }
    const batal = kejadian.target.closest("[data-batal]");
    if (batal) {
      lupakan(batal.closest("form"));
      tujuan = batal.closest("form").dataset.simpan;
    }
  });
  daftar.addEventListener("focusout", (kejadian) => {
    const medan = kejadian.target;
    if (medan.matches?.("[data-uang]") && /^\d{4,15}$/.test(medan.value)) medan.value = BigInt(medan.value).toLocaleString("id-ID");
  });

  // One row of the table can be reached by Tab; the arrows lead to the others.
  const satukanTab = (pilihan) => {
    const semua = baris();
    const kini = pilihan ?? semua.find((satu) => satu.tabIndex === 0) ?? semua[0];
    semua.forEach((satu) => { satu.tabIndex = satu === kini ? 0 : -1; });
  };
  daftar.addEventListener("focusin", (kejadian) => {
    if (kejadian.target.matches("tr[data-butir]")) satukanTab(kejadian.target);
  });
  const pindah = (satu, arah) => {
    const tombol = satu.querySelector(`[data-pindah="${arah}"]`);
    if (!tombol) return;
    tujuan = satu.dataset.butir;
    htmx.ajax("POST", tombol.getAttribute("formaction"), { source: satu, target: "#daftar-butir", swap: "innerHTML" });
  };
  const tombolBaris = (kejadian, satu) => {
    if (kejadian.key === "ArrowDown" || kejadian.key === "ArrowUp") {
      kejadian.preventDefault();
      if (kejadian.altKey) pindah(satu, kejadian.key);
      else baris()[baris().indexOf(satu) + (kejadian.key === "ArrowDown" ? 1 : -1)]?.focus();
    } else if (kejadian.key === "Enter") {
      kejadian.preventDefault();
      (satu.querySelector("[data-ubah]") ?? satu.querySelector("th a")).click();
    }
  };
  const tombolFormulir = (kejadian, formulir) => {
    if (kejadian.key === "Escape") formulir.querySelector("[data-batal]")?.click();
    else if (kejadian.key === "Enter" && (kejadian.ctrlKey || kejadian.metaKey)) formulir.requestSubmit(formulir.querySelector("button.btn-primary"));
    else return;
    kejadian.preventDefault();
  };
  daftar.addEventListener("keydown", (kejadian) => {
    const formulir = kejadian.target.form ?? kejadian.target.closest("form[data-simpan]");
    if (formulir?.dataset.simpan) tombolFormulir(kejadian, formulir);
    else if (kejadian.target.matches("tr[data-butir]")) tombolBaris(kejadian, kejadian.target);
  });
  daftar.addEventListener("click", (kejadian) => {
    const tombol = kejadian.target.closest("[data-pindah]");
    if (!tombol) return;
    kejadian.preventDefault();
    pindah(barisDari(tombol), tombol.dataset.pindah);
  });

  // What is sent carries the newest mark of the item; a save on its own stays quiet once the form is being closed.
  daftar.addEventListener("submit", (kejadian) => {
    const formulir = kejadian.target;
    if (formulir.dataset.simpan) formulir.dataset.menutup = "1";
    if (formulir.dataset.simpan && !formulir.hasAttribute("hx-post")) lupakan(formulir);
  });
  daftar.addEventListener("htmx:config:request", (kejadian) => {
    const { sourceElement: formulir, sourceEvent } = kejadian.detail.ctx;
    if (formulir.dataset.menutup && sourceEvent.type === "change") kejadian.preventDefault();
  });
  daftar.addEventListener("htmx:before:request", (kejadian) => {
    const { sourceElement: formulir, request } = kejadian.detail.ctx;
    if (!formulir.dataset.simpan || request.method !== "POST") return;
    if (formulir.elements.versi) request.body.set("versi", formulir.elements.versi.value);
    formulir.dataset.diketik = "";
  });
  document.addEventListener("htmx:after:request", (kejadian) => {
    const { sourceElement: formulir, request, response } = kejadian.detail.ctx;
    if (!formulir.dataset.simpan || request.method !== "POST") return;
    delete formulir.dataset.menutup;
    if (response.status === 200 && !formulir.dataset.diketik) lupakan(formulir);
    if (response.status === 200 && request.body.has("selesai")) tujuan = formulir.dataset.simpan;
  });

  // After a save on its own: the mark, and numbers as they were understood.
  const terima = () => {
    for (const tanda of daftar.querySelectorAll(".tersimpan[data-versi]")) {
      const formulir = tanda.closest("form");
      formulir.elements.versi.value = tanda.dataset.versi;
      for (const nama of ["target", "anggaran", "sdm"]) {
        const medan = formulir.elements[nama];
        if (medan !== document.activeElement && !formulir.dataset.diketik) medan.value = tanda.dataset[nama];
      }
      delete tanda.dataset.versi;
    }
  };
  document.addEventListener("htmx:after:swap", (kejadian) => {
    const { request, response } = kejadian.detail.ctx;
    terima();
    const dikirim = request.method === "POST";
    for (const formulir of daftar.querySelectorAll("form[data-simpan]:not([data-dikenal])")) {
      formulir.dataset.dikenal = "1";
      if (!dikirim) formulir.dataset.terbuka = "1";
      pulihkan(formulir, dikirim ? ["versi", "pakai"] : []);
    }
    if (dikirim && response.status === 422 && request.submitter) daftar.querySelector("#ringkasan-salah")?.focus();
    satukanTab();
    const terbuka = dikirim ? document.getElementById("baru_tahapan") : daftar.querySelector("form[data-terbuka] [name=tahapan]");
    daftar.querySelector("form[data-terbuka]")?.removeAttribute("data-terbuka");
    if (tujuan) document.getElementById(`butir-${tujuan}`)?.focus();
    else if (response.status === 200) terbuka?.focus();
    tujuan = "";
  });

  // A page that opens again: what was typed and not sent comes back.
  for (const formulir of daftar.querySelectorAll("form[data-simpan]")) {
    formulir.dataset.dikenal = "1";
    if (!document.getElementById("ringkasan-salah") && !formulir.querySelector(".benturan")) pulihkan(formulir);
  }
  satukanTab();
  const awalan = `butir:${daftar.dataset.simpanan}:`;
  window.addEventListener("load", () => {
    for (const kunci of Object.keys(sessionStorage).filter((nama) => nama.startsWith(awalan))) {
      const tempat = document.getElementById(`butir-${kunci.slice(awalan.length)}`);
      const tautan = tempat?.querySelector("[data-ubah]");
      if (tautan) buka(tautan);
    }
  });
})();
