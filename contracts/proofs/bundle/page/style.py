"""How the page looks, on a screen and on A4; nothing is fetched, nothing runs."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"

STYLE = """
:root{--ink:#1f2328;--soft:#5b636d;--line:#d5d9de;--accent:#8c2f1b;--wash:#f7f5f2}
*{box-sizing:border-box}
body{font:14px/1.6 system-ui,"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",
sans-serif;color:var(--ink);max-width:76rem;margin:0 auto;padding:2rem 1.5rem 4rem;
font-variant-numeric:tabular-nums}
h1{font-size:1.6rem;line-height:1.35;margin:.2rem 0 .6rem}
h2{font-size:1.1rem;margin:2.2rem 0 .6rem;padding-bottom:.25rem;
border-bottom:2px solid var(--accent)}
.kind,.en{color:var(--soft)}.kind{color:var(--accent);font-weight:600;letter-spacing:.04em}
.en{font-size:.88em;font-weight:400}
h2 .en{margin-left:.6em}
.note{background:var(--wash);border-left:4px solid var(--accent);padding:.6rem 1rem;margin:1rem 0}
.note p{margin:.25rem 0}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}
thead th{border-bottom:2px solid var(--line);font-weight:600;white-space:nowrap}
tbody th{font-weight:600;width:14rem}
td.n{text-align:right;white-space:nowrap}td.t{white-space:nowrap}
th p,td p{margin:0}
code{font:.86em/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
del{color:var(--soft)}ins{text-decoration:none;font-weight:600}
ul{margin:.3rem 0;padding-left:1.2rem}
@page{size:A4;margin:14mm 12mm}
@media print{
body{padding:0;max-width:none;font-size:9pt;line-height:1.45}h1{font-size:16pt}
h2{margin-top:1.2rem}th,td{padding:.25rem .4rem}tbody th{width:9rem}td.t{white-space:normal}
thead{display:table-header-group}tr,.note{break-inside:avoid}h2{break-after:avoid}a{color:inherit;text-decoration:none}
}
"""
