"""Pages as they are found, small and of our own writing."""

NEWS = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>From Mumbai to Goa | The Paper</title>
<meta property="article:published_time" content="2025-07-14T23:30:00+05:30">
<style>.x{color:red}</style>
<script>var longest = "500 km"; document.write("<!--");</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>From Mumbai to Goa</h1>
<p>The couple cycled <b>90&nbsp;km</b> and ran 20 km every day &amp; slept little, from Mumbai to Goa.</p>
<p>Their first days were these, and they tell of each of them with a smile on their faces:</p>
<ul><li>Day 1: Mumbai to Alibag, 90 km ride</li><li>Day 2: Alibag to Murud, 80 km ride<li>Day 3: rest</ul>
<table><thead><tr><th>Day</th><th>Ride</th><th>Run</th></tr></thead>
<tr><td>1</td><td>90 km</td><td>20 km</td></tr><tr><td>2</td><td>80 km</td><td>21 km</td></tr></table>
<p>It rained on most of the days, and the road was long, but the friends who came along made it short.</p>
</article><!-- the longest was 500 km --><footer>Copyright of the paper</footer></body></html>"""

BLOG = """<html><head><title>Thirty days</title></head><body><div id="main"><h2>Thirty days</h2>
<div class="entry">On 1 June I began to walk 10,000 steps a day.<br>On the second day it rained.<br/>
Day 3: 12 km<br>Day 4: rest<br>Day 5: 14 km<BR>By the end of the month I had walked 400 km in all, and my shoes
had holes.</div></div></body></html>"""

DATA_ONLY = """<html><head><title>Loading</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"},
{"@type": ["NewsArticle"], "headline": "Seven marathons", "datePublished": "2026-03-01T08:00:00Z",
 "articleBody": "Anna Berg ran seven marathons in seven days.\\n\\nShe began in Oslo on 20 February."}]}</script>
</head><body><div id="root"></div><script src="app.js"></script></body></html>"""

DATA_HTML = """<html><body><script type='application/ld+json'>{"@type":"BlogPosting",
"articleBody":"<p>She ran 5&nbsp;km a day.</p><ul><li>Day 1: 5 km</li><li>Day 2: 6 km</li></ul>"}</script>
</body></html>"""

SCRIPT_ONLY = """<html><head><title>Story</title><script>window.__STATE__={"text":"They ran 500 km"}</script></head>
<body><div id="app">Loading...</div><noscript>Please enable JavaScript to run this app, 500 km.</noscript>
</body></html>"""

LOGIN = """<html><head><title>Log in</title></head><body><h1>Log in to continue reading</h1><form method="post">
<label>E-mail <input type="email"></label><label>Password <input type="password"></label><button>Log in</button></form>
<p>Forgot your password? No account yet? Sign up for free.</p></body></html>"""

CONSENT = """<html><head><title>Before you continue</title><script>go()</script></head><body><h1>Your privacy</h1>
<p>We and our partners use cookies to store information on your device and to show you content.</p>
<p>You may accept all or reject all cookies, and change your consent at any time.</p></body></html>"""

HIDDEN = """<html><body><article><h1>Ten days</h1>
<p>For ten days they cycled 60 km a day along the coast, and every evening they wrote about it in a small book.</p>
<p style="color:red; display : none">They swam 500 km.</p><div hidden><p>They rowed 500 km.</p></div>
<div class="sr-only">They flew 500 km.</div><template><p>They drove 500 km.</p></template>
<span style="visibility:hidden">500 km</span><select><option>500 km</option></select><svg><text>500 km</text></svg>
<script>"They ran 500 km"</script><style>p:after{content:"500 km"}</style><noscript>500 km</noscript>
<p class="hidden md:block">On the last day they ran the 21 km home, and their friends waited with cake and coffee.</p>
</article></body></html>"""

ENTITIES = """<html><body><article><h1>Cake &amp; kilometres</h1>
<p>Red &#x1b;[31m text &#0; and &#xD800; and &#x202e;turned&#x2069; and &#155; and \x1b]0;TITLE\x07 raw,
5 &lt; 6 &frac12; km.</p>
<p>They went on for 90&#160;km a day &mdash; every day &ndash;
until the town of Troms&oslash; came into sight at last.</p>
</article></body></html>"""
