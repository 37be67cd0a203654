"use strict";
// Long lists to tick (komponen/form/pilihan_lipat.html): a field that filters, one stop for Tab and arrows within, a count
// that follows. Without this file the fold opens and every box is there.
(() => {
  const lengkapi = (lipat) => {
    const kotak = [...lipat.querySelectorAll("input[type=checkbox]")];
    const medan = lipat.querySelector("input[type=search]");
    if (!kotak.length || !medan) return; // a short list needs none of this
    const butir = (satu) => satu.closest("label").parentElement;
    const tampak = () => kotak.filter((satu) => !butir(satu).hidden);

    // One box can be reached by Tab: the one that had the focus last.
    const satukanTab = (pilihan) => kotak.forEach((satu) => { satu.tabIndex = satu === pilihan ? 0 : -1; });
    lipat.addEventListener("focusin", (kejadian) => {
      if (kejadian.target.type === "checkbox") satukanTab(kejadian.target);
    });

    const cocok = lipat.querySelector("[data-cocok]");
    const saring = () => {
      const kata = medan.value.toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
      for (const satu of kotak) {
        const teks = butir(satu).textContent.toLocaleLowerCase("id");
        butir(satu).hidden = !kata.every((k) => teks.includes(k));
      }
      const ada = tampak();
      cocok.textContent = kata.length ? (ada.length ? `${ada.length} pilihan cocok` : "Tidak ada pilihan yang cocok") : "";
      if (!ada.includes(kotak.find((satu) => satu.tabIndex === 0))) satukanTab(ada[0]);
    };
    medan.addEventListener("input", saring);

    const pindah = (kejadian) => {
      const ada = tampak();
      const kini = ada.indexOf(kejadian.target); // -1 in the field: down leads to the first
      const tujuan = { ArrowDown: kini + 1, ArrowUp: kini - 1, Home: kini < 0 ? undefined : 0, End: kini < 0 ? undefined : ada.length - 1 }[kejadian.key];
      if (tujuan === undefined) return false;
      if (tujuan < 0) medan.focus();
      else ada[Math.min(tujuan, ada.length - 1)]?.focus();
      return true;
    };
    lipat.addEventListener("keydown", (kejadian) => {
      if (kejadian.target !== medan && kejadian.target.type !== "checkbox") return;
      if (kejadian.key === "Enter" && kejadian.target === medan) pindah({ key: "ArrowDown", target: medan });
      else if (kejadian.key === "Escape" && !(kejadian.target === medan && medan.value)) {
        lipat.open = false;
        lipat.querySelector("summary").focus();
      } else if (!pindah(kejadian)) return;
      kejadian.preventDefault();
    });

    const jumlah = lipat.querySelector("[data-jumlah]");
    const daftar = lipat.parentElement.querySelector(":scope > [data-terpilih]");
    lipat.addEventListener("change", (kejadian) => {
      if (kejadian.target.type !== "checkbox") return;
      const terpilih = kotak.filter((satu) => satu.checked);
      if (jumlah) jumlah.textContent = terpilih.length;
      daftar?.replaceChildren(...terpilih.map((satu) => {
        const baris = document.createElement("li");
        baris.textContent = satu.closest("label").textContent.trim();
        return baris;
      }));
    });
    satukanTab(kotak[0]);
  };
  document.querySelectorAll("details[data-pilihan]").forEach(lengkapi);
})();
