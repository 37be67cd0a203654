"use strict";
// Runs before the first paint: marks that scripts work and follows the system when the theme is "otomatis".
(() => {
  const akar = document.documentElement;
  akar.classList.add("js");
  if (akar.dataset.tema !== "otomatis") return;
  const gelap = window.matchMedia("(prefers-color-scheme: dark)");
  const ikuti = () => akar.setAttribute("data-bs-theme", gelap.matches ? "dark" : "light");
  ikuti();
  gelap.addEventListener("change", ikuti);
})();
