"use strict";
// Fetches the chart library when a chart comes near the window, not before: the table of its numbers is there already.
(() => {
  const { pustaka, bagan } = document.currentScript.dataset;
  const muat = (alamat) => new Promise((jadi, gagal) => {
    const skrip = document.createElement("script");
    Object.assign(skrip, { src: alamat, onload: jadi, onerror: gagal });
    document.head.append(skrip);
  });
  const figur = document.querySelectorAll("[data-bagan]");
  const pengamat = new IntersectionObserver((terlihat) => {
    if (!terlihat.some((satu) => satu.isIntersecting)) return;
    pengamat.disconnect();
    muat(pustaka).then(() => muat(bagan));
  }, { rootMargin: "100px" });
  figur.forEach((satu) => pengamat.observe(satu));
})();
