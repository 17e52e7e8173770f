// The ways in which logs get damaged before they reach their reader, as functions from a clean log to a damaged one.

/** A kind of damage. */
export interface Damaging {
	readonly name: string;
	/**
	 * From the innermost to the outermost: done by a person (0), by a program that shows or sends the text (1), by one that
	 * quotes or logs it (2), by one that publishes it on a page (3), by one that stores it (4). Pairs are applied in this
	 * order.
	 */
	readonly stage: 0 | 1 | 2 | 3 | 4;
	/** True if it must be undone without any difference. */
	readonly isExact?: boolean;
	readonly apply: (text: string) => string;
}

/** All kinds of damage, in table order. */
export const DAMAGINGS: readonly Damaging[] = [
	{ name: "quote", stage: 2, isExact: true, apply: (text) => eachLine(text, (line) => `> ${line}`.trimEnd()) },
	{ name: "quote twice", stage: 2, isExact: true, apply: (text) => eachLine(text, (line) => `>> ${line}`) },
	{
		name: "indent",
		stage: 2,
		isExact: true,
		apply: (text) => eachLine(text, (line) => (line === "" ? "" : `    ${line}`)),
	},
	{ name: "tab", stage: 2, isExact: true, apply: (text) => eachLine(text, (line) => `\t${line}`) },
	{
		name: "numbers",
		stage: 2,
		isExact: true,
		apply: (text) => eachLine(text, (line, number) => `${String(number).padStart(6)}\t${line}`),
	},
	{
		name: "numbers, colon",
		stage: 2,
		isExact: true,
		apply: (text) => eachLine(text, (line, number) => `${number}:${line}`),
	},
	{ name: "bullets", stage: 2, apply: (text) => eachLine(text, (line) => (line === "" ? "" : `* ${line}`)) },
	{ name: "grep", stage: 2, apply: (text) => eachLine(text, (line, number) => `RTCDLL0.log:${number}:${line}`) },
	{
		name: "syslog",
		stage: 2,
		apply: (text) =>
			eachLine(text, (line, number) => `Apr ${9 + (number % 20)} 10:${two(number)}:58 pc01 rtc[8${number}]: ${line}`),
	},
	{
		name: "chat",
		stage: 2,
		apply: (text) => eachLine(text, (line, number) => `[10:${two(number)}, 4/21/2005] Alice: ${line}`),
	},
	{ name: "entities", stage: 3, isExact: true, apply: escapeHtml },
	{ name: "no-break blanks", stage: 3, isExact: true, apply: (text) => text.replaceAll(" ", "\u00a0") },
	{ name: "double blanks", stage: 3, isExact: true, apply: (text) => text.replace(/ {2}/g, "\u00a0 ") },
	{ name: "page, pre", stage: 3, isExact: true, apply: (text) => page(`<pre class="log">\n${escapeHtml(text)}</pre>`) },
	{
		name: "page, br",
		stage: 3,
		isExact: true,
		apply: (text) => page(`<div>${eachLine(text, (line) => `${spans(escapeHtml(line))}<br>`)}</div>`),
	},
	{
		name: "page, table",
		stage: 3,
		isExact: true,
		apply: (text) =>
			page(
				`<table>\n${eachLine(text, (line, number) => `<tr>\n<td class="n">${number}</td>\n<td>${escapeHtml(line)}</td>\n</tr>`)}</table>`,
			),
	},
	{
		name: "mail, p",
		stage: 3,
		isExact: true,
		apply: (text) =>
			`<html><body lang=EN-US>${eachLine(text, (line) => `<p class=MsoNormal><span>${line.trim() === "" ? "&nbsp;" : escapeHtml(line)}<o:p></o:p></span></p>`)}</body></html>`,
	},
	{
		name: "smart tags",
		stage: 3,
		isExact: true,
		apply: (text) =>
			eachLine(text, (line) =>
				line.replace(/\b(\d+[ACF])(?=:|[0-9A-F]{4})/g, '<st1:chmetcnv w:st="on" UnitName="C">$1</st1:chmetcnv>'),
			),
	},
	{ name: "JSON", stage: 4, apply: (text) => `{"file":"RTCDLL0.log","text":${JSON.stringify(text)}}\n` },
	{ name: "quoted-printable", stage: 4, apply: quotedPrintable },
	{ name: "typography", stage: 0, apply: typography },
	{ name: "lost blanks", stage: 0, apply: (text) => text.replace(PREFIX, "$<date>$<time>$<ids>$<level>::") },
	{ name: "date and time", stage: 0, apply: (text) => text.replace(PREFIX, (prefix) => prefix.replace("|", " ")) },
	{
		name: "gained blanks",
		stage: 0,
		apply: (text) => text.replace(PREFIX, (prefix) => prefix.replace(/:(?=[\dA-F]+ )/, " : ")),
	},
	{ name: "joined headers", stage: 0, apply: joinHeaders },
	{ name: "double spaced", stage: 1, apply: (text) => text.replace(/\r?\n/g, "\n\n") },
	{ name: "trailing blanks", stage: 1, apply: (text) => text.replace(/\r?\n/g, "  \n") },
	{ name: "wrap 76", stage: 1, apply: (text) => eachLine(text, (line) => wrap(line, 76, true)) },
	{ name: "wrap 72, words", stage: 1, apply: (text) => eachLine(text, (line) => wrap(line, 72, false)) },
	{ name: "cut at 80", stage: 1, apply: (text) => eachLine(text, (line) => line.replace(/.{80}(?=.)/g, "$&\n")) },
];

