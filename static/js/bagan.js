"use strict";
// Line charts with chart.js: values from a json_script element, labels exactly as printed, colours from the theme.
(() => {
  const WARNA = ["--grafik-1", "--grafik-2", "--grafik-3", "--grafik-4"];
  const uji = document.createElement("span"); // a canvas knows neither var() nor light-dark(): let the browser resolve them
  uji.hidden = true;
  document.body.append(uji);
  const gaya = (nama) => {
    uji.style.color = `var(${nama})`;
    return getComputedStyle(uji).color;
  };
  const bagan = [];

  const deret = (seri, nomor) => {
    const warna = gaya(WARNA[nomor % WARNA.length]);
    const target = seri.jenis === "target";
    return {
      label: seri.nama,
      data: seri.nilai,
      teks: seri.teks,
      borderColor: warna,
      backgroundColor: target ? gaya("--grafik-latar") : warna,
      borderDash: target ? [6, 5] : [],
      borderWidth: 2,
      pointStyle: target ? "rectRot" : "circle",
      pointRadius: 5,
      pointHoverRadius: 7,
      spanGaps: true,
      tension: 0,
    };
  };
  const tulisan = (titik, satuan) => {
    const teks = titik.dataset.teks?.[titik.dataIndex] ?? new Intl.NumberFormat("id-ID").format(titik.parsed.y);
    return ` ${titik.dataset.label}: ${teks}${satuan ? ` ${satuan}` : ""}`;
  };
  const pilihan = (data) => ({
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    locale: "id-ID",
    interaction: { mode: "index", intersect: false },
    scales: {
      x: { grid: { display: false }, ticks: { color: gaya("--grafik-teks") } },
      y: { grid: { color: gaya("--grafik-garis") }, border: { display: false }, ticks: { color: gaya("--grafik-teks"), maxTicksLimit: 6 }, grace: "10%" },
    },
    plugins: {
      legend: { position: "bottom", align: "start", labels: { usePointStyle: true, color: gaya("--grafik-teks") } },
      tooltip: { usePointStyle: true, callbacks: { label: (titik) => tulisan(titik, data.satuan) } },
    },
  });
  const gambar = (wadah) => {
    const sumber = document.getElementById(wadah.dataset.bagan);
    if (!sumber || !window.Chart) return;
    const data = JSON.parse(sumber.textContent);
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    bagan.push(new Chart(wadah.querySelector("canvas"), {
      type: "line",
      data: { labels: data.label, datasets: data.seri.map(deret) },
      options: pilihan(data),
    }));
    wadah.closest("figure").querySelector("details.bagan-tabel")?.removeAttribute("open");
  };
  const semua = () => {
    bagan.splice(0).forEach((b) => b.destroy());
    document.querySelectorAll("[data-bagan]").forEach(gambar);
  };
  semua();
  new MutationObserver(semua).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
})();
