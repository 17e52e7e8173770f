import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const json = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));

suite("language: what VS Code reads from the manifest", () => {
	const language = json("package.json").contributes.languages.find((one: { id: string }) => one.id === "rtcdll");

	test("the first line of a trace identifies the language, those of other logs do not", () => {
		const firstLine = new RegExp(language.firstLine);
		for (const line of [
			"10:38:58.520 33C:B00 INFO  :: REGISTER sip:example.com SIP/2.0",
			"10:38:58.520 33C:B00 INFO :: SIP/2.0 401 Unauthorized",
			"04/16/2013|03:17:30.168 1F68:C14 INFO :: End of Sending Packet - 192.0.2.100:5061",
			"\uFEFF04/16/2013|03:17:30.168 1F68:C14 INFO  ::",
		])
			assert.match(line, firstLine);
		for (const line of [
			"TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::01/18/2012-05:00:43.101.00005386 (SIPStack)$$begin_record",
			"2012/05/18 08:32:28.602 Service::Logon",
			"[1234] 10:38:58: text",
			"10:38:58.520 INFO started",
			"SIP/2.0 200 OK",
		])
			assert.doesNotMatch(line, firstLine);
	});

	test("every file named in the manifest exists", () => {
		const { grammars } = json("package.json").contributes;
		for (const file of [
			language.configuration,
			language.icon.light,
			language.icon.dark,
			...grammars.map(({ path }: { path: string }) => path),
		])
			assert.ok(readFileSync(join(root, file)).length > 0, file);
	});
});

suite("language: what a double click selects", () => {
	const pattern = new RegExp(json("language-configuration.json").wordPattern, "g");
	const wordAt = (line: string, piece: string): string | undefined => {
		const at = line.indexOf(piece);
		for (const word of line.matchAll(pattern)) if (word.index <= at && at < word.index + word[0].length) return word[0];
		return undefined;
	};

	const cases: [line: string, at: string, word: string][] = [
		["Call-ID: 48bbcb49bf9e@192.0.2.39", "bb", "48bbcb49bf9e@192.0.2.39"],
		["Call-ID: 48bbcb49bf9e@192.0.2.39", "all", "Call-ID"],
		["From: <sip:alice@example.com>;tag=3e49177a52;epid=c8ca638a15", "alice", "sip:alice@example.com"],
		["From: <sip:alice@example.com>;tag=3e49177a52;epid=c8ca638a15", "917", "3e49177a52"],
		["From: <sip:alice@example.com>;tag=3e49177a52;epid=c8ca638a15", "pid", "epid"],
		["Via: SIP/2.0/TLS 192.0.2.35:20323;branch=z9hG4bK-7.1", "192", "192.0.2.35:20323"],
		["Via: SIP/2.0/TLS 192.0.2.35:20323;branch=z9hG4bK-7.1", "hG4", "z9hG4bK-7.1"],
		['+sip.instance="<urn:uuid:34D859DB-6585>"', "D859", "urn:uuid:34D859DB-6585"],
		['ms-diagnostics: 4004;reason="x"', "400", "4004"],
		["10:38:58.520 33C:B00 INFO  :: text", "38", "10:38:58.520"],
		["10:38:58.520 33C:B00 INFO  :: text", "B00", "33C:B00"],
		["04/16/2013|03:17:30.168 1F68:C14 INFO :: text", "17:", "03:17:30.168"],
	];
	for (const [line, at, word] of cases) test(word, () => assert.equal(wordAt(line, at), word));
});
