// Host names: how to recognise them, and which ones identify nobody.

/**
 * True for a dotted name with an ending of the Internet or a local network. Excludes file names, versions and class names,
 * which contain dots too.
 */
export function looksLikeHost(text: string): boolean {
	if (text.length > LONGEST || !HOST.test(text)) return false;
	const last = text.slice(text.lastIndexOf(".") + 1).toLowerCase();
	return ENDINGS.has(last);
}

/** True for a host that identifies nobody in a log: that of a standard or schema, or the computer itself. */
export function isStandardHost(host: string): boolean {
	return STANDARD.has(host.toLowerCase());
}

/**
 * Splits a name into the labels before the domain, the registered label, and the suffix: `pool.contoso.co.uk` into `pool`,
 * `contoso` and `co.uk`. A name without dots has only the first part.
 */
export function partsOfHost(host: string): {
	readonly labels: readonly string[];
	readonly domain: string;
	readonly ending: string;
} {
	const labels = host.split(".");
	if (labels.length < 2) return { labels, domain: "", ending: "" };
	const isDouble = labels.length > 2 && /^[a-z]{2}$/i.test(labels.at(-1)!) && SECOND.has(labels.at(-2)!.toLowerCase());
	const length = isDouble ? 2 : 1;
	return {
		labels: labels.slice(0, -length - 1),
		domain: labels.at(-length - 1)!,
		ending: labels.slice(-length).join("."),
	};
}

/** True for a label that conventionally names the purpose of a host, such as `sip` and `_sipfederationtls`. */
export function isStandardLabel(label: string): boolean {
	return LABELS.has(label.toLowerCase());
}

/** True for a suffix that marks a local or reserved name (RFC 2606, RFC 6762), which is worth keeping. */
export function isSpecialEnding(ending: string): boolean {
	return SPECIAL.has(ending.toLowerCase());
}

/** RFC 1035 §2.3.4 */
const LONGEST = 255;
const HOST = /^[a-z0-9_](?:[\w-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[\w-]*[a-z0-9_])?)+$/i;

const SPECIAL = words("local localdomain lan internal intranet corp home test example invalid localhost");

const SECOND = words("ac co com edu gob gov go gv mil ne net nom or org");

const LABELS = words(
	"sip sips sipinternal sipexternal _sip _sips _tcp _udp _tls _sipinternal _sipinternaltls _sipfederationtls " +
		"lyncdiscover lyncdiscoverinternal autodiscover www",
);

const STANDARD = words(
	"localhost schemas.microsoft.com schemas.xmlsoap.org schemas.openxmlformats.org www.w3.org docs.oasis-open.org " +
		"www.iana.org ietf.org www.ietf.org tools.ietf.org purl.org tempuri.org anonymous.invalid",
);

/** Country codes, and other suffixes with many names. Excludes words that are common after a dot. */
const ENDINGS: ReadonlySet<string> = new Set([
	...SPECIAL,
	...words(
		"com net org edu gov mil int info biz name pro mobi tel cat coop jobs travel app cloud dev online site tech xyz " +
			"ac ad ae af ag ai al am ao ar at au aw az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch " +
			"ci ck cl cm cn co cr cu cv cw cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh " +
			"gi gl gm gn gp gq gr gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp " +
			"kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na " +
			"nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh " +
			"si sk sl sm sn so sr st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve " +
			"vg vi vn vu wf ws ye yt za zm zw",
	),
]);

function words(list: string): ReadonlySet<string> {
	return new Set(list.split(" "));
}
