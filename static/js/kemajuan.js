"use strict";
// The grid of a monthly report: rows save by themselves, keys lead from row to row, unsent text survives a reload. Without this file every row has its button.
(() => {
  const tabel = document.querySelector("[data-simpanan].tabel-kemajuan");
  if (!tabel) return;
  const JEDA = 400; // ms from the last change until a row is sent
  const badanDari = (elemen) => elemen.closest?.("tbody[data-butir]");
  const formulirDari = (badan) => badan.querySelector("form[data-simpan]");
  const medan = (badan) => [...badan.querySelectorAll("input[name]:not([type=hidden]):not([type=checkbox]), textarea[name]")];
  const nilai = (badan) => Object.fromEntries(medan(badan).map((satu) => [satu.name, satu.value]));

  // Text not sent yet: kept in this tab, per person, report and item, with the mark of the row as it was seen.
  const awalan = `kemajuan:${tabel.dataset.simpanan}:`;
  const kunci = (badan) => awalan + badan.dataset.butir;
  const ingat = (badan) => {
    const versi = formulirDari(badan)?.elements.versi.value;
    sessionStorage.setItem(kunci(badan), JSON.stringify({ ...nilai(badan), versi }));
  };
  const lupakan = (badan) => sessionStorage.removeItem(kunci(badan));

  const tunggu = new Map();
  const kirim = (badan) => {
    clearTimeout(tunggu.get(badan.dataset.butir));
    tunggu.delete(badan.dataset.butir);
    if (!badan.isConnected || "benturan" in badan.dataset) return;
    formulirDari(badan)?.requestSubmit();
  };
  const jadwalkan = (badan) => {
    if ("benturan" in badan.dataset) return;
    clearTimeout(tunggu.get(badan.dataset.butir));
    tunggu.set(badan.dataset.butir, setTimeout(() => kirim(badan), JEDA));
  };
  tabel.addEventListener("input", (kejadian) => {
    const badan = badanDari(kejadian.target);
    if (!badan || kejadian.target.type === "checkbox") return;
    if (tunggu.has(badan.dataset.butir)) jadwalkan(badan); // still typing
    ingat(badan);
  });
  tabel.addEventListener("change", (kejadian) => {
    const badan = badanDari(kejadian.target);
    if (badan && kejadian.target.type !== "checkbox") jadwalkan(badan);
  });

  // Keys: Enter and the arrows lead to the same column of the next row; within a text only together with Alt or Ctrl.
  const pindah = (dari, arah) => {
    const semua = [...tabel.querySelectorAll("tbody[data-butir]")];
    const tujuan = semua[semua.indexOf(badanDari(dari)) + arah]?.querySelector(`[name="${dari.name}"]`);
    tujuan?.focus();
    tujuan?.select?.();
  };
  tabel.addEventListener("keydown", (kejadian) => {
    const satu = kejadian.target;
    if (!satu.matches("input[name]:not([type=checkbox]), textarea[name]") || !badanDari(satu)) return;
    const bebas = satu.tagName === "INPUT" || kejadian.altKey || kejadian.ctrlKey;
    const arah = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[kejadian.key];
    if (arah && bebas) {
      kejadian.preventDefault();
      pindah(satu, arah);
    } else if (kejadian.key === "Escape" && satu.value !== satu.defaultValue) {
      satu.value = satu.defaultValue;
      lupakan(badanDari(satu));
    }
  });

  // A row that comes back leaves alone what was typed since it was sent; that is sent in its turn, under the new mark.
  const terkirim = new Map();
  document.addEventListener("htmx:before:request", (kejadian) => {
    const { sourceElement, request } = kejadian.detail.ctx;
    const badan = badanDari(sourceElement);
    if (!badan || request.method !== "POST") return;
    request.body.set("versi", sourceElement.elements.versi.value);
    terkirim.set(badan.dataset.butir, Object.fromEntries(medan(badan).map((satu) => [satu.name, request.body.get(satu.name)])));
  });
  const ketikanBaru = (badan) => {
    const lalu = terkirim.get(badan.dataset.butir) ?? {};
    return medan(badan).filter((satu) => satu.value.replaceAll("\n", "\r\n") !== lalu[satu.name] && satu.value !== lalu[satu.name]);
  };
  document.addEventListener("htmx:before:swap", (kejadian) => {
    const { ctx, tasks } = kejadian.detail;
    const badan = badanDari(ctx.sourceElement);
    if (!badan || ctx.request.method !== "POST" || ctx.response.status !== 200) return;
    if (!ketikanBaru(badan).length) {
      lupakan(badan);
      return;
    }
    const [baris] = tasks.splice(0, 1); // the totals come, the row stays as it is being typed
    formulirDari(badan).elements.versi.value = baris.fragment.querySelector("[name=versi]").value;
    ingat(badan);
  });
  document.addEventListener("htmx:after:swap", (kejadian) => {
    const { sourceElement, request, response } = kejadian.detail.ctx;
    const badan = badanDari(sourceElement);
    if (!badan || request.method !== "POST") return;
    if (response.status === 200 && !ketikanBaru(badan).length) {
      for (const satu of medan(badan)) if (satu !== document.activeElement) satu.value = satu.defaultValue; // as it was understood
      badan.querySelector(".dipulihkan").hidden = true;
    }
    if (response.status === 409) badan.querySelector(".baris-benturan")?.scrollIntoView({ block: "nearest" });
  });
  tabel.addEventListener("click", (kejadian) => {
    if (kejadian.target.closest("[data-batal]")) lupakan(badanDari(kejadian.target));
  });

  // A page that opens again: what was typed and not saved comes back, under the mark it was typed with.
  for (const nama of Object.keys(sessionStorage).filter((satu) => satu.startsWith(awalan))) {
    const badan = document.getElementById(`butir-${nama.slice(awalan.length)}`);
    const formulir = badan && formulirDari(badan);
    if (!formulir) continue;
    const lama = JSON.parse(sessionStorage.getItem(nama));
    const berbeda = medan(badan).filter((satu) => satu.name in lama && lama[satu.name] !== satu.value);
    if (!berbeda.length) {
      lupakan(badan);
      continue;
    }
    for (const satu of berbeda) satu.value = lama[satu.name];
    formulir.elements.versi.value = lama.versi;
    badan.querySelector(".dipulihkan").hidden = false;
  }
})();
