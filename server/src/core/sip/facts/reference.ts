// Generates docs/reference.md from the rows that the hover uses, so that the two cannot differ.

import { fillAdvice } from "./advice.ts";
import { authSchemes } from "./authSchemes.ts";
import { contentTypes } from "./contentTypes.ts";
import { sourceParts } from "./documents.ts";
import { eventPackages } from "./eventPackages.ts";
import { type Header, headerKinds, headers } from "./headers.ts";
import { hresults, hresultText } from "./hresults.ts";
import { methods } from "./methods.ts";
import { diagnosticRanges, type MsDiagnostic, msDiagnostics } from "./msDiagnostics.ts";
import { optionTags } from "./optionTags.ts";
import { parameters } from "./parameters.ts";
import { products } from "./products.ts";
import { q850Causes, reasonProtocols } from "./reasons.ts";
import { registrationEvents } from "./registrationEvents.ts";
import { codecs, cryptoSuites, sdpAttributes, sdpLines } from "./sdp.ts";
import { statusCodes } from "./statusCodes.ts";
import { warningCodes } from "./warningCodes.ts";

/** The whole page as Markdown. */
export function referencePage(): string {
	const sections = SECTIONS.map(({ title, columns, rows }) => {
		const lines = rows().map((row) => `| ${row.join(" | ")} |`);
		const head = [`| ${columns.join(" | ")} |`, `|${columns.map(() => "---").join("|")}|`];
		return [`## ${title}`, "", ...head, ...lines].join("\n");
	});
	return `${[INTRODUCTION, ...sections].join("\n\n")}\n`;
}

const INTRODUCTION = `# What the hover knows

Everything that RTCDLL Log explains under the cursor: the methods, status codes, headers, parameters, error ids and session descriptions of this product family, each with its source. \`npm run golden\` generates this page from the tables that the hover reads; do not edit it by hand.`;

interface Section {
	readonly title: string;
	readonly columns: readonly string[];
	rows(): readonly (readonly string[])[];
}

const SECTIONS: readonly Section[] = [
	{
		title: "Methods",
		columns: ["Method", "Meaning", "Source"],
		rows: () => methods.map(({ name, meaning, source }) => [code(name), cell(meaning), links(source)]),
	},
	{
		title: "Status codes",
		columns: ["Code", "Reason", "Meaning", "Source"],
		rows: () => statusCodes.map((row) => [String(row.code), cell(row.reason), cell(row.meaning), links(row.source)]),
	},
	{
		title: "Headers",
		columns: ["Header", "Short", "Kind", "Meaning", "Source"],
		rows: () =>
			(headers as readonly Header[]).map(({ name, compact, kind, meaning, source }) => [
				code(name),
				compact === undefined ? "" : code(compact),
				headerKinds[kind],
				cell(meaning),
				links(source),
			]),
	},
	{
		title: "Parameters",
		columns: ["Parameter", "In", "Meaning", "Source"],
		rows: () =>
			parameters.map((row) => [
				code(row.name === "sip.instance" ? "+sip.instance" : row.name),
				row.in.map((place) => (place === "URI" ? "addresses" : place)).join(", "),
				cell(row.meaning) + values(row.values),
				links(row.source),
			]),
	},
	named("Event packages", "Package", eventPackages),
	named("Extensions", "Option tag", optionTags),
	named("Content types", "Type", contentTypes),
	named("Sign-in schemes", "Scheme", authSchemes),
	{
		title: "ms-diagnostics",
		columns: ["Id", "Area", "Meaning", "What to check", "Source"],
		rows: () =>
			(msDiagnostics as readonly MsDiagnostic[]).map(({ id, area, meaning, check, source }) => [
				String(id),
				cell(area),
				cell(fillAdvice(meaning)),
				cell(fillAdvice(check ?? "")),
				links(source),
			]),
	},
	{
		title: "Ranges of ms-diagnostics",
		columns: ["Ids", "Area", "Source"],
		rows: () =>
			diagnosticRanges.map(({ first, last, area, source }) => [`${first} to ${last}`, cell(area), links(source)]),
	},
	{
		title: "Warning codes",
		columns: ["Code", "Text", "Meaning", "Source"],
		rows: () => warningCodes.map((row) => [String(row.code), cell(row.text), cell(row.meaning), links(row.source)]),
	},
	named("Forced sign-out", "Event", registrationEvents),
	named("Protocols of Reason", "Protocol", reasonProtocols),
	{
		title: "Causes of the telephone network (Q.850)",
		columns: ["Cause", "Name", "Meaning", "Source"],
		rows: () => q850Causes.map((row) => [String(row.cause), cell(row.name), cell(row.meaning), links(row.source)]),
	},
	{
		title: "Error codes (HRESULT)",
		columns: ["Code", "Name", "Meaning", "What to check", "Source"],
		rows: () =>
			hresults.map(({ value, name, meaning, check, source }) => [
				code(hresultText(value)),
				code(name),
				cell(meaning),
				cell(check ?? ""),
				links(source),
			]),
	},
	{
		title: "Lines of a session description",
		columns: ["Line", "Meaning", "Source"],
		rows: () => sdpLines.map(({ letter, meaning, source }) => [code(`${letter}=`), cell(meaning), links(source)]),
	},
	{
		title: "Attributes of a session description",
		columns: ["Attribute", "Meaning", "Source"],
		rows: () =>
			sdpAttributes.map((row) => [code(`a=${row.name}`), cell(row.meaning) + values(row.values), links(row.source)]),
	},
	named("Codecs", "Codec", codecs),
	named("Encryption of media", "Suite", cryptoSuites),
	{
		title: "Products",
		columns: ["Token", "Version", "Product", "Source"],
		rows: () => products.map((row) => [code(row.token), row.version || "any", cell(row.meaning), links(row.source)]),
	},
];

interface NamedRow {
	readonly name: string;
	readonly meaning: string;
	readonly source: string;
}

function named(title: string, column: string, rows: readonly NamedRow[]): Section {
	return {
		title,
		columns: [column, "Meaning", "Source"],
		rows: () => rows.map(({ name, meaning, source }) => [code(name), cell(meaning), links(source)]),
	};
}

function code(text: string): string {
	return `\`${text}\``;
}

/** Text in a table cell: escapes what would end the cell or start Markdown. */
function cell(text: string): string {
	return text.replace(/[\\|*_<>[\]]/g, "\\$&");
}

function values(known: Readonly<Record<string, string>> | undefined): string {
	const rows = Object.entries(known ?? {}).map(([value, meaning]) => `${code(value)} ${cell(meaning)}`);
	return rows.length === 0 ? "" : `: ${rows.join("; ")}`;
}

function links(source: string): string {
	return sourceParts(source)
		.map(({ text, url }) => (url ? `[${cell(text)}](${url})` : cell(text)))
		.join("; ");
}
