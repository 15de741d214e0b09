/*
 * The pages of a PDF, each drawn when it comes near. The place is the page, in thousands, so that it is gone on with.
 */
import * as pdf from '../pdf/pdf.js';
import { still } from './reading.js';

const NEAR = '800px';
const SHARPEST = 2; /* pixels of the screen for one of the page; more would only cost memory */

function frame(page, size) {
  const canvas = document.createElement('canvas');
  canvas.className = 'player-page';
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.dataset.page = page;
  canvas.setAttribute('role', 'img');
  return canvas;
}

async function draw(paper, canvas, width) {
  const page = await paper.getPage(Number(canvas.dataset.page));
  const whole = page.getViewport({ scale: 1 });
  const scale = (width * Math.min(window.devicePixelRatio || 1, SHARPEST)) / whole.width;
  const viewport = page.getViewport({ scale });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({ canvasContext: canvas.getContext('2d'), viewport }).promise;
}

/* The page that most is seen of. */
function topmost(canvases) {
  const middle = window.innerHeight / 2;
  return canvases.find((canvas) => canvas.getBoundingClientRect().bottom > middle) ?? canvases[canvases.length - 1];
}

export async function showPages(root, { words }) {
  const { assets, place } = root.dataset;
  const list = root.querySelector('.player-pages');
  pdf.GlobalWorkerOptions.workerSrc = `${assets}/js/pdf/worker.js`;
  const paper = await pdf.getDocument({
    url: list.dataset.file,
    cMapUrl: `${assets}/js/pdf/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}/js/pdf/fonts/`,
    isEvalSupported: false,
  }).promise;
  const size = (await paper.getPage(1)).getViewport({ scale: 1 });
  const canvases = Array.from({ length: paper.numPages }, (_, at) => frame(at + 1, size));
  for (const canvas of canvases) canvas.setAttribute('aria-label', words('page', canvas.dataset.page, paper.numPages));
  list.replaceChildren(...canvases);
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      near.unobserve(entry.target);
      draw(paper, entry.target, list.clientWidth).catch(() => near.observe(entry.target));
    }
  }, { rootMargin: NEAR });
  for (const canvas of canvases) near.observe(canvas);
  if (place >= 2000) canvases[Math.min(canvases.length, Math.floor(place / 1000)) - 1].scrollIntoView();
  return still(() => Number(topmost(canvases).dataset.page) * 1000);
}
