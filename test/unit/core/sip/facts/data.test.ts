// The tables of facts: their columns, the values allowed in them, and that each fact is one line of its file.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fillAdvice } from "../../../../../server/src/core/sip/facts/advice.ts";

const DATA = join(import.meta.dirname, "../../../../../server/src/core/sip/facts/data");

type Row = Readonly<Record<string, unknown>>;
/** Whether a value is allowed in a column. */
type Check = (value: unknown) => boolean;

const text =
	(pattern: RegExp): Check =>
	(value) =>
		typeof value === "string" && pattern.test(value);
const oneOf =
	(...words: readonly string[]): Check =>
	(value) =>
		words.includes(value as string);
const word = text(/^\S(?:.*\S)?$/);
const empty: Check = (value) => value === "";
const either =
	(...checks: readonly Check[]): Check =>
	(value) =>
		checks.some((check) => check(value));
const listOf =
	(check: Check): Check =>
	(value) =>
		Array.isArray(value) && value.length > 0 && value.every(check);
const tableOf =
	(check: Check): Check =>
	(value) =>
		typeof value === "object" && value !== null && Object.values(value).every(check);
const count: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
const number: Check = (value) => typeof value === "number";
const yes: Check = (value) => value === true;
const yesOrNo: Check = (value) => typeof value === "boolean";
const bits = text(/^0x[0-9a-f]{8}$/);
const status: Check = (value) => count(value) && (value as number) >= 100 && (value as number) <= 699;
/** The source of the fact. */
const source = text(/^\S.{2,}\S$/);
const rfc = text(/^RFC \d{4}(?: §\d+(?:\.\d+)*)?$/);
/** A phrase with an initial capital and no full stop, which can follow "because". */
const clause: Check = (value) => text(/^[A-Z].*[^.\s]$/)(value) && isPlain(value as string);
/** A noun phrase. */
const phrase: Check = (value) => text(/^[a-z].*[^.\s]$/)(value) && isPlain(value as string);
/** Complete sentences that say what to check or do. */
const advice: Check = (value) => {
	const filled = typeof value === "string" ? fillAdvice(value) : "";
	return /^[A-Z].*[^\s]\.$/.test(filled) && !/[{}|]| {2}| [.,;]/.test(filled);
};
const availability = oneOf(
	"available",
	"available, idle",
	"busy",
	"busy, idle",
	"do not disturb",
	"be right back",
	"away",
	"offline",
);
const cause = oneOf(
	...["auth", "account", "time", "dns", "certificate", "routing", "policy", "overload", "media", "client", "other"],
);

