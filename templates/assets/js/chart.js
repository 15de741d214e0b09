/*
 * Draws each chart of the page from the table behind it; the table then folds away. See templates/widgets/chart.xsl.
 */
import * as echarts from './echarts.esm.min.js';

const style = getComputedStyle(document.documentElement);
const token = (name) => style.getPropertyValue(name).trim();
const colours = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => token(`--chart-${number}`));
const number = (text) => {
  const figure = Number.parseFloat(text.replaceAll(',', ''));
  return Number.isNaN(figure) ? null : figure;
};

/* The table as { names, series: [{ name, data }] }: the first column names, every other one is a series. */
function read(table) {
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
  return {
    names: rows.map((row) => row[0]),
    series: heads.slice(1).map((name, at) => ({ name, data: rows.map((row) => number(row[at + 1])) })),
  };
}

function picture(kind, { names, series }) {
  const text = { color: token('--ink-soft'), fontFamily: token('--sans'), fontSize: 14 };
  const common = {
    color: colours,
    textStyle: text,
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    /* drawn on the canvas: the page's security policy forbids the style that a tooltip in HTML would carry */
    tooltip: { trigger: kind === 'pie' ? 'item' : 'axis', renderMode: 'richText', confine: true },
    legend: { show: kind !== 'pie' && series.length > 1, bottom: 0, textStyle: text },
  };
  if (kind === 'pie') {
    const data = names.map((name, at) => ({ name, value: series[0].data[at] }));
    return { ...common, series: [{ type: 'pie', radius: ['45%', '70%'], data, label: { formatter: '{b} {c}' } }] };
  }
  return {
    ...common,
    grid: { left: 8, right: 16, top: 24, bottom: series.length > 1 ? 40 : 8, containLabel: true },
    xAxis: { type: 'category', data: names, axisLabel: text, axisLine: { lineStyle: { color: token('--line-strong') } } },
    yAxis: { type: 'value', axisLabel: text, splitLine: { lineStyle: { color: token('--line') } } },
    series: series.map((one) => ({
      ...one,
      type: kind,
      barMaxWidth: 36,
      symbolSize: 8,
      itemStyle: kind === 'bar' ? { borderRadius: [4, 4, 0, 0] } : {},
    })),
  };
}

for (const canvas of document.querySelectorAll('[data-chart]')) {
  const behind = canvas.parentElement.querySelector('.chart-table');
  canvas.hidden = false;
  const chart = echarts.init(canvas, null, { renderer: 'canvas' });
  chart.setOption(picture(canvas.dataset.chart, read(behind.querySelector('table'))));
  new ResizeObserver(() => chart.resize()).observe(canvas);
  behind.open = false;
}