/** Two kinds of damage, the inner one first; `undefined` if the combination makes no sense. */
export function pairOf(one: Damaging, other: Damaging): Damaging | undefined {
	if (one === other || one.stage > other.stage || (one.stage === other.stage && one.stage !== 2)) return undefined;
	return {
		name: `${one.name} + ${other.name}`,
		stage: other.stage,
		apply: (text) => other.apply(one.apply(text)),
	};
}

function eachLine(text: string, make: (line: string, number: number) => string): string {
	const lines = text.split(/\r?\n/);
	const last = lines.pop()!;
	return (
		lines.map((line, index) => `${make(line, index + 1)}\n`).join("") +
		(last === "" ? "" : make(last, lines.length + 1))
	);
}

function two(number: number): string {
	return String(number % 60).padStart(2, "0");
}

function escapeHtml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function page(content: string): string {
	return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>A log - Forum</title><style>pre { color: red }</style>
<script>var a = "<b>"; if (a < 2) { }</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li>Forum</li></ul></nav>
<h1>Cannot sign in</h1><p>Here is my log:</p>
${content}
</body></html>
`;
}

/** Highlighting, as a page applies it to code. */
function spans(line: string): string {
	return line
		.replace(/^([\w-]+)(?=: )/, '<span class="k">$1</span>')
		.replace(/\bsip:[\w.]+@[\w.]+/g, '<a href="$&">$&</a>');
}

function quotedPrintable(text: string): string {
	const bytes = [...new TextEncoder().encode(text.replaceAll("\r\n", "\n"))];
	let line = "";
	let made = "";
	for (const byte of bytes) {
		if (byte === 10) {
			made += `${line}\r\n`;
			line = "";
			continue;
		}
		const piece =
			byte === 61 || byte > 126 || byte < 32
				? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
				: String.fromCharCode(byte);
		if (line.length + piece.length > 75) {
			made += `${line}=\r\n`;
			line = "";
		}
		line += piece;
	}
	return made + line;
}

/** Replaces quotes, hyphens in names and the dash before an address, as a word processor does. */
function typography(text: string): string {
	return eachLine(text, (line) => {
		if (!/^[A-Za-z-]+: /.test(line)) return line.replace(/(Received|Packet) -/, "$1 \u2013");
		return line
			.replace(/(=|: |, )"/g, "$1\u201c")
			.replaceAll('"', "\u201d")
			.replace(/^[A-Za-z-]+(?=:)/, (name) => name.replaceAll("-", "\u2011"));
	});
}

const PREFIX =
	/^(?<date>\d\d\/\d\d\/\d{4}\|)?(?<time>\d\d:\d\d:\d\d\.\d{3}) (?<ids>[\dA-F]+:[\dA-F]+) (?<level>[A-Z]+) {1,2}:: /gm;

/** Puts the headers of each message on the line of its start line and leaves its body unchanged. */
function joinHeaders(text: string): string {
	const lines = text.split(/\r?\n/);
	let made = "";
	let isJoining = false;
	for (const line of lines) {
		if (/SIP\/2\.0$|:: SIP\/2\.0 \d{3}/.test(line)) {
			made += `${isJoining ? "\n" : ""}${line}`;
			isJoining = true;
		} else if (isJoining && /^[\w-]+: /.test(line)) made += ` ${line}`;
		else {
			made += `${isJoining ? "\n" : ""}${line}\n`;
			isJoining = false;
		}
	}
	return made;
}

/** Wraps at blanks, like mail programs and editors; a word longer than the width is split or kept. */
function wrap(line: string, width: number, cutsWords: boolean): string {
	if (line.length <= width) return line;
	const made: string[] = [];
	let rest = line;
	while (rest.length > width) {
		let at = rest.lastIndexOf(" ", width);
		if (at <= 0 || (cutsWords && rest.slice(at + 1).split(" ", 1)[0]!.length > width))
			at = cutsWords ? width : rest.indexOf(" ", width);
		if (at < 0) break;
		made.push(rest.slice(0, at));
		rest = rest.slice(rest.charAt(at) === " " ? at + 1 : at);
	}
	return [...made, rest].join("\n");
}
