"use strict";
// Fetches the chart library when a chart comes near the window, not before: the table of its numbers is there already.
(() => {
  const { pustaka, bagan } = document.currentScript.dataset;
  const muat = (alamat) => new Promise((jadi, gagal) => {
    const skrip = document.createElement("script");
    Object.assign(skrip, { src: alamat, onload: jadi, onerror: gagal });
    document.head.append(skrip);
  });
  const pengamat = new IntersectionObserver((terlihat) => {
    if (!terlihat.some((satu) => satu.isIntersecting)) return;
    pengamat.disconnect();
    document.removeEventListener("htmx:after:swap", amati);
    muat(pustaka).then(() => muat(bagan)); // which looks after what comes later
  }, { rootMargin: "100px" });
  const amati = () => document.querySelectorAll("[data-bagan]").forEach((satu) => pengamat.observe(satu));
  amati();
  document.addEventListener("htmx:after:swap", amati);
})();