function isPlain(meaning: string): boolean {
	return !/[<>[\]|`{}]/.test(fillAdvice(meaning));
}

interface Schema {
	/** The columns in order. One whose name ends in `?` is optional. */
	readonly columns: Readonly<Record<string, Check>>;
	/** The column by which the rows are sorted, ignoring case; omitted if the order means something else. */
	readonly ascending?: string;
}

/** The minimum number of facts in some tables, so that none gets lost. */
const AT_LEAST: Readonly<Record<string, number>> = {
	...{ statusCodes: 75, statusClasses: 6, statusMeanings: 60, methods: 17, headers: 141, warningCodes: 15 },
	...{ msDiagnostics: 198, diagnosticParameters: 60, hresults: 464, sipHresults: 47, eventPackages: 22 },
	...{ conferenceReasons: 36, iceFlags: 27, qualityLimits: 14, reasonProtocols: 4, q850Causes: 56 },
};

/** The schema of the many tables that define the meanings of names. */
const names: Schema = { columns: { name: word, meaning: clause, source }, ascending: "name" };

/** The schemas by file name. */
const SCHEMAS: Readonly<Record<string, Schema>> = {
	accessLevels: { columns: { container: count, meaning: phrase, source }, ascending: "container" },
	activityRanges: { columns: { from: count, word: availability, "activity?": phrase, source }, ascending: "from" },
	authSchemes: names,
	availabilityRanges: { columns: { from: count, word: availability, source }, ascending: "from" },
	codecs: names,
	conferenceReasons: {
		columns: { reason: word, meaning: clause, "check?": advice, cause, source },
		ascending: "reason",
	},
	contentTypes: names,
	cryptoSuites: names,
	diagnosticParameters: { columns: { name: word, meaning: phrase, shown: yesOrNo, source }, ascending: "name" },
	diagnosticRanges: { columns: { first: count, last: count, area: word, source }, ascending: "first" },
	eventPackages: names,
	headers: {
		columns: {
			name: word,
			"compact?": text(/^[a-z]$/),
			kind: oneOf(
				...["routing", "dialog", "auth", "content", "capability"],
				...["event", "identity", "diagnostic", "microsoft", "other"],
			),
			meaning: clause,
			source,
		},
		ascending: "name",
	},
	hresults: {
		columns: { value: bits, name: word, meaning: clause, "check?": advice, "daily?": yes, source },
		ascending: "value",
	},
	iceFlags: {
		columns: {
			value: bits,
			about: oneOf("local", "udp-nat", "tcp-nat", "udp-relay", "tcp-relay", "relay-allocation", "other"),
			meaning: clause,
			"check?": advice,
			"harmless?": yes,
			source,
		},
		ascending: "value",
	},
	messengerStates: { columns: { name: word, word: availability, "activity?": phrase, source }, ascending: "name" },
	methods: {
		columns: { name: text(/^[A-Z]+$/), meaning: clause, responseDue: yesOrNo, createsDialog: yesOrNo, source },
		ascending: "name",
	},
	msDiagnostics: {
		columns: {
			id: count,
			area: word,
			meaning: clause,
			"check?": advice,
			cause,
			"expected?": yes,
			"progress?": yes,
			source,
		},
		ascending: "id",
	},
	optionTags: names,
	parameters: {
		columns: {
			name: word,
			in: listOf(word),
			meaning: clause,
			"values?": tableOf(word),
			"seconds?": yes,
			source,
		},
	},
	productComments: { columns: { pattern: isPattern, meaning: word, source } },
	products: {
		columns: {
			token: word,
			version: either(empty, text(/^\d+(?:\.\d+)*$/)),
			meaning: word,
			role: oneOf("client", "server"),
			source,
		},
	},
	q850Causes: {
		columns: { cause: count, name: word, meaning: clause, "status?": status, "daily?": yes, source },
		ascending: "cause",
	},
	qualityLimits: {
		columns: {
			kind: oneOf("audio", "video", "video-sharing", "screen"),
			metric: word,
			meaning: phrase,
			limit: number,
			"below?": yes,
			unit: oneOf("", "ms", "s", "%", "MOS", "frames per second"),
			source,
		},
	},
	reasonProtocols: names,
	registrationEvents: names,
	sdpAttributes: { columns: { name: word, meaning: clause, "values?": tableOf(word), source }, ascending: "name" },
	sdpLines: { columns: { letter: text(/^[a-z]$/), meaning: clause, source } },
	sipHresults: { columns: { value: bits, name: word, status, source }, ascending: "value" },
	specifications: {
		columns: { name: text(/^MS-\w+$/), title: word, "pages?": tableOf(text(/^https:\/\/learn\.microsoft\.com\//)) },
		ascending: "name",
	},
	statusClasses: {
		columns: { digit: count, name: word, meaning: clause, treatAs: status, source: rfc },
		ascending: "digit",
	},
	statusCodes: {
		columns: {
			code: status,
			reason: word,
			meaning: clause,
			"daily?": yes,
			"dailyFor?": listOf(word),
			source: rfc,
		},
		ascending: "code",
	},
	statusMeanings: {
		columns: {
			code: status,
			"methods?": listOf(word),
			"only?": oneOf("in-dialog", "no-offer"),
			meaning: clause,
			source: rfc,
		},
	},
	warningCodes: { columns: { code: count, text: word, meaning: clause, source }, ascending: "code" },
};

suite("facts: tables", () => {
	test("each file has a schema", () => {
		assert.deepEqual(
			readdirSync(DATA).sort(),
			Object.keys(SCHEMAS)
				.map((name) => `${name}.json`)
				.sort(),
		);
	});

	for (const [name, { columns, ascending }] of Object.entries(SCHEMAS)) {
		const content = readFileSync(join(DATA, `${name}.json`), "utf8");
		const rows = JSON.parse(content) as readonly Row[];

		test(`${name}: each fact is one line, with its members in order`, () => {
			assert.equal(content, `[\n${rows.map(line).join(",\n")}\n]\n`);
			for (const row of rows) checkRow(row, columns);
			assert.ok(rows.length >= (AT_LEAST[name] ?? 1), `${rows.length} rows`);
		});

		if (ascending === undefined) continue;
		test(`${name}: ascending by ${ascending}, each once`, () => {
			const keys = rows.map((row) => key(row[ascending]));
			for (let at = 1; at < keys.length; at++)
				assert.ok(keys[at - 1]! < keys[at]!, `${keys[at - 1]} before ${keys[at]}`);
		});
	}
});

function checkRow(row: Row, columns: Schema["columns"]): void {
	const present = Object.keys(columns).filter((name) => !name.endsWith("?") || name.slice(0, -1) in row);
	assert.deepEqual(
		Object.keys(row),
		present.map((name) => name.replace("?", "")),
		line(row),
	);
	for (const name of present) {
		const value = row[name.replace("?", "")];
		assert.ok(columns[name]!(value), `${name}: ${JSON.stringify(value)}`);
	}
}

/** A value as formatted in the files: JSON with a blank inside braces and after each comma and colon. */
function line(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(line).join(", ")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${line(each)}`);
	return `{ ${members.join(", ")} }`;
}

function key(value: unknown): number | string {
	return typeof value === "number" ? value : String(value).toLowerCase();
}

function isPattern(value: unknown): boolean {
	return typeof value === "string" && new RegExp(value, "i").source === value;
}
