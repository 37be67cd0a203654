"use strict";
// Line charts with chart.js: values from a json_script element, labels exactly as printed, colours from the theme; saved
// as a picture they carry title, unit and source with them.
(() => {
  const WARNA = ["--grafik-1", "--grafik-2", "--grafik-3", "--grafik-4"];
  // Lines differ in shape as well as in colour: who sees no colours tells them apart.
  const BENTUK = { target: ["rectRot", "triangle", "rect", "star"], realisasi: ["circle", "rect", "triangle", "star"] };
  const PUTUS = [[6, 5], [2, 4], [10, 4, 2, 4], [12, 6]];
  const PERSEN = ["%", "persen"];
  const LEBAR_GAMBAR = 1200;
  const TINGGI_GAMBAR = 560;
  const uji = document.createElement("span"); // a canvas knows neither var() nor light-dark(): let the browser resolve them
  uji.hidden = true;
  document.body.append(uji);
  const gaya = (nama) => {
    uji.style.color = `var(${nama})`;
    return getComputedStyle(uji).color;
  };
  const bagan = [];

  const deret = (seri, nomor, semua) => {
    const target = seri.jenis === "target";
    const urutan = semua.slice(0, nomor).filter((s) => s.jenis === seri.jenis).length;
    // What was reached takes the first colours, on every chart the same; what was aimed at those behind.
    const muka = target ? semua.filter((s) => s.jenis !== "target").length : 0;
    const warna = gaya(WARNA[(muka + urutan) % WARNA.length]);
    return {
      label: seri.nama,
      data: seri.nilai,
      teks: seri.teks,
      borderColor: warna,
      backgroundColor: target ? gaya("--grafik-latar") : warna,
      borderDash: target ? PUTUS[urutan % PUTUS.length] : [],
      borderWidth: 2,
      pointStyle: BENTUK[target ? "target" : "realisasi"][urutan % WARNA.length],
      clip: 8, // a point on the edge of the scale is drawn whole
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
  // No room above the highest or below the lowest value that the unit has: 100 % is the top of a percentage.
  const batas = (data) => {
    const nilai = data.seri.flatMap((s) => s.nilai).filter((n) => n !== null);
    if (!nilai.length) return {};
    const [rendah, tinggi] = [Math.min(...nilai), Math.max(...nilai)];
    if (data.batas) return { min: Math.min(data.batas[0], rendah), max: Math.max(data.batas[1], tinggi) };
    const ruang = (tinggi - rendah || Math.abs(tinggi)) / 10;
    return {
      grace: "10%",
      ...(rendah >= 0 && rendah - ruang < 0 ? { min: 0 } : {}),
      ...(PERSEN.includes(data.satuan) && tinggi <= 100 && tinggi + ruang > 100 ? { max: 100 } : {}),
    };
  };
  const ringkas = new Intl.NumberFormat("id-ID", { notation: "compact", maximumFractionDigits: 1 });
  const sumbu = (data) => ({
    grid: { color: gaya("--grafik-garis") },
    border: { display: false },
    title: { display: Boolean(data.satuan), text: data.satuan, color: gaya("--grafik-teks") },
    ticks: {
      color: gaya("--grafik-teks"),
      maxTicksLimit: 6,
      ...(data.satuan === "Rp" ? { callback: (nilai) => ringkas.format(nilai) } : {}),
    },
    ...batas(data),
  });
  const pilihan = (data) => ({
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    locale: "id-ID",
    interaction: { mode: "index", intersect: false },
    scales: {
      x: { grid: { display: false }, ticks: { color: gaya("--grafik-teks") } },
      y: sumbu(data),
    },
    plugins: {
      legend: { position: "bottom", align: "start", labels: { usePointStyle: true, color: gaya("--grafik-teks") } },
      tooltip: { usePointStyle: true, callbacks: { label: (titik) => tulisan(titik, data.satuan) } },
    },
  });
  const lukis = (kanvas, data, lain = {}) => new Chart(kanvas, {
    type: "line",
    data: { labels: data.label, datasets: data.seri.map(deret) },
    options: { ...pilihan(data), ...lain },
  });
  const isi = (wadah) => {
    const sumber = document.getElementById(wadah.dataset.bagan);
    return sumber && JSON.parse(sumber.textContent);
  };
  const gambar = (wadah) => {
    const data = isi(wadah);
    if (!data || !window.Chart) return;
    Chart.defaults.font.size = 0.75 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    bagan.push(lukis(wadah.querySelector("canvas"), data));
    const figur = wadah.closest("figure");
    figur.querySelector("[data-unduh-gambar]")?.removeAttribute("hidden");
    if (!figur.dataset.terlukis) figur.querySelector("details.bagan-tabel")?.removeAttribute("open");
    figur.dataset.terlukis = "ya";
  };

  // The picture: the chart drawn anew at one size whatever the window is, between its title and its source.
  const huruf = (ukuran, tebal = 400) => `${tebal} ${ukuran}px ${Chart.defaults.font.family}`;
  const baris = (pena, teks, lebar) => teks.split(/\s+/).reduce((semua, kata) => {
    const panjang = `${semua.at(-1) ?? ""} ${kata}`.trim();
    if (semua.length && pena.measureText(panjang).width <= lebar) semua.splice(-1, 1, panjang);
    else semua.push(kata);
    return semua;
  }, []);
  const jadiGambar = (wadah) => {
    const data = isi(wadah);
    const kanvas = document.createElement("canvas");
    Object.assign(kanvas, { width: LEBAR_GAMBAR, height: TINGGI_GAMBAR });
    const semula = Chart.defaults.font.size;
    Chart.defaults.font.size = 17;
    const lukisan = lukis(kanvas, data, { responsive: false, devicePixelRatio: 2 });
    Chart.defaults.font.size = semula;
    const hasil = document.createElement("canvas");
    const pena = hasil.getContext("2d");
    const lebar = LEBAR_GAMBAR - 64;
    pena.font = huruf(26, 600);
    const judul = baris(pena, `${wadah.dataset.judul}${data.satuan ? ` (${data.satuan})` : ""}`, lebar);
    pena.font = huruf(16);
    const sumber = baris(pena, `Sumber: ${data.sumber}`, lebar);
    const atas = 40 + judul.length * 34;
    const tinggi = atas + TINGGI_GAMBAR + 24 + sumber.length * 24;
    Object.assign(hasil, { width: LEBAR_GAMBAR * 2, height: tinggi * 2 });
    pena.scale(2, 2);
    pena.fillStyle = gaya("--grafik-latar");
    pena.fillRect(0, 0, LEBAR_GAMBAR, tinggi);
    pena.fillStyle = gaya("--grafik-teks");
    pena.font = huruf(26, 600);
    judul.forEach((teks, nomor) => pena.fillText(teks, 32, 46 + nomor * 34));
    pena.drawImage(kanvas, 32, atas, lebar, (TINGGI_GAMBAR * lebar) / LEBAR_GAMBAR);
    pena.font = huruf(16);
    sumber.forEach((teks, nomor) => pena.fillText(teks, 32, atas + TINGGI_GAMBAR + 12 + nomor * 24));
    lukisan.destroy();
    return hasil;
  };
  document.addEventListener("click", (kejadian) => {
    const wadah = kejadian.target.closest("[data-unduh-gambar]")?.closest("figure").querySelector("[data-bagan]");
    if (!wadah) return;
    jadiGambar(wadah).toBlob((isiBerkas) => {
      const tautan = document.createElement("a");
      tautan.href = URL.createObjectURL(isiBerkas);
      tautan.download = `${wadah.dataset.bagan}.png`;
      tautan.click();
      setTimeout(() => URL.revokeObjectURL(tautan.href), 10000);
    });
  });
  // On paper stands a picture in the colours of the light theme: a canvas loses its drawing when the page is laid out anew.
  // It is made a little after the page stands, since printing waits for no picture.
  const cetak = (wadah) => {
    const data = isi(wadah);
    if (!data || !window.Chart) return;
    const kanvas = document.createElement("canvas");
    Object.assign(kanvas, { width: 640, height: 260 });
    uji.style.colorScheme = "light";
    const lukisan = lukis(kanvas, data, { responsive: false, devicePixelRatio: 2 });
    uji.style.colorScheme = "";
    const gambarCetak = wadah.appendChild(document.createElement("img"));
    gambarCetak.alt = "";
    gambarCetak.src = kanvas.toDataURL();
    lukisan.destroy();
  };

  const semua = () => {
    bagan.splice(0).forEach((b) => b.destroy());
    document.querySelectorAll("[data-bagan]").forEach((wadah) => {
      gambar(wadah);
      if (!wadah.querySelector("img")) setTimeout(() => wadah.querySelector("img") || cetak(wadah), 300);
    });
  };
  semua();
  document.addEventListener("htmx:after:swap", (kejadian) => kejadian.target.querySelector?.("[data-bagan]") && semua());
  new MutationObserver(semua).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
})();
