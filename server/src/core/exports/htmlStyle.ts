// The styles of the page: light and dark by the reader's preference, for phones and paper. Class names do not overlap with
// the diagram's.

/** The colours are those of the diagram (`features/ladder/svg.ts`); all text has a contrast of at least 4.5:1. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--card:#f6f8fa;--ink:#1f2328;--quiet:#57606a;--rule:#d0d7de;--code:#eff2f5;
--accent:#0969da;--bad:#b3261e;--bad-soft:#fdeeed;--warn:#8a5a00;--warn-soft:#fff7dd;--good:#1a7f37;--good-soft:#e6f6ea}
@media (prefers-color-scheme:dark){:root{--paper:#0d1117;--card:#161b22;--ink:#e6edf3;--quiet:#9da7b3;--rule:#30363d;
--code:#1c2129;--accent:#58a6ff;--bad:#ff8178;--bad-soft:#2d1719;--warn:#e3b341;--warn-soft:#2a2214;--good:#56d364;--good-soft:#12261a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 'Segoe UI',system-ui,-apple-system,'DejaVu Sans',sans-serif}
header,main,footer{max-width:1080px;margin:0 auto;padding:0 24px}
header{padding-top:36px}
h1,h2,h3,p,ul,ol,figure,table{margin:0}
h1{font-size:26px;line-height:1.25;overflow-wrap:anywhere}
h2{font-size:18px;margin:40px 0 12px;padding-bottom:6px;border-bottom:1px solid var(--rule)}
h3{font-size:15px;line-height:1.4;overflow-wrap:anywhere}
.product{color:var(--accent);font-size:12px;font-weight:600;letter-spacing:.08em;text-transform:uppercase}
.totals,.aside,footer{color:var(--quiet);font-size:13px}
.aside{margin-top:10px}
.answer{margin-top:20px;padding:16px 20px;border-radius:8px;border:1px solid var(--rule);border-left:5px solid var(--rule);background:var(--card)}
.answer.good{border-left-color:var(--good);background:var(--good-soft)}
.answer.error{border-left-color:var(--bad);background:var(--bad-soft)}
.answer.warning{border-left-color:var(--warn);background:var(--warn-soft)}
.answer p+p{margin-top:8px}
.answer p{overflow-wrap:anywhere;font-size:16px}
.answer .verdict{font-size:13px;font-weight:600}
.answer.error .verdict{color:var(--bad)}
.answer.warning .verdict{color:var(--warn)}
.lines{white-space:nowrap;color:var(--quiet);font-size:12px;font-variant-numeric:tabular-nums}
.lines::before{content:'('}.lines::after{content:')'}
ul{padding-left:20px}
li{overflow-wrap:anywhere}
ul li+li{margin-top:4px}
.scroll{overflow-x:auto}
.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:6px 16px 6px 0;border-bottom:1px solid var(--rule)}
thead th{color:var(--quiet);font-size:12px;font-weight:600;white-space:nowrap}
tbody th{font-weight:400}
tr>:last-child{padding-right:0}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.when{white-space:nowrap;font-variant-numeric:tabular-nums}
.state::before{content:'';display:inline-block;width:8px;height:8px;border-radius:50%;margin-right:8px;background:var(--quiet)}
.state.succeeded::before{background:var(--good)}
.state.failed,.state.unanswered{color:var(--bad)}
.state.failed::before,.state.unanswered::before{background:var(--bad);border-radius:1px}
.state.abandoned::before{background:var(--warn);border-radius:1px}
.finding{padding:14px 18px;background:var(--card);border:1px solid var(--rule);border-left:4px solid var(--quiet);border-radius:6px}
.finding.error{border-left-color:var(--bad)}
.finding.warning{border-left-color:var(--warn)}
.finding+.finding{margin-top:12px}
.finding p{margin-top:6px;overflow-wrap:anywhere}
.severity{display:inline-block;padding:0 8px;margin-right:6px;border-radius:9px;font-size:12px;line-height:18px;font-weight:600;
background:var(--code);color:var(--quiet)}
.error .severity{background:var(--bad-soft);color:var(--bad)}
.warning .severity{background:var(--warn-soft);color:var(--warn)}
.evidence{list-style:none;padding:0;margin-top:10px}
.evidence li{padding:6px 10px;background:var(--code);border-radius:4px}
.evidence li+li{margin-top:4px}
.caption,.place{display:block;font-size:12px;color:var(--quiet);font-variant-numeric:tabular-nums}
code{font:13px/1.45 ui-monospace,'Cascadia Mono',Consolas,'DejaVu Sans Mono',monospace;overflow-wrap:anywhere}
.rule{color:var(--quiet);font-size:12px}
figure{border:1px solid var(--rule);border-radius:8px}
figure+figure{margin-top:16px}
svg{display:block;margin:0 auto}
footer{margin-top:48px;padding-top:12px;padding-bottom:36px}
footer p{border-top:1px solid var(--rule);padding-top:12px}
@media (max-width:640px){table{min-width:560px}header,main,footer{padding-left:16px;padding-right:16px}header{padding-top:20px}h1{font-size:21px}}
@media print{
@page{margin:16mm 14mm}
:root{color-scheme:light}
body{font-size:10.5pt}
header,main,footer{max-width:none;padding:0}
h2{break-after:avoid}
.answer,.finding,.evidence li,tr{break-inside:avoid}
.answer,.finding,.evidence li,.state::before,svg *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.scroll{overflow:visible}
figure{border:0}
svg{max-width:100%;height:auto}
}
`.trim();
